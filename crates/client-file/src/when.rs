//! When something happened, as people know it.

use jiff::{civil::Date, tz::TimeZone};
use ledger::Exactness;
use rules::Moment;

use crate::refused::{Problem, Wrong};

/// When something happened, as claimed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// To the second.
    At(Moment),
    /// Only the day is known. Everything in this file starts a clock, so it counts from the day's first
    /// second: that is the earlier deadline, and so the safe side.
    Day(Date),
}

impl When {
    /// The instant that the envelope bears, and how exactly it is known.
    ///
    /// # Errors
    /// When it is in the future or before 1900; a fact is never written down before it happened.
    pub fn taken(self, now: Moment, zone: &TimeZone) -> Result<(Moment, Exactness), Wrong> {
        let wrong = |problem| Wrong {
            field: "when",
            problem,
        };
        let (at, exactness) = match self {
            Self::At(at) => (at, Exactness::Second),
            Self::Day(day) => (Moment::start_of(day, zone), Exactness::Day),
        };
        if at > now {
            return Err(wrong(Problem::Future));
        }
        if at.day(zone).year() < 1900 {
            return Err(wrong(Problem::TooLongAgo));
        }
        Ok((at, exactness))
    }
}
