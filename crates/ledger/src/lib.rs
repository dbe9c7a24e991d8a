//! Where facts are kept: the envelope and the sealed letter, the tree that proves them, the stores.
//!
//! This room knows nothing of desks, keys or pages: a letter is bytes here.

mod destruction;
mod encoding;
mod envelope;
mod lock;
mod memory;
mod sqlite;
mod store;
pub mod tree;
mod verify;

pub use destruction::{Cause, Extent, Leaf, Remains, cases_of_destruction, own_case};
pub use encoding::EncodingError;
pub use envelope::{
    AccountAct, Actor, CaseOrderAct, Envelope, Exactness, Filed, Matter, OrderAct, Standing, Upkeep,
};
pub use lock::{FolderLock, LockError};
pub use memory::MemoryStore;
pub use sqlite::{Image, SqliteStore, image};
pub use store::{
    AppendError, Appended, Batch, BatchId, CaseEntries, Entry, NewEntry, Position, Record,
    SealedLetter, Shelf, Store, StoreError, Version,
};
pub use tree::{Frontier, Hash, Head};
pub use verify::{Checkpoint, Fault, NotACheckpoint, verify};
