//! Taking back what was recorded in error: with the reason, or at once after it was recorded.

use client_file::{Line, Participant, Refused};
use desk::{Answer, Refusal, Visit};
use rules::FactId;

use crate::acts::{self, Asked};
use crate::ask::{Asker, Form, Kept};
use crate::line::Shown;
use crate::look::{Look, refusal};
use crate::{ClientDesk, hint};

/// So long, in seconds, somebody may undo without saying why what they recorded themselves.
const UNDO: i64 = 15 * 60;

/// Whether the visitor recorded it, and just now.
pub(crate) fn is_fresh(look: &Look<'_>, line: &Line) -> bool {
    line.envelope.actor == look.session.actor && line.envelope.kept.plus(UNDO) >= look.visit.now
}

fn line<'a>(look: &Look<'_>, file: &'a Participant) -> Result<&'a Line, Refusal> {
    let fact: FactId = look
        .visit
        .param("fact")
        .parse()
        .map_err(|_| Refusal::NotFound)?;
    let line = file.line(fact).ok_or(Refusal::NotFound)?;
    // What was taken back meanwhile is still asked about: the answer then says so.
    let may = line.may_be_taken_back || line.taken_back.is_some();
    if may {
        Ok(line)
    } else {
        Err(Refusal::NotFound)
    }
}

pub(crate) fn show(desk: &ClientDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let file = acts::open(&look)?;
    let fact = line(&look, &file)?;
    let (typed, kept) = acts::kept(&look, &draft(&file, fact))?.unzip();
    let typed = typed.unwrap_or_default();
    let asked = Asked::first(&look, &typed);
    page(look, &file, asked, kept)
}

pub(crate) fn take(desk: &ClientDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let theirs = hint::wrong(&look, &visit.form);
    if !theirs.is_empty() {
        let mut file = acts::open(&look)?;
        file.version = acts::act(&look, file.case)?.seen.unwrap_or_default();
        return page(look, &file, Asked::again(&visit.form, &theirs), None);
    }
    take_back(desk, visit, visit.form.get("why"))
}

pub(crate) fn undo(desk: &ClientDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let file = acts::open(&look)?;
    let fact = line(&look, &file)?;
    if !is_fresh(&look, fact) {
        let path = look.file_path(file.case);
        return Ok(Answer::see(&format!("{path}/correct/{}", fact.envelope.id)));
    }
    let why = look.say("client-undone");
    take_back(desk, visit, &why)
}

fn take_back(desk: &ClientDesk, visit: &Visit<'_>, why: &str) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let mut file = acts::open(&look)?;
    let fact = line(&look, &file)?.envelope.id;
    let act = acts::act(&look, file.case)?;
    match look.recorder().take_back(act, fact, why) {
        Ok(recorded) => Ok(acts::done(&look, recorded)),
        Err(Refused::Fields(wrong)) => {
            file.version = act.seen.unwrap_or_default();
            page(look, &file, Asked::again(&visit.form, &wrong), None)
        }
        Err(Refused::Stale { .. }) => {
            let since = acts::since(&look, &file, act.seen.unwrap_or_default());
            page(look, &file, Asked::stale(&visit.form, since), None)
        }
        Err(refused) => Err(refusal(&refused)),
    }
}

fn draft(file: &Participant, line: &Line) -> String {
    format!("correct-{}-{}", file.case, line.envelope.id)
}

fn page(
    look: Look<'_>,
    file: &Participant,
    asked: Asked<'_>,
    kept: Option<Kept>,
) -> Result<Answer, Refusal> {
    let line = line(&look, file)?;
    let shown = Shown::of(&look, file, line);
    let ask = Asker {
        look: &look,
        typed: asked.typed,
        wrong: asked.wrong,
    };
    let mut section = ask.section(
        "client-correct-what",
        vec![ask.text("why", "client-why", 3)],
    );
    section.title = shown.title;
    let label = [
        ("case", file.case.to_string()),
        ("entry", line.envelope.id.to_string()),
    ];
    let label = look.say_with("client-correct-label", &label);
    let about = [shown.day, shown.aside, shown.by, label];
    let about: Vec<String> = about.into_iter().filter(|part| !part.is_empty()).collect();
    section.lead = about.join(". ");
    let path = format!("{}/correct/{}", look.file_path(file.case), line.envelope.id);
    let hidden = asked.hidden_of(&look, file, &draft(file, line), &path);
    let form = Form {
        action: path,
        hidden,
        kept,
        button: look.say("client-correct-go"),
        sections: vec![section],
    };
    acts::render(look, "correct", Some(file), form, asked)
}
