//! A toy desk, visited by strangers, by its own people and by other sites.

mod doors;
mod security_keys;

use std::sync::Arc;

use jiff::tz::TimeZone;
use keys::{Accounts, Cost, DeskName, House, Stream, establish};
use ledger::{MemoryStore, Shelf, Store};
use page::{Assets, Languages, NavItem};
use rules::Moment;

use crate::{
    Answer, Answers, AtDesk, Clock, Counter, Guard, Method, Office, Premises, Refusal, Request,
    Route, SecondFactor, StandingClock, Visit,
};

pub(crate) const PASSWORD: &str = "rain on the plain";

pub(crate) struct Toy {
    office: Office,
}

fn shows(desk: &Toy, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let form = format!(
        "<form><input name=csrf value={}><input name=once value={}></form>",
        visit.csrf(),
        desk.office.once()
    );
    desk.office.store.put(Shelf::House, b"looked", b"1")?;
    Ok(Answer::page(form))
}

fn takes(desk: &Toy, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let words = visit.form.get("words");
    if words == "bad" {
        return Err(Refusal::Unusable("say something else".to_owned()));
    }
    desk.office
        .store
        .put(Shelf::House, b"words", words.as_bytes())?;
    for file in &visit.uploads {
        desk.office
            .store
            .put(Shelf::House, file.file_name.as_bytes(), &file.bytes)?;
    }
    Ok(Answer::see(&desk.office.path("/notes/1")))
}

/// Nothing but what stands around every page.
fn first(desk: &Toy, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let shell = desk.shell(visit, "First");
    let page = page::Plain {
        shell,
        heading: "First".to_owned(),
        paragraphs: Vec::new(),
        links: Vec::new(),
    };
    crate::render(&page)
}

static TOY: &[Route<Toy>] = &[
    Route {
        method: Method::Get,
        path: "/",
        guard: Guard::SignedIn,
        opens_letters: false,
        purpose: "the first page",
        go: first,
    },
    Route {
        method: Method::Get,
        path: "/notes/{note}",
        guard: Guard::SignedIn,
        opens_letters: true,
        purpose: "shows a note",
        go: shows,
    },
    Route {
        method: Method::Post,
        path: "/notes/{note}",
        guard: Guard::SignedIn,
        opens_letters: false,
        purpose: "takes a note",
        go: takes,
    },
];

impl AtDesk for Toy {
    fn office(&self) -> &Office {
        &self.office
    }

    fn routes() -> &'static [Route<Self>] {
        TOY
    }

    fn nav(&self, _: &Visit<'_>) -> Vec<NavItem> {
        Vec::new()
    }
}

pub(crate) struct Program {
    pub(crate) store: Arc<MemoryStore>,
    pub(crate) clock: Arc<StandingClock>,
    pub(crate) house: House,
    pub(crate) counter: Counter<Toy>,
}

impl Program {
    pub(crate) fn new() -> Self {
        Self::asking(SecondFactor::Optional)
    }

    pub(crate) fn asking(factor: SecondFactor) -> Self {
        let store = Arc::new(MemoryStore::new());
        let stream = Stream::from_seed([3; 32]);
        let house = establish(&stream);
        for user in ["nell", "ines"] {
            Accounts::new(store.as_ref(), DeskName::Victim)
                .create(user, user, PASSWORD, &house.victim, Cost::LIGHT, &stream)
                .unwrap();
        }
        let clock = Arc::new(StandingClock::at(
            Moment::parse("2026-11-23T09:00:00-06:00").unwrap(),
        ));
        let premises = Premises {
            clock: Arc::clone(&clock) as Arc<dyn Clock>,
            zone: TimeZone::get("America/Chicago").unwrap(),
            program: "Sandplum".to_owned(),
            secure: true,
            words: Languages::new().of("en-US"),
            assets: Arc::new(Assets::new()),
        };
        let shared = Arc::clone(&store) as Arc<dyn Store>;
        let office = Office::new(DeskName::Victim, shared, Arc::new(stream), premises);
        let office = office.asking(factor);
        let counter = Counter::new(Toy { office }).unwrap();
        Self {
            store,
            clock,
            house,
            counter,
        }
    }

    fn ask(&self, method: Method, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let mut all: Vec<(String, String)> = headers
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        if !headers.iter().any(|(name, _)| *name == "host") {
            all.push(("host".to_owned(), "desk.example.org".to_owned()));
        }
        if method == Method::Post && !headers.iter().any(|(name, _)| *name == "content-type") {
            let form = "application/x-www-form-urlencoded";
            all.push(("content-type".to_owned(), form.to_owned()));
        }
        self.counter.answer(&Request {
            method,
            path: path.to_owned(),
            query: query.to_owned(),
            headers: all,
            body: body.as_bytes().to_vec(),
        })
    }

    pub(crate) fn get(&self, path: &str, cookie: &str) -> Answer {
        self.ask(Method::Get, path, &[("cookie", cookie)], "")
    }

    pub(crate) fn post(&self, path: &str, cookie: &str, body: &str) -> Answer {
        let headers = [("cookie", cookie), ("sec-fetch-site", "same-origin")];
        self.ask(Method::Post, path, &headers, body)
    }

    fn door(&self) -> String {
        value(&self.get("/victim/sign-in", ""), "csrf")
    }

    pub(crate) fn sign_in(&self, user: &str, password: &str) -> Answer {
        let body = format!("csrf={}&user={user}&password={password}", self.door());
        self.post("/victim/sign-in", "", &body)
    }

    pub(crate) fn cookie(&self, user: &str) -> String {
        cookie(&self.sign_in(user, PASSWORD))
    }

    pub(crate) fn csrf(&self, cookie: &str) -> String {
        value(&self.get("/victim/notes/1", cookie), "csrf")
    }

    fn kept(&self, key: &str) -> Option<Vec<u8>> {
        self.store.get(Shelf::House, key.as_bytes()).unwrap()
    }
}

pub(crate) fn text(answer: &Answer) -> String {
    String::from_utf8(answer.body.clone()).unwrap()
}

/// What a field of the page holds.
pub(crate) fn value(answer: &Answer, name: &str) -> String {
    let page = text(answer);
    let after = page
        .split_once(&format!("name=\"{name}\" value=\""))
        .map(|(_, after)| after.split('"').next().unwrap())
        .or_else(|| {
            let (_, after) = page.split_once(&format!("name={name} value="))?;
            after.split('>').next()
        });
    after
        .unwrap_or_else(|| panic!("no {name} on {page}"))
        .to_owned()
}

pub(crate) fn cookie(answer: &Answer) -> String {
    let given = answer
        .header("set-cookie")
        .unwrap_or_else(|| panic!("{}", text(answer)));
    given.split(';').next().unwrap().to_owned()
}

#[test]
fn a_stranger_is_sent_to_the_door_and_from_there_to_where_they_were_going() {
    let program = Program::new();
    let sent = program.get("/victim/notes/1", "");
    assert_eq!(sent.status, 303);
    let door = sent.header("location").unwrap();
    assert_eq!(door, "/victim/sign-in?to=%2Fvictim%2Fnotes%2F1");
    let page = program.get(door, "");
    assert_eq!(value(&page, "to"), "/victim/notes/1");
    let body = format!(
        "csrf={}&user=nell&password={PASSWORD}&to=%2Fvictim%2Fnotes%2F1",
        value(&page, "csrf")
    );
    let signed_in = program.post("/victim/sign-in", "", &body);
    assert_eq!(signed_in.header("location"), Some("/victim/notes/1"));
    let given = signed_in.header("set-cookie").unwrap();
    for part in ["HttpOnly", "SameSite=Strict", "Secure", "Path=/"] {
        assert!(given.contains(part), "{given}");
    }
    assert_eq!(
        program.get("/victim/notes/1", &cookie(&signed_in)).status,
        200
    );
    let elsewhere = format!(
        "csrf={}&user=nell&password={PASSWORD}&to=%2F%2Fother.example.org",
        program.door()
    );
    let answer = program.post("/victim/sign-in", "", &elsewhere);
    assert_eq!(answer.header("location"), Some("/victim/"));
}

#[test]
fn a_wrong_password_and_an_unknown_name_say_the_same_and_too_many_tries_shut_the_door() {
    let program = Program::new();
    let (wrong, nobody) = (
        program.sign_in("nell", "not it at all"),
        program.sign_in("nobody", PASSWORD),
    );
    assert_eq!((wrong.status, nobody.status), (403, 403));
    assert_eq!(text(&wrong).replace("nell", "nobody"), text(&nobody));
    for _ in 0..12 {
        program.sign_in("nell", "not it at all");
    }
    assert_eq!(
        program.sign_in("nell", PASSWORD).status,
        403,
        "the right one is not taken now"
    );
    program.clock.advance(3_600);
    assert_eq!(program.sign_in("nell", PASSWORD).status, 303);
}

#[test]
fn a_form_needs_the_token_of_its_session_and_a_page_of_ours() {
    let program = Program::new();
    let nell = program.cookie("nell");
    let csrf = program.csrf(&nell);
    let good = format!("csrf={csrf}&words=hello");
    for headers in [
        [("cookie", nell.as_str()), ("sec-fetch-site", "cross-site")],
        [
            ("cookie", nell.as_str()),
            ("origin", "https://other.example.org"),
        ],
    ] {
        assert_eq!(
            program
                .ask(Method::Post, "/victim/notes/1", &headers, &good)
                .status,
            403
        );
    }
    for body in [
        "words=hello".to_owned(),
        "csrf=&words=hello".to_owned(),
        format!("csrf=x{csrf}&words=hello"),
    ] {
        let answer = program.post("/victim/notes/1", &nell, &body);
        assert_eq!(answer.status, 403, "{body}");
        // What was typed is kept all the same.
        assert!(text(&answer).contains("/victim/kept/"), "{}", text(&answer));
    }
    assert_eq!(program.kept("words"), None);
    assert_eq!(program.post("/victim/notes/1", &nell, &good).status, 303);
    assert_eq!(program.kept("words").unwrap(), b"hello");
    let other = program.cookie("ines");
    assert_eq!(program.post("/victim/notes/1", &other, &good).status, 403);
}

#[test]
fn a_page_that_opens_letters_is_not_loaded_before_anybody_asks() {
    let program = Program::new();
    let nell = program.cookie("nell");
    for purpose in ["prefetch", "prefetch;prerender"] {
        let headers = [("cookie", nell.as_str()), ("sec-purpose", purpose)];
        let answer = program.ask(Method::Get, "/victim/notes/1", &headers, "");
        assert_eq!((answer.status, answer.body.len()), (503, 0));
    }
    assert_eq!(program.kept("looked"), None);
    assert_eq!(program.get("/victim/notes/1", &nell).status, 200);
    assert!(program.kept("looked").is_some());
}

#[test]
fn words_of_a_form_that_came_too_late_are_shown_again_to_who_typed_them_and_to_nobody_else() {
    let program = Program::new();
    let nell = program.cookie("nell");
    let csrf = program.csrf(&nell);
    program.clock.advance(16 * 60);
    assert_eq!(
        program.get("/victim/notes/1", &nell).status,
        303,
        "the session has ended"
    );
    let body = format!("csrf={csrf}&words=her+sister%27s+number&back=%2Fvictim%2Fnotes%2F1");
    let late = program.post("/victim/notes/1", &nell, &body);
    assert_eq!(late.status, 303);
    let door = late.header("location").unwrap().to_owned();
    assert!(door.contains("away=1") && door.contains("kept"), "{door}");
    assert_eq!(program.kept("words"), None, "nothing is done without them");
    let stored = program.store.list(Shelf::Drafts).unwrap();
    assert_eq!(stored.len(), 1);
    assert!(
        !stored[0].1.windows(6).any(|part| part == b"sister"),
        "it is sealed"
    );
    let to = door
        .split("to=")
        .nth(1)
        .unwrap()
        .split('&')
        .next()
        .unwrap()
        .replace("%2F", "/");
    let other = program.cookie("ines");
    assert_eq!(program.get(&to, &other).status, 404);
    let again = program.cookie("nell");
    let shown = text(&program.get(&to, &again));
    assert!(shown.contains("her sister&#39;s number"), "{shown}");
    program.clock.advance(31 * 86_400);
    let later = program.cookie("nell");
    assert_eq!(
        program.get(&to, &later).status,
        404,
        "after thirty days it is gone"
    );
}

#[test]
fn a_form_is_kept_while_it_is_typed_until_it_is_taken_or_thrown_away() {
    let program = Program::new();
    let nell = program.cookie("nell");
    let csrf = program.csrf(&nell);
    let typed =
        format!("csrf={csrf}&words=half+a+sentence&draft=note-1&back=%2Fvictim%2Fnotes%2F1");
    let saved = program.post("/victim/drafts/note-1", &nell, &typed);
    assert_eq!(saved.status, 200, "{}", text(&saved));
    assert!(text(&saved).contains("\"kept\""));
    assert!(text(&program.get("/victim/account", &nell)).contains("/victim/kept/note-1"));
    assert!(text(&program.get("/victim/kept/note-1", &nell)).contains("half a sentence"));
    assert_eq!(
        program
            .get("/victim/kept/note-1", &program.cookie("ines"))
            .status,
        404
    );
    let sent = format!("{typed}+more");
    assert_eq!(program.post("/victim/notes/1", &nell, &sent).status, 303);
    assert_eq!(
        program.get("/victim/kept/note-1", &nell).status,
        404,
        "taken, so nothing is unfinished"
    );
    program.post("/victim/drafts/note-1", &nell, &typed);
    let thrown = program.post(
        "/victim/kept/note-1/discard",
        &nell,
        &format!("csrf={csrf}"),
    );
    assert_eq!(thrown.status, 303);
    assert_eq!(program.get("/victim/kept/note-1", &nell).status, 404);
    let bad = program.post("/victim/drafts/..%2Fx", &nell, &typed);
    assert!(bad.status >= 400, "{}", bad.status);
}

#[test]
fn what_cannot_be_taken_is_said_and_shown_with_what_was_typed() {
    let program = Program::new();
    let nell = program.cookie("nell");
    let csrf = program.csrf(&nell);
    let answer = program.post(
        "/victim/notes/1",
        &nell,
        &format!("csrf={csrf}&words=bad&more=long+words"),
    );
    assert_eq!(answer.status, 422);
    assert!(text(&answer).contains("say something else") && text(&answer).contains("long words"));
}

#[test]
fn signing_out_ends_the_session_and_clears_what_the_browser_holds() {
    let program = Program::new();
    let nell = program.cookie("nell");
    let csrf = program.csrf(&nell);
    let out = program.post("/victim/sign-out", &nell, &format!("csrf={csrf}"));
    assert_eq!(out.status, 303);
    assert_eq!(out.header("clear-site-data"), Some("\"cache\""));
    assert!(out.header("set-cookie").unwrap().contains("Max-Age=0"));
    assert_eq!(program.get("/victim/notes/1", &nell).status, 303);
}

#[test]
fn a_new_password_replaces_the_old_one_and_ends_the_other_sessions() {
    let program = Program::new();
    let (here, there) = (program.cookie("nell"), program.cookie("nell"));
    let csrf = program.csrf(&here);
    let change = |present: &str, new: &str, again: &str| {
        let body =
            format!("csrf={csrf}&password={present}&password-new={new}&password-again={again}");
        program.post("/victim/account/password", &here, &body)
    };
    for (present, new, again) in [
        (
            "not it at all",
            "wind in the willows",
            "wind in the willows",
        ),
        (PASSWORD, "short", "short"),
        (PASSWORD, "wind in the willows", "wind in the pines"),
    ] {
        let refused = change(present, new, again);
        assert_eq!(refused.status, 422, "{new}");
        assert!(text(&refused).contains("role=\"alert\""));
    }
    assert_eq!(
        change(PASSWORD, "wind in the willows", "wind in the willows").status,
        303
    );
    assert_eq!(program.get("/victim/notes/1", &here).status, 200);
    assert_eq!(program.get("/victim/notes/1", &there).status, 303);
    assert_eq!(program.sign_in("nell", PASSWORD).status, 403);
    assert_eq!(program.sign_in("nell", "wind in the willows").status, 303);
}

#[test]
fn a_cookie_that_somebody_planted_is_worth_nothing_after_signing_in() {
    let program = Program::new();
    let planted = program.cookie("ines");
    for before in [
        planted.as_str(),
        "__Host-leeward=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    ] {
        let body = format!("csrf={}&user=nell&password={PASSWORD}", program.door());
        let given = cookie(&program.post("/victim/sign-in", before, &body));
        assert_ne!(given, before);
        assert_eq!(program.get("/victim/notes/1", &given).status, 200);
        assert_eq!(
            program.get("/victim/notes/1", before).status,
            303,
            "{before}"
        );
    }
}

#[test]
fn a_password_is_taken_as_it_is_typed_however_long() {
    let program = Program::new();
    let nell = program.cookie("nell");
    let csrf = program.csrf(&nell);
    let sent = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
    let long = format!("  Rain \u{e9} on {} ", "x".repeat(300));
    let body = format!(
        "csrf={csrf}&password={PASSWORD}&password-new={0}&password-again={0}",
        sent(&long)
    );
    let changed = program.post("/victim/account/password", &nell, &body);
    assert_eq!(changed.status, 303, "{}", text(&changed));
    for other in [
        long.trim().to_owned(),
        long.to_lowercase(),
        long[..70].to_owned(),
    ] {
        assert_eq!(
            program.sign_in("nell", &sent(&other)).status,
            403,
            "{other}"
        );
    }
    assert_eq!(program.sign_in("nell", &sent(&long)).status, 303);
}

#[test]
fn files_come_with_a_form_and_too_much_is_refused_whole() {
    let program = Program::new();
    let nell = program.cookie("nell");
    let csrf = program.csrf(&nell);
    let body = format!(
        "--x\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n{csrf}\r\n--x\r\nContent-Disposition: form-data; \
         name=\"f\"; filename=\"list.csv\"\r\nContent-Type: text/csv\r\n\r\na,b\r\n1,2\r\n--x--\r\n"
    );
    let headers = [
        ("cookie", nell.as_str()),
        ("sec-fetch-site", "same-origin"),
        ("content-type", "multipart/form-data; boundary=x"),
    ];
    assert_eq!(
        program
            .ask(Method::Post, "/victim/notes/1", &headers, &body)
            .status,
        303
    );
    assert_eq!(program.kept("list.csv").unwrap(), b"a,b\r\n1,2");
    let cut = &body[..body.len() / 2];
    assert_eq!(
        program
            .ask(Method::Post, "/victim/notes/1", &headers, cut)
            .status,
        400
    );
    let long = format!("csrf={csrf}&words={}", "x".repeat(crate::FORM_LIMIT));
    assert_eq!(program.post("/victim/notes/1", &nell, &long).status, 413);
}

#[test]
fn every_answer_carries_the_headers_and_unknown_places_say_nothing() {
    let program = Program::new();
    let nell = program.cookie("nell");
    for path in [
        "/victim/notes/1",
        "/victim/nowhere",
        "/victim/hide",
        "/client/notes/1",
    ] {
        let answer = program.get(path, &nell);
        assert_eq!(answer.header("cache-control"), Some("no-store"), "{path}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        assert!(
            answer
                .header("content-security-policy")
                .unwrap()
                .contains("default-src 'none'")
        );
    }
    assert_eq!(program.get("/victim/nowhere", &nell).status, 404);
    let wrong = program.get("/victim/sign-out", &nell);
    assert_eq!((wrong.status, wrong.header("allow")), (405, Some("POST")));
    assert_eq!(
        program.counter.no_such_method("/victim/notes/1").status,
        405
    );
}

#[test]
fn the_ring_of_a_request_is_that_of_the_desk_and_no_row_of_the_table_opens_it() {
    let program = Program::new();
    program.cookie("nell");
    let secret = program
        .house
        .victim
        .seal_record("x", b"y", &Stream::from_seed([9; 32]))
        .unwrap();
    assert!(program.house.client.open_record("x", &secret).is_err());
    for (_, row) in program.store.list(Shelf::Sessions).unwrap() {
        assert!(program.house.victim.open_record("session", &row).is_err());
    }
}

#[test]
fn the_use_of_recovery_sheets_stands_on_the_first_page_for_thirty_days() {
    let program = Program::new();
    let loud =
        |cookie: &str| text(&program.get("/victim/", cookie)).contains("Two recovery sheets");
    let cookie = program.cookie("ines");
    assert!(!loud(&cookie));
    let noted = keys::Noted {
        number: ledger::Actor(1),
        act: ledger::AccountAct::SheetsUsed,
        by: ledger::Actor(0),
        at: program.clock.now(),
    };
    keys::note(program.store.as_ref(), noted, &Stream::from_seed([5; 32])).unwrap();
    assert!(loud(&cookie));
    program.clock.advance(29 * 24 * 3600);
    assert!(loud(&program.cookie("ines")));
    program.clock.advance(24 * 3600);
    assert!(!loud(&program.cookie("ines")));
    assert_eq!(keys::noted(program.store.as_ref()).unwrap(), [noted]);
}
