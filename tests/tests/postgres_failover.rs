//! A machine dies, with the real binary: two nodes as processes of their own over a primary that waits for its standby. The
//! primary is killed while programs record at both, the standby is promoted, and nobody touches the nodes. What was answered with
//! 200 is there, each once; the same process of each node goes on, and says what is owed.
//!
//! `cargo nextest run -p leeward-tests --test postgres_failover --success-output final` prints how long nothing was written. The
//! database's part alone, at the ledger, is `cargo nextest run -p leeward-ledger --test failover`.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "what is not as expected must stop the test"
)]

use std::{
    collections::BTreeMap,
    fs,
    path::Path,
    process::Command,
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use desk::Method;
use keys::DeskName;
use ledger::{Filed, Matter, Store as _, verify};
use leeward_tests::{
    browser::binary,
    cluster::{Cluster, Sync},
    place::{databases_with, in_memory, store_of},
    real::{self, PASSWORD, Real},
    typed,
    world::{Asked as _, Token, Visitor},
};
use rules::{CaseId, What};
use serde_json::{Value, json};

const WRITERS: usize = 4;
/// So many answers before the primary is killed, and so many after.
const BEFORE: usize = 40;
const AFTER: usize = 40;
/// When all of it happened: long ago by any clock.
const DAY: &str = "2024-01-08";

/// A primary that waits for its standby, and that standby.
fn pair() -> (Cluster, Cluster) {
    let primary = databases_with(Sync::Kept, &[]);
    let standby = primary.standby("second", Sync::Kept);
    let waits = "ALTER SYSTEM SET synchronous_standby_names = 'second'";
    primary.psql("postgres", waits);
    primary.psql("postgres", "SELECT pg_reload_conf()");
    let waited_for = "SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'";
    while primary.psql("postgres", waited_for) != "1" {}
    (primary, standby)
}

/// What was answered with 200, and how long nothing was.
#[derive(Default)]
struct Load {
    /// Each case, and whether its decision was taken too.
    taken: Mutex<BTreeMap<CaseId, bool>>,
    answers: AtomicUsize,
    refused: AtomicUsize,
    killed: Mutex<Option<Instant>>,
    /// The first answer to something that was sent after the kill.
    again: Mutex<Option<Duration>>,
}

impl Load {
    /// Sends it until it is taken, always the same, as a program does whose connection broke.
    fn record(&self, node: &Real, token: &Token, path: &str, body: &Value) -> Value {
        let path = format!("/client/api/v1{path}");
        loop {
            let sent = Instant::now();
            let asked = token.request(Method::Post, &path, body.to_string().into_bytes());
            let answer = node.ask(&asked);
            let said = String::from_utf8_lossy(&answer.body).into_owned();
            match answer.status {
                200 => {
                    let killed = *self.killed.lock().unwrap();
                    if let Some(killed) = killed.filter(|killed| sent > *killed) {
                        let mut again = self.again.lock().unwrap();
                        again.get_or_insert(killed.elapsed());
                    }
                    self.answers.fetch_add(1, Ordering::Relaxed);
                    return serde_json::from_str(&said).unwrap();
                }
                500..=599 => self.refused.fetch_add(1, Ordering::Relaxed),
                other => panic!("{path}: {other}: {said}"),
            };
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// Refers and denies until there is enough.
    fn work(&self, writer: usize, node: &Real, token: &Token) {
        for turn in 0.. {
            let batch = |part: usize| format!("00000000-0000-4000-8000-{part}{writer:03}{turn:08}");
            let last = format!("Larch {writer} {turn}");
            let intake = json!({"first": "Pax", "last": last, "referred_by": "court"});
            let referral = json!({"batch": batch(1), "at": DAY, "intake": intake});
            let made = self.record(node, token, "/participants", &referral);
            let case = made["case"].as_str().unwrap();
            let id = CaseId::new(case).unwrap();
            assert_eq!(self.taken.lock().unwrap().insert(id, false), None, "{case}");
            let decision = json!({
                "batch": batch(2), "seen": made["version"], "at": DAY, "outcome": "denied", "reason": "too dangerous"
            });
            let below = format!("/participants/{case}/decisions");
            self.record(node, token, &below, &decision);
            self.taken.lock().unwrap().insert(id, true);
            if self.answers.load(Ordering::Relaxed) >= BEFORE + AFTER {
                return;
            }
        }
    }
}

/// Each is there once, with its decision, and every ledger verifies.
fn nothing_is_lost(cluster: &Cluster, taken: &BTreeMap<CaseId, bool>) {
    for ledger in ["client", "drop", "victim", "program"] {
        let store = store_of(cluster, ledger);
        verify(&store, None).unwrap();
        store.examine().unwrap();
    }
    let mut there: BTreeMap<CaseId, (usize, usize)> = BTreeMap::new();
    let count = &mut |_, envelope: &ledger::Envelope| {
        let each = there.entry(envelope.case).or_default();
        match envelope.matter {
            Matter::Filed(Filed::Intake) => each.0 += 1,
            Matter::Rule(What::Decision { .. }) => each.1 += 1,
            _ => {}
        }
    };
    store_of(cluster, "client").envelopes(count).unwrap();
    there.retain(|_, each| *each != (0, 0));
    for (case, decided) in taken {
        let facts = there.remove(case);
        assert_eq!(facts, Some((1, usize::from(*decided))), "{case}");
    }
    assert!(there.is_empty(), "nobody was told of {there:?}");
}

/// How many duties are open by the ledgers.
fn owed(data: &Path) -> usize {
    #[expect(
        clippy::disallowed_methods,
        reason = "the nodes are served by the clock of this machine"
    )]
    let now = jiff::Timestamp::now().to_string();
    let output = Command::new(binary())
        .args(["duties", "--from-ledger"])
        .arg(data)
        .args(["--as-of", &now, "--format", "json"])
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    let duties = answer["duties"].as_array().unwrap().iter();
    duties.filter(|duty| duty["state"] == "open").count()
}

/// How many the program desk of a node counts.
fn counted(node: &Real, token: &Token) -> usize {
    let answer = node.ask(&token.request(Method::Get, "/program/api/v1/counts", Vec::new()));
    let said: Value = serde_json::from_slice(&answer.body).unwrap();
    let kinds = said["kinds"].as_array().unwrap_or_else(|| panic!("{said}"));
    let piles = ["overdue", "today", "week", "later"];
    let all = kinds
        .iter()
        .flat_map(|kind| piles.map(|pile| kind[pile].as_u64().unwrap()));
    usize::try_from(all.sum::<u64>()).unwrap()
}

#[test]
fn a_primary_killed_under_load_takes_nothing_along_and_both_nodes_go_on_by_themselves() {
    let (mut primary, standby) = pair();
    let hosts = [&primary, &standby].map(|each| format!("host={}", each.folder().display()));
    let place = format!(
        "postgresql://leeward_{{ledger}}@/leeward_{{ledger}}?{}",
        hosts.join("&")
    );
    let folder = tempfile::tempdir_in(in_memory()).unwrap();
    let (one, two) = (folder.path().join("one"), folder.path().join("two"));
    real::init_with(&one, &["--postgres", &place]);
    fs::create_dir(&two).unwrap();
    fs::copy(one.join("leeward.toml"), two.join("leeward.toml")).unwrap();
    let nodes = [Real::serve(&one, &[]), Real::serve(&two, &[])];
    let processes = nodes.each_ref().map(Real::process);
    let token = |node: &Real, desk| Visitor::at(node, desk).token(node, desk, PASSWORD);
    let of_writers: Vec<Token> = (0..WRITERS)
        .map(|writer| token(&nodes[writer % 2], DeskName::Client))
        .collect();
    let of_program = token(&nodes[0], DeskName::Program);

    let load = Load::default();
    thread::scope(|scope| {
        let working = of_writers.iter().enumerate().map(|(writer, token)| {
            let (load, node) = (&load, &nodes[writer % 2]);
            scope.spawn(move || load.work(writer, node, token))
        });
        let working: Vec<_> = working.collect();
        while load.answers.load(Ordering::Relaxed) < BEFORE {
            assert!(working.iter().all(|each| !each.is_finished()));
            thread::sleep(Duration::from_millis(1));
        }
        primary.end("-KILL");
        *load.killed.lock().unwrap() = Some(Instant::now());
        standby.promote();
    });

    let taken = load.taken.into_inner().unwrap();
    nothing_is_lost(&standby, &taken);
    // Nobody began a node anew, and both know all that is owed: what the other took as well.
    let owed = owed(&one);
    assert!(owed >= taken.len(), "{owed} owed for {}", taken.len());
    for (node, process) in nodes.iter().zip(processes) {
        assert_eq!(node.process(), process);
        assert!(Path::new(&format!("/proc/{process}/exe")).exists());
        assert_eq!(counted(node, &of_program), owed);
    }
    println!(
        "{} referrals and their decisions answered with 200 by two nodes, lost 0; refused meanwhile {}; written again {:.2} s after the \
         kill",
        taken.len(),
        load.refused.into_inner(),
        load.again.into_inner().unwrap().unwrap().as_secs_f64(),
    );
    drop(nodes);
    standby.psql("postgres", "CHECKPOINT");
    let places = [primary.folder(), standby.folder(), folder.path()];
    typed::lie_nowhere(false, &places, &standby.said().join("\n"));
}
