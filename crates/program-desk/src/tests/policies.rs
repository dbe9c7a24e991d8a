//! Policies: what is missing in writing is said, a later version takes over on its first day, and who read which is kept.

use desk::Method;
use jiff::civil::date;
use program_file::{OfficeFile, StaffNo, StartText, Wants};

use super::{Program, text};

const TEXT: &str = "p_name=Safety+first&p_answers=safety&p_answers=incidents&p_text=We+warn.&\
                    from_month=11&from_day=2&from_year=2026";

fn office(house: &Program) -> OfficeFile {
    OfficeFile::read(house.store.as_ref()).unwrap()
}

fn staff(house: &Program) {
    let answer = house.send(
        "/program/people/staff",
        "number=0&s_name=Nell+Ives&s_hats=facilitator&s_telephone=&s_mail=",
    );
    assert_eq!(answer.status, 303);
}

#[test]
fn what_the_chapter_wants_is_missing_until_a_policy_in_force_is_it() {
    let house = Program::new();
    let missing = "Missing in writing: Victim safety and confidentiality; How the program works";
    assert!(house.page("/program/").contains(missing));
    assert_eq!(
        house.page("/program/policies").matches(">Missing<").count(),
        6
    );

    // One that begins tomorrow is not there today.
    let tomorrow = TEXT.replace("from_month=11&from_day=2", "from_month=11&from_day=24");
    house.follow(&house.send("/program/policies", &tomorrow));
    assert!(house.page("/program/").contains(missing));
    let page = house.follow(&house.send("/program/policies", TEXT));
    assert!(page.contains("Begins on Tue., Nov. 24"));
    assert!(page.contains("In force since Mon., Nov. 2"));
    assert_eq!(page.matches(">Missing<").count(), 4);
    let home = house.page("/program/");
    assert!(!home.contains("Victim safety and confidentiality"));
    assert!(home.contains("Missing in writing: How the program works"));
}

#[test]
fn a_policy_has_a_version_for_each_day_and_none_after_its_end() {
    let house = Program::new();
    house.follow(&house.send("/program/policies", TEXT));
    let policy = office(&house).policies[0].fact;
    let versions = format!("/program/policies/{policy}/versions");
    let write = |day: u8, more: &str| {
        let fields = format!("p_name=Safety&from_month=11&from_day={day}&from_year=2026&{more}");
        house.follow(&house.send(&versions, &fields))
    };
    write(10, "p_text=Second");
    write(20, "p_ended=yes");
    // Written last, though of a day between: days decide, not the order of writing.
    let page = write(5, "p_text=Between");
    assert!(page.contains("No longer in force since Fri., Nov. 20"));
    let office = office(&house);
    let on = |day| {
        office.policies[0]
            .in_force(date(2026, 11, day))
            .map(|each| each.text.clone())
    };
    assert_eq!(on(1), None);
    for (day, text) in [
        (2, "We warn."),
        (4, "We warn."),
        (5, "Between"),
        (10, "Second"),
        (19, "Second"),
    ] {
        assert_eq!(on(day).as_deref(), Some(text), "{day}");
    }
    assert_eq!(on(20), None);
    let wants = Wants::of("us-ok").unwrap();
    assert_eq!(office.missing(&wants, date(2026, 11, 4)).len(), 4);
    assert_eq!(office.missing(&wants, date(2026, 11, 21)).len(), 6);
}

#[test]
fn a_version_is_read_by_who_signed_in_or_on_paper_and_another_version_is_unread() {
    let house = Program::new();
    staff(&house);
    house.follow(&house.send("/program/policies", TEXT));
    let home = house.page("/program/");
    assert!(home.contains("One of the staff has a policy in force still to read."));
    let policy = office(&house).policies[0].clone();
    let version = policy.versions[0].written.fact;
    let read = format!("/program/policies/{}/versions/{version}/read", policy.fact);
    let page = house.follow(&house.send(&read, ""));
    assert!(page.contains("You read this version on Mon., Nov. 23"));
    assert!(page.contains("Not read yet"), "she did, Nell did not");
    let twice = house.send(&read, "");
    assert_eq!(twice.status, 422);

    let later = house.send(&read, "reader=1&read_month=11&read_day=24&read_year=2026");
    assert!(text(&later).contains("later than now"));
    let nobody = house.send(&read, "reader=7&read_month=11&read_day=20&read_year=2026");
    assert_eq!(nobody.status, 422);
    let page =
        house.follow(&house.send(&read, "reader=1&read_month=11&read_day=20&read_year=2026"));
    assert!(page.contains("Read on Fri., Nov. 20"));
    assert!(!house.page("/program/").contains("still to read"));
    let fields = "number=0&s_name=Wes+Lark&s_hats=facilitator&s_telephone=&s_mail=";
    assert_eq!(house.send("/program/people/staff", fields).status, 303);
    let home = house.page("/program/");
    assert!(home.contains("One of the staff has a policy in force still to read."));
    let nell = StaffNo(1);
    assert_eq!(
        office(&house).policies[0].versions[0].read_by(nell, None),
        Some(date(2026, 11, 20))
    );

    let again = TEXT.replace("We+warn.", "We+warn+at+once.");
    house.follow(&house.send(
        &format!("/program/policies/{}/versions", policy.fact),
        &again,
    ));
    assert!(
        house.page("/program/").contains("still to read"),
        "another text"
    );
}

#[test]
fn what_cannot_be_taken_is_said_beside_its_field_and_nothing_is_lost() {
    let house = Program::new();
    let no_text = TEXT.replace("We+warn.", "");
    let answer = house.send("/program/policies", &no_text);
    assert_eq!(answer.status, 422);
    let page = text(&answer);
    assert!(page.contains("id=\"p_text_wrong\""));
    assert!(page.contains("value=\"Safety first\""));
    assert!(page.contains("value=\"safety\" checked"));
    for wrong in [
        TEXT.replace("Safety+first", ""),
        TEXT.replace("p_answers=safety", "p_answers=other"),
        TEXT.replace("from_day=2", "from_day=32"),
        TEXT.replace("from_year=2026", "from_year=1926"),
    ] {
        assert_eq!(
            house.send("/program/policies", &wrong).status,
            422,
            "{wrong}"
        );
    }
    assert_eq!(office(&house), OfficeFile::default());
    let strange = house.send("/program/policies/nothing/versions", TEXT);
    assert_eq!(strange.status, 404);
}

#[test]
fn an_entry_made_in_error_counts_for_nothing_and_is_still_told() {
    let house = Program::new();
    staff(&house);
    house.follow(&house.send("/program/policies", TEXT));
    let policy = office(&house).policies[0].clone();
    let path = format!("/program/policies/{}", policy.fact);
    let read = format!("{path}/versions/{}/read", policy.versions[0].written.fact);
    house.follow(&house.send(&read, "reader=1&read_month=11&read_day=20&read_year=2026"));
    let reading = office(&house).policies[0].versions[0].readings[0]
        .written
        .fact;
    let strike = |entry: &str, why: &str| {
        house.send(&format!("{path}/error/{entry}"), &format!("why={why}"))
    };
    let no_reason = strike(reading.as_str(), "");
    assert_eq!(no_reason.status, 422);
    assert!(text(&no_reason).contains(&format!("id=\"why-{reading}_wrong\"")));
    let page = house.follow(&strike(reading.as_str(), "Another+Nell"));
    assert!(page.contains("Not read yet"));
    assert_eq!(strike("nothing", "x").status, 404);
    assert_eq!(strike(reading.as_str(), "again").status, 404);

    let version = policy.versions[0].written.fact;
    let page = house.follow(&strike(version.as_str(), "A+draft"));
    assert!(page.contains("No policy is entered."));
    assert!(page.contains("A version of a policy: A draft"));
    assert!(page.contains("That somebody read a policy: Another Nell"));
    assert_eq!(office(&house).struck.len(), 2);
}

#[test]
fn every_wanted_policy_and_topic_has_words_and_each_number_its_source() {
    let wants = Wants::of("us-ok").unwrap();
    let words = page::Languages::new().of("en-US");
    for policy in &wants.policies {
        assert!(
            words.has(&format!("policy-wanted-{}", policy.id)),
            "{}",
            policy.id
        );
        assert!(!policy.quote.is_empty() && !policy.clause.is_empty());
    }
    assert_eq!(Wants::of("us-wa"), None, "nobody has read that chapter");
}

#[test]
fn a_text_to_start_from_is_offered_for_each_wanted_policy_and_is_none_until_it_is_completed() {
    let house = Program::new();
    let page = house.page("/program/policies");
    let wants = Wants::of("us-ok").unwrap();
    let mut texts = Vec::new();
    for wanted in &wants.policies {
        let path = format!("/program/policies-to-start/{}", wanted.id);
        assert!(
            page.contains(&format!("href=\"{path}\" download")),
            "{path}"
        );
        for language in ["en", "es"] {
            let template = StartText::find("us-ok", &wanted.id, language).unwrap();
            assert_eq!(template.language, language);
            assert!(StartText::is_left_open(template.text), "{path} {language}");
            let clause = wanted.clause.split('(').next().unwrap();
            assert!(
                template.text.contains(clause),
                "{path} {language}: {clause}"
            );
            assert!(!texts.contains(&template.text));
            texts.push(template.text);
        }
        let file = house.ask(Method::Get, &path, String::new());
        let english = StartText::find("us-ok", &wanted.id, "en-US").unwrap();
        assert_eq!(text(&file), english.text);
        assert!(
            file.header("content-disposition")
                .unwrap()
                .contains("to-complete.txt")
        );
        // Put in force as it is, it is refused, and what is wanted is still missing.
        let taken = english.text.replace(' ', "+");
        let sent = format!(
            "p_name=x&p_answers={}&p_text={taken}&from_month=11&from_day=2&from_year=2026",
            wanted.id
        );
        let refused = house.send("/program/policies", &sent);
        assert_eq!(refused.status, 422);
        assert!(text(&refused).contains("Complete it first"));
    }
    assert_eq!(
        house.page("/program/policies").matches(">Missing<").count(),
        6
    );
    let none = "/program/policies-to-start/plover";
    assert_eq!(house.ask(Method::Get, none, String::new()).status, 404);
}

#[test]
fn what_was_in_force_on_another_day_is_shown_by_its_day() {
    let house = Program::new();
    house.follow(&house.send("/program/policies", TEXT));
    let policy = office(&house).policies[0].fact;
    let versions = format!("/program/policies/{policy}/versions");
    let later =
        "p_name=Safety+first+and+last&p_text=Second&from_month=11&from_day=10&from_year=2026";
    house.follow(&house.send(&versions, later));
    let on = |day: &str| {
        let path = format!("/program/policies?as_month=11&as_day={day}&as_year=2026");
        house.ask(Method::Get, &path, String::new())
    };
    let page = text(&on("5"));
    for said in [
        "As of Thu., Nov. 5, 2026, by the versions that are entered now.",
        "In force since Mon., Nov. 2",
        ">Safety first</a>",
        "name=\"as_day\" value=\"5\"",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    // Two of the six are it on that day; before its first day none was, and the second answers none.
    assert_eq!(page.matches(">Missing<").count(), 4);
    assert_eq!(text(&on("1")).matches(">Missing<").count(), 6);
    let today = house.page("/program/policies");
    assert!(today.contains(">Safety first and last</a>") && !today.contains("As of "));
    assert_eq!(today.matches(">Missing<").count(), 6);
    // No day: it is said beside the field, what was typed stays, and today is shown.
    let wrong = on("31");
    assert_eq!(wrong.status, 422);
    let page = text(&wrong);
    assert!(page.contains("href=\"#as_month\"") && page.contains("value=\"31\""));
    assert!(page.contains(">Safety first and last</a>"));
}
