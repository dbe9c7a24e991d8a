//! Facts of a file into the ledgers and out again: the same duties, whichever way (contract, section 3).
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
    thread,
    time::Duration,
};

use leeward_tests::{
    browser::{Program, binary},
    histories,
};
use serde_json::{Value, json};
use tempfile::TempDir;

fn run(args: &[&str]) -> Output {
    Command::new(binary()).args(args).output().unwrap()
}

fn answer(args: &[&str]) -> String {
    let output = run(args);
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{args:?}: {told}");
    String::from_utf8(output.stdout).unwrap()
}

/// An empty demonstration, not served any more.
fn program() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    drop(Program::at(&data, &["--empty"]));
    (folder, data)
}

fn record(file: &Path, data: &Path, more: &[&str]) -> Output {
    let mut args = vec![
        "record",
        file.to_str().unwrap(),
        "--data",
        data.to_str().unwrap(),
    ];
    args.extend(more);
    run(&args)
}

fn same_duties(file: &Path, data: &Path, as_of: &str) {
    let common = ["--as-of", as_of, "--format", "json"];
    let mut from_file = vec!["duties", file.to_str().unwrap()];
    from_file.extend(common);
    let mut from_ledger = vec!["duties", "--from-ledger", data.to_str().unwrap()];
    from_ledger.extend(common);
    assert_eq!(
        answer(&from_ledger),
        answer(&from_file),
        "{} as of {as_of}",
        file.display()
    );
}

/// Many random histories in one file, each a case of its own.
fn many(folder: &Path, cases: u64) -> PathBuf {
    let file = folder.join("many.jsonl");
    let mut lines = String::new();
    for number in 0..cases {
        let mut state = number.wrapping_add(11).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let mut row = || {
            [0; 8].map(|_: u8| {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                u16::try_from(state >> 24 & 0xFFFF).unwrap()
            })
        };
        let mut first = row();
        first[3] = 0;
        let rows: Vec<_> = (0..30).map(|_| row()).collect();
        let mut made = histories::make(first, &rows);
        for fact in &mut made.facts {
            fact["case"] = json!(format!("case{number:03}"));
        }
        lines.push_str(&made.file());
    }
    fs::write(&file, lines).unwrap();
    file
}

#[test]
fn every_example_gives_the_same_duties_from_the_ledgers_and_is_recorded_once() {
    let (_kept, data) = program();
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let folder = tempfile::tempdir().unwrap();
    let mut all = String::new();
    let mut whens = Vec::new();
    for (number, entry) in fs::read_dir(examples).unwrap().enumerate() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|kind| kind != "jsonl") {
            continue;
        }
        for line in fs::read_to_string(&path)
            .unwrap()
            .lines()
            .filter(|line| !line.is_empty())
        {
            let mut fact: Value = serde_json::from_str(line).unwrap();
            let case = format!("{}.{number}", fact["case"].as_str().unwrap());
            fact["case"] = json!(case);
            all.push_str(&format!("{fact}\n"));
        }
        let expected = fs::read_to_string(path.with_extension("expected.json")).unwrap();
        let expected: Value = serde_json::from_str(&expected).unwrap();
        whens.push(expected["as_of"].as_str().unwrap().to_owned());
    }
    assert!(whens.len() >= 12);
    let file = folder.path().join("all.jsonl");
    fs::write(&file, all).unwrap();
    let done = record(&file, &data, &[]);
    assert!(
        done.status.success(),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
    for as_of in &whens {
        same_duties(&file, &data, as_of);
    }
    let verified = answer(&["verify", "--inside", data.to_str().unwrap()]);
    assert!(record(&file, &data, &[]).status.success());
    assert_eq!(
        answer(&["verify", "--inside", data.to_str().unwrap()]),
        verified,
        "recorded twice"
    );
}

#[test]
fn random_histories_give_the_same_duties_from_the_ledgers_at_any_time() {
    let (kept, data) = program();
    let file = many(kept.path(), 60);
    let done = record(&file, &data, &[]);
    assert!(
        done.status.success(),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
    for as_of in [
        "2026-11-20T12:00:00-06:00",
        "2026-12-24T23:59:59-06:00",
        "2028-02-01T00:00:00-06:00",
    ] {
        same_duties(&file, &data, as_of);
    }
}

#[test]
fn a_dry_run_records_nothing_and_other_content_under_the_same_id_is_refused_whole() {
    let (kept, data) = program();
    let before = answer(&["verify", "--inside", data.to_str().unwrap()]);
    let file = kept.path().join("facts.jsonl");
    let decision = json!({"case": "k", "id": "f1", "at": "2026-11-18T16:30:00-06:00", "kind": "decision",
        "outcome": "denied", "reason": "too dangerous for a group"});
    fs::write(&file, decision.to_string()).unwrap();
    assert!(record(&file, &data, &["--dry-run"]).status.success());
    assert_eq!(
        answer(&["verify", "--inside", data.to_str().unwrap()]),
        before
    );
    assert!(record(&file, &data, &[]).status.success());
    let recorded = answer(&["verify", "--inside", data.to_str().unwrap()]);
    for (field, other) in [
        ("reason", json!("lives too far away")),
        ("at", json!("2026-11-18T16:31:00-06:00")),
    ] {
        let mut changed = decision.clone();
        changed[field] = other;
        let fresh = json!({"case": "other", "id": "f1", "at": "2026-11-18T16:30:00-06:00", "kind": "session_attended"});
        fs::write(&file, format!("{fresh}\n{changed}\n")).unwrap();
        let refused = record(&file, &data, &[]);
        assert_eq!(refused.status.code(), Some(2), "{field}");
        assert!(String::from_utf8_lossy(&refused.stderr).contains("f1"));
        assert_eq!(
            answer(&["verify", "--inside", data.to_str().unwrap()]),
            recorded,
            "{field}: half was stored"
        );
    }
    let broken = decision.to_string().replace("\"denied\"", "\"maybe\"");
    fs::write(&file, broken).unwrap();
    let refused = record(&file, &data, &[]);
    assert_eq!(refused.status.code(), Some(2));
    let named = format!("{}:1: outcome", file.display());
    assert!(String::from_utf8_lossy(&refused.stderr).contains(&named));
}

#[test]
fn cut_off_at_any_moment_it_can_be_run_again() {
    let (kept, data) = program();
    let file = many(kept.path(), 150);
    for after in [5, 20, 45, 80] {
        let mut child = Command::new(binary())
            .args([
                "record",
                file.to_str().unwrap(),
                "--data",
                data.to_str().unwrap(),
            ])
            .spawn()
            .unwrap();
        thread::sleep(Duration::from_millis(after));
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(run(&["verify", data.to_str().unwrap()]).status.success());
    }
    let done = record(&file, &data, &[]);
    assert!(
        done.status.success(),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
    same_duties(&file, &data, "2027-06-01T00:00:00-05:00");
}

#[test]
fn a_changed_byte_or_a_missing_file_is_a_no_and_a_wrong_checkpoint_too() {
    let (kept, data) = program();
    let file = many(kept.path(), 3);
    assert!(record(&file, &data, &[]).status.success());
    let place = data.to_str().unwrap();
    let printed = answer(&["verify", "--inside", place]);
    let checkpoint: String = printed
        .lines()
        .take(3)
        .map(|line| format!("{line}\n"))
        .collect();
    assert!(checkpoint.starts_with("leeward/client"), "{checkpoint}");
    assert!(
        run(&["verify", place, "--checkpoint", &checkpoint])
            .status
            .success()
    );
    // More may follow what was pinned.
    fs::write(
        &file,
        r#"{"case":"late","id":"f1","at":"2026-11-18T16:30:00-06:00","kind":"session_attended"}"#,
    )
    .unwrap();
    assert!(record(&file, &data, &[]).status.success());
    assert!(
        run(&["verify", place, "--checkpoint", &checkpoint])
            .status
            .success()
    );
    let other = checkpoint.replace(
        checkpoint.lines().nth(2).unwrap(),
        "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
    );
    assert_eq!(
        run(&["verify", place, "--checkpoint", &other])
            .status
            .code(),
        Some(1)
    );
    assert_eq!(
        run(&["verify", place, "--checkpoint", "nonsense"])
            .status
            .code(),
        Some(2)
    );
    assert_eq!(
        run(&["verify", kept.path().join("nowhere").to_str().unwrap()])
            .status
            .code(),
        Some(2)
    );
    let client = data.join("client.db");
    assert!(
        run(&[
            "verify",
            client.to_str().unwrap(),
            "--checkpoint",
            &checkpoint
        ])
        .status
        .success()
    );
    fs::remove_file(data.join("victim.db")).unwrap();
    assert_eq!(run(&["verify", place]).status.code(), Some(1));
}

/// Everything that lies in the folder's files of one store, as bytes.
fn bytes_of(data: &Path, store: &str) -> Vec<u8> {
    let mut all = Vec::new();
    for entry in fs::read_dir(data).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name.starts_with(store) {
            all.extend(fs::read(&path).unwrap());
        }
    }
    all
}

fn holds(bytes: &[u8], word: &str) -> bool {
    let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [word.as_bytes(), &wide]
        .iter()
        .any(|word| bytes.windows(word.len()).any(|part| part == *word))
}

#[test]
fn lists_are_brought_in_once_and_no_word_about_a_victim_lies_readable_anywhere() {
    let (_kept, data) = program();
    let place = data.to_str().unwrap();
    let list = |name: &str| format!("{}/examples/import/{name}", env!("CARGO_MANIFEST_DIR"));
    let (roster, log) = (list("bip-roster.csv"), list("victim-log.csv"));
    let import = |kind: &str, file: &str, more: &[&str]| {
        let mut args = vec!["import", kind, file, "--data", place];
        args.extend(more);
        let output = run(&args);
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        (
            String::from_utf8(output.stdout).unwrap(),
            String::from_utf8(output.stderr).unwrap(),
        )
    };
    let before = answer(&["verify", "--inside", place]);
    let (bad, said) = import("roster", &roster, &["--dry-run"]);
    assert!(said.contains("21 participants would be new"), "{said}");
    assert_eq!(
        answer(&["verify", "--inside", place]),
        before,
        "a dry run writes nothing"
    );
    for line in [
        "4\tIntake dt\t2/30/26\t",
        "7\tDOB\t??\t",
        "9\tIntake dt\tnext Tues\t",
        "11\tAccept/Deny\tmaybe\t",
    ] {
        assert!(bad.contains(line), "{line} is not named in\n{bad}");
    }
    let (_, said) = import("roster", &roster, &[]);
    assert!(said.contains("21 participants new"), "{said}");
    let (_, again) = import("roster", &roster, &[]);
    assert!(
        again.contains("0 participants new, 21 were there; 0 facts"),
        "{again}"
    );
    let (bad, said) = import("victim-log", &log, &[]);
    assert!(said.contains("7 people new"), "{said}\n{bad}");
    assert!(bad.contains("6/1 DISC\thas no year"), "{bad}");
    let drop_before = answer(&["verify", "--inside", place]);
    let (_, again) = import("victim-log", &log, &[]);
    assert!(
        again.contains("0 people new, 7 were there; 18 tries, 0 facts")
            || again.contains(" 0 facts"),
        "{again}"
    );
    assert_eq!(
        answer(&["verify", "--inside", place]),
        drop_before,
        "brought in twice"
    );
    // Canaries: what the lists say of victims and partners, in every store and every file beside it.
    let words = [
        "Ada Magnolia",
        "Magnolia",
        "918-555-0159",
        "Dot Alder",
        "Lia Poplar",
        "396 Example St",
        "moved in w/ sister",
        "spoke w/ her",
        "works nights",
        "Birch",
    ];
    for store in [
        "client", "drop", "victim", "program", "review", "demo", "leeward", "lock",
    ] {
        let bytes = bytes_of(&data, store);
        for word in words {
            assert!(!holds(&bytes, word), "`{word}` can be read in {store}");
        }
    }
    assert!(bytes_of(&data, "client").len() > 20_000);
}
