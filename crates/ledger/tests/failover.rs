//! The database's own fail-over, in short: a primary with a standby that it waits for, killed under load. What to run in
//! earnest is in docs/postgres.md.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at what it did not expect"
)]

#[path = "common/cluster.rs"]
mod cluster;
mod common;

use std::{
    collections::BTreeSet,
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use cluster::{Cluster, Sync};
use common::{batch, case};
use leeward_ledger::{
    Position, PostgresAddress, PostgresStore, Store as _, postgres_roles, verify,
};

const NODES: usize = 2;
const WRITERS: u64 = 8;
/// So many are acknowledged before the primary is killed, and so many after.
const BEFORE: usize = 300;
const AFTER: usize = 300;

#[test]
fn a_primary_killed_under_load_loses_nothing_acknowledged_and_the_nodes_go_on_by_themselves() {
    let mut primary = Cluster::start(Sync::Kept, &[]);
    primary.psql("postgres", &postgres_roles("plum", &["client"]));
    let standby = primary.standby("second", Sync::Kept);
    primary.psql(
        "postgres",
        "ALTER SYSTEM SET synchronous_standby_names = 'second'",
    );
    primary.psql("postgres", "SELECT pg_reload_conf()");
    let waited_for = "SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'";
    while primary.psql("postgres", waited_for) != "1" {}

    let hosts = [&primary, &standby].map(|each| format!("host={}", each.folder().display()));
    let address = format!("postgresql://plum_client@/plum_client?{}", hosts.join("&"));
    let address = PostgresAddress::new("client", &address, None, None).unwrap();
    let nodes: Vec<PostgresStore> = (0..NODES)
        .map(|_| PostgresStore::open(&address).unwrap())
        .collect();

    let acknowledged: Mutex<BTreeSet<u64>> = Mutex::default();
    let (count, refused) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let killed: Mutex<Option<Instant>> = Mutex::default();
    let again: Mutex<Option<Duration>> = Mutex::default();
    thread::scope(|scope| {
        for writer in 0..WRITERS {
            let node = &nodes[usize::try_from(writer).unwrap() % NODES];
            let (acknowledged, count, refused, killed, again) =
                (&acknowledged, &count, &refused, &killed, &again);
            scope.spawn(move || {
                for turn in 0.. {
                    let number = writer * 1_000_000 + turn;
                    let batch = batch(number, case(u32::try_from(writer % 3).unwrap()), 3, None);
                    // As somebody does whose form could not be saved: the same once more. It is taken once.
                    while node.append(&batch).is_err() {
                        refused.fetch_add(1, Ordering::Relaxed);
                        thread::yield_now();
                    }
                    acknowledged.lock().unwrap().insert(number);
                    if let Some(killed) = *killed.lock().unwrap() {
                        again.lock().unwrap().get_or_insert(killed.elapsed());
                    }
                    if count.fetch_add(1, Ordering::Relaxed) >= BEFORE + AFTER {
                        break;
                    }
                }
            });
        }
        while count.load(Ordering::Relaxed) < BEFORE {
            thread::yield_now();
        }
        primary.end("-KILL");
        *killed.lock().unwrap() = Some(Instant::now());
        standby.promote();
    });

    let acknowledged = acknowledged.into_inner().unwrap();
    for node in &nodes {
        let size = verify(node, None).unwrap().size;
        let entries = node.read(Position(0), usize::MAX).unwrap();
        let whole: BTreeSet<u64> = entries
            .iter()
            .filter_map(|entry| {
                entry
                    .envelope
                    .id
                    .as_str()
                    .strip_prefix('b')?
                    .strip_suffix("-2")?
                    .parse()
                    .ok()
            })
            .collect();
        assert_eq!(
            size,
            3 * whole.len() as u64,
            "a batch is there in part or twice"
        );
        let lost: Vec<_> = acknowledged.difference(&whole).collect();
        assert!(lost.is_empty(), "acknowledged and gone: {lost:?}");
    }
    println!(
        "acknowledged {}, lost 0; refused meanwhile {}; written again {:.2} s after the kill",
        acknowledged.len(),
        refused.into_inner(),
        again.into_inner().unwrap().unwrap().as_secs_f64(),
    );
}
