//! A store around another: what is appended is looked at, and everything else is the other's own.

use rules::CaseId;

use crate::{
    AppendError, Appended, Batch, CaseEntries, Entry, Envelope, Head, Leaf, Position, Record,
    Shelf, Store, StoreError,
};

/// Whoever does something beside an append. Every other method of [`Store`] is handed on, those with a body of their own
/// too, so that none is forgotten.
pub trait Around: Send + Sync {
    /// The store that it is around.
    fn inner(&self) -> &dyn Store;

    /// [`Store::append`].
    ///
    /// # Errors
    /// The store's own.
    fn around_append(&self, batch: &Batch) -> Result<Appended, AppendError>;

    /// [`Store::destroy`].
    ///
    /// # Errors
    /// The store's own.
    fn around_destroy(&self, batch: &Batch) -> Result<Appended, AppendError>;
}

impl<T: Around> Store for T {
    fn append(&self, batch: &Batch) -> Result<Appended, AppendError> {
        self.around_append(batch)
    }

    fn destroy(&self, batch: &Batch) -> Result<Appended, AppendError> {
        self.around_destroy(batch)
    }

    fn purge(&self) -> Result<bool, StoreError> {
        self.inner().purge()
    }

    fn leaves(&self, from: Position, most: usize) -> Result<Vec<Leaf>, StoreError> {
        self.inner().leaves(from, most)
    }

    fn case(&self, case: CaseId) -> Result<CaseEntries, StoreError> {
        self.inner().case(case)
    }

    fn read(&self, from: Position, most: usize) -> Result<Vec<Entry>, StoreError> {
        self.inner().read(from, most)
    }

    fn envelopes(&self, visit: &mut dyn FnMut(Position, &Envelope)) -> Result<(), StoreError> {
        self.inner().envelopes(visit)
    }

    fn turn(&self) -> Result<bool, StoreError> {
        self.inner().turn()
    }

    fn is_shared(&self) -> bool {
        self.inner().is_shared()
    }

    fn since(&self, from: Position) -> Result<Vec<(Position, Envelope)>, StoreError> {
        self.inner().since(from)
    }

    fn head(&self) -> Result<Head, StoreError> {
        self.inner().head()
    }

    fn heads(&self) -> Result<Vec<Head>, StoreError> {
        self.inner().heads()
    }

    fn examine(&self) -> Result<(), StoreError> {
        self.inner().examine()
    }

    fn get(&self, shelf: Shelf, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        self.inner().get(shelf, key)
    }

    fn put(&self, shelf: Shelf, key: &[u8], value: &[u8]) -> Result<(), StoreError> {
        self.inner().put(shelf, key, value)
    }

    fn remove(&self, shelf: Shelf, key: &[u8]) -> Result<bool, StoreError> {
        self.inner().remove(shelf, key)
    }

    fn list(&self, shelf: Shelf) -> Result<Vec<Record>, StoreError> {
        self.inner().list(shelf)
    }
}
