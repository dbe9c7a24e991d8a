//! Why something was not recorded: which field, and what about it.

use jiff::civil::Date;
use ledger::{AppendError, StoreError, Version};

use crate::staff::StaffNo;

/// What is wrong with what was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Problem {
    /// It must be filled in.
    #[error("must be filled in")]
    Missing,
    /// It has more characters than are kept.
    #[error("must not be longer than {0} characters")]
    TooLong(usize),
    /// A year was mistyped.
    #[error("must be a day of this century")]
    OtherCentury,
    /// That day is proclaimed already.
    #[error("`{0}` is proclaimed already")]
    ProclaimedBefore(Date),
    /// That day is not proclaimed.
    #[error("`{0}` is not proclaimed, so it cannot be taken back")]
    NotProclaimed(Date),
    /// Nobody of the staff, or nobody who may stand there, has that number.
    #[error("`{0}` is nobody of the staff who may stand there")]
    NotStaff(StaffNo),
    /// No provider has that number.
    #[error("`{0}` is no provider's number")]
    NoProvider(u16),
    /// It is said to have happened later than now.
    #[error("must not be later than now")]
    Ahead,
    /// A file of more bytes than are kept.
    #[error("must not have more than {0} bytes")]
    TooBig(usize),
    /// A file that is, by its own bytes, none of the kinds that are taken.
    #[error("must be a PDF, a PNG or a JPEG by its own first bytes")]
    NoPaper,
    /// A picture that cannot be read to its end.
    #[error(transparent)]
    Damaged(paper::Damaged),
    /// A number that the pack does not leave to the program.
    #[error("must be from `{0}` to `{1}`")]
    OutOfBounds(u16, u16),
    /// Such an order was given and stands.
    #[error("an order about that entry stands already")]
    OrderedBefore,
    /// There is no such order that waits.
    #[error("must be an order that has not been carried out")]
    DoesNotWait,
    /// Whoever gave an order confirms it.
    #[error("must be confirmed by somebody else than who gave it")]
    SamePerson,
    /// A hold on that case stands already.
    #[error("a hold on that case stands already")]
    HeldBefore,
    /// There is no such entry, or none of that word.
    #[error("must be one that is there")]
    NoSuch,
    /// A text that still says of something that it is to be completed.
    #[error("is to be completed first")]
    LeftOpen,
    /// It is said to have happened before what it follows.
    #[error("must not be earlier than what it follows")]
    TooEarly,
    /// That was written down before.
    #[error("was written down before")]
    DoneBefore,
    /// It is the go-live day already.
    #[error("`{0}` is the go-live day already")]
    SameDay(Date),
}

/// Why nothing was recorded.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// A field that cannot be taken.
    #[error("{field}: {problem}")]
    Field {
        /// Its name in the form.
        field: &'static str,
        /// What is wrong with it.
        problem: Problem,
    },
    /// Somebody else changed the settings meanwhile.
    #[error("the settings have changed: they are at version {}", .now.0)]
    Stale {
        /// Their version now.
        now: Version,
    },
    /// The store failed, or refused what was built here.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Refused {
    pub(crate) const fn field(field: &'static str, problem: Problem) -> Self {
        Self::Field { field, problem }
    }
}

impl From<AppendError> for Refused {
    fn from(error: AppendError) -> Self {
        match error {
            AppendError::Stale { now } => Self::Stale { now },
            AppendError::Store(error) => Self::Store(error),
            // The id of the fact is the batch's own and a batch is taken once: neither happens.
            AppendError::Malformed | AppendError::Taken(_) | AppendError::NothingThere(_) => {
                Self::Store(StoreError(error.to_string()))
            }
        }
    }
}
