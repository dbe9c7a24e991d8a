//! The calendar of counts: nothing before the program allows it, counts alone while it stands, nothing once it has ended.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what is not as expected must stop the test"
)]

use desk::{Answer, Method};
use keys::DeskName;
use leeward_tests::world::{PASSWORD, Visitor, World, text};

/// A calendar read strictly (RFC 5545): each event as its day and its title.
fn read(calendar: &str) -> Vec<(String, String)> {
    assert!(calendar.ends_with("\r\n") && !calendar.replace("\r\n", "").contains(['\r', '\n']));
    for line in calendar.split("\r\n") {
        assert!(line.len() <= 75, "{line}");
    }
    let whole = calendar.replace("\r\n ", "");
    let lines: Vec<&str> = whole.trim_end().split("\r\n").collect();
    assert_eq!(lines.first(), Some(&"BEGIN:VCALENDAR"));
    assert_eq!(lines.last(), Some(&"END:VCALENDAR"));
    for needed in ["VERSION:2.0", "PRODID:-//Leeward//Leeward//EN"] {
        assert_eq!(lines.iter().filter(|line| **line == needed).count(), 1);
    }
    let mut events = Vec::new();
    let mut uids = Vec::new();
    for event in whole.split("BEGIN:VEVENT\r\n").skip(1) {
        let (event, _) = event.split_once("END:VEVENT").unwrap();
        let of = |name: &str| {
            let mut all = event
                .split("\r\n")
                .filter_map(|line| line.strip_prefix(name));
            let one = all.next().unwrap_or_else(|| panic!("{name} in {event}"));
            assert_eq!(all.next(), None, "{name} twice in {event}");
            one.to_owned()
        };
        let names: Vec<&str> = event
            .trim_end()
            .split("\r\n")
            .map(|line| line.split([':', ';']).next().unwrap())
            .collect();
        assert_eq!(
            names,
            [
                "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "CLASS", "TRANSP"
            ]
        );
        uids.push(of("UID:"));
        let day = of("DTSTART;VALUE=DATE:");
        assert!(day.len() == 8 && day.bytes().all(|byte| byte.is_ascii_digit()));
        assert!(of("DTEND;VALUE=DATE:") > day);
        events.push((day, of("SUMMARY:")));
    }
    let count = uids.len();
    uids.sort();
    uids.dedup();
    assert_eq!(uids.len(), count);
    events
}

fn asked(world: &World, path: &str) -> Answer {
    world.answer(&Visitor::default().request(Method::Get, path, Vec::new()))
}

fn address(page: &str) -> String {
    let (_, rest) = page
        .split_once("<code class=\"token\">")
        .unwrap_or_else(|| panic!("{page}"));
    rest.split('<').next().unwrap().to_owned()
}

#[test]
fn it_counts_and_names_nobody_and_ends_with_whatever_it_hangs_on() {
    let world = World::new(31);
    let mut may = Visitor::at(&world, DeskName::Client);
    for last in ["Larch", "Yew"] {
        may.refers(&world, &[("first", "Pax"), ("last", last)]);
    }
    let cases = world.cases();
    for case in &cases {
        let decide = format!("/client/participants/{case}/decision");
        may.fill(&world, &decide, &decide, &[("outcome", "accepted")]);
    }
    let mut nell = Visitor::at(&world, DeskName::Victim);
    let new = format!("/victim/cases/{}/people/new", cases[0]);
    nell.fill(
        &world,
        &new,
        &new,
        &[("vc_name", "Ada Magnolia"), ("vc_roles", "victim")],
    );

    // Off, there is nothing to make one with.
    let page = "/victim/calendar";
    assert!(!text(&nell.get(&world, page)).contains("type=\"password\""));
    let mut dora = Visitor::at(&world, DeskName::Program);
    let setting = "/program/calendars";
    let missing = dora.fill(&world, setting, setting, &[]);
    assert_eq!(missing.status, 422, "{}", text(&missing));
    dora.fill(&world, setting, setting, &[("why", "on our telephones")]);
    let wrong = nell.fill(&world, page, page, &[("password", "not this one at all")]);
    assert_eq!(wrong.status, 422);
    let made = nell.fill(&world, page, page, &[("password", PASSWORD)]);
    let path = address(&text(&made));
    assert!(!text(&nell.get(&world, page)).contains(&path), "shown once");

    let answer = asked(&world, &path);
    assert_eq!(
        answer.header("content-type"),
        Some("text/calendar; charset=utf-8")
    );
    let calendar = text(&answer);
    let events = read(&calendar);
    // Two first notices on the seventh business day, together on one day.
    assert_eq!(events.len(), 1, "{events:?}");
    assert_eq!(events[0].1, "Leeward: 2 items");
    let plain = calendar.to_lowercase();
    for word in [
        "victim", "desk", "magnolia", "larch", "pax", "nell", "program",
    ] {
        assert!(!plain.contains(word), "{word}: {calendar}");
    }
    for case in &cases {
        assert!(!calendar.contains(case.as_str()));
    }
    // The same to the byte without a session as with one, and nothing is recorded by looking.
    let head = world.victim.head().unwrap();
    assert_eq!(asked(&world, &path).body, answer.body);
    assert_eq!(world.victim.head().unwrap(), head);

    // A day later something is overdue: it is today's.
    world.clock.advance(30 * 24 * 3_600);
    let events = read(&text(&asked(&world, &path)));
    assert_eq!(events[0].1, "Leeward: 2 items");

    // Switched off it was never there; on again it is.
    let gone = asked(
        &world,
        "/victim/calendar/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.ics",
    );
    assert_eq!(gone.status, 404);
    let mut dora = Visitor::at(&world, DeskName::Program);
    dora.fill(&world, setting, setting, &[("why", "somebody lost one")]);
    assert_eq!(asked(&world, &path), gone);
    dora.fill(&world, setting, setting, &[("why", "found")]);
    assert_eq!(asked(&world, &path).status, 200);

    // Another password ends it, and so does its own button.
    let mut nell = Visitor::at(&world, DeskName::Victim);
    let made = nell.fill(&world, page, page, &[("password", PASSWORD)]);
    let second = address(&text(&made));
    assert_eq!(asked(&world, &second).status, 200);
    let list = text(&nell.get(&world, page));
    let end = list
        .split("action=\"")
        .skip(1)
        .find(|rest| rest.contains("/end\""))
        .unwrap();
    let end = end.split('"').next().unwrap().to_owned();
    nell.fill(&world, page, &end, &[]);
    let left = [&path, &second].map(|each| asked(&world, each).status);
    assert!(left == [200, 404] || left == [404, 200], "{left:?}");
    let account = "/victim/account";
    let fields = [
        ("password", PASSWORD),
        ("password-new", "another long one 7"),
        ("password-again", "another long one 7"),
    ];
    nell.fill(&world, account, "/victim/account/password", &fields);
    for each in [&path, &second] {
        assert_eq!(asked(&world, each), gone);
    }
}
