//! Who is close to somebody in a file does not open it.

use desk::{Answers as _, Guard, Method};
use rules::{CaseId, Role};

use super::{House, plain, says, says_no, text};

const PATH: &str = "/victim/conflicts";
const NAMES: [&str; 4] = ["Ottilie", "Fernsby", "Vantongeren", "555-0173"];

/// Nell wrote down that Thea has a conflict of interest with a file in which somebody is owed a call. Thea is signed in.
fn kept() -> (House, CaseId) {
    let mut house = House::new();
    let case = house.participant();
    house.person(case, "Ottilie Fernsby", Role::Victim, &["405-555-0173"]);
    let form = format!("{PATH}?case={case}");
    says(
        &house.page(&format!("/victim/cases/{case}")),
        &["Conflict of interest"],
    );
    let page = house.done(&form, PATH, &[("conflict_whose", "2")]);
    says(&page, &[&format!("thea does not work on file {case}")]);
    house.sit("thea");
    (house, case)
}

/// A path of the table about that file, its other parameters being the first there could be.
fn about(path: &str, case: CaseId) -> String {
    let filled = path.replace("{case}", case.as_str());
    filled
        .split('/')
        .map(|part| if part.starts_with('{') { "1" } else { part })
        .collect::<Vec<_>>()
        .join("/")
}

#[test]
fn every_route_about_the_file_leads_to_who_works_on_it() {
    let (house, case) = kept();
    let instead = format!("{PATH}/{case}");
    let mut asked = 0;
    for line in house.counter.table() {
        if !line.path.contains("{case}") || line.guard != Guard::SignedIn {
            continue;
        }
        let path = about(&line.path, case);
        let answer = match line.method {
            Method::Get => house.ask(Method::Get, &path, String::new()),
            Method::Post => house.post(&path, &[]),
        };
        assert_eq!(
            (answer.status, answer.header("location")),
            (303, Some(instead.as_str())),
            "{path}"
        );
        asked += 1;
    }
    assert!(asked > 60, "{asked}");
    let page = house.page(&instead);
    says(&page, &["You do not work on this file", "Ask: nell."]);
    says_no(&page, &NAMES);
    says_no(&page, &["Open it"]);
    // And nothing was looked into by it.
    let mut house = house;
    house.sit("nell");
    says_no(
        &house.page(&format!("/victim/cases/{case}")),
        &["thea looked", "thea opened"],
    );
}

#[test]
fn no_page_without_a_file_in_its_path_names_anybody_of_it() {
    let (house, case) = kept();
    house.risk(case);
    let mut shown = 0;
    for line in house.counter.table() {
        let open = line.guard == Guard::SignedIn && line.method == Method::Get;
        if !open || line.path.contains('{') {
            continue;
        }
        let page = plain(&text(&house.ask(Method::Get, &line.path, String::new())));
        says_no(&page, &NAMES);
        shown += 1;
    }
    assert!(shown > 10, "{shown}");
    says(
        &house.page("/victim/"),
        &[
            case.as_str(),
            "somebody you do not work with: conflict of interest",
        ],
    );
    let found = house.send("/victim/cases", "/victim/cases", &[("vc_find", "Fernsby")]);
    let found = plain(&text(&found));
    says_no(&found, &["Ottilie", "Vantongeren"]);
    says(&found, &["One file is not yours to work on."]);
}

#[test]
fn somebody_in_danger_is_not_left_alone_and_the_others_see_who_opened_it() {
    let (mut house, case) = kept();
    let instead = format!("{PATH}/{case}");
    let open = format!("{instead}/open");
    let once = house.counter.office().once();
    let once = [("once", once.as_str())];
    assert_eq!(house.post(&open, &once).status, 404);
    house.risk(case);
    says(
        &house.page(&instead),
        &["Somebody in this file is in danger."],
    );
    let file = house.done(&instead, &open, &[]);
    says(&file, &["Garrick Vantongeren"]);
    house.sit("nell");
    says(&house.page("/victim/"), &["thea opened a file"]);
    says(&house.page(PATH), &["Opened all the same"]);
    // For twelve hours, and no longer.
    house.later(11 * 60 * 60);
    house.sit("thea");
    says(
        &house.page(&format!("/victim/cases/{case}")),
        &["Vantongeren"],
    );
    house.later(60 * 60 + 1);
    house.sit("thea");
    let file = house.ask(Method::Get, &format!("/victim/cases/{case}"), String::new());
    assert_eq!(file.header("location"), Some(instead.as_str()));
}

#[test]
fn a_file_is_never_left_without_anybody_and_only_somebody_else_ends_a_conflict() {
    let (mut house, case) = kept();
    // The other one cannot be kept from it as well.
    house.sit("nell");
    let form = format!("{PATH}?case={case}");
    says(&house.page(&form), &["Nobody else can work on this file."]);
    let once = house.counter.office().once();
    let fields = [
        ("once", once.as_str()),
        ("conflict_file", case.as_str()),
        ("conflict_whose", "1"),
    ];
    assert_eq!(house.post(PATH, &fields).status, 422);
    // Thea cannot end her own.
    house.sit("thea");
    let end = format!("{PATH}/2/{case}/end");
    assert_eq!(house.post(&end, &fields[..1]).status, 404);
    says(&house.page(PATH), &["It is yours: somebody else"]);
    // Once nobody else can sign in, it keeps nobody from the file.
    let accounts = keys::Accounts::new(house.victim.as_ref(), keys::DeskName::Victim);
    accounts.end("nell", true).unwrap();
    says(
        &house.page(&format!("/victim/cases/{case}")),
        &["Vantongeren"],
    );
    let (mut house, case) = kept();
    house.sit("nell");
    let end = format!("{PATH}/2/{case}/end");
    says(
        &house.done(PATH, &end, &[]),
        &["Nobody of this desk has a conflict of interest."],
    );
    house.sit("thea");
    says(
        &house.page(&format!("/victim/cases/{case}")),
        &["Vantongeren"],
    );
}

#[test]
fn nothing_of_it_is_handed_on_to_who_may_not_open_it() {
    let (mut house, case) = kept();
    house.sit("nell");
    let take = format!("/victim/cases/{case}/took/1");
    house.done("/victim/", &take, &[]);
    let form = "/victim/hand-on";
    let answer = house.send(form, form, &[("vh_to", "2")]);
    assert_eq!(answer.status, 422);
    says(
        &plain(&text(&answer)),
        &[&format!(
            "A conflict of interest keeps them from file {case}."
        )],
    );
}

#[test]
fn a_form_without_anybody_chosen_says_so() {
    let (mut house, case) = kept();
    house.sit("nell");
    let case = {
        let other = house.participant();
        assert_ne!(other, case);
        other
    };
    let form = format!("{PATH}?case={case}");
    let answer = house.send(&form, PATH, &[]);
    assert_eq!(answer.status, 422);
    says(&plain(&text(&answer)), &["Choose who it is."]);
    assert_eq!(
        house
            .ask(Method::Get, &format!("{PATH}?case=zzzz"), String::new())
            .status,
        404
    );
    assert_eq!(
        house
            .ask(
                Method::Get,
                &format!("{PATH}?case=conflicts"),
                String::new()
            )
            .status,
        404
    );
}
