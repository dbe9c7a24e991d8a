//! The page of deadlines: what is law, what is the program's own standard, and the few numbers it may set.

use rules::OwnNumber;

use super::{Program, text, undo};

#[test]
fn every_number_of_the_pack_stands_there_as_law_or_as_policy() {
    let house = Program::new();
    let page = house.page("/program/numbers");
    let (law, policy) = page.split_once("id=\"policy\"").unwrap();
    for said in [
        "First notice: by the end of business day 7 after the decision.",
        "Without a contact, 3 tries by telephone are needed.",
        "at least three (3) times within 7 business days of acceptance or rejection",
    ] {
        assert!(law.contains(said), "{said}");
    }
    for said in [
        "A danger: whoever it is toward is told within 60 minutes.",
        "A danger: the certified provider is told within 60 minutes.",
        "What must be told on contact: by the next business day.",
        "Two tries lie at least 120 minutes apart.",
    ] {
        assert!(policy.contains(said) && !law.contains(said), "{said}");
    }
}

#[test]
fn a_number_is_set_within_its_bounds_with_a_reason_and_given_back() {
    let house = Program::new();
    let path = "/program/numbers/alarm_again";
    let before = house.settings().version;
    for (fields, said) in [
        ("number=11&why=x", "Give a number from 2 to 10."),
        ("number=1&why=x", "Give a number from 2 to 10."),
        ("number=soon&why=x", "Give a number from 2 to 10."),
        ("number=5&why=+", "Say why, in a few words."),
    ] {
        let answer = house.send(path, fields);
        assert_eq!(answer.status, 422, "{fields}");
        assert!(text(&answer).contains(said), "{fields}: {}", text(&answer));
    }
    assert_eq!(house.settings().version, before, "nothing was set");
    let page = house.follow(&house.send(path, "number=5&why=Two+counties+are+an+hour+away."));
    assert!(page.contains(
        "An alarm about a danger goes out again after 5 minutes. Two counties are an hour away."
    ));
    assert!(page.contains("5, set by"), "{page}");
    let rules = house.settings().rules("us-ok").unwrap();
    assert_eq!(rules.pack.own(OwnNumber::AlarmAgain).number, 5);
    let page = house.follow(&house.send(path, "number=8&why=Moved+nearer."));
    let back = undo(&page).expect("the last change can be undone");
    house.follow(&house.send(&back, ""));
    let rules = house.settings().rules("us-ok").unwrap();
    assert_eq!(rules.pack.own(OwnNumber::AlarmAgain).number, 5);
    assert_eq!(
        house
            .send("/program/numbers/nothing", "number=5&why=x")
            .status,
        404
    );
}
