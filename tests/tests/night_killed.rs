//! The night's run of the real binary is cut off, by a kill or with the power, after any of its writes; served anew it
//! finishes. Everything that was ordered is gone, nothing else is, the same is owed as after a run that nobody cut off, and
//! each certificate says what went.
//!
//! The test command cuts it off at a few writes. All of them, by eight kinds of loss:
//! `LEEWARD_NIGHT_CUTS=all cargo nextest run -p leeward-tests --test night_killed --success-output final`
//! In PostgreSQL the binary is killed at one of its messages to the server, and the server itself in the midst.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what is not as expected must stop the test"
)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Command, Stdio},
};

use keys::DeskName;
use ledger::{
    Actor, Batch, BatchId, Envelope, Exactness, Filed, Matter, NewEntry, Position, SealedLetter,
    tree, verify,
};
use leeward_tests::{
    browser::binary,
    canary::Searcher,
    cluster::Sync,
    crash::{Act as Seen, Disk, Loss, lay_down, read_after, watched},
    place::{Place, databases_with, in_memory},
    real::{self, Real},
    world::{Visitor, crawl::Whim, text},
};
use program_file::{Act, Became, CaseOrders, Court, Files, NewCaseOrder, Orders, Recorder};
use rules::{CaseId, FactId, Moment, Outcome, Role, What};

/// So many cuts in the test command.
const CUTS: usize = 10;
/// The first message and the last of a thread to PostgreSQL at which the night is on its way.
const MESSAGES: (usize, usize) = (30, 120);
/// So many facts of the night are written down in all ledgers.
const FACTS: u64 = 20;
const LEDGERS: [&str; 3] = ["client", "drop", "victim"];
/// When duties are compared.
const AS_OF: &str = "2026-06-01T12:00:00-05:00";

fn at(text: &str) -> Moment {
    Moment::parse(text).unwrap()
}

/// The words of a case's entry: those that must go begin with this,
const GOES: &str = "goldcrest-";
/// and those that must stay with that.
const STAYS: &str = "dunnock-";

/// One case: which orders there are about it, and what must be gone of it in each ledger.
struct Case {
    name: &'static str,
    files: Option<Files>,
    held: bool,
    /// Somebody must still be told of the decision.
    owed: bool,
    /// In the client ledger, the drop, the victim ledger.
    gone: [Gone; 3],
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Gone {
    Nothing,
    Words,
    All,
}

const CASES: [Case; 6] = [
    case(
        "k1",
        Some(Files::Both),
        false,
        false,
        [Gone::All, Gone::All, Gone::All],
    ),
    // What somebody must be told stands on, in the separate file.
    case(
        "k2",
        Some(Files::Both),
        false,
        true,
        [Gone::All, Gone::All, Gone::Nothing],
    ),
    case(
        "k3",
        Some(Files::Separate),
        false,
        false,
        [Gone::Nothing, Gone::Words, Gone::Words],
    ),
    case(
        "k4",
        Some(Files::Participant),
        false,
        true,
        [Gone::All, Gone::Nothing, Gone::Nothing],
    ),
    case("k5", Some(Files::Both), true, false, [Gone::Nothing; 3]),
    case("k6", None, false, true, [Gone::Nothing; 3]),
];

const fn case(
    name: &'static str,
    files: Option<Files>,
    held: bool,
    owed: bool,
    gone: [Gone; 3],
) -> Case {
    Case {
        name,
        files,
        held,
        owed,
        gone,
    }
}

impl Case {
    fn id(&self) -> CaseId {
        CaseId::new(self.name).unwrap()
    }
}

fn entry(case: CaseId, id: &str, at: Moment, matter: Matter, words: String) -> NewEntry {
    NewEntry {
        envelope: Envelope {
            case,
            id: FactId::new(id).unwrap(),
            actor: Actor(1),
            at,
            exactness: Exactness::Second,
            recorded: at,
            kept: at,
            matter,
        },
        salt: [3; 16],
        letter: SealedLetter(words.into_bytes()),
    }
}

/// A program of half a year ago, in which much is ordered to go.
fn made(place: &Place, data: &Path) {
    let to = place.flags();
    let to: Vec<&str> = to.iter().map(String::as_str).collect();
    real::init_with(data, &to);
    let open = |ledger| place.ledger(data, ledger);
    let spring = at("2026-03-02T10:00:00-06:00");
    let [client, drop, victim] = LEDGERS.map(open);
    let program = open("program");
    for (number, case) in CASES.iter().enumerate() {
        let id = case.id();
        let words = |ledger: usize, which: &str| {
            let sign = match case.gone[ledger] {
                Gone::Nothing => STAYS,
                Gone::Words | Gone::All => GOES,
            };
            format!("{sign}{}-{}-{which}", case.name, LEDGERS[ledger])
        };
        let batch = |part: u8, entries| Batch {
            id: BatchId([u8::try_from(number).unwrap() * 16 + part; 16]),
            case: id,
            seen: None,
            entries,
        };
        let outcome = Outcome::Denied;
        let mut theirs = vec![
            entry(
                id,
                "f0",
                spring,
                Matter::Filed(Filed::Intake),
                words(0, "who"),
            ),
            entry(
                id,
                "f1",
                spring,
                Matter::Rule(What::Decision { outcome }),
                words(0, "why"),
            ),
        ];
        if !case.owed {
            let void = What::Void {
                fact: FactId::new("f1").unwrap(),
            };
            theirs.push(entry(
                id,
                "f2",
                spring,
                Matter::Rule(void),
                words(0, "error"),
            ));
        }
        client.append(&batch(1, theirs)).unwrap();
        let over = entry(
            id,
            "d1",
            spring,
            Matter::Filed(Filed::HandOver),
            words(1, "number"),
        );
        drop.append(&batch(2, vec![over])).unwrap();
        let somebody = What::Person {
            person: rules::PersonNo(1),
            name: rules::PersonId::new("p1").unwrap(),
            roles: [Role::Victim].into_iter().collect(),
        };
        let her = entry(id, "p1", spring, Matter::Rule(somebody), words(2, "name"));
        victim.append(&batch(3, vec![her])).unwrap();
        let recorder = Recorder {
            store: program.as_ref(),
        };
        let act = |part: u8| Act {
            seen: None,
            batch: BatchId([u8::try_from(number).unwrap() * 16 + part; 16]),
            salt: [4; 16],
            actor: Actor(1),
            now: at("2026-05-04T16:00:00-05:00"),
        };
        if let Some(files) = case.files {
            let new = NewCaseOrder {
                case: case.name.to_owned(),
                files,
                court: Court {
                    court: "District Court of Sandplum County".to_owned(),
                    number: format!("CF-2026-{number}"),
                    day: jiff::civil::date(2026, 5, 1),
                    text: "All records are to be destroyed.".to_owned(),
                },
            };
            recorder.order_case(&act(4), &new, false).unwrap();
        }
        if case.held {
            recorder
                .hold(&act(5), case.name, "a court has asked")
                .unwrap();
        }
    }
    // The words of one entry of a case that stays.
    let last = CASES[5].id();
    let words = format!("{GOES}{last}-client-note");
    let session = entry(
        last,
        "f3",
        spring,
        Matter::Rule(What::SessionAttended),
        words,
    );
    let note = Batch {
        id: BatchId([0xEE; 16]),
        case: last,
        seen: None,
        entries: vec![session],
    };
    client.append(&note).unwrap();
    let act = Act {
        seen: None,
        batch: BatchId([0xEF; 16]),
        salt: [4; 16],
        actor: Actor(1),
        now: at("2026-05-04T17:00:00-05:00"),
    };
    let recorder = Recorder {
        store: program.as_ref(),
    };
    recorder
        .order(&act, last.as_str(), "f3", "says too much")
        .unwrap();
}

fn run(args: &[&str]) -> String {
    let output = Command::new(binary()).args(args).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{args:?}: {said}");
    String::from_utf8(output.stdout).unwrap()
}

fn duties(data: &Path) -> String {
    let place = data.to_str().unwrap();
    run(&[
        "duties",
        "--from-ledger",
        place,
        "--as-of",
        AS_OF,
        "--format",
        "json",
    ])
}

/// What each ledger has of each case: its facts, and whether their words are there.
type Held = BTreeMap<(&'static str, &'static str), BTreeSet<(String, bool)>>;

fn held(place: &Place, data: &Path) -> Held {
    let mut held = Held::new();
    for ledger in LEDGERS {
        let store = place.ledger(data, ledger);
        for case in &CASES {
            let entries = store.case(case.id()).unwrap().entries;
            let each = entries.iter().map(|entry| {
                let words = entry
                    .letter
                    .as_ref()
                    .is_some_and(|letter| !letter.0.is_empty());
                (entry.envelope.id.to_string(), words)
            });
            held.insert((ledger, case.name), each.collect());
        }
    }
    held
}

/// What must be there when the night is over.
fn must(before: &Held) -> Held {
    let mut after = before.clone();
    for case in &CASES {
        for (ledger, gone) in LEDGERS.into_iter().zip(case.gone) {
            let facts = after.get_mut(&(ledger, case.name)).unwrap();
            match gone {
                Gone::Nothing => {}
                Gone::Words => *facts = facts.iter().map(|(id, _)| (id.clone(), false)).collect(),
                Gone::All => facts.clear(),
            }
        }
        // What a duty reads goes over into the separate file, without words.
        if case.owed && case.gone[0] == Gone::All {
            let facts = after.get_mut(&("victim", case.name)).unwrap();
            facts.insert(("f1".to_owned(), false));
        }
    }
    let last = after.get_mut(&("client", "k6")).unwrap();
    *last = last
        .iter()
        .map(|(id, words)| (id.clone(), *words && id != "f3"))
        .collect();
    after
}

/// The night is over: what was ordered is done once, and said as it was.
fn is_right(place: &Place, data: &Path, before: &Held, owed: &str, at: &str) {
    run(&["verify", data.to_str().unwrap(), "--inside"]);
    assert_eq!(held(place, data), must(before), "{at}");
    assert_eq!(duties(data), owed, "{at}");
    // Of a server the tables: its write-ahead log has what went until it is used again (docs/postgres.md).
    let tables = place.cluster().map(|cluster| {
        cluster.psql("postgres", "CHECKPOINT");
        cluster.folder().join("data/base")
    });
    let files = tables.as_deref().unwrap_or(data);
    let mut found = Vec::new();
    Searcher::new(&[GOES]).folder(files, &mut found);
    assert_eq!(found, [], "{at}: bytes of what is gone");
    Searcher::new(&[STAYS]).folder(files, &mut found);
    assert!(!found.is_empty(), "{at}: what stays");
    let client = place.ledger(data, "client");
    let leaves = client.leaves(Position(0), usize::MAX).unwrap();
    let leaves: Vec<_> = leaves.iter().map(|leaf| leaf.leaf).collect();
    let program = place.ledger(data, "program");
    let orders = CaseOrders::read(program.as_ref()).unwrap().orders;
    assert_eq!(orders.len(), 5);
    for order in orders {
        let case = CASES.iter().find(|case| case.id() == order.case).unwrap();
        if case.held {
            assert!(order.waits(), "{at}: {} is held", case.name);
            continue;
        }
        let done = order
            .done()
            .unwrap_or_else(|| panic!("{at}: {} waits", case.name));
        let size = usize::try_from(done.size).unwrap();
        assert_eq!(tree::root(&leaves[..size]).to_string(), done.root, "{at}");
        let there = before[&("client", case.name)].len();
        let gone = if case.gone[0] == Gone::All { there } else { 0 };
        assert_eq!(
            usize::try_from(done.entries).unwrap(),
            gone,
            "{at}: {}",
            case.name
        );
        if gone > 0 {
            let at_place = usize::try_from(done.place).unwrap();
            assert_eq!(
                leaves[at_place].to_string(),
                done.leaf,
                "{at}: {}",
                case.name
            );
        }
    }
    let entries = Orders::read(program.as_ref()).unwrap().0;
    let Became::Done(done) = &entries[0].became else {
        panic!("{at}: the entry's order waits");
    };
    let at_place = usize::try_from(done.place.unwrap()).unwrap();
    assert_eq!(leaves[at_place].to_string(), done.leaf, "{at}");
    for ledger in LEDGERS {
        let store = place.ledger(data, ledger);
        verify(store.as_ref(), None).unwrap();
        let own = store.case(ledger::own_case().unwrap()).unwrap().entries;
        let mut marks = BTreeSet::new();
        for each in own {
            if let Matter::Filed(Filed::CaseGoes { order, .. }) = each.envelope.matter {
                assert!(
                    marks.insert(order),
                    "{at}: {ledger} says twice of an order that it goes"
                );
            }
        }
    }
}

fn copied(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for file in fs::read_dir(from).unwrap().map(Result::unwrap) {
        fs::copy(file.path(), to.join(file.file_name())).unwrap();
    }
}

/// Serves it until it says so: by then the night's run is over.
fn night(data: &Path) {
    drop(Real::serve(data, &[]));
}

/// Serves it, and kills it at that call of whichever thread comes to so many first: each store has one that writes.
fn killed_at(data: &Path, call: &str, number: usize) {
    let inject = format!("inject={call}:signal=SIGKILL:when={number}");
    let trace = format!("trace={call}");
    let mut strace = Command::new("strace")
        .args(["-f", "-qq", "-o", "/dev/null", "-e", &trace, "-e", &inject])
        .arg(binary())
        .args(["serve", "--listen", "127.0.0.1:0", "--data"])
        .arg(data)
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let said = BufReader::new(strace.stderr.take().unwrap()).lines();
    let mut said = said.map_while(Result::ok);
    let served = said.any(|line| line.starts_with("Serving "));
    real::end(&mut strace);
    assert!(!served, "{inject}: it was not killed");
}

fn loss(number: usize) -> Loss {
    let seed = number as u64;
    match number % 8 {
        0 | 4 => Loss::Killed,
        1 => Loss::All,
        2 => Loss::One(number % 5),
        3 => Loss::AllButOne(number % 5),
        5 => Loss::Any(seed),
        6 => Loss::Torn(512, seed),
        _ => Loss::Torn(4096, seed),
    }
}

#[test]
fn a_night_cut_off_anywhere_is_finished_by_the_next_start_and_takes_nothing_else() {
    let folder = tempfile::tempdir_in(in_memory()).unwrap();
    let (made_at, whole) = (folder.path().join("made"), folder.path().join("data"));
    let place = Place::default();
    made(&place, &made_at);
    let before = held(&place, &made_at);
    let owed_before = duties(&made_at);
    copied(&made_at, &whole);
    // A night that nobody cuts off, and what it writes.
    let trace = folder.path().join("trace");
    let by = watched(&trace);
    let by: Vec<&str> = by.iter().map(String::as_str).collect();
    drop(Real::under(&by, &whole, &[]));
    let owed = duties(&whole);
    assert_eq!(
        owed, owed_before,
        "nothing that was owed is gone, and nothing came"
    );
    is_right(&place, &whole, &before, &owed, "whole");

    let said = fs::read_to_string(&trace).unwrap();
    let path = whole.to_str().unwrap();
    let disk = Disk::new(path, read_after(&made_at, &said, path));
    let cuts: Vec<usize> = disk
        .seen()
        .iter()
        .filter(|each| each.begin > 1 && !matches!(each.act, Seen::Answer))
        .map(|each| each.begin + 1)
        .collect();
    assert!(cuts.len() > 60, "{} writes and syncs", cuts.len());
    let every = option_env!("LEEWARD_NIGHT_CUTS").is_some();
    let wanted = if every { cuts.len() * 2 } else { CUTS };
    let mut whim = Whim::new(3);
    let mut half = 0;
    for number in 0..wanted {
        // Somewhere within its part of the night.
        let (from, to) = (
            number * cuts.len() / wanted,
            (number + 1) * cuts.len() / wanted,
        );
        let cut = match every {
            true => cuts[number / 2],
            false => cuts[from + whim.below(to - from)],
        };
        let loss = loss(number);
        let data = folder.path().join("cut");
        lay_down(&disk.image(cut, loss), &data, |_| true);
        let there = held(&place, &data);
        half += usize::from(there != before && there != must(&before));
        night(&data);
        is_right(
            &place,
            &data,
            &before,
            &owed,
            &format!("cut {cut}, {loss:?}"),
        );
        fs::remove_dir_all(&data).unwrap();
    }
    eprintln!(
        "{wanted} nights cut off among {} writes and syncs, {half} of them with some of it gone and some not",
        cuts.len()
    );
    assert!(half > 0, "none was cut off in its midst");
}

#[test]
fn a_night_killed_for_good_is_finished_and_its_certificate_is_shown() {
    let folder = tempfile::tempdir_in(in_memory()).unwrap();
    let made_at = folder.path().join("made");
    let place = Place::default();
    made(&place, &made_at);
    let (before, owed) = (held(&place, &made_at), duties(&made_at));
    let mut killed = 0;
    for number in [9, 14, 20] {
        let data = folder.path().join(number.to_string());
        copied(&made_at, &data);
        killed_at(&data, "pwrite64", number);
        killed += usize::from(held(&place, &data) != must(&before));
        night(&data);
        is_right(&place, &data, &before, &owed, &format!("write {number}"));
    }
    assert!(killed > 0, "each was over when it was killed");
    // What the program desk prints is what is so.
    let data = folder.path().join("9");
    let real = Real::serve(&data, &[]);
    let mut dora = Visitor::at(&real, DeskName::Program);
    let program = place.ledger(&data, "program");
    let orders = CaseOrders::read(program.as_ref()).unwrap().orders;
    let order = orders
        .iter()
        .find(|order| order.case == CASES[0].id())
        .unwrap();
    let path = format!("/program/orders/cases/{}", order.fact);
    let page = text(&dora.open(&real, &path));
    let done = order.done().unwrap();
    for said in [done.leaf.as_str(), done.root.as_str()] {
        assert!(page.contains(said), "{said} on {page}");
    }
}

/// How a night in PostgreSQL is cut off.
#[derive(Debug, Clone, Copy)]
enum Cut {
    /// The binary is killed at that message of a thread to the server.
    Binary(usize),
    /// The server is killed once its ledgers have so many facts more.
    Server(u64),
}

/// Some, or with `LEEWARD_NIGHT_CUTS=all` each message and each fact.
fn cuts_in_postgres() -> Vec<Cut> {
    if option_env!("LEEWARD_NIGHT_CUTS").is_some() {
        let binary = (MESSAGES.0..=MESSAGES.1).map(Cut::Binary);
        return binary.chain((1..=FACTS).map(Cut::Server)).collect();
    }
    vec![
        Cut::Binary(MESSAGES.0),
        Cut::Server(2),
        Cut::Binary((MESSAGES.0 + MESSAGES.1) / 2),
        Cut::Server(FACTS / 2),
        Cut::Binary(MESSAGES.1),
    ]
}

#[test]
fn in_postgresql_a_night_killed_with_its_server_or_alone_is_finished_by_the_next_start() {
    let cuts = cuts_in_postgres();
    let folder = tempfile::tempdir_in(in_memory()).unwrap();
    let made_at = folder.path().join("made");
    let mut first = Place::databases(databases_with(Sync::Kept, &[]));
    made(&first, &made_at);
    let (before, owed) = (held(&first, &made_at), duties(&made_at));
    first.cluster_mut().unwrap().end("-QUIT");
    let mut half = 0;
    for cut in &cuts {
        let first = first.cluster().unwrap();
        let mut place = Place::databases(first.copied());
        let data = folder.path().join("data");
        fs::create_dir(&data).unwrap();
        let settings = fs::read_to_string(made_at.join("leeward.toml")).unwrap();
        let [from, to] =
            [first, place.cluster().unwrap()].map(|each| each.folder().to_str().unwrap());
        fs::write(data.join("leeward.toml"), settings.replace(from, to)).unwrap();
        match *cut {
            Cut::Binary(number) => killed_at(&data, "sendto", number),
            Cut::Server(facts) => server_killed(&mut place, &data, facts),
        }
        let there = held(&place, &data);
        half += usize::from(there != before && there != must(&before));
        night(&data);
        is_right(&place, &data, &before, &owed, &format!("{cut:?}"));
        fs::remove_dir_all(&data).unwrap();
    }
    eprintln!(
        "{} nights cut off in PostgreSQL, {half} of them with some of it gone and some not",
        cuts.len()
    );
    assert!(half > 0, "none was cut off in its midst");
}

/// Serves it, and kills the server once its ledgers have so many facts more; the binary is ended, and the server begins anew.
fn server_killed(place: &mut Place, data: &Path, facts: u64) {
    let all = ["client", "drop", "victim", "program"].map(|ledger| place.ledger(data, ledger));
    let count = || -> u64 { all.iter().map(|store| store.head().unwrap().size).sum() };
    let enough = count() + facts;
    let mut server = Command::new(binary())
        .args(["serve", "--listen", "127.0.0.1:0", "--data"])
        .arg(data)
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    while count() < enough {
        assert!(server.try_wait().unwrap().is_none(), "it ended by itself");
    }
    let cluster = place.cluster_mut().unwrap();
    cluster.end("-KILL");
    real::end(&mut server);
    drop(all);
    cluster.run();
}
