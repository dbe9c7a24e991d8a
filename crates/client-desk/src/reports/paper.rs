//! A letter or a report as it was made: looked through on a page, printed from its PDF.
//!
//! In the language in which it was made, whoever opens it later.

use askama::Template;
use client_file::{ForWhomItNames, Made};
use desk::{Answer, Refusal, Visit};
use document::{Outgoing, Parts, Style};
use page::{Shell, Words, when};

use super::{path, word};
use crate::ClientDesk;
use crate::look::{Look, refusal};

#[derive(Template)]
#[template(path = "client/letter.html")]
struct Page<'a> {
    shell: Shell,
    look: Look<'a>,
    /// The document, which is HTML already.
    document: String,
}

/// The letter that the path names, and its words: this desk has no other seal to begin one with.
fn outgoing(look: &Look<'_>) -> Result<(Outgoing<ForWhomItNames>, Words), Refusal> {
    let visit = look.visit;
    let case = visit.param("case").parse();
    let fact = visit.param("fact").parse();
    let (Ok(case), Ok(fact)) = (case, fact) else {
        return Err(Refusal::NotFound);
    };
    let store = look.desk.office.store.as_ref();
    let opened = Made::open(store, &look.session.ring, case, fact);
    let opened = opened.map_err(|refused| refusal(&refused))?;
    let (made, seal) = opened.ok_or(Refusal::NotFound)?;
    let own = visit.words.in_language(&made.letter.language);
    let w = own.unwrap_or_else(|| visit.words.clone());
    let key = format!("client-report-{}", word(made.report));
    let mut parts = parts(&made, &look.desk.office.program, w.t(&key), &w);
    let signed = look.desk.program.signed(made.position.0);
    if let Some(note) = signed.map_err(Refusal::failed)? {
        parts.heading(2, w.t("client-letter-pins"));
        parts.paragraph(w.t("client-letter-pins-said"), Style::SMALL);
        parts.note(&note, w.t("client-letter-pins-code"));
    }
    Ok((Outgoing::new(seal, w.t(&key), parts), w))
}

fn parts(made: &Made, program: &str, title: &str, w: &Words) -> Parts {
    let letter = &made.letter;
    let mut parts = Parts::new();
    parts.paragraph(program, Style::BOLD);
    let day = letter.day.map(|day| when::day(w, day)).unwrap_or_default();
    parts.lines([&day, &letter.to], Style::BODY);
    parts.heading(1, title);
    let about = [
        ("client-letter-about", letter.about.clone()),
        ("client-cause-numbers", letter.cause_numbers.join(", ")),
    ];
    parts.facts(about.map(|(key, text)| (w.t(key).to_owned(), text)));
    let figures = letter.figures.iter();
    parts.facts(figures.map(|each| (each.name.clone(), each.value.clone())));
    let words = letter.words.lines();
    parts.lines(words.filter(|line| !line.trim().is_empty()), Style::BODY);
    parts.paragraph(w.t("client-letter-limits"), Style::BODY);
    parts.lines(
        [w.t("client-letter-signature"), &letter.signer],
        Style::BODY,
    );
    parts
}

pub(crate) fn show(desk: &ClientDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let (mut look, file) = super::open(desk, visit)?;
    if look.room {
        return Ok(Answer::see(&look.file_path(file.case)));
    }
    let (outgoing, w) = outgoing(&look)?;
    // As with the participant in the room: what is shown over a shoulder is theirs to read.
    look.room = true;
    let mut shell = look.shell(&look.say("client-letter-title"));
    shell.alarm = None;
    shell.nav = Vec::new();
    shell.foot = Vec::new();
    let list = path(&look, &file);
    let pdf = format!("{list}/made/{}/pdf", visit.param("fact"));
    let back = [(list, look.say("client-letter-back"))];
    let document = outgoing.on_page((&w, &visit.words), &pdf, &back);
    let page = Page {
        shell,
        document: document.map_err(Refusal::failed)?,
        look,
    };
    desk::render(&page)
}

pub(crate) fn pdf(desk: &ClientDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let (look, file) = super::open(desk, visit)?;
    if look.room {
        return Ok(Answer::see(&look.file_path(file.case)));
    }
    let (outgoing, w) = outgoing(&look)?;
    let written = outgoing.on_paper(&w).map_err(Refusal::failed)?;
    let (name, kind, bytes) = written.into_file();
    Ok(Answer::file(&name, kind, bytes))
}
