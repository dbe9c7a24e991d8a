//! Durable appends from 64 writers, beside the same rows in bare SQLite committed in groups of 64.

use std::thread;

use ledger::{
    Actor, Batch, BatchId, Envelope, Exactness, Matter, NewEntry, SealedLetter, SqliteStore, Store,
};
use rules::{CaseId, FactId, Moment, What};

use crate::best;

const WRITERS: u64 = 64;
const EACH: u64 = 150;

fn batch(number: u64) -> Batch {
    let case = CaseId::new(&format!("c{}", number % 500)).unwrap();
    let at = Moment::from_second(1_790_000_000);
    let envelope = Envelope {
        case,
        id: FactId::new(&format!("f{number}")).unwrap(),
        actor: Actor(1),
        at,
        exactness: Exactness::Second,
        recorded: at,
        kept: at,
        matter: Matter::Rule(What::SessionAttended),
    };
    let mut id = [0; 16];
    id[..8].copy_from_slice(&number.to_be_bytes());
    let entry = NewEntry {
        envelope,
        salt: [5; 16],
        letter: SealedLetter(vec![9; 512]),
    };
    Batch {
        id: BatchId(id),
        case,
        seen: None,
        entries: vec![entry],
    }
}

/// Prints the ratio.
pub(crate) fn measure() {
    let ours = best(|| {
        let folder = tempfile::tempdir().unwrap();
        let store = SqliteStore::open(&folder.path().join("ledger.db")).unwrap();
        thread::scope(|scope| {
            for writer in 0..WRITERS {
                let store = &store;
                scope.spawn(move || {
                    for turn in 0..EACH {
                        store.append(&batch(writer * EACH + turn)).unwrap();
                    }
                });
            }
        });
    });
    let bare = best(|| {
        let folder = tempfile::tempdir().unwrap();
        let mut connection = rusqlite::Connection::open(folder.path().join("bare.db")).unwrap();
        connection.execute_batch("PRAGMA journal_mode = wal; PRAGMA synchronous = full; CREATE TABLE rows (id INTEGER PRIMARY KEY, envelope BLOB, letter BLOB)").unwrap();
        for group in 0..EACH {
            let transaction = connection.transaction().unwrap();
            for writer in 0..WRITERS {
                let batch = batch(writer * EACH + group);
                let entry = &batch.entries[0];
                let bytes = entry.envelope.to_bytes().unwrap();
                transaction
                    .prepare_cached("INSERT INTO rows VALUES (?1, ?2, ?3)")
                    .unwrap()
                    .execute(((group * WRITERS + writer) as i64, bytes, &entry.letter.0))
                    .unwrap();
            }
            transaction.commit().unwrap();
        }
    });
    let rows = (WRITERS * EACH) as f64;
    println!("durable appends, {WRITERS} writers, {rows} facts with letters of 512 bytes");
    println!(
        "  ledger                       {:7.0} /s  ledger / bare SQLite in groups of 64 {:6.2}",
        rows / ours,
        bare / ours
    );
}
