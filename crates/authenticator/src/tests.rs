//! A ceremony from end to end, and each way in which it must not succeed.

use serde_json::Value;

use crate::{Key, Place, Refused, soft::Soft};

const ORIGIN: &str = "https://desk.example.org:8443";
const NELL: [u8; 16] = [1; 16];
const INES: [u8; 16] = [2; 16];

fn place() -> Place {
    Place::of("desk.example.org:8443", true).unwrap()
}

/// A key of that account.
fn made(handle: [u8; 16], seed: u8) -> (Soft, Key) {
    let asked = place().ask_for_new(&[7; 32], handle, "V: nell", &[]);
    let (soft, answer) = Soft::make(&asked.unwrap(), ORIGIN, seed);
    let key = place().take_new(&[7; 32], handle, &answer).unwrap();
    // As it comes back from where it is kept.
    (soft, Key::from_bytes(&key.to_bytes().unwrap()).unwrap())
}

#[test]
fn what_is_asked_gives_no_list_and_wants_whoever_holds_the_key_verified() {
    let asked: Value = serde_json::from_str(&place().ask(&[9; 32])).unwrap();
    assert_eq!(asked["userVerification"], "required");
    assert_eq!(asked["rpId"], "desk.example.org");
    assert!(asked.get("allowCredentials").is_none());
    let there = vec![vec![3; 16]];
    let asked = place().ask_for_new(&[9; 32], NELL, "V: nell", &there);
    let asked: Value = serde_json::from_str(&asked.unwrap()).unwrap();
    assert_eq!(
        asked["challenge"],
        "CQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQk"
    );
    assert_eq!(asked["authenticatorSelection"]["residentKey"], "required");
    assert_eq!(
        asked["authenticatorSelection"]["userVerification"],
        "required"
    );
    assert_eq!(asked["attestation"], "none");
    assert_eq!(asked["excludeCredentials"].as_array().unwrap().len(), 1);
    let kinds = asked["pubKeyCredParams"].as_array().unwrap().iter();
    let kinds: Vec<i64> = kinds.map(|kind| kind["alg"].as_i64().unwrap()).collect();
    // Windows Hello on older machines knows -257 alone.
    assert!(kinds.contains(&-7) && kinds.contains(&-257), "{kinds:?}");
}

#[test]
fn a_key_that_was_made_here_signs_and_its_counter_is_kept() {
    let (mut soft, key) = made(NELL, 1);
    let (_, other) = made(NELL, 2);
    let keys = [other, key];
    let answer = soft.sign(&place().ask(&[9; 32]));
    let passed = place().check(&[9; 32], NELL, &keys, &answer).unwrap();
    assert_eq!(passed.place, 1);
    // The same answer to the same challenge, once more: its counter stands still.
    let after = [passed.key];
    let again = place().check(&[9; 32], NELL, &after, &answer);
    assert_eq!(again.unwrap_err(), Refused::Copied);
    let answer = soft.sign(&place().ask(&[8; 32]));
    assert!(place().check(&[8; 32], NELL, &after, &answer).is_ok());
}

#[test]
fn another_challenge_account_origin_name_or_an_unverified_hand_is_refused() {
    let (soft, key) = made(NELL, 1);
    let (ines, hers) = made(INES, 2);
    let keys = [key];
    let refused = |soft: &mut Soft, handle, keys: &[Key], asked: &str| {
        let answer = soft.sign(asked);
        place().check(&[9; 32], handle, keys, &answer).unwrap_err()
    };
    let right = place().ask(&[9; 32]);
    let ask = |change: fn(&mut Soft), asked: &str| {
        let mut soft = soft.clone();
        change(&mut soft);
        refused(&mut soft, NELL, &keys, asked)
    };
    assert_eq!(ask(|_| (), &place().ask(&[8; 32])), Refused::DoesNotFit);
    for origin in [
        "https://other.example.org:8443",
        "https://desk.example.org",
        "http://desk.example.org:8443",
        "https://x.desk.example.org:8443",
    ] {
        let mut soft = soft.clone();
        soft.origin = origin.to_owned();
        assert_eq!(
            refused(&mut soft, NELL, &keys, &right),
            Refused::DoesNotFit,
            "{origin}"
        );
    }
    let elsewhere = Place::of("other.example.org", true).unwrap().ask(&[9; 32]);
    assert_eq!(ask(|_| (), &elsewhere), Refused::DoesNotFit);
    assert_eq!(
        ask(|soft| soft.verifies = false, &right),
        Refused::DoesNotFit
    );
    // A key of hers, for his account: by its id, by what it says, and by both.
    assert_eq!(
        refused(&mut ines.clone(), NELL, &keys, &right),
        Refused::DoesNotFit
    );
    assert_eq!(
        refused(&mut soft.clone(), INES, &[hers], &right),
        Refused::DoesNotFit
    );
    // One that lies in the wrong account's list says itself whose it is.
    assert_eq!(
        refused(&mut soft.clone(), INES, &keys, &right),
        Refused::DoesNotFit
    );
    let mut claims = ines;
    claims.claims(&soft);
    assert_eq!(
        refused(&mut claims, NELL, &keys, &right),
        Refused::DoesNotFit
    );
    assert_eq!(
        refused(&mut soft.clone(), NELL, &[], &right),
        Refused::DoesNotFit
    );
    // And as it should be, so that each of these was refused for its own reason.
    let mut soft = soft.clone();
    let answer = soft.sign(&right);
    assert!(place().check(&[9; 32], NELL, &keys, &answer).is_ok());
}

#[test]
fn a_changed_answer_is_refused_and_so_is_what_is_none() {
    let (mut soft, key) = made(NELL, 1);
    let answer = soft.sign(&place().ask(&[9; 32]));
    let keys = [key];
    for part in ["authenticatorData", "clientDataJSON", "signature"] {
        let mut changed: Value = serde_json::from_str(&answer).unwrap();
        let text = changed["response"][part].as_str().unwrap().to_owned();
        let middle = text.len() / 2;
        let other = if text.as_bytes()[middle] == b'A' {
            "B"
        } else {
            "A"
        };
        let text = format!("{}{other}{}", &text[..middle], &text[middle + 1..]);
        changed["response"][part] = text.into();
        let refused = place().check(&[9; 32], NELL, &keys, &changed.to_string());
        assert_eq!(refused.unwrap_err(), Refused::DoesNotFit, "{part}");
    }
    for none in ["", "{}", "null", "[1]", "{\"id\":\"x\"}"] {
        let refused = place().check(&[9; 32], NELL, &keys, none);
        assert_eq!(refused.unwrap_err(), Refused::DoesNotFit);
        let refused = place().take_new(&[9; 32], NELL, none);
        assert_eq!(refused.unwrap_err(), Refused::DoesNotFit);
    }
}

#[test]
fn a_new_key_is_taken_for_its_own_challenge_and_place_alone() {
    let asked = place().ask_for_new(&[7; 32], NELL, "V: nell", &[]).unwrap();
    let (_, answer) = Soft::make(&asked, ORIGIN, 1);
    let other = place().take_new(&[8; 32], NELL, &answer);
    assert_eq!(other.unwrap_err(), Refused::DoesNotFit);
    let (_, answer) = Soft::make(&asked, "https://other.example.org", 1);
    let other = place().take_new(&[7; 32], NELL, &answer);
    assert_eq!(other.unwrap_err(), Refused::DoesNotFit);
    // An answer for signing in makes no key.
    let (mut soft, _) = made(NELL, 1);
    let signed = soft.sign(&place().ask(&[7; 32]));
    assert!(place().take_new(&[7; 32], NELL, &signed).is_err());
}
