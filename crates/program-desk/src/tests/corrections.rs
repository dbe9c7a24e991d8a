//! Plans of correction: an overdue one stands on the first page, a day that is put off stays in view, and what was wrong
//! counts for nothing.

use program_file::{CorrectionStood, OfficeFile};

use super::{Program, text};

fn staff(house: &Program) {
    let fields = "number=0&s_name=Nell+Ives&s_hats=director&s_telephone=&s_mail=";
    assert_eq!(house.send("/program/people/staff", fields).status, 303);
}

fn plan(finding: &str, owner: &str, day: (u8, u8), what: &str) -> String {
    let (month, day) = day;
    format!(
        "finding={finding}&owner={owner}&l_what={what}&until_month={month}&until_day={day}&until_year=2026"
    )
}

fn office(house: &Program) -> OfficeFile {
    OfficeFile::read(house.store.as_ref()).unwrap()
}

fn stands(house: &Program) -> CorrectionStood {
    let today = jiff::civil::date(2026, 11, 24);
    office(house).corrections[0].stands(today)
}

#[test]
fn an_overdue_plan_stands_on_the_first_page_until_it_is_done_late() {
    let house = Program::new();
    staff(&house);
    let new = plan("notice-late", "1", (11, 2), "A+second+person+calls");
    let page = house.follow(&house.send("/program/corrections", &new));
    assert!(
        page.contains("(c) First notices done after the law’s time"),
        "{page}"
    );
    assert!(page.contains("It was to be done by Mon., Nov. 2, 2026"));
    let home = house.page("/program/");
    assert!(home.contains(
        "A correction is overdue since Mon., Nov. 2, 2026: A second person calls. Nell Ives"
    ));

    // Put off, it is no longer overdue; what it was before stays, and it can only be late.
    let one = format!(
        "/program/corrections/{}",
        office(&house).corrections[0].fact
    );
    let later = plan("notice-late", "1", (12, 20), "A+second+person+calls");
    let page = house.follow(&house.send(&one, &later));
    assert!(
        page.contains("Before that it was to be done by: Mon., Nov. 2, 2026"),
        "{page}"
    );
    assert!(!house.page("/program/").contains("A correction is overdue"));
    assert_eq!(stands(&house), CorrectionStood::Open);
    let done = "on_month=11&on_day=20&on_year=2026&l_done=The+roster+says+who";
    let page = house.follow(&house.send(&format!("{one}/done"), done));
    assert!(
        page.contains("Done on Fri., Nov. 20, 2026, after its day"),
        "{page}"
    );
    assert!(page.contains("The roster says who"));
    assert_eq!(stands(&house), CorrectionStood::DoneLate);
    // What is done is planned no more.
    assert_eq!(house.send(&one, &later).status, 422);
    assert_eq!(house.send(&format!("{one}/done"), done).status, 422);

    let fact = office(&house).corrections[0]
        .done
        .as_ref()
        .unwrap()
        .written
        .fact;
    house.follow(&house.send(&format!("{one}/error/{fact}"), "why=Not+yet"));
    assert_eq!(stands(&house), CorrectionStood::Open);
    let fact = office(&house).corrections[0].fact;
    let page = house.follow(&house.send(&format!("{one}/error/{fact}"), "why=Twice"));
    assert!(page.contains("A plan of correction: Twice"), "{page}");
    assert!(office(&house).corrections.is_empty());
}

#[test]
fn what_is_missing_is_said_beside_its_field() {
    let house = Program::new();
    staff(&house);
    for (sent, field) in [
        (plan("", "1", (12, 1), "x"), "finding"),
        (plan("no-such", "1", (12, 1), "x"), "finding"),
        (plan("notice-late", "", (12, 1), "x"), "owner"),
        (plan("notice-late", "9", (12, 1), "x"), "owner"),
        (plan("notice-late", "1", (12, 1), ""), "l_what"),
        (plan("notice-late", "1", (13, 1), "x"), "until_month"),
    ] {
        let answer = house.send("/program/corrections", &sent);
        assert_eq!(answer.status, 422, "{sent}");
        let page = text(&answer);
        assert!(
            page.contains(&format!("<a href=\"#{field}\">")),
            "{sent}\n{page}"
        );
    }
    assert!(office(&house).corrections.is_empty());
    let new = plan("notice-late", "1", (12, 1), "x");
    house.follow(&house.send("/program/corrections", &new));
    let one = format!(
        "/program/corrections/{}",
        office(&house).corrections[0].fact
    );
    for (done, field) in [
        ("on_month=11&on_day=20&on_year=2026&l_done=", "l_done"),
        ("on_month=12&on_day=20&on_year=2026&l_done=x", "on_month"),
        ("on_month=&on_day=&on_year=2026&l_done=x", "on_month"),
    ] {
        let answer = house.send(&format!("{one}/done"), done);
        let page = text(&answer);
        assert_eq!(answer.status, 422, "{done}");
        assert!(
            page.contains(&format!("<a href=\"#{field}\">")),
            "{done}\n{page}"
        );
    }
    let nothing = "/program/corrections/x1/done";
    assert_eq!(
        house
            .send(nothing, "on_month=11&on_day=20&on_year=2026&l_done=x")
            .status,
        404
    );
}
