//! The signed agreement itself, as a file. It lies in pieces under a case of its own, so that whoever reads the
//! settings never reads it, and so that one day it can be destroyed whole.
//!
//! Nothing of the program's ledger is sealed, and this is no exception: whoever owns the machine can read it.

use ledger::{
    Appended, Batch, BatchId, Envelope, Exactness, Filed, Matter, NewEntry, SealedLetter, Store,
    StoreError, Version,
};
use paper::{Bare, MOST_BYTES, NoPaper, PaperKind};
use rules::{CaseId, FactId};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::{Act, Problem, Refused};

/// The most bytes of one piece: as many as a form without files may bring, and so the most that any letter holds.
const PIECE: usize = 64 * 1024;

/// A file that was put to an agreement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// What it is.
    pub kind: PaperKind,
    /// How many bytes.
    pub bytes: usize,
    /// The case under which its pieces lie.
    pub case: CaseId,
    /// SHA-256 of it, in hex: whether what is read is what was put there.
    pub sha256: String,
}

impl Paper {
    /// What will be kept of a file, and where it will lie: that follows from the batch of the form, so that the same
    /// form twice is one file.
    ///
    /// # Errors
    /// When no label can be made of the batch.
    pub(crate) fn of(batch: BatchId, file: &Bare) -> Result<Self, StoreError> {
        Ok(Self {
            kind: file.kind(),
            bytes: file.bytes().len(),
            case: place(batch)?,
            sha256: hex::encode(Sha256::digest(file.bytes())),
        })
    }

    /// The file, whole; nothing where it was destroyed.
    ///
    /// # Errors
    /// When the store cannot be read, or what lies there is not what was put there.
    pub fn read(&self, store: &dyn Store) -> Result<Option<Vec<u8>>, StoreError> {
        let mut bytes = Vec::with_capacity(self.bytes.min(MOST_BYTES));
        for entry in store.case(self.case)?.entries {
            match entry.letter {
                Some(letter) => bytes.extend(letter.0),
                None => return Ok(None),
            }
        }
        if bytes.is_empty() {
            return Ok(None);
        }
        if hex::encode(Sha256::digest(&bytes)) != self.sha256 {
            let said = "a document is not as it was put there";
            return Err(StoreError(said.to_owned()));
        }
        Ok(Some(bytes))
    }
}

/// What is kept of a file that came: nothing that it says about itself.
///
/// # Errors
/// When it is empty, too big, none of the three kinds, or a picture that cannot be read to its end.
pub(crate) fn bare(bytes: &[u8]) -> Result<Bare, Refused> {
    let no = |problem| Refused::field("paper", problem);
    if bytes.is_empty() {
        return Err(no(Problem::Missing));
    }
    if bytes.len() > MOST_BYTES {
        return Err(no(Problem::TooBig(MOST_BYTES)));
    }
    Bare::of(bytes).map_err(|error| match error {
        NoPaper::OtherKind => no(Problem::NoPaper),
        NoPaper::Damaged(damaged) => no(Problem::Damaged(damaged)),
    })
}

/// Lays the pieces down, all or none. Until a fact names them they are nothing.
pub(crate) fn lay(
    store: &dyn Store,
    act: &Act,
    paper: &Paper,
    file: &Bare,
    mut salt: impl FnMut() -> [u8; 16],
) -> Result<Appended, Refused> {
    let batch = derived(b"leeward pieces", act.batch);
    let mut entries = Vec::new();
    for (number, piece) in file.bytes().chunks(PIECE).enumerate() {
        let number = u16::try_from(number).map_err(|error| StoreError(error.to_string()))?;
        let id = derived(&number.to_be_bytes(), batch);
        entries.push(NewEntry {
            envelope: Envelope {
                case: paper.case,
                id: id.fact()?,
                actor: act.actor,
                at: act.now,
                exactness: Exactness::Second,
                recorded: act.now,
                kept: act.now,
                matter: Matter::Filed(Filed::Piece { number }),
            },
            salt: salt(),
            letter: SealedLetter(piece.to_vec()),
        });
    }
    Ok(store.append(&Batch {
        id: batch,
        case: paper.case,
        seen: Some(Version(0)),
        entries,
    })?)
}

/// The fact that puts a paper to an agreement: the batch's own.
pub(crate) fn place(batch: BatchId) -> Result<CaseId, StoreError> {
    let id: FactId = derived(b"leeward paper", batch).fact()?;
    // A label has room for 32 characters.
    let name = format!("paper-{}", id.as_str().get(..26).unwrap_or_default());
    CaseId::new(&name).map_err(|error| StoreError(error.to_string()))
}

/// Another batch's id, which follows from one: a form sent again comes to the same.
fn derived(what: &[u8], batch: BatchId) -> BatchId {
    let digest = Sha256::new()
        .chain_update(what)
        .chain_update(batch.0)
        .finalize();
    let mut id = [0; 16];
    for (to, from) in id.iter_mut().zip(digest) {
        *to = from;
    }
    BatchId(id)
}
