//! `leeward backup` and `leeward restore` by the real binary: while it is served, with everything that can go wrong.
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

use base64::{Engine as _, engine::general_purpose::STANDARD};
use keys::DeskName;
use leeward_tests::{
    browser::{Program, binary},
    typed,
    world::{Visitor, html, text},
};

const WORDS: [&str; 3] = ["Quillfeather", "Marmaduke", "canary words of the reason"];

fn run(args: &[&str]) -> Output {
    Command::new(binary()).args(args).output().unwrap()
}

fn said(output: &Output) -> String {
    let (out, told) = (&output.stdout, &output.stderr);
    format!(
        "{}{}",
        String::from_utf8_lossy(out),
        String::from_utf8_lossy(told)
    )
}

fn done(args: &[&str]) -> String {
    let output = run(args);
    assert!(output.status.success(), "{args:?}: {}", said(&output));
    said(&output)
}

fn str(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// Somebody is referred and denied.
fn participant(program: &Program, last: &str) {
    let mut may = Visitor::at(program, DeskName::Client);
    let with = [("first", "Marmaduke"), ("last", last)];
    let page = text(&may.refers(program, &with));
    let case = html::case_on(&page);
    let decide = format!("/client/participants/{case}/decision");
    let with = [
        ("outcome", "denied"),
        ("reason", "canary words of the reason"),
    ];
    may.fill(program, &decide, &decide, &with);
}

/// A served demonstration with one participant, and a backup of it.
fn backed_up(folder: &Path) -> (Program, PathBuf) {
    let program = Program::at(&folder.join("data"), &["--empty"]);
    participant(&program, "Quillfeather");
    let file = folder.join("one.leeward");
    done(&[
        "backup",
        str(&file),
        "--data",
        str(&program.folder),
        "--rehearse",
    ]);
    (program, file)
}

/// Every way in which a word could stand in a file: as it is, as UTF-16, in hexadecimal, in base64 wherever it begins.
fn writings(word: &str) -> Vec<Vec<u8>> {
    let bytes = word.as_bytes();
    let wide = |each: fn(u16) -> [u8; 2]| word.encode_utf16().flat_map(each).collect::<Vec<u8>>();
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let mut all = vec![
        bytes.to_vec(),
        word.to_lowercase().into_bytes(),
        wide(u16::to_le_bytes),
        wide(u16::to_be_bytes),
        hex.to_uppercase().into_bytes(),
        hex.into_bytes(),
    ];
    for before in 0..3 {
        let mut shifted = vec![b' '; before];
        shifted.extend_from_slice(bytes);
        let written = STANDARD.encode(&shifted).trim_end_matches('=').to_owned();
        // What hangs on the neighbours is left out at both ends.
        let inner = written.get(before + 1..written.len() - 2).unwrap();
        all.push(inner.as_bytes().to_vec());
    }
    all
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(files(&path));
        } else {
            all.push(path);
        }
    }
    all.sort();
    all
}

fn holds(file: &Path, bytes: &[u8]) -> bool {
    let all = fs::read(file).unwrap();
    all.windows(bytes.len()).any(|window| window == bytes)
}

#[test]
fn what_was_backed_up_while_it_was_served_comes_back_and_the_gap_is_declared() {
    let folder = tempfile::tempdir().unwrap();
    let (program, file) = backed_up(folder.path());
    participant(&program, "Latecomer");
    let mut may = Visitor::at(&program, DeskName::Client);
    assert_eq!(may.get(&program, "/client/").status, 200);
    let data = program.folder.clone();
    drop(program);
    let heads = run(&["verify", str(&data)]).stdout;
    let heads = String::from_utf8(heads).unwrap();
    // Signed: the text, an empty line, who signed it.
    let client = heads.split("\n\n").find(|head| head.contains("/client"));
    let new = folder.path().join("new");
    let told = done(&[
        "restore",
        str(&file),
        "--data",
        str(&new),
        "--checkpoint",
        client.unwrap(),
    ]);
    for part in [
        "enter it again from paper",
        "2 entries are here",
        "has 2 more: at least so many are missing",
        "Victim desk",
    ] {
        assert!(told.contains(part), "`{part}` is not in {told}");
    }
    assert!(!told.contains("Quillfeather"), "numbers and times alone");
    let sizes = done(&["verify", "--inside", str(&new)]);
    assert!(sizes.contains("client: 3 entries"), "{sizes}");
    let program = Program::at(&new, &["--empty"]);
    let door = may.get(&program, "/client/");
    assert_eq!(door.status, 303, "sessions are gone");
    let mut may = Visitor::at(&program, DeskName::Client);
    let list = text(&may.open(&program, "/client/"));
    assert!(list.contains("Quillfeather") && !list.contains("Latecomer"));
    assert!(list.contains("enter it again from paper"), "on first pages");
    for (desk, first) in [
        (DeskName::Victim, "/victim/"),
        (DeskName::Program, "/program/"),
    ] {
        let page = text(&Visitor::at(&program, desk).open(&program, first));
        assert!(
            page.contains("enter it again from paper"),
            "{first}: {page}"
        );
    }
    // It goes on from there.
    participant(&program, "Latecomer");
    drop(program);
    done(&["verify", str(&new)]);
    typed::lie_nowhere(false, &[folder.path()], &told);
}

#[test]
fn no_word_of_a_letter_stands_in_the_backup_or_in_what_is_left_of_taking_and_trying_it() {
    let folder = tempfile::tempdir().unwrap();
    let (program, file) = backed_up(folder.path());
    done(&[
        "restore",
        str(&file),
        "--data",
        str(&folder.path().join("new")),
    ]);
    drop(program);
    let all = files(folder.path());
    assert!(all.len() > 12, "{all:?}");
    for word in WORDS {
        for writing in writings(word) {
            for file in &all {
                assert!(!holds(file, &writing), "{}: {word}", file.display());
            }
        }
    }
    // The names of what is inside are sealed too; the search finds what is there.
    assert!(!holds(&file, b"SQLite format") && !holds(&file, b"victim"));
    assert!(holds(&file, b"leeward backup 1"));
    let ledger = folder.path().join("new/client.db");
    assert!(holds(&ledger, b"SQLite format"));
}

#[test]
fn a_backup_that_was_cut_off_turned_or_reordered_is_refused_and_named() {
    let folder = tempfile::tempdir().unwrap();
    let (program, file) = backed_up(folder.path());
    drop(program);
    let good = fs::read(&file).unwrap();
    let (head, chunk) = (180, 65_552);
    let mut turned = good.clone();
    turned[head + chunk + 9] ^= 4;
    let mut reordered = good.clone();
    reordered.copy_within(head + 2 * chunk..head + 3 * chunk, head + chunk);
    let new = folder.path().join("new");
    for (name, bytes, part) in [
        ("cut", good[..head + 2 * chunk].to_vec(), "part 2"),
        ("turned", turned, "part 2"),
        ("reordered", reordered, "part 2"),
        ("short", good[..60].to_vec(), "cut off"),
        (
            "other",
            b"PK and something else, which is long enough".to_vec(),
            "no backup",
        ),
    ] {
        let bad = folder.path().join(name);
        fs::write(&bad, bytes).unwrap();
        let output = run(&["restore", str(&bad), "--data", str(&new)]);
        assert!(matches!(output.status.code(), Some(1 | 2)), "{name}");
        assert!(said(&output).contains(part), "{name}: {}", said(&output));
        assert!(!new.join("demo.json").exists());
    }
    done(&["restore", str(&file), "--data", str(&new)]);
    let again = run(&["restore", str(&file), "--data", str(&new)]);
    assert_eq!(again.status.code(), Some(2), "never over what is there");
    let twice = run(&["backup", str(&file), "--data", str(&new)]);
    assert_eq!(twice.status.code(), Some(2), "{}", said(&twice));
    assert_eq!(fs::read(&file).unwrap(), good);
}

#[test]
fn a_rehearsal_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let (program, file) = backed_up(folder.path());
    drop(program);
    let data = folder.path().join("data");
    let before = files(folder.path());
    let told = done(&["restore", str(&file), "--data", str(&data), "--rehearse"]);
    assert!(told.contains("can be restored"), "{told}");
    assert!(told.contains("client 2"), "{told}");
    assert_eq!(files(folder.path()), before);
}

/// Made by the first version that wrote backups. It must open for as long as backups are kept anywhere.
#[test]
fn a_backup_of_the_first_format_is_restored() {
    let folder = tempfile::tempdir().unwrap();
    let new = folder.path().join("new");
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/data/backup-v1.leeward");
    let told = done(&["restore", file, "--data", str(&new)]);
    assert!(told.contains("2 entries are here, the last of"), "{told}");
    let sizes = done(&["verify", "--inside", str(&new)]);
    for size in ["client: 2 entries", "drop: 2 entries", "victim: 3 entries"] {
        assert!(sizes.contains(size), "{size} is not in {sizes}");
    }
    let as_of = "2026-11-23T09:00:00-06:00";
    let duties = done(&[
        "duties",
        "--from-ledger",
        str(&new),
        "--as-of",
        as_of,
        "--format",
        "json",
    ]);
    for kind in ["initial_notification", "threat_warning", "provider_warning"] {
        assert!(duties.contains(kind), "{kind} is not in {duties}");
    }
}

/// Made by the version before the one that rehearses each month, of a real program, with its sheets. It must open for
/// as long as somebody may hold such paper.
#[test]
fn a_real_programs_backup_of_the_version_before_is_restored_by_its_sheets_and_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let new = folder.path().join("new");
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/data/backup-v1-real.leeward");
    let sheets = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/data/backup-v1-real-sheets.txt"
    );
    let told = done(&["restore", file, "--data", str(&new), "--sheet", sheets]);
    assert!(told.contains("3 entries are here, the last of"), "{told}");
    let sizes = done(&["verify", "--inside", str(&new)]);
    for size in [
        "client: 4 entries",
        "drop: 2 entries",
        "victim: 3 entries",
        "program: 1 entries",
    ] {
        assert!(sizes.contains(size), "{size} is not in {sizes}");
    }
    let duties = done(&[
        "duties",
        "--from-ledger",
        str(&new),
        "--as-of",
        "2026-11-23T09:00:00-06:00",
        "--format",
        "json",
    ]);
    let duties: serde_json::Value = serde_json::from_str(duties.trim()).unwrap();
    assert_eq!(duties["duties"].as_array().unwrap().len(), 5, "{duties}");
    // It had no key for notes: served, it makes one, and the week's texts.
    drop(Served::start(&new));
    let texts = done(&["checkpoint", "--data", str(&new)]);
    assert!(texts.contains("leeward/commitment/victim"), "{texts}");
    let doctor = said(&run(&["doctor", "--data", str(&new)]));
    assert!(doctor.contains("Backups: none are written"), "{doctor}");
    assert!(
        !doctor.contains("Rehearsal:"),
        "without a place none is held: {doctor}"
    );
}

/// A real program in a folder, and its three sheets as files.
fn real(folder: &Path) -> (PathBuf, Vec<PathBuf>) {
    let data = folder.join("program");
    let mut init = Command::new(binary());
    init.args([
        "init",
        "--program",
        "Sandplum Program",
        "--data",
        str(&data),
    ]);
    init.stdin(std::process::Stdio::null());
    for account in [
        "client:may:May",
        "victim:nell:Nell",
        "program:dora:Dora",
        "review:rex:Rex",
    ] {
        init.args(["--account", account]);
        let desk = account.split(':').next().unwrap().to_uppercase();
        init.env(format!("LEEWARD_{desk}_PASSWORD"), "rain on the plain");
    }
    let output = init.output().unwrap();
    assert!(output.status.success(), "{}", said(&output));
    let printed = String::from_utf8(output.stdout).unwrap();
    let sheets = printed.split('\u{c}').enumerate().map(|(number, page)| {
        let path = folder.join(format!("sheet{number}.txt"));
        fs::write(&path, page).unwrap();
        path
    });
    (data, sheets.collect())
}

/// The real program, served on a free port until it is dropped.
struct Served(std::process::Child, String);

impl Served {
    fn start(data: &Path) -> Self {
        use std::io::BufRead as _;
        let mut server = Command::new(binary())
            .args(["serve", "--listen", "127.0.0.1:0", "--data", str(data)])
            .stderr(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        let mut told = String::new();
        let mut lines = std::io::BufReader::new(server.stderr.take().unwrap());
        while !told.contains("Serving") {
            assert!(lines.read_line(&mut told).unwrap() > 0, "{told}");
        }
        Self(server, told)
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn a_program_that_is_served_writes_to_its_second_place_and_the_doctor_says_when_it_does_not() {
    let folder = tempfile::tempdir().unwrap();
    let (data, sheets) = real(folder.path());
    let doctor = || said(&run(&["doctor", "--data", str(&data)]));
    let found = doctor();
    for part in [
        "Backups: none are written",
        "On call: nobody",
        "the victim desk has 1",
    ] {
        assert!(found.contains(part), "`{part}` is not in {found}");
    }
    let place = folder.path().join("second");
    let settings = data.join("leeward.toml");
    let mut text = fs::read_to_string(&settings).unwrap();
    text.push_str(&format!("\n[backup]\nplace = \"{}\"\n", place.display()));
    fs::write(&settings, text).unwrap();
    // The place is not there: it is served all the same, and said.
    let served = Served::start(&data);
    assert!(served.1.contains("backup: "), "{}", served.1);
    assert!(doctor().contains("Backups: there is none"));
    assert!(doctor().contains("Rehearsal: no backup was ever restored"));
    drop(served);
    fs::create_dir(&place).unwrap();
    fs::write(place.join("2020-01-01T000000Z.leeward"), "expired").unwrap();
    let served = Served::start(&data);
    assert!(!served.1.contains("backup: "), "{}", served.1);
    assert!(!doctor().contains("Backups: "));
    // The first was restored beside the program at once, and the program's ledger has it.
    assert!(!doctor().contains("Rehearsal: "));
    assert!(!data.join("rehearsal").exists());
    let written = files(&place);
    assert_eq!(written.len(), 1, "{written:?}");
    // Served again within the hour, no second one is written.
    drop(served);
    drop(Served::start(&data));
    assert_eq!(files(&place), written);
    let told = done(&[
        "restore",
        str(&written[0]),
        "--data",
        str(&folder.path().join("new")),
        "--sheet",
        str(&sheets[0]),
        "--sheet",
        str(&sheets[2]),
    ]);
    assert!(told.contains("enter it again from paper"), "{told}");
}

#[test]
fn a_rehearsal_that_does_not_come_about_is_kept_and_said() {
    let folder = tempfile::tempdir().unwrap();
    let (data, _) = real(folder.path());
    let place = folder.path().join("second");
    fs::create_dir(&place).unwrap();
    let settings = data.join("leeward.toml");
    let mut text = fs::read_to_string(&settings).unwrap();
    text.push_str(&format!("\n[backup]\nplace = \"{}\"\n", place.display()));
    fs::write(&settings, text).unwrap();
    // Somebody's own notes lie where it would restore: they are left alone, and it says so.
    fs::create_dir(data.join("rehearsal")).unwrap();
    fs::write(data.join("rehearsal/notes.txt"), "not ours").unwrap();
    let served = Served::start(&data);
    assert!(served.1.contains("rehearsal: "), "{}", served.1);
    assert!(
        !served.1.contains("backup: "),
        "the backup is good: {}",
        served.1
    );
    drop(served);
    let doctor = said(&run(&["doctor", "--data", str(&data)]));
    assert!(doctor.contains("it did not come back"), "{doctor}");
    assert!(data.join("rehearsal/notes.txt").is_file());
}

#[test]
fn a_real_programs_backup_opens_with_any_two_sheets_and_with_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let (data, sheets) = real(folder.path());
    let file = folder.path().join("one.leeward");
    done(&["backup", str(&file), "--data", str(&data), "--rehearse"]);
    // The machine burnt: only the file and the paper are left.
    fs::remove_dir_all(&data).unwrap();
    for (number, (one, other)) in [(0, 1), (1, 2), (2, 0)].into_iter().enumerate() {
        let new = folder.path().join(format!("new{number}"));
        let told = done(&[
            "restore",
            str(&file),
            "--data",
            str(&new),
            "--sheet",
            str(&sheets[one]),
            "--sheet",
            str(&sheets[other]),
        ]);
        assert!(told.contains("enter it again from paper"), "{told}");
        done(&["verify", str(&new)]);
        assert!(new.join("leeward.toml").is_file());
    }
    let elsewhere = tempfile::tempdir().unwrap();
    let (_, of_another) = real(elsewhere.path());
    for (one, other) in [
        (&sheets[1], &sheets[1]),
        (&of_another[0], &of_another[1]),
        (&sheets[0], &of_another[1]),
    ] {
        let new = folder.path().join("never");
        let output = run(&[
            "restore",
            str(&file),
            "--data",
            str(&new),
            "--sheet",
            str(one),
            "--sheet",
            str(other),
        ]);
        assert!(!output.status.success(), "{}", said(&output));
        assert!(!new.join("leeward.toml").exists());
    }
}
