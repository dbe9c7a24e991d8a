//! The participant sees the screen.

use super::*;

const NEVER: [&str; 4] = ["victim", "danger", "hand over", "handed over"];

/// Every page of the desk that is shown by GET, of one file and one of its facts.
fn pages(house: &House, file: &str, fact: &str) -> Vec<String> {
    let mark = file.rsplit('/').next().unwrap();
    let at = house.clock.now().second().to_string();
    let own = house.counter.table().into_iter();
    // The view is for screens: programs are answered without it (docs/decisions/0032).
    let own = own.filter(|line| !line.path.contains("/api/v1/"));
    own.filter(|line| line.method == Method::Get && !line.path.contains("assets"))
        .map(|line| {
            line.path
                .replace("{case}", mark)
                .replace("{fact}", fact)
                .replace("{at}", &at)
        })
        .collect()
}

#[test]
fn while_it_is_on_no_page_says_what_is_not_for_the_participant() {
    let house = House::new();
    house.refer("Quill", "Hargreave");
    let file = house.refer("Pax", "Larch");
    let fields = [
        ("words", "The victim is in danger."),
        ("concerns", "alcohol"),
    ];
    let (answer, _) = house.fill(&format!("{file}/assessment"), &fields);
    let fact = answer.header("location").unwrap();
    let fact = fact.split("fact=").nth(1).unwrap().to_owned();
    let (answer, _) = house.fill(
        &format!("{file}/hand-over"),
        &[("h_number", "918-555-0142")],
    );
    assert_eq!(answer.status, 303);
    assert!(says(&house.page(&file), "Hand over"));
    assert!(says(&house.page("/client/"), "Hargreave"));

    let on = house.post("/client/room", &[("room", "on"), ("to", &file)]);
    assert_eq!(on.header("location"), Some(file.as_str()));
    for path in pages(&house, &file, &fact) {
        let answer = house.get(&path);
        let page = text(&answer).to_lowercase();
        for word in NEVER {
            assert!(!page.contains(word), "{path} says {word}");
        }
        assert!(!page.contains("hand-over"), "{path} leads there");
        assert!(!page.contains("hargreave"), "{path} names somebody else");
        assert!(!page.contains("gun at home"), "{path}");
    }
    // A form that is wrong, a search, and a save say no more.
    let searched = house.post("/client/", &[("c_search", "Hargreave")]);
    assert!(!says(&text(&searched), "Hargreave, Quill"));
    let (answer, _) = house.fill(&format!("{file}/decision"), &[]);
    assert_eq!(answer.status, 422);
    let saved = house.done(&format!("{file}/decision"), &[("outcome", "accepted")]);
    for page in [text(&answer), saved, text(&searched)] {
        for word in NEVER {
            assert!(
                !page.to_lowercase().contains(word),
                "{word}: {}",
                plain(&page)
            );
        }
    }
    // What was open in another window is still taken, without a word about it.
    let once = house.counter.desk().office.once();
    let answer = house.post(
        &format!("{file}/hand-over"),
        &[("once", &once), ("h_words", "Moved to their sister")],
    );
    assert_eq!(answer.header("location"), Some(file.as_str()));
    assert_eq!(entries(house.drop.as_ref()), 2);

    house.post("/client/room", &[("room", "off"), ("to", &file)]);
    assert!(says(&house.page(&file), "The victim is in danger."));
    assert!(says(&house.page("/client/"), "Hargreave"));
}

#[test]
fn the_button_is_on_every_page_and_leads_back_to_it() {
    let house = House::new();
    let file = house.refer("Pax", "Larch");
    for path in [
        "/client/",
        file.as_str(),
        "/client/referrals/new",
        "/client/room",
    ] {
        let page = house.page(path);
        assert!(page.contains("name=\"room\" value=\"on\""), "{path}");
        assert!(
            page.contains(&format!("name=\"to\" value=\"{path}\"")),
            "{path}"
        );
    }
    for to in [
        "https://example.org/",
        "//example.org",
        "/victim/",
        "/client//x",
        "",
    ] {
        let answer = house.post("/client/room", &[("room", "on"), ("to", to)]);
        assert_eq!(answer.header("location"), Some("/client/"), "{to}");
    }
    assert_eq!(house.post("/client/room", &[("room", "x")]).status, 422);
}

#[test]
fn a_denial_or_a_leaving_is_kept_from_the_participant_until_they_could_hear_first() {
    let house = House::new();
    let file = house.refer("Pax", "Larch");
    // Decided on a Monday; Thanksgiving and the day after are no business days, but the second one comes before.
    let no = [("outcome", "denied"), ("reason", "too dangerous")];
    house.done(&format!("{file}/decision"), &no);
    let warning = "Do not tell the participant before Wed., Nov. 25, 2026, 5:00 p.m.";
    assert!(says(&house.page(&file), warning));
    let in_the_room = || {
        house.post("/client/room", &[("room", "on")]);
        let page = plain(&house.page(&file));
        house.post("/client/room", &[("room", "off")]);
        page
    };
    let seen = in_the_room();
    assert!(
        !seen.contains("enied") && !seen.contains("before Wed"),
        "{seen}"
    );
    assert!(seen.contains("Waits for assessment"), "{seen}");

    house.days(2);
    // Wednesday morning still; in the evening it may be said.
    assert!(!in_the_room().contains("enied"));
    house.minutes(8 * 60);
    assert!(!says(&house.page(&file), "Do not tell"));
    assert!(in_the_room().contains("Denied"));
}
