//! A conflict of interest in a real browser, at both desks that have files: written down by a colleague, met in place of the
//! file, and opened all the same in a danger.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what is not as expected must stop the test"
)]

use keys::{Accounts, Cost, DeskName, Stream};
use ledger::SqliteStore;
use leeward_tests::browser::{Browser, Look, Program, Sight};
use tempfile::TempDir;

const FLAGS: [&str; 4] = [
    "--test-seed",
    "1",
    "--test-clock",
    "2026-11-23T09:04:00-06:00",
];
const PASSWORD: &str = "thicket by the sandplum road";

/// The demonstration, with somebody else at both desks.
fn two_at_each_desk() -> (TempDir, Program) {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let program = Program::at(&data, &FLAGS);
    let accounts = ["client", "victim"].map(|desk| program.account(desk).clone());
    drop(program);
    for (account, number) in accounts.iter().zip(1..) {
        let desk = DeskName::from_word(&account.desk).unwrap();
        let store = SqliteStore::open(&data.join(format!("{desk}.db"))).unwrap();
        let all = Accounts::new(&store, desk);
        let opened = all.sign_in(&account.user, &account.password);
        let (_, ring) = opened.unwrap().unwrap();
        let stream = Stream::from_seed([number; 32]);
        all.create(
            "rae",
            "Rae Thornapple",
            PASSWORD,
            &ring,
            Cost::LIGHT,
            &stream,
        )
        .unwrap();
    }
    (folder, Program::at(&data, &FLAGS))
}

fn rae(browser: &mut Browser, program: &Program, desk: &str) {
    browser.go(&program.place(&format!("/{desk}/sign-in")));
    browser.fill("Name", "rae");
    browser.fill("Password", PASSWORD);
    browser.enter();
}

/// What somebody who looks at these pages of a desk, in both languages and every plain way, finds wrong; kept as pictures where
/// somebody asked for them.
fn faults(
    browser: &mut Browser,
    program: &Program,
    desk: &str,
    pages: &[(&str, &str)],
) -> Vec<String> {
    let mut wrong = Vec::new();
    for spanish in [true, false] {
        browser.in_language(program, desk, spanish);
        let language = if spanish { "es" } else { "en" };
        for (name, place) in pages {
            browser.go(&program.place(place));
            let looks = Look::pairs().into_iter();
            let plain = looks.filter(|look| look.sight == Sight::Plain && look.spanish == spanish);
            let found = browser.faults(plain).into_iter();
            wrong.extend(found.map(|fault| format!("{name}: {fault}")));
            wrong.extend(browser.by_tab());
            browser.pictures(&format!("{desk}.{name}.{language}"));
        }
    }
    wrong
}

#[test]
fn who_has_a_conflict_of_interest_meets_who_works_on_the_file_in_its_place() {
    let (_folder, program) = two_at_each_desk();
    let mut browser = Browser::new();

    browser.sign_in(&program, "client");
    let first = "return document.querySelector('#others ~ .tbl a, section a[href*=\"/participants/\"]').getAttribute('href')";
    let file = browser.script(first).as_str().unwrap().to_owned();
    let mark = file.rsplit('/').next().unwrap().to_owned();
    let form = format!("/client/conflicts?case={mark}");
    let mut wrong = faults(&mut browser, &program, "client", &[("form", &form)]);
    browser.go(&program.place(&file));
    browser.press("Conflict of interest");
    browser.press("Write it down");
    browser.sees("Choose who it is.");
    wrong.extend(browser.findings());
    browser.answer("Who does not work on this file", "Rae Thornapple");
    browser.press("Write it down");
    browser.sees("Rae Thornapple does not work on file");
    let list = [("conflicts", "/client/conflicts")];
    wrong.extend(faults(&mut browser, &program, "client", &list));
    rae(&mut browser, &program, "client");
    browser.sees("One file is not yours to work on.");
    browser.go(&program.place(&file));
    browser.sees("You do not work on this file");
    let instead = browser.place();
    let met = [
        ("instead", instead.as_str()),
        ("files", "/client/"),
        ("groups", "/client/groups"),
    ];
    wrong.extend(faults(&mut browser, &program, "client", &met));

    browser.sign_in(&program, "victim");
    browser.go(&program.place("/victim/dangers"));
    let danger = "return document.querySelector('a[href*=\"/danger/\"]').getAttribute('href')";
    let danger = browser.script(danger).as_str().unwrap().to_owned();
    let mark = danger.split('/').nth(3).unwrap().to_owned();
    browser.go(&program.place(&format!("/victim/cases/{mark}")));
    browser.press("Conflict of interest");
    browser.answer("Who does not work on this file", "Rae Thornapple");
    browser.press("Write it down");
    rae(&mut browser, &program, "victim");
    browser.sees("somebody you do not work with: conflict of interest");
    browser.go(&program.place(&danger));
    browser.sees("Somebody in this file is in danger.");
    let instead = browser.place();
    let met = [
        ("today", "/victim/"),
        ("cases", "/victim/cases"),
        ("instead", instead.as_str()),
    ];
    wrong.extend(faults(&mut browser, &program, "victim", &met));
    browser.press("Open it: nobody else is there");
    assert_eq!(browser.place(), format!("/victim/cases/{mark}"));
    browser.sign_in(&program, "victim");
    browser.sees("Rae Thornapple opened a file");
    let opened = [("opened", "/victim/conflicts"), ("told", "/victim/")];
    wrong.extend(faults(&mut browser, &program, "victim", &opened));
    let complaints = browser.complaints().into_iter();
    wrong.extend(complaints.filter(|line| !line.contains("status of 422")));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
