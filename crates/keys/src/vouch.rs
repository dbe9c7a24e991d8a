//! Who may be given a desk's next keys. A public half in the store alone says nothing: whoever can write there could have
//! put it there. Each account that is made is vouched for with the ring of whoever makes it.

use ledger::{Actor, Shelf, Store};

use crate::{KeyError, KeyRing, Stream, renewal::Receiver};

fn key(number: Actor) -> Vec<u8> {
    format!("vouch/{}", number.0).into_bytes()
}

fn purpose((number, public): Receiver) -> String {
    format!("vouch/{}/{}", number.0, hex::encode(public))
}

/// Vouches for an account with a ring.
pub(crate) fn vouch(
    store: &dyn Store,
    receiver: Receiver,
    ring: &KeyRing,
    stream: &Stream,
) -> Result<(), KeyError> {
    let record = ring.seal_record(&purpose(receiver), &[], stream)?;
    Ok(store.put(Shelf::House, &key(receiver.0), &record)?)
}

/// Whether somebody who held this generation vouched for an account. An earlier one does not count: who left may have it.
pub(crate) fn is_vouched(
    store: &dyn Store,
    receiver: Receiver,
    ring: &KeyRing,
) -> Result<bool, KeyError> {
    let record = store.get(Shelf::House, &key(receiver.0))?;
    let record = record.filter(|record| record.starts_with(&ring.generation().to_be_bytes()));
    Ok(record.is_some_and(|record| ring.open_record(&purpose(receiver), &record).is_ok()))
}
