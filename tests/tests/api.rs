//! The API is complete: whatever a page changes, a program can change, or it stands here with the reason why not.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what is not as expected must stop the test"
)]

use std::collections::BTreeSet;

use desk::{Guard, Method};
use keys::{Accounts, Cost, DeskName, Stream};
use leeward_tests::world::{PASSWORD, Token, Visitor, World, text};
use serde_json::{Value, json};

/// A page's changing route, and the operations that do the same. One route may be several facts.
const SAME: &[(&str, &[&str])] = &[
    ("/client/referrals/new", &["/participants"]),
    (
        "/client/groups/{group}",
        &[
            "/participants/{case}/sessions",
            "/participants/{case}/absences",
        ],
    ),
    (
        "/client/participants/{case}/session/{fact}/note",
        &["/participants/{case}/session-notes"],
    ),
    (
        "/client/participants/{case}/intake",
        &["/participants/{case}/intake"],
    ),
    (
        "/client/participants/{case}/assessment",
        &["/participants/{case}/assessments"],
    ),
    (
        "/client/participants/{case}/decision",
        &["/participants/{case}/decisions"],
    ),
    (
        "/client/participants/{case}/session",
        &["/participants/{case}/sessions"],
    ),
    (
        "/client/participants/{case}/termination",
        &["/participants/{case}/terminations"],
    ),
    (
        "/client/participants/{case}/standing",
        &["/participants/{case}/standings"],
    ),
    (
        "/client/participants/{case}/contract",
        &["/participants/{case}/contracts"],
    ),
    (
        "/client/participants/{case}/release",
        &["/participants/{case}/releases"],
    ),
    (
        "/client/participants/{case}/release/{fact}/end",
        &["/participants/{case}/releases-ended"],
    ),
    (
        "/client/participants/{case}/reports/{report}",
        &["/participants/{case}/reports"],
    ),
    (
        "/client/participants/{case}/report-due",
        &["/participants/{case}/reports-due"],
    ),
    (
        "/client/participants/{case}/report-due/{fact}",
        &["/participants/{case}/reports-answered"],
    ),
    (
        "/client/participants/{case}/correct/{fact}",
        &["/participants/{case}/voids"],
    ),
    (
        "/client/participants/{case}/undo/{fact}",
        &["/participants/{case}/voids"],
    ),
    (
        "/client/participants/{case}/record",
        &["/participants/{case}/court-records"],
    ),
    (
        "/client/participants/{case}/hand-over",
        &["/participants/{case}/hand-overs"],
    ),
    (
        "/client/participants/{case}/danger",
        &["/participants/{case}/dangers"],
    ),
    ("/client/danger", &["/participants/{case}/dangers"]),
    (
        "/victim/cases/{case}/took/{person}",
        &["/cases/{case}/takings"],
    ),
    (
        "/victim/cases/{case}/gave-back/{person}",
        &["/cases/{case}/givings-back"],
    ),
    ("/victim/hand-on", &["/hand-ons"]),
    ("/victim/hand-on/{fact}", &["/hand-ons/{fact}/answers"]),
    (
        "/victim/cases/{case}/circumstances/{person}",
        &["/cases/{case}/circumstances"],
    ),
    (
        "/victim/cases/{case}/advocate-over/{person}",
        &["/cases/{case}/advocate-ends"],
    ),
    (
        "/victim/cases/{case}/taken-back/{person}",
        &["/cases/{case}/retractions-told"],
    ),
    (
        "/victim/cases/{case}/shown-told/{person}",
        &["/cases/{case}/showings-heard"],
    ),
    (
        "/victim/cases/{case}/call/{person}",
        &["/cases/{case}/calls"],
    ),
    (
        "/victim/cases/{case}/number/{person}",
        &["/cases/{case}/number-sayings"],
    ),
    (
        "/victim/cases/{case}/threat/{person}",
        &["/cases/{case}/threats"],
    ),
    (
        "/victim/cases/{case}/danger/{fact}/take",
        &["/cases/{case}/danger-takings"],
    ),
    (
        "/victim/cases/{case}/danger/{fact}/second",
        &["/cases/{case}/second-looks"],
    ),
    (
        "/victim/cases/{case}/step/{person}",
        &["/cases/{case}/danger-steps"],
    ),
    (
        "/victim/cases/{case}/provider/{fact}",
        &["/cases/{case}/provider-notices"],
    ),
    (
        "/victim/inbox/{case}/{fact}",
        &["/inbox/{case}/{fact}/received"],
    ),
    (
        "/victim/cases/{case}/leak/{fact}",
        &["/cases/{case}/leaks/{fact}"],
    ),
    ("/victim/cases/{case}/people/new", &["/cases/{case}/people"]),
    (
        "/victim/cases/{case}/roles/{person}",
        &["/cases/{case}/roles"],
    ),
    (
        "/victim/cases/{case}/end/{person}",
        &["/cases/{case}/person-ends"],
    ),
    (
        "/victim/cases/{case}/plan/{person}",
        &["/cases/{case}/plans"],
    ),
    (
        "/victim/cases/{case}/told/{person}",
        &["/cases/{case}/disclosures", "/cases/{case}/elections"],
    ),
    (
        "/victim/cases/{case}/inbound/{person}",
        &["/cases/{case}/inbounds"],
    ),
    (
        "/victim/cases/{case}/callback/{person}",
        &["/cases/{case}/callbacks"],
    ),
    (
        "/victim/cases/{case}/note/{person}",
        &["/cases/{case}/notes"],
    ),
    (
        "/victim/cases/{case}/release/{person}",
        &["/cases/{case}/releases"],
    ),
    (
        "/victim/cases/{case}/release-over/{fact}",
        &["/cases/{case}/releases-ended"],
    ),
    (
        "/victim/cases/{case}/outside/{person}",
        &["/cases/{case}/told-outside"],
    ),
    (
        "/victim/cases/{case}/mail/{person}",
        &["/cases/{case}/calls"],
    ),
    (
        "/victim/cases/{case}/copy/{person}",
        &["/cases/{case}/copies"],
    ),
    (
        "/victim/cases/{case}/demand/{person}",
        &["/cases/{case}/demands-heard"],
    ),
    (
        "/victim/cases/{case}/over/{fact}",
        &["/cases/{case}/threat-ends"],
    ),
    (
        "/victim/cases/{case}/correct/{fact}",
        &["/cases/{case}/voids"],
    ),
    (
        "/victim/cases/{case}/undo/{batch}",
        &["/cases/{case}/voids"],
    ),
    ("/program/go-live", &["/go-live"]),
    ("/program/calendars", &["/calendars"]),
    ("/program/proclaimed", &["/proclaimed"]),
    (
        "/program/proclaimed/{day}/take-back",
        &["/proclaimed/{day}/take-back"],
    ),
    ("/program/people/staff", &["/staff"]),
    ("/program/people/on-call", &["/roster"]),
    ("/program/agreements/counties", &["/counties"]),
    ("/program/agreements/new", &["/providers"]),
    ("/program/agreements/{number}/change", &["/providers"]),
    ("/program/agreements/{number}/end", &["/providers"]),
    ("/program/agreements/{number}/drills", &["/drills"]),
    ("/program/numbers/{which}", &["/numbers"]),
    ("/program/orders", &["/orders"]),
    (
        "/program/orders/{order}/take-back",
        &["/orders/{order}/take-back"],
    ),
    ("/program/orders/cases", &["/orders/cases"]),
    (
        "/program/orders/cases/{order}/confirm",
        &["/orders/cases/{order}/confirm"],
    ),
    (
        "/program/orders/cases/{order}/take-back",
        &["/orders/cases/{order}/take-back"],
    ),
    ("/program/orders/holds", &["/orders/holds"]),
    (
        "/program/orders/holds/{hold}/lift",
        &["/orders/holds/{hold}/lift"],
    ),
    ("/program/demands", &["/demands"]),
    (
        "/program/demands/{demand}/answer",
        &["/demands/{demand}/answers"],
    ),
    ("/program/places", &["/places"]),
    ("/program/places/{place}", &["/places"]),
    ("/program/places/{place}/error/{entry}", &["/office-errors"]),
    ("/program/corrections", &["/corrections"]),
    ("/program/corrections/{plan}", &["/corrections"]),
    ("/program/corrections/{plan}/done", &["/corrections-done"]),
    (
        "/program/corrections/{plan}/error/{entry}",
        &["/office-errors"],
    ),
    ("/program/policies", &["/policies"]),
    ("/program/policies/{policy}/versions", &["/policies"]),
    (
        "/program/policies/{policy}/versions/{version}/read",
        &["/policy-readings"],
    ),
    (
        "/program/policies/{policy}/error/{entry}",
        &["/office-errors"],
    ),
    ("/program/training", &["/trainings"]),
    ("/program/training/{staff}/service", &["/services"]),
    ("/program/training/{staff}/credentials", &["/credentials"]),
    (
        "/program/training/{staff}/error/{entry}",
        &["/office-errors"],
    ),
    ("/program/incidents", &["/incidents"]),
    (
        "/program/incidents/{incident}/steps/{step}",
        &[
            "/incidents/{incident}/told",
            "/incidents/{incident}/written",
            "/incidents/{incident}/resolved",
        ],
    ),
    (
        "/program/incidents/{incident}/error/{entry}",
        &["/office-errors"],
    ),
    ("/program/offenses", &["/offenses"]),
    (
        "/program/offenses/{offense}/report",
        &["/offenses/{offense}/reports"],
    ),
    (
        "/program/offenses/{offense}/error/{entry}",
        &["/office-errors"],
    ),
    (
        "/review/binders/{binder}/separate/{label}/marks",
        &["/binders/{binder}/marks"],
    ),
    (
        "/review/binders/{binder}/participants/{label}/marks",
        &["/binders/{binder}/marks"],
    ),
    (
        "/review/binders/{binder}/clauses/{clause}/marks",
        &["/binders/{binder}/marks"],
    ),
];

/// What is for people alone, with the reason. It may only become shorter.
const FOR_PEOPLE: &[(&str, &str)] = &[
    (
        "/client/",
        "a search: it changes nothing, and a program reads the list",
    ),
    ("/client/import", "a spreadsheet: `leeward import`"),
    (
        "/client/import/attendance",
        "a spreadsheet: `leeward import`",
    ),
    (
        "/client/import/court-log",
        "a spreadsheet: `leeward import`",
    ),
    ("/client/room", "what a screen shows"),
    (
        "/victim/calendar",
        "a secret that is shown once to a person",
    ),
    ("/victim/calendar/{feed}/end", "likewise"),
    ("/victim/cases", "a search: it changes nothing"),
    (
        "/victim/cases/{case}/show",
        "a reviewer looks at a screen, and somebody of the desk stays beside it",
    ),
    ("/victim/shown/end", "likewise"),
    (
        "/victim/cases/{case}/plan-holds/{person}",
        "whoever spoke with them says that the plan holds",
    ),
    ("/victim/import", "a spreadsheet: `leeward import`"),
    (
        "/victim/import/danger-log",
        "a spreadsheet: `leeward import`",
    ),
    (
        "/program/import/incidents",
        "a spreadsheet: `leeward import`",
    ),
    (
        "/program/import/agreements",
        "a spreadsheet: `leeward import`",
    ),
    (
        "/program/import/training",
        "a spreadsheet: `leeward import`",
    ),
    (
        "/victim/leaks/again",
        "it forgets what was looked through; a program's look is always anew",
    ),
    (
        "/program/accounts-of-desks/end",
        "an account is ended by a person who is signed in",
    ),
    (
        "/program/accounts-of-desks/keys",
        "keys are asked for by a person who is signed in",
    ),
    (
        "/program/agreements/{number}/documents",
        "a file: by its page",
    ),
    (
        "/program/proof/left",
        "a person says that they carried a text out of the house",
    ),
    (
        "/program/changes/{fact}/undo",
        "what an operation set, the same operation sets back",
    ),
    ("/review/verify", "it changes nothing: `leeward verify`"),
    (
        "/review/compare",
        "it changes nothing: `leeward verify --checkpoint`",
    ),
    (
        "/review/binders",
        "a binder with its formats: `leeward review`",
    ),
    ("/review/binders/{binder}/files", "likewise"),
];

/// Below every desk: signing in and out, the own account, colleagues' accounts, which of them works on no file, what a form
/// keeps of itself.
const OF_A_PERSON: &[&str] = &[
    "/conflicts",
    "/sign-in",
    "/sign-out",
    "/account",
    "/accounts/",
    "/drafts/",
    "/kept/",
];

#[test]
fn whatever_a_page_changes_a_program_can_change() {
    let world = World::new(1);
    let (mut pages, mut operations) = (BTreeSet::new(), BTreeSet::new());
    for (_, desk) in world.desks() {
        for line in desk.table() {
            if line.method != Method::Post {
                continue;
            }
            match line.guard {
                Guard::Token => operations.insert(line.path.clone()),
                Guard::Open | Guard::SignedIn => pages.insert(line.path.clone()),
            };
        }
    }
    let of_a_person = |path: &String| {
        let below = &path[1..];
        let below = below.find('/').map_or("", |at| &below[at..]);
        OF_A_PERSON.iter().any(|each| below.starts_with(each))
    };
    let mut without = Vec::new();
    let mut used = BTreeSet::new();
    for page in pages.iter().filter(|page| !of_a_person(page)) {
        let desk = page[1..].split('/').next().unwrap();
        if let Some((_, same)) = SAME.iter().find(|(of, _)| of == page) {
            for below in *same {
                let operation = format!("/{desk}/api/v1{below}");
                assert!(
                    operations.contains(&operation),
                    "{page}: there is no {operation}"
                );
                used.insert(operation);
            }
        } else if !FOR_PEOPLE.iter().any(|(of, _)| of == page) {
            without.push(page);
        }
    }
    assert!(
        without.is_empty(),
        "no operation, and no reason why not: {without:#?}"
    );
    // No line of these lists outlives its route, and no operation does what no page does.
    for (page, _) in SAME.iter().map(|(page, _)| (page, ())) {
        assert!(pages.contains(*page), "{page}: is no route any more");
    }
    for (page, reason) in FOR_PEOPLE {
        assert!(pages.contains(*page), "{page}: is no route any more");
        assert!(!reason.is_empty());
    }
    let alone: Vec<_> = operations.difference(&used).collect();
    assert!(alone.is_empty(), "no page does this: {alone:?}");
    eprintln!(
        "{} pages that change something, {} operations, {} for people alone",
        SAME.len() + FOR_PEOPLE.len(),
        operations.len(),
        FOR_PEOPLE.len()
    );
}

/// A program that may record at one desk.
struct Programme<'a> {
    world: &'a World,
    token: Token,
    desk: DeskName,
    sent: u64,
}

impl Programme<'_> {
    fn at(world: &World, desk: DeskName) -> Programme<'_> {
        let token = Visitor::at(world, desk).token(world, desk, PASSWORD);
        Programme {
            world,
            token,
            desk,
            sent: 0,
        }
    }

    fn ask(&self, method: Method, below: &str, body: &Value) -> (u16, Value) {
        let path = format!("/{}/api/v1{below}", self.desk);
        let body = match method {
            Method::Get => Vec::new(),
            Method::Post => body.to_string().into_bytes(),
        };
        let answer = self.world.answer(&self.token.request(method, &path, body));
        let json = serde_json::from_slice(&answer.body).unwrap();
        (answer.status, json)
    }

    fn read(&self, below: &str) -> Value {
        let (status, answer) = self.ask(Method::Get, below, &Value::Null);
        assert_eq!(status, 200, "{below} {answer}");
        answer
    }

    /// Records, with a batch of its own; once more with the same nothing is recorded twice.
    fn record(&mut self, below: &str, mut body: Value) -> Value {
        self.sent += 1;
        body["batch"] = json!(format!("00000000-0000-4000-8000-{:012}", self.sent));
        let (status, answer) = self.ask(Method::Post, below, &body);
        assert_eq!(status, 200, "{below} {body} {answer}");
        assert_eq!(answer["before"], false, "{below} {answer}");
        let (status, again) = self.ask(Method::Post, below, &body);
        assert_eq!(
            (status, &again["before"]),
            (200, &json!(true)),
            "{below} {again}"
        );
        answer
    }

    fn refused(&mut self, below: &str, mut body: Value, pointer: &str) {
        self.sent += 1;
        body["batch"] = json!(format!("00000000-0000-4000-8000-{:012}", self.sent));
        let (status, answer) = self.ask(Method::Post, below, &body);
        assert_eq!(status, 422, "{below} {answer}");
        assert_eq!(
            answer["errors"][0]["pointer"],
            format!("#{pointer}"),
            "{answer}"
        );
    }
}

/// What stands in a hidden field of a page.
fn hidden<'p>(page: &'p str, name: &str) -> &'p str {
    let at = format!("name=\"{name}\" value=\"");
    let field = page.split(&at).nth(1).unwrap();
    field.split('"').next().unwrap()
}

/// Who may not open a file on a page cannot by a program either; a danger of which they learn is taken.
#[test]
fn a_program_opens_no_file_from_which_a_conflict_of_interest_keeps_its_account() {
    let world = World::new(6);
    let mut may = Programme::at(&world, DeskName::Client);
    let intake = json!({ "first": "Garrick", "last": "Vantongeren", "referred_by": "court" });
    let made = may.record(
        "/participants",
        json!({ "at": "2026-11-20", "intake": intake }),
    );
    let case = made["case"].as_str().unwrap();
    let file = format!("/participants/{case}");
    may.read(&file);
    // Somebody else is there, and they write down of themselves that it is not theirs.
    let accounts = Accounts::new(world.client.as_ref(), DeskName::Client);
    let all = accounts.list().unwrap();
    let opened = accounts.sign_in(&all[0].user, PASSWORD).unwrap();
    let (_, ring) = opened.unwrap();
    let stream = Stream::from_seed([9; 32]);
    accounts
        .create("rae", "Rae", PASSWORD, &ring, Cost::LIGHT, &stream)
        .unwrap();
    let mut visitor = Visitor::at(&world, DeskName::Client);
    let fields = [("conflict_whose", "1")];
    let form = format!("/client/conflicts?case={case}");
    let answer = visitor.fill(&world, &form, "/client/conflicts", &fields);
    assert!(text(&answer).contains("does not work on file"));
    assert_eq!(may.ask(Method::Get, &file, &Value::Null).0, 404);
    let below = format!("{file}/assessments");
    assert_eq!(may.ask(Method::Post, &below, &json!({})).0, 404);
    let list = may.read("/participants");
    assert_eq!(list["total"], 0, "{list}");
    let danger = json!({
        "batch": "00000000-0000-4000-8000-000000000099",
        "toward": ["victim"],
        "words": "goes there tonight",
    });
    let (status, answer) = may.ask(Method::Post, &format!("{file}/dangers"), &danger);
    assert_eq!(status, 200, "{answer}");
}

#[test]
fn a_program_writes_what_a_reviewer_found() {
    let world = World::new(5);
    let reviewer = Visitor::at(&world, DeskName::Review);
    let form = world.answer(&reviewer.request(Method::Get, "/review/binders", Vec::new()));
    let page = text(&form);
    let (csrf, once) = (hidden(&page, "csrf"), hidden(&page, "once"));
    let fields = [
        ("csrf", csrf),
        ("once", once),
        ("from_month", "1"),
        ("from_day", "1"),
        ("from_year", "2026"),
        ("to_month", "12"),
        ("to_day", "31"),
        ("to_year", "2026"),
        ("how", "all"),
    ];
    let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert_eq!(
        world
            .answer(&reviewer.form("/review/binders", &fields))
            .status,
        303
    );
    let mut at = Programme::at(&world, DeskName::Review);
    let binders = at.read("/binders");
    let marks = format!(
        "/binders/{}/marks",
        binders["binders"][0]["binder"].as_str().unwrap()
    );
    let of = |said: &str, note: Option<&str>| json!({"about": "b", "said": said, "note": note});
    at.record(&marks, of("not-met", Some("No paper of it")));
    at.record(&marks, of("met", None));
    at.refused(&marks, of("not-met", None), "/note");
    at.refused(&marks, of("seen", None), "/said");
    let other = json!({"about": "separate/S-plover", "said": "seen", "note": null});
    at.refused(&marks, other, "/about");
    let written = at.read(&marks);
    let written = written["marks"].as_array().unwrap();
    let all: Vec<_> = written
        .iter()
        .map(|mark| {
            (
                mark["said"].as_str().unwrap(),
                mark["stands"].as_bool().unwrap(),
            )
        })
        .collect();
    assert_eq!(all, [("not-met", false), ("met", true)]);
    assert_eq!(
        at.ask(Method::Get, "/binders/none/marks", &Value::Null).0,
        404
    );
}

#[test]
fn a_program_keeps_the_office() {
    let world = World::new(3);
    let mut at = Programme::at(&world, DeskName::Program);
    let seen = at.read("/staff")["version"].clone();
    let who = json!({"seen": seen, "name": "Fay Sedge", "hats": ["facilitator"], "ended": false});
    at.record("/staff", who);
    let staff = at.read("/staff")["staff"]
        .as_array()
        .unwrap()
        .last()
        .unwrap()
        .clone();
    assert_eq!(staff["name"], "Fay Sedge");
    let number = &staff["number"];

    let plan = json!({"plan": null, "finding": "notice-late", "owner": number, "until": "2026-11-20", "what": "A second person calls"});
    at.record("/corrections", plan.clone());
    let mut unknown = plan;
    unknown["finding"] = json!("plover");
    at.refused("/corrections", unknown, "/finding");
    let one = at.read("/corrections")["plans"][0].clone();
    assert_eq!((&one["stands"], &one["owner"]), (&json!("overdue"), number));
    let done = json!({"plan": one["plan"], "on": "2026-11-22", "what": "It is on the roster"});
    at.record("/corrections-done", done);
    assert_eq!(at.read("/corrections")["plans"][0]["stands"], "done_late");
    let templates = at.read("/policy-templates");
    assert_eq!(templates["templates"].as_array().unwrap().len(), 12);

    let missing = at.read("/policies")["missing"].as_array().unwrap().clone();
    let answers = json!([missing[0]]);
    let policy = json!({"name": "Telling", "answers": answers, "from": "2026-01-01", "text": "We call.", "ended": false});
    let policy = at.record("/policies", policy)["fact"].clone();
    at.record(
        "/policy-readings",
        json!({"version": policy, "staff": number, "on": "2026-11-20"}),
    );
    let policies = at.read("/policies");
    assert_eq!(
        policies["missing"].as_array().unwrap().len(),
        missing.len() - 1
    );
    assert_eq!(
        policies["policies"][0]["versions"][0]["readings"][0]["staff"],
        *number
    );

    let place = json!({"what": "Backups", "lies": "A vault", "may": "not", "since": "2026-01-05"});
    let place = at.record("/places", place)["fact"].clone();
    let anew = json!({"place": place, "what": "Backups", "lies": "A vault", "may": "authorized",
        "authorization": "OAG of 11/1", "until": "2026-12-31", "since": "2026-01-05"});
    at.record("/places", anew);
    let places = at.read("/places")["places"].as_array().unwrap().clone();
    assert_eq!(places.len(), 1);
    assert_eq!(
        (&places[0]["place"], &places[0]["until"]),
        (&place, &json!("2026-12-31"))
    );

    at.record(
        "/services",
        json!({"staff": number, "since": "2026-01-05", "serves": "staff"}),
    );
    at.record(
        "/credentials",
        json!({"staff": number, "name": "LPC", "until": "2027-01-01"}),
    );
    let training = json!({"staff": [number], "counts": "yearly", "topics": [], "title": "Listening", "trainers": "Ola Reed",
        "on": "2026-10-01", "minutes": 90, "sponsor": "A college", "approved": "Dora Pinewood"});
    let training = at.record("/trainings", training)["fact"].clone();
    assert_eq!(at.read("/training")["trainings"][0]["entry"], training);
    at.record("/office-errors", json!({"entry": training, "why": "twice"}));
    assert_eq!(at.read("/training")["trainings"], json!([]));

    let incident = json!({"at": "2026-11-20T10:00:00-06:00", "harm": "care", "place": "the yard", "to": "Dora Pinewood", "lies": "red binder"});
    let incident = at.record("/incidents", incident)["fact"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(at.read("/incidents")["incidents"][0]["written_due"].is_string());
    for step in ["written", "resolved"] {
        let done = json!({"at": "2026-11-21T10:00:00-06:00", "who": "Dora Pinewood"});
        at.record(&format!("/incidents/{incident}/{step}"), done);
    }
    assert!(at.read("/incidents")["incidents"][0]["resolved"]["at"].is_string());
    let offense = json!({"at": "2026-11-20", "case": "4F2K", "source": "authority"});
    let offense = at.record("/offenses", offense)["fact"]
        .as_str()
        .unwrap()
        .to_owned();
    let told = json!({"at": "2026-11-21", "court": "District Court"});
    at.record(&format!("/offenses/{offense}/reports"), told);
    assert_eq!(
        at.read("/offenses")["offenses"][0]["reported"]["who"],
        "District Court"
    );
}

#[test]
fn a_program_keeps_the_reports_that_somebody_waits_for() {
    let world = World::new(4);
    let mut at = Programme::at(&world, DeskName::Client);
    let intake = json!({"first": "Pax", "last": "Larch", "referred_by": "court"});
    let case = at.record(
        "/participants",
        json!({"at": "2026-11-02", "intake": intake}),
    );
    let case = case["case"].as_str().unwrap().to_owned();
    let below = |end: &str| format!("/participants/{case}/{end}");
    let seen = |at: &Programme<'_>| at.read(&format!("/participants/{case}"))["version"].clone();
    let due = json!({"seen": seen(&at), "report": "warning", "to": "Judge Elm", "day": "2026-11-02", "every": 30});
    at.refused(&below("reports-due"), due.clone(), "/report");
    let mut due = due;
    due["report"] = json!("court");
    let fact = at.record(&below("reports-due"), due)["facts"][0].clone();
    let owed = at.read("/reports-due")["reports"].clone();
    assert_eq!(owed[0]["fact"], fact);
    assert_eq!(owed[0]["late"], true);
    assert_eq!(
        at.read(&format!("/participants/{case}"))["reports_owed"],
        owed
    );
    let sent =
        json!({"seen": seen(&at), "at": "2026-11-03", "due": fact, "sent": true, "by": "May"});
    at.record(&below("reports-answered"), sent);
    assert_eq!(at.read("/reports-due")["reports"][0]["day"], "2026-12-02");
    let over = json!({"seen": seen(&at), "at": "2026-11-03", "due": fact, "sent": false});
    at.refused(&below("reports-answered"), over.clone(), "/words");
    // A letter that is made answers it; another one does not.
    let accepted = json!({"seen": seen(&at), "at": "2026-11-03", "outcome": "accepted"});
    at.record(&below("decisions"), accepted);
    let mut made = json!({"seen": seen(&at), "report": "progress", "to": "Judge Elm", "words": "Comes.", "signer": "May", "answers": fact});
    at.refused(&below("reports"), made.clone(), "/answers");
    made["report"] = json!("court");
    at.record(&below("reports"), made);
    assert_eq!(at.read("/reports-due")["reports"][0]["day"], "2027-01-01");
    let mut over = over;
    over["seen"] = seen(&at);
    over["words"] = json!("The court closed the case.");
    at.record(&below("reports-answered"), over);
    assert_eq!(at.read("/reports-due")["reports"], json!([]));
}

#[test]
fn a_program_keeps_what_leaves_the_separate_file() {
    let world = World::new(4);
    let mut client = Programme::at(&world, DeskName::Client);
    let intake = json!({"first": "Pax", "last": "Larch", "referred_by": "court"});
    let case = client.record(
        "/participants",
        json!({"at": "2026-11-20", "intake": intake}),
    );
    let case = case["case"].as_str().unwrap().to_owned();
    client.record(
        &format!("/participants/{case}/court-records"),
        json!({"recipient": "District Court", "purpose": "Order"}),
    );
    let mut program = Programme::at(&world, DeskName::Program);
    let demand = json!({"kind": "subpoena", "from": "A lawyer", "came": "2026-11-20", "due": "2026-12-01", "case": case, "asks": "separate"});
    let demand = program.record("/demands", demand)["fact"].clone();

    let mut at = Programme::at(&world, DeskName::Victim);
    let seen = |at: &Programme<'_>| at.read(&format!("/cases/{case}"))["version"].clone();
    let below = |end: &str| format!("/cases/{case}/{end}");
    let who = json!({"seen": seen(&at), "roles": ["victim"], "name": "Ada Magnolia"});
    let person = at.record(&below("people"), who)["person"].clone();
    assert_eq!(at.read("/demands")["demands"][0]["people"], json!([person]));
    let heard = json!({"seen": seen(&at), "person": person, "demand": demand, "heard": "told"});
    at.record(&below("demands-heard"), heard);
    assert_eq!(at.read("/demands")["demands"], json!([]));
    let answer = json!({"how": "refused", "words": "by letter"});
    program.record(
        &format!("/demands/{}/answers", demand.as_str().unwrap()),
        answer,
    );
    assert_eq!(program.read("/demands")["demands"][0]["waits"], false);

    let mut release = json!({"seen": seen(&at), "person": person, "scope": "that she calls", "recipient": "Her lawyer",
        "purpose": "a hearing", "until": "2026-12-20", "signed_by": "themselves", "signed_on": "2026-11-20", "informed": false});
    at.refused(&below("releases"), release.clone(), "/informed");
    release["informed"] = json!(true);
    let mut guardian = release.clone();
    guardian["signed_by"] = json!("guardian");
    guardian["signer"] = json!("Ivy Magnolia");
    at.refused(&below("releases"), guardian, "/not_the_participant");
    let release = at.record(&below("releases"), release)["facts"][0].clone();
    let mut told = json!({"seen": seen(&at), "person": person, "recipient": "Her lawyer", "what": "she calls", "ground": "release", "release": release});
    at.record(&below("told-outside"), told.clone());
    let ended = json!({"seen": seen(&at), "release": release, "by": "themselves"});
    at.record(&below("releases-ended"), ended);
    told["seen"] = seen(&at);
    at.refused(&below("told-outside"), told, "/ground");
    let name = person.as_str().unwrap();
    let releases = at.read(&below(&format!("people/{name}/releases")));
    assert_eq!(releases["releases"][0]["stands"], false);

    let copy = json!({"seen": seen(&at), "person": person, "asked": true, "address": false, "given": "hand"});
    let copy = at.record(&below("copies"), copy)["facts"][0].clone();
    let copy = at.read(&below(&format!("copies/{}", copy.as_str().unwrap())));
    assert_eq!(copy["name"], "Ada Magnolia");
    let kinds: Vec<&str> = copy["entries"]
        .as_array()
        .unwrap()
        .iter()
        .map(|each| each["kind"].as_str().unwrap())
        .collect();
    assert!(
        kinds.contains(&"told_outside") && kinds.contains(&"release"),
        "{kinds:?}"
    );

    // What a reviewer was shown is on a screen alone; whom to tell, a program knows and says.
    assert_eq!(
        at.read(&below(&format!("people/{name}")))["to_hear_shown"],
        json!([])
    );
    let mut heard = json!({"seen": seen(&at), "person": person, "shown": demand, "heard": "told"});
    at.refused(&below("showings-heard"), heard.clone(), "/shown");
    let plan = json!({"voicemail": false, "text": false, "hear_shown": true});
    at.record(
        &below("plans"),
        json!({"seen": seen(&at), "person": person, "plan": plan}),
    );
    let mut nell = Visitor::at(&world, DeskName::Victim);
    let show = format!("/victim{}", below("show"));
    let with = [
        ("vc_reviewer", "Rue Ashgrove"),
        ("vc_office", "Certification"),
        ("vc_what", "The tries"),
        ("vc_beside", "yes"),
    ];
    assert_eq!(nell.fill(&world, &show, &show, &with).status, 200);
    let read = at.read(&below(&format!("people/{name}")));
    assert_eq!(read["plan"]["hear_shown"], true);
    heard["shown"] = read["to_hear_shown"][0].clone();
    heard["seen"] = seen(&at);
    at.record(&below("showings-heard"), heard);
    assert_eq!(
        at.read(&below(&format!("people/{name}")))["to_hear_shown"],
        json!([])
    );

    let threat =
        json!({"seen": seen(&at), "toward": ["victim"], "named": [], "words": "he said it"});
    let threat = at.record(&below("threats"), threat)["facts"][0].clone();
    at.record(&below("danger-takings"), json!({"about": threat}));
    let step = json!({"seen": seen(&at), "person": person, "step": "welfare_check", "words": "asked at 9"});
    at.record(&below("danger-steps"), step);
    let end =
        json!({"seen": seen(&at), "about": threat, "because": "jail", "why": "the roster says so"});
    let end = at.record(&below("threat-ends"), end)["facts"][0].clone();
    // Whoever ended it is no second person.
    let second = json!({"seen": seen(&at), "end": end, "ended": true});
    at.refused(&below("second-looks"), second, "/end");
}

/// What is entered from paper says so, by a program as well: wherever a day and an hour are given, as on the pages.
#[test]
fn a_program_names_the_paper_sheet_from_which_something_is_entered() {
    let world = World::new(6);
    let mut asked = 0;
    for desk in [DeskName::Client, DeskName::Victim] {
        let at = Programme::at(&world, desk);
        let document = at.read("/openapi.json");
        for (path, methods) in document["paths"].as_object().unwrap() {
            let body = &methods["post"]["requestBody"]["content"]["application/json"]["schema"];
            let Some(name) = body["$ref"].as_str() else {
                continue;
            };
            let name = name.rsplit('/').next().unwrap();
            let properties = &document["components"]["schemas"][name]["properties"];
            let has = |member: &str| properties[member].is_object();
            assert_eq!(has("sheet"), has("at"), "{desk} {path}");
            asked += usize::from(has("sheet"));
        }
    }
    assert!(asked >= 20, "{asked}");

    let mut client = Programme::at(&world, DeskName::Client);
    let intake = json!({"first": "Pax", "last": "Larch", "referred_by": "court"});
    let referral = json!({"at": "2026-11-20", "sheet": "C-7K2M", "intake": intake});
    let made = client.record("/participants", referral);
    let case = made["case"].as_str().unwrap().to_owned();
    let file = client.read(&format!("/participants/{case}"));
    assert_eq!(file["facts"][0]["sheet"], "C-7K2M");
    let decision = json!({"seen": file["version"], "at": "2026-11-20", "outcome": "accepted", "sheet": "her sister"});
    let below = format!("/participants/{case}/decisions");
    client.refused(&below, decision, "/sheet");

    let mut at = Programme::at(&world, DeskName::Victim);
    let seen = at.read(&format!("/cases/{case}"))["version"].clone();
    let who = json!({"seen": seen, "roles": ["victim"], "name": "Ada Magnolia", "sheet": "V-A234"});
    let made = at.record(&format!("/cases/{case}/people"), who);
    let person = made["person"].as_str().unwrap();
    let file = at.read(&format!("/cases/{case}/people/{person}"));
    let mut all = file["facts"].as_array().unwrap().iter();
    let found = all.find(|fact| fact["kind"] == "person").unwrap();
    assert_eq!(found["sheet"], "V-A234");
}
