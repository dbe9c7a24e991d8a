//! A danger that becomes known at this desk: somebody called, came by or wrote, and said what was threatened.
//!
//! Who is in danger and who told of it are persons of the case by their number: one page names one person. Who told of
//! it is never warned of their own report, so that is asked and never guessed.

use rules::{PersonNo, Target, Targets, Word as _};

use crate::case_form::{Choice, Kind, On, Question};
use crate::case_sheet::{Sheet, fine, nothing, sheets};
use crate::danger;
use crate::danger_line;
use crate::strip::{self, say};

/// The value for nobody of the case.
const NOBODY: &str = "0";

/// A question whose answers are given with their words.
fn asked(mut question: Question, on: &On<'_>, field: &str, all: Vec<(String, String)>) -> Question {
    let typed = on.all(field);
    let choices = all.into_iter().map(|(value, label)| Choice {
        chosen: typed.contains(&value),
        value,
        label,
    });
    let choices = choices.collect();
    question.kind = match question.kind {
        Kind::Boxes(_) => Kind::Boxes(choices),
        _ => Kind::OneOf(choices),
    };
    question
}

/// Everybody who has a part in the case, without their names.
fn people(on: &On<'_>) -> Vec<(String, String)> {
    let all = on.file.people.iter();
    let all = all.filter(|known| !known.known.roles.is_empty());
    all.map(|known| {
        let person = Some(known.known.person);
        let number = strip::written(person).to_string();
        let who = danger_line::person(on.look, person);
        let roles = strip::roles(on.look, known.known.roles);
        let label = if person == on.person {
            let slots = [("who", who), ("roles", roles)];
            on.look.w().with("victim-threat-them", slots)
        } else {
            format!("{who}, {roles}")
        };
        (number, label)
    })
    .collect()
}

fn toward(on: &On<'_>) -> Vec<(String, String)> {
    let words = Target::ALL.iter().map(|target| target.word());
    let pair = |word: &str| {
        let label = say(on.look, &format!("victim-danger-toward-{word}"));
        (word.to_owned(), page::capital(&label))
    };
    words.map(pair).collect()
}

fn person(text: &str) -> Option<PersonNo> {
    let number: u8 = text.parse().ok()?;
    number.checked_sub(1).map(PersonNo)
}

const THREAT: Sheet = Sheet {
    word: "threat",
    of_somebody: false,
    start: nothing,
    ask: |on| {
        let boxes = |field, key| on.boxes(field, key, &[]);
        let mut told_by = people(on);
        told_by.push((NOBODY.to_owned(), say(on.look, "victim-threat-by-nobody")));
        let mut what = vec![
            asked(
                boxes("toward", "victim-threat-toward"),
                on,
                "toward",
                toward(on),
            ),
            on.words("words", "victim-threat-words"),
        ];
        if !on.file.people.is_empty() {
            let named = boxes("named", "victim-threat-named");
            what.push(asked(named, on, "named", people(on)));
        }
        let by = on.one_of("source", "victim-threat-by", &[]);
        what.push(asked(by, on, "source", told_by));
        vec![on.section("victim-threat-part", what), on.ask_when()]
    },
    take: |on, act| {
        let mut wrong = Vec::new();
        let when = on.when(&mut wrong);
        let typed = on.all("toward");
        let toward: Targets = Target::ALL
            .iter()
            .copied()
            .filter(|target| typed.iter().any(|word| word == target.word()))
            .collect();
        let source = on.get("source");
        if source.is_empty() {
            wrong.push(on.wrong("source", "victim-threat-wrong-by"));
        }
        fine(wrong)?;
        let named: Vec<PersonNo> = on
            .all("named")
            .iter()
            .filter_map(|one| person(one))
            .collect();
        let recorder = on.look.recorder();
        Ok(recorder.threat(act, when, toward, &named, person(source), on.get("words"))?)
    },
    next: |on, recorded| {
        let threat = recorded.facts.first()?;
        Some(danger::path(on.look, on.file.case, *threat))
    },
};

sheets! {
    show, take, THREAT;
}
