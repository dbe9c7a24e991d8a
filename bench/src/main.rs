//! What is fast, against whom: ratios of two things measured in the same run.
//!
//! `cargo build --release && cargo run --release -p leeward-bench`
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "a bench stops at what it did not expect, and prints"
)]

mod appends;
mod curve;
mod load;
mod start;
mod today;
mod verify;

use std::{fs::File, io::Write as _, path::Path, process::Command, time::Instant};

use curve::Curve;
use leeward_tests::{
    histories::{self, Made},
    twin::{self, State},
};
use rules::{Moment, Rules};
use serde_json::json;

const CASES: usize = 10_000;
const FACTS: usize = 40;
/// The slow ones do a part of the cases, and are counted by the case.
const PART: usize = 500;
const AS_OF: &str = "2027-03-01T09:00:00-06:00";

fn main() {
    // `cargo run --release -p leeward-bench appends` measures these alone, and so on for each part.
    let only = std::env::args().nth(1);
    let asked = |part: &str| only.as_deref().is_none_or(|only| only == part);
    let cases: Vec<Made> = (0..CASES).map(|number| case(number as u64)).collect();
    let mut curves = Vec::new();
    if asked("duties") {
        curves.push(duties(&cases));
    }
    if asked("files") {
        files(&cases);
    }
    if asked("appends") {
        appends::measure();
    }
    if asked("verify") {
        verify::measure();
    }
    if asked("today") {
        curves.push(today::measure());
    }
    if asked("load") {
        curves.extend(load::measure());
    }
    if asked("start") {
        start::measure(&cases);
    }
    if only.is_none() {
        let place = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/pictures/growth.svg");
        std::fs::write(&place, curve::drawn(&curves)).unwrap();
        println!("drawn: docs/pictures/growth.svg");
    }
}

/// A case of forty facts from its number; the same at every run.
fn case(number: u64) -> Made {
    let mut state = number.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mut row = || {
        [0; 8].map(|_: u8| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state >> 24) as u16
        })
    };
    let mut first = row();
    // Ordinary days, and nothing proclaimed.
    (first[0], first[1], first[3]) = (5, 1, 0);
    let rows: Vec<_> = (0..FACTS * 2).map(|_| row()).collect();
    let mut made = histories::make(first, &rows);
    made.facts.truncate(FACTS);
    for fact in &mut made.facts {
        fact["case"] = json!(format!("case{number:05}"));
    }
    made
}

fn timed<T>(what: impl FnOnce() -> T) -> (f64, T) {
    let began = Instant::now();
    let done = what();
    (began.elapsed().as_secs_f64(), done)
}

/// The better of three.
fn best<T>(mut what: impl FnMut() -> T) -> f64 {
    (0..3)
        .map(|_| timed(&mut what).0)
        .fold(f64::INFINITY, f64::min)
}

fn duties(cases: &[Made]) -> Curve {
    let rules = Rules::new("us-ok", &[]).unwrap();
    let as_of = Moment::parse(AS_OF).unwrap();
    let text: String = cases.iter().map(Made::file).collect();
    let read = rules::read(text.as_bytes(), &rules).unwrap();
    let structured = best(|| {
        read.iter()
            .map(|case| rules::duties(&rules, &case.history, as_of).len())
            .sum::<usize>()
    });
    let in_words = best(|| {
        let duties = read
            .iter()
            .flat_map(|case| rules::duties(&rules, &case.history, as_of));
        let reasons = duties.map(|duty| {
            duty.because
                .iter()
                .map(|why| why.english(duty.kind, &rules).len())
                .sum::<usize>()
        });
        reasons.sum::<usize>()
    });
    let some = |cases: usize| {
        best(|| {
            let some = read.iter().take(cases);
            some.map(|case| rules::duties(&rules, &case.history, as_of).len())
                .sum::<usize>()
        })
    };
    let points = vec![(140, some(140)), (1_000, some(1_000)), (CASES, structured)];
    let oklahoma = State::named("us-ok", &[]);
    let slow = best(|| {
        cases[..PART]
            .iter()
            .map(|case| twin::duties(&case.facts, &oklahoma, AS_OF).len())
            .sum::<usize>()
    });
    let slow = slow * CASES as f64 / PART as f64;
    println!("duties of {CASES} cases of {FACTS} facts, one core");
    println!(
        "  with structured reasons      {:7.3} s   slow twin / engine {:6.1}",
        structured,
        slow / structured
    );
    println!(
        "  and each reason in words     {:7.3} s   slow twin / engine {:6.1}",
        in_words,
        slow / in_words
    );
    Curve {
        name: "duties of all of them",
        points,
    }
}

fn files(cases: &[Made]) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, cases: &[Made]| {
        let path = folder.path().join(name);
        let mut file = File::create(&path).unwrap();
        cases
            .iter()
            .for_each(|case| file.write_all(case.file().as_bytes()).unwrap());
        path
    };
    let (whole, part) = (
        write("whole.jsonl", cases),
        write("part.jsonl", &cases[..PART]),
    );
    let run = |command: &mut Command| {
        let output = command.output().unwrap();
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        output.stdout.len()
    };
    let leeward = |path: &Path| {
        let mut command = Command::new(leeward_tests::browser::binary());
        command
            .arg("duties")
            .arg(path)
            .args(["--as-of", AS_OF, "--format", "json"]);
        command
    };
    let ours = best(|| run(&mut leeward(&whole)));
    let script = root.join("bench/python/duties.py");
    let python = best(|| run(Command::new("python3").arg(&script).arg(&part).arg(AS_OF)));
    let start = best(|| {
        run(Command::new("python3")
            .arg(&script)
            .arg("/dev/null")
            .arg(AS_OF))
    });
    let theirs = start + (python - start) * CASES as f64 / PART as f64;
    println!("from a file of those facts to JSON, reasons in words (Python gives none)");
    println!(
        "  leeward duties               {ours:7.3} s   plain Python / leeward {:6.1}",
        theirs / ours
    );
}
