//! Appends from several threads without end, and prints each batch that was acknowledged.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test's load: what fails must stop it"
)]

#[path = "../common/mod.rs"]
mod common;

use std::{io::Write as _, path::Path, thread};

use leeward_ledger::{Appended, SqliteStore, Store as _};

const THREADS: u64 = 4;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let (path, round) = (&arguments[1], arguments[2].parse::<u64>().unwrap());
    let store = SqliteStore::open(Path::new(path)).unwrap();
    thread::scope(|scope| {
        for thread in 0..THREADS {
            let store = &store;
            scope.spawn(move || {
                for turn in 0.. {
                    let number = round * 1_000_000_000 + thread * 100_000_000 + turn;
                    let case = common::case(u32::try_from(turn % 7).unwrap());
                    let batch = common::batch(number, case, 3, None);
                    if matches!(store.append(&batch).unwrap(), Appended::Now { .. }) {
                        writeln!(std::io::stdout().lock(), "{number}").unwrap();
                    }
                }
            });
        }
    });
}
