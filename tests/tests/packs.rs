//! Packs are data: change any number or word of one and the duties change as the twin says, which reads the same text
//! by itself; and no number of a pack stands in the engine.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at what it did not expect"
)]

use std::{cell::OnceCell, collections::BTreeSet, fs, path::Path};

use jiff::{ToSpan, civil::date};
use leeward_tests::{
    histories::{self, Made, Row},
    twin::{self, State},
};
use proptest::{
    collection::vec,
    prelude::*,
    strategy::ValueTree as _,
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};
use rules::{Pack, Rules};
use toml::{Table, Value};

/// The tables from which duties are computed.
const OF_DUTIES: [&str; 7] = [
    "initial_notification",
    "initial_disclosure",
    "event_notice",
    "threat_warning",
    "provider_warning",
    "check_in",
    "callback",
];

/// One change of a pack's text.
struct Change {
    what: String,
    pack: Table,
}

fn inside<'t>(table: &'t mut Table, place: &[String]) -> &'t mut Table {
    place
        .iter()
        .fold(table, |table, key| table[key].as_table_mut().unwrap())
}

/// Every change that must change duties: each number, kind, word and day count by itself.
fn changes(pack: &Table) -> Vec<Change> {
    let mut found = Vec::new();
    for head in OF_DUTIES {
        walk(
            pack,
            pack[head].as_table().unwrap(),
            &[head.to_owned()],
            &mut found,
        );
    }
    walk(
        pack,
        pack["clauses"].as_table().unwrap(),
        &["clauses".to_owned()],
        &mut found,
    );
    found
}

fn walk(whole: &Table, table: &Table, place: &[String], found: &mut Vec<Change>) {
    let timed = ["due", "known_within", "known_after"].contains(&place.last().unwrap().as_str());
    let mut change = |key: &str, to: Option<Value>, how: &str| {
        let mut pack = whole.clone();
        let here = inside(&mut pack, place);
        match to {
            Some(value) => drop(here.insert(key.to_owned(), value)),
            None => drop(here.remove(key)),
        }
        found.push(Change {
            what: format!("{}.{key} {how}", place.join(".")),
            pack,
        });
    };
    for (key, value) in table {
        match (key.as_str(), value) {
            // No duty is computed from it: it bounds what may be recorded.
            ("most_days", _) => {}
            // A minute more or less is seldom what it turns on.
            ("apart_minutes", Value::Integer(number)) => {
                change(key, Some(Value::Integer(number * 2)), "doubled");
            }
            (_, Value::Integer(number)) => {
                let other = if *number > 1 { number - 1 } else { number + 1 };
                change(key, Some(Value::Integer(other)), &format!("as {other}"));
            }
            (_, Value::Boolean(which)) => change(key, Some(Value::Boolean(!which)), "turned"),
            ("count", Value::String(count)) => {
                let other = if count == "business" {
                    "calendar"
                } else {
                    "business"
                };
                change(key, Some(Value::from(other)), "otherwise");
            }
            ("basis", Value::String(basis)) if timed => {
                let other = if basis == "law" { "policy" } else { "law" };
                change(key, Some(Value::from(other)), "otherwise");
            }
            (_, Value::String(_)) if place[0] == "clauses" => {
                change(key, Some(Value::from("(z)")), "by another name");
            }
            (_, Value::Array(list)) => {
                for gone in 0..list.len() {
                    let mut rest = list.clone();
                    rest.remove(gone);
                    change(
                        key,
                        Some(Value::Array(rest)),
                        &format!("without {}", list[gone]),
                    );
                }
            }
            ("began" | "left", Value::Table(_)) => change(key, None, "left out"),
            _ => {}
        }
        if place.last().unwrap() == "items" {
            change(key, None, "left out");
        }
    }
    for (key, value) in table {
        if let Value::Table(inner) = value {
            let place: Vec<String> = place.iter().cloned().chain([key.clone()]).collect();
            walk(whole, inner, &place, found);
        }
    }
}

/// The same histories in every run.
fn histories_of(zone: &str, how_many: usize) -> Vec<Made> {
    let rows = (any::<Row>(), vec(any::<Row>(), 20..90));
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    (0..how_many)
        .map(|_| {
            let (first, rows) = rows.new_tree(&mut runner).unwrap().current();
            histories::make_in(zone, first, &rows)
        })
        .collect()
}

/// Histories with what the engine says of each by a pack, said once.
struct Said<'h> {
    histories: &'h [Made],
    /// With no day proclaimed, and with those of the histories that have any.
    rules: [Rules; 2],
    duties: Vec<OnceCell<Vec<serde_json::Value>>>,
}

impl<'h> Said<'h> {
    fn by(text: &str, histories: &'h [Made]) -> Self {
        let proclaimed = histories.iter().find(|made| !made.proclaimed.is_empty());
        let days = proclaimed.map(|made| made.proclaimed.clone()).unwrap();
        let pack = Pack::read(text).unwrap();
        Self {
            histories,
            rules: [vec![], days].map(|days| Rules::of(pack.clone(), &days).unwrap()),
            duties: histories.iter().map(|_| OnceCell::new()).collect(),
        }
    }

    fn of(&self, number: usize) -> &[serde_json::Value] {
        self.duties[number].get_or_init(|| {
            let made = &self.histories[number];
            let rules = &self.rules[usize::from(!made.proclaimed.is_empty())];
            twin::engine(rules, &made.file(), &made.as_of)
        })
    }
}

/// What a change does, by engine and twin, on histories until one shows it, and on a few in any case.
fn follows(before: &Said<'_>, changed: &str, what: &str) {
    let (after, slow) = (Said::by(changed, before.histories), State::of(changed, &[]));
    let mut shown = false;
    for (number, made) in before.histories.iter().enumerate() {
        if shown && number >= 4 {
            return;
        }
        let now = after.of(number);
        // Where nothing changed the twin is asked of a few alone.
        if number < 4 || now != before.of(number) {
            let slow = twin::duties(&made.facts, &slow.with(&made.proclaimed), &made.as_of);
            assert_eq!(now, slow, "{what}\n{}as of {}", made.file(), made.as_of);
        }
        shown |= now != before.of(number);
    }
    let histories = before.histories.len();
    assert!(shown, "{what}: no duty changed in {histories} histories");
}

fn every_change_is_followed(name: &str) {
    let text = Pack::text(name).unwrap();
    let pack: Table = text.parse().unwrap();
    let histories = histories_of(&State::named(name, &[]).zone(), 1500);
    let before = Said::by(text, &histories);
    let changes = changes(&pack);
    assert!(changes.len() >= 50, "{name}: only {}", changes.len());
    for change in changes {
        let changed = toml::to_string(&change.pack).unwrap();
        follows(&before, &changed, &format!("{name}: {}", change.what));
    }
}

#[test]
fn each_number_of_oklahomas_pack_moves_the_duties_as_the_twin_says() {
    every_change_is_followed("us-ok");
}

#[test]
fn each_number_of_washingtons_pack_moves_the_duties_as_the_twin_says() {
    every_change_is_followed("us-wa");
}

#[test]
fn each_number_of_illinois_pack_moves_the_duties_as_the_twin_says() {
    every_change_is_followed("us-il");
}

#[test]
fn each_packs_calendar_is_the_twins_and_each_of_its_numbers_moves_it() {
    let proclaimed = [date(2026, 12, 24)];
    for name in Pack::names() {
        let text = Pack::text(name).unwrap();
        let pack: Table = text.parse().unwrap();
        let days = |text: &str| -> BTreeSet<String> {
            let rules = Rules::of(Pack::read(text).unwrap(), &proclaimed).unwrap();
            let slow = State::of(text, &proclaimed);
            let mut day = date(2021, 1, 1);
            let mut open = BTreeSet::new();
            while day.year() < 2038 {
                assert_eq!(
                    rules.calendar.is_business_day(day),
                    slow.business(day),
                    "{name}: {day}"
                );
                if slow.business(day) {
                    open.insert(day.to_string());
                }
                day += 1.day();
            }
            open
        };
        let before = days(text);
        let holidays = pack["holiday"].as_array().unwrap();
        for (number, holiday) in holidays.iter().enumerate() {
            for (key, value) in holiday.as_table().unwrap() {
                let Some(value) = value.as_integer() else {
                    continue;
                };
                // A year of beginning that lies before all days here moves none of them.
                let more = if key == "since" { 3 } else { 1 };
                // The last Monday of a month is no day more.
                let to = if key == "nth" && value < 0 {
                    value - 1
                } else {
                    value + more
                };
                let mut changed = pack.clone();
                changed["holiday"][number][key.as_str()] = Value::Integer(to);
                let after = days(&toml::to_string(&changed).unwrap());
                assert_ne!(before, after, "{name}: {holiday} {key}");
            }
        }
    }
}

#[test]
fn a_callback_may_be_as_far_off_as_the_pack_says_and_no_further() {
    let text = Pack::text("us-ok").unwrap();
    let file = |day: &str| {
        format!(
            "{{\"case\":\"k\",\"id\":\"a\",\"at\":\"2026-11-02T10:00:00-06:00\",\"kind\":\"person\",\"person\":\"p\",\"roles\":[\"victim\"]}}\n\
             {{\"case\":\"k\",\"id\":\"b\",\"at\":\"2026-11-02T10:00:00-06:00\",\"kind\":\"callback\",\"person\":\"p\",\"day\":\"{day}\"}}\n"
        )
    };
    for (days, day, allowed) in [
        (30, "2026-12-02", true),
        (30, "2026-12-03", false),
        (31, "2026-12-03", true),
    ] {
        let changed = text.replace("most_days = 30", &format!("most_days = {days}"));
        let rules = Rules::of(Pack::read(&changed).unwrap(), &[]).unwrap();
        assert_eq!(
            rules::read(file(day).as_bytes(), &rules).is_ok(),
            allowed,
            "{days} {day}"
        );
    }
}

/// The words of a source file, comments and texts left out.
fn words(source: &str) -> Vec<String> {
    let mut code = String::new();
    // How much room a list is given at first says nothing of the law.
    for line in source
        .lines()
        .filter(|line| !line.contains("with_capacity("))
    {
        let line = line.split("//").next().unwrap();
        for (part, text) in line.split('"').enumerate() {
            if part % 2 == 0 {
                code.push_str(text);
            }
            code.push(' ');
        }
    }
    code.split(|sign: char| !sign.is_alphanumeric() && sign != '_')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

#[test]
fn no_number_and_no_kind_of_a_pack_stands_in_the_engine() {
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/rules/src");
    let mut files = vec![rules.join("engine.rs")];
    files.extend(
        fs::read_dir(rules.join("engine"))
            .unwrap()
            .map(|file| file.unwrap().path()),
    );
    assert!(files.len() >= 6, "the engine has moved");
    // Ways and endings, of which `Reached` alone is the contract's own; leavings; counts of days.
    let kinds = [
        "Telephone",
        "Text",
        "Email",
        "Letter",
        "InPerson",
        "WrongNumber",
        "Disconnected",
        "NoAnswer",
        "Voicemail",
        "SomeoneElse",
        "Unsafe",
        "NotUnderstood",
        "HungUp",
        "Completed",
        "Noncompliance",
        "CurrentPartner",
        "Saturday",
        "Sunday",
        "Services",
        "AssessmentResults",
        "RejectionReason",
        "Choice",
    ];
    for file in files {
        let source = fs::read_to_string(&file).unwrap();
        for word in words(&source) {
            let number = word.starts_with(|sign: char| sign.is_ascii_digit());
            assert!(
                !number || ["0", "1"].contains(&word.as_str()),
                "{}: {word}",
                file.display()
            );
            assert!(
                !kinds.contains(&word.as_str()),
                "{}: {word}",
                file.display()
            );
        }
        assert!(
            !source.contains("75:25") && !source.contains("82.1"),
            "{}",
            file.display()
        );
    }
}
