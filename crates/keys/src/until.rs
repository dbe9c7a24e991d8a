//! An account that ends by itself: a reviewer's, who is here for a week.
//!
//! Kept beside the accounts, by their number: what an account is sealed as does not change by it.

use ledger::{Actor, Shelf, Store};
use rules::Moment;

use crate::KeyError;

fn key(number: Actor) -> Vec<u8> {
    format!("until/{}", number.0).into_bytes()
}

/// From the moment after `until` on nothing opens with that account.
///
/// # Errors
/// When nothing could be stored.
pub fn ends_after(store: &dyn Store, number: Actor, until: Moment) -> Result<(), KeyError> {
    store.put(Shelf::House, &key(number), &until.second().to_be_bytes())?;
    Ok(())
}

/// Its last second, where it ends by itself.
///
/// # Errors
/// When the store cannot be read, or what lies there is no time: then nothing is let in by it.
pub fn until(store: &dyn Store, number: Actor) -> Result<Option<Moment>, KeyError> {
    let Some(bytes) = store.get(Shelf::House, &key(number))? else {
        return Ok(None);
    };
    let bytes: [u8; 8] = bytes
        .try_into()
        .map_err(|_| KeyError::Store("the end of an account cannot be read".to_owned()))?;
    Ok(Some(Moment::from_second(i64::from_be_bytes(bytes))))
}

/// Whether it has ended by itself.
///
/// # Errors
/// As [`until`].
pub fn is_over(store: &dyn Store, number: Actor, now: Moment) -> Result<bool, KeyError> {
    Ok(until(store, number)?.is_some_and(|until| until < now))
}
