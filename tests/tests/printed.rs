//! What is given to somebody, on paper: a page prints nothing of it, and its PDF says neither desk nor case nor address.
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

/// The first such link of a participant's file, whoever's it is.
fn of_some_file(browser: &Browser, program: &Program, list: &str, css: &str) -> String {
    browser.go(&program.place(list));
    let files = browser.script(
        "return [...document.querySelectorAll(\"main a[href*='/participants/']\")].map(a => a.getAttribute('href'))",
    );
    for file in files.as_array().unwrap() {
        browser.go(&program.place(&format!("{}/reports", file.as_str().unwrap())));
        let link = browser.script(&format!(
            "const link = document.querySelector(\"{css}\"); return link && link.getAttribute('href')"
        ));
        if let Some(link) = link.as_str() {
            return link.to_owned();
        }
    }
    panic!("no file has {css}");
}

/// What a browser prints of the page that is open has nothing of the document on it; what its PDF says.
fn from_the_pdf_alone(browser: &Browser, program: &Program, words: &[&str]) -> String {
    let page = pdf::words(&browser.printed());
    assert!(
        page.contains("Choose “Save as PDF”, and print that."),
        "{page}"
    );
    for word in words {
        assert!(!page.contains(word), "`{word}` from the page: {page}");
    }
    let place = browser.script("return document.querySelector('main a.go').getAttribute('href')");
    let paper = pdf::words_of_tagged(&browser.fetched(place.as_str().unwrap()));
    for word in words {
        assert!(paper.contains(word), "`{word}` is not on paper: {paper}");
    }
    let said = paper.to_lowercase();
    let host = program.place("/").replace("http://", "");
    for word in [
        "/client/participants",
        "save as pdf",
        host.trim_end_matches('/'),
    ] {
        assert!(!said.contains(word), "`{word}`: {paper}");
    }
    paper
}

#[test]
fn a_letter_and_a_record_for_a_court_are_printed_from_their_pdf_as_they_were_made() {
    let program = Program::start(&FLAGS);
    let mut browser = Browser::new();
    browser.sign_in(&program, "client");
    let made = of_some_file(
        &browser,
        &program,
        "/client/?show=all",
        "main a[href*='/reports/made/']",
    );
    browser.go(&program.place(&made));
    let case = made.split('/').nth(3).unwrap();
    let words = [
        "Sandplum Program",
        "About:",
        "It is no evidence of how anybody will act.",
    ];
    let paper = from_the_pdf_alone(&browser, &program, &words);
    // The participant's number here is the program's own affair.
    assert!(!paper.contains(case), "{paper}");
    // In the language it was made in, whoever prints it.
    browser.go(&program.place(&format!("/client/participants/{case}")));
    browser.script("document.querySelector('button[lang=es-US]').closest('details').open = true");
    browser.press_on("button[lang=es-US]");
    browser.go(&program.place(&made));
    browser.sees("Guardar como PDF");
    let language = browser.script("return document.querySelector('article').lang");
    assert_eq!(language, "en-US");
    let place = browser.script("return document.querySelector('main a.go').getAttribute('href')");
    let again = pdf::words_of_tagged(&browser.fetched(place.as_str().unwrap()));
    assert_eq!(again, paper);

    browser.script("document.querySelector('button[lang=en-US]').closest('details').open = true");
    browser.press_on("button[lang=en-US]");
    browser.go(&program.place(&format!("/client/participants/{case}/record")));
    browser.fill(
        "The court, or who asks in its name",
        "District Court of Saltgrass County",
    );
    browser.fill("Why", "A hearing");
    browser.press("Make the record");
    from_the_pdf_alone(
        &browser,
        &program,
        &["District Court of Saltgrass County", "A hearing"],
    );
}
