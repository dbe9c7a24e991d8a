//! A calendar as RFC 5545 writes it: on which day how many things are due, and nothing else.

use jiff::civil::Date;
use rules::Moment;
use sha2::{Digest as _, Sha256};

/// The most octets of a line, its end apart (section 3.1).
const LINE: usize = 75;

/// One day with something due.
pub(super) struct Entry {
    pub(super) day: Date,
    pub(super) title: String,
}

/// The calendar. `of` says whose it is, so that two calendars have no event in common; it does not stand in it.
pub(super) fn calendar(of: &str, name: &str, now: Moment, entries: &[Entry]) -> String {
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Leeward//Leeward//EN".to_owned(),
        "CALSCALE:GREGORIAN".to_owned(),
        "METHOD:PUBLISH".to_owned(),
        format!("X-WR-CALNAME:{}", text(name)),
        // RFC 7986, section 5.7; the other is what older programs read.
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H".to_owned(),
        "X-PUBLISHED-TTL:PT1H".to_owned(),
    ];
    let stamp = now.timestamp().strftime("%Y%m%dT%H%M%SZ").to_string();
    for Entry { day, title } in entries {
        let next = day.tomorrow().unwrap_or(*day);
        lines.extend([
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{}@leeward.invalid", uid(of, *day)),
            format!("DTSTAMP:{stamp}"),
            format!("DTSTART;VALUE=DATE:{}", day.strftime("%Y%m%d")),
            format!("DTEND;VALUE=DATE:{}", next.strftime("%Y%m%d")),
            format!("SUMMARY:{}", text(title)),
            "CLASS:PRIVATE".to_owned(),
            "TRANSP:TRANSPARENT".to_owned(),
            "END:VEVENT".to_owned(),
        ]);
    }
    lines.push("END:VCALENDAR".to_owned());
    let mut out = String::new();
    for line in &lines {
        fold(&mut out, line);
    }
    out
}

/// The same for the same day, so that a calendar replaces an event and does not add one.
fn uid(of: &str, day: Date) -> String {
    let hash = Sha256::new()
        .chain_update("leeward-calendar-event")
        .chain_update(of)
        .chain_update([0])
        .chain_update(day.to_string())
        .finalize();
    let mut uid = hex::encode(hash);
    uid.truncate(32);
    uid
}

/// Section 3.3.11.
fn text(plain: &str) -> String {
    let mut out = String::with_capacity(plain.len());
    for letter in plain.chars() {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
    out
}

/// Section 3.1: at most 75 octets, what follows begins with a space, each line ends with CR and LF; never within a letter.
fn fold(out: &mut String, line: &str) {
    let mut length = 0;
    for letter in line.chars() {
        if length + letter.len_utf8() > LINE {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(letter);
        length += letter.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_within_no_letter_and_read_back() {
        let long = format!("SUMMARY:{}", "é".repeat(100));
        let mut out = String::new();
        fold(&mut out, &long);
        for line in out.strip_suffix("\r\n").unwrap().split("\r\n") {
            assert!(line.len() <= LINE, "{line}");
        }
        assert_eq!(out.replace("\r\n ", ""), format!("{long}\r\n"));
        assert_eq!(text("a, b; c\\d\ne"), "a\\, b\\; c\\\\d\\ne");
    }

    #[test]
    fn two_accounts_have_no_event_in_common() {
        let day = jiff::civil::date(2026, 11, 27);
        assert_eq!(uid("1", day), uid("1", day));
        assert_ne!(uid("1", day), uid("2", day));
        assert_ne!(uid("1", day), uid("1", day.tomorrow().unwrap()));
    }
}
