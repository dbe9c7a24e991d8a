//! Promise 6: nothing recorded before a checkpoint that left the house can be changed, removed or reordered
//! unnoticed. Every attack is made with all that the server has, before everybody who verifies.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what is not as expected must stop the test"
)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    ops::Range,
    path::{Path, PathBuf},
    thread,
};

use ledger::{
    Batch, BatchId, Cause, Checkpoint, Envelope, Extent, Filed, Matter, NewEntry, SealedLetter,
    SqliteStore, Store as _, own_case,
};
use leeward_tests::ledgers::{VERIFIERS, checkpoint, facts, write};
use proptest::{collection::vec, prelude::*};
use rules::{FactId, Moment};
use rusqlite::{Connection, types::Value};
use tempfile::TempDir;

/// So many facts had been recorded when the checkpoint was printed.
const PRINTED: u8 = 7;
/// So many there are now.
const NOW: u8 = 11;

struct Attacked {
    folder: TempDir,
    facts: Vec<NewEntry>,
    printed: Checkpoint,
}

impl Attacked {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("printed.db");
        write(&path, &facts(PRINTED));
        let printed = checkpoint(&path);
        Self {
            folder,
            facts: facts(NOW),
            printed,
        }
    }

    /// A ledger in a folder of its own, under the name by which it is known.
    fn place(&self, name: &str) -> PathBuf {
        let folder = self.folder.path().join(name);
        fs::create_dir(&folder).unwrap();
        folder.join("client.db")
    }
}

/// Everybody finds the file sound in itself, and refuses it before the checkpoint.
fn is_refused(name: &str, path: &Path, printed: &Checkpoint) {
    for (who, verify) in VERIFIERS {
        assert_eq!(
            verify(path, None),
            None,
            "{name}: {who} without a checkpoint"
        );
        let said = verify(path, Some(printed));
        let said = said.unwrap_or_else(|| panic!("{name}: {who} saw nothing"));
        let expected = "the first 7 entries are not those of the checkpoint";
        assert!(said.contains(expected), "{name}: {who} said {said}");
    }
}

#[test]
fn an_honest_ledger_is_taken_by_everybody_before_and_after_it_has_grown() {
    let attacked = Attacked::new();
    for count in [PRINTED, NOW] {
        let path = attacked.place(&format!("honest{count}"));
        write(&path, &attacked.facts[..usize::from(count)]);
        for (who, verify) in VERIFIERS {
            assert_eq!(verify(&path, Some(&attacked.printed)), None, "{who}");
        }
    }
}

#[test]
fn whoever_has_every_key_cannot_write_another_past_before_a_printed_checkpoint() {
    let attacked = Attacked::new();
    let printed = &attacked.printed;
    let of_old = usize::from(PRINTED);
    type Attack = (&'static str, Box<dyn Fn(&mut Vec<NewEntry>)>);
    let attacks: Vec<Attack> = vec![
        (
            "a letter rewritten",
            Box::new(|all| all[4].letter = SealedLetter(b"other words".to_vec())),
        ),
        (
            "an hour rewritten",
            Box::new(|all| {
                let at = all[2].envelope.at.second() - 3600;
                all[2].envelope.at = Moment::from_second(at);
            }),
        ),
        ("another salt", Box::new(|all| all[6].salt[15] ^= 1)),
        ("the first dropped", Box::new(|all| drop(all.remove(0)))),
        (
            "the last before it dropped",
            Box::new(move |all| drop(all.remove(of_old - 1))),
        ),
        ("two in another order", Box::new(|all| all.swap(2, 3))),
        (
            "one put in between",
            Box::new(|all| {
                let mut more = all[1].clone();
                more.envelope.id = rules::FactId::new("new").unwrap();
                all.insert(3, more);
            }),
        ),
        (
            "letters exchanged",
            Box::new(|all| {
                let (one, other) = (all[1].letter.clone(), all[5].letter.clone());
                (all[1].letter, all[5].letter) = (other, one);
            }),
        ),
        (
            "cut off before it",
            Box::new(move |all| all.truncate(of_old - 1)),
        ),
        ("all of it cut off", Box::new(|all| all.clear())),
        (
            "another end grown on the same beginning",
            Box::new(move |all| {
                all.truncate(of_old - 2);
                for mut more in facts(NOW).split_off(of_old - 2) {
                    more.salt = [99; 16];
                    all.push(more);
                }
            }),
        ),
    ];
    for (number, (name, attack)) in attacks.iter().enumerate() {
        let mut other = attacked.facts.clone();
        attack(&mut other);
        assert_ne!(other, attacked.facts);
        let path = attacked.place(&format!("attack{number}"));
        write(&path, &other);
        is_refused(name, &path, printed);
    }
}

#[test]
fn an_older_copy_put_back_is_refused() {
    let attacked = Attacked::new();
    let path = attacked.place("older");
    write(&path, &attacked.facts[..5]);
    is_refused("rolled back", &path, &attacked.printed);
}

/// A letter and a whole case are destroyed by order, after the checkpoint was printed.
fn destroyed(path: &Path, facts: &[NewEntry]) {
    write(path, facts);
    let store = SqliteStore::open(path).unwrap();
    let case = own_case().unwrap();
    let of_k2 = facts.iter().enumerate();
    let of_k2 = of_k2.filter(|(_, fact)| fact.envelope.case.as_str() == "k2");
    let whole = of_k2.map(|(place, _)| (u64::try_from(place).unwrap(), Extent::Whole));
    let entries = whole
        .chain([(2, Extent::Letter)])
        .map(|(position, extent)| {
            let mut entry = facts[0].clone();
            entry.envelope.case = case;
            entry.envelope.id = FactId::new(&format!("gone{position}")).unwrap();
            entry.envelope.matter = Matter::Filed(Filed::Destroyed {
                position,
                extent,
                cause: Cause::CourtOrder,
            });
            entry
        });
    let order = Batch {
        id: BatchId([7; 16]),
        case,
        seen: None,
        entries: entries.collect(),
    };
    store.destroy(&order).unwrap();
    assert!(store.purge().unwrap());
}

#[test]
fn what_was_destroyed_by_order_is_taken_by_everybody_and_any_other_gap_by_nobody() {
    let attacked = Attacked::new();
    let path = attacked.place("ordered");
    destroyed(&path, &attacked.facts);
    for (who, verify) in VERIFIERS {
        assert_eq!(verify(&path, Some(&attacked.printed)), None, "{who}");
    }
    for (number, (attack, expected)) in [
        (
            "INSERT INTO letter_hashes VALUES (4, zeroblob(32)); DELETE FROM letters WHERE position = 4",
            "position 4 is not as it was sealed",
        ),
        (
            "DELETE FROM letter_hashes WHERE position = 2",
            "the letter of position 2 is gone, and no order says so",
        ),
        (
            "INSERT INTO gone SELECT position, leaf FROM entries WHERE position = 2;
            DELETE FROM entries WHERE position = 2; DELETE FROM letter_hashes WHERE position = 2;
            UPDATE cases SET version = version - 0",
            "position 2 is missing",
        ),
        ("DELETE FROM gone WHERE position = 3", "position 3 is missing"),
        (
            "UPDATE gone SET leaf = zeroblob(32) WHERE position = 3",
            "the tree of",
        ),
    ]
    .into_iter()
    .enumerate()
    {
        let path = attacked.place(&format!("unordered{number}"));
        destroyed(&path, &attacked.facts);
        let behind = Connection::open(&path).unwrap();
        behind.execute_batch(attack).unwrap();
        drop(behind);
        for (who, verify) in VERIFIERS {
            let said = verify(&path, None).unwrap_or_default();
            assert!(said.contains(expected), "{attack}: {who} said `{said}`");
        }
    }
    // Put back, with a fact that says it is gone.
    let path = attacked.place("back");
    destroyed(&path, &attacked.facts);
    let behind = Connection::open(&path).unwrap();
    let letter = attacked.facts[2].letter.0.clone();
    behind
        .execute("INSERT INTO letters VALUES (2, ?1)", [letter])
        .unwrap();
    drop(behind);
    for (who, verify) in VERIFIERS {
        let said = verify(&path, None).unwrap_or_default();
        let expected = "position 2 was to be destroyed, and is still there";
        assert!(said.contains(expected), "{who} said `{said}`");
    }
}

/// The ledger as one file without a log, in small pages so that every bit of it can have its turn. What a page held before it
/// became a tree is wiped, so that each copy of a record is one that is read.
///
/// `LEEWARD_TAMPER_FACTS=12` makes one of twelve facts, not of four: more pages, and trees inside of the file.
fn small() -> Vec<u8> {
    #[expect(clippy::disallowed_methods, reason = "how long this test is to run")]
    let asked = std::env::var("LEEWARD_TAMPER_FACTS").ok();
    let count = asked.map_or(4, |text| text.parse().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("client.db");
    write(&path, &facts(count));
    let behind = Connection::open(&path).unwrap();
    behind
        .execute_batch(
            "PRAGMA journal_mode = delete; PRAGMA page_size = 512; PRAGMA secure_delete = on; VACUUM;",
        )
        .unwrap();
    drop(behind);
    fs::read(&path).unwrap()
}

/// The tables that are the ledger; beside them stand which batches were taken, accounts, sessions.
const SEALED: [&str; 7] = [
    "entries",
    "letters",
    "letter_hashes",
    "gone",
    "heads",
    "frontier",
    "cases",
];

/// Everything that can be read of each table.
fn contents(bytes: &[u8]) -> rusqlite::Result<BTreeMap<String, Vec<Vec<Value>>>> {
    let mut connection = Connection::open_in_memory()?;
    connection.deserialize_read_exact("main", bytes, bytes.len(), true)?;
    let mut all = BTreeMap::new();
    for table in SEALED.into_iter().chain(["batches", "residue", "shelves"]) {
        let mut statement = connection.prepare(&format!("SELECT * FROM {table}"))?;
        let columns = statement.column_count();
        let rows = statement.query_map([], |row| (0..columns).map(|at| row.get(at)).collect())?;
        all.insert(table.to_owned(), rows.collect::<Result<_, _>>()?);
    }
    Ok(all)
}

/// What became of turned bits.
#[derive(Debug, Default)]
struct Turned {
    found: u32,
    nothing: u32,
    beside: u32,
    /// Bytes of which a bit turned and nobody found it.
    quiet: BTreeSet<usize>,
}

/// Turns each bit of these bytes of the file, one at a time.
fn turn(small: &[u8], places: Range<usize>) -> Turned {
    let verdict = |bytes: &[u8]| {
        let book = verifier::Book::of_bytes(bytes).map_err(|error| error.to_string())?;
        verifier::check(&book, &[]).map_err(|fault| fault.to_string())
    };
    let (good, sealed) = (verdict(small).unwrap(), contents(small).unwrap());
    let mut bytes = small.to_vec();
    let mut turned = Turned::default();
    for (place, bit) in places.flat_map(|place| (0..8).map(move |bit| (place, bit))) {
        bytes[place] ^= 1 << bit;
        match verdict(&bytes) {
            Err(_) => turned.found += 1,
            Ok(verdict) => {
                turned.quiet.insert(place);
                assert_eq!(verdict, good, "byte {place}, bit {bit}");
                let now = contents(&bytes).unwrap();
                for (table, rows) in &sealed {
                    assert!(
                        !SEALED.contains(&table.as_str()) || now[table] == *rows,
                        "byte {place}, bit {bit}: {table} reads otherwise"
                    );
                }
                if now == sealed {
                    turned.nothing += 1;
                } else {
                    turned.beside += 1;
                }
            }
        }
        bytes[place] ^= 1 << bit;
    }
    turned
}

/// Where the file holds what the sealed tables say, each text and each run of bytes: in at least as many places as there are
/// cells that say it.
fn records(small: &[u8]) -> BTreeMap<Vec<u8>, Vec<Range<usize>>> {
    let mut cells: BTreeMap<Vec<u8>, usize> = BTreeMap::new();
    for (_, rows) in contents(small)
        .unwrap()
        .iter()
        .filter(|(table, _)| SEALED.contains(&table.as_str()))
    {
        for value in rows.iter().flatten() {
            let bytes = match value {
                Value::Blob(bytes) => bytes.as_slice(),
                Value::Text(text) => text.as_bytes(),
                _ => continue,
            };
            // What is shorter is met by chance elsewhere; its row's other bytes stand for it.
            if bytes.len() >= 5 {
                *cells.entry(bytes.to_vec()).or_default() += 1;
            }
        }
    }
    let places = |(bytes, cells): (Vec<u8>, usize)| {
        let found = (0..=small.len() - bytes.len()).filter(|at| small[*at..].starts_with(&bytes));
        let found: Vec<_> = found.map(|at| at..at + bytes.len()).collect();
        assert!(found.len() >= cells, "{bytes:?}: {cells} cells, {found:?}");
        (bytes, found)
    };
    cells.into_iter().map(places).collect()
}

#[test]
fn every_single_bit_of_a_small_ledger_is_found_or_changes_nothing_that_was_sealed() {
    let small = small();
    let records = records(&small);
    let half = small.len() / 2;
    let (one, other) = thread::scope(|scope| {
        let one = scope.spawn(|| turn(&small, 0..half));
        (turn(&small, half..small.len()), one.join().unwrap())
    });
    let found = one.found + other.found;
    let nothing = one.nothing + other.nothing;
    let beside = one.beside + other.beside;
    let quiet: BTreeSet<usize> = one.quiet.union(&other.quiet).copied().collect();
    let mut guarded = BTreeSet::new();
    for (bytes, places) in &records {
        for place in places {
            let turned = quiet.range(place.clone()).next();
            assert_eq!(turned, None, "{bytes:?} at {place:?}");
            guarded.extend(place.clone());
        }
    }
    assert!(guarded.len() > 400, "{}", guarded.len());
    println!(
        "{} bits: {found} found, among them all {} of the sealed records; {nothing} change nothing that is read (free \
         room of pages, counters of SQLite's header, words of the schema); {beside} change what is beside the ledger \
         (which batches were taken)",
        small.len() * 8,
        guarded.len() * 8,
    );
}

/// The writings of each kind that lie in ledgers.
const WRITTEN: &str = include_str!("../../crates/ledger/tests/written.txt");

fn bytes(hex: &str) -> Vec<u8> {
    (0..hex.len() / 2)
        .map(|at| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).unwrap())
        .collect()
}

/// Both read them alike, or neither does.
fn agree(bytes: &[u8]) {
    let ours = Envelope::from_bytes(bytes).ok().map(|envelope| {
        (
            envelope.case.to_string(),
            envelope.id.to_string(),
            envelope.kept,
            envelope.moves_version(),
            envelope
                .destroyed()
                .map(|(place, extent)| (place.0, extent == Extent::Whole)),
        )
    });
    let theirs = verifier::Head::read(bytes).ok().map(|head| {
        (
            head.case,
            head.fact,
            Moment::from_second(head.kept),
            head.moves,
            head.destroyed,
        )
    });
    assert_eq!(theirs, ours, "{bytes:02x?}");
}

#[test]
fn the_small_verifier_and_the_format_know_every_kind_that_lies_in_ledgers() {
    let format = include_str!("../../docs/format.md");
    for line in WRITTEN.lines() {
        let bytes = bytes(line);
        agree(&bytes);
        let envelope = Envelope::from_bytes(&bytes).unwrap();
        // `Rule(Void { .. })` is the kind `void`, `Filed(Look)` the kind `Look`.
        let (name, moves) = match envelope.matter {
            ledger::Matter::Rule(what) => (rules::Word::word(what.kind()).to_owned(), ""),
            ledger::Matter::Filed(filed) => {
                let said = format!("{filed:?}");
                let name = said.split([' ', '(']).next().unwrap().to_owned();
                (
                    name,
                    if envelope.moves_version() {
                        "yes |"
                    } else {
                        "no |"
                    },
                )
            }
        };
        let row = format
            .lines()
            .find(|row| row.contains(&format!(" | {name} | ")));
        let row = row.unwrap_or_else(|| panic!("docs/format.md does not name `{name}`"));
        assert!(row.ends_with(moves), "{row}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_small_verifier_reads_the_envelopes_that_the_ledger_reads_and_no_others(
        line in any::<prop::sample::Index>(), place in any::<prop::sample::Index>(), to in vec(any::<u8>(), 0..3), gone in 0_usize..3,
    ) {
        let lines: Vec<&str> = WRITTEN.lines().collect();
        let mut bytes = bytes(lines[line.index(lines.len())]);
        let place = place.index(bytes.len());
        let end = (place + gone).min(bytes.len());
        bytes.splice(place..end, to);
        agree(&bytes);
    }
}
