//! Notes, and the end of a danger.

use crate::case_sheet::{Sheet, fine, nothing, sheets, to_the_file};

const NOTE: Sheet = Sheet {
    word: "note",
    of_somebody: false,
    start: nothing,
    ask: |on| {
        vec![on.section(
            "victim-case-note-part",
            vec![on.words("words", "victim-case-words")],
        )]
    },
    take: |on, act| Ok(on.look.recorder().note(act, on.person, on.get("words"))?),
    next: to_the_file,
};

const OVER: Sheet = Sheet {
    word: "over",
    of_somebody: false,
    start: nothing,
    ask: |on| {
        let why = vec![on.words("why", "victim-case-over-why")];
        vec![on.section("victim-case-over-part", why), on.ask_when()]
    },
    take: |on, act| {
        let mut wrong = Vec::new();
        let when = on.when(&mut wrong);
        fine(wrong)?;
        let about = on.fact.ok_or(victim_file::Refused::NotHere)?;
        Ok(on
            .look
            .recorder()
            .threat_ended(act, when, about, on.get("why"))?)
    },
    next: to_the_file,
};

sheets! {
    show, take, NOTE;
    show_over, take_over, OVER;
}
