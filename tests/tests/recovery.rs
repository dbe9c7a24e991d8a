//! The real binary: recovery sheets from `init` to the day on which nobody's password is left.
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

use leeward_tests::browser::binary;

fn leeward(args: &[&str]) -> Output {
    let mut command = Command::new(binary());
    command.args(args).stdin(std::process::Stdio::null());
    for desk in ["CLIENT", "VICTIM", "PROGRAM", "REVIEW"] {
        command.env(format!("LEEWARD_{desk}_PASSWORD"), "rain on the plain");
    }
    command.output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A new program in a folder, and its three sheets as they were printed.
fn made(folder: &Path) -> Vec<String> {
    let data = folder.to_str().unwrap();
    let mut args = vec!["init", "--data", data, "--program", "Sandplum Program"];
    for account in [
        "client:may:May",
        "victim:nell:Nell",
        "program:dora:Dora",
        "review:rex:Rex",
    ] {
        args.extend(["--account", account]);
    }
    let output = leeward(&args);
    assert!(output.status.success(), "{}", said(&output));
    assert!(
        said(&output).contains("not yet confirmed"),
        "{}",
        said(&output)
    );
    let printed = String::from_utf8(output.stdout).unwrap();
    let pages: Vec<String> = printed.split('\u{c}').map(str::to_owned).collect();
    assert_eq!(pages.len(), 3);
    pages
}

fn write(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, text).unwrap();
    path
}

#[test]
fn two_printed_sheets_are_proved_and_open_a_desk_whose_passwords_are_lost() {
    let place = tempfile::tempdir().unwrap();
    let data = place.path().join("program");
    let pages = made(&data);
    let data = data.to_str().unwrap();
    let files: Vec<PathBuf> = (0..3)
        .map(|n| write(place.path(), &format!("sheet{n}.txt"), &pages[n]))
        .collect();
    let check = |names: &[&PathBuf]| {
        let mut args = vec!["recovery", "check", "--data", data];
        for name in names {
            args.extend(["--sheet", name.to_str().unwrap()]);
        }
        leeward(&args)
    };
    for pair in [[0, 1], [1, 2], [2, 0]] {
        let output = check(&[&files[pair[0]], &files[pair[1]]]);
        assert!(output.status.success(), "{}", said(&output));
    }
    assert_eq!(check(&[&files[0]]).status.code(), Some(2));
    let twice = check(&[&files[0], &files[0]]);
    assert_eq!(twice.status.code(), Some(1), "{}", said(&twice));

    // A slip is told by its line.
    let slip: String = pages[1]
        .lines()
        .map(|line| {
            let slipped = line.trim_start().starts_with("4.");
            let change = |line: &str| {
                let last = line.len() - 1;
                let other = if line.ends_with('7') { '8' } else { '7' };
                format!("{}{other}", &line[..last])
            };
            if slipped {
                change(line)
            } else {
                line.to_owned()
            }
        })
        .map(|line| format!("{line}\n"))
        .collect();
    let slipped = write(place.path(), "slip.txt", &slip);
    let output = check(&[&files[0], &slipped]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("line 4"), "{}", said(&output));

    // Sheets of another program.
    let other = place.path().join("other");
    let theirs = write(place.path(), "theirs.txt", &made(&other)[2]);
    let output = check(&[&files[0], &theirs]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        said(&output).contains("not of this program"),
        "{}",
        said(&output)
    );

    // Everybody's password is lost.
    let open = |account: &str, files: &[&PathBuf]| {
        let mut command = Command::new(binary());
        command
            .args([
                "recovery",
                "open",
                "--data",
                data,
                "--desk",
                "victim",
                "--account",
                account,
            ])
            .env("LEEWARD_VICTIM_PASSWORD", "another long one")
            .stdin(std::process::Stdio::null());
        for name in files {
            command.args(["--sheet", name.to_str().unwrap()]);
        }
        command.output().unwrap()
    };
    assert!(!open("nell", &[&files[2]]).status.success());
    assert!(!open("nobody", &[&files[2], &files[0]]).status.success());
    let output = open("nell", &[&files[2], &files[0]]);
    assert!(output.status.success(), "{}", said(&output));
    let facts = write(
        place.path(),
        "facts.jsonl",
        "{\"case\":\"k1\",\"id\":\"f1\",\"at\":\"2026-04-01T09:00:00-05:00\",\"kind\":\"person\",\"person\":\"p1\",\"roles\":[\"victim\"]}\n",
    );
    let record = |password: &str| {
        Command::new(binary())
            .args([
                "record",
                facts.to_str().unwrap(),
                "--data",
                data,
                "--as",
                "victim:nell",
            ])
            .env("LEEWARD_VICTIM_PASSWORD", password)
            .output()
            .unwrap()
    };
    assert!(
        !record("rain on the plain").status.success(),
        "the old password opens nothing"
    );
    let output = record("another long one");
    assert!(output.status.success(), "{}", said(&output));
    // What was sealed and chained is as it was.
    assert!(leeward(&["verify", data]).status.success());
    let loud = open("wilma:Wilma Reed", &[&files[1], &files[0]]);
    assert!(loud.status.success(), "{}", said(&loud));
    // Neither a sheet's line nor the new password lies in the folder.
    let lines: Vec<&str> = pages.iter().flat_map(|page| page.lines()).collect();
    let lines: Vec<String> = lines
        .iter()
        .filter_map(|line| {
            line.trim()
                .split_once(".  ")
                .map(|(_, line)| line.to_owned())
        })
        .collect();
    assert_eq!(lines.len(), 21);
    for entry in fs::read_dir(data).unwrap() {
        let bytes = fs::read(entry.unwrap().path()).unwrap();
        for needle in lines.iter().map(String::as_str).chain(["another long one"]) {
            for needle in [needle.to_owned(), needle.replace(' ', "")] {
                let needle = needle.as_bytes();
                assert!(!bytes.windows(needle.len()).any(|part| part == needle));
            }
        }
    }
}

#[test]
fn new_sheets_take_the_place_of_old_ones_with_everybodys_password_or_two_old_sheets() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("program");
    let old = made(&folder);
    let data = folder.to_str().unwrap();
    let files = |name: &str, pages: &[String]| -> Vec<PathBuf> {
        let page = |(number, page): (usize, &String)| {
            write(place.path(), &format!("{name}{number}.txt"), page)
        };
        pages.iter().enumerate().map(page).collect()
    };
    let run = |start: &[&str], sheets: &[&PathBuf]| {
        let mut args = vec!["recovery", start[0], "--data", data];
        args.extend(&start[1..]);
        for sheet in sheets {
            args.extend(["--sheet", sheet.to_str().unwrap()]);
        }
        leeward(&args)
    };
    let pages = |output: Output| -> Vec<String> {
        assert!(output.status.success(), "{}", said(&output));
        assert!(
            said(&output).contains("not yet confirmed"),
            "{}",
            said(&output)
        );
        let printed = String::from_utf8(output.stdout).unwrap();
        printed.split('\u{c}').map(str::to_owned).collect()
    };
    let old = files("old", &old);
    assert!(run(&["check"], &[&old[0], &old[1]]).status.success());

    // Somebody of each desk, or nothing happens.
    let three = [
        "renew",
        "--as",
        "victim:nell",
        "--as",
        "program:dora",
        "--as",
        "review:rex",
    ];
    let output = run(&three, &[]);
    assert!(!output.status.success() && said(&output).contains("--as client:USER"));
    assert!(run(&["check"], &[&old[0], &old[1]]).status.success());

    let mut all = three.to_vec();
    all.extend(["--as", "client:may"]);
    let new = files("new", &pages(run(&all, &[])));
    assert_eq!(new.len(), 3);
    for (one, other) in [(0, 1), (1, 2), (2, 0)] {
        let output = run(&["check"], &[&new[one], &new[other]]);
        assert!(output.status.success(), "{}", said(&output));
        assert!(!run(&["check"], &[&old[one], &old[other]]).status.success());
        assert!(!run(&["check"], &[&new[one], &old[other]]).status.success());
    }

    // Once more, by two of those: everybody's password may be lost.
    let newest = files("newest", &pages(run(&["renew"], &[&new[2], &new[1]])));
    assert!(run(&["check"], &[&newest[0], &newest[2]]).status.success());
    assert!(!run(&["check"], &[&new[0], &new[2]]).status.success());
    let one = run(&["renew"], &[&newest[0]]);
    assert!(!one.status.success() && one.stdout.is_empty());
    // Everybody's password is what it was, and what was chained is as it was.
    let facts = write(
        place.path(),
        "facts.jsonl",
        "{\"case\":\"k1\",\"id\":\"f1\",\"at\":\"2026-04-01T09:00:00-05:00\",\"kind\":\"person\",\"person\":\"p1\",\"roles\":[\"victim\"]}\n",
    );
    let recorded = leeward(&[
        "record",
        facts.to_str().unwrap(),
        "--data",
        data,
        "--as",
        "victim:nell",
    ]);
    assert!(recorded.status.success(), "{}", said(&recorded));
    assert!(leeward(&["verify", data]).status.success());
}
