//! A separate file that a reviewer was shown, masked: until when, how much of it, and who is to be told.
//!
//! The certification review includes a review of all applicable records (OAC 75:1-7-6(a)(3)). Read from envelopes alone, so a
//! locked desk knows whether one still runs and whom to tell.

use std::collections::BTreeSet;

use ledger::{Actor, Envelope, Filed, Matter};
use rules::{FactId, Moment, PersonNo, What};

use crate::facts::CaseFacts;

/// The fewest minutes for which a file is shown.
pub const SHORTEST: u8 = 10;
/// The most minutes.
pub const LONGEST: u8 = 60;

/// One time that a file was shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Showing {
    /// The fact that allowed it.
    pub fact: FactId,
    /// Who of the desk sat beside.
    pub by: Actor,
    /// Since when.
    pub from: Moment,
    /// It runs out then; from that second on nothing more is shown.
    pub until: Moment,
    /// When it was ended before.
    pub over: Option<Moment>,
    /// How many pages were shown.
    pub pages: usize,
}

impl Showing {
    /// Whether a page may be shown.
    #[must_use]
    pub fn runs(&self, now: Moment) -> bool {
        self.over.is_none() && now < self.until
    }
}

/// Somebody who is still to be told that their file was shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ToHear {
    /// When it was shown.
    pub at: Moment,
    /// Who is to be told.
    pub person: PersonNo,
    /// The fact that allowed it.
    pub shown: FactId,
}

/// Every time the file of a case was shown, the first in front. Envelopes of the case, in the order in which its ledgers
/// took them.
#[must_use]
pub fn showings(envelopes: &[Envelope]) -> Vec<Showing> {
    let mut all: Vec<Showing> = Vec::new();
    for each in envelopes {
        match each.matter {
            Matter::Filed(Filed::Shown { minutes, .. }) => all.push(Showing {
                fact: each.id,
                by: each.actor,
                from: each.kept,
                until: each.kept.plus(60 * i64::from(minutes)),
                over: None,
                pages: 0,
            }),
            Matter::Filed(Filed::ShownPage { shown }) => {
                if let Some(one) = all.iter_mut().find(|one| one.fact == shown) {
                    one.pages += 1;
                }
            }
            Matter::Filed(Filed::ShownOver { shown }) => {
                if let Some(one) = all.iter_mut().find(|one| one.fact == shown) {
                    one.over = one.over.or(Some(each.kept));
                }
            }
            _ => {}
        }
    }
    all
}

/// Who of a case is still to be told that it was shown, the first showing in front. Somebody whose part has ended is not
/// called because of it.
#[must_use]
pub fn to_hear(envelopes: &[Envelope]) -> Vec<ToHear> {
    let mut all: Vec<ToHear> = Vec::new();
    for each in envelopes {
        if let Matter::Filed(Filed::Shown { hear, .. }) = each.matter {
            all.extend(hear.iter().map(|person| ToHear {
                at: each.kept,
                person: PersonNo(person),
                shown: each.id,
            }));
        }
    }
    // Most cases were shown to nobody.
    if all.is_empty() {
        return all;
    }
    let mut gone: BTreeSet<FactId> = BTreeSet::new();
    let mut heard: BTreeSet<(FactId, PersonNo)> = BTreeSet::new();
    for each in envelopes {
        match each.matter {
            Matter::Rule(What::Void { fact }) => {
                gone.insert(fact);
            }
            Matter::Filed(Filed::ShownHeard { shown, person }) => {
                heard.insert((shown, person));
            }
            _ => {}
        }
    }
    let mut ended: BTreeSet<PersonNo> = BTreeSet::new();
    for each in envelopes.iter().filter(|each| !gone.contains(&each.id)) {
        match each.matter {
            Matter::Rule(What::PersonEnded { person, .. }) => {
                ended.insert(person);
            }
            Matter::Rule(What::Person { person, .. }) => {
                ended.remove(&person);
            }
            _ => {}
        }
    }
    all.retain(|each| !heard.contains(&(each.shown, each.person)) && !ended.contains(&each.person));
    all.sort();
    all
}

impl CaseFacts {
    /// Every time the file was shown to a reviewer, the first in front.
    #[must_use]
    pub fn showings(&self) -> Vec<Showing> {
        let envelopes: Vec<Envelope> = self.envelopes().copied().collect();
        showings(&envelopes)
    }

    /// Who is still to be told that it was.
    #[must_use]
    pub fn to_hear_shown(&self) -> Vec<ToHear> {
        let envelopes: Vec<Envelope> = self.envelopes().copied().collect();
        to_hear(&envelopes)
    }
}
