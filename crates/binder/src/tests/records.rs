//! What is counted of paper, from kinds and times alone.

use jiff::civil::date;
use ledger::{Actor, Envelope, Exactness, Filed, Matter};
use program_file::{Demand, DemandKind, Files};
use rules::{
    CaseId, Ended, FactId, Leaving, Moment, Outcome, PersonId, PersonNo, Role, Rules, What,
};

use crate::{
    Ledger, Period, Releases,
    case::{Case, Eyes},
    leaks::Ends,
    records,
};

const HER: PersonNo = PersonNo(0);

fn fact(name: &str) -> FactId {
    FactId::new(name).unwrap()
}

fn at(day: i8) -> Moment {
    let text = format!("2026-10-{day:02}T12:00:00-05:00");
    Moment::parse(&text).unwrap()
}

/// An entry on a day of October at noon.
fn on(day: i8, name: &str, matter: Matter) -> (Ledger, Envelope) {
    let at = at(day);
    let envelope = Envelope {
        case: CaseId::new("k1").unwrap(),
        id: fact(name),
        actor: Actor(1),
        at,
        exactness: Exactness::Second,
        recorded: at,
        kept: at,
        matter,
    };
    (Ledger::Client, envelope)
}

fn filed(day: i8, name: &str, filed: Filed) -> (Ledger, Envelope) {
    on(day, name, Matter::Filed(filed))
}

fn session(day: i8) -> (Ledger, Envelope) {
    on(day, &format!("s{day}"), Matter::Rule(What::SessionAttended))
}

fn person(day: i8) -> (Ledger, Envelope) {
    let what = What::Person {
        person: HER,
        name: PersonId::new("p1").unwrap(),
        roles: [Role::Victim].into_iter().collect(),
    };
    on(day, &format!("p{day}"), Matter::Rule(what))
}

fn demand(asks: Files, silent: &str) -> Demand {
    Demand {
        fact: fact("d1"),
        kind: DemandKind::Subpoena,
        from: "a court".to_owned(),
        came: date(2026, 10, 9),
        due: date(2026, 10, 20),
        case: CaseId::new("k1").unwrap(),
        asks,
        silent: silent.to_owned(),
        by: Actor(1),
        answered: None,
    }
}

/// A case of October, from the fifth to the twentieth.
fn with<T>(
    entries: Vec<(Ledger, Envelope)>,
    demands: &[Demand],
    go_live: Option<i8>,
    look: impl FnOnce(&Case<'_>) -> T,
) -> T {
    let rules = Rules::new("us-ok", &[]).unwrap();
    let eyes = Eyes {
        rules: &rules,
        period: Period {
            from: date(2026, 10, 5),
            to: date(2026, 10, 20),
        },
        as_of: at(31),
        go_live: go_live.map(|day| date(2026, 10, day)),
    };
    look(&Case::new(
        CaseId::new("k1").unwrap(),
        entries,
        eyes,
        demands,
        Ends {
            orders: &[],
            gone: &std::collections::BTreeMap::new(),
        },
    ))
}

#[test]
fn a_contract_is_held_against_the_day_of_the_first_session_and_one_that_was_struck_is_none() {
    let part = |entries: Vec<(Ledger, Envelope)>, live| {
        with(entries, &[], live, |case| {
            let contracts = records::participant(case).contracts;
            assert!(contracts.len() <= 1);
            contracts.first().copied().map(records::contract)
        })
    };
    let signed = |day| filed(day, "c1", Filed::Contract);
    let struck = filed(30, "x1", Filed::Struck { fact: fact("c1") });
    assert_eq!(
        part(vec![signed(6), session(6)], None),
        Some("contract-before")
    );
    // Signed long before, or after the period: it stands to the session all the same.
    assert_eq!(
        part(vec![signed(1), session(6)], None),
        Some("contract-before")
    );
    assert_eq!(
        part(vec![session(6), signed(25)], None),
        Some("contract-after")
    );
    assert_eq!(part(vec![session(6)], None), Some("no-contract"));
    assert_eq!(
        part(vec![signed(5), session(6), struck], None),
        Some("no-contract")
    );
    // The first session of all is of another period, or of the time before the program went live.
    assert_eq!(part(vec![session(3), session(6)], None), None);
    assert_eq!(part(vec![session(6)], Some(7)), None);
    assert_eq!(part(Vec::new(), None), None);
}

#[test]
fn each_time_in_the_program_needs_a_contract_of_its_own() {
    let parts = |entries: Vec<(Ledger, Envelope)>| {
        with(entries, &[], None, |case| {
            let contracts = records::participant(case).contracts;
            let parts = contracts.into_iter().map(records::contract);
            parts.collect::<Vec<_>>()
        })
    };
    let decided = |day, outcome| {
        let what = What::Decision { outcome };
        on(day, &format!("a{day}"), Matter::Rule(what))
    };
    let accepted = |day| decided(day, Outcome::Accepted);
    let left = |day| {
        let what = What::Termination {
            reason: Leaving::Noncompliance,
        };
        on(day, &format!("l{day}"), Matter::Rule(what))
    };
    let signed = |day| filed(day, &format!("c{day}"), Filed::Contract);
    let first = || vec![accepted(5), signed(5), session(6), left(8)];
    let then = |more: Vec<(Ledger, Envelope)>| parts([first(), more].concat());
    assert_eq!(then(Vec::new()), ["contract-before"]);
    // Admitted again: the contract of the time before is none of this one.
    assert_eq!(
        then(vec![accepted(10), session(12), session(14)]),
        ["contract-before", "no-contract"]
    );
    assert_eq!(
        then(vec![accepted(10), session(12), signed(13)]),
        ["contract-before", "contract-after"]
    );
    // It may be signed before the acceptance that it is for.
    assert_eq!(
        then(vec![signed(9), accepted(10), session(12)]),
        ["contract-before", "contract-before"]
    );
    // A later time's contract mends none before it, and a time of another period is not of this one.
    assert_eq!(
        parts(vec![
            accepted(5),
            session(6),
            left(8),
            accepted(10),
            signed(11),
            session(12)
        ]),
        ["no-contract", "contract-before"]
    );
    assert_eq!(then(vec![accepted(20), session(25)]), ["contract-before"]);
    // A session that is entered after the leaving begins no time, and hides none that follows.
    assert_eq!(then(vec![session(9)]), ["contract-before"]);
    assert_eq!(
        then(vec![session(9), accepted(10), session(12)]),
        ["contract-before", "no-contract"]
    );
    // Whom nobody accepted and who attends all the same is in the program.
    assert_eq!(
        parts(vec![decided(5, Outcome::Denied), session(6)]),
        ["no-contract"]
    );
}

#[test]
fn a_release_that_was_taken_back_covers_nothing_told_after_it() {
    let release = |day, name| filed(day, name, Filed::PersonRelease { person: HER });
    let told = |day, name| filed(day, name, Filed::ToldOutside { person: HER });
    let back = filed(
        9,
        "b1",
        Filed::PersonReleaseEnded {
            release: fact("r1"),
        },
    );
    let papers = |entries| with(entries, &[], None, records::separate);
    let all = papers(vec![
        told(6, "t1"),
        release(7, "r1"),
        told(8, "t2"),
        back,
        told(10, "t3"),
        filed(11, "c1", Filed::CopyGiven { person: HER }),
        filed(
            12,
            "v1",
            Filed::Shown {
                minutes: 30,
                hear: rules::Numbers::NONE,
            },
        ),
        filed(12, "v2", Filed::ShownPage { shown: fact("v1") }),
        filed(12, "v3", Filed::ShownOver { shown: fact("v1") }),
        told(30, "t4"),
    ]);
    // A release may be written down after what was told under it.
    assert_eq!((all.under_release, all.by_law, all.copies), (2, 1, 1));
    assert_eq!(all.shown, 1, "however many pages of it");
    assert_eq!(all.releases, Releases { stand: 0, back: 1 });
    let other = PersonNo(1);
    let one = papers(vec![
        release(7, "r1"),
        filed(8, "t1", Filed::ToldOutside { person: other }),
    ]);
    assert_eq!((one.under_release, one.by_law), (0, 1), "somebody else's");
}

#[test]
fn of_a_demand_everybody_of_the_case_is_to_hear_and_one_for_both_files_stands_on_one_side() {
    let heard = || {
        let heard = Filed::DemandHeard {
            demand: fact("d1"),
            person: HER,
        };
        filed(10, "h1", heard)
    };
    let counted = |entries, demand: Demand| {
        with(entries, &[demand], None, |case| {
            assert!(case.is_in());
            let of = records::separate(case).demands;
            let theirs = records::participant(case).demands;
            (of.heard, of.unheard, of.quiet, theirs)
        })
    };
    let both = || demand(Files::Both, "");
    assert_eq!(counted(vec![person(1), heard()], both()), (1, 0, 0, (0, 0)));
    assert_eq!(counted(vec![person(1)], both()), (0, 1, 0, (0, 0)));
    assert_eq!(counted(Vec::new(), both()), (0, 0, 1, (0, 0)));
    let ended = What::PersonEnded {
        person: HER,
        why: Ended::Mistaken,
    };
    let ended = on(2, "e1", Matter::Rule(ended));
    assert_eq!(counted(vec![person(1), ended], both()), (0, 0, 1, (0, 0)));
    let silent = demand(Files::Separate, "order 7");
    assert_eq!(counted(vec![person(1)], silent), (0, 0, 1, (0, 0)));
    let theirs = demand(Files::Participant, "");
    assert_eq!(counted(vec![person(1)], theirs), (0, 0, 0, (0, 1)));
}
