//! Where facts are kept: the envelope and the sealed letter, the tree that proves them, the stores.
//!
//! This room knows nothing of desks, keys or pages: a letter is bytes here.

mod around;
mod carry;
mod destruction;
mod encoding;
mod envelope;
mod for_whom;
mod lock;
mod memory;
mod postgres;
mod shelf;
mod sqlite;
mod store;
pub mod tree;
mod verify;

pub use around::Around;
pub use carry::{Carry, CarryError, Part, carry};
pub use destruction::{Cause, Extent, Leaf, Remains, cases_of_destruction, own_case};
pub use encoding::EncodingError;
pub use envelope::{
    AccountAct, Actor, CaseOrderAct, ConflictAct, DemandAct, Envelope, Exactness, Filed, Matter,
    OfficeAct, OrderAct, Report, Standing, Upkeep,
};
pub use for_whom::For;
pub use lock::{FolderLock, LockError};
pub use memory::MemoryStore;
pub use postgres::{PostgresAddress, PostgresStore, postgres_roles};
pub use sqlite::{Image, SqliteStore, image};
pub use store::{
    AppendError, Appended, Batch, BatchId, CaseEntries, Entry, NewEntry, Position, Record,
    SealedLetter, Shelf, Store, StoreError, Version,
};
pub use tree::{Frontier, Hash, Head};
pub use verify::{Checkpoint, Fault, NotACheckpoint, verify};
