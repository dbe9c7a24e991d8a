//! The night's run: what was ordered at the program desk before three in the morning is taken out of participants'
//! files.
//!
//! The hour is the same each night, whoever ordered what and why, so it says nothing of it. The participants' ledger
//! gives one cause for all of them (docs/decisions/0055). Beside the backups lies a list of what was taken out, so that an
//! older backup, restored, is without it as well.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use jiff::{civil::Time, tz::TimeZone};
use keys::Stream;
use ledger::{Actor, Batch, BatchId, Cause, Extent, Filed, Position, Remains, Store, own_case};
use program_file::{Act, Became, Order, Orders, Recorder};
use rules::Moment;
use serde::{Deserialize, Serialize};

use super::{restore::about_itself, take::whole};
use crate::{house::Ledgers, output::Trouble};

/// The hour of the run, in the program's zone.
const HOUR: i8 = 3;
/// The list beside the backups.
const LIST: &str = "taken-out.json";

/// Carries orders out.
pub(crate) struct Nightly {
    ledgers: Ledgers,
    zone: TimeZone,
    stream: Stream,
    /// Where backups lie, if anywhere.
    beside: Option<PathBuf>,
    /// Bytes of what was destroyed may still lie in the file.
    unpurged: Mutex<bool>,
}

/// One entry of the participants' ledger of which the words are gone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct TakenOut {
    /// Its place.
    pub(crate) place: u64,
    /// The leaf that stays there: what another ledger has at that place is not touched.
    pub(crate) leaf: String,
}

impl Nightly {
    pub(crate) fn new(
        ledgers: Ledgers,
        zone: TimeZone,
        stream: Stream,
        beside: Option<PathBuf>,
    ) -> Self {
        Self {
            ledgers,
            zone,
            stream,
            beside,
            unpurged: Mutex::new(false),
        }
    }

    /// Carries out what was ordered before the last three o'clock.
    pub(crate) fn tick(&self, now: Moment) -> Result<(), Trouble> {
        let program = self.ledgers.program.as_ref();
        let night = last_night(now, &self.zone);
        let orders = Orders::read(program)?.0;
        let due = |order: &&Order| order.became == Became::Waits && order.at < night;
        // One that fails keeps the others from nothing, nor the file from being purged.
        let carried: Vec<Result<(), Trouble>> = orders
            .iter()
            .filter(due)
            .map(|order| self.carry_out(order, now))
            .collect();
        let done = [self.purge(), self.list()];
        carried.into_iter().chain(done).collect()
    }

    fn carry_out(&self, order: &Order, now: Moment) -> Result<(), Trouble> {
        let client = self.ledgers.client.as_ref();
        let entries = client.case(order.case)?.entries;
        let entry = entries.iter().find(|each| each.envelope.id == order.entry);
        let recorder = Recorder {
            store: self.ledgers.program.as_ref(),
        };
        let act = Act {
            seen: None,
            batch: BatchId(self.stream.bytes()),
            salt: self.stream.bytes(),
            actor: Actor(0),
            now,
        };
        let Some(entry) = entry else {
            // Nothing is there to be taken out: that is said, so that nobody waits for it.
            recorder
                .order_done(&act, order.fact, None, "")
                .map_err(Trouble::wrong)?;
            return Ok(());
        };
        if entry.letter.is_some() {
            let at = [entry.position];
            destroy(client, &at, now, &self.stream)?;
            *self.unpurged.lock().unwrap_or_else(PoisonError::into_inner) = true;
        }
        let (place, leaf) = (entry.position.0, entry.leaf.to_string());
        recorder
            .order_done(&act, order.fact, Some(place), &leaf)
            .map_err(Trouble::wrong)?;
        Ok(())
    }

    /// Whoever still reads keeps the old bytes for a moment: then the next look does it.
    fn purge(&self) -> Result<(), Trouble> {
        let mut unpurged = self.unpurged.lock().unwrap_or_else(PoisonError::into_inner);
        if *unpurged && self.ledgers.client.purge()? {
            *unpurged = false;
        }
        Ok(())
    }

    /// The list beside the backups, written anew where it does not say everything.
    fn list(&self) -> Result<(), Trouble> {
        let Some(beside) = &self.beside else {
            return Ok(());
        };
        let orders = Orders::read(self.ledgers.program.as_ref())?.0;
        let mut all: Vec<TakenOut> = orders
            .iter()
            .filter_map(|order| match &order.became {
                Became::Done(done) => Some(TakenOut {
                    place: done.place?,
                    leaf: done.leaf.clone(),
                }),
                Became::Waits | Became::TakenBack(_) => None,
            })
            .collect();
        let there = listed(beside)?;
        // What an earlier program's folder had taken out stays on it.
        all.extend(
            there
                .iter()
                .filter(|each| !all.contains(each))
                .cloned()
                .collect::<Vec<_>>(),
        );
        all.sort_by_key(|each| each.place);
        if all != there {
            let text = serde_json::to_vec_pretty(&all).map_err(Trouble::wrong)?;
            whole(&beside.join(LIST), |out| Ok(out.write_all(&text)?))?;
        }
        Ok(())
    }
}

/// The list of what was taken out, beside a backup; nothing where there is none.
pub(crate) fn listed(beside: &Path) -> Result<Vec<TakenOut>, Trouble> {
    let file = beside.join(LIST);
    if !file.is_file() {
        return Ok(Vec::new());
    }
    let said =
        |error: &dyn std::fmt::Display| Trouble::wrong(format!("{}: {error}", file.display()));
    let text = fs::read(&file).map_err(|error| said(&error))?;
    serde_json::from_slice(&text).map_err(|error| said(&error))
}

/// Takes out of a restored ledger what was taken out after its backup was made; how many entries.
pub(crate) fn again(
    client: &dyn Store,
    all: &[TakenOut],
    now: Moment,
    stream: &Stream,
) -> Result<usize, Trouble> {
    let mut places = Vec::new();
    for each in all {
        let place = Position(each.place);
        let there = client.leaves(place, 1)?;
        let same = there.first().is_some_and(|leaf| {
            leaf.position == place
                && leaf.leaf.to_string() == each.leaf
                && matches!(leaf.remains, Remains::All(..))
        });
        if same {
            places.push(place);
        }
    }
    if places.is_empty() {
        return Ok(0);
    }
    destroy(client, &places, now, stream)?;
    if !client.purge()? {
        return Err(Trouble::wrong(
            "what was taken out could not be removed from the file",
        ));
    }
    Ok(places.len())
}

/// The words of these places are gone; the participants' ledger gives one cause for whatever was ordered.
fn destroy(
    client: &dyn Store,
    places: &[Position],
    now: Moment,
    stream: &Stream,
) -> Result<(), Trouble> {
    let case = own_case()?;
    let mut entries = Vec::with_capacity(places.len());
    for place in places {
        let destroyed = Filed::Destroyed {
            position: place.0,
            extent: Extent::Letter,
            cause: Cause::WrongFile,
        };
        entries.push(about_itself(destroyed, now, stream)?);
    }
    let batch = Batch {
        id: BatchId(stream.bytes()),
        case,
        seen: None,
        entries,
    };
    client.destroy(&batch).map_err(Trouble::wrong)?;
    Ok(())
}

/// The last three o'clock in the morning. An hour that a day does not have is the next one that it has.
pub(crate) fn last_night(now: Moment, zone: &TimeZone) -> Moment {
    let at = |day: jiff::civil::Date| {
        let local = day.to_datetime(Time::constant(HOUR, 0, 0, 0));
        let at = zone.to_ambiguous_timestamp(local).compatible();
        at.map_or_else(
            |_| Moment::end_of(day, zone),
            |at| Moment::from_second(at.as_second()),
        )
    };
    let today = now.day(zone);
    let tonight = at(today);
    if tonight <= now {
        return tonight;
    }
    at(today.yesterday().unwrap_or(today))
}

#[cfg(test)]
mod tests {
    use backup::Key;
    use keys::Opener;
    use ledger::{Envelope, Exactness, Matter, NewEntry, SealedLetter, SqliteStore, verify};
    use rules::{CaseId, FactId, Outcome, What};

    use super::*;
    use crate::{
        demo,
        house::Folder,
        upkeep::{restore, take},
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
        let zone = folder.rules().unwrap().zone;
        let stream = Stream::from_seed([5; 32]);
        Nightly::new(folder.ledgers(), zone, stream, Some(beside.to_owned()))
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
        let taken = take::take(&folder.path, None, &file, to, evening, &stream).unwrap();
        let nightly = nightly(&folder, &beside);
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

        let list = listed(&beside).unwrap();
        assert_eq!(list.len(), 1);
        let contents = restore::contents(&file, Key::File(&taken.key)).unwrap();
        let again = |name: &str, list: &[TakenOut]| {
            let restored = restore::restore(&contents, &path(name), &[], night, &stream, list);
            restored.unwrap().taken_out
        };
        assert_eq!(again("with", &list), 1);
        assert!(!lies(&path("with")));
        let client = SqliteStore::open(&path("with").join("client.db")).unwrap();
        verify(&client, None).unwrap();
        // The test can fail: without the list the words come back, and another leaf is not touched.
        let other = [TakenOut {
            leaf: "00".repeat(32),
            ..list[0].clone()
        }];
        assert_eq!(again("without", &other), 0);
        assert!(lies(&path("without")));
    }

    #[test]
    fn a_run_that_was_cut_off_is_finished_and_what_is_not_there_is_said() {
        let place = tempfile::tempdir().unwrap();
        let evening = at("2026-11-23T22:00:00-06:00");
        let night = at("2026-11-24T03:00:00-06:00");
        let folder = program(&place.path().join("data"), evening);
        let nightly = nightly(&folder, place.path());
        order(&folder, 7, "f2", evening);
        let stream = Stream::from_seed([3; 32]);
        destroy(folder.client.as_ref(), &[Position(1)], night, &stream).unwrap();
        nightly.tick(night.plus(60)).unwrap();
        assert!(matches!(became(&folder), Became::Done(done) if done.place == Some(1)));
        order(&folder, 8, "f9", evening);
        nightly.tick(night.plus(120)).unwrap();
        assert!(matches!(became(&folder), Became::Done(done) if done.place.is_none()));
        let head = folder.client.head().unwrap();
        nightly.tick(night.plus(180)).unwrap();
        assert_eq!(folder.client.head().unwrap(), head, "nothing is done twice");
    }

    #[test]
    fn the_hour_is_three_also_where_a_day_has_none_or_two() {
        let zone = TimeZone::get("America/Chicago").unwrap();
        for (now, night) in [
            ("2026-11-24T03:00:00-06:00", "2026-11-24T03:00:00-06:00"),
            ("2026-11-24T02:59:59-06:00", "2026-11-23T03:00:00-06:00"),
            ("2026-11-01T12:00:00-06:00", "2026-11-01T03:00:00-06:00"),
            ("2026-03-08T12:00:00-05:00", "2026-03-08T03:00:00-05:00"),
        ] {
            assert_eq!(last_night(at(now), &zone), at(night), "{now}");
        }
    }
}
