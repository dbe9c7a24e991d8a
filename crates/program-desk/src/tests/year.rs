//! The calendar marks what ends or falls due from the program's own ledger, and says it beside it month by month.

use super::Program;

const AGREED: &str = "a_name=Redbud&a_telephone=918-555-0142&a_counties=Tulsa&certified_month=12&certified_day=14&\
                      certified_year=2026&until_month=&until_day=&until_year=2026&a_document=&a_there=Ada+R&there_month=11&\
                      there_day=2&there_year=2025&a_here=Thea+L&here_month=11&here_day=3&here_year=2025";

/// How often a letter stands in the calendar.
fn letters(page: &str, letter: &str) -> usize {
    page.matches(&format!(" class=\"mid\">{letter}</text>"))
        .count()
}

/// What the table says of a month.
fn month<'p>(page: &'p str, name: &str) -> &'p str {
    let row = page
        .split(&format!("<tr><th scope=\"row\">{name}</th>"))
        .nth(1)
        .unwrap();
    row.split("</tr>").next().unwrap()
}

#[test]
fn what_ends_or_falls_due_has_its_letter_on_its_day_and_its_words_in_its_month() {
    let house = Program::new();
    let empty = house.page("/program/year");
    // Weekdays without Christmas; the day beside it nobody has proclaimed yet.
    assert!(
        month(&empty, "December").starts_with("<td class=\"num\">22</td>"),
        "{empty}"
    );
    assert!(month(&empty, "December").contains("nothing"));
    // The months' own letters alone.
    let (a, n) = (letters(&empty, "A"), letters(&empty, "N"));

    house.follow(&house.send("/program/agreements/new", AGREED));
    let page = house.page("/program/year");
    assert!(
        month(&page, "December").contains("certification of Redbud ends"),
        "{page}"
    );
    assert!(month(&page, "December").contains("/program/agreements/1"));
    // Never tried: that falls due today.
    assert!(month(&page, "November").contains("number of Redbud to be tried by then"));
    assert_eq!((letters(&page, "A"), letters(&page, "N")), (a + 1, n + 1));
    assert_eq!(page.matches("<rect").count(), 365 + 2);

    // Of two kinds on one day each is said, and the day has the sign for several.
    let policy =
        "p_name=Safety&p_answers=safety&p_text=We+warn.&from_month=11&from_day=2&from_year=2026";
    house.follow(&house.send("/program/policies", policy));
    let office = program_file::OfficeFile::read(house.store.as_ref()).unwrap();
    let versions = format!("/program/policies/{}/versions", office.policies[0].fact);
    let ends = "p_name=Safety&p_ended=yes&from_month=12&from_day=14&from_year=2026";
    house.follow(&house.send(&versions, ends));
    let page = house.page("/program/year");
    assert!(month(&page, "December").contains("policy ends: Safety"));
    assert_eq!((letters(&page, "A"), letters(&page, "+")), (a, 1));

    // Renewed for another year it ends there, and this one is said no more.
    let renewed = AGREED.replace("certified_year=2026", "certified_year=2027");
    house.follow(&house.send("/program/agreements/1/change", &renewed));
    let page = house.page("/program/year");
    assert!(!month(&page, "December").contains("certification"));
    assert!(
        page.contains("certification of Redbud ends"),
        "in the next year's"
    );
    assert_eq!((letters(&page, "P"), letters(&page, "+")), (1, 0));

    // A plan is of the calendar until it was done.
    let staff = "number=0&s_name=Nell+Ives&s_hats=director&s_telephone=&s_mail=";
    assert_eq!(house.send("/program/people/staff", staff).status, 303);
    let plan = "finding=notice-late&owner=1&l_what=x&until_month=12&until_day=20&until_year=2026";
    house.follow(&house.send("/program/corrections", plan));
    let said = "plan of correction: First notices done after the law’s time";
    assert!(month(&house.page("/program/year"), "December").contains(said));
    let office = program_file::OfficeFile::read(house.store.as_ref()).unwrap();
    let done = format!("/program/corrections/{}/done", office.corrections[0].fact);
    let fields = "on_month=11&on_day=20&on_year=2026&l_done=x";
    house.follow(&house.send(&done, fields));
    assert!(!house.page("/program/year").contains(said));
}

#[test]
fn a_credential_and_an_orientation_stand_on_their_days() {
    let house = Program::new();
    let staff = "number=0&s_name=Nell+Ives&s_hats=liaison&s_telephone=&s_mail=";
    assert_eq!(house.send("/program/people/staff", staff).status, 303);
    let store = house.store.as_ref();
    let recorder = program_file::Recorder { store };
    let act = |number: u8| program_file::Act {
        seen: None,
        batch: ledger::BatchId([number; 16]),
        salt: [number; 16],
        actor: ledger::Actor(1),
        now: rules::Moment::parse("2026-11-20T09:00:00-06:00").unwrap(),
    };
    let staff = program_file::StaffNo(1);
    let service = program_file::Service {
        staff,
        since: jiff::civil::date(2026, 11, 2),
        ..program_file::Service::default()
    };
    recorder.serves(&act(91), &service).unwrap();
    let credential = |year| program_file::Credential {
        staff,
        name: "Licence of plovers".to_owned(),
        until: Some(jiff::civil::date(year, 12, 3)),
    };
    recorder.credential(&act(92), &credential(2026)).unwrap();
    let page = house.page("/program/year");
    let said = "credential ends: Nell Ives, Licence of plovers";
    assert!(month(&page, "December").contains(said), "{page}");
    assert!(page.contains("orientation due: Nell Ives"), "{page}");
    recorder.credential(&act(93), &credential(2027)).unwrap();
    assert!(!month(&house.page("/program/year"), "December").contains(said));
}
