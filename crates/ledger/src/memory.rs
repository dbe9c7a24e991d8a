//! A store that forgets: for tests, and the plain twin that the lasting stores are compared with.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    sync::{Mutex, MutexGuard},
};

use rules::{CaseId, FactId};

use crate::{
    AppendError, Appended, Batch, BatchId, CaseEntries, Entry, Envelope, Extent, Frontier, Hash,
    Head, Leaf, Position, Record, Remains, Shelf, Store, StoreError, Version, tree,
};

/// Facts and records in memory.
#[derive(Debug, Default)]
pub struct MemoryStore {
    kept: Mutex<Kept>,
}

#[derive(Debug, Default)]
struct Kept {
    entries: BTreeMap<u64, Entry>,
    /// The hashes of letters that were destroyed.
    letters: HashMap<u64, Hash>,
    /// The leaves of which nothing else is left.
    gone: BTreeMap<u64, Hash>,
    frontier: Frontier,
    cases: HashMap<CaseId, Case>,
    batches: HashSet<BatchId>,
    shelves: HashMap<Shelf, BTreeMap<Vec<u8>, Vec<u8>>>,
}

#[derive(Debug, Default)]
struct Case {
    version: Version,
    places: Vec<u64>,
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
        batch.check_destroys_nothing()?;
        if self.batches.contains(&batch.id) {
            return Ok(Appended::Before);
        }
        self.take(batch)
    }

    fn destroy(&mut self, batch: &Batch) -> Result<Appended, AppendError> {
        let destroys = batch.destroys()?;
        if self.batches.contains(&batch.id) {
            return Ok(Appended::Before);
        }
        let mut whole: BTreeSet<CaseId> = BTreeSet::new();
        for (place, extent) in &destroys {
            let nothing = AppendError::NothingThere(Position(*place));
            match self.entries.get(place) {
                Some(entry) if entry.envelope.of_the_ledger() => return Err(nothing),
                Some(entry) if *extent == Extent::Whole => {
                    whole.insert(entry.envelope.case);
                }
                Some(entry) if entry.letter.is_some() => {}
                _ => return Err(nothing),
            }
        }
        for case in &whole {
            let mut places = self
                .cases
                .get(case)
                .into_iter()
                .flat_map(|case| &case.places);
            let stays = |place: &&u64| destroys.get(place) != Some(&Extent::Whole);
            if let Some(stays) = places.find(stays) {
                return Err(AppendError::NothingThere(Position(*stays)));
            }
        }
        let appended = self.take(batch)?;
        for (place, extent) in destroys {
            if extent == Extent::Whole {
                self.letters.remove(&place);
                if let Some(entry) = self.entries.remove(&place) {
                    self.gone.insert(place, entry.leaf);
                }
            } else if let Some(entry) = self.entries.get_mut(&place)
                && let Some(letter) = entry.letter.take()
            {
                self.letters.insert(place, tree::letter_hash(&letter.0));
            }
        }
        for case in whole {
            self.cases.remove(&case);
        }
        Ok(appended)
    }

    fn take(&mut self, batch: &Batch) -> Result<Appended, AppendError> {
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
            let place = self.frontier.size();
            case.places.push(place);
            let entry = Entry {
                position: Position(place),
                envelope: new.envelope,
                salt: new.salt,
                letter: Some(new.letter.clone()),
                leaf,
            };
            self.entries.insert(place, entry);
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

    fn destroy(&self, batch: &Batch) -> Result<Appended, AppendError> {
        self.kept()?.destroy(batch)
    }

    fn purge(&self) -> Result<bool, StoreError> {
        Ok(true)
    }

    fn leaves(&self, from: Position, most: usize) -> Result<Vec<Leaf>, StoreError> {
        let kept = self.kept()?;
        let whole = kept.entries.range(from.0..).map(|(place, _)| *place);
        let gone = kept.gone.range(from.0..).map(|(place, _)| *place);
        let places: BTreeSet<u64> = whole.take(most).chain(gone.take(most)).collect();
        let leaf = |place: u64| match (kept.entries.get(&place), kept.gone.get(&place)) {
            (Some(entry), _) => {
                let mut leaf = entry.clone().into_leaf();
                if let Some(hash) = kept.letters.get(&place) {
                    leaf.remains = Remains::NoLetter(entry.envelope, entry.salt, *hash);
                }
                Some(leaf)
            }
            (None, leaf) => leaf.map(|leaf| Leaf {
                position: Position(place),
                leaf: *leaf,
                remains: Remains::Nothing,
            }),
        };
        Ok(places.into_iter().take(most).filter_map(leaf).collect())
    }

    fn case(&self, case: CaseId) -> Result<CaseEntries, StoreError> {
        let kept = self.kept()?;
        let Some(case) = kept.cases.get(&case) else {
            return Ok(CaseEntries::default());
        };
        let entries = case
            .places
            .iter()
            .filter_map(|place| kept.entries.get(place).cloned())
            .collect();
        Ok(CaseEntries {
            entries,
            version: case.version,
        })
    }

    fn read(&self, from: Position, most: usize) -> Result<Vec<Entry>, StoreError> {
        let kept = self.kept()?;
        let entries = kept.entries.range(from.0..).take(most);
        Ok(entries.map(|(_, entry)| entry.clone()).collect())
    }

    fn envelopes(&self, visit: &mut dyn FnMut(Position, &Envelope)) -> Result<(), StoreError> {
        // Copied first: the visitor may ask the store.
        let all: Vec<_> = self
            .kept()?
            .entries
            .values()
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
