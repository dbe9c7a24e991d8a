//! Legal demands: written down by the case's label, answered, and waited for on the front page.

use program_file::Demands;

use super::{Program, text};

const CAME: &str = "kind=subpoena&from=District+Court&case=K7P2&asks=both&came_month=11&came_day=20&came_year=2026\
                    &due_month=11&due_day=25&due_year=2026&silent=";

#[test]
fn a_demand_stands_by_its_label_until_it_is_answered() {
    let house = Program::at("2026-11-23T09:00:00-06:00");
    for (out, said) in [
        ("kind=subpoena&", "Fill this in."),
        ("from=District+Court&", "Fill this in."),
        ("case=K7P2&", "Give the label of the case"),
        ("due_month=11&", "day"),
    ] {
        let answer = house.send("/program/demands", &CAME.replace(out, ""));
        assert_eq!(answer.status, 422, "{out}");
        assert!(text(&answer).contains(said), "{out}: {}", text(&answer));
    }
    let ahead = CAME.replace("came_day=20", "came_day=24");
    assert_eq!(house.send("/program/demands", &ahead).status, 422);
    let page = house.follow(&house.send("/program/demands", CAME));
    assert!(
        page.contains("A subpoena from District Court, case K7P2"),
        "{page}"
    );
    assert!(
        house
            .page("/program/")
            .contains("One legal demand waits for an answer.")
    );
    let fact = Demands::read(house.store.as_ref()).unwrap().0[0].fact;
    let path = format!("/program/demands/{fact}/answer");
    assert_eq!(house.send(&path, "how=&words=x").status, 422);
    assert_eq!(house.send(&path, "how=fought&words=").status, 422);
    // What a court was asked is no last answer.
    let page = house.follow(&house.send(&path, "how=fought&words=Motion+by+counsel"));
    assert!(page.contains("Motion by counsel"), "{page}");
    assert!(house.page("/program/").contains("waits for an answer"));
    let page = house.follow(&house.send(&path, "how=refused&words=Order+of+the+court"));
    assert!(page.contains("Order of the court"), "{page}");
    assert!(!house.page("/program/").contains("waits for an answer"));
    for path in [path.as_str(), "/program/demands/f0/answer"] {
        let again = house.send(path, "how=fought&words=x");
        assert_eq!(again.status, 422, "{path}");
        assert!(text(&again).contains("does not wait for an answer"));
    }
}
