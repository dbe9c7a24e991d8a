//! What became of a desk's accounts, as facts in that desk's own ledger.

use ledger::{
    AccountAct, Actor, AppendError, Batch, BatchId, Envelope, Exactness, Filed, Matter, NewEntry,
    SealedLetter, Store, StoreError, Version,
};
use rules::{CaseId, Moment};

use crate::{KeyError, Stream};

/// One thing that became of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Noted {
    /// Whose account.
    pub number: Actor,
    /// What.
    pub act: AccountAct,
    /// In whose session; 0 for a command.
    pub by: Actor,
    /// When.
    pub at: Moment,
}

/// The case under which a ledger keeps what is about its desk and about nobody's file.
///
/// # Errors
/// Never, for the word is a label; said as the store's own failure if it were not.
pub fn desk_case() -> Result<CaseId, StoreError> {
    CaseId::new("desk").map_err(|error| StoreError(error.to_string()))
}

/// Appends one. There are no words to it, so its letter is empty.
///
/// # Errors
/// When nothing could be stored.
pub fn note(store: &dyn Store, noted: Noted, stream: &Stream) -> Result<(), KeyError> {
    note_with(store, noted, SealedLetter::default(), stream)
}

/// One of them as a batch of its own, with the version that its case must still have.
pub(crate) fn batch(
    noted: Noted,
    seen: Option<Version>,
    letter: SealedLetter,
    stream: &Stream,
) -> Result<Batch, KeyError> {
    let case = desk_case()?;
    let batch = BatchId(stream.bytes());
    let envelope = Envelope {
        case,
        id: batch.fact()?,
        actor: noted.by,
        at: noted.at,
        exactness: Exactness::Second,
        recorded: noted.at,
        kept: noted.at,
        matter: Matter::Filed(Filed::Account {
            number: noted.number,
            act: noted.act,
        }),
    };
    Ok(Batch {
        id: batch,
        case,
        seen,
        entries: vec![NewEntry {
            envelope,
            salt: stream.bytes(),
            letter,
        }],
    })
}

/// The same with a letter of the desk's own making.
pub(crate) fn note_with(
    store: &dyn Store,
    noted: Noted,
    letter: SealedLetter,
    stream: &Stream,
) -> Result<(), KeyError> {
    let batch = batch(noted, None, letter, stream)?;
    match store.append(&batch) {
        Ok(_) => Ok(()),
        Err(AppendError::Store(error)) => Err(error.into()),
        // The label is fresh and the entry is of its case: none of these happens.
        Err(other) => Err(KeyError::Store(other.to_string())),
    }
}

/// All of a desk, in the order in which they were noted.
///
/// # Errors
/// When the store cannot be read.
pub fn noted(store: &dyn Store) -> Result<Vec<Noted>, KeyError> {
    let entries = store.case(desk_case()?)?.entries;
    let noted = entries.iter().filter_map(|entry| {
        let envelope = entry.envelope;
        match envelope.matter {
            Matter::Filed(Filed::Account { number, act }) => Some(Noted {
                number,
                act,
                by: envelope.actor,
                at: envelope.kept,
            }),
            _ => None,
        }
    });
    Ok(noted.collect())
}
