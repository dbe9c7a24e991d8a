//! What a reviewer is shown of a separate file holds no word that tells who somebody is: a canary typed into every field of
//! every form of the case, at both desks, stands nowhere in it.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what is not as expected must stop the test"
)]

use std::collections::BTreeSet;

use desk::Method;
use keys::DeskName;
use leeward_tests::{
    browser::{Browser, Program},
    canary::{NUMBER, Searcher, WORD, type_everywhere},
    pdf,
    world::{Visitor, World, html, text},
};

const SHOWN: &str = "/victim/shown";
const END: &str = "/victim/shown/end";

/// The pages of a desk for a case, and those that they lead to.
fn pages(world: &World, who: &mut Visitor, desk: DeskName, case: &str) -> Vec<String> {
    let table = world.desk(desk).table().into_iter();
    let mut open: Vec<String> = table
        .filter(|line| line.method == Method::Get && !line.path.contains("/api/"))
        .map(|line| line.path.replace("{case}", case).replace("{person}", "1"))
        .filter(|path| path.contains(case) && !path.contains('{') && !path.ends_with("/pdf"))
        .collect();
    let mut seen: BTreeSet<String> = open.iter().cloned().collect();
    let mut all = Vec::new();
    while let Some(page) = open.pop() {
        for link in html::links(&text(&who.open(world, &page))) {
            let link = link.split(['#', '?']).next().unwrap_or_default().to_owned();
            if link.contains(case) && seen.len() < 60 && seen.insert(link.clone()) {
                open.push(link);
            }
        }
        all.push(page);
    }
    all
}

#[test]
fn no_word_that_was_typed_in_any_form_of_a_case_is_shown_to_a_reviewer() {
    let world = World::new(21);
    let mut may = Visitor::at(&world, DeskName::Client);
    let participant = format!("Pax {WORD}");
    may.refers(&world, &[("first", "Pax"), ("last", participant.as_str())]);
    let case = *world.cases().last().unwrap();
    let case = case.to_string();
    let decide = format!("/client/participants/{case}/decision");
    may.fill(&world, &decide, &decide, &[("outcome", "accepted")]);
    let mut nell = Visitor::at(&world, DeskName::Victim);
    let at = |word: &str| format!("/victim/cases/{case}/{word}/1");
    let new = format!("/victim/cases/{case}/people/new");
    nell.fill(
        &world,
        &new,
        &new,
        &[("vc_name", WORD), ("vc_roles", "victim")],
    );

    // Every text field of every form of the case at the client desk, then here. What only undoes, ends or signs out is left.
    let theirs = pages(&world, &mut may, DeskName::Client, &case);
    let skip = [
        "sign-out",
        "/account",
        "/room",
        "/undo",
        "/correct",
        "/termination",
    ];
    let (handed, given) = type_everywhere(&mut may, &world, &theirs, &skip);
    assert!(given >= 8, "{given} of {handed:?}");
    let ours = pages(&world, &mut nell, DeskName::Victim, &case);
    let skip = ["sign-out", "/account", "/undo", "/end/", "/correct"];
    let (fields, taken) = type_everywhere(&mut nell, &world, &ours, &skip);
    assert!(taken >= 15, "{taken} of {fields:?}");
    let show = format!("/victim/cases/{case}/show");
    assert!(
        fields.contains(&format!("{show} vc_reviewer")),
        "{fields:?}"
    );

    // Notes of tries in which nobody was talked to, of which words may stay: of these no canary either, also where it is
    // written otherwise, and beside it what nobody wrote down about anybody.
    let call = at("call");
    let notes = [
        format!("No answer, left a message. {WORD} {NUMBER}"),
        format!("no answer at {} again", WORD.to_lowercase()),
        format!(
            "Nobody answered, {}? 9185557319 hollyquix",
            WORD.to_uppercase()
        ),
    ];
    for note in &notes {
        let with = [("vl_outcome", "no_answer"), ("vl_words", note.as_str())];
        nell.fill(&world, &call, &call, &with);
        world.clock.advance(60);
    }
    let with = [
        ("vc_reviewer", "Rue Quixhollow"),
        ("vc_office", WORD),
        ("vc_what", WORD),
        ("vc_beside", "yes"),
    ];
    let shown = nell.fill(&world, &show, &show, &with);
    let page = text(&shown);
    assert!(page.contains(END), "{page}");

    // The page is full: the people, what was owed and the time line, with words that stay.
    for there in [
        "Person 1: Victim",
        "Try: no answer",
        "No answer, left a message.",
        "aria-hidden=\"true\">█████</span><span class=\"vh\">taken out",
        "Words are kept back.",
    ] {
        assert!(page.contains(there), "`{there}` in {page}");
    }
    let searcher = Searcher::usual();
    let small = [
        WORD.to_lowercase(),
        WORD.to_uppercase(),
        "hollyquix".to_owned(),
        case.clone(),
    ];
    let small: Vec<&str> = small.iter().map(String::as_str).collect();
    let mut found = searcher.bytes("what is shown", &shown.body);
    found.extend(Searcher::new(&small).bytes("what is shown", &shown.body));
    assert_eq!(found, [], "{page}");
    for (name, value) in &shown.headers {
        let found = searcher.bytes(name, value.as_bytes());
        assert_eq!(found, [], "{name}: {value}");
    }
    // The searcher finds it where it does stand.
    let end = nell.fill(&world, SHOWN, END, &[]);
    assert!(text(&end).contains("name=\"password\""));
    let mut nell = Visitor::at(&world, DeskName::Victim);
    let open = nell.open(&world, &format!("/victim/cases/{case}/people/1"));
    assert!(!searcher.bytes("the case", &open.body).is_empty());

    eprintln!(
        "{} fields of the client desk and {} of the victim desk, {} forms taken; no canary in what is shown",
        handed.len(),
        fields.len(),
        given + taken
    );
}

/// What the page that is open is wrong in for somebody; kept as pictures where somebody asked for them.
fn looked(browser: &Browser, name: &str) -> Vec<String> {
    let wrong = browser.findings();
    browser.pictures(name);
    wrong
}

#[test]
fn what_a_reviewer_is_shown_can_be_used_by_everybody_and_prints_nothing() {
    let program = Program::start(&[
        "--test-seed",
        "1",
        "--test-clock",
        "2026-11-23T09:04:00-06:00",
    ]);
    let mut browser = Browser::new();
    browser.sign_in(&program, "victim");
    let place = browser
        .script("return document.querySelector(\"main a[href*='/call/']\").getAttribute('href')");
    let place = place.as_str().unwrap().to_owned();
    let file = place.split("/call/").next().unwrap().to_owned();
    let below = |word: &str| program.place(&place.replace("/call/", &format!("/{word}/")));
    let mut wrong = Vec::new();

    browser.go(&below("plan"));
    browser.tick("Tell me when somebody from outside was shown my file");
    wrong.extend(looked(&browser, "plan.en"));
    browser.press("Save this plan");
    for (language, words) in [
        (
            "en",
            [
                "Name of the reviewer",
                "Which office they come from",
                "What they want to see, and why",
                "I stay beside the screen the whole time",
                "Show it now",
                "A separate file, masked",
                "End and sign out",
                "To be told: a reviewer was shown their file",
            ],
        ),
        (
            "es",
            [
                "Nombre de quien revisa",
                "De qué oficina viene",
                "Qué quiere ver, y por qué",
                "Me quedo al lado de la pantalla",
                "Mostrarlo ahora",
                "Un expediente aparte, tachado",
                "Terminar y cerrar la sesión",
                "Por decir: su expediente se mostró a quien revisa",
            ],
        ),
    ] {
        let [name, office, what, beside, show, shown, end, tell] = words;
        if language == "es" {
            browser.script(
                "document.querySelector('button[lang=es-US]').closest('details').open = true",
            );
            browser.press_on("button[lang=es-US]");
        }
        browser.go(&program.place(&format!("{file}/show")));
        wrong.extend(looked(&browser, &format!("show.{language}")));
        browser.fill(name, "Rue Ashgrove");
        browser.fill(office, "Certification");
        browser.fill(what, "How often they were called");
        browser.tick(beside);
        browser.press(show);
        browser.sees(shown);
        wrong.extend(looked(&browser, &format!("shown.{language}")));
        let paper = pdf::words(&browser.printed());
        for word in ["Person", "Persona", "Try", "Intento"] {
            assert!(!paper.contains(word), "`{word}` on paper: {paper}");
        }
        // An address that somebody types leads back.
        browser.go(&program.place(&file));
        assert_eq!(browser.place(), SHOWN);
        browser.press(end);
        browser.sign_in(&program, "victim");
        browser.sees(tell);
        wrong.extend(looked(&browser, &format!("today.{language}")));
        browser.go(&below("shown-told"));
        wrong.extend(looked(&browser, &format!("shown-told.{language}")));
        browser.go(&program.place(&file));
        browser.sees("Rue Ashgrove, Certification");
        wrong.extend(looked(&browser, &format!("case.{language}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
