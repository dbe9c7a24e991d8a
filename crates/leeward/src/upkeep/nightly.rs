//! The night's run, by itself while a program is served ([`night`] says what it does), and the list beside the backups.
//!
//! The list says what was taken out since, so that an older backup, restored, is without it as well. The program's key
//! signs it: whoever can write to the place of the backups alone can take it away, and not make one that destroys.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use keys::Stream;
use ledger::Store;
use night::{Ledgers as Four, Night, NightError, TakenOut, Went, last_night, lines};
use program_file::Settings;
use rules::{CaseId, Moment};
use witness::{Note, PublicKey, Signer};

use super::take::whole;
use crate::{house::Ledgers, output::Trouble};

/// The list beside the backups.
const LIST: &str = "taken-out.txt";
/// As earlier versions wrote it: unsigned, and of single entries alone.
const EARLIER: &str = "taken-out.json";
/// Its first line, so that no other text which the program's key has signed is taken for one.
const FIRST: &str = "leeward taken out 1";

/// Who is told of each case of which something whole is gone.
pub(crate) type Told = Box<dyn Fn(CaseId) + Send + Sync>;

/// Carries orders and the schedule out.
pub(crate) struct Nightly {
    pub(crate) ledgers: Ledgers,
    /// The rule pack.
    pub(crate) pack: String,
    pub(crate) stream: Stream,
    /// Of the separate files' ledger.
    pub(crate) apart: Stream,
    /// Where backups lie, if anywhere.
    pub(crate) beside: Option<PathBuf>,
    pub(crate) signer: Signer,
    pub(crate) told: Told,
    pub(crate) done: Mutex<Done>,
}

/// How far it has come.
#[derive(Default)]
pub(crate) struct Done {
    /// The night of which everything was looked at.
    night: Option<Moment>,
    /// Whether the list says everything.
    listed: bool,
}

impl Nightly {
    /// Carries out what was in force before the last three o'clock.
    pub(crate) fn tick(&self, now: Moment) -> Result<(), Trouble> {
        let four = self.four();
        let settings = Settings::read(four.program)?;
        let rules = settings.rules(&self.pack).map_err(Trouble::wrong)?;
        let night = last_night(now, &rules.zone);
        let mut done = self.done.lock().unwrap_or_else(PoisonError::into_inner);
        let first = done.night != Some(night);
        let before = sizes(four)?;
        let ran: Result<(), NightError> = Night {
            ledgers: four,
            rules: &rules,
            stream: &self.stream,
            apart: &self.apart,
            now,
            told: &self.told,
        }
        .run(first)
        .into_iter()
        .collect();
        if ran.is_ok() {
            done.night = Some(night);
        }
        done.listed &= !first && before == sizes(four)?;
        // The list also where something failed: what is gone is gone.
        if !done.listed {
            self.list(four)?;
            done.listed = true;
        }
        ran.map_err(Trouble::wrong)
    }

    fn four(&self) -> Four<'_> {
        Four {
            client: self.ledgers.client.as_ref(),
            drop: self.ledgers.drop.as_ref(),
            victim: self.ledgers.victim.as_ref(),
            program: self.ledgers.program.as_ref(),
        }
    }

    /// The list beside the backups, written anew where it does not say everything.
    fn list(&self, four: Four<'_>) -> Result<(), Trouble> {
        let Some(beside) = &self.beside else {
            return Ok(());
        };
        let there = listed(beside, Some(&self.signer.public()))?;
        // What an earlier program's folder had taken out stays on it.
        let mut all = lines(four)?;
        all.extend(there.iter().cloned());
        all.sort();
        all.dedup();
        if all != there {
            let mut text = format!("{FIRST}\n");
            for line in &all {
                let line = serde_json::to_string(line).map_err(Trouble::wrong)?;
                text.push_str(&line);
                text.push('\n');
            }
            let note = self.signer.sign(&text);
            whole(
                &beside.join(LIST),
                |out| Ok(out.write_all(note.as_bytes())?),
            )?;
        }
        let earlier = beside.join(EARLIER);
        if earlier.is_file() {
            fs::remove_file(&earlier).map_err(|error| said(&earlier, &error))?;
        }
        Ok(())
    }
}

/// How many entries each of the ledgers has.
fn sizes(four: Four<'_>) -> Result<[u64; 4], Trouble> {
    let size = |store: &dyn Store| store.head().map(|head| head.size);
    Ok([
        size(four.client)?,
        size(four.drop)?,
        size(four.victim)?,
        size(four.program)?,
    ])
}

fn said(file: &Path, error: &dyn std::fmt::Display) -> Trouble {
    Trouble::wrong(format!("{}: {error}", file.display()))
}

/// The list of what was taken out, beside a backup; nothing where there is none. What `key` has not signed is refused: it
/// could destroy what nobody ordered, and without it what was destroyed would come back in silence.
pub(crate) fn listed(beside: &Path, key: Option<&PublicKey>) -> Result<Vec<TakenOut>, Trouble> {
    let file = beside.join(LIST);
    if !file.is_file() {
        return earlier(beside);
    }
    let no = |why: &dyn std::fmt::Display| {
        Trouble::No(format!(
            "{}: {why}. It says what was destroyed since; moved away, what it names comes back with the backup",
            file.display()
        ))
    };
    let text = fs::read_to_string(&file).map_err(|error| said(&file, &error))?;
    let note = Note::read(&text).map_err(|error| no(&error))?;
    let key = key.ok_or_else(|| no(&"the backup has no key that could have signed it"))?;
    note.check(key).map_err(|error| no(&error))?;
    let mut lines = note.text.lines();
    if lines.next() != Some(FIRST) {
        return Err(no(&"is no list of what was taken out"));
    }
    let line = |line: &str| serde_json::from_str(line).map_err(|error| no(&error));
    lines.map(line).collect()
}

/// The list of an earlier version. Nobody signed it, so it takes out the words of single entries and nothing more.
fn earlier(beside: &Path) -> Result<Vec<TakenOut>, Trouble> {
    let file = beside.join(EARLIER);
    if !file.is_file() {
        return Ok(Vec::new());
    }
    let text = fs::read(&file).map_err(|error| said(&file, &error))?;
    let mut lines: Vec<TakenOut> =
        serde_json::from_slice(&text).map_err(|error| said(&file, &error))?;
    lines.retain(|line| line.went == Went::Words);
    lines.sort();
    Ok(lines)
}

#[cfg(test)]
mod tests {
    use backup::Key;
    use keys::Opener;
    use ledger::{
        Actor, Batch, BatchId, Envelope, Exactness, Matter, NewEntry, SealedLetter, SqliteStore,
        verify,
    };
    use program_file::{Act, Became, CaseOrders, Court, Files, NewCaseOrder, Orders, Recorder};
    use rules::{FactId, Outcome, What};

    use super::*;
    use crate::{
        demo,
        house::Folder,
        upkeep::{restore, signer, take},
    };

    /// What stands in the words that are taken out, and nowhere else.
    const WORD: &[u8] = b"plumbago-4711";

    fn at(text: &str) -> Moment {
        Moment::parse(text).unwrap()
    }

    /// A program whose one participant's file has two entries with words; the second says too much.
    fn program(path: &Path, now: Moment) -> Folder {
        let folder = demo::make(path, Some(1), now, false).unwrap();
        let case = CaseId::new("k1").unwrap();
        let entry = |id: &str, words: &[u8]| NewEntry {
            envelope: Envelope {
                case,
                id: FactId::new(id).unwrap(),
                actor: Actor(0),
                at: now,
                exactness: Exactness::Second,
                recorded: now,
                kept: now,
                matter: Matter::Rule(What::Decision {
                    outcome: Outcome::Accepted,
                }),
            },
            salt: [1; 16],
            letter: SealedLetter(words.to_vec()),
        };
        let batch = Batch {
            id: BatchId([1; 16]),
            case,
            seen: None,
            entries: vec![entry("f1", b"harmless"), entry("f2", WORD)],
        };
        folder.client.append(&batch).unwrap();
        folder
    }

    fn nightly(folder: &Folder, beside: &Path) -> Nightly {
        let stream = Stream::from_seed([5; 32]);
        Nightly {
            ledgers: folder.ledgers(),
            pack: folder.setup().rules.clone(),
            signer: signer::made(folder.program.as_ref(), "Test", &stream).unwrap(),
            stream,
            apart: Stream::from_seed([6; 32]),
            beside: Some(beside.to_owned()),
            told: Box::new(|_| {}),
            done: Mutex::default(),
        }
    }

    fn order(folder: &Folder, number: u8, entry: &str, now: Moment) {
        let recorder = Recorder {
            store: folder.program.as_ref(),
        };
        let act = Act {
            seen: None,
            batch: BatchId([number; 16]),
            salt: [2; 16],
            actor: Actor(1),
            now,
        };
        recorder
            .order(&act, "k1", entry, "asked by the victim desk")
            .unwrap();
    }

    fn became(folder: &Folder) -> Became {
        let orders = Orders::read(folder.program.as_ref()).unwrap();
        orders.0.first().unwrap().became.clone()
    }

    /// Whether the word lies anywhere in a folder.
    fn lies(folder: &Path) -> bool {
        let files = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path());
        let mut files = files.filter(|path| path.is_file());
        files.any(|path| {
            let bytes = fs::read(path).unwrap();
            bytes.windows(WORD.len()).any(|part| part == WORD)
        })
    }

    #[test]
    fn an_order_is_carried_out_at_three_and_an_older_backup_comes_back_without_the_words() {
        let place = tempfile::tempdir().unwrap();
        let path = |name: &str| place.path().join(name);
        let evening = at("2026-11-23T22:00:00-06:00");
        let folder = program(&path("data"), evening);
        let beside = path("second");
        fs::create_dir(&beside).unwrap();
        let (stream, to) = (Stream::from_seed([3; 32]), Opener::demonstration().1);
        let file = beside.join("2026-11-24T040000Z.leeward");
        let nightly = nightly(&folder, &beside);
        let taken = take::take(&folder.path, None, &file, to, evening, &stream).unwrap();
        order(&folder, 7, "f2", evening);

        for time in ["2026-11-23T22:01:00-06:00", "2026-11-24T02:59:00-06:00"] {
            nightly.tick(at(time)).unwrap();
            assert_eq!(became(&folder), Became::Waits, "{time}");
            assert!(lies(&folder.path));
        }
        let night = at("2026-11-24T03:00:00-06:00");
        nightly.tick(night).unwrap();
        let Became::Done(done) = became(&folder) else {
            panic!("not carried out");
        };
        assert_eq!(done.place, Some(1));
        assert!(!lies(&folder.path), "its bytes are gone from the files");
        let left = folder
            .client
            .case(CaseId::new("k1").unwrap())
            .unwrap()
            .entries;
        assert!(left[0].letter.is_some() && left[1].letter.is_none());
        assert_eq!(left[1].leaf.to_string(), done.leaf);
        verify(folder.client.as_ref(), None).unwrap();

        let list = listed(&beside, Some(&nightly.signer.public())).unwrap();
        assert_eq!(list.len(), 1);
        let contents = restore::contents(&file, Key::File(&taken.key)).unwrap();
        let again = |name: &str| {
            let to = path(name);
            restore::restore(&contents, &to, &[], night, &stream, Some(&beside))
        };
        assert_eq!(again("with").unwrap().taken_out, 1);
        assert!(!lies(&path("with")));
        let client = SqliteStore::open(&path("with").join("client.db")).unwrap();
        verify(&client, None).unwrap();
        // A list that somebody else has written is refused, whatever it says.
        let file = beside.join(LIST);
        let text = fs::read_to_string(&file).unwrap();
        let place = text.replace("\"place\":1", "\"place\":0");
        let other =
            Signer::of_seed(nightly.signer.public().name(), &[9; 32]).sign("leeward taken out 1\n");
        for (number, forged) in [place, other].into_iter().enumerate() {
            assert_ne!(forged, text);
            fs::write(&file, &forged).unwrap();
            let no = again(&format!("forged-{number}"))
                .err()
                .unwrap()
                .to_string();
            assert!(no.contains("moved away"), "{no}");
        }
        // The test can fail: without the list the words come back, and another leaf is not touched.
        let other = [TakenOut {
            leaf: "00".repeat(32),
            ..list[0].clone()
        }];
        let line = serde_json::to_string(&other[0]).unwrap();
        let note = nightly.signer.sign(&format!("{FIRST}\n{line}\n"));
        fs::write(&file, note).unwrap();
        assert_eq!(again("other").unwrap().taken_out, 0);
        fs::remove_file(&file).unwrap();
        assert_eq!(again("without").unwrap().taken_out, 0);
        assert!(lies(&path("without")));
        // The list of an earlier version takes out words, and no case.
        let word = |went: &str| format!("[{{\"place\":1,\"leaf\":\"{}\"{went}}}]", list[0].leaf);
        fs::write(beside.join(EARLIER), word("")).unwrap();
        assert_eq!(again("earlier").unwrap().taken_out, 1);
        fs::write(beside.join(EARLIER), word(",\"went\":\"case\"")).unwrap();
        assert_eq!(again("earlier-case").unwrap().taken_out, 0);
    }

    /// Orders the whole case, both files.
    fn order_case(folder: &Folder, now: Moment) {
        let recorder = Recorder {
            store: folder.program.as_ref(),
        };
        let act = Act {
            seen: None,
            batch: BatchId([70; 16]),
            salt: [2; 16],
            actor: Actor(1),
            now,
        };
        let new = NewCaseOrder {
            case: "k1".to_owned(),
            files: Files::Both,
            court: Court {
                court: "District Court of Sandplum County".to_owned(),
                number: "CF-2026-9999".to_owned(),
                day: now.day(&jiff::tz::TimeZone::UTC).yesterday().unwrap(),
                text: "All records are to be destroyed.".to_owned(),
            },
        };
        recorder.order_case(&act, &new, false).unwrap();
    }

    #[test]
    fn a_whole_case_is_in_no_file_and_in_no_backup_that_comes_back() {
        let place = tempfile::tempdir().unwrap();
        let path = |name: &str| place.path().join(name);
        let evening = at("2026-11-23T22:00:00-06:00");
        let folder = program(&path("data"), evening);
        let beside = path("second");
        fs::create_dir(&beside).unwrap();
        let nightly = nightly(&folder, &beside);
        // Both decisions were recorded in error, says the victim desk: so nothing is owed.
        let case = CaseId::new("k1").unwrap();
        let void = |id: &str, of: &str| NewEntry {
            envelope: Envelope {
                case,
                id: FactId::new(id).unwrap(),
                actor: Actor(0),
                at: evening,
                exactness: Exactness::Second,
                recorded: evening,
                kept: evening,
                matter: Matter::Rule(What::Void {
                    fact: FactId::new(of).unwrap(),
                }),
            },
            salt: [1; 16],
            letter: SealedLetter([WORD, b" too"].concat()),
        };
        let her = Batch {
            id: BatchId([8; 16]),
            case,
            seen: None,
            entries: vec![void("v1", "f1"), void("v2", "f2")],
        };
        folder.victim.append(&her).unwrap();
        let (stream, to) = (Stream::from_seed([3; 32]), Opener::demonstration().1);
        let file = beside.join("2026-11-24T040000Z.leeward");
        let taken = take::take(&folder.path, None, &file, to, evening, &stream).unwrap();
        order_case(&folder, evening);
        // Thirty days after its last entry, and not before.
        nightly.tick(at("2026-12-23T03:00:00-06:00")).unwrap();
        assert!(lies(&folder.path));
        let night = at("2026-12-24T03:00:00-06:00");
        nightly.tick(night).unwrap();
        let orders = CaseOrders::read(folder.program.as_ref()).unwrap();
        assert_eq!(orders.orders[0].done().unwrap().entries, 2);
        assert!(!lies(&folder.path), "its bytes are gone from the files");
        for store in [&folder.client, &folder.victim] {
            verify(store.as_ref(), None).unwrap();
            assert_eq!(store.case(case).unwrap().entries, []);
        }
        let list = listed(&beside, Some(&nightly.signer.public())).unwrap();
        assert_eq!(list.len(), 2, "one line for each ledger's whole case");
        let contents = restore::contents(&file, Key::File(&taken.key)).unwrap();
        let to = path("with");
        let restored = restore::restore(&contents, &to, &[], night, &stream, Some(&beside));
        assert_eq!(restored.unwrap().taken_out, 4);
        assert!(!lies(&to));
        for name in ["client", "victim"] {
            let store = SqliteStore::open(&to.join(format!("{name}.db"))).unwrap();
            verify(&store, None).unwrap();
        }
        // The test can fail: without the list it comes back.
        let to = path("without");
        restore::restore(&contents, &to, &[], night, &stream, None).unwrap();
        assert!(lies(&to));
    }

    #[test]
    fn what_is_not_there_is_said_and_nothing_is_done_twice() {
        let place = tempfile::tempdir().unwrap();
        let evening = at("2026-11-23T22:00:00-06:00");
        let night = at("2026-11-24T03:00:00-06:00");
        let folder = program(&place.path().join("data"), evening);
        let nightly = nightly(&folder, place.path());
        order(&folder, 7, "f2", evening);
        nightly.tick(night.plus(60)).unwrap();
        assert!(matches!(became(&folder), Became::Done(done) if done.place == Some(1)));
        order(&folder, 8, "f9", evening);
        nightly.tick(night.plus(120)).unwrap();
        assert!(matches!(became(&folder), Became::Done(done) if done.place.is_none()));
        let head = folder.client.head().unwrap();
        nightly.tick(night.plus(180)).unwrap();
        assert_eq!(folder.client.head().unwrap(), head, "nothing is done twice");
    }
}
