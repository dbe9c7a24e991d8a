//! `leeward init` at a real terminal: what it asks, what it asks once more, and that stopping leaves nothing behind.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what is not as expected must stop the test"
)]

use std::{path::Path, process::Command};

use leeward_tests::{
    browser::binary,
    real::{PASSWORD, Real},
    terminal::{CTRL_C, CTRL_D, Terminal},
};

fn init(data: &Path) -> Terminal {
    let mut command = Command::new(binary());
    command.args(["init", "--data"]).arg(data);
    for desk in ["CLIENT", "VICTIM", "PROGRAM", "REVIEW"] {
        command.env_remove(format!("LEEWARD_{desk}_PASSWORD"));
    }
    Terminal::run(&mut command)
}

/// Every question that has an answer of its own, in order, up to the sheets.
const QUESTIONS: [(&str, &str); 17] = [
    ("The program's name:", "Sandplum"),
    ("First and last name:", "May Alder"),
    ("Enter takes may", ""),
    ("First and last name:", "Nell Sandoval"),
    ("Enter takes nell", ""),
    ("First and last name:", "Dora Pine"),
    ("Enter takes dora", ""),
    ("First and last name:", "Dora Pine"),
    ("Enter takes dora", "dora.reviews"),
    ("Password of may:", PASSWORD),
    ("The same again:", PASSWORD),
    ("Password of nell:", PASSWORD),
    ("The same again:", PASSWORD),
    ("Password of dora:", PASSWORD),
    ("The same again:", PASSWORD),
    ("Password of dora.reviews:", PASSWORD),
    ("The same again:", PASSWORD),
];

const PAPER: [&str; 3] = [
    "Enter when sheet 1 is on paper:",
    "Enter when sheet 2 is on paper:",
    "Enter when sheet 3 is on paper:",
];

fn answer(it: &mut Terminal, all: &[(&str, &str)]) {
    for (question, line) in all {
        match *line == PASSWORD {
            true => it.answers_unseen(question, line),
            false => it.answers(question, line),
        }
    }
}

/// The lines of a sheet as it is shown.
fn lines(shown: &str) -> Vec<String> {
    let numbered = |line: &str| {
        let (number, rest) = line.trim().split_once(".  ")?;
        number.parse::<u8>().ok().map(|_| rest.to_owned())
    };
    shown.lines().filter_map(numbered).collect()
}

#[test]
fn it_says_why_it_asks_and_asks_once_more_and_what_it_made_is_served() {
    let place = tempfile::tempdir().unwrap();
    let data = place.path().join("program");
    let mut it = init(&data);
    // An empty name, a bad name for signing in, a short password, two different ones: each is asked again.
    it.answers("The program's name:", "");
    it.sees("An answer is needed here.");
    it.answers("The program's name:", "Sandplum");
    for (desk, name, user) in [
        ("Client desk: the participant's file.", "May Alder", "may"),
        ("Victim desk: the separate file.", "Nell Sandoval", "nell"),
        ("Program desk: the office.", "Dora Pine", "dora"),
    ] {
        it.sees(desk);
        it.answers("First and last name:", name);
        it.answers(&format!("(Enter takes {user}):"), "");
    }
    it.answers("First and last name:", "Rex Ash");
    it.answers("(Enter takes rex):", "rex ash!");
    it.sees("Once more:");
    it.answers("(Enter takes rex):", "rex");
    it.answers_unseen("Password of may:", "short");
    it.sees("at least 8 characters");
    it.answers_unseen("Password of may:", PASSWORD);
    it.answers_unseen("The same again:", "rain on the plane");
    it.sees("two different ones");
    it.answers_unseen("Password of may:", PASSWORD);
    it.answers_unseen("The same again:", PASSWORD);
    for user in ["nell", "dora", "rex"] {
        it.answers_unseen(&format!("Password of {user}:"), PASSWORD);
        it.answers_unseen("The same again:", PASSWORD);
    }
    it.sees("two of them open it; one alone opens nothing");
    let sheets = PAPER.map(|question| {
        let sheet = lines(&it.sees(question));
        it.types("");
        assert_eq!(sheet.len(), 7, "{sheet:?}");
        sheet
    });
    assert!(!data.exists(), "nothing is made before the last answer");
    it.answers("Now? (yes or later)", "yes");
    // A slip is named, and that line asked again.
    it.answers("line 1:", "AAAA");
    it.sees("Once more:");
    for sheet in &sheets {
        for (place, line) in sheet.iter().enumerate() {
            it.answers(&format!("line {}:", place + 1), line);
        }
    }
    it.sees("The sheets open the keys of all four desks.");
    it.sees(&format!("leeward serve --data {}", data.display()));
    it.sees("http://127.0.0.1:8080");
    assert_eq!(it.ends(), 0);
    assert!(!it.shown.contains(PASSWORD), "a password was shown");
    let served = Real::serve(&data, &[]);
    assert!(served.url.starts_with("http://127.0.0.1:"));
    drop(served);
    // A folder that has a program is refused before anything is asked.
    let mut again = init(&data);
    again.sees("is not empty");
    assert_eq!(again.ends(), 2);
    assert!(!again.shown.contains("The program's name"));
}

#[test]
fn who_stops_at_any_question_leaves_nothing_behind() {
    let place = tempfile::tempdir().unwrap();
    let data = place.path().join("program");
    let paper = PAPER.map(|question| (question, ""));
    let last = [("Now? (yes or later)", "yes"), ("line 1:", "")];
    let all: Vec<_> = QUESTIONS.into_iter().chain(paper).chain(last).collect();
    let stop_at = |at: usize, key: &str| {
        let mut it = init(&data);
        answer(&mut it, &all[..at]);
        it.sees(all[at].0);
        if all[at].1 == PASSWORD {
            it.hides();
        }
        it.keys(key);
        let status = it.ends();
        let question = all[at].0;
        assert!(!data.exists(), "`{question}` left a folder");
        assert_ne!(status, 0, "`{question}`");
        if key == CTRL_D {
            assert_eq!(status, 2, "`{question}`: {}", it.shown);
        }
    };
    for at in 0..all.len() {
        stop_at(at, CTRL_C);
        stop_at(at, CTRL_D);
    }
    assert_eq!(std::fs::read_dir(place.path()).unwrap().count(), 0);
}

#[test]
fn sheets_that_are_for_later_are_said_to_be() {
    let place = tempfile::tempdir().unwrap();
    let data = place.path().join("program");
    let mut it = init(&data);
    answer(&mut it, &QUESTIONS);
    for question in PAPER {
        it.answers(question, "");
    }
    it.answers("Now? (yes or later)", "later");
    it.sees("Recovery sheets not yet confirmed");
    it.sees("What comes next");
    assert_eq!(it.ends(), 0);
}
