//! The roll of a group: one page, one save, everybody answered for.

use ledger::{Filed, Matter};

use super::story::all;
use super::*;

pub(super) fn accepted(house: &House, first: &str, last: &str) -> String {
    let fields = [("first", first), ("last", last), ("group", "Mon 6 p.m.")];
    let (answer, _) = house.fill("/client/referrals/new", &fields);
    let file = answer.header("location").unwrap();
    let file = file.split('?').next().unwrap().to_owned();
    house.done(&format!("{file}/decision"), &[("outcome", "accepted")]);
    file
}

pub(super) fn case(file: &str) -> &str {
    file.rsplit('/').next().unwrap()
}

#[test]
fn one_save_answers_for_everybody_and_says_whose_answer_is_missing() {
    let house = House::new();
    let (pax, quill) = (
        accepted(&house, "Pax", "Larch"),
        accepted(&house, "Quill", "Hargreave"),
    );
    let list = house.page("/client/groups");
    all(&list, &["Mon 6 p.m.", "2 people"]);
    let group = client_file::group_label("mon  6 P.M.");
    assert!(
        list.contains(&group),
        "spaces and capitals make no second group"
    );
    let path = format!("/client/groups/{group}");

    let (one, other) = (format!("r-{}", case(&pax)), format!("r-{}", case(&quill)));
    let note = format!("n-{}", case(&pax));
    let before = house.facts();
    let half = [(&*one, "here"), (&*note, "Led the check-in.")];
    let (half, _) = house.fill(&path, &half);
    assert_eq!(half.status, 422);
    let said = [
        "Hargreave, Quill: choose whether they were here.",
        "Led the check-in.",
    ];
    all(&text(&half), &said);
    assert_eq!(house.facts(), before, "nothing is half saved");

    let whole = [
        (&*one, "here"),
        (&*note, "Led the check-in."),
        (&*other, "excused"),
    ];
    let (answer, sent) = house.fill(&path, &whole);
    assert_eq!(answer.status, 303);
    let page = house.page(answer.header("location").unwrap());
    let saved = [
        "Saved, 2 people are on this roll",
        "Here, no sign of risk",
        "Excused",
    ];
    all(&page, &saved);
    assert_eq!(house.facts(), before + 3, "a session, its note, an absence");
    // Sent twice, or called in another window, it stands once.
    assert_eq!(house.send(&path, &sent).status, 303);
    let mut other_window = sent;
    other_window.retain(|(name, _)| name != "once");
    other_window.push(("once".to_owned(), house.counter.office().once()));
    assert_eq!(house.send(&path, &other_window).status, 303);
    assert_eq!(house.facts(), before + 3);
    all(&house.page(&pax), &["Led the check-in.", "no sign of risk"]);
    all(&house.page(&quill), &["Absent, excused"]);
}

#[test]
fn a_sign_of_risk_on_the_roll_opens_the_warnings_and_leads_to_danger() {
    let house = House::new();
    let file = accepted(&house, "Pax", "Larch");
    let path = format!("/client/groups/{}", client_file::group_label("Mon 6 p.m."));
    let (answer, _) = house.fill(&path, &[(&format!("r-{}", case(&file)), "risk")]);
    assert_eq!(answer.status, 303);
    let there = answer.header("location").unwrap();
    assert!(there.contains("/danger?about="), "{there}");
    all(&house.page(there), &["has opened the warnings"]);
    let mut kinds = Vec::new();
    house
        .store
        .envelopes(&mut |_, envelope| kinds.push(envelope.matter))
        .unwrap();
    let note = kinds
        .iter()
        .any(|matter| matches!(matter, Matter::Filed(Filed::SessionNote { risk: true, .. })));
    assert!(note);
    // The roll leads there again, to add the words.
    assert!(house.page(&path).contains(&there.replace('&', "&amp;")));
    // Of another day nobody has called it yet; a day to come is refused.
    let other = format!("{path}?when_month=11&when_day=16&when_year=2026");
    let save = "Save the roll";
    assert!(!says(&house.page(&path), save) && says(&house.page(&other), save));
    let future = [("when_month", "12"), ("when_day", "24")];
    let (answer, _) = house.fill(&other, &future);
    assert_eq!(answer.status, 422);
    all(&text(&answer), &["The session is in the future."]);
}

#[test]
fn a_group_that_nobody_is_in_is_none_and_the_room_sees_no_roll() {
    let house = House::new();
    all(
        &house.page("/client/groups"),
        &["Nobody who attends is in a group."],
    );
    assert_eq!(house.get("/client/groups/NOWHERE").status, 404);
    accepted(&house, "Pax", "Larch");
    house.post("/client/room", &[("room", "on")]);
    assert_eq!(house.get("/client/groups").status, 303);
}

#[test]
fn a_session_without_a_note_is_found_a_business_day_later_until_its_note_answers_the_risk_question()
{
    let house = House::new();
    let file = accepted(&house, "Pax", "Larch");
    let zone = TimeZone::get("America/Chicago").unwrap();
    let office = house.counter.office();
    let act = client_file::Act {
        case: case(&file).parse().unwrap(),
        seen: None,
        batch: ledger::BatchId(office.stream.bytes()),
    };
    // As a file or an earlier list brings it.
    let recorder = client_file::Recorder {
        store: house.store.as_ref(),
        ring: &house.ring,
        stream: &office.stream,
        zone: &zone,
        actor: ledger::Actor(1),
        now: house.clock.now(),
        sheet: "",
    };
    let came = recorder
        .attended(act, client_file::When::At(house.clock.now()), "")
        .unwrap();
    house.days(1);
    let quiet = [house.page("/client/"), house.page("/client/groups")];
    assert!(quiet.iter().all(|page| !says(page, "has no note")));
    house.days(1);
    let owed = "One session has no note yet.";
    all(&house.page("/client/"), &[owed]);
    all(&house.page("/client/groups"), &[owed]);
    all(&house.page("/client/notes"), &["Larch, Pax", "Nov. 23"]);

    let path = format!("{file}/session/{}/note", came.fact);
    let (answer, _) = house.fill(&path, &[("words", "Wrote the contract for change.")]);
    assert_eq!(answer.status, 422, "the risk question must be answered");
    all(&text(&answer), &["Wrote the contract for change."]);
    let before = house.facts();
    let yes = [("risk", "yes"), ("words", "He knows where the car stands.")];
    let (answer, sent) = house.fill(&path, &yes);
    let there = answer.header("location").unwrap();
    assert!(there.contains("/danger?about="), "{there}");
    assert_eq!(
        house.facts(),
        before + 2,
        "the note, and the danger that it opened"
    );
    assert_eq!(
        house.send(&path, &sent).status,
        303,
        "sent twice, it stands once"
    );
    assert_eq!(house.facts(), before + 2);
    assert!(!says(&house.page("/client/"), "has no note"));
    all(
        &house.page("/client/notes"),
        &["Every session has its note."],
    );
    // There is no second note of it.
    assert_eq!(house.fill(&path, &[("risk", "no")]).0.status, 404);
}
