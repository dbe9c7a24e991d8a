//! A jurisdiction as data: every number and every kind that the engine needs, each with its source.
//!
//! `parts` are its values, [`check`] says of a pack's text whether every value has its source and lies within bounds.

pub mod check;
mod parts;
#[cfg(test)]
mod tests;

use serde::Deserialize;

pub use parts::*;

use crate::{
    Calendar, Clause, Moment,
    calendar::{HolidayRule, Weekend},
    local::LocalDays,
    own::Settable,
};

/// The packs that come with the program, as they lie in `packs/`.
const PACKS: [(&str, &str); 3] = [
    ("us-il", include_str!("../../../packs/us-il/pack.toml")),
    ("us-ok", include_str!("../../../packs/us-ok/pack.toml")),
    ("us-wa", include_str!("../../../packs/us-wa/pack.toml")),
];

/// Why a pack cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    /// There is none of that name.
    #[error("there is no rule pack `{0}`; known: {known}", known = Pack::names().join(", "))]
    Unknown(String),
    /// Its text is not a pack.
    #[error("the rule pack cannot be read: {0}")]
    Unreadable(String),
    /// Its zone is not in the time zone database.
    #[error("the rule pack names an unknown time zone `{0}`")]
    Zone(String),
    /// The pages do not fit it.
    #[error(
        "the rule pack `{0}` can be computed and not served: the pages speak of another state's rule; `leeward packs check {0}` says what is missing"
    )]
    NotServed(String),
}

/// A pack as read.
#[derive(Debug, Clone, Deserialize)]
pub struct Pack {
    /// Its short name.
    pub pack: String,
    /// Its own version.
    pub version: String,
    /// The rule's name.
    pub name: String,
    /// The section whose clauses are named without it: `(c)` is the clause of that section.
    pub rule: String,
    /// Whether the pages fit it, so that a program can be served by it.
    pub served: bool,
    /// The zone that decides which day an instant falls on.
    pub zone: String,
    /// The first notice.
    pub initial_notification: InitialNotification,
    /// What must be told.
    pub initial_disclosure: InitialDisclosure,
    /// News of the program.
    pub event_notice: EventNotice,
    /// A person is warned.
    pub threat_warning: Warning,
    /// The provider is warned.
    pub provider_warning: Warning,
    /// The calls they asked for.
    pub check_in: CheckIn,
    /// "Not now, call me then."
    pub callback: Callback,
    /// How long he is not told.
    pub they_hear_first: TheyHearFirst,
    /// So often somebody on call is told of a danger again.
    pub alarm_again: Settable,
    /// So long a danger stays in hand.
    pub alarm_in_hand: Settable,
    /// So often a provider's day-and-night number is tried.
    pub number_tried: Settable,
    /// So many absences in a row are too many; a program may set fewer.
    pub absences_in_a_row: Settable,
    /// So many absences in so many weeks are too many.
    pub absences_in_weeks: AbsencesInWeeks,
    /// So long files are kept after their last entry.
    pub years_kept: Settable,
    /// What each clause demands, for whoever reviews.
    #[serde(default)]
    standard: Vec<Standard>,
    /// What the rule asks for and nothing here can say.
    #[serde(default, rename = "finding")]
    pub findings: Vec<Finding>,
    clauses: Clauses,
    business_day: Weekend,
    holiday: Vec<HolidayRule>,
    proclaimed: Proclaimed,
}

impl Pack {
    /// The pack of that name.
    ///
    /// # Errors
    /// [`PackError`] when there is none.
    pub fn named(name: &str) -> Result<Self, PackError> {
        Self::read(Self::text(name)?)
    }

    /// The names of all packs, in their order.
    #[must_use]
    pub fn names() -> Vec<&'static str> {
        PACKS.iter().map(|(name, _)| *name).collect()
    }

    /// The text of the pack of that name.
    ///
    /// # Errors
    /// [`PackError::Unknown`].
    pub fn text(name: &str) -> Result<&'static str, PackError> {
        let found = PACKS.iter().find(|(each, _)| *each == name);
        found
            .map(|(_, text)| *text)
            .ok_or_else(|| PackError::Unknown(name.to_owned()))
    }

    /// The pack of that name, if a program can be served by it.
    ///
    /// # Errors
    /// [`PackError`] when there is none, or the pages do not fit it.
    pub fn to_serve(name: &str) -> Result<Self, PackError> {
        let pack = Self::named(name)?;
        if pack.served {
            Ok(pack)
        } else {
            Err(PackError::NotServed(name.to_owned()))
        }
    }

    /// The name of the clause from which a duty comes.
    ///
    /// ```
    /// # use leeward_rules::{Clause, Pack};
    /// let washington = Pack::named("us-wa").unwrap();
    /// assert_eq!(washington.clause(Clause::FirstNotice), "(3)(c)");
    /// ```
    #[must_use]
    pub fn clause(&self, clause: Clause) -> &str {
        self.clauses.name(clause)
    }

    /// A clause as whoever looks it up needs it: with the section, where it is named without one.
    ///
    /// ```
    /// # use leeward_rules::Pack;
    /// let oklahoma = Pack::named("us-ok").unwrap();
    /// assert_eq!(oklahoma.cited("(c)"), "OAC 75:25-3-4.2(c)");
    /// let washington = Pack::named("us-wa").unwrap();
    /// assert_eq!(washington.cited("WAC 388-60B-0425(6)"), "WAC 388-60B-0425(6)");
    /// ```
    #[must_use]
    pub fn cited(&self, clause: &str) -> String {
        if clause.starts_with('(') {
            format!("{}{clause}", self.rule)
        } else {
            clause.to_owned()
        }
    }

    /// What a clause (`(a)`) demands, in its own words; empty where the pack has none.
    #[must_use]
    pub fn standard(&self, clause: &str) -> &str {
        let found = self.standard.iter().find(|each| each.clause == clause);
        found.map_or("", |each| each.quote.as_str())
    }

    /// Reads a pack's text.
    ///
    /// # Errors
    /// [`PackError`] naming the place.
    pub fn read(text: &str) -> Result<Self, PackError> {
        toml::from_str(text).map_err(|error| PackError::Unreadable(error.to_string()))
    }
}

/// A pack with its zone and calendar: all that the engine asks.
#[derive(Debug, Clone)]
pub struct Rules {
    /// The pack.
    pub pack: Pack,
    /// Its calendar, with the proclaimed days.
    pub calendar: Calendar,
    /// Its zone.
    pub zone: jiff::tz::TimeZone,
    /// The days of that zone.
    days: LocalDays,
}

impl Rules {
    /// A pack with the days that were proclaimed holidays.
    ///
    /// # Errors
    /// [`PackError`] for an unknown pack or zone.
    ///
    /// ```
    /// let rules = leeward_rules::Rules::new("us-ok", &[]).unwrap();
    /// let day = leeward_rules::parse_day("2026-11-20").unwrap();
    /// assert_eq!(rules.calendar.after(day, 7).to_string(), "2026-12-03");
    /// ```
    pub fn new(pack: &str, proclaimed: &[jiff::civil::Date]) -> Result<Self, PackError> {
        Self::of(Pack::named(pack)?, proclaimed)
    }

    /// The same of a pack that is at hand.
    ///
    /// # Errors
    /// [`PackError::Zone`].
    pub fn of(pack: Pack, proclaimed: &[jiff::civil::Date]) -> Result<Self, PackError> {
        let zone =
            jiff::tz::TimeZone::get(&pack.zone).map_err(|_| PackError::Zone(pack.zone.clone()))?;
        let calendar = Calendar::new(
            &pack.business_day,
            &pack.holiday,
            &pack.proclaimed.name,
            proclaimed,
        );
        Ok(Self {
            pack,
            calendar,
            days: LocalDays::of(zone.clone()),
            zone,
        })
    }

    /// The calendar day on which an instant falls.
    #[must_use]
    pub fn day(&self, at: Moment) -> jiff::civil::Date {
        self.days.day(at)
    }

    /// The last second of a day, daylight saving included.
    #[must_use]
    pub fn end_of(&self, day: jiff::civil::Date) -> Moment {
        self.days.end_of(day)
    }

    /// The offset from UTC that holds at an instant.
    pub(crate) fn offset(&self, at: Moment) -> jiff::tz::Offset {
        self.days.offset(at)
    }

    /// Until when the participant is not told of a denial or a termination that was decided then: whoever was harmed
    /// hears first. It is the same for every case, so that it says nothing.
    #[must_use]
    pub fn silent_until(&self, decided: Moment) -> Moment {
        let hold = &self.pack.they_hear_first;
        let day = self.day(decided);
        let day = match hold.count {
            parts::Count::Business => self.calendar.after(day, u32::from(hold.until.number)),
            parts::Count::Calendar => Calendar::days_later(day, hold.until.number),
        };
        let hour = jiff::civil::Time::new(hold.hour, 0, 0, 0);
        let at = hour.map(|hour| self.zone.to_ambiguous_timestamp(day.to_datetime(hour)));
        // An hour that no day has, or that comes twice, ends with the day: later is the safe error.
        match at.map(|at| at.unambiguous()) {
            Ok(Ok(at)) => Moment::from_second(at.as_second()),
            _ => self.end_of(day),
        }
    }
}
