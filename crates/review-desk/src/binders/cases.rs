//! What is behind a figure: cases by their labels, and each of them.

use std::collections::BTreeSet;

use askama::Template;
use binder::{Binder, ParticipantCase, SeparateCase, shape::Side};
use desk::{Answer, Refusal, Visit, render, render_with};
use page::{Shell, Words};

use super::{
    mark::{MarksView, said},
    show::{saved, side_of},
};
use crate::{
    ReviewDesk,
    document::{CaseView, Sheet, duties, participant},
    marks::About,
};

/// So many stand on a page.
const MOST: usize = 50;

#[derive(Template)]
#[template(path = "review/cases.html")]
struct List {
    shell: Shell,
    heading: String,
    said: String,
    columns: Vec<String>,
    rows: Vec<Line>,
    /// What a figure of the program was counted from.
    facts: Vec<String>,
    /// What is said where there is nothing.
    none: &'static str,
    before: String,
    after: String,
}

/// One case in a list.
struct Line {
    label: String,
    path: String,
    cells: Vec<String>,
}

#[derive(Template)]
#[template(path = "review/case.html")]
struct One {
    shell: Shell,
    case: CaseView,
    marks: MarksView,
    /// Whether reasons stand open.
    open: bool,
}

pub(crate) fn separate(desk: &ReviewDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let (mark, binder) = desk.binder(visit)?;
    let heading = visit.words.t("binder-separate").to_owned();
    list(desk, visit, &mark, &binder, Side::Separate, heading, None)
}

pub(crate) fn participants(desk: &ReviewDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let (mark, binder) = desk.binder(visit)?;
    let heading = visit.words.t("binder-participants").to_owned();
    list(
        desk,
        visit,
        &mark,
        &binder,
        Side::Participant,
        heading,
        None,
    )
}

pub(crate) fn figure(desk: &ReviewDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let asked = visit.param("figure");
    let side = side_of(asked).ok_or(Refusal::NotFound)?;
    let (mark, binder) = desk.binder(visit)?;
    let w = &visit.words;
    let sheet = Sheet::of(&binder, w);
    let mut rows = sheet.clauses.iter().flat_map(|clause| &clause.rows);
    let row = rows
        .find(|row| row.mark == asked)
        .ok_or(Refusal::NotFound)?;
    let labels: BTreeSet<String> = row.behind.iter().map(|each| each.label.clone()).collect();
    let only = Only {
        labels,
        facts: row.facts.clone(),
    };
    let heading = w.with(
        "binder-figure",
        [("number", &row.mark), ("text", &row.text)],
    );
    list(desk, visit, &mark, &binder, side, heading, Some(&only))
}

/// What stands behind a figure.
struct Only {
    labels: BTreeSet<String>,
    facts: Vec<String>,
}

/// A list of one side's files, or of those alone that are asked for; of the program's figures what they were counted from.
fn list(
    desk: &ReviewDesk,
    visit: &Visit<'_>,
    mark: &str,
    binder: &Binder,
    side: Side,
    heading: String,
    only: Option<&Only>,
) -> Result<Answer, Refusal> {
    let w = &visit.words;
    let sheet = Sheet::of(binder, w);
    let base = desk.office.path(&format!("/binders/{mark}"));
    let asked = |label: &str| only.is_none_or(|only| only.labels.contains(label));
    let marks = desk.marks(visit, mark)?;
    let found = |about: &About| match marks.stands(about) {
        Some(mark) => said(w, about, mark.said),
        None => w.t("mark-none").to_owned(),
    };
    let (rows, columns): (Vec<Line>, _) = match side {
        Side::Participant => {
            let all = binder.participants.iter().filter(|case| asked(&case.label));
            let path = |case: &ParticipantCase| format!("{base}/participants/{}", case.label);
            let lines = all.map(|case| Line {
                label: case.label.clone(),
                path: path(case),
                cells: vec![
                    participant(case, w).lines.join("; "),
                    found(&About::Participant(case.label.clone())),
                ],
            });
            let columns = ["binder-column-what", "mark-column"].as_slice();
            (lines.collect(), columns)
        }
        Side::Separate => {
            let all = binder.separate.iter().filter(|case| asked(&case.label));
            let lines = all.map(|case| Line {
                label: case.label.clone(),
                path: format!("{base}/separate/{}", case.label),
                cells: {
                    let mut cells = cells(case, w);
                    cells.push(found(&About::Separate(case.label.clone())));
                    cells
                },
            });
            let columns = ["binder-column-due", "binder-column-stood", "mark-column"].as_slice();
            (lines.collect(), columns)
        }
        // Nobody's case stands behind what the program itself has.
        Side::Program => (Vec::new(), [].as_slice()),
    };
    let total = rows.len();
    let page: usize = visit.query.get("page").parse().unwrap_or(1_usize).max(1);
    let skip = (page - 1).saturating_mul(MOST);
    let at = |page: usize| format!("{}?page={page}", visit.request.path);
    let title = match only {
        Some(only) if !only.facts.is_empty() => w.t("binder-behind-program"),
        Some(_) => w.t("binder-behind"),
        None if side == Side::Participant => w.t("binder-participants"),
        None => w.t("binder-separate"),
    };
    render(&List {
        shell: desk.binder_shell(visit, mark, &sheet, title),
        heading,
        said: match side {
            Side::Separate => w.t("binder-separate-said").to_owned(),
            Side::Participant | Side::Program => String::new(),
        },
        columns: columns.iter().map(|key| w.t(key).to_owned()).collect(),
        facts: only.map_or_else(Vec::new, |only| only.facts.clone()),
        none: match side {
            Side::Program => "binder-behind-nothing",
            Side::Participant | Side::Separate => "binder-behind-none",
        },
        rows: rows.into_iter().skip(skip).take(MOST).collect(),
        before: if page > 1 {
            at(page - 1)
        } else {
            String::new()
        },
        after: if skip + MOST < total {
            at(page + 1)
        } else {
            String::new()
        },
    })
}

/// How many duties of a case were due, and how they stood, in words.
fn cells(case: &SeparateCase, w: &Words) -> Vec<String> {
    let mut stood: Vec<(String, usize)> = Vec::new();
    for duty in &case.duties {
        let text = w.t(&format!("binder-part-{}", duty.stood)).to_owned();
        match stood.iter_mut().find(|(known, _)| *known == text) {
            Some((_, count)) => *count += 1,
            None => stood.push((text, 1)),
        }
    }
    let stood: Vec<String> = stood
        .into_iter()
        .map(|(text, count)| w.with2("binder-stood-count", &("count", count), &("text", text)))
        .collect();
    vec![case.duties.len().to_string(), stood.join("; ")]
}

pub(crate) fn one_separate(desk: &ReviewDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let about = About::Separate(visit.param("label").to_owned());
    one(desk, visit, &about, None)
}

pub(crate) fn one_participant(desk: &ReviewDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let about = About::Participant(visit.param("label").to_owned());
    one(desk, visit, &about, None)
}

/// A file with what was found in it, and what is wrong with what was typed.
pub(super) fn one(
    desk: &ReviewDesk,
    visit: &Visit<'_>,
    about: &About,
    wrong: Option<(&'static str, String)>,
) -> Result<Answer, Refusal> {
    let (mark, binder) = desk.binder(visit)?;
    let w = &visit.words;
    let (case, title) = match about {
        About::Separate(label) => {
            let mut all = binder.separate.iter();
            let case = all.find(|case| case.label == *label);
            (case.map(|case| duties(case, w)), "binder-one-separate")
        }
        About::Participant(label) => {
            let mut all = binder.participants.iter();
            let case = all.find(|case| case.label == *label);
            (
                case.map(|case| participant(case, w)),
                "binder-one-participant",
            )
        }
        About::Clause(_) => (None, ""),
    };
    let case = case.ok_or(Refusal::NotFound)?;
    let sheet = Sheet::of(&binder, w);
    let mut shell = desk.binder_shell(visit, &mark, &sheet, w.t(title));
    shell.notice = saved(visit);
    let status = if wrong.is_some() { 422 } else { 200 };
    if let Some((field, said)) = wrong {
        shell.problems.add(field, said);
    }
    let page = One {
        shell,
        marks: desk.marks_view(visit, &mark, &binder, about)?,
        case,
        open: false,
    };
    render_with(status, &page)
}
