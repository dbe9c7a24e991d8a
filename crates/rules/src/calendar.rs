//! Business days: which days count, which are skipped and why.

use jiff::{
    Span,
    civil::{Date, Weekday},
};
use serde::Deserialize;

/// The years for which closed days are kept as bits; outside of them they are computed each time.
const KEPT: std::ops::RangeInclusive<i16> = 1990..=2060;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum DayName {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl DayName {
    const fn weekday(self) -> Weekday {
        match self {
            Self::Monday => Weekday::Monday,
            Self::Tuesday => Weekday::Tuesday,
            Self::Wednesday => Weekday::Wednesday,
            Self::Thursday => Weekday::Thursday,
            Self::Friday => Weekday::Friday,
            Self::Saturday => Weekday::Saturday,
            Self::Sunday => Weekday::Sunday,
        }
    }
}

/// Which days of the week are no business days.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Weekend {
    weekend: Vec<DayName>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
struct Instead {
    saturday: Vec<i8>,
    sunday: Vec<i8>,
}

/// One holiday of the law: a fixed day, the nth of a weekday in its month, or so many days from Easter Sunday.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct HolidayRule {
    name: String,
    /// The first year that has it; all, if none is said.
    since: Option<i16>,
    month: Option<i8>,
    day: Option<i8>,
    weekday: Option<DayName>,
    nth: Option<i8>,
    /// Days from Easter Sunday; before it where negative.
    easter: Option<i8>,
    #[serde(default)]
    plus: i8,
    #[serde(default)]
    instead: Instead,
}

impl HolidayRule {
    /// The days of that year's holiday, wherever the move takes them.
    fn days(&self, year: i16) -> Vec<Date> {
        let Some(day) = self.day_itself(year) else {
            return Vec::new();
        };
        let moved = match day.weekday() {
            Weekday::Saturday => &self.instead.saturday,
            Weekday::Sunday => &self.instead.sunday,
            _ => return vec![day],
        };
        moved
            .iter()
            .map(|days| shift(day, i64::from(*days)))
            .collect()
    }

    fn day_itself(&self, year: i16) -> Option<Date> {
        if self.since.is_some_and(|since| year < since) {
            return None;
        }
        if let Some(days) = self.easter {
            return Some(shift(easter_sunday(year)?, i64::from(days)));
        }
        let first = Date::new(year, self.month?, self.day.unwrap_or(1)).ok()?;
        let day = match (self.weekday, self.nth) {
            (Some(weekday), Some(nth)) => {
                first.nth_weekday_of_month(nth, weekday.weekday()).ok()?
            }
            _ => first,
        };
        Some(shift(day, i64::from(self.plus)))
    }
}

/// Easter Sunday of the Gregorian calendar, by the golden number and the epact (Computus; Butcher, 1876).
fn easter_sunday(year: i16) -> Option<Date> {
    let year_long = i32::from(year);
    let (golden, century, of_century) = (year_long % 19, year_long / 100, year_long % 100);
    let moon = (century + 8) / 25;
    let moon = (century - moon + 1) / 3;
    let epact = (19 * golden + century - century / 4 - moon + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let days = epact + weekday - 7 * late + 114;
    let (month, day) = (i8::try_from(days / 31).ok()?, i8::try_from(days % 31).ok()?);
    Date::new(year, month, day + 1).ok()
}

/// A day `days` later, or the last (first) day that can be written.
fn shift(day: Date, days: i64) -> Date {
    day.saturating_add(Span::new().days(days.clamp(-7_000_000, 7_000_000)))
}

/// A day that is no business day, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// The day.
    pub date: Date,
    /// `Saturday`, or the holiday's name.
    pub why: String,
}

/// A pack's business days, with the proclaimed holidays.
#[derive(Debug, Clone)]
pub struct Calendar {
    weekend: Vec<Weekday>,
    holidays: Vec<HolidayRule>,
    proclaimed_name: String,
    proclaimed: Vec<Date>,
    first_kept: Date,
    /// One bit for each day from `first_kept` on: closed or not.
    closed: Vec<u64>,
    /// The holidays of the kept years by date, each with its place in `holidays`.
    named: Vec<(Date, usize)>,
}

impl Calendar {
    pub(crate) fn new(
        weekend: &Weekend,
        holidays: &[HolidayRule],
        proclaimed_name: &str,
        proclaimed: &[Date],
    ) -> Self {
        let mut calendar = Self {
            weekend: weekend.weekend.iter().map(|day| day.weekday()).collect(),
            holidays: holidays.to_vec(),
            proclaimed_name: proclaimed_name.to_owned(),
            proclaimed: proclaimed.to_vec(),
            first_kept: Date::constant(*KEPT.start(), 1, 1),
            closed: Vec::new(),
            named: Vec::new(),
        };
        calendar.keep();
        calendar
    }

    /// Fills the bits for the years that are kept.
    fn keep(&mut self) {
        let days = usize::try_from(days_between(
            self.first_kept,
            Date::constant(*KEPT.end() + 1, 1, 1),
        ))
        .unwrap_or(0);
        let mut closed = vec![0_u64; days.div_ceil(64)];
        let mut close = |first: Date, day: Date| {
            let Ok(number) = usize::try_from(days_between(first, day)) else {
                return;
            };
            if number < days
                && let Some(word) = closed.get_mut(number / 64)
            {
                *word |= 1 << (number % 64);
            }
        };
        let mut day = self.first_kept;
        for _ in 0..days {
            if self.weekend.contains(&day.weekday()) {
                close(self.first_kept, day);
            }
            day = shift(day, 1);
        }
        for year in KEPT.start() - 1..=KEPT.end() + 1 {
            for (place, rule) in self.holidays.iter().enumerate() {
                for holiday in rule.days(year) {
                    close(self.first_kept, holiday);
                    self.named.push((holiday, place));
                }
            }
        }
        self.named.sort_unstable();
        for day in &self.proclaimed {
            close(self.first_kept, *day);
        }
        self.closed = closed;
    }

    /// The holiday's name on that day, proclaimed ones included.
    #[must_use]
    pub fn holiday(&self, day: Date) -> Option<&str> {
        let rule = if KEPT.contains(&day.year()) {
            let first = self.named.partition_point(|(date, _)| *date < day);
            let found = self.named.get(first).filter(|(date, _)| *date == day);
            found.and_then(|(_, place)| self.holidays.get(*place))
        } else {
            // A holiday of the neighbouring year may be moved into this one (January 1 on a Saturday).
            let years = day.year().saturating_sub(1)..=day.year().saturating_add(1);
            self.holidays
                .iter()
                .find(|rule| years.clone().any(|year| rule.days(year).contains(&day)))
        };
        rule.map(|rule| rule.name.as_str()).or_else(|| {
            self.proclaimed
                .contains(&day)
                .then_some(self.proclaimed_name.as_str())
        })
    }

    /// Why the day is no business day, if it is none.
    #[must_use]
    pub fn closed(&self, day: Date) -> Option<String> {
        if self.weekend.contains(&day.weekday()) {
            return Some(weekday_name(day).to_owned());
        }
        self.holiday(day).map(str::to_owned)
    }

    /// Whether the day counts.
    #[must_use]
    pub fn is_business_day(&self, day: Date) -> bool {
        if KEPT.contains(&day.year())
            && let Ok(number) = usize::try_from(days_between(self.first_kept, day))
            && let Some(word) = self.closed.get(number / 64)
        {
            return word & (1 << (number % 64)) == 0;
        }
        self.closed(day).is_none()
    }

    /// The nth business day after a day, which is day 0 itself and not counted.
    #[must_use]
    pub fn after(&self, day: Date, business_days: u32) -> Date {
        let mut reached = day;
        for _ in 0..business_days {
            reached = self.next_open(shift(reached, 1));
            if reached == Date::MAX {
                break;
            }
        }
        reached
    }

    /// The day itself where it counts, else the next that does.
    #[must_use]
    pub fn next_open(&self, day: Date) -> Date {
        let mut day = day;
        while !self.is_business_day(day) && day < Date::MAX {
            day = shift(day, 1);
        }
        day
    }

    /// A day so many calendar days later.
    #[must_use]
    pub fn days_later(day: Date, days: u16) -> Date {
        shift(day, i64::from(days))
    }

    /// How many business days lie after the first day, up to and with the second; 0 where it is not later.
    #[must_use]
    pub fn business_days_between(&self, first: Date, second: Date) -> u32 {
        let mut count = 0;
        let mut day = first;
        while day < second {
            day = shift(day, 1);
            count += u32::from(self.is_business_day(day));
        }
        count
    }

    /// The days between two days that do not count, both ends left out at the start and kept at the end.
    #[must_use]
    pub fn skipped(&self, after: Date, until: Date) -> Vec<Skipped> {
        let mut skipped = Vec::new();
        let mut day = after;
        while day < until {
            day = shift(day, 1);
            if !self.is_business_day(day)
                && let Some(why) = self.closed(day)
            {
                skipped.push(Skipped { date: day, why });
            }
        }
        skipped
    }

    /// A year's days that are no business days, weekends apart, by date.
    #[must_use]
    pub fn year(&self, year: i16) -> Vec<Skipped> {
        let mut days: Vec<Skipped> = (year.saturating_sub(1)..=year.saturating_add(1))
            .flat_map(|near| self.holidays.iter().flat_map(move |rule| rule.days(near)))
            .chain(self.proclaimed.iter().copied())
            .filter(|day| day.year() == year && !self.weekend.contains(&day.weekday()))
            .filter_map(|date| {
                self.holiday(date).map(|why| Skipped {
                    date,
                    why: why.to_owned(),
                })
            })
            .collect();
        days.sort_by_key(|day| day.date);
        days.dedup_by_key(|day| day.date);
        days
    }
}

/// Days from one day to another; negative backwards.
fn days_between(first: Date, second: Date) -> i64 {
    (second - first).get_days().into()
}

/// The day's name in English.
#[must_use]
pub fn weekday_name(day: Date) -> &'static str {
    match day.weekday() {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}
