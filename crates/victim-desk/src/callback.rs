//! "Not now, call me on Thursday."

use victim_file::letter;

use crate::case_sheet::{Sheet, fine, nothing, sheets, to_the_file};

const CALLBACK: Sheet = Sheet {
    word: "callback",
    of_somebody: true,
    start: nothing,
    ask: |on| {
        let what = vec![
            on.day("day", "victim-case-callback-day"),
            on.line("from", "victim-case-callback-from"),
            on.words("words", "victim-case-words"),
        ];
        vec![on.section("victim-case-callback-part", what), on.ask_when()]
    },
    take: |on, act| {
        let mut wrong = Vec::new();
        let when = on.when(&mut wrong);
        let day = on.read_day("day").unwrap_or_else(|one| {
            wrong.push(one);
            None
        });
        if day.is_none() && wrong.is_empty() {
            wrong.push(on.wrong("day", "victim-case-wrong-missing"));
        }
        let from = on.read_time("from").unwrap_or_else(|one| {
            wrong.push(one);
            None
        });
        fine(wrong)?;
        let (Some(person), Some(day)) = (on.person, day) else {
            return Err(victim_file::Refused::NotHere.into());
        };
        let letter = letter::Callback {
            from,
            words: on.text("words"),
        };
        Ok(on
            .look
            .recorder()
            .callback(act, when, person, day, &letter)?)
    },
    next: to_the_file,
};

sheets! {
    show, take, CALLBACK;
}
