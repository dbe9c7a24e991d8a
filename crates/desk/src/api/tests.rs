//! A toy desk asked by programs: what is looked at before an operation runs, and the document.

use std::sync::Arc;

use jiff::tz::TimeZone;
use keys::{Accounts, Cost, DeskName, KeyRing, Made, NewToken, Scope, Stream, Tokens, establish};
use ledger::{MemoryStore, Shelf, Store};
use page::{Assets, Languages, NavItem};
use rules::Moment;
use serde_json::Value;

use super::{Ask, Expects, Line, Nothing, Operation, Query, Trouble, kinds::Batch, line};
use crate::{
    Answer, Answers, AtDesk, Clock, Counter, Method, Office, Premises, Request, Route,
    StandingClock, Visit, shapes,
};

struct Toy {
    office: Office,
}

shapes! {
    /// A note.
    takes NewNote {
        batch: Batch,
        /// What it says.
        words: String,
        about: Option<u8>,
    }

    /// What was noted.
    gives Noted {
        words: String,
        batch: String,
    }
}

struct Note;

impl Operation<Toy> for Note {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/notes/{case}";
    const NAME: &'static str = "note";
    const PURPOSE: &'static str = "takes a note";
    type Takes = NewNote;
    type Gives = Noted;

    fn go(desk: &Toy, ask: &Ask<'_>, new: NewNote) -> Result<Noted, Trouble> {
        if new.words == "broken" {
            return Err(Trouble::failed("the store is full of Magnolia"));
        }
        if new.about == Some(7) {
            return Err(Trouble::Stale);
        }
        desk.office
            .store
            .put(Shelf::House, b"words", new.words.as_bytes())?;
        Ok(Noted {
            words: new.words,
            batch: format!("{:?}", ask.batch(new.batch)),
        })
    }
}

struct Look;

impl Operation<Toy> for Look {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/notes/{case}";
    const NAME: &'static str = "look";
    const PURPOSE: &'static str = "shows a note";
    const QUERY: &'static [Query] = &[Query {
        name: "from",
        purpose: "how many to pass over",
        value: Expects::Number,
    }];
    type Takes = Nothing;
    type Gives = Noted;

    fn go(_: &Toy, ask: &Ask<'_>, _: Nothing) -> Result<Noted, Trouble> {
        Ok(Noted {
            words: format!("{} {}", ask.session.user, ask.number("from", 3)?),
            batch: ask.visit.param("case").to_owned(),
        })
    }
}

static OPERATIONS: &[Line<Toy>] = &[line::<Toy, Note>(), line::<Toy, Look>()];

impl AtDesk for Toy {
    fn office(&self) -> &Office {
        &self.office
    }

    fn routes() -> &'static [Route<Self>] {
        &[]
    }

    fn operations() -> &'static [Line<Self>] {
        OPERATIONS
    }

    fn nav(&self, _: &Visit<'_>) -> Vec<NavItem> {
        Vec::new()
    }
}

struct Program {
    store: Arc<MemoryStore>,
    ring: KeyRing,
    counter: Counter<Toy>,
}

const NOW: &str = "2026-11-23T09:00:00-06:00";
const BODY: &str = r#"{"batch": "00112233-4455-6677-8899-aabbccddeeff", "words": "hello"}"#;

impl Program {
    fn new() -> Self {
        let store = Arc::new(MemoryStore::new());
        let stream = Stream::from_seed([3; 32]);
        let house = establish(&stream);
        for user in ["nell", "ines"] {
            Accounts::new(store.as_ref(), DeskName::Victim)
                .create(
                    user,
                    user,
                    "rain on the plain",
                    &house.victim,
                    Cost::LIGHT,
                    &stream,
                )
                .unwrap();
        }
        let premises = Premises {
            clock: Arc::new(StandingClock::at(Moment::parse(NOW).unwrap())) as Arc<dyn Clock>,
            zone: TimeZone::get("America/Chicago").unwrap(),
            program: "Sandplum".to_owned(),
            secure: true,
            words: Languages::new().of("en-US"),
            assets: Arc::new(Assets::new()),
        };
        let shared = Arc::clone(&store) as Arc<dyn Store>;
        let office = Office::new(DeskName::Victim, shared, Arc::new(stream), premises);
        Self {
            store,
            ring: house.victim,
            counter: Counter::new(Toy { office }).unwrap(),
        }
    }

    fn token(&self, user: &str, scope: Scope) -> String {
        let wanted = NewToken {
            name: "a test",
            scope,
            days: 1,
            once: [1; 16],
        };
        let first = user.as_bytes().first().copied().unwrap();
        let stream = Stream::from_seed([first; 32]);
        let now = Moment::parse(NOW).unwrap();
        let made = Tokens::new(self.store.as_ref(), DeskName::Victim)
            .make(user, &self.ring, &wanted, now, &stream);
        match made.unwrap() {
            Made::Now(token) => format!("Bearer {token}"),
            other => panic!("{other:?}"),
        }
    }

    fn ask(&self, method: Method, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        self.counter.answer(&Request {
            method,
            path: format!("/victim/api/v1{path}"),
            query: query.to_owned(),
            headers: headers
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect(),
            body: body.as_bytes().to_vec(),
        })
    }

    fn post(&self, token: &str, body: &str) -> Answer {
        let headers = [
            ("authorization", token),
            ("content-type", "application/json"),
        ];
        self.ask(Method::Post, "/notes/4F2K", &headers, body)
    }
}

fn json(answer: &Answer) -> Value {
    serde_json::from_slice(&answer.body).unwrap()
}

/// The status, once the answer is seen to be a problem of the one shape.
fn problem(answer: &Answer) -> u16 {
    assert_eq!(
        answer.header("content-type"),
        Some("application/problem+json")
    );
    let body = json(answer);
    let members: Vec<&String> = body.as_object().unwrap().keys().collect();
    assert_eq!(members, ["detail", "errors", "status", "title", "type"]);
    assert_eq!(body["status"], u64::from(answer.status));
    answer.status
}

#[test]
fn a_program_with_a_token_is_answered_in_json() {
    let program = Program::new();
    let token = program.token("nell", Scope::Write);
    let answer = program.post(&token, BODY);
    assert_eq!(answer.status, 200, "{answer:?}");
    assert_eq!(answer.header("content-type"), Some("application/json"));
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    assert_eq!(json(&answer)["words"], "hello");
    let answer = program.ask(
        Method::Get,
        "/notes/4F2K?from=5",
        &[("authorization", &token)],
        "",
    );
    assert_eq!(json(&answer)["words"], "nell 5");
    let lower = token.replace("Bearer", "bEARER");
    let answer = program.ask(Method::Get, "/notes/4F2K", &[("authorization", &lower)], "");
    assert_eq!(json(&answer)["words"], "nell 3");
}

#[test]
fn everything_else_is_a_problem_of_one_shape() {
    let program = Program::new();
    let writes = program.token("nell", Scope::Write);
    let looks = program.token("ines", Scope::Read);
    assert_eq!(problem(&program.post(&looks, BODY)), 403);
    assert_eq!(problem(&program.post("", BODY)), 401);
    assert_eq!(problem(&program.post("Bearer nonsense", BODY)), 401);
    assert_eq!(problem(&program.post("Basic bmVsbDpyYWlu", BODY)), 401);
    assert_eq!(problem(&program.post(&writes, "{")), 400);
    let missing = program.post(&writes, "{}");
    assert_eq!(problem(&missing), 422);
    let more = BODY.replace("\"words\"", "\"more\": 1, \"words\"");
    assert_eq!(problem(&program.post(&writes, &more)), 422);
    let stale = BODY.replace("\"words\"", "\"about\": 7, \"words\"");
    assert_eq!(problem(&program.post(&writes, &stale)), 409);
    let long = BODY.replace("hello", &"x".repeat(super::gate::LIMIT));
    assert_eq!(problem(&program.post(&writes, &long)), 413);
    let as_form = [("authorization", writes.as_str())];
    let answer = program.ask(Method::Post, "/notes/4F2K", &as_form, BODY);
    assert_eq!(problem(&answer), 415);
    for (accept, status) in [
        ("text/html", 406),
        ("text/html, */*;q=0.1", 200),
        ("*/*;q=0", 406),
    ] {
        let headers = [("authorization", looks.as_str()), ("accept", accept)];
        let answer = program.ask(Method::Get, "/notes/4F2K", &headers, "");
        assert_eq!(answer.status, status, "{accept}");
    }
    for wrong in ["x", "-1", "", "1e3", "99999999999999999999"] {
        let path = format!("/notes/4F2K?from={wrong}");
        let answer = program.ask(Method::Get, &path, &[("authorization", &looks)], "");
        assert_eq!(problem(&answer), 422, "{wrong}");
        assert_eq!(json(&answer)["errors"][0]["pointer"], "#/from");
    }
    assert_eq!(problem(&program.ask(Method::Get, "/nowhere", &[], "")), 404);
    let other = program.counter.no_such_method("/victim/api/v1/notes/4F2K");
    assert_eq!(problem(&other), 405);
    assert_eq!(other.header("allow"), Some("GET, HEAD, POST"));
    assert_eq!(
        problem(&program.counter.no_such_method("/victim/api/v2")),
        404
    );
    let much = program.counter.too_much("/victim/api/v1/notes/4F2K");
    assert_eq!(problem(&much.unwrap()), 413);
    assert!(program.counter.too_much("/victim/account").is_none());
}

#[test]
fn what_failed_of_ours_is_told_to_the_log_alone() {
    let program = Program::new();
    let token = program.token("nell", Scope::Write);
    let answer = program.post(&token, &BODY.replace("hello", "broken"));
    assert_eq!(problem(&answer), 500);
    assert!(!String::from_utf8_lossy(&answer.body).contains("Magnolia"));
}

#[test]
fn a_chosen_batch_belongs_to_one_account_operation_and_case() {
    let program = Program::new();
    let (nell, ines) = (
        program.token("nell", Scope::Write),
        program.token("ines", Scope::Write),
    );
    let of = |answer: &Answer| json(answer)["batch"].clone();
    let first = of(&program.post(&nell, BODY));
    assert_eq!(of(&program.post(&nell, BODY)), first);
    assert_ne!(of(&program.post(&ines, BODY)), first);
    let headers = [
        ("authorization", nell.as_str()),
        ("content-type", "application/json"),
    ];
    let elsewhere = program.ask(Method::Post, "/notes/4F2L", &headers, BODY);
    assert_ne!(of(&elsewhere), first);
}

#[test]
fn a_session_opens_nothing_here_and_a_token_no_page() {
    let program = Program::new();
    let token = program.token("nell", Scope::Write);
    let value = token.strip_prefix("Bearer ").unwrap();
    let cookie = format!("leeward={value}");
    let answer = program.ask(Method::Get, "/notes/4F2K", &[("cookie", &cookie)], "");
    assert_eq!(problem(&answer), 401);
    for header in [
        ("authorization", token.as_str()),
        ("cookie", cookie.as_str()),
    ] {
        let page = program.counter.answer(&Request {
            method: Method::Get,
            path: "/victim/account".to_owned(),
            query: String::new(),
            headers: vec![(header.0.to_owned(), header.1.to_owned())],
            body: Vec::new(),
        });
        assert_eq!(page.status, 303);
    }
}

#[test]
fn the_document_has_every_operation_with_what_it_takes_and_gives() {
    let program = Program::new();
    let answer = program.ask(Method::Get, "/openapi.json", &[], "");
    assert_eq!(answer.status, 200);
    let document = json(&answer);
    assert_eq!(document["openapi"], "3.1.0");
    let post = &document["paths"]["/notes/{case}"]["post"];
    assert_eq!(post["operationId"], "note");
    let schemas = &document["components"]["schemas"];
    assert_eq!(
        schemas["NewNote"]["required"],
        serde_json::json!(["batch", "words"])
    );
    assert_eq!(
        schemas["NewNote"]["properties"]["words"]["description"],
        "What it says."
    );
    assert_eq!(
        schemas["Noted"]["required"],
        serde_json::json!(["words", "batch"])
    );
    let get = &document["paths"]["/notes/{case}"]["get"];
    assert_eq!(get["parameters"][1]["name"], "from");
    for status in ["401", "404", "422"] {
        assert!(get["responses"][status].is_object(), "{status}");
    }
}
