//! The night's run: what was ordered at the program desk goes, the same to the byte at the client desk, whatever the
//! victim desk still owes. In one world somebody is known and was told everything; in the other nobody was ever looked for.

use desk::Clock as _;
use keys::{DeskName, Stream};
use ledger::{Actor, BatchId, Cause, Extent, Filed, Matter};
use leeward_tests::world::{Visitor, World};
use night::{Ledgers, Night};
use program_file::{Act, Court, Files, NewCaseOrder, Recorder};
use rules::{CaseId, Moment, OwnNumber, Rules, State};
use victim_file::Stores;

use crate::{
    Side,
    beyond::somebody,
    observed::{Channel, Observed},
};

/// A way in which the run could tell of what is owed; each must be seen by its channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tells {
    /// The participant's file waits until nothing is owed.
    Waits,
    /// The run is an hour later.
    Hour,
    /// What is gone is called otherwise on the page.
    Sentence,
    /// One more entry goes, under a cause of the other side's.
    Cause,
    /// The certificate, as far as it stands in the participants' ledger, counts what lies elsewhere.
    Certificate,
    /// What is written down is drawn from one stream with what is written down at the other side.
    Stream,
}

const ALL: [(Tells, Channel); 6] = [
    (Tells::Waits, Channel::Body),
    (Tells::Hour, Channel::Store),
    (Tells::Sentence, Channel::Body),
    (Tells::Cause, Channel::Body),
    (Tells::Certificate, Channel::Store),
    (Tells::Stream, Channel::Store),
];

/// The nights that are looked at: of the entry, of the cases once they have rested, and of the schedule.
const NIGHTS: [&str; 4] = [
    "2026-11-24T03:00:00-06:00",
    "2026-12-24T03:00:00-06:00",
    "2026-12-25T03:00:00-06:00",
    "2031-12-25T03:00:00-06:00",
];

/// An entry is to be taken out of the second file, the first goes whole; of what comes later the schedule says.
fn order(world: &World, cases: &[CaseId]) {
    let recorder = Recorder {
        store: world.program.as_ref(),
    };
    let act = |number: u8| Act {
        seen: None,
        batch: BatchId([number; 16]),
        salt: [number; 16],
        actor: Actor(1),
        now: world.clock.now(),
    };
    let entries = world.client.case(cases[1]).unwrap().entries;
    let entry = entries.last().unwrap().envelope.id;
    let (case, of) = (cases[1].to_string(), entry.to_string());
    recorder.order(&act(51), &case, &of, "wrong file").unwrap();
    let new = NewCaseOrder {
        case: cases[0].to_string(),
        files: Files::Both,
        court: Court {
            court: "District Court of Sandplum County".to_owned(),
            number: "CF-2026-9999".to_owned(),
            day: jiff::civil::date(2026, 11, 20),
            text: "All records are to be destroyed.".to_owned(),
        },
    };
    recorder.order_case(&act(52), &new, false).unwrap();
    let pack = Rules::new("us-ok", &[]).unwrap().pack;
    let years = OwnNumber::YearsKept;
    recorder
        .number(&act(53), &pack, years, 3, "policy 7")
        .unwrap();
}

fn owed(world: &World, case: CaseId) -> bool {
    let stores = Stores {
        client: world.client.as_ref(),
        drop: world.drop.as_ref(),
        victim: world.victim.as_ref(),
    };
    let facts = stores.case(case).unwrap();
    let duties = facts.duties(&world.board.rules(), world.clock.now());
    duties.iter().any(|duty| duty.state == State::Open)
}

/// The run of one world, as it tells of the other side where it is made to.
fn run(world: &World, tells: Option<Tells>, streams: &(Stream, Stream), cases: &[CaseId]) {
    let late = match tells {
        Some(Tells::Hour) => 3600,
        _ => 0,
    };
    if tells == Some(Tells::Waits) && owed(world, cases[0]) {
        return;
    }
    let settings = program_file::Settings::read(world.program.as_ref()).unwrap();
    let told = |case| world.board.touch(case);
    let night = Night {
        ledgers: Ledgers {
            client: world.client.as_ref(),
            drop: world.drop.as_ref(),
            victim: world.victim.as_ref(),
            program: world.program.as_ref(),
        },
        rules: &settings.rules("us-ok").unwrap(),
        stream: &streams.0,
        apart: match tells {
            Some(Tells::Stream) => &streams.0,
            _ => &streams.1,
        },
        now: world.clock.now().plus(late),
        told: &told,
    };
    for done in night.run(true) {
        done.unwrap();
    }
    match tells {
        Some(Tells::Cause) => say(world, |position| Filed::Destroyed {
            position,
            extent: Extent::Letter,
            cause: Cause::Redaction,
        }),
        Some(Tells::Certificate) => say(world, |_| Filed::CaseGoes {
            order: rules::FactId::new("o1").unwrap(),
            extent: Extent::Whole,
            first: 0,
            entries: u32::try_from(world.victim.head().unwrap().size).unwrap(),
        }),
        _ => {}
    }
}

/// One more fact of the participants' ledger, about itself.
fn say(world: &World, filed: impl Fn(u64) -> Filed) {
    let entries = world.client.read(ledger::Position(0), usize::MAX).unwrap();
    let there = entries
        .iter()
        .find(|each| each.letter.is_some() && !each.envelope.of_the_ledger());
    let Some(there) = there else { return };
    let mut envelope = there.envelope;
    envelope.case = ledger::own_case().unwrap();
    let size = world.client.head().unwrap().size;
    envelope.id = rules::FactId::new(&format!("told-{size}")).unwrap();
    envelope.matter = Matter::Filed(filed(there.position.0));
    let batch = ledger::Batch {
        id: BatchId([u8::try_from(size).unwrap(); 16]),
        case: envelope.case,
        seen: None,
        entries: vec![ledger::NewEntry {
            envelope,
            salt: [7; 16],
            letter: ledger::SealedLetter::default(),
        }],
    };
    match envelope.destroyed() {
        Some(_) => world.client.destroy(&batch).unwrap(),
        None => world.client.append(&batch).unwrap(),
    };
}

/// Everything that somebody at the client desk can see then.
fn seen(side: &mut Side, cases: &[CaseId], tells: Option<Tells>) -> Observed {
    let mut observed = Observed::default();
    let mut paths = vec!["/client/".to_owned(), "/client/groups".to_owned()];
    paths.extend(
        cases
            .iter()
            .map(|case| format!("/client/participants/{case}")),
    );
    let mut may = Visitor::at(&side.world, DeskName::Client);
    for path in paths {
        let mut answer = may.open(&side.world, &path);
        if tells == Some(Tells::Sentence) {
            let page = leeward_tests::world::text(&answer);
            answer.body = page.replace("no longer kept", "not kept").into_bytes();
        }
        observed.answer(&answer);
    }
    observed.rest(&side.world, &[], &mut side.read);
    observed.whole(&side.world);
    observed
}

/// Lives through the nights; by which channel the two worlds differed first, and how much was compared.
fn nights(tells: Option<Tells>) -> (Option<Channel>, u64) {
    let (mut one, mut other) = (Side::new(41, None), Side::new(41, None));
    let all = one.world.cases();
    assert_eq!(all, other.world.cases());
    let streams = || (Stream::from_seed([1; 32]), Stream::from_seed([2; 32]));
    let (of_one, of_other) = (streams(), streams());
    let mut nell = Visitor::at(&one.world, DeskName::Victim);
    somebody(&one.world, &mut nell, 1_000);
    assert!(!owed(&one.world, all[0]) && owed(&other.world, all[0]));
    // Only the one world tells; whether something waits, both.
    let waits = tells.filter(|tells| *tells == Tells::Waits);
    for world in [&one.world, &other.world] {
        order(world, &all);
    }
    let mut compared = 0;
    for now in NIGHTS {
        for (side, streams, tells) in [(&one, &of_one, tells), (&other, &of_other, waits)] {
            side.world.clock.set(Moment::parse(now).unwrap());
            run(&side.world, tells, streams, &all);
        }
        let (equal, difference) = {
            let first = seen(&mut one, &all, tells);
            first.compare(&seen(&mut other, &all, None))
        };
        compared += equal;
        if difference.is_some() {
            return (difference, compared);
        }
    }
    // What the run did was done: nothing is left of the participants at either.
    for world in [&one.world, &other.world] {
        assert!(world.cases().is_empty(), "all went");
    }
    let left = |world: &World| world.victim.case(all[0]).unwrap().entries.len();
    assert_eq!(left(&one.world), 0, "nothing was owed");
    assert!(
        left(&other.world) > 0 && owed(&other.world, all[0]),
        "owed still"
    );
    (None, compared)
}

#[test]
fn what_is_destroyed_at_night_tells_nothing_of_what_is_owed() {
    let (difference, compared) = nights(None);
    assert_eq!(difference, None);
    assert!(compared > 80, "{compared} observations");
    for (tells, channel) in ALL {
        assert_eq!(nights(Some(tells)).0, Some(channel), "{tells:?}");
    }
}
