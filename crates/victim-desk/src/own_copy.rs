//! A copy for the person themselves: asked for, looked through, given into their hand. Leeward mails nothing.

use desk::{Answer, Refusal, Visit};
use document::{Outgoing, Parts, Style};
use ledger::{Exactness, Filed, Matter};
use page::when;
use rules::{FactId, What};
use victim_file::letter::{CopyGiven, Given};
use victim_file::view::{CopyLine, ForThemselves, OwnCopy};
use victim_file::{Refused, VictimCase};

use crate::VictimDesk;
use crate::case_form::{On, Section};
use crate::case_line;
use crate::case_sheet::{Sheet, fine, sheets};
use crate::for_them::{self, ForThem};
use crate::look::{Look, refusal};
use crate::script;
use crate::strip::say;

const BODY: Style = Style::BODY;
const SMALL: Style = Style::SMALL;
const BOLD: Style = Style::BOLD;

fn ask(on: &On<'_>) -> Vec<Section> {
    let languages = page::codes().map(|code| {
        let name = say(on.look, &format!("language-{code}"));
        (code.to_owned(), name)
    });
    let first = vec![
        on.boxes("asked", "victim-copy-asked", &["yes"]),
        on.boxes("address", "victim-copy-address", &["yes"]),
    ];
    let how = vec![
        on.one_of_these("language", "victim-copy-in-language", languages.collect()),
        on.one_of("given", "victim-copy-given", &["hand", "read", "advocate"]),
        on.words("words", "victim-copy-words"),
    ];
    vec![
        on.section("victim-copy-first", first),
        on.section("victim-copy-how", how),
    ]
}

const COPY: Sheet = Sheet {
    word: "copy",
    of_somebody: true,
    // In the language that was written down of them, else the page's.
    start: |on| {
        let person = on.person.and_then(|person| on.file.person(person));
        let language = person.map_or("", |person| person.card.language.as_str());
        let theirs = script::theirs(on.look.w(), language);
        vec![("language".to_owned(), theirs.code().to_owned())]
    },
    ask,
    take: |on, act| {
        let mut wrong = Vec::new();
        if on.get("asked") != "yes" {
            wrong.push(on.wrong("asked", "victim-copy-wrong-asked"));
        }
        let given = Given::from_word(on.get("given"));
        if given.is_none() {
            wrong.push(on.wrong("given", "victim-case-wrong-missing"));
        }
        let language = page::codes().find(|code| *code == on.get("language"));
        if language.is_none() {
            wrong.push(on.wrong("language", "victim-case-wrong-choose"));
        }
        fine(wrong)?;
        let Some(person) = on.person else {
            return Err(Refused::NotHere.into());
        };
        let given = CopyGiven {
            given: given.unwrap_or_default(),
            address: on.get("address") == "yes",
            words: on.text("words"),
            language: language.unwrap_or_default().to_owned(),
        };
        Ok(on.look.recorder().copy_given(act, person, &given)?)
    },
    next: |on, recorded| {
        let fact = recorded.facts.first()?;
        Some(
            on.look
                .path(&format!("/cases/{}/copied/{fact}", on.file.case)),
        )
    },
};

sheets! {
    show, take, COPY;
}

/// The copy that the path names: this desk has no other seal to begin one with, and it is of one person.
fn made(look: &Look<'_>, file: &VictimCase) -> Result<ForThem<ForThemselves>, Refusal> {
    let fact = FactId::new(look.visit.param("fact")).map_err(|_| Refusal::NotFound)?;
    let (stores, ring) = (look.desk.stores(), &look.session.ring);
    let opened = OwnCopy::open(stores, ring, &look.rules, file.case, fact);
    let opened = opened.map_err(|refused| refusal(&refused))?;
    let (copy, seal) = opened.ok_or(Refusal::NotFound)?;
    let own = look.w().in_language(&copy.given.language);
    let words = own.unwrap_or_else(|| look.w().clone());
    let theirs = Look::new(look.desk, look.visit)?.in_words(words.clone());
    let parts = parts(&theirs, file, &copy);
    let title = say(&theirs, "victim-copy-document");
    Ok(ForThem {
        outgoing: Outgoing::new(seal, title, parts),
        words,
        person: copy.person,
        at: format!("copied/{}", copy.fact),
        says: [
            "victim-copy-document",
            "victim-case-copy-title",
            "victim-copy-look",
        ],
    })
}

pub(crate) fn show_one(desk: &VictimDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    for_them::on_page(desk, visit, made)
}

pub(crate) fn pdf(desk: &VictimDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    for_them::pdf(desk, visit, made)
}

fn parts(look: &Look<'_>, file: &VictimCase, copy: &OwnCopy) -> Parts {
    let mut parts = Parts::new();
    parts.heading(1, &say(look, "victim-copy-document"));
    let day = when::day(look.w(), copy.made.day(&look.desk.office.zone));
    parts.paragraph(&look.w().with("victim-copy-made", [("day", day)]), BODY);
    parts.paragraph(&say(look, "victim-copy-yours"), BODY);
    parts.paragraph(&say(look, "victim-copy-keep"), BODY);
    parts.heading(2, &say(look, "victim-copy-who"));
    for (key, text) in about(look, copy) {
        let name = say(look, &format!("victim-copy-{key}"));
        parts.paragraph(&format!("{name}: {text}"), BODY);
    }
    if !copy.given.address {
        parts.paragraph(&say(look, "victim-copy-no-address"), SMALL);
    }
    parts.heading(2, &say(look, "victim-copy-what"));
    if copy.lines.is_empty() {
        parts.paragraph(&say(look, "victim-copy-nothing"), BODY);
    }
    for line in &copy.lines {
        entry(look, file, line, &mut parts);
    }
    parts
}

/// Who they are and how they can be called, as far as it is filled in.
fn about(look: &Look<'_>, copy: &OwnCopy) -> Vec<(&'static str, String)> {
    let (card, plan) = (&copy.card, &copy.plan);
    let message = match plan.voicemail {
        // Its words are a cover, as code words are: whoever finds the paper would know them.
        true => say(look, "victim-copy-message-yes"),
        false => say(look, "victim-case-voicemail-no"),
    };
    let all = vec![
        ("name", card.name.clone()),
        ("language", card.language.clone()),
        ("numbers", copy.numbers.join(", ")),
        ("where", card.address.clone()),
        ("hours", plan.hours.clone()),
        ("answers", plan.who_may_answer.clone()),
        ("message", message),
        ("ways", plan.ways.clone()),
        ("advocate", plan.advocate.name.clone()),
        ("note", card.words.clone()),
    ];
    all.into_iter()
        .filter(|(_, text)| !text.is_empty())
        .collect()
}

/// What an entry is, as it can be said to them: no role, nobody else's name.
fn title(look: &Look<'_>, file: &VictimCase, line: &CopyLine) -> String {
    match line.line.envelope.matter {
        Matter::Rule(What::Person { .. }) => say(look, "victim-copy-line-known"),
        Matter::Rule(What::PersonEnded { .. }) => say(look, "victim-copy-line-ended"),
        Matter::Rule(What::Void { .. }) | Matter::Filed(Filed::Struck { .. }) => {
            say(look, "victim-copy-line-void")
        }
        // What was said of a number names it, and it may be somebody else's.
        Matter::Filed(Filed::Plan { .. }) => say(look, "victim-case-line-plan"),
        _ => case_line::title(look, file, &line.line),
    }
}

fn entry(look: &Look<'_>, file: &VictimCase, line: &CopyLine, parts: &mut Parts) {
    let envelope = &line.line.envelope;
    let at = look.at(envelope.at, envelope.exactness);
    let mut what = format!("{at}: {}", title(look, file, line));
    if line.line.taken_back.is_some() {
        what = format!("{what} ({})", say(look, "victim-case-taken-back"));
    }
    parts.paragraph(&what, BOLD);
    parts.lines(line.texts.iter(), BODY);
    if line.held_back {
        parts.paragraph(&say(look, "victim-copy-held"), BODY);
    }
    if matches!(line.line.words, victim_file::Words::Gone) {
        parts.paragraph(&say(look, "victim-case-line-gone"), BODY);
    }
    let kept = look.at(envelope.kept, Exactness::Second);
    // Where it was written down as it happened, once says both.
    if kept != at {
        let written = look.w().with("victim-case-written", [("when", kept)]);
        parts.paragraph(&written, SMALL);
    }
}
