//! Which labels a new case and a new fact get.
//!
//! They come from the batch's id, which the form carries: sent twice, it names the same case and the same
//! fact, so that the second answer can point at what the first one recorded.

use ledger::{BatchId, Store, StoreError};
use rules::{CaseId, FactId};
use sha2::{Digest, Sha256};

/// Without look-alikes (0 O, 1 I L) and without U.
const LETTERS: &[u8; 30] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";
const CASE: usize = 5;
const FACT: usize = 8;

fn label(what: &str, batch: BatchId, number: usize, length: usize) -> String {
    let hash = Sha256::new()
        .chain_update(what)
        .chain_update(batch.0)
        .chain_update(number.to_be_bytes())
        .finalize();
    spell(hash.get(..length).unwrap_or(&hash))
}

/// Bytes as letters, one for each.
pub(crate) fn spell(bytes: &[u8]) -> String {
    let letter = |byte: u8| LETTERS.get(usize::from(byte) % LETTERS.len()).copied();
    bytes
        .iter()
        .filter_map(|byte| letter(*byte))
        .map(char::from)
        .collect()
}

/// The id of the fact that is a batch's first, second, ...
///
/// # Errors
/// Never, for what is built here is a label; said as the store's own failure if it were not.
pub fn fact_of(batch: BatchId, number: usize) -> Result<FactId, StoreError> {
    FactId::new(&label("fact", batch, number, FACT)).map_err(|error| StoreError(error.to_string()))
}

/// The label of a group by its name, however it is spaced or in capitals.
#[must_use]
pub fn group_label(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let hash = Sha256::new()
        .chain_update("group")
        .chain_update(words.join(" ").to_lowercase())
        .finalize();
    spell(hash.get(..FACT).unwrap_or(&hash))
}

/// The batch by which a form that speaks of several cases writes into one of them: sent twice, it is the same.
#[must_use]
pub fn batch_in(form: BatchId, case: CaseId) -> BatchId {
    let hash = Sha256::new()
        .chain_update("one of several")
        .chain_update(form.0)
        .chain_update(case.as_str())
        .finalize();
    let mut id = [0; 16];
    for (to, from) in id.iter_mut().zip(hash) {
        *to = from;
    }
    BatchId(id)
}

/// The case that a batch made, or is to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NewCase {
    /// Not used so far in this ledger.
    Free(CaseId),
    /// The batch was taken before, and made it.
    MadeBefore(CaseId),
}

/// Looks for a label that this ledger does not use. Only this ledger is asked: which labels the separate
/// file knows must not be seen here.
pub(crate) fn new_case(store: &dyn Store, batch: BatchId) -> Result<NewCase, StoreError> {
    let first = fact_of(batch, 0)?;
    for number in 0..64 {
        let text = label("case", batch, number, CASE);
        let case = CaseId::new(&text).map_err(|error| StoreError(error.to_string()))?;
        let entries = store.case(case)?.entries;
        if entries.is_empty() {
            return Ok(NewCase::Free(case));
        }
        if entries.iter().any(|entry| entry.envelope.id == first) {
            return Ok(NewCase::MadeBefore(case));
        }
    }
    Err(StoreError("no case label is free".into()))
}
