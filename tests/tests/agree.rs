//! Promise 8: the same facts give the same duties. The engine equals its slow twin on random histories, and
//! neither the order of arrival nor what was taken back nor what is not yet known makes a difference.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at what it did not expect"
)]

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use leeward_tests::{
    histories::{self, Made, Row},
    twin::{self, State},
};
use proptest::{collection::vec, prelude::*};
use rules::{Moment, Rules};
use serde_json::Value;

/// Rules by pack and proclaimed days: a calendar takes longer to make than a history's duties.
type Kept = BTreeMap<(String, Vec<jiff::civil::Date>), Rc<Rules>>;

thread_local! {
    static RULES: RefCell<Kept> = RefCell::default();
    static STATES: RefCell<BTreeMap<String, State>> = RefCell::default();
}

fn engine(file: &str, made: &Made, as_of: &str) -> Vec<Value> {
    engine_of("us-ok", file, made, as_of)
}

fn engine_of(pack: &str, file: &str, made: &Made, as_of: &str) -> Vec<Value> {
    let key = (pack.to_owned(), made.proclaimed.clone());
    let make = || Rc::new(Rules::new(pack, &made.proclaimed).unwrap());
    let rules = RULES.with_borrow_mut(|kept| Rc::clone(kept.entry(key).or_insert_with(make)));
    twin::engine(&rules, file, as_of)
}

fn twin(made: &Made) -> Vec<Value> {
    twin_of("us-ok", made)
}

fn twin_of(pack: &str, made: &Made) -> Vec<Value> {
    let make = || State::named(pack, &[]);
    let state = STATES.with_borrow_mut(|kept| {
        let state = kept.entry(pack.to_owned()).or_insert_with(make);
        state.with(&made.proclaimed)
    });
    twin::duties(&made.facts, &state, &made.as_of)
}

fn made() -> impl Strategy<Value = Made> {
    made_in("America/Chicago")
}

fn made_in(zone: &'static str) -> impl Strategy<Value = Made> {
    (any::<Row>(), vec(any::<Row>(), 1..70))
        .prop_map(move |(first, rows)| histories::make_in(zone, first, &rows))
}

fn name(duty: &Value) -> String {
    format!("{} {} {}", duty["kind"], duty["state"], duty["how"])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, max_shrink_iters: 20_000, ..ProptestConfig::default() })]

    #[test]
    fn the_engine_equals_its_twin(made in made()) {
        let (fast, slow) = (engine(&made.file(), &made, &made.as_of), twin(&made));
        prop_assert_eq!(&fast, &slow, "\n{}as of {}", made.file(), made.as_of);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, max_shrink_iters: 20_000, ..ProptestConfig::default() })]

    #[test]
    fn by_washingtons_pack_as_well(made in made_in("America/Los_Angeles")) {
        let (fast, slow) = (engine_of("us-wa", &made.file(), &made, &made.as_of), twin_of("us-wa", &made));
        prop_assert_eq!(&fast, &slow, "\n{}as of {}", made.file(), made.as_of);
    }

    #[test]
    fn by_illinois_pack_as_well(made in made()) {
        let (fast, slow) = (engine_of("us-il", &made.file(), &made, &made.as_of), twin_of("us-il", &made));
        prop_assert_eq!(&fast, &slow, "\n{}as of {}", made.file(), made.as_of);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_order_of_lines_gives_the_same_duties(made in made(), turn in any::<prop::sample::Index>()) {
        let mut lines: Vec<String> = made.facts.iter().map(Value::to_string).collect();
        prop_assume!(!lines.is_empty());
        let turn = turn.index(lines.len());
        lines.rotate_left(turn);
        lines.reverse();
        let other = lines.join("\n");
        prop_assert_eq!(engine(&made.file(), &made, &made.as_of), engine(&other, &made, &made.as_of));
    }

    #[test]
    fn what_is_not_yet_known_changes_nothing(made in made()) {
        let as_of = Moment::parse(&made.as_of).unwrap();
        let mut known = made.clone();
        known.facts.retain(|fact| {
            let recorded = fact.get("recorded").unwrap_or(&fact["at"]).as_str().unwrap();
            Moment::parse(recorded).unwrap() <= as_of
        });
        // What names something that is not known yet counts as never recorded; the twin says which.
        prop_assert_eq!(engine(&made.file(), &made, &made.as_of), twin(&known));
    }

    #[test]
    fn a_fact_taken_back_is_as_if_it_had_never_been(made in made()) {
        let as_of = Moment::parse(&made.as_of).unwrap();
        let known = |fact: &Value| {
            Moment::parse(fact.get("recorded").unwrap_or(&fact["at"]).as_str().unwrap()).unwrap() <= as_of
        };
        let gone: Vec<Value> = made.facts.iter().filter(|f| f["kind"] == "void" && known(f)).map(|f| f["fact"].clone()).collect();
        let mut never = made.clone();
        never.facts.retain(|fact| !gone.contains(&fact["id"]) && fact["kind"] != "void");
        prop_assert_eq!(engine(&made.file(), &made, &made.as_of), twin(&never));
    }

    #[test]
    fn a_proclaimed_day_never_makes_the_laws_first_notice_due_earlier(made in made()) {
        let without = Made { proclaimed: vec![], ..made.clone() };
        let with = Made { proclaimed: vec!["2026-11-25".parse().unwrap(), "2026-12-24".parse().unwrap()], ..made };
        let due = |made: &Made| -> BTreeMap<String, String> {
            let decided = engine(&made.file(), made, &made.as_of).into_iter();
            let decided = decided.filter(|duty| duty["kind"] == "initial_notification" && duty["basis"] == "law");
            decided.map(|duty| (format!("{} {}", duty["person"], duty["opened"]), duty["due"].as_str().unwrap().to_owned())).collect()
        };
        let (earlier, later) = (due(&without), due(&with));
        for (duty, due) in &earlier {
            if let Some(moved) = later.get(duty) {
                prop_assert!(Moment::parse(moved).unwrap() >= Moment::parse(due).unwrap(), "{duty}: {due} became {moved}");
            }
        }
    }

    #[test]
    fn one_more_contact_never_makes_a_first_notice_close_later(made in made(), place in any::<prop::sample::Index>()) {
        let efforts: Vec<&Value> =
            made.facts.iter().filter(|fact| fact["kind"] == "effort" && !fact["person"].is_null()).collect();
        prop_assume!(!efforts.is_empty());
        let effort = efforts[place.index(efforts.len())];
        let contact = serde_json::json!({
            "case": effort["case"], "id": "again", "at": effort["at"], "kind": "effort", "person": effort["person"],
            "to": "person", "channel": "in_person", "outcome": "reached",
        });
        let mut more = made.clone();
        more.facts.push(contact);
        let closed = |made: &Made| -> BTreeMap<String, Moment> {
            let duties = engine(&made.file(), made, &made.as_of).into_iter();
            let duties = duties.filter(|duty| duty["kind"] == "initial_notification" && duty["state"] == "met");
            duties
                .map(|duty| {
                    let at = Moment::parse(duty["closed_at"].as_str().unwrap()).unwrap();
                    (format!("{} {}", duty["person"], duty["opened"]), at)
                })
                .collect()
        };
        let after = closed(&more);
        for (duty, at) in closed(&made) {
            if let Some(now) = after.get(&duty) {
                prop_assert!(*now <= at, "{duty}");
            }
        }
    }
}

/// A generator that never reaches a rule proves nothing about it.
#[test]
fn random_histories_reach_every_way_a_duty_can_stand() {
    use proptest::{strategy::ValueTree as _, test_runner::TestRunner};
    let mut runner = TestRunner::deterministic();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for _ in 0..4000 {
        let made = made().new_tree(&mut runner).unwrap().current();
        for duty in engine(&made.file(), &made, &made.as_of) {
            *seen.entry(name(&duty).replace('"', "")).or_default() += 1;
        }
    }
    for way in [
        "check_in open null",
        "check_in met told",
        "check_in lapsed tried",
        "check_in lapsed chose",
        "check_in lapsed ended",
        "event_notice open null",
        "event_notice met told",
        "event_notice lapsed tried",
        "event_notice lapsed chose",
        "event_notice lapsed ended",
        "initial_disclosure open null",
        "initial_disclosure met told",
        "initial_disclosure lapsed tried",
        "initial_disclosure lapsed ended",
        "initial_notification open null",
        "initial_notification met told",
        "initial_notification met tried",
        "initial_notification lapsed ended",
        "initial_notification lapsed merged",
        "provider_warning open null",
        "provider_warning met told",
        "provider_warning lapsed ended",
        "threat_warning open null",
        "threat_warning met told",
        "threat_warning lapsed ended",
        "threat_warning lapsed chose",
        "threat_warning lapsed merged",
    ] {
        assert!(
            seen.get(way).copied().unwrap_or_default() >= 2,
            "{way}: {seen:#?}"
        );
    }
}
