//! Sessions without a note, and the note of one, written later: an earlier list or a file brings sessions alone, and
//! the note of each must say whether a sign of risk was seen (OAC 75:25-3-4.1).

use askama::Template;
use client_file::{NoteOwed, Participant, Recorder, Refused};
use desk::{Answer, Refusal, Visit};
use page::Shell;
use rules::{CaseId, FactId, Targets};

use crate::acts::{self, Asked};
use crate::ask::{Asker, Form, Kept};
use crate::look::{Look, refusal};
use crate::{ClientDesk, danger, hint, people};

struct Row {
    path: String,
    name: String,
    day: String,
    mark: String,
}

#[derive(Template)]
#[template(path = "client/notes.html")]
struct Page<'a> {
    shell: Shell,
    look: Look<'a>,
    rows: Vec<Row>,
}

/// Those of which the next business day has passed.
fn all(look: &Look<'_>) -> Result<Vec<NoteOwed>, Refusal> {
    let mut owed = look.desk.roll()?.without_note(&look.desk.office.zone);
    owed.retain(|each| !look.kept.contains(&each.case));
    // The usual day: nothing to ask of the rules.
    if owed.is_empty() {
        return Ok(owed);
    }
    let (rules, from) = (look.desk.program.rules()?, look.desk.program.go_live()?);
    let today = look.today();
    owed.retain(|each| {
        from.is_none_or(|from| from <= each.day) && rules.calendar.after(each.day, 1) < today
    });
    Ok(owed)
}

/// How many sessions have no note a business day later, in words, and where they are listed; empty where none has.
pub(crate) fn finding(look: &Look<'_>) -> Result<(String, String), Refusal> {
    if look.room {
        return Ok(Default::default());
    }
    Ok(match all(look)?.len() {
        0 => Default::default(),
        owed => (look.count("client-notes-owed", owed), look.path("/notes")),
    })
}

fn path(look: &Look<'_>, case: CaseId, session: FactId) -> String {
    format!("{}/session/{session}/note", look.file_path(case))
}

pub(crate) fn list(desk: &ClientDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    if look.room {
        return Ok(Answer::see(&look.path("/")));
    }
    let mut rows = Vec::new();
    for owed in all(&look)? {
        let store = look.desk.office.store.as_ref();
        let file = Participant::open(store, &look.session.ring, owed.case);
        let file = file.map_err(|refused| refusal(&refused))?;
        rows.push(Row {
            path: path(&look, owed.case, owed.session),
            name: people::name(&look, file.as_ref().and_then(|file| file.intake.as_ref())),
            day: look.day(owed.day),
            mark: owed.case.to_string(),
        });
    }
    let page = Page {
        shell: look.shell(&look.say("client-notes-title")),
        rows,
        look,
    };
    desk::render(&page)
}

/// The session that the path names, if its note is still to be written.
fn session(look: &Look<'_>, file: &Participant) -> Result<FactId, Refusal> {
    let fact: FactId = look
        .visit
        .param("fact")
        .parse()
        .map_err(|_| Refusal::NotFound)?;
    file.line(fact).ok_or(Refusal::NotFound)?;
    Ok(fact)
}

fn draft(case: CaseId, session: FactId) -> String {
    format!("note-{case}-{session}")
}

fn page(
    look: Look<'_>,
    file: &Participant,
    session: FactId,
    asked: Asked<'_>,
    kept: Option<Kept>,
) -> Result<Answer, Refusal> {
    let ask = Asker {
        look: &look,
        typed: asked.typed,
        wrong: asked.wrong,
    };
    let line = file.line(session).ok_or(Refusal::NotFound)?;
    let day = look.day(line.envelope.at.day(&look.desk.office.zone));
    let mut words = ask.section(
        "client-session-note",
        vec![ask.text("words", "client-session-words", 4)],
    );
    words.lead = look.say_with("client-note-of", &[("day", day)]);
    let sections = vec![words, acts::ask_risk(&ask)];
    let action = path(&look, file.case, session);
    let hidden = asked.hidden_of(&look, file, &draft(file.case, session), &action);
    let form = Form {
        hidden,
        action,
        kept,
        button: look.say("client-note-go"),
        sections,
    };
    acts::render(look, "note", Some(file), form, asked)
}

pub(crate) fn show(desk: &ClientDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let file = acts::open(&look)?;
    let session = session(&look, &file)?;
    if look.room {
        return Ok(Answer::see(&look.file_path(file.case)));
    }
    let (typed, kept) = acts::kept(&look, &draft(file.case, session))?.unzip();
    let typed = typed.unwrap_or_default();
    let asked = Asked::first(&look, &typed);
    page(look, &file, session, asked, kept)
}

pub(crate) fn take(desk: &ClientDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let mut file = acts::open(&look)?;
    let session = session(&look, &file)?;
    let act = acts::act(&look, file.case)?;
    let typed = &visit.form;
    let theirs = hint::wrong(&look, typed);
    if !theirs.is_empty() {
        file.version = act.seen.unwrap_or_default();
        return page(look, &file, session, Asked::again(typed, &theirs), None);
    }
    let taken = acts::risk_of(typed).and_then(|risk| {
        let toward = if risk {
            danger::warned(typed)
        } else {
            Targets::NONE
        };
        let recorder = look.recorder();
        recorder.note_later(act, session, typed.get("words"), toward)
    });
    match taken {
        Ok(noted) if noted.threat.is_some() && !look.room => {
            let threat = Recorder::threat_of(visit.once()?)?;
            let file = look.file_path(file.case);
            Ok(Answer::see(&format!("{file}/danger?about={threat}")))
        }
        Ok(noted) => Ok(acts::done(&look, noted.recorded)),
        Err(Refused::Fields(wrong)) => {
            file.version = act.seen.unwrap_or_default();
            page(look, &file, session, Asked::again(typed, &wrong), None)
        }
        Err(Refused::Stale { .. }) => {
            let since = acts::since(&look, &file, act.seen.unwrap_or_default());
            page(look, &file, session, Asked::stale(typed, since), None)
        }
        Err(refused) => Err(refusal(&refused)),
    }
}
