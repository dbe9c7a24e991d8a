//! How what was found of the separate file in the participant's ended, and how long it stood there.

use std::collections::BTreeMap;

use jiff::civil::date;
use ledger::{Actor, Envelope, Exactness, Filed, Matter};
use program_file::{Became, Order};
use rules::{CaseId, FactId, Moment, Rules, What};

use crate::{Leaks, Ledger, Period, case::Eyes, leaks::Ends};

fn case() -> CaseId {
    CaseId::new("k1").unwrap()
}

fn fact(name: &str) -> FactId {
    FactId::new(name).unwrap()
}

fn at(day: &str) -> Moment {
    Moment::parse(&format!("{day}T12:00:00-05:00")).unwrap()
}

fn entry(ledger: Ledger, day: &str, name: &str, matter: Matter) -> (Ledger, Envelope) {
    let at = at(day);
    let envelope = Envelope {
        case: case(),
        id: fact(name),
        actor: Actor(1),
        at,
        exactness: Exactness::Second,
        recorded: at,
        kept: at,
        matter,
    };
    (ledger, envelope)
}

fn written(day: &str, name: &str) -> (Ledger, Envelope) {
    entry(
        Ledger::Client,
        day,
        name,
        Matter::Rule(What::SessionAttended),
    )
}

fn weighed(day: &str, name: &str, of: &str, ask: bool) -> (Ledger, Envelope) {
    let fact = fact(of);
    let matter = Matter::Filed(Filed::Weighed { fact, ask });
    entry(Ledger::Victim, day, name, matter)
}

fn order(of: &str, became: Became) -> Order {
    Order {
        fact: fact("o1"),
        case: case(),
        entry: fact(of),
        by: Actor(1),
        at: at("2026-10-10"),
        ground: "x".to_owned(),
        became,
    }
}

/// October, looked at on its 31st.
fn leaks(all: &[(Ledger, Envelope)], orders: &[Order], gone: &[(&str, &str)]) -> Leaks {
    let rules = Rules::new("us-ok", &[]).unwrap();
    let eyes = Eyes {
        rules: &rules,
        period: Period {
            from: date(2026, 10, 1),
            to: date(2026, 10, 31),
        },
        as_of: at("2026-10-31"),
        go_live: None,
    };
    let gone: BTreeMap<_, _> = gone
        .iter()
        .map(|(of, day)| ((case(), fact(of)), at(day)))
        .collect();
    let ends = Ends {
        orders,
        gone: &gone,
    };
    Leaks::of(case(), all, eyes, ends)
}

#[test]
fn each_ends_as_it_was_weighed_ordered_or_destroyed_and_its_age_is_that_of_the_words() {
    let all = [
        written("2026-10-08", "c1"),
        weighed("2026-10-09", "w1", "c1", true),
    ];
    let asked = Leaks {
        asked: 1,
        month: 1,
        ..Leaks::default()
    };
    assert_eq!(leaks(&all, &[], &[]), asked);
    let ordered = Leaks {
        asked: 0,
        ordered: 1,
        ..asked
    };
    assert_eq!(leaks(&all, &[order("c1", Became::Waits)], &[]), ordered);
    let back = order("c1", Became::TakenBack(at("2026-10-11")));
    assert_eq!(leaks(&all, &[back], &[]), asked);
    // Gone after two days.
    let out = Leaks {
        out: 1,
        week: 1,
        ..Leaks::default()
    };
    assert_eq!(leaks(&all, &[], &[("c1", "2026-10-10")]), out);
    // What goes later than the binder looks is still there.
    assert_eq!(leaks(&all, &[], &[("c1", "2026-11-02")]), asked);
    // Weighed anew, the last word counts.
    let stands = [all.as_slice(), &[weighed("2026-10-12", "w2", "c1", false)]].concat();
    let stand = Leaks {
        stand: 1,
        ..Leaks::default()
    };
    assert_eq!(leaks(&stands, &[], &[]), stand);
}

#[test]
fn one_is_of_the_period_in_which_it_was_found_however_old_it_is() {
    let old = [
        written("2026-01-08", "c1"),
        weighed("2026-10-09", "w1", "c1", true),
    ];
    let long = Leaks {
        asked: 1,
        longer: 1,
        ..Leaks::default()
    };
    assert_eq!(leaks(&old, &[], &[]), long);
    let before = [
        written("2026-01-08", "c1"),
        weighed("2026-09-09", "w1", "c1", true),
        weighed("2026-10-09", "w2", "c1", true),
    ];
    assert_eq!(leaks(&before, &[], &[]), Leaks::default());
    // Of one that went with its whole case nobody knows how long it stood.
    let went = [weighed("2026-10-09", "w1", "c1", true)];
    let out = Leaks {
        out: 1,
        ..Leaks::default()
    };
    assert_eq!(leaks(&went, &[], &[]), out);
}
