//! What the script adds, in a real browser: words are kept while they are typed, F9 hides; and without any script
//! a call can be recorded all the same.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what is not as expected must stop the test"
)]

use std::{thread, time::Duration};

use desk::Method;
use leeward_tests::{
    browser::{Browser, Program},
    http,
    world::Visitor,
};
use serde_json::json;

const FLAGS: [&str; 4] = [
    "--test-seed",
    "1",
    "--test-clock",
    "2026-11-23T09:04:00-06:00",
];

fn move_clock(program: &Program, now: &str) {
    let body = json!({ "now": now }).to_string();
    let request = Visitor::default().request(Method::Post, "/test/clock", body.into_bytes());
    assert_eq!(http::send(&program.url, &request).status, 200);
}

/// The first row of Today about somebody who is known.
const SOMEBODY: &str = ".duty h3 a[href$='/call/1']";

/// What the link of that row says.
fn somebody(browser: &Browser) -> String {
    let script = format!("return document.querySelector(\"{SOMEBODY}\").innerText");
    browser.script(&script).as_str().unwrap().to_owned()
}

#[test]
fn words_typed_during_a_call_outlive_the_session_and_nothing_is_recorded_twice() {
    let program = Program::start(&FLAGS);
    let mut browser = Browser::new();
    browser.sign_in(&program, "victim");
    let link = somebody(&browser);
    browser.press(&link);
    let call = browser.place();
    browser.fill("Note of this call", "her sister answers on Mondays");
    browser.waits_for("Kept");
    // A quarter of an hour later the session has ended; the press brings the words to the door and behind it.
    move_clock(&program, "2026-11-23T09:40:00-06:00");
    browser.tab_to("N No answer");
    browser.enter();
    browser.sees("Nothing you typed is lost");
    let account = program.account("victim").clone();
    browser.fill("Name", &account.user);
    browser.fill("Password", &account.password);
    browser.enter();
    browser.sees("her sister answers on Mondays");
    assert_eq!(browser.findings(), [""; 0]);
    // Nothing was recorded by it; the call's own page has the words again.
    browser.go(&program.place(&call.replace("/call/", "/people/")));
    browser.sees_no("her sister answers on Mondays");
    browser.go(&program.place(&call));
    let typed = browser.script("return document.getElementById('vl_words').value");
    assert_eq!(typed, "her sister answers on Mondays");
    browser.tab_to("R Reached");
    browser.act('n');
    browser.sees("Recorded: Try: no answer");
    browser.go(&program.place(&call));
    let typed = browser.script("return document.getElementById('vl_words').value");
    assert_eq!(typed, "", "taken, so nothing is unfinished");
}

#[test]
fn one_key_hides_the_screen_and_the_way_back_does_not_show_it() {
    let program = Program::start(&FLAGS);
    let mut browser = Browser::new();
    browser.sign_in(&program, "victim");
    let link = somebody(&browser);
    browser.press(&link);
    browser.act('\u{E039}');
    assert_eq!(browser.place(), "/victim/hide");
    let words = browser.words();
    assert!(words.len() < 200 && !words.contains("918-555"), "{words}");
    assert!(!browser.title().contains("Call"), "{}", browser.title());
}

/// Whether it is not said that the session is about to end.
const HIDDEN: &str = "return document.getElementById('idle').hidden";

/// Whether that comes about within fifteen seconds.
fn comes(browser: &Browser, hidden: bool) -> bool {
    (0..300).any(|_| {
        thread::sleep(Duration::from_millis(50));
        browser.script(HIDDEN) == json!(hidden)
    })
}

/// WCAG 2.2, 2.2.1: two minutes before the session ends it is said, and one press goes on.
#[test]
fn before_a_session_ends_it_is_said_and_one_press_goes_on() {
    let program = Program::start(&FLAGS);
    let mut browser = Browser::new();
    // The page's own clock can be set on from here.
    let source = "(() => { const now = Date.now.bind(Date); window.leewardLater = 0; Date.now = () => now() + window.leewardLater; })()";
    browser.cdp(
        "Page.addScriptToEvaluateOnNewDocument",
        &json!({ "source": source }),
    );
    // At each desk; at the last one it is seen that the session goes on.
    for desk in ["client", "program", "review"] {
        browser.sign_in(&program, desk);
        browser.script("window.leewardLater = 1000 * 781");
        assert!(comes(&browser, false), "{desk}: two minutes before");
        browser.click("#idle button");
        assert!(comes(&browser, true), "{desk}: one press goes on");
    }
    browser.sign_in(&program, "victim");
    let after = browser.script("return document.getElementById('idle').dataset.after");
    assert_eq!(after, "900");
    browser.script("window.leewardLater = 1000 * 770");
    thread::sleep(Duration::from_secs(6));
    assert_eq!(browser.script(HIDDEN), json!(true), "not yet");
    browser.script("window.leewardLater = 1000 * 781");
    let role = browser.script("return document.getElementById('idle').getAttribute('role')");
    assert_eq!(role, "alert");
    assert!(comes(&browser, false), "two minutes before");
    assert_eq!(browser.findings(), [""; 0]);
    move_clock(&program, "2026-11-23T09:17:00-06:00");
    browser.click("#idle button");
    assert!(comes(&browser, true), "it goes on");
    // A quarter of an hour after the first page, and thirteen minutes after the press, it is still open.
    move_clock(&program, "2026-11-23T09:30:00-06:00");
    browser.go(&program.place("/victim/cases"));
    assert_eq!(browser.place(), "/victim/cases");
}

/// WCAG 2.2, 3.3.8: whoever keeps passwords may fill them in, and they may be pasted.
#[test]
fn a_password_may_be_pasted_and_filled_in_by_whoever_keeps_it() {
    let program = Program::start(&FLAGS);
    let browser = Browser::new();
    for desk in ["client", "victim", "program", "review"] {
        browser.go(&program.place(&format!("/{desk}/sign-in")));
        let fields = browser.script(
            "return [...document.querySelectorAll('form input:not([type=hidden])')].map(e => [e.type, e.autocomplete])",
        );
        let wanted = json!([["text", "username"], ["password", "current-password"]]);
        assert_eq!(fields, wanted, "{desk}");
        browser.tab_to("Password");
        browser.cdp(
            "Input.insertText",
            &json!({ "text": "pasted, all at once" }),
        );
        let typed = browser.script("return document.activeElement.value");
        assert_eq!(typed, "pasted, all at once", "{desk}");
    }
}

/// Waits until a page has come that says so: without scripts the driver cannot tell, so the page itself is asked.
#[track_caller]
fn shows(browser: &Browser, words: &str) {
    for _ in 0..200 {
        if browser.source().contains(words) {
            return;
        }
        thread::sleep(Duration::from_millis(50));
    }
    panic!("`{words}` did not come:\n{}", browser.source());
}

#[test]
fn without_a_script_a_try_is_recorded_and_undone() {
    let program = Program::start(&FLAGS);
    let mut browser = Browser::new();
    browser.sign_in(&program, "victim");
    browser.scripts(false);
    browser.click(SOMEBODY);
    shows(&browser, "value=\"no_answer\"");
    browser.click("button[value=no_answer]");
    shows(&browser, "Recorded: Try: no answer");
    browser.click(".done button");
    shows(&browser, "taken back");
}

#[test]
fn a_roll_takes_two_keys_a_person_besides_the_words_and_one_save() {
    let program = Program::start(&FLAGS);
    let mut browser = Browser::new();
    browser.sign_in(&program, "client");
    browser.go(&program.place("/client/groups"));
    browser.click("main .needs a");
    let people = browser.script("return document.querySelectorAll('[data-choose]').length");
    let people = people.as_u64().unwrap();
    assert!(people >= 9, "{people} on the roll");
    // Somebody may be answered already.
    let all = browser.script("return document.querySelectorAll('form.roll ol > li').length");
    browser.script("document.querySelector('[data-choose] input').focus()");
    let mut keys = 0;
    for number in 0..people {
        browser.type_keys(if number == 2 { "a" } else { "h" });
        browser.write(&format!("Note {number}."));
        browser.tab();
        keys += 2;
    }
    assert_eq!(keys, 2 * people);
    // Whoever is answered already stands in between, with a link; then comes the button.
    browser.tab_to("Save the roll");
    browser.actions = 0;
    browser.enter();
    assert_eq!(browser.actions, 1);
    browser.sees(&format!("Saved, {all} people are on this roll"));
    browser.sees("Here, no sign of risk");
    browser.sees("Absent");
    assert_eq!(browser.findings(), [""; 0]);
    let notes = browser.script("return document.querySelectorAll('textarea').length");
    assert_eq!(notes.as_u64(), Some(0), "nobody is left to be called");
}

#[test]
fn without_a_script_a_referral_a_roll_a_hand_over_and_a_danger_are_written_down() {
    let program = Program::start(&FLAGS);
    let mut browser = Browser::new();
    browser.sign_in(&program, "client");
    browser.scripts(false);

    browser.go(&program.place("/client/referrals/new"));
    browser.type_into("#first", "Ossian");
    browser.type_into("#last", "Thistledown");
    browser.click("#referred_by-court");
    browser.click("main form.stack button.go");
    shows(&browser, "Thistledown, Ossian");
    shows(&browser, "Waits for assessment");
    let file = browser.place();
    let file = file.split('?').next().unwrap().to_owned();

    browser.go(&program.place("/client/groups"));
    browser.click("main .needs a");
    shows(&browser, "class=\"roll\"");
    let page = browser.source();
    let here = page.split("<input id=\"").skip(1).filter_map(|input| {
        let tag = input.split('>').next().unwrap();
        tag.contains("value=\"here\"")
            .then(|| tag.split('"').next().unwrap())
    });
    let here: Vec<&str> = here.collect();
    assert!(here.len() >= 9, "{} on the roll", here.len());
    for id in &here {
        browser.click(&format!("label[for='{id}']"));
    }
    browser.click("form.roll button.go");
    shows(&browser, "Saved, ");
    let page = browser.source();
    assert!(
        !page.contains("<textarea"),
        "nobody is left to be called: {page}"
    );

    browser.go(&program.place(&format!("{file}/hand-over")));
    browser.type_into("#h_name", "Verity Larkmead");
    browser.type_into("#h_number", "918-555-0168");
    browser.click("main form.stack button.go");
    shows(&browser, "Everybody gets the same receipt");
    assert!(
        !browser.source().contains("Larkmead"),
        "sealed, and read here no more"
    );

    browser.go(&program.place(&format!("{file}/danger")));
    browser.click("input[name=d_toward][value=partner]");
    browser.type_into("#d_words", "Said it on the way out.");
    browser.click("button.stop");
    shows(&browser, "class=\"receipt\"");
    assert!(
        browser.place().starts_with("/client/danger/sent/"),
        "{}",
        browser.place()
    );
    assert!(
        !browser.source().contains("on the way out"),
        "sealed as well"
    );
}
