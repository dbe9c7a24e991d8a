//! A ledger from one store to another, part by part: the same leaves at the same places, so every proof still stands.
//!
//! What was destroyed stays destroyed: of it only the leaf or the letter's hash goes over. A move that was cut off is
//! gone on with where the other store ends, if what lies there is a beginning of this ledger.

use std::collections::BTreeMap;

use rules::CaseId;

use crate::{
    BatchId, Envelope, Fault, Frontier, Hash, Head, Leaf, Position, Remains, Shelf, Store,
    StoreError, verify,
};

/// So many places go over at a time.
const PART: usize = 2048;

/// Places of a ledger with all that is kept beside them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What lies at each place, without a gap.
    pub leaves: Vec<Leaf>,
    /// The batches that begin there.
    pub batches: Vec<(BatchId, Position)>,
    /// The heads that were kept of the tree while it grew over these places.
    pub heads: Vec<Head>,
}

/// A store that a ledger can be moved from and to.
pub trait Carry: Store {
    /// At most so many places from one on.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn part(&self, from: Position, most: usize) -> Result<Part, StoreError>;

    /// Takes a part that begins where this ledger ends: all of it or nothing, durably.
    ///
    /// # Errors
    /// When it begins elsewhere, an entry has lost its letter without a word about it, or the store cannot be written.
    fn take(&self, part: Part) -> Result<(), StoreError>;
}

/// Why a ledger was not moved. What went over stays there.
#[derive(Debug, thiserror::Error)]
pub enum CarryError {
    /// The other store holds something else.
    #[error("what lies there is no beginning of this ledger")]
    Other,
    /// One of the two stores failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What went over is not as it was sealed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Moves what is not there yet, then the small records of the desk, and verifies all of it against the head of the one
/// it came from as it was at the beginning: it may grow meanwhile, without what is new going over. `progress` is told how
/// many places are there, and of how many. Sessions are not taken along.
///
/// # Errors
/// See [`CarryError`].
pub fn carry(
    from: &dyn Carry,
    to: &dyn Carry,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Head, CarryError> {
    let whole = from.head()?;
    let there = to.head()?;
    if there != beginning(from, there.size)? {
        return Err(CarryError::Other);
    }
    let mut at = there.size;
    progress(at, whole.size);
    while at < whole.size {
        let left = usize::try_from(whole.size - at).unwrap_or(PART);
        let part = from.part(Position(at), left.min(PART))?;
        at += part.leaves.len() as u64;
        if part.leaves.is_empty() {
            return Err(Fault::Missing(Position(at)).into());
        }
        to.take(part)?;
        progress(at, whole.size);
    }
    for shelf in Shelf::ALL {
        // The one is worth nothing elsewhere, the other is over in five minutes.
        if matches!(shelf, Shelf::Sessions | Shelf::Doors) {
            continue;
        }
        let here: BTreeMap<Vec<u8>, Vec<u8>> = from.list(shelf)?.into_iter().collect();
        for (key, _) in to.list(shelf)? {
            if !here.contains_key(&key) {
                to.remove(shelf, &key)?;
            }
        }
        for (key, value) in here {
            to.put(shelf, &key, &value)?;
        }
    }
    Ok(verify(to, Some(whole))?)
}

/// The head that a ledger had when it was so long; its own where it never was.
fn beginning(store: &dyn Store, size: u64) -> Result<Head, StoreError> {
    let mut frontier = Frontier::new();
    while frontier.size() < size {
        let left = usize::try_from(size - frontier.size()).unwrap_or(PART);
        let leaves = store.leaves(Position(frontier.size()), left.min(PART))?;
        if leaves.is_empty() {
            break;
        }
        leaves.iter().for_each(|leaf| frontier.append(leaf.leaf));
    }
    Ok(frontier.head())
}

/// A part as rows, for the stores that keep them so.
pub(crate) struct Rows {
    /// Position, envelope as written, salt, leaf, and the letter or its hash.
    pub(crate) entries: Vec<Row>,
    /// Places of which only the leaf is left.
    pub(crate) gone: Vec<(u64, Hash)>,
    /// By how much each case's version moves.
    pub(crate) moved: BTreeMap<CaseId, u64>,
    /// The tree after it.
    pub(crate) frontier: Frontier,
}

pub(crate) struct Row {
    pub(crate) position: u64,
    pub(crate) envelope: Envelope,
    pub(crate) written: Vec<u8>,
    pub(crate) salt: [u8; 16],
    pub(crate) leaf: Hash,
    pub(crate) letter: Result<Vec<u8>, Hash>,
}

impl Part {
    /// The part as rows, if it begins where a tree ends.
    pub(crate) fn rows(self, mut frontier: Frontier) -> Result<Rows, StoreError> {
        let mut rows = Rows {
            entries: Vec::with_capacity(self.leaves.len()),
            gone: Vec::new(),
            moved: BTreeMap::new(),
            frontier: Frontier::new(),
        };
        for Leaf {
            position,
            leaf,
            remains,
        } in self.leaves
        {
            if position.0 != frontier.size() {
                return Err(StoreError(format!(
                    "position {} was brought where {} should follow",
                    position.0,
                    frontier.size()
                )));
            }
            frontier.append(leaf);
            let (envelope, salt, letter) = match remains {
                Remains::All(envelope, salt, letter) => (envelope, salt, Ok(letter.0)),
                Remains::NoLetter(envelope, salt, hash) => (envelope, salt, Err(hash)),
                Remains::Lost(..) => {
                    return Err(StoreError(format!(
                        "the letter of position {} is gone, and no order says so",
                        position.0
                    )));
                }
                Remains::Nothing => {
                    rows.gone.push((position.0, leaf));
                    continue;
                }
            };
            *rows.moved.entry(envelope.case).or_default() += u64::from(envelope.moves_version());
            let written = envelope
                .to_bytes()
                .map_err(|error| StoreError(error.to_string()))?;
            rows.entries.push(Row {
                position: position.0,
                envelope,
                written,
                salt,
                leaf,
                letter,
            });
        }
        rows.frontier = frontier;
        Ok(rows)
    }
}
