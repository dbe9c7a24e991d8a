//! What is said in a call, by what it is about and in whose language; and a plan that nobody has confirmed for long.

use rules::{CaseId, Role};
use victim_file::letter;

use super::{House, says, says_no};

fn somebody() -> (House, CaseId) {
    let house = House::new();
    let case = house.participant();
    house.person(case, "Ottilie Fernsby", Role::Victim, &["405-555-0173"]);
    (house, case)
}

fn path(case: CaseId, word: &str) -> String {
    format!("/victim/cases/{case}/{word}/1")
}

#[test]
fn the_words_are_those_of_the_call_at_hand_and_a_draft() {
    let (house, case) = somebody();
    let call = path(case, "call");
    let page = house.page(&call);
    says(
        &page,
        &[
            "Draft: the program and its provider have yet to approve these words.",
            "I work with the program that Garrick Vantongeren was sent to.",
            "Do you want to hear from us when Garrick Vantongeren begins, and leaves?",
            "Is this still a good number, and a good time?",
        ],
    );
    says_no(&page, &["you may be in danger", "no longer in the program"]);
    house.risk(case);
    says(
        &house.page(&call),
        &["I am calling because you may be in danger. Are you safe right now?"],
    );
    house.done(&call, &call, &[("vl_outcome", "reached")]);
    let chosen = [("vc_receive", "yes"), ("vc_provide", "no")];
    house.done(&path(case, "told"), &path(case, "told"), &chosen);
    let page = house.page(&call);
    says_no(
        &page,
        &["Do you want to hear from us", "I work with the program"],
    );
    let left = client_file::When::At(desk::Clock::now(house.clock.as_ref()));
    let reason = rules::Leaving::Completed;
    let client = house.client();
    client.terminate(house.act(case), left, reason, "").unwrap();
    house.board.touch(case);
    let page = house.page(&call);
    says(
        &page,
        &[
            "Garrick Vantongeren is no longer in the program.",
            "I cannot tell you that you are safe now.",
        ],
    );
    says_no(&page, &["completed"]);
}

#[test]
fn their_own_language_comes_first_and_the_other_stands_beside_it() {
    let (house, case) = somebody();
    let call = path(case, "call");
    let english = "You can call us at any time.";
    let spanish = "Puede llamarnos en cualquier momento.";
    let at = |words: &str| house.page(&call).find(words).unwrap();
    assert!(at(english) < at(spanish));
    let speaks = [("vc_language", "Spanish")];
    let form = path(case, "circumstances");
    house.done(&form, &form, &speaks);
    assert!(at(spanish) < at(english));
    assert!(house.source(&call).contains("<div lang=\"es-US\">"));
}

#[test]
fn a_denial_has_words_of_its_own() {
    let (house, case) = somebody();
    let call = path(case, "call");
    says_no(&house.page(&call), &["has not taken"]);
    let denied = client_file::When::At(desk::Clock::now(house.clock.as_ref()));
    let client = house.client();
    client
        .decide(
            house.act(case),
            denied,
            rules::Outcome::Denied,
            "Too dangerous",
        )
        .unwrap();
    house.board.touch(case);
    let page = house.page(&call);
    says(
        &page,
        &[
            "The program has not taken Garrick Vantongeren. May I tell you why?",
            "El programa no admitió a Garrick Vantongeren.",
        ],
    );
    says_no(
        &page,
        &["May I tell you what we know, and who can help you?"],
    );
}

#[test]
fn a_danger_that_ended_is_told_to_whom_it_was_told_until_they_were_on_the_line() {
    let (house, case) = somebody();
    let call = path(case, "call");
    let threat = house.risk(case);
    let over = "We warned you of a danger. As far as we know it is over.";
    house.done(&call, &call, &[("vl_outcome", "reached")]);
    says_no(&house.page(&call), &[over]);
    house.later(600);
    let end = format!("/victim/cases/{case}/over/{threat}");
    house.done(
        &end,
        &end,
        &[("vc_because", "jail"), ("vc_why", "Held without bond.")],
    );
    says(&house.page(&call), &[over, "Hasta donde sabemos, ya pasó."]);
    house.later(600);
    house.done(&call, &call, &[("vl_outcome", "reached")]);
    says_no(&house.page(&call), &[over]);
}

#[test]
fn jail_and_release_are_news_for_who_wants_to_hear() {
    let (house, case) = somebody();
    let call = path(case, "call");
    house.done(&call, &call, &[("vl_outcome", "reached")]);
    let stands = |standing| {
        house.later(600);
        let stands = client_file::Stands {
            standing,
            last_day: None,
            place: String::new(),
            sessions: None,
            words: String::new(),
        };
        let now = client_file::When::At(desk::Clock::now(house.clock.as_ref()));
        house.client().stand(house.act(case), now, &stands).unwrap();
        house.board.touch(case);
    };
    stands(ledger::Standing::Jail);
    let jail = "Garrick Vantongeren is in jail, as far as we know.";
    says_no(&house.page(&call), &[jail]);
    let chosen = [("vc_receive", "yes"), ("vc_provide", "no")];
    house.done(&path(case, "told"), &path(case, "told"), &chosen);
    says(&house.page(&call), &[jail]);
    stands(ledger::Standing::Released);
    let page = house.page(&call);
    says(
        &page,
        &["Garrick Vantongeren is out of jail, as far as we know."],
    );
    says_no(&page, &[jail]);
    house.later(600);
    house.done(&call, &call, &[("vl_outcome", "reached")]);
    says_no(&house.page(&call), &["out of jail"]);
}

#[test]
fn whoever_calls_us_speaks_for_them_or_is_the_provider_has_words_too() {
    let (house, case) = somebody();
    let call = path(case, "call");
    // The advocate whom they named stands for them; nobody has a guardian.
    says(&house.page(&call), &["Am I talking with Moss Dunleavy?"]);
    says_no(&house.page(&call), &["somebody you care for"]);
    let draft = "Draft: the program and its provider have yet to approve these words.";
    says(
        &house.page(&path(case, "inbound")),
        &[
            draft,
            "Thank you for calling. Are you safe right now?",
            "Gracias por llamar.",
        ],
    );
    let threat = house.risk(case);
    let provider = house.page(&format!("/victim/cases/{case}/provider/{threat}"));
    says(
        &provider,
        &[
            draft,
            "I am calling under our agreement, to warn of a danger.",
            "Llamo según nuestro convenio",
        ],
    );
    says_no(&provider, &["Ottilie", "Garrick Vantongeren is"]);
}

#[test]
fn a_message_has_words_to_start_from_that_say_no_program_no_reason_and_nobody() {
    let (house, case) = somebody();
    let plan = house.page(&path(case, "plan"));
    let drafts = [
        "Hello, this is [first name]. Please call me back at [number]. Thank you.",
        "Hola, habla [nombre]. Por favor, llámeme al [número]. Gracias.",
    ];
    says(&plan, &drafts);
    says(&plan, &["Leave none unless they said so."]);
    // Nothing is filled in: what may be said is theirs to allow.
    let source = house.source(&path(case, "plan"));
    let words = source.split("vc_voicemail_words\" rows").nth(1).unwrap();
    let words = words.split_once('>').unwrap().1;
    assert_eq!(words.split("</textarea>").next().unwrap().trim(), "");
    for language in ["en-US", "es-US"] {
        let w = page::Languages::new().of(language);
        for number in 1.. {
            let key = format!("victim-script-voicemail-{number}");
            if !w.has(&key) {
                assert!(number > 2, "{language}");
                break;
            }
            let said = w.t(&key).to_lowercase();
            for never in [
                "program", "victim", "violen", "danger", "peligro", "court", "tribunal", "caso",
                "case", "safe", "segur", "advocate", "partner", "pareja",
            ] {
                assert!(!said.contains(never), "{said}: {never}");
            }
        }
    }
}

/// A plan that allows a message, confirmed or saved some days ago.
fn plan(house: &House, case: CaseId, days: i32) {
    let today = jiff::civil::date(2026, 11, 24);
    let on = today.checked_sub(jiff::Span::new().days(days)).unwrap();
    let plan = letter::Plan {
        voicemail: true,
        voicemail_words: "The book you ordered is here.".to_owned(),
        confirmed: Some(letter::Confirmed {
            by: "by them".to_owned(),
            on,
        }),
        ..letter::Plan::default()
    };
    let saved = letter::Saved {
        plan: Some(plan),
        ..letter::Saved::default()
    };
    let person = rules::PersonNo(0);
    house
        .recorder()
        .save(house.act(case), person, &saved)
        .unwrap();
    house.board.touch(case);
}

#[test]
fn a_plan_not_confirmed_for_ninety_days_is_asked_about_once_before_numbers_are_shown() {
    let (house, case) = somebody();
    let call = path(case, "call");
    plan(&house, case, 90);
    says(
        &house.page(&call),
        &["405-555-0173", "The book you ordered"],
    );
    plan(&house, case, 91);
    for word in ["call", "ways"] {
        let source = house.source(&path(case, word));
        says_no(&source, &["555-0173", "The book you ordered", "vl_called"]);
        says(
            &super::plain(&source),
            &[
                "Nobody has confirmed how they can be called since Tue., Aug. 25, 91 days ago.",
                "leave no message",
            ],
        );
        let on = source.split("?plan=asked").next().unwrap();
        let on = on.rsplit('"').next().unwrap();
        says(&house.page(&format!("{on}?plan=asked")), &["405-555-0173"]);
    }
    // Asked, it is called by all the same, and no message is left by it.
    let asked = house.page(&format!("{call}?plan=asked"));
    says(&asked, &["91 days ago", "Do not leave a message."]);
    says_no(&asked, &["The book you ordered"]);
    let form = path(case, "plan-holds");
    assert_eq!(house.send(&form, &form, &[]).status, 422);
    house.done(&form, &form, &[("vc_by", "person")]);
    says(
        &house.page(&call),
        &["405-555-0173", "The book you ordered"],
    );
}

#[test]
fn for_a_danger_nothing_is_asked_before_the_numbers() {
    let (house, case) = somebody();
    plan(&house, case, 400);
    house.risk(case);
    let page = house.page(&path(case, "call"));
    says(
        &page,
        &["405-555-0173", "400 days ago", "Do not leave a message."],
    );
}
