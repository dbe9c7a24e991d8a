//! A security key in a real browser, with WebDriver's virtual authenticator: added, then used in place of a code; and
//! what the real binary says where none works.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "what is not as expected must stop the test"
)]

use leeward_tests::browser::{Browser, Program};

const PAGE: &str = "/victim/account/second-factor";

/// A browser needs a name in the address.
fn by_name() -> Program {
    let mut program = Program::start(&["--test-seed", "1"]);
    program.url = program.url.replace("127.0.0.1", "localhost");
    program
}

fn add(browser: &mut Browser, program: &Program, name: &str) {
    let password = program.account("victim").password.clone();
    browser.go(&program.place(PAGE));
    browser.fill("What you call it", name);
    browser.fill("Password now", &password);
    browser.press("Add a security key");
    browser.sees("Touch the key");
}

#[test]
fn a_key_is_added_and_then_takes_the_place_of_the_code() {
    let program = by_name();
    let mut browser = Browser::new();
    browser.plug_in_a_key();
    browser.sign_in(&program, "victim");
    add(&mut browser, &program, "the key that looks invented");
    assert_eq!(browser.findings(), [""; 0]);
    browser.press("Ask for the key");
    browser.sees("Print or write down these ten");
    browser.go(&program.place(PAGE));
    browser.sees("the key that looks invented");
    browser.sees("not used yet");
    assert_eq!(browser.findings(), [""; 0]);
    // The browser itself refuses the same key once more, and says why on the page.
    add(&mut browser, &program, "once more");
    browser.tab_to("Ask for the key");
    browser.type_keys("\u{E007}");
    browser.waits_for("No key was added");

    browser.sign_in(&program, "victim");
    browser.sees("Code or security key");
    browser.sees_no("needs a browser with JavaScript");
    assert_eq!(browser.findings(), [""; 0]);
    browser.press("Use a security key");
    assert_eq!(browser.place(), "/victim/");
    browser.go(&program.place(PAGE));
    browser.sees("last used");
}

#[test]
fn at_an_address_of_numbers_and_without_scripts_a_code_is_what_there_is() {
    let mut program = Program::start(&["--test-seed", "1"]);
    let mut browser = Browser::new();
    browser.sign_in(&program, "victim");
    browser.go(&program.place(PAGE));
    browser.sees("Security keys do not work at this address");
    browser.sees_no("What you call it");
    program.url = program.url.replace("127.0.0.1", "localhost");
    browser.sign_in(&program, "victim");
    add(&mut browser, &program, "blue");
    browser.sees_no("This needs a browser with JavaScript");
    let page = browser.source();
    // What a browser without scripts shows of it: the words, and no button that does nothing.
    assert!(page.contains("data-with=\"\"") && page.contains("data-without=\"\""));
}
