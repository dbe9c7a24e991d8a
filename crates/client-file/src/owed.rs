//! Reports that a court, an officer or whoever referred somebody wants by a day, read from envelopes alone.

use std::collections::BTreeSet;

use jiff::{ToSpan as _, civil::Date};
use ledger::{Envelope, Filed, Matter, Report};
use rules::{CaseId, FactId};

use crate::status::taken_back_by;

/// A report that somebody waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Owed {
    /// Of whom.
    pub case: CaseId,
    /// The fact by which it was written down.
    pub fact: FactId,
    /// Which.
    pub report: Report,
    /// By when: of one that comes again, the earliest day that is still owed.
    pub day: Date,
    /// Every how many days again; nothing where it is wanted once.
    pub every: Option<u16>,
}

impl Owed {
    /// Whether its day has passed. What is due today is in time until the day is over.
    #[must_use]
    pub fn late(&self, today: Date) -> bool {
        self.day < today
    }
}

/// The reports of one case that are still owed, the earliest day first. What was taken back as an error counts for nothing:
/// a report that was wanted is none, and one that was sent is owed again.
#[must_use]
pub fn owed(envelopes: &[Envelope]) -> Vec<Owed> {
    let gone: BTreeSet<FactId> = envelopes
        .iter()
        .filter_map(|each| taken_back_by(&each.matter))
        .collect();
    let stands: Vec<&Envelope> = envelopes
        .iter()
        .filter(|each| !gone.contains(&each.id))
        .collect();
    let still = |each: &&Envelope| {
        let Matter::Filed(Filed::ReportDue { report, day, every }) = each.matter else {
            return None;
        };
        let mut sent = BTreeSet::new();
        for answer in &stands {
            match answer.matter {
                Matter::Filed(Filed::ReportAnswered { due, day, made }) if due == each.id => {
                    if !made {
                        return None;
                    }
                    sent.insert(day);
                }
                _ => {}
            }
        }
        Some(Owed {
            case: each.case,
            fact: each.id,
            report,
            day: next(day, every, &sent)?,
            every,
        })
    };
    let mut owed: Vec<Owed> = stands.iter().filter_map(still).collect();
    owed.sort_by_key(|each| (each.day, each.fact));
    owed
}

/// The first of its days of which none was sent; nothing where there is no further one.
fn next(first: Date, every: Option<u16>, sent: &BTreeSet<Date>) -> Option<Date> {
    let mut day = first;
    while sent.contains(&day) {
        let every = every.filter(|every| *every > 0)?;
        day = day.checked_add(i64::from(every).days()).ok()?;
    }
    Some(day)
}
