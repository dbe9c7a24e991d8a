//! A clock that was ahead and has been set back.

use desk::Clock as _;
use rules::{DutyKind, Item, Outcome, PersonNo, Role, State};
use victim_file::VictimCase;

use super::House;

/// Over two days, in seconds.
const AHEAD: i64 = 50 * 3_600;

#[test]
fn what_was_written_down_meanwhile_is_told_on_the_next_call_and_that_call_counts() {
    let house = House::new();
    let case = house.participant();
    let person = house.person(case, "Ottilie Fernsby", Role::Victim, &["405-555-0173"]);
    let call = format!("/victim/cases/{case}/call/1");
    house.done(&call, &call, &[("vl_outcome", "reached")]);

    // The machine's clock runs ahead: somebody refuses him and answers the risk question with yes.
    let ahead = house.clock.now().plus(AHEAD);
    let then = || client_file::When::At(ahead);
    let client = client_file::Recorder {
        now: ahead,
        ..house.client()
    };
    let why = "He came once and shouted.";
    client
        .decide(house.act(case), then(), Outcome::Denied, why)
        .unwrap();
    let toward = [rules::Target::Victim].into_iter().collect();
    let session = client.session(house.act(case), then(), "Angry.", toward);
    let threat = session.unwrap().threat.unwrap();
    house.board.touch(case);

    // It is set back. What was written down is to be told all the same.
    let open = || {
        let (stores, now) = (house.stores(), house.clock.now());
        VictimCase::open(stores, &house.house.victim, &house.rules, case, now)
            .unwrap()
            .unwrap()
    };
    let left = |file: &VictimCase, person: PersonNo| {
        let list = file.checklist(&house.rules, person, house.clock.now());
        list.left.contains(Item::RejectionReason)
    };
    assert!(left(&open(), person));
    assert!(house.page(&call).contains(why));

    // The danger is told by one press, and the provider warned: both count, though their true time is before it.
    house.done(&call, &call, &[("vl_outcome", "reached")]);
    let file = open();
    let warned = |kind: DutyKind| {
        let mut all = file.duties.iter();
        all.any(|duty| {
            duty.kind == kind
                && duty.about == Some(threat)
                && matches!(duty.state, State::Met { .. })
        })
    };
    assert!(warned(DutyKind::ThreatWarning), "{:?}", file.duties);
    let facts = house.stores().case(case).unwrap();
    let mut told = facts.envelopes().filter(|each| each.recorded >= ahead);
    assert!(
        told.any(|each| each.kept < ahead),
        "the ledger keeps its own time beside"
    );
}
