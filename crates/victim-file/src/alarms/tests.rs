//! One danger at a time: what is due when.

use rules::{CaseId, FactId, Moment};

use super::{Alarm, Beat, Hand, Next, Owed, Step};

const EVERY: i64 = 600;
const IN_HAND: i64 = 1800;
/// The pack's own.
const BEAT: Beat = Beat {
    every: EVERY,
    in_hand: IN_HAND,
};

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
    assert_eq!(danger().next(&[7, 8, 9], BEAT, at(0)), now(0, &[7]));
}

#[test]
fn the_next_one_goes_out_after_ten_minutes_again_and_to_one_more() {
    let told = Alarm {
        last: after(0, 3),
        ..danger()
    };
    assert_eq!(told.next(&[7, 8, 9], BEAT, at(4)), Next::At(at(3 + EVERY)));
    assert_eq!(told.next(&[7, 8, 9], BEAT, at(3 + EVERY)), now(1, &[7, 8]));
    let late = Alarm {
        last: after(5, 3),
        ..danger()
    };
    assert_eq!(late.next(&[7, 8], BEAT, at(9_000)), now(6, &[7, 8]));
}

#[test]
fn nobody_gets_one_step_twice_and_nobody_on_call_is_said() {
    let told = Alarm {
        last: after(0, 0),
        ..danger()
    };
    assert_eq!(told.next(&[7, 7, 8], BEAT, at(EVERY)), now(1, &[7, 8]));
    assert_eq!(danger().next(&[], BEAT, at(0)), Next::Nobody);
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
        taken(840, false).next(&[7], BEAT, at(1_200)),
        Next::At(at(840 + IN_HAND))
    );
    assert_eq!(
        taken(840, false).next(&[7, 8, 9], BEAT, at(840 + IN_HAND)),
        now(2, &[7, 8, 9])
    );
    assert_eq!(taken(840, true).next(&[7], BEAT, at(99_999)), Next::Quiet);
}

#[test]
fn what_everybody_was_told_of_is_quiet_and_what_is_owed_to_nobody_is_said_once() {
    let done = Alarm {
        owed: Owed::Done,
        ..danger()
    };
    assert_eq!(done.next(&[7], BEAT, at(5)), Next::Quiet);
    let animal = Alarm {
        owed: Owed::Nothing,
        ..danger()
    };
    assert_eq!(animal.next(&[7], BEAT, at(5)), now(0, &[7]));
    let said = Alarm {
        last: after(0, 5),
        ..animal
    };
    assert_eq!(said.next(&[7], BEAT, at(9_999)), Next::Quiet);
}

#[test]
fn times_of_a_clock_that_was_set_back_are_not_waited_for() {
    let far = 9_000_000;
    let known = Alarm {
        known: at(far),
        ..danger()
    };
    assert_eq!(known.next(&[7], BEAT, at(0)), now(0, &[7]));
    let told = Alarm {
        last: after(0, far),
        ..danger()
    };
    assert_eq!(told.next(&[7], BEAT, at(0)), now(1, &[7]));
    let taken = Alarm {
        last: after(0, 0),
        hand: Some(Hand {
            since: at(far),
            reached: false,
        }),
        ..danger()
    };
    assert_eq!(taken.next(&[7], BEAT, at(EVERY)), now(1, &[7]));
}

#[test]
fn a_program_that_set_five_minutes_is_told_again_after_five() {
    let mut rules = rules::Rules::new("us-ok", &[]).unwrap();
    assert_eq!(Beat::of(&rules), BEAT);
    rules.set(rules::OwnNumber::AlarmAgain, 5);
    rules.set(rules::OwnNumber::AlarmInHand, 15);
    let beat = Beat::of(&rules);
    assert_eq!(danger().next(&[7, 8], beat, at(0)), now(0, &[7]));
    let told = Alarm {
        last: Some(Step {
            number: 0,
            at: at(0),
            to: vec![7],
            unsent: Vec::new(),
        }),
        ..danger()
    };
    assert_eq!(told.next(&[7, 8], beat, at(299)), Next::At(at(300)));
    assert_eq!(told.next(&[7, 8], beat, at(300)), now(1, &[7, 8]));
    let fallen_silent = Alarm {
        hand: Some(Hand {
            since: at(60),
            reached: false,
        }),
        ..told
    };
    assert_eq!(
        fallen_silent.next(&[7, 8], beat, at(61)),
        Next::At(at(60 + 900))
    );
}
