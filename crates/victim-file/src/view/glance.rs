//! What a row of a list needs of a case: few letters, and no more of them.

use client_file::letter::Intake;
use keys::{KeyRing, Seal};
use ledger::{Entry, Filed, Matter};
use rules::{CaseId, Ending, Fact, Leaving, Moment, Outcome, PersonNo, Rules, What};

use super::numbers::{Number, Numbers};
use crate::facts::{CaseFacts, Side, Stores};
use crate::letter::{Letter, Person, Plan, Saved};
use crate::refused::Refused;

/// A case at a glance, for one of its persons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glance {
    /// The participant's name; nothing if none was written down.
    pub participant: String,
    /// Who they are, as last written down.
    pub card: Person,
    /// Their plan, if one was ever saved.
    pub plan: Option<Plan>,
    /// Their numbers, where a call or somebody's word may keep one from being called; else none of them is read.
    pub numbers: Vec<Number>,
    /// Where the participant stands by the last decision, session or leaving that counts.
    pub stands: Option<Stands>,
    /// Where they stood last besides attending, and since when.
    pub stood: Option<(ledger::Standing, client_file::Since)>,
}

impl Glance {
    /// Of a case that who looks may not open: what stands in place of the person's and of the participant's name.
    #[must_use]
    pub fn nameless(person: String, participant: String) -> Self {
        Self {
            participant,
            card: Person {
                name: person,
                ..Person::default()
            },
            plan: None,
            numbers: Vec::new(),
            stands: None,
            stood: None,
        }
    }
}

/// What happened last in the participant's file, of what people are told about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// Admission was decided.
    Decided(Outcome),
    /// They attend.
    Attends,
    /// They left.
    Left(Leaving),
}

impl Stores<'_> {
    /// Opens what a row shows: the participant's latest intake, the person's latest card and plan.
    ///
    /// # Errors
    /// When a store cannot be read, or a letter does not open.
    pub fn glance(
        self,
        ring: &KeyRing,
        case: CaseId,
        person: Option<PersonNo>,
        rules: &Rules,
        now: Moment,
    ) -> Result<Glance, Refused> {
        let facts = self.case(case)?;
        let mut glance = Glance {
            participant: participant(&facts, ring)?,
            card: Person::default(),
            plan: None,
            numbers: Vec::new(),
            stands: stands(&facts),
            stood: facts.stood(),
        };
        if let Some(person) = person {
            theirs(&facts, ring, person, &mut glance)?;
            if may_be_held(&facts, person) {
                let lines = super::lines(&facts, ring, bears_on_a_number)?;
                let numbers = Numbers::read(&lines, person);
                let phones = glance.card.phones.iter();
                glance.numbers = phones.map(|phone| numbers.of(phone, rules, now)).collect();
            }
        }
        Ok(glance)
    }
}

/// Whether anything but the first word about them can keep one of their numbers from being called: told by envelopes
/// alone, so that the letters of the usual row stay closed.
fn may_be_held(facts: &CaseFacts, person: PersonNo) -> bool {
    let ends_a_number = |ending| {
        matches!(
            ending,
            Ending::SomeoneElse | Ending::Unsafe | Ending::WrongNumber | Ending::Disconnected
        )
    };
    let mut plans = 0;
    facts.envelopes().any(|envelope| match envelope.matter {
        Matter::Rule(What::Effort { outcome, .. } | What::Notice { outcome, .. }) => {
            ends_a_number(outcome)
        }
        Matter::Filed(Filed::Plan { person: other }) if other == person => {
            plans += 1;
            plans > 1
        }
        _ => false,
    })
}

fn bears_on_a_number(matter: &Matter) -> bool {
    matches!(
        matter,
        Matter::Rule(What::Effort { .. } | What::Notice { .. } | What::Person { .. })
            | Matter::Filed(Filed::Plan { .. } | Filed::Intake)
    )
}

fn opened(entry: &Entry, seal: Seal, ring: &KeyRing) -> Result<Vec<u8>, Refused> {
    match &entry.letter {
        Some(letter) if !letter.0.is_empty() => {
            Ok(ring.open_letter(seal, &entry.envelope, letter)?.to_vec())
        }
        _ => Ok(Vec::new()),
    }
}

fn participant(facts: &CaseFacts, ring: &KeyRing) -> Result<String, Refused> {
    use client_file::letter::Letter as _;
    let latest = facts.entries.iter().rev().find(|(side, entry)| {
        *side == Side::Client && entry.envelope.matter == Matter::Filed(Filed::Intake)
    });
    let Some((_, entry)) = latest else {
        return Ok(String::new());
    };
    let intake = Intake::read(&opened(entry, Seal::Client, ring)?)?;
    Ok(format!("{} {}", intake.first, intake.last)
        .trim()
        .to_owned())
}

fn stands(facts: &CaseFacts) -> Option<Stands> {
    let last = |fact: &Fact| match fact.what {
        What::Decision { outcome } => Some(Stands::Decided(outcome)),
        What::SessionAttended => Some(Stands::Attends),
        What::Termination { reason } => Some(Stands::Left(reason)),
        _ => None,
    };
    facts.counted().iter().rev().find_map(last)
}

/// From the end: the first letter that says who they are, and the first that says how to call them.
fn theirs(
    facts: &CaseFacts,
    ring: &KeyRing,
    person: PersonNo,
    glance: &mut Glance,
) -> Result<(), Refused> {
    let mut named = false;
    for (side, entry) in facts.entries.iter().rev() {
        if *side != Side::Victim {
            continue;
        }
        match entry.envelope.matter {
            Matter::Rule(What::Person { person: other, .. }) if other == person && !named => {
                if facts.taken_back(entry.envelope.id).is_some() {
                    continue;
                }
                let card = Person::read(&opened(entry, Seal::Victim, ring)?)?;
                // A fact brought in from a file of facts names nobody; what was known stays.
                if card != Person::default() {
                    glance.card = card;
                    named = true;
                }
            }
            Matter::Filed(Filed::Plan { person: other }) if other == person => {
                if named && glance.plan.is_some() {
                    continue;
                }
                let saved = Saved::read(&opened(entry, Seal::Victim, ring)?)?;
                if let (false, Some(card)) = (named, saved.person) {
                    glance.card = card;
                    named = true;
                }
                if glance.plan.is_none() {
                    glance.plan = saved.plan;
                }
            }
            _ => {}
        }
        if named && glance.plan.is_some() {
            break;
        }
    }
    Ok(())
}
