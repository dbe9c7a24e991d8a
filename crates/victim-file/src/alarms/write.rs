//! The two facts of an alarm, without words and so without a key: a locked server writes them.

use client_file::{batch_in, fact_of};
use keys::Stream;
use ledger::{
    Actor, AppendError, Appended, Batch, BatchId, Envelope, Exactness, Filed, Matter, NewEntry,
    SealedLetter, Store, StoreError,
};
use rules::{CaseId, FactId, Moment};
use sha2::{Digest as _, Sha256};

/// So often another label is tried where a fact of the case has the one that an alarm would get.
const LABELS: u8 = 8;

/// Where and when it is written down.
#[derive(Clone, Copy)]
pub struct Pen<'a> {
    /// The victim ledger.
    pub victim: &'a dyn Store,
    /// Randomness for the salts.
    pub stream: &'a Stream,
    /// Now.
    pub now: Moment,
}

/// Of which danger, and which of its alarms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Which {
    /// Of which case.
    pub case: CaseId,
    /// Which danger.
    pub threat: FactId,
    /// Which alarm: the first is 0.
    pub step: u16,
}

impl Pen<'_> {
    /// An alarm is about to go out to these people: durable before any mail is written. Whether it is ours to
    /// send: `false` where it was written down before, by whomever.
    ///
    /// # Errors
    /// When the ledger cannot be written; then nothing may go out.
    pub fn alarmed(&self, which: Which, to: &[u16]) -> Result<bool, StoreError> {
        let Which { threat, step, .. } = which;
        let matters: Vec<Matter> = to
            .iter()
            .map(|staff| {
                Matter::Filed(Filed::Alarmed {
                    threat,
                    step,
                    staff: *staff,
                })
            })
            .collect();
        // Keyed by danger and step alone: of two that would send one step, one does.
        self.put(which, "alarmed", &matters)
    }

    /// It did not go out to this one.
    ///
    /// # Errors
    /// When the ledger cannot be written.
    pub fn unsent(&self, which: Which, staff: u16) -> Result<bool, StoreError> {
        let Which { threat, step, .. } = which;
        let matter = Matter::Filed(Filed::Unsent {
            threat,
            step,
            staff,
        });
        self.put(which, &format!("unsent {staff}"), &[matter])
    }

    fn put(&self, which: Which, what: &str, matters: &[Matter]) -> Result<bool, StoreError> {
        for label in 0..LABELS {
            let id = batch(which, what, label);
            match self.victim.append(&self.batch(which.case, id, matters)?) {
                Ok(Appended::Now { .. }) => return Ok(true),
                Ok(Appended::Before) => return Ok(false),
                Err(AppendError::Taken(_)) => {}
                Err(AppendError::Store(error)) => return Err(error),
                Err(other) => return Err(StoreError(other.to_string())),
            }
        }
        Err(StoreError("no free label for an alarm".to_owned()))
    }

    fn batch(&self, case: CaseId, id: BatchId, matters: &[Matter]) -> Result<Batch, StoreError> {
        let mut entries = Vec::with_capacity(matters.len());
        for (number, matter) in matters.iter().enumerate() {
            let envelope = Envelope {
                case,
                id: fact_of(id, number)?,
                // Nobody's: a command's number.
                actor: Actor(0),
                at: self.now,
                exactness: Exactness::Second,
                recorded: self.now,
                kept: self.now,
                matter: *matter,
            };
            entries.push(NewEntry {
                envelope,
                salt: self.stream.bytes(),
                letter: SealedLetter::default(),
            });
        }
        Ok(Batch {
            id,
            case,
            seen: None,
            entries,
        })
    }
}

fn batch(which: Which, what: &str, label: u8) -> BatchId {
    let hash = Sha256::new()
        .chain_update("alarm")
        .chain_update(what)
        .chain_update([label])
        .chain_update(which.step.to_be_bytes())
        .chain_update(which.threat.as_str())
        .finalize();
    let mut id = [0; 16];
    for (to, from) in id.iter_mut().zip(hash) {
        *to = from;
    }
    batch_in(BatchId(id), which.case)
}
