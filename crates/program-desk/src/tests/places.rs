//! Where records lie: what is missing is said, what ends is seen coming, and nothing is counted that was wrong.

use jiff::civil::date;
use program_file::{Lies, OfficeFile};

use super::Program;

const BACKUPS: &str =
    "l_what=Backups&l_place=Vault+of+Example+Bank&since_month=11&since_day=2&since_year=2026";

#[test]
fn records_elsewhere_want_an_authorization_and_its_end_is_seen_coming() {
    let house = Program::new();
    assert!(
        house
            .page("/program/")
            .contains("records lie is not written down")
    );
    let not = format!("{BACKUPS}&may=not");
    house.follow(&house.send("/program/places", &not));
    let home = house.page("/program/");
    assert!(home.contains("Records lie where nothing allows it: Backups"));
    assert!(!home.contains("is not written down"));

    let place = OfficeFile::read(house.store.as_ref()).unwrap().places[0].fact;
    let one = format!("/program/places/{place}");
    // Without its day or number an authorization is none.
    let bare = format!("{BACKUPS}&may=authorized");
    let refused = house.send(&one, &bare);
    assert_eq!(refused.status, 422);
    let until =
        format!("{bare}&l_authorization=OAG+of+11%2F1&until_month=12&until_day=1&until_year=2026");
    let page = house.follow(&house.send(&one, &until));
    assert!(
        page.contains("Authorized until Tue., Dec. 1, 2026: OAG of 11/1"),
        "{page}"
    );
    let home = house.page("/program/");
    assert!(
        home.contains("authorization to keep records there ends on Tue., Dec. 1, 2026: Backups")
    );
    let office = OfficeFile::read(house.store.as_ref()).unwrap();
    assert_eq!(office.places.len(), 1);
    let on = |day| office.places[0].said.stands(day);
    assert_eq!(on(date(2026, 11, 1)), Lies::Nothing);
    assert_eq!(on(date(2026, 12, 1)), Lies::Until(date(2026, 12, 1)));
    assert_eq!(on(date(2026, 12, 2)), Lies::MayNot);

    // They were taken away.
    let left = format!("{until}&left_month=11&left_day=20&left_year=2026");
    let page = house.follow(&house.send(&one, &left));
    assert!(page.contains("No records there since Fri., Nov. 20"));
    assert!(house.page("/program/").contains("is not written down"));
    let before = format!("{until}&left_month=11&left_day=1&left_year=2026");
    assert_eq!(house.send(&one, &before).status, 422);
}

#[test]
fn a_place_entered_in_error_counts_for_nothing_with_all_that_was_said_of_it() {
    let house = Program::new();
    house.follow(&house.send("/program/places", &format!("{BACKUPS}&may=not")));
    let place = OfficeFile::read(house.store.as_ref()).unwrap().places[0].fact;
    let one = format!("/program/places/{place}");
    house.follow(&house.send(&one, &format!("{BACKUPS}&may=certified")));
    let error = format!("{one}/error/{place}");
    assert_eq!(house.send(&error, "why=").status, 422);
    let page = house.follow(&house.send(&error, "why=Typed+twice"));
    assert!(page.contains("A place of records: Typed twice"));
    assert!(
        OfficeFile::read(house.store.as_ref())
            .unwrap()
            .places
            .is_empty()
    );
    assert_eq!(house.send(&one, &format!("{BACKUPS}&may=not")).status, 404);
    assert_eq!(
        house
            .send("/program/places", &format!("{BACKUPS}&may=zz"))
            .status,
        404
    );
}
