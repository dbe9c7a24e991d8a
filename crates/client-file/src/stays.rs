//! The times somebody was in the program: each begins with an acceptance, and a readmission is a new one.

use jiff::tz::TimeZone;
use ledger::{Envelope, Filed, Matter};
use rules::{Leaving, Outcome, What};

use crate::status::{Since, counted, taken_back_by};

/// One time in the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stay {
    /// The acceptance.
    pub accepted: Since,
    /// The contract of this time, if one was signed (OAC 75:25-3-4.1(a)(3)).
    pub contract: Option<Since>,
    /// The first session.
    pub first: Option<Since>,
    /// How many sessions.
    pub sessions: usize,
    /// The leaving and why; nothing while it lasts.
    pub left: Option<(Since, Leaving)>,
}

impl Stay {
    /// Every time in the program, the first one first.
    #[must_use]
    pub fn all(envelopes: &[Envelope]) -> Vec<Self> {
        let contracts = contracts(envelopes);
        let mut stays: Vec<Self> = Vec::new();
        let mut running = false;
        for (fact, exactness) in counted(envelopes) {
            let here = Since {
                at: fact.at,
                exactness,
            };
            match (fact.what, stays.last_mut().filter(|_| running)) {
                (
                    What::Decision {
                        outcome: Outcome::Accepted,
                    },
                    _,
                ) => {
                    stays.push(Self {
                        accepted: here,
                        contract: None,
                        first: None,
                        sessions: 0,
                        left: None,
                    });
                    running = true;
                }
                (
                    What::Decision {
                        outcome: Outcome::Denied,
                    },
                    _,
                ) => running = false,
                (What::SessionAttended, Some(stay)) => {
                    stay.first = stay.first.or(Some(here));
                    stay.sessions += 1;
                }
                (What::Termination { reason }, Some(stay)) => {
                    stay.left = Some((here, reason));
                    running = false;
                }
                _ => {}
            }
        }
        // A contract is signed upon acceptance: what was signed before the time that came before it ended is not of it.
        for place in 0..stays.len() {
            let before = place.checked_sub(1).and_then(|before| stays.get(before));
            let from = before.map(|before| before.left.map_or(before.accepted, |(left, _)| left));
            let to = stays.get(place + 1).map(|next| next.accepted);
            let of = contracts.iter().copied().find(|signed| {
                from.is_none_or(|from| signed.at > from.at) && to.is_none_or(|to| signed.at < to.at)
            });
            if let Some(stay) = stays.get_mut(place) {
                stay.contract = of;
            }
        }
        stays
    }

    /// Whether a session was attended on a day before the contract's, or without any: a finding (OAC 75:25-3-4.1(a)(3)).
    #[must_use]
    pub fn began_without_contract(&self, zone: &TimeZone) -> bool {
        let before = |first: Since| {
            self.contract
                .is_none_or(|signed| signed.at.day(zone) > first.at.day(zone))
        };
        self.first.is_some_and(before)
    }
}

/// When contracts were signed that were not taken back, the earliest first.
fn contracts(envelopes: &[Envelope]) -> Vec<Since> {
    let gone = |of: &Envelope| {
        let mut all = envelopes.iter();
        all.any(|each| taken_back_by(&each.matter) == Some(of.id))
    };
    let signed = envelopes
        .iter()
        .filter(|each| each.matter == Matter::Filed(Filed::Contract));
    let mut signed: Vec<Since> = signed
        .filter(|each| !gone(each))
        .map(|each| Since {
            at: each.at,
            exactness: each.exactness,
        })
        .collect();
    signed.sort_by_key(|signed| signed.at);
    signed
}
