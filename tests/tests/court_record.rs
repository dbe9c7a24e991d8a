//! Promise 10, at the client desk: the record for a court, checked by the small verifier, which shares no line with what
//! writes it, and refused where any of its parts was changed.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what is not as expected must stop the test"
)]

use desk::Answer;
use keys::DeskName;
use leeward_tests::world::{Visitor, World, text};
use serde_json::{Value, json};
use verifier::{BadRecord, Checkpoint, Proven, check_record};

/// Somebody's file with a few entries, and a record of it made after the wait.
fn record() -> Value {
    let world = World::new(9);
    let mut who = Visitor::at(&world, DeskName::Client);
    let names = [("first", "Pax"), ("last", "Larch")];
    let sent = |answer: &Answer| {
        assert_eq!(answer.status, 200, "{}", text(answer));
    };
    sent(&who.refers(&world, &names));
    sent(&who.refers(&world, &[("first", "Quill"), ("last", "Hargreave")]));
    let cases = world.cases();
    let file = format!("/client/participants/{}", cases[0]);
    let decision = format!("{file}/decision");
    sent(&who.fill(&world, &decision, &decision, &[("outcome", "accepted")]));
    world.clock.advance(14 * 24 * 3_600);
    let mut who = Visitor::at(&world, DeskName::Client);
    let form = format!("{file}/record");
    let asked = [("recipient", "District Court"), ("purpose", "Order")];
    let page = text(&who.fill(&world, &form, &form, &asked));
    let link = page.split('"').find(|part| part.ends_with("/json"));
    let answer = who.get(&world, link.unwrap_or_else(|| panic!("{page}")));
    serde_json::from_slice(&answer.body).unwrap()
}

fn checked(record: &Value) -> Result<Proven, BadRecord> {
    check_record(&record.to_string(), &[])
}

#[test]
fn each_entry_is_proved_by_who_shares_no_line_with_the_writer() {
    let record = record();
    let proven = Proven {
        entries: 2,
        lost: 0,
    };
    assert_eq!(checked(&record), Ok(proven));
    let lines = record["checkpoint"].as_str().unwrap();
    let printed = Checkpoint::read(lines).unwrap();
    assert_eq!(
        check_record(&record.to_string(), std::slice::from_ref(&printed)),
        Ok(proven)
    );
    let other = Checkpoint {
        size: printed.size + 1,
        ..printed
    };
    assert_eq!(
        check_record(&record.to_string(), &[other]),
        Err(BadRecord::NotThisLedger)
    );
}

/// Another digit in the place of the first.
fn turned(text: &str) -> String {
    let first = if text.starts_with('0') { "1" } else { "0" };
    format!("{first}{}", &text[1..])
}

#[test]
fn whatever_is_changed_of_what_proves_it_is_refused() {
    let record = record();
    for field in ["envelope", "salt", "letter", "leaf"] {
        for number in 0..2 {
            let mut changed = record.clone();
            let there = &mut changed["entries"][number][field];
            *there = json!(turned(there.as_str().unwrap()));
            assert!(checked(&changed).is_err(), "{field} of {number}");
        }
    }
    for (field, value) in [
        ("position", json!(1)),
        ("kept", json!(1_700_000_000)),
        ("number", json!(2)),
        ("path", json!([])),
        ("envelope", json!("")),
    ] {
        let mut changed = record.clone();
        changed["entries"][0][field] = value;
        assert!(checked(&changed).is_err(), "{field}");
    }
    let mut moved = record.clone();
    moved["case"] = json!("9Z9Z");
    assert!(checked(&moved).is_err());
    // An entry left out is missed by its number.
    let mut fewer = record.clone();
    fewer["entries"].as_array_mut().unwrap().remove(0);
    assert!(checked(&fewer).is_err());
    let mut later = record;
    later["form"] = json!(2);
    assert!(checked(&later).is_err());
}
