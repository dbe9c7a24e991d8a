//! Who is close to somebody in a file does not open it.

use desk::{Answers as _, Guard, Method};
use keys::{Accounts, Cost, DeskName, Sessions};

use super::{House, says, text};

const PATH: &str = "/client/conflicts";

/// Rae signs in in the place of whoever was there, or Paz does again.
fn sit(house: &House, user: &str) {
    let accounts = Accounts::new(house.store.as_ref(), DeskName::Client);
    let all = accounts.list().unwrap();
    let account = match all.into_iter().find(|each| each.user == user) {
        Some(account) => account,
        None => accounts
            .create(
                user,
                "Rae T.",
                "sandplum thicket",
                &house.ring,
                Cost::LIGHT,
                &house.stream,
            )
            .unwrap(),
    };
    let now = desk::Clock::now(house.clock.as_ref());
    let sessions = Sessions::new(house.store.as_ref(), DeskName::Client);
    let cookie = sessions
        .begin(&account, &house.ring, now, &house.stream)
        .unwrap();
    let csrf = sessions.find(&cookie, now).unwrap().unwrap().csrf;
    *house.here.borrow_mut() = (cookie, csrf);
}

/// Everything about a file that Rae may not open leads to who works on it; lists leave it out; a danger is still taken.
#[test]
fn a_file_does_not_open_to_who_has_a_conflict_of_interest_with_it() {
    let house = House::new();
    let file = house.refer("Garrick", "Vantongeren");
    let mark = file.rsplit('/').next().unwrap().to_owned();
    // Alone nobody can be kept from it.
    assert!(says(
        &house.page(&format!("{PATH}?case={mark}")),
        "Nobody else can work on this file."
    ));
    sit(&house, "rae");
    sit(&house, "paz");
    assert!(says(&house.page(&file), "Conflict of interest"));
    let page = house.page(&format!("{PATH}?case={mark}"));
    let once = super::inputs(&page);
    let field = |name: &str| {
        let found = once.iter().find(|(each, _)| each == name);
        found.map(|(_, value)| value.clone()).unwrap()
    };
    let fields = [
        ("once", field("once")),
        ("conflict_file", field("conflict_file")),
        ("conflict_whose", "2".to_owned()),
    ];
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    assert_eq!(house.post(PATH, &fields).status, 303);
    // Sent twice it is written down once.
    assert_eq!(house.post(PATH, &fields).status, 303);
    assert_eq!(
        house
            .page(PATH)
            .matches("<h3>Rae T. does not work on file")
            .count(),
        1
    );

    sit(&house, "rae");
    let instead = format!("{PATH}/{mark}");
    let danger = format!("{file}/danger");
    let mut asked = 0;
    for line in house.counter.table() {
        if !line.path.contains("{case}") || line.guard != Guard::SignedIn {
            continue;
        }
        let path = line.path.replace("{case}", &mark);
        let parts = path
            .split('/')
            .map(|part| if part.starts_with('{') { "1" } else { part });
        let path = parts.collect::<Vec<_>>().join("/");
        if path == danger {
            continue;
        }
        let answer = match line.method {
            Method::Get => house.get(&path),
            Method::Post => house.post(&path, &[]),
        };
        assert_eq!(
            (answer.status, answer.header("location")),
            (303, Some(instead.as_str())),
            "{path}"
        );
        asked += 1;
    }
    assert!(asked > 30, "{asked}");
    let page = house.page(&instead);
    assert!(says(&page, "You do not work on this file") && says(&page, "Paz U."));
    for list in [
        "/client/",
        "/client/groups",
        "/client/notes",
        "/client/paper",
        "/client/reports-due",
        PATH,
    ] {
        let page = house.page(list);
        assert!(
            !says(&page, "Vantongeren") && !says(&page, "Garrick"),
            "{list}"
        );
    }
    assert!(says(
        &house.page("/client/"),
        "One file is not yours to work on."
    ));
    // Whoever learns of a danger says so.
    let sent = house.fill(
        &danger,
        &[
            ("d_toward", "partner"),
            ("d_words", "He said he goes there tonight."),
        ],
    );
    assert_eq!(sent.0.status, 303, "{}", text(&sent.0));

    // With the participant in the room nothing of it is shown.
    sit(&house, "paz");
    house.post("/client/room", &[("room", "on"), ("to", "/client/")]);
    for path in [PATH, instead.as_str()] {
        let answer = house.get(path);
        assert_eq!(
            (answer.status, answer.header("location")),
            (303, Some("/client/"))
        );
    }
    assert!(!says(&house.page(&file), "Conflict of interest"));
}
