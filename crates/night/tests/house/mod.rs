//! A small program in memory: one case, decided, with something handed over.

use std::{
    cell::Cell,
    sync::atomic::{AtomicUsize, Ordering},
};

use keys::Stream;
use ledger::{
    Actor, AppendError, Appended, Batch, BatchId, CaseEntries, Entry, Envelope, Exactness, Filed,
    Head, Leaf, Matter, MemoryStore, NewEntry, Position, Record, SealedLetter, Shelf, Store,
    StoreError,
};
use leeward_night::{Ledgers, Night};
use program_file::{Act, CaseBecame, CaseOrders, Court, Files, NewCaseOrder, Recorder, Refused};
use rules::{
    CaseId, Channel, Duty, Ending, FactId, Moment, Outcome, OwnNumber, Rules, State, Toward, What,
};

pub(crate) const CASE: &str = "k1";

pub(crate) fn case() -> CaseId {
    CaseId::new(CASE).unwrap()
}

pub(crate) fn at(text: &str) -> Moment {
    Moment::parse(text).unwrap()
}

pub(crate) fn entry(id: &str, at: Moment, what: What, words: &[u8]) -> NewEntry {
    filed(id, at, Matter::Rule(what), words)
}

fn filed(id: &str, at: Moment, matter: Matter, words: &[u8]) -> NewEntry {
    NewEntry {
        envelope: Envelope {
            case: case(),
            id: FactId::new(id).unwrap(),
            actor: Actor(0),
            at,
            exactness: Exactness::Second,
            recorded: at,
            kept: at,
            matter,
        },
        salt: [1; 16],
        letter: SealedLetter(words.to_vec()),
    }
}

/// What a ledger says, without the names and salts that are drawn.
pub(crate) fn said(store: &MemoryStore) -> Vec<String> {
    let entries = store.read(Position(0), usize::MAX).unwrap().into_iter();
    let said = entries.map(|entry| {
        let envelope = entry.envelope;
        let matter = format!("{:?} at {:?}", envelope.matter, envelope.kept);
        // The root of the participants' ledger is made of salts.
        let words = match envelope.matter {
            Matter::Filed(Filed::CaseOrder(_)) => None,
            _ => entry.letter,
        };
        format!("{} {matter} {words:?}", entry.position.0)
    });
    said.collect()
}

/// The kinds of what it says, in order of their names.
pub(crate) fn kinds(store: &MemoryStore) -> Vec<String> {
    let entries = store.read(Position(0), usize::MAX).unwrap().into_iter();
    let mut kinds: Vec<String> = entries
        .map(|entry| format!("{:?}", entry.envelope.matter))
        .collect();
    kinds.sort();
    kinds
}

pub(crate) struct House {
    pub(crate) client: MemoryStore,
    pub(crate) drop: MemoryStore,
    pub(crate) victim: MemoryStore,
    pub(crate) program: MemoryStore,
    pub(crate) rules: Rules,
    stream: Stream,
    apart: Stream,
    batches: Cell<u8>,
}

impl House {
    pub(crate) fn new() -> Self {
        Self {
            client: MemoryStore::new(),
            drop: MemoryStore::new(),
            victim: MemoryStore::new(),
            program: MemoryStore::new(),
            rules: Rules::new("us-ok", &[]).unwrap(),
            stream: Stream::from_seed([5; 32]),
            apart: Stream::from_seed([6; 32]),
            batches: Cell::new(100),
        }
    }

    /// Somebody was accepted on a Monday evening, and something was handed over.
    pub(crate) fn decided() -> Self {
        let house = Self::new();
        let monday = at("2026-11-23T20:00:00-06:00");
        let decision = What::Decision {
            outcome: Outcome::Accepted,
        };
        let intake = Matter::Filed(Filed::Intake);
        house.put(
            &house.client,
            vec![
                filed("f0", monday, intake, b"who"),
                entry("f1", monday, decision, b"why"),
            ],
        );
        let over = Matter::Filed(Filed::HandOver);
        house.put(&house.drop, vec![filed("d1", monday, over, b"number")]);
        house
    }

    pub(crate) fn put(&self, store: &MemoryStore, entries: Vec<NewEntry>) {
        let batch = Batch {
            id: self.batch(),
            case: case(),
            seen: None,
            entries,
        };
        store.append(&batch).unwrap();
    }

    fn batch(&self) -> BatchId {
        self.batches.set(self.batches.get() + 1);
        BatchId([self.batches.get(); 16])
    }

    /// Three tries on three days, so that the first notice was tried.
    pub(crate) fn called_three_times(&self) {
        for day in ["24", "25", "30"] {
            self.called(&format!("2026-11-{day}T12:00:00-06:00"));
        }
    }

    pub(crate) fn called(&self, when: &str) {
        let effort = What::Effort {
            person: None,
            to: Toward::Locate,
            channel: Channel::Telephone,
            outcome: Ending::NoAnswer,
        };
        let id = format!("v{}", self.batches.get());
        self.put(&self.victim, vec![entry(&id, at(when), effort, b"nobody")]);
    }

    pub(crate) fn ledgers(&self) -> Ledgers<'_> {
        Ledgers {
            client: &self.client,
            drop: &self.drop,
            victim: &self.victim,
            program: &self.program,
        }
    }

    pub(crate) fn entries(&self) -> (Vec<Entry>, Vec<Entry>, Vec<Entry>) {
        let of = |store: &MemoryStore| store.case(case()).unwrap().entries;
        (of(&self.client), of(&self.drop), of(&self.victim))
    }

    fn act(&self, actor: u32, now: &str) -> Act {
        Act {
            seen: None,
            batch: self.batch(),
            salt: [2; 16],
            actor: Actor(actor),
            now: at(now),
        }
    }

    fn recorder(&self) -> Recorder<'_> {
        Recorder {
            store: &self.program,
        }
    }

    pub(crate) fn order(&self, actor: u32, files: Files, second: bool) {
        let act = Act {
            batch: BatchId([90; 16]),
            ..self.act(actor, "2026-11-23T22:00:00-06:00")
        };
        self.order_with(&act, files, second);
    }

    pub(crate) fn order_again(&self) {
        let waits = CaseOrders::read(&self.program).unwrap().about(case());
        assert!(waits, "the order stood while the hold did");
    }

    fn order_with(&self, act: &Act, files: Files, second: bool) {
        let new = NewCaseOrder {
            case: CASE.to_owned(),
            files,
            court: Court {
                court: "District Court of Sandplum County".to_owned(),
                number: "CF-2026-9999".to_owned(),
                day: "2026-11-20".parse().unwrap(),
                text: "All records are to be destroyed.".to_owned(),
            },
        };
        self.recorder().order_case(act, &new, second).unwrap();
    }

    pub(crate) fn confirm(&self, actor: u32) -> Result<(), Refused> {
        let order = CaseOrders::read(&self.program).unwrap().orders[0].fact;
        let act = self.act(actor, "2026-11-23T23:00:00-06:00");
        self.recorder().confirm_case_order(&act, order).map(|_| ())
    }

    pub(crate) fn order_entry(&self, id: &str) {
        let act = self.act(1, "2026-11-23T22:00:00-06:00");
        self.recorder().order(&act, CASE, id, "wrong file").unwrap();
    }

    pub(crate) fn hold(&self) -> FactId {
        let act = self.act(1, "2026-11-23T22:00:00-06:00");
        self.recorder().hold(&act, CASE, "a lawsuit").unwrap();
        CaseOrders::read(&self.program).unwrap().holds[0].fact
    }

    pub(crate) fn lift(&self, hold: FactId) {
        let act = self.act(1, "2026-12-30T22:00:00-06:00");
        self.recorder().lift(&act, hold, "it is over").unwrap();
    }

    pub(crate) fn years(&self, years: u16) {
        let act = self.act(1, "2026-11-23T22:00:00-06:00");
        self.recorder()
            .number(
                &act,
                &self.rules.pack,
                OwnNumber::YearsKept,
                years,
                "policy 7",
            )
            .unwrap();
    }

    pub(crate) fn became(&self) -> CaseBecame {
        let orders = CaseOrders::read(&self.program).unwrap().orders;
        orders.last().unwrap().became.clone()
    }

    pub(crate) fn open(&self) -> Vec<Duty> {
        let mut duties = self.duties();
        duties.retain(|duty| duty.state == State::Open);
        duties
    }

    pub(crate) fn duties(&self) -> Vec<Duty> {
        let facts = victim_file::Stores {
            client: &self.client,
            drop: &self.drop,
            victim: &self.victim,
        };
        let facts = facts.case(case()).unwrap();
        let now = at("2026-12-26T12:00:00-06:00");
        facts.duties(&self.rules, now)
    }

    /// A run in which everything goes well.
    pub(crate) fn run(&self, now: &str) {
        for done in self.night(self.ledgers(), now, true) {
            done.unwrap();
        }
    }

    /// A look by day, after the night's run.
    pub(crate) fn look(&self, now: &str) {
        for done in self.night(self.ledgers(), now, false) {
            done.unwrap();
        }
    }

    fn night(
        &self,
        ledgers: Ledgers<'_>,
        now: &str,
        first: bool,
    ) -> Vec<Result<(), leeward_night::NightError>> {
        let settings = program_file::Settings::read(&self.program).unwrap();
        Night {
            ledgers,
            rules: &settings.rules("us-ok").unwrap(),
            stream: &self.stream,
            apart: &self.apart,
            now: at(now),
            told: &|_| {},
        }
        .run(first)
    }

    /// A run in which nothing is written any more after so many writes; whether it got through.
    pub(crate) fn run_cut_off(&self, now: &str, writes: usize) -> bool {
        let left = AtomicUsize::new(writes);
        let cut = |store| Cut(store, &left);
        let (client, drop) = (cut(&self.client), cut(&self.drop));
        let (victim, program) = (cut(&self.victim), cut(&self.program));
        let ledgers = Ledgers {
            client: &client,
            drop: &drop,
            victim: &victim,
            program: &program,
        };
        self.night(ledgers, now, true).iter().all(Result::is_ok)
    }
}

/// A store that takes nothing any more once no writes are left, as if the process had been killed there.
struct Cut<'a>(&'a MemoryStore, &'a AtomicUsize);

impl Cut<'_> {
    fn write(&self) -> Result<(), StoreError> {
        let left = self.1.load(Ordering::SeqCst);
        let left = left
            .checked_sub(1)
            .ok_or(StoreError("cut off".to_owned()))?;
        self.1.store(left, Ordering::SeqCst);
        Ok(())
    }
}

impl Store for Cut<'_> {
    fn append(&self, batch: &Batch) -> Result<Appended, AppendError> {
        self.write()?;
        self.0.append(batch)
    }

    fn destroy(&self, batch: &Batch) -> Result<Appended, AppendError> {
        self.write()?;
        self.0.destroy(batch)
    }

    fn purge(&self) -> Result<bool, StoreError> {
        self.0.purge()
    }

    fn leaves(&self, from: Position, most: usize) -> Result<Vec<Leaf>, StoreError> {
        self.0.leaves(from, most)
    }

    fn case(&self, case: CaseId) -> Result<CaseEntries, StoreError> {
        self.0.case(case)
    }

    fn read(&self, from: Position, most: usize) -> Result<Vec<Entry>, StoreError> {
        self.0.read(from, most)
    }

    fn envelopes(&self, visit: &mut dyn FnMut(Position, &Envelope)) -> Result<(), StoreError> {
        self.0.envelopes(visit)
    }

    fn head(&self) -> Result<Head, StoreError> {
        self.0.head()
    }

    fn get(&self, shelf: Shelf, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        self.0.get(shelf, key)
    }

    fn put(&self, shelf: Shelf, key: &[u8], value: &[u8]) -> Result<(), StoreError> {
        self.write()?;
        self.0.put(shelf, key, value)
    }

    fn remove(&self, shelf: Shelf, key: &[u8]) -> Result<bool, StoreError> {
        self.write()?;
        self.0.remove(shelf, key)
    }

    fn list(&self, shelf: Shelf) -> Result<Vec<Record>, StoreError> {
        self.0.list(shelf)
    }
}
