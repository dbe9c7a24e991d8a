//! Files of facts, one JSON object a line (contract, section 1): read whole, checked whole.
//!
//! Nothing is skipped in silence: every faulty line gives at least one [`Fault`], and a file with a
//! fault gives no history at all.

mod field;
mod line;
mod names;
mod parts;

use std::collections::HashSet;

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

/// Reads a file of facts, of any number of cases, lines in any order. The cases come in the order of their
/// first lines.
///
/// # Errors
/// Every fault of the file, by line.
pub fn read(text: &[u8], rules: &Rules) -> Result<Vec<ReadCase>, Vec<Fault>> {
    read_each(text, rules, |case| case)
}

/// The same, and what `each` makes of every case: nothing of a file that has a fault. A large file is read on all
/// cores.
///
/// # Errors
/// Every fault of the file, by line.
pub fn read_each<T: Send>(
    text: &[u8],
    rules: &Rules,
    each: impl Fn(ReadCase) -> T + Sync,
) -> Result<Vec<T>, Vec<Fault>> {
    parts::read(text, rules, &each)
}

/// A fact with the line it stands on, and whether its content could be read.
pub(crate) struct Placed {
    pub(crate) line: usize,
    pub(crate) fact: Fact,
}

/// A case on its way out of the lines.
#[derive(Default)]
struct Gathering<'a> {
    /// The lines themselves, should they have to be taken again together with others.
    lines: Vec<(usize, &'a [u8])>,
    faults: Vec<Fault>,
    people: names::Numbered<PersonId>,
    concerns: names::Numbered<String>,
    lethality: names::Numbered<String>,
    facts: names::Facts,
    words: Vec<Words>,
}

impl<'a> Gathering<'a> {
    fn take(&mut self, line: &Line<'_>, bytes: &'a [u8], rules: &Rules) {
        self.lines.push((line.number, bytes));
        let mut fields = field::Fields::new(line, &mut self.faults);
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

    /// What can be checked only now that all lines of the case are there.
    fn check(&mut self, loose: &HashSet<String>) {
        names::check(&self.facts, &self.people, loose, &mut self.faults);
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
