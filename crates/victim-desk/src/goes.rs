//! *Whole files that go*: orders of the program desk about separate files, and what this desk's own ledger says became of them.
//!
//! The program desk gives the order and is not told when it is carried out; that stands here alone, with the
//! certificate. It says nothing of the participant's file, and opens no letter.

use std::collections::BTreeMap;

use askama::Template;
use desk::{Answer, Refusal, Visit};
use ledger::{Exactness, Filed, Matter, Position, StoreError, own_case};
use page::{Shell, when};
use program_file::{Authority, CaseBecame, CaseOrder, CaseOrders};
use rules::{FactId, Moment};

use crate::VictimDesk;
use crate::look::Look;
use crate::strip::say;

/// The page.
pub(crate) const PATH: &str = "/files-that-go";
/// One order, as a page to be printed.
pub(crate) const ONE: &str = "/files-that-go/{order}";

/// That an order was carried out here.
struct Went {
    at: Moment,
    first: u64,
    entries: u32,
}

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
    lines: Vec<(String, String)>,
    list: String,
}

/// What this desk's ledger says of orders.
fn went(desk: &VictimDesk) -> Result<BTreeMap<FactId, Went>, StoreError> {
    let mut went = BTreeMap::new();
    for entry in desk.office.store.case(own_case()?)?.entries {
        if let Matter::Filed(Filed::CaseGoes {
            order,
            first,
            entries,
            ..
        }) = entry.envelope.matter
        {
            let at = entry.envelope.kept;
            went.entry(order).or_insert(Went { at, first, entries });
        }
    }
    Ok(went)
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
    let (all, went) = (orders(desk)?, went(desk)?);
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
pub(crate) fn one(desk: &VictimDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let (all, mut went) = (orders(desk)?, went(desk)?);
    let order = all.find(visit.param("order")).ok_or(Refusal::NotFound)?;
    let went = went.remove(&order.fact).ok_or(Refusal::NotFound)?;
    let mut lines = vec![
        ("victim-case-mark", order.case.to_string()),
        ("case-order-authority", authority(&look, order)),
    ];
    if let Authority::Court(court) = &order.authority {
        lines.push(("case-order-text", court.text.clone()));
    }
    lines.push(("victim-goes-at", look.at(went.at, Exactness::Second)));
    let what = match order.files.participant() {
        true => "victim-goes-all",
        false => "victim-goes-words",
    };
    lines.push(("victim-goes-what", say(&look, what)));
    if went.entries > 0 {
        let leaves = desk.office.store.leaves(Position(went.first), 1)?;
        let leaf = leaves.first().map(|leaf| leaf.leaf.to_string());
        lines.extend([
            ("victim-goes-entries", went.entries.to_string()),
            ("victim-goes-leaf", leaf.unwrap_or_default()),
        ]);
    }
    let page = One {
        lines: lines
            .into_iter()
            .map(|(key, text)| (say(&look, key), text))
            .collect(),
        list: look.path(PATH),
        shell: look.shell(&say(&look, "victim-goes-one")),
    };
    desk::render(&page)
}
