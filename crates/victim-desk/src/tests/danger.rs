//! From the first minute of a danger to the second person who looks at its end.

use desk::Clock as _;
use ledger::{Matter, Store as _};
use rules::{Ending, Role, What};

use super::{House, says, says_no};

struct Evening {
    house: House,
    case: rules::CaseId,
    danger: String,
    over: String,
}

/// A danger known at 8:10 p.m., toward a victim and a partner; it is 8:24 p.m.
fn evening() -> Evening {
    let mut house = House::new();
    let case = house.participant();
    house.person(case, "Ottilie Fernsby", Role::Victim, &["405-555-0173"]);
    house.person(case, "Emeric Dole", Role::CurrentPartner, &["405-555-0109"]);
    house.at("2026-11-24T20:10:00-06:00", "nell");
    let threat = house.risk(case);
    house.at("2026-11-24T20:14:00-06:00", "nell");
    house.report(case, threat, Some(Ending::NoAnswer));
    house.at("2026-11-24T20:24:00-06:00", "nell");
    Evening {
        danger: format!("/victim/cases/{case}/danger/{threat}"),
        over: format!("/victim/cases/{case}/over/{threat}"),
        case,
        house,
    }
}

#[test]
fn a_danger_says_who_is_to_be_told_by_when_in_whose_words_and_names_nobody() {
    let Evening { house, danger, .. } = evening();
    let today = house.source("/victim/");
    assert!(today.contains(&danger), "{today}");
    says(&super::plain(&today), &["Danger , 1 open"]);
    let page = house.page(&danger);
    says(
        &page,
        &[
            "3 calls to make, the first by 9:10 p.m.",
            "It is 8:24 p.m. now. Known since 8:10 p.m. Nobody has taken it.",
            "0 of 2 told",
            "By 9:10 p.m. today Not told yet Person 1 , Victim",
            "Person 2 , Current partner",
            "Stayed after group.",
            "may, in the note of the session",
            "I know where the car stands on Wednesday.",
            "Rang the police: reached",
            "The provider: no answer",
            "8:14 p.m. may",
            "405-555-0142 Redbud Crossing",
            "Toward: the victim, the current partner",
            "call 911 now",
        ],
    );
    for name in ["Ottilie", "Emeric", "0173", "0109", "Moss"] {
        assert!(!page.contains(name), "{name}");
    }
}

#[test]
fn it_is_taken_and_taken_over_and_the_board_says_who_has_it() {
    let Evening {
        mut house, danger, ..
    } = evening();
    let take = format!("{danger}/take");
    let page = house.done(&danger, &take, &[]);
    says(
        &page,
        &["You have it since 8:24 p.m.", "8:24 p.m. nell Took it"],
    );
    assert!(
        !house
            .source(&danger)
            .contains(&format!("action=\"{take}\""))
    );
    house.at("2026-11-24T20:40:00-06:00", "thea");
    says(&house.page("/victim/"), &["nell has this since 8:24 p.m."]);
    let page = house.done(&danger, &take, &[]);
    says(&page, &["You have it since 8:40 p.m."]);
    says(
        &house.page("/victim/dangers"),
        &["Open now, 1", "You have it since"],
    );
}

#[test]
fn what_was_handed_over_is_taken_back_on_its_page_and_then_the_page_says_so() {
    let Evening { house, case, .. } = evening();
    let mut told = None;
    house
        .drop
        .envelopes(&mut |_, envelope| {
            if let Matter::Rule(What::ProviderNotice { .. }) = envelope.matter {
                told = Some(envelope.id);
            }
        })
        .unwrap();
    let path = format!("/victim/cases/{case}/correct/{}", told.unwrap());
    says(&house.page(&path), &["Take this entry back"]);
    let why = [("vc_why", "It was another provider.")];
    house.done(&path, &path, &why);
    let page = house.source(&path);
    says(&page, &["This entry has been taken back already."]);
    says_no(&page, &["Take this entry back", "vc_why"]);
}

#[test]
fn the_next_step_changes_as_time_passes_until_each_is_told() {
    let Evening {
        mut house,
        case,
        danger,
        ..
    } = evening();
    says(&house.page(&danger), &["Call now."]);
    let call = format!("/victim/cases/{case}/call/1");
    house.done(&call, &call, &[("vl_outcome", "no_answer")]);
    says(
        &house.page(&danger),
        &[
            "8:24 p.m. no answer",
            "Try the advocate they named",
            "Call now.",
        ],
    );
    house.at("2026-11-24T20:40:00-06:00", "nell");
    says(&house.page(&danger), &["Half of the time is over"]);
    let step = format!("/victim/cases/{case}/step/1");
    let page = house.done(
        &step,
        &step,
        &[("vc_words", "Asked for unit 12, case 26-555.")],
    );
    says(
        &page,
        &[
            "Person 1: The police were asked for a welfare check Asked for unit 12, case 26-555.",
            "The police were asked. Ask what they found",
        ],
    );
    // Written down in error, it is taken back, and nobody waits for what the police found.
    let wrong = format!("/victim/cases/{case}/correct/{}", house.newest_note());
    house.done(&wrong, &wrong, &[("vc_why", "It was another address.")]);
    let page = house.page(&danger);
    says(
        &page,
        &[
            "Half of the time is over",
            "Taken back: Person 1: The police were asked for a welfare check It was another address.",
        ],
    );
    says_no(&page, &["Ask what they found"]);
    house.at("2026-11-24T20:50:00-06:00", "nell");
    house.done(&call, &call, &[("vl_outcome", "reached")]);
    let page = house.page(&danger);
    says(
        &page,
        &["1 of 2 told", "Told, after 40 minutes", "2 calls to make"],
    );
    let provider = danger.replace("/danger/", "/provider/");
    house.done(&provider, &provider, &[("vl_outcome", "reached")]);
    house.at("2026-11-24T21:12:00-06:00", "nell");
    let page = house.page(&danger);
    says(
        &page,
        &[
            "Not told yet: 1 call was to be made by 9:10 p.m.",
            "The time is over.",
        ],
    );
    let other = format!("/victim/cases/{case}/call/2");
    house.done(&other, &other, &[("vl_outcome", "reached")]);
    let page = house.page(&danger);
    says(
        &page,
        &[
            "Everybody has been told",
            "2 of 2 told",
            "Told late, after 62 minutes",
        ],
    );
    // Told is not over: it lives until somebody says why it has ended.
    says(
        &house.page("/victim/dangers"),
        &["Open now, 1", "Everybody has been told"],
    );
}

#[test]
fn an_end_needs_a_reason_and_is_seen_by_somebody_else_from_the_next_business_day_on() {
    let Evening {
        mut house,
        case,
        danger,
        over,
    } = evening();
    let refused = house.send(&over, &over, &[("vc_why", "The jail said so.")]);
    assert_eq!(refused.status, 422);
    let refused = house.send(&over, &over, &[("vc_because", "jail")]);
    assert_eq!(refused.status, 422);
    says(
        &house.page(&over),
        &[
            "3 are still not told. Ending it stops their warnings. A second person looks at it by Wed., Nov. 25.",
        ],
    );
    let fields = [("vc_because", "jail"), ("vc_why", "The jail said so.")];
    let page = house.done(&over, &over, &fields);
    says(
        &page,
        &[
            "This danger has ended",
            "Danger ended, because the participant is held in jail",
            "The jail said so.",
            "3 were not told when it ended.",
            "Somebody else than you is to look at this by Wed., Nov. 25.",
        ],
    );
    // It is Tuesday still: nothing to look at today, and not by the one who ended it.
    assert!(
        !house
            .page("/victim/")
            .contains("to be seen by a second person")
    );
    says(
        &house.page(&format!("/victim/cases/{case}")),
        &["a second person is to look at that"],
    );
    house.at("2026-11-25T09:00:00-06:00", "nell");
    says(
        &house.page("/victim/"),
        &[
            "Ended, to be seen by a second person, 1",
            "You ended it: somebody else is to look",
        ],
    );
    let second = format!("{danger}/second");
    assert!(!house.source(&danger).contains(&second));
    house.sit("thea");
    says(
        &house.page(&danger),
        &["You are to look at this as the second person, by Wed., Nov. 25."],
    );
    let page = house.done(&danger, &second, &[("vd_found", "ended")]);
    says(
        &page,
        &["thea looked at this Wed., Nov. 25, 9:00 a.m.: it has ended."],
    );
    assert!(
        !house
            .page("/victim/")
            .contains("to be seen by a second person")
    );
    assert!(
        !house
            .page(&format!("/victim/cases/{case}"))
            .contains("second person is to look")
    );
}

#[test]
fn a_wrong_end_is_taken_back_and_everything_is_owed_again() {
    let Evening {
        mut house,
        danger,
        over,
        ..
    } = evening();
    let fields = [
        ("vc_because", "passed"),
        ("vc_why", "Nobody heard more of it."),
    ];
    house.done(&over, &over, &fields);
    house.at("2026-11-27T09:00:00-06:00", "thea");
    // Thanksgiving is no business day, nor the day after; Wednesday was.
    says(&house.page("/victim/"), &["Wed., Nov. 25 Not seen yet"]);
    let second = format!("{danger}/second");
    let refused = house.send(&danger, &second, &[("vd_found", "wrong")]);
    assert_eq!(refused.status, 422);
    says(
        &super::plain(&super::text(&refused)),
        &["Say why it was wrong to end it."],
    );
    let found = [
        ("vd_found", "wrong"),
        ("vd_words", "He is out since Thursday."),
    ];
    let page = house.done(&danger, &second, &found);
    says(
        &page,
        &[
            "You have it since 9:00 a.m.",
            "Not told yet: 3 calls",
            "Taken back: Danger ended, because time went by",
            "He is out since Thursday.",
        ],
    );
    says(
        &house.page("/victim/"),
        &["Danger , 1 open", "Overdue, not told yet"],
    );
}

#[test]
fn whoever_ended_it_cannot_be_the_second_even_by_hand_and_one_account_is_said() {
    let Evening {
        house,
        danger,
        over,
        ..
    } = evening();
    let fields = [("vc_because", "other"), ("vc_why", "Said at the office.")];
    house.done(&over, &over, &fields);
    let seen = house
        .recorder()
        .stores
        .case(house.board.unseen_ends()[0].0)
        .unwrap();
    let seen = seen.version.0.to_string();
    let once = "AAAAAAAAAAAAAAAAAAAAAA";
    let form = [
        ("once", once),
        ("seen", seen.as_str()),
        ("vd_found", "ended"),
    ];
    let answer = house.post(&format!("{danger}/second"), &form);
    assert_eq!(answer.status, 422);
    says(
        &super::plain(&super::text(&answer)),
        &["Somebody else than the one who ended it must look at it."],
    );
    assert_eq!(house.board.unseen_ends().len(), 1);

    let alone = House::with(&["nell"]);
    let case = alone.participant();
    let threat = alone.risk(case);
    let over = format!("/victim/cases/{case}/over/{threat}");
    let page = alone.done(&over, &over, &fields);
    says(&page, &["this desk has one account only"]);
    says(&alone.page("/victim/dangers"), &["nobody else can look"]);
}

#[test]
fn jail_leave_and_release_are_said_to_who_calls_and_owe_nothing() {
    let Evening {
        house,
        case,
        danger,
        ..
    } = evening();
    let owed = || house.board.of_case(case).len();
    // The board catches up when somebody looks.
    house.page("/victim/");
    let before = owed();
    assert!(before > 0);
    let call = format!("/victim/cases/{case}/call/1");
    let file = format!("/victim/cases/{case}/people/1");
    for (standing, words) in [
        (ledger::Standing::Jail, "The participant is in jail since"),
        (ledger::Standing::Released, "released from jail"),
        (ledger::Standing::OnLeave, "on leave from the program since"),
    ] {
        house.later(60);
        let now = client_file::When::At(house.clock.now());
        let act = house.act(case);
        house
            .client()
            .stand(act, now, &client_file::Stands::at(standing))
            .unwrap();
        house.board.touch(case);
        for page in [&call, &file, &danger] {
            says(&house.page(page), &[words]);
        }
        assert_eq!(owed(), before, "{standing:?}");
    }
}
