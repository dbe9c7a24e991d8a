//! Promise 1: nothing that the client desk can obtain depends on what the victim desk recorded.
//!
//! Two programs of one seed are asked the same at the client desk, all that its table of routes offers; at their
//! victim desks different things happen in between ([`beyond`]). After each step every byte must be the same
//! ([`observed`]). A night's run that destroys is one of them ([`night_run`]). Leaks are planted, one at a time, and each must be caught ([`leak`]).
//!
//! The same in PostgreSQL with `LEEWARD_TESTS_IN=postgres` before the command: one walk of each kind and a choice of the leaks; as
//! many as in memory where `LEEWARD_WORLD_OBSERVATIONS` says how many observations there are to be.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what is not as expected must stop the test"
)]

mod beyond;
mod fob;
mod leak;
mod night_run;
mod observed;
mod typed;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Mutex,
    thread,
};

use beyond::{Beyond, Beyonder};
use desk::{Answer, Clock as _, Finding, Method, Request};
use fob::Fob;
use keys::{AccountError, Accounts, Cost, DeskName, Stream};
use leak::{Leak, Leaking, is_json};
use leeward_tests::place::in_postgres;
use leeward_tests::world::bodies::Programs;
use leeward_tests::world::crawl::{Crawler, Whim};
use leeward_tests::world::{PASSWORD, Token, Visitor, World, html, text};
use observed::{Channel, Observed, Read};

/// So many pairs of byte-strings are compared; more where the environment asks for more.
const OBSERVATIONS: u64 = 20_000;
/// `LEEWARD_WORLD_OBSERVATIONS=1000000` makes a long run of it.
const ASKED: &str = "LEEWARD_WORLD_OBSERVATIONS";
/// Steps of one walk.
const STEPS: usize = 150;

/// One of the two programs, with what leaks in it.
struct Side {
    world: World,
    at_client: Visitor,
    token: Token,
    leaking: Leaking,
    read: Read,
    /// Where documents lie as PDF.
    documents: Vec<String>,
}

impl Side {
    fn new(seed: u8, leak: Option<Leak>) -> Self {
        let world = World::new(seed);
        world.weekly();
        let mut at_client = Visitor::at(&world, DeskName::Client);
        let mut documents = Vec::new();
        // Somebody is accepted at first, so that the victim desk always finds something to do, and somebody is
        // denied, which is kept from them for a while.
        for (last, outcome) in [("Larch", "accepted"), ("Hargreave", "denied")] {
            let who = [("first", "Pax"), ("last", last), ("group", "Tu 6p")];
            at_client.refers(&world, &who);
            let case = *world.cases().last().unwrap();
            let decide = format!("/client/participants/{}/decision", case);
            let with = [("outcome", outcome), ("reason", "too dangerous")];
            at_client.fill(&world, &decide, &decide, &with);
            // A court asked for the file already: its record stands among the pages.
            let record = format!("/client/participants/{}/record", case);
            let asked = [("recipient", "District Court"), ("purpose", "Order")];
            let made = at_client.fill(&world, &record, &record, &asked);
            let links = html::links(&text(&made)).into_iter();
            documents.extend(links.filter(|link| link.ends_with("/pdf")));
        }
        assert!(!documents.is_empty(), "no record as PDF");
        let token = at_client.token(&world, DeskName::Client, PASSWORD);
        let leaking = Leaking {
            leak,
            ..Leaking::default()
        };
        Self {
            world,
            at_client,
            token,
            leaking,
            read: Read::default(),
            documents,
        }
    }

    fn ask(&mut self, request: &Request) -> Answer {
        self.leaking.before(&self.world);
        let mut answer = self.world.answer(request);
        self.leaking.after(&self.world, request, &mut answer);
        self.at_client.keep(&answer);
        answer
    }

    /// An answer and all that can be seen besides.
    fn observed(&mut self, answer: &Answer, whole: bool) -> Observed {
        let mut observed = Observed::default();
        observed.answer(answer);
        observed.rest(&self.world, &self.leaking.told, &mut self.read);
        if whole {
            observed.whole(&self.world);
        }
        observed
    }
}

/// Whose turn it is to ask.
#[derive(Clone, Copy)]
enum Turn {
    Document,
    Key,
    Crawler,
}

/// What became of a walk.
#[derive(Default)]
struct Walked {
    /// Where the two differed first.
    difference: Option<(Channel, String)>,
    observations: u64,
    untried: BTreeSet<String>,
    steps: usize,
    /// Kinds of facts that the victim desk recorded.
    kinds: BTreeSet<String>,
    taken: usize,
    /// Things that a program recorded.
    by_programs: usize,
    /// Documents that were opened.
    documents: usize,
    /// Somebody of the client desk has added a security key, come in by it, and removed it.
    by_key: bool,
    /// The client desk made keys of its own, which in the one world are sealed to another pair of the drop's than in the other,
    /// for somebody had left the victim desk.
    handed_otherwise: bool,
}

fn walk(seed: u64, steps: usize, beyond: Beyond, leak: Option<Leak>) -> Walked {
    let mut whim = Whim::new(seed);
    let number = u8::try_from(seed % 200).unwrap();
    let (mut with, mut without) = (Side::new(number, leak), Side::new(number, leak));
    assert_eq!(with.token.0, without.token.0);
    let mut client = crawler(&without.world, DeskName::Client, without.token.clone());
    let mut theirs = Beyonder::pair(beyond, &with.world, &without.world, seed);
    let mut walked = Walked::default();
    let mut fob = Fob::new(number);
    for step in 0..steps {
        if step % 25 == 24 {
            // Time goes on; whoever was away signs in again. The mail server is there, or not, in both.
            let down = step % 50 == 49;
            for side in [&mut with, &mut without] {
                side.world.clock.advance(40_000);
                // What is signed of the separate file differs; what the client desk prints does not.
                side.world.weekly();
                let since = side.world.clock.now();
                let down = down.then_some(Finding::MailDown(since));
                side.world.health.now(down.into_iter().collect());
                side.at_client = Visitor::at(&side.world, DeskName::Client);
                if step == 124 {
                    somebody_leaves(side);
                }
            }
        }
        for (first, somebody) in &mut theirs {
            let side = if *first { &with } else { &without };
            somebody.step(beyond, &side.world, step);
        }
        // Few of what a crawler comes to are documents.
        let document = (step % 30 == 17).then(|| {
            let place = &without.documents[step / 30 % without.documents.len()];
            let request = without.at_client.request(Method::Get, place, Vec::new());
            (Turn::Document, request)
        });
        let turn = match fob.next(step, &without.at_client) {
            Some(request) => (Turn::Key, request),
            None => (Turn::Crawler, client.next(&mut whim, &without.at_client)),
        };
        for (turn, request) in document.into_iter().chain([turn]) {
            let (one, other) = (with.ask(&request), without.ask(&request));
            match turn {
                Turn::Document => {
                    walked.documents += usize::from(other.body.starts_with(b"%PDF"));
                }
                Turn::Key => fob.see(&other),
                Turn::Crawler => client.see(&other),
            }
            let posted = request.method == Method::Post;
            walked.taken += usize::from(other.status == 303 && posted);
            walked.by_programs += usize::from(other.status == 200 && posted && is_json(&other));
            let whole = step % 25 == 0 || step + 1 == steps;
            let (seen, seen_too) = (with.observed(&one, whole), without.observed(&other, whole));
            let (equal, difference) = seen.compare(&seen_too);
            walked.observations += equal;
            if let Some(channel) = difference {
                let place = format!("{} {}", request.method.word(), request.path);
                walked.difference = Some((channel, place));
                return walked;
            }
        }
        walked.steps += 1;
        for side in [&with, &without] {
            side.world.clock.advance(7);
        }
    }
    walked.kinds = beyond::kinds(&with.world);
    if beyond == Beyond::Work {
        assert_eq!(without.world.victim.head().unwrap().size, 0);
    }
    walked.by_key = fob.was_used();
    walked.handed_otherwise = handed(&with.world) != handed(&without.world);
    walked.untried = client.untried().into_iter().collect();
    walked
}

/// To which of the drop's pairs the client desk sealed each generation of its keys.
fn handed(world: &World) -> Vec<[u8; 2]> {
    let case = world.drop.case(keys::desk_case().unwrap()).unwrap();
    let letters = case
        .entries
        .into_iter()
        .map(|entry| entry.letter.unwrap().0);
    // After the version and the generation, each of one byte.
    letters.map(|letter| [letter[2], letter[3]]).collect()
}

/// A colleague of the client desk leaves late in the walk (tokens end with it), the same in both worlds, so its keys are made anew: in a world in which somebody has left
/// the victim desk before, they are sealed to another pair of the drop's.
fn somebody_leaves(side: &mut Side) {
    let stream = Stream::from_seed([32; 32]);
    let ring = side.world.house.ring(DeskName::Client);
    let accounts = Accounts::new(side.world.client.as_ref(), DeskName::Client);
    let made = accounts.create("kit", "kit", PASSWORD, ring, Cost::LIGHT, &stream);
    // The walk itself may have ended somebody's account, so that there are new keys already.
    if matches!(made, Err(AccountError::Renewed)) {
        return;
    }
    let number = made.unwrap().number.0.to_string();
    let with = [("account", &*number)];
    let end = "/client/accounts/end";
    side.at_client
        .fill(&side.world, "/client/accounts", end, &with);
}

/// Somebody at a desk who has a program of their own.
fn crawler(world: &World, desk: DeskName, token: Token) -> Crawler {
    let place = format!("/{desk}/api/v1/openapi.json");
    let document = world.answer(&token.request(Method::Get, &place, Vec::new()));
    Crawler::new(world.desk(desk).table()).with(Programs::new(token, &document))
}

/// Does the same for everything of a list, as many at a time as the machine has cores.
fn each<T: Send, O: Send>(
    all: impl Iterator<Item = T> + Send,
    work: impl Fn(T) -> O + Sync,
) -> Vec<O> {
    let (all, done) = (Mutex::new(all), Mutex::new(Vec::new()));
    let cores = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                loop {
                    let next = all.lock().unwrap().next();
                    let Some(one) = next else { return };
                    let finished = work(one);
                    done.lock().unwrap().push(finished);
                }
            });
        }
    });
    done.into_inner().unwrap()
}

#[test]
fn the_client_desk_is_the_same_to_the_byte_whatever_the_victim_desk_does() {
    #[expect(clippy::disallowed_methods, reason = "how long this test is to run")]
    let asked = std::env::var(ASKED).ok().map(|text| text.parse().unwrap());
    let least: u64 = asked.unwrap_or(OBSERVATIONS);
    // In a server each kind walks once, in memory twice.
    let at_a_time = if in_postgres() { 6 } else { 12 };
    let (mut walks, mut steps, mut taken, mut by_programs, mut seen) = (0, 0, 0, 0, 0_u64);
    let (mut handed_otherwise, mut documents) = (0, 0);
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    let mut untried: Option<BTreeSet<String>> = None;
    let mut seed = 0;
    // And more until enough has been compared.
    while seed < at_a_time || seen < least {
        let batch = (seed + 1..=seed + at_a_time).map(|seed| {
            let all = Beyond::ALL.len() as u64;
            (seed, Beyond::ALL[usize::try_from(seed % all).unwrap()])
        });
        seed += at_a_time;
        let walked = each(batch, |(seed, beyond)| {
            (seed, beyond, walk(seed, STEPS, beyond, None))
        });
        for (seed, beyond, walked) in walked {
            assert_eq!(walked.difference, None, "seed {seed}, {beyond:?}");
            assert!(
                walked.by_key,
                "seed {seed}: no security key was added, used and removed"
            );
            walks += 1;
            steps += walked.steps;
            taken += walked.taken;
            by_programs += walked.by_programs;
            documents += walked.documents;
            seen += walked.observations;
            handed_otherwise += usize::from(walked.handed_otherwise);
            for kind in walked.kinds {
                *kinds.entry(kind).or_default() += 1;
            }
            untried = Some(match untried {
                Some(before) => &before & &walked.untried,
                None => walked.untried,
            });
        }
    }
    eprintln!("{seen} observations in {steps} steps of {walks} walks, no byte different");
    eprintln!(
        "{taken} forms and {by_programs} calls of programs taken; at the victim desk {kinds:?}"
    );
    eprintln!("in {handed_otherwise} of them people left both desks");
    assert!(seen >= least, "{seen} observations");
    assert!(handed_otherwise > 0, "nobody left both desks in any walk");
    assert_eq!(
        untried,
        Some(BTreeSet::new()),
        "lines of the table that no walk tried"
    );
    // A walk in which nothing happens proves nothing.
    assert!(taken > walks * 8, "{taken} forms taken in {steps} steps");
    assert!(
        by_programs * 3 > walks * 5,
        "{by_programs} calls of programs taken"
    );
    assert!(documents > walks, "{documents} documents opened");
    for kind in [
        "Look",
        "Person",
        "Effort",
        "Plan",
        "Election",
        "Disclosure",
        "Inbound",
        "Void",
        "Took",
        "TookDanger",
        "Received",
        "Destroyed",
        "PersonRelease",
        "ToldOutside",
        "DemandHeard",
        "CopyGiven",
        "GaveBack",
        "RetractionTold",
        "Shown",
        "ShownPage",
        "ShownOver",
        "ShownHeard",
    ] {
        assert!(kinds.contains_key(kind), "no {kind} among {kinds:?}");
    }
}

#[test]
fn every_planted_leak_is_caught() {
    assert!(Leak::ALL.len() >= 40);
    #[expect(clippy::disallowed_methods, reason = "how long this test is to run")]
    let few = in_postgres() && std::env::var(ASKED).is_err();
    // In a server those that lie in a store, and one of each other way.
    let mut ways = BTreeSet::new();
    let planted = Leak::ALL.iter().filter(|(_, channel)| {
        let stored = matches!(channel, Channel::Store | Channel::Drop);
        !few || stored || ways.insert(*channel)
    });
    let caught = each(planted, |(leak, channel)| {
        let difference =
            (1..=14).find_map(|seed| walk(seed, STEPS, Beyond::Still, Some(*leak)).difference);
        (*leak, *channel, difference)
    });
    let missed: Vec<_> = caught
        .iter()
        .filter(|(_, channel, found)| found.as_ref().map(|(by, _)| by) != Some(channel))
        .collect();
    assert!(missed.is_empty(), "unseen, or seen elsewhere: {missed:#?}");
    eprintln!("{} leaks planted, all caught", caught.len());
}
