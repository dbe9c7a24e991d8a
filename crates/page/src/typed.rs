//! Months and times of day as people type them, in English and in Spanish, whichever language the page speaks.

use jiff::civil::Time;

/// Months as people write them, English and Spanish; the first three letters are enough.
const MONTHS: [[&str; 2]; 12] = [
    ["january", "enero"],
    ["february", "febrero"],
    ["march", "marzo"],
    ["april", "abril"],
    ["may", "mayo"],
    ["june", "junio"],
    ["july", "julio"],
    ["august", "agosto"],
    ["september", "septiembre"],
    ["october", "octubre"],
    ["november", "noviembre"],
    ["december", "diciembre"],
];

/// The month that somebody wrote: `12`, `Dec`, `dec.`, `December`, `diciembre`.
#[must_use]
pub fn month(text: &str) -> Option<i8> {
    if let Ok(number) = text.parse::<i8>() {
        return (1..=12).contains(&number).then_some(number);
    }
    let text = text.trim_end_matches('.').to_lowercase();
    let written = |name: &&str| text.chars().count() >= 3 && name.starts_with(&text);
    let at = MONTHS.iter().position(|names| names.iter().any(written))?;
    i8::try_from(at).ok().map(|at| at + 1)
}

/// A time of day as people write it: `6:00 p.m.`, `6pm`, `18:00`, `noon`. A bare `6` is no time: six in the
/// morning or in the evening is what a clock of hours turns on.
#[must_use]
pub fn time(text: &str) -> Option<Time> {
    let plain: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '.')
        .collect();
    let plain = plain.to_lowercase();
    match plain.as_str() {
        "noon" | "mediodía" => return Time::new(12, 0, 0, 0).ok(),
        "midnight" | "medianoche" => return Time::new(0, 0, 0, 0).ok(),
        _ => {}
    }
    let (clock, half) = match (plain.strip_suffix("am"), plain.strip_suffix("pm")) {
        (Some(clock), _) => (clock, Some(0)),
        (_, Some(clock)) => (clock, Some(12)),
        _ => (plain.as_str(), None),
    };
    let (hour, minute) = match (clock.split_once(':'), half) {
        (Some((hour, minute)), _) if minute.len() == 2 => (hour, minute),
        (None, Some(_)) => (clock, "0"),
        _ => return None,
    };
    let (hour, minute): (i8, i8) = (hour.parse().ok()?, minute.parse().ok()?);
    let hour = match half {
        Some(half) if (1..=12).contains(&hour) => hour % 12 + half,
        Some(_) => return None,
        None => hour,
    };
    Time::new(hour, minute, 0, 0).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_a_number_or_the_start_of_its_name() {
        for (text, number) in [
            ("12", 12),
            ("Dec.", 12),
            ("dic", 12),
            ("enero", 1),
            ("Ago", 8),
        ] {
            assert_eq!(month(text), Some(number), "{text}");
        }
        for text in ["13", "0", "x", "di"] {
            assert_eq!(month(text), None, "{text}");
        }
    }

    #[test]
    fn a_time_says_which_half_of_the_day() {
        let at = |hour, minute| Time::new(hour, minute, 0, 0).ok();
        for (text, read) in [
            ("6:00 p.m.", at(18, 0)),
            ("6:00 p. m.", at(18, 0)),
            ("18:00", at(18, 0)),
            ("12 am", at(0, 0)),
            ("Mediodía", at(12, 0)),
            ("medianoche", at(0, 0)),
            ("6", None),
            ("half past", None),
        ] {
            assert_eq!(time(text), read, "{text}");
        }
    }
}
