//! What was destroyed is in no file any more, and a destruction that was cut off is finished.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at what it did not expect"
)]

mod common;

use std::path::Path;

use common::{batch, case, destruction};
use leeward_ledger::{Extent, Fault, Position, SealedLetter, SqliteStore, Store as _, verify};
use rusqlite::Connection;

/// In which files of the folder the bytes lie.
fn found(folder: &Path, bytes: &[u8]) -> Vec<String> {
    let mut files: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path())
        .filter(|path| {
            let all = std::fs::read(path).unwrap();
            all.windows(bytes.len()).any(|window| window == bytes)
        })
        .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    files.sort();
    files
}

/// A letter of so many bytes, with a word at its end that stands nowhere else.
fn letter(word: &str, length: usize) -> SealedLetter {
    let mut letter = vec![7; length];
    letter.extend_from_slice(word.as_bytes());
    SealedLetter(letter)
}

/// Sixty cases of two entries, with short letters and long ones; the third case's are to go.
fn make(path: &Path) -> SqliteStore {
    let store = SqliteStore::open(path).unwrap();
    for number in 0..60_u32 {
        let mut batch = batch(u64::from(number), case(number), 2, None);
        batch.entries[0].letter = letter(&format!("short canary {number}."), 100);
        batch.entries[1].letter = letter(&format!("long canary {number}."), 20_000);
        batch.entries[0].salt = [u8::try_from(number).unwrap() + 100; 16];
        store.append(&batch).unwrap();
    }
    store
}

#[test]
fn the_bytes_of_a_destroyed_letter_are_in_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let store = make(&folder.path().join("ledger.db"));
    let words = ["short canary 3.", "long canary 3."];
    for word in words {
        assert!(!found(folder.path(), word.as_bytes()).is_empty());
    }
    let both = [(6, Extent::Letter), (7, Extent::Letter)];
    store.destroy(&destruction(100, &both)).unwrap();
    assert!(store.purge().unwrap());
    for word in words {
        assert_eq!(found(folder.path(), word.as_bytes()), [""; 0], "{word}");
    }
    assert!(!found(folder.path(), b"long canary 4.").is_empty());
    verify(&store, None).unwrap();
}

#[test]
fn the_envelope_and_the_salt_of_a_case_that_was_destroyed_are_in_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let store = make(&folder.path().join("ledger.db"));
    let read = store.case(case(3)).unwrap().entries;
    let envelope = read[0].envelope.to_bytes().unwrap();
    let whole = [(6, Extent::Whole), (7, Extent::Whole)];
    store.destroy(&destruction(100, &whole)).unwrap();
    assert!(store.purge().unwrap());
    assert_eq!(found(folder.path(), &envelope), [""; 0]);
    assert_eq!(found(folder.path(), &[103; 16]), [""; 0]);
    assert_eq!(found(folder.path(), b"b3-0"), [""; 0], "the fact's id");
    assert_eq!(found(folder.path(), b"canary 3."), [""; 0]);
    // Another case's salt is found, so the search would have seen it.
    assert_eq!(found(folder.path(), &[104; 16]), ["ledger.db"]);
    verify(&store, None).unwrap();
}

#[test]
fn a_reader_delays_the_purge_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.db");
    let store = make(&path);
    let reader = Connection::open(&path).unwrap();
    let reading = reader.unchecked_transaction().unwrap();
    let _: i64 = reading
        .query_row("SELECT count(*) FROM entries", [], |row| row.get(0))
        .unwrap();
    store
        .destroy(&destruction(100, &[(7, Extent::Letter)]))
        .unwrap();
    assert!(!store.purge().unwrap());
    store.append(&batch(200, case(200), 1, None)).unwrap();
    verify(&store, None).unwrap();
    drop(reading);
    assert!(store.purge().unwrap());
    assert_eq!(found(folder.path(), b"long canary 3."), [""; 0]);
}

#[test]
fn a_destruction_that_was_cut_off_is_finished_when_the_ledger_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.db");
    let store = make(&path);
    store
        .destroy(&destruction(100, &[(7, Extent::Letter)]))
        .unwrap();
    drop(store);
    let store = SqliteStore::open(&path).unwrap();
    assert_eq!(found(folder.path(), b"long canary 3."), [""; 0]);
    verify(&store, None).unwrap();
}

#[test]
fn a_fact_that_says_destroyed_of_what_is_still_there_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.db");
    let store = make(&path);
    let kept = store.read(Position(7), 1).unwrap().remove(0);
    store
        .destroy(&destruction(100, &[(7, Extent::Letter)]))
        .unwrap();
    verify(&store, None).unwrap();
    let behind = Connection::open(&path).unwrap();
    behind
        .execute(
            "INSERT INTO letters VALUES (7, ?1)",
            [kept.letter.unwrap().0],
        )
        .unwrap();
    assert_eq!(verify(&store, None), Err(Fault::StillThere(Position(7))));
}

/// Labels that come in no order split pages of the look-up, and a split leaves copies in free space.
#[test]
fn the_labels_of_cases_that_were_destroyed_are_in_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let store = SqliteStore::open(&folder.path().join("ledger.db")).unwrap();
    let label = |number: u64| (number * 7919 % 1000 + 1000).to_string();
    let cases: Vec<_> = (0..1000)
        .map(|number| rules::CaseId::new(&format!("canary{}", label(number))).unwrap())
        .collect();
    for (number, case) in (0..).zip(&cases) {
        let mut one = batch(number, *case, 1, None);
        one.entries[0].letter = letter("word", usize::try_from(number % 90).unwrap());
        store.append(&one).unwrap();
    }
    let gone: Vec<_> = (0..1000)
        .step_by(10)
        .map(|place| (place, Extent::Whole))
        .collect();
    store.destroy(&destruction(5000, &gone)).unwrap();
    assert!(store.purge().unwrap());
    for (place, _) in gone {
        let case = cases[usize::try_from(place).unwrap()];
        assert_eq!(found(folder.path(), case.as_str().as_bytes()), [""; 0]);
    }
    assert!(!found(folder.path(), cases[1].as_str().as_bytes()).is_empty());
    verify(&store, None).unwrap();
}
