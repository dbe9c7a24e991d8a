//! The drop's key pair, in all its generations: the client desk holds the last public half, the victim desk every
//! private one.

use std::{
    fmt,
    sync::{Mutex, PoisonError},
};

use zeroize::{Zeroize, ZeroizeOnDrop};

/// The public half that is handed over to now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DropHalf {
    /// Of which generation it is; the first is 0. Every letter says it.
    pub number: u16,
    /// An X25519 public key.
    pub public: [u8; 32],
}

/// The private halves, the first first.
#[derive(Clone, PartialEq, Eq, Default, Zeroize, ZeroizeOnDrop)]
pub struct DropHalves(pub(crate) Vec<[u8; 32]>);

impl DropHalves {
    /// That of a generation.
    #[must_use]
    pub fn at(&self, number: u16) -> Option<&[u8; 32]> {
        self.0.get(usize::from(number))
    }

    pub(crate) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Debug for DropHalves {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DropHalves({})", self.0.len())
    }
}

/// What a process of the client desk remembers of the half to which it hands over: public things alone. It is written
/// nowhere, for which half that is turns on who left the victim desk (docs/decisions/0131).
#[derive(Debug, Default)]
pub struct HalfSeen(Mutex<Seen>);

#[derive(Debug, Default)]
struct Seen {
    /// What the desk left in the drop with the keys of that generation; it does not change, so it is read once.
    left: Option<(u16, Option<DropHalf>)>,
    /// Under which generation was handed over last, and to which number.
    newest: (u16, u16),
}

impl HalfSeen {
    fn with<O>(&self, work: impl FnOnce(&mut Seen) -> O) -> O {
        // What a thread left that broke off are two values, each right by itself.
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// What was found of that generation before.
    pub(crate) fn left(&self, generation: u16) -> Option<Option<DropHalf>> {
        self.with(|seen| seen.left.filter(|(of, _)| *of == generation))
            .map(|(_, half)| half)
    }

    /// What was found of that generation, for the next time.
    pub(crate) fn found(&self, generation: u16, half: Option<DropHalf>) {
        self.with(|seen| seen.left = Some((generation, half)));
    }

    /// Whether a half of that number is not from before one that was handed over to; then it is remembered. A ring of an
    /// earlier generation knows no better, and is told elsewhere that it is behind.
    pub(crate) fn goes_on(&self, generation: u16, number: u16) -> bool {
        self.with(|seen| {
            let (last, newest) = seen.newest;
            if generation < last {
                return true;
            }
            seen.newest = (generation, number.max(newest));
            number >= newest
        })
    }
}
