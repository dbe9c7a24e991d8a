//! What is given to somebody, on paper: of the copy for the person nothing prints that says from which desk or case it is.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "what is not as expected must stop the test"
)]

use leeward_tests::{
    browser::{Browser, Program},
    pdf,
};

const FLAGS: [&str; 4] = [
    "--test-seed",
    "1",
    "--test-clock",
    "2026-11-23T09:04:00-06:00",
];

/// Opens where the first such link leads.
fn follow(browser: &Browser, program: &Program, css: &str) {
    let script = format!(
        "const link = document.querySelector(\"{css}\"); return link && link.getAttribute('href')"
    );
    let place = browser.script(&script);
    let Some(place) = place.as_str() else {
        panic!("no link {css} at {}", browser.place());
    };
    browser.go(&program.place(place));
}

#[test]
fn a_copy_for_the_person_is_printed_from_its_pdf_on_which_stands_no_desk_no_case_and_no_program() {
    let program = Program::start(&FLAGS);
    let mut browser = Browser::new();
    browser.sign_in(&program, "victim");
    follow(&browser, &program, "main a[href*='/call/']");
    let case = browser.script("return document.querySelector('.file').innerText");
    let case = case.as_str().unwrap().split_whitespace().next().unwrap();
    let case = case.to_owned();
    browser.go(&program.place(&format!("/victim/cases/{case}")));
    follow(&browser, &program, "ul.people a");
    follow(&browser, &program, "main a[href*='/copy/']");
    browser.tick(
        "They asked for it, and were asked today where it will be kept and who may find it there",
    );
    browser.answer("How?", "Into their own hand");
    browser.press("Make the copy");
    browser.sees("A copy of what is held about you");
    // On the screen the strip says whose file it is, and in which desk one is.
    browser.sees(&case);
    browser.sees("Victim desk");

    // What a browser makes of the page bears the page's name and address, so nothing of the copy is on it.
    let page = pdf::words(&browser.printed());
    assert!(
        page.contains("Choose “Save as PDF”, and print that."),
        "{page}"
    );
    assert!(page.contains(&case), "the browser's own lines: {page}");
    for word in ["A copy of what is held", "Numbers", "555", "What happened"] {
        let above = page.matches(word).count();
        let titles = page.matches("A copy of what is held about you ·").count();
        assert!(above <= titles, "`{word}`: {page}");
    }

    let place = browser.script("return document.querySelector('main a.go').getAttribute('href')");
    let paper = browser.fetched(place.as_str().unwrap());
    let paper = pdf::words_of_tagged(&paper);
    assert!(
        paper.contains("A copy of what is held about you"),
        "{paper}"
    );
    assert!(paper.contains("Keep it only where it is safe."), "{paper}");
    let said = paper.to_lowercase();
    for word in [
        case.as_str(),
        "desk",
        "leeward",
        "sandplum",
        "/victim/",
        "save as pdf",
        "back to the file",
        "look through it",
        "127.0.0.1",
    ] {
        assert!(!said.contains(&word.to_lowercase()), "`{word}`: {paper}");
    }
}
