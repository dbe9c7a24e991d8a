//! Every page of the demonstration in a real browser: without fault for axe-core on a wide and a narrow screen, light
//! and dark; everything that can be used reached by Tab; no bare key does anything; nothing of a letter in a title.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what is not as expected must stop the test"
)]

use std::collections::BTreeSet;

use desk::{Line, Method};
use leeward_tests::{
    browser::{Browser, Program},
    world::World,
};
use serde_json::json;

const FLAGS: [&str; 4] = [
    "--test-seed",
    "1",
    "--test-clock",
    "2026-11-23T09:04:00-06:00",
];

/// Places that a walk need not open.
const LEFT_OUT: [&str; 5] = [
    "/sign-in",
    "/sign-in/invitation",
    "/hide",
    // A file to be saved is no page.
    "/documents/{fact}",
    "/record/{fact}/{format}",
];

/// Opens the pages of a desk, each line of its table once: from links that lead there.
fn pages(desk: &str, browser: &mut Browser, program: &Program) -> Vec<(String, String)> {
    let world = World::new(1);
    let name = keys::DeskName::from_word(desk).unwrap();
    let lines: Vec<Line> = world
        .desk(name)
        .table()
        .into_iter()
        .filter(|line| line.method == Method::Get)
        .filter(|line| !LEFT_OUT.iter().any(|end| line.path.ends_with(end)))
        .collect();
    let mut found: Vec<(String, String)> = Vec::new();
    let mut seen = BTreeSet::new();
    let mut waiting = vec![format!("/{desk}/")];
    while let Some(place) = waiting.pop() {
        if !seen.insert(place.clone()) || seen.len() > 400 {
            continue;
        }
        let line = lines.iter().find(|line| is_of(&line.path, &place));
        let Some(line) = line else { continue };
        if found.iter().any(|(known, _)| *known == line.path) {
            continue;
        }
        found.push((line.path.clone(), place.clone()));
        browser.go(&program.place(&place));
        let links = browser.script("return [...document.links].map(a => a.pathname)");
        for link in links.as_array().unwrap() {
            waiting.insert(0, link.as_str().unwrap().to_owned());
        }
    }
    found
}

fn is_of(pattern: &str, place: &str) -> bool {
    let (asked, given): (Vec<_>, Vec<_>) =
        (pattern.split('/').collect(), place.split('/').collect());
    asked.len() == given.len()
        && asked
            .iter()
            .zip(given)
            .all(|(asked, given)| asked.starts_with('{') || *asked == given)
}

/// What can be used on the page that is open, and what of it Tab never reached or showed no focus for.
fn walk(browser: &Browser) -> Vec<String> {
    let all = browser.script(
        "window.leewardSeen = new Set(); document.activeElement.blur(); window.scrollTo(0, 0);
         const open = e => e.checkVisibility({ checkVisibilityCSS: true }) && !e.closest('details:not([open]) > :not(summary)');
         const radios = new Set();
         window.leewardAll = [...document.querySelectorAll('a[href],button,input:not([type=hidden]),select,textarea,summary')]
           .filter(e => open(e) && !e.disabled && e.tabIndex >= 0)
           .filter(e => e.type !== 'radio' || (!radios.has(e.name) && radios.add(e.name)));
         return window.leewardAll.length;",
    );
    let most = all.as_u64().unwrap() + 20;
    for _ in 0..most {
        browser.tab();
        browser.script(
            "const e = document.activeElement; if (e && e !== document.body) {
               const s = getComputedStyle(e);
               const shown = e.type === 'radio' && e.closest('.seg') ? true
                 : parseFloat(s.outlineWidth) >= 2 && s.outlineStyle !== 'none';
               window.leewardSeen.add(e.type === 'radio' ? 'radio ' + e.name : e);
               if (!shown) (window.leewardBare ||= new Set()).add(e.outerHTML.slice(0, 120));
             }",
        );
    }
    let missed = browser.script(
        "const missed = window.leewardAll.filter(e => !window.leewardSeen.has(e.type === 'radio' ? 'radio ' + e.name : e))
           .map(e => 'not reached: ' + e.outerHTML.slice(0, 120));
         return missed.concat([...(window.leewardBare || [])].map(e => 'no focus shown: ' + e));",
    );
    let missed = missed.as_array().unwrap();
    missed
        .iter()
        .map(|each| each.as_str().unwrap().to_owned())
        .collect()
}

fn look_through(desk: &str, at_least: usize) {
    let program = Program::start(&FLAGS);
    let mut browser = Browser::new();
    browser.go(&program.place(&format!("/{desk}/sign-in")));
    let mut wrong = browser.findings();
    browser.sign_in(&program, desk);
    if desk == "review" {
        // A binder is there once somebody made one.
        browser.go(&program.place("/review/binders"));
        browser.press("Make the binder");
        wrong.extend(browser.findings());
    }
    let pages = pages(desk, &mut browser, &program);
    assert!(pages.len() >= at_least, "{} pages: {pages:?}", pages.len());
    let mut titles = BTreeSet::new();
    for (line, place) in &pages {
        browser.go(&program.place(place));
        titles.insert(browser.title());
        wrong.extend(browser.findings());
        browser.go(&program.place(place));
        wrong.extend(
            walk(&browser)
                .into_iter()
                .map(|each| format!("{line}: {each}")),
        );
        // A bare key with nothing in focus does nothing (WCAG 2.1.4).
        browser.script("document.activeElement.blur()");
        let before = browser.place();
        browser.type_keys("abcdefghijklmnopqrstuvwxyz0123456789");
        if browser.place() != before {
            wrong.push(format!("{line}: a bare key led to {}", browser.place()));
        }
        let headings = browser.script("return document.querySelectorAll('h1').length");
        if headings != json!(1) {
            wrong.push(format!("{line}: {headings} first headings"));
        }
        let bytes = browser
            .script("return document.documentElement.outerHTML.length")
            .as_u64()
            .unwrap();
        if bytes > 60_000 {
            wrong.push(format!("{line}: {bytes} bytes"));
        }
    }
    // Names that stand on pages never stand in the browser's history.
    for title in &titles {
        for name in ["Birch", "Cedar", "Magnolia", "Alder", "Willow", "555"] {
            assert!(!title.contains(name), "{title}");
        }
    }
    let complaints = browser.complaints();
    wrong.extend(
        complaints
            .into_iter()
            .filter(|line| !line.contains("favicon")),
    );
    assert!(
        wrong.is_empty(),
        "{} faults on {} pages:\n{}",
        wrong.len(),
        pages.len(),
        wrong.join("\n")
    );
}

/// Pages that stand in for others: no such page, a wrong password, hidden, nothing there yet.
#[test]
fn pages_with_nothing_on_them_can_be_used_by_everybody() {
    let program = Program::start(&["--empty", "--test-clock", "2026-11-23T09:04:00-06:00"]);
    let mut browser = Browser::new();
    let mut wrong = Vec::new();
    for desk in ["client", "victim", "program", "review"] {
        browser.go(&program.place(&format!("/{desk}/sign-in")));
        browser.fill("Name", "nobody");
        browser.fill("Password", "not it at all");
        browser.enter();
        wrong.extend(browser.findings());
        browser.sign_in(&program, desk);
        wrong.extend(browser.findings());
        for place in [
            "nowhere",
            "hide",
            "cases",
            "inbox",
            "cases/4F2K",
            "participants/4F2K",
        ] {
            browser.go(&program.place(&format!("/{desk}/{place}")));
            wrong.extend(browser.findings());
        }
    }
    browser.go(&program.place("/"));
    wrong.extend(browser.findings());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_page_of_the_client_desk_can_be_used_by_everybody() {
    look_through("client", 14);
}

#[test]
fn every_page_of_the_victim_desk_can_be_used_by_everybody() {
    look_through("victim", 14);
}

#[test]
fn every_page_of_the_program_desk_and_of_the_review_desk_can_be_used_by_everybody() {
    look_through("program", 14);
    look_through("review", 11);
}
