//! Why something was not recorded: which field, and what about it, so that a page can say what to do.

use keys::KeyError;
use ledger::{AppendError, StoreError, Version};

use crate::letter::Unreadable;

/// What is wrong with one field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Problem {
    /// It must be filled in.
    #[error("must be filled in")]
    Missing,
    /// It has more characters than are kept.
    #[error("must not be longer than {0} characters")]
    TooLong(usize),
    /// It is no day that there is.
    #[error("must be a day such as 11 23 2026")]
    NotADay,
    /// It is no time that there is.
    #[error("must be a time such as 6:00 p.m.")]
    NotATime,
    /// It is no number, or one that is out of bounds.
    #[error("must be a number such as 12")]
    NotANumber,
    /// It has not happened yet.
    #[error("must not be in the future")]
    Future,
    /// Nobody remembers that: a year was mistyped.
    #[error("must not be before 1900")]
    TooLongAgo,
    /// Something that comes before it happened later.
    #[error("must not be before what came first")]
    BeforeEarlier,
    /// The case would name more than an envelope can count.
    #[error("a case cannot name more than {0} of them")]
    TooMany(usize),
    /// No answer was chosen.
    #[error("one answer must be chosen")]
    NotChosen,
    /// It reads like somebody's number or address. Nothing here refuses that; a page asks once before it keeps it.
    #[error("reads like a number or an address: look once more whose it is")]
    LooksTheirs,
    /// Another language was chosen than the one in which the form showed what is made: it is to be read in that first.
    #[error("is in another language now: look through it once more")]
    OtherLanguage,
    /// It is no number of a paper sheet.
    #[error("must be a sheet's number such as C-7K2M")]
    NotASheet,
    /// Such a fact cannot be taken back here.
    #[error("that cannot be taken back")]
    NotToTakeBack,
    /// It has been taken back already.
    #[error("that has been taken back already")]
    TakenBackBefore,
}

/// One field, and what is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("`{field}` {problem}")]
pub struct Wrong {
    /// The field's name in the form.
    pub field: &'static str,
    /// What is wrong.
    pub problem: Problem,
}

/// Why nothing was recorded.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// Something that was given cannot be taken.
    #[error("{} cannot be taken", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))]
    Fields(Vec<Wrong>),
    /// The client ledger knows no such case, or no such fact in it.
    #[error("the client ledger has no such case or fact")]
    NotHere,
    /// Somebody else recorded something in the case meanwhile.
    #[error("the case has changed: it is at version {}", .now.0)]
    Stale {
        /// The case's version now.
        now: Version,
    },
    /// A letter does not open, or cannot be sealed.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// A letter opens and is another kind of letter.
    #[error(transparent)]
    Letter(#[from] Unreadable),
    /// The store failed, or refused what was built here.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Refused {
    /// One field that cannot be taken.
    pub(crate) fn field(field: &'static str, problem: Problem) -> Self {
        Self::Fields(vec![Wrong { field, problem }])
    }
}

impl From<AppendError> for Refused {
    fn from(error: AppendError) -> Self {
        match error {
            AppendError::Stale { now } => Self::Stale { now },
            AppendError::Store(error) => Self::Store(error),
            // Ids come from the batch's own, and a batch is of one case: neither happens but by a fault of ours.
            AppendError::Malformed | AppendError::Taken(_) | AppendError::NothingThere(_) => {
                Self::Store(StoreError(error.to_string()))
            }
        }
    }
}
