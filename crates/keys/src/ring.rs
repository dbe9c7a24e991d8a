//! The keys that somebody signed in at a desk holds for the length of one request.

use std::fmt;

use ledger::{Envelope, SealedLetter};
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::{DeskName, DropHalf, DropHalves, KeyError, Stream, sealed};

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

    /// Whether it is what the other was, with or without further ones.
    pub(crate) fn extends(&self, before: &Self) -> bool {
        self.0.starts_with(&before.0)
    }

    /// The last one, with its number.
    pub(crate) fn now(&self) -> Option<(u16, &[u8; 32])> {
        let number = u16::try_from(self.0.len().checked_sub(1)?).ok()?;
        self.0.last().map(|key| (number, key))
    }

    pub(crate) fn at(&self, number: u16) -> Option<&[u8; 32]> {
        self.0.get(usize::from(number))
    }
}

/// What one desk's people hold. The victim desk's holds the client desk's key as well, and the private halves
/// that open what is handed over; no other ring has either.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct KeyRing {
    #[zeroize(skip)]
    pub(crate) desk: DeskName,
    /// For what the desk keeps beside its ledger: drafts, remembered columns. Every renewal adds one, so its number is
    /// the ring's.
    pub(crate) own: Generations,
    pub(crate) client: Generations,
    pub(crate) victim: Generations,
    /// At the victim desk the last public half, at the client desk the first.
    #[zeroize(skip)]
    pub(crate) drop: Option<DropHalf>,
    /// At the client desk a later one. It is read anew for every request and written with no ring: a
    /// session's row and the ledger are the same whether there is one or not.
    #[zeroize(skip)]
    pub(crate) listed: Option<DropHalf>,
    /// At the client desk: the half that it handed over to lately is not there any more.
    #[zeroize(skip)]
    pub(crate) half_gone: bool,
    pub(crate) openers: DropHalves,
    /// The public half that the recovery sheets open. It lies in the ring, so that whoever can write into the
    /// store cannot have a ring sealed to a key of their own.
    pub(crate) recovery: [u8; 32],
    /// Only an account that somebody with this ring vouched for is given the next one. A program from before there was
    /// a next one has vouched for none, and trusts those it has, once.
    pub(crate) vouched: bool,
}

/// A ring as it was written first; it is still written so, and what came later follows.
#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
struct Written {
    #[zeroize(skip)]
    desk: DeskName,
    own: Generations,
    client: Generations,
    victim: Generations,
    drop_public: Option<[u8; 32]>,
    drop_private: Option<[u8; 32]>,
    recovery: [u8; 32],
}

/// What follows it.
#[derive(Default, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
struct Later {
    /// The number of the drop's public half.
    drop: u16,
    /// The private halves before the last.
    older: Vec<[u8; 32]>,
    vouched: bool,
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

    /// Which generation of the desk's keys is its last; the first is 0.
    #[must_use]
    pub fn generation(&self) -> u16 {
        self.own.now().map_or(0, |(number, _)| number)
    }

    /// The public half to which the client desk hands over; none where the one of lately is gone, for somebody who left the
    /// victim desk may open those from before.
    #[must_use]
    pub const fn drop_public(&self) -> Option<&DropHalf> {
        if self.half_gone {
            return None;
        }
        self.drop_for_danger()
    }

    /// The same for what is said of a danger: where the half of lately is gone, the last that is known, for minutes count
    /// and everybody of the victim desk opens it.
    #[must_use]
    pub const fn drop_for_danger(&self) -> Option<&DropHalf> {
        match &self.listed {
            Some(listed) => Some(listed),
            None => self.drop.as_ref(),
        }
    }

    /// The private halves that open what was handed over; at the victim desk alone.
    #[must_use]
    pub const fn drop_private(&self) -> Option<&DropHalves> {
        if self.openers.is_empty() {
            None
        } else {
            Some(&self.openers)
        }
    }

    /// Which secrets that only this desk holds stand readable in some bytes, such as the memory of a process: the desk's
    /// own keys, the victim desk's letter keys, the private halves of the drop. The client desk's letter key is two desks'.
    /// No key leaves the ring by this.
    #[must_use]
    pub fn stands_in(&self, bytes: &[u8]) -> Vec<&'static str> {
        let shared = matches!(self.desk, DeskName::Client);
        let kinds = [
            ("a key of the desk's own", &self.own.0),
            ("a key of the separate file", &self.victim.0),
            ("a private half of the drop", &self.openers.0),
            ("a key of the participant's file", &self.client.0),
        ];
        let ours = kinds.into_iter().take(if shared { 4 } else { 3 });
        ours.filter(|(_, keys)| keys.iter().any(|key| holds(bytes, key)))
            .map(|(kind, _)| kind)
            .collect()
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
        let cannot = |_| KeyError::CannotSeal("the ring cannot be written");
        let (last, older) = match self.openers.0.split_last() {
            Some((last, older)) => (Some(*last), older.to_vec()),
            None => (None, Vec::new()),
        };
        let written = Written {
            desk: self.desk,
            own: self.own.clone(),
            client: self.client.clone(),
            victim: self.victim.clone(),
            drop_public: self.drop.map(|half| half.public),
            drop_private: last,
            recovery: self.recovery,
        };
        let later = Later {
            drop: self.drop.map_or(0, |half| half.number),
            older,
            vouched: self.vouched,
        };
        // One allocation, so that no part of it stays behind in memory that was given back.
        let mut bytes = Zeroizing::new(Vec::with_capacity(1024 + 128 * self.own.0.len()));
        let first = postcard::to_stdvec(&written).map(Zeroizing::new);
        bytes.extend_from_slice(&first.map_err(cannot)?);
        let rest = postcard::to_stdvec(&later).map(Zeroizing::new);
        bytes.extend_from_slice(&rest.map_err(cannot)?);
        Ok(bytes)
    }

    pub(crate) fn read(bytes: &[u8]) -> Result<Self, KeyError> {
        let not = |_| KeyError::DoesNotOpen;
        let (written, rest) = postcard::take_from_bytes::<Written>(bytes).map_err(not)?;
        let mut later = match rest {
            [] => Later::default(),
            rest => postcard::from_bytes(rest).map_err(not)?,
        };
        let mut openers = std::mem::take(&mut later.older);
        openers.extend(written.drop_private);
        Ok(Self {
            desk: written.desk,
            own: written.own.clone(),
            client: written.client.clone(),
            victim: written.victim.clone(),
            drop: written.drop_public.map(|public| DropHalf {
                number: later.drop,
                public,
            }),
            listed: None,
            half_gone: false,
            openers: DropHalves(openers),
            recovery: written.recovery,
            vouched: later.vouched,
        })
    }
}

/// Whether a key stands in these bytes.
fn holds(bytes: &[u8], key: &[u8; 32]) -> bool {
    // Most places are told apart by their first byte alone.
    let mut at = bytes.iter().enumerate();
    at.any(|(at, first)| {
        *first == key[0] && bytes.get(at..).is_some_and(|rest| rest.starts_with(key))
    })
}

pub(crate) fn numbered(number: u16, sealed: &[u8]) -> Vec<u8> {
    let mut record = Vec::with_capacity(2 + sealed.len());
    record.extend_from_slice(&number.to_be_bytes());
    record.extend_from_slice(sealed);
    record
}

pub(crate) fn by_number<'a>(
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
