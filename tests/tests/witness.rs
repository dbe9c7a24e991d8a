//! What leaves the house each week, by the real binary: signed notes that pin the ledgers, and of the victim's and the
//! drop's not even the size.
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

use desk::Method;
use keys::DeskName;
use leeward_tests::{
    browser::{Program, binary},
    post::Post,
    world::{Asked as _, Visitor, text},
};

fn run(program: &Path, args: &[&str]) -> Output {
    Command::new(program).args(args).output().unwrap()
}

fn leeward(args: &[&str]) -> Output {
    run(&binary(), args)
}

fn out(output: &Output) -> String {
    let (out, told) = (&output.stdout, &output.stderr);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(told));
    String::from_utf8(out.clone()).unwrap()
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The notes of the newest week, by ledger, and the key.
fn notes(data: &str) -> (Vec<String>, String) {
    let printed = leeward(&["checkpoint", "--data", data]);
    let key = told(&printed);
    let key = key.trim().strip_prefix("key: ").unwrap().to_owned();
    // Each ends with its signature; the next begins after an empty line.
    let text = out(&printed);
    let mut notes = vec![String::new()];
    for line in text.lines() {
        let last = notes.last_mut().unwrap();
        if line.is_empty() && last.contains("— ") {
            notes.push(String::new());
            continue;
        }
        last.push_str(line);
        last.push('\n');
    }
    (notes, key)
}

fn clock(program: &Program, now: &str) {
    let body = format!("{{\"now\":\"{now}\"}}");
    let request = Visitor::default().request(Method::Post, "/test/clock", body.into_bytes());
    assert_eq!(program.ask(&request).status, 200);
}

fn folder_of(program: Program) -> PathBuf {
    let folder = program.folder.clone();
    drop(program);
    folder
}

#[test]
fn a_weeks_texts_pin_all_four_ledgers_and_tell_no_size_of_two() {
    let kept = tempfile::tempdir().unwrap();
    let data = folder_of(Program::at(&kept.path().join("data"), &[]));
    let place = data.to_str().unwrap();
    let (texts, key) = notes(place);
    assert_eq!(texts.len(), 4, "{texts:?}");
    let firsts: Vec<&str> = texts
        .iter()
        .map(|each| each.lines().next().unwrap())
        .collect();
    assert!(firsts[0].starts_with("leeward/client/"), "{firsts:?}");
    assert_eq!(firsts[1], "leeward/commitment/drop");
    assert_eq!(firsts[2], "leeward/commitment/victim");
    assert!(firsts[3].starts_with("leeward/program/"), "{firsts:?}");
    // Three lines, the same length whatever the ledger's: a day and a hash.
    for text in &texts[1..3] {
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!((lines[1].len(), lines[2].len(), lines.len()), (10, 44, 5));
    }
    let opening = out(&leeward(&[
        "checkpoint",
        "--data",
        place,
        "--open",
        "victim",
    ]));
    let size = opening.lines().nth(3).unwrap();
    assert!(
        size.parse::<u64>().unwrap() > 100,
        "a year of calls: {opening}"
    );
    let whole = out(&leeward(&["checkpoint", "--data", place]));
    let printed = leeward(&["verify", place]);
    for said in [whole, out(&printed), told(&printed)] {
        assert!(!said.lines().any(|line| line == size), "{said}");
        assert!(!said.contains(&format!("victim: {size}")), "{said}");
    }
    // Before the ledgers, all are taken: by the program's own key, by the key from paper, in a file.
    for text in &texts {
        let plain: String = text
            .lines()
            .take(3)
            .map(|line| format!("{line}\n"))
            .collect();
        for args in [
            vec!["verify", place, "--checkpoint", text],
            vec!["verify", place, "--checkpoint", text, "--key", &key],
            vec!["verify", place, "--checkpoint", &plain],
        ] {
            out(&leeward(&args));
        }
    }
    let file = kept.path().join("text.txt");
    fs::write(&file, &texts[0]).unwrap();
    let file = file.to_str().unwrap();
    out(&leeward(&["verify", place, "--checkpoint", file]));
    // Not signed where it must be, signed by another, and another text under the signature.
    let plain: String = texts[0]
        .lines()
        .take(3)
        .map(|line| format!("{line}\n"))
        .collect();
    let other = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    let forged = texts[0].replacen("leeward/client", "leeward/program", 1);
    for args in [
        vec!["verify", place, "--checkpoint", &plain, "--key", &key],
        vec!["verify", place, "--checkpoint", &texts[0], "--key", other],
        vec!["verify", place, "--checkpoint", &forged],
    ] {
        let refused = leeward(&args);
        assert_eq!(refused.status.code(), Some(1), "{}", told(&refused));
    }
    // The small verifier, which shares no line with it, takes note, key and opening.
    let small = binary().with_file_name("leeward-verifier");
    let write = |name: &str, text: &str| {
        let path = kept.path().join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let ledger = |name: &str| data.join(name).to_str().unwrap().to_owned();
    let client = write("client.txt", &texts[0]);
    out(&run(
        &small,
        &[&ledger("client.db"), &client, "--key", &key],
    ));
    let (open, commitment) = (write("open.txt", &opening), write("victim.txt", &texts[2]));
    let args = [
        &ledger("victim.db"),
        "--open",
        &open,
        &commitment,
        "--key",
        &key,
    ];
    out(&run(&small, &args));
    let wrong = write("drop.txt", &texts[1]);
    let args = [&ledger("victim.db"), "--open", &open, &wrong, "--key", &key];
    assert_eq!(run(&small, &args).status.code(), Some(1));
}

#[test]
fn whoever_puts_back_an_older_victim_ledger_is_refused_by_the_commitment_that_left() {
    let kept = tempfile::tempdir().unwrap();
    let program = Program::at(
        &kept.path().join("data"),
        &["--test-clock", "2026-11-25T09:00:00-06:00"],
    );
    let data = program.folder.clone();
    // A week without a new text, then one with it.
    let first = out(&leeward(&["checkpoint", "--data", data.to_str().unwrap()]));
    clock(&program, "2026-12-02T08:59:59-06:00");
    assert_eq!(
        out(&leeward(&["checkpoint", "--data", data.to_str().unwrap()])),
        first
    );
    let old = kept.path().join("old.db");
    let image = ledger::image(&data.join("victim.db")).unwrap();
    fs::write(&old, image.bytes).unwrap();
    clock(&program, "2026-12-02T09:00:00-06:00");
    drop(program);
    let place = data.to_str().unwrap();
    let (texts, _) = notes(place);
    assert_ne!(out(&leeward(&["checkpoint", "--data", place])), first);
    let victim = &texts[2];
    out(&leeward(&["verify", place, "--checkpoint", victim]));
    let opening = out(&leeward(&[
        "checkpoint",
        "--data",
        place,
        "--open",
        "victim",
    ]));
    // The older one, which nothing of that week's is in; then cut short, with the opening put back as well.
    fs::copy(&old, data.join("victim.db")).unwrap();
    let refused = leeward(&["verify", place, "--checkpoint", victim]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(told(&refused).contains("nothing here opens this commitment"));
    let size: u64 = opening.lines().nth(3).unwrap().parse().unwrap();
    let cut = kept.path().join("cut");
    fs::create_dir(&cut).unwrap();
    let file = cut.join("victim.db");
    leeward_tests::ledgers::write(&file, &leeward_tests::ledgers::facts(9));
    let refused = leeward(&[
        "verify",
        file.to_str().unwrap(),
        "--checkpoint",
        victim,
        "--opening",
        &opening,
    ]);
    assert_eq!(refused.status.code(), Some(1));
    let expected = format!("the first {size} entries are not those of the checkpoint");
    assert!(told(&refused).contains(&expected), "{}", told(&refused));
}

#[test]
fn texts_go_to_the_folder_and_once_to_each_witness_even_where_the_mail_server_is_back_later() {
    let kept = tempfile::tempdir().unwrap();
    let data = kept.path().join("data");
    let flags = ["--empty", "--test-clock", "2026-11-25T09:00:00-06:00"];
    drop(Program::at(&data, &flags));
    let outside = kept.path().join("outside");
    fs::create_dir(&outside).unwrap();
    let settings = data.join("demo.json");
    let mut setup: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(&settings).unwrap()).unwrap();
    setup["witness"] = serde_json::json!({
        "place": outside, "mail": ["ada@example.org", "court@example.org"]
    });
    fs::write(&settings, setup.to_string()).unwrap();
    let mut post = Post::down();
    let mut by = vec!["env".to_owned()];
    by.extend(post.environment());
    let program = Program::under(&by, &data, &flags);
    let mut files: Vec<String> = fs::read_dir(&outside)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    files.sort();
    let expected = ["client", "drop", "program", "victim"];
    assert_eq!(files, expected.map(|name| format!("2026-11-25-{name}.txt")));
    let page = |program: &Program| {
        let mut dora = Visitor::at(program, DeskName::Program);
        text(&dora.open(program, "/program/proof"))
    };
    assert!(page(&program).contains("Nobody outside has them yet."));
    post.up();
    clock(&program, "2026-11-25T09:59:59-06:00");
    assert!(post.messages().is_empty(), "it waits an hour");
    clock(&program, "2026-11-25T10:00:00-06:00");
    clock(&program, "2026-11-25T12:00:00-06:00");
    let messages = post.messages();
    assert_eq!(messages.len(), 2, "one each, and once: {messages:?}");
    for (message, to) in messages
        .iter()
        .zip(["ada@example.org", "court@example.org"])
    {
        assert!(message.contains(&format!("To: {to}")), "{message}");
        assert!(message.contains("leeward/commitment/victim"), "{message}");
        assert!(
            message.contains("Subject: Leeward: please keep"),
            "{message}"
        );
    }
    let shown = page(&program);
    for to in ["ada@example.org", "court@example.org"] {
        assert!(shown.contains(&format!("Mailed to {to}")), "{shown}");
    }
    // What lies in the folder is what is verified.
    drop(program);
    let place = data.to_str().unwrap();
    for name in expected {
        let file = outside.join(format!("2026-11-25-{name}.txt"));
        out(&leeward(&[
            "verify",
            place,
            "--checkpoint",
            file.to_str().unwrap(),
        ]));
    }
}
