//! Absences, leave and transfer as pages show them.

use super::roll::{accepted, case};
use super::story::all;
use super::*;

/// Calls the group's roll of today, the one person on it with that answer.
fn call(house: &House, file: &str, answer: &str) {
    let path = format!("/client/groups/{}", client_file::group_label("Mon 6 p.m."));
    let name = format!("r-{}", case(file));
    let (answer, _) = house.fill(&path, &[(&*name, answer)]);
    assert_eq!(answer.status, 303, "{}", text(&answer));
}

/// How often a page says something.
fn times(page: &str, words: &str) -> usize {
    plain(page).matches(words).count()
}

#[test]
fn the_third_absence_in_a_row_is_said_wherever_somebody_decides_and_ends_nothing() {
    let house = House::new();
    let file = accepted(&house, "Pax", "Larch");
    for week in ["here", "absent", "excused", "absent"] {
        house.days(7);
        call(&house, &file, week);
    }
    let group = format!("/client/groups/{}", client_file::group_label("Mon 6 p.m."));
    let near = house.page(&format!("{file}/attendance"));
    all(
        &near,
        &[
            "One more absence reaches the program’s rule.",
            "2 absences in a row, 2 in 52 weeks",
            "The program’s rule: 3 absences in a row, or 7 within 52 weeks.",
            "No: excused. A row does not end by it.",
            "No. A row of absences ends here.",
        ],
    );
    assert_eq!(times(&near, "Yes: in the row that lasts until now."), 2);
    assert!(!says(&house.page(&group), "at the program’s rule"));
    house.days(7);
    call(&house, &file, "absent");
    let said = "3 absences in a row, 3 in 52 weeks";
    let shown = house.page(&file);
    all(
        &shown,
        &[
            said,
            "Nothing ends by itself: you decide.",
            "Attending, 1 session",
        ],
    );
    all(
        &house.page(&group),
        &["1 person is at the program’s rule for absences.", said],
    );
    all(
        &house.page("/client/groups"),
        &["1 person is at the program’s rule for absences."],
    );
    // One of them was the roll of another group.
    let correct = shown.split("/correct/").nth(1).unwrap();
    let fact = correct.split('"').next().unwrap();
    let back = house.done(
        &format!("{file}/correct/{fact}"),
        &[("why", "another group")],
    );
    all(&back, &["Taken back", "2 absences in a row, 2 in 52 weeks"]);
    assert!(!says(&house.page(&group), "at the program’s rule"));
}

#[test]
fn a_leave_with_its_last_day_keeps_absences_from_counting_until_then() {
    let house = House::new();
    let file = accepted(&house, "Pax", "Larch");
    let last = [
        ("standing", "leave"),
        ("last_day_month", "12"),
        ("last_day_day", "1"),
        ("last_day_year", "2026"),
    ];
    let path = format!("{file}/standing");
    let (early, _) = house.fill(&path, &[&last[..], &[("last_day_month", "10")]].concat());
    assert_eq!(early.status, 422);
    assert!(says(
        &text(&early),
        "Last day of the leave: this is before what came first."
    ));
    let page = house.done(&path, &last);
    all(
        &page,
        &["On leave until Tue., Dec. 1", "Last day: Tue., Dec. 1"],
    );
    house.days(7);
    call(&house, &file, "absent");
    all(
        &house.page(&format!("{file}/attendance")),
        &["No: on leave that day."],
    );
    house.days(7);
    call(&house, &file, "absent");
    let after = house.page(&format!("{file}/attendance"));
    all(&after, &["1 absence in a row, 1 in 52 weeks"]);
    assert!(
        !says(&house.page(&file), "On leave until"),
        "the leave is over"
    );
}

#[test]
fn who_comes_from_another_program_or_moves_to_one_says_which() {
    let house = House::new();
    let file = accepted(&house, "Pax", "Larch");
    let path = format!("{file}/standing");
    let (answer, _) = house.fill(&path, &[("standing", "came"), ("sessions", "ten")]);
    assert_eq!(answer.status, 422);
    assert!(says(
        &text(&answer),
        "Sessions attended there: give a number such as 12."
    ));
    let came = [
        ("standing", "came"),
        ("place", "Prairie Harbor"),
        ("sessions", "10"),
    ];
    let page = house.done(&path, &came);
    all(
        &page,
        &[
            "Came from another program",
            "Prairie Harbor",
            "10 sessions attended there",
        ],
    );
    let moves = [("standing", "transferred"), ("place", "Redbud Circle")];
    let page = house.done(&path, &moves);
    all(
        &page,
        &["Moved to another program", "Redbud Circle", "Left"],
    );
    all(&page, &["Do not tell the participant before"]);
    // What is held back with it is not theirs to see either.
    house.post("/client/room", &[("room", "on"), ("to", "/client/")]);
    let theirs = house.page(&file);
    assert!(!says(&theirs, "Moved to another program") && !says(&theirs, "Left"));
}
