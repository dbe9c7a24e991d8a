//! What the client desk leaves in the drop with each generation of its keys: the keys, for the victim desk, and for itself
//! the public half to which it hands over.
//!
//! It lies there and not in the client ledger because which half that is depends on whether somebody left the victim
//! desk: nothing that the client desk keeps may (docs/decisions/0081).

use ledger::{AccountAct, Actor, SealedLetter, Store};
use rules::Moment;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::{
    DropHalf, DropHalves, KeyError, KeyRing, Noted, Stream, desk_case, noted::note_with, pair,
    ring::Generations, sealed,
};

const FIRST: u8 = 1;
const HALF: &[u8] = b"half handed over to";
const CHECK: &[u8] = b"keys handed over";

/// The client desk's keys, sealed to a public half of the drop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Handed {
    /// Of which generation that half is.
    pub(crate) drop: u16,
    pub(crate) sealed: Vec<u8>,
}

/// The letter in the drop. All of them of one generation are as long, whichever half it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Letter {
    /// Which of the client desk's generations.
    generation: u16,
    /// The half's number, big-endian: numbers of any size are as long.
    drop: [u8; 2],
    sealed: Vec<u8>,
    /// The half itself, sealed under the last of those keys: whoever held only the ones before cannot put another there.
    half: Vec<u8>,
}

/// One that was left.
pub(crate) struct Left {
    pub(crate) generation: u16,
    pub(crate) keys: Handed,
    half: Vec<u8>,
}

impl Handed {
    pub(crate) fn to(half: &DropHalf, ring: &KeyRing, stream: &Stream) -> Result<Self, KeyError> {
        let plain = postcard::to_stdvec(&ring.client).map(Zeroizing::new);
        let plain = plain.map_err(|_| KeyError::CannotSeal("the ring cannot be written"))?;
        let bound = bound(ring.generation(), half.number);
        Ok(Self {
            drop: half.number,
            sealed: pair::seal(&half.public, &bound, &plain, stream)?,
        })
    }

    /// The client desk's keys up to this generation, by the drop's private halves.
    pub(crate) fn open(
        &self,
        generation: u16,
        openers: &DropHalves,
    ) -> Result<Generations, KeyError> {
        let opener = openers.at(self.drop).ok_or(KeyError::DoesNotOpen)?;
        let plain = pair::open(opener, &bound(generation, self.drop), &self.sealed)?;
        let keys: Generations = postcard::from_bytes(&plain).map_err(|_| KeyError::DoesNotOpen)?;
        if keys.now().map(|(number, _)| number) == Some(generation) {
            Ok(keys)
        } else {
            Err(KeyError::DoesNotOpen)
        }
    }
}

impl Left {
    /// The half, where whoever left it had the last of these keys.
    pub(crate) fn half(&self, keys: &Generations) -> Option<DropHalf> {
        let (number, key) = keys.now()?;
        if number != self.generation {
            return None;
        }
        let bound = bound(self.generation, self.keys.drop);
        let plain = sealed::open(key, &[HALF], &bound, &self.half).ok()?;
        Some(DropHalf {
            number: self.keys.drop,
            public: plain.as_slice().try_into().ok()?,
        })
    }
}

fn bound(generation: u16, drop: u16) -> Vec<u8> {
    format!("client keys/{generation}/{drop}").into_bytes()
}

/// Stands in the client ledger with the generation: nothing, sealed under its key, by which keys that lie in the drop are
/// known to be this generation's and not those of one that a crash cut off.
pub(crate) fn check(ring: &KeyRing, stream: &Stream) -> Result<Vec<u8>, KeyError> {
    let (number, key) = ring.client.now().ok_or(KeyError::NotHeld(ring.desk()))?;
    sealed::seal(key, &[CHECK], &number.to_be_bytes(), &[], stream)
}

/// Whether they are that generation's.
pub(crate) fn are(keys: &Generations, check: &[u8]) -> bool {
    keys.now().is_some_and(|(number, key)| {
        sealed::open(key, &[CHECK], &number.to_be_bytes(), check).is_ok()
    })
}

/// Leaves a ring's keys in the drop. It goes first: a generation without them could not be read at the victim desk, and
/// keys without a generation open nothing.
///
/// # Errors
/// When nothing could be sealed or stored.
pub(crate) fn leave(
    drop: &dyn Store,
    ring: &KeyRing,
    half: &DropHalf,
    by: Actor,
    now: Moment,
    stream: &Stream,
) -> Result<(), KeyError> {
    let cannot = KeyError::CannotSeal("the generation cannot be written");
    let keys = Handed::to(half, ring, stream)?;
    let (_, key) = ring.client.now().ok_or(KeyError::NotHeld(ring.desk()))?;
    let bound = bound(ring.generation(), half.number);
    let letter = Letter {
        generation: ring.generation(),
        drop: half.number.to_be_bytes(),
        sealed: keys.sealed,
        half: sealed::seal(key, &[HALF], &bound, &half.public, stream)?,
    };
    let written = postcard::to_stdvec(&letter).map_err(|_| cannot)?;
    let letter = SealedLetter([&[FIRST], written.as_slice()].concat());
    let noted = Noted {
        number: by,
        act: AccountAct::KeysRenewed,
        by,
        at: now,
    };
    note_with(drop, noted, letter, stream)
}

/// All that were left, the first first. What cannot be read is not of them.
///
/// # Errors
/// When the drop cannot be read.
pub(crate) fn left(drop: &dyn Store) -> Result<Vec<Left>, KeyError> {
    let entries = drop.case(desk_case()?)?.entries;
    let read = entries.iter().filter_map(|entry| {
        let (&FIRST, rest) = entry.letter.as_ref()?.0.split_first()? else {
            return None;
        };
        let letter: Letter = postcard::from_bytes(rest).ok()?;
        Some(Left {
            generation: letter.generation,
            keys: Handed {
                drop: u16::from_be_bytes(letter.drop),
                sealed: letter.sealed,
            },
            half: letter.half,
        })
    });
    Ok(read.collect())
}
