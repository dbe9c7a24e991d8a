//! What leaves the house so that nobody can rewrite what was before it: a ledger's checkpoint as a signed note
//! (C2SP signed-note and tlog-checkpoint), and a commitment where not even the ledger's size may leave.
//!
//! It knows no files, no clock and no randomness: a key is made of a seed, a commitment of a salt.
//! The small verifier reads the same texts without a line of this (docs/format.md).
//!
//! Reading order: [`Signer`], [`Note`] with [`PublicKey`]; then [`Opening`], which makes a commitment and opens it.

mod commitment;
mod note;

pub use commitment::{BadOpening, Opening, is_commitment};
pub use note::{BadNote, Note, PublicKey, Signer};
