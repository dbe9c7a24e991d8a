//! A director sets up a program, imports both spreadsheets, hands out hats and is at work.

use std::{path::Path, process::Command};

use leeward_tests::{
    browser::binary,
    real::{PASSWORD, Real},
    terminal::Terminal,
};

use crate::walk::Walk;

const SHEETS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/import");

/// `leeward init` at a terminal, answered as a director would; the lines that were typed.
fn init(data: &Path) -> usize {
    let mut command = Command::new(binary());
    command.args(["init", "--data"]).arg(data);
    let mut it = Terminal::run(&mut command);
    it.answers("The program's name:", "Sandplum Program");
    for name in ["May Alder", "Nell Sandoval", "Dora Pine", "Rex Ash"] {
        it.answers("First and last name:", name);
        it.answers("(Enter takes", "");
    }
    for user in ["may", "nell", "dora", "rex"] {
        it.answers_unseen(&format!("Password of {user}:"), PASSWORD);
        it.answers_unseen("The same again:", PASSWORD);
    }
    for sheet in 1..=3 {
        it.answers(&format!("Enter when sheet {sheet} is on paper:"), "");
    }
    it.answers("Now? (yes or later)", "later");
    assert_eq!(it.ends(), 0);
    it.lines
}

/// Signs in at a desk from the first address.
fn sign_in(walk: &mut Walk, program: &Real, desk: &str, user: &str) {
    walk.opens(&program.url);
    walk.sign_in(desk, user);
}

/// Puts a sheet right where the dry run named its cells.
fn corrected(sheet: &str, cells: &[(&str, &str)]) -> String {
    let mut right = sheet.to_owned();
    for (wrong, better) in cells {
        assert!(right.contains(wrong), "`{wrong}` is not in the sheet");
        right = right.replacen(wrong, better, 1);
    }
    right
}

#[test]
fn a_director_sets_up_a_program_and_is_at_work() {
    let place = tempfile::tempdir().unwrap();
    let data = place.path().join("program");
    let lines = init(&data);
    let program = Real::serve(&data, &[]);
    let mut walk = Walk::new("director");

    // The program desk says what is still to be done; the day from which lateness counts is among it.
    sign_in(&mut walk, &program, "Program desk", "dora");
    walk.browser.sees("To see to");
    walk.picture_of_top("first-page");
    let today = walk.today();
    walk.day("Go-live day", today);
    walk.press("Set the go-live day");
    walk.browser.sees("Go-live day set to");

    // Who works here under which hats, and who is on call.
    walk.press("People and hats");
    walk.fill("Name", "Nell Sandoval");
    walk.answer("Hats", "Victim liaison");
    walk.answer("Hats", "May be on call");
    walk.fill("Telephone", "918-555-0141");
    walk.fill("Mail address", "nell@example.org");
    walk.press("Save");
    walk.browser.sees("Saved: Nell Sandoval");
    walk.fill("Name", "May Alder");
    walk.answer("Hats", "Facilitator");
    walk.fill("Telephone", "918-555-0142");
    walk.press("Save");
    walk.choose("Place 1", "Nell");
    walk.press("Set who is on call");
    walk.browser.sees("1 place is on the on-call list");
    walk.picture_of_top("hats");

    // The agreement with the certified provider.
    walk.press("Agreements");
    walk.fill("Counties, with commas", "Tulsa, Osage, Rogers, Creek");
    walk.press("Save the counties");
    walk.press("Add an agreement");
    walk.fill("Name of the provider", "Redbud House");
    walk.fill("Number that answers day and night", "918-555-0170");
    // The counties stand there already.
    walk.day("Last day of its certification", [6, 30, today[2] + 1]);
    walk.fill("Who signed for the provider", "Ruth Bramble");
    walk.day("When they signed for the provider", today);
    walk.fill("Who signed for the program", "Dora Pine");
    walk.day("When they signed for the program", today);
    walk.picture_of_top("agreement");
    walk.press("Save the agreement");
    walk.browser.sees("In force");

    // The roster: looked at, put right where a cell is named, brought in.
    walk.signs_out();
    walk.press("All desks");
    walk.sign_in("Client desk", "may");
    walk.press("Bring in a roster");
    let roster = std::fs::read_to_string(format!("{SHEETS}/bip-roster.csv")).unwrap();
    let file = place.path().join("bip-roster.csv");
    std::fs::write(&file, &roster).unwrap();
    walk.file("The roster", &file);
    walk.press("Look at it first");
    walk.browser.sees("2/30/26 is no day of the calendar");
    walk.browser.sees("The row is left out");
    walk.picture_from("main .tbl", "cells");
    let right = corrected(
        &roster,
        &[
            ("2/30/26", "2/28/25"),
            ("next Tues", "10/12/2025"),
            (",maybe,", ",A,"),
            ("\n,Rolf,", "\nWillow,Rolf,"),
            (",Z,", ",A,"),
            ("0/2,,1/2/2025,", "0/2,,1/2/2026,"),
            ("1/5/2027", "1/5/2026"),
        ],
    );
    std::fs::write(&file, right).unwrap();
    walk.file("The roster", &file);
    walk.press("Look at it first");
    walk.browser.sees_no("is no day of the calendar");
    walk.file("The roster", &file);
    walk.press("Bring it in");
    walk.browser.sees("participants are new");
    walk.press("Participants");
    walk.browser.sees("Birch, Aldo");
    walk.browser.sees_no("Ada Magnolia");

    // Somebody else for this desk: a code, given by hand.
    walk.unfold("May Alder");
    walk.press("People of this desk");
    walk.fill("Name, as it is shown", "Theo Sumner");
    walk.fill("Name for signing in", "theo");
    walk.press("Invite");
    walk.browser.sees("Give it to them yourself");
    walk.picture_of_top("code");

    // The log of calls, at the victim desk, behind a second factor.
    walk.signs_out();
    walk.press("All desks");
    walk.sign_in("Victim desk", "nell");
    walk.browser
        .sees("At this desk nobody works with a password alone");
    walk.picture_of_top("second-factor");
    let code = walk.code();
    walk.fill("Password now", PASSWORD);
    walk.fill("The six digits", &code);
    walk.press("Set it up");
    walk.browser.sees("Print or write down these ten");
    walk.press("Go on");
    walk.browser.sees("Nothing is written at this desk yet");
    walk.press("Bring in a log");
    let log = std::fs::read_to_string(format!("{SHEETS}/victim-log.csv")).unwrap();
    let file = place.path().join("victim-log.csv");
    std::fs::write(&file, &log).unwrap();
    walk.file("The log", &file);
    walk.press("Look at it first");
    walk.browser
        .sees("? is a code whose meaning is not known The cell is left out");
    walk.picture_from("main .tbl", "log");
    walk.file("The log", &file);
    walk.press("Bring it in");
    walk.browser.sees("With 20 tries");
    // The first day is not red with years of history; that stands behind a link of its own.
    walk.press("Today");
    walk.browser.sees("Overdue, 0");
    walk.browser.sees("They are history and not shown as late.");
    walk.picture_of_top("today");
    walk.clean();
    walk.press("Show what was due before");
    walk.browser.sees("Before the first day with Leeward");
    walk.took_as_the_docs_say();
    let page = include_str!("../../../docs/walk-director.md");
    assert!(page.contains(&format!("{lines} lines")), "{lines} lines");
}
