//! What changes how somebody is called, who stands for them, whom to ask where they are, and what must not come in.

use desk::{Clock as _, Method};
use ledger::Store as _;
use rules::{CaseId, FactId, Role};

use super::{House, plain, says, says_no, text};

const CALL: &str = "call";

fn somebody() -> (House, CaseId) {
    let house = House::new();
    let case = house.participant();
    house.person(case, "Ottilie Fernsby", Role::Victim, &["405-555-0173"]);
    (house, case)
}

fn path(case: CaseId, word: &str) -> String {
    format!("/victim/cases/{case}/{word}/1")
}

fn form(house: &House, case: CaseId, word: &str, fields: &[(&str, &str)]) -> String {
    let there = path(case, word);
    house.done(&there, &there, fields)
}

/// What is refused, and what the page says then.
#[track_caller]
fn refused(house: &House, case: CaseId, word: &str, fields: &[(&str, &str)]) -> String {
    let there = path(case, word);
    let answer = house.send(&there, &there, fields);
    assert_eq!(answer.status, 422, "{word}");
    super::plain(&super::text(&answer))
}

/// The values that the form of the call offers for who was called.
fn offered(house: &House, case: CaseId) -> Vec<String> {
    let source = house.source(&path(case, CALL));
    let parts = source.split("name=\"vl_called\" value=\"").skip(1);
    parts
        .filter_map(|part| part.split('"').next().map(str::to_owned))
        .collect()
}

/// A danger that a facilitator told of, for which they are to be called.
fn danger(house: &House, case: CaseId) -> FactId {
    house.risk(case)
}

#[test]
fn what_changes_a_call_stands_first_on_its_page_and_the_latest_stands() {
    let (house, case) = somebody();
    let agency = "Prairie Interpreters 405-555-0190, code 12";
    let page = form(
        &house,
        case,
        "circumstances",
        &[
            ("vc_language", "Marshallese"),
            ("vc_interpreter", "yes"),
            ("vc_agency", agency),
            ("vc_relay", "yes"),
            ("vc_mail_only_to", "PO Box 60189, Oklahoma City"),
        ],
    );
    says(&page, &["Recorded: Language, guardian, mail written down."]);
    let call = house.page(&path(case, CALL));
    says(
        &call,
        &[
            "Interpreter needed: Marshallese. Have the interpreter on the line before you dial: Prairie Interpreters",
            "Never a child, a relative or a friend",
            "By relay. Dial 711",
            "Address kept confidential. Mail goes only to: PO Box 60189",
        ],
    );
    let (first, plan) = (
        call.find("Interpreter needed"),
        call.find("Before you dial"),
    );
    assert!(first < plan, "before anything else on the page");
    // What is said later replaces it whole.
    form(
        &house,
        case,
        "circumstances",
        &[
            ("vc_interpreter", "no"),
            ("vc_relay", "no"),
            ("vc_mail_only_to", ""),
        ],
    );
    says_no(
        &house.page(&path(case, CALL)),
        &["Interpreter needed", "711", "PO Box"],
    );
    // The language stays, and an interpreter without one is not taken.
    says(&house.page(&path(case, CALL)), &["Marshallese"]);
    refused(
        &house,
        case,
        "circumstances",
        &[("vc_interpreter", "yes"), ("vc_language", "")],
    );
}

#[test]
fn where_mail_goes_to_one_address_no_other_is_shown_as_one_to_write_to() {
    let (house, case) = somebody();
    let plan = [
        ("vc_ways", "letter"),
        ("vc_ways_words", "17 Sandplum Lane, Tulsa County"),
    ];
    form(&house, case, "plan", &plan);
    for word in [CALL, "ways"] {
        says(&house.page(&path(case, word)), &["17 Sandplum Lane"]);
    }
    let only = [("vc_mail_only_to", "PO Box 60189, Oklahoma City")];
    form(&house, case, "circumstances", &only);
    for word in [CALL, "ways"] {
        let page = house.page(&path(case, word));
        says(&page, &["PO Box 60189"]);
        says_no(&page, &["Sandplum Lane", "Tulsa"]);
    }
}

#[test]
fn a_guardian_is_called_first_and_is_never_the_participant() {
    let (house, case) = somebody();
    let intake = client_file::letter::Intake {
        first: "Garrick".to_owned(),
        last: "Vantongeren".to_owned(),
        county: "Tulsa".to_owned(),
        telephone: "918-555-0144".to_owned(),
        ..client_file::letter::Intake::default()
    };
    house.client().amend(house.act(case), &intake).unwrap();
    let minor = ("vc_spoken_for", "minor");
    for (name, number) in [
        ("Garrick Vantongeren", "405-555-0181"),
        ("Vantongeren, Garrick", ""),
        ("A friend", "(918) 555 0144"),
    ] {
        let with = [
            minor,
            ("vc_guardian_name", name),
            ("vc_guardian_number", number),
        ];
        let page = refused(&house, case, "circumstances", &with);
        says(
            &page,
            &["That is the participant, who can never speak for them (28 CFR 94.115(a)(2))"],
        );
    }
    // Nobody known: that is said, and nobody is offered.
    form(&house, case, "circumstances", &[minor]);
    says(
        &house.page(&path(case, CALL)),
        &["They are a minor. Nobody who may speak for them is known. The participant never may"],
    );
    let aunt = [
        minor,
        ("vc_guardian_name", "Imelda Quillback"),
        ("vc_guardian_number", "405-555-0185"),
        ("vc_guardian_relation", "aunt"),
    ];
    form(&house, case, "circumstances", &aunt);
    assert_eq!(offered(&house, case)[0], "guardian");
    says(
        &house.page(&path(case, CALL)),
        &["Call Imelda Quillback (aunt) 405-555-0185 first."],
    );
    // Reached, the aunt is told in their place; it says so.
    let reached = [("vl_called", "guardian"), ("vl_outcome", "reached")];
    form(&house, case, CALL, &reached);
    says(
        &house.page(&format!("/victim/cases/{case}/people/1")),
        &["Try, to whoever speaks for them: reached, by telephone"],
    );
    // *Cases* finds whoever calls, by their number and by their name.
    for asked in ["555 0185", "quillback", "Dunleavy"] {
        let found = house.send("/victim/cases", "/victim/cases", &[("vc_find", asked)]);
        says(&super::plain(&super::text(&found)), &[case.as_str()]);
    }
    // A press in the wrong line: the number is not called any more, until somebody says that it is right.
    let wrong = [("vl_called", "guardian"), ("vl_outcome", "wrong_number")];
    form(&house, case, CALL, &wrong);
    assert!(!offered(&house, case).contains(&"guardian".to_owned()));
    says(
        &house.page(&path(case, "ways")),
        &[
            "Imelda Quillback (aunt) 405-555-0185",
            "It may be called again",
        ],
    );
    let right = [
        ("vc_number", "405-555-0185"),
        ("vc_said", "right"),
        ("vc_why", "Pressed in the wrong line"),
    ];
    form(&house, case, "number", &right);
    assert_eq!(offered(&house, case)[0], "guardian");
    // What is found out later burns the number at once.
    house.later(60);
    let his = client_file::letter::Intake {
        words: "Stays with 405-555-0185 now".to_owned(),
        ..intake
    };
    house.client().amend(house.act(case), &his).unwrap();
    house.board.touch(case);
    says(
        &house.page(&path(case, CALL)),
        &["They are a minor. Do not call this number: it stands in the participant’s intake"],
    );
    assert!(!offered(&house, case).contains(&"guardian".to_owned()));
    // And nobody makes the participant's number right for whoever speaks for them.
    says(
        &refused(&house, case, "number", &right),
        &["That is the participant, who can never speak for them (28 CFR 94.115(a)(2))"],
    );
    assert!(!offered(&house, case).contains(&"guardian".to_owned()));
}

#[test]
fn what_one_contact_left_is_one_contact_on_today() {
    let (house, case) = somebody();
    let found = client_file::letter::Assessment {
        concerns: vec!["drinking".to_owned()],
        ..client_file::letter::Assessment::default()
    };
    let when = client_file::When::Day(jiff::civil::date(2026, 11, 24));
    house
        .client()
        .assess(house.act(case), when, &found)
        .unwrap();
    house.board.touch(case);
    form(&house, case, CALL, &[("vl_outcome", "reached")]);
    let some = [
        ("vc_item_services", "told"),
        ("vc_receive", "yes"),
        ("vc_provide", "no"),
    ];
    form(&house, case, "told", &some);
    let page = house.page("/victim/");
    says(&page, &["the rest", "1 contact"]);
    says_no(&page, &["2 contacts", "2 tries"]);
}

#[test]
fn only_an_advocate_who_stands_for_them_counts_as_reached() {
    let (mut house, case) = somebody();
    let until = [
        ("vc_advocate_until_month", "11"),
        ("vc_advocate_until_day", "27"),
        ("vc_advocate_until_year", "2026"),
        ("vc_advocate_scope", "How he does in the group"),
        ("vc_advocate_danger", "yes"),
    ];
    form(&house, case, "plan", &until);
    assert!(offered(&house, case).contains(&"advocate".to_owned()));
    says(
        &house.page(&path(case, CALL)),
        &["How he does in the group. In an emergency too. Until Fri., Nov. 27."],
    );
    house.at("2026-11-28T09:00:00-06:00", "nell");
    assert!(!offered(&house, case).contains(&"advocate".to_owned()));
    says(
        &house.page(&path(case, CALL)),
        &["Moss Dunleavy stood for them until Fri., Nov. 27. Nobody does now: ask them."],
    );
    let reached = [("vl_called", "advocate"), ("vl_outcome", "reached")];
    says(
        &refused(&house, case, CALL, &reached),
        &["Nobody whom they named stands for them on that day."],
    );
    // A miss is only a try, and stands.
    let miss = [("vl_called", "advocate"), ("vl_outcome", "no_answer")];
    form(&house, case, CALL, &miss);
    let inbound = [("vc_by", "advocate"), ("vc_then", "file")];
    refused(&house, case, "inbound", &inbound);
    // A day that is past is not taken.
    let past = [
        ("vc_advocate_name", "Moss Dunleavy"),
        ("vc_advocate_until_month", "11"),
        ("vc_advocate_until_day", "1"),
        ("vc_advocate_until_year", "2026"),
    ];
    refused(&house, case, "plan", &past);
}

#[test]
fn an_advocate_is_taken_back_by_a_word_and_a_plan_saved_later_does_not_bring_them_back() {
    let (house, case) = somebody();
    let said = [("vc_by", "themselves"), ("vc_words", "They fell out.")];
    let page = form(&house, case, "advocate-over", &said);
    says(
        &page,
        &[
            "Recorded: Moss Dunleavy does not stand for them any more.",
            "They said so",
            "They fell out.",
        ],
    );
    assert!(!offered(&house, case).contains(&"advocate".to_owned()));
    form(&house, case, "plan", &[("vc_hours", "Mornings")]);
    assert!(!offered(&house, case).contains(&"advocate".to_owned()));
    says_no(&house.page(&path(case, "ways")), &["Moss Dunleavy"]);
    refused(&house, case, "advocate-over", &said);
}

#[test]
fn a_danger_is_offered_to_no_advocate_whose_scope_leaves_emergencies_out() {
    let (house, case) = somebody();
    form(&house, case, "plan", &[("vc_advocate_danger", "no")]);
    assert!(offered(&house, case).contains(&"advocate".to_owned()));
    let threat = danger(&house, case);
    assert!(!offered(&house, case).contains(&"advocate".to_owned()));
    says_no(
        &house.page(&path(case, "ways")),
        &["The advocate they named"],
    );
    says_no(
        &house.page(&format!("/victim/cases/{case}/danger/{threat}")),
        &["The advocate they named"],
    );
    // Typed all the same, it tells nobody of the danger.
    let fields = [
        ("vl_called", "advocate"),
        ("vl_outcome", "reached"),
        ("vl_about", &threat.to_string()),
    ];
    says(
        &refused(&house, case, CALL, &fields),
        &["Their advocate does not stand for them in an emergency."],
    );
    let facts = house.stores().case(case).unwrap();
    let duties = facts.duties(&house.rules, house.clock.now());
    let warning = duties
        .iter()
        .find(|duty| duty.kind == rules::DutyKind::ThreatWarning)
        .unwrap();
    assert_eq!(warning.state, rules::State::Open);
}

#[test]
fn could_not_be_understood_asks_for_an_interpreter_before_the_next_try() {
    let (house, case) = somebody();
    let page = form(&house, case, CALL, &[("vl_outcome", "not_understood")]);
    says(&page, &["Language, guardian, mail", "Interpreter"]);
    says(
        &house.page(&path(case, CALL)),
        &["They could not be understood last time. Find an interpreter before you call again."],
    );
    let needed = [("vc_interpreter", "yes"), ("vc_language", "Zomi")];
    form(&house, case, "circumstances", &needed);
    let call = house.page(&path(case, CALL));
    says(
        &call,
        &["Interpreter needed: Zomi. No agency is written down: find one before you dial."],
    );
    says_no(&call, &["could not be understood last time"]);
}

#[test]
fn whoever_the_victim_is_is_looked_for_by_a_ladder_and_each_of_it_has_its_day() {
    let house = House::new();
    let case = house.participant();
    let call = format!("/victim/cases/{case}/call/0");
    let page = house.page(&call);
    says(
        &page,
        &[
            "Whom to ask",
            "The district attorney’s victim-witness office Not asked yet",
            "Never say that somebody is in danger",
            "that is written as tried, not told: it does not say that there is nobody",
        ],
    );
    let asked = [("vl_asked", "attorney"), ("vl_outcome", "no_answer")];
    house.done(&call, &call, &asked);
    let page = house.page(&call);
    says(
        &page,
        &[
            "The district attorney’s victim-witness office Asked Tue., Nov. 24, 8:00 p.m.: no answer",
            "The court clerk Not asked yet",
        ],
    );
    says(
        &house.page(&format!("/victim/cases/{case}")),
        &["Asked: The district attorney’s victim-witness office: no answer, by telephone"],
    );
    // Who has a number to be called is called; the ladder comes back when none is left.
    house.person(case, "Ottilie Fernsby", Role::Victim, &["405-555-0173"]);
    let theirs = path(case, CALL);
    says_no(&house.page(&theirs), &["Whom to ask"]);
    house.done(&theirs, &theirs, &[("vl_outcome", "disconnected")]);
    says(
        &house.page(&theirs),
        &["The district attorney’s victim-witness office Not asked yet"],
    );
    let clerk = [
        ("vl_called", "other"),
        ("vl_asked", "clerk"),
        ("vl_outcome", "no_answer"),
    ];
    house.done(&theirs, &theirs, &clerk);
    says(
        &house.page(&theirs),
        &["The court clerk Asked Tue., Nov. 24"],
    );
}

#[test]
fn what_was_learned_in_work_elsewhere_is_refused_and_no_word_of_it_is_kept() {
    const CANARY: &str = "Zinnia-Kestrel-8841";
    let (house, case) = somebody();
    let new = format!("/victim/cases/{case}/people/new");
    for (there, field) in [
        (path(case, "note"), "vc_words"),
        (path(case, "inbound"), "vc_words"),
        (new, "vc_name"),
    ] {
        // It was kept while it was typed.
        let mut fields = super::inputs(&house.source(&there), &there);
        let draft = fields.iter().find(|(name, _)| name == "draft");
        let draft = draft.unwrap().1.clone();
        fields.retain(|(name, _)| name != field);
        fields.push((field.to_owned(), CANARY.to_owned()));
        let all: Vec<(&str, &str)> = fields
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        let kept = house.post(&format!("/victim/drafts/{draft}"), &all);
        assert!(kept.status < 400, "{}", kept.status);
        says(&house.source(&there), &[CANARY]);
        // Once *from my work elsewhere* is chosen, nothing of it is kept, sent or not; and not where the session has ended.
        let mut chosen = fields.clone();
        chosen.retain(|(name, _)| name != "vc_learned");
        chosen.push(("vc_learned".to_owned(), "elsewhere".to_owned()));
        let chosen: Vec<(&str, &str)> = chosen
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        let answer = house.post(&format!("/victim/drafts/{draft}"), &chosen);
        assert!(answer.status < 400, "{}", answer.status);
        says_no(&house.source(&there), &[CANARY]);
        house.post(&format!("/victim/drafts/{draft}"), &all);
        says(&house.source(&there), &[CANARY]);
        let before = house.victim.head().unwrap().size;
        let with = [(field, CANARY), ("vc_learned", "elsewhere")];
        let answer = house.send(&there, &there, &with);
        assert_eq!(answer.status, 422, "{there}");
        let source = super::text(&answer);
        says_no(&source, &[CANARY]);
        says(
            &super::plain(&source),
            &[
                "nothing of what you typed is kept",
                "34 U.S.C. 12291(b)(2)",
                "call 911",
            ],
        );
        says_no(&house.source(&there), &[CANARY]);
        // Looks alone were written down.
        let mut written = Vec::new();
        house
            .victim
            .envelopes(&mut |position, envelope| {
                if position.0 >= before {
                    written.push(envelope.matter);
                }
            })
            .unwrap();
        let look = ledger::Matter::Filed(ledger::Filed::Look);
        assert!(written.iter().all(|matter| *matter == look), "{written:?}");
    }
    let list = house.ask(Method::Get, "/victim/kept", String::new());
    says_no(&super::text(&list), &[CANARY]);
}

#[test]
fn nothing_of_one_victim_stands_on_a_page_of_another() {
    let house = House::new();
    let case = house.participant();
    let people = [
        ("Ottilie Fernsby", Role::Victim, "405-555-0173"),
        ("Perpetua Glasswort", Role::CurrentPartner, "405-555-0174"),
    ];
    for (name, role, number) in people {
        house.person(case, name, role, &[number]);
    }
    let of = |person: usize, word: &str| format!("/victim/cases/{case}/{word}/{person}");
    for (person, canary) in [(1, "Alderfly-one"), (2, "Bindweed-two")] {
        let put = |word: &str, fields: &[(&str, &str)]| {
            let there = of(person, word);
            house.done(&there, &there, fields);
        };
        let named = format!("{canary}-guardian");
        put(
            "circumstances",
            &[
                ("vc_language", &format!("{canary}-language")),
                ("vc_interpreter", "yes"),
                ("vc_agency", &format!("{canary}-agency")),
                ("vc_spoken_for", "ward"),
                ("vc_guardian_name", &named),
                ("vc_mail_only_to", &format!("{canary}-box")),
                ("vc_words", &format!("{canary}-more")),
            ],
        );
        put(
            "plan",
            &[
                ("vc_advocate_name", &format!("{canary}-advocate")),
                ("vc_code_words", &format!("{canary}-code")),
                ("vc_hours", &format!("{canary}-hours")),
            ],
        );
        put("note", &[("vc_words", &format!("{canary}-note"))]);
        put(
            CALL,
            &[
                ("vl_outcome", "unsafe"),
                ("vl_words", &format!("{canary}-call")),
            ],
        );
        put(
            "advocate-over",
            &[
                ("vc_by", "themselves"),
                ("vc_words", &format!("{canary}-over")),
            ],
        );
    }
    for (mine, other, name, number) in [
        (1, "Bindweed-two", "Perpetua Glasswort", "405-555-0174"),
        (2, "Alderfly-one", "Ottilie Fernsby", "405-555-0173"),
    ] {
        let words = [
            CALL,
            "ways",
            "told",
            "plan",
            "circumstances",
            "inbound",
            "note",
            "callback",
            "roles",
            "end",
            "number",
            "threat",
            "release",
            "outside",
            "copy",
            "advocate-over",
            "step",
        ];
        let mut pages: Vec<String> = words.iter().map(|word| of(mine, word)).collect();
        pages.push(format!("/victim/cases/{case}/people/{mine}"));
        pages.push(format!("/victim/cases/{case}"));
        for page in pages {
            let source = house.source(&page);
            for canary in [other, name, number] {
                assert!(!source.contains(canary), "`{canary}` on {page}");
            }
        }
    }
}

#[test]
fn whoever_calls_is_found_among_many_looks_and_nobody_who_was_taken_back() {
    let house = House::new();
    let find = |words: &str| {
        let found = house.send("/victim/cases", "/victim/cases", &[("vc_find", words)]);
        plain(&text(&found))
    };
    let case = house.participant();
    house.person(case, "Ottilie Fernsby", Role::Victim, &["405-555-0173"]);
    says(&find("0173"), &["Ottilie Fernsby", case.as_str()]);
    // More looks lie between two cards than are read in one go with them.
    for _ in 0..40 {
        house.page(&format!("/victim/cases/{case}"));
    }
    let other = house.participant();
    house.person(other, "Perpetua Lindqvist", Role::Victim, &["405-555-0188"]);
    says(&find("lindq"), &["Perpetua Lindqvist", other.as_str()]);
    says(&find("fernsby"), &["Ottilie Fernsby", case.as_str()]);
    says(&find("vantongeren"), &[case.as_str(), other.as_str()]);
    // Whom their plan names calls as well.
    says(&find("dunleavy"), &[case.as_str(), other.as_str()]);
    let known = house.stores().case(other).unwrap();
    let known = known
        .envelopes()
        .find_map(|envelope| match envelope.matter {
            ledger::Matter::Rule(rules::What::Person { .. }) => Some(envelope.id),
            _ => None,
        });
    let act = house.act(other);
    house
        .recorder()
        .correct(act, known.unwrap(), "Never of this case.")
        .unwrap();
    says_no(&find("0188"), &["Perpetua"]);
    says(&find("0173"), &["Ottilie Fernsby"]);
}
