//! Promise 5, first part: a process killed at any instant loses nothing that it had acknowledged.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at what it did not expect"
)]

use std::{
    collections::HashMap,
    io::{BufRead, BufReader},
    process::{Command, Stdio},
};

use leeward_ledger::{Position, SqliteStore, Store as _, verify};

const ROUNDS: u64 = 12;

#[test]
fn a_killed_load_loses_nothing_acknowledged_and_leaves_nothing_half() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.db");
    let mut acknowledged: Vec<u64> = Vec::new();
    for round in 0..ROUNDS {
        let mut load = Command::new(env!("CARGO_BIN_EXE_append-load"))
            .args([path.as_os_str(), round.to_string().as_ref()])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        // Another number of acknowledgements each round, so that the kill falls anywhere.
        let wanted = usize::try_from(1 + round * round * 7).unwrap();
        let mut told = BufReader::new(load.stdout.take().unwrap());
        acknowledged.extend((0..wanted).filter_map(|_| next(&mut told)));
        load.kill().unwrap();
        load.wait().unwrap();
        // What had reached the pipe was acknowledged too.
        acknowledged.extend(std::iter::from_fn(|| next(&mut told)));

        let store = SqliteStore::open(&path).unwrap();
        verify(&store, None).unwrap();
        let mut found: HashMap<u64, usize> = HashMap::new();
        for entry in store.read(Position(0), usize::MAX).unwrap() {
            let number = entry.envelope.id.as_str()[1..]
                .split('-')
                .next()
                .unwrap()
                .parse()
                .unwrap();
            *found.entry(number).or_default() += 1;
        }
        for number in &acknowledged {
            assert!(
                found.contains_key(number),
                "round {round}: batch {number} was acknowledged and is gone"
            );
        }
        assert!(
            found.values().all(|facts| *facts == 3),
            "round {round}: a batch is there in part"
        );
    }
    assert!(
        acknowledged.len() > 500,
        "the load was too slow to prove anything"
    );
}

/// The next whole line; a line that the kill cut off was not told.
fn next(told: &mut impl BufRead) -> Option<u64> {
    let mut line = String::new();
    told.read_line(&mut line).unwrap();
    line.strip_suffix('\n')
        .map(|number| number.parse().unwrap())
}
