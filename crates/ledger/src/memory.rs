//! A store that forgets: for tests, and the plain twin that the lasting stores are compared with.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::{Mutex, MutexGuard},
};

use rules::{CaseId, FactId};

use crate::{
    AppendError, Appended, Batch, BatchId, CaseEntries, Entry, Envelope, Frontier, Head, Position,
    Record, Shelf, Store, StoreError, Version, tree,
};

/// Facts and records in memory.
#[derive(Debug, Default)]
pub struct MemoryStore {
    kept: Mutex<Kept>,
}

#[derive(Debug, Default)]
struct Kept {
    entries: Vec<Entry>,
    frontier: Frontier,
    cases: HashMap<CaseId, Case>,
    batches: HashSet<BatchId>,
    shelves: HashMap<Shelf, BTreeMap<Vec<u8>, Vec<u8>>>,
}

#[derive(Debug, Default)]
struct Case {
    version: Version,
    places: Vec<usize>,
    facts: HashSet<FactId>,
}

impl MemoryStore {
    /// An empty one.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn kept(&self) -> Result<MutexGuard<'_, Kept>, StoreError> {
        self.kept
            .lock()
            .map_err(|_| StoreError("a thread broke off while it changed the store".to_owned()))
    }
}

impl Kept {
    fn append(&mut self, batch: &Batch) -> Result<Appended, AppendError> {
        batch.check_form()?;
        if self.batches.contains(&batch.id) {
            return Ok(Appended::Before);
        }
        let case = self.cases.get(&batch.case);
        let now = case.map_or(Version::default(), |case| case.version);
        batch.check_version(now)?;
        let mut facts = batch.entries.iter().map(|new| new.envelope.id);
        if let Some(taken) = facts.find(|fact| case.is_some_and(|case| case.facts.contains(fact))) {
            return Err(AppendError::Taken(taken));
        }
        // Encoded before anything changes, so that an error leaves everything as it was.
        let mut leaves = Vec::with_capacity(batch.entries.len());
        for new in &batch.entries {
            let bytes = new
                .envelope
                .to_bytes()
                .map_err(|error| StoreError(error.to_string()))?;
            leaves.push(tree::leaf(&new.salt, &bytes, &new.letter.0));
        }

        let first = Position(self.frontier.size());
        let case = self.cases.entry(batch.case).or_default();
        case.version = batch.version_after(now);
        case.facts
            .extend(batch.entries.iter().map(|new| new.envelope.id));
        for (new, leaf) in batch.entries.iter().zip(leaves) {
            case.places.push(self.entries.len());
            self.entries.push(Entry {
                position: Position(self.frontier.size()),
                envelope: new.envelope,
                salt: new.salt,
                letter: Some(new.letter.clone()),
                leaf,
            });
            self.frontier.append(leaf);
        }
        self.batches.insert(batch.id);
        Ok(Appended::Now {
            first,
            version: case.version,
        })
    }
}

impl Store for MemoryStore {
    fn append(&self, batch: &Batch) -> Result<Appended, AppendError> {
        self.kept()?.append(batch)
    }

    fn case(&self, case: CaseId) -> Result<CaseEntries, StoreError> {
        let kept = self.kept()?;
        let Some(case) = kept.cases.get(&case) else {
            return Ok(CaseEntries::default());
        };
        let entries = case
            .places
            .iter()
            .filter_map(|place| kept.entries.get(*place).cloned())
            .collect();
        Ok(CaseEntries {
            entries,
            version: case.version,
        })
    }

    fn read(&self, from: Position, most: usize) -> Result<Vec<Entry>, StoreError> {
        let from = usize::try_from(from.0).unwrap_or(usize::MAX);
        Ok(self
            .kept()?
            .entries
            .iter()
            .skip(from)
            .take(most)
            .cloned()
            .collect())
    }

    fn envelopes(&self, visit: &mut dyn FnMut(Position, &Envelope)) -> Result<(), StoreError> {
        // Copied first: the visitor may ask the store.
        let all: Vec<_> = self
            .kept()?
            .entries
            .iter()
            .map(|entry| (entry.position, entry.envelope))
            .collect();
        all.iter()
            .for_each(|(position, envelope)| visit(*position, envelope));
        Ok(())
    }

    fn head(&self) -> Result<Head, StoreError> {
        Ok(self.kept()?.frontier.head())
    }

    fn get(&self, shelf: Shelf, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(self
            .kept()?
            .shelves
            .get(&shelf)
            .and_then(|records| records.get(key))
            .cloned())
    }

    fn put(&self, shelf: Shelf, key: &[u8], value: &[u8]) -> Result<(), StoreError> {
        self.kept()?
            .shelves
            .entry(shelf)
            .or_default()
            .insert(key.to_vec(), value.to_vec());
        Ok(())
    }

    fn remove(&self, shelf: Shelf, key: &[u8]) -> Result<bool, StoreError> {
        Ok(self
            .kept()?
            .shelves
            .get_mut(&shelf)
            .is_some_and(|records| records.remove(key).is_some()))
    }

    fn list(&self, shelf: Shelf) -> Result<Vec<Record>, StoreError> {
        let kept = self.kept()?;
        let records = kept.shelves.get(&shelf).into_iter().flatten();
        Ok(records
            .map(|(key, value)| (key.clone(), value.clone()))
            .collect())
    }
}
