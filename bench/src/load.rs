//! Pages over HTTP under load, by the real binary, beside Django's admin and Tryton with as many rows: `wrk` asks all
//! three alike, for as long, with as many connections.

use std::{
    fs,
    io::Write as _,
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use desk::Method;
use keys::DeskName;
use leeward_tests::{
    browser::Program,
    http,
    world::{Visitor, html, text},
};
use serde_json::{Value, json};

use crate::{curve::Curve, start};

/// Seconds for which each is asked, by so many connections.
const SECONDS: &str = "8s";
const CONNECTIONS: &str = "4";
/// Pages of ours that others are compared with, or that are drawn.
const TODAY: &str = "Today";
const CASE: &str = "a case's page";
/// So many cases' pages are asked for in turn.
const CASES: usize = 100;
/// So many rows the others have.
const BESIDE: [usize; 2] = [10_000, 100_000];
/// Seconds within which a server must have come up.
const PATIENCE: u64 = 60;

/// What `wrk` saw.
struct Seen {
    median: f64,
    last: f64,
    each_second: f64,
}

/// Asks a place as often as it is answered; nothing where `wrk` is not there.
///
/// # Panics
/// When an answer is no success.
fn wrk(place: &str, headers: &[String], script: Option<&Path>) -> Option<Seen> {
    let mut command = Command::new("wrk");
    command.args(["-t1", "-c", CONNECTIONS, "-d", SECONDS, "--latency"]);
    for header in headers {
        command.args(["-H", header]);
    }
    if let Some(script) = script {
        command.arg("-s").arg(script);
    }
    let output = command.arg(place).output().ok()?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(!said.contains("Non-2xx"), "{said}");
    let after = |word: &str| {
        let mut lines = said.lines().map(str::trim);
        let line = lines.find(|line| line.starts_with(word))?;
        Some(line.trim_start_matches(word).trim().to_owned())
    };
    Some(Seen {
        median: seconds(&after("50%")?),
        last: seconds(&after("99%")?),
        each_second: after("Requests/sec:")?.parse().ok()?,
    })
}

/// `wrk` writes `812.00us`, `4.20ms` and `1.02s`.
fn seconds(written: &str) -> f64 {
    let (number, unit) = written.split_at(written.find(char::is_alphabetic).unwrap());
    let number: f64 = number.parse().unwrap();
    match unit {
        "us" => number / 1e6,
        "ms" => number / 1e3,
        _ => number,
    }
}

/// So many cases, each with somebody who is to be told of a decision of the last ten days.
#[expect(
    clippy::disallowed_methods,
    reason = "the binary that is asked lives by the clock of this machine"
)]
fn facts(cases: usize) -> String {
    let now = std::time::SystemTime::now();
    let now = now.duration_since(std::time::UNIX_EPOCH).unwrap().as_secs() as i64;
    let lines = (0..cases).flat_map(|number| {
        let at = rules::Moment::from_second(now - (number * 7_919 % 864_000) as i64);
        let at = at.timestamp().to_string();
        let case = format!("case{number:06}");
        let person = json!({"case": case, "id": "f1", "at": at, "kind": "person", "person": "ada", "roles": ["victim"]});
        let decision = json!({"case": case, "id": "f2", "at": at, "kind": "decision", "outcome": "accepted", "reason": null});
        [person, decision]
    });
    lines.map(|line| format!("{line}\n")).collect()
}

/// What was seen of our own pages, and the seconds from the start to the first answer.
struct Ours {
    start: f64,
    pages: Vec<(&'static str, Seen)>,
}

fn leeward(cases: usize) -> Option<Ours> {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    drop(Program::at(&data, &["--empty"]));
    let file = folder.path().join("facts.jsonl");
    fs::write(&file, facts(cases)).unwrap();
    start::record(&file, &data);
    let began = Instant::now();
    let program = start::answering(&data);
    let start = began.elapsed().as_secs_f64();
    let mut nell = Visitor::at(&program, DeskName::Victim);
    let today = nell.get(&program, "/victim/");
    assert_eq!(today.status, 200);
    // Each time a page is asked for, the file keeps that somebody looked: all of it into one file is no program's day.
    let list = text(&nell.get(&program, "/victim/cases"));
    let mut cases: Vec<String> = html::links(&list);
    cases.retain(|place| place.matches('/').count() == 3 && place.starts_with("/victim/cases/"));
    cases.dedup();
    cases.truncate(CASES);
    let turns = folder.path().join("turns.lua");
    let places: Vec<String> = cases.iter().map(|place| format!("'{place}'")).collect();
    let lua = format!(
        "local places = {{ {} }}\nlocal turn = 0\n\
         request = function() turn = turn % #places + 1; return wrk.format('GET', places[turn]) end\n",
        places.join(", ")
    );
    fs::write(&turns, lua).unwrap();
    let may = Visitor::at(&program, DeskName::Client);
    let ask = |who: &Visitor, path: &str, turns: Option<&Path>| {
        let request = who.request(Method::Get, path, Vec::new());
        let answer = http::send(&program.url, &request);
        assert_eq!(answer.status, 200, "{path}: {}", text(&answer));
        let headers = request.headers.iter();
        let headers: Vec<String> = headers
            // `wrk` writes a host of its own beside one that is not written so.
            .map(|(name, value)| match name.as_str() {
                "host" => format!("Host: {value}"),
                _ => format!("{name}: {value}"),
            })
            .collect();
        wrk(&program.place(path), &headers, turns)
    };
    let pages = vec![
        (TODAY, ask(&nell, "/victim/", None)?),
        (CASE, ask(&nell, cases.first()?, Some(&turns))?),
        ("Cases", ask(&nell, "/victim/cases", None)?),
        ("client's list", ask(&may, "/client/", None)?),
    ];
    Some(Ours { start, pages })
}

/// A server of another framework, ended when it is dropped.
struct Other(Child);

impl Drop for Other {
    fn drop(&mut self) {
        // Gunicorn ends its workers when it is asked to; killed, it would leave them.
        let _ = Command::new("kill").arg(self.0.id().to_string()).status();
        let _ = self.0.wait();
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Serves an application by gunicorn with as many workers as this machine has cores, and waits for it.
fn gunicorn(tools: &str, application: &str, environment: &[(&str, String)]) -> (Other, String) {
    let port = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    let address = format!("127.0.0.1:{port}");
    let workers = thread::available_parallelism().unwrap().to_string();
    let child = Command::new("python3")
        .args(["-c", "from gunicorn.app.wsgiapp import run; run()"])
        .args([
            "--no-control-socket",
            "--workers",
            &workers,
            "--bind",
            &address,
            "--log-level",
            "error",
        ])
        .arg(application)
        .env(
            "PYTHONPATH",
            format!(
                "{}:{}",
                root().join(tools).display(),
                root().join("bench/python").display()
            ),
        )
        .envs(
            environment
                .iter()
                .map(|(name, value)| (*name, value.as_str())),
        )
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let other = Other(child);
    for _ in 0..PATIENCE {
        if TcpStream::connect(&address).is_ok() {
            break;
        }
        thread::sleep(Duration::from_secs(1));
    }
    (other, format!("http://{address}"))
}

/// A script of Python that prints what is needed to ask; nothing where its framework is not there.
fn python(
    tools: &str,
    script: &str,
    arguments: &[&str],
    environment: &[(&str, String)],
) -> Option<String> {
    let output = Command::new("python3")
        .arg(root().join("bench/python").join(script))
        .args(arguments)
        .env("PYTHONPATH", root().join(tools))
        .envs(
            environment
                .iter()
                .map(|(name, value)| (*name, value.as_str())),
        )
        .output()
        .unwrap();
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn django(rows: usize) -> Option<Seen> {
    let folder = tempfile::tempdir().unwrap();
    let file = [(
        "BENCH_DATABASE",
        folder.path().join("duties.sqlite").display().to_string(),
    )];
    let cookie = python(
        "target/tools/django",
        "django_serve.py",
        &[&rows.to_string()],
        &file,
    )?;
    let (_server, url) = gunicorn("target/tools/django", "django_serve:application", &file);
    let cookie = [format!("Cookie: {cookie}")];
    let place = format!("{url}/admin/auth/duty/");
    // Each worker reads its templates once.
    wrk(&place, &cookie, None)?;
    wrk(&place, &cookie, None)
}

fn tryton(rows: usize) -> Option<Seen> {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path();
    python(
        "target/tools/tryton",
        "tryton_rows.py",
        &[&place.display().to_string(), &rows.to_string()],
        &[],
    )?;
    let environment = [
        (
            "TRYTOND_CONFIG",
            place.join("trytond.conf").display().to_string(),
        ),
        ("TRYTOND_DATABASE_NAMES", "bench".to_owned()),
    ];
    let (_server, url) = gunicorn(
        "target/tools/tryton",
        "trytond.application:app",
        &environment,
    );
    let password = fs::read_to_string(place.join("password")).unwrap();
    let login = json!({"id": 1, "method": "common.db.login", "params": ["admin", {"password": password.trim()}, "en"]});
    let answer: Value = serde_json::from_str(&post(&url, &login)).unwrap();
    let (user, session) = (&answer["result"][0], answer["result"][1].as_str().unwrap());
    let list = json!({"id": 1, "method": "model.bench.duty.search_read",
        "params": [[], 0, 100, [["due", "ASC"]], ["person", "participant", "kind", "due", "tries"], {}]});
    let who = base64(&format!("admin:{user}:{session}"));
    let script = place.join("ask.lua");
    let mut lua = fs::File::create(&script).unwrap();
    writeln!(lua, "wrk.method = 'POST'\nwrk.body = [==[{list}]==]\nwrk.headers['Content-Type'] = 'application/json'").unwrap();
    writeln!(lua, "wrk.headers['Authorization'] = 'Session {who}'").unwrap();
    let place = format!("{url}/bench/rpc/");
    wrk(&place, &[], Some(&script))?;
    wrk(&place, &[], Some(&script))
}

/// What Tryton answers to a call.
fn post(url: &str, call: &Value) -> String {
    let request = desk::Request {
        method: Method::Post,
        path: "/bench/rpc/".to_owned(),
        headers: vec![
            (
                "host".to_owned(),
                url.trim_start_matches("http://").to_owned(),
            ),
            ("content-type".to_owned(), "application/json".to_owned()),
        ],
        body: call.to_string().into_bytes(),
        query: String::new(),
    };
    String::from_utf8(http::send(url, &request).body).unwrap()
}

/// RFC 4648, section 4.
fn base64(text: &str) -> String {
    use base64::{Engine as _, engine::general_purpose::STANDARD};
    STANDARD.encode(text)
}

/// Prints the figures, and gives the curves of what is ours.
pub(crate) fn measure() -> Vec<Curve> {
    println!("over HTTP, {CONNECTIONS} connections for {SECONDS} each");
    let told = |what: &str, rows: usize, seen: &Seen, against: &str| {
        println!(
            "  {what:<14} {rows:>7} open cases   median {:7.2} ms   99th {:7.2} ms   {:7.0} /s   {against}",
            seen.median * 1e3,
            seen.last * 1e3,
            seen.each_second
        );
    };
    let (mut starts, mut pages, mut todays) = (Vec::new(), Vec::new(), Vec::new());
    for cases in [140, 1_000, 10_000, 100_000] {
        let Some(ours) = leeward(cases) else {
            println!("  (no wrk: apt-get install wrk)");
            return Vec::new();
        };
        for (name, seen) in &ours.pages {
            told(name, cases, seen, "");
        }
        starts.push((cases, ours.start));
        for (name, seen) in ours.pages {
            match name {
                CASE => pages.push((cases, seen.median)),
                TODAY if BESIDE.contains(&cases) => todays.push((cases, seen.each_second)),
                _ => {}
            }
        }
    }
    for (rows, today) in todays {
        for (name, seen) in [("Django admin", django(rows)), ("Tryton", tryton(rows))] {
            let Some(seen) = seen else {
                println!("  (no {name} beside it: see docs/performance.md)");
                continue;
            };
            let ratio = today / seen.each_second;
            let ratio = format!("Today / it {ratio:.0} in answers a second");
            told(name, rows, &seen, &ratio);
        }
    }
    vec![
        Curve {
            name: "start to the first answer",
            points: starts,
        },
        Curve {
            name: "a case's page, by HTTP",
            points: pages,
        },
    ]
}
