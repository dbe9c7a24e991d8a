//! The real binary at its door: who is let in by which name, with how much, for how long.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what is not as expected must stop the test"
)]

use std::{
    fs,
    io::{ErrorKind, Read as _, Write as _},
    net::TcpStream,
    process::Command,
    sync::{Arc, mpsc},
    thread,
    time::Duration,
};

use desk::Method;
use keys::DeskName;
use leeward_tests::{
    browser::Program,
    http,
    real::{self, Real},
    world::{Asked as _, Visitor, html, text},
};

/// Nothing here is timed; whoever waits so long waits for ever.
const GENEROUS: Duration = Duration::from_secs(120);

/// Before a place is free again by itself: a head that never comes is given up after twenty seconds.
const SOON: Duration = Duration::from_secs(15);

fn connect(program: &Program) -> TcpStream {
    let place = program.url.strip_prefix("http://").unwrap();
    let stream = TcpStream::connect_timeout(&place.parse().unwrap(), SOON).unwrap();
    stream.set_read_timeout(Some(GENEROUS)).unwrap();
    stream
}

/// What the program says to these bytes, up to where it hangs up.
fn raw(program: &Program, sent: &str) -> String {
    let mut stream = connect(program);
    // It may hang up before it has read all of it.
    let _ = stream.write_all(sent.as_bytes());
    let mut said = Vec::new();
    if let Err(error) = stream.read_to_end(&mut said) {
        assert_eq!(error.kind(), ErrorKind::ConnectionReset, "{error}");
    }
    String::from_utf8_lossy(&said).into_owned()
}

/// A program that may have only so many files open, of which each connection is one.
fn of_few_files(files: usize) -> (tempfile::TempDir, Program) {
    let folder = tempfile::tempdir().unwrap();
    let limited = [
        "sh",
        "-c",
        &format!("ulimit -n {files} && exec \"$@\""),
        "sh",
    ];
    let limited = limited.map(str::to_owned);
    let program = Program::under(&limited, &folder.path().join("data"), &["--empty"]);
    (folder, program)
}

#[test]
fn a_thousand_slow_clients_keep_nobody_from_being_answered() {
    let (_folder, program) = of_few_files(160);
    let ways = [
        "",
        "GET /client/ HTTP/1.1\r\nhost: 127.0.0.1\r\nx-slow: ",
        "POST /client/sign-in HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/x-www-form-urlencoded\r\n\
         content-length: 900\r\n\r\ncsrf=",
    ];
    let mut slow = Vec::new();
    for number in 0..1000 {
        let mut stream = connect(&program);
        let _ = stream.write_all(ways[number % ways.len()].as_bytes());
        slow.push(stream);
        // One more byte of each now and then, as somebody does who wants to keep their place.
        if number % 100 == 99 {
            for stream in &mut slow {
                let _ = stream.write_all(b"x");
            }
        }
    }
    let (done, is_done) = mpsc::channel();
    let program = Arc::new(program);
    let asked = Arc::clone(&program);
    thread::spawn(move || {
        let mut may = Visitor::at(&*asked, DeskName::Client);
        let answer = may.refers(&*asked, &[("first", "Aldo"), ("last", "Birch")]);
        let _ = done.send(answer);
    });
    let answer = is_done.recv_timeout(SOON).unwrap();
    assert_eq!(answer.status, 200, "{}", text(&answer));
    drop(slow);
}

#[test]
fn told_to_stop_it_stops_however_many_are_slow() {
    let (_folder, program) = of_few_files(200);
    let mut slow: Vec<TcpStream> = (0..60).map(|_| connect(&program)).collect();
    for stream in slow.iter_mut().take(30) {
        stream
            .write_all(b"GET /healthz HTTP/1.1\r\nhost: 12")
            .unwrap();
    }
    let health = Visitor::default().request(Method::Get, "/healthz", Vec::new());
    assert_eq!(program.ask(&health).status, 200);
    let process = program.process().to_string();
    assert!(
        Command::new("kill")
            .arg(&process)
            .status()
            .unwrap()
            .success()
    );
    // Each of them reads the end of the connection: the process let go of it.
    for mut stream in slow {
        let mut rest = Vec::new();
        match stream.read_to_end(&mut rest) {
            Ok(_) => {}
            Err(error) => assert_eq!(error.kind(), ErrorKind::ConnectionReset, "{error}"),
        }
    }
}

#[test]
fn a_name_that_is_not_ours_is_answered_with_nothing() {
    let program = Program::start(&["--empty"]);
    let port = program.url.rsplit(':').next().unwrap();
    for (host, status) in [
        (format!("host: 127.0.0.1:{port}\r\n"), "200"),
        (format!("host: LocalHost:{port}\r\n"), "200"),
        ("host: [::1]\r\n".to_owned(), "200"),
        (format!("host: rebound.example.org:{port}\r\n"), "421"),
        ("host: 127.0.0.1.example.org\r\n".to_owned(), "421"),
        (
            "host: 127.0.0.1\r\nhost: rebound.example.org\r\n".to_owned(),
            "421",
        ),
        (String::new(), "421"),
    ] {
        for path in ["/healthz", "/client/sign-in"] {
            let said = raw(
                &program,
                &format!("GET {path} HTTP/1.1\r\n{host}connection: close\r\n\r\n"),
            );
            assert!(
                said.starts_with(&format!("HTTP/1.1 {status}")),
                "{host} {said}"
            );
            if status == "421" {
                assert!(
                    !said.contains("csrf") && !said.contains("set-cookie"),
                    "{said}"
                );
            }
        }
    }
}

#[test]
fn a_head_that_is_too_long_or_of_too_many_lines_is_refused() {
    let program = Program::start(&["--empty"]);
    let ask = |more: &str| {
        raw(
            &program,
            &format!("GET /healthz HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n{more}\r\n"),
        )
    };
    assert!(ask("").starts_with("HTTP/1.1 200"));
    let many: String = (0..80).map(|number| format!("x-{number}: 1\r\n")).collect();
    assert!(ask(&many).starts_with("HTTP/1.1 431"), "{}", ask(&many));
    let long = format!("x-long: {}\r\n", "x".repeat(40 * 1024));
    assert!(ask(&long).starts_with("HTTP/1.1 431"), "{}", ask(&long));
}

#[test]
fn much_is_read_from_whoever_is_signed_in_and_only_where_files_are_taken() {
    let program = Program::start(&["--empty"]);
    let may = Visitor::at(&program, DeskName::Client);
    let cookie = may.cookie.as_ref().unwrap();
    let none = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    let size = 2 * 1024 * 1024;
    let file = "multipart/form-data; boundary=x";
    let form = "application/x-www-form-urlencoded";
    for (path, cookie, kind, taken) in [
        ("/client/referrals/new", cookie.as_str(), file, true),
        ("/client/referrals/new", cookie.as_str(), form, false),
        ("/client/referrals/new", none, file, false),
        ("/client/sign-in", cookie.as_str(), file, false),
        ("/victim/", cookie.as_str(), file, false),
        ("/client/nowhere", cookie.as_str(), file, false),
        ("/nowhere", cookie.as_str(), file, false),
    ] {
        let head = format!(
            "POST {path} HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\ncookie: leeward={cookie}\r\ncontent-type: {kind}\r\n\
             content-length: {size}\r\n\r\n"
        );
        let said = raw(&program, &format!("{head}{}", "x".repeat(size)));
        let refused = said.starts_with("HTTP/1.1 413") || said.is_empty();
        assert_eq!(
            refused,
            !taken,
            "{path} {kind} {}",
            &said[..said.len().min(60)]
        );
    }
}

#[test]
fn many_who_sign_in_at_once_take_the_memory_of_a_few() {
    // A demonstration's passwords cost less.
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    real::init(&data);
    let program = Real::serve(&data, &[]);
    let door = "/client/sign-in";
    let page = Visitor::default().get(&program, door);
    let form = html::forms(&text(&page)).remove(0);
    thread::scope(|all| {
        for number in 0..16 {
            let (program, form) = (&program, &form);
            all.spawn(move || {
                let fields = form.filled(&[
                    ("user", &format!("nobody{number}")),
                    ("password", "not it at all"),
                ]);
                let answer = Visitor::default().post(program, door, &fields);
                assert_eq!(answer.status, 403);
            });
        }
    });
    let status = fs::read_to_string(format!("/proc/{}/status", program.process())).unwrap();
    let most = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .unwrap();
    let most: u64 = most.split_whitespace().next().unwrap().parse().unwrap();
    // Sixteen at once would take a gigabyte.
    assert!(most < 400 * 1024, "{most} KiB");
}

#[test]
fn what_no_desk_answers_carries_the_headers_too() {
    let program = Program::start(&["--empty"]);
    let ask = |path: &str| {
        let request = Visitor::default().request(Method::Get, path, Vec::new());
        http::send(&program.url, &request)
    };
    let home = text(&ask("/"));
    let style = home
        .split("href=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    for path in ["/", "/healthz", "/nowhere", style] {
        let answer = ask(path);
        assert_eq!(
            answer.header("x-content-type-options"),
            Some("nosniff"),
            "{path}"
        );
        assert_eq!(
            answer.header("referrer-policy"),
            Some("no-referrer"),
            "{path}"
        );
        let policy = answer.header("content-security-policy").unwrap();
        for part in ["default-src 'none'", "frame-ancestors 'none'"] {
            assert!(policy.contains(part), "{path} {policy}");
        }
    }
}
