//! What a state sees of many programs: sums of what they handed on and nothing else, the same in every file.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what is not as expected must stop the test"
)]

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use leeward_tests::browser::{Program, binary};
use serde_json::{Value, json};
use tempfile::TempDir;

const NOW: &str = "2026-11-23T09:04:00-06:00";

fn run(args: &[&str]) -> Output {
    Command::new(binary()).args(args).output().unwrap()
}

fn answer(args: &[&str]) -> Vec<u8> {
    let output = run(args);
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{args:?}: {told}");
    output.stdout
}

fn binder(data: &Path, from: &str, more: &[&str]) -> Value {
    let data = data.to_str().unwrap();
    let mut args = vec![
        "review",
        "--data",
        data,
        "--from",
        from,
        "--to",
        "2026-10-31",
        "--as-of",
        NOW,
        "--format",
        "json",
    ];
    args.extend(more);
    serde_json::from_slice(&answer(&args)).unwrap()
}

/// A program's binder as a file.
fn came(folder: &TempDir, name: &str, binder: &Value) -> PathBuf {
    let path = folder.path().join(name);
    fs::write(&path, binder.to_string()).unwrap();
    path
}

fn state(files: &[&Path], more: &[&str]) -> Vec<u8> {
    let mut args = vec!["state"];
    args.extend(files.iter().map(|file| file.to_str().unwrap()));
    args.extend(more);
    answer(&args)
}

/// Every figure: its number, what a program shows or the sum, and whose it is.
fn figures(clauses: &Value) -> Vec<Value> {
    let groups = clauses.as_array().unwrap().iter();
    let groups = groups.flat_map(|clause| clause["figures"].as_array().unwrap());
    let figures = groups.flat_map(|group| {
        let whose = &group["whose"];
        let parts = group["parts"].as_array().unwrap().iter();
        parts.chain([group]).map(move |figure| {
            let mut figure = figure.clone();
            figure["whose"] = whose.clone();
            figure
        })
    });
    figures.collect()
}

fn numbered<'a>(all: &'a [Value], number: &Value) -> &'a Value {
    all.iter().find(|each| each["number"] == *number).unwrap()
}

#[test]
fn a_state_adds_what_programs_handed_on_and_says_who_holds_back() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    drop(Program::at(
        &data,
        &["--test-seed", "1", "--test-clock", NOW],
    ));
    let outside = ["--for", "outside"];
    let one = binder(&data, "2026-09-01", &outside);
    let mut other = binder(&data, "2026-09-01", &outside);
    // Another program, which holds one more number back and where a clause is not met.
    other["program"] = json!("Redbud Program");
    let group = other["clauses"][2]["figures"].as_array_mut().unwrap();
    let hidden = group
        .iter_mut()
        .find(|group| group["all"].is_u64())
        .unwrap();
    hidden["all"] = Value::Null;
    let hidden = hidden["number"].clone();
    let files = [
        came(&folder, "one.json", &one),
        came(&folder, "other.json", &other),
    ];
    let files: Vec<&Path> = files.iter().map(PathBuf::as_path).collect();
    let together: Value = serde_json::from_slice(&state(&files, &[])).unwrap();

    let (ones, others) = (figures(&one["clauses"]), figures(&other["clauses"]));
    let sums = figures(&together["clauses"]);
    assert_eq!(ones.len(), sums.len());
    let mut held = 0;
    for sum in &sums {
        let of = [&ones, &others].map(|all| numbered(all, &sum["number"]));
        let shown: u64 = of.iter().filter_map(|each| each["all"].as_u64()).sum();
        let back = of.iter().filter(|each| each["all"].is_null()).count();
        assert_eq!(sum["shown"], shown, "{sum}");
        assert_eq!(sum["held_back_by"], back, "{sum}");
        if of[0]["whose"] != "program" {
            assert!(shown == 0 || shown >= 5, "{sum}");
        }
        held += back;
    }
    assert!(held > 1, "nobody holds anything back");
    assert_eq!(numbered(&sums, &hidden)["held_back_by"], 1);
    for (clause, mine) in one["clauses"].as_array().unwrap().iter().enumerate() {
        let verdict = mine["verdict"].as_str().unwrap();
        let counted = &together["clauses"][clause]["programs"][verdict];
        assert_eq!(*counted, 2, "{mine}");
    }
    assert_eq!(together["programs"][0]["program"], "Redbud Program");
    assert!(
        !together["programs"][0]["pinned"]
            .as_array()
            .unwrap()
            .is_empty()
    );
    assert!(!together["findings"].as_array().unwrap().is_empty());

    // The same in every file, in both languages.
    for language in ["en", "es"] {
        let write = |format: &str| state(&files, &["--format", format, "--language", language]);
        let csv = String::from_utf8(write("csv")).unwrap();
        let html = String::from_utf8(write("html")).unwrap();
        for sum in &sums {
            let (number, held) = (sum["number"].as_str().unwrap(), &sum["held_back_by"]);
            let shown = match (sum["shown"].as_u64().unwrap(), held.as_u64().unwrap()) {
                (0, 1..) => String::new(),
                (shown, _) => shown.to_string(),
            };
            let of = |line: &&str| line.split(',').nth(2) == Some(number);
            let line = csv.lines().find(of).unwrap();
            let cells: Vec<&str> = line.split(',').collect();
            assert_eq!(cells[4..6], [&shown, &held.to_string()], "{line}");
            let first = format!("<td>{number}</td>");
            let row = html.split("<tr").find(|row| {
                let cells = row.split_once('>');
                cells.is_some_and(|(_, cells)| cells.starts_with(&first))
            });
            let end = format!("<td>{shown}</td><td>{held}</td></tr>");
            assert!(row.unwrap().trim_end().contains(&end), "{row:?}");
        }
        assert!(write("pdf").starts_with(b"%PDF"));
    }
}

#[test]
fn what_cannot_be_put_together_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    drop(Program::at(
        &data,
        &["--test-seed", "1", "--test-clock", NOW],
    ));
    let outside = binder(&data, "2026-09-01", &["--for", "outside"]);
    let mut renamed = outside.clone();
    renamed["program"] = json!("Redbud Program");
    let mut of_another_rule = renamed.clone();
    of_another_rule["rules"]["pack"] = json!("us-wa");
    let mut strange = renamed.clone();
    strange["clauses"][0]["figures"][0]["id"] = json!("zz");
    let mut later = renamed.clone();
    later["from"] = json!("2026-10-01");
    let sample = ["--for", "outside", "--sample", "5", "--seed", "x"];
    let files = [
        (
            "review.json",
            binder(&data, "2026-09-01", &[]),
            "holds cases",
        ),
        (
            "sample.json",
            binder(&data, "2026-09-01", &sample),
            "of a sample",
        ),
        ("twice.json", outside.clone(), "is there twice"),
        ("later.json", later, "of another period"),
        ("rule.json", of_another_rule, "by another rule"),
        ("strange.json", strange, "`zz` is not a figure"),
        ("no.json", json!({"binder": "no"}), "not a binder"),
    ];
    let first = came(&folder, "first.json", &outside);
    for (name, binder, said) in files {
        let file = came(&folder, name, &binder);
        let output = run(&["state", first.to_str().unwrap(), file.to_str().unwrap()]);
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{name}: {told}");
        assert!(told.contains(said), "{name}: {told}");
        assert!(output.stdout.is_empty(), "{name}");
    }
    let output = run(&["state", "/nowhere/zz.json"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("/nowhere/zz.json"));
}
