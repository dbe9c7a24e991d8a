//! Who is in all cases, to find whoever calls: participants, people, who speaks for them, and the advocates they named.
//!
//! Names are sealed, and no key is kept between requests: the directory keeps where the letters lie, and reads and opens them
//! anew for whoever asks. The rest of a ledger, most of it looks, is read once.

use std::collections::{BTreeMap, BTreeSet};

use keys::{KeyRing, Seal};
use ledger::{Entry, Envelope, Filed, Matter, Position, Store, StoreError};
use rules::{CaseId, FactId, PersonNo, What};

use crate::facts::Stores;
use crate::leaks::opened;
use crate::letter::{Letter as _, Person, Saved};
use crate::refused::Refused;

/// Letters this far apart are read in one go, with what lies between.
const GAP: u64 = 16;
/// So many places are read in one go at the most.
const AT_ONCE: u64 = 1024;

/// Where the letters lie that say who is in a case, as far as the two ledgers have been read.
#[derive(Debug, Default)]
pub struct Directory {
    client: Place,
    victim: Place,
    cases: BTreeSet<CaseId>,
    /// Facts of the separate file that were taken back.
    gone: BTreeSet<FactId>,
}

/// How far one ledger has been read.
#[derive(Debug, Default)]
struct Place {
    next: u64,
    /// Destructions before this place have been heeded.
    heeded: u64,
    /// Of intakes; of cards, plans and circumstances.
    letters: BTreeSet<u64>,
}

/// Who is in one case.
#[derive(Debug, Clone, Default)]
pub struct InCase {
    /// The participant, as last written down; empty where nothing is left of it.
    pub participant: String,
    /// Everybody's card, as last saved.
    pub people: BTreeMap<PersonNo, Person>,
    /// Who speaks for them, and the advocate whom they named: they call, too. Name and number.
    others: BTreeMap<(PersonNo, Other), (String, String)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Other {
    Guardian,
    Advocate,
}

impl Place {
    /// Goes through what the ledger took since; `false` where something was destroyed in what had been read.
    fn go_on(
        &mut self,
        store: &dyn Store,
        mut visit: impl FnMut(&Envelope) -> bool,
    ) -> Result<bool, StoreError> {
        let (mut stands, from) = (true, self.next);
        let mut take = |position: Position, envelope: &Envelope| {
            self.next = position.0 + 1;
            if envelope.destroyed().is_some() && position.0 >= self.heeded {
                self.heeded = self.next;
                stands = false;
            }
            if visit(envelope) {
                self.letters.insert(position.0);
            }
        };
        if from == 0 {
            store.envelopes(&mut take)?;
        } else {
            for (position, envelope) in store.since(Position(from))? {
                take(position, &envelope);
            }
        }
        Ok(stands)
    }

    fn anew(&self) -> Self {
        Self {
            heeded: self.heeded,
            ..Self::default()
        }
    }

    /// The letters, in their order.
    fn read(
        &self,
        store: &dyn Store,
        mut visit: impl FnMut(&Entry) -> Result<(), Refused>,
    ) -> Result<(), Refused> {
        let mut left = self.letters.iter().copied().peekable();
        while let Some(first) = left.next() {
            let mut last = first;
            while let Some(next) = left.next_if(|next| next - last <= GAP && next - first < AT_ONCE)
            {
                last = next;
            }
            let most = usize::try_from(last - first + 1).unwrap_or(usize::MAX);
            for entry in store.read(Position(first), most)? {
                if self.letters.contains(&entry.position.0) && entry.position.0 <= last {
                    visit(&entry)?;
                }
            }
        }
        Ok(())
    }
}

impl Directory {
    /// Reads what the ledgers took since the last time; everything anew where something was destroyed.
    ///
    /// # Errors
    /// When a store cannot be read.
    pub fn catch_up(&mut self, stores: Stores<'_>) -> Result<(), StoreError> {
        while !self.go_on(stores)? {
            *self = Self {
                client: self.client.anew(),
                victim: self.victim.anew(),
                ..Self::default()
            };
        }
        Ok(())
    }

    fn go_on(&mut self, stores: Stores<'_>) -> Result<bool, StoreError> {
        let cases = &mut self.cases;
        let client = self.client.go_on(stores.client, |envelope| {
            if !envelope.of_no_file() {
                cases.insert(envelope.case);
            }
            envelope.matter == Matter::Filed(Filed::Intake)
        })?;
        let gone = &mut self.gone;
        let victim = self.victim.go_on(stores.victim, |envelope| {
            if let Matter::Rule(What::Void { fact }) = envelope.matter {
                gone.insert(fact);
            }
            matches!(
                envelope.matter,
                Matter::Rule(What::Person { .. }) | Matter::Filed(Filed::Plan { .. })
            )
        })?;
        Ok(client && victim)
    }

    /// Everybody, opened, by case.
    ///
    /// # Errors
    /// When a store cannot be read, or a letter does not open.
    pub fn open(
        &self,
        stores: Stores<'_>,
        ring: &KeyRing,
    ) -> Result<BTreeMap<CaseId, InCase>, Refused> {
        let cases = self.cases.iter().map(|case| (*case, InCase::default()));
        let mut all: BTreeMap<CaseId, InCase> = cases.collect();
        self.client.read(stores.client, |entry| {
            if let Some(bytes) = opened(entry, ring, Seal::Client)? {
                let intake = client_file::letter::Intake::read(&bytes)?;
                let case = all.entry(entry.envelope.case).or_default();
                case.participant = format!("{} {}", intake.first, intake.last);
            }
            Ok(())
        })?;
        self.victim.read(stores.victim, |entry| {
            if self.gone.contains(&entry.envelope.id) {
                return Ok(());
            }
            if let Some(bytes) = opened(entry, ring, Seal::Victim)? {
                let case = all.entry(entry.envelope.case).or_default();
                case.learn(&entry.envelope, &bytes)?;
            }
            Ok(())
        })?;
        Ok(all)
    }
}

impl InCase {
    fn learn(&mut self, envelope: &Envelope, bytes: &[u8]) -> Result<(), Refused> {
        let (person, card) = match envelope.matter {
            Matter::Rule(What::Person { person, .. }) => (person, Some(Person::read(bytes)?)),
            Matter::Filed(Filed::Plan { person }) => {
                let saved = Saved::read(bytes)?;
                // The latest of each stands.
                if let Some(there) = saved.circumstances {
                    let guardian = (there.guardian.name, there.guardian.number);
                    self.others.insert((person, Other::Guardian), guardian);
                }
                if let Some(plan) = saved.plan {
                    let advocate = (plan.advocate.name, plan.advocate.number);
                    self.others.insert((person, Other::Advocate), advocate);
                }
                (person, saved.person)
            }
            _ => return Ok(()),
        };
        if let Some(card) = card {
            self.people.insert(person, card);
        }
        Ok(())
    }

    /// Whether somebody in the case is meant by what was asked: by the case's mark, a part of a name, or four digits of a number.
    #[must_use]
    pub fn answers(&self, case: CaseId, asked: &str) -> bool {
        let asked = asked.to_lowercase();
        let number = digits(&asked);
        let holds = |text: &str| text.to_lowercase().contains(&asked);
        let dialled = |written: &str| number.len() >= 4 && digits(written).contains(&number);
        let mut people = self.people.values();
        let mut others = self.others.values();
        holds(case.as_str())
            || holds(&self.participant)
            || people.any(|person| {
                let mut phones = person.phones.iter();
                holds(&person.name) || phones.any(|phone| dialled(&phone.number))
            })
            || others.any(|(name, number)| holds(name) || dialled(number))
    }
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}
