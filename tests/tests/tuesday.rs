//! Tuesday evening (issue of a danger at 8 p.m.), in real browsers with the real binary and a real mail server: a
//! sign of risk on a group's roll, mail to who is on call and ten minutes later to one more, taken, the provider and
//! both persons told within the hour, ended, and seen by a second person the next business day. After each step the
//! program desk's counts and `leeward duties` agree. The same in PostgreSQL with `LEEWARD_TESTS_IN=postgres` before the command.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what is not as expected must stop the test"
)]

use std::{path::Path, process::Command};

use desk::Method;
use jiff::civil::date;
use keys::{Accounts, Cost, DeskName, Stream};
use ledger::{Actor, BatchId, Shelf};
use leeward_tests::{
    browser::{Account, Browser, Program, binary},
    canary::Searcher,
    http,
    ledgers::cases_of,
    place::Place as Lies,
    post::Post,
    world::Visitor,
};
use program_file::{Act, Hat, Hours, Mail, Place, Provider, Recorder, Staff, StaffNo};
use rules::Moment;
use serde_json::{Value, json};

const START: &str = "2026-11-24T18:00:00-06:00";
const PASSWORD: &str = "cottonwood by the river";
const ROSTER: &str = "Last,First,County,Intake dt,Assess dt,Accept/Deny,Group\n\
    Birch,Aldo,Tulsa,11/2/2026,11/3/2026,A,Tu 6p\n";

fn leeward(args: &[&str]) {
    let output = Command::new(binary()).args(args).output().unwrap();
    assert!(
        output.status.success(),
        "{args:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
}

/// A program with one participant in a group, a victim and a partner, two people on call, and a provider.
fn furnish(lies: &Lies, data: &Path, nell: &Account) -> String {
    let folder = tempfile::tempdir().unwrap();
    let at = data.to_str().unwrap();
    let roster = folder.path().join("roster.csv");
    std::fs::write(&roster, ROSTER).unwrap();
    leeward(&["import", "roster", roster.to_str().unwrap(), "--data", at]);
    let client = lies.ledger(data, "client");
    let case = *cases_of(client.as_ref()).first().unwrap();
    let case = case.to_string();
    let facts: String = [
        json!({ "kind": "person", "id": "v1", "person": "p1", "roles": ["victim"] }),
        json!({ "kind": "person", "id": "v2", "person": "p2", "roles": ["current_partner"] }),
    ]
    .into_iter()
    .map(|mut fact| {
        fact["case"] = json!(case);
        fact["at"] = json!("2026-11-10T10:00:00-06:00");
        format!("{fact}\n")
    })
    .collect();
    let file = folder.path().join("facts.jsonl");
    std::fs::write(&file, facts).unwrap();
    leeward(&["record", file.to_str().unwrap(), "--data", at]);

    let victim = lies.ledger(data, "victim");
    let accounts = Accounts::new(victim.as_ref(), DeskName::Victim);
    let (_, ring) = accounts
        .sign_in(&nell.user, &nell.password)
        .unwrap()
        .unwrap();
    let stream = Stream::from_seed([3; 32]);
    accounts
        .create("ines", "Ines Marrow", PASSWORD, &ring, Cost::LIGHT, &stream)
        .unwrap();

    let store = lies.ledger(data, "program");
    let recorder = Recorder {
        store: store.as_ref(),
    };
    let act = |number: u8| Act {
        seen: None,
        batch: BatchId([number; 16]),
        salt: [number; 16],
        actor: Actor(1),
        now: Moment::parse(START).unwrap(),
    };
    for (number, name, mail) in [
        (1, "Nell Rushing", "nell@example.org"),
        (2, "Ines Marrow", "ines@example.org"),
    ] {
        let staff = Staff {
            name: name.to_owned(),
            hats: [Hat::Liaison, Hat::OnCall].into_iter().collect(),
            telephone: format!("405-555-010{number}"),
            mail: Some(Mail::try_from(mail.to_owned()).unwrap()),
            ended: false,
        };
        let act = act(number);
        recorder
            .staff(&act, StaffNo(u16::from(number)), &staff)
            .unwrap();
    }
    let place = |number| Place::Staff {
        staff: StaffNo(number),
        hours: Hours::default(),
    };
    recorder.roster(&act(3), &[place(1), place(2)]).unwrap();
    let provider = Provider {
        name: "Redbud Crossing".to_owned(),
        telephone: "918-555-0140".to_owned(),
        counties: vec!["Tulsa".to_owned()],
        certified_until: Some(date(2027, 6, 30)),
        ..Provider::default()
    };
    recorder.provider(&act(4), 1, &provider).unwrap();
    case
}

struct Evening {
    program: Program,
    post: Post,
    case: String,
    now: String,
    kept: tempfile::TempDir,
    lies: Lies,
}

impl Evening {
    fn begin(post: Post) -> Self {
        let kept = tempfile::tempdir().unwrap();
        let data = kept.path().join("data");
        let lies = Lies::asked();
        let case = furnish_at(&lies, &data);
        let mut evening = Self {
            program: serve(&post, &data, START),
            post,
            case,
            now: START.to_owned(),
            kept,
            lies,
        };
        evening.clock("2026-11-24T20:10:00-06:00");
        evening
    }

    /// The machine goes off, and on again at that time: whoever was signed in is not thought of, no key is anywhere.
    fn off_and_on(mut self, now: &str) -> Self {
        drop(self.program);
        self.program = serve(&self.post, &self.kept.path().join("data"), now);
        now.clone_into(&mut self.now);
        self
    }

    /// Nobody has ever been signed in at the victim desk.
    #[track_caller]
    fn is_locked(&self) {
        let victim = self.lies.ledger(&self.program.folder, "victim");
        assert!(victim.list(Shelf::Sessions).unwrap().is_empty());
    }

    fn clock(&mut self, now: &str) {
        let body = json!({ "now": now }).to_string();
        let mut request =
            Visitor::default().request(Method::Post, "/test/clock", body.into_bytes());
        request.headers.retain(|(name, _)| name != "content-type");
        assert_eq!(http::send(&self.program.url, &request).status, 200);
        self.now = now.to_owned();
    }

    fn at(&self, browser: &mut Browser, desk: &str) {
        browser.sign_in(&self.program, desk);
        assert!(
            browser.place().starts_with(&format!("/{desk}/")),
            "{}",
            browser.words()
        );
    }

    /// The second account of the victim desk.
    fn ines(&self, browser: &mut Browser) {
        let ines = self.program.account("second").clone();
        browser.go(&self.program.place("/victim/sign-in"));
        browser.fill("Name", &ines.user);
        browser.fill("Password", &ines.password);
        browser.enter();
    }

    fn danger(&self) -> Vec<Value> {
        let folder = self.program.folder.to_str().unwrap();
        let output = Command::new(binary())
            .args(["duties", "--from-ledger", folder, "--as-of", &self.now])
            .args(["--format", "json"])
            .output()
            .unwrap();
        let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
        let duties = answer["duties"].as_array().unwrap();
        let kinds = [json!("threat_warning"), json!("provider_warning")];
        duties
            .iter()
            .filter(|duty| kinds.contains(&duty["kind"]) && duty["case"] == self.case.as_str())
            .cloned()
            .collect()
    }

    /// So many warnings are open, so many told, by the rule and by the program desk's words.
    #[track_caller]
    fn stands(&self, open: usize, told: usize, said: &str) {
        let duties = self.danger();
        let count = |state: &str| duties.iter().filter(|duty| duty["state"] == state).count();
        assert_eq!((count("open"), count("met")), (open, told), "{duties:#?}");
        let mut browser = Browser::new();
        self.at(&mut browser, "program");
        browser.sees(said);
        browser.sees_no("Birch");
        browser.sees_no(&self.case);
    }

    /// Recipients of every mail so far, sorted.
    fn mailed(&self) -> Vec<String> {
        let messages = self.post.messages();
        let to = messages.iter().map(|message| {
            let line = message
                .lines()
                .find(|line| line.starts_with("To: "))
                .unwrap();
            line.trim_start_matches("To: ").to_owned()
        });
        to.collect()
    }

    /// Whoever leads the group answers the risk question with yes, and writes down what was said.
    fn risk(&self, browser: &mut Browser) {
        self.at(browser, "client");
        browser.press("Groups");
        follow(browser, "main .needs a");
        browser.script("document.querySelector('[data-choose] input').focus()");
        browser.type_keys("r");
        browser.write("Said tonight that it will end badly for somebody.");
        browser.press("Save the roll");
        browser.sees("Your answer to the risk question has opened the warnings.");
    }
}

/// Serves the folder with what it must know of the mail server.
fn serve(post: &Post, data: &Path, now: &str) -> Program {
    let flags = ["--empty", "--test-seed", "11", "--test-clock", now];
    let by: Vec<String> = std::iter::once("env".to_owned())
        .chain(post.environment())
        .collect();
    let mut program = Program::under(&by, data, &flags);
    program.accounts.push(Account {
        desk: "second".to_owned(),
        user: "ines".to_owned(),
        password: PASSWORD.to_owned(),
    });
    program
}

fn furnish_at(lies: &Lies, data: &Path) -> String {
    // Made, then put down again: what is entered from outside is entered while nobody serves it.
    let to = lies.flags();
    let mut flags = vec!["--empty", "--test-seed", "11", "--test-clock", START];
    flags.extend(to.iter().map(String::as_str));
    let program = Program::at(data, &flags);
    let nell = program.account("victim").clone();
    drop(program);
    furnish(lies, data, &nell)
}

/// Opens where a link leads, and waits for the page.
fn follow(browser: &Browser, css: &str) {
    let script = format!("return document.querySelector(\"{css}\").href");
    let place = browser.script(&script);
    browser.go(place.as_str().unwrap());
}

#[test]
fn somebody_is_woken_takes_it_and_everybody_is_told_within_the_hour() {
    let mut evening = Evening::begin(Post::start());
    let mut may = Browser::new();
    evening.risk(&mut may);
    assert_eq!(evening.mailed(), ["nell@example.org"], "mail at once");
    // However a message is written: nobody's name, number or case is in it.
    let names = [
        "Birch",
        "Redbud",
        "918-555-0140",
        "Tulsa",
        evening.case.as_str(),
    ];
    let searcher = Searcher::new(&names);
    for message in evening.post.messages() {
        assert!(message.contains("1 item due. Sign in."), "{message}");
        assert_eq!(searcher.bytes("the mail", message.as_bytes()), []);
        for word in ["Birch", "victim", "danger", "risk", &evening.case] {
            assert!(
                !message.to_lowercase().contains(&word.to_lowercase()),
                "{message}"
            );
        }
    }
    evening.stands(
        3,
        0,
        "2 people and the provider are to be told by 9:10 p.m.",
    );

    // Nobody signs in. Ten minutes later the first hears of it again, and one more.
    evening.clock("2026-11-24T20:20:00-06:00");
    let all = ["ines@example.org", "nell@example.org", "nell@example.org"];
    assert_eq!(evening.mailed(), all);

    // Taken: no third.
    evening.clock("2026-11-24T20:24:00-06:00");
    let mut nell = Browser::new();
    evening.at(&mut nell, "victim");
    nell.sees("Danger");
    follow(&nell, "section.alert a[href*='/danger/']");
    assert!(nell.place().contains("/danger/"), "{}", nell.place());
    nell.press("I take this");
    nell.sees("You have it since 8:24 p.m.");
    let danger = nell.place();
    evening.clock("2026-11-24T20:27:00-06:00");
    nell.press("Warn the provider");
    nell.press("Reached");
    nell.sees("reached");
    evening.stands(2, 1, "2 people are to be told by 9:10 p.m.");

    evening.clock("2026-11-24T20:31:00-06:00");
    for person in 0..2 {
        nell.go(&evening.program.place(&danger));
        follow(&nell, "ol .duty .act a.go");
        nell.tab_to("R Reached");
        nell.act('r');
        // Back at the danger, which says what is next.
        assert!(nell.place().starts_with(&danger), "{}", nell.place());
        nell.sees(if person == 0 {
            "Next: Person 2."
        } else {
            "Everybody has been told"
        });
        let left = 1 - person;
        let open = evening
            .danger()
            .iter()
            .filter(|duty| duty["state"] == "open")
            .count();
        assert_eq!(open, left, "{:#?}", evening.danger());
    }
    evening.stands(0, 3, "Everybody has been told; it has not ended.");
    let duties = evening.danger();
    assert!(
        duties
            .iter()
            .all(|duty| duty["late"] == false && duty["how"] == "told")
    );
    evening.clock("2026-11-24T21:30:00-06:00");
    assert_eq!(evening.mailed(), all, "no mail after it was taken");

    // The end, with its reason; the next business day a second person looks.
    evening.at(&mut nell, "victim");
    nell.go(&evening.program.place(&danger));
    nell.press("This danger has ended");
    nell.answer("Danger ended, because", "the participant is held in jail");
    nell.fill("How this is known", "The jail said so at 9:25 p.m.");
    nell.press("Record that this danger ended");
    nell.sees("ended");
    evening.stands(0, 3, "Today");
    evening.clock("2026-11-25T09:00:00-06:00");
    evening.at(&mut nell, "victim");
    nell.sees("You ended it: somebody else is to look");
    let mut ines = Browser::new();
    evening.ines(&mut ines);
    ines.press("Look at it");
    ines.press("I looked: it has ended");
    ines.press("Today");
    ines.sees_no("Look at it");
}

#[test]
fn a_locked_server_raises_the_alarm_all_the_same() {
    let evening = Evening::begin(Post::start());
    evening.is_locked();
    let mut may = Browser::new();
    evening.risk(&mut may);
    assert_eq!(evening.mailed(), ["nell@example.org"], "mail at once");
    let open = "2 people and the provider are to be told by 9:10 p.m.";
    evening.stands(3, 0, open);
    evening.is_locked();

    // The power fails and comes back; nobody is there to sign in.
    let mut evening = evening.off_and_on("2026-11-24T20:15:00-06:00");
    assert_eq!(evening.mailed(), ["nell@example.org"], "not once more");
    evening.stands(3, 0, open);
    evening.clock("2026-11-24T20:19:59-06:00");
    assert_eq!(evening.mailed(), ["nell@example.org"]);
    evening.clock("2026-11-24T20:20:00-06:00");
    let all = ["ines@example.org", "nell@example.org", "nell@example.org"];
    assert_eq!(evening.mailed(), all);
    evening.stands(3, 0, open);
    evening.is_locked();

    // The second on the roster, whom the second step woke, is the first to sign in.
    evening.clock("2026-11-24T20:24:00-06:00");
    let mut ines = Browser::new();
    evening.ines(&mut ines);
    ines.sees("Danger");
    follow(&ines, "section.alert a[href*='/danger/']");
    ines.sees("8:10 p.m.");
    ines.press("I take this");
    ines.sees("You have it since 8:24 p.m.");
    evening.stands(3, 0, open);
    evening.clock("2026-11-24T20:40:00-06:00");
    assert_eq!(evening.mailed(), all, "no mail after it was taken");
}

#[test]
fn with_mail_down_every_first_screen_says_so_and_the_next_step_still_comes() {
    let mut evening = Evening::begin(Post::down());
    let mut browser = Browser::new();
    evening.risk(&mut browser);
    for desk in ["client", "victim", "program", "review"] {
        evening.at(&mut browser, desk);
        browser.sees("no mail goes out");
    }
    evening.at(&mut browser, "victim");
    browser.sees("An alarm of 8:10 p.m. did not reach everybody by mail.");
    // Whether an alarm went out is nothing that the client desk is told of.
    evening.at(&mut browser, "client");
    browser.sees_no("did not reach everybody");
    evening.post.up();
    evening.clock("2026-11-24T20:20:00-06:00");
    assert_eq!(evening.mailed(), ["ines@example.org", "nell@example.org"]);
    evening.at(&mut browser, "client");
    browser.sees_no("no mail goes out");
}
