//! A danger that becomes known at this desk, and the way from a call back to it.

use rules::{CaseId, Role, Target};

use super::{House, says};

fn house() -> (House, CaseId) {
    let house = House::new();
    let case = house.participant();
    house.person(
        case,
        "Ottilie Fernsby",
        Role::Victim,
        &["405-555-0173", "405-555-0174"],
    );
    house.person(case, "Emeric Dole", Role::CurrentPartner, &["405-555-0109"]);
    (house, case)
}

#[test]
fn they_call_and_say_what_was_threatened_and_it_opens_the_warnings() {
    let (house, case) = house();
    let threat = format!("/victim/cases/{case}/threat/1");
    for (from, path) in [
        ("call", format!("/victim/cases/{case}/call/1")),
        ("case", format!("/victim/cases/{case}/people/1")),
    ] {
        assert!(house.source(&path).contains(&threat), "{from}");
    }
    // From a call that came in, on to the form.
    let inbound = format!("/victim/cases/{case}/inbound/1");
    let page = house.done(&inbound, &inbound, &[("vc_then", "threat")]);
    says(&page, &["A danger became known", "call 911 first"]);
    assert!(!page.contains("Emeric"), "one page names one person");
    // Who told of it is asked, never guessed.
    let words = ("vc_words", "He wrote that the house will burn.");
    let fields = [("vc_toward", "victim"), words];
    let answer = house.send(&threat, &threat, &fields);
    assert_eq!(answer.status, 422);
    says(&super::plain(&super::text(&answer)), &["Say who told us."]);
    // The first person told of it herself: no warning to her, one to the partner and one to the provider.
    let fields = [
        ("vc_toward", "victim"),
        ("vc_named", "2"),
        words,
        ("vc_source", "1"),
    ];
    let page = house.done(&threat, &threat, &fields);
    says(
        &page,
        &[
            "2 calls to make, the first by 9:00 p.m.",
            "0 of 1 told",
            "Person 2 , Current partner",
            "He wrote that the house will burn.",
            "405-555-0142 Redbud Crossing",
            "Ask them first whether the provider or the police may be told",
            "Nobody has taken it",
        ],
    );
    assert!(!page.contains("Person 1 , Victim"), "{page}");
    let danger = house.stores().case(case).unwrap().dangers()[0];
    assert!(danger.toward.contains(Target::Victim));
    assert_eq!(danger.source, Some(rules::PersonNo(0)));
    says(&house.page("/victim/"), &["Danger , 1 open"]);
}

#[test]
fn a_danger_told_by_nobody_of_the_case_warns_everybody() {
    let (house, case) = house();
    let threat = format!("/victim/cases/{case}/threat/0");
    let fields = [
        ("vc_toward", "victim"),
        ("vc_words", "A neighbor heard it."),
        ("vc_source", "0"),
    ];
    let page = house.done(&threat, &threat, &fields);
    says(
        &page,
        &["3 calls to make, the first by 9:00 p.m.", "0 of 2 told"],
    );
}

#[test]
fn after_reached_one_is_back_at_the_danger_with_what_is_next() {
    let (house, case) = house();
    let threat = house.risk(case);
    let danger = format!("/victim/cases/{case}/danger/{threat}");
    let call = format!("/victim/cases/{case}/call/1");
    let page = house.done(&call, &call, &[("vl_outcome", "reached")]);
    says(
        &page,
        &[
            "Recorded: Try: reached",
            "Next: Person 2.",
            "1 of 2 told",
            "Tell the rest, 2 things",
        ],
    );
    assert!(
        house
            .source(&danger)
            .contains(&format!("/victim/cases/{case}/told/1"))
    );
    let call = format!("/victim/cases/{case}/call/2");
    let page = house.done(&call, &call, &[("vl_outcome", "no_answer")]);
    says(&page, &["Next: Person 2."]);
    let page = house.done(&call, &call, &[("vl_outcome", "reached")]);
    says(&page, &["Next: The certified provider."]);
    let provider = format!("/victim/cases/{case}/provider/{threat}");
    house.send(&provider, &provider, &[("vl_outcome", "reached")]);
    says(&house.page(&danger), &["Everybody has been told"]);
}

#[test]
fn for_a_danger_a_held_number_may_be_called_and_the_page_warns_loudly() {
    let (house, case) = house();
    let call = format!("/victim/cases/{case}/call/1");
    house.done(&call, &call, &[("vl_outcome", "someone_else")]);
    house.done(
        &call,
        &call,
        &[
            ("vl_called", "n:405-555-0174"),
            ("vl_outcome", "wrong_number"),
        ],
    );
    let threat = house.risk(case);
    let danger = house.page(&format!("/victim/cases/{case}/danger/{threat}"));
    says(
        &danger,
        &[
            "Call: The advocate they named",
            "Call this held number: Number 1 , Person 1 Not before Wed., Nov. 25: somebody else answered",
            "2 of 2",
        ][..2],
    );
    assert!(
        !danger.contains("Number 2"),
        "a burned one is no way: {danger}"
    );
    for name in ["Ottilie", "0173", "Moss"] {
        assert!(!danger.contains(name), "{name}");
    }
    let source = house.source(&call);
    assert!(source.contains("<div class=\"note red\">"), "{source}");
    says(
        &super::plain(&source),
        &["This is a danger, so it may be called all the same. Say nothing until it is them."],
    );
    assert!(
        source.contains("value=\"n:405-555-0173\" checked"),
        "{source}"
    );
    assert!(!source.contains("value=\"n:405-555-0174\""));
    let page = house.done(&call, &call, &[("vl_outcome", "unsafe")]);
    says(
        &page,
        &[
            "They are still to be told of a danger.",
            "Back to the danger",
        ],
    );
}
