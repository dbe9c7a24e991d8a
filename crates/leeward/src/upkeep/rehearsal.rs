//! A backup is worth what comes back of it: it is read where it lies, restored into a folder of its own, checked from
//! the first entry of each ledger, counted, and removed again. Each month by itself, with the same duties on both sides.

use std::{fs, path::Path};

use backup::Key;
use ledger::{SqliteStore, Store};
use program_file::{Proof, Rehearsal, Settings};
use rules::{Moment, Rules};

use super::restore::{self, Found};
use crate::{
    house::{self, Ledgers},
    output::Trouble,
    record::cases_until,
};

/// The folder that a rehearsal restores into, inside the program's own: on the same disk, closed to others, and never
/// a program's itself.
const FOLDER: &str = "rehearsal";

/// So long after one that went well the next is held, in seconds.
const MONTH: i64 = 30 * 24 * 3600;
/// So long after one that did not.
const AGAIN: i64 = 24 * 3600;

/// What came back.
pub(crate) struct Rehearsed {
    /// When the backup was made.
    pub(crate) made: Moment,
    /// Each ledger.
    pub(crate) ledgers: Vec<Found>,
    /// Of how many cases the duties were computed on both sides, where that was asked for.
    pub(crate) cases: usize,
}

/// The program that a backup was just made of, to compare with.
pub(crate) struct Original<'a> {
    pub(crate) ledgers: &'a Ledgers,
    /// Its rule pack.
    pub(crate) pack: &'a str,
}

/// Rehearses one backup beside a program's folder or in any other.
pub(crate) fn rehearse(
    file: &Path,
    key: Key<'_>,
    beside: &Path,
    original: Option<&Original<'_>>,
) -> Result<Rehearsed, Trouble> {
    let contents = restore::contents(file, key)?;
    let made = Moment::from_second(contents.manifest.made);
    let folder = beside.join(FOLDER);
    let said = |error: std::io::Error| Trouble::wrong(format!("{}: {error}", folder.display()));
    // One that was cut off left its mark, and is cleared.
    house::begin(&folder)?;
    let found = restore::unpack(&contents, &folder)
        .and_then(|()| restore::found(&folder, &[]))
        .and_then(|found| {
            let cases = match original {
                Some(original) => same_duties(original, &folder, &found, made)?,
                None => 0,
            };
            Ok((found, cases))
        });
    fs::remove_dir_all(&folder).map_err(said)?;
    let (ledgers, cases) = found?;
    Ok(Rehearsed {
        made,
        ledgers,
        cases,
    })
}

/// Computes every case's duties from what was restored and from the program itself, as far as the backup goes. No key is
/// needed: duties are made of envelopes.
fn same_duties(
    original: &Original<'_>,
    folder: &Path,
    found: &[Found],
    made: Moment,
) -> Result<usize, Trouble> {
    let open = |name: &str| SqliteStore::open(&folder.join(format!("{name}.db")));
    let (client, drop, victim) = (open("client")?, open("drop")?, open("victim")?);
    let size = |name: &str| {
        let found = found.iter().find(|each| each.name == name);
        found.map_or(0, |found| found.size)
    };
    let sides: [[&dyn Store; 3]; 2] = [
        [&client, &drop, &victim],
        [
            original.ledgers.client.as_ref(),
            original.ledgers.drop.as_ref(),
            original.ledgers.victim.as_ref(),
        ],
    ];
    let days = Settings::read(&open("program")?)?.days();
    let rules = Rules::new(original.pack, &days).map_err(Trouble::wrong)?;
    let [back, here] = sides.map(|[client, drop, victim]| {
        cases_until([
            (client, size("client")),
            (drop, size("drop")),
            (victim, size("victim")),
        ])
    });
    let (back, here) = (back?, here?);
    let owed = |case: &crate::record::Case| {
        let history = &case.history;
        rules::duties(&rules, history, history.as_of(made))
    };
    let same = back.len() == here.len()
        && back
            .iter()
            .zip(&here)
            .all(|(back, here)| back.history.case == here.history.case && owed(back) == owed(here));
    if same {
        return Ok(back.len());
    }
    Err(Trouble::No(
        "what was restored does not owe what the program owes".to_owned(),
    ))
}

/// Whether one is to be held now.
pub(crate) fn is_due(proof: &Proof, now: Moment) -> bool {
    proof.rehearsals.first().is_none_or(|(at, last)| {
        let wait = match last.trouble.is_empty() {
            true => MONTH,
            false => AGAIN,
        };
        now.second() - at.second() >= wait
    })
}

/// What is written down of one.
pub(crate) fn result(rehearsed: Result<Rehearsed, Trouble>, made: Moment) -> Rehearsal {
    match rehearsed {
        Ok(rehearsed) => Rehearsal {
            made: rehearsed.made.second(),
            entries: rehearsed
                .ledgers
                .iter()
                .map(|found| (found.name.to_owned(), found.size))
                .collect(),
            cases: rehearsed.cases,
            trouble: String::new(),
        },
        Err(trouble) => Rehearsal {
            made: made.second(),
            trouble: trouble.to_string(),
            ..Rehearsal::default()
        },
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use keys::{Opener, Stream};
    use ledger::{Actor, Batch, BatchId, Envelope, Exactness, Matter, NewEntry, SealedLetter};
    use rules::{CaseId, FactId, Outcome, What};

    use super::*;
    use crate::{demo, house::Folder, upkeep::take};

    /// A program with one participant, and how it was decided about them.
    fn decided(path: &Path, outcome: Outcome, now: Moment) -> Folder {
        let folder = demo::make(path, Some(1), now, false).unwrap();
        let case = CaseId::new("k1").unwrap();
        let envelope = Envelope {
            case,
            id: FactId::new("f1").unwrap(),
            actor: Actor(0),
            at: now,
            exactness: Exactness::Second,
            recorded: now,
            kept: now,
            matter: Matter::Rule(What::Decision { outcome }),
        };
        let entry = NewEntry {
            envelope,
            salt: [1; 16],
            letter: SealedLetter::default(),
        };
        let batch = Batch {
            id: BatchId([1; 16]),
            case,
            seen: None,
            entries: vec![entry],
        };
        folder.client.append(&batch).unwrap();
        folder
    }

    #[test]
    fn what_came_back_must_owe_what_the_program_owes() {
        let place = tempfile::tempdir().unwrap();
        let now = Moment::parse("2026-11-23T20:00:00-06:00").unwrap();
        let path = |name: &str| place.path().join(name);
        let one = decided(&path("one"), Outcome::Accepted, now);
        let stream = Stream::from_seed([3; 32]);
        let to = Opener::demonstration().1;
        let file = path("one.leeward");
        let taken = take::take(&one.path, &file, to, now, &stream).unwrap();
        let against = |folder: &Folder| {
            let original = Original {
                ledgers: &folder.ledgers(),
                pack: "us-ok",
            };
            rehearse(&file, Key::File(&taken.key), &one.path, Some(&original))
        };
        assert_eq!(against(&one).unwrap().cases, 1);
        let other = decided(&path("other"), Outcome::Denied, now);
        let trouble = against(&other).err().unwrap().to_string();
        assert!(trouble.contains("does not owe"), "{trouble}");
        assert!(!one.path.join(FOLDER).exists(), "removed all the same");
        // What was recorded after the backup is no difference.
        let recorder = program_file::Recorder {
            store: one.program.as_ref(),
        };
        let act = program_file::Act {
            seen: None,
            batch: BatchId([2; 16]),
            salt: [2; 16],
            actor: Actor(0),
            now,
        };
        recorder.go_live(&act, date(2026, 11, 1)).unwrap();
        assert!(against(&one).is_ok());
    }

    #[test]
    fn one_is_held_each_month_and_the_day_after_one_that_did_not_go_well() {
        let now = Moment::parse("2026-11-23T20:00:00-06:00").unwrap();
        let held = |seconds: i64, trouble: &str| Proof {
            rehearsals: vec![(
                now.plus(-seconds),
                Rehearsal {
                    trouble: trouble.to_owned(),
                    ..Rehearsal::default()
                },
            )],
            ..Proof::default()
        };
        assert!(is_due(&Proof::default(), now));
        assert!(!is_due(&held(MONTH - 1, ""), now) && is_due(&held(MONTH, ""), now));
        assert!(!is_due(&held(AGAIN - 1, "no"), now) && is_due(&held(AGAIN, "no"), now));
    }
}
