//! The ledgers of a program, and whoever writes into them.

use std::sync::Arc;

use client_file::{Act, Recorder as Client};
use keys::{House, Stream, establish};
use ledger::{
    Actor, Batch, BatchId, Entry, Envelope, Exactness, Filed, Matter, MemoryStore, NewEntry,
    Position, PostgresAddress, PostgresStore, SealedLetter, SqliteStore, Store, own_case,
    postgres_roles,
};
use leeward_tests::cluster::{Cluster, Sync};
use rules::{CaseId, FactId, Moment, Rules};
use victim_file::{Recorder as Victim, Stores};

pub(crate) struct Desks {
    pub(crate) stream: Stream,
    house: House,
    pub(crate) rules: Arc<Rules>,
    /// The client ledger, the drop, the victim ledger.
    ledgers: [Box<dyn Store>; 3],
    place: Place,
}

/// In the order of [`Desks::each`].
const NAMES: [&str; 3] = ["client", "drop", "victim"];

/// Where the ledgers lie.
enum Place {
    Memory,
    /// In files of this folder.
    Sqlite(tempfile::TempDir),
    /// In a server of their own, one database for each.
    Postgres(Cluster),
}

impl Place {
    /// An empty ledger in place of whatever is there.
    fn fresh(&self, ledger: &str) -> Box<dyn Store> {
        let cluster = match self {
            Self::Memory => return Box::new(MemoryStore::new()),
            Self::Sqlite(folder) => {
                let file = folder.path().join(ledger);
                for further in ["", "-wal", "-shm"] {
                    let _ = std::fs::remove_file(format!("{}{further}", file.display()));
                }
                return Box::new(SqliteStore::open(&file).unwrap());
            }
            Self::Postgres(cluster) => cluster,
        };
        let (role, schema) = (format!("years_{ledger}"), format!("leeward_{ledger}"));
        let anew =
            format!("DROP SCHEMA {schema} CASCADE; CREATE SCHEMA {schema} AUTHORIZATION {role}");
        cluster.psql(&role, &anew);
        let address = PostgresAddress::new(ledger, &cluster.url(&role, &role), None, None);
        Box::new(PostgresStore::open(&address.unwrap()).unwrap())
    }
}

impl Desks {
    pub(crate) fn new(seed: u64) -> Self {
        Self::at(Place::Memory, seed)
    }

    /// The same in files.
    pub(crate) fn in_sqlite(seed: u64) -> Self {
        Self::at(Place::Sqlite(tempfile::tempdir().unwrap()), seed)
    }

    /// The same in PostgreSQL.
    pub(crate) fn in_postgres(seed: u64) -> Self {
        let cluster = Cluster::start(Sync::Quick, &[]);
        cluster.psql("postgres", &postgres_roles("years", &NAMES));
        Self::at(Place::Postgres(cluster), seed)
    }

    fn at(place: Place, seed: u64) -> Self {
        let mut key = [7; 32];
        key[..8].copy_from_slice(&seed.to_be_bytes());
        let stream = Stream::from_seed(key);
        Self {
            house: establish(&stream),
            stream,
            rules: Arc::new(Rules::new("us-ok", &[]).unwrap()),
            ledgers: NAMES.map(|ledger| place.fresh(ledger)),
            place,
        }
    }

    pub(crate) fn stores(&self) -> Stores<'_> {
        let [client, drop, victim] = self.each();
        Stores {
            client,
            drop,
            victim,
        }
    }

    pub(crate) fn each(&self) -> [&dyn Store; 3] {
        self.ledgers.each_ref().map(AsRef::as_ref)
    }

    pub(crate) fn victim(&self) -> &dyn Store {
        self.stores().victim
    }

    /// How many entries each ledger has.
    pub(crate) fn sizes(&self) -> [u64; 3] {
        self.each().map(|store| store.head().unwrap().size)
    }

    pub(crate) fn client_at(&self, now: Moment) -> Client<'_> {
        Client {
            store: self.stores().client,
            ring: &self.house.client,
            stream: &self.stream,
            zone: &self.rules.zone,
            actor: Actor(1),
            now,
            sheet: "",
        }
    }

    pub(crate) fn victim_at(&self, now: Moment, actor: Actor) -> Victim<'_> {
        Victim {
            stores: self.stores(),
            ring: &self.house.victim,
            stream: &self.stream,
            rules: &self.rules,
            actor,
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
        for (number, size) in sizes.into_iter().enumerate() {
            let most = usize::try_from(size).unwrap();
            let kept = self.ledgers[number].read(Position(0), most).unwrap();
            // The one before is closed before its place is cleared.
            self.ledgers[number] = Box::new(MemoryStore::new());
            self.ledgers[number] = self.place.fresh(NAMES[number]);
            fill(self.ledgers[number].as_ref(), kept);
        }
    }

    /// Each ledger says that there is a gap.
    pub(crate) fn declare(&self, from: Moment, now: Moment) {
        for store in self.each() {
            declare(store, from, now, &self.stream);
        }
    }
}

/// Appends what a ledger had, as it was.
fn fill(store: &dyn Store, kept: Vec<Entry>) {
    for entry in kept {
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
        store.append(&batch).unwrap();
    }
}

/// That there is a gap.
fn declare(store: &dyn Store, from: Moment, now: Moment, stream: &Stream) {
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
