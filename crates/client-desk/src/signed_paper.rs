//! What the participant signed, as it stood then: read on a page, and given to them as PDF.
//!
//! In the language in which it was signed, whoever opens it later. Nothing on it is about anybody else, so it opens while the
//! participant sees the screen as well.

use askama::Template;
use client_file::{ForWhoSigned, Participant, Signature, SignedPaper, letter};
use desk::{Answer, Refusal, Visit};
use document::{Outgoing, Parts, Style};
use ledger::Exactness;
use page::{Shell, Words, when};
use rules::FactId;

use crate::ClientDesk;
use crate::acts;
use crate::look::Look;

#[derive(Template)]
#[template(path = "client/signed.html")]
struct Page<'a> {
    shell: Shell,
    look: Look<'a>,
    /// The document, which is HTML already.
    document: String,
}

/// Where it is read.
pub(crate) fn path(look: &Look<'_>, file: &Participant, fact: FactId) -> String {
    format!("{}/signed/{fact}", look.file_path(file.case))
}

/// What the path names, and its words.
fn outgoing(
    look: &Look<'_>,
    file: &Participant,
) -> Result<(FactId, Outgoing<ForWhoSigned>, Words), Refusal> {
    let fact: FactId = look
        .visit
        .param("fact")
        .parse()
        .map_err(|_| Refusal::NotFound)?;
    let (paper, seal) = SignedPaper::of(file, fact).ok_or(Refusal::NotFound)?;
    let words = &look.visit.words;
    let (title, language) = match &paper.signature {
        Signature::Contract(letter) => ("client-contract-title", &letter.language),
        Signature::Release(letter) => ("client-release-title", &letter.language),
    };
    let w = words.in_language(language).unwrap_or_else(|| words.clone());
    let parts = parts(look, file, &paper, title, &w);
    Ok((fact, Outgoing::new(seal, w.t(title), parts), w))
}

fn parts(
    look: &Look<'_>,
    file: &Participant,
    paper: &SignedPaper,
    title: &str,
    w: &Words,
) -> Parts {
    let mut parts = Parts::new();
    parts.paragraph(&look.desk.office.program, Style::BOLD);
    parts.heading(1, w.t(title));
    let intake = file.intake.clone().unwrap_or_default();
    let name = format!("{} {}", intake.first, intake.last);
    let mut facts = vec![("client-letter-about", name.trim().to_owned())];
    let (text, signed, way) = match &paper.signature {
        Signature::Contract(letter) => (&letter.text, &letter.signed, letter.way),
        Signature::Release(letter) => {
            let until = letter.until.map(|day| when::day(w, day));
            facts.extend([
                ("client-release-to", letter.to.clone()),
                ("client-release-what", letter.what.clone()),
                ("client-release-until", until.unwrap_or_default()),
            ]);
            (&letter.text, &letter.signed, letter.way)
        }
    };
    parts.facts(named(w, facts));
    if text.is_empty() {
        let key = match way {
            letter::Signed::Paper => "client-signed-text-on-paper",
            letter::Signed::Typed => "client-signed-text-none",
        };
        parts.paragraph(w.t(key), Style::BODY);
    }
    parts.lines(text, Style::BODY);
    parts.heading(2, w.t("client-sign"));
    let day = |at: rules::Moment| at.day(&look.desk.office.zone);
    let clock = |at: rules::Moment| {
        let zone = &look.desk.office.zone;
        when::day_and_clock(w, zone.to_datetime(at.timestamp()))
    };
    let at = match paper.since.exactness {
        Exactness::Day => when::day(w, day(paper.since.at)),
        Exactness::Second => clock(paper.since.at),
    };
    let way = w.t(match way {
        letter::Signed::Typed => "client-signed-typed",
        letter::Signed::Paper => "client-signed-paper",
    });
    let written = [("who", look.who(paper.by)), ("when", clock(paper.kept))];
    let signature = vec![
        ("client-signed", signed.clone()),
        ("client-signed-how", way.to_owned()),
        ("client-when-signed", at),
        (
            "client-signed-written",
            w.with("client-signed-written-by", written),
        ),
        (
            "client-line-release-ended",
            paper.ended.map(clock).unwrap_or_default(),
        ),
    ];
    parts.facts(named(w, signature));
    parts
}

/// What is known, with its names in words.
fn named(w: &Words, facts: Vec<(&str, String)>) -> Vec<(String, String)> {
    let facts = facts.into_iter();
    facts
        .map(|(key, text)| (w.t(key).to_owned(), text))
        .collect()
}

pub(crate) fn show(desk: &ClientDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let mut look = Look::new(desk, visit)?;
    let file = acts::open(&look)?;
    let (fact, outgoing, w) = outgoing(&look, &file)?;
    // As with the participant in the room: it is theirs to read, over a shoulder too.
    look.room = true;
    let mut shell = look.shell(&look.say("client-signed-page"));
    shell.alarm = None;
    shell.nav = Vec::new();
    shell.foot = Vec::new();
    let pdf = format!("{}/pdf", path(&look, &file, fact));
    let back = [(look.file_path(file.case), look.say("client-signed-back"))];
    let document = outgoing.on_page((&w, &visit.words), &pdf, &back);
    let page = Page {
        shell,
        document: document.map_err(Refusal::failed)?,
        look,
    };
    desk::render(&page)
}

pub(crate) fn pdf(desk: &ClientDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let file = acts::open(&look)?;
    let (_, outgoing, w) = outgoing(&look, &file)?;
    let written = outgoing.on_paper(&w).map_err(Refusal::failed)?;
    let (name, kind, bytes) = written.into_file();
    Ok(Answer::file(&name, kind, bytes))
}
