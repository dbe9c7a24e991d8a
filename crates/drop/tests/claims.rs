//! What is claimed of a hand-over.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests"
)]

use keys::{DeskName, House, Stream, establish};
use ledger::{Actor, BatchId, Entry, Filed, Matter, MemoryStore, Position, Store};
use leeward_drop::{
    self as drop, About, Column, Danger, HandOver, Kind, MOST, NotOpened, NotTaken, Sender, Source,
};
use proptest::prelude::*;
use rules::{CaseId, Ending, Fact, FactId, Moment, Numbers, PersonNo, Target, Targets, What};

struct Place {
    store: MemoryStore,
    house: House,
    stream: Stream,
}

impl Place {
    fn new() -> Self {
        let stream = Stream::from_seed([7; 32]);
        Self {
            store: MemoryStore::default(),
            house: establish(&stream),
            stream,
        }
    }

    fn sender(&self) -> Sender<'_> {
        Sender {
            store: &self.store,
            public: self.house.client.drop_public().unwrap(),
            stream: &self.stream,
            actor: Actor(3),
            now: Moment::from_second(1_800_000_000),
        }
    }

    fn private(&self) -> [u8; 32] {
        *self.house.victim.drop_private().unwrap()
    }

    fn all(&self) -> Vec<Entry> {
        self.store.read(Position(0), 1000).unwrap()
    }
}

fn case() -> CaseId {
    CaseId::new("4F2K").unwrap()
}

fn number() -> HandOver {
    HandOver {
        kind: Kind::Number,
        source: Source::Participant,
        name: "Ada Magnolia".into(),
        number: "918-555-0159".into(),
        ..HandOver::default()
    }
}

#[test]
fn what_was_handed_over_opens_at_the_victim_desk_alone() {
    let place = Place::new();
    let receipt = place
        .sender()
        .hand_over(case(), BatchId([1; 16]), &number())
        .unwrap();
    assert_eq!(receipt.at, place.sender().now);
    let [entry] = place.all().try_into().unwrap();
    assert_eq!(entry.envelope.matter, Matter::Filed(Filed::HandOver));
    assert_eq!(drop::open(&place.private(), &entry), Ok(number()));
    let bytes = &entry.letter.as_ref().unwrap().0;
    assert!(!bytes.windows(8).any(|seen| seen == b"Magnolia"));

    for desk in DeskName::ALL {
        let private = place.house.ring(desk).drop_private();
        assert_eq!(private.is_some(), desk == DeskName::Victim);
    }
    let other = establish(&Stream::from_seed([8; 32]));
    let other = other.victim.drop_private().unwrap();
    assert_eq!(drop::open(other, &entry), Err(NotOpened::NotAsSealed));
}

#[test]
fn moved_to_another_envelope_or_changed_it_does_not_open() {
    let place = Place::new();
    place
        .sender()
        .hand_over(case(), BatchId([1; 16]), &number())
        .unwrap();
    let [entry] = place.all().try_into().unwrap();
    let mut moved = entry.clone();
    moved.envelope.case = CaseId::new("7Q9R").unwrap();
    let mut later = entry.clone();
    later.envelope.at = Moment::from_second(1_800_000_001);
    for wrong in [moved, later] {
        assert_eq!(
            drop::open(&place.private(), &wrong),
            Err(NotOpened::NotAsSealed)
        );
    }
    for place_of in 0..entry.letter.as_ref().unwrap().0.len() {
        let mut changed = entry.clone();
        changed.letter.as_mut().unwrap().0[place_of] ^= 1;
        assert_eq!(
            drop::open(&place.private(), &changed),
            Err(NotOpened::NotAsSealed),
            "byte {place_of}"
        );
    }
    let mut gone = entry;
    gone.letter = None;
    assert_eq!(drop::open(&place.private(), &gone), Err(NotOpened::Gone));
}

#[test]
fn sent_twice_it_is_taken_once_and_the_receipt_is_the_same() {
    let place = Place::new();
    let twice = [
        place
            .sender()
            .hand_over(case(), BatchId([1; 16]), &number()),
        place
            .sender()
            .hand_over(case(), BatchId([1; 16]), &number()),
    ];
    let [first, second] = twice.map(Result::unwrap);
    assert_eq!(first, second);
    assert_eq!(place.all().len(), 1);
    place
        .sender()
        .hand_over(case(), BatchId([2; 16]), &number())
        .unwrap();
    let all = place.all();
    assert_eq!(all.len(), 2);
    assert_ne!(all[0].envelope.id, all[1].envelope.id);
}

#[test]
fn nothing_and_too_much_are_not_taken() {
    let place = Place::new();
    let taken = |letter: &HandOver| {
        place
            .sender()
            .hand_over(case(), BatchId([1; 16]), letter)
            .map(|_| ())
    };
    let blank = HandOver {
        words: " \n".into(),
        ..HandOver::default()
    };
    assert!(matches!(taken(&blank), Err(NotTaken::Empty)));
    let long = HandOver {
        words: "x".repeat(MOST + 1),
        ..HandOver::default()
    };
    let Err(refused) = taken(&long) else {
        panic!("taken");
    };
    assert!(!refused.to_string().contains("xx"));
    assert!(place.all().is_empty());
}

#[test]
fn a_danger_says_toward_whom_and_that_the_provider_was_rung_and_seals_the_rest() {
    let place = Place::new();
    let toward: Targets = [Target::Victim, Target::Child].into_iter().collect();
    let words = HandOver {
        kind: Kind::Danger,
        words: "said it in group".into(),
        ..HandOver::default()
    };
    let report = |about, provider| Danger { about, provider };
    let reached = Some(Ending::Reached);
    let sender = place.sender();
    let first = report(About::New(toward), reached);
    sender
        .danger(case(), BatchId([1; 16]), &first, &words)
        .unwrap();
    let nobody = report(About::New(Targets::NONE), reached);
    let refused = sender.danger(case(), BatchId([2; 16]), &nobody, &words);
    assert!(matches!(refused, Err(NotTaken::TowardNobody)));

    let [threat, handed, rung] = place.all().try_into().unwrap();
    let what = |entry: &ledger::Entry| entry.envelope.fact().unwrap().what;
    assert_eq!(
        what(&threat),
        What::Threat {
            toward,
            named: Numbers::NONE,
            source: None
        }
    );
    assert_eq!(handed.envelope.matter, Matter::Filed(Filed::HandOver));
    let about = threat.envelope.id;
    // Inside the seal it says which danger it is about.
    let sealed = HandOver {
        about: Some(about),
        ..words.clone()
    };
    assert_eq!(drop::open(&place.private(), &handed), Ok(sealed));
    assert_eq!(
        what(&rung),
        What::ProviderNotice {
            about,
            outcome: Ending::Reached
        }
    );

    // What belongs to a danger that a risk question opened makes no second one.
    let since = threat.envelope.at;
    let known = About::Known {
        threat: about,
        since,
    };
    let known = report(known, None);
    sender
        .danger(case(), BatchId([3; 16]), &known, &words)
        .unwrap();
    let all = place.all();
    assert_eq!(all.len(), 4);
    assert_eq!(all[3].envelope.matter, Matter::Filed(Filed::HandOver));
    let empty = sender.danger(case(), BatchId([4; 16]), &known, &HandOver::default());
    assert!(matches!(empty, Err(NotTaken::Empty)));

    // Of a clock that was ahead when it became known and has been set back: the try would not count before it.
    let since = sender.now.plus(3_600);
    let ahead = About::Known {
        threat: about,
        since,
    };
    let report = report(ahead, Some(Ending::Reached));
    sender
        .danger(case(), BatchId([5; 16]), &report, &HandOver::default())
        .unwrap();
    let told = place.all().pop().unwrap().envelope;
    assert_eq!((told.at, told.recorded), (since, since));
    assert_eq!(told.kept, sender.now);
}

#[test]
fn a_danger_of_a_file_of_facts_is_taken_without_words_unless_it_names_somebody() {
    let place = Place::new();
    let at = Moment::from_second(1_700_000_000);
    let fact = |named: Numbers, source| Fact {
        id: FactId::new("t1").unwrap(),
        at,
        recorded: at.plus(60),
        what: What::Threat {
            toward: [Target::Victim].into_iter().collect(),
            named,
            source,
        },
    };
    let entry = |fact: &Fact| drop::threat(case(), fact, Actor(0), at.plus(90), &place.stream);
    let plain = fact(Numbers::NONE, None);
    let new = entry(&plain).unwrap();
    assert_eq!(new.envelope.fact(), Some(plain));
    assert_eq!(new.envelope.kept, at.plus(90));
    let names: Numbers = [0].into_iter().collect();
    for other in [fact(names, None), fact(Numbers::NONE, Some(PersonNo(0)))] {
        assert!(matches!(entry(&other), Err(NotTaken::AnotherFact)));
    }
}

#[test]
fn the_half_that_puts_has_no_code_that_opens() {
    let (lib, put, suite) = (
        include_str!("../src/lib.rs"),
        include_str!("../src/put.rs"),
        include_str!("../src/suite.rs"),
    );
    assert!(lib.contains("#[cfg(feature = \"open\")]\nmod open;"));
    for source in [put, suite, include_str!("../src/letter.rs")] {
        for word in ["single_shot_open", "OpModeR", "PrivateKey", "drop_private"] {
            assert!(!source.contains(word), "{word}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_letter_opens_as_it_was_and_its_length_tells_only_the_class(
        name in ".{0,40}", words in ".{1,3000}", header in ".{0,20}", text in ".{0,40}",
    ) {
        let place = Place::new();
        let letter = HandOver {
            name,
            words: format!("x{words}"),
            columns: vec![Column { field: "victim".into(), header, text }],
            ..HandOver::default()
        };
        place.sender().hand_over(case(), BatchId([1; 16]), &letter).unwrap();
        let [entry] = place.all().try_into().unwrap();
        // One byte of version, 32 of the key, 16 of the tag.
        let padded = entry.letter.as_ref().unwrap().0.len() - 49;
        prop_assert!(padded >= 512 && padded.is_power_of_two());
        prop_assert_eq!(drop::open(&place.private(), &entry), Ok(letter));
    }
}
