//! The real binary at its edge: HTTP, folders, crashes, and the valve once more from outside.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what is not as expected must stop the test"
)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::{Read as _, Write as _},
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Command, Output},
    time::Duration,
};

use desk::Method;
use keys::DeskName;
use ledger::{Shelf, SqliteStore, Store as _};
use leeward_tests::{
    browser::{Program, binary},
    http,
    post::{self, Post},
    scrape,
    world::{
        Token, Visitor,
        bodies::Programs,
        crawl::{Crawler, Whim},
        html, text,
    },
};

use program_file::Hat;

const TESTED: [&str; 5] = [
    "--empty",
    "--test-seed",
    "7",
    "--test-clock",
    "2026-11-23T09:00:00-06:00",
];

fn leeward(args: &[&str]) -> Output {
    Command::new(binary()).args(args).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn it_says_that_it_serves_and_takes_get_head_and_post_alone() {
    let program = Program::start(&TESTED);
    let nobody = Visitor::default();
    let health = http::send(
        &program.url,
        &nobody.request(Method::Get, "/healthz", Vec::new()),
    );
    assert_eq!((health.status, text(&health).as_str()), (200, "ok\n"));
    let home = http::send(&program.url, &nobody.request(Method::Get, "/", Vec::new()));
    for desk in DeskName::ALL {
        assert!(
            text(&home).contains(&format!("href=\"/{desk}/\"")),
            "{desk}"
        );
        let door = http::send(
            &program.url,
            &nobody.request(Method::Get, &format!("/{desk}/"), Vec::new()),
        );
        assert_eq!(door.status, 303);
    }
    let missing = http::send(
        &program.url,
        &nobody.request(Method::Get, "/nowhere", Vec::new()),
    );
    assert_eq!(missing.status, 404);
    let style = text(&home)
        .split("href=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned();
    let style = http::send(
        &program.url,
        &nobody.request(Method::Get, &style, Vec::new()),
    );
    assert_eq!(style.status, 200);
    assert!(style.header("cache-control").unwrap().contains("immutable"));
}

/// What the program says to bytes that no browser would send, up to where it hangs up.
fn raw(program: &Program, sent: &str) -> String {
    let place = program.url.strip_prefix("http://").unwrap();
    let mut stream = TcpStream::connect(place).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(60)))
        .unwrap();
    stream.write_all(sent.as_bytes()).unwrap();
    let mut said = Vec::new();
    stream.read_to_end(&mut said).unwrap();
    String::from_utf8_lossy(&said).into_owned()
}

#[test]
fn two_lengths_in_one_request_are_refused() {
    let program = Program::start(&TESTED);
    let head = "POST /client/sign-in HTTP/1.1\r\nhost: 127.0.0.1\r\n";
    for lengths in [
        "content-length: 3\r\ncontent-length: 4\r\n",
        "content-length: 3, 4\r\n",
        "content-length: +3\r\n",
        "transfer-encoding: gzip\r\n",
    ] {
        let said = raw(
            &program,
            &format!("{head}{lengths}\r\nabcdGET /healthz HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n"),
        );
        assert!(said.starts_with("HTTP/1.1 400"), "{lengths} {said}");
        assert!(!said.contains("ok\n"), "{lengths} {said}");
    }
    // Of a length and pieces the pieces count, and nothing is answered after them on this connection (RFC 9112, 6.1).
    let both = "content-length: 3\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n";
    let said = raw(&program, &format!("{head}{both}"));
    assert!(!said.contains("ok\n"), "{said}");
}

#[test]
fn methods_that_nobody_needs_are_refused() {
    let program = Program::start(&TESTED);
    for method in ["TRACE", "OPTIONS", "PUT", "DELETE", "PATCH", "BREW"] {
        for place in ["/", "/client/", "/victim/api/v1/openapi.json"] {
            let sent = format!(
                "{method} {place} HTTP/1.1\r\nhost: 127.0.0.1\r\nx-told: birch\r\nconnection: close\r\n\r\n"
            );
            let said = raw(&program, &sent);
            assert!(said.starts_with("HTTP/1.1 40"), "{method} {place} {said}");
            assert!(!said.contains("birch"), "{said}");
        }
    }
}

#[test]
fn two_runs_of_one_seed_answer_the_same_requests_with_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let run = |name| Program::made_anew(&folder.path().join(name), &TESTED);
    let (one, two) = (run("one"), run("two"));
    for desk in DeskName::ALL {
        let (mut a, mut b) = (Visitor::at(&one, desk), Visitor::at(&two, desk));
        assert_eq!(a.cookie, b.cookie);
        for path in [
            format!("/{desk}/"),
            format!("/{desk}/account"),
            format!("/{desk}/nowhere"),
        ] {
            assert_eq!(a.get(&one, &path), b.get(&two, &path), "{path}");
        }
    }
}

#[test]
fn the_client_desk_answers_the_same_over_http_whatever_the_victim_desk_does() {
    let (with, without) = (Program::start(&TESTED), Program::start(&TESTED));
    let world = leeward_tests::world::World::in_memory(1);
    let mut client = Crawler::new(world.desk(DeskName::Client).table());
    let mut victim = Crawler::new(world.desk(DeskName::Victim).table());
    let (mut one, mut other) = (
        Visitor::at(&with, DeskName::Client),
        Visitor::at(&without, DeskName::Client),
    );
    let mut at_victim = Visitor::at(&with, DeskName::Victim);
    // Somebody at each desk has a program as well; the client desk's token is the same in both.
    let password =
        |program: &Program, desk: DeskName| program.account(desk.word()).password.clone();
    let token = one.token(&with, DeskName::Client, &password(&with, DeskName::Client));
    let same = other.token(
        &without,
        DeskName::Client,
        &password(&without, DeskName::Client),
    );
    assert_eq!(token.0, same.0);
    let read = |token: &Token, desk: DeskName| {
        let place = format!("/{desk}/api/v1/openapi.json");
        let document = http::send(&with.url, &token.request(Method::Get, &place, Vec::new()));
        Programs::new(token.clone(), &document)
    };
    client = client.with(read(&token, DeskName::Client));
    let token = at_victim.token(&with, DeskName::Victim, &password(&with, DeskName::Victim));
    victim = victim.with(read(&token, DeskName::Victim));
    let (mut whim, mut theirs) = (Whim::new(3), Whim::new(4));
    for step in 0..120 {
        for _ in 0..theirs.below(3) {
            let request = victim.next(&mut theirs, &at_victim);
            // Who works at the victim desk is no secret of it (docs/decisions/0081).
            if request.path == "/victim/accounts/end" {
                continue;
            }
            victim.see(&at_victim.send(&with, &request));
        }
        let request = client.next(&mut whim, &other);
        let (a, b) = (one.send(&with, &request), other.send(&without, &request));
        assert_eq!(
            a,
            b,
            "step {step}: {} {}",
            request.method.word(),
            request.path
        );
        client.see(&b);
    }
}

/// A program at whose client desk a hundred things were asked, at its victim desk as many or none; ended.
struct Lived {
    folder: tempfile::TempDir,
    /// What whoever keeps the machine was shown at the end.
    metrics: String,
    /// Every mail that went out.
    mail: Vec<String>,
    /// What the process told on standard error.
    log: String,
    /// How much the separate file holds.
    known: u64,
}

fn lived(works: bool) -> Lived {
    let folder = tempfile::tempdir().unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let metrics = listener.local_addr().unwrap().to_string();
    drop(listener);
    let flags = [&TESTED[..], &["--metrics", &metrics]].concat();
    let data = folder.path().join("data");
    drop(Program::at(&data, &TESTED));
    post::on_call(&data);
    post::staff(&data, 2, "may", "May Larkspur", &[Hat::Facilitator]);
    let post = Post::start();
    let by: Vec<String> = std::iter::once("env".to_owned())
        .chain(post.environment())
        .collect();
    let program = Program::under(&by, &data, &flags);
    let world = leeward_tests::world::World::in_memory(1);
    let mut client = Crawler::new(world.desk(DeskName::Client).table());
    let mut victim = Crawler::new(world.desk(DeskName::Victim).table());
    let mut may = Visitor::at(&program, DeskName::Client);
    // Somebody signs in at both.
    let mut nell = Visitor::at(&program, DeskName::Victim);
    let who = [("first", "Pax"), ("last", "Larch")];
    let list = text(&may.refers(&program, &who));
    let case = html::case_on(&list);
    let decide = format!("/client/participants/{case}/decision");
    may.fill(&program, &decide, &decide, &[("outcome", "accepted")]);
    // A danger wakes who is on call, the same in both.
    let danger = format!("/client/participants/{case}/danger");
    let words = [
        ("d_words", "said it will end badly"),
        ("d_toward", "partner"),
    ];
    let told = text(&may.fill(&program, &danger, &danger, &words));
    assert!(told.contains("The victim desk has it."), "{told}");
    if works {
        let new = format!("/victim/cases/{case}/people/new");
        let her = [("vc_name", "Delphine Marrowby"), ("vc_roles", "victim")];
        nell.fill(&program, &new, &new, &her);
        victim.see(&nell.open(&program, &format!("/victim/cases/{case}")));
    }
    let (mut whim, mut theirs) = (Whim::new(3), Whim::new(4));
    for _ in 0..100 {
        let request = client.next(&mut whim, &may);
        client.see(&may.send(&program, &request));
        for _ in 0..theirs.below(3) {
            let request = victim.next(&mut theirs, &nell);
            // Who works at the victim desk is no secret of it (docs/decisions/0081).
            if works && request.path != "/victim/accounts/end" {
                victim.see(&nell.send(&program, &request));
            }
        }
    }
    let asked = Visitor::default().request(Method::Get, "/metrics", Vec::new());
    let scraped = text(&http::send(&format!("http://{metrics}"), &asked));
    let log = program.log();
    drop(program);
    let store = SqliteStore::open(&data.join("victim.db")).unwrap();
    let known = store.head().unwrap().size;
    Lived {
        folder,
        metrics: scraped,
        mail: post.messages(),
        log,
        known,
    }
}

/// Who of the client desk could be written to.
const AT_CLIENT: &str = "may@example.org";

/// A way to tell of the separate file past every answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Past {
    /// An entry of the client ledger's own, which its export then holds.
    Export,
    /// A row among its small records.
    FileSize,
    /// A number of the client desk's.
    Metrics,
    /// How large a backup of all of it is, to the byte.
    Backup,
    /// A message to somebody of the client desk.
    Mail,
    /// A message that says of what it is, to whoever it goes.
    MailWords,
    /// What a panic at the client desk told.
    Panic,
}

/// What the client desk has of a program besides its answers, by the channel.
fn besides(lived: &Lived, leak: Option<Past>) -> BTreeMap<&'static str, String> {
    let copy = tempfile::tempdir().unwrap();
    let data = copy.path().join("data");
    let done = Command::new("cp")
        .arg("-a")
        .args([&lived.folder.path().join("data"), &data])
        .status();
    assert!(done.unwrap().success());
    let leak = leak.filter(|_| lived.known > 5);
    let client = data.join("client.db");
    match leak {
        Some(Past::FileSize) => {
            let store = SqliteStore::open(&client).unwrap();
            let row = vec![7; usize::try_from(lived.known).unwrap() * 50];
            store.put(Shelf::Drafts, b"1/cache", &row).unwrap();
        }
        Some(Past::Export) => {
            let entries = SqliteStore::open(&client).unwrap();
            let victim = SqliteStore::open(&data.join("victim.db")).unwrap();
            let last = victim.read(ledger::Position(0), 1).unwrap().remove(0);
            let batch = ledger::Batch {
                id: ledger::BatchId([7; 16]),
                case: last.envelope.case,
                seen: None,
                entries: vec![ledger::NewEntry {
                    envelope: last.envelope,
                    salt: [7; 16],
                    letter: ledger::SealedLetter::default(),
                }],
            };
            entries.append(&batch).unwrap();
        }
        _ => {}
    }
    let mut mail = lived.mail.clone();
    match leak {
        Some(Past::Mail) => mail.push(format!("To: {AT_CLIENT}\n\n1 item due. Sign in.")),
        Some(Past::MailWords) => {
            mail.push(format!("To: nell@example.org\n\n{} calls", lived.known))
        }
        _ => {}
    }
    let mut log = lived.log.clone();
    if leak == Some(Past::Panic) {
        log.push_str("thread 'desk' panicked at crates/client-desk/src/file.rs:7:7:\n");
        log.push_str(&format!(
            "index out of bounds: the len is {}\n",
            lived.known
        ));
    }
    let mut seen = BTreeMap::new();
    let sizes: Vec<String> = ["client.db", "client.db-wal", "drop.db", "drop.db-wal"]
        .into_iter()
        .map(|name| {
            format!(
                "{name} {:?}",
                fs::metadata(data.join(name)).map(|m| m.len()).ok()
            )
        })
        .collect();
    seen.insert("file sizes", sizes.join(", "));
    seen.insert(
        "metrics",
        numbers(&lived.metrics, leak == Some(Past::Metrics)),
    );
    seen.insert("backup size", backed_up(&data, leak == Some(Past::Backup)));
    seen.insert("mail", mailed(&mail));
    seen.insert("panic log", panics(&log));
    seen.insert("export", exported(&data, &copy.path().join("out")));
    seen
}

/// How large a backup of all of it is: as large as what it holds, up to a whole MiB, unless that is not filled up.
fn backed_up(data: &Path, not_filled: bool) -> String {
    let file = data.with_extension("leeward");
    let made = leeward(&[
        "backup",
        file.to_str().unwrap(),
        "--data",
        data.to_str().unwrap(),
    ]);
    assert!(made.status.success(), "{}", said(&made));
    let size = fs::metadata(file).unwrap().len();
    let there = fs::metadata(data.join("victim.db")).unwrap().len();
    (if not_filled { size + there } else { size }).to_string()
}

/// What a message tells past how many items are due, which is the victim desk's own to know: everything of one that went to the
/// client desk, and of the others each way in which they are written.
fn mailed(mail: &[String]) -> String {
    let body = |message: &String| {
        let body = message.replace("\r\n", "\n");
        let body = body.split_once("\n\n").map_or("", |(_, body)| body).trim();
        body.replace(|sign: char| sign.is_ascii_digit(), "#")
            .replace("items", "item")
    };
    let ways: BTreeSet<String> = mail.iter().map(body).collect();
    let theirs: Vec<&String> = mail.iter().filter(|one| one.contains(AT_CLIENT)).collect();
    format!("{ways:?} {theirs:?}")
}

/// What the process told of the client desk, and of whatever broke off anywhere: a panic prints what it was about.
fn panics(log: &str) -> String {
    let mut kept = Vec::new();
    let mut lines = log.lines();
    while let Some(line) = lines.next() {
        if line.contains("panicked at") {
            kept.push(line);
            kept.extend(lines.next());
        } else if line.starts_with("client") {
            kept.push(line);
        }
    }
    kept.join("\n")
}

/// The numbers of the client desk and of its ledgers; how long things took is another test's.
fn numbers(metrics: &str, leaks: bool) -> String {
    let ours = |sample: &&scrape::Sample| {
        let whose = ["desk", "ledger"].map(|name| sample.labels.get(name));
        let ours = |whose: &String| whose == "client" || whose == "drop";
        whose.into_iter().flatten().any(ours)
            && !sample.name.ends_with("_sum")
            && !sample.name.ends_with("_bucket")
    };
    let families = scrape::read(metrics).unwrap();
    let all = families
        .iter()
        .flat_map(|family| &family.samples)
        .filter(ours);
    let more = if leaks { 1.0 } else { 0.0 };
    let mut all: Vec<String> = all
        .map(|sample| format!("{} {}", sample.series(), sample.value + more))
        .collect();
    all.sort();
    all.join("\n")
}

/// Everything that `leeward export` writes of the client desk, but what is of the hour: its own line at the end, and
/// that line's place in the index.
fn exported(data: &Path, to: &Path) -> String {
    let made = Command::new(binary())
        .args(["export", "--desk", "client", "--data"])
        .arg(data)
        .arg("--to")
        .arg(to)
        .output()
        .unwrap();
    assert!(made.status.success(), "{}", said(&made));
    let mut all = String::new();
    let mut files: Vec<_> = fs::read_dir(to)
        .unwrap()
        .map(|file| file.unwrap().path())
        .collect();
    files.sort();
    for file in files {
        let name = file.file_name().unwrap().to_str().unwrap().to_owned();
        let whole = if file.is_dir() {
            String::new()
        } else {
            String::from_utf8_lossy(&fs::read(&file).unwrap()).into_owned()
        };
        let kept: Vec<&str> = match name.as_str() {
            "client.jsonl" => {
                let lines: Vec<&str> = whole.lines().collect();
                lines[..lines.len() - 1].to_vec()
            }
            "index.json" => Vec::new(),
            _ => whole.lines().collect(),
        };
        all.push_str(&format!(
            "{name}: {}\n{}\n",
            whole.lines().count(),
            kept.join("\n")
        ));
    }
    all
}

/// What a desk's people can take along, its files, its numbers, mail to its people and what a panic tells say no more than its pages do; and
/// each of these was seen to tell.
#[test]
fn export_file_sizes_mail_panics_and_metrics_of_the_client_desk_are_the_same_whatever_the_victim_desk_does()
 {
    let (with, without) = (lived(true), lived(false));
    assert!(with.known > 5 && without.known <= 5, "{}", with.known);
    let there = besides(&without, None);
    assert_eq!(besides(&with, None), there);
    assert!(there["export"].len() > 3_000, "{}", there["export"].len());
    assert!(there["metrics"].lines().count() > 5, "{}", there["metrics"]);
    assert!(
        !with.mail.is_empty() && !without.mail.is_empty(),
        "a danger woke nobody"
    );
    assert!(there["mail"].contains("# item due"), "{}", there["mail"]);
    for (leak, channel) in [
        (Past::Export, "export"),
        (Past::FileSize, "file sizes"),
        (Past::Metrics, "metrics"),
        (Past::Backup, "backup size"),
        (Past::Mail, "mail"),
        (Past::MailWords, "mail"),
        (Past::Panic, "panic log"),
    ] {
        assert_ne!(
            besides(&with, Some(leak))[channel],
            there[channel],
            "{leak:?}"
        );
        assert_eq!(
            besides(&without, Some(leak))[channel],
            there[channel],
            "{leak:?}"
        );
    }
}

#[test]
fn what_was_acknowledged_is_there_after_the_process_was_killed() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let program = Program::at(&data, &["--empty"]);
    let mut may = Visitor::at(&program, DeskName::Client);
    let done = may.refers(&program, &[("first", "Aldo"), ("last", "Birch")]);
    assert_eq!(done.status, 200, "{}", text(&done));
    // Dropped, it is killed: no goodbye.
    drop(program);
    let again = Program::at(&data, &[]);
    let mut may = Visitor::at(&again, DeskName::Client);
    assert!(text(&may.open(&again, "/client/")).contains("Birch"));
}

#[test]
fn a_demonstrations_folder_is_never_served_as_a_real_one_nor_written_to_while_it_is_served() {
    let program = Program::start(&["--empty"]);
    let folder = program.folder.to_str().unwrap();
    let served = leeward(&["serve", "--data", folder, "--listen", "127.0.0.1:0"]);
    assert_eq!(served.status.code(), Some(2));
    assert!(said(&served).contains("demonstration"), "{}", said(&served));
    let example = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/told.jsonl");
    let recorded = leeward(&["record", example, "--data", folder]);
    assert_eq!(recorded.status.code(), Some(2));
    assert!(said(&recorded).contains("in use"), "{}", said(&recorded));
    // To read is allowed meanwhile.
    assert!(leeward(&["verify", folder]).status.success());
    assert!(
        leeward(&["duties", "--from-ledger", folder, "--format", "json"])
            .status
            .success()
    );
}

#[test]
fn a_new_program_is_made_once_served_to_this_machine_alone_and_opens_with_its_passwords() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let data = data.to_str().unwrap();
    let accounts = [
        "--account",
        "client:may:May",
        "--account",
        "victim:nell:Nell",
        "--account",
        "program:dora:Dora",
        "--account",
        "review:rex:Rex",
    ];
    let init = |password: &str| {
        let mut command = Command::new(binary());
        command
            .args(["init", "--data", data, "--program", "Sandplum"])
            .args(accounts);
        for desk in ["CLIENT", "VICTIM", "PROGRAM", "REVIEW"] {
            command.env(format!("LEEWARD_{desk}_PASSWORD"), password);
        }
        command.output().unwrap()
    };
    let short = init("short");
    assert_eq!(short.status.code(), Some(2));
    assert!(
        !folder.path().join("data").exists(),
        "a slip leaves nothing behind"
    );
    let made = init("rain on the plain");
    assert!(made.status.success(), "{}", said(&made));
    assert_eq!(init("rain on the plain").status.code(), Some(2));
    let wide = leeward(&["serve", "--data", data, "--listen", "0.0.0.0:0"]);
    assert_eq!(wide.status.code(), Some(2));
    assert!(said(&wide).contains("this machine"), "{}", said(&wide));
    let example = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/told.jsonl");
    let nobody = leeward(&["record", example, "--data", data]);
    assert_eq!(nobody.status.code(), Some(2));
    assert!(
        said(&nobody).contains("--as client:USER"),
        "{}",
        said(&nobody)
    );
    let with = |password: &str| {
        Command::new(binary())
            .args([
                "record",
                example,
                "--data",
                data,
                "--as",
                "client:may",
                "--as",
                "victim:nell",
            ])
            .env("LEEWARD_CLIENT_PASSWORD", password)
            .env("LEEWARD_VICTIM_PASSWORD", "rain on the plain")
            .output()
            .unwrap()
    };
    assert_eq!(with("not it at all").status.code(), Some(2));
    assert!(with("rain on the plain").status.success());
}

#[test]
fn a_demonstration_that_was_cut_off_while_it_was_made_is_made_anew() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let place = data.to_str().unwrap();
    for after in [40, 300, 700] {
        let mut child = Command::new(binary())
            .args([
                "demo",
                "--listen",
                "127.0.0.1:0",
                "--json",
                "--test-seed",
                "3",
                "--data",
                place,
            ])
            .args(["--test-clock", "2026-11-23T09:00:00-06:00"])
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(std::time::Duration::from_millis(after));
        child.kill().unwrap();
        child.wait().unwrap();
    }
    let flags = [
        "--test-seed",
        "3",
        "--test-clock",
        "2026-11-23T09:00:00-06:00",
    ];
    let duties = |program: &Program| {
        let folder = program.folder.to_str().unwrap();
        let told = leeward(&[
            "duties",
            "--from-ledger",
            folder,
            "--format",
            "json",
            "--as-of",
            "2026-11-23T09:00:00-06:00",
        ]);
        assert!(told.status.success(), "{}", said(&told));
        told.stdout
    };
    let (again, other) = (Program::at(&data, &flags), Program::start(&flags));
    assert!(
        duties(&again) == duties(&other),
        "half a year, or another one"
    );
}
