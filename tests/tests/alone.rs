//! Promise 3: a process that serves the client desk alone holds nothing that opens what it hands over, and forgets
//! what it handed over. Its memory is read as somebody reads it who has the machine.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what is not as expected must stop the test"
)]

use std::{
    collections::BTreeSet,
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
};

use desk::{Answer, Request};
use keys::{Accounts, DeskName, KeyRing};
use ledger::{Position, SqliteStore, Store as _};
use leeward_tests::{
    browser::binary,
    canary::WORD,
    http,
    ledgers::cases_of,
    memory,
    world::{Asked, Visitor, html, text},
};
use memchr::memmem;

const PASSWORD: &str = "rain on the plain";
/// So many texts are handed over; more where the environment asks for more.
const DROPS: usize = 1_000;
/// `LEEWARD_DROPS=100000` makes a long run of it.
const ASKED: &str = "LEEWARD_DROPS";

/// The client desk, served alone.
struct Alone {
    url: String,
    server: Child,
}

impl Alone {
    fn serve(data: &Path) -> Self {
        let mut server = Command::new(binary())
            .args([
                "serve",
                "--desks",
                "client",
                "--listen",
                "127.0.0.1:0",
                "--data",
            ])
            .arg(data)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let said = BufReader::new(server.stderr.take().unwrap());
        let mut lines = said.lines().map(Result::unwrap);
        let url = lines
            .find_map(|line| Some(line.strip_prefix("Serving ")?.to_owned()))
            .unwrap();
        Self { url, server }
    }
}

impl Asked for Alone {
    fn ask(&self, request: &Request) -> Answer {
        http::send(&self.url, request)
    }

    fn account(&self, _: DeskName) -> (String, String) {
        ("may".to_owned(), PASSWORD.to_owned())
    }
}

impl Drop for Alone {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

fn init(data: &Path) {
    let mut command = Command::new(binary());
    command.args(["init", "--program", "Sandplum", "--data"]);
    command.arg(data);
    for account in [
        "client:may:May",
        "victim:nell:Nell",
        "program:dora:Dora",
        "review:rex:Rex",
    ] {
        command.args(["--account", account]);
    }
    for desk in ["CLIENT", "VICTIM", "PROGRAM", "REVIEW"] {
        command.env(format!("LEEWARD_{desk}_PASSWORD"), PASSWORD);
    }
    let made = command.output().unwrap();
    let said = String::from_utf8_lossy(&made.stderr).into_owned();
    assert!(made.status.success(), "{said}");
}

/// The numbers of the canaries that are still in memory.
fn canaries(memory: &[Vec<u8>]) -> BTreeSet<String> {
    let finder = memmem::Finder::new(WORD);
    let mut found = BTreeSet::new();
    for part in memory {
        for at in finder.find_iter(part) {
            let end = (at + WORD.len() + 7).min(part.len());
            let word = String::from_utf8_lossy(&part[at + WORD.len()..end]);
            found.insert(word.into_owned());
        }
    }
    found
}

#[test]
fn the_client_desk_alone_holds_no_key_of_the_others_and_forgets_what_it_handed_over() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    init(&data);
    let alone = Alone::serve(&data);
    let mut may = Visitor::at(&alone, DeskName::Client);
    may.refers(&alone, &[("first", "Pax"), ("last", "Larch")]);
    let store = SqliteStore::open(&data.join("client.db")).unwrap();
    let case = *cases_of(&store).last().unwrap();
    let place = format!("/client/participants/{}/hand-over", case);
    #[expect(clippy::disallowed_methods, reason = "how long this test is to run")]
    let asked = std::env::var(ASKED).ok().map(|text| text.parse().unwrap());
    let drops = asked.unwrap_or(DROPS);
    for number in 0..drops {
        let opened = text(&may.open(&alone, &place));
        let form = html::forms(&opened);
        let form = form.iter().find(|form| form.action == place).unwrap();
        let words = form
            .fields
            .iter()
            .rfind(|field| field.kind == html::Kind::Text);
        let typed = format!("{WORD}-{number:06} said so");
        let mut sent = form.filled(&[(&words.unwrap().name, &typed)]);
        if let Some(choice) = form
            .fields
            .iter()
            .find(|field| matches!(field.kind, html::Kind::Radio(_)))
            && !sent.iter().any(|(name, _)| *name == choice.name)
        {
            sent.push((choice.name.clone(), choice.value.clone()));
        }
        let answer = may.post(&alone, &place, &sent);
        assert_eq!(answer.status, 303, "{}", text(&answer));
    }
    let drop_of = SqliteStore::open(&data.join("drop.db")).unwrap();
    assert_eq!(drop_of.read(Position(0), usize::MAX).unwrap().len(), drops);
    // Something else is asked, so that the last of them is a request of the past.
    assert_eq!(may.open(&alone, "/client/").status, 200);

    let memory = memory::of(alone.server.id());
    let size: usize = memory.iter().map(Vec::len).sum();
    // It is its memory that was read: it knows its folder.
    assert!(memory::holds(&memory, data.to_str().unwrap().as_bytes()));
    let rings = [
        (DeskName::Victim, "nell"),
        (DeskName::Program, "dora"),
        (DeskName::Review, "rex"),
    ]
    .map(|(desk, user)| ring(&data, desk, user));
    // What is looked for is found where it lies.
    let mut planted = vec![7; 1_000];
    planted.extend(rings[0].drop_private().unwrap().at(0).unwrap());
    planted.extend([9; 100]);
    assert_eq!(rings[0].stands_in(&planted), ["a private half of the drop"]);
    for ring in &rings {
        let there: BTreeSet<&str> = memory
            .iter()
            .flat_map(|part| ring.stands_in(part))
            .collect();
        assert_eq!(there, BTreeSet::new(), "of the {} desk", ring.desk());
    }
    let left = canaries(&memory);
    eprintln!(
        "{size} bytes of memory after {drops} hand-overs; {} canaries in them",
        left.len()
    );
    assert_eq!(left, BTreeSet::new());
}

fn ring(data: &Path, desk: DeskName, user: &str) -> KeyRing {
    let store = SqliteStore::open(&data.join(format!("{desk}.db"))).unwrap();
    let accounts = Accounts::new(&store, desk);
    accounts.sign_in(user, PASSWORD).unwrap().unwrap().1
}
