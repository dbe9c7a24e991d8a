//! *Danger*, from anywhere and from a risk question; and that it leaves no word at this desk.

use ledger::{Envelope, Filed, Matter};
use rules::{Ending, Target, Targets, What};

use super::story::all;
use super::*;

fn toward(targets: &[Target]) -> Targets {
    targets.iter().copied().collect()
}

fn envelopes(store: &dyn Store) -> Vec<Envelope> {
    let mut all = Vec::new();
    store
        .envelopes(&mut |_, envelope| all.push(*envelope))
        .unwrap();
    all
}

#[test]
fn danger_says_whom_to_telephone_before_anything_is_typed_and_gives_one_receipt() {
    let house = House::new();
    let file = house.refer("Pax", "Larch");
    let page = house.page("/client/danger");
    let first = [
        "Danger: phone now",
        "911",
        "405-555-0160",
        "405-555-0142",
        "Larch",
    ];
    all(&page, &first);
    assert!(page.find("911") < page.find("<form action=\"/client/danger\""));

    let case = file.rsplit('/').next().unwrap();
    let (missing, _) = house.fill("/client/danger", &[("d_words", "said it")]);
    assert_eq!(missing.status, 422);
    all(&text(&missing), &["Choose whom it is about.", "said it"]);
    let nobody = [("d_case", case), ("d_words", "said it")];
    let (nobody, _) = house.fill("/client/danger", &nobody);
    assert_eq!(nobody.status, 422);
    all(&text(&nobody), &["Tick who is in danger.", "said it"]);
    assert_eq!(entries(house.drop.as_ref()), 0);

    let before = (house.facts(), dump(house.store.as_ref()));
    let (sent, again) = house.fill(
        &format!("{file}/danger"),
        &[
            ("d_toward", "partner"),
            ("d_words", "waiting at the school"),
            ("d_provider", "reached"),
        ],
    );
    assert_eq!(sent.status, 303);
    let receipt = sent.header("location").unwrap();
    let page = house.page(receipt);
    all(&page, &["The victim desk has it.", "911"]);
    assert!(!page.contains("school") && !page.contains("Larch"));
    assert_eq!((house.facts(), dump(house.store.as_ref())), before);
    // Pressed twice it is taken once.
    let twice = house.send(&format!("{file}/danger"), &again);
    assert_eq!(twice.header("location"), Some(receipt));
    let [threat, words, rung] = envelopes(house.drop.as_ref()).try_into().unwrap();
    let partner = toward(&[Target::Victim, Target::CurrentPartner]);
    assert!(
        matches!(threat.matter, Matter::Rule(What::Threat { toward, .. }) if toward == partner)
    );
    assert_eq!(words.matter, Matter::Filed(Filed::HandOver));
    let told = What::ProviderNotice {
        about: threat.id,
        outcome: Ending::Reached,
    };
    assert_eq!(rung.matter, Matter::Rule(told));
}

#[test]
fn a_risk_question_answered_yes_opens_the_warnings_and_what_is_written_belongs_to_it() {
    let house = House::new();
    let file = house.refer("Pax", "Larch");
    house.done(&format!("{file}/decision"), &[("outcome", "accepted")]);
    let path = format!("{file}/session");
    // It must be answered, and what was typed stays.
    let (blank, _) = house.fill(&path, &[("words", "quiet tonight")]);
    assert_eq!(blank.status, 422);
    all(&text(&blank), &["quiet tonight", "choose one."]);

    let (yes, _) = house.fill(&path, &[("words", "said so"), ("risk", "yes")]);
    assert_eq!(yes.status, 303);
    let there = yes.header("location").unwrap();
    all(
        &house.page(there),
        &["Danger: phone now", "has opened the warnings"],
    );
    let kept = envelopes(house.store.as_ref());
    let [.., session, note, threat] = &*kept else {
        panic!("three facts of one batch")
    };
    let risk = Filed::SessionNote {
        session: session.id,
        risk: true,
    };
    assert_eq!(note.matter, Matter::Filed(risk));
    let partner = toward(&[Target::Victim, Target::CurrentPartner]);
    assert!(
        matches!(threat.matter, Matter::Rule(What::Threat { toward, .. }) if toward == partner)
    );

    let (sent, _) = house.fill(there, &[("d_words", "the very words")]);
    assert_eq!(sent.status, 303);
    let [handed] = envelopes(house.drop.as_ref()).try_into().unwrap();
    let only = Matter::Filed(Filed::HandOver);
    assert_eq!(handed.matter, only, "it makes no second danger");

    // Toward others alone where that is ticked.
    house.fill(&path, &[("risk", "yes"), ("toward", "animal")]);
    let last = *envelopes(house.store.as_ref()).last().unwrap();
    let animal = toward(&[Target::Animal]);
    assert!(matches!(last.matter, Matter::Rule(What::Threat { toward, .. }) if toward == animal));
}

#[test]
fn with_the_participant_in_the_room_nothing_says_danger() {
    let house = House::new();
    let file = house.refer("Pax", "Larch");
    house.done(&format!("{file}/decision"), &[("outcome", "accepted")]);
    let yes = [("risk", "yes"), ("words", "said so")];
    house.fill(&format!("{file}/session"), &yes);
    house.post("/client/room", &[("room", "on")]);
    for path in ["/client/", &file] {
        let page = plain(&house.page(path)).to_lowercase();
        for word in ["danger", "risk", "victim", "911", "said so"] {
            assert!(!page.contains(word), "{path} says {word}");
        }
    }
    let session = format!("{file}/session");
    for path in ["/client/danger", &format!("{file}/danger"), &session] {
        assert_eq!(house.get(path).status, 303, "{path}");
    }
}
