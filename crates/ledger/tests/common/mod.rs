//! Batches for the tests of stores.
#![allow(dead_code, unreachable_pub, reason = "each test takes what it needs")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops at what it did not expect"
)]

use leeward_ledger::{
    Actor, Batch, BatchId, Cause, Envelope, Exactness, Extent, Filed, Matter, NewEntry,
    SealedLetter, Version, own_case,
};
use rules::{CaseId, FactId, Moment, What};

pub fn case(number: u32) -> CaseId {
    CaseId::new(&format!("k{number}")).unwrap()
}

pub fn entry(of: CaseId, id: &str, matter: Matter) -> NewEntry {
    let at = Moment::from_second(1_790_000_000);
    let envelope = Envelope {
        case: of,
        id: FactId::new(id).unwrap(),
        actor: Actor(3),
        at,
        exactness: Exactness::Second,
        recorded: at,
        kept: at,
        matter,
    };
    NewEntry {
        envelope,
        salt: [7; 16],
        letter: SealedLetter(format!("letter of {id}").into_bytes()),
    }
}

/// `count` facts whose ids begin with the batch's number.
pub fn batch(number: u64, of: CaseId, count: usize, seen: Option<Version>) -> Batch {
    let mut id = [0; 16];
    id[..8].copy_from_slice(&number.to_be_bytes());
    let entries = (0..count).map(|place| {
        entry(
            of,
            &format!("b{number}-{place}"),
            Matter::Rule(What::SessionAttended),
        )
    });
    Batch {
        id: BatchId(id),
        case: of,
        seen,
        entries: entries.collect(),
    }
}

pub fn look(number: u64, of: CaseId) -> Batch {
    let mut batch = batch(number, of, 1, None);
    batch.entries = vec![entry(
        of,
        &format!("look{number}"),
        Matter::Filed(Filed::Look),
    )];
    batch
}

/// Destroys what lies at these places.
pub fn destruction(number: u64, of: &[(u64, Extent)]) -> Batch {
    let case = own_case().unwrap();
    let mut batch = batch(number, case, of.len(), None);
    for (entry, (position, extent)) in batch.entries.iter_mut().zip(of) {
        entry.envelope.matter = Matter::Filed(Filed::Destroyed {
            position: *position,
            extent: *extent,
            cause: Cause::CourtOrder,
        });
        entry.letter = SealedLetter::default();
    }
    batch
}
