//! Notes.

use crate::case_sheet::{Sheet, nothing, sheets, to_the_file};

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

sheets! {
    show, take, NOTE;
}
