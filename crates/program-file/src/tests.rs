//! The settings from nothing to a day taken back, over a store in memory.

use jiff::civil::{Date, date};
use ledger::{Actor, Appended, BatchId, MemoryStore, Version};
use rules::Moment;

use crate::{Act, Change, Problem, Recorder, Refused, Settings};

fn act(number: u8) -> Act {
    Act {
        seen: None,
        batch: BatchId([number; 16]),
        salt: [number; 16],
        actor: Actor(1),
        now: Moment::parse("2026-11-23T12:00:00-06:00").unwrap(),
    }
}

fn christmas_eve() -> Date {
    date(2026, 12, 24)
}

fn problem(result: Result<Appended, Refused>) -> Problem {
    match result {
        Err(Refused::Field { problem, .. }) => problem,
        other => panic!("expected a field, not {other:?}"),
    }
}

#[test]
fn a_new_program_has_no_go_live_day_and_nothing_proclaimed() {
    let store = MemoryStore::new();
    assert_eq!(Settings::read(&store).unwrap(), Settings::default());
}

#[test]
fn what_is_set_is_read_again_with_who_set_it() {
    let store = MemoryStore::new();
    let desk = Recorder { store: &store };
    desk.go_live(&act(1), date(2026, 11, 1)).unwrap();
    desk.proclaim(&act(2), christmas_eve(), " 2026-31 ")
        .unwrap();
    desk.go_live(&act(3), date(2026, 11, 2)).unwrap();
    let settings = Settings::read(&store).unwrap();
    assert_eq!(settings.go_live, Some(date(2026, 11, 2)));
    assert_eq!(
        settings.proclaimed,
        [(christmas_eve(), "2026-31".to_owned())]
    );
    assert_eq!(settings.days(), [christmas_eve()]);
    assert_eq!(settings.lines.len(), 3);
    assert_eq!(
        settings.lines[1].change,
        Change::Proclaimed(christmas_eve(), "2026-31".into())
    );
    assert!(settings.lines.iter().all(|line| line.actor == Actor(1)));
}

#[test]
fn the_calendar_closes_on_a_proclaimed_day_until_it_is_taken_back() {
    let store = MemoryStore::new();
    let desk = Recorder { store: &store };
    let closed = || {
        let days = Settings::read(&store).unwrap().days();
        let rules = rules::Rules::new("us-ok", &days).unwrap();
        !rules.calendar.is_business_day(christmas_eve())
    };
    assert!(!closed());
    desk.proclaim(&act(1), christmas_eve(), "2026-31").unwrap();
    assert!(closed());
    desk.unproclaim(&act(2), christmas_eve()).unwrap();
    assert!(!closed());
    // It may be proclaimed again: the order was put off, then given after all.
    desk.proclaim(&act(3), christmas_eve(), "2026-32").unwrap();
    assert!(closed());
}

#[test]
fn what_cannot_be_taken_is_refused_and_nothing_is_kept() {
    let store = MemoryStore::new();
    let desk = Recorder { store: &store };
    let day = christmas_eve();
    assert_eq!(problem(desk.proclaim(&act(1), day, " ")), Problem::Missing);
    let long = "9".repeat(201);
    assert_eq!(
        problem(desk.proclaim(&act(1), day, &long)),
        Problem::TooLong(200)
    );
    let far = date(226, 12, 24);
    assert_eq!(
        problem(desk.proclaim(&act(1), far, "7")),
        Problem::OtherCentury
    );
    assert_eq!(
        problem(desk.unproclaim(&act(1), day)),
        Problem::NotProclaimed(day)
    );
    assert_eq!(Settings::read(&store).unwrap(), Settings::default());
    desk.proclaim(&act(1), day, "7").unwrap();
    assert_eq!(
        problem(desk.proclaim(&act(2), day, "8")),
        Problem::ProclaimedBefore(day)
    );
    desk.go_live(&act(3), day).unwrap();
    assert_eq!(problem(desk.go_live(&act(4), day)), Problem::SameDay(day));
}

#[test]
fn a_form_sent_twice_is_taken_once_and_one_that_saw_less_is_refused() {
    let store = MemoryStore::new();
    let desk = Recorder { store: &store };
    let first = Act {
        seen: Some(Version::default()),
        ..act(1)
    };
    desk.proclaim(&first, christmas_eve(), "7").unwrap();
    let again = desk.proclaim(&first, christmas_eve(), "7").unwrap();
    assert_eq!(again, Appended::Before);
    let stale = Act {
        batch: BatchId([2; 16]),
        ..first
    };
    let refused = desk.unproclaim(&stale, christmas_eve());
    assert!(matches!(refused, Err(Refused::Stale { now: Version(1) })));
    assert_eq!(Settings::read(&store).unwrap().lines.len(), 1);
}
