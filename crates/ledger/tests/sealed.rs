//! Whatever is changed in a SQLite ledger behind its back is found.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at what it did not expect"
)]

mod common;

use std::path::Path;

use common::{batch, case, destruction, look};
use leeward_ledger::{Entry, Extent, Fault, Position, SqliteStore, Store as _, Version, verify};
use rusqlite::{Connection, types::Value};

/// Two cases, three groups, a look: five entries.
fn make(path: &Path) -> SqliteStore {
    let store = SqliteStore::open(path).unwrap();
    store.append(&batch(1, case(1), 2, None)).unwrap();
    store.append(&batch(2, case(2), 2, None)).unwrap();
    store.append(&look(3, case(1))).unwrap();
    store
}

/// The value with each one of its bits turned.
fn turned(value: &Value) -> Vec<Value> {
    let each = |bytes: &[u8]| -> Vec<Vec<u8>> {
        (0..bytes.len() * 8)
            .map(|bit| {
                let mut now = bytes.to_vec();
                now[bit / 8] ^= 1 << (bit % 8);
                now
            })
            .collect()
    };
    match value {
        Value::Integer(number) => (0..64)
            .map(|bit| Value::Integer(number ^ (1 << bit)))
            .collect(),
        Value::Blob(bytes) => each(bytes).into_iter().map(Value::Blob).collect(),
        Value::Text(text) => each(text.as_bytes())
            .into_iter()
            .filter_map(|text| String::from_utf8(text).ok())
            .map(Value::Text)
            .collect(),
        other => panic!("{other:?} cannot be turned"),
    }
}

#[test]
fn every_turned_bit_of_what_is_kept_of_the_facts_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.db");
    let store = make(&path);
    // A letter, and a whole case of two entries, have been destroyed.
    let whole = [(2, Extent::Whole), (3, Extent::Whole)];
    store
        .destroy(&destruction(4, &[(1, Extent::Letter)]))
        .unwrap();
    store.destroy(&destruction(5, &whole)).unwrap();
    let sealed = verify(&store, None).unwrap();
    let behind = Connection::open(&path).unwrap();
    // The disk is not what is tried here.
    behind.pragma_update(None, "synchronous", "off").unwrap();
    let mut tried = 0;
    for (table, columns) in [
        (
            "entries",
            &["position", "case_id", "fact", "envelope", "salt", "leaf"][..],
        ),
        ("letters", &["position", "letter"]),
        ("heads", &["size", "root"]),
        ("frontier", &["size", "peaks"]),
        ("cases", &["case_id", "version"]),
        ("letter_hashes", &["position", "hash"]),
        ("gone", &["position", "leaf"]),
    ] {
        let name = if table == "cases" {
            "case_id"
        } else {
            columns[0]
        };
        for column in columns {
            let select = format!("SELECT {name}, {column} FROM {table}");
            let rows: Vec<(Value, Value)> = behind
                .prepare(&select)
                .unwrap()
                .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
                .unwrap()
                .collect::<Result<_, _>>()
                .unwrap();
            for (key, was) in rows {
                for now in turned(&was) {
                    let key_now = if *column == name { &now } else { &key };
                    let update = |to: &Value, at: &Value| {
                        behind.execute(
                            &format!("UPDATE {table} SET {column} = ?1 WHERE {name} = ?2"),
                            (to, at),
                        )
                    };
                    // What the file does not let in (a place that is taken) cannot be there either.
                    if update(&now, &key).is_err() {
                        continue;
                    }
                    let found = verify(&store, None);
                    assert!(found.is_err(), "{table}.{column}: {was:?} became {now:?}");
                    assert_eq!(update(&was, key_now).unwrap(), 1);
                    tried += 1;
                }
            }
        }
    }
    assert!(tried > 5000, "{tried}");
    assert_eq!(verify(&store, Some(sealed)), Ok(sealed));
}

#[test]
fn the_fault_names_the_first_place() {
    let faults = [
        (
            "UPDATE entries SET salt = zeroblob(16) WHERE position >= 3",
            Fault::Changed(Position(3)),
        ),
        (
            "DELETE FROM entries WHERE position = 2",
            Fault::Missing(Position(2)),
        ),
        (
            "DELETE FROM entries WHERE position = 4",
            Fault::Missing(Position(4)),
        ),
        (
            "UPDATE letters SET letter = NULL WHERE position = 1",
            Fault::NoLetter(Position(1)),
        ),
        (
            "DELETE FROM letters WHERE position = 1",
            Fault::NoLetter(Position(1)),
        ),
        (
            "UPDATE heads SET root = zeroblob(32) WHERE size = 4",
            Fault::Root(4),
        ),
    ];
    for (attack, expected) in faults {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ledger.db");
        let store = make(&path);
        Connection::open(&path)
            .unwrap()
            .execute_batch(attack)
            .unwrap();
        assert_eq!(verify(&store, None), Err(expected), "{attack}");
    }
    // What nobody ordered is a gap like any other, however well it is made.
    let unordered = [
        (
            "INSERT INTO letter_hashes SELECT position, zeroblob(32) FROM letters WHERE position = 1;
            DELETE FROM letters WHERE position = 1",
            Fault::Changed(Position(1)),
        ),
        (
            "INSERT INTO gone SELECT position, leaf FROM entries WHERE position = 0;
            DELETE FROM entries WHERE position = 0",
            Fault::Missing(Position(0)),
        ),
        (
            "INSERT INTO gone SELECT position, leaf FROM entries WHERE position = 2;
            DELETE FROM entries WHERE position = 2",
            Fault::Missing(Position(2)),
        ),
    ];
    for (attack, expected) in unordered {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ledger.db");
        let store = make(&path);
        store
            .destroy(&destruction(4, &[(2, Extent::Letter)]))
            .unwrap();
        Connection::open(&path)
            .unwrap()
            .execute_batch(attack)
            .unwrap();
        assert_eq!(verify(&store, None), Err(expected), "{attack}");
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.db");
    let store = make(&path);
    let attack = "UPDATE entries SET envelope = x'01ff' WHERE position >= 3";
    Connection::open(&path)
        .unwrap()
        .execute_batch(attack)
        .unwrap();
    assert!(matches!(
        verify(&store, None),
        Err(Fault::Unreadable {
            at: Position(3),
            ..
        })
    ));
}

#[test]
fn a_case_is_never_given_out_with_an_entry_that_was_moved_into_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.db");
    let store = make(&path);
    let attack = "UPDATE entries SET case_id = 'k2' WHERE position = 0";
    Connection::open(&path)
        .unwrap()
        .execute_batch(attack)
        .unwrap();
    assert!(store.case(case(2)).is_err());
    assert!(store.envelopes(&mut |_, _| {}).is_err());
}

/// Everything that a desk would see of the facts.
type Seen = (Vec<Entry>, Vec<(Vec<Entry>, Version)>);

fn see(path: &Path) -> Option<Seen> {
    let store = SqliteStore::open(path).ok()?;
    verify(&store, None).ok()?;
    let cases =
        [case(1), case(2)].map(|of| store.case(of).map(|case| (case.entries, case.version)));
    Some((
        store.read(Position(0), 100).ok()?,
        cases.into_iter().collect::<Result<_, _>>().ok()?,
    ))
}

#[test]
fn a_turned_bit_of_the_file_is_found_or_changes_nothing_that_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.db");
    drop(make(&path));
    let before = see(&path).unwrap();
    let bytes = std::fs::read(&path).unwrap();
    let mut found = 0;
    // A prime apart, so that every page and every part of one has its turn.
    for (turn, place) in (0..bytes.len()).step_by(67).enumerate() {
        let mut now = bytes.clone();
        now[place] ^= 1 << (turn % 8);
        let path = folder.path().join(format!("{place}.db"));
        std::fs::write(&path, now).unwrap();
        match see(&path) {
            None => found += 1,
            Some(after) => assert_eq!(before, after, "byte {place}"),
        }
        std::fs::remove_file(&path).unwrap();
    }
    assert!(found > 20, "{found}");
}
