//! All facts of a case, from the three ledgers that the victim desk reads.

use std::{
    cell::OnceCell,
    collections::{HashMap, HashSet},
};

use ledger::{Entry, Envelope, Position, Store, StoreError, Version};
use rules::{
    CaseId, Duty, DutyKind, Fact, FactId, History, Moment, PersonId, PersonNo, Roles, Rules, State,
    What,
};

/// The three ledgers that the victim desk reads. It writes to its own alone.
#[derive(Clone, Copy)]
pub struct Stores<'a> {
    /// The participant's file.
    pub client: &'a dyn Store,
    /// What the client desk handed over.
    pub drop: &'a dyn Store,
    /// The separate file.
    pub victim: &'a dyn Store,
}

/// From which ledger a fact is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// The participant's file.
    Client,
    /// What the client desk handed over.
    Drop,
    /// The separate file.
    Victim,
}

/// All facts of a case, letters still sealed.
#[derive(Debug, Clone)]
pub struct CaseFacts {
    /// Which case.
    pub case: CaseId,
    /// The version of the separate file, to be given back with every act.
    pub version: Version,
    /// Each fact with its ledger; within one ledger in the order in which it took them.
    pub(crate) entries: Vec<(Side, Entry)>,
    /// Where each fact is, once somebody asks: a page asks for each, and a file that was often looked into has many.
    places: OnceCell<Places>,
}

/// Where a case's facts are.
#[derive(Debug, Clone, Default)]
struct Places {
    /// The first entry of each fact.
    of: HashMap<FactId, usize>,
    /// The first fact by which each was taken back.
    taken_back: HashMap<FactId, FactId>,
}

/// What a case knows of one person, by the facts that count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// Their number.
    pub person: PersonNo,
    /// How files of facts write them.
    pub name: PersonId,
    /// Since when the case has known them.
    pub since: Moment,
    /// Their roles now; none after their part in the case ended.
    pub roles: Roles,
    /// How and when their part in the case ended.
    pub ended: Option<(rules::Ended, Moment)>,
}

impl Stores<'_> {
    /// Where each of them ends now.
    pub(crate) fn sizes(self) -> Result<[Position; 3], StoreError> {
        let size = |store: &dyn Store| store.head().map(|head| Position(head.size));
        Ok([size(self.client)?, size(self.drop)?, size(self.victim)?])
    }

    /// Reads a case from all three.
    ///
    /// # Errors
    /// When a store cannot be read.
    pub fn case(self, case: CaseId) -> Result<CaseFacts, StoreError> {
        let victim = self.victim.case(case)?;
        let sides = [
            (Side::Client, self.client.case(case)?.entries),
            (Side::Drop, self.drop.case(case)?.entries),
            (Side::Victim, victim.entries),
        ];
        let entries = sides
            .into_iter()
            .flat_map(|(side, entries)| entries.into_iter().map(move |entry| (side, entry)))
            .collect();
        Ok(CaseFacts {
            case,
            version: victim.version,
            entries,
            places: OnceCell::new(),
        })
    }
}

impl CaseFacts {
    /// What the clock reads: every fact that a duty may read.
    #[must_use]
    pub fn history(&self) -> History {
        History {
            case: self.case,
            facts: self.envelopes().filter_map(Envelope::fact).collect(),
        }
    }

    /// Every duty of the case, as of now; never as of before its last fact was written down.
    #[must_use]
    pub fn duties(&self, rules: &Rules, now: Moment) -> Vec<Duty> {
        let history = self.history();
        rules::duties(rules, &history, history.as_of(now))
    }

    /// All envelopes, ledger by ledger.
    pub fn envelopes(&self) -> impl Iterator<Item = &Envelope> {
        self.entries.iter().map(|(_, entry)| &entry.envelope)
    }

    /// Where the participant stood last besides attending, and since when.
    pub(crate) fn stood(&self) -> Option<(ledger::Standing, client_file::Since)> {
        let client = self
            .entries
            .iter()
            .filter(|(side, _)| *side == Side::Client);
        let envelopes: Vec<Envelope> = client.map(|(_, entry)| entry.envelope).collect();
        client_file::stood(&envelopes)
    }

    /// Each fact with its ledger; within one ledger in the order in which it took them.
    #[must_use]
    pub fn entries(&self) -> &[(Side, Entry)] {
        &self.entries
    }

    /// Whether no ledger knows the case.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Leaves out what is not to be kept, as if the case never had it.
    pub(crate) fn retain(&mut self, keep: impl FnMut(&(Side, Entry)) -> bool) {
        self.entries.retain(keep);
        self.places = OnceCell::new();
    }

    fn places(&self) -> &Places {
        self.places.get_or_init(|| {
            let mut places = Places::default();
            for (place, envelope) in self.envelopes().enumerate() {
                places.of.entry(envelope.id).or_insert(place);
                if let Some(fact) = client_file::taken_back_by(&envelope.matter) {
                    places.taken_back.entry(fact).or_insert(envelope.id);
                }
            }
            places
        })
    }

    /// The ledger and the entry of a fact.
    #[must_use]
    pub fn entry(&self, fact: FactId) -> Option<&(Side, Entry)> {
        self.entries.get(*self.places().of.get(&fact)?)
    }

    /// The fact by which a fact was taken back.
    #[must_use]
    pub fn taken_back(&self, fact: FactId) -> Option<FactId> {
        self.places().taken_back.get(&fact).copied()
    }

    /// The facts that were not taken back, in the order in which they are taken.
    #[must_use]
    pub fn counted(&self) -> Vec<Fact> {
        let mut facts = self.history().facts;
        let gone: HashSet<FactId> = facts
            .iter()
            .filter_map(|fact| match fact.what {
                What::Void { fact } => Some(fact),
                _ => None,
            })
            .collect();
        facts.retain(|fact| !gone.contains(&fact.id) && !matches!(fact.what, What::Void { .. }));
        facts.sort_by_key(Fact::order);
        facts
    }

    /// Everybody whom the case knows, by number.
    #[must_use]
    pub fn people(&self) -> Vec<Known> {
        let mut people: Vec<Known> = Vec::new();
        for fact in self.counted() {
            match fact.what {
                What::Person {
                    person,
                    name,
                    roles,
                } => {
                    if let Some(known) = people.iter_mut().find(|each| each.person == person) {
                        known.roles = roles;
                        known.ended = None;
                    } else {
                        people.push(Known {
                            person,
                            name,
                            since: fact.at,
                            roles,
                            ended: None,
                        });
                    }
                }
                What::PersonEnded { person, why } => {
                    if let Some(known) = people.iter_mut().find(|each| each.person == person) {
                        known.roles = Roles::NONE;
                        known.ended = Some((why, fact.at));
                    }
                }
                _ => {}
            }
        }
        people.sort_by_key(|known| known.person);
        people
    }

    /// What the case knows of one person.
    #[must_use]
    pub fn person(&self, person: PersonNo) -> Option<Known> {
        self.people().into_iter().find(|each| each.person == person)
    }

    /// The number and the label that the next person of the case gets. Taken back or not, none is used twice.
    pub(crate) fn next_person(&self) -> Option<(PersonNo, PersonId)> {
        let mut used = Vec::new();
        let mut names = Vec::new();
        for envelope in self.envelopes() {
            if let Some(Fact {
                what: What::Person { person, name, .. },
                ..
            }) = envelope.fact()
            {
                used.push(person.0);
                names.push(name);
            }
        }
        let next = used
            .iter()
            .max()
            .map_or(Some(0), |last| last.checked_add(1))?;
        // Files may have named somebody `p2` who is the first: then the next free name.
        let name = (u16::from(next) + 1..=1000)
            .filter_map(|number| PersonId::new(&format!("p{number}")).ok())
            .find(|name| !names.contains(name))?;
        Some((PersonNo(next), name))
    }

    /// A threat of the case, taken back or not.
    pub(crate) fn threat(&self, fact: FactId) -> Option<Fact> {
        let (_, entry) = self.entry(fact)?;
        let fact = entry.envelope.fact()?;
        matches!(fact.what, What::Threat { .. }).then_some(fact)
    }

    /// What is still to be told to a person, or to whoever the victim is, in the order in which it is due:
    /// threats, sessions and leavings with an open duty.
    #[must_use]
    pub fn to_tell(&self, rules: &Rules, person: PersonNo, now: Moment) -> Vec<FactId> {
        let mut open: Vec<Duty> = self.duties(rules, now);
        open.retain(|duty| {
            duty.state == State::Open
                && duty.person == Some(person)
                && matches!(duty.kind, DutyKind::EventNotice | DutyKind::ThreatWarning)
        });
        open.sort_by_key(|duty| duty.due);
        let mut facts: Vec<FactId> = Vec::new();
        for about in open.into_iter().filter_map(|duty| duty.about) {
            if !facts.contains(&about) {
                facts.push(about);
            }
        }
        facts
    }
}
