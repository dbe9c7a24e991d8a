//! The file from a referral to a correction, over a store in memory.

use jiff::civil::date;
use jiff::tz::TimeZone;
use keys::{House, Stream, establish};
use ledger::{Actor, BatchId, Exactness, Matter, MemoryStore, Standing, Store};
use proptest::prelude::*;
use rules::{CaseId, Leaving, Moment, Outcome, What};

use crate::letter::{Assessment, Intake};
use crate::{
    Act, Brought, Part, Participant, Problem, Recorded, Recorder, Refused, Roll, Stands, Status,
    When, Words, Wrong,
};

/// A desk with nothing in it, on Monday, November 23, 2026, at noon.
struct Office {
    store: MemoryStore,
    stream: Stream,
    house: House,
    zone: TimeZone,
}

impl Office {
    fn new() -> Self {
        Self::seeded(7)
    }

    fn seeded(seed: u8) -> Self {
        let stream = Stream::from_seed([seed; 32]);
        let house = establish(&stream);
        let zone = TimeZone::get("America/Chicago").unwrap();
        Self {
            store: MemoryStore::new(),
            stream,
            house,
            zone,
        }
    }

    fn noon(&self) -> Recorder<'_> {
        let Self {
            store,
            stream,
            house,
            zone,
        } = self;
        Recorder {
            store,
            ring: &house.client,
            stream,
            zone,
            actor: Actor(3),
            now: noon(),
            sheet: "",
        }
    }

    fn act(&self, case: CaseId) -> Act {
        let seen = Some(self.store.case(case).unwrap().version);
        Act {
            case,
            seen,
            batch: self.batch(),
        }
    }

    fn batch(&self) -> BatchId {
        BatchId(self.stream.bytes())
    }

    fn refer(&self, first: &str, last: &str) -> CaseId {
        self.noon()
            .refer(self.batch(), today(), &named(first, last))
            .unwrap()
            .case
    }

    fn open(&self, case: CaseId) -> Participant {
        Participant::open(&self.store, &self.house.client, case)
            .unwrap()
            .unwrap()
    }

    fn size(&self) -> u64 {
        self.store.head().unwrap().size
    }
}

fn noon() -> Moment {
    Moment::parse("2026-11-23T12:00:00-06:00").unwrap()
}

fn today() -> When {
    When::Day(date(2026, 11, 23))
}

fn named(first: &str, last: &str) -> Intake {
    Intake {
        first: first.into(),
        last: last.into(),
        ..Intake::default()
    }
}

fn wrong(refused: Refused) -> Vec<(&'static str, Problem)> {
    match refused {
        Refused::Fields(wrong) => wrong
            .into_iter()
            .map(|Wrong { field, problem }| (field, problem))
            .collect(),
        other => panic!("{other}"),
    }
}

#[test]
fn a_participant_goes_from_a_referral_to_leaving_and_back() {
    let office = Office::new();
    let desk = office.noon();
    let case = office.refer("Aldo", "Birch");
    assert!(matches!(
        office.open(case).status,
        Status::WaitingForAssessment { .. }
    ));

    let found = Assessment {
        concerns: vec!["drinking".into(), "work".into()],
        lethality: vec!["a gun at home".into()],
        words: "Two hours.".into(),
    };
    desk.assess(office.act(case), today(), &found).unwrap();
    assert!(matches!(
        office.open(case).status,
        Status::WaitingForDecision { .. }
    ));

    desk.decide(office.act(case), When::At(noon()), Outcome::Accepted, "")
        .unwrap();
    assert!(matches!(office.open(case).status, Status::Accepted { .. }));

    desk.attended(office.act(case), today(), "came early")
        .unwrap();
    let second = desk
        .attended(office.act(case), When::At(noon()), "")
        .unwrap();
    assert!(matches!(
        office.open(case).status,
        Status::Attending { sessions: 2, .. }
    ));
    desk.take_back(office.act(case), second.fact, "it was his brother")
        .unwrap();
    assert!(matches!(
        office.open(case).status,
        Status::Attending { sessions: 1, .. }
    ));

    desk.stand(office.act(case), today(), &Stands::at(Standing::Jail))
        .unwrap();
    assert_eq!(office.open(case).standing.unwrap().0, Standing::Jail);
    desk.stand(office.act(case), today(), &Stands::at(Standing::Released))
        .unwrap();
    assert_eq!(office.open(case).standing, None);

    let (act, at) = (office.act(case), When::At(noon()));
    let left = desk.terminate(act, at, Leaving::Noncompliance, "").unwrap();
    let reason = Leaving::Noncompliance;
    assert!(matches!(office.open(case).status, Status::Left { reason: why, .. } if why == reason));
    desk.take_back(office.act(case), left.fact, "wrong man")
        .unwrap();
    let file = office.open(case);
    assert!(matches!(file.status, Status::Attending { sessions: 1, .. }));
    assert_eq!(file.concerns, ["drinking", "work"]);
    assert_eq!(file.lethality, ["a gun at home"]);
    let line = file.line(left.fact).unwrap();
    assert!(line.taken_back.is_some() && !line.may_be_taken_back);
}

#[test]
fn the_same_form_sent_twice_makes_one_fact_and_points_at_it() {
    let office = Office::new();
    let desk = office.noon();
    let batch = office.batch();
    let first = desk.refer(batch, today(), &named("Aldo", "Birch")).unwrap();
    let second = desk.refer(batch, today(), &named("Aldo", "Birch")).unwrap();
    assert_eq!(
        second,
        Recorded {
            before: true,
            ..first
        }
    );

    let act = office.act(first.case);
    let once = desk
        .decide(act, today(), Outcome::Denied, "needs treatment first")
        .unwrap();
    // The version that the form carries is the old one by now; it is the same form all the same.
    let twice = desk
        .decide(act, today(), Outcome::Denied, "needs treatment first")
        .unwrap();
    assert_eq!(
        twice,
        Recorded {
            before: true,
            ..once
        }
    );
    let back = office.act(first.case);
    desk.take_back(back, once.fact, "not yet").unwrap();
    assert!(desk.take_back(back, once.fact, "not yet").unwrap().before);
    assert_eq!(office.size(), 3);
}

#[test]
fn who_saw_an_older_file_is_told_so_and_nothing_is_recorded() {
    let office = Office::new();
    let desk = office.noon();
    let case = office.refer("Aldo", "Birch");
    let old = office.act(case);
    desk.attended(office.act(case), today(), "").unwrap();
    let size = office.size();
    let refused = desk
        .decide(old, today(), Outcome::Accepted, "")
        .unwrap_err();
    assert!(
        matches!(refused, Refused::Stale { now } if now.0 == 2),
        "{refused}"
    );
    assert_eq!(office.size(), size);
}

#[test]
fn what_cannot_be_is_refused_field_by_field_and_nothing_is_recorded() {
    let office = Office::new();
    let desk = office.noon();
    let case = office.refer("Aldo", "Birch");
    let size = office.size();
    let tomorrow = When::Day(date(2026, 11, 24));
    let mut intake = named(" ", "Birch");
    intake.born = Some(date(2027, 1, 1));
    let refused = desk.refer(office.batch(), tomorrow, &intake).unwrap_err();
    assert_eq!(
        wrong(refused),
        [
            ("when", Problem::Future),
            ("first", Problem::Missing),
            ("born", Problem::Future)
        ]
    );
    let denied = desk
        .decide(office.act(case), today(), Outcome::Denied, " \n")
        .unwrap_err();
    assert_eq!(wrong(denied), [("reason", Problem::Missing)]);
    let attended = |when| wrong(desk.attended(office.act(case), when, "").unwrap_err());
    assert_eq!(
        attended(When::At(noon().plus(1))),
        [("when", Problem::Future)]
    );
    assert_eq!(
        attended(When::Day(date(26, 11, 23))),
        [("when", Problem::TooLongAgo)]
    );
    let nobody = Act {
        case: CaseId::new("nobody").unwrap(),
        seen: None,
        batch: office.batch(),
    };
    assert!(matches!(
        desk.attended(nobody, today(), ""),
        Err(Refused::NotHere)
    ));
    assert_eq!(office.size(), size);
}

#[test]
fn a_void_cannot_be_voided_nor_a_fact_twice_nor_a_referral_at_all() {
    let office = Office::new();
    let desk = office.noon();
    let referred = desk
        .refer(office.batch(), today(), &named("Aldo", "Birch"))
        .unwrap();
    let case = referred.case;
    let session = desk.attended(office.act(case), today(), "").unwrap().fact;
    let without_why = desk.take_back(office.act(case), session, " ").unwrap_err();
    assert_eq!(wrong(without_why), [("why", Problem::Missing)]);
    let void = desk
        .take_back(office.act(case), session, "somebody else")
        .unwrap()
        .fact;
    let refused = |fact| wrong(desk.take_back(office.act(case), fact, "again").unwrap_err());
    assert_eq!(refused(session), [("fact", Problem::TakenBackBefore)]);
    assert_eq!(refused(void), [("fact", Problem::NotToTakeBack)]);
    assert_eq!(refused(referred.fact), [("fact", Problem::NotToTakeBack)]);
}

#[test]
fn a_concern_keeps_its_number_even_when_its_assessment_is_taken_back() {
    let office = Office::new();
    let desk = office.noon();
    let case = office.refer("Aldo", "Birch");
    let assess = |names: &[&str]| {
        let concerns = names.iter().map(|name| (*name).to_owned()).collect();
        let found = Assessment {
            concerns,
            ..Assessment::default()
        };
        let fact = desk.assess(office.act(case), today(), &found).unwrap().fact;
        let envelope = office.open(case).line(fact).unwrap().envelope;
        let What::Assessment { concerns, .. } = envelope.fact().unwrap().what else {
            panic!("not an assessment")
        };
        (fact, concerns.iter().collect::<Vec<_>>())
    };
    let (first, numbers) = assess(&["drinking", "work", "drinking"]);
    assert_eq!(numbers, [0, 1]);
    desk.take_back(office.act(case), first, "wrong form")
        .unwrap();
    assert_eq!(assess(&["stalking", "WORK"]).1, [1, 2]);
    assert_eq!(assess(&["drinking"]).1, [0]);
    assert_eq!(office.open(case).concerns, ["stalking", "work", "drinking"]);
}

#[test]
fn a_session_on_the_day_of_the_acceptance_counts_after_it() {
    let office = Office::new();
    let desk = office.noon();
    let case = office.refer("Aldo", "Birch");
    let morning = Moment::parse("2026-11-23T09:30:00-06:00").unwrap();
    desk.decide(office.act(case), When::At(morning), Outcome::Accepted, "")
        .unwrap();
    let fact = desk.attended(office.act(case), today(), "").unwrap().fact;
    let file = office.open(case);
    assert!(matches!(file.status, Status::Attending { sessions: 1, .. }));
    let envelope = file.line(fact).unwrap().envelope;
    assert_eq!((envelope.at, envelope.exactness), (morning, Exactness::Day));
}

#[test]
fn the_latest_intake_stands_and_the_earlier_one_stays_readable() {
    let office = Office::new();
    let case = office.refer("Aldo", "Birch");
    office
        .noon()
        .amend(office.act(case), &named("Aldous", "Birch"))
        .unwrap();
    let file = office.open(case);
    assert_eq!(file.intake.unwrap().first, "Aldous");
    let names = file.lines.iter().filter_map(|line| match &line.words {
        Words::Intake(intake) => Some(intake.first.as_str()),
        _ => None,
    });
    assert_eq!(names.collect::<Vec<_>>(), ["Aldous", "Aldo"]);
    let mut roll = Roll::default();
    roll.catch_up(&office.store).unwrap();
    let rows = roll.rows(&office.house.client).unwrap();
    assert!(rows[0].answers("birch aldous") && !rows[0].answers("aldo birch cedar"));
}

#[test]
fn what_became_of_an_account_is_nobodys_file() {
    let office = Office::new();
    let invited = keys::Noted {
        number: Actor(2),
        act: ledger::AccountAct::Invited,
        by: Actor(1),
        at: noon(),
    };
    keys::note(&office.store, invited, &office.stream).unwrap();
    let aldo = office.refer("Aldo", "Birch");
    let mut roll = Roll::default();
    roll.catch_up(&office.store).unwrap();
    let rows = roll.rows(&office.house.client).unwrap();
    let cases: Vec<CaseId> = rows.iter().map(|row| row.case).collect();
    assert_eq!(cases, [aldo]);
    let desk = keys::desk_case().unwrap();
    let file = Participant::open(&office.store, &office.house.client, desk).unwrap();
    assert!(file.is_none());
}

#[test]
fn the_roll_names_first_who_waits_longest_for_a_decision() {
    let office = Office::new();
    let desk = office.noon();
    let (aldo, hobie) = (
        office.refer("Aldo", "Birch"),
        office.refer("Hobie", "Cedar"),
    );
    let (otto, bram) = (
        office.refer("Otto", "Elmwood"),
        office.refer("Bram", "Hawthorn"),
    );
    let assessed = |case, day| {
        desk.assess(office.act(case), When::Day(day), &Assessment::default())
            .unwrap();
    };
    assessed(aldo, date(2026, 11, 20));
    assessed(otto, date(2026, 10, 2));
    desk.decide(office.act(bram), today(), Outcome::Accepted, "")
        .unwrap();
    let mut roll = Roll::default();
    roll.catch_up(&office.store).unwrap();
    let order = |roll: &Roll| {
        let rows = roll.rows(&office.house.client).unwrap();
        rows.iter().map(|row| row.case).collect::<Vec<_>>()
    };
    assert_eq!(order(&roll), [otto, aldo, hobie, bram]);
    desk.terminate(office.act(otto), today(), Leaving::Other, "")
        .unwrap();
    roll.catch_up(&office.store).unwrap();
    assert_eq!(order(&roll), [aldo, hobie, otto, bram]);
    let counts = roll.counts();
    assert_eq!(
        (counts.open, counts.undecided, counts.decided, counts.left),
        (2, 1, 1, 1)
    );
}

fn brought() -> Brought {
    let mut intake = named("Sten", "Hickory");
    intake.born = Some(date(1971, 3, 6));
    intake.cause_numbers = vec!["CM-2026-4060".into()];
    Brought {
        intake,
        referred: date(2026, 3, 21),
        assessed: Some(date(2026, 3, 25)),
        decided: Some((Outcome::Accepted, String::new(), None)),
        attended: Some(date(2026, 4, 21)),
        left: None,
        standing: Some(Standing::Jail),
    }
}

#[test]
fn brought_in_twice_leaves_what_is_there_and_adds_what_is_new() {
    let office = Office::new();
    let desk = office.noon();
    let dry = desk.bring(&brought(), true).unwrap();
    assert_eq!((dry.new, dry.added, office.size()), (true, 5, 0));
    let first = desk.bring(&brought(), false).unwrap();
    assert_eq!((first.new, first.added, office.size()), (true, 5, 5));
    let again = desk.bring(&brought(), false).unwrap();
    assert_eq!(
        (again.case, again.new, again.added, office.size()),
        (first.case, false, 0, 5)
    );

    let mut spaced = brought();
    spaced.intake.last = " HICKORY ".into();
    spaced.left = Some((Leaving::Completed, date(2026, 11, 2)));
    spaced.attended = Some(date(2026, 4, 28));
    let later = desk.bring(&spaced, false).unwrap();
    assert_eq!((later.case, later.added, office.size()), (first.case, 1, 6));
    assert_eq!(later.differs, [Part::Session]);
    assert!(matches!(
        office.open(first.case).status,
        Status::Left { .. }
    ));
}

#[test]
fn a_list_without_the_day_of_a_decision_counts_from_the_assessment() {
    let office = Office::new();
    let case = office.noon().bring(&brought(), false).unwrap().case;
    let since = match office.open(case).status {
        Status::Attending { .. } => {
            let file = office.open(case);
            let decided = |line: &&crate::Line| matches!(line.words, Words::Decision(_));
            file.lines.iter().find(decided).unwrap().envelope
        }
        other => panic!("{other:?}"),
    };
    assert_eq!(since.at.day(&office.zone), date(2026, 3, 25));
    assert_eq!(since.exactness, Exactness::Day);
}

#[test]
fn a_row_whose_days_run_backwards_is_refused_and_names_the_cell() {
    let office = Office::new();
    let mut row = brought();
    row.attended = Some(date(2026, 1, 5));
    row.left = Some((Leaving::Completed, date(2027, 1, 5)));
    let refused = wrong(office.noon().bring(&row, false).unwrap_err());
    assert_eq!(
        refused,
        [
            ("attended", Problem::BeforeEarlier),
            ("left", Problem::Future)
        ]
    );
    assert_eq!(office.size(), 0);
}

#[test]
fn labels_of_the_same_person_differ_between_two_programs() {
    let (here, there) = (Office::new(), Office::seeded(8));
    let case = |office: &Office| office.noon().bring(&brought(), false).unwrap().case;
    assert_ne!(case(&here), case(&there));
}

proptest! {
    #[test]
    fn taking_back_is_as_if_it_had_not_been(
        acts in proptest::collection::vec(0_usize..5, 0..12),
        extra in 0_usize..5,
    ) {
        let office = Office::new();
        let case = office.refer("Aldo", "Birch");
        let start = noon().plus(-1_000_000);
        let act = |which: usize, nth: usize| {
            let desk = office.noon();
            let when = When::At(start.plus(i64::try_from(nth).unwrap() * 3600));
            let act = office.act(case);
            match which {
                0 => desk.assess(act, when, &Assessment::default()),
                1 => desk.decide(act, when, Outcome::Accepted, ""),
                2 => desk.decide(act, when, Outcome::Denied, "no"),
                3 => desk.attended(act, when, ""),
                _ => desk.terminate(act, when, Leaving::Other, ""),
            }.unwrap().fact
        };
        for (nth, which) in acts.iter().enumerate() {
            act(*which, nth);
        }
        let standing = |file: &Participant| {
            let counts = |line: &&crate::Line| {
                line.taken_back.is_none() && !matches!(line.words, Words::Void(_))
            };
            file.lines.iter().filter(counts).map(|line| line.envelope).collect::<Vec<_>>()
        };
        let before = office.open(case);
        for nth in [0, acts.len() / 2, acts.len()] {
            let fact = act(extra, nth);
            office.noon().take_back(office.act(case), fact, "in error").unwrap();
            let after = office.open(case);
            prop_assert_eq!(before.status, after.status);
            prop_assert_eq!(standing(&before), standing(&after));
        }
    }
}

#[test]
fn who_moves_to_another_program_has_left_this_one_and_both_are_taken_back_together() {
    let office = Office::new();
    let desk = office.noon();
    let case = office.refer("Aldo", "Birch");
    desk.decide(office.act(case), today(), Outcome::Accepted, "")
        .unwrap();
    desk.attended(office.act(case), today(), "").unwrap();
    let mut moves = Stands::at(Standing::TransferredOut);
    let nowhere = desk.stand(office.act(case), today(), &moves).unwrap_err();
    assert_eq!(wrong(nowhere), [("place", Problem::Missing)]);
    moves.place = "Prairie Harbor (invented)".into();
    let moved = desk.stand(office.act(case), today(), &moves).unwrap();
    let leaving = |file: &Participant| {
        let mut lines = file.lines.iter();
        let is = |line: &&crate::Line| {
            matches!(line.envelope.matter, Matter::Rule(What::Termination { .. }))
                && line.taken_back.is_none()
        };
        lines.find(is).map(|line| line.envelope.id)
    };
    let mut facts = vec![moved.fact];
    for by_the_leaving in [false, true] {
        let file = office.open(case);
        assert!(matches!(
            file.status,
            Status::Left {
                reason: Leaving::Other,
                ..
            }
        ));
        let fact = match by_the_leaving {
            true => leaving(&file).unwrap(),
            false => facts[0],
        };
        desk.take_back(office.act(case), fact, "another participant")
            .unwrap();
        let back = office.open(case);
        assert!(matches!(back.status, Status::Attending { .. }));
        assert_eq!((back.standing, leaving(&back)), (None, None));
        let again = desk.take_back(office.act(case), fact, "once more");
        assert_eq!(
            wrong(again.unwrap_err()),
            [("fact", Problem::TakenBackBefore)]
        );
        facts = vec![desk.stand(office.act(case), today(), &moves).unwrap().fact];
    }
    // The engine is given no void of what it does not know.
    let voids = office.open(case).lines;
    for line in &voids {
        if let Matter::Rule(What::Void { fact }) = line.envelope.matter {
            let of = voids.iter().find(|each| each.envelope.id == fact).unwrap();
            assert!(matches!(of.envelope.matter, Matter::Rule(_)));
        }
    }
}

#[test]
fn a_leave_has_a_last_day_after_which_they_are_expected_again() {
    let office = Office::new();
    let desk = office.noon();
    let case = office.refer("Aldo", "Birch");
    desk.decide(office.act(case), today(), Outcome::Accepted, "")
        .unwrap();
    let mut leave = Stands::at(Standing::OnLeave);
    leave.last_day = Some(date(2026, 11, 22));
    let before = desk.stand(office.act(case), today(), &leave).unwrap_err();
    assert_eq!(wrong(before), [("last_day", Problem::BeforeEarlier)]);
    leave.last_day = Some(date(2026, 11, 30));
    desk.stand(office.act(case), today(), &leave).unwrap();
    let file = office.open(case);
    let on = |day| {
        file.standing_on(day)
            .map(|(standing, _, last)| (standing, last))
    };
    let last = Some(date(2026, 11, 30));
    assert_eq!(on(date(2026, 11, 30)), Some((Standing::OnLeave, last)));
    assert_eq!(on(date(2026, 12, 1)), None);
    let mut roll = Roll::default();
    roll.catch_up(&office.store).unwrap();
    let limits = crate::Limits {
        in_a_row: 3,
        in_weeks: 7,
        weeks: 52,
    };
    let rows = |day| {
        roll.rows_on(day, limits, &office.zone, &office.house.client)
            .unwrap()
    };
    assert_eq!(
        rows(date(2026, 11, 30))[0].standing,
        Some(Standing::OnLeave)
    );
    assert_eq!(rows(date(2026, 12, 1))[0].standing, None);
}
