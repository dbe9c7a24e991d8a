//! Facts about a ledger itself, and what they destroy.

use keys::Stream;
use ledger::{
    Actor, AppendError, Batch, BatchId, Cause, Entry, Envelope, Exactness, Extent, Filed, Matter,
    NewEntry, Position, SealedLetter, Store, StoreError, own_case,
};
use rules::Moment;

use crate::NightError;

/// A fact about a ledger itself, without words.
///
/// # Errors
/// Never, for what is built here is a label; said as the store's own failure if it were not.
pub fn about_itself(filed: Filed, now: Moment, stream: &Stream) -> Result<NewEntry, StoreError> {
    Ok(NewEntry {
        envelope: Envelope {
            case: own_case()?,
            id: BatchId(stream.bytes()).fact()?,
            actor: Actor(0),
            at: now,
            exactness: Exactness::Second,
            recorded: now,
            kept: now,
            matter: Matter::Filed(filed),
        },
        salt: stream.bytes(),
        letter: SealedLetter::default(),
    })
}

/// These facts as one batch.
pub(crate) fn batch(entries: Vec<NewEntry>, stream: &Stream) -> Result<Batch, StoreError> {
    Ok(Batch {
        id: BatchId(stream.bytes()),
        case: own_case()?,
        seen: None,
        entries,
    })
}

/// Destroys so much of what lies at these places.
pub(crate) fn destroy(
    store: &dyn Store,
    places: &[Position],
    (extent, cause): (Extent, Cause),
    now: Moment,
    stream: &Stream,
) -> Result<(), AppendError> {
    let mut entries = Vec::with_capacity(places.len());
    for place in places {
        let destroyed = Filed::Destroyed {
            position: place.0,
            extent,
            cause,
        };
        entries.push(about_itself(destroyed, now, stream)?);
    }
    store.destroy(&batch(entries, stream)?)?;
    Ok(())
}

/// Whether an entry still has what is to go.
pub(crate) fn is_there(entry: &Entry, extent: Extent) -> bool {
    extent == Extent::Whole || entry.letter.is_some()
}

/// Destroys so much of all that a ledger has of a case, whatever comes between; how many entries.
pub(crate) fn destroy_case(
    store: &dyn Store,
    case: rules::CaseId,
    (extent, cause): (Extent, Cause),
    now: Moment,
    stream: &Stream,
) -> Result<usize, NightError> {
    /// Somebody may append to the case between the look and the destruction; whoever does so for ever is a fault.
    const TRIES: usize = 5;
    let mut last = None;
    for _ in 0..TRIES {
        let entries = store.case(case)?.entries;
        let there = entries.iter().filter(|entry| is_there(entry, extent));
        let places: Vec<Position> = there.map(|entry| entry.position).collect();
        if places.is_empty() {
            return Ok(0);
        }
        match destroy(store, &places, (extent, cause), now, stream) {
            Ok(()) => return Ok(places.len()),
            Err(AppendError::NothingThere(place)) => last = Some(place),
            Err(other) => return Err(other.into()),
        }
    }
    let place = last.unwrap_or(Position(0));
    Err(AppendError::NothingThere(place).into())
}
