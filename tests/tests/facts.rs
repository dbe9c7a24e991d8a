//! Every change leaves its fact and every look into the separate file leaves its own: gone over by the tables of routes, so that
//! a new route is in by being there. Whoever is at each desk does whatever its pages and its document offer; what is taken
//! must have moved a ledger, or stands here with its reason.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    dead_code,
    reason = "what is not as expected must stop the test; of what the two worlds share not all is needed"
)]

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Mutex,
    thread,
};

use desk::{Answer, Line, Method, Request};
use keys::DeskName;
use ledger::{Filed, Matter, Position};
use leeward_tests::world::{
    PASSWORD, Token, Visitor, World,
    bodies::Programs,
    crawl::{Crawler, Whim},
};

#[path = "two_worlds/beyond.rs"]
mod beyond;

/// Ends of paths that record nothing though they are taken, and why.
const NO_FACT: [(&str, &str); 28] = [
    (
        "/victim/shown/end",
        "where nothing is shown there is nothing to end; the walk shows nothing",
    ),
    ("/sign-in", "a session is no fact"),
    ("/sign-in/code", "a session is no fact"),
    ("/sign-out", "a session is no fact"),
    (
        "/drafts/{form}",
        "an unfinished form is kept sealed, and is nobody's act yet",
    ),
    ("/kept/{form}/discard", "the same, thrown away"),
    ("/account/language", "how one's own pages read"),
    (
        "/client/room",
        "how the pages read while somebody looks on; left out of the walk, for then much is sent back",
    ),
    ("/leaks/again", "each entry that is shown then is a look"),
    ("/victim/cases", "asks for a name"),
    ("/client/", "asks for a name"),
    (
        "/account/tokens/{token}/end",
        "a token that there is; one that is gone already is not ended twice",
    ),
    (
        "/client/import",
        "looked at first; brought in, each line is a fact (tests/brought.rs)",
    ),
    ("/import/attendance", "the same"),
    ("/import/training", "the same"),
    ("/import/agreements", "the same"),
    ("/victim/import", "the same"),
    ("/import/court-log", "the same"),
    ("/import/danger-log", "the same"),
    ("/import/incidents", "the same"),
    (
        "/calendar/{feed}/end",
        "an address that there is (tests/calendar_feed.rs); the walk makes none, for it must be allowed first",
    ),
    (
        "/reports/{report}",
        "sent back while the participant may not be told yet",
    ),
    ("/review/verify", "reads the ledgers"),
    (
        "/review/binders",
        "counted anew, and the reviewer's own (decisions/0120)",
    ),
    ("/binders/{binder}/files", "whose file a reviewer drew"),
    (
        "/clauses/{clause}/marks",
        "a reviewer's note, sealed beside the ledger",
    ),
    ("/participants/{label}/marks", "the same"),
    ("/separate/{label}/marks", "the same"),
];
/// So many walks; more where the environment asks for more.
const WALKS: u64 = 4;
/// `LEEWARD_FACT_WALKS=30` makes a long run of it.
const ASKED: &str = "LEEWARD_FACT_WALKS";
/// So many times each desk is asked something in one walk.
const STEPS: usize = 500;

fn crawler(world: &World, desk: DeskName, token: Token) -> Crawler {
    let place = format!("/{desk}/api/v1/openapi.json");
    let document = world.answer(&token.request(Method::Get, &place, Vec::new()));
    Crawler::new(world.desk(desk).table()).with(Programs::new(token, &document))
}

/// The line of a table that a request is answered by: of several the one with the fewest gaps.
fn line_of<'a>(table: &'a [Line], request: &Request) -> Option<&'a Line> {
    let given: Vec<&str> = request.path.split('/').collect();
    let gap = |part: &str| part.starts_with('{');
    let fits = |line: &&Line| {
        let asked: Vec<&str> = line.path.split('/').collect();
        line.method == request.method
            && asked.len() == given.len()
            && asked
                .iter()
                .zip(&given)
                .all(|(asked, given)| gap(asked) || asked == given)
    };
    let found = table.iter().filter(fits);
    found.min_by_key(|line| line.path.split('/').filter(|part| gap(part)).count())
}

/// How many entries each ledger has.
fn sizes(world: &World) -> [u64; 5] {
    [
        &world.client,
        &world.drop,
        &world.victim,
        &world.program,
        &world.review,
    ]
    .map(|store| store.head().unwrap().size)
}

/// Whether something was done: not refused, and not sent to the door.
fn taken(answer: &Answer) -> bool {
    let door = answer
        .header("location")
        .is_some_and(|to| to.contains("/sign-in"));
    answer.status < 400 && !door
}

/// What became of the lines.
#[derive(Default)]
struct Gone {
    /// Of each changing line: how often it was taken, and how often a ledger had more afterwards.
    changes: BTreeMap<String, (usize, usize)>,
    /// Of each look: how often it was answered, and how often it was a fact of that case.
    looks: BTreeMap<String, (usize, usize)>,
}

/// Somebody at each desk does this and that.
fn walk(seed: u64) -> Gone {
    let mut gone = Gone::default();
    let world = World::new(u8::try_from(seed % 200).unwrap());
    let mut may = Visitor::at(&world, DeskName::Client);
    for (last, outcome) in [("Larch", "accepted"), ("Hargreave", "denied")] {
        let who = [("first", "Pax"), ("last", last), ("group", "Tu 6p")];
        may.refers(&world, &who);
        let case = *world.cases().last().unwrap();
        let decide = format!("/client/participants/{}/decision", case);
        may.fill(
            &world,
            &decide,
            &decide,
            &[("outcome", outcome), ("reason", "too dangerous")],
        );
    }
    beyond::somebody(&world, &mut Visitor::at(&world, DeskName::Victim), seed);
    let mut whim = Whim::new(seed);
    let mut people: Vec<(Visitor, Crawler, Vec<Line>)> = DeskName::ALL
        .into_iter()
        .map(|desk| {
            let mut visitor = Visitor::at(&world, desk);
            let token = visitor.token(&world, desk, PASSWORD);
            let table = world.desk(desk).table();
            (visitor, crawler(&world, desk, token), table)
        })
        .collect();
    for step in 0..STEPS {
        if step % 60 == 59 {
            world.clock.advance(40_000);
            for (desk, (visitor, ..)) in DeskName::ALL.into_iter().zip(&mut people) {
                *visitor = Visitor::at(&world, desk);
            }
        }
        for (visitor, crawler, table) in &mut people {
            let request = crawler.next(&mut whim, visitor);
            // What a reviewer is shown holds the whole desk of whoever shows it (tests/masked.rs).
            if request.path == "/client/room" || request.path.ends_with("/show") {
                continue;
            }
            let before = sizes(&world);
            let answer = visitor.send(&world, &request);
            crawler.see(&answer);
            let Some(line) = line_of(table, &request).filter(|_| taken(&answer)) else {
                continue;
            };
            if line.method == Method::Post {
                let of = gone.changes.entry(line.path.clone()).or_default();
                of.0 += 1;
                of.1 += usize::from(sizes(&world) != before);
            } else if is_look(line) && answer.status == 200 {
                let of = gone.looks.entry(line.path.clone()).or_default();
                of.0 += 1;
                of.1 += usize::from(looked(&world, before[2], &request.path));
            }
        }
        world.clock.advance(5);
    }
    gone
}

impl Gone {
    fn add(&mut self, other: Self) {
        for (ours, theirs) in [
            (&mut self.changes, other.changes),
            (&mut self.looks, other.looks),
        ] {
            for (path, (times, facts)) in theirs {
                let of = ours.entry(path).or_default();
                of.0 += times;
                of.1 += facts;
            }
        }
    }
}

/// A page or an answer about one case or person of the victim desk.
fn is_look(line: &Line) -> bool {
    line.path.starts_with("/victim/")
        && (line.path.contains("{case}") || line.path.contains("{person}"))
}

/// Whether the separate file of the case that the path names says since then that somebody looked.
fn looked(world: &World, from: u64, path: &str) -> bool {
    let entries = world.victim.read(Position(from), usize::MAX).unwrap();
    entries.iter().any(|entry| {
        entry.envelope.matter == Matter::Filed(Filed::Look)
            && path
                .split('/')
                .any(|part| part == entry.envelope.case.as_str())
    })
}

#[test]
fn every_change_leaves_its_fact_and_every_look_into_the_separate_file_its_own() {
    #[expect(clippy::disallowed_methods, reason = "how long this test is to run")]
    let asked = std::env::var(ASKED).ok().map(|text| text.parse().unwrap());
    let gone = Mutex::new(Gone::default());
    let seeds = Mutex::new(1..=asked.unwrap_or(WALKS));
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                loop {
                    let next = seeds.lock().unwrap().next();
                    let Some(seed) = next else { return };
                    let walked = walk(seed);
                    gone.lock().unwrap().add(walked);
                }
            });
        }
    });
    let gone = gone.into_inner().unwrap();
    let world = World::new(1);
    let tables = world.desks().flat_map(|(_, desk)| desk.table());
    let (mut untaken, mut unlooked) = (BTreeSet::new(), BTreeSet::new());
    let (mut silent, mut unseen) = (Vec::new(), Vec::new());
    let (mut changes, mut looks) = (0, 0);
    for line in tables {
        let exempt = NO_FACT.iter().any(|(end, _)| line.path.ends_with(end));
        if line.method == Method::Post && !exempt {
            changes += 1;
            match gone.changes.get(&line.path) {
                None => drop(untaken.insert(line.path.clone())),
                Some((_, 0)) => silent.push(line.path.clone()),
                Some(_) => {}
            }
        } else if line.method == Method::Get && is_look(&line) {
            looks += 1;
            match gone.looks.get(&line.path) {
                None => drop(unlooked.insert(line.path.clone())),
                // Each time, and not now and then.
                Some((times, facts)) if facts < times => unseen.push(line.path.clone()),
                Some(_) => {}
            }
        }
    }
    eprintln!("never taken: {untaken:#?}\nnever looked at: {unlooked:#?}");
    let (taken, seen) = (changes - untaken.len(), looks - unlooked.len());
    eprintln!(
        "{taken} of {changes} changing lines were taken, and left a fact; {seen} of {looks} lines of the separate file were \
         read, each time with a look"
    );
    assert!(silent.is_empty(), "taken without a fact: {silent:#?}");
    assert!(unseen.is_empty(), "read without a look: {unseen:#?}");
    // A walk that comes to nothing proves nothing.
    assert!(taken > 70, "{taken} of {changes}");
    assert!(seen > 24, "{seen} of {looks}");
}
