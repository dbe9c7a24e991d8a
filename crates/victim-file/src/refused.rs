//! Why something was not recorded: which field, and what about it, so that a page can say what to do.

use jiff::civil::Date;
use keys::KeyError;
use ledger::{AppendError, StoreError, Version};
use rules::Moment;

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
    /// There are more of them than are kept.
    #[error("must not be more than {0}")]
    TooMany(usize),
    /// It has not happened yet.
    #[error("must not be in the future")]
    Future,
    /// Nobody remembers that: a year was mistyped.
    #[error("must not be before 1900")]
    TooLongAgo,
    /// The case knew the person only from then on; record first that they were known earlier.
    #[error("must not be before the person became known")]
    BeforeKnown(Moment),
    /// What it is about happened later.
    #[error("must not be before what it is about")]
    BeforeThat(Moment),
    /// The case knows nobody of that number.
    #[error("must be a person of this case")]
    NotAPerson,
    /// The person has no role to end.
    #[error("has no part in this case any more")]
    EndedBefore,
    /// Reached needs a person, and cannot go with asking others where they are.
    #[error("reached must be the person, or the advocate they named")]
    NotReached,
    /// Nobody is known yet, so nobody can be called but those who may know.
    #[error("must be somebody who may know, as long as nobody is known")]
    OnlyLocate,
    /// Nothing of that kind is still to be told to them.
    #[error("must be a threat, a session or a leaving that is still to be told to them")]
    NotOwed,
    /// It must be a living threat.
    #[error("must be a danger that has not ended")]
    NotAThreat,
    /// Somebody else than the one who ended a danger must look at its end.
    #[error("must be somebody else than the one who ended it")]
    SamePerson,
    /// A second person has looked at it.
    #[error("has been looked at already")]
    SeenBefore,
    /// Told and declined at once.
    #[error("cannot be both told and declined")]
    Both,
    /// Days between calls.
    #[error("must be 1 to 366 days")]
    NotSoManyDays,
    /// A call-back is on the day itself or within so many days.
    #[error("must be from `{first}` to `{last}`")]
    NotBetween {
        /// The earliest day.
        first: Date,
        /// The latest day.
        last: Date,
    },
    /// The hours end before they begin.
    #[error("must end later than they begin")]
    HoursBackwards,
    /// The person that somebody turned out to be is the same one, or is not known.
    #[error("must be another person of this case")]
    NotAnother,
    /// No release of theirs covered it at that time, and no ground of the law is named.
    #[error("must be covered by a release that stands, or by the law")]
    NotCovered,
    /// The release is for somebody else.
    #[error("must be who the release names")]
    AnotherRecipient,
    /// The participant signs for nobody.
    #[error("must not be the participant")]
    TheParticipant,
    /// The participant stands for nobody either (28 CFR 94.115(a)(2)).
    #[error("must not be the participant, nor of a number of theirs")]
    NeverTheGuardian,
    /// Nobody whom they named stands for them on that day.
    #[error("must be an advocate whom they named and who stands for them on that day")]
    NoAdvocate,
    /// The advocate they named does not stand for them in an emergency.
    #[error("must not be a danger: their advocate does not stand for them in one")]
    NotForDanger,
    /// A hand-on is to somebody else.
    #[error("must be a colleague")]
    NotToOneself,
    /// It was handed on to somebody else.
    #[error("must be who it was handed on to")]
    NotForYou,
    /// Nothing of the kind was told to them and taken back.
    #[error("must be something that they were told and that was taken back")]
    NotToRetract,
    /// A file is shown to a reviewer for so long.
    #[error(
        "must be from {} to {} minutes",
        crate::shown::SHORTEST,
        crate::shown::LONGEST
    )]
    NotSoManyMinutes,
    /// They are not to be told of it, or were.
    #[error("must be a showing of which they are still to be told")]
    NotToHear,
    /// It is no number of a paper sheet.
    #[error("must be a sheet's number such as V-7K2M")]
    NotASheet,
    /// Such a fact cannot be taken back here.
    #[error("cannot be taken back here")]
    NotToTakeBack,
    /// It has been taken back already.
    #[error("has been taken back already")]
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

impl Wrong {
    pub(crate) const fn new(field: &'static str, problem: Problem) -> Self {
        Self { field, problem }
    }
}

/// Why nothing was recorded, or nothing can be shown.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// Something that was given cannot be taken.
    #[error("{} cannot be taken", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))]
    Fields(Vec<Wrong>),
    /// The ledgers know no such case, or no such fact in it.
    #[error("the ledgers have no such case or fact")]
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
    pub(crate) fn field(field: &'static str, problem: Problem) -> Self {
        Self::Fields(vec![Wrong::new(field, problem)])
    }
}

impl From<client_file::Refused> for Refused {
    fn from(error: client_file::Refused) -> Self {
        match error {
            client_file::Refused::Key(error) => Self::Key(error),
            client_file::Refused::Letter(error) => Self::Letter(error),
            client_file::Refused::Store(error) => Self::Store(error),
            client_file::Refused::Stale { now } => Self::Stale { now },
            // Only reading is asked of the client file, and reading refuses no field.
            client_file::Refused::NotHere | client_file::Refused::Fields(_) => Self::NotHere,
        }
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
