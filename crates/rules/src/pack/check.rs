//! Whether a pack's text is one that anybody may rely on: every value with its clause, words, source and the day they
//! were seen, law or policy; every number within bounds; no key that nothing reads.
//!
//! It reads the text by itself, so that a key which the engine would pass over is seen here.

use std::fmt;

use toml::{Table, Value};

use super::{Finding, Pack, PackError, Rules};
use crate::Basis;

mod form;

/// Something in a pack that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// Where: `initial_notification.due`.
    pub place: String,
    /// What was expected.
    pub what: String,
}

impl fmt::Display for Wrong {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.place, self.what)
    }
}

/// A value with all that is said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// Where it stands.
    pub place: String,
    /// The value itself: its keys and what they hold, as TOML writes them.
    pub says: Vec<(String, String)>,
    /// Law or policy.
    pub basis: Basis,
    /// The clause.
    pub clause: String,
    /// The law's words, where it has any for this.
    pub quote: Option<String>,
    /// The source's title.
    pub source: String,
    /// Where it can be read.
    pub url: Option<String>,
    /// The day on which the words were seen there.
    pub seen: Option<String>,
}

/// What a check found.
#[derive(Debug, Clone)]
pub struct Report {
    /// The pack's name, as it says itself.
    pub pack: String,
    /// Its version.
    pub version: String,
    /// The rule's name.
    pub name: String,
    /// Every value, in the order of the text.
    pub values: Vec<Checked>,
    /// What is not as it should be.
    pub wrong: Vec<Wrong>,
    /// What the rule asks for and nothing here can say.
    pub findings: Vec<Finding>,
}

/// Checks a pack's text. Names of packs are `us-` and the state's two letters.
///
/// # Errors
/// [`PackError::Unreadable`] for what is no TOML at all; everything else is in the report.
///
/// ```
/// use leeward_rules::{Pack, pack::check};
/// let text = Pack::text("us-ok").unwrap();
/// assert!(check::check(text).unwrap().wrong.is_empty());
/// let report = check::check(&text.replace("days = 7", "days = 0")).unwrap();
/// assert_eq!(report.wrong[0].place, "initial_notification.due.days");
/// ```
pub fn check(text: &str) -> Result<Report, PackError> {
    let pack: Table = text
        .parse()
        .map_err(|error: toml::de::Error| PackError::Unreadable(error.to_string()))?;
    let mut report = Report {
        pack: text_of(&pack, "pack").to_owned(),
        version: text_of(&pack, "version").to_owned(),
        name: text_of(&pack, "name").to_owned(),
        values: Vec::new(),
        wrong: Vec::new(),
        findings: Vec::new(),
    };
    let read = Pack::read(text);
    report.findings = read
        .as_ref()
        .map(|pack| pack.findings.clone())
        .unwrap_or_default();
    let mut look = Look {
        pack: &pack,
        report: &mut report,
    };
    look.head();
    look.sources();
    form::keys(&pack, &mut look.report.wrong);
    for value in form::VALUES {
        look.value(value);
    }
    look.bounds();
    look.holidays();
    look.quoted("standard");
    look.quoted("finding");
    look.clauses();
    // Last: what is said above is plainer than what the reader says.
    match read.and_then(|pack| Rules::of(pack, &[]).map(drop)) {
        Err(error) if report.wrong.is_empty() => report.wrong.push(Wrong {
            place: "pack".to_owned(),
            what: error.to_string(),
        }),
        _ => {}
    }
    Ok(report)
}

/// The text under a key; empty where there is none.
fn text_of<'t>(table: &'t Table, key: &str) -> &'t str {
    table.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// The table at a place such as `initial_notification.due`.
fn at<'t>(pack: &'t Table, place: &str) -> Option<&'t Table> {
    place
        .split('.')
        .try_fold(pack, |table, key| table.get(key)?.as_table())
}

struct Look<'p> {
    pack: &'p Table,
    report: &'p mut Report,
}

impl Look<'_> {
    fn wrong(&mut self, place: impl Into<String>, what: impl Into<String>) {
        self.report.wrong.push(Wrong {
            place: place.into(),
            what: what.into(),
        });
    }

    fn head(&mut self) {
        for key in ["version", "name", "rule"] {
            if text_of(self.pack, key).trim().is_empty() {
                self.wrong(key, "expected a text");
            }
        }
        let name = text_of(self.pack, "pack");
        let state = name.strip_prefix("us-").unwrap_or_default();
        if state.len() != 2 || !state.bytes().all(|byte| byte.is_ascii_lowercase()) {
            self.wrong("pack", "expected `us-` and the state's two letters");
        }
        if !matches!(self.pack.get("served"), Some(Value::Boolean(_))) {
            self.wrong("served", "expected true or false");
        }
        if jiff::tz::TimeZone::get(text_of(self.pack, "zone")).is_err() {
            self.wrong("zone", "expected a time zone such as America/Chicago");
        }
    }

    fn sources(&mut self) {
        let Some(sources) = self.pack.get("sources").and_then(Value::as_table) else {
            return self.wrong("sources", "expected a table of sources");
        };
        for (key, source) in sources {
            let place = format!("sources.{key}");
            let Some(source) = source.as_table() else {
                self.wrong(place, "expected a table with title, url and seen");
                continue;
            };
            if text_of(source, "title").trim().is_empty() {
                self.wrong(format!("{place}.title"), "expected a text");
            }
            if own(source) {
                continue;
            }
            if !text_of(source, "url").starts_with("http") {
                self.wrong(
                    format!("{place}.url"),
                    "expected the address where it was read",
                );
            }
            if crate::parse_day(text_of(source, "seen")).is_err() {
                self.wrong(
                    format!("{place}.seen"),
                    "expected the day on which it was read, such as 2026-11-01",
                );
            }
        }
    }

    fn source(&mut self, place: &str, key: &str) -> Option<Table> {
        let found = at(self.pack, "sources").and_then(|all| all.get(key)?.as_table().cloned());
        if found.is_none() {
            self.wrong(
                format!("{place}.source"),
                format!("there is no source `{key}`"),
            );
        }
        found
    }

    /// One value: is everything there that must be said of it?
    fn value(&mut self, value: &form::Form) {
        let place = value.place;
        let Some(table) = at(self.pack, place) else {
            if !value.may_lack {
                self.wrong(place, "is missing");
            }
            return;
        };
        for key in value.keys {
            if !table.contains_key(*key) {
                self.wrong(format!("{place}.{key}"), "is missing");
            }
        }
        let basis = match text_of(table, "basis") {
            "law" => Basis::Law,
            "policy" => Basis::Policy,
            _ => {
                self.wrong(format!("{place}.basis"), "expected law or policy");
                return;
            }
        };
        for key in ["clause", "why"] {
            if text_of(table, key).trim().is_empty() {
                self.wrong(format!("{place}.{key}"), "expected a text");
            }
        }
        let quote = text_of(table, "quote").trim();
        let Some(source) = self.source(place, text_of(table, "source")) else {
            return;
        };
        if basis == Basis::Law {
            if quote.is_empty() {
                self.wrong(
                    format!("{place}.quote"),
                    "what is law is quoted in the law's words",
                );
            }
            if own(&source) {
                self.wrong(
                    format!("{place}.source"),
                    "what is law has a source outside the program",
                );
            }
            if text_of(table, "clause") == POLICY {
                self.wrong(format!("{place}.clause"), "what is law has a clause");
            }
        }
        let said = table
            .iter()
            .filter(|(key, _)| !form::ORIGIN.contains(&key.as_str()));
        let checked = Checked {
            place: place.to_owned(),
            says: said
                .map(|(key, value)| (key.clone(), value.to_string()))
                .collect(),
            basis,
            clause: text_of(table, "clause").to_owned(),
            quote: Some(quote.to_owned()).filter(|quote| !quote.is_empty()),
            source: text_of(&source, "title").to_owned(),
            url: Some(text_of(&source, "url").to_owned()).filter(|url| !url.is_empty()),
            seen: Some(text_of(&source, "seen").to_owned()).filter(|seen| !seen.is_empty()),
        };
        self.report.values.push(checked);
    }

    /// Numbers of which no rule could mean more, or less.
    fn bounds(&mut self) {
        for form in form::VALUES {
            let Some(table) = at(self.pack, form.place) else {
                continue;
            };
            for (key, value) in table {
                let Some((least, most)) = form::bounds(key) else {
                    continue;
                };
                match value.as_integer() {
                    Some(number) if (least..=most).contains(&number) => {}
                    _ => self.wrong(
                        format!("{}.{key}", form.place),
                        format!("expected a number from {least} to {most}"),
                    ),
                }
            }
            let number = |key| table.get(key).and_then(Value::as_integer);
            if let (Some(number), Some(least), Some(most)) =
                (number("number"), number("least"), number("most"))
                && !(least <= number && number <= most)
            {
                self.wrong(
                    form.place,
                    format!("expected least <= number <= most, not {least}, {number}, {most}"),
                );
            }
        }
        let number = |place: &str, key: &str| at(self.pack, place)?.get(key)?.as_integer();
        let days = number("initial_notification.spread", "different_days");
        let tries = number("initial_notification.tries", "number");
        if days > tries {
            self.wrong(
                "initial_notification.spread.different_days",
                "expected no more days than tries",
            );
        }
    }

    fn holidays(&mut self) {
        for (place, holiday) in each(self.pack, "holiday") {
            let number = |key| holiday.get(key).and_then(Value::as_integer);
            for key in ["name", "quote"] {
                if text_of(holiday, key).trim().is_empty() {
                    self.wrong(format!("{place}.{key}"), "expected a text");
                }
            }
            if holiday.contains_key("source") {
                self.source(&place, text_of(holiday, "source"));
            }
            let month = number("month").is_some_and(|month| (1..=12).contains(&month));
            let day = number("day").is_some_and(|day| (1..=31).contains(&day));
            let nth = number("nth").is_some_and(|nth| matches!(nth, -5..=-1 | 1..=5))
                && holiday.contains_key("weekday");
            let easter = number("easter").is_some_and(|days| (-60..=60).contains(&days));
            let ways = [month && day, month && nth, easter];
            if ways.iter().filter(|way| **way).count() != 1 {
                self.wrong(
                    place,
                    "expected month and day, or month, weekday and nth, or easter",
                );
            }
        }
    }

    /// Tables of the law's words: `[[standard]]` and `[[finding]]`.
    fn quoted(&mut self, name: &str) {
        for (place, table) in each(self.pack, name) {
            for key in table.keys().filter(|key| *key != "source") {
                if text_of(table, key).trim().is_empty() {
                    self.wrong(format!("{place}.{key}"), "expected a text");
                }
            }
            if let Some(source) = self.source(&place, text_of(table, "source"))
                && own(&source)
            {
                self.wrong(place, "the law's words have a source outside the program");
            }
        }
    }

    /// Every clause that a duty is said to come from is quoted as a standard; (e)(1) by (e).
    fn clauses(&mut self) {
        let Some(clauses) = at(self.pack, "clauses") else {
            return self.wrong("clauses", "is missing");
        };
        let quoted: Vec<&str> = each(self.pack, "standard")
            .map(|(_, standard)| text_of(standard, "clause"))
            .collect();
        for (key, clause) in clauses {
            let clause = clause.as_str().unwrap_or_default();
            let known = |whole: &&str| !whole.is_empty() && clause.starts_with(*whole);
            if clause != POLICY && !quoted.iter().any(known) {
                self.wrong(
                    format!("clauses.{key}"),
                    format!("no [[standard]] quotes `{clause}`"),
                );
            }
        }
    }
}

/// The name of the clause where no clause asks for it.
const POLICY: &str = "policy";

/// The program itself, which needs no address.
fn own(source: &Table) -> bool {
    source.get("own").and_then(Value::as_bool) == Some(true)
}

/// Every table of a list, with its place: `holiday 3`.
fn each<'t>(pack: &'t Table, name: &str) -> impl Iterator<Item = (String, &'t Table)> {
    let list = pack.get(name).and_then(Value::as_array);
    let tables = list.into_iter().flatten().filter_map(Value::as_table);
    let name = name.to_owned();
    (1..)
        .zip(tables)
        .map(move |(number, table): (usize, _)| (format!("{name} {number}"), table))
}
