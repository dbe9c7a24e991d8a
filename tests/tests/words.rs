//! Every sentence that a page shows comes from the words files, and nothing stands in those that no page shows.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what is not as expected must stop the test"
)]

use std::collections::{BTreeMap, BTreeSet};

use keys::DeskName;
use leeward_tests::{
    source::{self, Literal},
    world::World,
};
use page::{Languages, Words};
use rules::Rules;

/// Literals with words in them that no page shows: file, and how they begin. The list may only grow shorter.
const NOT_SHOWN: &[(&str, &str)] = &[
    // Names of records and of threads, and headers.
    ("client-desk/src/import_page.rs", "columns of the roster"),
    (
        "client-desk/src/import_court_page.rs",
        "columns of the court log",
    ),
    ("victim-desk/src/import_page.rs", "columns of the log"),
    (
        "victim-desk/src/import_page.rs",
        "columns of the danger binder",
    ),
    // What a calendar is called in whatever shows it: the same in each language.
    ("victim-desk/src/calendar/mod.rs", "Leeward"),
    ("desk/src/answer.rs", "camera=()"),
    ("desk/src/answer.rs", "default-src"),
    ("desk/src/answer.rs", "attachment;"),
    ("desk/src/gate.rs", "{name}="),
    ("desk/src/counter.rs", "GET, HEAD, POST"),
    // The languages' own names, and what is wrong with a words file.
    ("page/src/words.rs", "English"),
    ("page/src/words.rs", "Español"),
    ("page/src/words.rs", "`{code}` is no language"),
    // Classes of the style sheet.
    ("victim-desk/src/why.rs", "off long"),
    ("victim-desk/src/why.rs", "end now"),
];

/// Whether a literal reads as words for people: two in a row, or one with a capital.
fn reads_as_words(text: &str) -> bool {
    let mut plain = String::new();
    let mut depth = 0;
    for c in text.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ if depth == 0 => plain.push(c),
            _ => {}
        }
    }
    let is_word = |word: &str| {
        let word = word.trim_matches(|c: char| c.is_ascii_punctuation());
        word.len() > 1 && word.chars().all(|c| c.is_alphabetic() || "'’-".contains(c))
    };
    let words: Vec<&str> = plain.split_whitespace().collect();
    let in_a_row = words
        .windows(2)
        .any(|pair| is_word(pair[0]) && is_word(pair[1]));
    let one = match words.as_slice() {
        [word] => {
            let rest = &word[word.chars().next().unwrap().len_utf8()..];
            is_word(word)
                && word.starts_with(|c: char| c.is_uppercase())
                && rest.chars().any(char::is_lowercase)
        }
        _ => false,
    };
    in_a_row || one
}

/// Whether the code says that it is for the log, or for the table of routes.
fn is_for_the_log(literal: &Literal, purposes: &BTreeSet<&str>) -> bool {
    let log = ["failed(", "Failed(", "failed(&format!("];
    log.iter().any(|end| literal.before.ends_with(end)) || purposes.contains(literal.text.as_str())
}

#[test]
fn no_sentence_of_a_page_stands_in_the_code() {
    let world = World::new(1);
    let desks = [
        DeskName::Client,
        DeskName::Victim,
        DeskName::Program,
        DeskName::Review,
    ];
    let purposes: BTreeSet<&str> = desks
        .iter()
        .flat_map(|desk| world.desk(*desk).table())
        .map(|line| line.purpose)
        .collect();
    let all = source::literals();
    assert!(all.len() > 2000, "{} literals", all.len());
    let mut needed = BTreeSet::new();
    let mut shown = Vec::new();
    for literal in &all {
        if !reads_as_words(&literal.text) || is_for_the_log(literal, &purposes) {
            continue;
        }
        // What programs are told stands in no page; a program that reads it knows no language.
        if literal.file.contains("/src/api/") || literal.file.ends_with("/src/api.rs") {
            continue;
        }
        let exception = NOT_SHOWN
            .iter()
            .find(|(file, start)| literal.file == *file && literal.text.starts_with(start));
        match exception {
            Some(exception) => drop(needed.insert(*exception)),
            None => shown.push(format!(
                "{}:{}: {:?}",
                literal.file, literal.line, literal.text
            )),
        }
    }
    assert!(shown.is_empty(), "{}", shown.join("\n"));
    for exception in NOT_SHOWN {
        assert!(needed.contains(exception), "needed no more: {exception:?}");
    }
}

/// A text without `name="value"`: macros of templates hold attributes outside of any mark.
fn without_attributes(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("=\"") {
        let name = rest[..at].rfind(' ').map_or(0, |space| space + 1);
        plain.push_str(&rest[..name]);
        let close = rest[at + 2..]
            .find('"')
            .map_or(rest.len(), |end| at + end + 3);
        rest = &rest[close..];
    }
    plain.push_str(rest);
    plain.trim().to_owned()
}

#[test]
fn no_sentence_of_a_page_stands_in_a_template() {
    let templates = source::templates();
    assert!(templates.len() > 25, "{}", templates.len());
    let mut shown = Vec::new();
    for (file, template) in &templates {
        let (text, _) = source::parts(template);
        let mut rest = text.as_str();
        let mut texts = Vec::new();
        while let Some(at) = rest.find('<') {
            texts.push(rest[..at].to_owned());
            let end = rest[at..].find('>').unwrap() + at;
            let tag = &rest[at..end];
            for name in ["aria-label=\"", "title=\"", "alt=\"", "placeholder=\""] {
                let value = tag
                    .split(name)
                    .nth(1)
                    .and_then(|value| value.split('"').next());
                texts.extend(value.map(str::to_owned));
            }
            rest = &rest[end + 1..];
        }
        texts.push(rest.to_owned());
        // The names of keys are what stands on the keys themselves.
        let words = texts
            .iter()
            .map(|text| without_attributes(&text.replace(['\u{0}', '\n'], " ")))
            .filter(|text| text != "F9" && text.chars().any(char::is_alphabetic));
        shown.extend(words.map(|text| format!("{file}: {text:?}")));
    }
    assert!(shown.is_empty(), "{}", shown.join("\n"));
}

/// What the sources say about keys.
struct Used {
    /// Literals as they stand.
    whole: BTreeSet<String>,
    /// Literals with places to fill: what stands before, between and after them.
    made: Vec<Vec<String>>,
    /// What may fill such a place: any literal of any room.
    fillings: BTreeSet<String>,
}

impl Used {
    fn read() -> Self {
        let mut whole: BTreeSet<String> = source::literals()
            .into_iter()
            // The names of the words files are no keys.
            .filter(|literal| literal.file != "page/src/words.rs")
            .map(|literal| literal.text)
            .collect();
        for (_, template) in source::templates() {
            whole.extend(source::parts(&template).1);
        }
        let made = whole
            .iter()
            .filter(|text| text.contains('{') && !text.contains(' '))
            .map(|text| {
                let mut parts = Vec::new();
                let mut rest = text.as_str();
                while let Some((before, after)) = rest.split_once('{') {
                    parts.push(before.to_owned());
                    rest = after.split_once('}').map_or("", |(_, after)| after);
                }
                parts.push(rest.to_owned());
                parts
            })
            .collect();
        let fillings = source::all_literals()
            .into_iter()
            .map(|literal| literal.text.replace('_', "-"))
            .collect();
        Self {
            whole,
            made,
            fillings,
        }
    }

    /// Whether a key, or a part of one, can come of what the sources say.
    fn says(&self, text: &str, depth: usize) -> bool {
        self.whole.contains(text)
            || self.answers(text)
            || self.made.iter().any(|parts| {
                // A place that may hold the whole key says nothing, but that a hint goes with its question.
                let open = parts[0].is_empty();
                let known = ["-hint", "-lead", "-room"].contains(&parts[parts.len() - 1].as_str());
                (!open || (known && parts.len() == 2)) && self.fits(parts, text, depth)
            })
    }

    /// Whether it is one of the answers to a question: `KEY-VALUE` where both are said.
    fn answers(&self, text: &str) -> bool {
        self.whole.contains("{key}-{value}")
            && text.match_indices('-').any(|(at, _)| {
                let (question, value) = (&text[..at], &text[at + 1..]);
                question.contains('-')
                    && self.whole.contains(question)
                    && self.fillings.contains(&value.replace('_', "-"))
            })
    }

    fn fits(&self, parts: &[String], text: &str, depth: usize) -> bool {
        let Some(mut rest) = text.strip_prefix(parts[0].as_str()) else {
            return false;
        };
        if parts.len() == 2 {
            let Some(filling) = rest.strip_suffix(parts[1].as_str()) else {
                return false;
            };
            // `tell{late}`, where there may be nothing to add.
            let nothing = filling.is_empty() && !parts[0].ends_with('-');
            return nothing || self.fills(filling, depth);
        }
        for part in &parts[1..] {
            let end = if part.is_empty() {
                rest.len()
            } else {
                rest.find(part.as_str()).unwrap_or(0)
            };
            if end == 0 || !self.fills(&rest[..end], depth) {
                return false;
            }
            rest = &rest[end + part.len()..];
        }
        rest.is_empty()
    }

    fn fills(&self, filling: &str, depth: usize) -> bool {
        let plain = filling.replace('_', "-");
        !filling.is_empty()
            && (self.fillings.contains(&plain)
                || filling.bytes().all(|byte| byte.is_ascii_digit())
                || (depth < 3 && self.says(filling, depth + 1)))
    }
}

/// The names of all days that do not count, of every pack, as the words files spell them.
fn holidays() -> BTreeSet<String> {
    let rules = Rules::new("us-ok", &[jiff::civil::date(2026, 12, 24)]).unwrap();
    let words = Words::read("en-US", "", &[]);
    let spelled = |name: &str| {
        // Where there are no words the name is answered, so the key is asked of a file that has it.
        let key = name
            .to_lowercase()
            .replace(['\'', '.'], "")
            .replace(' ', "-");
        assert_eq!(page::when::holiday(&words, name), name);
        format!("holiday-{key}")
    };
    (2019..=2035)
        .flat_map(|year| rules.calendar.year(year))
        .map(|day| spelled(&day.why))
        .collect()
}

#[test]
fn every_word_is_said_somewhere() {
    let used = Used::read();
    let holidays = holidays();
    let unused: Vec<String> = Languages::new()
        .of("en-US")
        .keys()
        .iter()
        .filter(|key| !holidays.contains(*key) && !used.says(key, 0))
        .cloned()
        .collect();
    assert!(unused.is_empty(), "said nowhere:\n{}", unused.join("\n"));
}

/// Keys that a form asks for and that not every form has: it then says nothing.
const OPTIONAL: &[&str] = &["client-when", "client-correct-what"];

#[test]
fn every_word_that_is_asked_for_is_there() {
    let words = Languages::new().of("en-US");
    assert!(words.mistakes().is_empty(), "{:?}", words.mistakes());
    for holiday in holidays() {
        assert!(words.has(&holiday), "{holiday}");
    }
    // A key is a literal that begins as keys do and has a hyphen.
    let firsts: BTreeMap<&str, usize> =
        words.keys().iter().fold(BTreeMap::new(), |mut all, key| {
            *all.entry(key.split('-').next().unwrap()).or_default() += 1;
            all
        });
    let used = Used::read();
    let is_key = |text: &&String| {
        let (first, rest) = text.split_once('-').unwrap_or((text.as_str(), ""));
        firsts.contains_key(first)
            && !rest.is_empty()
            && !rest.ends_with('-')
            && rest.bytes().all(|byte| {
                byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_".contains(&byte)
            })
    };
    let asked: Vec<&String> = used.whole.iter().filter(is_key).collect();
    assert!(asked.len() > 500, "{}", asked.len());
    let missing: Vec<&&String> = asked
        .iter()
        .filter(|key| !words.has(key) && !OPTIONAL.contains(&key.as_str()))
        .collect();
    assert!(missing.is_empty(), "{missing:#?}");
}
