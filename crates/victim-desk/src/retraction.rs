//! What somebody was told and was then taken back in the participant's file: they are to be told that too.

use ledger::{Exactness, Matter};
use rules::{PersonNo, What};
use victim_file::letter::{DemandHeard, HeardOf};
use victim_file::{Refused, Retraction, VictimCase};

use crate::case_line;
use crate::case_sheet::{Sheet, fine, nothing, sheets, to_the_file};
use crate::look::Look;
use crate::strip::{self, say};

/// One of it in a list, which names nobody.
pub(crate) struct Row {
    pub(crate) mark: String,
    pub(crate) path: String,
    /// Since when it counts for nothing: a day, or today's time.
    pub(crate) since: String,
    pub(crate) said: String,
    pub(crate) call: String,
}

/// What was taken back, when they were told of it, and since when it counts for nothing.
fn said(look: &Look<'_>, one: &Retraction, matter: Option<Matter>) -> String {
    let what = match matter {
        Some(Matter::Rule(What::Threat { .. })) => "danger",
        Some(Matter::Rule(What::SessionAttended)) => "session",
        Some(Matter::Rule(What::Termination { .. })) => "left",
        Some(Matter::Rule(What::Decision { .. })) => "decision",
        _ => "assessment",
    };
    let slots = [
        ("what", say(look, &format!("victim-retract-{what}"))),
        ("told", look.at(one.told, Exactness::Second)),
        ("since", look.at(one.since, Exactness::Second)),
    ];
    look.w().with("victim-retract-said", slots)
}

/// Everything of it, of all cases.
pub(crate) fn rows(look: &Look<'_>) -> Result<Vec<Row>, desk::Refusal> {
    let all = look.desk.board.retractions();
    let mut rows = Vec::with_capacity(all.len());
    for (case, one) in all {
        let facts = look.desk.stores().case(case)?;
        let matter = facts
            .entry(one.fact)
            .map(|(_, entry)| entry.envelope.matter);
        let person = Some(one.person);
        rows.push(Row {
            since: look.lately(one.since, Exactness::Second),
            mark: case.to_string(),
            path: strip::file_path(look, case, person),
            said: said(look, &one, matter),
            call: strip::path(look, case, "call", person),
        });
    }
    Ok(rows)
}

/// What one person is still to be told so, and where it is written down that they were.
pub(crate) fn of(
    look: &Look<'_>,
    file: &VictimCase,
    person: Option<PersonNo>,
) -> Vec<(String, String)> {
    let path = strip::path(look, file.case, "taken-back", person);
    let open = open(look, file, person).into_iter();
    open.map(|(_, said)| (said, path.clone())).collect()
}

fn open(look: &Look<'_>, file: &VictimCase, person: Option<PersonNo>) -> Vec<(String, String)> {
    let open = person.map_or_else(Vec::new, |person| file.to_retract(person));
    let one = |one: &Retraction| {
        let line = file.line(one.fact);
        let matter = line.map(|line| line.envelope.matter);
        (one.void.to_string(), said(look, one, matter))
    };
    open.iter().map(one).collect()
}

const TAKEN_BACK: Sheet = Sheet {
    word: "taken-back",
    of_somebody: true,
    // Of one there is nothing to choose.
    start: |on| match open(on.look, on.file, on.person).as_slice() {
        [(void, _)] => vec![("void".to_owned(), void.clone())],
        _ => nothing(on),
    },
    ask: |on| {
        let all = open(on.look, on.file, on.person);
        if all.is_empty() {
            return vec![on.section("victim-retract-none", Vec::new())];
        }
        let what = vec![
            on.one_of_these("void", "victim-retract-which", all),
            on.one_of("heard", "victim-retract-heard", &["told", "not_safe"]),
            on.words("words", "victim-retract-words"),
        ];
        vec![on.section("victim-retract-part", what)]
    },
    take: |on, act| {
        let mut wrong = Vec::new();
        let void = rules::FactId::new(on.get("void")).ok();
        if void.is_none() {
            wrong.push(on.wrong("void", "victim-case-wrong-choose"));
        }
        let heard = HeardOf::from_word(on.get("heard"));
        if heard.is_none() {
            wrong.push(on.wrong("heard", "victim-case-wrong-choose"));
        }
        fine(wrong)?;
        let (Some(person), Some(void), Some(heard)) = (on.person, void, heard) else {
            return Err(Refused::NotHere.into());
        };
        let letter = DemandHeard {
            heard,
            words: on.text("words"),
        };
        let recorder = on.look.recorder();
        Ok(recorder.retraction_told(act, person, void, &letter)?)
    },
    next: to_the_file,
};

/// What was told as taken back, as the time line says it.
pub(crate) fn line(look: &Look<'_>, file: &VictimCase, void: rules::FactId) -> String {
    let fact = file.line(void).and_then(|line| match line.envelope.matter {
        Matter::Rule(What::Void { fact }) => file.line(fact),
        _ => None,
    });
    let what = fact.map(|line| case_line::title(look, file, line));
    let slots = [("what", what.unwrap_or_default())];
    look.w().with("victim-retract-line", slots)
}

sheets! {
    show, take, TAKEN_BACK;
}
