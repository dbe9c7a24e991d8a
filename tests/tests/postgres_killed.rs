//! Promise 5 in PostgreSQL: the real binary serves a program whose server is killed under load, again and again, and in
//! between the binary itself. Everything acknowledged is there, nothing half, every ledger verifies, and the same is owed as
//! by the ledgers read anew, by the process that lived through it and by the ledgers moved into a folder.
//!
//! Further kills: `LEEWARD_SERVER_KILLS=40 cargo nextest run -p leeward-tests --test postgres_killed --success-output final`
//! (the number is compiled in).
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what is not as expected must stop the test"
)]

use std::{
    collections::BTreeMap,
    path::Path,
    process::Command,
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use desk::Method;
use keys::DeskName;
use ledger::{PostgresAddress, PostgresStore, Store as _, verify};
use leeward_tests::{
    browser::{Program, address, binary, databases},
    cluster::{Cluster, Sync},
    world::{Asked as _, Token, Visitor, crawl::Whim, html, text},
};
use rules::CaseId;
use serde_json::Value;

const NOW: &str = "2026-11-23T09:00:00-06:00";
/// Who works at the client desk at a time.
const WRITERS: usize = 3;

/// How often the server is killed.
fn kills() -> usize {
    option_env!("LEEWARD_SERVER_KILLS").map_or(3, |number| number.parse().unwrap())
}

/// What was acknowledged of a case.
#[derive(Debug, Clone, Copy, Default)]
struct Taken {
    decided: bool,
    danger: bool,
}

fn run(args: &[&str]) -> String {
    let output = Command::new(binary()).args(args).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{args:?}: {said}");
    String::from_utf8(output.stdout).unwrap()
}

fn duties(data: &Path) -> Value {
    let place = data.to_str().unwrap();
    let said = run(&[
        "duties",
        "--from-ledger",
        place,
        "--as-of",
        NOW,
        "--format",
        "json",
    ]);
    serde_json::from_str(&said).unwrap()
}

/// How many of them are open.
fn open(duties: &Value) -> usize {
    let all = duties["duties"].as_array().unwrap();
    all.iter().filter(|duty| duty["state"] == "open").count()
}

/// Sends a form; where it goes, if it was taken.
fn taken(
    may: &mut Visitor,
    program: &Program,
    form: &str,
    with: &[(&str, &str)],
) -> Option<String> {
    let page = may.get(program, form);
    let forms = html::forms(&text(&page));
    let there = forms.iter().find(|each| each.action == form)?;
    let done = may.post(program, form, &there.filled(with));
    match done.status {
        303 => done.header("location").map(str::to_owned),
        500..=599 => None,
        other => panic!("{form}: {other}: {}", text(&done)),
    }
}

/// Refers, decides and reports dangers until something is refused.
fn work(
    program: &Program,
    mut may: Visitor,
    all: &Mutex<BTreeMap<CaseId, Taken>>,
    count: &AtomicUsize,
) {
    loop {
        let who = [("first", "Aldo"), ("last", "Birch"), ("group", "Tu 6p")];
        let Some(place) = taken(&mut may, program, "/client/referrals/new", &who) else {
            return;
        };
        let case = place.split("/participants/").nth(1).unwrap();
        let case = case.split(['?', '#', '/']).next().unwrap();
        let id = CaseId::new(case).unwrap();
        all.lock().unwrap().insert(id, Taken::default());
        count.fetch_add(1, Ordering::Relaxed);
        let file = format!("/client/participants/{case}");
        let decide = format!("{file}/decision");
        let with = [("outcome", "denied"), ("reason", "too dangerous")];
        if taken(&mut may, program, &decide, &with).is_none() {
            return;
        }
        all.lock().unwrap().get_mut(&id).unwrap().decided = true;
        let danger = format!("{file}/danger");
        let with = [("d_toward", "partner"), ("d_words", "said so twice")];
        if taken(&mut may, program, &danger, &with).is_none() {
            return;
        }
        all.lock().unwrap().get_mut(&id).unwrap().danger = true;
    }
}

/// Every ledger verifies, what was acknowledged is there, and no batch in part.
fn is_whole(cluster: &Cluster, all: &BTreeMap<CaseId, Taken>) -> usize {
    let open = |ledger: &str| {
        let role = format!("leeward_{ledger}");
        let address = PostgresAddress::new(ledger, &cluster.url(&role, &role), None, None);
        let store = PostgresStore::open(&address.unwrap()).unwrap();
        verify(&store, None).unwrap();
        store.examine().unwrap();
        store
    };
    let (client, drop) = (open("client"), open("drop"));
    for (case, taken) in all {
        let file = client.case(*case).unwrap().entries;
        let over = drop.case(*case).unwrap().entries;
        assert!(!file.is_empty(), "{case} was acknowledged and is gone");
        assert!(
            file.len() > usize::from(taken.decided),
            "{case}: its decision is gone"
        );
        // A danger and its words are one batch.
        assert!(over.len() != 1, "{case}: a danger is there in part");
        assert!(
            over.len() == 2 || !taken.danger,
            "{case}: its danger is gone"
        );
    }
    let mut dangers: BTreeMap<CaseId, usize> = BTreeMap::new();
    drop.envelopes(&mut |_, envelope| {
        if !envelope.of_no_file() {
            *dangers.entry(envelope.case).or_default() += 1;
        }
    })
    .unwrap();
    assert!(dangers.values().all(|facts| *facts == 2), "{dangers:?}");
    dangers.len()
}

#[test]
fn a_server_killed_under_load_keeps_what_was_acknowledged_and_the_same_is_owed() {
    let mut cluster = databases(Sync::Kept);
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let place = address(&cluster);
    let flags = ["--empty", "--test-seed", "7", "--test-clock", NOW];
    let first: Vec<&str> = flags.into_iter().chain(["--postgres", &place]).collect();
    let mut program = Program::at(&data, &first);
    let all: Mutex<BTreeMap<CaseId, Taken>> = Mutex::default();
    let mut whim = Whim::new(17);
    let password = program.account("victim").password.clone();
    let mut nell = Visitor::at(&program, DeskName::Victim);
    let token = nell.token(&program, DeskName::Victim, &password);
    let (mut before, mut dangers) = (0, 0);
    for round in 0..kills() {
        let writers = [(); WRITERS].map(|()| Visitor::at(&program, DeskName::Client));
        let (count, wanted) = (AtomicUsize::new(0), 2 + whim.below(6));
        thread::scope(|scope| {
            let working = writers.map(|may| {
                let (program, all, count) = (&program, &all, &count);
                scope.spawn(move || work(program, may, all, count))
            });
            let all_work = || working.iter().all(|each| !each.is_finished());
            while count.load(Ordering::Relaxed) < wanted && all_work() {
                thread::yield_now();
            }
            cluster.end("-KILL");
        });
        cluster.run();
        let so_far = all.lock().unwrap().clone();
        assert!(
            so_far.len() > before,
            "nothing was acknowledged in this round"
        );
        before = so_far.len();
        dangers = is_whole(&cluster, &so_far);
        let owed = duties(&data);
        assert!(open(&owed) > 0);
        // The process that lived through it shows what the ledgers owe.
        let shown = counted(&program, &token);
        assert_eq!(shown, open(&owed), "round {round}: the board");
        if round % 2 == 1 {
            // It is killed as well, and owes the same when it is served anew.
            drop(program);
            program = Program::at(&data, &flags);
            assert_eq!(counted(&program, &token), shown, "round {round}: anew");
        }
    }
    drop(program);
    let (owed, place) = (duties(&data), data.to_str().unwrap());
    let heads = run(&["verify", place, "--inside"]);
    run(&["move", "--data", place, "--to-folder"]);
    assert_eq!(run(&["verify", place, "--inside"]), heads);
    assert_eq!(duties(&data), owed, "moved into a folder it owes the same");
    eprintln!(
        "{} kills: {before} referrals acknowledged, {dangers} dangers, none lost and none half",
        kills()
    );
}

/// How many duties the victim desk shows, in all its piles.
fn counted(program: &Program, token: &Token) -> usize {
    let asked = || program.ask(&token.request(Method::Get, "/victim/api/v1/today", Vec::new()));
    // A connection that broke is made anew at the next request.
    let answer = (0..20).map(|_| asked()).find(|answer| answer.status == 200);
    let answer = answer.expect("it has not come back");
    let said: Value = serde_json::from_slice(&answer.body).unwrap();
    let piles = said["counts"].as_array().unwrap().iter();
    let rows: u64 = piles.map(|pile| pile["rows"].as_u64().unwrap()).sum();
    usize::try_from(rows).unwrap()
}
