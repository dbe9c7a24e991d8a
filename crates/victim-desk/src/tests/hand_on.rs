//! Who has which call, until when, and what is handed on.

use desk::Clock as _;
use ledger::{Actor, Filed, Matter, Store as _};
use rules::{CaseId, Role};

use super::{House, says, says_no};

fn somebody() -> (House, CaseId) {
    let house = House::new();
    let case = house.participant();
    house.person(case, "Ottilie Fernsby", Role::Victim, &["405-555-0173"]);
    (house, case)
}

const TODAY: &str = "/victim/";

#[test]
fn a_call_is_had_until_it_is_made_given_back_or_the_next_business_day_begins() {
    let (mut house, case) = somebody();
    let take = format!("/victim/cases/{case}/took/1");
    let back = format!("/victim/cases/{case}/gave-back/1");
    let call = format!("/victim/cases/{case}/call/1");
    says(&house.page(TODAY), &["Nobody has taken it"]);
    says(
        &house.done(TODAY, &take, &[]),
        &["You have this since 8:00 p.m.", "Give it back"],
    );
    house.sit("thea");
    let page = house.page(TODAY);
    says(&page, &["nell has this since 8:00 p.m."]);
    says_no(&page, &["Give it back"]);
    says(&house.page(&call), &["nell has this since 8:00 p.m."]);
    house.sit("nell");
    says(&house.done(TODAY, &back, &[]), &["Nobody has taken it"]);
    says(
        &house.page(&format!("/victim/cases/{case}/people/1")),
        &["Gave the next call back"],
    );
    // Taken anew, it is over when the call is made,
    house.done(TODAY, &take, &[]);
    house.done(&call, &call, &[("vl_outcome", "no_answer")]);
    says(&house.page(TODAY), &["Nobody has taken it"]);
    // and when the next business day begins. Thursday and Friday are no business days, nor is the weekend.
    house.at("2026-11-25T16:00:00-06:00", "nell");
    house.done(TODAY, &take, &[]);
    house.at("2026-11-29T22:00:00-06:00", "nell");
    says(
        &house.page(TODAY),
        &["You have this since Wed., Nov. 25, 4:00 p.m."],
    );
    house.at("2026-11-30T08:00:00-06:00", "nell");
    says(&house.page(TODAY), &["Nobody has taken it"]);
    says_no(&house.page(&call), &["have this", "has this"]);
}

/// Nell has a call and a danger, and hands both on to Thea.
fn handed() -> (House, CaseId) {
    let (house, case) = somebody();
    house.done(TODAY, &format!("/victim/cases/{case}/took/1"), &[]);
    let threat = house.risk(case);
    let danger = format!("/victim/cases/{case}/danger/{threat}");
    house.done(&danger, &format!("{danger}/take"), &[]);
    let form = "/victim/hand-on";
    let page = house.page(form);
    says(
        &page,
        &[
            "thea",
            &format!("{case} (participant: Garrick Vantongeren): danger, since"),
            &format!(
                "{case}, Ottilie Fernsby (participant: Garrick Vantongeren): first call about the decision, by"
            ),
        ],
    );
    says_no(&page, &["555", "person 1"]);
    let answer = house.send(form, form, &[]);
    assert_eq!(answer.status, 422);
    says(
        &super::plain(&super::text(&answer)),
        &["Choose a colleague."],
    );
    // Both stand ticked, for Nell has both.
    let ticked = super::inputs(&house.source(form), form);
    let count = ticked.iter().filter(|(name, _)| name == "vh_carried");
    assert_eq!(count.count(), 2);
    let thea = [
        ("vh_to", "2"),
        ("vh_words", "The mother calls on Saturday."),
    ];
    let csrf: Vec<(&str, &str)> = ticked
        .iter()
        .filter(|(name, _)| name != "vh_words")
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .chain(thea)
        .collect();
    let answer = house.post(form, &csrf);
    assert_eq!(answer.status, 303);
    (house, case)
}

/// The accounts that have the call and the danger.
fn who(house: &House, case: CaseId) -> (Option<Actor>, Option<Actor>) {
    let now = house.clock.now();
    house.board.catch_up(house.stores(), now).unwrap();
    let rows = house.board.of_case(case);
    let call = rows.iter().find(|row| !row.duty.kind.is_warning()).unwrap();
    let danger = house.board.living()[0].1.took;
    (
        call.took(now, &house.rules).map(|(actor, _)| actor),
        danger.map(|(actor, _)| actor),
    )
}

#[test]
fn what_is_handed_on_stands_in_red_on_both_first_pages_until_the_other_accepts_it() {
    let (mut house, case) = handed();
    let nell = Some(Actor(1));
    let thea = Some(Actor(2));
    assert_eq!(who(&house, case), (nell, nell));
    let said = "You handed this on to thea (8:00 p.m.). Not accepted yet: it is still yours.";
    says(&house.page(TODAY), &[said, "The mother calls on Saturday."]);
    let source = house.source(TODAY);
    let form = source.split("/victim/hand-on/").nth(1).unwrap();
    let answer = format!("/victim/hand-on/{}", form.split('"').next().unwrap());
    says_no(&source, &["vh_answer\" value=\"accept"]);
    // Who handed it on cannot accept it themselves.
    let mine = house.send(TODAY, &answer, &[("vh_answer", "accept")]);
    assert_eq!(mine.status, 404);
    house.sit("thea");
    let page = house.page(TODAY);
    says(
        &page,
        &[
            "nell hands this on to you (8:00 p.m.). It is not yours until you accept it.",
            &format!(
                "{case}, Ottilie Fernsby (participant: Garrick Vantongeren): first call about the decision, by"
            ),
            "The mother calls on Saturday.",
        ],
    );
    house.later(300);
    let page = house.done(TODAY, &answer, &[("vh_answer", "accept")]);
    says_no(&page, &["hands this on"]);
    says(&page, &["You have this since 8:05 p.m."]);
    assert_eq!(who(&house, case), (thea, thea));
    house.sit("nell");
    says_no(&house.page(TODAY), &["You handed this on"]);
    // Nothing of it is in a case of its own on any list, and no duty has moved.
    says_no(&house.page("/victim/cases"), &["hand-ons"]);
    let mut kinds = Vec::new();
    house
        .victim
        .envelopes(&mut |_, envelope| {
            if let Matter::Filed(Filed::HandedOn { to }) = envelope.matter {
                kinds.push(to);
            }
        })
        .unwrap();
    assert_eq!(kinds, [Actor(2)]);
}

#[test]
fn what_is_not_accepted_stays_where_it_was() {
    let (mut house, case) = handed();
    let nell = Some(Actor(1));
    house.sit("thea");
    let source = house.source(TODAY);
    let form = source.split("/victim/hand-on/").nth(1).unwrap();
    let answer = format!("/victim/hand-on/{}", form.split('"').next().unwrap());
    let page = house.done(TODAY, &answer, &[("vh_answer", "decline")]);
    says_no(&page, &["hands this on"]);
    assert_eq!(who(&house, case), (nell, nell));
}

#[test]
fn nobody_hands_anything_on_where_nobody_else_can_sign_in() {
    let house = House::with(&["nell"]);
    says(
        &house.page("/victim/hand-on"),
        &["Nobody else can sign in at this desk."],
    );
}
