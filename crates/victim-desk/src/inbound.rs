//! They, or the advocate they named, called or came by.

use rules::{By, Word as _};

use crate::case_sheet::{LEARNED, Sheet, ask_learned, fine, learned_here, sheets};
use crate::{script, strip};

const INBOUND: Sheet = Sheet {
    word: "inbound",
    of_somebody: true,
    start: |_| {
        vec![
            (LEARNED.0.into(), LEARNED.1.into()),
            ("by".into(), "person".into()),
            ("then".into(), "told".into()),
        ]
    },
    ask: |on| {
        // Only who stands for them can call in their place.
        let known = on.person.and_then(|person| on.file.person(person));
        let advocate = known.and_then(|known| known.advocate(on.look.today()));
        let by: &[&str] = match advocate {
            Some(_) => &["person", "advocate"],
            None => &["person"],
        };
        let what = vec![
            on.one_of("by", "victim-case-by", by),
            on.words("words", "victim-case-words"),
            on.one_of("then", "victim-case-then", &["told", "threat", "file"]),
        ];
        vec![
            on.say(script::inbound(on.look, known)),
            ask_learned(on),
            on.section("victim-case-inbound-part", what),
            on.ask_when(),
        ]
    },
    take: |on, act| {
        learned_here(on)?;
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
