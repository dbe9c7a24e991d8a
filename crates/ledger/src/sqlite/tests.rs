//! What only this store can get wrong.

use rules::{CaseId, FactId, Moment};
use rusqlite::Connection;

use super::*;
use crate::{Actor, BatchId, Exactness, Filed, Matter, NewEntry, verify};

fn batch(number: u8) -> Batch {
    let (case, at) = (CaseId::new("k1").unwrap(), Moment::from_second(0));
    let envelope = Envelope {
        case,
        id: FactId::new(&format!("f{number}")).unwrap(),
        actor: Actor(1),
        at,
        exactness: Exactness::Second,
        recorded: at,
        kept: at,
        matter: Matter::Filed(Filed::Intake),
    };
    let entries = vec![NewEntry {
        envelope,
        salt: [number; 16],
        letter: SealedLetter(vec![number]),
    }];
    Batch {
        id: BatchId([number; 16]),
        case,
        seen: None,
        entries,
    }
}

#[test]
fn after_a_failed_write_nothing_is_taken_until_it_is_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.db");
    let store = SqliteStore::open(&path).unwrap();
    store.append(&batch(1)).unwrap();
    let behind = Connection::open(&path).unwrap();
    behind
        .execute_batch("CREATE TRIGGER broken BEFORE INSERT ON heads BEGIN SELECT RAISE(ABORT, 'no room'); END")
        .unwrap();
    let refused = store.append(&batch(2)).unwrap_err().to_string();
    assert!(refused.contains("no room"), "{refused}");
    // The cause is gone, but nobody knows what else is.
    behind.execute_batch("DROP TRIGGER broken").unwrap();
    assert!(matches!(
        store.append(&batch(3)),
        Err(AppendError::Store(_))
    ));
    assert!(matches!(
        store.append(&batch(1)),
        Err(AppendError::Store(_))
    ));
    assert!(store.put(Shelf::House, b"a", b"b").is_err());
    assert_eq!(store.head().unwrap().size, 1);
    drop(store);
    let store = SqliteStore::open(&path).unwrap();
    store.append(&batch(3)).unwrap();
    assert_eq!(verify(&store, None).unwrap().size, 2);
}

#[test]
fn what_was_acknowledged_is_there_when_it_is_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.db");
    let mut head = Frontier::new().head();
    for number in 0..9 {
        let store = SqliteStore::open(&path).unwrap();
        assert_eq!(store.head().unwrap(), head);
        store.append(&batch(number)).unwrap();
        assert_eq!(store.append(&batch(number)).unwrap(), Appended::Before);
        store.put(Shelf::House, &[number], b"kept").unwrap();
        head = verify(&store, Some(head)).unwrap();
    }
    assert_eq!(
        SqliteStore::open(&path)
            .unwrap()
            .list(Shelf::House)
            .unwrap()
            .len(),
        9
    );
}

#[test]
fn two_stores_of_one_file_make_one_tree() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.db");
    let stores = [
        SqliteStore::open(&path).unwrap(),
        SqliteStore::open(&path).unwrap(),
    ];
    for number in 0..10_u8 {
        stores[usize::from(number % 2)]
            .append(&batch(number))
            .unwrap();
    }
    assert_eq!(verify(&stores[0], None).unwrap().size, 10);
}

#[test]
fn a_file_of_a_later_program_and_one_that_is_no_ledger_are_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let later = folder.path().join("later.db");
    drop(SqliteStore::open(&later).unwrap());
    Connection::open(&later)
        .unwrap()
        .pragma_update(None, "user_version", 99)
        .unwrap();
    let refused = SqliteStore::open(&later).unwrap_err().to_string();
    assert!(refused.contains("`99`"), "{refused}");

    let other = folder.path().join("other.db");
    Connection::open(&other)
        .unwrap()
        .execute_batch("CREATE TABLE notes (words)")
        .unwrap();
    assert!(SqliteStore::open(&other).is_err());
    let tables: i64 = Connection::open(&other)
        .unwrap()
        .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
        .unwrap();
    assert_eq!(tables, 1);

    let text = folder.path().join("text.db");
    std::fs::write(
        &text,
        "not a database at all, but long enough to be taken for one".repeat(20),
    )
    .unwrap();
    assert!(SqliteStore::open(&text).is_err());
}

#[cfg(unix)]
#[test]
fn only_its_owner_reads_the_file_and_its_log() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.db");
    let store = SqliteStore::open(&path).unwrap();
    store.append(&batch(1)).unwrap();
    for file in std::fs::read_dir(folder.path()).unwrap() {
        let file = file.unwrap();
        assert_eq!(
            file.metadata().unwrap().permissions().mode() & 0o077,
            0,
            "{:?}",
            file.path()
        );
    }
}

#[test]
fn a_ledger_of_the_first_tables_is_brought_up_and_can_be_destroyed_from() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.db");
    let store = SqliteStore::open(&path).unwrap();
    store.append(&batch(1)).unwrap();
    let before = store.head().unwrap();
    drop(store);
    Connection::open(&path)
        .unwrap()
        .execute_batch(
            "DROP TABLE letter_hashes; DROP TABLE gone; DROP TABLE residue; PRAGMA user_version = 1",
        )
        .unwrap();
    let store = SqliteStore::open(&path).unwrap();
    let mut order = batch(2);
    order.entries[0].envelope.matter = Matter::Filed(Filed::Destroyed {
        position: 0,
        extent: crate::Extent::Letter,
        cause: crate::Cause::Retention,
    });
    store.destroy(&order).unwrap();
    assert!(store.purge().unwrap());
    assert_eq!(verify(&store, Some(before)).unwrap().size, 2);
}
