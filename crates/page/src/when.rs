//! Days and times in words, the way American case workers write them (pages.md's own wording is in words/).

use jiff::civil::{Date, DateTime, Time, Weekday};

use crate::Words;

const fn weekday_key(day: Weekday) -> (&'static str, &'static str) {
    match day {
        Weekday::Monday => ("day-mon", "day-monday"),
        Weekday::Tuesday => ("day-tue", "day-tuesday"),
        Weekday::Wednesday => ("day-wed", "day-wednesday"),
        Weekday::Thursday => ("day-thu", "day-thursday"),
        Weekday::Friday => ("day-fri", "day-friday"),
        Weekday::Saturday => ("day-sat", "day-saturday"),
        Weekday::Sunday => ("day-sun", "day-sunday"),
    }
}

fn written(w: &Words, key: &str, weekday: &str, month: &str, day: Date) -> String {
    w.with(
        key,
        [
            ("weekday", w.t(weekday)),
            ("month", w.t(month)),
            ("day", &day.day().to_string()),
            ("year", &day.year().to_string()),
        ],
    )
}

/// `Tue., Dec. 1`: where there is little room and the year is plain.
#[must_use]
pub fn short_day(w: &Words, day: Date) -> String {
    let month = format!("month-short-{}", day.month());
    written(w, "day-short", weekday_key(day.weekday()).0, &month, day)
}

/// `Tue., Dec. 1, 2026`.
#[must_use]
pub fn day(w: &Words, day: Date) -> String {
    let month = format!("month-short-{}", day.month());
    written(
        w,
        "day-with-year",
        weekday_key(day.weekday()).0,
        &month,
        day,
    )
}

/// `Tuesday, December 1, 2026`: in print.
#[must_use]
pub fn long_day(w: &Words, day: Date) -> String {
    let month = format!("month-{}", day.month());
    written(w, "day-long", weekday_key(day.weekday()).1, &month, day)
}

/// `9:00 a.m.`, `noon`, `midnight`.
#[must_use]
pub fn clock(w: &Words, time: Time) -> String {
    match (time.hour(), time.minute()) {
        (12, 0) => w.t("clock-noon").to_owned(),
        (0, 0) => w.t("clock-midnight").to_owned(),
        (hour, minute) => {
            let key = if hour < 12 { "clock-am" } else { "clock-pm" };
            let hour = if hour % 12 == 0 { 12 } else { hour % 12 };
            w.with(key, &[("time", format!("{hour}:{minute:02}"))])
        }
    }
}

/// `Tue., Dec. 1, 9:00 a.m.`
#[must_use]
pub fn day_and_clock(w: &Words, at: DateTime) -> String {
    w.with(
        "day-and-clock",
        [
            ("day", short_day(w, at.date())),
            ("time", clock(w, at.time())),
        ],
    )
}

/// The name of a day that does not count, by the name that the pack gives it; that one where the words have none.
#[must_use]
pub fn holiday(w: &Words, name: &str) -> String {
    let mut key = String::from("holiday");
    for word in name.split(|c: char| c == '-' || c.is_whitespace()) {
        key.push('-');
        key.extend(word.chars().filter(char::is_ascii_alphanumeric));
    }
    key.make_ascii_lowercase();
    if w.has(&key) {
        w.t(&key).to_owned()
    } else {
        name.to_owned()
    }
}

/// The name of the weekday, written out.
#[must_use]
pub fn weekday(w: &Words, day: Date) -> &str {
    w.t(weekday_key(day.weekday()).1)
}

/// A sentence with one full stop where an hour (`9:00 a.m.`) stands at its end.
#[must_use]
pub fn ended(sentence: &str) -> String {
    sentence.replace("..", ".")
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::Languages;

    #[test]
    fn days_and_times_are_written_as_in_oklahoma() {
        let w = Languages::new().of("en-US");
        let first = date(2026, 12, 1);
        assert_eq!(short_day(&w, first), "Tue., Dec. 1");
        assert_eq!(day(&w, first), "Tue., Dec. 1, 2026");
        assert_eq!(long_day(&w, first), "Tuesday, December 1, 2026");
        assert_eq!(short_day(&w, date(2026, 5, 6)), "Wed., May 6");
        let at = |hour, minute| clock(&w, Time::constant(hour, minute, 0, 0));
        assert_eq!(
            [at(9, 0), at(12, 0), at(0, 0)],
            ["9:00 a.m.", "noon", "midnight"]
        );
        assert_eq!(
            [at(0, 5), at(12, 30), at(16, 12)],
            ["12:05 a.m.", "12:30 p.m.", "4:12 p.m."]
        );
        assert_eq!(
            day_and_clock(&w, first.at(9, 0, 0, 0)),
            "Tue., Dec. 1, 9:00 a.m."
        );
    }
}
