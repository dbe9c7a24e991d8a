//! Participants and the people of their cases, to find whoever calls: by name or by number.

use std::collections::BTreeMap;

use askama::Template;
use desk::{Answer, Refusal, Visit};
use page::{Hidden, Shell};
use rules::CaseId;
use victim_file::InCase;

use crate::VictimDesk;
use crate::look::{Look, refusal};
use crate::strip::{self, say};

const A_PAGE: usize = 50;

struct Row {
    mark: String,
    path: String,
    participant: String,
    people: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "victim/cases.html")]
struct Page {
    shell: Shell,
    action: String,
    goes: String,
    hidden: Hidden,
    asked: String,
    count: String,
    /// How many files a conflict of interest leaves out, in words, and where it is written down; empty where none.
    left_out: (String, String),
    rows: Vec<Row>,
    before: String,
    after: String,
}

fn all(look: &Look<'_>) -> Result<BTreeMap<CaseId, InCase>, Refusal> {
    let found = look.desk.in_all_cases(&look.session.ring);
    let mut found = found.map_err(|refused| refusal(&refused))?;
    found.retain(|case, _| !look.kept.contains(case));
    Ok(found)
}

pub(crate) fn show(desk: &VictimDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let from = visit.query.get("from").parse().unwrap_or(0);
    list(desk, visit, "", from)
}

/// What is looked for is sent as a form, so that no name or number stands in an address.
pub(crate) fn search(desk: &VictimDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    list(desk, visit, visit.form.get("vc_find"), 0)
}

fn list(desk: &VictimDesk, visit: &Visit<'_>, asked: &str, from: usize) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let found = all(&look)?;
    let rows: Vec<_> = found
        .iter()
        .filter(|(case, found)| asked.is_empty() || found.answers(**case, asked))
        .collect();
    let row = |(case, found): &(&CaseId, &InCase)| Row {
        mark: case.to_string(),
        path: strip::file_path(&look, **case, None),
        participant: found.participant.clone(),
        people: found
            .people
            .iter()
            .map(|(person, card)| {
                let path = strip::file_path(&look, **case, Some(*person));
                (card.name.clone(), path)
            })
            .collect(),
    };
    let more = asked.is_empty() && rows.len() > from + A_PAGE;
    let to = |from: usize| look.path(&format!("/cases?from={from}"));
    let page = Page {
        shell: look.shell(&say(&look, "victim-case-cases-title")),
        action: look.path("/cases"),
        goes: look.path(crate::goes::PATH),
        hidden: Hidden::new(visit.csrf(), desk.office.once()),
        asked: asked.to_owned(),
        count: look.w().n("victim-case-found", rows.len()),
        left_out: look.visit.left_out(&look.desk.office)?,
        rows: rows.iter().skip(from).take(A_PAGE).map(row).collect(),
        before: if from > 0 {
            to(from.saturating_sub(A_PAGE))
        } else {
            String::new()
        },
        after: if more {
            to(from + A_PAGE)
        } else {
            String::new()
        },
    };
    desk::render(&page)
}
