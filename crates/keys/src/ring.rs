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

/// One key in all its generations, the first first. What is sealed now is sealed under the last; what was sealed
/// before says under which, and opens still.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub(crate) struct Generations(pub(crate) Vec<[u8; 32]>);

impl Generations {
    pub(crate) fn first(key: [u8; 32]) -> Self {
        Self(vec![key])
    }

    /// The last one, with its number.
    fn now(&self) -> Option<(u16, &[u8; 32])> {
        let number = u16::try_from(self.0.len().checked_sub(1)?).ok()?;
        self.0.last().map(|key| (number, key))
    }

    fn at(&self, number: u16) -> Option<&[u8; 32]> {
        self.0.get(usize::from(number))
    }
}

/// What one desk's people hold. The victim desk's holds the client desk's key as well, and the private half
/// that opens what is handed over; no other ring has either.
#[derive(Clone, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub struct KeyRing {
    #[zeroize(skip)]
    pub(crate) desk: DeskName,
    /// For what the desk keeps beside its ledger: drafts, remembered columns.
    pub(crate) own: Generations,
    pub(crate) client: Generations,
    pub(crate) victim: Generations,
    pub(crate) drop_public: Option<[u8; 32]>,
    pub(crate) drop_private: Option<[u8; 32]>,
    /// The public half that the recovery sheets open. It lies in the ring, so that whoever can write into the
    /// store cannot have a ring sealed to a key of their own.
    pub(crate) recovery: [u8; 32],
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

    const fn letters(&self, seal: Seal) -> &Generations {
        match seal {
            Seal::Client => &self.client,
            Seal::Victim => &self.victim,
        }
    }

    /// Seals a letter under a key of its case, bound to its envelope: moved to another, it does not open. Its first
    /// two bytes say the generation of the desk's key.
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
        let key = self.letters(seal).now();
        let (number, key) = key.ok_or(KeyError::NotHeld(self.desk))?;
        let sealed = sealed::seal(key, &context, &bound, words, stream)?;
        Ok(SealedLetter(numbered(number, &sealed)))
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
        let keys = self.letters(seal);
        keys.now().ok_or(KeyError::NotHeld(self.desk))?;
        if letter.0.is_empty() {
            return Ok(Zeroizing::default());
        }
        let (key, sealed) = by_number(keys, &letter.0)?;
        let context = [seal.word(), envelope.case.as_str().as_bytes()];
        sealed::open(key, &context, &bound(envelope)?, sealed)
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
        let context: [&[u8]; 2] = [b"record", self.desk.word().as_bytes()];
        let (number, key) = self.own.now().ok_or(KeyError::NotHeld(self.desk))?;
        let sealed = sealed::seal(key, &context, purpose.as_bytes(), plain, stream)?;
        Ok(numbered(number, &sealed))
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
        let context: [&[u8]; 2] = [b"record", self.desk.word().as_bytes()];
        let (key, sealed) = by_number(&self.own, record)?;
        sealed::open(key, &context, purpose.as_bytes(), sealed)
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

fn numbered(number: u16, sealed: &[u8]) -> Vec<u8> {
    let mut record = Vec::with_capacity(2 + sealed.len());
    record.extend_from_slice(&number.to_be_bytes());
    record.extend_from_slice(sealed);
    record
}

fn by_number<'a>(
    keys: &'a Generations,
    record: &'a [u8],
) -> Result<(&'a [u8; 32], &'a [u8]), KeyError> {
    let (number, sealed) = record
        .split_first_chunk::<2>()
        .ok_or(KeyError::DoesNotOpen)?;
    let key = keys.at(u16::from_be_bytes(*number));
    Ok((key.ok_or(KeyError::DoesNotOpen)?, sealed))
}

fn bound(envelope: &Envelope) -> Result<Vec<u8>, KeyError> {
    envelope
        .to_bytes()
        .map_err(|_| KeyError::CannotSeal("its envelope cannot be written"))
}
