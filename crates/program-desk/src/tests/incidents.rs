//! Critical incidents and new offenses: each clock, a finding when it is late, and what is done in time is told so.

use program_file::{Harm, Incident, NewIncident, OfficeFile, Source, Step, Wants};
use rules::{Moment, Rules};

use super::{Program, text};

fn office(house: &Program) -> OfficeFile {
    OfficeFile::read(house.store.as_ref()).unwrap()
}

/// An incident of a day of November 2026, as the form sends it.
fn happened(day: u8, time: &str, harm: &str) -> String {
    format!(
        "happened_month=11&happened_day={day}&happened_year=2026&i_time={time}&i_harm={harm}&\
         i_place=Hall+B&i_to=Thea&i_lies=Binder+4"
    )
}

fn incident(harm: Harm, at: &str) -> Incident {
    let house = Program::at("2026-12-31T08:00:00-06:00");
    let recorder = program_file::Recorder {
        store: house.store.as_ref(),
    };
    let now = Moment::parse("2026-12-31T08:00:00-06:00").unwrap();
    let act = program_file::Act {
        seen: None,
        batch: ledger::BatchId([7; 16]),
        salt: [0; 16],
        actor: ledger::Actor(1),
        now,
    };
    let line = || "x".to_owned();
    let new = NewIncident {
        at: Moment::parse(at).unwrap(),
        harm,
        place: line(),
        to: line(),
        lies: line(),
    };
    recorder.incident(&act, &new).unwrap();
    office(&house).incidents.remove(0)
}

#[test]
fn each_kind_of_incident_has_the_clocks_of_its_clause() {
    let rules = Rules::new("us-ok", &[]).unwrap();
    let wants = Wants::of("us-ok").unwrap();
    let due = |harm, at: &str, step| {
        let due = incident(harm, at).due(&wants, step, &rules.calendar, &rules.zone);
        due.map(|due| due.rfc3339(&rules.zone))
    };
    let tuesday = "2026-11-17T10:00:00-06:00";
    for harm in [Harm::Disaster, Harm::Death, Harm::Abuse] {
        let (told, written) = (
            due(harm, tuesday, Step::Told),
            due(harm, tuesday, Step::Written),
        );
        assert_eq!(told.as_deref(), Some("2026-11-17T11:00:00-06:00"));
        assert_eq!(written.as_deref(), Some("2026-11-18T10:00:00-06:00"));
        // A weekend is no excuse here.
        let saturday = due(harm, "2026-11-14T10:00:00-06:00", Step::Written);
        assert_eq!(saturday.as_deref(), Some("2026-11-15T10:00:00-06:00"));
    }
    for harm in [Harm::Care, Harm::Hospital] {
        let written = |at| due(harm, at, Step::Written);
        assert_eq!(due(harm, tuesday, Step::Told), None);
        assert_eq!(
            written(tuesday).as_deref(),
            Some("2026-11-19T10:00:00-06:00")
        );
        // Saturday: the next business day, whole. Thanksgiving is followed by a day that is none either.
        let saturday = written("2026-11-14T10:00:00-06:00");
        assert_eq!(saturday.as_deref(), Some("2026-11-16T23:59:59-06:00"));
        let thanksgiving = written("2026-11-26T10:00:00-06:00");
        assert_eq!(thanksgiving.as_deref(), Some("2026-11-30T23:59:59-06:00"));
    }
    for step in [Step::Told, Step::Written] {
        assert_eq!(due(Harm::OnSite, tuesday, step), None);
        assert!(!incident(Harm::OnSite, tuesday).owes(step));
    }
    assert!(incident(Harm::OnSite, tuesday).owes(Step::Resolved));
}

#[test]
fn a_report_that_is_late_is_a_finding_until_it_is_delivered_and_stays_told_as_late() {
    let house = Program::new();
    let page = house.follow(&house.send("/program/incidents", &happened(20, "9+a.m.", "hospital")));
    assert!(
        page.contains("Late: it was due by Sun., Nov. 22, 2026, 9:00 a.m. Do it now."),
        "{page}"
    );
    let home = house.page("/program/");
    assert!(home.contains("the written report was due by Sun., Nov. 22, 2026, 9:00 a.m."));
    assert!(home.contains("what was done about it is not signed yet."));

    let fact = office(&house).incidents[0].entry.fact;
    let step = |step: &str, day: u8, who: &str| {
        let fields = format!(
            "{step}_month=11&{step}_day={day}&{step}_year=2026&{step}_time=8:00+a.m.&{step}_who={who}"
        );
        house.send(&format!("/program/incidents/{fact}/steps/{step}"), &fields)
    };
    let before = step("written", 19, "Ada");
    assert!(text(&before).contains("earlier than what it follows"));
    assert!(text(&step("written", 24, "Ada")).contains("later than now"));
    assert_eq!(step("written", 23, "").status, 422);
    let page = house.follow(&step("written", 23, "Ada"));
    assert!(
        page.contains("Done late: Mon., Nov. 23, 2026, 8:00 a.m., Ada."),
        "{page}"
    );
    assert_eq!(step("written", 23, "Ada").status, 422, "once");
    assert!(!house.page("/program/").contains("the written report"));
    house.follow(&step("resolved", 23, "Thea"));
    assert!(
        house
            .page("/program/incidents")
            .contains("Everything is done.")
    );
    assert!(!house.page("/program/").contains("An incident of"));

    // Said of the wrong incident: the report is owed again.
    let done = office(&house).incidents[0]
        .written
        .clone()
        .unwrap()
        .entry
        .fact;
    let error = format!("/program/incidents/{fact}/error/{done}");
    house.follow(&house.send(&error, "why=Another+one"));
    assert!(
        house
            .page("/program/")
            .contains("the written report was due by")
    );
}

#[test]
fn a_death_is_told_at_once_and_by_the_policy_late_after_an_hour() {
    let house = Program::at("2026-11-23T08:30:00-06:00");
    house.follow(&house.send("/program/incidents", &happened(23, "8:00+a.m.", "death")));
    let home = house.page("/program/");
    assert!(
        home.contains("the telephone call is due by Mon., Nov. 23, 2026, 9:00 a.m."),
        "{home}"
    );
    assert!(home.contains("the written report is due by Tue., Nov. 24, 2026, 8:00 a.m."));
    let fact = office(&house).incidents[0].entry.fact;
    let page = house.page(&format!("/program/incidents/{fact}"));
    assert!(page.contains(
        "At once. After Mon., Nov. 23, 2026, 9:00 a.m. it is late by the program’s policy."
    ));
    assert!(page.contains("shall be reported to the Safeline"));
}

#[test]
fn a_new_offense_is_due_on_the_second_business_day_and_is_never_hers_to_tell() {
    let house = Program::new();
    let known = |source: &str| {
        format!(
            "known_month=11&known_day=18&known_year=2026&o_time=noon&o_case=k-104&o_source={source}"
        )
    };
    let page = house.page("/program/incidents");
    assert!(page.contains("What somebody told whom the separate file protects does not go here."));
    assert_eq!(
        house.send("/program/offenses", &known("victim")).status,
        422
    );
    let wrong = house.send(
        "/program/offenses",
        &known("authority").replace("k-104", "a+man"),
    );
    assert!(text(&wrong).contains("id=\"o_case_wrong\""));
    assert_eq!(office(&house), OfficeFile::default());

    house.follow(&house.send("/program/offenses", &known(Source::Authority.word())));
    let home = house.page("/program/");
    let said = "A new offense is not reported to the court: it was due by Fri., Nov. 20, 2026, 11:59 p.m., \
                by the program’s policy.";
    assert!(home.contains(said), "{home}");
    assert!(!home.contains("k-104"));
    let fact = office(&house).offenses[0].entry.fact;
    let report = "reported_month=11&reported_day=20&reported_year=2026&reported_time=4:00+p.m.&\
                  reported_who=District+court,+by+mail";
    let page = house.follow(&house.send(&format!("/program/offenses/{fact}/report"), report));
    assert!(
        page.contains("Done Fri., Nov. 20, 2026, 4:00 p.m., District court, by mail"),
        "{page}"
    );
    assert!(!house.page("/program/").contains("A new offense"));
    // Entered for the wrong file, it is struck with its page.
    let page = house.follow(&house.send(
        &format!("/program/offenses/{fact}/error/{fact}"),
        "why=Wrong+file",
    ));
    assert!(page.contains("No new offense is entered."));
    assert!(page.contains("A new offense: Wrong file"));
}

#[test]
fn what_cannot_be_taken_of_an_incident_is_said_beside_its_field() {
    let house = Program::new();
    let good = happened(20, "9+a.m.", "care");
    for (from, to, field) in [
        ("i_harm=care", "i_harm=other", "i_harm-death"),
        ("i_time=9+a.m.", "i_time=soon", "i_time"),
        ("happened_day=20", "happened_day=24", "happened"),
        ("happened_day=20", "happened_day=", "happened"),
        ("i_place=Hall+B", "i_place=", "i_place"),
        ("i_to=Thea", "i_to=", "i_to"),
        ("i_lies=Binder+4", "i_lies=", "i_lies"),
    ] {
        let answer = house.send("/program/incidents", &good.replace(from, to));
        assert_eq!(answer.status, 422, "{to}");
        let page = text(&answer);
        assert!(
            page.contains(&format!("id=\"{field}_wrong\"")),
            "{field} {page}"
        );
    }
    assert_eq!(office(&house), OfficeFile::default());
    assert_eq!(
        house
            .send("/program/incidents/nothing/steps/told", "")
            .status,
        404
    );
}
