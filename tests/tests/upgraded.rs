//! A program's folder as an earlier version left it when it was killed, served as it lies by this one.
//!
//! `data/folder-v1.tar.gz` was left by the version of 25 November 2026: four accounts, two participants, a decision of each kind,
//! something handed over, a draft that was not sent, a person and a try of the separate file, a go-live day and a provider; all of it
//! still in the write-ahead logs of its ledgers.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what is not as expected must stop the test"
)]

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use desk::Method;
use keys::{Accounts, DeskName};
use ledger::{Shelf, SqliteStore, Store as _};
use leeward_tests::{
    browser::binary,
    real::{PASSWORD, Real},
    world::{Visitor, text},
};
use serde_json::Value;

/// The accepted participant.
const CASE: &str = "74DMV";
/// What stood in a form that was not sent. After thirty days no page shows it any more, so it is read where it lies.
const UNSENT: &str = "Half a sentence about the evening";
/// What the version that left it said of its ledgers: size and root.
const HEADS: [(&str, &str); 4] = [
    ("client", "4\nksQUdFYgGZYmWTULHGK2AWbc+s9lOlUMcMZVgcKnUBc="),
    ("drop", "1\nr/LWdaWkgqb/0RlCl4ynouU7WtFycc4xl0SxubvP4WM="),
    ("victim", "7\nTx6Ls+40o25f5mVR1lsORAuqHZf91yNWMguOZsFfnyc="),
    ("program", "2\n0eigfonKr/FWo1aoi75/Z71pg5SJOxQj8iYF1nbzmJ8="),
];

fn leeward(args: &[&str]) -> Output {
    Command::new(binary())
        .args(args)
        .env("LEEWARD_CLIENT_PASSWORD", PASSWORD)
        .env("LEEWARD_VICTIM_PASSWORD", PASSWORD)
        .output()
        .unwrap()
}

fn done(args: &[&str]) {
    let output = leeward(args);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{args:?}: {said}");
}

fn unpacked(to: &Path) -> String {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/data/folder-v1.tar.gz");
    let tar = Command::new("tar")
        .args(["-xzf", file, "-C"])
        .arg(to)
        .status();
    assert!(tar.unwrap().success());
    to.join("data").to_str().unwrap().to_owned()
}

/// What was typed at the client desk and not sent, opened with the password of then.
fn drafts(data: &str) -> String {
    let store = SqliteStore::open(&Path::new(data).join("client.db")).unwrap();
    let accounts = Accounts::new(&store, DeskName::Client);
    let (account, ring) = accounts.sign_in("may", PASSWORD).unwrap().unwrap();
    let mut all = String::new();
    for (key, record) in store.list(Shelf::Drafts).unwrap() {
        let key = String::from_utf8(key).unwrap();
        let (_, form) = key.split_once('/').unwrap();
        let (kept, sealed) = record.split_first_chunk().unwrap();
        let kept = i64::from_be_bytes(*kept);
        let purpose = format!("draft/{}/{form}/{kept}", account.number.0);
        all += &String::from_utf8_lossy(&ring.open_record(&purpose, sealed).unwrap());
    }
    all
}

/// What must be told of it, as the ledgers have it.
fn owed(data: &str) -> Vec<(String, String)> {
    let asked = ["--as-of", "2026-12-01T09:00:00-06:00", "--format", "json"];
    let said = leeward(&[&["duties", "--from-ledger", data][..], &asked].concat());
    let said: Value = serde_json::from_slice(&said.stdout).unwrap();
    let duties = said["duties"].as_array().unwrap().iter();
    let word = |duty: &Value, key: &str| duty[key].as_str().unwrap_or_default().to_owned();
    duties
        .map(|duty| (word(duty, "kind"), word(duty, "state")))
        .collect()
}

/// What a ledger's file said before stands in front of what is in it now.
fn begins_so(data: &str) {
    for (number, (ledger, note)) in HEADS.iter().enumerate() {
        let file = Path::new(data).with_extension(format!("{number}.txt"));
        fs::write(&file, format!("leeward/{ledger}/Sandplum\n{note}\n")).unwrap();
        done(&["verify", data, "--checkpoint", file.to_str().unwrap()]);
    }
}

#[test]
fn a_folder_as_an_earlier_version_left_it_is_served_goes_on_and_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let data = unpacked(folder.path());
    // Looked at before anything is written: what the version before said of each ledger still holds.
    begins_so(&data);
    let before = owed(&data);
    assert!(!before.is_empty());
    let doctor = leeward(&["doctor", "--data", &data]);
    let said = String::from_utf8_lossy(&doctor.stdout).into_owned();
    assert!(doctor.status.code().is_some_and(|code| code < 2), "{said}");

    assert!(drafts(&data).contains(UNSENT));

    let real = Real::serve(Path::new(&data), &[]);
    let mut may = Visitor::at(&real, DeskName::Client);
    let list = text(&may.open(&real, "/client/"));
    assert!(list.contains("Birch") && list.contains("Larch"), "{list}");
    let session = format!("/client/participants/{CASE}/session");
    let words = [("words", UNSENT), ("risk", "no")];
    may.fill(&real, &session, &session, &words);
    // The program's own settings.
    let mut dora = Visitor::at(&real, DeskName::Program);
    let phones = text(&dora.open(&real, "/program/agreements"));
    assert!(phones.contains("Redbud Crossing"), "{phones}");
    // Nobody works at the victim desk with a password alone any more: the same password opens, and a second factor is asked for first.
    let mut nell = Visitor::at(&real, DeskName::Victim);
    let asked = nell.request(Method::Get, "/victim/", Vec::new());
    let answer = nell.send(&real, &asked);
    assert_eq!(answer.status, 303);
    let to = answer.headers.iter().find(|(name, _)| *name == "location");
    assert_eq!(
        to.map(|(_, to)| to.as_str()),
        Some("/victim/account/second-factor")
    );
    drop(real);

    // Nothing of before has changed, and everything of it opens.
    begins_so(&data);
    let after = owed(&data);
    assert_eq!(
        after[..before.len().min(after.len())],
        before[..],
        "{after:?}"
    );
    for (desk, user, words) in [
        ("client", "may", ["too dangerous by far", UNSENT]),
        ("victim", "nell", ["Delphine Marrowby", "call 580 555 0199"]),
    ] {
        let to = folder.path().join(desk);
        let place = to.to_str().unwrap();
        let why = "to see whether all of it opens";
        done(&[
            "export", "--data", &data, "--desk", desk, "--as", user, "--to", place, "--why", why,
        ]);
        let mut all = String::new();
        for file in fs::read_dir(&to).unwrap() {
            let file = file.unwrap().path();
            if file.extension().is_some_and(|ending| ending == "jsonl") {
                all += &fs::read_to_string(file).unwrap();
            }
        }
        for word in words {
            assert!(all.contains(word), "{desk}: {word}");
        }
    }
}
