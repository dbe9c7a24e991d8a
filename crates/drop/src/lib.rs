//! What the client desk hands over to the victim desk, and can never read again.
//!
//! Two halves: with the feature `put` it seals to the victim desk's public key and appends to the drop's own
//! ledger; with the feature `open` it opens with the private half. No room has both. The victim desk never
//! writes here, so whoever hands over gets the same receipt whatever is known there.
//!
//! Reading order: [`HandOver`]; `Sender` with `Receipt` (feature `put`); `open` (feature `open`). README.md
//! shows both.

mod letter;
#[cfg(feature = "open")]
mod open;
#[cfg(feature = "put")]
mod put;
#[cfg(any(feature = "put", feature = "open"))]
mod suite;

pub use letter::{Column, HandOver, Kind, MOST, Scan, Source};
#[cfg(feature = "open")]
pub use open::{NotOpened, open};
pub use paper::NoPaper;
#[cfg(feature = "put")]
pub use put::{About, Danger, NotTaken, Receipt, Sender, threat};
