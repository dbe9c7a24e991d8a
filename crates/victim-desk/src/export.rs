//! Opening what was handed over outside of any page: for an export of everything of this desk.

use keys::KeyRing;
use ledger::Entry;

pub use drop::{HandOver, NotOpened};

/// What was handed over by an entry of the drop.
///
/// # Errors
/// [`NotOpened`] where its letter is gone, or the ring is another desk's.
pub fn handed_over(ring: &KeyRing, entry: &Entry) -> Result<HandOver, NotOpened> {
    let private = ring.drop_private().ok_or(NotOpened::NotAsSealed)?;
    drop::open(private, entry)
}
