//! Promise 9: any two of three sheets open every desk's ring, one opens nothing, and a slip is told by its line.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what is not as expected must stop the test"
)]

use keys::{
    DeskName, House, KeyError, LINES, RecoveryCopy, Seal, Sheet, SheetError, Stream, WhyBad,
    establish, join,
};
use ledger::{Envelope, Exactness, Filed, Matter, MemoryStore, Shelf, Store};
use leeward_keys as keys;
use rules::{CaseId, FactId, Moment};

fn house(seed: u8) -> House {
    establish(&Stream::from_seed([seed; 32]))
}

/// The copies of all four rings, each in its desk's store.
fn laid(house: &House) -> Vec<(DeskName, MemoryStore)> {
    let stream = Stream::from_seed([7; 32]);
    let lay = |desk| {
        let store = MemoryStore::new();
        RecoveryCopy::new(&store, desk)
            .lay(house.ring(desk), &stream)
            .unwrap();
        (desk, store)
    };
    DeskName::ALL.map(lay).into()
}

fn public(stores: &[(DeskName, MemoryStore)]) -> [u8; 32] {
    let (desk, store) = &stores[0];
    RecoveryCopy::new(store, *desk).public().unwrap().unwrap()
}

fn text(sheet: &Sheet) -> String {
    sheet.lines().join("\n")
}

fn envelope() -> Envelope {
    let at = Moment::from_second(1_795_000_000);
    Envelope {
        case: CaseId::new("4F2K").unwrap(),
        id: FactId::new("f1").unwrap(),
        actor: ledger::Actor(1),
        at,
        exactness: Exactness::Second,
        recorded: at,
        kept: at,
        matter: Matter::Filed(Filed::Intake),
    }
}

#[test]
fn all_subsets_of_the_sheets() {
    // `LEEWARD_SHEETS=250` asks it of so many programs' sheets, not of one's.
    #[expect(clippy::disallowed_methods, reason = "how long this test is to run")]
    let asked = std::env::var("LEEWARD_SHEETS").ok();
    let programs: u8 = asked.map_or(1, |text| text.parse().unwrap());
    for seed in 1..=programs {
        all_subsets_of(&house(seed));
    }
}

fn all_subsets_of(house: &House) {
    let stores = laid(house);
    let public = public(&stores);
    let stream = Stream::from_seed([8; 32]);
    let letter = house
        .victim
        .seal_letter(Seal::Victim, &envelope(), b"Thursday", &stream)
        .unwrap();
    let mut opened = 0;
    for one in &house.sheets {
        for other in &house.sheets {
            let joined = join(one, other, &public);
            if one.number() == other.number() {
                assert_eq!(joined.err(), Some(SheetError::Same(one.number())));
                continue;
            }
            let key = joined.unwrap();
            for (desk, store) in &stores {
                let ring = RecoveryCopy::new(store, *desk).open(&key).unwrap();
                assert_eq!(ring.desk(), *desk);
                let words = ring.open_letter(Seal::Victim, &envelope(), &letter);
                assert_eq!(words.is_ok(), *desk == DeskName::Victim);
                opened += 1;
            }
        }
    }
    assert_eq!(opened, 6 * 4);
}

#[test]
fn sheets_of_another_program_open_nothing_here() {
    let (here, there) = (house(3), house(4));
    let stores = laid(&here);
    let public = public(&stores);
    let [one, two, _] = &here.sheets;
    let [other_one, other_two, _] = &there.sheets;
    assert_eq!(
        join(one, other_two, &public).err(),
        Some(SheetError::Elsewhere(2))
    );
    assert_eq!(
        join(other_one, other_two, &public).err(),
        Some(SheetError::Elsewhere(1))
    );
    // Nor does the other program's key open a copy of this one.
    let theirs = laid(&there);
    let (desk, store) = &theirs[0];
    let public_there = RecoveryCopy::new(store, *desk).public().unwrap().unwrap();
    let key = join(other_one, other_two, &public_there).unwrap();
    for (desk, store) in &stores {
        let opened = RecoveryCopy::new(store, *desk).open(&key);
        assert_eq!(opened.unwrap_err(), KeyError::DoesNotOpen);
    }
    assert!(join(one, two, &public).is_ok());
}

#[test]
fn a_sheet_comes_back_as_it_was_printed_however_it_is_typed() {
    for sheet in &house(5).sheets {
        let printed = text(sheet);
        assert_eq!(Sheet::read(&printed).unwrap(), *sheet);
        assert_eq!(Sheet::read(&printed.to_lowercase()).unwrap(), *sheet);
        assert_eq!(Sheet::read(&printed.replace(' ', "")).unwrap(), *sheet);
        assert_eq!(Sheet::read(&printed.replace(' ', "-")).unwrap(), *sheet);
        let numbered: String = printed
            .lines()
            .enumerate()
            .map(|(place, line)| format!("  {}. {line}\n", place + 1))
            .collect();
        let page = format!("Sheet {}\nKeep it apart.\n\n{numbered}\n", sheet.number());
        assert_eq!(Sheet::read(&page).unwrap(), *sheet);
        assert!(!printed.contains(['0', '1', 'I', 'O']), "{printed}");
    }
}

#[test]
fn every_flipped_character_is_told_by_its_line() {
    let sheet = &house(6).sheets[0];
    let lines: Vec<String> = sheet.lines().to_vec();
    let mut tried = 0;
    for line in 0..LINES {
        for place in (0..lines[line].len()).filter(|place| lines[line].as_bytes()[*place] != b' ') {
            for other in "23456789ABCDEFGHJKLMNPQRSTUVWXYZ01IO!".chars() {
                let mut typed = lines.clone();
                typed[line].replace_range(place..=place, &other.to_string());
                if typed == lines {
                    continue;
                }
                tried += 1;
                match Sheet::read(&typed.join("\n")) {
                    Err(SheetError::Lines(bad)) => {
                        assert_eq!(bad.len(), 1, "{bad:?}");
                        assert_eq!(bad[0].line, line + 1);
                        let strange = "01IO!".contains(other);
                        assert_eq!(
                            matches!(bad[0].why, WhyBad::Character(c) if c == other),
                            strange
                        );
                    }
                    other => panic!("line {line}, place {place}: {other:?}"),
                }
            }
        }
    }
    assert_eq!(tried, 7 * 20 * 36);
}

#[test]
fn lines_that_are_missing_swapped_twice_or_of_another_sheet_are_named() {
    let house = house(7);
    let lines: Vec<String> = house.sheets[0].lines().to_vec();
    let bad = |lines: &[String]| -> Vec<usize> {
        match Sheet::read(&lines.join("\n")) {
            Err(SheetError::Lines(bad)) => bad.iter().map(|each| each.line).collect(),
            other => panic!("{other:?}"),
        }
    };
    let mut swapped = lines.clone();
    swapped.swap(2, 4);
    assert_eq!(bad(&swapped), [3, 5]);
    assert_eq!(bad(&lines[..6]), [7]);
    let mut long = lines.clone();
    long.push(lines[6].clone());
    assert_eq!(bad(&long), [8]);
    let mut mixed = lines;
    mixed[3] = house.sheets[1].lines()[3].clone();
    assert_eq!(bad(&mixed), [4]);
    assert!(matches!(Sheet::read(""), Err(SheetError::Lines(bad)) if bad.len() == 7));
}

#[test]
fn a_copy_is_sealed_to_the_rings_own_key_whatever_the_store_says() {
    let (house, other) = (house(8), house(9));
    let stream = Stream::from_seed([9; 32]);
    let store = MemoryStore::new();
    let copy = RecoveryCopy::new(&store, DeskName::Victim);
    copy.lay(&other.victim, &stream).unwrap();
    let theirs = copy.public().unwrap().unwrap();
    // Somebody put their own public half into the store; the next laying down does not seal to it.
    copy.lay(&house.victim, &stream).unwrap();
    let ours = copy.public().unwrap().unwrap();
    assert_ne!(ours, theirs);
    let key = join(&other.sheets[0], &other.sheets[1], &theirs).unwrap();
    assert!(copy.open(&key).is_err());
    let key = join(&house.sheets[0], &house.sheets[1], &ours).unwrap();
    assert!(copy.open(&key).is_ok());
    assert!(
        RecoveryCopy::new(&store, DeskName::Client)
            .open(&key)
            .is_err(),
        "another desk's copy"
    );
    // No part of a sheet and no ring lies in the store.
    let kept = store.list(Shelf::House).unwrap();
    assert_eq!(kept.len(), 1);
}
