//! The end of a danger, with its reason; and what else was done for somebody who is not reached.

use page::when;
use victim_file::letter::{EndOfDanger, Step};

use crate::case_sheet::{Sheet, fine, sheets};
use crate::danger;
use crate::strip::say;

/// The newest danger of the case that lives: what a further step is about.
fn newest(on: &crate::case_form::On<'_>) -> Option<rules::FactId> {
    let all = on.file.dangers().into_iter().rev();
    all.into_iter()
        .find(victim_file::Danger::lives)
        .map(|danger| danger.threat)
}

const OVER: Sheet = Sheet {
    word: "over",
    of_somebody: false,
    start: crate::case_sheet::nothing,
    ask: |on| {
        let reasons: Vec<&str> = EndOfDanger::ALL.iter().map(|each| each.word()).collect();
        let what = vec![
            on.one_of("because", "victim-danger-end", &reasons),
            on.words("why", "victim-danger-end-why"),
        ];
        let mut part = on.section("victim-danger-end-part", what);
        if let Some(found) = on.fact.and_then(|fact| on.file.danger(fact)) {
            let left = danger::not_told(on.file, &found);
            let look = on.look;
            let day = look
                .rules
                .calendar
                .next_open(rules::Calendar::days_later(look.today(), 1));
            let second = look.w().with(
                "victim-danger-end-second",
                [("day", when::short_day(look.w(), day))],
            );
            let left = if left == 0 {
                say(look, "victim-danger-end-all-told")
            } else {
                look.w().n("victim-danger-end-left", left)
            };
            part.lead = format!("{left} {second}");
        }
        vec![part, on.ask_when()]
    },
    take: |on, act| {
        let mut wrong = Vec::new();
        let when = on.when(&mut wrong);
        let because = EndOfDanger::from_word(on.get("because"));
        if because.is_none() {
            wrong.push(on.wrong("because", "victim-case-wrong-choose"));
        }
        fine(wrong)?;
        let (Some(about), Some(because)) = (on.fact, because) else {
            return Err(victim_file::Refused::NotHere.into());
        };
        let recorder = on.look.recorder();
        Ok(recorder.threat_ended(act, when, about, because, on.get("why"))?)
    },
    next: |on, _| {
        on.fact
            .map(|fact| danger::path(on.look, on.file.case, fact))
    },
};

const STEP: Sheet = Sheet {
    word: "step",
    of_somebody: false,
    start: |_| vec![("step".to_owned(), Step::WelfareCheck.word().to_owned())],
    ask: |on| {
        let steps: Vec<&str> = Step::ALL.iter().map(|each| each.word()).collect();
        let what = vec![
            on.one_of("step", "victim-danger-step", &steps),
            on.words("words", "victim-danger-step-words"),
        ];
        vec![on.section("victim-danger-step-part", what), on.ask_when()]
    },
    take: |on, act| {
        let mut wrong = Vec::new();
        let when = on.when(&mut wrong);
        let step = Step::from_word(on.get("step"));
        if step.is_none() {
            wrong.push(on.wrong("step", "victim-case-wrong-choose"));
        }
        fine(wrong)?;
        let step = step.unwrap_or_default();
        let recorder = on.look.recorder();
        Ok(recorder.step(act, when, on.person, step, on.get("words"))?)
    },
    next: |on, _| {
        let threat = newest(on)?;
        Some(danger::path(on.look, on.file.case, threat))
    },
};

sheets! {
    show_over, take_over, OVER;
    show_step, take_step, STEP;
}
