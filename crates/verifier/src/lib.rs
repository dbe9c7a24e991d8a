//! Whether a ledger's file is as it was sealed, said without a line of the ledger's own code.
//!
//! Written from docs/format.md, as anybody could write another. It needs no key, opens the file to read only,
//! and gives the first place that is not as it was sealed.
//!
//! Reading order: [`Book`], a ledger's file; [`check()`], the verdict; [`Checkpoint`] and [`Note`], what has left
//! the house; [`Opening`], a commitment shown later; [`check_record`], a record for a court; [`check_export`], everything of a desk; then the small parts: `tree`, `envelope`.

mod book;
mod check;
mod envelope;
mod export;
mod note;
mod opening;
mod record;
mod tree;

pub use book::{Book, NotABook};
pub use check::{Fault, Verdict, check};
pub use envelope::{Head, NotAnEnvelope};
pub use export::{BadExport, Exported, Lines, check_export, read_index};
pub use note::{BadNote, Checkpoint, Note, PublicKey};
pub use opening::{BadOpening, Opening};
pub use record::{BadRecord, Proven, check_record};
pub use tree::{Hash, Tree, leaf};
