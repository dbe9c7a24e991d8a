//! What is said of notes and commitments, before the small verifier too, which shares no line with them.
#![allow(
    clippy::unwrap_used,
    reason = "what is not as expected must stop the test"
)]

use ledger::{Checkpoint, Hash, Head};
use leeward_witness::{BadNote, BadOpening, Note, Opening, PublicKey, Signer, is_commitment};
use proptest::prelude::*;

/// The example of the Go project's package for notes.
const KEY: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const NOTE: &str = "If you think cryptography is the answer to your problem,\n\
    then you don't know what your problem is.\n\n\
    — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

#[test]
fn a_note_that_others_made_is_read() {
    let key: PublicKey = KEY.parse().unwrap();
    assert_eq!(key.to_string(), KEY);
    let note = Note::read(NOTE).unwrap();
    assert!(note.is_signed());
    assert_eq!(note.check(&key), Ok(()));
    let forged = Note::read(&NOTE.replace("answer", "question")).unwrap();
    assert_eq!(
        forged.check(&key),
        Err(BadNote::Forged("PeterNeumann".to_owned()))
    );
    for broken in [
        KEY.replace("c74f20a3", "c74f20a4"),
        KEY.replace("ARpc", "AhpC"),
        KEY.replace("PeterNeumann", "Peter Neumann"),
        String::from("nonsense"),
    ] {
        assert_eq!(
            broken.parse::<PublicKey>(),
            Err(BadNote::NotAKey),
            "{broken}"
        );
    }
    assert!(!Note::read("a\n1\nAAAA\n").unwrap().is_signed());
}

#[test]
fn a_name_with_spaces_and_pluses_still_makes_a_key_that_is_read() {
    let signer = Signer::of_seed("leeward/Sand plum + Co", &[7; 32]);
    let public = signer.public();
    assert_eq!(public.name(), "leeward/Sand-plum---Co");
    assert_eq!(public.to_string().parse::<PublicKey>(), Ok(public));
}

fn head() -> impl Strategy<Value = Head> {
    (any::<u64>(), any::<[u8; 32]>()).prop_map(|(size, root)| Head {
        size,
        root: Hash(root),
    })
}

proptest! {
    #[test]
    fn what_the_program_signs_both_readers_take_and_no_other_text(
        seed in any::<[u8; 32]>(), other in any::<[u8; 32]>(), head in head(), at in any::<prop::sample::Index>()
    ) {
        prop_assume!(seed != other);
        let signer = Signer::of_seed("leeward/Sandplum", &seed);
        let text = Checkpoint { origin: "leeward/client/Sandplum".to_owned(), head }.to_string();
        let note = signer.sign(&text);
        let key = signer.public();
        prop_assert_eq!(Note::read(&note).unwrap().check(&key), Ok(()));
        prop_assert_eq!(&Note::read(&note).unwrap().text, &text);
        let small = verifier::PublicKey::read(&key.to_string()).unwrap();
        let read = verifier::Note::read(&note).unwrap();
        prop_assert_eq!(read.check(&small), Ok(()));
        let checkpoint = verifier::Checkpoint::read(&read.text).unwrap();
        prop_assert_eq!((checkpoint.size, checkpoint.root), (head.size, head.root.0));
        // Of another key, and with one letter of the text changed.
        let stranger = Signer::of_seed("leeward/Sandplum", &other).public();
        prop_assert!(Note::read(&note).unwrap().check(&stranger).is_err());
        let at = at.index(text.len());
        let mut bytes = note.into_bytes();
        bytes[at] = if bytes[at] == b'x' { b'y' } else { b'x' };
        let broken = String::from_utf8(bytes).unwrap();
        prop_assert!(Note::read(&broken).map_or(true, |note| note.check(&key).is_err()));
        prop_assert!(verifier::Note::read(&broken).map_or(true, |note| note.check(&small).is_err()));
    }

    #[test]
    fn a_commitment_is_opened_by_its_own_opening_alone_and_tells_nothing_of_the_size(
        salt in any::<[u8; 32]>(), head in head(), other in head()
    ) {
        prop_assume!(head != other);
        let opening = Opening::new("victim", "2026-11-25", salt, head);
        let commitment = opening.commitment();
        prop_assert_eq!(is_commitment(&commitment), Some("victim"));
        prop_assert_eq!(opening.opens(&commitment), Ok(()));
        prop_assert_eq!(opening.to_string().parse::<Opening>(), Ok(opening.clone()));
        let small = verifier::Opening::read(&opening.to_string()).unwrap();
        prop_assert_eq!(small.opens(&commitment), Ok(()));
        // Every one has the same length, whatever it is of.
        let of_other = Opening::new("victim", "2026-11-25", salt, other);
        prop_assert_eq!(of_other.commitment().len(), commitment.len());
        prop_assert_eq!(of_other.opens(&commitment), Err(BadOpening::OfAnother));
        let mut resalted = opening.clone();
        resalted.salt[0] ^= 1;
        prop_assert_eq!(resalted.opens(&commitment), Err(BadOpening::OfAnother));
        let mut of_drop = opening;
        of_drop.ledger = "drop".to_owned();
        prop_assert_eq!(of_drop.opens(&commitment), Err(BadOpening::OfAnother));
    }
}
