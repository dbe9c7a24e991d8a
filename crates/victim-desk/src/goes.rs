//! *Whole files that go*: orders of the program desk about separate files, and what this desk's own ledger says became of them.
//!
//! The program desk gives the order and is not told when it is carried out; that stands here alone, with the
//! certificate. It says nothing of the participant's file, and opens no letter.

use askama::Template;
use desk::{Answer, Refusal, Visit};
use document::{Outgoing, Parts, Style};
use ledger::{Exactness, Position, StoreError};
use page::{Shell, when};
use program_file::{Authority, CaseBecame, CaseOrder, CaseOrders};
use victim_file::{ForWhoOrdered, Went};

use crate::VictimDesk;
use crate::look::Look;
use crate::strip::say;

/// The page.
pub(crate) const PATH: &str = "/files-that-go";
/// One order, as a page to be looked through.
pub(crate) const ONE: &str = "/files-that-go/{order}";
/// The same on paper.
pub(crate) const PDF: &str = "/files-that-go/{order}/pdf";

struct Row {
    mark: String,
    authority: String,
    became: String,
    /// The case, while something is owed for it.
    case: String,
    /// The certificate; empty where there is nothing to certify.
    one: String,
}

#[derive(Template)]
#[template(path = "victim/goes.html")]
struct Page {
    shell: Shell,
    rows: Vec<Row>,
}

#[derive(Template)]
#[template(path = "victim/goes-one.html")]
struct One {
    shell: Shell,
    /// The document, which is HTML already.
    document: String,
}

/// The orders about separate files, the newest first.
fn orders(desk: &VictimDesk) -> Result<CaseOrders, StoreError> {
    let mut all = CaseOrders::read(desk.program.as_ref())?;
    all.orders.retain(|order| {
        order.files.separate() && !matches!(order.became, CaseBecame::TakenBack(_))
    });
    Ok(all)
}

fn authority(look: &Look<'_>, order: &CaseOrder) -> String {
    match &order.authority {
        Authority::Court(court) => look.w().with(
            "case-order-court-said",
            [
                ("court", court.court.clone()),
                ("number", court.number.clone()),
                ("day", when::day(look.w(), court.day)),
            ],
        ),
        Authority::Schedule(years) => look.w().n("case-order-by-schedule", usize::from(*years)),
    }
}

pub(crate) fn show(desk: &VictimDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let all = orders(desk)?;
    let went = Went::read(desk.office.store.as_ref())?;
    let rows = all.orders.iter().map(|order| {
        let owed = desk.board.of_case(order.case).len();
        let mut row = Row {
            mark: order.case.to_string(),
            authority: authority(&look, order),
            became: String::new(),
            case: String::new(),
            one: String::new(),
        };
        row.became = match went.get(&order.fact) {
            Some(went) => {
                row.one = look.path(&ONE.replace("{order}", order.fact.as_str()));
                let at = look.at(went.at, Exactness::Second);
                look.w().with("victim-goes-gone", [("when", at)])
            }
            None if all.hold(order.case).is_some() => say(&look, "victim-goes-held"),
            None if order.waits() => say(&look, "victim-goes-waits"),
            None if owed > 0 => {
                row.case = look.path(&format!("/cases/{}", order.case));
                look.w().n("victim-goes-owed", owed)
            }
            None => match order.authority {
                Authority::Court(_) => say(&look, "victim-goes-night"),
                Authority::Schedule(_) => say(&look, "victim-goes-young"),
            },
        };
        row
    });
    let page = Page {
        rows: rows.collect(),
        shell: look.shell(&say(&look, "victim-goes-title")),
    };
    desk::render(&page)
}

/// The certificate of this desk's ledger. It may leave the house, so it does not say how long the ledger is
/// (docs/decisions/0050).
fn certificate(look: &Look<'_>) -> Result<Outgoing<ForWhoOrdered>, Refusal> {
    let desk = look.desk;
    let all = orders(desk)?;
    let mut went = Went::read(desk.office.store.as_ref())?;
    let order = all
        .find(look.visit.param("order"))
        .ok_or(Refusal::NotFound)?;
    let went = went.remove(&order.fact).ok_or(Refusal::NotFound)?;
    let mut lines = vec![
        ("victim-case-mark", order.case.to_string()),
        ("case-order-authority", authority(look, order)),
    ];
    if let Authority::Court(court) = &order.authority {
        lines.push(("case-order-text", court.text.clone()));
    }
    lines.push(("victim-goes-at", look.at(went.at, Exactness::Second)));
    let what = match order.files.participant() {
        true => "victim-goes-all",
        false => "victim-goes-words",
    };
    lines.push(("victim-goes-what", say(look, what)));
    if went.entries > 0 {
        let leaves = desk.office.store.leaves(Position(went.first), 1)?;
        let leaf = leaves.first().map(|leaf| leaf.leaf.to_string());
        lines.extend([
            ("victim-goes-entries", went.entries.to_string()),
            ("victim-goes-leaf", leaf.unwrap_or_default()),
        ]);
    }
    let title = say(look, "victim-goes-one");
    let mut parts = Parts::new();
    parts.paragraph(&desk.office.program, Style::BOLD);
    parts.heading(1, &title);
    let lines = lines.into_iter();
    parts.facts(lines.map(|(key, text)| (say(look, key), text)));
    parts.paragraph(&say(look, "victim-goes-one-said"), Style::BODY);
    Ok(Outgoing::new(went.seal(), title, parts))
}

pub(crate) fn one(desk: &VictimDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let w = look.w();
    let pdf = look.path(&PDF.replace("{order}", visit.param("order")));
    let back = [(look.path(PATH), say(&look, "victim-goes-title"))];
    let document = certificate(&look)?.on_page((w, w), &pdf, &back);
    let page = One {
        document: document.map_err(Refusal::failed)?,
        shell: look.shell(&say(&look, "victim-goes-one")),
    };
    desk::render(&page)
}

pub(crate) fn pdf(desk: &VictimDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let outgoing = certificate(&look)?;
    let written = outgoing.on_paper(look.w()).map_err(Refusal::failed)?;
    let (name, kind, bytes) = written.into_file();
    Ok(Answer::file(&name, kind, bytes))
}
