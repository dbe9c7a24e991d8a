//! Why something is due when it is: whoever reads the page can follow it on a calendar, in words alone.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what is not as expected must stop the test"
)]

use keys::DeskName;
use leeward_tests::world::{Visitor, World, text};

/// The page as somebody hears it read: without marks, each text by itself.
fn read_out(page: &str) -> String {
    let mut words = String::new();
    let mut inside = false;
    for c in page.chars() {
        match c {
            '<' => inside = true,
            '>' => {
                inside = false;
                words.push(' ');
            }
            _ if !inside => words.push(c),
            _ => {}
        }
    }
    let words = words.replace("&#39;", "’").replace("&amp;", "&");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Somebody was accepted on Monday, November 23, 2026, the week of Thanksgiving; no victim is known.
fn accepted() -> (World, String) {
    let world = World::new(9);
    let mut client = Visitor::at(&world, DeskName::Client);
    client.refers(&world, &[("first", "Pax"), ("last", "Larch")]);
    let case = *world.cases().last().unwrap();
    let case = case.to_string();
    let decide = format!("/client/participants/{case}/decision");
    client.fill(&world, &decide, &decide, &[("outcome", "accepted")]);
    (world, case)
}

#[test]
fn every_day_that_is_counted_is_numbered_and_every_day_skipped_is_named() {
    let (world, case) = accepted();
    let mut victim = Visitor::at(&world, DeskName::Victim);
    let page = text(&victim.get(&world, &format!("/victim/cases/{case}")));
    let heard = read_out(&page);
    for said in [
        "First call about the decision: due Fri., Dec. 4",
        "The participant was accepted to the program on Mon., Nov. 23.",
        "Day 0 is Mon., Nov. 23 and does not count. Business day 7 is Fri., Dec. 4.",
        "Not counted: Thu., Nov. 26 (Thanksgiving Day); Fri., Nov. 27 (the day after Thanksgiving); \
         Sat., Nov. 28; Sun., Nov. 29.",
        "That time is the law’s.",
        "0 Mon., Nov. 23 not counted",
        "1 Tue., Nov. 24",
        "2 Wed., Nov. 25",
        "Thu., Nov. 26 (Thanksgiving Day)",
        "3 Mon., Nov. 30",
        "7 Fri., Dec. 4 due",
    ] {
        assert!(heard.contains(said), "{said}\n{heard}");
    }
    assert!(
        !heard.contains("(fact ") && !heard.contains("2026-11"),
        "{heard}"
    );
}

#[test]
fn a_try_that_does_not_count_says_which_and_why() {
    let (world, case) = accepted();
    let mut victim = Visitor::at(&world, DeskName::Victim);
    let call = format!("/victim/cases/{case}/call/0");
    let tries = [
        ("text", "no_answer"),
        ("telephone", "disconnected"),
        ("telephone", "no_answer"),
        ("telephone", "no_answer"),
    ];
    for (channel, outcome) in tries {
        world.clock.advance(600);
        let with = [("vl_channel", channel), ("vl_outcome", outcome)];
        victim.fill(&world, &call, &call, &with);
    }
    let page = text(&victim.get(&world, &format!("/victim/cases/{case}")));
    let heard = read_out(&page);
    for said in [
        "The try of Mon., Nov. 23, 9:10 a.m. does not count: it was by text message, and only those by telephone do.",
        "The try of Mon., Nov. 23, 9:20 a.m. does not count: disconnected.",
        "The try of Mon., Nov. 23 counts, number 1 of 3.",
        "The try of Mon., Nov. 23, 9:40 a.m. does not count: it was 10 minutes after the one before, and 120 are needed.",
    ] {
        assert!(heard.contains(said), "{said}\n{heard}");
    }
}

/// Somebody becomes known two days later: the time of the decision holds for them, and its days are counted.
#[test]
fn who_becomes_known_later_is_shown_the_days_of_the_decision() {
    let (world, case) = accepted();
    for name in ["Delphine Marrowby", "Wren Castellan"] {
        world.clock.advance(86_400);
        let mut victim = Visitor::at(&world, DeskName::Victim);
        let new = format!("/victim/cases/{case}/people/new");
        let role = if name.starts_with('D') {
            "victim"
        } else {
            "current_partner"
        };
        victim.fill(&world, &new, &new, &[("vc_name", name), ("vc_roles", role)]);
    }
    let mut victim = Visitor::at(&world, DeskName::Victim);
    let page = text(&victim.get(&world, &format!("/victim/cases/{case}/people/2")));
    let heard = read_out(&page);
    for said in [
        "It is due with the first notice of the decision. Day 0 is Mon., Nov. 23 and does not count; the last \
         day is Fri., Dec. 4.",
        "3 Mon., Nov. 30",
    ] {
        assert!(heard.contains(said), "{said}\n{heard}");
    }
}
