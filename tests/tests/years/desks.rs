//! The ledgers of a program, and whoever writes into them.

use std::sync::Arc;

use client_file::{Act, Recorder as Client};
use keys::{House, Stream, establish};
use ledger::{
    Actor, Batch, BatchId, Envelope, Exactness, Filed, Matter, MemoryStore, NewEntry, Position,
    SealedLetter, Store, own_case,
};
use rules::{CaseId, FactId, Moment, Rules};
use victim_file::{Recorder as Victim, Stores};

pub(crate) struct Desks {
    pub(crate) stream: Stream,
    house: House,
    pub(crate) rules: Arc<Rules>,
    client: MemoryStore,
    drop: MemoryStore,
    pub(crate) victim: MemoryStore,
}

impl Desks {
    pub(crate) fn new(seed: u64) -> Self {
        let mut key = [7; 32];
        key[..8].copy_from_slice(&seed.to_be_bytes());
        let stream = Stream::from_seed(key);
        Self {
            house: establish(&stream),
            stream,
            rules: Arc::new(Rules::new("us-ok", &[]).unwrap()),
            client: MemoryStore::new(),
            drop: MemoryStore::new(),
            victim: MemoryStore::new(),
        }
    }

    pub(crate) fn stores(&self) -> Stores<'_> {
        Stores {
            client: &self.client,
            drop: &self.drop,
            victim: &self.victim,
        }
    }

    pub(crate) fn each(&self) -> [&MemoryStore; 3] {
        [&self.client, &self.drop, &self.victim]
    }

    /// How many entries each ledger has.
    pub(crate) fn sizes(&self) -> [u64; 3] {
        self.each().map(|store| store.head().unwrap().size)
    }

    pub(crate) fn client_at(&self, now: Moment) -> Client<'_> {
        Client {
            store: &self.client,
            ring: &self.house.client,
            stream: &self.stream,
            zone: &self.rules.zone,
            actor: Actor(1),
            now,
            sheet: "",
        }
    }

    pub(crate) fn victim_at(&self, now: Moment) -> Victim<'_> {
        Victim {
            stores: self.stores(),
            ring: &self.house.victim,
            stream: &self.stream,
            rules: &self.rules,
            actor: Actor(2),
            now,
            sheet: "",
        }
    }

    pub(crate) fn batch(&self) -> BatchId {
        BatchId(self.stream.bytes())
    }

    pub(crate) fn act(&self, case: CaseId) -> Act {
        Act {
            case,
            seen: None,
            batch: self.batch(),
        }
    }

    /// Back to when the ledgers were so long.
    pub(crate) fn go_back(&mut self, sizes: [u64; 3]) {
        self.client = shorter(&self.client, sizes[0]);
        self.drop = shorter(&self.drop, sizes[1]);
        self.victim = shorter(&self.victim, sizes[2]);
    }

    /// Each ledger says that there is a gap.
    pub(crate) fn declare(&self, from: Moment, now: Moment) {
        for store in self.each() {
            declare(store, from, now, &self.stream);
        }
    }
}

/// A ledger as it was when it had so many entries.
fn shorter(store: &MemoryStore, size: u64) -> MemoryStore {
    let shorter = MemoryStore::new();
    for entry in store.read(Position(0), usize::MAX).unwrap() {
        if entry.position.0 >= size {
            break;
        }
        let mut id = [0xB0; 16];
        id[..8].copy_from_slice(&entry.position.0.to_be_bytes());
        let batch = Batch {
            id: BatchId(id),
            case: entry.envelope.case,
            seen: None,
            entries: vec![NewEntry {
                envelope: entry.envelope,
                salt: entry.salt,
                letter: entry.letter.unwrap(),
            }],
        };
        shorter.append(&batch).unwrap();
    }
    shorter
}

/// That there is a gap.
fn declare(store: &MemoryStore, from: Moment, now: Moment, stream: &Stream) {
    let case = own_case().unwrap();
    let number: [u8; 8] = stream.bytes();
    let id: String = number.iter().map(|byte| format!("{byte:02x}")).collect();
    let envelope = Envelope {
        case,
        id: FactId::new(&id).unwrap(),
        actor: Actor(0),
        at: now,
        exactness: Exactness::Second,
        recorded: now,
        kept: now,
        matter: Matter::Filed(Filed::Restored { from }),
    };
    let batch = Batch {
        id: BatchId(stream.bytes()),
        case,
        seen: None,
        entries: vec![NewEntry {
            envelope,
            salt: stream.bytes(),
            letter: SealedLetter::default(),
        }],
    };
    store.append(&batch).unwrap();
}
