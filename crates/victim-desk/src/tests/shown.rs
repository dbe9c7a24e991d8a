//! A reviewer is shown a separate file, masked.

use desk::{Answers as _, Guard, Method};
use ledger::{Filed, Matter};
use rules::{CaseId, Role};

use super::{House, plain, says, says_no, text};

const SHOWN: &str = "/victim/shown";
const END: &str = "/victim/shown/end";
const FORM: &[(&str, &str)] = &[
    ("vc_reviewer", "Rue Ashgrove"),
    ("vc_office", "Certification"),
    ("vc_what", "How often they were called"),
    ("vc_beside", "yes"),
];

fn somebody() -> (House, CaseId) {
    let house = House::new();
    let case = house.participant();
    house.person(case, "Ottilie Fernsby", Role::Victim, &["405-555-0173"]);
    (house, case)
}

fn form(case: CaseId) -> String {
    format!("/victim/cases/{case}/show")
}

fn of(case: CaseId, word: &str) -> String {
    format!("/victim/cases/{case}/{word}/1")
}

fn begin(house: &House, case: CaseId) -> String {
    house.done(&form(case), &form(case), FORM)
}

fn call(house: &House, case: CaseId, outcome: &str, words: &str) {
    let call = of(case, "call");
    house.done(
        &call,
        &call,
        &[("vl_outcome", outcome), ("vl_words", words)],
    );
    house.later(60);
}

fn kinds(house: &House, case: CaseId, is: impl Fn(Filed) -> bool) -> usize {
    let facts = house.stores().case(case).unwrap();
    let all = facts.envelopes().filter(|each| match each.matter {
        Matter::Filed(filed) => is(filed),
        Matter::Rule(_) => false,
    });
    all.count()
}

fn pages(house: &House, case: CaseId) -> usize {
    kinds(house, case, |filed| {
        matches!(filed, Filed::ShownPage { .. })
    })
}

#[test]
fn a_reviewer_sees_what_was_done_and_when_and_nobody_by_name() {
    let (house, case) = somebody();
    call(
        &house,
        case,
        "no_answer",
        "No answer, left a message with Rosalind at the Quikmart, 918-555-0101. Ottilie",
    );
    call(
        &house,
        case,
        "reached",
        "Says that they have moved to Enid.",
    );
    let note = of(case, "note");
    house.done(&note, &note, &[("vc_words", "Bruises on the arm.")]);
    let inbound = of(case, "inbound");
    house.done(
        &inbound,
        &inbound,
        &[("vc_by", "person"), ("vc_words", "Afraid of Garrick.")],
    );
    let told = of(case, "told");
    let chose = [
        ("vc_receive", "yes"),
        ("vc_provide", "no"),
        ("vc_words", "Only by day."),
    ];
    house.done(&told, &told, &chose);

    let page = begin(&house, case);
    says(
        &page,
        &[
            "A separate file, masked",
            "Shown until 8:32 p.m. nell of this desk stays beside.",
            "Person 1: Victim",
            "Person 1: Try: no answer",
            "No answer, left a message with █████ taken out at the █████ taken out",
            "Words are kept back.",
            "They called or came by, or somebody for them",
            "Asked what they want:",
            "Wants notices",
            "Participant accepted",
        ],
    );
    says_no(
        &page,
        &[
            "Ottilie",
            "Fernsby",
            "Garrick",
            "Vantongeren",
            "405-555",
            "918-555",
            "Rosalind",
            "Quikmart",
            "Enid",
            "moved",
            "Bruises",
            "Afraid",
            "Only by day",
            "Moss",
            "Dunleavy",
            "Tulsa",
            "provide information",
            "Rue Ashgrove",
        ],
    );
    // But for until when it is shown no hour stands there: it would be that of a call.
    let hours = page.matches(" p.m.").count() + page.matches(" a.m.").count();
    assert_eq!(hours, 1, "{page}");
    // Nothing leads anywhere, and nothing tells which case it is.
    let source = house.source(SHOWN);
    says_no(
        &source,
        &[
            case.as_str(),
            "<nav aria-label=\"Victim desk\"",
            "/victim/cases",
            "/victim/inbox",
            "sign-out",
        ],
    );
    for link in source.split(" href=\"").skip(1) {
        let place = link.split('"').next().unwrap();
        assert!(
            place.starts_with('#') || place.starts_with("/assets/"),
            "{place}"
        );
    }
    for form in source.split("<form ").skip(1) {
        assert!(form.starts_with(&format!("action=\"{END}\"")), "{form}");
    }
    // On paper there is none of it: what stands within this is not printed, and all of the page does.
    assert_eq!(source.matches("<div class=\"alone\">").count(), 1);
    let main = source.split("<div class=\"alone\">").nth(1).unwrap();
    let main = main.split("</main>").next().unwrap();
    assert_eq!(
        main.matches("<div").count() + 1,
        main.matches("</div>").count()
    );
}

#[test]
fn while_it_is_shown_this_session_has_nothing_else_and_the_end_signs_out() {
    let (mut house, case) = somebody();
    begin(&house, case);
    let table = house.counter.table().into_iter();
    let mut asked = 0;
    for line in table.filter(|line| line.guard == Guard::SignedIn) {
        let path = line
            .path
            .replace("{case}", case.as_str())
            .replace("{person}", "1");
        if [SHOWN, END, "/victim/sign-out"].contains(&path.as_str()) {
            continue;
        }
        let answer = match line.method {
            Method::Get => house.ask(Method::Get, &path, String::new()),
            Method::Post => house.post(&path, &[("once", "AAAAAAAAAAAAAAAAAAAAAA")]),
        };
        let to = answer.header("location");
        assert_eq!((answer.status, to), (303, Some(SHOWN)), "{line:?}");
        asked += 1;
    }
    assert!(asked > 80, "{asked}");
    // What was typed in a form that was open is kept.
    let note = of(case, "note");
    let answer = house.post(&note, &[("vc_words", "Typed before.")]);
    assert_eq!(answer.header("location"), Some(SHOWN));
    assert_eq!(
        kinds(&house, case, |filed| matches!(filed, Filed::Note { .. })),
        0
    );

    // A colleague, and the same person by another sign-in, are held nowhere.
    let held = house.here.clone();
    house.sit("thea");
    says(&house.page("/victim/"), &["Today"]);
    house.sit("nell");
    says(&house.page("/victim/"), &["Today", "one unfinished form"]);
    let answer = house.ask(Method::Get, SHOWN, String::new());
    assert_eq!(answer.header("location"), Some("/victim/"));
    // Nor does what they press end it.
    assert_eq!(
        house
            .post(END, &[("once", "AAAAAAAAAAAAAAAAAAAAAA")])
            .status,
        303
    );
    house.here = held;
    says(&house.page(SHOWN), &["A separate file, masked"]);

    let ended = house.send(SHOWN, END, &[]);
    assert!(
        ended
            .header("location")
            .unwrap()
            .starts_with("/victim/sign-in")
    );
    for path in [SHOWN, "/victim/"] {
        let answer = house.ask(Method::Get, path, String::new());
        assert!(
            answer
                .header("location")
                .unwrap()
                .starts_with("/victim/sign-in"),
            "{path}"
        );
    }
    house.sit("nell");
    let line = house.page(&format!("/victim/cases/{case}"));
    says(
        &line,
        &[
            "Shown to a reviewer, masked",
            "Rue Ashgrove, Certification",
            "The review of all applicable records (OAC 75:1-7-6(a)(3))",
            "How often they were called",
            "3 pages were shown. Ended 8:00 p.m.",
            "By nell",
        ],
    );
}

#[test]
fn it_runs_out_by_itself_and_each_page_of_it_is_a_look() {
    let (house, case) = somebody();
    let with = [
        FORM,
        &[
            ("vc_minutes", "10"),
            ("vc_authority", "other"),
            ("vc_law", "Order 7 of 2026"),
        ],
    ]
    .concat();
    house.done(&form(case), &form(case), &with);
    assert_eq!(pages(&house, case), 1);
    house.later(599);
    house.page(SHOWN);
    assert_eq!(pages(&house, case), 2);
    house.later(1);
    let over = house.page(SHOWN);
    says(
        &over,
        &["This file is not shown any more", "End and sign out"],
    );
    says_no(&over, &["Person 1", "Participant accepted"]);
    assert_eq!(pages(&house, case), 2);
    // It is held all the same, until they have signed in anew.
    let answer = house.ask(Method::Get, &form(case), String::new());
    assert_eq!(answer.header("location"), Some(SHOWN));
    house.send(SHOWN, END, &[]);
    // It was over before: nothing says that somebody ended it.
    assert_eq!(
        kinds(&house, case, |filed| matches!(
            filed,
            Filed::ShownOver { .. }
        )),
        0
    );
    let mut house = house;
    house.sit("thea");
    let line = house.page(&format!("/victim/cases/{case}"));
    says(
        &line,
        &["Order 7 of 2026", "2 pages were shown. Ran out 8:10 p.m."],
    );
    // A load that nobody asked for shows nothing and counts for nothing: the counter's own test asks every such page.
}

#[test]
fn it_is_shown_only_for_a_while_to_somebody_else_and_with_somebody_beside() {
    let (house, case) = somebody();
    let path = form(case);
    for (name, value, says) in [
        ("vc_minutes", "9", "from 10 to 60"),
        ("vc_minutes", "61", "from 10 to 60"),
        ("vc_minutes", "half an hour", "from 10 to 60"),
        ("vc_beside", "", "must stay beside"),
        ("vc_reviewer", "", "Fill this in."),
        ("vc_reviewer", " Nell ", "That is you."),
        ("vc_office", "", "Fill this in."),
        ("vc_what", "", "Fill this in."),
        ("vc_authority", "other", "Fill this in."),
        ("vc_authority", "none", "Choose one."),
    ] {
        let with = [FORM, &[(name, value)]].concat();
        let answer = house.send(&path, &path, &with);
        let page = plain(&text(&answer));
        assert_eq!(answer.status, 422, "{name} {value}: {page}");
        assert!(page.contains(says), "{name} {value}: {page}");
        // What was typed stays.
        assert!(text(&answer).contains("How often") || name == "vc_what");
    }
    assert_eq!(
        kinds(&house, case, |filed| matches!(filed, Filed::Shown { .. })),
        0
    );
    says_no(&house.page(&path), &["A danger is open"]);
    house.risk(case);
    says(
        &house.page(&path),
        &[
            "A danger is open in this case",
            "this screen says nothing of it",
        ],
    );
}

#[test]
fn whoever_asked_for_it_in_their_plan_is_told() {
    let (mut house, case) = somebody();
    house.person(case, "Wren Castellan", Role::CurrentPartner, &[]);
    let plan = of(case, "plan");
    house.done(&plan, &plan, &[("vc_hear_shown", "yes")]);
    // It stays in the plan when it is saved again.
    house.done(&plan, &plan, &[]);
    says_no(&house.page("/victim/"), &["a reviewer was shown"]);
    begin(&house, case);
    house.send(SHOWN, END, &[]);
    house.sit("nell");
    let today = house.page("/victim/");
    says(
        &today,
        &[
            "To be told: a reviewer was shown their file",
            "It was shown to a reviewer, masked (Tue., Nov. 24, 8:00 p.m.).",
            "Record that they know",
        ],
    );
    says(
        &house.page(&of(case, "people")),
        &["a reviewer was shown their file"],
    );
    says(
        &house.page(&of(case, "call")),
        &["a reviewer was shown their file"],
    );
    // The other one did not ask for it.
    let other = format!("/victim/cases/{case}/people/2");
    says_no(&house.page(&other), &["a reviewer was shown their file"]);
    let told = of(case, "shown-told");
    let answer = house.send(&told, &told, &[("vc_heard", "not_safe")]);
    assert_eq!(answer.status, 422, "whoever was not told needs a reason");
    let with = [("vc_heard", "not_safe"), ("vc_words", "He is at home.")];
    let page = house.done(&told, &told, &with);
    says(
        &page,
        &[
            "Told that a reviewer was shown their file, or why not",
            "He is at home.",
        ],
    );
    says_no(&house.page("/victim/"), &["a reviewer was shown"]);
    // A second time there is nothing to say.
    says(
        &house.page(&told),
        &["There is nothing of the kind to tell them"],
    );
}

#[test]
fn whose_part_has_ended_is_not_called_because_of_it() {
    let (mut house, case) = somebody();
    let plan = of(case, "plan");
    house.done(&plan, &plan, &[("vc_hear_shown", "yes")]);
    begin(&house, case);
    house.send(SHOWN, END, &[]);
    house.sit("nell");
    says(&house.page("/victim/"), &["a reviewer was shown"]);
    let end = of(case, "end");
    let with = [
        ("vc_how", "mistaken"),
        ("vc_why", "Another person"),
        ("vc_sure", "yes"),
    ];
    house.done(&end, &end, &with);
    says_no(&house.page("/victim/"), &["a reviewer was shown"]);
}
