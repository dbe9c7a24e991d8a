//! Files of facts, one JSON object a line (contract, section 1): read whole, checked whole.
//!
//! Nothing is skipped in silence: every faulty line gives at least one [`Fault`], and a file with a
//! fault gives no history at all.

mod field;
mod line;
mod names;

use std::collections::{HashMap, HashSet};

use crate::{CaseId, Fact, History, Kind, PersonId, Rules};

pub(crate) use line::Line;

/// What is wrong with one line.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The line, from 1.
    pub line: usize,
    /// The field, or `line` where it is no object at all.
    pub field: String,
    /// What was expected.
    pub expected: String,
}

impl Fault {
    pub(crate) fn new(line: usize, field: &str, expected: impl Into<String>) -> Self {
        Self {
            line,
            field: field.to_owned(),
            expected: expected.into(),
        }
    }

    /// `FILE:LINE: field: what was expected`, on one line whatever the field's name holds.
    #[must_use]
    pub fn in_file(&self, file: &str) -> String {
        let plain = |text: &str| -> String {
            text.chars()
                .map(|each| if each.is_control() { ' ' } else { each })
                .take(300)
                .collect()
        };
        format!(
            "{file}:{}: {}: {}",
            self.line,
            plain(&self.field),
            plain(&self.expected)
        )
    }
}

/// One case as it was read: its history, and the letters' words that a ledger would keep.
#[derive(Debug, Clone)]
pub struct ReadCase {
    /// The facts, in the order of the lines.
    pub history: History,
    /// How the file writes each person, by number.
    pub people: Vec<PersonId>,
    /// The words of each fact, beside it.
    pub words: Vec<Words>,
    /// The concerns' names, by number.
    pub concerns: Vec<String>,
    /// The lethality indicators' names, by number.
    pub lethality: Vec<String>,
}

/// What a fact says besides its closed words: it belongs into a letter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    /// The reason of a denial, or why something ended or was taken back.
    pub text: Option<String>,
}

/// Reads a file of facts, of any number of cases, lines in any order.
///
/// # Errors
/// Every fault of the file, by line.
pub fn read(text: &[u8], rules: &Rules) -> Result<Vec<ReadCase>, Vec<Fault>> {
    let mut faults = Vec::new();
    let mut loose = Vec::new();
    let mut cases: HashMap<CaseId, Gathering> = HashMap::new();
    let mut order: Vec<CaseId> = Vec::new();
    for (number, line) in text.split(|byte| *byte == b'\n').enumerate() {
        let number = number + 1;
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let Some(line) = Line::read(number, line, &mut faults, &mut loose) else {
            continue;
        };
        let case = cases.entry(line.case).or_insert_with(|| {
            order.push(line.case);
            Gathering::default()
        });
        case.take(&line, rules, &mut faults);
    }
    let loose: HashSet<String> = loose.into_iter().collect();
    for case in cases.values() {
        names::check(&case.facts, &case.people, &loose, &mut faults);
    }
    if faults.is_empty() {
        Ok(order
            .into_iter()
            .filter_map(|id| cases.remove(&id).map(|case| case.finish(id)))
            .collect())
    } else {
        faults.sort();
        faults.dedup();
        Err(faults)
    }
}

/// A fact with the line it stands on, and whether its content could be read.
pub(crate) struct Placed {
    pub(crate) line: usize,
    pub(crate) fact: Fact,
}

#[derive(Default)]
struct Gathering {
    people: names::Numbered<PersonId>,
    concerns: names::Numbered<String>,
    lethality: names::Numbered<String>,
    facts: names::Facts,
    words: Vec<Words>,
}

impl Gathering {
    fn take(&mut self, line: &Line<'_>, rules: &Rules, faults: &mut Vec<Fault>) {
        let mut fields = field::Fields::new(line, faults);
        let read = fields.what(
            &mut self.people,
            &mut self.concerns,
            &mut self.lethality,
            rules,
        );
        match read {
            Some((what, words)) => {
                let fact = Fact {
                    id: line.id,
                    at: line.at,
                    recorded: line.recorded,
                    what,
                };
                self.facts.push(Placed {
                    line: line.number,
                    fact,
                });
                self.words.push(words);
            }
            // Its name still stands: a line that names it is not at fault for it.
            None => {
                let person = fields.person_label();
                self.facts
                    .unreadable(line.id, line.number, line.kind, person);
            }
        }
    }

    fn finish(self, case: CaseId) -> ReadCase {
        ReadCase {
            history: History {
                case,
                facts: self.facts.into_facts(),
            },
            people: self.people.into_names(),
            words: self.words,
            concerns: self.concerns.into_names(),
            lethality: self.lethality.into_names(),
        }
    }
}

/// Which kinds a notice may be about.
pub(crate) const NEWS: &[Kind] = &[Kind::Threat, Kind::SessionAttended, Kind::Termination];
