//! A store that tells the board what it took, and wakes whoever looks after alarms. docs/decisions/0005 says why it tells no more than that.

use std::sync::Arc;

use ledger::{
    AppendError, Appended, Batch, CaseEntries, Entry, Envelope, Head, Leaf, Position, Record,
    Shelf, Store, StoreError, cases_of_destruction,
};
use rules::CaseId;
use victim_file::Board;

use crate::alarms::Bell;

/// Everything is the store's own; only an append is told of.
pub(crate) struct Watched {
    pub(crate) store: Arc<dyn Store>,
    pub(crate) board: Arc<Board>,
    pub(crate) bell: Arc<Bell>,
}

impl Store for Watched {
    fn append(&self, batch: &Batch) -> Result<Appended, AppendError> {
        let appended = self.store.append(batch)?;
        self.board.touch(batch.case);
        self.bell.ring();
        Ok(appended)
    }

    fn destroy(&self, batch: &Batch) -> Result<Appended, AppendError> {
        let cases = cases_of_destruction(self.store.as_ref(), batch)?;
        let appended = self.store.destroy(batch)?;
        cases.into_iter().for_each(|case| self.board.touch(case));
        Ok(appended)
    }

    fn purge(&self) -> Result<bool, StoreError> {
        self.store.purge()
    }

    fn leaves(&self, from: Position, most: usize) -> Result<Vec<Leaf>, StoreError> {
        self.store.leaves(from, most)
    }

    fn case(&self, case: CaseId) -> Result<CaseEntries, StoreError> {
        self.store.case(case)
    }

    fn read(&self, from: Position, most: usize) -> Result<Vec<Entry>, StoreError> {
        self.store.read(from, most)
    }

    fn envelopes(&self, visit: &mut dyn FnMut(Position, &Envelope)) -> Result<(), StoreError> {
        self.store.envelopes(visit)
    }

    fn turn(&self) -> Result<bool, StoreError> {
        self.store.turn()
    }

    fn is_shared(&self) -> bool {
        self.store.is_shared()
    }

    fn since(&self, from: Position) -> Result<Vec<(Position, Envelope)>, StoreError> {
        self.store.since(from)
    }

    fn head(&self) -> Result<Head, StoreError> {
        self.store.head()
    }

    fn heads(&self) -> Result<Vec<Head>, StoreError> {
        self.store.heads()
    }

    fn examine(&self) -> Result<(), StoreError> {
        self.store.examine()
    }

    fn get(&self, shelf: Shelf, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        self.store.get(shelf, key)
    }

    fn put(&self, shelf: Shelf, key: &[u8], value: &[u8]) -> Result<(), StoreError> {
        self.store.put(shelf, key, value)
    }

    fn remove(&self, shelf: Shelf, key: &[u8]) -> Result<bool, StoreError> {
        self.store.remove(shelf, key)
    }

    fn list(&self, shelf: Shelf) -> Result<Vec<Record>, StoreError> {
        self.store.list(shelf)
    }
}
