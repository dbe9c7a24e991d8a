//! Which cases a reviewer looks at: all, some by a seed of their own, or those in some state.
//!
//! Drawn by a seed: the cases of the period are sorted by SHA-256 of the seed, a line feed and the case's label in the
//! ledger, and the first so many are taken. Ten lines of any language redo it from the key sheet (docs/review.md).

use rules::{CaseId, State};
use sha2::{Digest as _, Sha256};

use crate::case::Case;

/// How the sample comes about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Draw {
    /// Every case of the period.
    All,
    /// So many, by a seed that the reviewer typed.
    Seed {
        /// At most so many.
        most: u32,
        /// As it was typed.
        seed: String,
    },
    /// Every case of the period in that state.
    State(CaseState),
}

/// A state by which cases are chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaseState {
    /// Something was late.
    Late,
    /// Something ended with nobody told.
    Tried,
    /// Something is owed and its time has passed.
    Overdue,
    /// There was a danger.
    Danger,
    /// Assessed, and not decided for long.
    Undecided,
}

impl CaseState {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 5] = [
        Self::Late,
        Self::Tried,
        Self::Overdue,
        Self::Danger,
        Self::Undecided,
    ];

    /// The word in forms, in JSON and at the end of keys.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Late => "late",
            Self::Tried => "tried",
            Self::Overdue => "overdue",
            Self::Danger => "danger",
            Self::Undecided => "undecided",
        }
    }

    /// The state of that word.
    #[must_use]
    pub fn from_word(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.word() == text)
    }

    fn holds(self, case: &Case<'_>) -> bool {
        let mut duties = case.in_period();
        match self {
            Self::Late => duties.any(|duty| duty.late),
            Self::Tried => duties.any(|duty| {
                matches!(
                    duty.state,
                    State::Met {
                        how: rules::How::Tried,
                        ..
                    } | State::Lapsed {
                        how: rules::How::Tried,
                        ..
                    }
                )
            }),
            Self::Overdue => duties.any(|duty| duty.state == State::Open && duty.late),
            Self::Danger => case.has_danger(),
            Self::Undecided => case.undecided().is_some(),
        }
    }
}

/// What cases are sorted by for a seed.
///
/// ```
/// let case = rules::CaseId::new("4F2K").unwrap();
/// // printf '4471\n4F2K' | sha256sum
/// assert_eq!(
///     leeward_binder::order_of("4471", case)[..4],
///     [0x9c, 0x22, 0x8d, 0x61]
/// );
/// ```
#[must_use]
pub fn order_of(seed: &str, case: CaseId) -> [u8; 32] {
    Sha256::new()
        .chain_update(seed)
        .chain_update(b"\n")
        .chain_update(case.as_str())
        .finalize()
        .into()
}

impl Draw {
    /// Of each case, whether it is drawn.
    pub(crate) fn of(&self, cases: &[Case<'_>]) -> Vec<bool> {
        match self {
            Self::All => vec![true; cases.len()],
            Self::State(state) => cases.iter().map(|case| state.holds(case)).collect(),
            Self::Seed { most, seed } => {
                let mut order: Vec<([u8; 32], usize)> = cases
                    .iter()
                    .enumerate()
                    .map(|(place, case)| (order_of(seed, case.id), place))
                    .collect();
                order.sort_unstable();
                let first = order
                    .iter()
                    .take(usize::try_from(*most).unwrap_or(usize::MAX));
                let mut drawn = vec![false; cases.len()];
                for (_, place) in first {
                    if let Some(each) = drawn.get_mut(*place) {
                        *each = true;
                    }
                }
                drawn
            }
        }
    }
}
