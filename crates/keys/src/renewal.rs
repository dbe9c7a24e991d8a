//! A generation of a desk's keys as it lies in that desk's ledger: one fact, whose letter holds the whole ring, sealed to
//! each account and to the recovery sheets. The append is the switch: before it there is no such generation, after it
//! everybody whose account lives has it. docs/decisions/0080 says why it lies there.

use ledger::{AccountAct, Actor, Filed, Matter, SealedLetter, Shelf, Store};
use rules::Moment;
use serde::{Deserialize, Serialize};

use crate::{
    DeskName, DropHalves, KeyError, KeyRing, Stream, desk_case,
    handed::{self, Handed, Left},
    pair,
    ring::Generations,
};

const FIRST: u8 = 1;
const SECOND: u8 = 2;
/// Under which a desk's store keeps which generation is the least that may be worked with.
const WANTED: &[u8] = b"generation";
/// Stands for the recovery sheets among those who are given a ring; no account has it.
pub(crate) const SHEETS: Actor = Actor(0);

/// The letter. Everything in it is sealed but numbers and public halves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Renewal {
    /// Which; the one that a program begins with has number 0 and no letter.
    pub(crate) generation: u16,
    pub(crate) wraps: Vec<Wrap>,
    /// Of the client desk: how the victim desk knows its keys in the drop ([`handed::check`]).
    check: Option<Vec<u8>>,
    /// Who was given it, sealed under the ring that was given: those may be given the next.
    pub(crate) roll: Vec<u8>,
    /// Of the client desk, as it was written first: its keys, for the victim desk. It is written so no more.
    #[serde(skip)]
    handed: Option<Handed>,
}

/// A letter as it was written first.
#[derive(Serialize, Deserialize)]
struct Before {
    generation: u16,
    wraps: Vec<Wrap>,
    handed: Option<Handed>,
    roll: Vec<u8>,
}

/// The ring, for one account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Wrap {
    pub(crate) number: Actor,
    pub(crate) public: [u8; 32],
    pub(crate) sealed: Vec<u8>,
}

/// Whose it is: an account's number and the public half of its keys.
pub(crate) type Receiver = (Actor, [u8; 32]);

impl Renewal {
    pub(crate) fn letter(&self) -> Result<SealedLetter, KeyError> {
        let written = postcard::to_stdvec(self)
            .map_err(|_| KeyError::CannotSeal("the generation cannot be written"))?;
        Ok(SealedLetter([&[SECOND], written.as_slice()].concat()))
    }

    fn read(letter: &SealedLetter) -> Option<Self> {
        match letter.0.split_first()? {
            (&FIRST, rest) => {
                let before: Before = postcard::from_bytes(rest).ok()?;
                Some(Self {
                    generation: before.generation,
                    wraps: before.wraps,
                    check: None,
                    roll: before.roll,
                    handed: before.handed,
                })
            }
            (&SECOND, rest) => postcard::from_bytes(rest).ok(),
            _ => None,
        }
    }

    /// As it was written before the keys lay in the drop.
    #[cfg(test)]
    pub(crate) fn letter_of_before(
        &self,
        ring: &KeyRing,
        half: &crate::DropHalf,
        stream: &Stream,
    ) -> Result<SealedLetter, KeyError> {
        let before = Before {
            generation: self.generation,
            wraps: self.wraps.clone(),
            handed: Some(Handed::to(half, ring, stream)?),
            roll: self.roll.clone(),
        };
        let written = postcard::to_stdvec(&before).map_err(|_| KeyError::CannotSeal(""))?;
        Ok(SealedLetter([&[FIRST], written.as_slice()].concat()))
    }

    /// The ring as it was sealed to that account, if it is the next of the one before: whoever has not held that
    /// cannot have made it.
    pub(crate) fn open(
        &self,
        desk: DeskName,
        number: Actor,
        private: &[u8; 32],
        before: &KeyRing,
    ) -> Result<KeyRing, KeyError> {
        let mine = self.wraps.iter().find(|wrap| wrap.number == number);
        let mine = mine.ok_or(KeyError::LeftBehind)?;
        let bound = bound(desk, self.generation, number);
        let next = KeyRing::read(&pair::open(private, &bound, &mine.sealed)?)?;
        if next.desk() == desk && next.generation() == self.generation && next.extends(before) {
            Ok(next)
        } else {
            Err(KeyError::DoesNotOpen)
        }
    }

    /// Who was given this ring, by the ring itself.
    pub(crate) fn roll(&self, ring: &KeyRing) -> Result<Vec<Receiver>, KeyError> {
        let plain = ring.open_record("roll", &self.roll)?;
        postcard::from_bytes(&plain).map_err(|_| KeyError::DoesNotOpen)
    }
}

/// Seals a ring to everybody who is to have it.
pub(crate) fn sealed_to(
    all: &[Receiver],
    ring: &KeyRing,
    stream: &Stream,
) -> Result<Renewal, KeyError> {
    let (desk, generation) = (ring.desk(), ring.generation());
    let plain = ring.written()?;
    let mut wraps = Vec::with_capacity(all.len() + 1);
    for &(number, public) in all.iter().chain(&[(SHEETS, ring.recovery)]) {
        let bound = bound(desk, generation, number);
        wraps.push(Wrap {
            number,
            public,
            sealed: pair::seal(&public, &bound, &plain, stream)?,
        });
    }
    let check = match desk {
        DeskName::Client => Some(handed::check(ring, stream)?),
        DeskName::Victim | DeskName::Program | DeskName::Review => None,
    };
    let roll = postcard::to_stdvec(all)
        .map_err(|_| KeyError::CannotSeal("the generation cannot be written"))?;
    Ok(Renewal {
        generation,
        wraps,
        check,
        handed: None,
        roll: ring.seal_record("roll", &roll, stream)?,
    })
}

impl Renewal {
    /// The client desk's keys up to this generation, by the drop's private halves and what was left in the drop.
    pub(crate) fn keys(&self, openers: &DropHalves, left: &[Left]) -> Option<Generations> {
        if let Some(handed) = &self.handed {
            return handed.open(self.generation, openers).ok();
        }
        let check = self.check.as_ref()?;
        let mine = left.iter().rev();
        mine.filter(|left| left.generation == self.generation)
            .filter_map(|left| left.keys.open(self.generation, openers).ok())
            .find(|keys| handed::are(keys, check))
    }

    /// Whether the client desk left a half in the drop with it.
    pub(crate) const fn leaves_a_half(&self) -> bool {
        self.check.is_some()
    }

    /// To which of the drop's halves they were sealed, which whoever holds none of them can see.
    pub(crate) fn handed_to(&self, left: &[Left]) -> Option<u16> {
        if let Some(handed) = &self.handed {
            return Some(handed.drop);
        }
        let mut left = left.iter().rev();
        let last = left.find(|left| left.generation == self.generation)?;
        Some(last.keys.drop)
    }
}

fn bound(desk: DeskName, generation: u16, number: Actor) -> Vec<u8> {
    format!("renewed/{desk}/{generation}/{}", number.0).into_bytes()
}

/// Every generation but the first, in order, with the version of the case in which they lie. What stands in a ledger
/// was appended once and in order, so of two of one number the first is it.
pub(crate) fn chain(store: &dyn Store) -> Result<(Vec<Renewal>, ledger::Version), KeyError> {
    let case = store.case(desk_case()?)?;
    let mut all: Vec<Renewal> = Vec::new();
    for entry in &case.entries {
        let Matter::Filed(Filed::Account {
            act: AccountAct::KeysRenewed,
            ..
        }) = entry.envelope.matter
        else {
            continue;
        };
        let read = entry.letter.as_ref().and_then(Renewal::read);
        let next = all.len() + 1;
        all.extend(read.filter(|read| usize::from(read.generation) == next));
    }
    Ok((all, case.version))
}

/// The number of the last generation that was made.
pub(crate) fn made(store: &dyn Store) -> Result<u16, KeyError> {
    Ok(last(&chain(store)?.0))
}

pub(crate) fn last(chain: &[Renewal]) -> u16 {
    chain.last().map_or(0, |renewal| renewal.generation)
}

/// What an account's ring has become since it was sealed to it.
pub(crate) fn up_to_date(
    store: &dyn Store,
    desk: DeskName,
    number: Actor,
    private: &[u8; 32],
    base: KeyRing,
) -> Result<KeyRing, KeyError> {
    let mut ring = base;
    // By the ledger, whatever the number beside it says.
    let chain = chain(store)?.0;
    for renewal in &chain {
        if renewal.generation <= ring.generation() {
            continue;
        }
        match renewal.open(desk, number, private, &ring) {
            Ok(next) => ring = next,
            // Whoever came while it was made is given the one after, which holds it as well.
            Err(KeyError::LeftBehind) => {}
            Err(other) => return Err(other),
        }
    }
    if ring.generation() < last(&chain) {
        return Err(KeyError::LeftBehind);
    }
    Ok(ring)
}

/// The least generation that may be worked with. Where it is not made yet, whoever holds the last one makes it.
pub(crate) fn wanted(store: &dyn Store) -> Result<u16, KeyError> {
    let Some(bytes) = store.get(Shelf::House, WANTED)? else {
        return Ok(0);
    };
    let bytes = bytes
        .try_into()
        .map_err(|_| KeyError::Store("the number of a generation cannot be read".to_owned()))?;
    Ok(u16::from_be_bytes(bytes))
}

/// From now on nothing is sealed under an earlier generation. Needs no key.
pub(crate) fn want(store: &dyn Store, generation: u16) -> Result<(), KeyError> {
    if wanted(store)? < generation {
        store.put(Shelf::House, WANTED, &generation.to_be_bytes())?;
    }
    Ok(())
}

/// Somebody has left: the desk's next session makes the next generation.
pub(crate) fn want_the_next(store: &dyn Store) -> Result<(), KeyError> {
    want(store, made(store)?.saturating_add(1))
}

/// Whether a ring is not the last one of its desk, or is to be the last no more.
///
/// # Errors
/// When the store cannot be read.
pub fn is_behind(store: &dyn Store, ring: &KeyRing) -> Result<bool, KeyError> {
    Ok(wanted(store)? > ring.generation())
}

/// When the last generation of a desk's keys was made, where there is more than the first.
///
/// # Errors
/// When the store cannot be read.
pub fn renewed_at(store: &dyn Store) -> Result<Option<Moment>, KeyError> {
    let all = crate::noted(store)?;
    let mut all = all.iter().rev();
    Ok(all
        .find(|noted| noted.act == AccountAct::KeysRenewed)
        .map(|noted| noted.at))
}
