//! What only the store in PostgreSQL can get wrong.
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
    fs,
    path::Path,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

use cluster::{Cluster, Sync};
use common::{batch, case, destruction};
use leeward_ledger::{
    AppendError, Appended, Extent, Position, PostgresAddress, PostgresStore, Shelf, Store as _,
    Version, postgres_roles, verify,
};

const LEDGERS: [&str; 5] = ["client", "drop", "victim", "program", "review"];

fn cluster(sync: Sync) -> Cluster {
    with(sync, &["client"])
}

fn with(sync: Sync, ledgers: &[&str]) -> Cluster {
    let cluster = Cluster::start(sync, &[]);
    cluster.psql("postgres", &postgres_roles("plum", ledgers));
    cluster
}

fn address(cluster: &Cluster, ledger: &str) -> PostgresAddress {
    let role = format!("plum_{ledger}");
    PostgresAddress::new(ledger, &cluster.url(&role, &role), None, None).unwrap()
}

fn store(cluster: &Cluster, ledger: &str) -> PostgresStore {
    PostgresStore::open(&address(cluster, ledger)).unwrap()
}

#[test]
fn sixty_four_writers_on_four_nodes_lose_no_update() {
    let cluster = cluster(Sync::Quick);
    let nodes: Vec<PostgresStore> = (0..4).map(|_| store(&cluster, "client")).collect();
    let stale = AtomicUsize::new(0);
    thread::scope(|scope| {
        for writer in 0..64_u64 {
            let (node, stale) = (&nodes[usize::try_from(writer % 4).unwrap()], &stale);
            scope.spawn(move || {
                for turn in 0..2 {
                    loop {
                        let seen = node.case(case(1)).unwrap().version;
                        match node.append(&batch(writer * 1000 + turn, case(1), 2, Some(seen))) {
                            Ok(_) => break,
                            Err(AppendError::Stale { .. }) => {
                                stale.fetch_add(1, Ordering::Relaxed);
                            }
                            Err(error) => panic!("{error}"),
                        }
                    }
                }
            });
        }
    });
    // Two facts for each of 64 times 2 batches, none of which was written over what it had not seen.
    for node in &nodes {
        assert_eq!(node.case(case(1)).unwrap().version, Version(256));
        assert_eq!(verify(node, None).unwrap().size, 256);
    }
    println!("lost updates 0, refused as stale {}", stale.into_inner());
}

#[test]
fn a_batch_is_taken_once_whichever_nodes_it_is_sent_to() {
    let cluster = cluster(Sync::Quick);
    let nodes: Vec<PostgresStore> = (0..4).map(|_| store(&cluster, "client")).collect();
    let taken: usize = thread::scope(|scope| {
        let sent: Vec<_> = (0..16)
            .map(|number| &nodes[number % 4])
            .map(|node| scope.spawn(|| node.append(&batch(1, case(1), 2, None)).unwrap()))
            .collect();
        let answers = sent.into_iter().map(|sender| sender.join().unwrap());
        answers.filter(|answer| *answer != Appended::Before).count()
    });
    assert_eq!((taken, nodes[0].head().unwrap().size), (1, 2));
}

#[test]
fn whoever_asks_a_position_hears_everything_that_any_node_takes_and_nothing_twice() {
    let cluster = cluster(Sync::Quick);
    let (one, two, hears) = (
        store(&cluster, "client"),
        store(&cluster, "client"),
        store(&cluster, "client"),
    );
    let mut heard: Vec<u64> = Vec::new();
    thread::scope(|scope| {
        let writers: Vec<_> = [&one, &two]
            .into_iter()
            .zip(0_u64..)
            .map(|(node, of)| {
                scope.spawn(move || {
                    for turn in 0..60 {
                        node.append(&batch(of * 1000 + turn, case(1), 2, None))
                            .unwrap();
                    }
                })
            })
            .collect();
        loop {
            let done = writers.iter().all(|writer| writer.is_finished());
            let from = heard.last().map_or(0, |last| last + 1);
            let news = hears.since(Position(from)).unwrap();
            heard.extend(news.iter().map(|(position, _)| position.0));
            if done {
                break;
            }
        }
    });
    assert_eq!(heard, (0..240).collect::<Vec<_>>());
    assert!(hears.is_shared());
}

#[test]
fn the_client_desks_role_cannot_name_what_is_the_victim_desks() {
    let cluster = with(Sync::Quick, &LEDGERS);
    let victim = store(&cluster, "victim");
    drop(store(&cluster, "client"));
    victim.append(&batch(1, case(1), 3, None)).unwrap();
    let tried = |database: &str, sql: &str| cluster.try_psql("plum_client", database, sql);
    // It cannot go there.
    for ledger in ["victim", "drop", "program", "review"] {
        let refused = tried(&format!("plum_{ledger}"), "SELECT 1").unwrap_err();
        assert!(
            refused.contains("permission denied for database"),
            "{refused}"
        );
    }
    // From where it is, nothing of it has a name: no table, index, sequence, statistics, large object.
    let own = "plum_client";
    for sql in [
        "SELECT * FROM leeward_victim.entries",
        "SELECT * FROM plum_victim.leeward_victim.entries",
        "SET ROLE plum_victim",
        "SET SESSION AUTHORIZATION plum_victim",
        "SELECT pg_database_size('plum_victim')",
        "SELECT * FROM pg_stat_database",
        "SELECT * FROM pg_stat_activity",
        "SELECT * FROM pg_stat_get_activity(NULL)",
        "SELECT pg_stat_get_db_tuples_inserted(oid) FROM pg_database WHERE datname = 'plum_victim'",
        "SELECT pg_stat_get_db_xact_commit(oid) FROM pg_database WHERE datname = 'plum_victim'",
        "SELECT * FROM pg_locks",
        "SELECT * FROM pg_lock_status()",
        "SELECT pg_current_wal_lsn()",
        "SELECT pg_current_wal_insert_lsn()",
        "SELECT pg_control_checkpoint()",
        "SELECT * FROM pg_stat_wal",
        "SELECT * FROM pg_largeobject",
        "SELECT * FROM pg_largeobject_metadata",
        "SELECT * FROM pg_statistic",
        "SELECT pg_ls_dir('base')",
        "SELECT pg_ls_waldir()",
        "SELECT pg_read_file('PG_VERSION')",
        "SELECT lo_import('/etc/hostname')",
        "COPY (SELECT 1) TO PROGRAM 'true'",
        "SELECT pg_notify('birch', '')",
        "CREATE EXTENSION dblink",
        "CREATE SCHEMA elsewhere",
        "CREATE TABLE public.birch (x int)",
        "DO 'BEGIN END'",
    ] {
        let refused = tried(own, sql).expect_err(sql);
        assert!(!refused.contains("syntax error"), "{sql}: {refused}");
    }
    // What the catalogue of its own database lists is its own.
    let schemas = "SELECT string_agg(nspname, ' ') FROM pg_namespace WHERE nspname LIKE 'leeward%'";
    assert_eq!(tried(own, schemas).unwrap(), "leeward_client");
    let shared = "SELECT count(*) FROM pg_class WHERE relkind = 'S' AND relnamespace <> 'pg_catalog'::regnamespace";
    assert_eq!(tried(own, shared).unwrap(), "0", "no sequence");
    // Two ledgers in one database, as somebody may set it up: still no name.
    cluster.psql(
        own,
        "CREATE SCHEMA leeward_victim; CREATE TABLE leeward_victim.entries (x int)",
    );
    for sql in [
        "SELECT * FROM leeward_victim.entries",
        "SELECT 'leeward_victim.entries'::regclass",
        "SELECT has_table_privilege('leeward_victim.entries', 'SELECT')",
        "CREATE TABLE leeward_client.mine (x int REFERENCES leeward_victim.entries)",
    ] {
        let refused = tried(own, sql).unwrap_err();
        assert!(
            refused.contains("permission denied for schema"),
            "{sql}: {refused}"
        );
    }
    // And the ledger itself went on.
    assert_eq!(verify(&victim, None).unwrap().size, 3);
}

#[test]
fn after_a_failed_write_nothing_is_acknowledged_and_the_next_group_is_taken() {
    let cluster = cluster(Sync::Quick);
    let store = store(&cluster, "client");
    store.append(&batch(1, case(1), 1, None)).unwrap();
    cluster.psql(
        "plum_client",
        "CREATE FUNCTION leeward_client.broken() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE ''no room''; END';
        CREATE TRIGGER broken BEFORE INSERT ON leeward_client.heads EXECUTE FUNCTION leeward_client.broken();
        GRANT USAGE ON LANGUAGE plpgsql TO plum_client",
    );
    let refused = store.append(&batch(2, case(1), 1, None)).unwrap_err();
    assert!(refused.to_string().contains("no room"), "{refused}");
    assert_eq!(store.head().unwrap().size, 1);
    cluster.psql("plum_client", "DROP TRIGGER broken ON leeward_client.heads");
    assert!(matches!(
        store.append(&batch(2, case(1), 1, None)).unwrap(),
        Appended::Now { .. }
    ));
    assert_eq!(verify(&store, None).unwrap().size, 2);
}

#[test]
fn what_the_standby_may_not_have_is_not_acknowledged() {
    let cluster = cluster(Sync::Quick);
    let store = store(&cluster, "client");
    // A standby that is not there: each commit waits for it, until somebody tells the server not to.
    cluster.psql(
        "postgres",
        "ALTER SYSTEM SET synchronous_standby_names = 'nobody'",
    );
    cluster.psql("postgres", "SELECT pg_reload_conf()");
    let told = "SELECT count(*) FROM (SELECT pg_cancel_backend(pid) FROM pg_stat_activity
        WHERE wait_event = 'SyncRep') AS told";
    // The server reads its settings when it comes to it: what is appended before is acknowledged.
    let mut number = 0;
    let answer = loop {
        number += 1;
        let one = batch(number, case(1), 1, None);
        let answer = thread::scope(|scope| {
            let waits = scope.spawn(|| store.append(&one));
            while !waits.is_finished() && cluster.psql("postgres", told) == "0" {}
            waits.join().unwrap()
        });
        if answer.is_err() {
            break answer;
        }
    };
    assert!(
        matches!(&answer, Err(AppendError::Store(error)) if error.0.contains("nobody knows")),
        "{answer:?}"
    );
    cluster.psql("postgres", "ALTER SYSTEM RESET synchronous_standby_names");
    cluster.psql("postgres", "SELECT pg_reload_conf()");
    // Sent again it is taken once.
    assert_eq!(
        store.append(&batch(number, case(1), 1, None)).unwrap(),
        Appended::Before
    );
    assert_eq!(store.head().unwrap().size, number);
}

#[test]
fn a_server_killed_under_load_has_what_was_acknowledged_and_nothing_half() {
    let mut cluster = cluster(Sync::Kept);
    let node = store(&cluster, "client");
    let mut acknowledged: BTreeSet<u64> = BTreeSet::new();
    for round in 0..2_u64 {
        let enough = AtomicUsize::new(0);
        let told: Vec<u64> = thread::scope(|scope| {
            let writers: Vec<_> = (0..8_u64)
                .map(|writer| {
                    let (node, enough) = (&node, &enough);
                    scope.spawn(move || {
                        let mut told = Vec::new();
                        for turn in 0.. {
                            let number = round * 1_000_000 + writer * 10_000 + turn;
                            match node.append(&batch(number, case(1), 3, None)) {
                                Ok(_) => told.push(number),
                                Err(_) => break,
                            }
                            enough.fetch_add(1, Ordering::Relaxed);
                        }
                        told
                    })
                })
                .collect();
            while enough.load(Ordering::Relaxed) < 80 {
                thread::yield_now();
            }
            cluster.end("-KILL");
            writers
                .into_iter()
                .flat_map(|writer| writer.join().unwrap())
                .collect()
        });
        acknowledged.extend(told);
        cluster.run();
        // The same store goes on by itself.
        let size = verify(&node, None).unwrap().size;
        let found: Vec<String> = node
            .read(Position(0), usize::MAX)
            .unwrap()
            .iter()
            .map(|entry| entry.envelope.id.to_string())
            .collect();
        let whole: BTreeSet<u64> = found
            .iter()
            .filter_map(|id| id.strip_prefix('b')?.strip_suffix("-2")?.parse().ok())
            .collect();
        assert_eq!(
            size,
            3 * whole.len() as u64,
            "round {round}: a batch is there in part"
        );
        let lost: Vec<_> = acknowledged.difference(&whole).collect();
        assert!(
            lost.is_empty(),
            "round {round}: acknowledged and gone: {lost:?}"
        );
    }
    assert!(acknowledged.len() >= 150, "{}", acknowledged.len());
    println!("acknowledged {}, lost 0", acknowledged.len());
}

#[test]
fn bytes_of_what_was_destroyed_are_in_no_table_once_it_is_purged() {
    let cluster = cluster(Sync::Quick);
    let store = store(&cluster, "client");
    store.append(&batch(4711, case(1), 3, None)).unwrap();
    store.append(&batch(2, case(2), 1, None)).unwrap();
    let word = b"letter of b4711-1";
    let lies = || {
        cluster.psql("postgres", "CHECKPOINT");
        found(&cluster.folder().join("data/base"), word)
    };
    assert!(lies());
    store
        .destroy(&destruction(9, &[(1, Extent::Letter)]))
        .unwrap();
    assert!(lies(), "the row is gone, its bytes are not yet");
    // Somebody who still reads what was before keeps them.
    let reader =
        "BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM leeward_client.entries;\n";
    let mut psql = std::process::Command::new("psql")
        .args(["-X", "-q", "-A", "-t", "-f", "-"])
        .arg(cluster.url("postgres", "plum_client"))
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let (mut to, from) = (psql.stdin.take().unwrap(), psql.stdout.take().unwrap());
    std::io::Write::write_all(&mut to, reader.as_bytes()).unwrap();
    // An aggregate's lock would be waited for; a snapshot alone holds no table.
    let mut line = String::new();
    std::io::BufRead::read_line(&mut std::io::BufReader::new(from), &mut line).unwrap();
    assert!(store.purge().is_err(), "the table is locked by who reads");
    drop(to);
    psql.wait().unwrap();
    assert!(store.purge().unwrap());
    assert!(!lies());
    assert!(store.purge().unwrap(), "there is nothing left to do");
    assert_eq!(verify(&store, None).unwrap().size, 5);
}

fn found(folder: &Path, word: &[u8]) -> bool {
    fs::read_dir(folder).unwrap().any(|each| {
        let path = each.unwrap().path();
        if path.is_dir() {
            return found(&path, word);
        }
        // A file may go while we look.
        let bytes = fs::read(path).unwrap_or_default();
        bytes.windows(word.len()).any(|part| part == word)
    })
}

#[test]
fn a_schema_of_a_later_program_and_one_that_is_not_ones_own_are_left_alone() {
    let cluster = cluster(Sync::Quick);
    drop(store(&cluster, "client"));
    cluster.psql(
        "plum_client",
        "UPDATE leeward_client.about SET version = 99",
    );
    let refused = PostgresStore::open(&address(&cluster, "client")).unwrap_err();
    assert!(refused.0.contains("`99`"), "{refused}");
    let elsewhere = cluster.url("plum_client", "plum_client");
    let elsewhere = PostgresAddress::new("victim", &elsewhere, None, None).unwrap();
    let refused = PostgresStore::open(&elsewhere).unwrap_err();
    assert!(refused.0.contains("no schema"), "{refused}");
}

#[test]
fn nodes_that_start_together_make_one_set_of_tables() {
    let cluster = cluster(Sync::Quick);
    thread::scope(|scope| {
        let started: Vec<_> = (0..6)
            .map(|_| scope.spawn(|| store(&cluster, "client")))
            .collect();
        for (number, node) in (0..).zip(started) {
            let node = node.join().unwrap();
            node.append(&batch(number, case(1), 1, None)).unwrap();
            node.put(Shelf::House, &[u8::try_from(number).unwrap()], b"kept")
                .unwrap();
        }
    });
    let node = store(&cluster, "client");
    assert_eq!(verify(&node, None).unwrap().size, 6);
    assert_eq!(node.list(Shelf::House).unwrap().len(), 6);
    assert!(
        !node.not_durable().unwrap().is_empty(),
        "this server keeps nothing"
    );
}

#[test]
fn an_address_goes_over_a_network_by_tls_alone_and_holds_no_password() {
    let wrong = |url: &str| {
        let refused = PostgresAddress::new("client", url, None, None);
        refused.unwrap_err().0
    };
    assert!(wrong("postgresql://may@db.example.org/plum").contains("TLS alone"));
    assert!(wrong("postgresql://may@localhost,10.0.0.1/plum").contains("TLS alone"));
    assert!(wrong("postgresql://may@localhost/plum?hostaddr=10.0.0.1").contains("TLS alone"));
    assert!(wrong("postgresql://may@localhost/plum?sslmode=require").contains("TLS alone"));
    assert!(wrong("postgresql://may:birch@localhost/plum").contains("environment"));
    assert!(wrong("postgresql://localhost/plum").contains("no role"));
    for good in [
        "postgresql://may@localhost/plum",
        "postgresql://may@/plum?host=/run/postgresql",
    ] {
        PostgresAddress::new("client", good, Some("birch"), None).unwrap();
    }
    let said = format!(
        "{:?}",
        PostgresAddress::new(
            "client",
            "postgresql://may@localhost/x",
            Some("birch"),
            None
        )
    );
    assert!(!said.contains("birch"), "{said}");
}

#[test]
fn one_node_at_a_time_has_the_turn_and_another_once_it_is_gone() {
    let cluster = cluster(Sync::Quick);
    let (one, two) = (store(&cluster, "client"), store(&cluster, "client"));
    assert!(one.turn().unwrap() && one.turn().unwrap());
    assert!(!two.turn().unwrap());
    drop(one);
    // The server takes a moment to see that a connection has ended.
    while !two.turn().unwrap() {}
}

#[test]
fn over_tls_only_a_server_for_which_the_authority_vouches_is_believed() {
    let made = || rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).unwrap();
    let (ours, other) = (made(), made());
    let cluster = Cluster::with_tls(&ours.cert.pem(), &ours.signing_key.serialize_pem());
    cluster.psql("postgres", &postgres_roles("plum", &["client"]));
    let folder = tempfile::tempdir().unwrap();
    let open = |authority: &str| {
        let file = folder.path().join("authority.pem");
        fs::write(&file, authority).unwrap();
        let url = format!(
            "postgresql://plum_client@127.0.0.1:{}/plum_client?sslmode=require",
            cluster.port()
        );
        let address = PostgresAddress::new("client", &url, None, Some(&file))?;
        PostgresStore::open(&address)
    };
    let store = open(&ours.cert.pem()).unwrap();
    store.append(&batch(1, case(1), 1, None)).unwrap();
    let plain = "SELECT count(*) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)
        WHERE usename = 'plum_client' AND NOT ssl";
    assert_eq!(cluster.psql("postgres", plain), "0");
    let refused = open(&other.cert.pem()).unwrap_err();
    assert!(refused.0.contains("certificate"), "{refused}");
    assert!(open("nothing").unwrap_err().0.contains("no certificate"));
}
