//! What is left of an entry that was destroyed, and the fact that says so.
//!
//! Retention, a court or an order of the program's privacy officer takes a letter, or letter and envelope. The
//! leaf stays, so the tree and every checkpoint still stand; docs/decisions/0027 says what may go and what not.

use std::collections::BTreeSet;

use rules::CaseId;
use serde::{Deserialize, Serialize};

use crate::{Batch, Envelope, Filed, Hash, Matter, Position, SealedLetter, Store, StoreError};

/// How much of an entry was destroyed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Extent {
    /// Its letter; the envelope stays, and with it every duty.
    Letter,
    /// Letter, envelope and salt; of a whole case, so that no duty is computed from half of one.
    Whole,
}

/// Why it was destroyed. A closed word: the words about it are the order's, in the program's ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Cause {
    /// Its time in the program's own schedule was over.
    Retention,
    /// A court ordered it.
    CourtOrder,
    /// It stood in a file where it did not belong.
    WrongFile,
    /// The privacy officer ordered it at the victim desk's request; the client ledger says [`Cause::WrongFile`].
    Redaction,
}

/// What lies at one place of a ledger, as far as it proves the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaf {
    /// Where.
    pub position: Position,
    /// The leaf of the tree.
    pub leaf: Hash,
    /// What it is made of.
    pub remains: Remains,
}

/// What is left of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remains {
    /// Everything.
    All(Envelope, [u8; 16], SealedLetter),
    /// The envelope with its salt, and the hash of the letter that was destroyed.
    NoLetter(Envelope, [u8; 16], Hash),
    /// The envelope with its salt; of the letter nothing, not even its hash, so nothing proves it.
    Lost(Envelope, [u8; 16]),
    /// Nothing but the leaf.
    Nothing,
}

/// The case under which a ledger keeps facts about itself: a ledger knows cases only.
///
/// # Errors
/// Never, for the word is a label; said as the store's own failure if it were not.
pub fn own_case() -> Result<CaseId, StoreError> {
    CaseId::new("_ledger").map_err(|error| StoreError(error.to_string()))
}

/// The cases in which a batch would destroy something: asked before, since afterwards nobody can say.
///
/// # Errors
/// When the store cannot be read.
pub fn cases_of_destruction(
    store: &dyn Store,
    batch: &Batch,
) -> Result<BTreeSet<CaseId>, StoreError> {
    let mut cases = BTreeSet::new();
    let places = batch.entries.iter();
    for (place, _) in places.filter_map(|new| new.envelope.destroyed()) {
        let there = store.read(place, 1)?;
        cases.extend(there.iter().map(|entry| entry.envelope.case));
    }
    Ok(cases)
}

impl Envelope {
    /// Whether it is about the ledger itself and of no participant's case.
    #[must_use]
    pub const fn of_the_ledger(&self) -> bool {
        matches!(
            self.matter,
            Matter::Filed(
                Filed::Destroyed { .. } | Filed::Restored { .. } | Filed::CaseGoes { .. }
            )
        )
    }

    /// Whether it belongs into no participant's file: it is about the ledger itself, about the accounts of its desk, or about
    /// who of them carries what, or may not.
    #[must_use]
    pub const fn of_no_file(&self) -> bool {
        self.of_the_ledger()
            || matches!(
                self.matter,
                Matter::Filed(
                    Filed::Account { .. }
                        | Filed::HandedOn { .. }
                        | Filed::HandedOnAnswered { .. }
                        | Filed::Conflict { .. }
                )
            )
    }

    /// What it says was destroyed, if it says so.
    #[must_use]
    pub const fn destroyed(&self) -> Option<(Position, Extent)> {
        match self.matter {
            Matter::Filed(Filed::Destroyed {
                position, extent, ..
            }) => Some((Position(position), extent)),
            _ => None,
        }
    }
}
