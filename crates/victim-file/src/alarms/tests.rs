//! One danger at a time: what is due when.

use rules::{CaseId, FactId, Moment};

use super::{Alarm, EVERY, Hand, IN_HAND, Next, Owed, Step};

fn at(second: i64) -> Moment {
    Moment::from_second(1_000_000 + second)
}

fn danger() -> Alarm {
    Alarm {
        case: CaseId::new("k1").unwrap(),
        threat: FactId::new("f1").unwrap(),
        known: at(0),
        owed: Owed::Open { until: at(3_600) },
        last: None,
        hand: None,
    }
}

fn after(number: u16, second: i64) -> Option<Step> {
    Some(Step {
        number,
        at: at(second),
        to: vec![7],
        unsent: Vec::new(),
    })
}

fn now(step: u16, to: &[u16]) -> Next {
    Next::Now {
        step,
        to: to.to_vec(),
    }
}

#[test]
fn the_first_goes_out_at_once_to_the_first_on_call() {
    assert_eq!(danger().next(&[7, 8, 9], at(0)), now(0, &[7]));
}

#[test]
fn the_next_one_goes_out_after_ten_minutes_again_and_to_one_more() {
    let told = Alarm {
        last: after(0, 3),
        ..danger()
    };
    assert_eq!(told.next(&[7, 8, 9], at(4)), Next::At(at(3 + EVERY)));
    assert_eq!(told.next(&[7, 8, 9], at(3 + EVERY)), now(1, &[7, 8]));
    let late = Alarm {
        last: after(5, 3),
        ..danger()
    };
    assert_eq!(late.next(&[7, 8], at(9_000)), now(6, &[7, 8]));
}

#[test]
fn nobody_gets_one_step_twice_and_nobody_on_call_is_said() {
    let told = Alarm {
        last: after(0, 0),
        ..danger()
    };
    assert_eq!(told.next(&[7, 7, 8], at(EVERY)), now(1, &[7, 8]));
    assert_eq!(danger().next(&[], at(0)), Next::Nobody);
}

#[test]
fn taken_it_is_quiet_for_half_an_hour_and_for_good_once_somebody_was_reached() {
    let taken = |since: i64, reached| Alarm {
        last: after(1, 600),
        hand: Some(Hand {
            since: at(since),
            reached,
        }),
        ..danger()
    };
    assert_eq!(
        taken(840, false).next(&[7], at(1_200)),
        Next::At(at(840 + IN_HAND))
    );
    assert_eq!(
        taken(840, false).next(&[7, 8, 9], at(840 + IN_HAND)),
        now(2, &[7, 8, 9])
    );
    assert_eq!(taken(840, true).next(&[7], at(99_999)), Next::Quiet);
}

#[test]
fn what_everybody_was_told_of_is_quiet_and_what_is_owed_to_nobody_is_said_once() {
    let done = Alarm {
        owed: Owed::Done,
        ..danger()
    };
    assert_eq!(done.next(&[7], at(5)), Next::Quiet);
    let animal = Alarm {
        owed: Owed::Nothing,
        ..danger()
    };
    assert_eq!(animal.next(&[7], at(5)), now(0, &[7]));
    let said = Alarm {
        last: after(0, 5),
        ..animal
    };
    assert_eq!(said.next(&[7], at(9_999)), Next::Quiet);
}

#[test]
fn times_of_a_clock_that_was_set_back_are_not_waited_for() {
    let far = 9_000_000;
    let known = Alarm {
        known: at(far),
        ..danger()
    };
    assert_eq!(known.next(&[7], at(0)), now(0, &[7]));
    let told = Alarm {
        last: after(0, far),
        ..danger()
    };
    assert_eq!(told.next(&[7], at(0)), now(1, &[7]));
    let taken = Alarm {
        last: after(0, 0),
        hand: Some(Hand {
            since: at(far),
            reached: false,
        }),
        ..danger()
    };
    assert_eq!(taken.next(&[7], at(EVERY)), now(1, &[7]));
}
