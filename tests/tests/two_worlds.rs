//! Promise 1: nothing that the client desk can obtain depends on what the victim desk recorded.
//!
//! Two programs of one seed are asked the same at the client desk, all that its table of routes offers; in one
//! of them somebody works at the victim desk in between. After each step every byte must be the same. Leaks of
//! twenty-eight channels are planted, and each must be caught.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what is not as expected must stop the test"
)]

use std::collections::BTreeSet;

use desk::{Answer, Clock, Method, Request};
use keys::DeskName;
use ledger::{Actor, BatchId, Shelf, Store};
use leeward_tests::world::bodies::Programs;
use leeward_tests::world::crawl::{Crawler, Whim};
use leeward_tests::world::{PASSWORD, Token, Visitor, World, dump, text};

/// A way in which the client desk could tell of the victim's side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Leak {
    Body,
    Length,
    Status,
    Header,
    Order,
    Search,
    ErrorText,
    Location,
    Cookie,
    Ids,
    StoreOnly,
    StoreSize,
    Log,
    Drop,
    Receipt,
    Danger,
    Roster,
    Groups,
    Title,
    Badge,
    Redirect,
    Held,
    Cache,
    Draft,
    Version,
    Api,
    ApiProblem,
    ApiDocument,
}

const LEAKS: [Leak; 28] = [
    Leak::Body,
    Leak::Length,
    Leak::Status,
    Leak::Header,
    Leak::Order,
    Leak::Search,
    Leak::ErrorText,
    Leak::Location,
    Leak::Cookie,
    Leak::Ids,
    Leak::StoreOnly,
    Leak::StoreSize,
    Leak::Log,
    Leak::Drop,
    Leak::Receipt,
    Leak::Danger,
    Leak::Roster,
    Leak::Groups,
    Leak::Title,
    Leak::Badge,
    Leak::Redirect,
    Leak::Held,
    Leak::Cache,
    Leak::Draft,
    Leak::Version,
    Leak::Api,
    Leak::ApiProblem,
    Leak::ApiDocument,
];

/// One of the two programs, with what leaks in it.
struct Side {
    world: World,
    at_client: Visitor,
    token: Token,
    leak: Option<Leak>,
    log: Vec<String>,
}

impl Side {
    fn new(seed: u8, leak: Option<Leak>) -> Self {
        let world = World::new(seed);
        let mut at_client = Visitor::at(&world, DeskName::Client);
        // Somebody is accepted at first, so that the victim desk always finds something to do, and somebody is
        // denied, which is kept from them for a while.
        for (last, outcome) in [("Larch", "accepted"), ("Hargreave", "denied")] {
            let refer = "/client/referrals/new";
            let who = [("first", "Pax"), ("last", last), ("group", "Tu 6p")];
            at_client.fill(&world, refer, refer, &who);
            let mut case = None;
            world
                .client
                .envelopes(&mut |_, envelope| case = Some(envelope.case))
                .unwrap();
            let decide = format!("/client/participants/{}/decision", case.unwrap());
            let with = [("outcome", outcome), ("reason", "too dangerous")];
            at_client.fill(&world, &decide, &decide, &with);
        }
        let token = at_client.token(&world, DeskName::Client, PASSWORD);
        Self {
            world,
            at_client,
            token,
            leak,
            log: Vec::new(),
        }
    }

    fn ask(&mut self, request: &Request) -> Answer {
        let known = self.world.victim.head().unwrap().size;
        if let Some(leak) = self.leak
            && known > 0
        {
            self.leak_before(leak, known);
        }
        let mut answer = self.world.answer(request);
        if let Some(leak) = self.leak
            && known > 0
        {
            leak_after(leak, known, request, &mut answer);
        }
        self.at_client.keep(&answer);
        answer
    }

    fn leak_before(&mut self, leak: Leak, known: u64) {
        let World {
            client,
            drop,
            client_stream,
            ..
        } = &self.world;
        match leak {
            Leak::Ids => drop_of(client_stream.bytes::<1>()),
            Leak::StoreOnly => client.put(Shelf::House, b"seen", b"1").unwrap(),
            Leak::StoreSize => {
                let padding = vec![0; usize::try_from(known).unwrap()];
                client.put(Shelf::Drafts, b"1/cache", &padding).unwrap();
            }
            Leak::Drop => drop.put(Shelf::House, b"read", b"1").unwrap(),
            Leak::Log => self.log.push(format!("{known} entries")),
            Leak::Draft => client.put(Shelf::Drafts, b"1/kept", b"1").unwrap(),
            Leak::Roster => on_call(&self.world),
            _ => {}
        }
    }

    /// All that the client desk's people, its machine and its log can see, besides the answer.
    fn rest(&self) -> (String, String, Vec<String>) {
        let mut log = self.world.log(DeskName::Client);
        log.extend(self.log.iter().cloned());
        (dump(&*self.world.client), dump(&*self.world.drop), log)
    }
}

fn drop_of<T>(_: T) {}

fn leak_after(leak: Leak, known: u64, request: &Request, answer: &mut Answer) {
    let page = text(answer);
    let path = &request.path;
    let change = match leak {
        Leak::Body => page.replacen("</h1>", &format!(" {known}</h1>"), 1),
        Leak::Length => format!("{page} "),
        Leak::Order => swapped(&page),
        Leak::Search if request.method == Method::Post => page.replacen("<li", "<LI", 1),
        Leak::ErrorText if answer.status == 422 => page.replace("problem", "Problem"),
        Leak::Receipt if path.contains("/receipts/") || path.contains("/sent/") => {
            page.replace("</p>", " </p>")
        }
        Leak::Danger if path.ends_with("/danger") => page.replace("911", "9-1-1"),
        Leak::Groups if path.contains("/groups") => page.replacen("</h1>", " </h1>", 1),
        Leak::Title => page.replacen("</title>", " (1)</title>", 1),
        Leak::Badge => page.replacen("Danger</a>", "Danger, 1</a>", 1),
        Leak::Held => page.replace("Do not tell the participant", "Do not tell them"),
        Leak::Api if is_json(answer) => page.replace("\"version\":", "\"version\":1"),
        Leak::ApiProblem if path.contains("/api/v1/") && answer.status == 422 => {
            page.replace("must be", "must, now, be")
        }
        Leak::ApiDocument if path.ends_with("/openapi.json") => {
            page.replace("\"version\": \"1\"", &format!("\"version\": \"1.{known}\""))
        }
        Leak::Version => page.replace("name=\"seen\" value=\"", "name=\"seen\" value=\"1"),
        _ => page,
    };
    answer.body = change.into_bytes();
    match leak {
        Leak::Status if answer.status == 404 => answer.status = 403,
        Leak::Redirect if answer.status == 303 => answer.status = 302,
        Leak::Cache => answer
            .headers
            .push(("cache-control".to_owned(), "max-age=60".to_owned())),
        Leak::Header => answer
            .headers
            .push(("etag".to_owned(), format!("\"{known}\""))),
        Leak::Location | Leak::Cookie => {
            let name = if leak == Leak::Location {
                "location"
            } else {
                "set-cookie"
            };
            for (_, value) in answer.headers.iter_mut().filter(|(each, _)| each == name) {
                value.push_str("&v");
            }
            if leak == Leak::Cookie {
                answer
                    .headers
                    .push(("set-cookie".to_owned(), "seen=1".to_owned()));
            }
        }
        _ => {}
    }
}

fn is_json(answer: &Answer) -> bool {
    answer.header("content-type") == Some("application/json")
}

/// Whom to telephone changes by what the victim desk did: a path by way of the program's own ledger.
fn on_call(world: &World) {
    let recorder = program_file::Recorder {
        store: &*world.program,
    };
    let somebody = program_file::Place::Named {
        name: "Somebody else".to_owned(),
        telephone: "405-555-0199".to_owned(),
    };
    let act = program_file::Act {
        seen: None,
        batch: BatchId([9; 16]),
        salt: [9; 16],
        actor: Actor(1),
        now: world.clock.now(),
    };
    recorder.roster(&act, &[somebody]).unwrap();
}

/// Two links of a page change places.
fn swapped(page: &str) -> String {
    let parts: Vec<&str> = page.split("<li>").collect();
    if parts.len() < 4 {
        return page.to_owned();
    }
    let mut parts = parts;
    let last = parts.len() - 2;
    parts.swap(last, last - 1);
    parts.join("<li>")
}

/// What became of a walk.
#[derive(Default)]
struct Walked {
    /// Where the two differed first.
    difference: Option<String>,
    untried: Vec<String>,
    steps: usize,
    /// Kinds of facts that the victim desk recorded.
    kinds: BTreeSet<String>,
    taken: usize,
    /// Things that a program recorded.
    by_programs: usize,
}

fn walk(seed: u64, steps: usize, leak: Option<Leak>) -> Walked {
    let (mut whim, mut their_whim) = (Whim::new(seed), Whim::new(seed + 1_000));
    let number = u8::try_from(seed % 200).unwrap();
    let (mut with, mut without) = (Side::new(number, leak), Side::new(number, leak));
    let mut at_victim = Visitor::at(&with.world, DeskName::Victim);
    assert_eq!(with.token.0, without.token.0);
    let theirs = at_victim.token(&with.world, DeskName::Victim, PASSWORD);
    let mut client = crawler(&without.world, DeskName::Client, without.token.clone());
    let mut victim = crawler(&with.world, DeskName::Victim, theirs);
    let mut walked = Walked::default();
    for step in 0..steps {
        if step % 25 == 24 {
            // Time goes on; whoever was away signs in again.
            for side in [&mut with, &mut without] {
                side.world.clock.advance(40_000);
                side.at_client = Visitor::at(&side.world, DeskName::Client);
            }
            at_victim = Visitor::at(&with.world, DeskName::Victim);
        }
        for _ in 0..their_whim.below(14) {
            let request = victim.next(&mut their_whim, &at_victim);
            let answer = at_victim.send(&with.world, &request);
            victim.see(&answer);
        }
        let request = client.next(&mut whim, &without.at_client);
        let (one, other) = (with.ask(&request), without.ask(&request));
        client.see(&other);
        let posted = request.method == Method::Post;
        walked.taken += usize::from(other.status == 303 && posted);
        walked.by_programs += usize::from(other.status == 200 && posted && is_json(&other));
        walked.steps += 1;
        let place = format!("{} {}", request.method.word(), request.path);
        if one != other {
            walked.difference = Some(format!("the answer to {place}"));
            break;
        }
        if with.rest() != without.rest() {
            walked.difference = Some(format!("what lies there after {place}"));
            break;
        }
        for side in [&with, &without] {
            side.world.clock.advance(7);
        }
    }
    with.world
        .victim
        .envelopes(&mut |_, envelope| {
            let kind = format!("{:?}", envelope.matter);
            let kind = kind.replace("Rule(", "").replace("Filed(", "");
            let end = kind
                .find(|c: char| !c.is_alphanumeric())
                .unwrap_or(kind.len());
            walked.kinds.insert(kind[..end].to_owned());
        })
        .unwrap();
    assert_eq!(without.world.victim.head().unwrap().size, 0);
    walked.untried = client.untried();
    walked
}

/// Somebody at a desk who has a program of their own.
fn crawler(world: &World, desk: DeskName, token: Token) -> Crawler {
    let place = format!("/{desk}/api/v1/openapi.json");
    let document = world.answer(&token.request(Method::Get, &place, Vec::new()));
    Crawler::new(world.desk(desk).table()).with(Programs::new(token, &document))
}

#[test]
fn the_client_desk_is_the_same_to_the_byte_whatever_the_victim_desk_does() {
    let (mut steps, mut taken, mut by_programs) = (0, 0, 0);
    let mut kinds = BTreeSet::new();
    let mut untried: Option<BTreeSet<String>> = None;
    for seed in 1..=12 {
        let walked = walk(seed, 300, None);
        assert_eq!(walked.difference, None, "seed {seed}");
        steps += walked.steps;
        taken += walked.taken;
        by_programs += walked.by_programs;
        kinds.extend(walked.kinds);
        let left: BTreeSet<String> = walked.untried.into_iter().collect();
        untried = Some(match untried {
            Some(before) => &before & &left,
            None => left,
        });
    }
    assert_eq!(
        untried,
        Some(BTreeSet::new()),
        "lines of the table that no walk tried"
    );
    // A walk in which nothing happens proves nothing.
    assert!(taken > 100, "{taken} forms taken in {steps} steps");
    assert!(by_programs > 20, "{by_programs} calls of programs taken");
    for kind in [
        "Look",
        "Person",
        "Effort",
        "Plan",
        "Election",
        "Disclosure",
        "Inbound",
        "Void",
    ] {
        assert!(kinds.contains(kind), "no {kind} among {kinds:?}");
    }
}

#[test]
fn every_planted_leak_is_caught() {
    let caught = |leak| (1..=14).find_map(|seed| walk(seed, 200, Some(leak)).difference);
    for leak in LEAKS {
        let difference = caught(leak);
        assert!(difference.is_some(), "{leak:?} went unseen");
        if matches!(
            leak,
            Leak::StoreOnly | Leak::StoreSize | Leak::Log | Leak::Drop | Leak::Draft
        ) {
            assert!(
                difference.unwrap().starts_with("what lies there"),
                "{leak:?}"
            );
        }
    }
}
