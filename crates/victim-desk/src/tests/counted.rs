//! The days counted above a case's time line.

use rules::{CaseId, Role};

use super::{House, says, says_no};

fn somebody() -> (House, CaseId) {
    let house = House::new();
    let case = house.participant();
    house.person(case, "Ottilie Fernsby", Role::Victim, &["405-555-0173"]);
    (house, case)
}

/// The picture alone, as its source.
fn picture(house: &House, path: &str) -> String {
    let source = house.source(path);
    let from = source.find("<figure class=\"pic\">").expect("a picture");
    let to = source[from..].find("</table>").expect("its table");
    source[from..from + to].to_owned()
}

#[test]
fn the_days_are_counted_on_the_time_line_with_what_was_skipped_tried_and_due() {
    let (mut house, case) = somebody();
    let file = format!("/victim/cases/{case}/people/1");
    let call = format!("/victim/cases/{case}/call/1");
    let before = picture(&house, &file);
    says(
        &before,
        &[
            "aria-label=\"Counted from Tue., Nov. 17, day 0. Due on Mon., Nov. 30, business day 7. Today is business day 5.\"",
            "Not counted besides weekends: Thu., Nov. 26 (Thanksgiving Day); Fri., Nov. 27 (the day after Thanksgiving).",
        ],
    );
    // Fourteen days from day 0 to the due day, six of them hatched, one today, one due.
    assert_eq!(before.matches("height=\"46\"/>").count(), 14 + 1);
    assert_eq!(before.matches("<path").count(), 6);
    assert_eq!(before.matches("axis now").count(), 1);
    assert_eq!(before.matches("height=\"5\"").count(), 1);
    assert_eq!(before.matches("<circle").count(), 0);
    let numbers: Vec<&str> = before
        .split("fill=\"currentColor\">")
        .skip(1)
        .map(|rest| rest.split('<').next().unwrap_or_default())
        .collect();
    assert_eq!(numbers, ["0", "1", "2", "3", "4", "5", "6", "7"]);
    // A try is a ring, somebody on the line a dot, on its day; the table says what it was.
    house.done(&call, &call, &[("vl_outcome", "no_answer")]);
    let tried = picture(&house, &file);
    assert_eq!(tried.matches("fill=\"none\"/>").count(), 1);
    says(&tried, &["Tried on Tue., Nov. 24."]);
    house.at("2026-11-24T23:00:00-06:00", "nell");
    house.done(&call, &call, &[("vl_outcome", "reached")]);
    let told = picture(&house, &file);
    assert_eq!(told.matches("<circle").count(), 2);
    says(&told, &["On the line on Tue., Nov. 24."]);
    let table = super::plain(&told);
    says(&table, &["Thu., Nov. 26 not counted: Thanksgiving Day"]);
}

#[test]
fn nobody_elses_tries_stand_in_the_picture_of_one() {
    let (house, case) = somebody();
    house.person(
        case,
        "Perpetua Glasswort",
        Role::CurrentPartner,
        &["405-555-0174"],
    );
    let other = format!("/victim/cases/{case}/call/2");
    house.done(&other, &other, &[("vl_outcome", "no_answer")]);
    let own = picture(&house, &format!("/victim/cases/{case}/people/1"));
    assert_eq!(own.matches("<circle").count(), 0);
    says_no(&own, &["Tried on"]);
    // On the page of the case, which is of nobody alone, nobody's days are counted.
    let whole = house.source(&format!("/victim/cases/{case}"));
    assert!(!whole.contains("class=\"pic\""));
}
