//! The next generation of a desk's keys, made unasked by whoever is signed in there: after somebody left, when the program
//! desk asked for it, or with new recovery sheets.

use ledger::{AccountAct, Actor, AppendError, Shelf, Store};
use rules::Moment;
use serde::{Deserialize, Serialize};

use crate::{
    Accounts, DeskName, DropHalf, HalfSeen, KeyError, KeyRing, Noted, RecoveryCopy, Stream, handed,
    noted, pair,
    renewal::{self, Receiver, Renewal},
    ring::{by_number, numbered},
    sealed, vouch,
};

/// Under which the program's store keeps the drop's public half, for the client desk.
const HALF: &[u8] = b"drop half";
/// So often an append is tried while others append to the same case.
const TRIES: u8 = 20;

/// What a desk's keys follow besides its own ledger.
pub enum Beside<'a> {
    /// Nothing: the desk opens nobody's letters.
    Nothing,
    /// The client desk.
    Drop {
        /// The drop's public half as the closed list has it ([`drop_half`]).
        listed: Option<Vec<u8>>,
        /// The drop, in which it leaves its keys for the victim desk.
        drop: &'a dyn Store,
        /// What this process has seen of the half.
        seen: &'a HalfSeen,
    },
    /// The victim desk.
    Both {
        /// The client ledger, which says of what generation the client desk's keys are.
        client: &'a dyn Store,
        /// The drop, in which the client desk leaves them.
        drop: &'a dyn Store,
        /// The program's store, whose closed list the client desk reads.
        program: &'a dyn Store,
    },
}

/// What became of a ring.
pub enum Tended {
    /// It is the last one. The victim desk's has the client desk's keys as they are now.
    Last(KeyRing),
    /// It was, and the next one was made.
    Renewed(KeyRing),
    /// There is a later one, which this cannot open: one signs in anew.
    Behind,
}

/// Whoever looks after a desk's keys: a session of it.
pub struct Keeper<'a> {
    /// The desk's own store.
    pub store: &'a dyn Store,
    /// Which desk.
    pub desk: DeskName,
    /// What else its keys follow.
    pub beside: Beside<'a>,
    /// In whose session.
    pub by: Actor,
    /// Now.
    pub now: Moment,
    /// The desk's randomness.
    pub stream: &'a Stream,
}

/// The drop's public half as the victim desk left it for the client desk.
#[derive(Serialize, Deserialize)]
struct Listed {
    drop: u16,
    /// Under the client desk's key, which the victim desk holds and whoever can write into the store does not.
    sealed: Vec<u8>,
}

/// What the closed list says of the drop's public half; nothing before it was first made anew.
///
/// # Errors
/// When the program's store cannot be read.
pub fn drop_half(program: &dyn Store) -> Result<Option<Vec<u8>>, ledger::StoreError> {
    program.get(Shelf::House, HALF)
}

impl Keeper<'_> {
    /// Whether the ring is not the last one or is to be the last no more. Cheap: it is asked at every request.
    ///
    /// # Errors
    /// When a store cannot be read.
    pub fn is_due(&self, ring: &KeyRing) -> Result<bool, KeyError> {
        renewal::is_behind(self.store, ring)
    }

    /// Brings a ring up to what it should be, and makes the next generation where one is owed.
    ///
    /// # Errors
    /// When a store cannot be read or written, or nothing could be sealed.
    pub fn tend(&self, mut ring: KeyRing) -> Result<Tended, KeyError> {
        self.take_in(&mut ring)?;
        if !self.is_due(&ring)? {
            return Ok(Tended::Last(ring));
        }
        Ok(match self.renew(ring, None)? {
            Some(next) => {
                self.settle(&next)?;
                Tended::Renewed(next)
            }
            None => Tended::Behind,
        })
    }

    /// Makes up for what a crash may have left undone: the sheets' copy, and the drop's public half on the closed list.
    ///
    /// # Errors
    /// When a store cannot be read or written, or nothing could be sealed.
    pub fn settle(&self, ring: &KeyRing) -> Result<(), KeyError> {
        let copy = RecoveryCopy::new(self.store, self.desk);
        if copy.is_behind(ring)? {
            copy.lay(ring, self.stream)?;
        }
        if let Beside::Both { program, .. } = self.beside {
            self.list(ring, program)?;
        }
        Ok(())
    }

    /// The next generation with another public half of the recovery sheets.
    ///
    /// # Errors
    /// As [`Keeper::tend`]; [`KeyError::LeftBehind`] where the ring given is not the last.
    pub fn with_sheets(&self, mut ring: KeyRing, public: [u8; 32]) -> Result<KeyRing, KeyError> {
        self.take_in(&mut ring)?;
        let next = self.renew(ring, Some(public))?;
        let next = next.ok_or(KeyError::LeftBehind)?;
        self.settle(&next)?;
        Ok(next)
    }

    /// Makes the next generation; nothing where somebody else made one since.
    fn renew(
        &self,
        mut ring: KeyRing,
        mut recovery: Option<[u8; 32]>,
    ) -> Result<Option<KeyRing>, KeyError> {
        let accounts = Accounts::new(self.store, self.desk);
        loop {
            let next = ring.next(recovery.take(), self.stream)?;
            // First: whoever still works with the one before works no more.
            renewal::want(self.store, next.generation())?;
            if let Beside::Drop { drop, .. } = &self.beside {
                // Sealed to a half from before, whoever left the victim desk would have them too.
                let half = ring.drop_public().ok_or(KeyError::HalfGone)?;
                handed::leave(*drop, &next, half, self.by, self.now, self.stream)?;
            }
            let Some(given) = self.append(&ring, &next)? else {
                return Ok(None);
            };
            // A token's ring is the one before and can be given no other: its holder makes a new one.
            for (key, _) in self.store.list(Shelf::Tokens)? {
                self.store.remove(Shelf::Tokens, &key)?;
            }
            // Somebody may have left between who was to be given it and the append, or have come.
            let living = accounts.receivers(self.now)?;
            let mut again = given.iter().any(|each| !living.contains(each));
            for newcomer in living.iter().filter(|each| !given.contains(each)) {
                if self.may_have(*newcomer, &ring, &[])? {
                    vouch::vouch(self.store, *newcomer, &next, self.stream)?;
                    again = true;
                }
            }
            if !again {
                return Ok(Some(next));
            }
            ring = next;
        }
    }

    /// Appends it, unless another is there by now. Gives who has it.
    fn append(&self, ring: &KeyRing, next: &KeyRing) -> Result<Option<Vec<Receiver>>, KeyError> {
        for _ in 0..TRIES {
            let (chain, version) = renewal::chain(self.store)?;
            if renewal::last(&chain) != ring.generation() {
                return Ok(None);
            }
            let roll = match chain.last() {
                Some(last) => last.roll(ring)?,
                None => Vec::new(),
            };
            let mut given = Accounts::new(self.store, self.desk).receivers(self.now)?;
            let mut trouble = None;
            given.retain(|each| match self.may_have(*each, ring, &roll) {
                Ok(may) => may,
                Err(error) => {
                    trouble = Some(error);
                    false
                }
            });
            if let Some(error) = trouble {
                return Err(error);
            }
            let renewal: Renewal = renewal::sealed_to(&given, next, self.stream)?;
            let noted = Noted {
                number: self.by,
                act: AccountAct::KeysRenewed,
                by: self.by,
                at: self.now,
            };
            let batch = noted::batch(noted, Some(version), renewal.letter()?, self.stream)?;
            match self.store.append(&batch) {
                Ok(_) => return Ok(Some(given)),
                Err(AppendError::Stale { .. }) => {}
                Err(AppendError::Store(error)) => return Err(error.into()),
                Err(other) => return Err(KeyError::Store(other.to_string())),
            }
        }
        Err(KeyError::Store(
            "others keep appending to what is about the desk".to_owned(),
        ))
    }

    /// Whether an account is one that somebody of the desk made.
    fn may_have(
        &self,
        receiver: Receiver,
        ring: &KeyRing,
        roll: &[Receiver],
    ) -> Result<bool, KeyError> {
        Ok(!ring.vouched
            || roll.contains(&receiver)
            || vouch::is_vouched(self.store, receiver, ring)?)
    }

    /// The client desk: the public half to which it hands over now, where it is not the first, and whether the one of lately is
    /// gone. What the victim desk listed counts, and what this desk itself left with its last keys, for the list is sealed
    /// under those only when somebody of the victim desk comes. Only what is sealed under the last key counts: who left the
    /// client desk has the ones before.
    fn half_now(&self, ring: &KeyRing) -> Result<(Option<DropHalf>, bool), KeyError> {
        let Beside::Drop { listed, seen, .. } = &self.beside else {
            return Ok((None, false));
        };
        // Where there is a list or none, the same is read.
        let listed = listed.as_ref().and_then(|bytes| Self::listed(ring, bytes));
        let left = self.left(ring);
        if left == Err(KeyError::HalfGone) && listed.is_none() {
            return Ok((None, true));
        }
        let left = match left {
            Err(KeyError::HalfGone) => None,
            left => left?,
        };
        let now = listed.into_iter().chain(left);
        let now = now.max_by_key(|half| half.number);
        let number = now.or(ring.drop).map_or(0, |half| half.number);
        Ok((now, !seen.goes_on(ring.generation(), number)))
    }

    /// The half that this desk left in the drop with its last keys: nothing of the first generation, and of one that was written
    /// before halves lay there.
    fn left(&self, ring: &KeyRing) -> Result<Option<DropHalf>, KeyError> {
        let Beside::Drop { drop, seen, .. } = &self.beside else {
            return Ok(None);
        };
        let generation = ring.generation();
        if generation == 0 {
            return Ok(None);
        }
        if let Some(found) = seen.left(generation) {
            return Ok(found);
        }
        let left = handed::left(*drop)?;
        let half = left.iter().rev().find_map(|left| left.half(&ring.client));
        if half.is_none() {
            let (chain, _) = renewal::chain(self.store)?;
            let last = chain.iter().find(|each| each.generation == generation);
            // It went into the drop before the generation went into the ledger, so somebody took it out.
            if last.is_some_and(Renewal::leaves_a_half) {
                return Err(KeyError::HalfGone);
            }
        }
        seen.found(generation, half);
        Ok(half)
    }

    fn listed(ring: &KeyRing, bytes: &[u8]) -> Option<DropHalf> {
        let listed: Listed = postcard::from_bytes(bytes).ok()?;
        let (number, _) = ring.client.now()?;
        if !listed.sealed.starts_with(&number.to_be_bytes()) {
            return None;
        }
        let (key, rest) = by_number(&ring.client, &listed.sealed).ok()?;
        let plain = sealed::open(key, &[HALF], &bound(listed.drop), rest).ok()?;
        Some(DropHalf {
            number: listed.drop,
            public: plain.as_slice().try_into().ok()?,
        })
    }

    /// The victim desk: lists the drop's public half, unless it is listed as it is.
    fn list(&self, ring: &KeyRing, program: &dyn Store) -> Result<(), KeyError> {
        let (Some(half), Some((number, key))) = (ring.drop, ring.client.now()) else {
            return Ok(());
        };
        let before = program.get(Shelf::House, HALF)?;
        let before = before.and_then(|bytes| postcard::from_bytes::<Listed>(&bytes).ok());
        let is_there = match before {
            None => half.number == 0,
            Some(before) => {
                before.drop == half.number && before.sealed.starts_with(&number.to_be_bytes())
            }
        };
        if is_there {
            return Ok(());
        }
        let bound = bound(half.number);
        let sealed = sealed::seal(key, &[HALF], &bound, &half.public, self.stream)?;
        let listed = Listed {
            drop: half.number,
            sealed: numbered(number, &sealed),
        };
        let bytes = postcard::to_stdvec(&listed)
            .map_err(|_| KeyError::CannotSeal("the public half cannot be written"))?;
        Ok(program.put(Shelf::House, HALF, &bytes)?)
    }

    /// What the other desk made since: the client desk takes the drop's public half, and nothing of it is seen there; the
    /// victim desk takes the client desk's keys. What does not open is left: letters under it say so.
    fn take_in(&self, ring: &mut KeyRing) -> Result<(), KeyError> {
        let Beside::Both { client, drop, .. } = self.beside else {
            (ring.listed, ring.half_gone) = self.half_now(ring)?;
            return Ok(());
        };
        let has = ring.client.now().map_or(0, |(number, _)| number);
        if renewal::wanted(client)? <= has {
            return Ok(());
        }
        let left = handed::left(drop)?;
        for renewal in renewal::chain(client)?.0.iter().rev() {
            if renewal.generation <= has {
                break;
            }
            if let Some(keys) = renewal.keys(&ring.openers, &left)
                && keys.extends(&ring.client)
            {
                ring.client = keys;
                break;
            }
        }
        Ok(())
    }
}

impl KeyRing {
    /// Whether it is what the other was, with or without further keys.
    pub(crate) fn extends(&self, before: &Self) -> bool {
        self.own.extends(&before.own)
            && self.client.extends(&before.client)
            && self.victim.extends(&before.victim)
            && self.openers.0.starts_with(&before.openers.0)
    }

    /// The ring with a fresh key in each place where this desk makes the keys.
    fn next(&self, recovery: Option<[u8; 32]>, stream: &Stream) -> Result<Self, KeyError> {
        if self.generation() == u16::MAX {
            return Err(KeyError::CannotSeal("there are no further generations"));
        }
        let mut next = self.clone();
        next.own.0.push(stream.bytes());
        match self.desk {
            DeskName::Client => {
                // The first half stays in it: which is the last one, no ring of this desk says.
                next.client.0.push(stream.bytes());
            }
            DeskName::Victim => {
                next.victim.0.push(stream.bytes());
                let (private, public) = pair::fresh(stream);
                next.openers.0.push(*private);
                let number = u16::try_from(next.openers.0.len() - 1)
                    .map_err(|_| KeyError::CannotSeal("there are no further generations"))?;
                next.drop = Some(DropHalf { number, public });
            }
            DeskName::Program | DeskName::Review => {}
        }
        next.recovery = recovery.unwrap_or(next.recovery);
        next.vouched = true;
        Ok(next)
    }
}

fn bound(drop: u16) -> Vec<u8> {
    format!("drop half/{drop}").into_bytes()
}

/// What is owed of a desk's keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owed {
    /// Nothing.
    Nothing,
    /// The next ones: whoever of that desk is there next makes them.
    Next,
    /// Of the client desk: somebody left the victim desk, who had its key as well. The program desk says that they are
    /// to be made ([`ask_for_next`]); of itself the client desk must not be seen to do anything then.
    ToBeAsked,
}

/// What is owed of a desk's keys. Needs none: for who looks after the program.
///
/// # Errors
/// When a store cannot be read.
pub fn owed(
    store: &dyn Store,
    desk: DeskName,
    program: &dyn Store,
    drop: &dyn Store,
) -> Result<Owed, KeyError> {
    let (chain, _) = renewal::chain(store)?;
    if renewal::wanted(store)? > renewal::last(&chain) {
        return Ok(Owed::Next);
    }
    if desk != DeskName::Client {
        return Ok(Owed::Nothing);
    }
    let listed = drop_half(program)?.and_then(|bytes| postcard::from_bytes::<Listed>(&bytes).ok());
    let left = handed::left(drop)?;
    let to = chain.iter().rev().find_map(|each| each.handed_to(&left));
    let to = to.unwrap_or(0);
    Ok(match listed.is_some_and(|listed| listed.drop > to) {
        true => Owed::ToBeAsked,
        false => Owed::Nothing,
    })
}

/// The program desk asks for a desk's next keys; whoever of that desk is there next makes them. Needs no key.
///
/// # Errors
/// When the store cannot be read or written.
pub fn ask_for_next(store: &dyn Store) -> Result<(), KeyError> {
    renewal::want_the_next(store)
}
