//! Dangers of a case, read from envelopes alone: which of them live, who took them, how they ended and whether
//! somebody else has looked at that.

use std::collections::HashSet;

use jiff::{civil::Date, tz::TimeZone};
use ledger::{Actor, Envelope, Exactness, Filed, Matter};
use rules::{Calendar, FactId, Moment, Numbers, PersonNo, Targets, What};

/// A threat that counts, and what became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Danger {
    /// Its fact.
    pub threat: FactId,
    /// Since when it is known, as claimed.
    pub at: Moment,
    /// How exactly that is known.
    pub exactness: Exactness,
    /// When its ledger took it.
    pub kept: Moment,
    /// Toward whom or what.
    pub toward: Targets,
    /// Persons in danger, by number.
    pub named: Numbers,
    /// The person of the case it was learned from.
    pub source: Option<PersonNo>,
    /// Who took it last, and when: no further alarm goes out.
    pub took: Option<(Actor, Moment)>,
    /// How it ended; nothing while it lives.
    pub end: Option<End>,
}

/// The end of a danger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct End {
    /// Its fact.
    pub fact: FactId,
    /// When the danger was over, as claimed.
    pub at: Moment,
    /// When that was written down.
    pub kept: Moment,
    /// By whom.
    pub actor: Actor,
    /// Which other account has looked at it, and when.
    pub seen: Option<(Actor, Moment)>,
}

impl Danger {
    /// Whether it has not ended.
    #[must_use]
    pub const fn lives(&self) -> bool {
        self.end.is_none()
    }

    /// Its end, where no second person has looked at it.
    #[must_use]
    pub fn unseen(&self) -> Option<End> {
        self.end.filter(|end| end.seen.is_none())
    }
}

impl End {
    /// The first day on which a second person is to have looked: the next business day after it was written down.
    #[must_use]
    pub fn look_on(&self, calendar: &Calendar, zone: &TimeZone) -> Date {
        calendar.next_open(Calendar::days_later(self.kept.day(zone), 1))
    }
}

/// Every danger of a case that counts, the earliest first. Envelopes of all three ledgers, in any order.
#[must_use]
pub fn dangers(envelopes: &[Envelope]) -> Vec<Danger> {
    let is_threat = |each: &&Envelope| matches!(each.matter, Matter::Rule(What::Threat { .. }));
    // Most cases have none.
    if !envelopes.iter().any(|each| is_threat(&each)) {
        return Vec::new();
    }
    // Looked up once: a case that was lived with for years has many facts.
    let gone: HashSet<FactId> = envelopes
        .iter()
        .filter_map(|each| match each.matter {
            Matter::Rule(What::Void { fact }) => Some(fact),
            _ => None,
        })
        .collect();
    let mut dangers: Vec<Danger> = envelopes
        .iter()
        .filter_map(|each| danger(each, envelopes))
        .filter(|danger| !gone.contains(&danger.threat))
        .collect();
    for each in envelopes {
        let Matter::Rule(What::ThreatEnded { about }) = each.matter else {
            continue;
        };
        if gone.contains(&each.id) {
            continue;
        }
        let known = |danger: &&mut Danger| danger.threat == about && danger.at <= each.at;
        let Some(danger) = dangers.iter_mut().find(known) else {
            continue;
        };
        // Of two ends, which only a file can bring, the first one ended it.
        if danger.end.is_none_or(|end| each.at < end.at) {
            danger.end = Some(End {
                fact: each.id,
                at: each.at,
                kept: each.kept,
                actor: each.actor,
                seen: seen(each, envelopes),
            });
        }
    }
    dangers.sort_by_key(|danger| (danger.at, danger.threat));
    dangers
}

fn danger(envelope: &Envelope, all: &[Envelope]) -> Option<Danger> {
    let Matter::Rule(What::Threat {
        toward,
        named,
        source,
    }) = envelope.matter
    else {
        return None;
    };
    let took = Matter::Filed(Filed::TookDanger {
        threat: envelope.id,
    });
    let took = all.iter().filter(|each| each.matter == took);
    Some(Danger {
        threat: envelope.id,
        at: envelope.at,
        exactness: envelope.exactness,
        kept: envelope.kept,
        toward,
        named,
        source,
        // At the same instant the one that was taken later stands.
        took: took
            .max_by_key(|each| each.kept)
            .map(|each| (each.actor, each.kept)),
        end: None,
    })
}

/// Who looked at an end first, of those who did not write it down themselves.
fn seen(end: &Envelope, all: &[Envelope]) -> Option<(Actor, Moment)> {
    let looked = Matter::Filed(Filed::SeenBySecond { end: end.id });
    let others = all
        .iter()
        .filter(|each| each.matter == looked && each.actor != end.actor);
    others
        .min_by_key(|each| each.kept)
        .map(|each| (each.actor, each.kept))
}
