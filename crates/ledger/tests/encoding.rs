//! An envelope has one writing, and it does not change under our hands.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops at what it did not expect"
)]

use jiff::civil::{Date, date};
use leeward_ledger::{
    AccountAct, Actor, CaseOrderAct, Cause, ConflictAct, DemandAct, EncodingError, Envelope,
    Exactness, Extent, Filed, Matter, OfficeAct, OrderAct, Report, Standing, Upkeep,
};
use proptest::{collection::vec, option, prelude::*, sample::select};
use rules::{
    By, CaseId, Channel, Ended, Ending, FactId, Item, Leaving, Moment, Numbers, Outcome, PersonId,
    PersonNo, Role, Set, Target, Toward, What, Word,
};

fn word<W: Word + std::fmt::Debug>() -> impl Strategy<Value = W> {
    select(W::ALL)
}

fn set<W: Word + std::fmt::Debug>() -> impl Strategy<Value = Set<W>> {
    vec(word::<W>(), 0..8).prop_map(|words| words.into_iter().collect())
}

fn numbers() -> impl Strategy<Value = Numbers> {
    vec(any::<u8>(), 0..20).prop_map(|numbers| numbers.into_iter().collect())
}

fn person() -> impl Strategy<Value = PersonNo> {
    any::<u8>().prop_map(PersonNo)
}

fn label() -> impl Strategy<Value = String> {
    vec(select(b"abcXYZ019._-".to_vec()), 1..=32)
        .prop_map(|bytes| String::from_utf8(bytes).unwrap())
}

fn fact() -> impl Strategy<Value = FactId> {
    label().prop_map(|label| FactId::new(&label).unwrap())
}

fn day() -> impl Strategy<Value = Date> {
    (1900_i16..=2200, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| date(year, month, day))
}

fn moment() -> impl Strategy<Value = Moment> {
    any::<i64>().prop_map(Moment::from_second)
}

fn what() -> impl Strategy<Value = What> {
    let ways = || (word::<By>(), word::<Channel>(), word::<Ending>());
    prop_oneof![
        (person(), label(), set::<Role>()).prop_map(|(person, name, roles)| {
            What::Person {
                person,
                name: PersonId::new(&name).unwrap(),
                roles,
            }
        }),
        (numbers(), numbers()).prop_map(|(concerns, lethality)| What::Assessment {
            concerns,
            lethality
        }),
        word::<Outcome>().prop_map(|outcome| What::Decision { outcome }),
        Just(What::SessionAttended),
        word::<Leaving>().prop_map(|reason| What::Termination { reason }),
        (set::<Target>(), numbers(), option::of(person())).prop_map(|(toward, named, source)| {
            What::Threat {
                toward,
                named,
                source,
            }
        }),
        (person(), word::<By>()).prop_map(|(person, by)| What::Inbound { person, by }),
        (option::of(person()), word::<Toward>(), ways()).prop_map(
            |(person, to, (_, channel, outcome))| What::Effort {
                person,
                to,
                channel,
                outcome
            }
        ),
        (person(), set::<Item>(), set::<Item>()).prop_map(|(person, items, declined)| {
            What::Disclosure {
                person,
                items,
                declined,
            }
        }),
        (
            person(),
            any::<bool>(),
            any::<bool>(),
            option::of(1_u16..=366)
        )
            .prop_map(|(person, receive, provide, every_days)| What::Election {
                person,
                receive,
                provide,
                every_days
            }),
        (person(), fact(), ways()).prop_map(|(person, about, (to, channel, outcome))| {
            What::Notice {
                person,
                about,
                to,
                channel,
                outcome,
            }
        }),
        (fact(), word::<Ending>())
            .prop_map(|(about, outcome)| What::ProviderNotice { about, outcome }),
        (person(), day()).prop_map(|(person, day)| What::Callback { person, day }),
        fact().prop_map(|about| What::ThreatEnded { about }),
        (person(), word::<Ended>()).prop_map(|(person, why)| What::PersonEnded { person, why }),
        fact().prop_map(|fact| What::Void { fact }),
    ]
}

fn account_act() -> impl Strategy<Value = AccountAct> {
    select(vec![
        AccountAct::Invited,
        AccountAct::Joined,
        AccountAct::Ended,
        AccountAct::Reset,
        AccountAct::FactorReset,
        AccountAct::SheetsUsed,
        AccountAct::KeyAdded,
        AccountAct::KeyRemoved,
        AccountAct::KeyCopied,
        AccountAct::KeysRenewed,
        AccountAct::FactorSet,
        AccountAct::PasswordChanged,
        AccountAct::TokenMade,
        AccountAct::TokenEnded,
        AccountAct::SheetsRenewed,
        AccountAct::Exported,
    ])
}

fn filed() -> impl Strategy<Value = Filed> {
    prop_oneof![
        Just(Filed::Intake),
        select(vec![
            Standing::Jail,
            Standing::Released,
            Standing::TransferredOut,
            Standing::TransferredIn
        ])
        .prop_map(Filed::Standing),
        Just(Filed::HandOver),
        person().prop_map(|person| Filed::Plan { person }),
        Just(Filed::Look),
        option::of(person()).prop_map(|person| Filed::Took { person }),
        fact().prop_map(|fact| Filed::Received { fact }),
        option::of(person()).prop_map(|person| Filed::Note { person }),
        day().prop_map(|day| Filed::GoLive { day }),
        day().prop_map(|day| Filed::Proclaimed { day }),
        day().prop_map(|day| Filed::Unproclaimed { day }),
        Just(Filed::Remembered),
        (fact(), any::<bool>()).prop_map(|(session, risk)| Filed::SessionNote { session, risk }),
        any::<bool>().prop_map(|excused| Filed::Absence { excused }),
        any::<u16>().prop_map(|number| Filed::Staff { number }),
        Just(Filed::Roster),
        any::<u16>().prop_map(|number| Filed::Provider { number }),
        (fact(), any::<u16>(), any::<u16>()).prop_map(|(threat, step, staff)| Filed::Alarmed {
            threat,
            step,
            staff
        }),
        (fact(), any::<u16>(), any::<u16>()).prop_map(|(threat, step, staff)| Filed::Unsent {
            threat,
            step,
            staff
        }),
        fact().prop_map(|threat| Filed::TookDanger { threat }),
        fact().prop_map(|end| Filed::SeenBySecond { end }),
        (fact(), any::<bool>()).prop_map(|(fact, ask)| Filed::Weighed { fact, ask }),
        fact().prop_map(|fact| Filed::Struck { fact }),
        Just(Filed::Contract),
        Just(Filed::Release),
        fact().prop_map(|release| Filed::ReleaseEnded { release }),
        select(vec![
            Report::Warning,
            Report::Progress,
            Report::Court,
            Report::Probation,
            Report::Completion
        ])
        .prop_map(Filed::Report),
        Just(Filed::OwnNumber),
        Just(Filed::CourtRecord),
        Just(Filed::Order(OrderAct::Given)),
        Just(Filed::Order(OrderAct::TakenBack)),
        select(vec![CaseOrderAct::Given, CaseOrderAct::Confirmed]).prop_map(Filed::CaseOrder),
        any::<bool>().prop_map(|set| Filed::Hold { set }),
        person().prop_map(|person| Filed::PersonRelease { person }),
        fact().prop_map(|release| Filed::PersonReleaseEnded { release }),
        person().prop_map(|person| Filed::ToldOutside { person }),
        select(vec![DemandAct::Came, DemandAct::Answered]).prop_map(Filed::Demand),
        (fact(), person()).prop_map(|(demand, person)| Filed::DemandHeard { demand, person }),
        person().prop_map(|person| Filed::CopyGiven { person }),
        option::of(person()).prop_map(|person| Filed::GaveBack { person }),
        any::<u32>().prop_map(|to| Filed::HandedOn { to: Actor(to) }),
        (fact(), any::<bool>())
            .prop_map(|(handed, accepted)| Filed::HandedOnAnswered { handed, accepted }),
        (fact(), person()).prop_map(|(void, person)| Filed::RetractionTold { void, person }),
        (any::<u8>(), numbers()).prop_map(|(minutes, hear)| Filed::Shown { minutes, hear }),
        fact().prop_map(|shown| Filed::ShownPage { shown }),
        fact().prop_map(|shown| Filed::ShownOver { shown }),
        (fact(), person()).prop_map(|(shown, person)| Filed::ShownHeard { shown, person }),
        (
            select(vec![Report::Progress, Report::Court, Report::Probation]),
            day(),
            option::of(any::<u16>())
        )
            .prop_map(|(report, day, every)| Filed::ReportDue { report, day, every }),
        (fact(), day(), any::<bool>()).prop_map(|(due, day, made)| Filed::ReportAnswered {
            due,
            day,
            made
        }),
        (
            any::<u32>(),
            select(vec![
                ConflictAct::Stands,
                ConflictAct::Over,
                ConflictAct::Opened
            ])
        )
            .prop_map(|(whose, act)| Filed::Conflict {
                whose: Actor(whose),
                act
            }),
        (fact(), any::<u64>(), any::<u32>()).prop_map(|(order, first, entries)| {
            Filed::CaseGoes {
                order,
                extent: Extent::Whole,
                first,
                entries,
            }
        }),
        select(vec![
            OfficeAct::PolicyWritten,
            OfficeAct::Trained,
            OfficeAct::Struck,
            OfficeAct::RecordsAt,
            OfficeAct::Corrected
        ])
        .prop_map(Filed::Office),
        (any::<u32>(), account_act()).prop_map(|(number, act)| Filed::Account {
            number: Actor(number),
            act
        }),
        Just(Filed::SheetsTried),
        (
            any::<u64>(),
            select(vec![Extent::Letter, Extent::Whole]),
            select(vec![
                Cause::Retention,
                Cause::CourtOrder,
                Cause::WrongFile,
                Cause::Redaction
            ])
        )
            .prop_map(|(position, extent, cause)| Filed::Destroyed {
                position,
                extent,
                cause
            }),
        moment().prop_map(|from| Filed::Restored { from }),
        select(vec![
            Upkeep::Pinned,
            Upkeep::Left,
            Upkeep::Rehearsed,
            Upkeep::RehearsedInVain
        ])
        .prop_map(Filed::Upkeep),
        (any::<u16>(), any::<bool>())
            .prop_map(|(provider, answered)| Filed::Drill { provider, answered }),
        any::<u16>().prop_map(|provider| Filed::Paper { provider }),
        any::<u16>().prop_map(|number| Filed::Piece { number }),
        Just(Filed::Counties),
    ]
}

fn envelope(matter: impl Strategy<Value = Matter>) -> impl Strategy<Value = Envelope> {
    let exactness = select(vec![Exactness::Second, Exactness::Day]);
    (
        label(),
        fact(),
        any::<u32>(),
        moment(),
        moment(),
        moment(),
        exactness,
        matter,
    )
        .prop_map(
            |(case, id, actor, at, recorded, kept, exactness, matter)| Envelope {
                case: CaseId::new(&case).unwrap(),
                id,
                actor: Actor(actor),
                at,
                exactness,
                recorded,
                kept,
                matter,
            },
        )
}

fn any_envelope() -> impl Strategy<Value = Envelope> {
    envelope(prop_oneof![
        what().prop_map(Matter::Rule),
        filed().prop_map(Matter::Filed)
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_envelope_is_read_as_it_was_written(envelope in any_envelope()) {
        let bytes = envelope.to_bytes().unwrap();
        prop_assert_eq!(Envelope::from_bytes(&bytes), Ok(envelope));
    }

    #[test]
    fn no_other_bytes_are_read_as_the_same_envelope(envelope in any_envelope(), place in any::<prop::sample::Index>(), bit in 0_u8..8) {
        let bytes = envelope.to_bytes().unwrap();
        let mut turned = bytes.clone();
        let place = place.index(turned.len());
        turned[place] ^= 1 << bit;
        prop_assert_ne!(Envelope::from_bytes(&turned), Ok(envelope));
        prop_assert!(Envelope::from_bytes(&bytes[..place]).is_err());
        prop_assert_eq!(Envelope::from_bytes(&[&bytes[..], &[0]].concat()), Err(EncodingError::NotCanonical));
    }

    #[test]
    fn any_bytes_are_read_or_refused_and_never_written_otherwise(bytes in vec(any::<u8>(), 0..120)) {
        if let Ok(envelope) = Envelope::from_bytes(&bytes) {
            prop_assert_eq!(envelope.to_bytes().unwrap(), bytes);
        }
    }
}

#[test]
fn bytes_of_a_later_version_are_named() {
    assert_eq!(Envelope::from_bytes(&[]), Err(EncodingError::Empty));
    assert_eq!(
        Envelope::from_bytes(&[2, 0, 0]),
        Err(EncodingError::Version(2))
    );
}

/// What was sealed stays readable: these bytes lie in ledgers.
#[test]
fn the_writing_of_each_kind_is_the_one_that_lies_in_ledgers() {
    let (p, f, d) = (PersonNo(3), FactId::new("f2").unwrap(), date(2026, 12, 4));
    let one: Numbers = [1].into_iter().collect();
    let rule = [
        What::Person {
            person: p,
            name: PersonId::new("p1").unwrap(),
            roles: [Role::CurrentPartner].into_iter().collect(),
        },
        What::Assessment {
            concerns: one,
            lethality: Numbers::NONE,
        },
        What::Decision {
            outcome: Outcome::Denied,
        },
        What::SessionAttended,
        What::Termination {
            reason: Leaving::Noncompliance,
        },
        What::Threat {
            toward: [Target::Child].into_iter().collect(),
            named: one,
            source: Some(p),
        },
        What::Inbound {
            person: p,
            by: By::Advocate,
        },
        What::Effort {
            person: None,
            to: Toward::Locate,
            channel: Channel::InPerson,
            outcome: Ending::HungUp,
        },
        What::Disclosure {
            person: p,
            items: [Item::Choice].into_iter().collect(),
            declined: Set::NONE,
        },
        What::Election {
            person: p,
            receive: true,
            provide: false,
            every_days: Some(366),
        },
        What::Notice {
            person: p,
            about: f,
            to: By::Person,
            channel: Channel::Telephone,
            outcome: Ending::Reached,
        },
        What::ProviderNotice {
            about: f,
            outcome: Ending::NoAnswer,
        },
        What::Callback { person: p, day: d },
        What::ThreatEnded { about: f },
        What::PersonEnded {
            person: p,
            why: Ended::Merged,
        },
        What::Void { fact: f },
    ];
    let filed = [
        Filed::Intake,
        Filed::Standing(Standing::TransferredOut),
        Filed::HandOver,
        Filed::Plan { person: p },
        Filed::Look,
        Filed::Took { person: Some(p) },
        Filed::Received { fact: f },
        Filed::Note { person: None },
        Filed::GoLive { day: d },
        Filed::Proclaimed { day: d },
        Filed::Unproclaimed { day: d },
        Filed::Remembered,
        Filed::SessionNote {
            session: f,
            risk: true,
        },
        Filed::Absence { excused: true },
        Filed::Staff { number: 300 },
        Filed::Roster,
        Filed::Provider { number: 3 },
        Filed::Alarmed {
            threat: f,
            step: 2,
            staff: 300,
        },
        Filed::Unsent {
            threat: f,
            step: 2,
            staff: 300,
        },
        Filed::TookDanger { threat: f },
        Filed::SeenBySecond { end: f },
        Filed::Account {
            number: Actor(300),
            act: AccountAct::KeysRenewed,
        },
        Filed::SheetsTried,
        Filed::Destroyed {
            position: 300,
            extent: Extent::Whole,
            cause: Cause::Redaction,
        },
        Filed::Restored {
            from: Moment::from_second(1_796_396_400),
        },
        Filed::Upkeep(Upkeep::RehearsedInVain),
        Filed::Drill {
            provider: 300,
            answered: true,
        },
        Filed::Paper { provider: 300 },
        Filed::Piece { number: 79 },
        Filed::Counties,
        Filed::OwnNumber,
        Filed::Order(OrderAct::CarriedOut),
        Filed::Weighed { fact: f, ask: true },
        Filed::Struck { fact: f },
        Filed::Contract,
        Filed::Release,
        Filed::ReleaseEnded { release: f },
        Filed::Report(Report::Completion),
        Filed::CourtRecord,
        Filed::CaseOrder(CaseOrderAct::CarriedOut),
        Filed::Hold { set: true },
        Filed::CaseGoes {
            order: f,
            extent: Extent::Whole,
            first: 300,
            entries: 300,
        },
        Filed::PersonRelease { person: p },
        Filed::PersonReleaseEnded { release: f },
        Filed::ToldOutside { person: p },
        Filed::Demand(DemandAct::Answered),
        Filed::DemandHeard {
            demand: f,
            person: p,
        },
        Filed::CopyGiven { person: p },
        Filed::Office(OfficeAct::Struck),
        Filed::Office(OfficeAct::RecordsAt),
        Filed::Office(OfficeAct::Corrected),
        Filed::GaveBack { person: Some(p) },
        Filed::HandedOn { to: Actor(300) },
        Filed::HandedOnAnswered {
            handed: f,
            accepted: true,
        },
        Filed::RetractionTold { void: f, person: p },
        Filed::Shown {
            minutes: 30,
            hear: [0, 3].into_iter().collect(),
        },
        Filed::ShownPage { shown: f },
        Filed::ShownOver { shown: f },
        Filed::ShownHeard {
            shown: f,
            person: p,
        },
        Filed::ReportDue {
            report: Report::Probation,
            day: date(2026, 12, 2),
            every: Some(300),
        },
        Filed::ReportAnswered {
            due: f,
            day: date(2026, 12, 2),
            made: true,
        },
        Filed::Conflict {
            whose: Actor(300),
            act: ConflictAct::Opened,
        },
    ];
    let matters = rule
        .map(Matter::Rule)
        .into_iter()
        .chain(filed.map(Matter::Filed));
    let written: Vec<String> = matters
        .map(|matter| {
            let envelope = Envelope {
                case: CaseId::new("k1").unwrap(),
                id: FactId::new("f1").unwrap(),
                actor: Actor(7),
                at: Moment::from_second(1_796_396_400),
                exactness: Exactness::Day,
                recorded: Moment::from_second(-1),
                kept: Moment::from_second(0),
                matter,
            };
            envelope
                .to_bytes()
                .unwrap()
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect()
        })
        .collect();
    assert_eq!(written.join("\n"), include_str!("written.txt").trim_end());
}
