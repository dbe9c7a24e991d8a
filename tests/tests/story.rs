//! The whole way, in a real browser, by keyboard: a roster brought in, one denied, one accepted, somebody known,
//! three calls, the third reached, told, a choice, a leaving, told; one call taken back. After each step Today, the
//! counts and the ledgers say what the contract says, and `leeward duties` says the same of the same facts.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what is not as expected must stop the test"
)]

use std::process::Command;

use desk::Method;
use leeward_tests::{
    browser::{Browser, Program, binary},
    http,
    world::Visitor,
};
use serde_json::{Value, json};

const ROSTER: &str = "Last,First,DOB,Intake dt,Victim,V phone\n\
    Birch,Aldo,6/20/1995,11/2/2026,Ada Magnolia,918-555-0159\n\
    Cedar,Bram,12/26/1992,11/3/2026,Dot Alder,918-555-0183\n";

struct Story {
    program: Program,
    browser: Browser,
    facts: Vec<Value>,
    now: String,
}

impl Story {
    fn new() -> Self {
        let start = "2026-11-18T14:00:00-06:00";
        let flags = ["--empty", "--test-seed", "5", "--test-clock", start];
        Self {
            program: Program::start(&flags),
            browser: Browser::new(),
            facts: Vec::new(),
            now: start.to_owned(),
        }
    }

    /// Time goes on; sessions have ended of idleness by then.
    fn clock(&mut self, now: &str) {
        let body = json!({ "now": now }).to_string();
        let mut request =
            Visitor::default().request(Method::Post, "/test/clock", body.into_bytes());
        request.headers.retain(|(name, _)| name != "content-type");
        assert_eq!(http::send(&self.program.url, &request).status, 200);
        self.now = now.to_owned();
    }

    fn at(&mut self, desk: &str) {
        self.browser.sign_in(&self.program, desk);
        assert!(
            self.browser.place().starts_with(&format!("/{desk}/")),
            "{}",
            self.browser.place()
        );
    }

    fn fact(&mut self, id: &str, kind: &str, more: &Value) {
        let mut fact = json!({ "case": "k", "id": id, "at": self.now, "kind": kind });
        for (name, value) in more.as_object().unwrap() {
            fact[name] = value.clone();
        }
        self.facts.push(fact);
    }

    fn duties(&self, from: &[&str]) -> Vec<Value> {
        let output = Command::new(binary())
            .arg("duties")
            .args(from)
            .args(["--as-of", &self.now, "--format", "json"])
            .output()
            .unwrap();
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
        answer["duties"].as_array().unwrap().clone()
    }

    /// What the ledgers say of the case is what the same facts say in a file, but for the labels.
    #[track_caller]
    fn agrees(&self, case: &str) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("facts.jsonl");
        let lines: String = self.facts.iter().map(|fact| format!("{fact}\n")).collect();
        std::fs::write(&file, lines).unwrap();
        let plain = |duty: &Value| {
            let evidence = duty["evidence"].as_array().unwrap().len();
            let fields = [
                "kind",
                "clause",
                "basis",
                "opened",
                "due",
                "state",
                "how",
                "closed_at",
                "late",
                "person",
            ];
            let mut text: Vec<String> = fields
                .iter()
                .map(|field| format!("{field} {}", duty[*field]))
                .collect();
            text.push(format!("evidence {evidence}"));
            text.join(", ")
        };
        let of_file: Vec<String> = self
            .duties(&[file.to_str().unwrap()])
            .iter()
            .map(plain)
            .collect();
        let ledger = self.duties(&["--from-ledger", self.program.folder.to_str().unwrap()]);
        let of_ledger: Vec<String> = ledger
            .iter()
            .filter(|duty| duty["case"] == case)
            .map(plain)
            .collect();
        assert_eq!(of_ledger, of_file);
    }

    /// The page is without fault on every screen, and the browser did not complain.
    #[track_caller]
    fn clean(&self) {
        assert_eq!(self.browser.findings(), [""; 0]);
        let complaints = self.browser.complaints();
        assert!(
            complaints
                .iter()
                .all(|line| line.contains("favicon") || line.contains("status of 422")),
            "{complaints:?}"
        );
    }
}

#[test]
fn a_roster_a_decision_three_calls_and_a_leaving() {
    let folder = tempfile::tempdir().unwrap();
    let roster = folder.path().join("roster.csv");
    std::fs::write(&roster, ROSTER).unwrap();
    let mut story = Story::new();

    // The client desk brings its list in, and decides.
    story.at("client");
    story.browser.press("Bring in a roster");
    story.clean();
    story.browser.give_file("#i_file", &roster);
    story.browser.press("Look at it first");
    story.browser.sees("2 participants would be new");
    story.clean();
    story.browser.give_file("#i_file", &roster);
    story.browser.press("Bring it in");
    story.browser.sees("2 participants are new");
    story
        .browser
        .sees("Of 2 rows, what is about other people was handed over");
    story.browser.press("Participants");
    story.browser.sees("Birch, Aldo");
    story.browser.sees_no("Ada Magnolia");
    story.clean();
    story.browser.press("Birch, Aldo");
    let denied = case(&story.browser);
    story.clean();
    story.browser.press("Decide");
    story.browser.answer("What was decided?", "Denied");
    story.browser.press("Record decision");
    story.browser.sees("Reason: fill this in");
    assert!(
        story.browser.title().starts_with("Error:"),
        "{}",
        story.browser.title()
    );
    story.clean();
    story.browser.answer("What was decided?", "Denied");
    story.browser.fill("Reason", "lives too far away");
    story.browser.press("Record decision");
    story.browser.sees("Denied, recorded 2:00 p.m.");
    story.clean();
    story.browser.press("Participants");
    story.browser.press("Cedar, Bram");
    let accepted = case(&story.browser);
    story.browser.press("Decide");
    story.browser.answer("What was decided?", "Accepted");
    story.browser.fill("Time", "1:30 p.m.");
    story.browser.press("Record decision");
    story.browser.sees("Accepted, recorded 2:00 p.m.");
    story.facts.push(json!({ "case": "k", "id": "f1", "at": "2026-11-18T13:30:00-06:00",
        "recorded": "2026-11-18T14:00:00-06:00", "kind": "decision", "outcome": "accepted", "reason": null }));
    story.agrees(&accepted);

    // The victim desk sees both at once; it reads what was handed over and adds who is to be told.
    story.at("victim");
    story.browser.sees("Ask where the victim is");
    story.browser.sees("Bram Cedar was accepted");
    story.browser.sees("Aldo Birch was denied");
    story.browser.sees("Tue., Dec. 1");
    story.clean();
    story.browser.press("Inbox");
    story.clean();
    story.browser.press(&format!("{accepted} From the roster"));
    story.browser.sees("Dot Alder");
    story.browser.sees_no("Ada Magnolia");
    story.clean();
    story.browser.press("Add a person");
    story.browser.fill("Name", "Dot Alder");
    story.browser.tick("Victim");
    story.browser.press("Add this person");
    story.browser.sees("Dot Alder");
    story.clean();
    story.fact(
        "f2",
        "person",
        &json!({ "person": "p1", "roles": ["victim"] }),
    );
    story.agrees(&accepted);

    // The first try: from Today in at most four actions. It is taken back, and made again.
    story.clock("2026-11-19T10:00:00-06:00");
    story.at("victim");
    story.browser.sees("Call Dot Alder");
    story.browser.sees("0 of 3 tries");
    story.browser.actions = 0;
    story.browser.press("Call Dot Alder");
    story.clean();
    story.browser.tab_to("R Reached");
    story.browser.act('n');
    assert!(
        story.browser.actions <= 4,
        "{} actions",
        story.browser.actions
    );
    story.browser.sees("1 of 3 tries");
    story
        .browser
        .sees("Recorded: Try: no answer, by telephone.");
    story.clean();
    story.browser.press("Undo");
    story.browser.sees("taken back");
    story.clean();
    story.agrees(&accepted);
    story.browser.press("Today");
    story.browser.sees("0 of 3 tries");
    story.browser.press("Call Dot Alder");
    story.browser.tab_to("R Reached");
    story.browser.act('n');
    story.browser.sees("1 of 3 tries");
    story.fact(
        "f3",
        "effort",
        &json!({ "person": "p1", "to": "person", "channel": "telephone", "outcome": "no_answer" }),
    );
    story.agrees(&accepted);

    story.clock("2026-11-20T11:00:00-06:00");
    story.at("victim");
    story.browser.press("Call Dot Alder");
    story.browser.tab_to("R Reached");
    story.browser.act('m');
    story.browser.sees("2 of 3 tries");
    story.fact(
        "f4",
        "effort",
        &json!({ "person": "p1", "to": "person", "channel": "telephone", "outcome": "voicemail" }),
    );
    story.agrees(&accepted);

    // Reached: what was told, and what they want.
    story.clock("2026-11-23T09:30:00-06:00");
    story.at("victim");
    story.browser.press("Call Dot Alder");
    story.browser.tab_to("R Reached");
    story.browser.act('r');
    story.fact(
        "f5",
        "effort",
        &json!({ "person": "p1", "to": "person", "channel": "telephone", "outcome": "reached" }),
    );
    story.agrees(&accepted);
    story.browser.sees("What was told");
    story.clean();
    story.browser.answer("Certified victim services", "Told");
    story
        .browser
        .answer("Wants to hear when the participant begins", "Yes");
    story.browser.answer("Wants to provide information", "No");
    story.browser.press("Record what was told");
    story.browser.sees("Recorded");
    story.clean();
    story.fact(
        "f6",
        "disclosure",
        &json!({ "person": "p1", "items": ["services"], "declined": [] }),
    );
    story.fact(
        "f7",
        "election",
        &json!({ "person": "p1", "receive": true, "provide": false, "every_days": null }),
    );
    story.agrees(&accepted);
    story.browser.press("Today");
    story.browser.sees_no("Dot Alder");
    story.browser.sees("Ask where the victim is");

    // The participant leaves; they asked to hear of it.
    story.clock("2026-11-30T15:00:00-06:00");
    story.at("client");
    story.browser.press("Cedar, Bram");
    story.browser.press("Record leaving");
    story.browser.answer("Why did they leave?", "Noncompliance");
    story.browser.fill("Time", "2:45 p.m.");
    story.browser.press("Record leaving");
    story.browser.sees("Left");
    story.browser.sees_no("Dot Alder");
    story.facts.push(json!({ "case": "k", "id": "f8", "at": "2026-11-30T14:45:00-06:00",
        "recorded": "2026-11-30T15:00:00-06:00", "kind": "termination", "reason": "noncompliance" }));
    story.agrees(&accepted);
    story.at("victim");
    story
        .browser
        .sees("Call Dot Alder, news of the participant");
    story.browser.press("Call Dot Alder");
    story.browser.tab_to("R Reached");
    story.browser.act('r');
    story.fact(
        "f9",
        "effort",
        &json!({ "person": "p1", "to": "person", "channel": "telephone", "outcome": "reached" }),
    );
    story.fact(
        "f10",
        "notice",
        &json!({ "person": "p1", "about": "f8", "to": "person", "channel": "telephone",
        "outcome": "reached" }),
    );
    story.agrees(&accepted);
    story.browser.press("Today");
    story.browser.sees_no("Dot Alder");

    // Counts without names at the program desk; the review desk finds everything as it was sealed.
    story.at("program");
    story.browser.sees_no("Alder");
    story.browser.sees_no("Birch");
    story.clean();
    story.at("review");
    story.clean();
    story.browser.press("Check every seal");
    story.browser.sees("Everything is as it was sealed.");
    story.clean();
    let denied_duties = story.duties(&["--from-ledger", story.program.folder.to_str().unwrap()]);
    let open: Vec<&Value> = denied_duties
        .iter()
        .filter(|duty| duty["case"] == denied.as_str())
        .collect();
    assert_eq!(open.len(), 1);
    assert_eq!(
        (&open[0]["person"], &open[0]["state"]),
        (&Value::Null, &json!("open"))
    );
}

fn case(browser: &Browser) -> String {
    browser.place().split('/').nth(3).unwrap().to_owned()
}
