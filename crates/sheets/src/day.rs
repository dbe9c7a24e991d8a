//! Days and times as people write them.

use jiff::civil::{Date, Time};

use crate::Reason;

/// A day, of which the year may not have been written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Day {
    /// With its year.
    Whole(Date),
    /// `3/2`: which year, the case has to say.
    NoYear {
        /// 1 to 12.
        month: i8,
        /// 1 to 31.
        day: i8,
    },
}

impl Day {
    /// The day itself; of one without a year the first that is not before another day.
    #[must_use]
    pub fn from(self, first: Date) -> Option<Date> {
        match self {
            Self::Whole(day) => Some(day),
            // February 29 comes every four years, but for 2100 and the like.
            Self::NoYear { month, day } => (0..=8)
                .filter_map(|later| Date::new(first.year().checked_add(later)?, month, day).ok())
                .find(|day| *day >= first),
        }
    }
}

/// Reads `6/20/1995`, `10/18/25`, `2026-10-18`, and with `-` or `.` in place of `/`. Of two digits the year is the latest
/// that is not later than the next one.
///
/// # Errors
/// [`Reason::NotADay`] for anything else, [`Reason::NoSuchDay`] for `2/30/26`.
pub fn read(text: &str, today: Date) -> Result<Date, Reason> {
    match read_any(text, today)? {
        Day::Whole(day) => Ok(day),
        Day::NoYear { .. } => Err(Reason::NotADay),
    }
}

/// The same, of which the year may not be written: `3/2`.
///
/// # Errors
/// Likewise.
pub fn read_any(text: &str, today: Date) -> Result<Day, Reason> {
    let text = text.trim();
    // A workbook writes the hour behind a day where there is one.
    let text = text
        .split_once(' ')
        .filter(|(_, clock)| hour(clock).is_some())
        .map_or(text, |(day, _)| day);
    let parts: Vec<&str> = text.split(['/', '-', '.']).collect();
    let whole = |part: &str| {
        let digits =
            (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| part.parse::<i16>().ok()).flatten()
    };
    let numbers: Option<Vec<i16>> = parts.iter().map(|part| whole(part)).collect();
    let numbers = numbers.ok_or(Reason::NotADay)?;
    let longest = |place: usize| parts.get(place).map_or(0, |part| part.len());
    let (year, month, day) = match *numbers.as_slice() {
        [year, month, day] if longest(0) == 4 && longest(1) <= 2 && longest(2) <= 2 => {
            (Some(year), month, day)
        }
        [month, day, year] if longest(0) <= 2 && longest(1) <= 2 && matches!(longest(2), 2 | 4) => {
            (
                Some(if longest(2) == 2 {
                    century(year, today)
                } else {
                    year
                }),
                month,
                day,
            )
        }
        [month, day] if longest(0) <= 2 && longest(1) <= 2 => (None, month, day),
        _ => return Err(Reason::NotADay),
    };
    let small = |number: i16| i8::try_from(number).map_err(|_| Reason::NoSuchDay);
    let (month, day) = (small(month)?, small(day)?);
    if let Some(year) = year {
        return Date::new(year, month, day)
            .map(Day::Whole)
            .map_err(|_| Reason::NoSuchDay);
    }
    // A leap year has every day there is.
    Date::new(2028, month, day).map_err(|_| Reason::NoSuchDay)?;
    Ok(Day::NoYear { month, day })
}

/// Of two digits, the latest year that is not later than the next one: what is in the future is then said to
/// be so, and nobody was born in 2071.
fn century(two: i16, today: Date) -> i16 {
    let this = today.year() - today.year().rem_euclid(100) + two;
    if this > today.year() + 1 {
        this - 100
    } else {
        this
    }
}

/// Reads `9a`, `9:30 am`, `2p`, `14:00`.
#[must_use]
pub fn hour(text: &str) -> Option<Time> {
    let text = text.trim().to_ascii_lowercase().replace(['.', ' '], "");
    let (clock, half) = ["am", "pm", "a", "p"]
        .into_iter()
        .find_map(|half| text.strip_suffix(half).map(|clock| (clock, Some(half))))
        .unwrap_or((&text, None));
    let (hour, minute) = clock.split_once(':').unwrap_or((clock, "0"));
    let number = |part: &str| {
        let digits =
            (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| part.parse::<i8>().ok()).flatten()
    };
    let (hour, minute) = (number(hour)?, number(minute)?);
    let hour = match half {
        // Without a half of the day a bare number is no time.
        None if !clock.contains(':') => return None,
        None => hour,
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(half) => hour % 12 + if half.starts_with('p') { 12 } else { 0 },
    };
    Time::new(hour, minute, 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, time};

    const TODAY: Date = date(2026, 11, 24);

    #[test]
    fn days_are_read_as_they_are_written() {
        for (text, day) in [
            ("6/20/1995", date(1995, 6, 20)),
            ("10/18/25", date(2025, 10, 18)),
            (" 10/18/2025 ", date(2025, 10, 18)),
            ("1-5-2027", date(2027, 1, 5)),
            ("1/5/27", date(2027, 1, 5)),
            ("6/6/85", date(1985, 6, 6)),
            ("2026-02-28", date(2026, 2, 28)),
            ("2/9/2026 14:30", date(2026, 2, 9)),
        ] {
            assert_eq!(read(text, TODAY), Ok(day), "{text}");
        }
    }

    #[test]
    fn what_is_no_day_is_not_guessed() {
        for text in [
            "??",
            "next Tues",
            "",
            "3/2",
            "5/16",
            "1/2/3/4",
            "1/2/345",
            "20251018",
            "-1/2/25",
            "１/2/2025",
        ] {
            assert_eq!(read(text, TODAY), Err(Reason::NotADay), "{text}");
        }
        for text in ["2/30/26", "13/1/2025", "2/29/2025", "0/1/2025", "130-1-1"] {
            assert!(read(text, TODAY).is_err(), "{text}");
        }
        assert_eq!(read("2/30/26", TODAY), Err(Reason::NoSuchDay));
    }

    #[test]
    fn a_day_without_a_year_is_the_first_such_day() {
        let day = |text| read_any(text, TODAY).unwrap();
        assert_eq!(day("3/2").from(date(2025, 10, 18)), Some(date(2026, 3, 2)));
        assert_eq!(day("4/1").from(date(2025, 1, 10)), Some(date(2025, 4, 1)));
        assert_eq!(day("4/1").from(date(2025, 4, 1)), Some(date(2025, 4, 1)));
        assert_eq!(day("2/29").from(date(2025, 1, 1)), Some(date(2028, 2, 29)));
        assert_eq!(read_any("2/30", TODAY), Err(Reason::NoSuchDay));
    }

    #[test]
    fn hours_are_read_as_they_are_written() {
        for (text, clock) in [
            ("9a", Some(time(9, 0, 0, 0))),
            ("2p", Some(time(14, 0, 0, 0))),
            ("12p", Some(time(12, 0, 0, 0))),
            ("12 a.m.", Some(time(0, 0, 0, 0))),
            ("9:30 am", Some(time(9, 30, 0, 0))),
            ("14:05", Some(time(14, 5, 0, 0))),
            ("9", None),
            ("25:00", None),
            ("13p", None),
            ("a", None),
        ] {
            assert_eq!(hour(text), clock, "{text}");
        }
    }
}
