//! When something happened, as people know it.

use jiff::{civil::Date, tz::TimeZone};
use ledger::Exactness;
use rules::Moment;

use crate::refused::{Problem, Wrong};

/// When something happened, as claimed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Just now.
    Now,
    /// To the second.
    At(Moment),
    /// Only the day is known. It counts from its first second for what starts a clock, and from its last
    /// for what fulfils: either way the safe side.
    Day(Date),
}

/// What a fact does to a clock, for a day of which no hour is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Does {
    /// Starts one.
    Starts,
    /// Fulfils something.
    Fulfils,
}

impl When {
    pub(crate) fn taken(
        self,
        does: Does,
        now: Moment,
        zone: &TimeZone,
    ) -> Result<(Moment, Exactness), Wrong> {
        let (at, exactness) = match self {
            Self::Now => (now, Exactness::Second),
            Self::At(at) => (at, Exactness::Second),
            Self::Day(day) => {
                let first = Moment::start_of(day, zone);
                let at = match does {
                    Does::Starts => first,
                    // Today's last second has not come yet; now is the latest that it can have been.
                    Does::Fulfils if first <= now => Moment::end_of(day, zone).min(now),
                    Does::Fulfils => first,
                };
                (at, Exactness::Day)
            }
        };
        if at > now {
            return Err(Wrong::new("when", Problem::Future));
        }
        if at.day(zone).year() < 1900 {
            return Err(Wrong::new("when", Problem::TooLongAgo));
        }
        Ok((at, exactness))
    }
}
