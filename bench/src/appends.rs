//! Durable appends from 64 writers, beside the same rows in bare SQLite, and in bare PostgreSQL, committed in groups of 64.

use std::thread;

use ledger::{
    Actor, Batch, BatchId, Envelope, Exactness, Matter, NewEntry, PostgresAddress, PostgresStore,
    SealedLetter, SqliteStore, Store,
};
use rules::{CaseId, FactId, Moment, What};

use leeward_tests::cluster::{Cluster, Sync};

use crate::{best, timed};

const WRITERS: u64 = 64;
const EACH: u64 = 150;

fn batch(number: u64) -> Batch {
    let case = CaseId::new(&format!("c{}", number % 500)).unwrap();
    let at = Moment::from_second(1_790_000_000);
    let envelope = Envelope {
        case,
        id: FactId::new(&format!("f{number}")).unwrap(),
        actor: Actor(1),
        at,
        exactness: Exactness::Second,
        recorded: at,
        kept: at,
        matter: Matter::Rule(What::SessionAttended),
    };
    let mut id = [0; 16];
    id[..8].copy_from_slice(&number.to_be_bytes());
    let entry = NewEntry {
        envelope,
        salt: [5; 16],
        letter: SealedLetter(vec![9; 512]),
    };
    Batch {
        id: BatchId(id),
        case,
        seen: None,
        entries: vec![entry],
    }
}

/// Everybody appends as fast as it is answered, a part of them at each node.
fn load(nodes: &[&dyn Store]) {
    thread::scope(|scope| {
        for (writer, node) in (0..WRITERS).zip(nodes.iter().cycle()) {
            scope.spawn(move || {
                for turn in 0..EACH {
                    node.append(&batch(writer * EACH + turn)).unwrap();
                }
            });
        }
    });
}

/// Prints the ratios.
pub(crate) fn measure() {
    sqlite();
    postgres();
}

/// A server with fsync on; what is measured is emptied before.
fn postgres() {
    let cluster = Cluster::start(Sync::Kept, &[]);
    let url = cluster.url("postgres", "postgres");
    let fresh = || {
        cluster.psql(
            "postgres",
            "DROP SCHEMA IF EXISTS leeward_client CASCADE; CREATE SCHEMA leeward_client; CHECKPOINT",
        )
    };
    let open = || {
        let address = PostgresAddress::new("client", &url, None, None).unwrap();
        PostgresStore::open(&address).unwrap()
    };
    let rows = (WRITERS * EACH) as f64;
    let ours = |nodes: usize| {
        let runs = (0..3).map(|_| {
            fresh();
            let nodes: Vec<PostgresStore> = (0..nodes).map(|_| open()).collect();
            let nodes: Vec<&dyn Store> = nodes.iter().map(|node| node as &dyn Store).collect();
            timed(|| load(&nodes)).0
        });
        runs.fold(f64::INFINITY, f64::min)
    };
    let (one, four) = (ours(1), ours(4));
    let bare = (0..3).map(|_| {
        fresh();
        let mut client = postgres::Client::connect(&url, postgres::NoTls).unwrap();
        client
            .batch_execute("CREATE TABLE leeward_client.bare (id bigint PRIMARY KEY, envelope bytea, letter bytea)")
            .unwrap();
        let sql = client
            .prepare("INSERT INTO leeward_client.bare VALUES ($1, $2, $3)")
            .unwrap();
        timed(|| {
            for group in 0..EACH {
                let mut transaction = client.transaction().unwrap();
                for writer in 0..WRITERS {
                    let batch = batch(writer * EACH + group);
                    let entry = &batch.entries[0];
                    let bytes = entry.envelope.to_bytes().unwrap();
                    let id = (group * WRITERS + writer) as i64;
                    transaction
                        .execute(&sql, &[&id, &bytes, &entry.letter.0])
                        .unwrap();
                }
                transaction.commit().unwrap();
            }
        })
        .0
    });
    let bare = bare.fold(f64::INFINITY, f64::min);
    println!("the same in PostgreSQL, fsync on");
    for (nodes, took) in [("one node  ", one), ("four nodes", four)] {
        println!(
            "  ledger, {nodes}           {:7.0} /s  ledger / bare PostgreSQL in groups of 64 {:6.2}",
            rows / took,
            bare / took
        );
    }
}

fn sqlite() {
    let ours = best(|| {
        let folder = tempfile::tempdir().unwrap();
        let store = SqliteStore::open(&folder.path().join("ledger.db")).unwrap();
        load(&[&store]);
    });
    let bare = best(|| {
        let folder = tempfile::tempdir().unwrap();
        let mut connection = rusqlite::Connection::open(folder.path().join("bare.db")).unwrap();
        connection.execute_batch("PRAGMA journal_mode = wal; PRAGMA synchronous = full; CREATE TABLE rows (id INTEGER PRIMARY KEY, envelope BLOB, letter BLOB)").unwrap();
        for group in 0..EACH {
            let transaction = connection.transaction().unwrap();
            for writer in 0..WRITERS {
                let batch = batch(writer * EACH + group);
                let entry = &batch.entries[0];
                let bytes = entry.envelope.to_bytes().unwrap();
                transaction
                    .prepare_cached("INSERT INTO rows VALUES (?1, ?2, ?3)")
                    .unwrap()
                    .execute(((group * WRITERS + writer) as i64, bytes, &entry.letter.0))
                    .unwrap();
            }
            transaction.commit().unwrap();
        }
    });
    let rows = (WRITERS * EACH) as f64;
    println!("durable appends, {WRITERS} writers, {rows} facts with letters of 512 bytes");
    println!(
        "  ledger                       {:7.0} /s  ledger / bare SQLite in groups of 64 {:6.2}",
        rows / ours,
        bare / ours
    );
}
