//! A number that somebody else answers, in a real browser: what to say at once, another way, and the pages on which that
//! is put right; and a danger told of by telephone. In both languages, by keyboard, without fault for axe-core.
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
    "2026-11-23T09:04:00-06:00",
];

/// Opens where a link leads.
fn follow(browser: &Browser, program: &Program, css: &str) {
    let script = format!("return document.querySelector(\"{css}\").getAttribute('href')");
    let place = browser.script(&script);
    browser.go(&program.place(place.as_str().unwrap()));
}

#[test]
fn somebody_else_answers_and_a_danger_is_told_of_by_telephone() {
    let program = Program::start(&FLAGS);
    let mut browser = Browser::new();
    browser.sign_in(&program, "victim");
    let mut wrong = Vec::new();

    // The first to be called today: somebody else answers.
    follow(&browser, &program, ".duty[data-s=today] h3 a");
    let call = browser.place();
    browser.tab_to("S Somebody else answered");
    browser.act('s');
    browser.sees("Sorry, I have the wrong number. Goodbye.");
    browser.sees("Not before Tue., Nov. 24: somebody else answered");
    let ways = browser.place();
    assert!(ways.contains("/ways/"), "{ways}");
    let title = browser.title();
    assert!(!title.contains("555"), "{title}");
    wrong.extend(browser.findings());

    // The page of the call warns of it; the number itself is put right by an act with a reason.
    browser.go(&program.place(&call));
    browser.sees("No number is to be called today.");
    wrong.extend(browser.findings());
    browser.press("It may be called again");
    browser.answer(
        "What is known of it",
        "Do not call it: it is a wrong number",
    );
    wrong.extend(browser.findings());
    browser.press("Record this");
    browser.sees("Do not call this number: it is a wrong number");
    wrong.extend(browser.findings());

    // They call, and tell of a danger.
    browser.go(&program.place(&call));
    browser.press("They told us of a danger");
    browser.press("Record this danger");
    browser.sees("Say who told us.");
    wrong.extend(browser.findings());
    browser.tick("The victim");
    browser.fill("What was threatened or seen", "That the house will burn.");
    browser.answer("Who told us", "Nobody of this case");
    browser.press("Record this danger");
    browser.sees("That the house will burn.");
    browser.sees("10:04 a.m.");
    wrong.extend(browser.findings());
    let danger = browser.place();

    browser.script("document.querySelector('details.me').open = true");
    browser.click("form[action$='/account/language'] button[lang^=es]");
    for place in [&ways, &call, &danger] {
        browser.go(&program.place(place.split('?').next().unwrap()));
        wrong.extend(browser.findings());
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
