//! The drop's key pair, in all its generations: the client desk holds the last public half, the victim desk every
//! private one.

use std::fmt;

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
