//! What one case adds to the figures. Each addition says which duty it comes from, where it comes from one.

use std::collections::BTreeSet;

use ledger::Matter;
use rules::{
    Clause, Duty, DutyKind, Ending, How, Item, NotCounted, Outcome, PersonNo, Reason, State, What,
};

use crate::{
    Ledger,
    case::{Case, Note},
    records,
};

/// One more for a figure: of which group, which part (empty for a figure that stands alone), from which duty of the
/// case's duties of the period (the first is 0).
pub(crate) type Add<'f> = dyn FnMut(&'static str, &'static str, Option<usize>) + 'f;

/// How a duty stood, as one of [`crate::shape::STOOD`].
pub(crate) fn stood(duty: &Duty) -> &'static str {
    match (duty.state, duty.late) {
        (State::Open, true) => "overdue",
        (State::Open, false) => "open",
        (
            State::Met {
                how: How::Tried, ..
            }
            | State::Lapsed {
                how: How::Tried, ..
            },
            false,
        ) => "tried",
        (
            State::Met {
                how: How::Tried, ..
            }
            | State::Lapsed {
                how: How::Tried, ..
            },
            true,
        ) => "tried-late",
        (State::Met { .. }, false) => "told",
        (State::Met { .. }, true) => "told-late",
        (State::Lapsed { .. }, false) => "ended",
        (State::Lapsed { .. }, true) => "ended-late",
    }
}

/// The group a duty is counted in.
pub(crate) fn group(duty: &Duty) -> &'static str {
    match (duty.kind, duty.clause) {
        (DutyKind::ProviderWarning, _) => "provider",
        (DutyKind::ThreatWarning, Clause::Others) => "others",
        (DutyKind::ThreatWarning, Clause::DangerChosen) => "danger",
        (DutyKind::ThreatWarning, _) => "warning",
        (DutyKind::InitialNotification, _) => "notice",
        (DutyKind::InitialDisclosure, _) => "disclosure",
        (DutyKind::CheckIn, _) => "check-in",
        (DutyKind::EventNotice, Clause::Began) => "began",
        (DutyKind::EventNotice, _) => "left",
    }
}

/// Everything that a case adds.
pub(crate) fn count(case: &Case<'_>, add: &mut Add<'_>) {
    for (place, duty) in case.in_period().enumerate() {
        of_duty(duty, place, add);
    }
    for (session, note) in case.sessions() {
        let part = match note {
            Some(Note::No) => "no-risk",
            Some(Note::Danger) => "risk",
            Some(Note::Alone) => "risk-alone",
            None if case.note_is_owed(session) => "no-answer",
            None => "answer-due",
        };
        add("sessions", part, None);
    }
    for (_, envelope, what) in case.happened() {
        match what {
            What::Decision { outcome } => {
                let part = match outcome {
                    Outcome::Accepted => "accepted",
                    Outcome::Denied => "denied",
                };
                add("decisions", part, None);
            }
            What::Effort { .. } | What::Notice { .. } | What::ProviderNotice { .. } => {
                let day = |at| case.eyes.day(at);
                add(
                    "written",
                    written(case, day(envelope.at), day(envelope.recorded)),
                    None,
                );
                let as_said = day(envelope.kept) <= day(envelope.recorded);
                add("kept", if as_said { "as-said" } else { "after-said" }, None);
            }
            _ => {}
        }
    }
    for (ledger, each) in &case.voids {
        if case.eyes.within(each.at) {
            match ledger {
                Ledger::Victim => add("corrected-separate", "", None),
                _ => add("corrected-client", "", None),
            }
        }
    }
    if case.undecided().is_some() {
        add("undecided", "", None);
    }
    choices(case, add);
    records::count(case, add);
}

/// How long after it happened something was written down: the same day, by the next business day, or later.
fn written(
    case: &Case<'_>,
    happened: jiff::civil::Date,
    recorded: jiff::civil::Date,
) -> &'static str {
    if recorded <= happened {
        "same-day"
    } else if recorded <= case.eyes.rules.calendar.after(happened, 1) {
        "next-day"
    } else {
        "later"
    }
}

fn of_duty(duty: &Duty, place: usize, add: &mut Add<'_>) {
    add(group(duty), stood(duty), Some(place));
    let closed = match duty.state {
        State::Open => None,
        State::Met { how, .. } | State::Lapsed { how, .. } => Some(how),
    };
    if let Some(how) = closed {
        let part = match how {
            How::Told => "contact",
            How::Tried => "misses",
            How::Chose => "choice",
            How::Ended => "over",
            How::Merged => "merged",
        };
        add("closed", part, Some(place));
    }
    if duty.kind != DutyKind::InitialNotification {
        return;
    }
    for reason in &duty.because {
        let part = match reason {
            Reason::Counts { .. } => "counted",
            Reason::DoesNotCount { why, .. } => match why {
                NotCounted::Channel(_) => "other-way",
                NotCounted::Ending(_) => "dead-number",
                NotCounted::TooSoon { .. } => "too-soon",
            },
            _ => continue,
        };
        add("tries", part, Some(place));
    }
}

/// Every protected person who was in contact in the period, and whether anybody ever asked what they want.
fn choices(case: &Case<'_>, add: &mut Add<'_>) {
    let mut contacted: BTreeSet<PersonNo> = BTreeSet::new();
    for (_, _, what) in case.happened() {
        let person = match what {
            What::Inbound { person, .. } => Some(person),
            What::Effort {
                person,
                outcome: Ending::Reached,
                ..
            } => person,
            What::Notice {
                person,
                outcome: Ending::Reached,
                ..
            } => Some(person),
            _ => None,
        };
        contacted.extend(person);
    }
    let ever = |holds: &dyn Fn(What) -> bool| {
        let mut all = case.envelopes.iter();
        all.any(|(_, each)| matches!(each.matter, Matter::Rule(what) if holds(what)))
    };
    for person in contacted {
        let protected = ever(
            &|what| matches!(what, What::Person { person: whose, roles, .. } if whose == person && roles.protected()),
        );
        if !protected {
            continue;
        }
        let asked = ever(&|what| match what {
            What::Election { person: whose, .. } => whose == person,
            What::Disclosure {
                person: whose,
                items,
                declined,
            } => whose == person && items.union(declined).contains(Item::Choice),
            _ => false,
        });
        add("choice", if asked { "asked" } else { "not-asked" }, None);
    }
}
