//! In which language a page speaks: the account's own at its desk, and before signing in the browser's or the one
//! that was chosen at the door.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what is not as expected must stop the test"
)]

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

/// Every page without gaps in its path, in Spanish: no key stands on it, no variable, and no sentence in English.
#[test]
fn no_page_in_spanish_says_anything_in_english() {
    let world = World::new(5);
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
        .filter(|(_, text)| text.split(' ').count() > 3 && !said(text))
        .collect();
    assert!(sentences.len() > 300, "{}", sentences.len());
    let mut seen = 0;
    for desk in DESKS {
        let mut who = Visitor::at(&world, desk);
        switch(&world, &mut who, &format!("/{desk}/"), desk, "es-US");
        for line in world.desk(desk).table() {
            // Programs know no language.
            let is_a_page = line.method == Method::Get && line.guard == Guard::SignedIn;
            if !is_a_page || line.path.contains('{') {
                continue;
            }
            let page = text(&who.open(&world, &line.path));
            assert!(
                page.contains("<html lang=\"es-US\""),
                "{} {page}",
                line.path
            );
            assert!(!page.contains("{$"), "{} {page}", line.path);
            let plain = page.replace("&#39;", "’");
            for (key, text) in &sentences {
                assert!(!plain.contains(text), "{}: {key} is in English", line.path);
            }
            seen += 1;
        }
    }
    assert!(seen > 15, "{seen}");
}
