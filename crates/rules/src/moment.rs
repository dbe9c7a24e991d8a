//! Instants, days and the zone that joins them.

use jiff::{
    Timestamp,
    civil::Date,
    tz::{Offset, TimeZone},
};
use serde::{Deserialize, Serialize};

/// Seconds of a minute.
const SECONDS: i64 = 60;

/// An instant in whole seconds since 1970-01-01T00:00:00Z; fractions are dropped (contract, section 1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(i64);

/// Why a text is no time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected an RFC 3339 time with an offset, such as 2026-12-04T09:00:00-06:00")]
pub struct NotATime;

/// Why a text is no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected a day, such as 2026-12-04")]
pub struct NotADay;

impl Moment {
    /// The instant that many seconds after (or before) the start of 1970, kept within the years that
    /// can be written.
    #[must_use]
    pub fn from_second(second: i64) -> Self {
        Self(second.clamp(Timestamp::MIN.as_second(), Timestamp::MAX.as_second()))
    }

    /// Seconds since the start of 1970, UTC.
    #[must_use]
    pub const fn second(self) -> i64 {
        self.0
    }

    /// The same instant for `jiff`.
    #[must_use]
    pub fn timestamp(self) -> Timestamp {
        Timestamp::from_second(self.0).unwrap_or(Timestamp::UNIX_EPOCH)
    }

    /// The instant `seconds` later.
    #[must_use]
    pub fn plus(self, seconds: i64) -> Self {
        Self::from_second(self.0.saturating_add(seconds))
    }

    /// The instant so many minutes later.
    #[must_use]
    pub fn plus_minutes(self, minutes: u16) -> Self {
        self.plus(i64::from(minutes) * SECONDS)
    }

    /// Whole minutes from here to a later instant; negative to an earlier one.
    #[must_use]
    pub const fn minutes_until(self, later: Self) -> i64 {
        (later.0 - self.0).div_euclid(SECONDS)
    }

    /// Reads an RFC 3339 date-time with its offset; lower-case `t` and `z` are allowed, a space is not.
    ///
    /// # Errors
    /// [`NotATime`] for anything else.
    ///
    /// ```
    /// use leeward_rules::Moment;
    /// assert_eq!(Moment::parse("1970-01-01T01:00:00.9+01:00").unwrap().second(), 0);
    /// assert!(Moment::parse("1970-01-01T00:00:00").is_err());
    /// ```
    pub fn parse(text: &str) -> Result<Self, NotATime> {
        read_rfc3339(text).ok_or(NotATime)
    }

    /// The instant in a zone, as the contract writes it: `2026-12-04T09:00:00-06:00`.
    #[must_use]
    pub fn rfc3339(self, zone: &TimeZone) -> String {
        let mut out = String::with_capacity(25);
        self.write_rfc3339(zone.to_offset(self.timestamp()), &mut out);
        out
    }

    pub(crate) fn write_rfc3339(self, offset: Offset, out: &mut String) {
        let local = offset.to_datetime(self.timestamp());
        write_day(local.date(), out);
        for (before, number) in [
            ('T', local.hour()),
            (':', local.minute()),
            (':', local.second()),
        ] {
            out.push(before);
            two_digits(number.unsigned_abs(), out);
        }
        let seconds = offset.seconds();
        out.push(if seconds < 0 { '-' } else { '+' });
        let minutes = seconds.unsigned_abs() / 60;
        // An offset is less than 26 hours.
        two_digits(u8::try_from(minutes / 60).unwrap_or(0), out);
        out.push(':');
        two_digits(u8::try_from(minutes % 60).unwrap_or(0), out);
    }

    /// The calendar day on which the instant falls in a zone.
    #[must_use]
    pub fn day(self, zone: &TimeZone) -> Date {
        zone.to_datetime(self.timestamp()).date()
    }

    /// The last second of a day in a zone, daylight saving included.
    #[must_use]
    pub fn end_of(day: Date, zone: &TimeZone) -> Self {
        let last = day.at(23, 59, 59, 0);
        zone.to_ambiguous_timestamp(last)
            .later()
            .map_or(Self(Timestamp::MAX.as_second()), |instant| {
                Self::from_second(instant.as_second())
            })
    }

    /// The first second of a day in a zone.
    #[must_use]
    pub fn start_of(day: Date, zone: &TimeZone) -> Self {
        zone.to_ambiguous_timestamp(day.at(0, 0, 0, 0))
            .earlier()
            .map_or(Self(Timestamp::MIN.as_second()), |instant| {
                Self::from_second(instant.as_second())
            })
    }
}

/// Writes `YYYY-MM-DD`.
pub(crate) fn write_day(day: Date, out: &mut String) {
    let year = day.year();
    if year < 0 {
        out.push('-');
    }
    let year = year.unsigned_abs();
    two_digits(u8::try_from(year / 100).unwrap_or(0), out);
    two_digits(u8::try_from(year % 100).unwrap_or(0), out);
    for number in [day.month(), day.day()] {
        out.push('-');
        two_digits(number.unsigned_abs(), out);
    }
}

/// Writes a number below 100.
pub(crate) fn two_digits(number: u8, out: &mut String) {
    out.push(char::from(b'0' + number / 10 % 10));
    out.push(char::from(b'0' + number % 10));
}

/// Reads `YYYY-MM-DD` and nothing else.
///
/// # Errors
/// [`NotADay`] for anything else.
pub fn parse_day(text: &str) -> Result<Date, NotADay> {
    read_day(text.as_bytes()).ok_or(NotADay)
}

fn number(digits: &[u8]) -> Option<i16> {
    digits.iter().try_fold(0_i16, |sum, digit| {
        digit
            .is_ascii_digit()
            .then(|| sum * 10 + i16::from(digit - b'0'))
    })
}

fn small(digits: &[u8]) -> Option<i8> {
    number(digits).and_then(|n| i8::try_from(n).ok())
}

fn read_day(text: &[u8]) -> Option<Date> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *text else {
        return None;
    };
    Date::new(
        number(&[y1, y2, y3, y4])?,
        small(&[m1, m2])?,
        small(&[d1, d2])?,
    )
    .ok()
}

fn read_rfc3339(text: &str) -> Option<Moment> {
    let (day, rest) = text.as_bytes().split_at_checked(10)?;
    let day = read_day(day)?;
    let (clock, mut rest) = rest.split_at_checked(9)?;
    let [b'T' | b't', h1, h2, b':', m1, m2, b':', s1, s2] = *clock else {
        return None;
    };
    let (hour, minute, second) = (small(&[h1, h2])?, small(&[m1, m2])?, small(&[s1, s2])?);
    // A leap second is written :60 (RFC 3339, 5.6); it is taken as the second before it.
    let time =
        jiff::civil::Time::new(hour, minute, if second == 60 { 59 } else { second }, 0).ok()?;
    if let [b'.', after @ ..] = rest {
        let digits = after
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        rest = after.get(digits..).filter(|_| digits > 0)?;
    }
    let offset = match *rest {
        [b'Z' | b'z'] => 0,
        [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] => {
            let (hours, minutes) = (number(&[h1, h2])?, number(&[m1, m2])?);
            if hours > 23 || minutes > 59 {
                return None;
            }
            let seconds = i64::from(hours) * 3600 + i64::from(minutes) * 60;
            if sign == b'-' { -seconds } else { seconds }
        }
        _ => return None,
    };
    let utc = TimeZone::UTC.to_timestamp(day.to_datetime(time)).ok()?;
    let second = utc.as_second().checked_sub(offset)?;
    Timestamp::from_second(second).ok()?;
    Some(Moment(second))
}
