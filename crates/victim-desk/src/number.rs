//! Something is said of a number: it is right, it is held until a day, it is not to be called.

use victim_file::letter::{NumberSaid, SaidOfNumber};
use victim_file::view::PersonFile;

use crate::case_form::{Choice, Kind, On, Question};
use crate::case_sheet::{Sheet, fine, sheets};
use crate::number_line;
use crate::strip;

fn known<'a>(on: &On<'a>) -> Option<&'a PersonFile> {
    on.file.person(on.person?)
}

/// Their numbers as they were written down, each with what it stands at.
fn which(on: &On<'_>) -> Question {
    let mut question = on.one_of("number", "victim-ways-which", &[]);
    let numbers = known(on).map(|known| known.numbers.as_slice());
    let choices = numbers.unwrap_or_default().iter().map(|number| {
        let phone = &number.phone;
        let state = number_line::state(on.look, number);
        let parts = [&phone.number, &phone.label, &state];
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        Choice {
            chosen: on.get("number") == phone.number,
            value: phone.number.clone(),
            label: parts.cloned().collect::<Vec<_>>().join(" "),
        }
    });
    question.kind = Kind::OneOf(choices.collect());
    question
}

const NUMBER: Sheet = Sheet {
    word: "number",
    of_somebody: true,
    start: |on| {
        let place: usize = on.look.visit.query.get("way").parse().unwrap_or(1);
        let numbers = known(on).map(|known| known.numbers.as_slice());
        let number = numbers.and_then(|numbers| numbers.get(place.saturating_sub(1)));
        let number = number.map(|number| ("number".to_owned(), number.phone.number.clone()));
        number.into_iter().collect()
    },
    ask: |on| {
        let all: Vec<&str> = SaidOfNumber::ALL.iter().map(|each| each.word()).collect();
        let what = vec![
            which(on),
            on.one_of("said", "victim-ways-said", &all),
            on.words("why", "victim-ways-why"),
            on.day("until", "victim-ways-until"),
        ];
        vec![on.section("victim-ways-number-part", what)]
    },
    take: |on, act| {
        let mut wrong = Vec::new();
        let said = SaidOfNumber::from_word(on.get("said"));
        if said.is_none() {
            wrong.push(on.wrong("said", "victim-case-wrong-choose"));
        }
        let until = on.read_day("until").unwrap_or_else(|one| {
            wrong.push(one);
            None
        });
        fine(wrong)?;
        let (Some(person), Some(said)) = (on.person, said) else {
            return Err(victim_file::Refused::NotHere.into());
        };
        let said = NumberSaid {
            number: on.text("number"),
            said,
            until,
            why: on.text("why"),
        };
        Ok(on.look.recorder().say_of_number(act, person, &said)?)
    },
    next: |on, _| Some(strip::path(on.look, on.file.case, "ways", on.person)),
};

sheets! {
    show, take, NUMBER;
}
