//! Where a test reaches into a program: what its log was told, what first pages are told, and a store that fails.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicU8, Ordering},
};

use desk::{Finding, Health, Log};
use keys::DeskName;
use ledger::{
    AppendError, Appended, Batch, CaseEntries, Entry, Envelope, Head, Leaf, Position, Record,
    Shelf, Store, StoreError, cases_of_destruction,
};
use rules::{CaseId, Moment};
use victim_file::Board;

/// What a desk told its log.
#[derive(Default)]
pub struct Lines(pub(super) Mutex<Vec<String>>);

impl Log for Lines {
    fn failed(&self, line: &str) {
        self.0.lock().unwrap().push(line.to_owned());
    }
}

/// What first pages are told of mail and alarms; nothing, until a test says otherwise.
#[derive(Default)]
pub struct Said(Mutex<Vec<Finding>>);

impl Said {
    /// From now on this.
    ///
    /// # Panics
    /// When a thread broke off.
    pub fn now(&self, findings: Vec<Finding>) {
        *self.0.lock().unwrap() = findings;
    }
}

impl Health for Said {
    fn findings(&self, _: DeskName, _: Moment) -> Vec<Finding> {
        self.0.lock().unwrap().clone()
    }
}

/// How a store fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fails {
    /// It does not.
    Never,
    /// Its disk is full: it is read, and takes nothing.
    Full,
    /// It is not there.
    Down,
}

/// How a store fails at the moment.
#[derive(Default)]
pub struct Fault(AtomicU8);

impl Fault {
    /// From now on so.
    pub fn set(&self, fails: Fails) {
        self.0.store(fails as u8, Ordering::SeqCst);
    }

    fn at(&self, least: Fails) -> Result<(), StoreError> {
        if self.0.load(Ordering::SeqCst) >= least as u8 && least != Fails::Never {
            return Err(StoreError("the disk says no".to_owned()));
        }
        Ok(())
    }

    fn reading(&self) -> Result<(), StoreError> {
        self.at(Fails::Down)
    }

    fn writing(&self) -> Result<(), StoreError> {
        self.at(Fails::Full)
    }
}

/// A store that tells the board what it took, as the binary's does, and fails when it is told to.
pub(super) struct Watched {
    pub(super) store: Arc<dyn Store>,
    pub(super) board: Arc<Board>,
    pub(super) fault: Arc<Fault>,
}

impl Store for Watched {
    fn append(&self, batch: &Batch) -> Result<Appended, AppendError> {
        self.fault.writing()?;
        let appended = self.store.append(batch)?;
        self.board.touch(batch.case);
        Ok(appended)
    }

    fn destroy(&self, batch: &Batch) -> Result<Appended, AppendError> {
        self.fault.writing()?;
        let cases = cases_of_destruction(self.store.as_ref(), batch)?;
        let appended = self.store.destroy(batch)?;
        cases.into_iter().for_each(|case| self.board.touch(case));
        Ok(appended)
    }

    fn purge(&self) -> Result<bool, StoreError> {
        self.fault.writing()?;
        self.store.purge()
    }

    fn leaves(&self, from: Position, most: usize) -> Result<Vec<Leaf>, StoreError> {
        self.fault.reading()?;
        self.store.leaves(from, most)
    }

    fn case(&self, case: CaseId) -> Result<CaseEntries, StoreError> {
        self.fault.reading()?;
        self.store.case(case)
    }

    fn read(&self, from: Position, most: usize) -> Result<Vec<Entry>, StoreError> {
        self.fault.reading()?;
        self.store.read(from, most)
    }

    fn envelopes(&self, visit: &mut dyn FnMut(Position, &Envelope)) -> Result<(), StoreError> {
        self.fault.reading()?;
        self.store.envelopes(visit)
    }

    fn head(&self) -> Result<Head, StoreError> {
        self.fault.reading()?;
        self.store.head()
    }

    fn get(&self, shelf: Shelf, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        self.fault.reading()?;
        self.store.get(shelf, key)
    }

    fn put(&self, shelf: Shelf, key: &[u8], value: &[u8]) -> Result<(), StoreError> {
        self.fault.writing()?;
        self.store.put(shelf, key, value)
    }

    fn remove(&self, shelf: Shelf, key: &[u8]) -> Result<bool, StoreError> {
        self.fault.writing()?;
        self.store.remove(shelf, key)
    }

    fn list(&self, shelf: Shelf) -> Result<Vec<Record>, StoreError> {
        self.fault.reading()?;
        self.store.list(shelf)
    }
}
