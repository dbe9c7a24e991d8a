//! `leeward doctor` on a real program: each thing that is not as it should be is said, and said no more once it was seen to.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what is not as expected must stop the test"
)]

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
};

use jiff::civil::time;
use ledger::{Actor, BatchId, SqliteStore};
use leeward_tests::{
    browser::binary,
    post::Post,
    real::{self, Real},
};
use program_file::{Act, Day, Hat, Hours, Mail, Place, Recorder, Staff, StaffNo};
use rules::Moment;

/// What it says of a program, with a mail server in the environment or without.
fn doctor(data: &Path, post: Option<&Post>) -> String {
    let mut command = Command::new(binary());
    command.args(["doctor", "--data"]).arg(data);
    for pair in post.into_iter().flat_map(Post::environment) {
        let (name, value) = pair.split_once('=').unwrap();
        command.env(name, value);
    }
    let told = command.stdin(Stdio::null()).output().unwrap();
    String::from_utf8_lossy(&told.stderr).into_owned()
}

/// Lines that begin with a word.
fn about<'s>(said: &'s str, word: &str) -> Vec<&'s str> {
    said.lines().filter(|line| line.starts_with(word)).collect()
}

/// Serves it until it listens, so that what is done at the start is done.
fn served(data: &Path, post: &Post) {
    let environment = post.environment();
    let mut by = vec!["env"];
    by.extend(environment.iter().map(String::as_str));
    drop(Real::under(&by, data, &[]));
}

#[test]
fn mail_witnesses_and_sheets_are_asked_for_until_they_are_as_they_should_be() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let made = real::try_init(&data, &[]);
    assert!(made.status.success());
    let said = doctor(&data, None);
    assert!(
        about(&said, "Mail: ")[0].contains("no mail server is set"),
        "{said}"
    );
    assert!(
        about(&said, "Witnesses: ")[0].contains("nobody outside"),
        "{said}"
    );
    assert!(
        about(&said, "Sheets: ")[0].contains("nobody has typed in"),
        "{said}"
    );

    // Two of the three sheets, from paper.
    let printed = String::from_utf8(made.stdout).unwrap();
    let mut check = Command::new(binary());
    check.args(["recovery", "check", "--data"]).arg(&data);
    for (number, sheet) in printed.split('\u{c}').take(2).enumerate() {
        let file = folder.path().join(format!("sheet{number}"));
        fs::write(&file, sheet).unwrap();
        check.arg("--sheet").arg(file);
    }
    let checked = check.output().unwrap();
    assert!(
        checked.status.success(),
        "{}",
        String::from_utf8_lossy(&checked.stderr)
    );

    let outside = folder.path().join("outside");
    let settings = data.join("leeward.toml");
    let mut text = fs::read_to_string(&settings).unwrap();
    text.push_str(&format!(
        "\n[witness]\nplace = \"{}\"\nmail = [\"keeper@example.org\"]\n",
        outside.display()
    ));
    fs::write(&settings, text).unwrap();
    let mut post = Post::down();
    let said = doctor(&data, Some(&post));
    assert!(
        about(&said, "Mail: ")[0].contains("does not answer"),
        "{said}"
    );
    assert!(
        about(&said, "Witnesses: ")[0].contains("no week's texts"),
        "{said}"
    );
    assert_eq!(about(&said, "Sheets: "), [""; 0]);
    // Served while neither the folder nor the server is there: both are said.
    served(&data, &post);
    let said = doctor(&data, Some(&post));
    let witnesses = about(&said, "Witnesses: ");
    assert_eq!(witnesses.len(), 2, "{said}");
    assert!(
        witnesses[0].contains("outside") && witnesses[1].contains("1 of 1"),
        "{said}"
    );
    // Served with both, nothing is left to say.
    fs::create_dir(&outside).unwrap();
    post.up();
    served(&data, &post);
    assert_eq!(post.messages().len(), 1);
    let said = doctor(&data, Some(&post));
    for word in ["Mail: ", "Witnesses: ", "Sheets: "] {
        assert_eq!(about(&said, word), [""; 0], "{said}");
    }
    assert!(!said.contains("keeper@example.org"));
}

#[test]
fn hours_that_are_nobodys_turn_and_somebody_without_an_address_are_said() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    real::init(&data);
    let store = SqliteStore::open(&data.join("program.db")).unwrap();
    let recorder = Recorder { store: &store };
    let act = |number: u8| Act {
        seen: None,
        batch: BatchId([number; 16]),
        salt: [number; 16],
        actor: Actor(1),
        now: Moment::from_second(1_780_000_000),
    };
    let mut nell = Staff {
        name: "Nell Rushing".to_owned(),
        hats: [Hat::Liaison, Hat::OnCall].into_iter().collect(),
        telephone: "405-555-0101".to_owned(),
        mail: None,
        ended: false,
    };
    recorder.staff(&act(1), StaffNo(1), &nell).unwrap();
    let weekdays = Hours {
        days: [Day::Mon, Day::Tue, Day::Wed, Day::Thu, Day::Fri].into(),
        between: Some((time(8, 0, 0, 0), time(17, 30, 0, 0))),
    };
    let place = |hours| Place::Staff {
        staff: StaffNo(1),
        hours,
    };
    recorder.roster(&act(2), &[place(weekdays)]).unwrap();
    let said = doctor(&data, None);
    let on_call = about(&said, "On call: ");
    assert!(
        on_call[0].contains("from mon 17:30 until tue 08:00"),
        "{said}"
    );
    assert!(
        on_call
            .iter()
            .any(|line| line.contains("so are 2 other parts")),
        "{said}"
    );
    assert!(
        on_call
            .iter()
            .any(|line| line.contains("1 of 1 have no mail")),
        "{said}"
    );
    assert!(!said.contains("Rushing") && !said.contains("555"), "{said}");

    nell.mail = Some(Mail::try_from("nell@example.org".to_owned()).unwrap());
    recorder.staff(&act(3), StaffNo(1), &nell).unwrap();
    recorder
        .roster(&act(4), &[place(Hours::default())])
        .unwrap();
    assert_eq!(about(&doctor(&data, None), "On call: "), [""; 0]);
}
