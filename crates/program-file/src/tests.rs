//! The settings from nothing to a day taken back, over a store in memory.

use jiff::civil::{Date, date};
use ledger::{
    Actor, Appended, Batch, BatchId, Envelope, Exactness, Filed, Matter, MemoryStore, NewEntry,
    SealedLetter, Store as _, Upkeep, Version,
};
use rules::Moment;

use crate::{
    Act, Change, Day, Hat, Hours, Mail, Place, Problem, Proof, Recorder, Refused, Rehearsal,
    Settings, Staff, StaffNo, Text,
};

fn act(number: u8) -> Act {
    Act {
        seen: None,
        batch: BatchId([number; 16]),
        salt: [number; 16],
        actor: Actor(1),
        now: Moment::parse("2026-11-23T12:00:00-06:00").unwrap(),
    }
}

fn christmas_eve() -> Date {
    date(2026, 12, 24)
}

fn problem(result: Result<Appended, Refused>) -> Problem {
    match result {
        Err(Refused::Field { problem, .. }) => problem,
        other => panic!("expected a field, not {other:?}"),
    }
}

#[test]
fn a_new_program_has_no_go_live_day_and_nothing_proclaimed() {
    let store = MemoryStore::new();
    assert_eq!(Settings::read(&store).unwrap(), Settings::default());
}

#[test]
fn what_is_set_is_read_again_with_who_set_it() {
    let store = MemoryStore::new();
    let desk = Recorder { store: &store };
    desk.go_live(&act(1), date(2026, 11, 1)).unwrap();
    desk.proclaim(&act(2), christmas_eve(), " 2026-31 ")
        .unwrap();
    desk.go_live(&act(3), date(2026, 11, 2)).unwrap();
    let settings = Settings::read(&store).unwrap();
    assert_eq!(settings.go_live, Some(date(2026, 11, 2)));
    assert_eq!(
        settings.proclaimed,
        [(christmas_eve(), "2026-31".to_owned())]
    );
    assert_eq!(settings.days(), [christmas_eve()]);
    assert_eq!(settings.lines.len(), 3);
    assert_eq!(
        settings.lines[1].change,
        Change::Proclaimed(christmas_eve(), "2026-31".into())
    );
    assert!(settings.lines.iter().all(|line| line.actor == Actor(1)));
}

#[test]
fn the_calendar_closes_on_a_proclaimed_day_until_it_is_taken_back() {
    let store = MemoryStore::new();
    let desk = Recorder { store: &store };
    let closed = || {
        let days = Settings::read(&store).unwrap().days();
        let rules = rules::Rules::new("us-ok", &days).unwrap();
        !rules.calendar.is_business_day(christmas_eve())
    };
    assert!(!closed());
    desk.proclaim(&act(1), christmas_eve(), "2026-31").unwrap();
    assert!(closed());
    desk.unproclaim(&act(2), christmas_eve()).unwrap();
    assert!(!closed());
    // It may be proclaimed again: the order was put off, then given after all.
    desk.proclaim(&act(3), christmas_eve(), "2026-32").unwrap();
    assert!(closed());
}

#[test]
fn what_cannot_be_taken_is_refused_and_nothing_is_kept() {
    let store = MemoryStore::new();
    let desk = Recorder { store: &store };
    let day = christmas_eve();
    assert_eq!(problem(desk.proclaim(&act(1), day, " ")), Problem::Missing);
    let long = "9".repeat(201);
    assert_eq!(
        problem(desk.proclaim(&act(1), day, &long)),
        Problem::TooLong(200)
    );
    let far = date(226, 12, 24);
    assert_eq!(
        problem(desk.proclaim(&act(1), far, "7")),
        Problem::OtherCentury
    );
    assert_eq!(
        problem(desk.unproclaim(&act(1), day)),
        Problem::NotProclaimed(day)
    );
    assert_eq!(Settings::read(&store).unwrap(), Settings::default());
    desk.proclaim(&act(1), day, "7").unwrap();
    assert_eq!(
        problem(desk.proclaim(&act(2), day, "8")),
        Problem::ProclaimedBefore(day)
    );
    desk.go_live(&act(3), day).unwrap();
    assert_eq!(problem(desk.go_live(&act(4), day)), Problem::SameDay(day));
}

#[test]
fn a_form_sent_twice_is_taken_once_and_one_that_saw_less_is_refused() {
    let store = MemoryStore::new();
    let desk = Recorder { store: &store };
    let first = Act {
        seen: Some(Version::default()),
        ..act(1)
    };
    desk.proclaim(&first, christmas_eve(), "7").unwrap();
    let again = desk.proclaim(&first, christmas_eve(), "7").unwrap();
    assert_eq!(again, Appended::Before);
    let stale = Act {
        batch: BatchId([2; 16]),
        ..first
    };
    let refused = desk.unproclaim(&stale, christmas_eve());
    assert!(matches!(refused, Err(Refused::Stale { now: Version(1) })));
    assert_eq!(Settings::read(&store).unwrap().lines.len(), 1);
}

fn nell() -> Staff {
    Staff {
        name: "Nell Rushing".to_owned(),
        hats: [Hat::Liaison, Hat::OnCall].into(),
        telephone: "405-555-0160".to_owned(),
        mail: Some(Mail::try_from("nell@example.org".to_owned()).unwrap()),
        ended: false,
    }
}

#[test]
fn the_staff_on_call_is_read_in_order_with_what_reaches_them_now() {
    let store = MemoryStore::new();
    let desk = Recorder { store: &store };
    let dora = Staff {
        name: "Dora Pinewood".to_owned(),
        telephone: "405-555-0161".to_owned(),
        mail: None,
        ..nell()
    };
    desk.staff(&act(1), StaffNo(1), &nell()).unwrap();
    desk.staff(&act(2), StaffNo(2), &dora).unwrap();
    let place = |number| Place::always(StaffNo(number));
    desk.roster(&act(3), &[place(2), place(1)]).unwrap();
    let numbers = || {
        let on_call = Settings::read(&store).unwrap().on_call(noon());
        let numbers = on_call.iter().map(|each| each.staff.unwrap().0);
        numbers.collect::<Vec<_>>()
    };
    assert_eq!(numbers(), [2, 1]);
    let moved = Staff {
        telephone: " 405-555-0169 ".to_owned(),
        ..nell()
    };
    desk.staff(&act(4), StaffNo(1), &moved).unwrap();
    let on_call = Settings::read(&store).unwrap().on_call(noon());
    assert_eq!(on_call[1].telephone, "405-555-0169");
    assert_eq!(
        on_call[1].mail.as_ref().unwrap().as_str(),
        "nell@example.org"
    );
    // Who left is not called, and cannot be put there again.
    let left = Staff {
        ended: true,
        ..dora
    };
    desk.staff(&act(5), StaffNo(2), &left).unwrap();
    assert_eq!(numbers(), [1]);
    let again = desk.roster(&act(6), &[place(2)]);
    assert_eq!(problem(again), Problem::NotStaff(StaffNo(2)));
    let nobody = desk.roster(&act(6), &[place(7)]);
    assert_eq!(problem(nobody), Problem::NotStaff(StaffNo(7)));
}

/// A letter as it was written before there was a staff list, byte by byte.
#[test]
fn a_roster_of_names_and_numbers_is_still_read_and_can_be_set_again() {
    let store = MemoryStore::new();
    let letter = br#"{"on_call":[{"name":"Nell R","telephone":"405-555-0160"},{"name":"Dora P","telephone":"405-555-0161"}]}"#;
    let at = act(1).now;
    let envelope = Envelope {
        case: crate::case().unwrap(),
        id: BatchId([1; 16]).fact().unwrap(),
        actor: Actor(1),
        at,
        exactness: Exactness::Second,
        recorded: at,
        kept: at,
        matter: Matter::Filed(Filed::Roster),
    };
    let entry = NewEntry {
        envelope,
        salt: [1; 16],
        letter: SealedLetter(letter.to_vec()),
    };
    let batch = Batch {
        id: BatchId([1; 16]),
        case: crate::case().unwrap(),
        seen: None,
        entries: vec![entry],
    };
    store.append(&batch).unwrap();
    let before = Settings::read(&store).unwrap();
    let on_call = before.on_call(noon());
    assert_eq!(on_call[1].name, "Dora P");
    assert_eq!(on_call[1].telephone, "405-555-0161");
    assert!(
        on_call
            .iter()
            .all(|each| each.staff.is_none() && each.mail.is_none())
    );
    let desk = Recorder { store: &store };
    desk.roster(&act(2), &[]).unwrap();
    desk.roster(&act(3), &before.roster).unwrap();
    assert_eq!(Settings::read(&store).unwrap().on_call(noon()), on_call);
}

#[test]
fn somebody_of_the_staff_needs_a_name_a_hat_and_a_number_to_be_on_call() {
    let store = MemoryStore::new();
    let desk = Recorder { store: &store };
    let staff = |staff: &Staff| problem(desk.staff(&act(1), StaffNo(1), staff));
    let nameless = Staff {
        name: " ".to_owned(),
        ..nell()
    };
    assert_eq!(staff(&nameless), Problem::Missing);
    let bare = Staff {
        hats: [].into(),
        ..nell()
    };
    assert_eq!(staff(&bare), Problem::Missing);
    let unheard = Staff {
        telephone: String::new(),
        ..nell()
    };
    assert_eq!(staff(&unheard), Problem::Missing);
    let skipped = desk.staff(&act(1), StaffNo(2), &nell());
    assert_eq!(problem(skipped), Problem::NotStaff(StaffNo(2)));
    assert_eq!(Settings::read(&store).unwrap(), Settings::default());
}

#[test]
fn who_leads_groups_and_opens_the_separate_file_is_at_both_desks() {
    assert!(!nell().is_at_both_desks());
    for theirs in [Hat::Liaison, Hat::OnCall] {
        let both = Staff {
            hats: [Hat::Facilitator, theirs].into(),
            ..nell()
        };
        assert!(both.is_at_both_desks());
        let left = Staff {
            ended: true,
            ..both
        };
        assert!(!left.is_at_both_desks());
    }
}

#[test]
fn a_mail_address_is_one_that_smtp_can_carry() {
    let taken = |text: &str| Mail::try_from(text.to_owned()).is_ok();
    for address in [
        "nell@example.org",
        "n.r+night@mail.example.org",
        "o'hara@a-b.example",
    ] {
        assert!(taken(address), "{address}");
    }
    for no in [
        "",
        "nell",
        "nell@",
        "@example.org",
        "nell@example",
        "n el@example.org",
        "nell@exa mple.org",
        "nell@example..org",
        ".nell@example.org",
        "nell@-example.org",
        "nell@example.org>",
        "nell@example.org\r\nBcc: x@example.org",
        "nell@b@example.org",
        "néll@example.org",
    ] {
        assert!(!taken(no), "{no}");
    }
    assert!(!taken(&format!("{}@example.org", "n".repeat(65))));
    assert!(serde_json::from_str::<Mail>("\"nell\"").is_err());
}

fn noon() -> jiff::civil::DateTime {
    date(2026, 11, 23).at(12, 0, 0, 0)
}

/// Held against a slow reading: each quarter of an hour of two weeks, over several rosters.
#[test]
fn hours_over_midnight_and_gaps_are_what_a_slow_reading_says() {
    let time = |hour: i8| jiff::civil::time(hour, 0, 0, 0);
    type Case = (&'static [Day], Option<(i8, i8)>);
    let cases: [Case; 5] = [
        (&[], None),
        (&[Day::Tue, Day::Thu], None),
        (&[Day::Mon, Day::Fri], Some((8, 17))),
        (&[Day::Sun], Some((17, 8))),
        (&[], Some((20, 6))),
    ];
    for (days, between) in cases {
        let hours = Hours {
            days: days.iter().copied().collect(),
            between: between.map(|(from, until)| (time(from), time(until))),
        };
        let store = MemoryStore::new();
        let desk = Recorder { store: &store };
        desk.staff(&act(1), StaffNo(1), &nell()).unwrap();
        let place = Place::Staff {
            staff: StaffNo(1),
            hours: hours.clone(),
        };
        desk.roster(&act(2), &[place]).unwrap();
        let settings = Settings::read(&store).unwrap();
        let gaps = settings.gaps();
        let minute = |(day, time): (Day, jiff::civil::Time)| {
            let place = Day::ALL.iter().position(|each| *each == day).unwrap();
            place * 1440 + usize::from(time.hour().unsigned_abs()) * 60
        };
        let mut local = date(2026, 11, 23).at(0, 0, 0, 0);
        for quarter in 0..14 * 96 {
            // The day on which a turn began that could still be running, today or yesterday.
            let covered = [0, 1].into_iter().any(|before: i64| {
                let began = local.date().saturating_sub(jiff::Span::new().days(before));
                let word =
                    Day::ALL[usize::try_from(began.weekday().to_monday_zero_offset()).unwrap()];
                let (from, until) = between.unwrap_or((0, 24));
                let until = if until <= from { until + 24 } else { until };
                let at = i64::from(local.hour()) + before * 24;
                (days.is_empty() || days.contains(&word))
                    && (i64::from(from)..i64::from(until)).contains(&at)
            });
            assert_eq!(hours.cover(local), covered, "{hours:?} {local}");
            assert_eq!(settings.on_call(local)[0].now, covered);
            let now = quarter * 15 % (7 * 1440);
            let in_gap = gaps.iter().any(|gap| {
                let (from, until) = (minute(gap.from), minute(gap.until));
                if from < until {
                    (from..until).contains(&now)
                } else {
                    now >= from || now < until
                }
            });
            assert_eq!(in_gap, !covered, "{gaps:?} {local}");
            local = local.saturating_add(jiff::Span::new().minutes(15));
        }
    }
}

#[test]
fn texts_that_were_made_are_pinned_once_somebody_outside_has_them() {
    let store = MemoryStore::new();
    let desk = Recorder { store: &store };
    assert_eq!(Proof::read(&store).unwrap().pinned(), None);
    let at = |number: u8, days: i64| Act {
        now: act(number).now.plus(days * 24 * 60 * 60),
        ..act(number)
    };
    let text = |note: &str| Text {
        ledger: "client".to_owned(),
        note: note.to_owned(),
    };
    desk.pinned(&at(1, 0), vec![text("one")]).unwrap();
    desk.pinned(&at(2, 7), vec![text("two")]).unwrap();
    let proof = Proof::read(&store).unwrap();
    assert_eq!(proof.weeks[0].texts, [text("two")]);
    assert_eq!(proof.pinned(), Some(at(1, 0).now), "none ever left");
    let newest = proof.weeks[0].fact;
    assert_eq!(problem(desk.left(&at(3, 8), newest, " ")), Problem::Missing);
    desk.left(&at(3, 8), newest, " A. Quillfeather, attorney ")
        .unwrap();
    let proof = Proof::read(&store).unwrap();
    assert_eq!(proof.pinned(), Some(at(2, 7).now));
    assert_eq!(proof.weeks[0].left[0].to, "A. Quillfeather, attorney");
    // No form of the settings is stale by it.
    assert_eq!(Settings::read(&store).unwrap(), Settings::default());
}

#[test]
fn a_rehearsal_is_kept_with_how_it_went() {
    let store = MemoryStore::new();
    let desk = Recorder { store: &store };
    let well = Rehearsal {
        made: 7,
        entries: vec![("client".to_owned(), 3)],
        cases: 2,
        trouble: String::new(),
    };
    desk.rehearsed(&act(1), &well).unwrap();
    let badly = Rehearsal {
        trouble: "client: position 3 is missing".to_owned(),
        ..well.clone()
    };
    desk.rehearsed(&act(2), &badly).unwrap();
    let now = act(1).now;
    let kept = Proof::read(&store).unwrap().rehearsals;
    assert_eq!(kept, [(now, badly), (now, well)]);
    let mut kinds = Vec::new();
    store
        .envelopes(&mut |_, envelope| kinds.push(envelope.matter))
        .unwrap();
    let told = [Upkeep::Rehearsed, Upkeep::RehearsedInVain];
    assert_eq!(kinds, told.map(|what| Matter::Filed(Filed::Upkeep(what))));
}
