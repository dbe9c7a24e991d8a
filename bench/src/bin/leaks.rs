//! How well and how fast what says too much is found: an invented corpus of notes with known leaks, the finder, a bare
//! matcher, and Microsoft Presidio on the same corpus where it is installed.
//!
//! `cargo run --release -p leeward-bench --bin leaks`; for Presidio first
//! `python3 -m pip install --target target/tools/presidio presidio-analyzer`.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "a bench stops at what it did not expect, and prints"
)]

use std::{fs, path::Path, process::Command, time::Instant};

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use leaks::{Finder, Own, Sheltered};
use leeward_tests::corpus::{Case, Count, corpus, finders, ours};
use serde_json::{Value, json};

/// How many cases, of eight notes each.
const CASES: usize = 1_000;

fn main() {
    let cases = corpus(CASES);
    let notes: usize = cases.iter().map(|case| case.notes.len()).sum();
    let planted: usize = cases
        .iter()
        .flat_map(|case| &case.notes)
        .map(|note| note.planted.len())
        .sum();
    println!("{notes} notes of {CASES} cases, {planted} leaks planted");
    let [surer, all] = ours(&cases);
    let presidio = presidio(&cases);
    println!("\n| | precision | recall |\n|---|---|---|");
    let line = |name: &str, count: &Count| {
        println!(
            "| {name} | {:.3} | {:.3} |",
            count.precision(),
            count.recalled()
        );
    };
    line("sure and likely", &surer);
    line("with perhaps", &all);
    for (name, count) in &presidio {
        line(name, count);
    }
    println!(
        "\n| planted as | of | sure and likely | with perhaps | {} |",
        names(&presidio)
    );
    println!("|---|---|---|---|{}", "---|".repeat(presidio.len()));
    for (kind, (of, hit)) in &surer.recall {
        let share = |hit: usize| format!("{:.2}", hit as f64 / *of as f64);
        let others = presidio
            .iter()
            .map(|(_, count)| share(count.recall[kind].1));
        let cells: Vec<String> = [share(*hit), share(all.recall[kind].1)]
            .into_iter()
            .chain(others)
            .collect();
        println!("| {kind} | {of} | {} |", cells.join(" | "));
    }
    speed(&cases);
}

fn names(presidio: &[(String, Count)]) -> String {
    let names: Vec<&str> = presidio.iter().map(|(name, _)| name.as_str()).collect();
    names.join(" | ")
}

/// Presidio's own recognisers and a list of words that are looked for, made of the same secrets.
fn presidio(cases: &[Case]) -> Vec<(String, Count)> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("corpus.json");
    let all: Vec<Value> = cases
        .iter()
        .map(|case| {
            let own = &case.sheltered;
            let mut words: Vec<String> = Vec::new();
            for list in [&own.names, &own.numbers, &own.mails, &own.addresses] {
                words.extend(list.iter().cloned());
            }
            let parts = own.names.iter().flat_map(|name| name.split(' '));
            words.extend(parts.map(str::to_owned));
            let notes: Vec<&str> = case.notes.iter().map(|note| note.text.as_str()).collect();
            json!({ "words": words, "notes": notes })
        })
        .collect();
    fs::write(&file, serde_json::to_vec(&all).unwrap()).unwrap();
    let tools = Path::new("target/tools/presidio");
    if !tools.is_dir() {
        println!("Presidio is not there: see the head of this file");
        return Vec::new();
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("python/presidio.py");
    let said = Command::new("python3")
        .env("PYTHONPATH", tools)
        .arg(script)
        .arg(&file)
        .output()
        .unwrap();
    assert!(
        said.status.success(),
        "{}",
        String::from_utf8_lossy(&said.stderr)
    );
    let said: Value = serde_json::from_slice(&said.stdout).unwrap();
    println!(
        "Presidio {}: {:.0} notes a second",
        said["version"],
        said["rate"].as_f64().unwrap()
    );
    let ways = [
        ("listed", "Presidio, words listed"),
        ("all", "Presidio, with its recognisers"),
    ];
    let count = |way: &str| {
        let mut count = Count::default();
        let notes = cases.iter().flat_map(|case| &case.notes);
        for (note, found) in notes.zip(said[way].as_array().unwrap()) {
            // It counts characters.
            let at: Vec<usize> = note
                .text
                .char_indices()
                .map(|(at, _)| at)
                .chain([note.text.len()])
                .collect();
            let place = |find: &Value| {
                let end = |of: usize| at[usize::try_from(find[of].as_u64().unwrap()).unwrap()];
                end(0)..end(1)
            };
            let found: Vec<_> = found.as_array().unwrap().iter().map(place).collect();
            count.note(&note.planted, &found);
        }
        count
    };
    ways.map(|(way, name)| (name.to_owned(), count(way))).into()
}

/// Megabytes a second of the same notes: each case's own finder, then all other cases', beside one bare matcher for every
/// secret as it is written.
fn speed(cases: &[Case]) {
    let finders = finders(cases);
    let others: Vec<Sheltered> = cases
        .iter()
        .map(|case| Sheltered {
            names: Vec::new(),
            of_another_case: true,
            ..case.sheltered.clone()
        })
        .collect();
    let everybody = Finder::new(&others, &Own::default());
    let mut patterns: Vec<String> = Vec::new();
    for case in cases {
        let own = &case.sheltered;
        for list in [&own.names, &own.numbers, &own.mails, &own.addresses] {
            patterns.extend(list.iter().cloned());
        }
    }
    let bare = AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .kind(Some(AhoCorasickKind::DFA))
        .build(&patterns)
        .unwrap();
    let bytes: usize = cases
        .iter()
        .flat_map(|case| &case.notes)
        .map(|note| note.text.len())
        .sum();
    let rate = |look: &dyn Fn() -> usize| {
        let mut best = f64::INFINITY;
        for _ in 0..5 {
            let began = Instant::now();
            std::hint::black_box(look());
            best = best.min(began.elapsed().as_secs_f64());
        }
        bytes as f64 / best / 1e6
    };
    let notes = |go: &dyn Fn(&Case, usize, &str) -> usize| {
        let mut found = 0;
        for (place, case) in cases.iter().enumerate() {
            for note in &case.notes {
                found += go(case, place, &note.text);
            }
        }
        found
    };
    let bare = rate(&|| notes(&|_, _, text| bare.find_iter(text).count()));
    let own = rate(&|| notes(&|_, place, text| finders[place].look(text).len()));
    let both = rate(&|| {
        notes(&|_, place, text| finders[place].look(text).len() + everybody.look(text).len())
    });
    println!(
        "\n{} patterns, bare matcher: {bare:.0} MB/s",
        patterns.len()
    );
    println!(
        "a case's own people: {own:.0} MB/s, {:.2} of it",
        own / bare
    );
    println!(
        "and all other cases': {both:.0} MB/s, {:.2} of it",
        both / bare
    );
}
