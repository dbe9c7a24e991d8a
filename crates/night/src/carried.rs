//! What stands on when a participant's file goes while something is owed for the case.
//!
//! Duties are computed from envelopes. Were the participant's go, whoever must still be told would be owed nothing any more,
//! in silence; were they kept, the client desk would see that something is owed. So those that a duty may read are carried
//! over into the separate file, without a word, and go with it. They are put by before anything is destroyed, so that a run that
//! was cut off loses none.

use ledger::{Actor, Batch, BatchId, Envelope, NewEntry, SealedLetter, Shelf};
use rules::FactId;
use serde::{Deserialize, Serialize};

use crate::{Night, NightError};

/// Under these keys they lie by, in the separate files' own store.
const KEY: &str = "carried/";

/// Envelopes of one case that are on their way.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Carried {
    key: String,
    batch: [u8; 16],
    envelopes: Vec<Envelope>,
}

impl Night<'_> {
    /// Puts them by; nothing where there are none.
    pub(crate) fn put_by(
        &self,
        order: FactId,
        envelopes: Vec<Envelope>,
    ) -> Result<Option<Carried>, NightError> {
        if envelopes.is_empty() {
            return Ok(None);
        }
        let carried = Carried {
            key: format!("{KEY}{order}"),
            batch: self.apart.bytes(),
            envelopes,
        };
        let bytes = serde_json::to_vec(&carried)?;
        let victim = self.ledgers.victim;
        victim.put(Shelf::House, carried.key.as_bytes(), &bytes)?;
        Ok(Some(carried))
    }

    /// Appends them to the separate file, once.
    pub(crate) fn append(&self, carried: &Carried) -> Result<(), NightError> {
        let victim = self.ledgers.victim;
        if let Some(first) = carried.envelopes.first() {
            let entry = |envelope: &Envelope| NewEntry {
                envelope: Envelope {
                    // By the program itself: accounts of the client desk have numbers of their own.
                    actor: Actor(0),
                    kept: self.now,
                    ..*envelope
                },
                salt: self.apart.bytes(),
                letter: SealedLetter::default(),
            };
            // What an earlier run has carried over stands.
            let there = victim.case(first.case)?.entries;
            let fresh = carried.envelopes.iter().filter(|envelope| {
                let mut there = there.iter();
                !there.any(|entry| entry.envelope.id == envelope.id)
            });
            let batch = Batch {
                id: BatchId(carried.batch),
                case: first.case,
                seen: None,
                entries: fresh.map(entry).collect(),
            };
            if !batch.entries.is_empty() {
                victim.append(&batch)?;
                (self.told)(first.case);
            }
        }
        victim.remove(Shelf::House, carried.key.as_bytes())?;
        Ok(())
    }

    /// Finishes what a run that was cut off had put by.
    pub(crate) fn settle(&self) -> Result<(), NightError> {
        let victim = self.ledgers.victim;
        for (key, bytes) in victim.list(Shelf::House)? {
            if !key.starts_with(KEY.as_bytes()) {
                continue;
            }
            let carried: Carried = serde_json::from_slice(&bytes)?;
            let Some(first) = carried.envelopes.first() else {
                continue;
            };
            let mut left = self.ledgers.client.case(first.case)?.entries;
            left.extend(self.ledgers.drop.case(first.case)?.entries);
            let of = |entry: &ledger::Entry| {
                let mut kept = carried.envelopes.iter();
                kept.any(|each| each.id == entry.envelope.id)
            };
            // Where they still stand nothing was destroyed: then the order is carried out from its beginning.
            if left.iter().any(of) {
                continue;
            }
            self.append(&carried)?;
        }
        Ok(())
    }
}
