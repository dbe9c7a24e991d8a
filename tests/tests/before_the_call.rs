//! What changes a call, in a real browser: an interpreter and a guardian are written down, the participant is refused, and it
//! stands first on the page of the call, with the words in their own language. In both languages, without fault for axe-core.
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

#[test]
fn an_interpreter_and_a_guardian_stand_first_on_the_page_of_the_call() {
    let program = Program::start(&FLAGS);
    let mut browser = Browser::new();
    browser.sign_in(&program, "victim");
    let mut wrong = Vec::new();

    // The first to be called today, by the words for a first call.
    let script = "return document.querySelector('.duty[data-s=today] h3 a').getAttribute('href')";
    let call = browser.script(script);
    let call = program.place(call.as_str().unwrap());
    browser.go(&call);
    browser.sees("Is this a good time to talk?");
    browser.sees("You can call us at any time.");
    let about = browser.script("return document.querySelector('.who + .soft').textContent");
    let participant = about
        .as_str()
        .unwrap()
        .trim_start_matches("about ")
        .to_owned();

    // The participant speaks for nobody; an aunt does.
    browser.press("Language, guardian, mail");
    wrong.extend(browser.findings());
    browser.fill("Language they speak best", "Spanish");
    browser.answer("Interpreter", "One is needed");
    browser.fill("Which agency", "Prairie Interpreters 405-555-0190");
    browser.answer("Who speaks for them?", "They are a minor");
    browser.fill("Guardian’s name", &participant);
    browser.press("Save this");
    browser.sees("That is the participant, who can never speak for them");
    wrong.extend(browser.findings());
    browser.fill("Guardian’s name", "Imelda Quillback");
    browser.fill("Guardian’s number", "405-555-0185");
    browser.press("Save this");
    browser.sees("Recorded: Language, guardian, mail written down.");

    // It stands before everything else, and the words are theirs.
    browser.go(&call);
    browser.sees("They are a minor. Call Imelda Quillback 405-555-0185 first.");
    browser.sees("Interpreter needed: Spanish.");
    browser.sees("¿Es buen momento para hablar?");
    let checked = "return document.querySelector('[name=vl_called]:checked').value";
    assert_eq!(browser.script(checked), "guardian");
    wrong.extend(browser.findings());

    // Who has it, and handing it on.
    browser.go(&program.place("/victim/"));
    browser.press_on(".duty[data-s=today] form[action*='/took/'] button");
    browser.sees("You have this since 9:04 a.m.");
    wrong.extend(browser.findings());
    browser.press("Give it back");
    browser.sees("Nobody has taken it");

    // What was learned elsewhere does not come in.
    browser.go(&call);
    browser.press("Write a note");
    browser.answer("How do you know this?", "From my work elsewhere");
    browser.fill("Note", "Zinnia-Kestrel");
    browser.press("Record this note");
    browser.sees("nothing of what you typed is kept");
    browser.sees_no("Zinnia-Kestrel");
    wrong.extend(browser.findings());
    let note = browser.place();

    browser.script("document.querySelector('details.me').open = true");
    browser.click("form[action$='/account/language'] button[lang^=es]");
    for place in [
        &call,
        &program.place(&note),
        &program.place("/victim/hand-on"),
    ] {
        browser.go(place);
        wrong.extend(browser.findings());
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
