//! A desk's ring in its own store, sealed to what the recovery sheets open.

use ledger::{Shelf, Store};
use serde::{Deserialize, Serialize};

use crate::{DeskName, KeyError, KeyRing, RecoveryKey, Stream, pair, renewal};

const KEY: &[u8] = b"recovery";

#[derive(Serialize, Deserialize)]
struct Kept {
    public: [u8; 32],
    ring: Vec<u8>,
}

/// What follows it; a copy of before there were generations has none.
#[derive(Default, Serialize, Deserialize)]
struct Later {
    generation: u16,
}

/// The copy of one desk's ring that two sheets open.
#[derive(Clone, Copy)]
pub struct RecoveryCopy<'a> {
    store: &'a dyn Store,
    desk: DeskName,
}

impl<'a> RecoveryCopy<'a> {
    /// That of a desk.
    #[must_use]
    pub const fn new(store: &'a dyn Store, desk: DeskName) -> Self {
        Self { store, desk }
    }

    /// Lays the ring down, in place of an earlier one. The public half is the ring's own, not the store's: whoever
    /// can write into the store alone cannot have it sealed to themselves.
    ///
    /// # Errors
    /// When it is another desk's ring, or nothing could be sealed or stored.
    pub fn lay(&self, ring: &KeyRing, stream: &Stream) -> Result<(), KeyError> {
        if ring.desk() != self.desk {
            return Err(KeyError::NotHeld(self.desk));
        }
        let public = ring.recovery;
        let kept = Kept {
            public,
            ring: pair::seal(&public, &self.bound(), &ring.written()?, stream)?,
        };
        let cannot = |_| KeyError::CannotSeal("the copy cannot be written");
        let later = Later {
            generation: ring.generation(),
        };
        let mut bytes = postcard::to_stdvec(&kept).map_err(cannot)?;
        bytes.extend(postcard::to_stdvec(&later).map_err(cannot)?);
        Ok(self.store.put(Shelf::House, KEY, &bytes)?)
    }

    /// The public half that the sheets of this program open; nothing where none were made.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn public(&self) -> Result<Option<[u8; 32]>, KeyError> {
        Ok(self.kept()?.map(|(kept, _)| kept.public))
    }

    /// Whether what lies there is not yet that ring, or is sealed to other sheets. Where there is none, none is owed: a
    /// program of before there were sheets.
    pub(crate) fn is_behind(&self, ring: &KeyRing) -> Result<bool, KeyError> {
        let kept = self.kept()?;
        Ok(kept.is_some_and(|(kept, later)| {
            kept.public != ring.recovery || later.generation < ring.generation()
        }))
    }

    /// Opens it, and every generation that was made since.
    ///
    /// # Errors
    /// [`KeyError::DoesNotOpen`] where there is none, it is not as it was laid down, or it was sealed to another key.
    pub fn open(&self, key: &RecoveryKey) -> Result<KeyRing, KeyError> {
        let (kept, _) = self.kept()?.ok_or(KeyError::DoesNotOpen)?;
        let ring = KeyRing::read(&pair::open(&key.0, &self.bound(), &kept.ring)?)?;
        if ring.desk() != self.desk || pair::public_of(&key.0) != Some(ring.recovery) {
            return Err(KeyError::DoesNotOpen);
        }
        renewal::up_to_date(self.store, self.desk, renewal::SHEETS, &key.0, ring)
    }

    fn kept(&self) -> Result<Option<(Kept, Later)>, KeyError> {
        let Some(bytes) = self.store.get(Shelf::House, KEY)? else {
            return Ok(None);
        };
        let not = |_| KeyError::DoesNotOpen;
        let (kept, rest) = postcard::take_from_bytes(&bytes).map_err(not)?;
        let later = match rest {
            [] => Later::default(),
            rest => postcard::from_bytes(rest).map_err(not)?,
        };
        Ok(Some((kept, later)))
    }

    fn bound(&self) -> Vec<u8> {
        format!("recovery/{}", self.desk).into_bytes()
    }
}
