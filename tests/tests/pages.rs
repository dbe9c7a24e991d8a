//! Every page of the demonstration in a real browser: without fault for axe-core on a wide and a narrow screen, light
//! and dark, in English and in Spanish; everything that can be used reached by Tab; no bare key does anything; nothing
//! of a letter in a title. `LEEWARD_PICTURES=folder` leaves a picture of each in each of these ways.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what is not as expected must stop the test"
)]

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use desk::{Line, Method};
use leeward_tests::{
    browser::{Browser, Program, Screen},
    world::World,
};
use serde_json::json;

const FLAGS: [&str; 4] = [
    "--test-seed",
    "1",
    "--test-clock",
    "2026-11-23T09:04:00-06:00",
];

/// No pages: what a program reads, and files to be saved.
const NO_PAGES: [&str; 9] = [
    "/api/v1",
    "/documents/{fact}",
    "/record/{fact}/{format}",
    "/copied/{fact}/pdf",
    "/mailed/{fact}/pdf",
    "/reports/made/{fact}/pdf",
    "/signed/{fact}/pdf",
    "{order}/pdf",
    "/calendar/{file}",
];

/// Pages to which no link leads: the door's, and what comes after a form or is kept of one.
const BY_NO_LINK: [&str; 15] = [
    "/sign-in",
    "/sign-in/invitation",
    "/hide",
    "/kept/{form}",
    "/notes",
    "/session/{fact}/note",
    "/danger/sent/{at}",
    "/receipts/{at}",
    "/mailed/{fact}",
    "/orders/{order}",
    "/orders/cases/{order}",
    "/files-that-go/{order}",
    "/inbox/{case}/{fact}/paper",
    // What a reviewer is shown, and whom to tell of it: `tests/masked.rs` looks at both.
    "/victim/shown",
    "/shown-told/{person}",
];

/// So many places of one line are opened to see what they lead to: not every participant has all pages.
const PLACES: usize = 12;
/// And so many of these, which lead to what one case alone may have.
const MANY: usize = 200;
const LEADS_ON: [&str; 2] = ["/cases/{case}", "/people/{person}"];

/// Opens the pages of a desk, each line of its table: from links that lead there. Gives a place of each line, and the lines
/// to which none led though one should.
fn pages(
    desk: &str,
    browser: &mut Browser,
    program: &Program,
) -> (Vec<(String, String)>, Vec<String>) {
    let world = World::new(1);
    let name = keys::DeskName::from_word(desk).unwrap();
    let lines: Vec<Line> = world
        .desk(name)
        .table()
        .into_iter()
        .filter(|line| line.method == Method::Get)
        .filter(|line| !NO_PAGES.iter().any(|part| line.path.contains(part)))
        .collect();
    let mut found: Vec<(String, String)> = Vec::new();
    let mut opened: BTreeMap<&str, usize> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    let mut waiting = vec![format!("/{desk}/")];
    while let Some(place) = waiting.pop() {
        if !seen.insert(place.clone()) || seen.len() > 4_000 {
            continue;
        }
        let line = lines.iter().find(|line| is_of(&line.path, &place));
        let Some(line) = line else { continue };
        let places = opened.entry(&line.path).or_default();
        *places += 1;
        let many = LEADS_ON.iter().any(|end| line.path.ends_with(end));
        if *places > if many { MANY } else { PLACES } {
            continue;
        }
        if *places == 1 {
            found.push((line.path.clone(), place.clone()));
        }
        browser.go(&program.place(&place));
        let links = browser.script("return [...document.links].map(a => a.pathname)");
        for link in links.as_array().unwrap() {
            waiting.insert(0, link.as_str().unwrap().to_owned());
        }
    }
    let missed = lines
        .iter()
        .map(|line| line.path.clone())
        .filter(|path| !opened.contains_key(path.as_str()))
        .filter(|path| !BY_NO_LINK.iter().any(|end| path.ends_with(end)));
    let missed = missed.collect();
    (found, missed)
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

/// A picture of the whole page that is open, on each screen, where somebody asked for them.
fn picture(browser: &Browser, desk: &str, language: &str, line: &str) {
    let Some(folder) = std::env::var_os("LEEWARD_PICTURES") else {
        return;
    };
    std::fs::create_dir_all(&folder).unwrap();
    for screen in [(1280, false), (390, true)] {
        let (width, dark) = screen;
        browser.look_at(Screen::new(width, dark));
        let tall = browser.script("return document.documentElement.scrollHeight");
        let height = u32::try_from(tall.as_u64().unwrap())
            .unwrap()
            .clamp(900, 6_000);
        browser.look_at(Screen {
            width,
            height,
            dark,
        });
        let place = line.trim_matches('/').replace(['/', '{', '}'], "-");
        let name = format!("{desk}.{place}.{language}.{width}.png");
        browser.picture(&Path::new(&folder).join(name));
    }
    browser.look_at(Screen::new(1280, false));
}

/// The same pages in Spanish: chosen in the menu, as anybody does.
fn in_spanish(
    desk: &str,
    browser: &mut Browser,
    program: &Program,
    pages: &[(String, String)],
) -> Vec<String> {
    browser.go(&program.place(&format!("/{desk}/")));
    browser.script("document.querySelector('button[lang=es-US]').closest('details').open = true");
    browser.click("button[lang=es-US]");
    let mut wrong = Vec::new();
    for (line, place) in pages {
        browser.go(&program.place(place));
        let language = browser.script("return document.documentElement.lang");
        assert_eq!(language, json!("es-US"), "{line}");
        wrong.extend(browser.findings());
        picture(browser, desk, "es", line);
    }
    wrong
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
    let (pages, missed) = pages(desk, &mut browser, &program);
    assert!(missed.is_empty(), "no link leads to {missed:?}");
    assert!(pages.len() >= at_least, "{} pages: {pages:?}", pages.len());
    let mut titles = BTreeSet::new();
    for (line, place) in &pages {
        browser.go(&program.place(place));
        titles.insert(browser.title());
        wrong.extend(browser.findings());
        picture(&browser, desk, "en", line);
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
    wrong.extend(in_spanish(desk, &mut browser, &program, &pages));
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
