//! What leaves the separate file: under a release or by law, as a copy for the person themselves, asked for by law.

use desk::{Answers as _, Clock as _};
use jiff::civil::date;
use ledger::Actor;
use program_file::{Answered, DemandKind, Demands, Files, NewDemand};
use rules::{CaseId, Role};
use victim_file::letter;

use super::{House, plain, says, says_no, text};

const SIGNED: [(&str, &str); 9] = [
    ("vc_recipient", "Legal Aid of Sandplum"),
    ("vc_scope", "That they were called, and when"),
    ("vc_purpose", "A protective order"),
    ("vc_signed_by", "themselves"),
    ("vc_informed", "yes"),
    ("vc_signed_on_month", "11"),
    ("vc_signed_on_day", "20"),
    ("vc_signed_on_year", "2026"),
    ("vc_paper", "Drawer 3"),
];

fn until(day: &'static str) -> [(&'static str, &'static str); 3] {
    [
        ("vc_until_month", "12"),
        ("vc_until_day", day),
        ("vc_until_year", "2026"),
    ]
}

/// Two people of one case; the paths of the first.
fn somebody() -> (House, CaseId, impl Fn(&str) -> String) {
    let house = House::new();
    let case = house.participant();
    house.person(case, "Ottilie Fernsby", Role::Victim, &["405-555-0173"]);
    house.person(
        case,
        "Brannoch Quillfeather",
        Role::CurrentPartner,
        &["405-555-0199"],
    );
    let path = move |word: &str| format!("/victim/cases/{case}/{word}/1");
    (house, case, path)
}

fn release(house: &House, path: &str, day: &'static str) -> String {
    let fields: Vec<_> = SIGNED.into_iter().chain(until(day)).collect();
    house.done(path, path, &fields)
}

/// The release that the form offers first.
fn offered(house: &House, outside: &str) -> String {
    let source = house.source(outside);
    let first = source.split("name=\"vc_ground\" value=\"").nth(1);
    let first = first.and_then(|rest| rest.split('"').next());
    first.unwrap().to_owned()
}

#[test]
fn nothing_is_told_outside_without_a_release_that_stands_or_the_laws_own_ground() {
    let (mut house, case, path) = somebody();
    let outside = path("outside");
    let told = [("vc_what", "Called on Monday")];
    let said = |answer: &desk::Answer| plain(&text(answer));
    let nothing = "No release of theirs covered this at that time";
    let without = house.send(&outside, &outside, &told);
    assert_eq!(without.status, 422);
    assert!(said(&without).contains(nothing), "{}", said(&without));
    let page = release(&house, &path("release"), "10");
    assert!(
        page.contains("To Legal Aid of Sandplum, until Thu., Dec. 10"),
        "{page}"
    );
    // A call shows it, and the form offers it; it is for nobody else than it names.
    assert!(
        house
            .page(&path("call"))
            .contains("To Legal Aid of Sandplum")
    );
    let fact = offered(&house, &outside);
    let under = [told[0], ("vc_ground", fact.as_str())];
    let other = [under[0], under[1], ("vc_recipient", "The landlord")];
    let other = house.send(&outside, &outside, &other);
    assert_eq!(other.status, 422);
    assert!(said(&other).contains("The release names somebody else"));
    let page = house.done(&outside, &outside, &under);
    assert!(
        page.contains("Told to somebody outside") && page.contains("Under a release"),
        "{page}"
    );
    // Nor does it cover anybody else of the case.
    let theirs = format!("/victim/cases/{case}/outside/2");
    let theirs = house.send(&theirs, &theirs, &under);
    assert_eq!(theirs.status, 422);
    // By law it needs the law's name.
    let by_law = [
        told[0],
        ("vc_ground", "law-court"),
        ("vc_recipient", "The court"),
    ];
    assert_eq!(house.send(&outside, &outside, &by_law).status, 422);
    let by_law: Vec<_> = by_law.into_iter().chain([("vc_law", "Order 7")]).collect();
    house.done(&outside, &outside, &by_law);
    // Taken back by one press, it covers nothing any more, whoever still has the form open.
    house.later(60);
    let over = format!("/victim/cases/{case}/release-over/{fact}");
    let file = format!("/victim/cases/{case}/people/1");
    let page = house.done(&file, &over, &[("vc_by", "themselves")]);
    assert!(
        page.contains("Taken back") && page.contains("They said so"),
        "{page}"
    );
    let late = house.send(&outside, &outside, &under);
    assert_eq!(late.status, 422);
    assert!(said(&late).contains(nothing));
    // One that has run out covers nothing either, but what was told while it stood.
    release(&house, &path("release"), "10");
    house.at("2026-12-08T09:00:00-06:00", "nell");
    assert!(house.page(&file).contains("Ends soon"));
    let fact = offered(&house, &outside);
    house.at("2026-12-11T09:00:00-06:00", "nell");
    assert!(
        !house
            .page(&path("call"))
            .contains("To Legal Aid of Sandplum")
    );
    assert!(house.page(&file).contains("Has run out"));
    let under = [told[0], ("vc_ground", fact.as_str())];
    assert_eq!(house.send(&outside, &outside, &under).status, 422);
    let day = |day| {
        let when = [
            ("vc_when_month", "12"),
            ("vc_when_day", day),
            ("vc_when_year", "2026"),
        ];
        under.into_iter().chain(when).collect::<Vec<_>>()
    };
    house.done(&outside, &outside, &day("10"));
    assert_eq!(house.send(&outside, &outside, &day("11")).status, 422);
    assert_eq!(
        house.send(&outside, &outside, &day("12")).status,
        422,
        "not yet"
    );
    // Somebody whose part has ended allows nothing any more.
    release(&house, &path("release"), "20");
    assert!(house.page(&path("call")).contains("until Sun., Dec. 20"));
    house.later(60);
    let end = path("end");
    let ended = [("vc_how", "mistaken"), ("vc_sure", "yes")];
    house.done(&end, &end, &ended);
    assert!(
        house
            .page(&file)
            .contains("Their part in this case has ended")
    );
    assert!(!house.page(&path("call")).contains("until Sun., Dec. 20"));
}

#[test]
fn a_release_is_written_informed_for_a_time_and_never_signed_by_the_participant() {
    let (house, _, path) = somebody();
    let path = path("release");
    let all: Vec<_> = SIGNED.into_iter().chain(until("10")).collect();
    let without = |left_out: &str| {
        let fields: Vec<_> = all
            .iter()
            .copied()
            .filter(|(name, _)| !name.starts_with(left_out))
            .collect();
        house.send(&path, &path, &fields)
    };
    for field in [
        "vc_recipient",
        "vc_scope",
        "vc_purpose",
        "vc_until",
        "vc_signed_by",
        "vc_signed_on",
        "vc_informed",
    ] {
        assert_eq!(without(field).status, 422, "{field}");
    }
    let mut other = all.clone();
    other.retain(|(name, _)| *name != "vc_signed_by");
    other.push(("vc_signed_by", "guardian"));
    let answer = house.send(&path, &path, &other);
    assert_eq!(answer.status, 422);
    assert!(plain(&text(&answer)).contains("The participant can sign for nobody"));
    other.push(("vc_not_him", "yes"));
    assert_eq!(
        house.send(&path, &path, &other).status,
        422,
        "nobody's name"
    );
    for (signer, status) in [
        ("Vantongeren, Garrick", 422),
        ("Perpetua Fernsby", 303),
        // A family name is often shared.
        ("Isolde Vantongeren", 303),
    ] {
        let mut signed = other.clone();
        signed.push(("vc_signer", signer));
        assert_eq!(house.send(&path, &path, &signed).status, status, "{signer}");
    }
    let mut long = all;
    long.retain(|(name, _)| *name != "vc_until_year");
    long.push(("vc_until_year", "2028"));
    assert_eq!(house.send(&path, &path, &long).status, 422);
}

/// What is written into a note of the person, and the copy that follows.
fn copy(house: &House, path: &impl Fn(&str) -> String, more: &[(&str, &str)]) -> (String, String) {
    let mut fields = vec![("vc_asked", "yes"), ("vc_given", "hand")];
    fields.extend(more);
    let answer = house.send(&path("copy"), &path("copy"), &fields);
    assert_eq!(answer.status, 303, "{}", plain(&text(&answer)));
    let to = answer.header("location").unwrap();
    let to = to.split('?').next().unwrap().to_owned();
    let page = house.page(&to);
    let document = page.split("and print that.").nth(1).unwrap().to_owned();
    (to, document)
}

#[test]
fn a_copy_is_made_in_their_language_whatever_the_pages_and_one_of_before_in_the_pages() {
    let (house, case, path) = somebody();
    let form = path("circumstances");
    house.done(&form, &form, &[("vc_language", "Spanish")]);
    let (to, document) = copy(&house, &path, &[]);
    assert!(
        document.contains("Quién es usted y cómo hablarle"),
        "{document}"
    );
    assert!(!document.contains("Who you are"), "{document}");
    let pdf = house.ask(desk::Method::Get, &format!("{to}/pdf"), String::new());
    assert!(pdf.body.starts_with(b"%PDF"));
    // Another can be chosen.
    let (_, document) = copy(&house, &path, &[("vc_language", "en-US")]);
    assert!(
        document.contains("Who you are, and how to reach you"),
        "{document}"
    );
    // One of before says no language, and is read as it always was.
    let before = letter::CopyGiven::default();
    let person = rules::PersonNo(0);
    let done = house
        .recorder()
        .copy_given(house.act(case), person, &before);
    let fact = done.unwrap().facts[0];
    let page = house.page(&format!("/victim/cases/{case}/copied/{fact}"));
    assert!(page.contains("Who you are, and how to reach you"), "{page}");
}

#[test]
fn a_note_of_another_file_is_taken_back_and_no_word_of_it_or_of_why_is_on_a_copy() {
    let (house, case, path) = somebody();
    let form = path("note");
    let noted = |words: &str| {
        let answer = house.send(&form, &form, &[("vc_words", words)]);
        answer.header("location").unwrap().to_owned()
    };
    // At once, by the press that follows.
    let saved = noted("Perpetua is at the mill.");
    let source = house.source(&saved);
    let actions = source.split("action=\"").skip(1);
    let mut actions = actions.filter_map(|rest| rest.split('"').next());
    let undo = actions.find(|action| action.contains("/undo/")).unwrap();
    let file = house.done(&saved, undo, &[]);
    says(&file, &["Taken back: Note", "Perpetua is at the mill."]);
    // Later, with a reason.
    noted("Lindqvist rang at noon.");
    let fact = house.newest_note();
    let back = format!("/victim/cases/{case}/correct/{fact}");
    let why = [("vc_why", "It belongs to Lindqvist's file.")];
    let file = house.done(&back, &back, &why);
    says(&file, &["Taken back: Note", "belongs to Lindqvist"]);
    let again = house.post(
        &back,
        &[
            ("vc_why", "Once more."),
            ("once", &house.counter.office().once()),
        ],
    );
    assert_eq!(again.status, 422, "{}", text(&again));
    // Nothing of it is a fact of the engine's, to which a void of a note would name nothing.
    let history = house.stores().case(case).unwrap().history();
    let voids = |fact: &rules::Fact| matches!(fact.what, rules::What::Void { .. });
    assert!(!history.facts.iter().any(voids), "{history:?}");
    noted("Works nights.");
    let (_, document) = copy(&house, &path, &[]);
    says(
        &document,
        &["Works nights.", "(taken back)", "or was taken back"],
    );
    says_no(&document, &["Perpetua", "mill", "Lindqvist"]);
}

#[test]
fn a_copy_is_of_one_person_and_has_nothing_of_another_and_no_address_unless_they_ask() {
    let (house, case, path) = somebody();
    let note = |person: u8, words: &str| {
        let page = format!("/victim/cases/{case}/note/{person}");
        house.done(&page, &page, &[("vc_words", words)]);
    };
    note(1, "Works nights at the mill.");
    note(1, "Says Brannoch Quillfeather rang her.");
    note(1, "Their number is 405 555 0199.");
    note(2, "Moved to the lake.");
    let card = letter::Person {
        name: "Ottilie Fernsby".to_owned(),
        address: "418 Larkspur Lane, Sandplum".to_owned(),
        phones: vec![
            letter::Phone {
                number: "405-555-0173".to_owned(),
                ..letter::Phone::default()
            },
            letter::Phone {
                number: "405-555-0111".to_owned(),
                source: letter::Source::Participant,
                ..letter::Phone::default()
            },
        ],
        ..letter::Person::default()
    };
    let plan = letter::Plan {
        code_words: "bluebird".to_owned(),
        voicemail: true,
        voicemail_words: "Your tulips are ready.".to_owned(),
        hours: "Mornings".to_owned(),
        ..letter::Plan::default()
    };
    let saved = letter::Saved {
        person: Some(card),
        plan: Some(plan),
        ..letter::Saved::default()
    };
    let person = rules::PersonNo(0);
    house
        .recorder()
        .save(house.act(case), person, &saved)
        .unwrap();
    note(1, "She is at 418 Larkspur Lane now.");
    let asked = house.send(&path("copy"), &path("copy"), &[("vc_given", "hand")]);
    assert_eq!(asked.status, 422, "nobody asked");
    let (to, document) = copy(&house, &path, &[]);
    for said in [
        "Ottilie Fernsby",
        "405-555-0173",
        "Mornings",
        "Works nights at the mill.",
    ] {
        assert!(document.contains(said), "{said}: {document}");
    }
    for never in [
        "Quillfeather",
        "Brannoch",
        "0199",
        // The participant gave it, and nobody knows yet whose it is.
        "0111",
        "lake",
        "Larkspur",
        "bluebird",
        "tulips",
        "Vantongeren",
        "ictim",
    ] {
        assert!(!document.contains(never), "{never}: {document}");
    }
    assert_eq!(document.matches("speaks of somebody else").count(), 3);
    // The time line leads to it again.
    let file = house.source(&format!("/victim/cases/{case}/people/1"));
    assert!(file.contains(&format!("href=\"{to}\"")), "{to}");
    let (_, document) = copy(&house, &path, &[("vc_address", "yes")]);
    assert!(document.contains("418 Larkspur Lane"), "{document}");
    assert!(!document.contains("Brannoch") && !document.contains("bluebird"));
    // As a file it names nobody outside of its pages, and stays the same.
    let pdf = || {
        let path = format!("{to}/pdf");
        house.ask(desk::Method::Get, &path, String::new())
    };
    let first = pdf();
    assert_eq!(
        first.header("content-disposition"),
        Some("attachment; filename=\"copy.pdf\"")
    );
    let plain = String::from_utf8_lossy(&first.body).into_owned();
    for never in ["Fernsby", "Sandplum", "CreationDate"] {
        assert!(!plain.contains(never), "{never}");
    }
    note(1, "Later.");
    assert!(pdf().body == first.body);
}

/// What the program wrote down, with which order of silence, of which file.
fn came(house: &House, case: &str, silent: &str, asks: Files) {
    let new = NewDemand {
        kind: DemandKind::Subpoena,
        from: "the District Court".to_owned(),
        came: date(2026, 11, 20),
        due: date(2026, 12, 4),
        case: case.to_owned(),
        asks,
        silent: silent.to_owned(),
    };
    let recorder = program_file::Recorder {
        store: house.program.as_ref(),
    };
    recorder
        .demand(&program_act(house), &new, date(2026, 11, 24))
        .unwrap();
}

fn program_act(house: &House) -> program_file::Act {
    program_file::Act {
        seen: None,
        batch: house.batch(),
        salt: [1; 16],
        actor: Actor(1),
        now: house.clock.now(),
    }
}

#[test]
fn of_a_legal_demand_they_are_told_unless_a_court_ordered_silence() {
    let (house, case, path) = somebody();
    let label = case.to_string();
    came(&house, &label, "Order 12", Files::Separate);
    came(&house, &label, "", Files::Participant);
    let list = "/victim/demands";
    assert!(house.page(list).contains("Nobody is to be told"));
    assert!(!house.page("/victim/").contains("legal demand"));
    came(&house, &label, "", Files::Both);
    for page in [list, "/victim/"] {
        let page = house.page(page);
        assert!(
            page.contains("Tell person 1") && page.contains("Tell person 2"),
            "{page}"
        );
    }
    assert!(!house.page(list).contains("Ottilie"), "a list names nobody");
    let demands = Demands::read(house.program.as_ref()).unwrap();
    let fact = demands.0.iter().find(|each| each.is_to_be_told());
    let fact = fact.unwrap().fact;
    let demand = path("demand");
    let file = format!("/victim/cases/{case}/people/1");
    for page in [&file, &path("call")] {
        assert!(
            house
                .page(page)
                .contains("A subpoena from the District Court"),
            "{page}"
        );
    }
    let named = fact.to_string();
    let of = ("vc_demand", named.as_str());
    // Why somebody was not told is written down.
    for heard in ["tried", "not_safe"] {
        let not = house.send(&demand, &demand, &[of, ("vc_heard", heard)]);
        assert_eq!(not.status, 422, "{heard}");
    }
    house.done(&demand, &demand, &[of, ("vc_heard", "told")]);
    for page in [list, "/victim/"] {
        let page = house.page(page);
        assert!(
            !page.contains("Tell person 1") && page.contains("Tell person 2"),
            "{page}"
        );
    }
    assert!(!house.page(&file).contains("Tell them that a legal demand"));
    // What a court compelled in the meantime is still told; what came to nothing is not.
    let recorder = program_file::Recorder {
        store: house.program.as_ref(),
    };
    let answered = |how| {
        let act = program_act(&house);
        recorder.demand_answered(&act, fact, how, "Order 7")
    };
    answered(Answered::Fought).unwrap();
    assert!(house.page(list).contains("Tell person 2"));
    answered(Answered::Compelled).unwrap();
    assert!(house.page(list).contains("Tell person 2"));
    assert!(answered(Answered::Refused).is_err(), "it waits no more");
    let second = format!("/victim/cases/{case}/demand/2");
    let words = [
        of,
        ("vc_heard", "tried"),
        ("vc_words", "Three times this week"),
    ];
    house.done(&second, &second, &words);
    assert!(house.page(list).contains("Nobody is to be told"));
}

#[test]
fn a_demand_of_a_label_that_no_case_bears_does_not_disappear() {
    let (house, ..) = somebody();
    came(&house, "K7P2", "", Files::Separate);
    for page in ["/victim/demands", "/victim/"] {
        let page = house.page(page);
        assert!(
            page.contains("K7P2") && page.contains("No case bears this label"),
            "{page}"
        );
    }
    let demands = Demands::read(house.program.as_ref()).unwrap();
    let recorder = program_file::Recorder {
        store: house.program.as_ref(),
    };
    let slip = Answered::Mistaken;
    recorder
        .demand_answered(&program_act(&house), demands.0[0].fact, slip, "A slip")
        .unwrap();
    assert!(
        house
            .page("/victim/demands")
            .contains("Nobody is to be told")
    );
}
