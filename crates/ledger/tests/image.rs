//! A picture of a ledger is one of its states, however much is written meanwhile.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops at what it did not expect"
)]

mod common;

use std::thread;

use common::{batch, case, destruction};
use leeward_ledger::{Extent, Shelf, SqliteStore, Store as _, Version, image, verify};

#[test]
fn a_picture_taken_while_it_is_written_to_verifies_and_holds_no_half_batch() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.db");
    let store = SqliteStore::open(&path).unwrap();
    store
        .append(&batch(5000, case(1), 3, Some(Version(0))))
        .unwrap();
    thread::scope(|scope| {
        let growing = scope.spawn(|| {
            for number in 0..200 {
                store.append(&batch(number, case(1), 3, None)).unwrap();
                store.put(Shelf::Sessions, b"cookie", b"canary").unwrap();
            }
        });
        let (mut pictures, mut last) = (0, 0);
        while !growing.is_finished() || pictures < 3 {
            let taken = image(&path).unwrap();
            assert_eq!(taken.head.size % 3, 0);
            assert!(taken.head.size >= last);
            last = taken.head.size;
            let there = folder.path().join(format!("{pictures}.db"));
            std::fs::write(&there, &taken.bytes).unwrap();
            let restored = SqliteStore::open(&there).unwrap();
            assert_eq!(verify(&restored, Some(taken.head)).unwrap(), taken.head);
            assert!(restored.list(Shelf::Sessions).unwrap().is_empty());
            pictures += 1;
        }
    });
    assert_eq!(image(&path).unwrap().head.size, 603);
}

#[test]
fn a_picture_holds_no_session_no_draft_and_nothing_destroyed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.db");
    let store = SqliteStore::open(&path).unwrap();
    let mut one = batch(1, case(1), 2, None);
    one.entries[0].letter.0 = b"canary letter".repeat(900);
    store.append(&one).unwrap();
    for shelf in [Shelf::Sessions, Shelf::Drafts, Shelf::House] {
        let value = format!("canary {shelf:?}");
        store.put(shelf, b"key", value.as_bytes()).unwrap();
    }
    let holds = |bytes: &[u8], word: &str| {
        bytes
            .windows(word.len())
            .any(|window| window == word.as_bytes())
    };
    let before = image(&path).unwrap().bytes;
    assert!(holds(&before, "canary letter") && holds(&before, "canary House"));
    assert!(!holds(&before, "canary Sessions") && !holds(&before, "canary Drafts"));
    // Destroyed a moment ago, its bytes not yet gone from the file: the picture is written anew.
    store
        .destroy(&destruction(2, &[(0, Extent::Letter)]))
        .unwrap();
    assert!(!holds(&image(&path).unwrap().bytes, "canary letter"));
}
