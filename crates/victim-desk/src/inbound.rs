//! They, or the advocate they named, called or came by.

use rules::{By, Word as _};

use crate::case_sheet::{Sheet, fine, sheets};
use crate::strip;

const INBOUND: Sheet = Sheet {
    word: "inbound",
    of_somebody: true,
    start: |_| {
        vec![
            ("by".into(), "person".into()),
            ("then".into(), "told".into()),
        ]
    },
    ask: |on| {
        let what = vec![
            on.one_of("by", "victim-case-by", &["person", "advocate"]),
            on.words("words", "victim-case-words"),
            on.one_of("then", "victim-case-then", &["told", "threat", "file"]),
        ];
        vec![on.section("victim-case-inbound-part", what), on.ask_when()]
    },
    take: |on, act| {
        let mut wrong = Vec::new();
        let when = on.when(&mut wrong);
        let by = By::ALL.iter().find(|by| by.word() == on.get("by"));
        if by.is_none() {
            wrong.push(on.wrong("by", "victim-case-wrong-choose"));
        }
        fine(wrong)?;
        let (Some(person), Some(by)) = (on.person, by) else {
            return Err(victim_file::Refused::NotHere.into());
        };
        Ok(on
            .look
            .recorder()
            .inbound(act, when, person, *by, on.get("words"))?)
    },
    next: |on, _| {
        let page = |word: &str| strip::path(on.look, on.file.case, word, on.person);
        match on.get("then") {
            "told" => Some(format!("{}?from=inbound", page("told"))),
            "threat" => Some(page("threat")),
            _ => None,
        }
    },
};

sheets! {
    show, take, INBOUND;
}
