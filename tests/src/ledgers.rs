//! Small ledgers to be attacked, and everybody who verifies one; the cases of any.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use jiff::civil::date;
use ledger::{
    Actor, Batch, BatchId, Checkpoint, Envelope, Exactness, Filed, Matter, NewEntry, SealedLetter,
    SqliteStore, Standing, Store,
};
use rules::{CaseId, FactId, Moment, Outcome, PersonNo, What};

use crate::browser::binary;

/// The cases of a ledger, each once, in the order in which they began; not what is about accounts or the ledger itself.
///
/// # Panics
/// When they cannot be read.
#[must_use]
pub fn cases_of(store: &dyn Store) -> Vec<CaseId> {
    let mut cases = Vec::new();
    store
        .envelopes(&mut |_, envelope| {
            if !envelope.of_no_file() && !cases.contains(&envelope.case) {
                cases.push(envelope.case);
            }
        })
        .unwrap();
    cases
}

/// One fact of each of these kinds, two cases by turns.
///
/// # Panics
/// Never: the labels are good ones.
#[must_use]
pub fn facts(count: u8) -> Vec<NewEntry> {
    let matters = [
        Matter::Filed(Filed::Intake),
        Matter::Rule(What::Decision {
            outcome: Outcome::Accepted,
        }),
        Matter::Filed(Filed::Look),
        Matter::Rule(What::Callback {
            person: PersonNo(1),
            day: date(2026, 12, 4),
        }),
        Matter::Filed(Filed::Standing(Standing::Jail)),
    ];
    let matters = matters.into_iter().cycle();
    (0..count)
        .zip(matters)
        .map(|(number, matter)| {
            let at = Moment::from_second(1_796_000_000 + 60 * i64::from(number));
            let envelope = Envelope {
                case: CaseId::new(if number % 3 == 0 { "k2" } else { "k1" }).unwrap(),
                id: FactId::new(&format!("f{number}")).unwrap(),
                actor: Actor(3),
                at,
                exactness: Exactness::Second,
                recorded: at,
                kept: at,
                matter,
            };
            NewEntry {
                envelope,
                salt: std::array::from_fn(|at| noise(number, at)),
                letter: SealedLetter(
                    (16..16 + usize::from(number) * 5)
                        .map(|at| noise(number, at))
                        .collect(),
                ),
            }
        })
        .collect()
}

/// Bytes that look like no others of a file.
fn noise(number: u8, at: usize) -> u8 {
    let at = u8::try_from(at % 251).unwrap();
    number.wrapping_mul(59) ^ at.wrapping_mul(37).wrapping_add(101)
}

/// A ledger of these facts with everything computed as the program does it: what somebody can make who owns the
/// machine and has every key.
///
/// # Panics
/// When the file cannot be written.
pub fn write(path: &Path, facts: &[NewEntry]) {
    let store = SqliteStore::open(path).unwrap();
    for (number, fact) in facts.iter().enumerate() {
        let mut id = [0; 16];
        id[..8].copy_from_slice(&(number as u64).to_be_bytes());
        let batch = Batch {
            id: BatchId(id),
            case: fact.envelope.case,
            seen: None,
            entries: vec![fact.clone()],
        };
        store.append(&batch).unwrap();
    }
}

/// The ledger's checkpoint now.
///
/// # Panics
/// When the file cannot be read.
#[must_use]
pub fn checkpoint(path: &Path) -> Checkpoint {
    let head = SqliteStore::open(path).unwrap().head().unwrap();
    Checkpoint {
        origin: "leeward/client/Sandplum".to_owned(),
        head,
    }
}

/// Whoever verifies, and what they say: nothing where all is as it was sealed.
pub type Verifier = (
    &'static str,
    fn(&Path, Option<&Checkpoint>) -> Option<String>,
);

/// The ledger's own code, the small verifier, both as they are called by people, and the one in Python.
pub const VERIFIERS: [Verifier; 5] = [
    ("ledger::verify", |path, checkpoint| {
        let store = match SqliteStore::open(path) {
            Ok(store) => store,
            Err(error) => return Some(error.to_string()),
        };
        let found = ledger::verify(&store, checkpoint.map(|each| each.head));
        found.err().map(|fault| fault.to_string())
    }),
    ("verifier::check", |path, checkpoint| {
        let book = match verifier::Book::open(path) {
            Ok(book) => book,
            Err(error) => return Some(error.to_string()),
        };
        let texts = checkpoint.map(|each| verifier::Checkpoint::read(&each.to_string()).unwrap());
        let found = verifier::check(&book, texts.as_slice());
        found.err().map(|fault| fault.to_string())
    }),
    ("leeward verify", |path, checkpoint| {
        // It knows a ledger by its file's name.
        let mut command = Command::new(binary());
        command.arg("verify").arg(path);
        if let Some(checkpoint) = checkpoint {
            command.args(["--checkpoint", &checkpoint.to_string()]);
        }
        said(&mut command)
    }),
    ("leeward-verifier", |path, checkpoint| {
        let verifier = binary().with_file_name("leeward-verifier");
        assert!(
            verifier.is_file(),
            "there is no `leeward-verifier`: cargo build -p leeward-verifier"
        );
        let mut command = Command::new(verifier);
        command.arg(path);
        if let Some(checkpoint) = checkpoint {
            command.arg(text(path, checkpoint));
        }
        said(&mut command)
    }),
    ("verifier.py", |path, checkpoint| {
        let mut command = Command::new("python3");
        command
            .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/verifier.py"))
            .arg(path);
        if let Some(checkpoint) = checkpoint {
            command.arg(text(path, checkpoint));
        }
        said(&mut command)
    }),
];

fn text(path: &Path, checkpoint: &Checkpoint) -> PathBuf {
    let file = path.with_extension("txt");
    fs::write(&file, checkpoint.to_string()).unwrap();
    file
}

fn said(command: &mut Command) -> Option<String> {
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    match output.status.code() {
        Some(0) => None,
        Some(1) => Some(said),
        other => panic!("{command:?} ended with {other:?}: {said}"),
    }
}
