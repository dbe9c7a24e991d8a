//! A binder: the whole, and each of its clauses.

use askama::Template;
use binder::{
    Audience,
    shape::{Letter, SHAPES, Side},
};
use desk::{Answer, Refusal, Visit, render};
use page::{Hidden, Shell};

use crate::{
    ReviewDesk,
    document::{self, ClauseSheet, Format, Sheet, squares},
};

#[derive(Template)]
#[template(path = "review/binder.html")]
struct Overview {
    shell: Shell,
    sheet: Sheet,
    /// Where figures are.
    links: String,
    nav: Vec<ClauseLink>,
    code: Option<(String, i32)>,
    files: String,
    hidden: Hidden,
    formats: Vec<&'static str>,
}

#[derive(Template)]
#[template(path = "review/clause.html")]
struct OneClause<'a> {
    shell: Shell,
    sheet: &'a Sheet,
    clause: &'a ClauseSheet,
    links: String,
    nav: Vec<ClauseLink>,
}

/// A clause in the list beside each page.
pub(super) struct ClauseLink {
    pub(super) path: String,
    pub(super) clause: String,
    pub(super) title: String,
    pub(super) verdict: String,
    pub(super) current: bool,
}

fn nav(desk: &ReviewDesk, mark: &str, sheet: &Sheet, here: Option<Letter>) -> Vec<ClauseLink> {
    let all = sheet.clauses.iter();
    all.map(|each| ClauseLink {
        path: desk
            .office
            .path(&format!("/binders/{mark}/clauses/{}", each.letter.word())),
        clause: each.clause.clone(),
        title: each.title.clone(),
        verdict: each.verdict_said.clone(),
        current: here == Some(each.letter),
    })
    .collect()
}

pub(crate) fn overview(desk: &ReviewDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let (mark, binder) = desk.binder(visit)?;
    let w = &visit.words;
    let sheet = Sheet::of(&binder, w);
    let shell = desk.binder_shell(visit, &mark, &sheet, w.t("binder-heading"));
    let base = desk.office.path(&format!("/binders/{mark}"));
    render(&Overview {
        nav: nav(desk, &mark, &sheet, None),
        links: format!("{base}/figures/"),
        code: squares(&sheet.pinned.join("\n")),
        files: format!("{base}/files"),
        hidden: Hidden::new(visit.csrf(), desk.office.once()),
        formats: Format::ALL.iter().map(|each| each.word()).collect(),
        sheet,
        shell,
    })
}

pub(crate) fn clause(desk: &ReviewDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let letter = Letter::from_word(visit.param("clause")).ok_or(Refusal::NotFound)?;
    let (mark, binder) = desk.binder(visit)?;
    let w = &visit.words;
    let sheet = Sheet::of(&binder, w);
    let clause = sheet.clauses.iter().find(|each| each.letter == letter);
    let clause = clause.ok_or(Refusal::NotFound)?;
    let title = w.with("binder-clause-title", [("clause", &clause.clause)]);
    render(&OneClause {
        shell: desk.binder_shell(visit, &mark, &sheet, &title),
        links: desk.office.path(&format!("/binders/{mark}/figures/")),
        nav: nav(desk, &mark, &sheet, Some(letter)),
        clause,
        sheet: &sheet,
    })
}

/// The binder as a file to save. Its name says nothing of the program.
pub(crate) fn file(desk: &ReviewDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let format = Format::from_word(visit.form.get("format")).ok_or(Refusal::NotFound)?;
    let (_, binder) = desk.binder(visit)?;
    // Whatever is not said to stay is made to leave.
    let audience = match visit.form.get("for") {
        "review" => Audience::Review,
        _ => Audience::Outside,
    };
    let binder = match audience {
        Audience::Review => binder,
        Audience::Outside => binder.outside(),
    };
    let bytes = document::write(&binder, format, &visit.words).map_err(Refusal::failed)?;
    let name = format!("binder-{}.{}", audience.word(), format.word());
    Ok(Answer::file(&name, format.content_type(), bytes))
}

/// In whose files a figure's facts stand, by the figure's number: `c4`.
pub(super) fn side_of(mark: &str) -> Option<Side> {
    let shapes = SHAPES.iter().enumerate();
    shapes
        .flat_map(|(place, shape)| {
            let first = binder::shape::first_number(place);
            let lines = 1 + shape.parts.len();
            (0..lines).map(move |line| (first, line, shape))
        })
        .find(|(first, line, shape)| {
            let number = usize::try_from(*first).unwrap_or(0) + line;
            format!("{}{number}", shape.clause.word()) == mark
        })
        .map(|(_, _, shape)| shape.side)
}
