//! Every route of every desk, tried by a stranger, by somebody of another desk, and by another site's page.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what is not as expected must stop the test"
)]

use desk::{Answer, Guard, Line, Method, Request};
use keys::DeskName;
use ledger::Store;
use leeward_tests::world::{PASSWORD, Token, Visitor, World, dump, text};

fn path(line: &Line) -> String {
    let parts = line.path.split('/').map(|part| match part {
        "{case}" => "4F2K",
        "{person}" => "1",
        part if part.starts_with('{') => "x1",
        part => part,
    });
    parts.collect::<Vec<_>>().join("/")
}

fn table(world: &World) -> Vec<(DeskName, Line)> {
    let all = world
        .desks()
        .flat_map(|(name, desk)| desk.table().into_iter().map(move |line| (name, line)));
    all.collect()
}

fn ask(world: &World, who: &Visitor, line: &Line, change: impl Fn(&mut Request)) -> Answer {
    let body = match line.method {
        Method::Get => Vec::new(),
        Method::Post => b"once=AAAAAAAAAAAAAAAAAAAAAA".to_vec(),
    };
    let mut request = who.request(line.method, &path(line), body);
    change(&mut request);
    world.answer(&request)
}

/// Everything that lies in any store.
fn all(world: &World) -> Vec<String> {
    let stores: [&dyn Store; 4] = [
        &*world.client,
        &*world.drop,
        &*world.victim,
        &*world.program,
    ];
    stores.into_iter().map(dump).collect()
}

fn sends_to_the_door(answer: &Answer, desk: DeskName) -> bool {
    let door = format!("/{desk}/sign-in");
    answer.status == 303
        && answer
            .header("location")
            .is_some_and(|to| to.starts_with(&door))
}

/// A program without a token of this desk: the same problem to the byte whatever was asked.
fn is_no_token(answer: &Answer) -> bool {
    answer.status == 401
        && answer.header("content-type") == Some("application/problem+json")
        && answer.header("www-authenticate") == Some("Bearer")
}

fn is_the_door(answer: &Answer) -> bool {
    answer.status == 403 && text(answer).contains("name=\"password\"")
}

#[test]
fn a_stranger_gets_no_further_than_the_door_and_leaves_nothing() {
    let world = World::new(1);
    let before = all(&world);
    let mut tried = 0;
    for (desk, line) in table(&world) {
        if line.guard == Guard::Open {
            continue;
        }
        tried += 1;
        let answer = ask(&world, &Visitor::default(), &line, |_| {});
        match line.method {
            _ if line.guard == Guard::Token => assert!(is_no_token(&answer), "{line:?} {answer:?}"),
            Method::Get => assert!(sends_to_the_door(&answer, desk), "{line:?} {answer:?}"),
            Method::Post => assert!(is_the_door(&answer), "{line:?} {}", text(&answer)),
        }
        assert_eq!(all(&world), before, "{line:?}");
    }
    assert!(tried > 40, "{tried}");
}

#[test]
fn somebody_of_another_desk_is_a_stranger_to_the_byte() {
    let world = World::new(2);
    let people: Vec<(DeskName, Visitor)> = world
        .desks()
        .map(|(name, _)| (name, Visitor::at(&world, name)))
        .collect();
    let tokens: Vec<(DeskName, Token)> = people
        .iter()
        .map(|(name, visitor)| (*name, visitor.clone().token(&world, *name, PASSWORD)))
        .collect();
    let before = all(&world);
    for (desk, line) in table(&world) {
        let stranger = ask(&world, &Visitor::default(), &line, |_| {});
        for (_, other) in people.iter().filter(|(name, _)| *name != desk) {
            assert_eq!(ask(&world, other, &line, |_| {}), stranger, "{line:?}");
        }
        for (_, token) in tokens.iter().filter(|(name, _)| *name != desk) {
            let with_token = |request: &mut Request| {
                let value = format!("Bearer {}", token.0);
                request.headers.push(("authorization".to_owned(), value));
            };
            let none = ask(&world, &Visitor::default(), &line, |_| {});
            let theirs = ask(&world, &Visitor::default(), &line, with_token);
            assert_eq!(theirs, none, "{line:?}");
        }
        assert_eq!(all(&world), before, "{line:?}");
    }
}

#[test]
fn another_site_or_a_form_without_its_token_changes_nothing() {
    let world = World::new(3);
    for (desk, line) in table(&world) {
        // A browser sends no token by itself: programs need no such guard.
        if line.method == Method::Get || line.guard == Guard::Token {
            continue;
        }
        let own = Visitor::at(&world, desk);
        let before = all(&world);
        let foreign = ask(&world, &own, &line, |request| {
            request.headers.retain(|(name, _)| name != "sec-fetch-site");
            request
                .headers
                .push(("sec-fetch-site".to_owned(), "cross-site".to_owned()));
        });
        assert_eq!(foreign.status, 403, "{line:?}");
        let without = ask(&world, &own, &line, |_| {});
        assert_eq!(without.status, 403, "{line:?} {}", text(&without));
        assert_eq!(all(&world), before, "{line:?}");
    }
}

#[test]
fn a_session_is_no_token_and_a_token_for_looking_records_nothing() {
    let world = World::new(7);
    let mut tried = 0;
    for (desk, served) in world.desks() {
        let mut own = Visitor::at(&world, desk);
        let looks = own.token_for(&world, desk, PASSWORD, "read");
        let lines = served.table().into_iter();
        for line in lines.filter(|line| line.guard == Guard::Token) {
            let before = all(&world);
            assert!(is_no_token(&ask(&world, &own, &line, |_| {})), "{line:?}");
            assert_eq!(all(&world), before, "{line:?}");
            let answer = world.answer(&looks.request(line.method, &path(&line), b"{}".to_vec()));
            assert_ne!(answer.status, 401, "{line:?}");
            if line.method == Method::Post {
                assert_eq!(answer.status, 403, "{line:?}");
            }
            tried += 1;
        }
    }
    assert!(tried > 40, "{tried}");
}

#[test]
fn a_page_that_opens_letters_is_not_loaded_before_somebody_asks_for_it() {
    let world = World::new(4);
    let mut tried = 0;
    for (desk, line) in table(&world) {
        if !(line.opens_letters && line.method == Method::Get) {
            continue;
        }
        let own = Visitor::at(&world, desk);
        let before = all(&world);
        for purpose in ["prefetch", "prefetch;prerender"] {
            let answer = ask(&world, &own, &line, |request| {
                request
                    .headers
                    .push(("sec-purpose".to_owned(), purpose.to_owned()));
            });
            assert_eq!((answer.status, answer.body.len()), (503, 0), "{line:?}");
        }
        assert_eq!(all(&world), before, "{line:?}");
        tried += 1;
    }
    assert!(tried > 10, "{tried}");
}

#[test]
fn every_answer_carries_the_headers_that_keep_it_here() {
    let world = World::new(5);
    for (desk, line) in table(&world) {
        for who in [Visitor::default(), Visitor::at(&world, desk)] {
            let answer = ask(&world, &who, &line, |_| {});
            assert_eq!(answer.header("cache-control"), Some("no-store"), "{line:?}");
            let policy = answer.header("content-security-policy").unwrap();
            assert!(
                policy.contains("default-src 'none'") && !policy.contains("unsafe"),
                "{policy}"
            );
            assert_eq!(
                answer.header("referrer-policy"),
                Some("no-referrer"),
                "{line:?}"
            );
        }
    }
}

#[test]
fn the_table_in_the_documentation_is_the_one_that_is_served() {
    let written =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/routes.md"))
            .unwrap_or_default();
    let now = leeward_tests::routes::table(&World::new(6));
    assert!(
        now == written,
        "cargo run -p leeward-tests --bin routes > docs/routes.md"
    );
}
