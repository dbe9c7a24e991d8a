//! Promise 4: what was typed at the victim desk, or handed over, lies readable nowhere: not in the data folder with its
//! write-ahead logs, not in a backup, a log, a scrape, a temporary file or the profile of a browser. With
//! `LEEWARD_TESTS_IN=postgres` before the command: nor in the server's folder, its write-ahead log, and a log of its own that has
//! every statement with its values.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what is not as expected must stop the test"
)]

use std::{collections::BTreeSet, fs, net::TcpListener, process::Command};

use desk::Method;
use keys::DeskName;
use leeward_tests::{
    browser::{Browser, Program, binary},
    canary::{Found, NUMBER, Searcher, WORD, type_everywhere},
    cluster::Cluster,
    http,
    ledgers::cases_of,
    pdf,
    place::Place,
    world::{Visitor, World, html, text},
};

#[test]
fn no_word_of_the_victim_desk_and_none_handed_over_lies_readable_anywhere() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("tmp")).unwrap();
    let shell = format!(
        "TMPDIR={} exec \"$@\" 2>{}",
        at("tmp").display(),
        at("log").display()
    );
    let by = ["sh", "-c", &shell, "sh"].map(str::to_owned);
    let metrics = free();
    let mut place = Place::asked_with(&["log_statement=all"]);
    let lies = place.flags();
    let mut flags = vec![
        "--metrics",
        &metrics,
        "--empty",
        "--test-seed",
        "13",
        "--test-clock",
        "2026-11-24T18:00:00-06:00",
    ];
    flags.extend(lies.iter().map(String::as_str));
    let program = Program::under(&by, &at("data"), &flags);

    // Somebody is accepted; somebody is known at the victim desk.
    let mut may = Visitor::at(&program, DeskName::Client);
    may.refers(&program, &[("first", "Pax"), ("last", "Larch")]);
    let client = place.ledger(&at("data"), "client");
    let case = *cases_of(client.as_ref()).last().unwrap();
    let case = case.to_string();
    let decide = format!("/client/participants/{case}/decision");
    may.fill(&program, &decide, &decide, &[("outcome", "accepted")]);
    let mut nell = Visitor::at(&program, DeskName::Victim);
    let new = format!("/victim/cases/{case}/people/new");
    let with = [("vc_name", WORD), ("vc_roles", "victim")];
    nell.fill(&program, &new, &new, &with);

    // Handed over, and a danger: a field of each form after the other.
    let drops = ["/hand-over", "/danger"].map(|end| format!("/client/participants/{case}{end}"));
    let drops = [
        drops[0].clone(),
        drops[1].clone(),
        "/client/danger".to_owned(),
    ];
    let (handed, given) = type_everywhere(
        &mut may,
        &program,
        &drops,
        &["/room", "/search", "sign-out", "/account"],
    );
    assert!(given >= 4, "{given} of {handed:?}");

    // Every form of the victim desk that its own pages lead to.
    let all = pages(&program, DeskName::Victim, &mut nell, &case);
    // What a reviewer is shown holds the session: tests/masked.rs types into its forms.
    let skip = [
        "sign-out", "/account", "/void", "/undo", "/end/", "/correct", "/show",
    ];
    let (fields, taken) = type_everywhere(&mut nell, &program, &all, &skip);
    assert!(taken >= 15, "{taken} of {fields:?}");
    // And in a real browser, whose profile stays.
    let mut browser = Browser::new();
    browser.sign_in(&program, "victim");
    browser.go(&program.place(&format!("/victim/cases/{case}/call/1")));
    browser.fill("Note of this call", &format!("{WORD} in a browser"));
    browser.tab_to("R Reached");
    browser.act('r');
    browser.go(&program.place(&format!("/victim/cases/{case}/plan/1")));
    browser.sees(WORD);
    browser.go(&program.place(&format!("/victim/cases/{case}")));
    browser.sees(WORD);
    // Typed and never sent.
    browser.go(&program.place(&format!("/victim/cases/{case}/call/1")));
    browser.fill("Note of this call", &format!("{WORD} not sent"));
    let profile = browser.leave();

    // At last those that take something back or end it.
    let ends = |page: &String| {
        ["/correct/", "/end/", "/void"]
            .iter()
            .any(|part| page.contains(part))
    };
    let last: Vec<String> = pages(&program, DeskName::Victim, &mut nell, &case)
        .into_iter()
        .filter(ends)
        .collect();
    let (ending, ended) = type_everywhere(&mut nell, &program, &last, &["sign-out", "/account"]);
    let of_endings = ending.iter().filter(|field| ends(field)).count();
    assert!(of_endings >= 2 && ended >= 1, "{ended} of {ending:?}");

    // The participant's file is sealed as well, and what a reviewer writes.
    let (mut own, mut own_taken) = (Vec::new(), 0);
    for (desk, skip) in [(DeskName::Client, "/room"), (DeskName::Review, "/sign-out")] {
        let mut somebody = Visitor::at(&program, desk);
        let pages = pages(&program, desk, &mut somebody, &case);
        let skip = ["sign-out", "/account", "/search", skip];
        let (fields, taken) = type_everywhere(&mut somebody, &program, &pages, &skip);
        assert!(
            !fields.is_empty(),
            "nothing to type into at the {desk} desk"
        );
        own.extend(fields);
        own_taken += taken;
    }
    assert!(own_taken >= 10, "{own_taken} of {own:?}");

    let backup = at("backup");
    let made = Command::new(binary())
        .args(["backup", backup.to_str().unwrap(), "--data"])
        .arg(&program.folder)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&made.stderr).into_owned();
    assert!(made.status.success(), "{said}");

    // What whoever runs the machine is shown lies beside the rest.
    let asked = Visitor::default().request(Method::Get, "/metrics", Vec::new());
    let scraped = http::send(&format!("http://{metrics}"), &asked);
    assert!(text(&scraped).contains("leeward_appends_total"));
    fs::write(at("scrape"), &scraped.body).unwrap();

    let searcher = Searcher::usual();
    let mut found = Vec::new();
    let leaves = what_leaves(&program, &mut may, &mut nell, &case);
    for (name, bytes) in &leaves {
        found.extend(searcher.bytes(name, bytes));
    }
    let while_served = searcher.folder(folder.path(), &mut found);
    drop((client, program));
    let afterwards = searcher.folder(folder.path(), &mut found);
    let in_server = place
        .cluster_mut()
        .map_or(0, |cluster| in_the_server(cluster, &searcher, &mut found));
    let in_profile = searcher.folder(profile.path(), &mut found);
    eprintln!(
        "{} fields of the drop, {} and {} of the victim desk, {} of the client and the review desk, {} forms taken; \
         {while_served} and {afterwards} bytes of the \
         program, {in_server} of its server, {in_profile} of a browser's profile",
        handed.len(),
        fields.len(),
        ending.len(),
        own.len(),
        given + taken + ended + own_taken
    );
    assert!(while_served > 100_000 && in_profile > 10_000);
    assert_eq!(found, [], "{NUMBER} or {WORD}");
    // The searcher reads what it says it reads: a word that does lie there, the folder's own.
    let mut there = Vec::new();
    Searcher::new(&["demo.json"]).folder(folder.path(), &mut there);
    assert!(!there.is_empty());
}

/// The server's folder, with its tables and its write-ahead log, and what it wrote into its own log. Then each of the three is seen to
/// be read: a word that is put there is found in all of them.
fn in_the_server(cluster: &mut Cluster, searcher: &Searcher, found: &mut Vec<Found>) -> u64 {
    cluster.psql("postgres", "CHECKPOINT");
    let said = cluster.said().join("\n");
    assert!(said.contains("INSERT INTO letters"), "{said}");
    found.extend(searcher.bytes("the server's log", said.as_bytes()));
    let size = searcher.folder(cluster.folder(), found);
    assert!(size > 10_000_000, "{size} bytes");
    let planted = format!("CREATE TABLE planted AS SELECT '{WORD}' AS word");
    cluster.psql("leeward_client", &planted);
    cluster.psql("postgres", "CHECKPOINT");
    cluster.end("-QUIT");
    let mut there = Vec::new();
    searcher.folder(cluster.folder(), &mut there);
    let said = cluster.said().join("\n");
    there.extend(searcher.bytes("the server's log", said.as_bytes()));
    for place in ["/base/", "/pg_wal/", "the server's log"] {
        let is_there = |each: &Found| each.place.contains(place);
        assert!(there.iter().any(is_there), "nothing in {place}: {there:?}");
    }
    size
}

/// What leaves the house by itself or on paper: the calendar of counts, and a record for a court of the participant's own file, as
/// its page, its PDF and the words that a reader finds in it. (Mail is in `tuesday.rs`.)
fn what_leaves(
    program: &Program,
    may: &mut Visitor,
    nell: &mut Visitor,
    case: &str,
) -> Vec<(&'static str, Vec<u8>)> {
    let mut dora = Visitor::at(program, DeskName::Program);
    let setting = "/program/calendars";
    dora.fill(program, setting, setting, &[("why", "on our telephones")]);
    let password = program.account("victim").password.clone();
    let page = "/victim/calendar";
    let made = text(&nell.fill(program, page, page, &[("password", &password)]));
    let (_, rest) = made
        .split_once("<code class=\"token\">")
        .unwrap_or_else(|| panic!("{made}"));
    let address = rest.split('<').next().unwrap().to_owned();
    let feed = Visitor::default().get(program, &address);
    assert!(text(&feed).contains("SUMMARY:Leeward: "), "{}", text(&feed));

    let record = format!("/client/participants/{case}/record");
    let with = [
        ("court", "District Court of Sandplum County"),
        ("why", "A hearing"),
    ];
    let opened = text(&may.open(program, &record));
    let forms = html::forms(&opened);
    let form = forms
        .iter()
        .find(|form| form.post && form.action.starts_with(&record));
    let form = form.unwrap_or_else(|| panic!("{opened}"));
    let names: Vec<&str> = form
        .fields
        .iter()
        .filter(|field| field.kind == html::Kind::Text)
        .map(|field| field.name.as_str())
        .collect();
    let typed: Vec<(&str, &str)> = names
        .iter()
        .zip(with)
        .map(|(name, (_, words))| (*name, words))
        .collect();
    let page = text(&may.fill(program, &record, &form.action.clone(), &typed));
    let pdf = html::links(&page)
        .into_iter()
        .find(|link| link.ends_with("/pdf"))
        .unwrap_or_else(|| panic!("{page}"));
    let pdf = may.get(program, &pdf).body;
    let read = pdf::words(&pdf);
    assert!(read.contains("District Court of Sandplum County"), "{read}");
    vec![
        ("the calendar", feed.body),
        ("a record's page", page.into_bytes()),
        ("a record's PDF", pdf),
        ("the words of a record's PDF", read.into_bytes()),
    ]
}

/// An address that nobody listens on.
fn free() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().to_string()
}

/// The pages of a desk: those of its table for this case, and those that they lead to.
fn pages(program: &Program, desk: DeskName, who: &mut Visitor, case: &str) -> Vec<String> {
    let ours = format!("/{desk}/");
    let table = World::in_memory(1).desk(desk).table();
    let lines = table.into_iter().filter(|line| {
        line.method == Method::Get && !line.path.contains("/api/") && !line.path.contains("sign-")
    });
    let mut open: Vec<String> = lines
        .map(|line| line.path.replace("{case}", case).replace("{person}", "1"))
        .filter(|path| !path.contains('{') && !path.contains("/account"))
        .collect();
    let mut seen: BTreeSet<String> = open.iter().cloned().collect();
    let mut all = Vec::new();
    while let Some(page) = open.pop() {
        let answer = who.open(program, &page);
        // A document that is saved is no page.
        let kind = answer.header("content-type").unwrap_or_default();
        if !kind.starts_with("text/html") {
            continue;
        }
        let answer = text(&answer);
        for link in html::links(&answer) {
            let link = link.split(['#', '?']).next().unwrap_or_default().to_owned();
            let of_ours =
                link.starts_with(&ours) && !link.contains("/account") && !link.contains("sign-");
            // Of a list only its beginning.
            if of_ours && seen.len() < 100 && seen.insert(link.clone()) {
                open.push(link);
            }
        }
        all.push(page);
    }
    all
}
