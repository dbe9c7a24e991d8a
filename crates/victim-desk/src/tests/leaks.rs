//! What stands in a participant's file that only the separate file should know, from note to decision.

use desk::Method;
use rules::{CaseId, FactId, Role, Targets};

use super::{House, says};

fn note(house: &House, case: CaseId, words: &str) -> FactId {
    let when = client_file::When::At(desk::Clock::now(house.clock.as_ref()).plus(-3600));
    let act = house.act(case);
    let client = house.client();
    client.session(act, when, words, Targets::NONE).unwrap();
    house.board.touch(case);
    client_file::fact_of(act.batch, 1).unwrap()
}

/// The words of an entry are gone, as an order would have it.
fn destroy(house: &House, entry: &ledger::Entry) {
    let now = desk::Clock::now(house.clock.as_ref());
    let destroyed = ledger::NewEntry {
        envelope: ledger::Envelope {
            case: ledger::own_case().unwrap(),
            id: FactId::new("d1").unwrap(),
            at: now,
            kept: now,
            recorded: now,
            matter: ledger::Matter::Filed(ledger::Filed::Destroyed {
                position: entry.position.0,
                extent: ledger::Extent::Letter,
                cause: ledger::Cause::WrongFile,
            }),
            ..entry.envelope
        },
        salt: [9; 16],
        letter: ledger::SealedLetter::default(),
    };
    let order = ledger::Batch {
        id: house.batch(),
        case: destroyed.envelope.case,
        seen: None,
        entries: vec![destroyed],
    };
    ledger::Store::destroy(house.client.as_ref(), &order).unwrap();
}

fn house() -> (House, CaseId) {
    let house = House::new();
    let case = house.participant();
    house.person(case, "Ottilie Fernsby", Role::Victim, &["405-555-0173"]);
    (house, case)
}

#[test]
fn a_note_that_names_her_is_found_marked_and_decided_until_something_else_is_learned() {
    let (house, case) = house();
    let about = "Paid. Says ottilie fernsbee can be had at 405 555 0137, or through Moss Dunleavy.";
    let fact = note(&house, case, about);
    note(&house, case, "Talked about Garrick's week. Nothing else.");
    let page = house.source("/victim/leaks");
    says(
        &page,
        &[
            "<mark>ottilie fernsbee</mark>",
            "<mark>405 555 0137</mark>",
            "<mark>Moss Dunleavy</mark>",
            "Their name or their advocate&#39;s, spelled as it sounds",
            "A number of theirs or their advocate&#39;s, two digits exchanged",
            "One file was looked through.",
        ],
    );
    assert_eq!(page.matches("<article").count(), 1, "one entry of two");
    says(&house.source("/victim/"), &["Leaks", "to decide"]);

    let action = format!("/victim/cases/{case}/leak/{fact}");
    let answer = house.send("/victim/leaks", &action, &[("vl_do", "stand")]);
    assert_eq!(answer.status, 422, "to stay it needs a reason");
    let page = house.done("/victim/leaks", &action, &[("vl_do", "ask")]);
    says(
        &page,
        &[
            "Nothing was found that nobody has decided about.",
            "nell asked on Tue., Nov. 24, 8:00 p.m. that it be taken out.",
        ],
    );
    let line = house.page(&format!("/victim/cases/{case}/people/1"));
    says(
        &line,
        &["Asked that an entry be taken out of the participant"],
    );

    // A second person becomes known, whose number stands in the same note: it is to be decided anew.
    house.person(case, "Bertrand Oakhollow", Role::Other, &["405-555-0137"]);
    let page = house.source("/victim/leaks");
    says(&page, &["<mark>405 555 0137</mark>", "A number of theirs"]);
    assert!(!page.contains("Decided, and still there"), "{page}");
    let words = [("vl_do", "stand"), ("vl_words", "Quoted from the order.")];
    let page = house.done("/victim/leaks", &action, &words);
    says(
        &page,
        &["said on Tue., Nov. 24, 8:00 p.m. that it may stay. Quoted from the order."],
    );
}

#[test]
fn a_number_of_another_case_and_what_was_handed_over_are_found_too() {
    let (house, case) = house();
    let other = house.participant();
    house.person(other, "Perpetua Lindqvist", Role::Victim, &["405-555-0188"]);
    note(
        &house,
        case,
        "He asked who has 405-555-0188 and whether Perpetua is well.",
    );
    let page = house.source("/victim/leaks");
    says(
        &page,
        &[
            "<mark>405-555-0188</mark>",
            "A number of somebody in another case",
        ],
    );
    assert!(
        !page.contains("<mark>Perpetua</mark>"),
        "a name of another case is too common to say anything"
    );

    let letter = drop::HandOver {
        kind: drop::Kind::Number,
        name: "Undine Harrowgate".to_owned(),
        number: "405-555-0199".to_owned(),
        ..drop::HandOver::default()
    };
    house
        .sender()
        .hand_over(other, house.batch(), &letter)
        .unwrap();
    note(&house, other, "Undine told him about 405-555-0199.");
    let page = house.source("/victim/leaks");
    says(&page, &["<mark>Undine</mark>", "<mark>405-555-0199</mark>"]);
}

#[test]
fn what_is_taken_out_is_found_no_more_and_everything_can_be_looked_through_again() {
    let (house, case) = house();
    let fact = note(&house, case, "She is at 405-555-0173 now.");
    says(
        &house.source("/victim/leaks"),
        &["<mark>405-555-0173</mark>"],
    );
    let entries = ledger::Store::case(house.client.as_ref(), case)
        .unwrap()
        .entries;
    let entry = entries
        .iter()
        .find(|entry| entry.envelope.id == fact)
        .unwrap();
    destroy(&house, entry);
    let page = house.source("/victim/leaks");
    assert!(!page.contains("<mark>"), "{page}");
    let answer = house.send("/victim/leaks", "/victim/leaks/again", &[]);
    assert_eq!(answer.status, 303);
    let nobody = house.ask(Method::Post, "/victim/cases/none/leak/f1", String::new());
    assert_ne!(nobody.status, 500);
}

#[test]
fn a_scanned_paper_is_saved_as_it_came_and_each_saving_is_a_look() {
    let (house, case) = house();
    let bytes = b"%PDF-1.7 a packet full of names";
    let letter = drop::HandOver {
        kind: drop::Kind::Paper,
        paper: drop::Scan::of(bytes).ok(),
        ..drop::HandOver::default()
    };
    house
        .sender()
        .hand_over(case, house.batch(), &letter)
        .unwrap();
    house.board.touch(case);
    let list = house.source("/victim/inbox");
    says(&list, &["A scanned paper"]);
    let one = format!("/victim/inbox/{case}/");
    let from = list.find(&one).unwrap();
    let one = list[from..].split('"').next().unwrap().to_owned();
    says(&house.source(&one), &["Save the paper (PDF, 1 kB)"]);
    let looks = || {
        ledger::Store::case(house.victim.as_ref(), case)
            .unwrap()
            .entries
            .len()
    };
    let before = looks();
    let answer = house.ask(Method::Get, &format!("{one}/paper"), String::new());
    assert_eq!((answer.status, answer.body.as_slice()), (200, &bytes[..]));
    let saved = answer.header("content-disposition").unwrap();
    assert!(
        saved.starts_with("attachment") && !saved.contains("names"),
        "{saved}"
    );
    assert_eq!(looks(), before + 1);
}

#[test]
fn a_hand_over_that_waits_longer_than_a_business_day_is_said_on_the_first_screen() {
    let (mut house, case) = house();
    let letter = drop::HandOver {
        words: "Their mother knows where.".to_owned(),
        ..drop::HandOver::default()
    };
    house
        .sender()
        .hand_over(case, house.batch(), &letter)
        .unwrap();
    house.board.touch(case);
    let waits = "One hand-over has been waiting in the inbox for more than a business day.";
    // Tuesday evening; Wednesday is the next business day, Thursday and Friday are holidays.
    for (time, said) in [
        ("2026-11-25T23:00:00-06:00", false),
        ("2026-11-26T09:00:00-06:00", true),
    ] {
        house.at(time, "nell");
        assert_eq!(house.page("/victim/").contains(waits), said, "{time}");
    }
}

#[test]
fn whoever_speaks_for_them_and_where_their_mail_goes_is_no_business_of_the_participants_file() {
    let (house, case) = house();
    let form = format!("/victim/cases/{case}/circumstances/1");
    let with = [
        ("vc_spoken_for", "minor"),
        ("vc_guardian_name", "Imelda Quillback"),
        ("vc_guardian_number", "405-555-0185"),
        ("vc_mail_only_to", "61 Larkspur Court, Oklahoma City"),
    ];
    house.done(&form, &form, &with);
    note(
        &house,
        case,
        "Imelda Quillback, 405 555 0185, gets the mail at 61 Larkspur Court.",
    );
    says(
        &house.source("/victim/leaks"),
        &[
            "<mark>Imelda Quillback</mark>",
            "<mark>405 555 0185</mark>",
            "<mark>61 Larkspur</mark> Court",
        ],
    );
}
