//! Something is said of a number: it is right, it is held until a day, it is not to be called.

use victim_file::letter::{NumberSaid, SaidOfNumber};
use victim_file::view::{Number, PersonFile};

use crate::case_form::{Choice, Kind, On, Question};
use crate::case_sheet::{Sheet, fine, sheets};
use crate::number_line;
use crate::strip;

fn known<'a>(on: &On<'a>) -> Option<&'a PersonFile> {
    on.file.person(on.person?)
}

/// Their numbers as they were written down, then the one of whoever speaks for them.
fn numbers(known: &PersonFile) -> impl Iterator<Item = &Number> {
    known.numbers.iter().chain(&known.guardian)
}

/// Each of them with what it stands at.
fn which(on: &On<'_>) -> Question {
    let mut question = on.one_of("number", "victim-ways-which", &[]);
    let all = known(on).into_iter().flat_map(numbers);
    let speaks = known(on).and_then(|known| known.guardian.as_ref());
    let choices = all.map(|number| {
        let phone = &number.phone;
        let state = number_line::state(on.look, number);
        let label = match speaks == Some(number) {
            true => strip::say(on.look, "victim-people-guardian"),
            false => phone.label.clone(),
        };
        let parts = [&phone.number, &label, &state];
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
        let mut all = known(on).into_iter().flat_map(numbers);
        let number = all.nth(place.saturating_sub(1));
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
