//! Everything of one desk, written out for moving away: each entry once, each letter whole, what is gone said to be gone, and
//! nothing of the separate file in the participants'.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what is not as expected must stop the test"
)]

use std::{
    fs,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use keys::{Accounts, DeskName, KeyRing, Seal};
use ledger::{
    Actor, Batch, BatchId, Cause, Envelope, Exactness, Extent, Filed, Matter, NewEntry, Position,
    Remains, SealedLetter, SqliteStore, Store, own_case,
};
use leeward_tests::{
    browser::{Program, binary},
    canary::{Searcher, WORD},
    ledgers::cases_of,
    world::Visitor,
};
use rules::FactId;
use serde_json::Value;
use tempfile::TempDir;

fn export(data: &Path, desk: &str, to: &Path, more: &[&str]) -> Output {
    Command::new(binary())
        .arg("export")
        .arg("--data")
        .arg(data)
        .args(["--desk", desk, "--to"])
        .arg(to)
        .args(more)
        .output()
        .unwrap()
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn done(output: &Output) {
    assert!(output.status.success(), "{}", told(output));
}

fn refused(output: &Output, said: &str) {
    assert_eq!(output.status.code(), Some(2), "{}", told(output));
    assert!(told(output).contains(said), "{}", told(output));
}

fn lines(to: &Path, ledger: &str) -> Vec<Value> {
    let text = fs::read_to_string(to.join(format!("{ledger}.jsonl"))).unwrap();
    let lines = text.lines();
    lines
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn index(to: &Path) -> Value {
    serde_json::from_slice(&fs::read(to.join("index.json")).unwrap()).unwrap()
}

fn verified(to: &Path, texts: &[&Path]) -> Output {
    let verifier = binary().with_file_name("leeward-verifier");
    Command::new(verifier)
        .arg("--export")
        .arg(to)
        .args(texts)
        .output()
        .unwrap()
}

/// A demonstration with its year, not served any more.
fn demonstration(flags: &[&str]) -> (TempDir, PathBuf, Vec<(String, String, String)>) {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let program = Program::at(&data, flags);
    let accounts = program.accounts.iter();
    let accounts = accounts
        .map(|each| (each.desk.clone(), each.user.clone(), each.password.clone()))
        .collect();
    drop(program);
    (folder, data, accounts)
}

fn store(data: &Path, name: &str) -> SqliteStore {
    SqliteStore::open(&data.join(format!("{name}.db"))).unwrap()
}

fn ring(data: &Path, accounts: &[(String, String, String)], desk: DeskName) -> KeyRing {
    let (_, user, password) = accounts
        .iter()
        .find(|(at, _, _)| at == desk.word())
        .unwrap();
    let store = store(data, desk.word());
    let accounts = Accounts::new(&store, desk);
    accounts.sign_in(user, password).unwrap().unwrap().1
}

/// Destroys the letter at one place of a ledger.
fn destroy(store: &dyn Store, position: u64) {
    let head = store.read(Position(position), 1).unwrap();
    let now = head[0].envelope.kept;
    let case = own_case().unwrap();
    let entry = NewEntry {
        envelope: Envelope {
            case,
            id: FactId::new("gone-1").unwrap(),
            actor: Actor(0),
            at: now,
            exactness: Exactness::Second,
            recorded: now,
            kept: now,
            matter: Matter::Filed(Filed::Destroyed {
                position,
                extent: Extent::Letter,
                cause: Cause::CourtOrder,
            }),
        },
        salt: [9; 16],
        letter: SealedLetter::default(),
    };
    let batch = Batch {
        id: BatchId([7; 16]),
        case,
        seen: None,
        entries: vec![entry],
    };
    store.destroy(&batch).unwrap();
}

#[test]
fn every_entry_is_there_once_and_every_letter_whole() {
    let flags = [
        "--test-seed",
        "5",
        "--test-clock",
        "2026-11-24T18:00:00-06:00",
    ];
    let (folder, data, accounts) = demonstration(&flags);
    let at = |name: &str| folder.path().join(name);
    let first = store(&data, "client").leaves(Position(0), 400).unwrap();
    let with_words = first
        .iter()
        .rfind(|leaf| matches!(&leaf.remains, Remains::All(_, _, letter) if !letter.0.is_empty()));
    let gone = with_words.unwrap().position.0;
    destroy(&store(&data, "client"), gone);
    let reason = ["--why", "we move to another house"];
    for desk in ["client", "victim", "program", "review"] {
        let why: &[&str] = if desk == "victim" { &reason } else { &[] };
        done(&export(&data, desk, &at(desk), why));
        let answer = verified(&at(desk), &[]);
        assert!(answer.status.success(), "{}", told(&answer));
        // That it was made stands at the desk itself, once, and among the lines that were written.
        let own = lines(&at(desk), desk);
        let made = own.iter().filter(|line| line["fact"]["act"] == "exported");
        let made: Vec<&Value> = made.collect();
        assert_eq!(made.len(), 1, "{desk}");
        assert_eq!(made[0]["fact"]["kind"], "account", "{}", made[0]);
        let mode = fs::metadata(at(desk)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o700);
    }
    let mut sizes = Vec::new();
    for (desk, name, seal) in [
        (DeskName::Client, "client", Some(Seal::Client)),
        (DeskName::Victim, "victim", Some(Seal::Victim)),
        (DeskName::Victim, "drop", None),
        (DeskName::Program, "program", None),
    ] {
        let ring = ring(&data, &accounts, desk);
        let there = store(&data, name);
        let leaves = there.leaves(Position(0), usize::MAX).unwrap();
        let lines = lines(&at(desk.word()), name);
        assert_eq!(lines.len(), leaves.len(), "{name}");
        let mut opened = 0;
        for (place, (line, leaf)) in lines.iter().zip(&leaves).enumerate() {
            assert_eq!(line["position"], place as u64);
            assert_eq!(line["leaf"], leaf.leaf.to_string());
            let Remains::All(envelope, _, letter) = &leaf.remains else {
                assert_eq!(line["words"], "destroyed", "{name} {place}");
                assert!(line.get("letter").is_none());
                continue;
            };
            let named = (line["case"].as_str(), line["id"].as_str());
            let own = (envelope.case.as_str(), envelope.id.as_str());
            assert_eq!(named, (Some(own.0), Some(own.1)));
            if letter.0.is_empty() {
                assert_eq!(line["words"], "none", "{name} {place}");
                continue;
            }
            assert_eq!(line["words"], "opened", "{name} {place}: {line}");
            opened += 1;
            // Every field as it was sealed, and none beside.
            if let Some(seal) = seal {
                let words = ring.open_letter(seal, envelope, letter).unwrap();
                let words: Value = serde_json::from_slice(&words).unwrap();
                assert_eq!(line["letter"], words, "{name} {place}");
            }
        }
        let index = index(&at(desk.word()));
        let said = index["ledgers"].as_array().unwrap();
        let said = said.iter().find(|each| each["name"] == name).unwrap();
        assert_eq!(said["opened"], opened, "{name}");
        assert_eq!(said["entries"], leaves.len() as u64, "{name}");
        sizes.push((name, leaves.len(), opened));
    }
    eprintln!("{sizes:?}");
    assert!(sizes[0].1 > 1000 && sizes[1].1 > 500 && sizes[2].2 > 5);
    assert_eq!(
        lines(&at("client"), "client")[usize::try_from(gone).unwrap()]["words"],
        "destroyed"
    );

    // The documents are the ones that were put there.
    for paper in lines(&at("victim"), "drop") {
        if let Some(file) = paper["letter"]["paper"]["file"].as_str() {
            let bytes = fs::read(at("victim").join(file)).unwrap();
            assert_eq!(paper["letter"]["paper"]["bytes"], bytes.len() as u64);
        }
    }
    let papers = lines(&at("program"), "program");
    for paper in papers.iter().filter(|line| line["fact"]["kind"] == "paper") {
        let letter = &paper["letter"];
        let file = format!("{}.{}", letter["case"].as_str().unwrap(), "pdf");
        let bytes = fs::read(at("program").join("files").join(file)).unwrap();
        assert_eq!(letter["bytes"], bytes.len() as u64);
    }

    // A look is a look: each separate file says so, with the reason, at its end.
    let victim = lines(&at("victim"), "victim");
    let looks = victim
        .iter()
        .filter(|line| line["letter"]["words"] == reason[1]);
    let mut looked: Vec<&str> = looks.map(|line| line["case"].as_str().unwrap()).collect();
    let of_a_file =
        |line: &&Value| !matches!(line["case"].as_str(), Some("_ledger" | "desk" | "hand-ons"));
    let drops = lines(&at("victim"), "drop");
    let all = victim.iter().chain(&drops).filter(of_a_file);
    let mut cases: Vec<&str> = all.map(|line| line["case"].as_str().unwrap()).collect();
    looked.sort_unstable();
    cases.sort_unstable();
    cases.dedup();
    assert_eq!(looked, cases);
}

#[test]
fn a_line_that_was_changed_added_or_left_out_is_found() {
    let flags = [
        "--test-seed",
        "5",
        "--test-clock",
        "2026-11-24T18:00:00-06:00",
        "--empty",
    ];
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let program = Program::at(&data, &flags);
    let mut may = Visitor::at(&program, DeskName::Client);
    for last in ["Larch", "Hemlock", "Yew"] {
        let names = [("first", "Pax"), ("last", last)];
        may.refers(&program, &names);
    }
    // It is written down, so who serves the folder writes alone.
    let to = folder.path().join("out");
    let busy = export(&data, "client", &to, &[]);
    assert_eq!(busy.status.code(), Some(2), "{}", told(&busy));
    assert!(!to.exists());
    drop(program);
    done(&export(&data, "client", &to, &[]));
    let file = to.join("client.jsonl");
    let whole = fs::read_to_string(&file).unwrap();
    let all: Vec<&str> = whole.lines().collect();
    assert!(all.len() >= 3);
    let with = |text: &str| {
        fs::write(&file, text).unwrap();
        verified(&to, &[]).status.code()
    };
    assert_eq!(with(&whole), Some(0));
    assert_eq!(with(&all[1..].join("\n")), Some(1));
    assert_eq!(with(&all[..all.len() - 1].join("\n")), Some(1));
    assert_eq!(with(&format!("{whole}{}\n", all[0])), Some(1));
    let line: Value = serde_json::from_str(all[1]).unwrap();
    for field in [
        "leaf",
        "salt",
        "envelope",
        "letter_hash",
        "case",
        "id",
        "kept",
    ] {
        let mut changed = line.clone();
        let text = changed[field].as_str().unwrap();
        let other = match text.strip_prefix(['0', '2']) {
            Some(rest) => format!("1{rest}"),
            None => format!("0{}", &text[1..]),
        };
        changed[field] = Value::String(other);
        let mut all: Vec<String> = all.iter().map(|line| (*line).to_owned()).collect();
        all[1] = changed.to_string();
        assert_eq!(with(&all.join("\n")), Some(1), "{field}");
    }
    assert_eq!(with(&whole), Some(0));

    // A text that left the house before is one that it begins by, and one of another house is not.
    let said = Command::new(binary())
        .arg("verify")
        .arg(&data)
        .output()
        .unwrap();
    let said = String::from_utf8(said.stdout).unwrap();
    let note = said
        .split("\n\n")
        .find(|part| part.starts_with("leeward/client"));
    let text = folder.path().join("text.txt");
    fs::write(&text, format!("{}\n", note.unwrap().trim_end())).unwrap();
    assert_eq!(verified(&to, &[&text]).status.code(), Some(0));
    let before = fs::read_to_string(&text).unwrap();
    let mut three: Vec<&str> = before.lines().collect();
    three[2] = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    fs::write(&text, format!("{}\n", three[..3].join("\n"))).unwrap();
    assert_eq!(verified(&to, &[&text]).status.code(), Some(1));
}

#[test]
fn the_two_files_never_lie_in_one_folder_and_one_holds_no_word_of_the_other() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let data = at("data");
    let flags = [
        "--test-seed",
        "6",
        "--test-clock",
        "2026-11-24T18:00:00-06:00",
        "--empty",
    ];
    let program = Program::at(&data, &flags);
    let mut may = Visitor::at(&program, DeskName::Client);
    may.refers(&program, &[("first", "Pax"), ("last", "Larch")]);
    let case = *cases_of(&store(&data, "client")).last().unwrap();
    let hand = format!("/client/participants/{case}/hand-over");
    may.fill(&program, &hand, &hand, &[("h_words", WORD)]);
    let mut nell = Visitor::at(&program, DeskName::Victim);
    let new = format!("/victim/cases/{case}/people/new");
    let with = [("vc_name", WORD), ("vc_roles", "victim")];
    nell.fill(&program, &new, &new, &with);

    let why = ["--why", "moving"];
    refused(&export(&data, "victim", &at("victim"), &[]), "--why");
    // The victim desk's is a fact, and who serves the folder is the only one to write to it.
    let busy = export(&data, "victim", &at("victim"), &why);
    assert_eq!(busy.status.code(), Some(2), "{}", told(&busy));
    assert!(!at("victim").exists());
    drop(program);

    done(&export(&data, "client", &at("client"), &[]));
    refused(&export(&data, "client", &at("client"), &[]), "not empty");
    let below = at("client").join("deep/victim");
    refused(
        &export(&data, "victim", &below, &why),
        "client desk's export",
    );
    let link = at("link");
    std::os::unix::fs::symlink(at("client"), &link).unwrap();
    refused(
        &export(&data, "victim", &link.join("victim"), &why),
        "client desk's export",
    );
    refused(
        &export(&data, "client", &data.join("out"), &[]),
        "own folder",
    );
    done(&export(&data, "victim", &at("victim"), &why));

    let mut found = Vec::new();
    Searcher::new(&[WORD]).folder(&at("client"), &mut found);
    assert_eq!(found, []);
    Searcher::new(&[WORD]).folder(&at("victim"), &mut found);
    let files: Vec<&str> = found.iter().map(|found| found.place.as_str()).collect();
    for file in ["victim.jsonl", "drop.jsonl"] {
        assert!(files.iter().any(|place| place.ends_with(file)), "{files:?}");
    }
}
