//! Numbers that are held or not to be called, and the other ways to somebody.

use desk::Clock as _;
use rules::{CaseId, Role};
use victim_file::letter;

use super::{House, says, says_no};

/// Somebody with two numbers and an advocate, owed the first notice; it is Tuesday, 8 p.m.
fn somebody() -> (House, CaseId) {
    let house = House::new();
    let case = house.participant();
    let numbers = ["405-555-0173", "405-555-0174"];
    house.person(case, "Ottilie Fernsby", Role::Victim, &numbers);
    (house, case)
}

fn paths(case: CaseId) -> (String, String, String) {
    let path = |word: &str| format!("/victim/cases/{case}/{word}/1");
    (path("call"), path("ways"), path("number"))
}

/// What stands chosen on the form of the call.
fn chosen(house: &House, call: &str) -> String {
    let all = super::inputs(&house.source(call), call);
    let one = all.into_iter().find(|(name, _)| name == "vl_called");
    one.map_or_else(String::new, |(_, value)| value)
}

fn duties(house: &House, case: CaseId) -> String {
    let facts = house.stores().case(case).unwrap();
    let duties = facts.duties(&house.rules, house.clock.now());
    let shown = duties.iter().map(|duty| format!("{duty:?}"));
    shown.collect::<Vec<_>>().join("\n")
}

#[test]
fn somebody_else_answers_so_the_number_rests_until_its_day_and_another_way_stands_there() {
    let (mut house, case) = somebody();
    let (call, ways, _) = paths(case);
    assert_eq!(chosen(&house, &call), "n:405-555-0173");
    says(
        &house.page(&call),
        &["Sorry, I have the wrong number. Goodbye."],
    );
    let page = house.done(&call, &call, &[("vl_outcome", "someone_else")]);
    says(
        &page,
        &[
            "Somebody else answered",
            "Say this, and hang up",
            "Sorry, I have the wrong number. Goodbye.",
            "1. 405-555-0174",
            "2. The advocate they named Moss Dunleavy 405-555-0131",
            "Ask the victim services program whether they know a safe way 405-555-0142 Redbud Crossing",
            "Not before Wed., Nov. 25: somebody else answered",
        ],
    );
    says_no(&page, &["1. 405-555-0173"]);
    says(
        &house.page("/victim/"),
        &["Number 1: Not before Wed., Nov. 25: somebody else answered"],
    );
    // The other number is the one to be called now; if that is not safe either, their advocate.
    assert_eq!(chosen(&house, &call), "n:405-555-0174");
    says(
        &house.page(&call),
        &["A number is held. Do not call it today."],
    );
    house.done(&call, &call, &[("vl_outcome", "unsafe")]);
    assert_eq!(chosen(&house, &call), "advocate");
    says(&house.page(&call), &["No number is to be called today."]);
    says(
        &house.page("/victim/"),
        &["No number is free to be called: open the call for other ways."],
    );
    // The hold ends by itself on its day.
    house.at("2026-11-25T08:00:00-06:00", "nell");
    assert_eq!(chosen(&house, &call), "n:405-555-0173");
    says_no(&house.page(&ways), &["Not before"]);
}

#[test]
fn a_hold_ends_by_an_act_and_one_may_be_set_until_a_day() {
    let (house, case) = somebody();
    let (call, ways, number) = paths(case);
    house.done(&call, &call, &[("vl_outcome", "unsafe")]);
    // Without a reason it is not taken.
    let answer = house.send(&number, &number, &[("vc_said", "right")]);
    assert_eq!(answer.status, 422);
    let why = ("vc_why", "The advocate says mornings are fine.");
    let page = house.done(&number, &number, &[("vc_said", "right"), why]);
    says(
        &page,
        &["Recorded: 405-555-0173: right again.", "1. 405-555-0173"],
    );
    let until = [
        ("vc_said", "hold"),
        ("vc_why", "Their mother visits."),
        ("vc_until_month", "12"),
        ("vc_until_day", "4"),
        ("vc_until_year", "2026"),
    ];
    let page = house.done(&number, &number, &until);
    says(
        &page,
        &["Not before Fri., Dec. 4: Their mother visits (written Tue., Nov. 24, 8:00 p.m.)."],
    );
    assert_eq!(chosen(&house, &call), "n:405-555-0174");
    let far = [
        ("vc_said", "hold"),
        ("vc_why", "x"),
        ("vc_until_month", "12"),
        ("vc_until_day", "4"),
        ("vc_until_year", "2027"),
    ];
    assert_eq!(house.send(&number, &number, &far).status, 422);
    says(&house.page(&ways), &["Dec. 4"]);
}

#[test]
fn a_wrong_number_is_burned_until_somebody_says_it_is_right_again() {
    let (mut house, case) = somebody();
    let (call, ways, number) = paths(case);
    house.done(&call, &call, &[("vl_outcome", "wrong_number")]);
    house.at("2026-11-30T09:00:00-06:00", "nell");
    let source = house.source(&call);
    assert!(source.contains("<s>405-555-0173</s>"), "{source}");
    says(
        &super::plain(&source),
        &["Do not call this number: it is a wrong number (Tue., Nov. 24, 8:00 p.m.)"],
    );
    assert_eq!(chosen(&house, &call), "n:405-555-0174");
    assert!(!source.contains("value=\"n:405-555-0173\""));
    // Roles written anew, and a plan saved, change nothing of that.
    let roles = format!("/victim/cases/{case}/roles/1");
    house.done(&roles, &roles, &[]);
    let plan = format!("/victim/cases/{case}/plan/1");
    house.done(&plan, &plan, &[("vc_label_0", "cell")]);
    says(&house.page(&ways), &["Do not call this number"]);
    let right = [
        ("vc_said", "right"),
        ("vc_why", "She wrote it down for us."),
    ];
    house.done(&number, &number, &right);
    assert_eq!(chosen(&house, &call), "n:405-555-0173");
    says_no(&house.page(&ways), &["Do not call this number"]);
}

#[test]
fn a_call_taken_back_holds_and_burns_nothing() {
    let (house, case) = somebody();
    let (call, ways, _) = paths(case);
    let answer = house.send(&call, &call, &[("vl_outcome", "disconnected")]);
    let after = answer.header("location").unwrap().to_owned();
    says(
        &house.page(&after),
        &["Do not call this number: it is disconnected"],
    );
    let once = after.rsplit('=').next().unwrap();
    let undo = format!("/victim/cases/{case}/undo/{once}");
    house.done(&after, &undo, &[]);
    says_no(&house.page(&ways), &["Do not call this number"]);
    assert_eq!(chosen(&house, &call), "n:405-555-0173");
}

#[test]
fn what_is_said_of_numbers_moves_no_duty() {
    let (mut house, case) = somebody();
    let (call, _, number) = paths(case);
    house.done(&call, &call, &[("vl_outcome", "someone_else")]);
    let before = duties(&house, case);
    for said in ["hold", "never", "wrong", "right", "dead"] {
        house.done(
            &number,
            &number,
            &[("vc_said", said), ("vc_why", "So it was said.")],
        );
        assert_eq!(duties(&house, case), before, "{said}");
    }
    house.at("2026-12-07T09:00:00-06:00", "nell");
    says(
        &house.page("/victim/"),
        &["Call Ottilie Fernsby", "Overdue"],
    );
}

#[test]
fn a_number_of_the_participants_intake_is_burned_at_once_and_one_from_them_stands_in_red() {
    let (house, case) = somebody();
    let (call, _, number) = paths(case);
    let intake = client_file::letter::Intake {
        first: "Garrick".to_owned(),
        last: "Vantongeren".to_owned(),
        words: "Own cell (405) 555-0173.".to_owned(),
        ..client_file::letter::Intake::default()
    };
    house.client().amend(house.act(case), &intake).unwrap();
    house.board.touch(case);
    let page = house.page(&call);
    says(
        &page,
        &["Do not call this number: it stands in the participant’s intake."],
    );
    assert_eq!(chosen(&house, &call), "n:405-555-0174");
    // Even so somebody who knows better may say so.
    let right = [("vc_said", "right"), ("vc_why", "It is the line of both.")];
    house.done(&number, &number, &right);
    says_no(&house.page(&call), &["Do not call this number"]);
    // From the participant: in red, and never the first.
    let plan = format!("/victim/cases/{case}/plan/1");
    house.done(&plan, &plan, &[("vc_source_0", "participant")]);
    let source = house.source(&call);
    assert!(
        source.contains("<p class=\"no\">From the participant. Check who answers"),
        "{source}"
    );
    assert_eq!(chosen(&house, &call), "n:405-555-0174");
}

#[test]
fn a_plan_keeps_what_each_number_and_each_way_allows() {
    let (house, case) = somebody();
    let (call, ways, _) = paths(case);
    let plan = format!("/victim/cases/{case}/plan/1");
    let fields = [
        ("vc_voicemail", "yes"),
        ("vc_voicemail_words", "This is the library about your book."),
        ("vc_label_1", "work"),
        ("vc_answers_1", "The front desk; ask for Tillie."),
        ("vc_message_0", "no"),
        ("vc_message_1", "yes"),
        ("vc_ways", "letter"),
        ("vc_ways_words", "Plain envelope, to the sister."),
        ("vc_advocate_scope", "Everything but addresses."),
        ("vc_code_words", "Pumpkin: not now"),
        ("vc_confirmed", "person"),
    ];
    house.done(&plan, &plan, &fields);
    let page = house.page(&call);
    says(
        &page,
        &[
            "The front desk; ask for Tillie.",
            "A message may be left here.",
            "Do not leave a message here.",
            "“This is the library about your book.”",
            "A letter may be sent. Plain envelope, to the sister.",
            "Everything but addresses.",
            "Pumpkin: not now",
            "Confirmed by",
        ],
    );
    says(
        &house.page(&ways),
        &["A letter may be sent Plain envelope, to the sister."],
    );
    let again: Vec<_> = super::inputs(&house.source(&plan), &plan);
    for (name, value) in fields.iter().filter(|(name, _)| *name != "vc_confirmed") {
        let kept = again
            .iter()
            .any(|(each, there)| each == name && there == value);
        assert!(kept, "{name} is not `{value}` in {again:?}");
    }
}

#[test]
fn a_call_keeps_which_number_was_called() {
    let (house, case) = somebody();
    let (call, _, _) = paths(case);
    let numbers = |house: &House| {
        let ring = &house.house.victim;
        let file = victim_file::VictimCase::open(
            house.stores(),
            ring,
            &house.rules,
            case,
            house.clock.now(),
        );
        let file = file.unwrap().unwrap();
        let efforts = file
            .lines()
            .filter_map(|line| match (&line.envelope.matter, &line.words) {
                (
                    ledger::Matter::Rule(rules::What::Effort { to, .. }),
                    victim_file::Words::Effort(letter),
                ) => Some((*to, letter.number.clone())),
                _ => None,
            });
        efforts.collect::<Vec<_>>()
    };
    let second = format!("{call}?way=2");
    let source = house.source(&second);
    let fields = super::inputs(&source, &call);
    let value = fields.iter().find(|(name, _)| name == "vl_called").unwrap();
    assert_eq!(value.1, "n:405-555-0174");
    for (called, to, number) in [
        ("n:405-555-0174", rules::Toward::Person, "405-555-0174"),
        ("advocate", rules::Toward::Advocate, "405-555-0131"),
        ("other", rules::Toward::Person, "405-555-0188"),
        ("locate", rules::Toward::Locate, "405-555-0188"),
    ] {
        let fields = [
            ("vl_called", called),
            ("vl_other", "405-555-0188"),
            ("vl_outcome", "no_answer"),
        ];
        let answer = house.send(&call, &call, &fields);
        assert_eq!(answer.status, 303);
        assert!(
            numbers(&house).contains(&(to, number.to_owned())),
            "{called}"
        );
    }
}

#[test]
fn letters_of_before_each_number_had_its_own_answers_still_read() {
    use letter::Letter as _;
    let old = br#"{"person":{"name":"Ada","phones":[{"number":"405-555-0173","source":"court","state":"wrong"}]},
        "plan":{"voicemail":true,"voicemail_words":"The library.","text":true,
        "advocate":{"name":"Moss","number":"405-555-0131"}}}"#;
    let saved = letter::Saved::read(old).unwrap();
    let (person, plan) = (saved.person.unwrap(), saved.plan.unwrap());
    assert_eq!(person.phones[0].state, letter::NumberState::Wrong);
    assert_eq!(person.phones[0].voicemail, None, "as the plan says");
    assert!(plan.voicemail && plan.text && !plan.email && !plan.letter && !plan.visit);
    assert!(saved.numbers.is_empty());
}
