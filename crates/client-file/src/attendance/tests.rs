//! The rule of absences, held against a count that goes day by day and remembers nothing.

use jiff::civil::date;
use ledger::{Actor, Exactness};
use proptest::prelude::*;
use rules::{CaseId, Leaving, Moment};

use super::*;

/// The day on which everybody here is accepted.
const ACCEPTED: Date = date(2026, 1, 5);
/// How many days the histories here are long: more than the weeks that are looked back on.
const DAYS: i64 = 420;

fn zone() -> TimeZone {
    TimeZone::get("America/Chicago").unwrap()
}

fn limits() -> Limits {
    Limits::of(&Rules::new("us-ok", &[]).unwrap())
}

/// Entries with their days from the acceptance on, in the order in which they are written down.
struct Ledger(Vec<Envelope>);

impl Ledger {
    fn new() -> Self {
        let mut this = Self(Vec::new());
        let outcome = Outcome::Accepted;
        this.add(0, Matter::Rule(What::Decision { outcome }));
        this
    }

    fn add(&mut self, day: i64, matter: Matter) -> FactId {
        let id = FactId::new(&format!("f{}", self.0.len())).unwrap();
        let at = Moment::start_of(ACCEPTED + day.days(), &zone()).plus(18 * 3_600);
        self.0.push(Envelope {
            case: CaseId::new("4F2K").unwrap(),
            id,
            actor: Actor(1),
            at,
            exactness: Exactness::Second,
            recorded: at,
            kept: at,
            matter,
        });
        id
    }

    fn here(&mut self, day: i64) -> FactId {
        self.add(day, Matter::Rule(What::SessionAttended))
    }

    fn absent(&mut self, day: i64, excused: bool) -> FactId {
        self.add(day, Matter::Filed(Filed::Absence { excused }))
    }

    fn stands(&mut self, day: i64, standing: Standing) -> FactId {
        self.add(day, Matter::Filed(Filed::Standing(standing)))
    }

    fn count(&self, last: &[(FactId, i64)], today: i64) -> Attendance {
        let last = last
            .iter()
            .map(|(fact, day)| (*fact, ACCEPTED + day.days()));
        let today = ACCEPTED + today.days();
        Attendance::count(&self.0, &last.collect(), limits(), today, &zone()).unwrap()
    }
}

#[test]
fn three_in_a_row_reach_the_rule_and_nobody_excused_or_away_adds_to_them() {
    let mut file = Ledger::new();
    file.here(7);
    file.absent(14, false);
    file.absent(21, false);
    let near = file.count(&[], 22);
    assert_eq!(
        (near.in_a_row, near.in_weeks, near.near()),
        (2, 2, Near::OneMore)
    );
    // Excused, in jail, on leave: no row ends by it, and none counts.
    file.absent(28, true);
    file.stands(30, Standing::Jail);
    file.absent(35, false);
    file.stands(42, Standing::Released);
    file.absent(42, false);
    let leave = file.stands(44, Standing::OnLeave);
    file.absent(49, false);
    let last = [(leave, 50)];
    assert_eq!(file.count(&last, 51).in_a_row, 2);
    // The leave's last day has passed.
    file.absent(56, false);
    let reached = file.count(&last, 56);
    assert_eq!((reached.in_a_row, reached.in_weeks), (3, 3));
    assert_eq!(reached.near(), Near::Reached);
    assert_eq!((reached.attended, reached.excused), (1, 4));
    // They came again: the row has ended, the weeks have not.
    file.here(63);
    let after = file.count(&last, 63);
    assert_eq!(
        (after.in_a_row, after.in_weeks, after.near()),
        (0, 3, Near::No)
    );
}

#[test]
fn seven_within_the_weeks_reach_it_and_what_is_older_does_not_count_any_more() {
    let mut file = Ledger::new();
    for week in 0..7 {
        file.absent(1 + week * 14, false);
        file.here(8 + week * 14);
    }
    assert_eq!(file.count(&[], 100).near(), Near::Reached);
    // 364 days with today in them: the first of the seven is on the first of them, then before it.
    assert_eq!(file.count(&[], 364).in_weeks, 7);
    let later = file.count(&[], 365);
    assert_eq!((later.in_weeks, later.absent), (6, 7));
    assert_eq!(later.near(), Near::OneMore);
}

#[test]
fn what_was_taken_back_counts_for_nothing_and_of_one_day_the_later_entry_stands() {
    let mut file = Ledger::new();
    let wrong = file.absent(7, false);
    file.absent(14, false);
    file.absent(14, true);
    file.absent(21, false);
    file.here(21);
    assert_eq!(file.count(&[], 22).absent, 1);
    file.add(23, Matter::Filed(Filed::Struck { fact: wrong }));
    let now = file.count(&[], 23);
    assert_eq!((now.absent, now.excused, now.attended), (0, 1, 1));
}

#[test]
fn a_new_acceptance_begins_a_new_count_and_leaving_ends_it() {
    let mut file = Ledger::new();
    for day in [7, 14, 21] {
        file.absent(day, false);
    }
    let reason = Leaving::Noncompliance;
    file.add(22, Matter::Rule(What::Termination { reason }));
    // A roll on which they still stood.
    file.absent(28, false);
    let left = file.count(&[], 200);
    assert_eq!((left.in_a_row, left.until), (3, ACCEPTED + 22.days()));
    let outcome = Outcome::Accepted;
    file.add(60, Matter::Rule(What::Decision { outcome }));
    file.absent(67, false);
    let again = file.count(&[], 70);
    assert_eq!((again.in_a_row, again.days.len()), (1, 1));
    assert_eq!(again.since, ACCEPTED + 60.days());
}

/// What happens on a day.
#[derive(Debug, Clone, Copy)]
enum Event {
    Here,
    Absent(bool),
    Stands(Standing, Option<i64>),
}

fn events() -> impl Strategy<Value = Vec<(i64, Event)>> {
    let leave = (Just(Standing::OnLeave), proptest::option::of(0..60_i64));
    let event = prop_oneof![
        3 => Just(Event::Here),
        5 => any::<bool>().prop_map(Event::Absent),
        1 => Just(Event::Stands(Standing::Jail, None)),
        1 => Just(Event::Stands(Standing::Released, None)),
        1 => Just(Event::Stands(Standing::Returned, None)),
        1 => leave.prop_map(|(leave, last)| Event::Stands(leave, last)),
    ];
    // One event a day: which of two stands is told above.
    let all = proptest::collection::btree_map(1..DAYS, event, 0..60);
    all.prop_map(|all| all.into_iter().collect())
}

/// Where somebody is on a day, looked up anew from the last that was written down before or on it.
fn away_on(all: &[(i64, Event)], day: i64) -> bool {
    let before = all.iter().rev().filter(|(each, _)| *each <= day);
    for (when, event) in before {
        match event {
            Event::Stands(Standing::Jail, _) => return true,
            // The day of the release is one of jail, if that is what it ended.
            Event::Stands(Standing::Released, _) if *when == day => {
                let earlier: Vec<_> = all
                    .iter()
                    .copied()
                    .filter(|(each, _)| each < when)
                    .collect();
                return away_on(&earlier, day - 1) && away_on(&earlier, day);
            }
            Event::Stands(Standing::OnLeave, last) => {
                return last.is_none_or(|last| day <= when + last);
            }
            Event::Stands(..) | Event::Here => return false,
            Event::Absent(_) => {}
        }
    }
    false
}

proptest! {
    #[test]
    fn the_count_is_the_one_that_goes_day_by_day(all in events(), today in 1..DAYS) {
        let mut file = Ledger::new();
        let mut last = Vec::new();
        for (day, event) in &all {
            match event {
                Event::Here => drop_of(file.here(*day)),
                Event::Absent(excused) => drop_of(file.absent(*day, *excused)),
                Event::Stands(standing, until) => {
                    let fact = file.stands(*day, *standing);
                    last.extend(until.map(|until| (fact, day + until)));
                }
            }
        }
        let counts: Vec<i64> = all
            .iter()
            .filter(|(day, event)| {
                let absent = matches!(event, Event::Absent(false));
                absent && *day <= today && !away_on(&all, *day)
            })
            .map(|(day, _)| *day)
            .collect();
        let came = all.iter().rev().find(|(day, event)| *day <= today && matches!(event, Event::Here));
        let came = came.map_or(0, |(day, _)| *day);
        let in_a_row = counts.iter().filter(|day| **day > came).count();
        let in_weeks = counts.iter().filter(|day| **day > today - 52 * 7).count();
        let counted = file.count(&last, today);
        prop_assert_eq!((counted.in_a_row, counted.in_weeks), (in_a_row, in_weeks));
        prop_assert_eq!(counted.absent, counts.len());
    }
}

fn drop_of<T>(_: T) {}
