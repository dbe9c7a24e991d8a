//! What whoever runs the machine is shown: well formed, as documented, without a word of anybody's; and a desk's own
//! numbers say nothing of another desk.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what is not as expected must stop the test"
)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    net::TcpListener,
    path::{Path, PathBuf},
    process::Command,
};

use desk::{Answer, Method};
use keys::DeskName;
use ledger::{
    Actor, Batch, BatchId, Envelope, Exactness, Filed, Matter, NewEntry, SealedLetter, SqliteStore,
    Store as _,
};
use leeward_tests::{
    browser::{Program, binary},
    http,
    post::{self, Post},
    real::{self, Real},
    scrape::{self, Family, Sample},
    world::{
        Asked, Visitor, World,
        crawl::{Crawler, Whim},
        html, text,
    },
};
use rules::{CaseId, FactId, Moment};
use serde_json::Value;

const TESTED: [&str; 5] = [
    "--empty",
    "--test-seed",
    "7",
    "--test-clock",
    "2026-11-23T09:00:00-06:00",
];

/// An address that nobody listens on.
fn free() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().to_string()
}

/// A demonstration whose clock stands, and where its metrics are.
fn demonstration() -> (Program, String) {
    let address = free();
    let flags = [TESTED.as_slice(), &["--metrics", &address]].concat();
    (Program::start(&flags), address)
}

fn ask(address: &str, method: Method, path: &str) -> Answer {
    let request = Visitor::default().request(method, path, Vec::new());
    http::send(&format!("http://{address}"), &request)
}

fn scraped(address: &str) -> Vec<Family> {
    let answer = ask(address, Method::Get, "/metrics");
    assert_eq!(answer.status, 200);
    let kind = answer.header("content-type").unwrap();
    assert!(kind.starts_with("application/openmetrics-text; version=1.0.0"));
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    scrape::read(&text(&answer)).unwrap()
}

fn samples(families: &[Family]) -> impl Iterator<Item = &Sample> {
    families.iter().flat_map(|family| &family.samples)
}

/// The value of one series.
fn value(families: &[Family], name: &str, labels: &[(&str, &str)]) -> f64 {
    let labels: BTreeMap<String, String> = labels
        .iter()
        .map(|(name, word)| ((*name).to_owned(), (*word).to_owned()))
        .collect();
    let found = samples(families).find(|each| each.name == name && each.labels == labels);
    found
        .unwrap_or_else(|| panic!("no {name} {labels:?}"))
        .value
}

/// Somebody is referred; the label of their case.
fn referred(program: &impl Asked, may: &mut Visitor) -> String {
    may.refers(program, &[("first", "Pax"), ("last", "Larch")]);
    let page = text(&may.open(program, "/client/"));
    html::case_on(&page).to_owned()
}

/// What does not turn on how quick the machine is, without what is of others.
fn own(families: &[Family], ours: &[&str]) -> Vec<String> {
    let timed = |name: &str| name.ends_with("_sum") || name.ends_with("_bucket");
    let of = |sample: &&Sample| {
        let whose = ["desk", "ledger"].map(|name| sample.labels.get(name));
        whose
            .into_iter()
            .flatten()
            .any(|whose| ours.contains(&whose.as_str()))
    };
    let all = samples(families).filter(|sample| !timed(&sample.name));
    let all = all.filter(of);
    let mut all: Vec<String> = all
        .map(|sample| format!("{} {}", sample.series(), sample.value))
        .collect();
    all.sort();
    all
}

fn docs(name: &str) -> String {
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../docs")
        .join(name);
    fs::read_to_string(path).unwrap()
}

/// The table of docs/metrics.md: each family's kind, and each of its labels with the words that it may be.
fn documented() -> BTreeMap<String, (String, BTreeMap<String, BTreeSet<String>>)> {
    let page = docs("metrics.md");
    let rows = page.lines().filter(|line| line.starts_with("| `"));
    rows.map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let parts: Vec<&str> = cells[2].split('`').collect();
        let labels = parts[1..]
            .chunks(2)
            .filter(|pair| pair.len() == 2)
            .map(|pair| {
                let words = pair[1].split_whitespace().map(str::to_owned).collect();
                (pair[0].to_owned(), words)
            });
        let name = cells[0].trim_matches('`');
        let name = name.strip_suffix("_total").unwrap_or(name).to_owned();
        (name, (cells[1].to_owned(), labels.collect()))
    })
    .collect()
}

#[test]
fn a_scrape_is_well_formed_and_holds_what_is_documented_and_nothing_else() {
    let (program, address) = demonstration();
    let mut may = Visitor::at(&program, DeskName::Client);
    may.refers(&program, &[("first", "Pax"), ("last", "Larch")]);
    assert_eq!(may.get(&program, "/client/nowhere").status, 404);
    assert_eq!(may.get(&program, "/nowhere").status, 404);
    let door = "/program/sign-in";
    let page = Visitor::default().get(&program, door);
    let form = html::forms(&text(&page)).remove(0);
    let wrong = form.filled(&[("user", "dora"), ("password", "not it at all")]);
    assert_eq!(Visitor::default().post(&program, door, &wrong).status, 403);

    let families = scraped(&address);
    let documented = documented();
    assert_eq!(
        documented.len(),
        families.len(),
        "the table of docs/metrics.md"
    );
    for family in &families {
        let found = documented.get(&family.name);
        let (kind, labels) = found.unwrap_or_else(|| panic!("{} is not documented", family.name));
        assert_eq!(*kind, family.kind, "{}", family.name);
        let mut words: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (name, word) in family.samples.iter().flat_map(|each| &each.labels) {
            match name.as_str() {
                "le" => {}
                "version" => assert_eq!(word, env!("CARGO_PKG_VERSION")),
                _ => drop(words.entry(name.clone()).or_default().insert(word.clone())),
            }
        }
        let mut labels = labels.clone();
        labels.remove("version");
        assert_eq!(
            labels, words,
            "{}: no other word is a label, and each from the first scrape on",
            family.name
        );
    }
    // And it counts what was done.
    let requests = |desk, status| {
        value(
            &families,
            "leeward_requests_total",
            &[("desk", desk), ("status", status)],
        )
    };
    assert_eq!(
        (requests("program", "2xx"), requests("program", "4xx")),
        (1.0, 1.0)
    );
    assert_eq!(
        (requests("client", "4xx"), requests("none", "4xx")),
        (1.0, 1.0)
    );
    assert_eq!(requests("victim", "2xx"), 0.0);
    let refused = |desk| {
        value(
            &families,
            "leeward_sign_ins_refused_total",
            &[("desk", desk)],
        )
    };
    assert_eq!((refused("program"), refused("client")), (1.0, 0.0));
    let taken = |ledger| {
        let labels = [("ledger", ledger), ("outcome", "taken")];
        value(&families, "leeward_appends_total", &labels)
    };
    assert!(taken("client") >= 1.0);
    assert_eq!(taken("victim"), 0.0);
    assert!(value(&families, "process_resident_memory_bytes", &[]) > 1e6);
    assert_eq!(
        value(&families, "leeward_backup_last_timestamp_seconds", &[]),
        0.0
    );
}

#[test]
fn metrics_are_off_unless_asked_for_and_answer_one_path_to_this_machine_alone() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    real::init(&data);
    let wide = Command::new(binary())
        .args([
            "serve",
            "--listen",
            "127.0.0.1:0",
            "--metrics",
            "0.0.0.0:0",
            "--data",
        ])
        .arg(&data)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&wide.stderr).into_owned();
    assert_eq!(wide.status.code(), Some(2), "{said}");
    assert!(said.contains("--metrics-to-others"), "{said}");
    let quiet = Real::serve(&data, &[]);
    assert!(
        !quiet.said.iter().any(|line| line.contains("Metrics")),
        "{:?}",
        quiet.said
    );
    let none = quiet.ask(&Visitor::default().request(Method::Get, "/metrics", Vec::new()));
    assert_eq!(none.status, 404, "never at the desks' own address");
    drop(quiet);

    let real = Real::serve(&data, &["--metrics", "127.0.0.1:0"]);
    let told = real
        .said
        .iter()
        .find_map(|line| line.strip_prefix("Metrics at http://"));
    let address = told.unwrap().strip_suffix("/metrics").unwrap();
    assert!(!scraped(address).is_empty());
    for path in ["/", "/client/", "/healthz", "/metrics/", "/test/clock"] {
        assert_eq!(ask(address, Method::Get, path).status, 404, "{path}");
    }
    assert_eq!(ask(address, Method::Post, "/metrics").status, 405);
    let mut other = Visitor::default().request(Method::Get, "/metrics", Vec::new());
    for (name, value) in &mut other.headers {
        if name == "host" {
            "evil.example.org".clone_into(value);
        }
    }
    let refused = http::send(&format!("http://{address}"), &other);
    assert_eq!(refused.status, 421);
    assert!(!text(&refused).contains("leeward_"));
}

#[test]
fn the_client_desks_own_numbers_are_the_same_whatever_the_victim_desk_does() {
    let ((with, one_place), (without, other_place)) = (demonstration(), demonstration());
    let world = World::new(1);
    let mut client = Crawler::new(world.desk(DeskName::Client).table());
    let mut victim = Crawler::new(world.desk(DeskName::Victim).table());
    let mut one = Visitor::at(&with, DeskName::Client);
    let mut other = Visitor::at(&without, DeskName::Client);
    let mut nell = Visitor::at(&with, DeskName::Victim);
    let (mut whim, mut theirs) = (Whim::new(3), Whim::new(4));
    let ours = ["client", "drop"];
    let case = referred(&with, &mut one);
    assert_eq!(case, referred(&without, &mut other));
    let file = format!("/client/participants/{case}");
    for (world, may) in [(&with, &mut one), (&without, &mut other)] {
        let decide = format!("{file}/decision");
        may.fill(world, &decide, &decide, &[("outcome", "accepted")]);
        let danger = format!("{file}/danger");
        let words = [("d_toward", "partner"), ("d_words", "he said it twice")];
        may.fill(world, &danger, &danger, &words);
    }
    let new = format!("/victim/cases/{case}/people/new");
    let her = [("vc_name", "Delphine Marrowby"), ("vc_roles", "victim")];
    nell.fill(&with, &new, &new, &her);
    for step in 0..60 {
        for _ in 0..theirs.below(3) {
            let request = victim.next(&mut theirs, &nell);
            // Who works at the victim desk is no secret of it (docs/decisions/0081).
            if request.path != "/victim/accounts/end" {
                victim.see(&nell.send(&with, &request));
            }
        }
        let request = client.next(&mut whim, &other);
        let (a, b) = (one.send(&with, &request), other.send(&without, &request));
        assert_eq!(a.status, b.status);
        client.see(&b);
        if step % 8 == 7 {
            let (a, b) = (scraped(&one_place), scraped(&other_place));
            assert_eq!(own(&a, &ours), own(&b, &ours), "step {step}");
        }
    }
    let (a, b) = (scraped(&one_place), scraped(&other_place));
    // It can fail: the victim desk's numbers do differ, and the client desk's are more than noughts.
    assert_ne!(own(&a, &["victim"]), own(&b, &["victim"]));
    let labels = [("ledger", "client"), ("outcome", "taken")];
    assert!(value(&a, "leeward_appends_total", &labels) >= 2.0);
}

/// Puts looks into a separate file's ledger, as a busy victim desk does.
fn fill(data: &Path, looks: u32) {
    let store = SqliteStore::open(&data.join("victim.db")).unwrap();
    let (case, now) = (
        CaseId::new("k1").unwrap(),
        Moment::from_second(1_796_000_000),
    );
    let entries = (0..looks).map(|number| NewEntry {
        envelope: Envelope {
            case,
            id: FactId::new(&format!("look-{number}")).unwrap(),
            actor: Actor(1),
            at: now,
            exactness: Exactness::Second,
            recorded: now,
            kept: now,
            matter: Matter::Filed(Filed::Look),
        },
        salt: [1; 16],
        letter: SealedLetter(vec![7; 200]),
    });
    let batch = Batch {
        id: BatchId([9; 16]),
        case,
        seen: None,
        entries: entries.collect(),
    };
    store.append(&batch).unwrap();
}

#[test]
fn a_process_of_the_client_desk_alone_shows_that_desks_numbers_and_nothing_that_tells_of_another() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    real::init(&at("one"));
    let copied = Command::new("cp")
        .arg("-r")
        .args([at("one"), at("two")])
        .status();
    assert!(copied.unwrap().success());
    fill(&at("two"), 2_000);
    let all = ["one", "two"].map(|name| {
        let address = free();
        let alone = Real::serve(&at(name), &["--desks", "client", "--metrics", &address]);
        let mut may = Visitor::at(&alone, DeskName::Client);
        may.refers(&alone, &[("first", "Pax"), ("last", "Larch")]);
        assert_eq!(may.get(&alone, "/victim/").status, 404);
        let families = scraped(&address);
        let timed = |name: &str| name.ends_with("_sum") || name.ends_with("_bucket");
        let all = samples(&families).filter(|sample| !timed(&sample.name));
        let mut all: Vec<String> = all
            .map(|sample| format!("{} {}", sample.series(), sample.value))
            .collect();
        all.sort();
        all
    });
    assert_eq!(all[0], all[1]);
    let names: BTreeSet<&str> = all[0]
        .iter()
        .filter_map(|line| line.split('{').next())
        .collect();
    let ours = [
        "leeward_append_duration_seconds_count",
        "leeward_appends_total",
        "leeward_build_info",
        "leeward_request_duration_seconds_count",
        "leeward_requests_total",
        "leeward_sign_ins_refused_total",
    ];
    assert_eq!(names, BTreeSet::from(ours));
    for other in ["victim", "program", "review"] {
        assert!(
            !all[0].iter().any(|line| line.contains(other)),
            "{other}: {all:?}"
        );
    }
}

/// A demonstration with somebody on call, under a mail server, whose clock stands at that time.
fn on_call(data: &Path, post: &Post, address: &str) -> Program {
    let flags = [
        "--empty",
        "--test-seed",
        "7",
        "--test-clock",
        "2026-11-23T09:00:00-06:00",
        "--metrics",
        address,
    ];
    drop(Program::at(data, &flags));
    post::on_call(data);
    let mut by = vec!["env".to_owned()];
    by.extend(post.environment());
    Program::under(&by, data, &flags)
}

#[test]
fn a_danger_the_mail_that_goes_out_and_one_that_does_not_are_counted() {
    let mut post = Post::start();
    let folder = tempfile::tempdir().unwrap();
    let address = free();
    let program = on_call(&folder.path().join("data"), &post, &address);
    let mail = |families: &[Family], outcome| {
        value(
            families,
            "leeward_mail_total",
            &[("about", "alarm"), ("outcome", outcome)],
        )
    };
    let waiting =
        |families: &[Family]| value(families, "leeward_mail_waiting", &[("about", "alarm")]);
    let counts = |families: &[Family]| {
        let open = value(families, "leeward_alarms_open", &[]);
        (
            open,
            mail(families, "sent"),
            mail(families, "failed"),
            waiting(families),
        )
    };
    let quiet = scraped(&address);
    assert_eq!(value(&quiet, "leeward_mail_server_up", &[]), 1.0);
    assert_eq!(counts(&quiet), (0.0, 0.0, 0.0, 0.0));

    let mut may = Visitor::at(&program, DeskName::Client);
    let case = referred(&program, &mut may);
    let danger = format!("/client/participants/{case}/danger");
    let words = [
        ("d_toward", "partner"),
        ("d_words", "he said it twice"),
        ("d_provider", "reached"),
    ];
    let receipt = text(&may.fill(&program, &danger, &danger, &words));
    assert!(receipt.contains("The victim desk has it."), "{receipt}");
    assert_eq!(counts(&scraped(&address)), (1.0, 1.0, 0.0, 0.0));
    // The server goes away; ten minutes later the alarm is due again.
    post.down_again();
    let told = serde_json::json!({ "now": "2026-11-23T09:24:00-06:00" }).to_string();
    let moved = Visitor::default().request(Method::Post, "/test/clock", told.into_bytes());
    assert_eq!(program.ask(&moved).status, 200);
    let after = scraped(&address);
    assert_eq!(value(&after, "leeward_mail_server_up", &[]), 0.0);
    assert_eq!(counts(&after), (1.0, 1.0, 1.0, 1.0));
    let looked = value(&after, "leeward_alarms_looked_timestamp_seconds", &[]);
    let then = Moment::parse("2026-11-23T09:24:00-06:00").unwrap();
    assert!((looked - then.second() as f64).abs() < 1.0);
}

/// Every name in the expression of a rule that can be one of a metric.
fn names(expression: &str) -> impl Iterator<Item = &str> {
    expression
        .split(|sign: char| !sign.is_ascii_alphanumeric() && sign != '_')
        .filter(|word| word.starts_with("leeward_") || word.starts_with("process_"))
}

#[test]
fn each_rule_of_the_alerts_reads_what_a_scrape_holds_and_says_what_to_do() {
    let (_program, address) = demonstration();
    let families = scraped(&address);
    let there: BTreeSet<&str> = samples(&families)
        .map(|sample| sample.name.as_str())
        .collect();
    let rules = docs("alerts.yml");
    let mut alerts = 0;
    for rule in rules.split("- alert: ").skip(1) {
        let (alert, _) = rule.split_once('\n').unwrap();
        let field = |name: &str| {
            let found = rule.lines().find_map(|line| line.trim().strip_prefix(name));
            found
                .unwrap_or_else(|| panic!("{alert} has no {name}"))
                .trim()
        };
        let read: Vec<&str> = names(field("expr:")).collect();
        assert!(
            !read.is_empty() || field("expr:").starts_with("up{"),
            "{alert}"
        );
        for name in read {
            assert!(there.contains(name), "{alert}: {name} is in no scrape");
        }
        let to_do = field("do:").trim_matches('"');
        assert!(
            to_do.ends_with('.') && to_do.matches(". ").count() == 0,
            "{alert}: one sentence"
        );
        assert!(["page", "ticket"].contains(&field("severity:")), "{alert}");
        alerts += 1;
    }
    assert!(alerts >= 8, "{alerts}");
}

/// Every string that a line of spans holds, keys left out.
fn strings(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => {
            into.insert(text.clone());
        }
        Value::Array(all) => all.iter().for_each(|each| strings(each, into)),
        Value::Object(all) => all.values().for_each(|each| strings(each, into)),
        _ => {}
    }
}

/// Spans are of what the program does by itself: whatever is asked at the desks makes none, and no line holds a word that is
/// not one of these.
#[test]
fn what_is_done_by_itself_leaves_spans_and_whatever_is_asked_leaves_none() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("spans.jsonl");
    let flag = ["--traces", file.to_str().unwrap()];
    let program = Program::start(&[TESTED.as_slice(), &flag].concat());
    let lines = || fs::read_to_string(&file).unwrap().lines().count();
    assert_eq!(lines(), 1, "the first look of a process is always told");
    for desk in DeskName::ALL {
        let mut visitor = Visitor::at(&program, desk);
        assert_eq!(visitor.get(&program, &format!("/{desk}/")).status, 200);
    }
    let mut may = Visitor::at(&program, DeskName::Client);
    may.refers(&program, &[("first", "Pax"), ("last", "Larch")]);
    assert_eq!(lines(), 1, "nobody's request makes a span");
    let text = fs::read_to_string(&file).unwrap();
    let mut said = BTreeSet::new();
    for line in text.lines() {
        strings(&serde_json::from_str(line).unwrap(), &mut said);
    }
    let drawn = |text: &&String| {
        let id = [16, 32].contains(&text.len()) && text.bytes().all(|b| b.is_ascii_hexdigit());
        let time = text.len() == 19 && text.bytes().all(|b| b.is_ascii_digit());
        id || time || text.is_empty()
    };
    let words: Vec<&str> = said
        .iter()
        .filter(|text| !drawn(text))
        .map(String::as_str)
        .collect();
    let version = env!("CARGO_PKG_VERSION");
    let ours = [
        version,
        "leeward",
        "leeward.upkeep",
        "orders",
        "service.name",
        "service.version",
        "turn",
        "upkeep",
        "weekly texts",
    ];
    assert_eq!(words, ours);
    let mode = std::os::unix::fs::MetadataExt::mode(&fs::metadata(&file).unwrap());
    assert_eq!(mode & 0o777, 0o600);
}
