//! A jurisdiction as data: every number and every kind that the engine needs, each with its source.

use serde::Deserialize;

use crate::{
    Basis, Calendar, Channel, DutyKind, Ending, Item, Items, Moment,
    calendar::{HolidayRule, Weekend},
    own::Settable,
};

/// Oklahoma's pack, as it lies in `packs/us-ok/pack.toml`.
const US_OK: &str = include_str!("../../../packs/us-ok/pack.toml");

/// Why a pack cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    /// There is none of that name.
    #[error("there is no rule pack `{0}`; known: us-ok")]
    Unknown(String),
    /// Its text is not a pack.
    #[error("the rule pack cannot be read: {0}")]
    Unreadable(String),
    /// Its zone is not in the time zone database.
    #[error("the rule pack names an unknown time zone `{0}`")]
    Zone(String),
}

/// Where a value comes from, for whoever asks why.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Origin {
    /// Law, or the program's policy.
    pub basis: Basis,
    /// The clause it belongs to.
    pub clause: String,
    /// The law's own words, where it has any for this.
    pub quote: Option<String>,
    /// Which of the pack's sources.
    pub source: String,
    /// Why it is read so.
    pub why: String,
}

/// How days are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Count {
    /// Business days of the pack.
    Business,
    /// Calendar days.
    Calendar,
}

/// A time given in days.
#[derive(Debug, Clone, Deserialize)]
pub struct Days {
    /// How many.
    pub days: u16,
    /// Of which kind.
    pub count: Count,
    /// Where that comes from.
    #[serde(flatten)]
    pub origin: Origin,
}

/// A time given in minutes.
#[derive(Debug, Clone, Deserialize)]
pub struct Minutes {
    /// How many.
    pub minutes: u16,
    /// Where that comes from.
    #[serde(flatten)]
    pub origin: Origin,
}

/// Which efforts count, and how many it takes.
#[derive(Debug, Clone, Deserialize)]
pub struct Tries {
    /// How many that count.
    pub number: u8,
    /// On how many different local days at least.
    pub different_days: u8,
    /// Minutes from the last one counted.
    pub apart_minutes: u32,
    /// By which ways.
    pub channels: Vec<Channel>,
    /// Endings that never count.
    pub never: Vec<Ending>,
    /// Where that comes from.
    #[serde(flatten)]
    pub origin: Origin,
}

/// When misses alone end a duty.
#[derive(Debug, Clone, Deserialize)]
pub struct GiveUp {
    /// Misses on so many different local days.
    pub different_days: u8,
    /// Where that comes from.
    #[serde(flatten)]
    pub origin: Origin,
}

/// The first notice.
#[derive(Debug, Clone, Deserialize)]
pub struct InitialNotification {
    /// From the decision.
    pub due: Days,
    /// From the day somebody became known, up to the decision's due time.
    pub known_within: Days,
    /// From the day somebody became known, after it.
    pub known_after: Days,
    /// What counts.
    pub tries: Tries,
}

/// What is told on contact, by what makes it owed.
#[derive(Debug, Clone, Deserialize)]
pub struct ItemsOwed {
    always: Vec<Item>,
    assessed: Vec<Item>,
    denied: Vec<Item>,
    not_asked: Vec<Item>,
    named: Vec<Item>,
    /// Where that comes from.
    #[serde(flatten)]
    pub origin: Origin,
}

impl ItemsOwed {
    /// Always.
    #[must_use]
    pub fn always(&self) -> Items {
        self.always.iter().copied().collect()
    }
    /// Once there is an assessment.
    #[must_use]
    pub fn assessed(&self) -> Items {
        self.assessed.iter().copied().collect()
    }
    /// When he was denied.
    #[must_use]
    pub fn denied(&self) -> Items {
        self.denied.iter().copied().collect()
    }
    /// While they never said what they want.
    #[must_use]
    pub fn not_asked(&self) -> Items {
        self.not_asked.iter().copied().collect()
    }
    /// Each when an assessment named any of its kind.
    #[must_use]
    pub fn named(&self) -> Items {
        self.named.iter().copied().collect()
    }
}

/// What must be told.
#[derive(Debug, Clone, Deserialize)]
pub struct InitialDisclosure {
    /// From the contact.
    pub due: Days,
    /// Which things.
    pub items: ItemsOwed,
    /// When misses end it.
    pub give_up: GiveUp,
}

/// News of the program.
#[derive(Debug, Clone, Deserialize)]
pub struct EventNotice {
    /// From the event.
    pub due: Days,
    /// When misses end it.
    pub give_up: GiveUp,
}

/// A warning.
#[derive(Debug, Clone, Deserialize)]
pub struct Warning {
    /// From the report.
    pub due: Minutes,
}

/// How a check-in is counted; the number of days is theirs.
#[derive(Debug, Clone, Deserialize)]
pub struct CheckInDue {
    /// Of which kind their days are.
    pub count: Count,
    /// Whether a day the office is closed moves it to the next business day.
    pub moved_to_business_day: bool,
    /// Where that comes from.
    #[serde(flatten)]
    pub origin: Origin,
}

/// The calls they asked for.
#[derive(Debug, Clone, Deserialize)]
pub struct CheckIn {
    /// When.
    pub due: CheckInDue,
    /// When misses end it.
    pub give_up: GiveUp,
}

/// "Not now, call me then."
#[derive(Debug, Clone, Deserialize)]
pub struct Callback {
    /// How far ahead at the most.
    pub most_days: u16,
    /// Which duties it moves.
    pub moves: Vec<DutyKind>,
    /// Where that comes from.
    #[serde(flatten)]
    pub origin: Origin,
}

/// How long he is not told of a denial or a termination.
#[derive(Debug, Clone, Deserialize)]
pub struct TheyHearFirst {
    /// How many days; a program may set more.
    #[serde(flatten)]
    pub until: Settable,
    /// Of which kind.
    pub count: Count,
    /// Until which hour of the last.
    pub hour: i8,
}

/// What a clause demands, in its own words.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Standard {
    /// The clause: `(a)`.
    pub clause: String,
    /// The sentence of it that a reviewer measures by.
    pub quote: String,
}

#[derive(Debug, Clone, Deserialize)]
struct Proclaimed {
    name: String,
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
    /// So long files are kept after their last entry.
    pub years_kept: Settable,
    /// What each clause demands, for whoever reviews.
    #[serde(default)]
    standard: Vec<Standard>,
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
        match name {
            "us-ok" => Self::read(US_OK),
            _ => Err(PackError::Unknown(name.to_owned())),
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
        let pack = Pack::named(pack)?;
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
            zone,
        })
    }

    /// Until when the participant is not told of a denial or a termination that was decided then: whoever was harmed
    /// hears first. It is the same for every case, so that it says nothing.
    #[must_use]
    pub fn silent_until(&self, decided: Moment) -> Moment {
        let hold = &self.pack.they_hear_first;
        let day = decided.day(&self.zone);
        let day = match hold.count {
            Count::Business => self.calendar.after(day, u32::from(hold.until.number)),
            Count::Calendar => Calendar::days_later(day, hold.until.number),
        };
        let hour = jiff::civil::Time::new(hold.hour, 0, 0, 0);
        let at = hour.map(|hour| self.zone.to_ambiguous_timestamp(day.to_datetime(hour)));
        // An hour that no day has, or that comes twice, ends with the day: later is the safe error.
        match at.map(|at| at.unambiguous()) {
            Ok(Ok(at)) => Moment::from_second(at.as_second()),
            _ => Moment::end_of(day, &self.zone),
        }
    }
}
