//! How far a participant has come, read from envelopes alone.

use std::collections::BTreeSet;

use jiff::tz::TimeZone;
use ledger::{Envelope, Exactness, Filed, Matter, Standing};
use rules::{Fact, FactId, Leaving, Moment, Outcome, What};

/// When something happened, and how exactly that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Since {
    /// The instant.
    pub at: Moment,
    /// Whether only the day is known.
    pub exactness: Exactness,
}

impl Since {
    /// Whole calendar days from its day to the day of `now`; 0 on the day itself.
    #[must_use]
    pub fn days(self, now: Moment, zone: &TimeZone) -> i64 {
        let span = self.at.day(zone).until(now.day(zone));
        span.map_or(0, |span| i64::from(span.get_days()))
    }
}

/// How far a participant has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Referred; nobody has assessed them.
    WaitingForAssessment {
        /// The referral.
        since: Since,
    },
    /// Assessed; nobody has decided. No decision, no clock: so it is counted how long this lasts.
    WaitingForDecision {
        /// The first assessment that no decision has followed.
        since: Since,
    },
    /// Accepted; has not attended yet.
    Accepted {
        /// The decision.
        since: Since,
    },
    /// Accepted, and has attended.
    Attending {
        /// The first session.
        since: Since,
        /// How many sessions since the decision.
        sessions: usize,
    },
    /// Denied.
    Denied {
        /// The decision.
        since: Since,
    },
    /// Left the program.
    Left {
        /// The termination.
        since: Since,
        /// Why.
        reason: Leaving,
    },
}

impl Status {
    /// Since when.
    #[must_use]
    pub const fn since(self) -> Since {
        match self {
            Self::WaitingForAssessment { since }
            | Self::WaitingForDecision { since }
            | Self::Accepted { since }
            | Self::Attending { since, .. }
            | Self::Denied { since }
            | Self::Left { since, .. } => since,
        }
    }

    /// Whether somebody has something to do before the participant can go on.
    #[must_use]
    pub const fn open(self) -> bool {
        matches!(
            self,
            Self::WaitingForAssessment { .. } | Self::WaitingForDecision { .. }
        )
    }
}

/// A case's facts that count: neither taken back nor a taking back, as the clock orders them.
#[must_use]
pub fn counted(envelopes: &[Envelope]) -> Vec<(Fact, Exactness)> {
    let gone: Vec<FactId> = envelopes
        .iter()
        .filter_map(|each| taken_back_by(&each.matter))
        .collect();
    let mut facts: Vec<_> = envelopes
        .iter()
        .filter_map(|each| Some((each.fact()?, each.exactness)))
        .filter(|(fact, _)| !gone.contains(&fact.id))
        .filter(|(fact, _)| !matches!(fact.what, What::Void { .. }))
        .collect();
    facts.sort_by_key(|(fact, _)| fact.order());
    facts
}

/// The fact that such a fact takes back, if it takes one back: a void what a duty reads, the other what none reads.
#[must_use]
pub const fn taken_back_by(matter: &Matter) -> Option<FactId> {
    match matter {
        Matter::Rule(What::Void { fact }) | Matter::Filed(Filed::Struck { fact }) => Some(*fact),
        _ => None,
    }
}

/// How far the participant of these facts has come; nothing of no facts.
#[must_use]
pub fn status(envelopes: &[Envelope]) -> Option<Status> {
    let referral = envelopes
        .iter()
        .find(|each| each.matter == Matter::Filed(Filed::Intake));
    let of_the_case = || envelopes.iter().find(|each| !each.of_no_file());
    let first = referral.or_else(of_the_case)?;
    let since = |at, exactness| Since { at, exactness };
    let mut now = Status::WaitingForAssessment {
        since: since(first.at, first.exactness),
    };
    for (fact, exactness) in counted(envelopes) {
        let here = since(fact.at, exactness);
        now = match (fact.what, now) {
            // Somebody denied, or who left, and is assessed again comes back: a decision is owed again.
            (
                What::Assessment { .. },
                Status::WaitingForAssessment { .. } | Status::Denied { .. } | Status::Left { .. },
            ) => Status::WaitingForDecision { since: here },
            (
                What::Decision {
                    outcome: Outcome::Accepted,
                },
                _,
            ) => Status::Accepted { since: here },
            (
                What::Decision {
                    outcome: Outcome::Denied,
                },
                _,
            ) => Status::Denied { since: here },
            (What::SessionAttended, Status::Accepted { .. }) => Status::Attending {
                since: here,
                sessions: 1,
            },
            (What::SessionAttended, Status::Attending { since, sessions }) => Status::Attending {
                since,
                sessions: sessions + 1,
            },
            (What::Termination { reason }, _) => Status::Left {
                since: here,
                reason,
            },
            (_, same) => same,
        };
    }
    Some(now)
}

/// Where the participant stands besides: in jail, on leave, or moved to another program. Nothing once released, back, or
/// come from another.
#[must_use]
pub fn standing(envelopes: &[Envelope]) -> Option<(Standing, Since)> {
    let last = stood(envelopes);
    last.filter(|(standing, _)| {
        !matches!(
            standing,
            Standing::Released | Standing::Returned | Standing::TransferredIn
        )
    })
}

/// Where the participant stood last besides attending, released and back among it.
#[must_use]
pub fn stood(envelopes: &[Envelope]) -> Option<(Standing, Since)> {
    let gone: BTreeSet<FactId> = envelopes
        .iter()
        .filter_map(|each| taken_back_by(&each.matter))
        .collect();
    let stand = envelopes.iter().filter(|each| !gone.contains(&each.id));
    let stood = stand.filter_map(|each| match each.matter {
        Matter::Filed(Filed::Standing(standing)) => Some((
            standing,
            Since {
                at: each.at,
                exactness: each.exactness,
            },
        )),
        _ => None,
    });
    // At the same instant the one written down later stands.
    stood.max_by_key(|(_, since)| since.at)
}

/// The sessions that stand and have no note that stands.
pub(crate) fn without_note(envelopes: &[Envelope]) -> Vec<Envelope> {
    let gone: BTreeSet<FactId> = envelopes
        .iter()
        .filter_map(|each| taken_back_by(&each.matter))
        .collect();
    let stands = |each: &&Envelope| !gone.contains(&each.id);
    let noted: BTreeSet<FactId> = envelopes
        .iter()
        .filter(stands)
        .filter_map(|each| match each.matter {
            Matter::Filed(Filed::SessionNote { session, .. }) => Some(session),
            _ => None,
        })
        .collect();
    let owed = |each: &&Envelope| {
        each.matter == Matter::Rule(What::SessionAttended) && !noted.contains(&each.id)
    };
    envelopes
        .iter()
        .filter(stands)
        .filter(owed)
        .copied()
        .collect()
}
