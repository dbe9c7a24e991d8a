//! What goes in a night, what stays, and what nobody can tell from it.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at what it did not expect"
)]

mod house;

use house::{House, at, case, entry};
use ledger::{Store as _, verify};
use leeward_night::{Went, due, goes_on, last_night, lines};
use program_file::{CaseBecame, CaseOrders, Files, Refused};
use rules::{DutyKind, Outcome, What};

/// So long after the order that its case has rested.
const NIGHT: &str = "2026-12-24T03:00:00-06:00";

#[test]
fn the_client_desks_ledgers_are_the_same_whatever_is_owed_and_no_duty_ends_in_silence() {
    let (owed, told) = (House::decided(), House::decided());
    told.called_three_times();
    let open = House::open;
    assert_eq!((open(&owed).len(), open(&told).len()), (1, 0));
    for house in [&owed, &told] {
        house.order(1, Files::Both, false);
        house.run(NIGHT);
    }
    for (one, other) in [
        (&owed.client, &told.client),
        (&owed.drop, &told.drop),
        (&owed.program, &told.program),
    ] {
        assert_eq!(house::said(one), house::said(other));
        assert_eq!(one.head().unwrap(), other.head().unwrap(), "to the byte");
        verify(one, None).unwrap();
    }
    assert_eq!(owed.client.case(case()).unwrap().entries, []);
    assert_eq!(owed.drop.case(case()).unwrap().entries, []);
    // The first notice is owed as it was, with its due and its day; the words are gone.
    let still = open(&owed);
    assert_eq!(still.len(), 1);
    assert_eq!(still[0].kind, DutyKind::InitialNotification);
    let due = at("2026-12-04T23:59:59-06:00");
    assert_eq!(
        (still[0].opened, still[0].due),
        (at("2026-11-23T20:00:00-06:00"), due)
    );
    assert_eq!(open(&told), [], "and nothing is owed anew where it was not");
    assert_eq!(told.victim.case(case()).unwrap().entries, [], "it went too");
    // Once they were called, the separate file goes, and is not missed.
    owed.called_three_times();
    owed.look("2026-12-25T02:00:00-06:00");
    assert!(
        !owed.victim.case(case()).unwrap().entries.is_empty(),
        "not by day"
    );
    owed.run("2026-12-25T03:00:00-06:00");
    assert_eq!(owed.victim.case(case()).unwrap().entries, []);
    assert_eq!(open(&owed), []);
    verify(&owed.victim, None).unwrap();
    assert_eq!(house::said(&owed.program), house::said(&told.program));
}

#[test]
fn a_case_rests_thirty_days_after_what_the_client_desk_said_last() {
    let house = House::decided();
    house.order(1, Files::Both, false);
    for early in ["2026-11-24T03:00:00-06:00", "2026-12-23T03:00:00-06:00"] {
        house.run(early);
        assert_eq!(house.became(), CaseBecame::Waits, "{early}");
    }
    let zone = &house.rules.zone;
    let last = at("2026-11-23T20:00:00-06:00");
    let on = |since: &str| goes_on(at(since), Some(last), zone).to_string();
    assert_eq!(on("2026-11-23T22:00:00-06:00"), "2026-12-24");
    assert_eq!(on("2027-01-05T02:59:59-06:00"), "2027-01-05");
    assert_eq!(on("2027-01-05T03:00:00-06:00"), "2027-01-06");
    house.run(NIGHT);
    assert!(matches!(house.became(), CaseBecame::Done(done) if done.entries == 2));
}

#[test]
fn an_order_that_needs_two_waits_for_somebody_else() {
    let house = House::decided();
    house.order(1, Files::Both, true);
    house.run(NIGHT);
    assert_eq!(house.became(), CaseBecame::Waits);
    assert!(
        matches!(house.confirm(1), Err(Refused::Field { .. })),
        "the same person"
    );
    house.run(NIGHT);
    assert_eq!(house.became(), CaseBecame::Waits);
    house.confirm(2).unwrap();
    house.run(NIGHT);
    assert!(matches!(house.became(), CaseBecame::Done(_)));
}

#[test]
fn a_hold_stops_every_destruction_of_its_case_until_it_is_lifted() {
    let house = House::decided();
    house.called_three_times();
    let hold = house.hold();
    house.order(1, Files::Both, false);
    house.order_entry("f1");
    house.years(3);
    house.run(NIGHT);
    house.run("2035-01-01T03:00:00-06:00");
    let there = house.client.case(case()).unwrap().entries;
    assert!(
        there.iter().all(|entry| entry.letter.is_some()),
        "nothing went"
    );
    assert_eq!(house.became(), CaseBecame::Waits);
    // Between the two files as well: what is left of an order waits.
    house.lift(hold);
    house.order_again();
    let open = House::decided();
    open.order(1, Files::Both, false);
    open.run(NIGHT);
    open.hold();
    open.called_three_times();
    open.run("2026-12-25T03:00:00-06:00");
    assert!(!open.victim.case(case()).unwrap().entries.is_empty());
    house.run("2035-01-02T03:00:00-06:00");
    assert_eq!(house.client.case(case()).unwrap().entries, []);
    assert_eq!(house.victim.case(case()).unwrap().entries, []);
}

#[test]
fn of_the_separate_file_alone_the_words_go_and_nothing_is_owed_anew() {
    let house = House::decided();
    house.called_three_times();
    house.order(1, Files::Separate, false);
    house.run(NIGHT);
    let (client, drop, victim) = house.entries();
    assert!(client.iter().all(|entry| entry.letter.is_some()));
    assert!(drop.iter().all(|entry| entry.letter.is_none()) && !drop.is_empty());
    assert!(victim.iter().all(|entry| entry.letter.is_none()) && !victim.is_empty());
    assert_eq!(house.open(), []);
    assert_eq!(house.duties().len(), 1, "as it was");
    assert!(matches!(house.became(), CaseBecame::Done(done) if done.entries == 0));
    let went: Vec<Went> = lines(house.ledgers())
        .unwrap()
        .iter()
        .map(|each| each.went)
        .collect();
    assert_eq!(went, [Went::CaseWords, Went::CaseWords]);
}

#[test]
fn of_the_participants_file_alone_the_separate_file_keeps_its_words() {
    let house = House::decided();
    house.order(1, Files::Participant, false);
    house.run(NIGHT);
    let (client, drop, victim) = house.entries();
    assert_eq!(client, []);
    assert!(drop.iter().all(|entry| entry.letter.is_some()));
    assert!(!victim.is_empty(), "what is owed was carried over");
    house.called_three_times();
    house.run("2026-12-25T03:00:00-06:00");
    assert!(house.entries().2.iter().any(|entry| {
        entry
            .letter
            .as_ref()
            .is_some_and(|letter| !letter.0.is_empty())
    }));
}

#[test]
fn the_schedule_gives_up_what_is_old_once_the_program_has_set_it_and_the_separate_file_when_it_is_as_old()
 {
    let house = House::decided();
    let nothing = "2040-01-01T03:00:00-06:00";
    house.run(nothing);
    assert_eq!(CaseOrders::read(&house.program).unwrap().orders, []);
    house.years(3);
    let list = |until: &str| {
        due(
            house.ledgers(),
            3,
            &house.rules.zone,
            until.parse().unwrap(),
        )
        .unwrap()
    };
    assert_eq!(list("2029-11-23"), []);
    assert_eq!(
        list("2029-11-24"),
        [(case(), "2029-11-24".parse().unwrap())]
    );
    house.called_three_times();
    // Somebody called a year ago, so the separate file is younger.
    house.called("2028-11-24T12:00:00-06:00");
    house.run("2029-11-23T03:00:00-06:00");
    assert_eq!(CaseOrders::read(&house.program).unwrap().orders, []);
    house.run("2029-11-24T03:00:00-06:00");
    assert_eq!(house.entries().0, []);
    assert!(
        !house.entries().2.is_empty(),
        "a call is younger than three years"
    );
    house.run("2031-11-24T03:00:00-06:00");
    assert!(!house.entries().2.is_empty(), "on the day itself");
    house.run("2031-11-25T03:00:00-06:00");
    assert_eq!(house.entries().2, []);
}

/// Cut off after each write that the run does, and gone on with: the same comes of it, and at no moment is nothing owed.
#[test]
fn cut_off_after_any_write_it_is_finished_by_the_next_run() {
    let whole = House::decided();
    whole.order(1, Files::Both, false);
    whole.run(NIGHT);
    let mut cut = 0;
    loop {
        let house = House::decided();
        house.order(1, Files::Both, false);
        let finished = house.run_cut_off(NIGHT, cut);
        house.run("2026-12-24T03:01:00-06:00");
        assert_eq!(house.open(), whole.open(), "after {cut} writes");
        assert!(
            matches!(house.became(), CaseBecame::Done(done) if done.entries == 2),
            "{cut}"
        );
        for (one, other) in [(&house.client, &whole.client), (&house.drop, &whole.drop)] {
            assert_eq!(house::kinds(one), house::kinds(other), "after {cut} writes");
            verify(one, None).unwrap();
        }
        assert_eq!(
            house.entries().2.len(),
            whole.entries().2.len(),
            "after {cut} writes"
        );
        if finished {
            break;
        }
        cut += 1;
    }
    assert!(cut >= 7, "{cut} writes");
}

#[test]
fn what_comes_after_is_of_no_order() {
    let house = House::decided();
    house.called_three_times();
    house.order(1, Files::Both, false);
    house.run(NIGHT);
    assert_eq!(house.entries().2, []);
    let later = at("2027-02-01T12:00:00-06:00");
    let again = What::Decision {
        outcome: Outcome::Accepted,
    };
    for (store, id) in [(&house.client, "f9"), (&house.victim, "v9")] {
        house.put(store, vec![entry(id, later, again, b"new")]);
    }
    house.run("2027-06-01T03:00:00-06:00");
    let (client, _, victim) = house.entries();
    assert_eq!((client.len(), victim.len()), (1, 1));
}

#[test]
fn the_hour_is_three_also_where_a_day_has_none_or_two() {
    let house = House::new();
    for (now, night) in [
        ("2026-11-24T03:00:00-06:00", "2026-11-24T03:00:00-06:00"),
        ("2026-11-24T02:59:59-06:00", "2026-11-23T03:00:00-06:00"),
        ("2026-11-01T12:00:00-06:00", "2026-11-01T03:00:00-06:00"),
        ("2026-03-08T12:00:00-05:00", "2026-03-08T03:00:00-05:00"),
    ] {
        assert_eq!(last_night(at(now), &house.rules.zone), at(night), "{now}");
    }
}
