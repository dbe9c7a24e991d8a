//! Reports that somebody waits for: written down, listed, answered, taken back.

use super::roll::accepted;
use super::story::all;
use super::*;

/// The fields of a day.
fn on(month: &'static str, day: &'static str) -> [(&'static str, &'static str); 3] {
    [("day_month", month), ("day_day", day), ("day_year", "2026")]
}

/// Writes down that somebody waits; gives the path on which it is answered.
fn wanted(
    house: &House,
    file: &str,
    fields: &[(&str, &str)],
    day: (&'static str, &'static str),
) -> String {
    let fields = [fields, &on(day.0, day.1)].concat();
    let page = house.done(&format!("{file}/report-due"), &fields);
    all(&page, &["A report is wanted"]);
    let page = house.page(&format!("{file}/reports"));
    let link = format!("{file}/report-due/");
    let mut places = page.split("href=\"").filter(|part| part.starts_with(&link));
    places.next().unwrap().split('"').next().unwrap().to_owned()
}

#[test]
fn a_report_stands_among_those_due_until_it_is_made_late_ones_first() {
    let house = House::new();
    let (pax, quill) = (
        accepted(&house, "Pax", "Larch"),
        accepted(&house, "Quill", "Hargreave"),
    );
    assert!(
        !says(&house.page("/client/"), "fall due"),
        "nobody waits yet"
    );
    all(
        &house.page("/client/reports-due"),
        &["Nobody waits for a report."],
    );
    let court = [
        ("report", "court"),
        ("to", "Judge Elm"),
        ("words", "Docket 4"),
    ];
    let far = [("report", "probation"), ("to", "Officer Reed")];
    wanted(&house, &quill, &far, ("12", "9"));
    wanted(&house, &pax, &court, ("11", "25"));
    // Monday, November 23: one within a week.
    all(
        &house.page("/client/"),
        &["One report falls due within 7 days."],
    );
    let list = house.page("/client/reports-due");
    all(
        &list,
        &[
            "Wed., Nov. 25, 2026 Due in 2 days",
            "Report to the court",
            "For Judge Elm",
        ],
    );
    assert!(
        list.find("Larch, Pax") < list.find("Hargreave, Quill"),
        "the earlier day first"
    );
    house.days(2);
    all(
        &house.page("/client/reports-due"),
        &["Wed., Nov. 25, 2026 Due today"],
    );
    house.days(1);
    all(
        &house.page("/client/"),
        &["One report is late. No report falls due within 7 days."],
    );
    all(&house.page("/client/reports-due"), &["One day late"]);
    // The letter that is made answers it, unless somebody says otherwise.
    house.done(&format!("{pax}/session"), &[("risk", "no")]);
    let form = house.page(&format!("{pax}/reports/court"));
    all(
        &form,
        &[
            "Somebody waits for it",
            "Report to the court, due Wed., Nov. 25",
            "For Judge Elm",
        ],
    );
    let (other, _) = house.fill(&format!("{pax}/reports/court"), &[("answers", "")]);
    assert_eq!(other.status, 303);
    all(&house.page("/client/"), &["One report is late."]);
    let (answer, _) = house.fill(&format!("{pax}/reports/court"), &[]);
    assert_eq!(answer.status, 303, "{}", text(&answer));
    all(
        &house.page("/client/"),
        &["No report falls due within 7 days."],
    );
    assert!(!says(&house.page("/client/"), "late"));
    let file = house.page(&pax);
    all(
        &file,
        &[
            "A report was sent Report to the court, due Wed., Nov. 25",
            "Docket 4",
        ],
    );
    // Taken back, the letter takes with it that it was the one: it is late again.
    let made = answer
        .header("location")
        .unwrap()
        .rsplit('/')
        .next()
        .unwrap();
    house.done(&format!("{pax}/correct/{made}"), &[("why", "not sent")]);
    all(&house.page("/client/"), &["One report is late."]);
}

#[test]
fn one_that_comes_again_is_due_again_and_ends_with_a_reason() {
    let house = House::new();
    let file = accepted(&house, "Pax", "Larch");
    let monthly = [
        ("report", "progress"),
        ("to", "Officer Reed"),
        ("every", "30"),
    ];
    let path = wanted(&house, &file, &monthly, ("11", "23"));
    all(
        &house.page(&format!("{file}/reports")),
        &["Due today", "Again every 30 days"],
    );
    // Sent by another way than a letter made here.
    let (none, _) = house.fill(&path, &[]);
    assert_eq!(none.status, 422);
    all(&text(&none), &["What became of it?: choose one."]);
    house.done(&path, &[("how", "sent"), ("by", "May, by fax")]);
    all(
        &house.page(&file),
        &["A report was sent", "Sent by May, by fax"],
    );
    all(
        &house.page(&format!("{file}/reports")),
        &["Wed., Dec. 23, 2026 Due in 30 days"],
    );
    let (why, typed) = house.fill(&path, &[("how", "not-owed"), ("by", "Officer Reed")]);
    assert_eq!(why.status, 422);
    all(&text(&why), &["Words: fill this in."]);
    assert!(text(&why).contains("value=\"Officer Reed\""), "{typed:?}");
    house.done(
        &path,
        &[("how", "not-owed"), ("words", "The court closed the case.")],
    );
    all(
        &house.page("/client/reports-due"),
        &["Nobody waits for a report."],
    );
    assert_eq!(house.get(&path).status, 404);
    // Recorded in error, it is owed again.
    let page = house.page(&file);
    let line = page.split("A report is no longer owed").nth(1).unwrap();
    let correct = line
        .split("href=\"")
        .find(|part| part.contains("/correct/"))
        .unwrap();
    let correct = correct.split('"').next().unwrap();
    house.done(correct, &[("why", "another file")]);
    all(&house.page("/client/reports-due"), &["Wed., Dec. 23"]);
}

#[test]
fn what_cannot_be_taken_is_said_beside_its_field_and_the_participant_sees_none_of_it() {
    let house = House::new();
    let file = accepted(&house, "Pax", "Larch");
    let path = format!("{file}/report-due");
    let facts = house.facts();
    let (bare, _) = house.fill(
        &path,
        &[
            ("every", "often"),
            ("day_month", "2"),
            ("day_day", "30"),
            ("day_year", "2026"),
        ],
    );
    assert_eq!((bare.status, house.facts()), (422, facts));
    all(
        &text(&bare),
        &[
            "Which report?: choose one.",
            "By which day?: ",
            "Again after so many days: ",
        ],
    );
    assert!(text(&bare).contains("value=\"often\""));
    let (none, _) = house.fill(&path, &[("report", "court"), ("every", "367")]);
    assert_eq!((none.status, house.facts()), (422, facts));
    all(
        &text(&none),
        &[
            "Who wants it?: fill this in.",
            "By which day?: fill this in.",
            "Again after so many days: ",
        ],
    );
    house.post("/client/room", &[("room", "on"), ("to", "/client/")]);
    for place in [path, "/client/reports-due".to_owned()] {
        assert_eq!(house.get(&place).status, 303, "{place}");
    }
}
