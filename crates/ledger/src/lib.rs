//! Where facts are kept: the envelope and the sealed letter, the tree that proves them, the stores.
//!
//! This room knows nothing of desks, keys or pages: a letter is bytes here.

mod envelope;
mod store;
mod tree;

pub use envelope::{Actor, Envelope, Exactness, Filed, Matter, Standing};
pub use store::{
    AppendError, Appended, Batch, BatchId, CaseEntries, Entry, NewEntry, Position, SealedLetter, Shelf, Store,
    StoreError, Version,
};
pub use tree::{Hash, Head};
