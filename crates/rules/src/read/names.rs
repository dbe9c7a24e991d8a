//! What can only be checked with all lines of a case: ids used once, names that something earlier bears.

use std::collections::HashSet;

use super::{Fault, NEWS, Placed};
use crate::{Fact, FactId, Kind, Numbers, PersonId, PersonNo, What, Word, fact::MOST};

/// Names of a case by number, in order of appearance.
#[derive(Debug)]
pub(super) struct Numbered<T>(Vec<T>);

impl<T> Default for Numbered<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: PartialEq + Clone> Numbered<T> {
    /// The name's number; none once there are too many.
    pub(super) fn number(&mut self, name: &T) -> Option<u8> {
        let place = self.0.iter().position(|each| each == name).or_else(|| {
            (self.0.len() < MOST).then(|| {
                self.0.push(name.clone());
                self.0.len() - 1
            })
        });
        place.and_then(|place| u8::try_from(place).ok())
    }

    pub(super) fn names(&self) -> &[T] {
        &self.0
    }

    pub(super) fn into_names(self) -> Vec<T> {
        self.0
    }
}

/// The facts of a case with their lines, and those whose content could not be read.
#[derive(Default)]
pub(super) struct Facts {
    readable: Vec<Placed>,
    unreadable: Vec<(FactId, usize, Kind, Option<PersonId>)>,
}

impl Facts {
    pub(super) fn push(&mut self, placed: Placed) {
        self.readable.push(placed);
    }

    pub(super) fn unreadable(
        &mut self,
        id: FactId,
        line: usize,
        kind: Kind,
        person: Option<PersonId>,
    ) {
        self.unreadable.push((id, line, kind, person));
    }

    pub(super) fn into_facts(self) -> Vec<Fact> {
        self.readable
            .into_iter()
            .map(|placed| placed.fact)
            .collect()
    }

    /// An id is used once in a case: whoever comes later in the file repeats it.
    fn repeated(&self, faults: &mut Vec<Fault>) {
        let readable = self
            .readable
            .iter()
            .map(|placed| (placed.fact.id, placed.line));
        let unreadable = self.unreadable.iter().map(|(id, line, ..)| (*id, *line));
        let mut all: Vec<(FactId, usize)> = readable.chain(unreadable).collect();
        all.sort_unstable();
        for same in all.chunk_by(|(one, _), (other, _)| one == other) {
            let Some(((id, first), later)) = same.split_first() else {
                continue;
            };
            faults.extend(later.iter().map(|(_, line)| {
                let expected = format!("expected an id of its own; line {first} has `{id}` too");
                Fault::new(*line, "id", expected)
            }));
        }
    }
}

/// Checks every name of a case. `loose` holds names that a line bears which could not be used at all.
pub(super) fn check(
    facts: &Facts,
    people: &Numbered<PersonId>,
    loose: &HashSet<String>,
    faults: &mut Vec<Fault>,
) {
    facts.repeated(faults);
    let mut order: Vec<&Placed> = facts.readable.iter().collect();
    order.sort_by(|one, other| one.fact.cmp_order(&other.fact));
    let mut all: Vec<(FactId, usize, Kind)> = order
        .iter()
        .enumerate()
        .map(|(place, placed)| (placed.fact.id, place, placed.fact.what.kind()))
        .collect();
    all.sort_unstable();
    let mut check = Check {
        facts,
        people,
        loose,
        all,
        known: Numbers::NONE,
        place: 0,
        line: 0,
        faults,
    };
    let mut void: Vec<(FactId, usize)> = Vec::new();
    for (place, placed) in order.iter().enumerate() {
        (check.place, check.line) = (place, placed.line);
        check.fact(&placed.fact);
        if let What::Void { fact } = placed.fact.what {
            match void.iter().find(|(each, _)| *each == fact) {
                Some((_, first)) => check.fault(
                    "fact",
                    format!("expected a fact that is not taken back already, as line {first} does"),
                ),
                None => void.push((fact, placed.line)),
            }
        }
    }
}

struct Check<'a> {
    facts: &'a Facts,
    people: &'a Numbered<PersonId>,
    loose: &'a HashSet<String>,
    /// Every fact of the case by id, with its place in the order in which facts are taken.
    all: Vec<(FactId, usize, Kind)>,
    known: Numbers,
    /// Where the fact at hand stands in that order.
    place: usize,
    line: usize,
    faults: &'a mut Vec<Fault>,
}

impl Check<'_> {
    fn fault(&mut self, field: &str, expected: String) {
        self.faults.push(Fault::new(self.line, field, expected));
    }

    fn fact(&mut self, fact: &Fact) {
        match fact.what {
            What::Person { person, .. } => {
                self.known.insert(person.0);
            }
            What::Threat { named, source, .. } => {
                named
                    .iter()
                    .for_each(|number| self.person("named", PersonNo(number)));
                if let Some(person) = source {
                    self.person("source", person);
                }
            }
            What::Effort {
                person: Some(person),
                ..
            }
            | What::Inbound { person, .. }
            | What::Disclosure { person, .. }
            | What::Election { person, .. }
            | What::Callback { person, .. }
            | What::PersonEnded { person, .. } => self.person("person", person),
            What::Notice { person, about, .. } => {
                self.person("person", person);
                self.about(about, NEWS);
            }
            What::ProviderNotice { about, .. } | What::ThreatEnded { about } => {
                self.about(about, &[Kind::Threat])
            }
            What::Void { fact } => self.void(fact),
            _ => {}
        }
    }

    fn person(&mut self, field: &str, person: PersonNo) {
        if self.known.contains(person.0) {
            return;
        }
        let Some(name) = self.people.names().get(usize::from(person.0)).copied() else {
            return;
        };
        let borne_by_a_faulty_line = self.loose.contains(name.as_str())
            || self
                .facts
                .unreadable
                .iter()
                .any(|(.., kind, who)| *kind == Kind::Person && *who == Some(name));
        if !borne_by_a_faulty_line {
            self.fault(
                field,
                format!("expected a person whom an earlier fact makes known, found `{name}`"),
            );
        }
    }

    fn faulty(&self, id: FactId) -> Option<Option<Kind>> {
        let unreadable = self
            .facts
            .unreadable
            .iter()
            .find(|(each, ..)| *each == id)
            .map(|(_, _, kind, _)| Some(*kind));
        unreadable.or_else(|| self.loose.contains(id.as_str()).then_some(None))
    }

    /// The kind of the latest fact of that id which stands at such a place.
    fn kinds(&self, id: FactId, such: impl Fn(usize) -> bool) -> Option<Kind> {
        let first = self.all.partition_point(|(each, ..)| *each < id);
        let same = self.all.get(first..)?.iter();
        let same = same.take_while(|(each, ..)| *each == id);
        same.filter(|(_, place, _)| such(*place))
            .last()
            .map(|(.., kind)| *kind)
    }

    fn about(&mut self, about: FactId, kinds: &[Kind]) {
        let earlier = self.kinds(about, |place| place < self.place);
        let found = earlier.map(Some).or_else(|| self.faulty(about));
        match found {
            None => self.fault(
                "about",
                format!("expected an earlier fact of this case, found `{about}`"),
            ),
            Some(Some(kind)) if !kinds.contains(&kind) => {
                let words: Vec<&str> = kinds.iter().map(|each| each.word()).collect();
                self.fault(
                    "about",
                    format!(
                        "expected a {}, found the {} `{about}`",
                        words.join(" or "),
                        kind.word()
                    ),
                );
            }
            Some(_) => {}
        }
    }

    fn void(&mut self, fact: FactId) {
        let any = self.kinds(fact, |_| true);
        match any.map(Some).or_else(|| self.faulty(fact)) {
            None => self.fault(
                "fact",
                format!("expected a fact of this case, found `{fact}`"),
            ),
            Some(Some(Kind::Void)) => {
                self.fault("fact", "expected a fact that is no void itself".to_owned())
            }
            Some(_) => {}
        }
    }
}
