//! The examples: each history gives the duties it must give, from the engine and from its slow twin.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at what it did not expect"
)]

use std::{fs, path::Path};

use jiff::civil::Date;
use leeward_tests::twin::{self, State};
use rules::{Moment, Rules};
use serde_json::Value;

struct Example {
    name: String,
    history: String,
    expected: Value,
    proclaimed: Vec<Date>,
}

fn examples() -> Vec<Example> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut found = Vec::new();
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "jsonl") {
            let expected: Value = serde_json::from_str(
                &fs::read_to_string(path.with_extension("expected.json")).unwrap(),
            )
            .unwrap();
            let proclaimed = expected["proclaimed"]
                .as_array()
                .unwrap()
                .iter()
                .map(|day| day.as_str().unwrap().parse().unwrap());
            found.push(Example {
                name: path.file_stem().unwrap().to_string_lossy().into_owned(),
                history: fs::read_to_string(&path).unwrap(),
                proclaimed: proclaimed.collect(),
                expected,
            });
        }
    }
    assert!(found.len() >= 12, "the examples are missing");
    found
}

#[test]
fn the_engine_gives_the_duties_of_every_example_with_reasons() {
    for example in examples() {
        let rules = Rules::new("us-ok", &example.proclaimed).unwrap();
        let cases = rules::read(example.history.as_bytes(), &rules).unwrap();
        let as_of = Moment::parse(example.expected["as_of"].as_str().unwrap()).unwrap();
        let cases = cases
            .iter()
            .map(|case| (&case.history, case.people.as_slice()));
        let answer: Value = serde_json::from_str(&rules::report(&rules, cases, as_of)).unwrap();
        let mut duties = answer["duties"].clone();
        for duty in duties.as_array_mut().unwrap() {
            let because = duty.as_object_mut().unwrap().remove("because").unwrap();
            let because = because.as_array().unwrap();
            assert!(
                !because.is_empty() && because.iter().all(|why| !why.as_str().unwrap().is_empty())
            );
        }
        assert_eq!(duties, example.expected["duties"], "{}", example.name);
    }
}

#[test]
fn the_twin_gives_the_duties_of_every_example() {
    for example in examples() {
        let lines: Vec<Value> = example
            .history
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        let oklahoma = State::named("us-ok", &example.proclaimed);
        let duties = twin::duties(
            &lines,
            &oklahoma,
            example.expected["as_of"].as_str().unwrap(),
        );
        assert_eq!(
            Value::Array(duties),
            example.expected["duties"],
            "{}",
            example.name
        );
    }
}

#[test]
fn the_plain_python_reading_gives_the_duties_of_every_example() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    for example in examples() {
        let output = std::process::Command::new("python3")
            .arg(here.join("../bench/python/duties.py"))
            .arg(
                here.join("examples")
                    .join(format!("{}.jsonl", example.name)),
            )
            .arg(example.expected["as_of"].as_str().unwrap())
            .args(example.proclaimed.iter().map(ToString::to_string))
            .output()
            .unwrap();
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(
            answer["duties"], example.expected["duties"],
            "{}",
            example.name
        );
    }
}
