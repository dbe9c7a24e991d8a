//! Going through a ledger from its first entry, beside the bare hash of the same bytes.

use ledger::{
    Actor, Batch, BatchId, Envelope, Exactness, Matter, NewEntry, Position, SealedLetter,
    SqliteStore, Store as _, verify,
};
use rules::{CaseId, FactId, Moment, What};
use sha2::{Digest as _, Sha256};

use crate::best;

const ENTRIES: u64 = 200_000;
/// Entries appended at once.
const TOGETHER: u64 = 500;

fn batch(number: u64) -> Batch {
    let case = CaseId::new(&format!("c{number}")).unwrap();
    let at = Moment::from_second(1_790_000_000);
    let entry = |place: u64| NewEntry {
        envelope: Envelope {
            case,
            id: FactId::new(&format!("f{place}")).unwrap(),
            actor: Actor(1),
            at,
            exactness: Exactness::Second,
            recorded: at,
            kept: at,
            matter: Matter::Rule(What::SessionAttended),
        },
        salt: [5; 16],
        letter: SealedLetter(vec![9; 512]),
    };
    let mut id = [0; 16];
    id[..8].copy_from_slice(&number.to_be_bytes());
    Batch {
        id: BatchId(id),
        case,
        seen: None,
        entries: (0..TOGETHER).map(entry).collect(),
    }
}

/// Prints the ratio.
pub(crate) fn measure() {
    let folder = tempfile::tempdir().unwrap();
    let store = SqliteStore::open(&folder.path().join("ledger.db")).unwrap();
    for number in 0..ENTRIES / TOGETHER {
        store.append(&batch(number)).unwrap();
    }
    let ours = best(|| verify(&store, None).unwrap());
    let entries = store.read(Position(0), usize::MAX).unwrap();
    let entries: Vec<(Vec<u8>, Vec<u8>)> = entries
        .into_iter()
        .map(|entry| {
            let sealed = entry.letter.map(|letter| letter.0).unwrap_or_default();
            (entry.envelope.to_bytes().unwrap(), sealed)
        })
        .collect();
    let bytes: usize = entries
        .iter()
        .map(|(one, other)| one.len() + other.len())
        .sum();
    let bare = best(|| {
        let mut hasher = Sha256::new();
        for (envelope, letter) in &entries {
            hasher.update(envelope);
            hasher.update(letter);
        }
        hasher.finalize()
    });
    let rate = |seconds: f64| bytes as f64 / seconds / 1e6;
    println!("verifying a ledger of {ENTRIES} entries with letters of 512 bytes, one core");
    println!(
        "  {ours:7.3} s   {:6.0} entries a second   {:6.0} MB/s   verify / bare SHA-256 ({:.0} MB/s) {:6.2}",
        ENTRIES as f64 / ours,
        rate(ours),
        rate(bare),
        bare / ours
    );
}
