//! From nothing to the first answer, and the memory then, with ten thousand cases in the ledgers; beside a usual
//! framework without any.

use std::{fs, path::Path, process::Command, time::Instant};

use desk::Method;
use leeward_tests::{
    browser::{Program, binary},
    histories::Made,
    http,
    world::Visitor,
};

/// Facts of each case that are recorded.
const FACTS: usize = 12;

/// Seconds and kB of Django's start; nothing where it is not there.
fn django() -> Option<(f64, f64)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let output = Command::new("python3")
        .arg(root.join("bench/python/django_start.py"))
        .env("PYTHONPATH", root.join("target/tools/django"))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut parts = said.split_whitespace();
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

fn resident(program: &Program) -> f64 {
    let status = fs::read_to_string(format!("/proc/{}/status", program.process())).unwrap();
    let line = status
        .lines()
        .find(|line| line.starts_with("VmRSS"))
        .unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

/// Puts a file of facts into the ledgers of a folder.
pub(crate) fn record(file: &Path, data: &Path) {
    let done = Command::new(binary())
        .arg("record")
        .arg(file)
        .arg("--data")
        .arg(data)
        .output()
        .unwrap();
    assert!(
        done.status.success(),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
}

/// Serves a folder, and has its first answer.
pub(crate) fn answering(data: &Path) -> Program {
    let program = Program::at(data, &[]);
    let health = Visitor::default().request(Method::Get, "/healthz", Vec::new());
    assert_eq!(http::send(&program.url, &health).status, 200);
    program
}

/// Prints the figures.
pub(crate) fn measure(cases: &[Made]) {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    drop(Program::at(&data, &["--empty"]));
    let file = folder.path().join("facts.jsonl");
    let lines = cases.iter().map(|case| {
        let mut case = case.clone();
        case.facts.truncate(FACTS);
        case.file()
    });
    fs::write(&file, lines.collect::<String>()).unwrap();
    let began = Instant::now();
    record(&file, &data);
    let recorded = began.elapsed().as_secs_f64();
    let began = Instant::now();
    let program = answering(&data);
    let ready = began.elapsed().as_secs_f64();
    let memory = resident(&program);
    let size = fs::metadata(binary()).unwrap().len() as f64 / 1e6;
    println!(
        "starting over {} cases of {FACTS} facts (recorded from a file in {recorded:.1} s)",
        cases.len()
    );
    println!(
        "  to the first answer {ready:6.3} s   memory at rest {:5.1} MB   binary {size:4.1} MB",
        memory / 1e3
    );
    match django() {
        Some((seconds, kilobytes)) => println!(
            "  Django with its admin and no case: {seconds:.3} s, {:.1} MB; it / Leeward {:.2} in time, {:.2} in memory",
            kilobytes / 1e3,
            seconds / ready,
            kilobytes / memory
        ),
        None => println!("  (no Django beside it)"),
    }
}
