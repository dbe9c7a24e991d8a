//! A reviewer is given an account that ends by itself, draws ten cases by a seed of their own, goes through the clauses to the
//! facts, takes the binder out, and verifies a ledger on a machine of their own.

use std::{path::Path, process::Command};

use leeward_tests::{
    browser::{Program, binary},
    pdf,
};
use serde_json::json;

use crate::walk::Walk;

/// The file that the browser has put into a folder, once it is whole.
fn saved(folder: &Path, ending: &str) -> Vec<u8> {
    let there = || {
        let files = std::fs::read_dir(folder)
            .unwrap()
            .map(|file| file.unwrap().path());
        files
            .into_iter()
            .find(|file| file.extension().is_some_and(|end| end == ending))
    };
    for _ in 0..1000 {
        match there() {
            Some(file) => return std::fs::read(file).unwrap(),
            None => std::thread::sleep(std::time::Duration::from_millis(20)),
        }
    }
    panic!("no {ending} file came");
}

#[test]
fn a_reviewer_finishes_a_sample_of_ten_cases() {
    let place = tempfile::tempdir().unwrap();
    let clock = "2026-11-23T09:04:00-06:00";
    let program = Program::start(&["--test-seed", "1", "--test-clock", clock]);
    let mut rex = Walk::new("before");
    rex.browser.sign_in(&program, "review");
    let code = rex.invites("Ina Holloway", "ina", Some([12, 4, 2026]));
    drop(rex);

    let mut walk = Walk::new("reviewer");
    let take = json!({ "behavior": "allow", "downloadPath": place.path() });
    walk.browser.cdp("Browser.setDownloadBehavior", &take);
    walk.opens(&program.url);
    walk.press("Review desk");
    walk.joins("ina", &code);
    walk.press("Check every seal");
    walk.browser.sees("Everything is as it was sealed.");
    walk.picture_of_top("seals");
    // A text for the own machine, copied by hand.
    let text = walk.text("Text of: Participants");

    walk.press("Binder");
    walk.day("First day of the period", [11, 24, 2025]);
    walk.day("Last day of the period", [11, 22, 2026]);
    walk.answer("Which cases", "A sample");
    walk.fill("How many", "10");
    walk.fill("Seed", "plover 4471");
    walk.picture_of_top("draw");
    walk.press("Make the binder");
    walk.browser.sees("10 drawn by the seed plover 4471");
    walk.picture_of_top("binder");
    for clause in ["(a)", "(b)", "(c)", "(d)", "(e)", "(f)", "(g)"] {
        walk.press(clause);
        walk.browser.sees("Evidence");
    }
    walk.press("(c)");
    walk.picture_from("main h1", "clause");
    // The first figure leads to the cases behind it, a case to its days.
    walk.press("The cases c4");
    walk.browser.sees("First notices of a decision");
    walk.picture_from("main h1", "cases");
    walk.follow("table a.mark");
    walk.browser.sees("What was owed");
    walk.picture_from("main h1", "case");
    walk.clean();

    // Of each file what was found; each press leads to the next one.
    walk.answer("This file", "A question");
    walk.fill("In your own words", "Where is the paper of the second try?");
    walk.picture_from("#mark", "found");
    walk.press("Save what you found");
    for _ in 1..10 {
        walk.answer("This file", "Looked at");
        walk.press("Save what you found");
    }
    walk.browser.sees("10 of 10 separate files looked at");
    walk.browser.sees("1 file with a question");
    walk.press("Participants’ files");
    walk.follow("table a.mark");
    for _ in 0..10 {
        walk.answer("This file", "Looked at");
        walk.press("Save what you found");
    }
    walk.browser.sees("10 of 10 participants’ files looked at");
    walk.press("(c)");
    walk.answer("This clause", "Not met");
    walk.fill(
        "In your own words",
        "One first notice was late, as counted.",
    );
    walk.press("Save what you found");
    walk.clean();
    walk.picture_from("#mark", "verdict");
    walk.press("Review binder");
    walk.browser.sees("1 of 7 clauses with your own verdict");

    // Taken out, as figures for handing on and with the cases for the review alone.
    walk.picture_from("#files", "files");
    for (whom, format, file) in [
        ("For the review alone", "pdf", "pdf"),
        ("For handing on", "csv", "csv"),
    ] {
        walk.answer("For whom", whom);
        walk.choose("As", format);
        walk.saves("Save the file");
        let saved = saved(place.path(), file);
        assert!(saved.len() > 500, "{} bytes", saved.len());
        // What was written goes with what stays at the review, and with nothing that is handed on.
        let said = match file {
            "pdf" => pdf::words_of_tagged(&saved),
            _ => String::from_utf8_lossy(&saved).into_owned(),
        };
        assert_eq!(said.contains("Where is the paper"), file == "pdf", "{file}");
    }

    let ledger = place.path().join("client.db");
    for name in ["client.db", "client.db-wal"] {
        std::fs::copy(program.folder.join(name), place.path().join(name)).unwrap();
    }
    let kept = place.path().join("text.txt");
    std::fs::write(&kept, text).unwrap();
    let verifier = binary().with_file_name("leeward-verifier");
    // On a machine of their own: a copy of the ledger, and the three lines that were taken along.
    let said = Command::new(verifier)
        .arg(&ledger)
        .arg(&kept)
        .output()
        .unwrap();
    assert!(said.status.success(), "{said:?}");
    let told = String::from_utf8_lossy(&said.stdout).into_owned();
    assert!(
        told.contains("as they were sealed; begins as 1 of 1 texts say"),
        "{told}"
    );
    walk.took_as_the_docs_say();
}
