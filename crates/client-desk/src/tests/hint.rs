//! What reads like somebody's number or address is asked about once, before it is kept.

use super::story::all;
use super::*;

#[test]
fn a_note_with_a_number_is_asked_about_once_and_kept_when_somebody_looked() {
    let house = House::new();
    let file = house.refer("Pax", "Larch");
    house.done(&format!("{file}/decision"), &[("outcome", "accepted")]);
    let path = format!("{file}/session");
    let note = ("words", "Ask at 918-555-0142.");
    let typed = [note, ("risk", "no")];
    let before = house.facts();
    let (answer, _) = house.fill(&path, &typed);
    assert_eq!(answer.status, 422);
    let page = text(&answer);
    all(
        &page,
        &[
            "this reads like a number or an address",
            "hand it over instead",
            "Ask at 918-555-0142.",
            "keep it as it is",
        ],
    );
    assert_eq!(house.facts(), before, "nothing was kept");
    let page = house.done(&path, &[note, ("risk", "no"), ("keep", "yes")]);
    all(&page, &["Ask at 918-555-0142."]);

    // Of what is none, nothing is asked.
    let plain = [("words", "Read CF-2026-1234, paid 40."), ("risk", "no")];
    assert_eq!(house.fill(&path, &plain).0.status, 303);
}

#[test]
fn on_the_roll_one_tick_keeps_what_was_looked_at() {
    let house = House::new();
    let fields = [("first", "Pax"), ("last", "Larch"), ("group", "Mon 6 p.m.")];
    let (answer, _) = house.fill("/client/referrals/new", &fields);
    let file = answer.header("location").unwrap();
    let file = file.split('?').next().unwrap().to_owned();
    house.done(&format!("{file}/decision"), &[("outcome", "accepted")]);
    let case = file.rsplit('/').next().unwrap();
    let path = format!("/client/groups/{}", client_file::group_label("Mon 6 p.m."));
    let (one, note) = (format!("r-{case}"), format!("n-{case}"));
    let typed = [
        (&*one, "here"),
        (&*note, "She is at 1420 North Sycamore Ave now."),
    ];
    let before = house.facts();
    let (answer, _) = house.fill(&path, &typed);
    assert_eq!(answer.status, 422);
    all(
        &text(&answer),
        &[
            "This reads like a number or an address.",
            "1420 North Sycamore Ave",
            "keep it as it is",
        ],
    );
    assert_eq!(house.facts(), before);
    let kept = [typed[0], typed[1], ("keep", "yes")];
    assert_eq!(house.fill(&path, &kept).0.status, 303);
    assert_eq!(house.facts(), before + 2);
}

#[test]
fn with_the_participant_in_the_room_nothing_is_asked() {
    let house = House::new();
    let file = house.refer("Pax", "Larch");
    assert!(house.page(&format!("{file}/intake")).contains("data-look"));
    house.post("/client/room", &[("room", "on"), ("to", &file)]);
    let page = house.page(&format!("{file}/intake"));
    assert!(
        !page.contains("data-look") && !page.contains("hand it over"),
        "{page}"
    );
    let (answer, _) = house.fill(&format!("{file}/intake"), &[("words", "918-555-0142")]);
    assert_eq!(answer.status, 303, "{}", text(&answer));
}
