//! What is sealed is opened with its key and no other; whatever is done to the file is found and named.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at what it did not expect"
)]

use keys::{Opener, Stream};
use leeward_backup::{BackupError, Contents, Key, Manifest, open, read_head, seal};
use proptest::prelude::*;

const HEAD: usize = 17 + 32 + 80 + 19 + 32;
const CHUNK: usize = 64 * 1024 + 16;

fn stream(seed: u8) -> Stream {
    Stream::from_seed([seed; 32])
}

fn manifest() -> Manifest {
    Manifest {
        made: 1_796_396_400,
        by: "0.1.0".to_owned(),
        ledgers: Vec::new(),
        parts: Vec::new(),
    }
}

fn parts(lengths: &[usize]) -> Vec<(String, Vec<u8>)> {
    let part = |(number, length): (usize, &usize)| {
        let bytes = (0..*length).map(|place| u8::try_from((place * 7 + number) % 251).unwrap());
        (format!("{number}.db"), bytes.collect())
    };
    lengths.iter().enumerate().map(part).collect()
}

fn sealed(lengths: &[usize]) -> Vec<u8> {
    let mut file = Vec::new();
    let (_, to) = Opener::demonstration();
    seal(&mut file, to, manifest(), &parts(lengths), &stream(1)).unwrap();
    file
}

fn opened(file: &[u8]) -> Result<Contents, BackupError> {
    let (opener, _) = Opener::demonstration();
    open(&mut &*file, Key::Opener(&opener))
}

fn part_of(result: Result<Contents, BackupError>) -> (u64, u64) {
    match result {
        Err(BackupError::Part { part, at }) => (part, at),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_was_sealed_is_opened_whole() {
    for lengths in [&[][..], &[0], &[5], &[70_000, 0, 3_000_000]] {
        let file = sealed(lengths);
        let contents = opened(&file).unwrap();
        assert_eq!(contents.parts, parts(lengths));
        assert_eq!(contents.manifest.made, 1_796_396_400);
        assert_eq!(
            contents.part("0.db"),
            parts(lengths).first().map(|(_, bytes)| bytes.as_slice())
        );
    }
}

#[test]
fn its_length_tells_only_the_class() {
    assert_eq!(sealed(&[1]).len(), sealed(&[500_000, 300_000]).len());
    assert!(sealed(&[1_100_000]).len() > sealed(&[1]).len());
}

#[test]
fn the_same_sealed_twice_is_not_the_same_file() {
    let (_, to) = Opener::demonstration();
    let mut files = [Vec::new(), Vec::new()];
    let stream = stream(1);
    for file in &mut files {
        seal(file, to, manifest(), &parts(&[9]), &stream).unwrap();
    }
    assert_ne!(files[0][49..200], files[1][49..200]);
}

#[test]
fn who_wrote_it_can_read_it_once_more_and_nobody_with_another_key() {
    let (_, to) = Opener::demonstration();
    let (mut one, mut other) = (Vec::new(), Vec::new());
    let stream = stream(1);
    let key = seal(&mut one, to, manifest(), &parts(&[9]), &stream).unwrap();
    let another = seal(&mut other, to, manifest(), &parts(&[9]), &stream).unwrap();
    open(&mut one.as_slice(), Key::File(&key)).unwrap();
    assert!(matches!(
        open(&mut one.as_slice(), Key::File(&another)),
        Err(BackupError::OtherKey)
    ));
    assert_eq!(read_head(&mut one.as_slice()).unwrap().to, to);
}

#[test]
fn a_file_that_is_cut_off_is_refused_at_every_length_that_could_pass() {
    let file = sealed(&[300_000]);
    for cut in [0, 1, 17, 40, HEAD - 1] {
        let found = opened(&file[..cut]);
        assert!(
            matches!(found, Err(BackupError::Short(_))),
            "{cut}: {found:?}"
        );
    }
    // At each chunk's end, where every part that is there is whole, and a byte before and after it.
    let mut cuts = 0;
    for end in (HEAD..file.len()).step_by(CHUNK) {
        for cut in [end.saturating_sub(1), end, end + 1] {
            let found = opened(&file[..cut.min(file.len() - 1)]);
            assert!(found.is_err(), "{cut}");
            cuts += 1;
        }
    }
    assert!(cuts > 40);
    let end = HEAD + 3 * CHUNK;
    assert_eq!(
        part_of(opened(&file[..end])),
        (3, (HEAD + 2 * CHUNK) as u64)
    );
    let longer = [&file[..], &[0]].concat();
    assert!(opened(&longer).is_err());
}

#[test]
fn chunks_that_changed_places_or_came_from_another_file_are_named() {
    let file = sealed(&[300_000]);
    let chunk = |number: usize| HEAD + number * CHUNK..HEAD + (number + 1) * CHUNK;
    let mut swapped = file.clone();
    swapped[chunk(1)].copy_from_slice(&file[chunk(2)]);
    swapped[chunk(2)].copy_from_slice(&file[chunk(1)]);
    assert_eq!(part_of(opened(&swapped)).0, 2);
    let taken_out = [&file[..chunk(1).start], &file[chunk(2).start..]].concat();
    assert_eq!(part_of(opened(&taken_out)).0, 2);
    let (_, to) = Opener::demonstration();
    let mut other = Vec::new();
    seal(&mut other, to, manifest(), &parts(&[300_000]), &stream(2)).unwrap();
    let mut mixed = file;
    mixed[chunk(3)].copy_from_slice(&other[chunk(3)]);
    assert_eq!(part_of(opened(&mixed)).0, 4);
}

#[test]
fn every_turned_bit_of_the_head_is_found() {
    let file = sealed(&[10]);
    for place in 0..HEAD {
        for bit in 0..8 {
            let mut turned = file.clone();
            turned[place] ^= 1 << bit;
            assert!(opened(&turned).is_err(), "byte {place}, bit {bit}");
        }
    }
}

#[test]
fn the_bytes_of_a_part_are_nowhere_in_the_file() {
    let word = b"canary that stands in a part".to_vec();
    let (_, to) = Opener::demonstration();
    let mut file = Vec::new();
    let parts = [("victim.db".to_owned(), word.repeat(100))];
    seal(&mut file, to, manifest(), &parts, &stream(1)).unwrap();
    for hidden in [&b"canary"[..], b"victim.db", b"made"] {
        assert!(!file.windows(hidden.len()).any(|window| window == hidden));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_turned_bit_anywhere_is_found_and_its_part_named(place in any::<prop::sample::Index>(), bit in 0_u8..8) {
        let mut file = sealed(&[200_000]);
        let place = HEAD + place.index(file.len() - HEAD);
        file[place] ^= 1 << bit;
        prop_assert_eq!(part_of(opened(&file)).0, ((place - HEAD) / CHUNK + 1) as u64);
    }
}
