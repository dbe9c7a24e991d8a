//! Who was assessed and waits for a decision, also the second time.

use jiff::civil::date;
use ledger::{Actor, Envelope, Exactness, Matter};
use rules::{CaseId, FactId, Leaving, Moment, Numbers, Outcome, Rules, What};

use crate::{
    Ledger, Period,
    case::{Case, Eyes},
    leaks::Ends,
};

/// Days of waiting of a case, by the end of October 2026.
fn waits(what: &[(&str, What)]) -> Option<i32> {
    let rules = Rules::new("us-ok", &[]).unwrap();
    let entries = what.iter().enumerate().map(|(number, (day, what))| {
        let at = Moment::parse(&format!("{day}T12:00:00-05:00")).unwrap();
        let envelope = Envelope {
            case: CaseId::new("k1").unwrap(),
            id: FactId::new(&format!("f{number}")).unwrap(),
            actor: Actor(1),
            at,
            exactness: Exactness::Second,
            recorded: at,
            kept: at,
            matter: Matter::Rule(*what),
        };
        (Ledger::Client, envelope)
    });
    let eyes = Eyes {
        rules: &rules,
        period: Period {
            from: date(2026, 10, 1),
            to: date(2026, 10, 31),
        },
        as_of: Moment::parse("2026-11-30T12:00:00-06:00").unwrap(),
        go_live: None,
    };
    let case = CaseId::new("k1").unwrap();
    let ends = Ends {
        orders: &[],
        gone: &std::collections::BTreeMap::new(),
    };
    Case::new(case, entries.collect(), eyes, &[], ends).undecided()
}

#[test]
fn a_decision_answers_what_was_assessed_before_it_and_nothing_after() {
    let assessed = What::Assessment {
        concerns: Numbers::NONE,
        lethality: Numbers::NONE,
    };
    let decided = |outcome| What::Decision { outcome };
    let (accepted, denied) = (decided(Outcome::Accepted), decided(Outcome::Denied));
    let left = What::Termination {
        reason: Leaving::Noncompliance,
    };
    assert_eq!(waits(&[("2026-09-01", assessed)]), Some(60));
    assert_eq!(waits(&[("2026-10-15", assessed)]), None, "not for long yet");
    let once = [("2026-02-02", assessed), ("2026-02-03", accepted)];
    assert_eq!(waits(&once), None);
    let again = |more: &[(&str, What)]| waits(&[&once, more].concat());
    // Left and assessed again: the decision of the first time answers nothing.
    let back = [("2026-06-01", left), ("2026-09-11", assessed)];
    assert_eq!(again(&back), Some(50));
    assert_eq!(
        again(&[&back[..], &[("2026-09-20", denied)]].concat()),
        None
    );
    // In the program and assessed once more: nobody has to decide.
    assert_eq!(again(&[("2026-09-11", assessed)]), None);
    // Denied and assessed again, twice: the first of the two counts.
    let denied = [
        ("2026-02-02", assessed),
        ("2026-02-03", denied),
        ("2026-09-01", assessed),
        ("2026-09-21", assessed),
    ];
    assert_eq!(waits(&denied), Some(60));
    // Who left while they waited waits no more.
    assert_eq!(
        waits(&[("2026-09-01", assessed), ("2026-09-10", left)]),
        None
    );
}
