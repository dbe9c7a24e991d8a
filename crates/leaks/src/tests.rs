use crate::{Certainty, Find, Finder, How, Own, Sheltered, What};

fn ada() -> Sheltered {
    Sheltered {
        names: vec!["Marisol Elena Quintana Robles".into()],
        numbers: vec!["(918) 555-0142".into()],
        mails: vec!["by mail to marisol.q@example.org, plain".into()],
        addresses: vec![
            "1420 N. Sycamore Ave, Apt 3, Tulsa".into(),
            "PO Box 417".into(),
        ],
        of_another_case: false,
    }
}

fn own() -> Own {
    Own {
        names: vec!["Marco Robles".into(), "Fay Cilitator".into()],
        numbers: vec!["918-555-0143".into()],
    }
}

fn found(text: &str) -> Vec<(What, How, Certainty, &str)> {
    let of = |find: Find| (find.what, find.how, find.certainty, &text[find.place]);
    Finder::new(&[ada()], &own())
        .look(text)
        .into_iter()
        .map(of)
        .collect()
}

#[track_caller]
fn is(text: &str, what: What, how: How, certainty: Certainty, place: &str) {
    assert_eq!(found(text), [(what, how, certainty, place)], "{text}");
}

#[track_caller]
fn nothing(text: &str) {
    assert_eq!(found(text), [], "{text}");
}

use Certainty::{Likely, Perhaps, Sure};
use How::{AsWritten, Exchanged, OneOff, Short, Sounds};

#[test]
fn a_number_is_found_however_it_is_spaced_or_said() {
    for (text, place) in [
        ("call 918-555-0142 please", "918-555-0142"),
        ("call 9185550142", "9185550142"),
        ("call +1 (918) 555 - 0142.", "918) 555 - 0142"),
        ("only 555.0142", "555.0142"),
        (
            "nine one eight five five five oh one four two, she said",
            "nine one eight five five five oh one four two",
        ),
        (
            "nueve uno ocho 555 cero uno cuatro dos",
            "nueve uno ocho 555 cero uno cuatro dos",
        ),
        ("his 918-555-0143 918-555-0142", "918-555-0142"),
    ] {
        is(text, What::Number, AsWritten, Sure, place);
    }
    is(
        "call 918-555-0124",
        What::Number,
        Exchanged,
        Likely,
        "918-555-0124",
    );
    is(
        "call 918-535-0142",
        What::Number,
        OneOff,
        Perhaps,
        "918-535-0142",
    );
}

#[test]
fn other_numbers_are_not_it() {
    for text in [
        "his own: 918-555-0143",
        "CF-2026-01425550142771",
        "918\n555-01",
        "405-555-0188 is the court",
        "on 11/25/2026 at 9:18, 5 of 55",
        "555-0143",
    ] {
        nothing(text);
    }
}

#[test]
fn mail_is_found_also_when_it_is_said() {
    is(
        "write MARISOL.Q@Example.org!",
        What::Mail,
        AsWritten,
        Sure,
        "MARISOL.Q@Example.org",
    );
    let said = "marisol dot q at example dot org";
    is(&format!("it is {said}"), What::Mail, AsWritten, Sure, said);
}

#[test]
fn a_house_is_found_and_its_street() {
    is(
        "lives at 1420 north sycamore",
        What::House,
        AsWritten,
        Sure,
        "1420 north sycamore",
    );
    is(
        "1420 Sicamore Av.",
        What::House,
        OneOff,
        Sure,
        "1420 Sicamore",
    );
    is(
        "over on Sycamore street",
        What::Street,
        AsWritten,
        Likely,
        "Sycamore",
    );
    is(
        "mail goes to P.O. Box 417",
        What::House,
        AsWritten,
        Sure,
        "417",
    );
    nothing("a sycamore fell on the road; lot 1420 is empty");
    nothing("box 417 of the files");
}

#[test]
fn a_name_is_found_whole_in_part_and_nearly() {
    for (text, how, place) in [
        ("saw marisol quintana there", AsWritten, "marisol quintana"),
        (
            "saw QUINTANA, Marisol there",
            AsWritten,
            "QUINTANA, Marisol",
        ),
        (
            "Marisol E. Quintana-Robles",
            AsWritten,
            "Marisol E. Quintana-Robles",
        ),
        ("Mari Quintana came", Short, "Mari Quintana"),
        ("marisol quintanna came", OneOff, "marisol quintanna"),
        ("Maresol Quintana came", OneOff, "Maresol Quintana"),
        ("Marisól  Quintaña", AsWritten, "Marisól  Quintaña"),
    ] {
        is(text, What::Name, how, Sure, place);
    }
    is(
        "M. Quintana came",
        What::Name,
        AsWritten,
        Likely,
        "Quintana",
    );
    is(
        "that Marisol called",
        What::Given,
        AsWritten,
        Likely,
        "Marisol",
    );
    is(
        "he texts marisol at night",
        What::Given,
        AsWritten,
        Likely,
        "marisol",
    );
    is(
        "told that Mari about it",
        What::Given,
        Short,
        Perhaps,
        "Mari",
    );
    is(
        "told that Marisoll about it",
        What::Given,
        OneOff,
        Perhaps,
        "Marisoll",
    );
    is(
        "with the Quintana family",
        What::Family,
        AsWritten,
        Likely,
        "Quintana",
    );
    is(
        "before Judge Quintana",
        What::Family,
        AsWritten,
        Perhaps,
        "Quintana",
    );
}

#[test]
fn what_sounds_the_same_is_found_beside_a_name() {
    let one = Sheltered {
        names: vec!["Yesenia Gonzalez".into()],
        ..Sheltered::default()
    };
    let finder = Finder::new(&[one], &Own::default());
    for text in ["jesenia gonzales", "Yessenia Gonsales", "Yesenya Gonzalez"] {
        let found = finder.look(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert_eq!(
            (found[0].what, &text[found[0].place.clone()]),
            (What::Name, text)
        );
    }
    assert_eq!(finder.look("Yesenia Gonsales")[0].how, Sounds);
}

#[test]
fn the_participants_own_name_is_not_hers() {
    nothing("Marco Robles came, Mr. Robles paid. Marco said so to Fay.");
    is(
        "Robles and Marisol",
        What::Name,
        AsWritten,
        Sure,
        "Robles and Marisol",
    );
}

#[test]
fn names_that_are_words_need_a_capital_that_no_sentence_asks_for() {
    let one = Sheltered {
        names: vec!["Hope Winterbottom".into()],
        ..Sheltered::default()
    };
    let finder = Finder::new(&[one], &Own::default());
    assert_eq!(finder.look("Hope is what he has. i hope so"), []);
    assert_eq!(finder.look("he said Hope would come").len(), 1);
    assert_eq!(finder.look("hope winterbottom").len(), 1);
}

#[test]
fn of_another_case_only_what_is_rare_is_looked_for() {
    let other = Sheltered {
        of_another_case: true,
        ..ada()
    };
    let finder = Finder::new(&[other], &Own::default());
    assert_eq!(finder.look("Marisol Quintana 555-0142 Sycamore street"), []);
    assert_eq!(finder.look("918 555 0142, 1420 Sycamore").len(), 2);
}

#[test]
fn places_are_places_of_the_text_whatever_it_holds() {
    let finder = Finder::new(&[ada()], &own());
    const PARTS: [&str; 20] = [
        "Marisol",
        "\u{301}",
        "Quintana",
        " ",
        "918",
        "-",
        "5550142",
        "1420",
        "Sycamore",
        "\u{1F469}",
        "@",
        "ñ",
        ".",
        "Box",
        "417",
        "İ",
        "ß",
        "\u{0}",
        "o",
        "nine",
    ];
    let mut runner = proptest::test_runner::TestRunner::default();
    let texts = proptest::collection::vec(proptest::sample::select(&PARTS[..]), 0..40);
    let run = runner.run(&texts, |parts| {
        let text = parts.concat();
        let mut end = 0;
        for find in finder.look(&text) {
            assert!(
                text.get(find.place.clone())
                    .is_some_and(|place| !place.is_empty())
            );
            assert!(find.place.start >= end, "places overlap");
            end = find.place.end;
        }
        Ok(())
    });
    assert!(run.is_ok(), "{run:?}");
}
