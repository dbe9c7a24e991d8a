//! Letters and reports from the roll: a warning about absences, progress, a report for a court or for probation, and that the
//! sessions were completed. Days and counts are filled in; the words are a draft that staff edit.
//!
//! From the client ledger alone. None is made while the participant may not be told yet of a denial or a leaving, the same
//! wait for every case. What was made is a document of its own (`paper`), on which stands nothing that is not its reader's.

mod filling;
mod paper;

use askama::Template;
use client_file::{Line, Participant, Refused, Words};
use desk::{Answer, Fields, Refusal, Visit};
use ledger::{Filed, Matter, Report};
use page::Shell;

pub(crate) use filling::{Filling, NotNow, language};
pub(crate) use paper::{pdf, show as paper};

use crate::acts::{self, Asked};
use crate::ask::{Asker, Form, Kept};
use crate::look::{Look, refusal};
use crate::{ClientDesk, held, hint, language as speech, owed};

/// All of them, in the order in which they are offered.
pub(crate) const ALL: [(&str, Report); 5] = [
    ("warning", Report::Warning),
    ("progress", Report::Progress),
    ("court", Report::Court),
    ("probation", Report::Probation),
    ("completion", Report::Completion),
];

/// As it stands in paths and keys.
pub(crate) fn word(report: Report) -> &'static str {
    let found = ALL.iter().find(|(_, each)| *each == report);
    found.map_or("progress", |(word, _)| *word)
}

/// As the page would make it of its draft, in the language it would be made in: for a demonstration.
pub(crate) fn filled(
    file: &Participant,
    report: Report,
    (rules, now): (&rules::Rules, rules::Moment),
    signer: String,
) -> client_file::letter::Report {
    let words = page::Languages::new().of("en-US");
    let words = filling::language(&words, file, report);
    let filling = Filling::plain(&words, rules, now);
    let (to, draft) = (filling.reader(file, report), filling.draft(file, report));
    filling.letter(file, (to, draft, signer))
}

struct Offered {
    label: String,
    path: String,
}

struct Made {
    label: String,
    said: String,
    path: String,
}

#[derive(Template)]
#[template(path = "client/reports.html")]
struct Page<'a> {
    shell: Shell,
    look: Look<'a>,
    /// Until when none is made; empty where nothing is held back.
    held: String,
    offered: Vec<Offered>,
    /// Those that somebody waits for, and where a new one is written down.
    owed: Vec<owed::Row>,
    ask: String,
    made: Vec<Made>,
}

fn path(look: &Look<'_>, file: &Participant) -> String {
    format!("{}/reports", look.file_path(file.case))
}

/// The file, unless the participant sees the screen.
fn open<'a>(
    desk: &'a ClientDesk,
    visit: &'a Visit<'a>,
) -> Result<(Look<'a>, Participant), Refusal> {
    let look = Look::new(desk, visit)?;
    let file = acts::open(&look)?;
    Ok((look, file))
}

pub(crate) fn list(desk: &ClientDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let (look, file) = open(desk, visit)?;
    if look.room {
        return Ok(Answer::see(&look.file_path(file.case)));
    }
    let here = path(&look, &file);
    let held = held::said(&look, &file)?;
    let filling = Filling::at(&look, &look.visit.words)?;
    let offered: Vec<Offered> = ALL
        .iter()
        .filter(|(_, report)| filling.may_be_made(&file, *report).is_ok())
        .map(|(word, _)| Offered {
            label: look.say(&format!("client-report-{word}")),
            path: format!("{here}/{word}"),
        })
        .collect();
    let made = file
        .lines
        .iter()
        .filter_map(|line| made(&look, &here, line));
    let page = Page {
        shell: look.shell_in(&look.say("client-reports-title"), &file),
        held,
        offered,
        owed: owed::of_file(&look, &file)?,
        ask: owed::new_path(&look, &file),
        made: made.collect(),
        look,
    };
    desk::render(&page)
}

fn made(look: &Look<'_>, here: &str, line: &Line) -> Option<Made> {
    let Matter::Filed(Filed::Report(report)) = line.envelope.matter else {
        return None;
    };
    let Words::Report(letter) = &line.words else {
        return None;
    };
    let when = look.day(line.envelope.at.day(&look.desk.office.zone));
    let slots = [("to", letter.to.clone()), ("day", when)];
    (line.taken_back.is_none()).then(|| Made {
        label: look.say(&format!("client-report-{}", word(report))),
        said: look.say_with("client-report-made", &slots),
        path: format!("{here}/made/{}", line.envelope.id),
    })
}

/// Which one the path names.
fn report(look: &Look<'_>) -> Result<Report, Refusal> {
    let asked = look.visit.param("report");
    let found = ALL.iter().find(|(word, _)| *word == asked);
    found.map(|(_, each)| *each).ok_or(Refusal::NotFound)
}

fn page(
    look: Look<'_>,
    file: &Participant,
    report: Report,
    asked: Asked<'_>,
    kept: Option<Kept>,
) -> Result<Answer, Refusal> {
    let word = word(report);
    let ask = Asker {
        look: &look,
        typed: asked.typed,
        wrong: asked.wrong,
    };
    let made_in = speech::ask(&ask, "client-report-language").into();
    let mut filled = ask.section("client-report-filled", made_in);
    speech::now(&look, asked.typed)
        .code()
        .clone_into(&mut filled.read_in);
    filled.paragraphs = Filling::at(&look, &speech::now(&look, asked.typed))?
        .figures(file)
        .into_iter()
        .map(|each| format!("{}: {}", each.name, each.value))
        .collect();
    let words = vec![
        ask.line("to", "client-report-to"),
        ask.text("words", "client-report-words", 10),
        ask.line("signer", "client-report-signer"),
    ];
    let mut sections = vec![filled, ask.section("client-report-typed", words)];
    let waits = owed::answered_by(&look, file, report, asked.typed.get("due"));
    sections.extend(waits.map(|waits| owed::section(&ask, file, &waits)));
    let action = format!("{}/{word}", path(&look, file));
    let hidden = asked.hidden_of(&look, file, &draft(file, word), &action);
    let form = Form {
        hidden,
        action,
        kept,
        button: look.say("client-report-go"),
        sections,
    };
    acts::render(look, &format!("report-{word}"), Some(file), form, asked)
}

fn draft(file: &Participant, word: &str) -> String {
    format!("report-{word}-{}", file.case)
}

fn may_be_made(look: &Look<'_>, file: &Participant, report: Report) -> Result<bool, Refusal> {
    let filling = Filling::at(look, &look.visit.words)?;
    Ok(filling.may_be_made(file, report).is_ok())
}

/// What was typed, where another language was chosen: what was filled in and nobody has changed stands in that one. What
/// somebody wrote stays as they wrote it.
fn in_other_words(look: &Look<'_>, file: &Participant, report: Report) -> Result<Fields, Refusal> {
    let mut typed = look.visit.form.clone();
    let before = speech::shown(look, &typed).unwrap_or_else(|| look.visit.words.clone());
    let now = speech::now(look, &typed);
    let (before, now) = (Filling::at(look, &before)?, Filling::at(look, &now)?);
    let (was, is) = (before.draft(file, report), now.draft(file, report));
    let (reader_was, reader_is) = (before.reader(file, report), now.reader(file, report));
    // A browser sends the ends of lines as it likes.
    let same = |typed: &str, filled: &str| typed.trim().lines().eq(filled.trim().lines());
    for (name, value) in &mut typed.0 {
        match name.as_str() {
            "words" if same(value, &was) => value.clone_from(&is),
            "to" if same(value, &reader_was) => value.clone_from(&reader_is),
            _ => {}
        }
    }
    Ok(typed)
}

pub(crate) fn show(desk: &ClientDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let (look, file) = open(desk, visit)?;
    let report = report(&look)?;
    if look.room || !may_be_made(&look, &file, report)? {
        return Ok(Answer::see(&path(&look, &file)));
    }
    let (typed, kept) = match acts::kept(&look, &draft(&file, word(report)))? {
        Some((typed, kept)) => (typed, Some(kept)),
        None => {
            let words = language(&visit.words, &file, report);
            let filling = Filling::at(&look, &words)?;
            let filled = [
                ("to", filling.reader(&file, report)),
                ("words", filling.draft(&file, report)),
                ("signer", look.who(look.session.actor)),
            ];
            let filled = filled.map(|(name, value)| (name.to_owned(), value));
            // Somebody who makes what is waited for mostly means that one.
            let waits = owed::answered_by(&look, &file, report, "");
            let waits = waits.map(|_| ("answers".to_owned(), "yes".to_owned()));
            let filled = filled.into_iter().chain([speech::filled(&words)]);
            let filled = filled.chain(waits);
            (Fields(filled.collect()), None)
        }
    };
    let asked = Asked::first(&look, &typed);
    page(look, &file, report, asked, kept)
}

pub(crate) fn take(desk: &ClientDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let (look, mut file) = open(desk, visit)?;
    let report = report(&look)?;
    if look.room || !may_be_made(&look, &file, report)? {
        return Ok(Answer::see(&path(&look, &file)));
    }
    let act = acts::act(&look, file.case)?;
    let seen = act.seen.unwrap_or_default();
    let typed = &visit.form;
    let words = match speech::read(&look, typed) {
        Ok(words) => words,
        Err(wrong) => {
            file.version = seen;
            let typed = in_other_words(&look, &file, report)?;
            return page(look, &file, report, Asked::again(&typed, &[wrong]), None);
        }
    };
    let theirs = hint::wrong(&look, typed);
    if !theirs.is_empty() {
        file.version = seen;
        return page(look, &file, report, Asked::again(typed, &theirs), None);
    }
    let text = |field: &str| typed.get(field).to_owned();
    let typed_in = (text("to"), text("words"), text("signer"));
    let letter = Filling::at(&look, &words)?.letter(&file, typed_in);
    let answers = owed::answers(typed);
    match look.recorder().report(act, report, &letter, answers) {
        Ok(recorded) => {
            let there = format!("{}/made/{}", path(&look, &file), recorded.fact);
            Ok(Answer::see(&there))
        }
        Err(Refused::Fields(wrong)) => {
            file.version = seen;
            page(look, &file, report, Asked::again(typed, &wrong), None)
        }
        Err(Refused::Stale { .. }) => {
            let since = acts::since(&look, &file, seen);
            page(look, &file, report, Asked::stale(typed, since), None)
        }
        Err(refused) => Err(refusal(&refused)),
    }
}
