//! A binder: the whole, and each of its clauses.

use askama::Template;
use binder::{
    Audience,
    shape::{Letter, SHAPES, Side},
};
use desk::{Answer, Refusal, Visit, render, render_with};
use page::{Hidden, Notice, Shell};

use crate::{
    ReviewDesk,
    document::{self, ClauseSheet, Format, Notes, Sheet, squares},
    marks::{About, Progress},
};

use super::mark::MarksView;

#[derive(Template)]
#[template(path = "review/binder.html")]
struct Overview {
    shell: Shell,
    sheet: Sheet,
    /// Where figures are.
    links: String,
    nav: Vec<ClauseLink>,
    /// Each text with its picture.
    pinned: Vec<(String, Option<(String, i32)>)>,
    /// How far the review has come, a sentence each.
    progress: Vec<String>,
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
    marks: MarksView,
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
    let mut shell = desk.binder_shell(visit, &mark, &sheet, w.t("binder-heading"));
    shell.notice = saved(visit);
    let marks = desk.marks(visit, &mark)?;
    let base = desk.office.path(&format!("/binders/{mark}"));
    render(&Overview {
        nav: nav(desk, &mark, &sheet, None),
        progress: super::mark::progress(w, Progress::of(&binder, &marks)),
        links: format!("{base}/figures/"),
        pinned: sheet
            .pinned
            .iter()
            .map(|text| (text.clone(), squares(text)))
            .collect(),
        files: format!("{base}/files"),
        hidden: Hidden::new(visit.csrf(), desk.office.once()),
        formats: Format::ALL.iter().map(|each| each.word()).collect(),
        sheet,
        shell,
    })
}

pub(crate) fn clause(desk: &ReviewDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let letter = Letter::from_word(visit.param("clause")).ok_or(Refusal::NotFound)?;
    clause_with(desk, visit, letter, None)
}

/// That something was saved, where the form before said so.
pub(super) fn saved(visit: &Visit<'_>) -> Option<Notice> {
    visit.query.has("done").then(|| Notice {
        text: visit.words.t("mark-saved").to_owned(),
        next: String::new(),
        undo: None,
    })
}

/// The same, with what is wrong with what was typed.
pub(super) fn clause_with(
    desk: &ReviewDesk,
    visit: &Visit<'_>,
    letter: Letter,
    wrong: Option<(&'static str, String)>,
) -> Result<Answer, Refusal> {
    let (mark, binder) = desk.binder(visit)?;
    let w = &visit.words;
    let sheet = Sheet::of(&binder, w);
    let clause = sheet.clauses.iter().find(|each| each.letter == letter);
    let clause = clause.ok_or(Refusal::NotFound)?;
    let title = w.with("binder-clause-title", [("clause", &clause.clause)]);
    let mut shell = desk.binder_shell(visit, &mark, &sheet, &title);
    shell.notice = saved(visit);
    let status = if wrong.is_some() { 422 } else { 200 };
    if let Some((field, said)) = wrong {
        shell.problems.add(field, said);
    }
    let page = OneClause {
        shell,
        marks: desk.marks_view(visit, &mark, &binder, &About::Clause(letter))?,
        links: desk.office.path(&format!("/binders/{mark}/figures/")),
        nav: nav(desk, &mark, &sheet, Some(letter)),
        clause,
        sheet: &sheet,
    };
    render_with(status, &page)
}

/// The binder as a file to save. Its name says nothing of the program.
pub(crate) fn file(desk: &ReviewDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let format = Format::from_word(visit.form.get("format")).ok_or(Refusal::NotFound)?;
    let (mark, binder) = desk.binder(visit)?;
    // Whatever is not said to stay is made to leave.
    let audience = match visit.form.get("for") {
        "review" => Audience::Review,
        _ => Audience::Outside,
    };
    // What reviewers wrote goes with a binder for the review, and with no other.
    let (binder, notes) = match audience {
        Audience::Review => {
            let notes = desk.notes(visit, &mark, &binder)?;
            (binder, notes)
        }
        Audience::Outside => (binder.outside(), Notes::default()),
    };
    let written = document::write_with(&binder, &notes, format, &visit.words);
    let written = written.map_err(Refusal::failed)?;
    let (name, kind, bytes) = written.into_file();
    Ok(Answer::file(&format!("binder-{name}"), kind, bytes))
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
