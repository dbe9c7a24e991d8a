//! The keys that somebody signed in at a desk holds for the length of one request.

use std::fmt;

use ledger::{Envelope, SealedLetter};
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::{DeskName, KeyError, Stream, sealed};

/// Under whose key a letter lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Seal {
    /// The client ledger's: opened at the client desk and at the victim desk.
    Client,
    /// The victim ledger's: opened at the victim desk alone.
    Victim,
}

impl Seal {
    const fn word(self) -> &'static [u8] {
        match self {
            Self::Client => b"client letter",
            Self::Victim => b"victim letter",
        }
    }
}

/// What one desk's people hold. The victim desk's holds the client desk's key as well, and the private half
/// that opens what is handed over; no other ring has either.
#[derive(Clone, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub struct KeyRing {
    #[zeroize(skip)]
    pub(crate) desk: DeskName,
    /// For what the desk keeps beside its ledger: drafts, remembered columns.
    pub(crate) own: [u8; 32],
    pub(crate) client: Option<[u8; 32]>,
    pub(crate) victim: Option<[u8; 32]>,
    pub(crate) drop_public: Option<[u8; 32]>,
    pub(crate) drop_private: Option<[u8; 32]>,
}

impl fmt::Debug for KeyRing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyRing({})", self.desk)
    }
}

impl KeyRing {
    /// Whose ring it is.
    #[must_use]
    pub const fn desk(&self) -> DeskName {
        self.desk
    }

    /// The public half to which the client desk hands over.
    #[must_use]
    pub const fn drop_public(&self) -> Option<&[u8; 32]> {
        self.drop_public.as_ref()
    }

    /// The private half that opens what was handed over; at the victim desk alone.
    #[must_use]
    pub const fn drop_private(&self) -> Option<&[u8; 32]> {
        self.drop_private.as_ref()
    }

    fn letters(&self, seal: Seal) -> Result<&[u8; 32], KeyError> {
        match seal {
            Seal::Client => self.client.as_ref(),
            Seal::Victim => self.victim.as_ref(),
        }
        .ok_or(KeyError::NotHeld(self.desk))
    }

    /// Seals a letter under a key of its case, bound to its envelope: moved to another, it does not open.
    ///
    /// # Errors
    /// [`KeyError::NotHeld`] where the key is another desk's; [`KeyError::CannotSeal`] over 4 GiB.
    pub fn seal_letter(
        &self,
        seal: Seal,
        envelope: &Envelope,
        words: &[u8],
        stream: &Stream,
    ) -> Result<SealedLetter, KeyError> {
        let bound = bound(envelope)?;
        let context = [seal.word(), envelope.case.as_str().as_bytes()];
        sealed::seal(self.letters(seal)?, &context, &bound, words, stream).map(SealedLetter)
    }

    /// Opens a letter. One that never had words, of a fact without any, opens as nothing.
    ///
    /// # Errors
    /// [`KeyError::NotHeld`] where the key is another desk's; [`KeyError::DoesNotOpen`] where the letter or its
    /// envelope is not as it was sealed.
    pub fn open_letter(
        &self,
        seal: Seal,
        envelope: &Envelope,
        letter: &SealedLetter,
    ) -> Result<Zeroizing<Vec<u8>>, KeyError> {
        let key = self.letters(seal)?;
        if letter.0.is_empty() {
            return Ok(Zeroizing::default());
        }
        let context = [seal.word(), envelope.case.as_str().as_bytes()];
        sealed::open(key, &context, &bound(envelope)?, &letter.0)
    }

    /// Seals a small record of this desk; `purpose` says what it is and where it lies.
    ///
    /// # Errors
    /// [`KeyError::CannotSeal`] over 4 GiB.
    pub fn seal_record(
        &self,
        purpose: &str,
        plain: &[u8],
        stream: &Stream,
    ) -> Result<Vec<u8>, KeyError> {
        let desk = self.desk.word().as_bytes();
        sealed::seal(
            &self.own,
            &[b"record", desk],
            purpose.as_bytes(),
            plain,
            stream,
        )
    }

    /// Opens a small record of the same desk and purpose.
    ///
    /// # Errors
    /// [`KeyError::DoesNotOpen`] for one of another desk or purpose, or that was changed.
    pub fn open_record(
        &self,
        purpose: &str,
        record: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, KeyError> {
        let desk = self.desk.word().as_bytes();
        sealed::open(&self.own, &[b"record", desk], purpose.as_bytes(), record)
    }

    pub(crate) fn written(&self) -> Result<Zeroizing<Vec<u8>>, KeyError> {
        postcard::to_stdvec(self)
            .map(Zeroizing::new)
            .map_err(|_| KeyError::CannotSeal("the ring cannot be written"))
    }

    pub(crate) fn read(bytes: &[u8]) -> Result<Self, KeyError> {
        postcard::from_bytes(bytes).map_err(|_| KeyError::DoesNotOpen)
    }
}

fn bound(envelope: &Envelope) -> Result<Vec<u8>, KeyError> {
    envelope
        .to_bytes()
        .map_err(|_| KeyError::CannotSeal("its envelope cannot be written"))
}
