//! Promise 5: what was acknowledged survives a crash. The real binary is watched while it is asked things; of what it
//! wrote and synced the disks are rebuilt that a kill or a power loss can leave at any instant, and opened.
//!
//! The long form: `LEEWARD_CRASH_IMAGES=10000 cargo nextest run -p leeward-tests --test power --success-output final`
//! (the number is compiled in, so that no test reads the environment). With `LEEWARD_CRASH_REAL=1` every image is opened by the
//! real binary, not every fortieth; with `LEEWARD_CRASH_FAULTS=all` a call fails at every place of the load, not at three.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what is not as expected must stop the test"
)]

use std::{
    collections::{BTreeMap, hash_map::DefaultHasher},
    fs,
    hash::{Hash as _, Hasher as _},
    path::{Path, PathBuf},
    process::Command,
};

use keys::DeskName;
use ledger::{Hash, Shelf, SqliteStore, Store as _, verify};
use leeward_tests::{
    browser::{Program, binary},
    crash::{Act, Disk, Image, Loss, failing, lay_down, read, watched},
    world::{
        Visitor, World,
        crawl::{Crawler, Whim},
        html, text,
    },
};
use tempfile::TempDir;

const NOW: &str = "2026-11-23T09:00:00-06:00";
const FLAGS: [&str; 5] = ["--empty", "--test-seed", "7", "--test-clock", NOW];
const STORES: [&str; 5] = ["client", "drop", "victim", "program", "review"];
/// Of so many images one is opened by the real binary too.
fn real_each() -> usize {
    option_env!("LEEWARD_CRASH_REAL").map_or(40, |number| number.parse().unwrap())
}

/// How many images are made.
fn wanted() -> usize {
    option_env!("LEEWARD_CRASH_IMAGES").map_or(400, |number| number.parse().unwrap())
}

/// Everything that a store holds, as one value.
#[derive(Debug, Clone, PartialEq, Eq)]
struct State {
    size: u64,
    root: Hash,
    shelves: u64,
}

/// Opens a store as the program does, and says what is in it; every seal is checked.
fn open(path: &Path) -> Result<State, String> {
    let store = SqliteStore::open(path).map_err(|error| error.to_string())?;
    let head = verify(&store, None).map_err(|fault| fault.to_string())?;
    let mut shelves = DefaultHasher::new();
    for shelf in [
        Shelf::Accounts,
        Shelf::Sessions,
        Shelf::Drafts,
        Shelf::House,
        Shelf::Doors,
        Shelf::Tokens,
    ] {
        store
            .list(shelf)
            .map_err(|error| error.to_string())?
            .hash(&mut shelves);
    }
    Ok(State {
        size: head.size,
        root: head.root,
        shelves: shelves.finish(),
    })
}

/// Opens one store of an image, in a folder that is gone afterwards.
fn open_of(image: &Image, store: &str) -> Result<State, String> {
    let folder = tempfile::tempdir_in(shared()).unwrap();
    lay_down(image, folder.path(), |name| {
        name.starts_with(&format!("{store}.db"))
    });
    open(&folder.path().join(format!("{store}.db")))
}

/// Images need no disk of their own.
fn shared() -> PathBuf {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() {
        memory.to_owned()
    } else {
        std::env::temp_dir()
    }
}

/// What was watched.
struct Watched {
    _folder: TempDir,
    disk: Disk,
    /// Lines at which something was acknowledged; the first says that the program is ready.
    answers: Vec<usize>,
    /// Of each store what it held, in order, with the line from which on it did.
    states: BTreeMap<&'static str, Vec<(usize, State)>>,
}

/// Every referral that is acknowledged is one more entry of the client ledger.
fn watch() -> Watched {
    let folder = tempfile::tempdir().unwrap();
    let (data, trace) = (folder.path().join("data"), folder.path().join("trace"));
    let program = Program::under(&watched(&trace), &data, &FLAGS);
    let world = World::new(1);
    let mut may = Visitor::at(&program, DeskName::Client);
    let mut others = [DeskName::Client, DeskName::Victim, DeskName::Program].map(|desk| {
        (
            Visitor::at(&program, desk),
            Crawler::new(world.desk(desk).table()),
        )
    });
    let mut whim = Whim::new(5);
    // A page and a form for each who signs in.
    let mut sent = 8;
    // After which answer so many referrals were acknowledged.
    let mut referred = Vec::new();
    for number in 0..30 {
        refer(&program, &mut may, &format!("Aldo{number}"));
        sent += 2;
        referred.push(sent);
        for (visitor, crawler) in &mut others {
            for _ in 0..4 {
                let request = crawler.next(&mut whim, visitor);
                crawler.see(&visitor.send(&program, &request));
                sent += 1;
            }
        }
        may = Visitor::at(&program, DeskName::Client);
        sent += 2;
    }
    drop(program);
    let said = fs::read_to_string(&trace).unwrap();
    let place = data.to_str().unwrap();
    let disk = Disk::new(place, read(&said, place));
    let of = |wanted: fn(&Act) -> bool| -> Vec<usize> {
        let found = disk.seen().iter().filter(|each| wanted(&each.act));
        found.map(|each| each.begin).collect()
    };
    let answers = of(|act| *act == Act::Answer);
    assert_eq!(
        answers.len(),
        sent + 1,
        "one for each request, and the line at the start"
    );
    let states: BTreeMap<_, _> = STORES
        .into_iter()
        .map(|store| (store, states(&disk, store, answers[0])))
        .collect();
    for (number, answer) in referred.into_iter().enumerate() {
        let line = answers[answer];
        let mut held = states["client"].iter().rev();
        let (_, state) = held.find(|(from, _)| *from <= line).unwrap();
        assert!(
            state.size > number as u64,
            "referral {number} was acknowledged before it was written"
        );
    }
    Watched {
        _folder: folder,
        disk,
        answers,
        states,
    }
}

fn refer(program: &Program, may: &mut Visitor, first: &str) {
    let form = "/client/referrals/new";
    let page = text(&may.get(program, form));
    let forms = html::forms(&page).into_iter();
    let open = forms.into_iter().find(|each| each.action == form).unwrap();
    let fields = open.filled(&[("first", first), ("last", "Birch")]);
    let done = may.post(program, form, &fields);
    assert_eq!(done.status, 303, "{}", text(&done));
}

/// What a store holds whenever a sync begins or an answer goes out, if the process is killed then.
fn states(disk: &Disk, store: &str, ready: usize) -> Vec<(usize, State)> {
    let mut states: Vec<(usize, State)> = Vec::new();
    let mut changed = true;
    let ours = |file: &str| {
        file.rsplit('/')
            .next()
            .unwrap()
            .starts_with(&format!("{store}.db"))
    };
    for each in disk.seen() {
        match &each.act {
            Act::Write { file, .. } if ours(file) => changed = true,
            Act::Sync(_) | Act::Answer if changed && each.begin >= ready => {
                changed = false;
                let state = open_of(&disk.image(each.begin, Loss::Killed), store).unwrap();
                if states.last().is_none_or(|(_, last)| *last != state) {
                    states.push((each.begin, state));
                }
            }
            _ => {}
        }
    }
    states
}

impl Watched {
    /// The least that must be there at a line, by its place among the states.
    fn least(&self, store: &str, at: usize) -> usize {
        let acknowledged = self
            .answers
            .iter()
            .rev()
            .find(|answer| **answer < at)
            .unwrap();
        let states = &self.states[store];
        states
            .iter()
            .rposition(|(line, _)| line <= acknowledged)
            .unwrap()
    }

    /// Whether a store of an image holds everything acknowledged, nothing half, and nothing that never was.
    fn is_good(&self, image: &Image, store: &str, at: usize, loss: Loss) {
        let state = open_of(image, store)
            .unwrap_or_else(|why| panic!("line {at}, {loss:?}: {store}: {why}"));
        let (least, states) = (self.least(store, at), &self.states[store]);
        let found = states.iter().rposition(|(_, known)| *known == state);
        let found =
            found.unwrap_or_else(|| panic!("line {at}, {loss:?}: {store} never held {state:?}"));
        assert!(
            found >= least,
            "line {at}, {loss:?}: {store} was acknowledged with {:?} and holds {state:?}",
            states[least].1
        );
    }

    /// The duties by the real binary.
    fn duties(image: &Image) -> String {
        let folder = tempfile::tempdir_in(shared()).unwrap();
        lay_down(image, folder.path(), |_| true);
        let place = folder.path().to_str().unwrap();
        run(&["verify", place]);
        run(&[
            "duties",
            "--from-ledger",
            place,
            "--as-of",
            NOW,
            "--format",
            "json",
        ])
    }
}

fn run(args: &[&str]) -> String {
    let output = Command::new(binary()).args(args).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{args:?}: {said}");
    String::from_utf8(output.stdout).unwrap()
}

/// The ways in which what was not synced can be lost, the number of the image deciding.
fn loss(number: usize, whim: &mut Whim) -> Loss {
    let seed = number as u64;
    match number % 9 {
        0 => Loss::Killed,
        1 => Loss::All,
        2 => Loss::One(whim.below(12)),
        3 => Loss::AllButOne(whim.below(12)),
        4 => Loss::After(whim.below(12)),
        5 | 6 => Loss::Any(seed),
        7 => Loss::Torn(512, seed),
        _ => Loss::Torn(4096, seed),
    }
}

#[test]
fn whatever_of_the_unsynced_is_lost_everything_acknowledged_is_there_and_nothing_half() {
    let watched = watch();
    let (disk, ready) = (&watched.disk, watched.answers[0]);
    let points: Vec<usize> = disk
        .seen()
        .iter()
        .map(|each| each.begin + 1)
        .filter(|at| *at > ready + 1)
        .collect();
    let with_loose: Vec<usize> = points
        .iter()
        .copied()
        .filter(|at| !disk.loose(*at).is_empty())
        .collect();
    assert!(with_loose.len() > 300, "{}", with_loose.len());
    let mut whim = Whim::new(11);
    let (mut opened, mut real, mut same_duties) = (0, 0, 0);
    for number in 0..wanted() {
        // Spread over all of them, more than once where more images are wanted than there are instants.
        let turns = wanted().div_ceil(with_loose.len());
        let at = with_loose[number * with_loose.len() * turns / wanted() % with_loose.len()];
        let loss = loss(number, &mut whim);
        let image = disk.image(at, loss);
        let loose = disk.loose(at);
        for store in STORES {
            if loose
                .iter()
                .any(|file| file.starts_with(&format!("{store}.db")))
            {
                watched.is_good(&image, store, at, loss);
            }
        }
        opened += 1;
        if number.is_multiple_of(real_each()) {
            real += 1;
            let duties = Watched::duties(&image);
            let expected = watched
                .answers
                .iter()
                .rev()
                .find(|answer| **answer < at)
                .unwrap();
            let as_acknowledged = ["client", "drop", "victim"].iter().all(|store| {
                open_of(&image, store).unwrap()
                    == watched.states[*store][watched.least(store, at)].1
            });
            if as_acknowledged {
                same_duties += 1;
                assert_eq!(
                    duties,
                    Watched::duties(&disk.image(*expected, Loss::Killed)),
                    "line {at}"
                );
            }
        }
    }
    println!(
        "{opened} images of {} instants, {} acknowledgements, {} writes and syncs; {real} opened by the real binary, \
         {same_duties} with the duties as at the last acknowledgement",
        with_loose.len(),
        watched.answers.len(),
        disk.seen().len(),
    );
    assert!(same_duties > 0);
}

#[test]
fn a_demonstration_is_served_again_from_what_a_power_loss_left_once_it_has_said_that_it_is_ready() {
    let folder = tempfile::tempdir().unwrap();
    let (data, trace) = (folder.path().join("data"), folder.path().join("trace"));
    let program = Program::under(&watched(&trace), &data, &FLAGS);
    let first = program.account("client").password.clone();
    let may = Visitor::at(&program, DeskName::Client);
    assert!(may.cookie.is_some());
    drop(program);
    let said = fs::read_to_string(&trace).unwrap();
    let place = data.to_str().unwrap();
    let disk = Disk::new(place, read(&said, place));
    let ready = disk
        .seen()
        .iter()
        .find(|each| each.act == Act::Answer)
        .unwrap()
        .begin;
    let serve = |at: usize, loss: Loss| {
        let image = disk.image(at, loss);
        let folder = tempfile::tempdir_in(shared()).unwrap();
        let data = folder.path().join("data");
        lay_down(&image, &data, |_| true);
        let program = Program::at(&data, &FLAGS);
        let may = Visitor::at(&program, DeskName::Client);
        assert!(may.cookie.is_some());
        program.account("client").password.clone()
    };
    for loss in [
        Loss::All,
        Loss::Any(1),
        Loss::Any(2),
        Loss::Torn(512, 3),
        Loss::Killed,
    ] {
        assert_eq!(serve(ready, loss), first, "{loss:?}");
    }
    // Cut off while it was made, it is made anew.
    for (number, part) in [3, 5, 7, 9].into_iter().enumerate() {
        let acts: Vec<usize> = disk
            .seen()
            .iter()
            .map(|each| each.begin)
            .filter(|at| *at < ready)
            .collect();
        serve(
            acts[acts.len() * part / 10],
            [Loss::All, Loss::Any(4), Loss::Torn(512, 5), Loss::Killed][number],
        );
    }
}

#[test]
fn once_a_write_or_a_sync_has_failed_nothing_is_acknowledged_that_is_not_there_afterwards() {
    // The long form fails at every call, up to the first that this load does not come to any more.
    let every = option_env!("LEEWARD_CRASH_FAULTS").is_some();
    let numbers: Vec<u32> = if every {
        (1..=400).collect()
    } else {
        vec![3, 9, 17]
    };
    let (mut failed, mut tried) = (0, 0);
    let mut done = std::collections::BTreeSet::new();
    let mut by_call: BTreeMap<&str, usize> = BTreeMap::new();
    for (number, fault) in [
        ("fdatasync,fsync", "EIO"),
        ("pwrite64", "ENOSPC"),
        ("pwrite64", "EIO"),
        ("fdatasync,fsync", "ENOSPC"),
        ("ftruncate", "EIO"),
        ("rename,renameat,renameat2", "EIO"),
        ("pread64", "EIO"),
        ("openat", "EIO"),
    ]
    .into_iter()
    .flat_map(|fault| numbers.iter().map(move |number| (*number, fault)))
    {
        // Who could not read may read at the next try, by another thread, and be right.
        let reads = matches!(fault.0, "pread64" | "openat");
        if every && done.contains(&fault) {
            continue;
        }
        tried += 1;
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        // It fails from some call on, as a full disk does, in whichever thread has made so many.
        let program = Program::at(&data, &FLAGS);
        let which = format!("{}:error={}:when={number}+", fault.0, fault.1);
        let mut may = Visitor::at(&program, DeskName::Client);
        let mut strace = failing(program.process(), &which);
        let mut acknowledged = Vec::new();
        let mut refused = 0;
        for turn in 0..12 {
            let first = format!("Aldo{turn}");
            let form = "/client/referrals/new";
            let page = may.get(&program, form);
            let Some(open) = html::forms(&text(&page))
                .into_iter()
                .find(|it| it.action == form)
            else {
                refused += 1;
                continue;
            };
            let fields = open.filled(&[("first", &first), ("last", "Birch")]);
            match may.post(&program, form, &fields).status {
                303 => {
                    assert!(
                        refused == 0 || reads,
                        "{fault:?} {number}: acknowledged after a failure"
                    );
                    acknowledged.push(first);
                }
                500 | 503 => refused += 1,
                other => panic!("{fault:?} {number}: {other}"),
            }
        }
        drop(program);
        strace.wait().unwrap();
        failed += refused;
        *by_call.entry(fault.0).or_insert(0) += refused;
        if refused == 0 {
            done.insert(fault);
        }
        let again = Program::at(&data, &FLAGS);
        run(&["verify", data.to_str().unwrap()]);
        let mut may = Visitor::at(&again, DeskName::Client);
        let list = text(&may.open(&again, "/client/"));
        for first in &acknowledged {
            assert!(
                list.contains(&format!("{first}<")) || list.contains(&format!("{first} ")),
                "{fault:?} {number}: {first} was acknowledged and is gone"
            );
        }
    }
    println!(
        "{tried} places at which a call failed from then on, {failed} requests refused: {by_call:?}"
    );
    assert!(failed > 20, "{failed}");
}
