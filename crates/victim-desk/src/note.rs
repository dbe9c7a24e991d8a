//! Notes.

use crate::case_sheet::{LEARNED, Sheet, ask_learned, learned_here, sheets, to_the_file};

const NOTE: Sheet = Sheet {
    word: "note",
    of_somebody: false,
    start: |_| vec![(LEARNED.0.into(), LEARNED.1.into())],
    ask: |on| {
        let words = vec![on.words("words", "victim-case-words")];
        vec![ask_learned(on), on.section("victim-case-note-part", words)]
    },
    take: |on, act| {
        learned_here(on)?;
        Ok(on.look.recorder().note(act, on.person, on.get("words"))?)
    },
    next: to_the_file,
};

sheets! {
    show, take, NOTE;
}
