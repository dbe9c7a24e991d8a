//! The one way back from the separate file, in a real browser: a note that says too much is found at the victim desk, asked
//! to be taken out, ordered at the program desk, and gone at night, at the client desk in the words of every entry that
//! is gone. And while somebody writes such a note, the page says what it reads like.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "what is not as expected must stop the test"
)]

use leeward_tests::browser::{Browser, Program};

const FLAGS: [&str; 4] = [
    "--test-seed",
    "1",
    "--test-clock",
    "2026-11-23T20:04:00-06:00",
];
const GONE: &str = "The words of this entry are no longer kept.";
const SAID: &str = "changed her number";

/// What a script finds on the page.
fn found(browser: &Browser, script: &str) -> String {
    let found = browser.script(&format!("return {script}"));
    found
        .as_str()
        .unwrap_or_else(|| panic!("nothing on {}: {script}", browser.place()))
        .to_owned()
}

fn clock(browser: &Browser, time: &str) {
    let set = format!(
        "return fetch('/test/clock', {{method: 'POST', headers: {{'content-type': 'application/json'}}, \
         body: JSON.stringify({{now: '{time}'}})}}).then(answer => answer.status)"
    );
    let status = browser.script(&set);
    assert!(
        status.as_u64().is_some_and(|status| status < 300),
        "{status}"
    );
}

#[test]
fn a_note_that_says_too_much_is_found_asked_for_ordered_and_gone_in_the_morning() {
    let program = Program::start(&FLAGS);
    let mut browser = Browser::new();
    let mut wrong = Vec::new();
    browser.sign_in(&program, "victim");
    browser.press("Leaks");
    browser.sees(SAID);
    let name = found(
        &browser,
        "document.querySelector('article mark').textContent",
    );
    assert!(name.contains(' '), "a whole name is marked: {name}");
    let case = found(
        &browser,
        "document.querySelector('article .mark').textContent",
    );
    wrong.extend(browser.findings());
    browser.press("Ask to take it out");
    browser.sees("that it be taken out.");
    browser.sees("Nothing was found that nobody has decided about.");

    // At the client desk nothing tells of it, and the words are there for as long as the day lasts.
    let file = format!("/client/participants/{case}");
    browser.sign_in(&program, "client");
    browser.go(&program.place(&file));
    browser.sees(SAID);

    browser.sign_in(&program, "program");
    browser.sees("The victim desk asks that one entry be taken out");
    browser.press("Take out");
    browser.sees_no(&name);
    wrong.extend(browser.findings());
    browser.fill("On what ground", "Asked by the victim desk: policy 7.");
    browser.press("Order it");
    browser.sees("Waits for the night.");
    wrong.extend(browser.findings());

    clock(&browser, "2026-11-24T03:00:00-06:00");
    browser.sign_in(&program, "program");
    browser.go(&program.place("/program/orders"));
    browser.sees("The words are gone.");
    browser.press(&format!("{case}, entry"));
    browser.sees("Leaf that stays there");
    browser.sees("The last backup that may hold the words is gone by");
    wrong.extend(browser.findings());

    browser.sign_in(&program, "client");
    browser.go(&program.place(&file));
    browser.sees(GONE);
    browser.sees_no(SAID);
    browser.sign_in(&program, "victim");
    browser.go(&program.place("/victim/leaks"));
    browser.sees_no(SAID);
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn while_a_note_is_written_the_page_says_that_it_reads_like_a_number() {
    let program = Program::start(&FLAGS);
    let mut browser = Browser::new();
    browser.sign_in(&program, "client");
    let first =
        "[...document.querySelectorAll('a[href*=\"/participants/\"]')][0].getAttribute('href')";
    let file = found(&browser, first);
    let file = file.split(['?', '#']).next().unwrap().to_owned();
    browser.go(&program.place(&format!("{file}/session")));
    let hint = "This reads like somebody's number or address.";
    browser.fill("Note of this session", "Paid, and said little.");
    browser.sees_no(hint);
    browser.write("Says the number is 918-555-0142 now.");
    browser.sees(hint);
    browser.write("Says there is another number now.");
    browser.sees_no(hint);
    assert_eq!(browser.findings(), [""; 0]);
}
