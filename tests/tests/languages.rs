//! In which language a page speaks: the account's own at its desk, and before signing in the browser's or the one
//! that was chosen at the door.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what is not as expected must stop the test"
)]

use std::collections::BTreeSet;

use desk::{Guard, Method};
use keys::DeskName;
use leeward_tests::world::{Asked as _, Visitor, World, html, text};
use page::Languages;

const DESKS: [DeskName; 4] = [
    DeskName::Client,
    DeskName::Victim,
    DeskName::Program,
    DeskName::Review,
];

/// Somebody who presses the other language in the menu of a page; gives the page to which that leads.
fn switch(world: &World, who: &mut Visitor, page: &str, desk: DeskName, code: &str) -> String {
    let action = format!("/{desk}/account/language");
    text(&who.fill(world, page, &action, &[("lang", code)]))
}

#[test]
fn the_door_speaks_as_the_browser_asks_and_links_to_the_other_language() {
    let world = World::new(1);
    let mut stranger = Visitor::default();
    for desk in DESKS {
        let door = format!("/{desk}/sign-in");
        let english = text(&stranger.get(&world, &door));
        assert!(english.contains("<html lang=\"en-US\""), "{english}");
        let link = format!(
            "<a class=\"tongue\" href=\"{door}?lang=es-US\" lang=\"es-US\" hreflang=\"es-US\">Español</a>"
        );
        assert!(english.contains(&link), "{english}");
        let spanish = text(&stranger.get(&world, &format!("{door}?lang=es-US")));
        assert!(spanish.contains("<html lang=\"es-US\"") && spanish.contains("Iniciar sesión"));
        let mut request = stranger.request(Method::Get, &door, Vec::new());
        let asks = ("accept-language".to_owned(), "es-MX,es;q=0.8".to_owned());
        request.headers.push(asks);
        let asked = text(&world.answer(&request));
        assert!(asked.contains("<html lang=\"es-US\""), "{asked}");
    }
}

/// Where somebody was going is not lost by the link, nor the language by a wrong password.
#[test]
fn the_choice_at_the_door_lasts_until_they_are_in_and_from_then_on() {
    let world = World::new(2);
    let mut who = Visitor::default();
    let door = "/victim/sign-in?to=%2Fvictim%2Fcases&lang=es-US";
    let page = text(&who.get(&world, door));
    let to = "href=\"/victim/sign-in?lang=en-US&#38;to=%2Fvictim%2Fcases\"";
    assert!(page.contains(to), "{page}");
    let form = html::forms(&page).remove(0);
    let wrong = form.filled(&[("user", "nobody"), ("password", "not it at all")]);
    let again = text(&who.post(&world, "/victim/sign-in", &wrong));
    assert!(again.contains("<html lang=\"es-US\"") && again.contains("no corresponden"));
    let (user, password) = world.account(DeskName::Victim);
    let form = html::forms(&again).remove(0);
    let right = form.filled(&[("user", &user), ("password", &password)]);
    let answer = who.post(&world, "/victim/sign-in", &right);
    assert_eq!(answer.header("location"), Some("/victim/cases"));
    let cases = text(&who.get(&world, "/victim/cases"));
    assert!(
        cases.contains("<html lang=\"es-US\"") && cases.contains("Casos"),
        "{cases}"
    );
    // Whoever signs in without choosing has what the account chose, whatever the browser asks for.
    let mut again = Visitor::at(&world, DeskName::Victim);
    assert!(text(&again.get(&world, "/victim/")).contains("<html lang=\"es-US\""));
}

#[test]
fn a_language_is_chosen_on_any_page_and_leads_back_to_it() {
    let world = World::new(3);
    let mut who = Visitor::at(&world, DeskName::Client);
    let page = switch(
        &world,
        &mut who,
        "/client/groups",
        DeskName::Client,
        "es-US",
    );
    assert!(
        page.contains("<html lang=\"es-US\"") && page.contains("<h1>Grupos</h1>"),
        "{page}"
    );
    let page = switch(
        &world,
        &mut who,
        "/client/account",
        DeskName::Client,
        "en-US",
    );
    assert!(page.contains("<html lang=\"en-US\""), "{page}");
    // A language that is none changes nothing, and nobody is sent out of the desk.
    let account = text(&who.get(&world, "/client/account"));
    let forms = html::forms(&account);
    let form = forms
        .iter()
        .find(|form| form.action == "/client/account/language")
        .unwrap();
    for (code, to) in [
        ("fr", "/client/"),
        ("es-US", "//other.example.org"),
        ("es-US", "/victim/"),
    ] {
        let mut fields = form.filled(&[]);
        fields.retain(|(name, _)| name != "lang" && name != "to");
        fields.extend([
            ("lang".to_owned(), code.to_owned()),
            ("to".to_owned(), to.to_owned()),
        ]);
        let answer = who.post(&world, "/client/account/language", &fields);
        let sent = answer.header("location").unwrap();
        assert!(sent.starts_with("/client/"), "{sent}");
        let spanish = text(&who.get(&world, "/client/")).contains("lang=\"es-US\" translate")
            || text(&who.get(&world, "/client/")).contains("<html lang=\"es-US\"");
        assert_eq!(spanish, code == "es-US", "{code}");
    }
}

/// The valve: a language is a setting of one desk, and another desk's pages are the same to the byte.
#[test]
fn a_language_chosen_at_one_desk_is_not_known_at_another() {
    let world = World::new(4);
    let mut victim = Visitor::at(&world, DeskName::Victim);
    switch(&world, &mut victim, "/victim/", DeskName::Victim, "es-US");
    for desk in [DeskName::Client, DeskName::Program, DeskName::Review] {
        let mut who = Visitor::at(&world, desk);
        let page = text(&who.get(&world, &format!("/{desk}/account")));
        assert!(page.contains("<html lang=\"en-US\""), "{desk}");
    }
}

/// What a page says in the page's own language: what is marked as another one, such as the words of a call or the button that
/// leads to English, is left out.
fn own_words(page: &str) -> String {
    let mut own = String::new();
    let mut rest = page;
    while let Some(at) = rest.find(" lang=\"en-US\"") {
        let start = rest[..at].rfind('<').unwrap();
        let name = rest[start + 1..]
            .split([' ', '>'])
            .next()
            .unwrap_or_default();
        own.push_str(&rest[..start]);
        let (open, close) = (format!("<{name}"), format!("</{name}>"));
        let mut depth = 0;
        let mut here = &rest[start..];
        loop {
            let end = here.find(&close).unwrap_or_else(|| panic!("{here}"));
            depth += here[..end].matches(&open).count();
            here = &here[end + close.len()..];
            depth -= 1;
            if depth == 0 {
                break;
            }
        }
        rest = here;
    }
    own.push_str(rest);
    own
}

/// Participants, people, a danger, something handed over: what makes pages of cases, calls and files.
fn filled() -> World {
    let world = World::new(5);
    let mut may = Visitor::at(&world, DeskName::Client);
    for last in ["Larch", "Yew"] {
        may.refers(&world, &[("first", "Pax"), ("last", last)]);
    }
    let cases = world.cases();
    for case in &cases {
        let decide = format!("/client/participants/{case}/decision");
        may.fill(&world, &decide, &decide, &[("outcome", "accepted")]);
    }
    let mut nell = Visitor::at(&world, DeskName::Victim);
    let new = format!("/victim/cases/{}/people/new", cases[0]);
    let somebody = [("vc_name", "Ada Magnolia"), ("vc_roles", "victim")];
    nell.fill(&world, &new, &new, &somebody);
    for line in ["hand-over", "danger"] {
        let page = format!("/client/participants/{}/{line}", cases[0]);
        let opened = text(&may.open(&world, &page));
        let forms = html::forms(&opened);
        let form = forms
            .iter()
            .find(|form| form.post && form.action.ends_with(line));
        let mut fields = form.unwrap_or_else(|| panic!("{opened}")).filled(&[]);
        for (name, value) in &mut fields {
            if value.is_empty() && !name.contains("time") {
                "Otto".clone_into(value);
            }
        }
        let action = form.unwrap().action.clone();
        may.post(&world, &action, &fields);
    }
    world
}

fn is_of(pattern: &str, place: &str) -> bool {
    let (asked, given): (Vec<_>, Vec<_>) =
        (pattern.split('/').collect(), place.split('/').collect());
    let mut pairs = asked.iter().zip(&given);
    asked.len() == given.len() && pairs.all(|(a, b)| a.starts_with('{') || a == b)
}

/// What a form holds to begin a paper with, in the language of whoever reads the paper: a court's is English
/// (docs/decisions/0135).
const OF_A_PAPER: [&str; 4] = [
    "client-release-what-start",
    "client-report-court-draft",
    "client-report-probation-draft",
    "client-report-progress-draft",
];

/// Every page in Spanish, of cases, calls and files as well: no key stands on it, no variable, and no sentence in English.
#[test]
fn no_page_in_spanish_says_anything_in_english() {
    let world = filled();
    let english = Languages::new().of("en-US");
    let spanish = Languages::new().of("es-US");
    // Sentences of more than three words: a single word may be the same, or somebody's name.
    // A name that Spanish says too, such as that of an office, is not left in English.
    let said = |text: &str| {
        spanish
            .keys()
            .iter()
            .any(|key| spanish.t(key).contains(text))
    };
    let sentences: Vec<(&String, &str)> = english
        .keys()
        .iter()
        .map(|key| (key, english.t(key)))
        .filter(|(key, text)| {
            let begins_a_paper = OF_A_PAPER.contains(&key.as_str());
            text.split(' ').count() > 3 && !said(text) && !begins_a_paper
        })
        .collect();
    assert!(sentences.len() > 300, "{}", sentences.len());
    let mut lines_seen = BTreeSet::new();
    let mut wrong = BTreeSet::new();
    for desk in DESKS {
        let mut who = Visitor::at(&world, desk);
        switch(&world, &mut who, &format!("/{desk}/"), desk, "es-US");
        // Programs know no language.
        let lines: Vec<_> = world.desk(desk).table();
        let lines: Vec<_> = lines
            .into_iter()
            .filter(|line| line.method == Method::Get && line.guard == Guard::SignedIn)
            .collect();
        let without = lines.iter().filter(|line| !line.path.contains('{'));
        let mut waiting: Vec<String> = without.map(|line| line.path.clone()).collect();
        let mut seen = BTreeSet::new();
        while let Some(place) = waiting.pop() {
            let Some(line) = lines.iter().find(|line| is_of(&line.path, &place)) else {
                continue;
            };
            if seen.len() > 400 || !seen.insert(place.clone()) {
                continue;
            }
            let answer = who.open(&world, &place);
            let is_page = answer
                .header("content-type")
                .is_some_and(|kind| kind.starts_with("text/html"));
            if !is_page {
                continue;
            }
            let page = text(&answer);
            let links = html::links(&page).into_iter();
            waiting.extend(links.map(|link| {
                let path = link.split(['#', '?']).next().unwrap_or_default();
                path.to_owned()
            }));
            lines_seen.insert(line.path.clone());
            assert!(page.contains("<html lang=\"es-US\""), "{place} {page}");
            assert!(!page.contains("{$"), "{place} {page}");
            let plain = own_words(&page).replace("&#39;", "’");
            for (key, text) in &sentences {
                if plain.contains(text) {
                    wrong.insert(format!("{}: {key} is in English", line.path));
                }
            }
        }
    }
    let with_gaps = lines_seen.iter().filter(|path| path.contains('{')).count();
    eprintln!(
        "{} pages, {with_gaps} of a case, a call or a file",
        lines_seen.len()
    );
    assert!(lines_seen.len() > 50 && with_gaps > 25, "{lines_seen:?}");
    let wrong: Vec<_> = wrong.into_iter().collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
