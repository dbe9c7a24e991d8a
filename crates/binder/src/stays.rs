//! The times somebody was in the program, as a reviewer counts them: each needs a contract of its own before its own first
//! session (OAC 75:25-3-4.1(a)(3)).

use jiff::civil::Date;
use ledger::Filed;
use rules::{Fact, Moment, Outcome, What};

use crate::case::Case;

/// One time in the program.
struct Stay {
    /// The acceptance; nothing where somebody attended without one.
    accepted: Option<Moment>,
    first: Option<Moment>,
    /// When it ended; nothing while it lasts, or where another acceptance followed without any leaving.
    left: Option<Moment>,
}

/// Of each time in the program whose first session was in the period and not before the program went live: the day of that
/// session, and the day of the contract of that time, whenever it was signed.
pub(crate) fn contracts(case: &Case<'_>) -> Vec<(Date, Option<Date>)> {
    let stays = stays(case);
    let signed: Vec<Moment> = case
        .filed()
        .filter(|(_, filed)| *filed == Filed::Contract)
        .map(|(each, _)| each.at)
        .collect();
    let mut found = Vec::new();
    for (place, stay) in stays.iter().enumerate() {
        let Some(first) = stay.first.map(|first| case.eyes.day(first)) else {
            continue;
        };
        let live = case.eyes.go_live.is_none_or(|day| first >= day);
        if !live || !case.eyes.period.contains(first) {
            continue;
        }
        // It may be signed before the acceptance; what was signed before the time that came before it ended is not of it.
        let before = place.checked_sub(1).and_then(|before| stays.get(before));
        let from = before.and_then(|before| before.left.or(before.accepted));
        let to = stays
            .get(place + 1)
            .and_then(|next| next.accepted.or(next.first));
        let mut signed = signed.iter().copied();
        let of =
            signed.find(|at| from.is_none_or(|from| *at > from) && to.is_none_or(|to| *at < to));
        found.push((first, of.map(|at| case.eyes.day(at))));
    }
    found
}

/// Every time in the program, the first one first. An acceptance begins one, also where nothing ended the one before; so
/// does a session of somebody whom nobody had accepted yet. One that is entered after a leaving begins none.
fn stays(case: &Case<'_>) -> Vec<Stay> {
    let facts = case.envelopes.iter().filter_map(|(_, each)| each.fact());
    let mut facts: Vec<Fact> = facts.collect();
    facts.sort_by_key(Fact::order);
    let mut stays: Vec<Stay> = Vec::new();
    let mut running = false;
    for fact in facts {
        match fact.what {
            What::Decision {
                outcome: Outcome::Accepted,
            } => {
                stays.push(Stay {
                    accepted: Some(fact.at),
                    first: None,
                    left: None,
                });
                running = true;
            }
            What::Decision {
                outcome: Outcome::Denied,
            } => running = false,
            What::Termination { .. } => {
                if let Some(stay) = stays.last_mut().filter(|_| running) {
                    stay.left = Some(fact.at);
                }
                running = false;
            }
            What::SessionAttended if running => {
                if let Some(stay) = stays.last_mut() {
                    stay.first = stay.first.or(Some(fact.at));
                }
            }
            What::SessionAttended if stays.is_empty() => {
                stays.push(Stay {
                    accepted: None,
                    first: Some(fact.at),
                    left: None,
                });
                running = true;
            }
            _ => {}
        }
    }
    stays
}
