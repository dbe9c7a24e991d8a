//! What every store can do. All of them pass one suite of claims, `tests/claims/conformance.rs`.

use std::collections::{BTreeMap, HashSet};

use rules::{CaseId, FactId};

use crate::{Envelope, Extent, Hash, Head, Leaf, Remains};

/// Where a fact lies in its ledger: the first is 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position(pub u64);

/// How many facts that move it a case has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Version(pub u64);

/// Chosen by whoever sends a batch; a batch is taken once by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct BatchId(pub [u8; 16]);

impl BatchId {
    /// The fact that a batch of one entry makes: it bears the batch's own number.
    ///
    /// # Errors
    /// Never, for the number is a label; said as the store's own failure if it were not.
    pub fn fact(self) -> Result<FactId, StoreError> {
        FactId::new(&hex::encode(self.0)).map_err(|error| StoreError(error.to_string()))
    }
}

/// A letter, sealed: nobody reads it without the desk's key. Empty where a fact has no words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SealedLetter(pub Vec<u8>);

/// One fact to append.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEntry {
    /// The envelope.
    pub envelope: Envelope,
    /// The random salt that hides the envelope in its leaf.
    pub salt: [u8; 16],
    /// The letter.
    pub letter: SealedLetter,
}

/// Facts of one case, appended together or not at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// Taken once.
    pub id: BatchId,
    /// All entries are of this case.
    pub case: CaseId,
    /// The version that the sender saw; `None` where any will do.
    pub seen: Option<Version>,
    /// In order.
    pub entries: Vec<NewEntry>,
}

impl Batch {
    /// Whether there are entries, all of the batch's case, and no fact's id comes twice.
    pub(crate) fn check_form(&self) -> Result<(), AppendError> {
        let mut facts = HashSet::with_capacity(self.entries.len());
        if self.entries.is_empty()
            || self
                .entries
                .iter()
                .any(|new| new.envelope.case != self.case)
        {
            return Err(AppendError::Malformed);
        }
        match self
            .entries
            .iter()
            .find(|new| !facts.insert(new.envelope.id))
        {
            Some(twice) => Err(AppendError::Taken(twice.envelope.id)),
            None => Ok(()),
        }
    }

    /// Whether the sender saw the case as it is now.
    pub(crate) fn check_version(&self, now: Version) -> Result<(), AppendError> {
        if self.seen.is_none_or(|seen| seen == now) {
            Ok(())
        } else {
            Err(AppendError::Stale { now })
        }
    }

    /// What a batch of destructions is to destroy, by place; nothing else may be in it.
    pub(crate) fn destroys(&self) -> Result<BTreeMap<u64, Extent>, AppendError> {
        self.check_form()?;
        let mut all = BTreeMap::new();
        for new in &self.entries {
            let (place, extent) = new.envelope.destroyed().ok_or(AppendError::Malformed)?;
            if all.insert(place.0, extent).is_some() {
                return Err(AppendError::Malformed);
            }
        }
        Ok(all)
    }

    /// A destruction is never a mere entry: it would say that something is gone which is still there.
    pub(crate) fn check_destroys_nothing(&self) -> Result<(), AppendError> {
        let mut entries = self.entries.iter();
        if entries.any(|new| new.envelope.destroyed().is_some()) {
            return Err(AppendError::Malformed);
        }
        Ok(())
    }

    /// The case's version once the batch is in.
    pub(crate) fn version_after(&self, now: Version) -> Version {
        let moving = self
            .entries
            .iter()
            .filter(|new| new.envelope.moves_version())
            .count();
        Version(now.0 + moving as u64)
    }
}

/// What became of a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Appended {
    /// Durable now, from this position on.
    Now {
        /// Of its first entry.
        first: Position,
        /// Of the case, after it.
        version: Version,
    },
    /// It had been taken before; nothing was added.
    Before,
}

/// Why a batch was not appended. Nothing of it is stored then.
#[derive(Debug, thiserror::Error)]
pub enum AppendError {
    /// Somebody else appended to the case since `seen`.
    #[error("the case has changed: it is at version {}", .now.0)]
    Stale {
        /// The case's version now.
        now: Version,
    },
    /// An entry is of another case, or the batch is empty.
    #[error("a batch holds at least one entry, all of its own case")]
    Malformed,
    /// A fact of that id is in the case already.
    #[error("the case has a fact `{0}` already")]
    Taken(FactId),
    /// There is nothing to destroy at that place: it was destroyed before, is about the ledger itself, or is
    /// part of a case of which other entries would stay.
    #[error("there is nothing to destroy at position {}", .0.0)]
    NothingThere(Position),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The store failed; nothing more is acknowledged after a failed sync.
#[derive(Debug, thiserror::Error)]
#[error("the ledger cannot be read or written: {0}")]
pub struct StoreError(pub String);

/// One fact as it lies in a ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Where.
    pub position: Position,
    /// The envelope.
    pub envelope: Envelope,
    /// Its salt.
    pub salt: [u8; 16],
    /// The sealed letter, unless destroyed.
    pub letter: Option<SealedLetter>,
    /// The leaf of the tree, which stays even when the letter is gone.
    pub leaf: Hash,
}

impl Entry {
    /// The entry as the tree sees it; without its letter's hash nothing proves one whose letter is gone.
    #[must_use]
    pub fn into_leaf(self) -> Leaf {
        Leaf {
            position: self.position,
            leaf: self.leaf,
            remains: match self.letter {
                Some(letter) => Remains::All(self.envelope, self.salt, letter),
                None => Remains::Lost(self.envelope, self.salt),
            },
        }
    }
}

/// A case as read: its facts by position, and the version they make.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CaseEntries {
    /// By position.
    pub entries: Vec<Entry>,
    /// To be given back as [`Batch::seen`].
    pub version: Version,
}

/// A ledger's store, and the small records (accounts, sessions, drafts) of the desk that owns it.
pub trait Store: Send + Sync {
    /// Appends all of a batch or nothing; returns once it is durable.
    ///
    /// # Errors
    /// See [`AppendError`].
    fn append(&self, batch: &Batch) -> Result<Appended, AppendError>;

    /// Destroys what the batch's facts name (each a [`crate::Filed::Destroyed`]), and appends them: both or
    /// neither, durably. Envelopes go by whole cases. Bytes may lie in the files until [`Store::purge`].
    ///
    /// # Errors
    /// See [`AppendError`].
    fn destroy(&self, batch: &Batch) -> Result<Appended, AppendError>;

    /// Writes the files anew without the bytes of what was destroyed. `false` while somebody who reads still
    /// holds on to them: ask again.
    ///
    /// # Errors
    /// When the files cannot be written; nothing is lost by it.
    fn purge(&self) -> Result<bool, StoreError>;

    /// At most `most` places from one on, destroyed ones among them: what the tree is proved from.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn leaves(&self, from: Position, most: usize) -> Result<Vec<Leaf>, StoreError> {
        Ok(self
            .read(from, most)?
            .into_iter()
            .map(Entry::into_leaf)
            .collect())
    }

    /// All facts of one case; none of an unknown one.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn case(&self, case: CaseId) -> Result<CaseEntries, StoreError>;

    /// At most `most` entries from a position on, letters included; places of which nothing is left are not
    /// among them.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn read(&self, from: Position, most: usize) -> Result<Vec<Entry>, StoreError>;

    /// Every envelope by position, without letters: what a board is computed from at start.
    ///
    /// # Errors
    /// When the store cannot be read, or the visitor's error.
    fn envelopes(&self, visit: &mut dyn FnMut(Position, &Envelope)) -> Result<(), StoreError>;

    /// Whether this node, of several that have the ledger open, is the one that does what is to be done once. It stays
    /// so as long as it keeps its connection; then another may be.
    ///
    /// # Errors
    /// When the store cannot be asked.
    fn turn(&self) -> Result<bool, StoreError> {
        Ok(true)
    }

    /// Whether others than this process may append to it meanwhile.
    fn is_shared(&self) -> bool {
        false
    }

    /// The envelopes from a position on: what was appended since, by whomever.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn since(&self, from: Position) -> Result<Vec<(Position, Envelope)>, StoreError> {
        let entries = self.read(from, usize::MAX)?.into_iter();
        Ok(entries
            .map(|entry| (entry.position, entry.envelope))
            .collect())
    }

    /// The tree's size and root.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn head(&self) -> Result<Head, StoreError>;

    /// Every head that was kept, by size: at least the last one.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn heads(&self) -> Result<Vec<Head>, StoreError> {
        Ok(vec![self.head()?])
    }

    /// Whether what is kept beside the entries (look-ups, versions of cases) agrees with them.
    ///
    /// # Errors
    /// What does not agree, or when the store cannot be read.
    fn examine(&self) -> Result<(), StoreError> {
        Ok(())
    }

    /// A small record, if it is there.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn get(&self, shelf: Shelf, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError>;

    /// Puts a small record in place of an earlier one, durably.
    ///
    /// # Errors
    /// When the store cannot be written.
    fn put(&self, shelf: Shelf, key: &[u8], value: &[u8]) -> Result<(), StoreError>;

    /// Removes a small record, durably; whether it was there.
    ///
    /// # Errors
    /// When the store cannot be written.
    fn remove(&self, shelf: Shelf, key: &[u8]) -> Result<bool, StoreError>;

    /// Every record of a shelf, by key.
    ///
    /// # Errors
    /// When the store cannot be read.
    fn list(&self, shelf: Shelf) -> Result<Vec<Record>, StoreError>;
}

/// A small record: its key and what lies under it.
pub type Record = (Vec<u8>, Vec<u8>);

/// Where small records lie. None of them is part of the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shelf {
    /// Accounts with their key material.
    Accounts,
    /// Sessions with their wrapped keys.
    Sessions,
    /// Unfinished forms, sealed.
    Drafts,
    /// Public keys and what else the desk was set up with.
    House,
    /// Half-done sign-ins, wrapped under what their forms hold.
    Doors,
    /// Tokens for programs, with their wrapped keys.
    Tokens,
}

impl Shelf {
    /// Each of them.
    pub(crate) const ALL: [Self; 6] = [
        Self::Accounts,
        Self::Sessions,
        Self::Drafts,
        Self::House,
        Self::Doors,
        Self::Tokens,
    ];
}
