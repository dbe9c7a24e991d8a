//! The people of a case, as their letters tell.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use keys::KeyRing;
use ledger::{Filed, Matter};
use rules::{Ending, Fact, Moment, PersonNo, Rules, What};

use super::numbers::{Callable, Number, Numbers};
use super::{Line, Words, words};
use crate::facts::{CaseFacts, Known, Side};
use crate::letter::{Advocate, Callback, Circumstances, Guardian, Person, Phone, Plan};
use crate::refused::Refused;

/// One person of a case.
#[derive(Debug, Clone)]
pub struct PersonFile {
    /// Number, label, roles, since when, and whether their part has ended.
    pub known: Known,
    /// Who they are, as last written down.
    pub card: Person,
    /// Their numbers as they were written down, each with what it stands at now: see [`PersonFile::ladder`].
    pub numbers: Vec<Number>,
    /// Their plan, if one was ever saved.
    pub plan: Option<SavedPlan>,
    /// What changes how they are called.
    pub circumstances: Circumstances,
    /// The number of whoever speaks for them, with what it stands at; nothing where none is known.
    pub guardian: Option<Number>,
    /// They could not be understood when they were called last.
    pub not_understood: bool,
    /// What they chose, if they ever did.
    pub chosen: Option<Chosen>,
    /// The day that they asked for last.
    pub asked_for: Option<AskedFor>,
    /// When they, or the advocate they named, were last on the line.
    pub last_contact: Option<Moment>,
}

impl PersonFile {
    /// The advocate whom they named and who stands for them on a day.
    #[must_use]
    pub fn advocate(&self, day: Date) -> Option<&Advocate> {
        let plan = self.plan.as_ref()?;
        Some(&plan.plan.advocate).filter(|advocate| advocate.stands(day))
    }

    /// The only address to which mail may go, where they are in the address confidentiality program.
    #[must_use]
    pub fn mail_only_to(&self) -> Option<&str> {
        Some(self.circumstances.mail_only_to.as_str()).filter(|address| !address.is_empty())
    }

    /// Their numbers, the ones to be called first in front, those that are not to be called at the end.
    #[must_use]
    pub fn ladder(&self) -> Vec<&Number> {
        let mut all: Vec<&Number> = self.numbers.iter().collect();
        all.sort_by_key(|number| number.callable());
        all
    }

    /// Their numbers that are to be called, in order; for a danger also those that are held, after all others.
    pub fn to_dial(&self, danger: bool) -> impl Iterator<Item = &Number> {
        let last = if danger {
            Callable::Held
        } else {
            Callable::FromHim
        };
        let all = self.ladder().into_iter();
        all.filter(move |number| number.callable() <= last)
    }
}

/// A plan and when it was saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedPlan {
    /// The plan.
    pub plan: Plan,
    /// When it was written down.
    pub saved: Moment,
}

/// A plan that was confirmed, or else saved, longer ago than this is asked about again.
const OLD: i32 = 90;

impl SavedPlan {
    /// Since which day it is known to hold: since somebody confirmed it, or since it was written down.
    #[must_use]
    pub fn since(&self, zone: &TimeZone) -> Date {
        let saved = self.saved.day(zone);
        self.plan.confirmed.as_ref().map_or(saved, |by| by.on)
    }

    /// For how many days it has not been confirmed.
    #[must_use]
    pub fn days(&self, today: Date, zone: &TimeZone) -> i32 {
        self.since(zone)
            .until(today)
            .map_or(0, |span| span.get_days())
    }

    /// Whether it is to be asked about again. One that says nothing has nothing to confirm.
    #[must_use]
    pub fn is_old(&self, today: Date, zone: &TimeZone) -> bool {
        self.plan != Plan::default() && self.days(today, zone) > OLD
    }
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
pub(super) fn people(
    facts: &CaseFacts,
    lines: &[Line],
    rules: &Rules,
    now: Moment,
) -> Vec<PersonFile> {
    let people = facts.people();
    people
        .iter()
        .map(|known| one(*known, facts, lines, rules, now))
        .collect()
}

fn one(known: Known, facts: &CaseFacts, lines: &[Line], rules: &Rules, now: Moment) -> PersonFile {
    let person = known.person;
    let card = latest_card(facts, lines, person);
    let numbers = Numbers::read(lines, person);
    let of = |phone: &Phone| numbers.of(phone, rules, now);
    let mut file = PersonFile {
        known,
        numbers: card.phones.iter().map(of).collect(),
        card,
        plan: latest_plan(facts, lines, person),
        guardian: None,
        circumstances: latest_circumstances(facts, lines, person),
        not_understood: false,
        chosen: None,
        asked_for: None,
        last_contact: None,
    };
    let speaks = &file.circumstances.guardian;
    file.guardian = (!speaks.number.is_empty()).then(|| {
        of(&Phone {
            number: speaks.number.clone(),
            ..Phone::default()
        })
    });
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
        What::Inbound { person, .. } if person == mine => {
            file.last_contact = Some(fact.at);
            file.not_understood = false;
        }
        What::Effort {
            person: Some(person),
            outcome,
            ..
        } if person == mine && matches!(outcome, Ending::Reached | Ending::NotUnderstood) => {
            file.not_understood = outcome == Ending::NotUnderstood;
            if outcome == Ending::Reached {
                file.last_contact = Some(fact.at);
            }
        }
        What::Notice {
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

fn latest_card(facts: &CaseFacts, lines: &[Line], person: PersonNo) -> Person {
    let mut latest = Person::default();
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
            latest = card.clone();
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

fn latest_circumstances(facts: &CaseFacts, lines: &[Line], person: PersonNo) -> Circumstances {
    let saved =
        as_written(facts, lines).filter_map(|line| match (&line.envelope.matter, &line.words) {
            (Matter::Filed(Filed::Plan { person: other }), Words::Saved(saved))
                if *other == person =>
            {
                saved.circumstances.clone()
            }
            _ => None,
        });
    saved.last().unwrap_or_default()
}

/// Every plan of somebody in the order in which they were written down, each with when that was.
pub(crate) fn plans(
    facts: &CaseFacts,
    ring: &KeyRing,
    person: PersonNo,
) -> Result<Vec<(Moment, Plan)>, Refused> {
    let theirs = Matter::Filed(Filed::Plan { person });
    let mut plans = Vec::new();
    for (side, entry) in &facts.entries {
        if entry.envelope.matter != theirs {
            continue;
        }
        if let Words::Saved(saved) = words::words(*side, entry, ring)?
            && let Some(plan) = saved.plan
        {
            plans.push((entry.envelope.kept, plan));
        }
    }
    Ok(plans)
}

/// Who speaks for somebody, as last written down.
pub(crate) fn guardian(
    facts: &CaseFacts,
    ring: &KeyRing,
    person: PersonNo,
) -> Result<Guardian, Refused> {
    let theirs = Matter::Filed(Filed::Plan { person });
    let mut latest = Guardian::default();
    for (side, entry) in &facts.entries {
        let counts = facts.taken_back(entry.envelope.id).is_none();
        if entry.envelope.matter == theirs
            && counts
            && let Words::Saved(saved) = words::words(*side, entry, ring)?
            && let Some(circumstances) = saved.circumstances
        {
            latest = circumstances.guardian;
        }
    }
    Ok(latest)
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
