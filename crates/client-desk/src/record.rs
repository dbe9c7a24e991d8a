//! The participant's record for a court: asked for by a form, shown as a page, saved as PDF and as JSON.
//!
//! What is in it comes from [`CourtRecord`], which reads the client ledger alone and goes no further than the wait
//! allows; this only lays it out. With the participant in the room there is none of it.

use askama::Template;
use client_file::court::{CourtRecord, ForCourt};
use client_file::{Participant, Refused, Since, Wrong, letter};
use desk::{Answer, Fields, Refusal, Visit};
use document::Outgoing;
use ledger::{Exactness, Filed, Matter};
use page::{Hidden, Shell};
use rules::{CaseId, FactId};

use crate::ask::{Asker, Form, Section};
use crate::look::{Look, refusal};
use crate::{ClientDesk, acts, form, record_document};

/// In paths and in the keys of its words.
const WORD: &str = "record";

#[derive(Template)]
#[template(path = "client/record.html")]
struct Page<'a> {
    shell: Shell,
    look: Look<'a>,
    /// The document, which is HTML already.
    document: String,
}

#[derive(Template)]
#[template(path = "client/record-made.html")]
struct Made<'a> {
    look: &'a Look<'a>,
    made: Vec<(String, String)>,
}

fn path(look: &Look<'_>, case: CaseId) -> String {
    format!("{}/{WORD}", look.file_path(case))
}

/// The file that the path names; nothing of it with the participant in the room.
fn open(look: &Look<'_>) -> Result<Option<Participant>, Refusal> {
    let file = acts::open(look)?;
    Ok((!look.room).then_some(file))
}

fn back(look: &Look<'_>) -> Answer {
    let case = look.visit.param("case");
    Answer::see(&look.path(&format!("/participants/{case}")))
}

pub(crate) fn show(desk: &ClientDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let Some(file) = open(&look)? else {
        return Ok(back(&look));
    };
    let typed = Fields::default();
    let asked = acts::Asked::first(&look, &typed);
    page(look, &file, asked)
}

fn sections(ask: &Asker<'_>) -> Vec<Section> {
    let whom = vec![
        ask.line("recipient", "client-record-recipient"),
        ask.text("purpose", "client-record-purpose", 2),
    ];
    let days = vec![
        ask.day("from", "client-record-from"),
        ask.day("to", "client-record-to"),
    ];
    vec![
        ask.section("client-record-what", whom),
        ask.section("client-record-days", days),
    ]
}

fn page(look: Look<'_>, file: &Participant, asked: acts::Asked<'_>) -> Result<Answer, Refusal> {
    let ask = Asker {
        look: &look,
        typed: asked.typed,
        wrong: asked.wrong,
    };
    let form = Form {
        action: path(&look, file.case),
        hidden: Hidden::new(look.visit.csrf(), asked.once.clone()),
        kept: None,
        button: look.say("client-record-go"),
        sections: sections(&ask),
    };
    let made = made(&look, file)?;
    acts::render_below(look, WORD, Some(file), form, asked, made)
}

/// The records that were made before, newest first; empty where there are none.
fn made(look: &Look<'_>, file: &Participant) -> Result<String, Refusal> {
    let records = file
        .lines
        .iter()
        .filter(|line| line.envelope.matter == Matter::Filed(Filed::CourtRecord));
    let made = records.map(|line| {
        let at = line.envelope.kept;
        let exactness = Exactness::Second;
        let slots = [
            ("when", look.since(Since { at, exactness })),
            ("who", look.who(line.envelope.actor)),
        ];
        let label = look.say_with("client-record-made-line", &slots);
        (
            label,
            format!("{}/{}", path(look, file.case), line.envelope.id),
        )
    });
    let made = Made {
        look,
        made: made.collect(),
    };
    if made.made.is_empty() {
        return Ok(String::new());
    }
    made.render().map_err(Refusal::failed)
}

pub(crate) fn take(desk: &ClientDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let Some(file) = open(&look)? else {
        return Ok(back(&look));
    };
    let typed = &visit.form;
    let again = |wrong: &[Wrong], look| page(look, &file, acts::Asked::again(typed, wrong));
    let asked = match asked(typed) {
        Ok(asked) => asked,
        Err(wrong) => return again(&wrong, look),
    };
    match look
        .recorder()
        .court_record(file.case, visit.once()?, &asked)
    {
        Ok(recorded) => {
            let path = path(&look, file.case);
            Ok(Answer::see(&format!("{path}/{}", recorded.fact)))
        }
        Err(Refused::Fields(wrong)) => again(&wrong, look),
        Err(refused) => Err(refusal(&refused)),
    }
}

fn asked(typed: &Fields) -> Result<letter::CourtRecord, Vec<Wrong>> {
    let days = (form::day(typed, "from"), form::day(typed, "to"));
    let (from, to) = match days {
        (Ok(from), Ok(to)) => (from, to),
        (from, to) => return Err(from.err().into_iter().chain(to.err()).collect()),
    };
    Ok(letter::CourtRecord {
        recipient: typed.get("recipient").to_owned(),
        purpose: typed.get("purpose").to_owned(),
        from,
        to,
    })
}

/// The record that the path names, as a document for a court: this desk has no other kind of seal to begin one with.
fn outgoing(look: &Look<'_>) -> Result<(CourtRecord, Outgoing<ForCourt>, Vec<u8>), Refusal> {
    let fact: FactId = look
        .visit
        .param("fact")
        .parse()
        .map_err(|_| Refusal::NotFound)?;
    let case: CaseId = look
        .visit
        .param("case")
        .parse()
        .map_err(|_| Refusal::NotFound)?;
    let rules = look.desk.program.rules()?;
    let store = look.desk.office.store.as_ref();
    let opened = CourtRecord::open(store, &look.session.ring, &rules, case, fact);
    let opened = opened.map_err(|refused| refusal(&refused))?;
    let (record, seal) = opened.ok_or(Refusal::NotFound)?;
    let json = record
        .json(&record_document::origin(look))
        .map_err(Refusal::failed)?;
    let signed = look.desk.program.signed(record.head.size);
    let signed = signed.map_err(Refusal::failed)?;
    let digest = CourtRecord::digest(&json);
    let parts = record_document::parts(look, &record, &digest, signed.as_deref());
    let title = look.say("client-record-document");
    Ok((record, Outgoing::new(seal, title, parts), json))
}

pub(crate) fn show_one(desk: &ClientDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let Some(file) = open(&look)? else {
        return Ok(back(&look));
    };
    let (record, outgoing, _) = outgoing(&look)?;
    let again = path(&look, file.case);
    let at = format!("{again}/{}", record.fact);
    let others = [
        (format!("{at}/json"), look.say("client-record-json")),
        (again, look.say("client-record-again")),
    ];
    let document = outgoing.on_page((&visit.words, &visit.words), &format!("{at}/pdf"), &others);
    let page = Page {
        // Somebody may look over a shoulder: above it, too, the file stands as it stood, and not as it stands.
        shell: look.shell_in(&look.say("client-record-title"), &record.file),
        document: document.map_err(Refusal::failed)?,
        look,
    };
    desk::render(&page)
}

pub(crate) fn file(desk: &ClientDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    if open(&look)?.is_none() {
        return Ok(back(&look));
    }
    let (_, outgoing, json) = outgoing(&look)?;
    let written = match visit.param("format") {
        "pdf" => outgoing.on_paper(&visit.words).map_err(Refusal::failed)?,
        "json" => outgoing.as_data(json),
        _ => return Err(Refusal::NotFound),
    };
    let (name, kind, bytes) = written.into_file();
    Ok(Answer::file(&name, kind, bytes))
}
