//! Facts of a file into the ledgers, and out of them again (contract, section 3).
//!
//! [`sort`] says which ledger a fact belongs to; [`letters`] writes what an envelope has no room for.

mod letters;
mod numbers;

use std::{
    collections::BTreeMap,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use client_file::letter::Unreadable;
use keys::{DeskName, KeyRing, Stream};
use ledger::{
    Actor, Batch, BatchId, Entry, Envelope, Exactness, Matter, NewEntry, Store, StoreError,
};
use rules::{CaseId, Fact, FactId, History, Moment, PersonId, ReadCase, What};
use sha2::{Digest as _, Sha256};

use crate::{
    house::{Door, Folder},
    output::Trouble,
    seams,
};

/// How many threads append at a time: the store commits what waits as one group.
const HANDS: usize = 16;

/// Which ledger a fact belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Belongs {
    Client,
    Drop,
    Victim,
}

/// What became of a file.
#[derive(Debug, Default)]
pub(crate) struct Done {
    pub(crate) new: usize,
    pub(crate) there: usize,
}

/// A case as the engine takes it.
pub(crate) struct Case {
    pub(crate) history: History,
    pub(crate) people: Vec<PersonId>,
}

/// Where each fact of a case goes (contract, section 3).
fn sort(facts: &[Fact]) -> Vec<Belongs> {
    let participant = |what: &What| {
        matches!(
            what,
            What::Assessment { .. }
                | What::Decision { .. }
                | What::SessionAttended
                | What::Termination { .. }
        )
    };
    let is_participants = |fact: FactId| {
        let found = facts.iter().find(|each| each.id == fact);
        found.is_some_and(|each| participant(&each.what))
    };
    let place = |fact: &Fact| match fact.what {
        What::Void { fact } if is_participants(fact) => Belongs::Client,
        What::Threat {
            named,
            source: None,
            ..
        } if named.is_empty() => Belongs::Drop,
        what if participant(&what) => Belongs::Client,
        _ => Belongs::Victim,
    };
    facts.iter().map(place).collect()
}

/// The rings that the file needs, each opened once.
struct Rings {
    client: Option<(Actor, KeyRing)>,
    victim: Option<(Actor, KeyRing)>,
}

/// Records what is not there yet. All cases are looked at before the first is written.
pub(crate) fn record(
    folder: &Folder,
    cases: &[ReadCase],
    doors: &[Door],
    dry: bool,
) -> Result<Done, Trouble> {
    let touched: Vec<Belongs> = cases
        .iter()
        .flat_map(|case| sort(&case.history.facts))
        .collect();
    let open = |desk: DeskName, needed: bool| -> Result<Option<(Actor, KeyRing)>, Trouble> {
        if !needed {
            return Ok(None);
        }
        let (account, ring) = folder.ring(desk, doors)?;
        Ok(Some((account.number, ring)))
    };
    let rings = Rings {
        client: open(
            DeskName::Client,
            touched.iter().any(|each| *each != Belongs::Victim),
        )?,
        victim: open(DeskName::Victim, touched.contains(&Belongs::Victim))?,
    };
    let job = Job {
        folder,
        rings,
        stream: Stream::from_seed(seams::seed()?),
        now: seams::now(),
    };
    let mut done = Done::default();
    let mut plans = Vec::with_capacity(cases.len());
    let mut wrong = Vec::new();
    for case in cases {
        match job.plan(case) {
            Ok(plan) => {
                done.there += case.history.facts.len() - plan.size();
                done.new += plan.size();
                plans.push(plan);
            }
            Err(Trouble::Wrong(lines)) => wrong.extend(lines),
            Err(other) => return Err(other),
        }
    }
    if !wrong.is_empty() {
        return Err(Trouble::Wrong(wrong));
    }
    if !dry {
        job.append(&plans)?;
    }
    Ok(done)
}

/// What is to be appended of a case, by ledger.
struct Plan {
    case: CaseId,
    client: Vec<NewEntry>,
    drop: Vec<NewEntry>,
    victim: Vec<NewEntry>,
}

impl Plan {
    fn size(&self) -> usize {
        self.client.len() + self.drop.len() + self.victim.len()
    }
}

struct Job<'a> {
    folder: &'a Folder,
    rings: Rings,
    stream: Stream,
    now: Moment,
}

impl Job<'_> {
    fn ring(&self, belongs: Belongs) -> Result<&(Actor, KeyRing), Trouble> {
        match belongs {
            Belongs::Client | Belongs::Drop => self.rings.client.as_ref(),
            Belongs::Victim => self.rings.victim.as_ref(),
        }
        .ok_or_else(|| Trouble::wrong("a desk is touched for which nobody signed in"))
    }

    fn plan(&self, case: &ReadCase) -> Result<Plan, Trouble> {
        let id = case.history.case;
        let there = self.folder.stores().case(id)?;
        let mut plan = Plan {
            case: id,
            client: Vec::new(),
            drop: Vec::new(),
            victim: Vec::new(),
        };
        let client_ring = self.rings.client.as_ref().map(|(_, ring)| ring);
        let numbers = numbers::Numbers::of(case, &there, client_ring)?;
        let mut wrong = Vec::new();
        let belongs = sort(&case.history.facts);
        for ((read, words), belongs) in case.history.facts.iter().zip(&case.words).zip(belongs) {
            let fact = numbers.renumbered(read, id)?;
            if let Some((_, entry)) = there.entry(fact.id) {
                if !self.same(entry, &fact, words, belongs, &numbers)? {
                    wrong.push(format!(
                        "case {id}: fact `{}`: expected the content that the ledger has; another fact has that id",
                        fact.id
                    ));
                }
                continue;
            }
            let entry = self.entry(id, &fact, words, belongs, &numbers)?;
            match belongs {
                Belongs::Client => plan.client.push(entry),
                Belongs::Drop => plan.drop.push(entry),
                Belongs::Victim => plan.victim.push(entry),
            }
        }
        if wrong.is_empty() {
            Ok(plan)
        } else {
            Err(Trouble::Wrong(wrong))
        }
    }

    /// Whether what lies there says the same: when, what, and in which words.
    fn same(
        &self,
        entry: &Entry,
        fact: &Fact,
        words: &rules::read::Words,
        belongs: Belongs,
        numbers: &numbers::Numbers,
    ) -> Result<bool, Trouble> {
        if entry.envelope.fact() != Some(*fact) {
            return Ok(false);
        }
        let Some(letter) = &entry.letter else {
            return Ok(true);
        };
        let written = letters::written(fact, words, belongs, numbers).map_err(unreadable)?;
        let ring = &self.ring(belongs)?.1;
        let found = match letters::seal(belongs) {
            None => return Ok(true),
            Some(_) if letter.0.is_empty() => Vec::new(),
            Some(seal) => ring.open_letter(seal, &entry.envelope, letter)?.to_vec(),
        };
        Ok(letters::reads_as(&found, fact) == letters::reads_as(&written, fact))
    }

    fn entry(
        &self,
        case: CaseId,
        fact: &Fact,
        words: &rules::read::Words,
        belongs: Belongs,
        numbers: &numbers::Numbers,
    ) -> Result<NewEntry, Trouble> {
        let (actor, ring) = self.ring(belongs)?;
        let envelope = Envelope {
            case,
            id: fact.id,
            actor: *actor,
            at: fact.at,
            exactness: Exactness::Second,
            recorded: fact.recorded,
            kept: self.now,
            matter: Matter::Rule(fact.what),
        };
        let Some(seal) = letters::seal(belongs) else {
            return drop::threat(case, fact, *actor, self.now, &self.stream)
                .map_err(Trouble::wrong);
        };
        let written = letters::written(fact, words, belongs, numbers).map_err(unreadable)?;
        let letter = if written.is_empty() {
            ledger::SealedLetter::default()
        } else {
            ring.seal_letter(seal, &envelope, &written, &self.stream)?
        };
        Ok(NewEntry {
            envelope,
            salt: self.stream.bytes(),
            letter,
        })
    }

    /// Each case's facts in one batch a ledger; cut off between two, the next run finds what is missing.
    fn append(&self, plans: &[Plan]) -> Result<(), Trouble> {
        let next = AtomicUsize::new(0);
        let failed: Mutex<Option<Trouble>> = Mutex::new(None);
        let work = || {
            while let Some(plan) = plans.get(next.fetch_add(1, Ordering::Relaxed)) {
                let parts: [(&dyn Store, &Vec<NewEntry>); 3] = [
                    (self.folder.client.as_ref(), &plan.client),
                    (self.folder.drop.as_ref(), &plan.drop),
                    (self.folder.victim.as_ref(), &plan.victim),
                ];
                for (store, entries) in parts {
                    if let Err(trouble) = append(store, plan.case, entries) {
                        let mut failed = failed.lock().unwrap_or_else(PoisonError::into_inner);
                        failed.get_or_insert(trouble);
                        next.store(plans.len(), Ordering::Relaxed);
                        return;
                    }
                }
            }
        };
        thread::scope(|scope| {
            for _ in 0..HANDS {
                scope.spawn(work);
            }
        });
        let failed = failed.into_inner().unwrap_or_else(PoisonError::into_inner);
        failed.map_or(Ok(()), Err)
    }
}

fn append(store: &dyn Store, case: CaseId, entries: &[NewEntry]) -> Result<(), Trouble> {
    if entries.is_empty() {
        return Ok(());
    }
    let mut hash = Sha256::new();
    hash.update(case.as_str());
    for entry in entries {
        hash.update([0]);
        hash.update(entry.envelope.id.as_str());
    }
    let mut id = [0; 16];
    id.iter_mut()
        .zip(hash.finalize())
        .for_each(|(to, from)| *to = from);
    let batch = Batch {
        id: BatchId(id),
        case,
        seen: None,
        entries: entries.to_vec(),
    };
    store.append(&batch).map(|_| ()).map_err(Trouble::wrong)
}

fn unreadable(error: Unreadable) -> Trouble {
    Trouble::wrong(error)
}

/// Every case of the ledgers, as the engine takes it.
pub(crate) fn cases(folder: &Folder) -> Result<Vec<Case>, StoreError> {
    let stores = folder.stores();
    cases_until([stores.client, stores.drop, stores.victim].map(|store| (store, u64::MAX)))
}

/// The same of what lies before a position of each ledger: as it was when they had so many entries.
pub(crate) fn cases_until(ledgers: [(&dyn Store, u64); 3]) -> Result<Vec<Case>, StoreError> {
    let mut cases: BTreeMap<CaseId, Vec<Fact>> = BTreeMap::new();
    for (store, size) in ledgers {
        store.envelopes(&mut |position, envelope| {
            if let Some(fact) = envelope.fact().filter(|_| position.0 < size) {
                cases.entry(envelope.case).or_default().push(fact);
            }
        })?;
    }
    let whole = |(case, facts): (CaseId, Vec<Fact>)| {
        let mut people: Vec<PersonId> = Vec::new();
        let mut named: Vec<(u8, PersonId)> = facts
            .iter()
            .filter_map(|fact| match fact.what {
                What::Person { person, name, .. } => Some((person.0, name)),
                _ => None,
            })
            .collect();
        named.sort_unstable();
        named.dedup_by_key(|(number, _)| *number);
        // Numbers rise from 0 without a gap: a person's first fact gives them theirs.
        people.extend(named.iter().map(|(_, name)| *name));
        Case {
            history: History { case, facts },
            people,
        }
    };
    Ok(cases.into_iter().map(whole).collect())
}
