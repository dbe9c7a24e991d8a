//! An evening without power: sheets with numbers, and what is entered from one says so for good.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what is not as expected must stop the test"
)]

use keys::DeskName;
use leeward_tests::world::{Visitor, World, text};

/// The numbers of the sheets of a page.
fn numbers(page: &str, letter: char) -> Vec<String> {
    let begin = format!("Sheet {letter}-");
    let parts = page.split(&begin).skip(1);
    parts
        .map(|rest| format!("{letter}-{}", &rest[..4]))
        .collect()
}

#[test]
fn what_is_entered_from_a_sheet_says_so_on_the_time_line() {
    let world = World::new(21);
    let mut may = Visitor::at(&world, DeskName::Client);
    for (last, group) in [("Larch", "Tue 6 p.m."), ("Yew", "Thu 6 p.m.")] {
        let who = [("first", "Pax"), ("last", last), ("group", group)];
        may.refers(&world, &who);
    }
    let cases = world.cases();
    for case in &cases {
        let decide = format!("/client/participants/{case}/decision");
        may.fill(&world, &decide, &decide, &[("outcome", "accepted")]);
    }
    let all = text(&may.get(&world, "/client/paper?all=1"));
    assert!(all.contains("Larch") && all.contains("Yew"), "{all}");
    assert!(all.contains("911"));
    let sheets = numbers(&all, 'C');
    assert_eq!(sheets.len(), 2, "{sheets:?}");
    assert_ne!(sheets[0], sheets[1]);
    assert_ne!(
        numbers(&text(&may.get(&world, "/client/paper?all=1")), 'C'),
        sheets
    );

    // Typed in small letters it is the same; anything else than a number is asked for again.
    let case = cases[0];
    let session = format!("/client/participants/{case}/session");
    let with = |sheet: &str| vec![("risk", "no".to_owned()), ("sheet", sheet.to_owned())];
    let fields = with("her sister 918-555-0159");
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    let answer = may.fill(&world, &session, &session, &fields);
    assert_eq!(answer.status, 422, "{}", text(&answer));
    assert!(text(&answer).contains("as it is printed"));
    let small = with(&sheets[0].to_lowercase());
    let small: Vec<(&str, &str)> = small
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    may.fill(&world, &session, &session, &small);
    let said = format!("from paper sheet {}", sheets[0]);
    let file = text(&may.get(&world, &format!("/client/participants/{case}")));
    assert!(file.contains(&said), "{file}");

    let mut nell = Visitor::at(&world, DeskName::Victim);
    let blank = text(&nell.get(&world, "/victim/paper"));
    let own = numbers(&blank, 'V');
    assert_eq!(own.len(), 2, "{own:?}");
    assert!(
        !blank.contains("Larch") && !blank.contains(case.as_str()),
        "{blank}"
    );
    let new = format!("/victim/cases/{case}/people/new");
    nell.fill(
        &world,
        &new,
        &new,
        &[("vc_name", "Ada Magnolia"), ("vc_roles", "victim")],
    );
    let inbound = format!("/victim/cases/{case}/inbound/1");
    let with = [("vc_by", "person"), ("vc_sheet", own[0].as_str())];
    let answer = nell.fill(&world, &inbound, &inbound, &with);
    assert!(answer.status < 400, "{}", text(&answer));
    let call = format!("/victim/cases/{case}/call/1");
    let answer = nell.fill(
        &world,
        &call,
        &call,
        &[("vl_outcome", "no_answer"), ("vc_sheet", own[1].as_str())],
    );
    assert!(answer.status < 400, "{}", text(&answer));
    let line = text(&nell.get(&world, &format!("/victim/cases/{case}/people/1")));
    for sheet in [&own[0], &own[1], &sheets[0]] {
        assert!(
            line.contains(&format!("from paper sheet {sheet}")),
            "{sheet}: {line}"
        );
    }
}
