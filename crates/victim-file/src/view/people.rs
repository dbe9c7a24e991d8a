//! The people of a case, as their letters tell.

use keys::KeyRing;
use ledger::{Filed, Matter};
use rules::{Ending, Fact, Moment, PersonNo, What};

use super::{Line, Words, words};
use crate::facts::{CaseFacts, Known, Side};
use crate::letter::{Callback, NumberState, Person, Phone, Plan};
use crate::refused::Refused;

/// One person of a case.
#[derive(Debug, Clone)]
pub struct PersonFile {
    /// Number, label, roles, since when, and whether their part has ended.
    pub known: Known,
    /// Who they are, as last written down.
    pub card: Person,
    /// Their numbers, the first to be called at the front, with what became of the last call to each.
    pub numbers: Vec<Number>,
    /// Their plan, if one was ever saved.
    pub plan: Option<SavedPlan>,
    /// What they chose, if they ever did.
    pub chosen: Option<Chosen>,
    /// The day that they asked for last.
    pub asked_for: Option<AskedFor>,
    /// When they, or the advocate they named, were last on the line.
    pub last_contact: Option<Moment>,
}

/// A number of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// As it was written down.
    pub phone: Phone,
    /// Whether it may be called, the last call to it counted in.
    pub state: NumberState,
    /// How and when the last call to it ended.
    pub last: Option<(Ending, Moment)>,
}

/// A plan and when it was saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedPlan {
    /// The plan.
    pub plan: Plan,
    /// When it was written down.
    pub saved: Moment,
}

/// What somebody chose, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// To hear when he begins, and when he leaves.
    pub receive: bool,
    /// To tell the program things.
    pub provide: bool,
    /// To be called every so many days.
    pub every_days: Option<u16>,
    /// When they chose.
    pub at: Moment,
    /// What was noted.
    pub words: String,
}

/// A day that somebody asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedFor {
    /// That day.
    pub day: jiff::civil::Date,
    /// When they asked.
    pub at: Moment,
    /// From which time on, and anything noted.
    pub letter: Callback,
}

/// Everybody whom the case knows; `lines` newest first.
pub(super) fn people(facts: &CaseFacts, lines: &[Line]) -> Vec<PersonFile> {
    let people = facts.people();
    people
        .iter()
        .map(|known| one(*known, facts, lines))
        .collect()
}

fn one(known: Known, facts: &CaseFacts, lines: &[Line]) -> PersonFile {
    let person = known.person;
    let (card, written) = latest_card(facts, lines, person);
    let mut file = PersonFile {
        known,
        numbers: numbers(&card, written, lines, person),
        card,
        plan: latest_plan(facts, lines, person),
        chosen: None,
        asked_for: None,
        last_contact: None,
    };
    // The facts that count, in the order in which they are taken: the last one stands.
    for fact in facts.counted() {
        read(&mut file, &fact, lines);
    }
    file
}

fn read(file: &mut PersonFile, fact: &Fact, lines: &[Line]) {
    let mine = file.known.person;
    let words = || {
        lines
            .iter()
            .find(|line| line.envelope.id == fact.id)
            .map(|line| &line.words)
    };
    match fact.what {
        What::Election {
            person,
            receive,
            provide,
            every_days,
        } if person == mine => {
            let words = match words() {
                Some(Words::Noted(letter)) => letter.words.clone(),
                _ => String::new(),
            };
            file.chosen = Some(Chosen {
                receive,
                provide,
                every_days,
                at: fact.at,
                words,
            });
        }
        What::Callback { person, day } if person == mine => {
            let letter = match words() {
                Some(Words::Callback(letter)) => letter.clone(),
                _ => Callback::default(),
            };
            file.asked_for = Some(AskedFor {
                day,
                at: fact.at,
                letter,
            });
        }
        What::Inbound { person, .. } if person == mine => file.last_contact = Some(fact.at),
        What::Effort {
            person: Some(person),
            outcome: Ending::Reached,
            ..
        }
        | What::Notice {
            person,
            outcome: Ending::Reached,
            ..
        } if person == mine => file.last_contact = Some(fact.at),
        _ => {}
    }
}

/// The lines of the separate file in the order in which it took them.
fn as_written<'a>(facts: &'a CaseFacts, lines: &'a [Line]) -> impl Iterator<Item = &'a Line> {
    let mine = facts
        .entries
        .iter()
        .filter(|(side, _)| *side == Side::Victim);
    mine.filter_map(|(_, entry)| {
        lines
            .iter()
            .find(|line| line.envelope.id == entry.envelope.id)
    })
}

fn latest_card(facts: &CaseFacts, lines: &[Line], person: PersonNo) -> (Person, Option<Moment>) {
    let mut latest = (Person::default(), None);
    for line in as_written(facts, lines).filter(|line| line.taken_back.is_none()) {
        let card = match (&line.envelope.matter, &line.words) {
            (Matter::Rule(What::Person { person: other, .. }), Words::Person(card))
                if *other == person =>
            {
                card
            }
            (Matter::Filed(Filed::Plan { person: other }), Words::Saved(saved))
                if *other == person =>
            {
                let Some(card) = &saved.person else { continue };
                card
            }
            _ => continue,
        };
        // A fact brought in from a file of facts names nobody; what was known stays.
        if *card != Person::default() {
            latest = (card.clone(), Some(line.envelope.kept));
        }
    }
    latest
}

fn latest_plan(facts: &CaseFacts, lines: &[Line], person: PersonNo) -> Option<SavedPlan> {
    let mut latest = None;
    for line in as_written(facts, lines) {
        let (Matter::Filed(Filed::Plan { person: other }), Words::Saved(saved)) =
            (&line.envelope.matter, &line.words)
        else {
            continue;
        };
        if let Some(plan) = saved.plan.as_ref().filter(|_| *other == person) {
            latest = Some(SavedPlan {
                plan: plan.clone(),
                saved: line.envelope.kept,
            });
        }
    }
    latest
}

/// Digits alone: the same number may be written in many ways. A leading 1 of eleven is the country's.
pub(crate) fn digits(number: &str) -> String {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    match digits.strip_prefix('1') {
        Some(rest) if rest.len() == 10 => rest.to_owned(),
        _ => digits,
    }
}

fn numbers(
    card: &Person,
    written: Option<Moment>,
    lines: &[Line],
    person: PersonNo,
) -> Vec<Number> {
    let last_call = |number: &str| {
        let number = digits(number);
        lines
            .iter()
            .filter(|line| line.taken_back.is_none() && line.person == Some(person))
            .find_map(|line| match (&line.envelope.matter, &line.words) {
                (
                    Matter::Rule(What::Effort { outcome, .. } | What::Notice { outcome, .. }),
                    Words::Effort(letter),
                ) if !number.is_empty() && digits(&letter.number) == number => {
                    Some((*outcome, line.envelope.at, line.envelope.kept))
                }
                _ => None,
            })
    };
    let number = |phone: &Phone| {
        let last = last_call(&phone.number);
        // What was written about the number after the call was written knowing of it.
        let since = last.filter(|(_, _, kept)| written.is_none_or(|written| *kept >= written));
        let state = match (phone.state, since) {
            (NumberState::Never, _) => NumberState::Never,
            (_, Some((Ending::WrongNumber, ..))) => NumberState::Wrong,
            (_, Some((Ending::Disconnected, ..))) => NumberState::Dead,
            (_, Some((Ending::Reached, ..))) => NumberState::Good,
            (state, _) => state,
        };
        Number {
            phone: phone.clone(),
            state,
            last: last.map(|(ending, at, _)| (ending, at)),
        }
    };
    card.phones.iter().map(number).collect()
}

/// Who somebody is, as last written down.
pub(crate) fn card(facts: &CaseFacts, ring: &KeyRing, person: PersonNo) -> Result<Person, Refused> {
    let mut latest = Person::default();
    for (side, entry) in &facts.entries {
        let of = match entry.envelope.matter {
            Matter::Rule(What::Person { person, .. }) | Matter::Filed(Filed::Plan { person }) => {
                person
            }
            _ => continue,
        };
        if of != person || facts.taken_back(entry.envelope.id).is_some() {
            continue;
        }
        match words::words(*side, entry, ring)? {
            Words::Person(card) if card != Person::default() => latest = card,
            Words::Saved(saved) => latest = saved.person.unwrap_or(latest),
            _ => {}
        }
    }
    Ok(latest)
}
