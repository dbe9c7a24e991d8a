//! A file's persons and concerns by the numbers that the ledgers have given them.

use std::collections::BTreeMap;

use client_file::letter::{Assessment, Letter as _};
use keys::{KeyRing, Seal};
use rules::{CaseId, Fact, PersonId, PersonNo, ReadCase, What};
use victim_file::{CaseFacts, Side};

use crate::output::Trouble;

/// From the file's numbers to the ledgers'.
pub(super) struct Numbers {
    people: Vec<PersonNo>,
    concerns: Names,
    lethality: Names,
}

/// One list of names.
struct Names {
    /// By the file's number.
    numbers: Vec<u8>,
    /// By the ledgers'.
    names: BTreeMap<u8, String>,
}

impl Names {
    fn of(file: &[String], known: &BTreeMap<u8, String>) -> Result<Self, Trouble> {
        let mut names = known.clone();
        let mut numbers = Vec::with_capacity(file.len());
        for name in file {
            let found = names
                .iter()
                .find(|(_, each)| *each == name)
                .map(|(number, _)| *number);
            let number = match found {
                Some(number) => number,
                None => next(names.keys().last().copied())?,
            };
            names.insert(number, name.clone());
            numbers.push(number);
        }
        Ok(Self { numbers, names })
    }

    fn renumbered(&self, numbers: rules::Numbers) -> rules::Numbers {
        numbers
            .iter()
            .filter_map(|number| self.numbers.get(usize::from(number)).copied())
            .collect()
    }

    fn written(&self, numbers: rules::Numbers) -> Vec<String> {
        numbers
            .iter()
            .filter_map(|number| self.names.get(&number).cloned())
            .collect()
    }
}

fn next(last: Option<u8>) -> Result<u8, Trouble> {
    last.map_or(Some(0), |last| last.checked_add(1))
        .ok_or_else(|| Trouble::wrong("a case names more than its envelopes can count"))
}

impl Numbers {
    pub(super) fn of(
        case: &ReadCase,
        there: &CaseFacts,
        ring: Option<&KeyRing>,
    ) -> Result<Self, Trouble> {
        let mut known: Vec<(PersonNo, PersonId)> = Vec::new();
        let (mut concerns, mut lethality) = (BTreeMap::new(), BTreeMap::new());
        for (side, entry) in there.entries() {
            match entry.envelope.fact().map(|fact| fact.what) {
                Some(What::Person { person, name, .. }) => known.push((person, name)),
                Some(What::Assessment {
                    concerns: first,
                    lethality: second,
                }) if *side == Side::Client => {
                    let (Some(letter), Some(ring)) = (&entry.letter, ring) else {
                        continue;
                    };
                    let words = ring.open_letter(Seal::Client, &entry.envelope, letter)?;
                    let read = Assessment::read(&words).map_err(Trouble::wrong)?;
                    learn(&mut concerns, first, &read.concerns);
                    learn(&mut lethality, second, &read.lethality);
                }
                _ => {}
            }
        }
        let mut people = Vec::with_capacity(case.people.len());
        for name in &case.people {
            let found = known
                .iter()
                .find(|(_, each)| each == name)
                .map(|(number, _)| *number);
            let number = match found {
                Some(number) => number,
                None => PersonNo(next(known.iter().map(|(number, _)| number.0).max())?),
            };
            known.push((number, *name));
            people.push(number);
        }
        Ok(Self {
            people,
            concerns: Names::of(&case.concerns, &concerns)?,
            lethality: Names::of(&case.lethality, &lethality)?,
        })
    }

    pub(super) fn concerns(&self, numbers: rules::Numbers) -> Vec<String> {
        self.concerns.written(numbers)
    }

    pub(super) fn lethality(&self, numbers: rules::Numbers) -> Vec<String> {
        self.lethality.written(numbers)
    }

    /// The fact with the ledgers' numbers.
    pub(super) fn renumbered(&self, fact: &Fact, case: CaseId) -> Result<Fact, Trouble> {
        let person = |person: PersonNo| {
            self.people
                .get(usize::from(person.0))
                .copied()
                .ok_or_else(|| {
                    Trouble::wrong(format!("case {case}: fact `{}`: names nobody", fact.id))
                })
        };
        let mut what = fact.what;
        match &mut what {
            What::Person { person: who, .. }
            | What::Inbound { person: who, .. }
            | What::Disclosure { person: who, .. }
            | What::Election { person: who, .. }
            | What::Notice { person: who, .. }
            | What::Callback { person: who, .. }
            | What::PersonEnded { person: who, .. } => *who = person(*who)?,
            What::Effort { person: who, .. } => *who = who.map(person).transpose()?,
            What::Threat { named, source, .. } => {
                *source = source.map(person).transpose()?;
                let numbers: Result<Vec<u8>, Trouble> = named
                    .iter()
                    .map(|number| person(PersonNo(number)).map(|who| who.0))
                    .collect();
                *named = numbers?.into_iter().collect();
            }
            What::Assessment {
                concerns,
                lethality,
            } => {
                *concerns = self.concerns.renumbered(*concerns);
                *lethality = self.lethality.renumbered(*lethality);
            }
            What::Decision { .. }
            | What::SessionAttended
            | What::Termination { .. }
            | What::ProviderNotice { .. }
            | What::ThreatEnded { .. }
            | What::Void { .. } => {}
        }
        Ok(Fact { what, ..*fact })
    }
}

/// A letter's names stand in the order of the envelope's numbers.
fn learn(known: &mut BTreeMap<u8, String>, numbers: rules::Numbers, names: &[String]) {
    for (number, name) in numbers.iter().zip(names) {
        known.entry(number).or_insert_with(|| name.clone());
    }
}
