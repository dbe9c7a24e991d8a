//! What is told of trouble, for whoever runs the machine: one line, which names a proxy's trace if there is one, and holds no word of
//! what was asked or sent.
#![allow(
    clippy::unwrap_used,
    reason = "what is not as expected must stop the test"
)]

use desk::Method;
use keys::DeskName;
use leeward_tests::world::{Visitor, World, seams::Fails};

const TRACE: &str = "4bf92f3577b34da6a3ce929d0e0e4736";

#[test]
fn trouble_with_a_request_is_told_with_the_trace_of_a_proxy_and_without_a_word_of_the_request() {
    let world = World::new(1);
    let mut nell = Visitor::at(&world, DeskName::Victim);
    world.victim_fails.set(Fails::Down);
    let before = world.log(DeskName::Victim).len();
    let with = |headers: &[&str]| {
        let path = "/victim/cases/quixhollow";
        let mut request = nell.request(Method::Get, path, Vec::new());
        request.query = "words=quixhollow".to_owned();
        for value in headers {
            request
                .headers
                .push(("traceparent".to_owned(), (*value).to_owned()));
        }
        request
    };
    let good = format!("00-{TRACE}-00f067aa0ba902b7-01");
    let asked = [
        with(&[]),
        with(&[&good]),
        with(&["00-quixhollowquixhollowquixhollow12-00f067aa0ba902b7-01"]),
        with(&[&good, &good]),
    ];
    for request in asked {
        assert_eq!(nell.send(&world, &request).status, 500);
    }
    let log = world.log(DeskName::Victim);
    let told = log.get(before..).unwrap();
    let with: Vec<bool> = told
        .iter()
        .map(|line| line.ends_with(&format!("(trace {TRACE})")))
        .collect();
    assert_eq!(with, [false, true, false, false], "{told:?}");
    for line in told {
        assert!(
            !line.contains("quixhollow") && !line.contains('\n'),
            "{line}"
        );
        assert!(!line.contains("/victim/"), "{line}");
    }
}
