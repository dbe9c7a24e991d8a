//! Who is on call for the victim desk: places in an order, each somebody of the staff on certain days and hours.

use std::collections::BTreeSet;

use jiff::civil::{DateTime, Time, Weekday};
use serde::{Deserialize, Serialize};

use crate::staff::{Mail, StaffNo};

/// Minutes of a day.
const DAY: usize = 24 * 60;

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Day {
    /// Monday.
    Mon,
    /// Tuesday.
    Tue,
    /// Wednesday.
    Wed,
    /// Thursday.
    Thu,
    /// Friday.
    Fri,
    /// Saturday.
    Sat,
    /// Sunday.
    Sun,
}

impl Day {
    /// A week.
    pub const ALL: [Self; 7] = [
        Self::Mon,
        Self::Tue,
        Self::Wed,
        Self::Thu,
        Self::Fri,
        Self::Sat,
        Self::Sun,
    ];

    /// The word in forms and at the end of keys.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Mon => "mon",
            Self::Tue => "tue",
            Self::Wed => "wed",
            Self::Thu => "thu",
            Self::Fri => "fri",
            Self::Sat => "sat",
            Self::Sun => "sun",
        }
    }

    const fn of(weekday: Weekday) -> Self {
        match weekday {
            Weekday::Monday => Self::Mon,
            Weekday::Tuesday => Self::Tue,
            Weekday::Wednesday => Self::Wed,
            Weekday::Thursday => Self::Thu,
            Weekday::Friday => Self::Fri,
            Weekday::Saturday => Self::Sat,
            Weekday::Sunday => Self::Sun,
        }
    }
}

/// On which days, and from when until when. Nothing said is always.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Hours {
    /// The days on which it begins; none is every day.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub days: BTreeSet<Day>,
    /// From, and until when, by the program's clock; nothing is the whole day. An end that is not after the start
    /// is the next day's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub between: Option<(Time, Time)>,
}

impl Hours {
    /// Whether nothing is said, so that it is always.
    #[must_use]
    pub fn always(&self) -> bool {
        self.days.is_empty() && self.between.is_none()
    }

    /// Whether an instant, as the program's clocks show it, lies in them.
    #[must_use]
    pub fn cover(&self, local: DateTime) -> bool {
        let today = Day::of(local.weekday());
        let before = Day::of(local.weekday().previous());
        let on = |day: Day| self.days.is_empty() || self.days.contains(&day);
        let Some((from, until)) = self.between else {
            return on(today);
        };
        let now = local.time();
        if from < until {
            on(today) && from <= now && now < until
        } else {
            (on(today) && from <= now) || (on(before) && now < until)
        }
    }
}

/// One place of the roster.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Place {
    /// Somebody of the staff: what reaches them is read from there, so that it is kept once.
    Staff {
        /// Their number.
        staff: StaffNo,
        /// When.
        #[serde(default, skip_serializing_if = "Hours::always")]
        hours: Hours,
    },
    /// As rosters were written before there was a staff list: always. Still read, and shown until it is replaced.
    Named {
        /// Who.
        name: String,
        /// The number, as it is said.
        telephone: String,
    },
}

impl Place {
    /// Somebody of the staff, always.
    #[must_use]
    pub fn always(staff: StaffNo) -> Self {
        let hours = Hours::default();
        Self::Staff { staff, hours }
    }

    /// Whether it is theirs at an instant, as the program's clocks show it.
    #[must_use]
    pub fn covers(&self, local: DateTime) -> bool {
        match self {
            Self::Staff { hours, .. } => hours.cover(local),
            Self::Named { .. } => true,
        }
    }
}

/// The letter: everybody on call, in the order in which they are called.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Roster {
    pub(crate) on_call: Vec<Place>,
}

/// Somebody on call, with what reaches them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnCall {
    /// Their number; none for a place written before there was a staff list.
    pub staff: Option<StaffNo>,
    /// Who.
    pub name: String,
    /// The number, as it is said.
    pub telephone: String,
    /// Where mail reaches them.
    pub mail: Option<Mail>,
    /// It is their turn at the instant that was asked for. The others are called after them all the same.
    pub now: bool,
}

/// A part of the week in which nobody is on call: from a day and hour until a day and hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// It begins.
    pub from: (Day, Time),
    /// It is over.
    pub until: (Day, Time),
}

/// The parts of the week that no place covers, as they follow one another; all of it where there is no place.
pub(crate) fn gaps(places: &[&Place]) -> Vec<Gap> {
    // A week of which Monday is the first day; to the minute, as hours are entered.
    let monday = jiff::civil::date(2026, 1, 5);
    let week = monday.to_datetime(Time::midnight());
    let minutes = Day::ALL.len() * DAY;
    let covered = |minute: usize| {
        let span = jiff::Span::new().minutes(i64::try_from(minute).unwrap_or_default());
        let local = week.saturating_add(span);
        places.iter().any(|place| place.covers(local))
    };
    let open: Vec<bool> = (0..minutes).map(|minute| !covered(minute)).collect();
    let at = |minute: usize| {
        let day = Day::ALL.get(minute / DAY % Day::ALL.len());
        let hour = i8::try_from(minute % DAY / 60).unwrap_or_default();
        let rest = i8::try_from(minute % 60).unwrap_or_default();
        let time = Time::new(hour, rest, 0, 0).unwrap_or(Time::midnight());
        (day.copied().unwrap_or(Day::Mon), time)
    };
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (minute, _) in open.iter().enumerate().filter(|(_, open)| **open) {
        match runs.last_mut() {
            Some((_, until)) if *until == minute => *until += 1,
            _ => runs.push((minute, minute + 1)),
        }
    }
    // Sunday night and Monday morning are one.
    if let (Some(&(0, end)), Some(&(start, last))) = (runs.first(), runs.last())
        && runs.len() > 1
        && last == minutes
    {
        runs.pop();
        runs.remove(0);
        runs.push((start, end));
    }
    let gap = |(from, until): (usize, usize)| Gap {
        from: at(from),
        until: at(until),
    };
    runs.into_iter().map(gap).collect()
}
