//! What somebody was told and was then taken back in the participant's file: they are to be told that too.
//!
//! No duty asks for it (contract, section 1): it stands beside the duties until they were told, or it was written down
//! why not. Read from envelopes alone, so a locked desk knows it.

use std::collections::BTreeSet;

use ledger::{Envelope, Filed, Matter};
use rules::{Ending, FactId, Item, Moment, PersonNo, What};

use crate::facts::CaseFacts;

/// Something that a person was told and that was recorded in error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Retraction {
    /// Who is to be told.
    pub person: PersonNo,
    /// When it was taken back.
    pub since: Moment,
    /// The fact by which it was.
    pub void: FactId,
    /// What was taken back.
    pub fact: FactId,
    /// When they were told of it last.
    pub told: Moment,
}

/// What was told of and then taken back.
#[derive(Clone, Copy)]
enum About {
    /// A danger, a session, a leaving: told by a notice.
    Event,
    /// The decision: told by any contact.
    Decision,
    /// What the assessment found: told as such.
    Assessment,
}

/// Everything of a case that is still to be told so, the first taken back in front. Envelopes of all three ledgers, each
/// ledger's in the order in which it took them.
#[must_use]
pub fn to_retract(envelopes: &[Envelope]) -> Vec<Retraction> {
    let voids: Vec<(&Envelope, FactId)> = envelopes
        .iter()
        .filter_map(|each| match each.matter {
            Matter::Rule(What::Void { fact }) => Some((each, fact)),
            _ => None,
        })
        .collect();
    // Most cases have none.
    if voids.is_empty() {
        return Vec::new();
    }
    let gone: BTreeSet<FactId> = voids.iter().map(|(_, fact)| *fact).collect();
    let mut ended: BTreeSet<PersonNo> = BTreeSet::new();
    let mut heard: BTreeSet<(FactId, PersonNo)> = BTreeSet::new();
    for each in envelopes.iter().filter(|each| !gone.contains(&each.id)) {
        match each.matter {
            Matter::Rule(What::PersonEnded { person, .. }) => {
                ended.insert(person);
            }
            Matter::Rule(What::Person { person, .. }) => {
                ended.remove(&person);
            }
            Matter::Filed(Filed::RetractionTold { void, person }) => {
                heard.insert((void, person));
            }
            _ => {}
        }
    }
    let mut all: Vec<Retraction> = Vec::new();
    for (void, fact) in voids {
        let Some(there) = envelopes.iter().find(|each| each.id == fact) else {
            continue;
        };
        let about = match there.matter {
            Matter::Rule(
                What::Threat { .. } | What::SessionAttended | What::Termination { .. },
            ) => About::Event,
            Matter::Rule(What::Decision { .. }) => About::Decision,
            Matter::Rule(What::Assessment { .. }) => About::Assessment,
            // What was written down about calls told nobody anything.
            _ => continue,
        };
        let told = envelopes.iter().filter(|each| {
            !gone.contains(&each.id) && each.kept <= void.kept && each.at >= there.at
        });
        for (person, told) in told.filter_map(|each| tells(each, fact, about)) {
            if ended.contains(&person) || heard.contains(&(void.id, person)) {
                continue;
            }
            let one = Retraction {
                person,
                since: void.kept,
                void: void.id,
                fact,
                told,
            };
            match all
                .iter_mut()
                .find(|each| (each.person, each.void) == (person, void.id))
            {
                Some(each) => each.told = each.told.max(told),
                None => all.push(one),
            }
        }
    }
    all.sort_by_key(|each| (each.since, each.person, each.void));
    all
}

/// Whom an entry told of it, and when.
fn tells(each: &Envelope, fact: FactId, about: About) -> Option<(PersonNo, Moment)> {
    let Matter::Rule(what) = each.matter else {
        return None;
    };
    let reached = Ending::Reached;
    let person = match (about, what) {
        (
            About::Event,
            What::Notice {
                person,
                about,
                outcome,
                ..
            },
        ) => (about == fact && outcome == reached).then_some(person),
        (About::Decision, What::Inbound { person, .. }) => Some(person),
        (
            About::Decision,
            What::Effort {
                person: Some(person),
                outcome,
                ..
            }
            | What::Notice {
                person, outcome, ..
            },
        ) => (outcome == reached).then_some(person),
        (About::Assessment, What::Disclosure { person, items, .. }) => {
            let found = [Item::AssessmentResults, Item::Concerns, Item::Lethality];
            found
                .into_iter()
                .any(|item| items.contains(item))
                .then_some(person)
        }
        _ => None,
    };
    person.map(|person| (person, each.at))
}

impl CaseFacts {
    /// What of the case is still to be told as taken back.
    #[must_use]
    pub fn to_retract(&self) -> Vec<Retraction> {
        let envelopes: Vec<Envelope> = self.envelopes().copied().collect();
        to_retract(&envelopes)
    }
}
