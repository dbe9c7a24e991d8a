//! What stands in participants' files that only the separate file should know, found from here alone.
//!
//! All that was ever written down about the people of a case is looked for in every text of its participant's
//! file; of other cases' people whole numbers, mail addresses and houses. Nothing of it is kept: what somebody
//! decided about an entry is a fact of the separate file ([`Weighed`]), and everything else is looked up again.

use std::collections::BTreeMap;

use client_file::letter::Intake;
use client_file::texts::Field;
use keys::{KeyRing, Seal};
use leaks::{Find, Finder, Own, Sheltered};
use ledger::{Entry, Filed, Matter, Position};
use rules::{CaseId, FactId, Moment, PersonNo, What};
use zeroize::Zeroizing;

use crate::facts::{Side, Stores};
use crate::letter::{Circumstances, Letter, NumberState, Person, Plan, Saved, Weighed};
use crate::refused::Refused;
use crate::view::Words;

/// Entries that are read at once.
const AT_ONCE: usize = 1000;

/// All that is to be found, of all cases.
#[derive(Default)]
pub struct Shelter {
    cases: BTreeMap<CaseId, BTreeMap<Option<PersonNo>, Sheltered>>,
    /// Whose, by the places of `everybody`.
    whose: Vec<CaseId>,
    everybody: Finder,
    /// Names of who works here.
    staff: Vec<String>,
}

/// An entry of a participant's file in which something was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leak {
    /// Of which case.
    pub case: CaseId,
    /// The entry.
    pub fact: FactId,
    /// What it is.
    pub matter: Matter,
    /// When it happened.
    pub at: Moment,
    /// The texts in which something stands.
    pub texts: Vec<LeakText>,
    /// What was decided about it, if everything that stands there now had been found then.
    pub weighed: Option<Decided>,
}

/// One text of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeakText {
    /// In which field.
    pub field: Field,
    /// All of it.
    pub text: String,
    /// What stands where.
    pub places: Vec<Place>,
}

/// One place of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// What, how and how surely. Its `whose` says nothing any more.
    pub find: Find,
    /// Whose: a person of this case, or of what was handed over and is nobody's yet.
    pub person: Option<PersonNo>,
    /// Of another case's people.
    pub of_another_case: bool,
}

/// What somebody decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// It was asked to be taken out; else it may stand.
    pub ask: bool,
    /// When.
    pub at: Moment,
    /// By whom.
    pub by: ledger::Actor,
    /// Why.
    pub words: String,
}

impl Shelter {
    /// Reads everything that was ever written down about anybody.
    ///
    /// # Errors
    /// When a store cannot be read, or a letter does not open.
    pub fn read(stores: Stores<'_>, ring: &KeyRing, staff: Vec<String>) -> Result<Self, Refused> {
        let mut this = Self {
            staff,
            ..Self::default()
        };
        let mut from = 0;
        loop {
            let entries = stores.victim.read(Position(from), AT_ONCE)?;
            let Some(last) = entries.last() else {
                return Ok(this);
            };
            from = last.position.0 + 1;
            for entry in &entries {
                this.learn(entry, ring)?;
            }
        }
    }

    fn learn(&mut self, entry: &Entry, ring: &KeyRing) -> Result<(), Refused> {
        let (person, saved) = match entry.envelope.matter {
            Matter::Rule(What::Person { person, .. }) => (person, false),
            Matter::Filed(Filed::Plan { person }) => (person, true),
            _ => return Ok(()),
        };
        let Some(bytes) = opened(entry, ring, Seal::Victim)? else {
            return Ok(());
        };
        let saved = if saved {
            Saved::read(&bytes)?
        } else {
            Saved {
                person: Some(Person::read(&bytes)?),
                ..Saved::default()
            }
        };
        let theirs = self.cases.entry(entry.envelope.case).or_default();
        let sheltered = theirs.entry(Some(person)).or_default();
        if let Some(card) = &saved.person {
            of_the_card(sheltered, card);
        }
        if let Some(plan) = &saved.plan {
            of_the_plan(sheltered, plan);
        }
        if let Some(circumstances) = &saved.circumstances {
            of_circumstances(sheltered, circumstances);
        }
        Ok(())
    }

    /// Reads what was ever written down about the people of one case.
    ///
    /// # Errors
    /// When a store cannot be read, or a letter does not open.
    pub fn of(
        stores: Stores<'_>,
        ring: &KeyRing,
        case: CaseId,
        staff: Vec<String>,
    ) -> Result<Self, Refused> {
        let mut this = Self {
            staff,
            ..Self::default()
        };
        for entry in &stores.victim.case(case)?.entries {
            this.learn(entry, ring)?;
        }
        Ok(this)
    }

    /// What was handed over about somebody of a case and is on nobody's card yet.
    pub fn handed_over(&mut self, case: CaseId, name: &str, number: &str, address: &str) {
        let nobody = self.cases.entry(case).or_default().entry(None).or_default();
        for (list, line) in [
            (&mut nobody.names, name),
            (&mut nobody.numbers, number),
            (&mut nobody.addresses, address),
        ] {
            once(list, line);
        }
    }

    /// What was ever written down about the people of one case, and handed over about them.
    pub(crate) fn of_case(&self, case: CaseId) -> Vec<Sheltered> {
        let people = self.cases.get(&case).into_iter().flatten();
        people.map(|(_, sheltered)| sheltered.clone()).collect()
    }

    /// What is only of the other people of a case, and, unless it may stand, where one of them lives: for a copy that is
    /// given to that one.
    pub(crate) fn of_others(&self, case: CaseId, person: PersonNo, address: bool) -> Finder {
        let mut own = Own::default();
        let mut others = Vec::new();
        for (whose, sheltered) in self.cases.get(&case).into_iter().flatten() {
            if *whose != Some(person) {
                others.push(sheltered.clone());
                continue;
            }
            own.names.clone_from(&sheltered.names);
            own.numbers.clone_from(&sheltered.numbers);
            if !address {
                others.push(Sheltered {
                    addresses: sheltered.addresses.clone(),
                    mails: sheltered.mails.clone(),
                    ..Sheltered::default()
                });
            }
        }
        Finder::new(&others, &own)
    }

    /// Makes ready to look beyond each case's own people. Without it only those are looked for.
    #[must_use]
    pub fn over_all_cases(mut self) -> Self {
        let mut all = Vec::new();
        for (case, people) in &self.cases {
            for sheltered in people.values() {
                self.whose.push(*case);
                all.push(Sheltered {
                    names: Vec::new(),
                    of_another_case: true,
                    ..sheltered.clone()
                });
            }
        }
        self.everybody = Finder::new(&all, &Own::default());
        self
    }

    /// Looks through one participant's file.
    ///
    /// # Errors
    /// When a store cannot be read, or a letter does not open.
    pub fn look(
        &self,
        stores: Stores<'_>,
        ring: &KeyRing,
        case: CaseId,
    ) -> Result<Vec<Leak>, Refused> {
        let facts = stores.case(case)?;
        let mut entries = Vec::new();
        let mut weighed: BTreeMap<FactId, (Weighed, Decided)> = BTreeMap::new();
        for (side, entry) in &facts.entries {
            match (side, entry.envelope.matter) {
                (Side::Client, _) => {
                    if let Words::Client(words) = crate::view::words_of(*side, entry, ring)? {
                        entries.push((entry.envelope, words));
                    }
                }
                (Side::Victim, Matter::Filed(Filed::Weighed { fact, ask })) => {
                    let Some(bytes) = opened(entry, ring, Seal::Victim)? else {
                        continue;
                    };
                    let letter = Weighed::read(&bytes)?;
                    let decided = Decided {
                        ask,
                        at: entry.envelope.at,
                        by: entry.envelope.actor,
                        words: letter.words.clone(),
                    };
                    // The latest stands.
                    weighed.insert(fact, (letter, decided));
                }
                _ => {}
            }
        }
        let intakes = entries.iter().filter_map(|(_, words)| match words {
            client_file::Words::Intake(intake) => Some(intake),
            _ => None,
        });
        let (people, finder) = self.of_the_case(case, intakes);
        let mut leaks = Vec::new();
        for (envelope, words) in &entries {
            let texts = words.texts().into_iter();
            let texts = texts.map(|(field, text)| LeakText {
                field,
                text: text.to_owned(),
                places: self.places(case, &people, &finder, (field, text)),
            });
            let texts: Vec<LeakText> = texts.filter(|text| !text.places.is_empty()).collect();
            if texts.is_empty() {
                continue;
            }
            let weighed = weighed.get(&envelope.id);
            leaks.push(Leak {
                case,
                fact: envelope.id,
                matter: envelope.matter,
                at: envelope.at,
                weighed: weighed
                    .filter(|(letter, _)| {
                        signs(&texts)
                            .iter()
                            .all(|sign| letter.places.contains(sign))
                    })
                    .map(|(_, decided)| decided.clone()),
                texts,
            });
        }
        Ok(leaks)
    }

    fn of_the_case<'a>(
        &self,
        case: CaseId,
        intakes: impl Iterator<Item = &'a Intake>,
    ) -> (Vec<Option<PersonNo>>, Finder) {
        let mut own = Own {
            names: self.staff.clone(),
            numbers: Vec::new(),
        };
        for intake in intakes {
            let numbers = intake.telephone.split([',', ';', '/']);
            own.numbers.extend(numbers.map(str::to_owned));
            let names = &mut own.names;
            names.push(format!("{} {}", intake.first, intake.last));
            names.extend([intake.judge_or_po.clone(), intake.facilitator.clone()]);
        }
        let (people, sheltered): (Vec<_>, Vec<_>) = self
            .cases
            .get(&case)
            .into_iter()
            .flatten()
            .map(|(person, sheltered)| (*person, sheltered.clone()))
            .unzip();
        (people, Finder::new(&sheltered, &own))
    }

    fn places(
        &self,
        case: CaseId,
        people: &[Option<PersonNo>],
        finder: &Finder,
        (field, text): (Field, &str),
    ) -> Vec<Place> {
        // A form asked for a name or a number there: only what is surely theirs says anything.
        let asked_for = matches!(field, Field::EmergencyContact | Field::Judge);
        let says = |find: &Find| !asked_for || find.certainty == ::leaks::Certainty::Sure;
        let own = finder.look(text).into_iter().map(|find| Place {
            person: people.get(find.whose).copied().flatten(),
            find,
            of_another_case: false,
        });
        let mut places: Vec<Place> = own.filter(|place| says(&place.find)).collect();
        for find in self.everybody.look(text).into_iter().filter(says) {
            let of = self.whose.get(find.whose);
            let over = |place: &Place| {
                place.find.place.start < find.place.end && find.place.start < place.find.place.end
            };
            if of.is_some_and(|of| *of != case) && !places.iter().any(over) {
                places.push(Place {
                    find,
                    person: None,
                    of_another_case: true,
                });
            }
        }
        places.sort_by_key(|place| place.find.place.start);
        places
    }
}

/// Each place as it is remembered: field, bytes, what stands there and how it is written.
pub(crate) fn signs(texts: &[LeakText]) -> Vec<String> {
    let of = |text: &LeakText| {
        let field = text.field.word();
        let places = text.places.iter();
        let places = places.map(move |Place { find, .. }| {
            let (from, to) = (find.place.start, find.place.end);
            format!("{field} {from}-{to} {:?} {:?}", find.what, find.how)
        });
        places.collect::<Vec<_>>()
    };
    texts.iter().flat_map(of).collect()
}

pub(crate) fn opened(
    entry: &Entry,
    ring: &KeyRing,
    seal: Seal,
) -> Result<Option<Zeroizing<Vec<u8>>>, Refused> {
    match &entry.letter {
        Some(sealed) if !sealed.0.is_empty() => {
            Ok(Some(ring.open_letter(seal, &entry.envelope, sealed)?))
        }
        _ => Ok(None),
    }
}

fn of_the_card(sheltered: &mut Sheltered, card: &Person) {
    once(&mut sheltered.names, &card.name);
    once(&mut sheltered.addresses, &card.address);
    for phone in &card.phones {
        // What is somebody else's or the participant's own is no secret of theirs.
        if matches!(phone.state, NumberState::Good | NumberState::Dead) {
            once(&mut sheltered.numbers, &phone.number);
        }
    }
}

fn of_the_plan(sheltered: &mut Sheltered, plan: &Plan) {
    once(&mut sheltered.mails, &plan.ways);
    once(&mut sheltered.addresses, &plan.ways);
    once(&mut sheltered.names, &plan.advocate.name);
    once(&mut sheltered.numbers, &plan.advocate.number);
}

fn of_circumstances(sheltered: &mut Sheltered, circumstances: &Circumstances) {
    once(&mut sheltered.names, &circumstances.guardian.name);
    once(&mut sheltered.numbers, &circumstances.guardian.number);
    once(&mut sheltered.addresses, &circumstances.mail_only_to);
}

fn once(list: &mut Vec<String>, line: &str) {
    if !line.is_empty() && !list.iter().any(|each| each == line) {
        list.push(line.to_owned());
    }
}
