//! What reads like somebody's number or address is asked about before it is kept: the participant can read his file.
//!
//! It knows nobody: it looks at what was typed and at nothing else, so it says the same whoever is known next door
//! (design.md, promise 2). One pattern serves this check, which holds without scripts, and the page while one types.

use client_file::{Problem, Wrong};
use desk::Fields;
use regex::Regex;

use crate::ask::{Asker, Section};
use crate::look::Look;

/// A telephone number of the United States, an address of mail, or a house with its street; as the page's script reads it
/// too. `CF-2026-1234` and a day are none.
const PATTERN: &str = concat!(
    r"\b\d{3}[ .\-]\d{4}\b|\b\d{10}\b",
    r"|[\w.+\-]+@[\w\-]+\.\w+",
    r"|\b\d{1,5}\s(?:[nsew]\.?\s|north\s|south\s|east\s|west\s)?(?:\p{L}+\s){1,2}",
    r"(?:street|st|avenue|ave|road|rd|lane|ln|blvd|boulevard|apt)\b",
    r"|\b(?:calle|avenida)\s(?:\p{L}+\s){1,3}#?\d{1,5}\b",
);

/// Fields in which somebody writes freely. A number that a form asks for is none of them.
const FREE: [&str; 5] = ["words", "reason", "why", "concerns", "lethality"];

/// What it is sent with when somebody has looked at it and keeps it.
const KEEP: &str = "keep";

/// The pattern, ready to be looked for.
pub(crate) struct Hint(Option<Regex>);

impl Hint {
    pub(crate) fn new() -> Self {
        Self(Regex::new(&format!("(?i){PATTERN}")).ok())
    }

    /// Whether it reads like a number or an address.
    pub(crate) fn reads_so(&self, text: &str) -> bool {
        self.0.as_ref().is_some_and(|looks| looks.is_match(text))
    }
}

/// The free fields of a form that somebody should look at once more; none where they did, or where the participant sees
/// the screen, for then no page speaks of what is handed over.
pub(crate) fn wrong(look: &Look<'_>, form: &Fields) -> Vec<Wrong> {
    if silent(look, form) {
        return Vec::new();
    }
    let reads_so = |field: &&&str| look.desk.hint.reads_so(form.get(field));
    let wrong = FREE.iter().filter(reads_so).map(|field| Wrong {
        field,
        problem: Problem::LooksTheirs,
    });
    wrong.collect()
}

/// Whether nothing is asked: somebody has looked at it, or the participant sees the screen.
pub(crate) fn silent(look: &Look<'_>, form: &Fields) -> bool {
    look.room || form.get(KEEP) == "yes"
}

/// Whether the form asks if it is to be kept as it is.
pub(crate) fn asks(wrong: &[Wrong], form: &Fields) -> bool {
    let theirs = |wrong: &Wrong| wrong.problem == Problem::LooksTheirs;
    form.has(KEEP) || wrong.iter().any(theirs)
}

/// The question itself, at the end of the form.
pub(crate) fn section(ask: &Asker<'_>) -> Section {
    let answer = [("yes", "client-hint-keep-yes".to_owned())];
    let keep = ask.ticks(KEEP, "client-hint-keep", answer);
    ask.section("client-hint-title", vec![keep])
}

/// What the page's script looks for, and what it says then; nothing where the participant sees the screen.
pub(crate) fn while_typing(look: &Look<'_>) -> Option<(&'static str, String)> {
    (!look.room).then(|| (PATTERN, look.say("client-hint")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_mail_and_streets_read_so_and_the_rest_of_a_note_does_not() {
        let hint = Hint::new();
        for text in [
            "can be had at 918-555-0142",
            "(918) 555 0142",
            "9185550142",
            "write ada.m@example.org",
            "lives at 1420 N. Sycamore Ave",
            "1420 old mill road",
            "calle Cinco de Mayo 12",
        ] {
            assert!(hint.reads_so(text), "{text}");
        }
        for text in [
            "CF-2026-1234 and CM-2025-0042",
            "on 11/25/2026 he paid 200, owes 1 200",
            "52 weeks, 7 absences, group of 12",
            "Says she left. He does not know where she lives.",
            "",
        ] {
            assert!(!hint.reads_so(text), "{text}");
        }
    }
}
