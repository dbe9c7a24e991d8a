//! Training: hours by the year and by topic, what comes before groups are led, what ends soon, and what was never approved.

use program_file::{OfficeFile, Serves, Settings, StaffNo, Stands, Wants};

use super::{Program, text};

fn staff(house: &Program, hats: &str) {
    let fields = format!("number=0&s_name=Nell+Ives&{hats}&s_telephone=&s_mail=");
    assert_eq!(house.send("/program/people/staff", &fields).status, 303);
}

fn serves(house: &Program, since: &str, kind: &str) {
    let (month, year) = since.split_once('/').unwrap();
    let fields = format!(
        "since_month={month}&since_day=1&since_year={year}&until_month=&until_day=&until_year=2026&\
         serves={kind}&account=1"
    );
    house.follow(&house.send("/program/training/1/service", &fields));
}

/// A training of Nell's, as the form sends it.
fn train(house: &Program, counts: &str, year: u16, hours: &str, more: &str) {
    let fields = training(counts, year, hours, more);
    house.follow(&house.send("/program/training", &fields));
}

fn training(counts: &str, year: u16, hours: &str, more: &str) -> String {
    format!(
        "t_who=1&t_counts={counts}&t_title=A+day&t_trainers=Ada&on_month=2&on_day=3&on_year={year}&\
         t_long={hours}&t_sponsor=Coalition&{more}"
    )
}

const APPROVED: &str = "t_approved=Thea";
const ALL: &str = "t_approved=Thea&t_topics=confidentiality&t_topics=safety&t_topics=first-aid&\
                   t_topics=precautions&t_topics=ethics";

fn stands(house: &Program) -> Vec<Stands> {
    let store = house.store.as_ref();
    let settings = Settings::read(store).unwrap();
    let office = OfficeFile::read(store).unwrap();
    let wants = Wants::of("us-ok").unwrap();
    let today = jiff::civil::date(2026, 11, 23);
    let nell = &settings.staff[&StaffNo(1)];
    office.trained(&wants, StaffNo(1), nell, today).stands
}

#[test]
fn a_year_that_ended_short_is_a_finding_until_its_hours_and_topics_are_there() {
    let house = Program::new();
    staff(&house, "s_hats=director");
    let home = house.page("/program/");
    assert!(home.contains("Of one of the staff it is not entered since when they serve."));
    serves(&house, "3/2024", "staff");
    train(&house, "orientation", 2024, "6", APPROVED);
    let home = house.page("/program/");
    assert!(
        home.contains("Nell Ives: In 2025 they had 12 hours too few."),
        "{home}"
    );
    assert!(home.contains("In 2025 these topics were missing: Confidentiality; "));

    train(&house, "yearly", 2025, "7.5", ALL);
    let page = house.page("/program/training/1");
    assert!(page.contains("In 2025 they had 4 hours and 30 minutes too few."));
    assert!(!page.contains("In 2025 these topics"));
    // What nobody approved does not count, and says so.
    train(&house, "yearly", 2025, "9", "t_approved=");
    let page = house.page("/program/training/1");
    assert!(page.contains("4 hours and 30 minutes too few"));
    assert!(page.contains("Nobody has approved it, so it does not count."));
    train(&house, "yearly", 2025, "4.5", APPROVED);
    assert!(!house.page("/program/").contains("In 2025"));
    // The year that runs ends within sixty days, so it is in view; no finding.
    assert_eq!(stands(&house).len(), 2);
    assert!(stands(&house).iter().all(|each| !each.is_finding()));
    assert!(
        house
            .page("/program/training")
            .contains("This year: 0 hours of 12 hours")
    );
}

#[test]
fn who_came_within_a_year_is_not_found_short_of_it_and_a_volunteer_owes_fewer_hours() {
    let house = Program::new();
    staff(&house, "s_hats=director");
    serves(&house, "2/2025", "staff");
    train(&house, "orientation", 2025, "6", APPROVED);
    assert!(
        stands(&house).iter().all(|each| !each.is_finding()),
        "came in February"
    );
    serves(&house, "1/2025", "staff");
    assert!(stands(&house).contains(&Stands::LastYear(2025, 12 * 60)));
    serves(&house, "1/2025", Serves::Volunteer.word());
    assert_eq!(stands(&house)[0], Stands::LastYear(2025, 4 * 60));
    serves(&house, "1/2025", Serves::Indirect.word());
    assert_eq!(stands(&house), [], "no number is asked of them");
}

#[test]
fn before_groups_are_led_hours_and_observed_sessions_are_wanted_of_facilitators_alone() {
    let house = Program::new();
    staff(&house, "s_hats=facilitator");
    serves(&house, "9/2026", "staff");
    let page = house.page("/program/training/1");
    assert!(page.contains("Missing before they lead groups: 20 hours of training."));
    assert!(page.contains("Missing before they lead groups: 12 observed sessions."));
    assert!(page.contains("The orientation is due by Mon., March 1, 2027"));
    train(&house, "before", 2026, "20", APPROVED);
    for _ in 0..11 {
        train(&house, "observed", 2026, "2", APPROVED);
    }
    let page = house.page("/program/training/1");
    assert!(!page.contains("of training."));
    assert!(page.contains("Missing before they lead groups: one observed session."));
    // Hours before count there and not for the year.
    assert!(page.contains("This year: 0 hours of 12 hours"));
    train(&house, "observed", 2026, "2", APPROVED);
    assert!(!house.page("/program/").contains("before they lead groups"));
}

#[test]
fn a_credential_is_in_view_before_it_ends_a_finding_after_and_nothing_once_renewed() {
    let house = Program::new();
    staff(&house, "s_hats=director");
    serves(&house, "9/2026", "staff");
    let credential = |month: u8, year: u16| {
        let fields = format!("c_name=License&ends_month={month}&ends_day=1&ends_year={year}");
        house.follow(&house.send("/program/training/1/credentials", &fields))
    };
    credential(12, 2027);
    assert!(!house.page("/program/").contains("License"));
    let house = Program::new();
    staff(&house, "s_hats=director");
    serves(&house, "9/2026", "staff");
    let credential = |month: u8, year: u16| {
        let fields = format!("c_name=License&ends_month={month}&ends_day=1&ends_year={year}");
        house.follow(&house.send("/program/training/1/credentials", &fields))
    };
    credential(11, 2026);
    assert!(
        house
            .page("/program/")
            .contains("Nell Ives: License ended on Sun., Nov. 1")
    );
    credential(12, 2026);
    let home = house.page("/program/");
    assert!(home.contains("Nell Ives: License ends on Tue., Dec. 1"));
    assert!(!home.contains("License ended"));
    let page = credential(12, 2027);
    assert!(page.contains("License, until Wed., Dec. 1, 2027"));
    assert!(!house.page("/program/").contains("License"));

    // One that was entered for somebody else is struck, and the earlier one is near its end again.
    let store = house.store.as_ref();
    let last = OfficeFile::read(store).unwrap().credentials[2].0.fact;
    let page = house.follow(&house.send(
        &format!("/program/training/1/error/{last}"),
        "why=Of+another+person",
    ));
    assert!(page.contains("License ends on Tue., Dec. 1"));
    assert!(
        house
            .page("/program/training")
            .contains("A credential: Of another person")
    );
}

#[test]
fn what_cannot_be_taken_of_a_training_is_said_beside_its_field() {
    let house = Program::new();
    staff(&house, "s_hats=director");
    let good = training("yearly", 2026, "2", ALL);
    for (from, to, field) in [
        ("t_who=1&", "", "t_who-1"),
        ("t_long=2", "t_long=two", "t_long"),
        ("t_long=2", "t_long=900", "t_long"),
        ("t_long=2", "t_long=0", "t_long"),
        ("t_title=A+day", "t_title=", "t_title"),
        ("t_trainers=Ada", "t_trainers=", "t_trainers"),
        ("t_sponsor=Coalition", "t_sponsor=", "t_sponsor"),
        ("on_year=2026", "on_year=2027", "on"),
    ] {
        let answer = house.send("/program/training", &good.replace(from, to));
        assert_eq!(answer.status, 422, "{to}");
        let page = text(&answer);
        assert!(
            page.contains(&format!("id=\"{field}_wrong\"")),
            "{field} {page}"
        );
    }
    for strange in ["t_who=9", "t_who=x", "t_counts=other"] {
        let (name, _) = strange.split_once('=').unwrap();
        let was = if name == "t_who" {
            "t_who=1"
        } else {
            "t_counts=yearly"
        };
        let answer = house.send("/program/training", &good.replace(was, strange));
        assert!(matches!(answer.status, 404 | 422), "{strange}");
    }
    let back = "since_month=3&since_day=1&since_year=2026&until_month=2&until_day=1&until_year=2026&serves=staff";
    let answer = house.send("/program/training/1/service", back);
    assert_eq!(answer.status, 422);
    assert!(text(&answer).contains("earlier than what it follows"));
    let office = OfficeFile::read(house.store.as_ref()).unwrap();
    assert_eq!(office, OfficeFile::default());
}
