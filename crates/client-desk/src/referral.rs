//! A new participant: referral and intake on one page.

use client_file::letter::ReferredBy;
use client_file::{Recorded, Refused};
use desk::{Answer, Refusal, Visit};

use crate::acts::{self, Asked};
use crate::ask::{Asker, Form, Kept, Section};
use crate::look::{Look, refusal};
use crate::{ClientDesk, form, hint, language};

/// The questions of intake (OAC 75:25-3-4.1).
pub(crate) fn questions(ask: &Asker<'_>) -> Vec<Section> {
    let referred = ReferredBy::ALL.map(|each| (each.word(), format!("client-by-{}", each.word())));
    vec![
        ask.section(
            "client-intake-who",
            vec![
                ask.line("first", "client-first"),
                ask.line("last", "client-last"),
                ask.day("born", "client-born"),
                ask.line("telephone", "client-telephone"),
                ask.one_of(language::FIELD, "client-language", language::all()),
            ],
        ),
        ask.section(
            "client-intake-referral",
            vec![
                ask.one_of("referred_by", "client-referred-by", referred),
                ask.text("cause_numbers", "client-cause-numbers", 2),
                ask.line("county", "client-county"),
                ask.line("judge_or_po", "client-judge-or-po"),
            ],
        ),
        ask.section(
            "client-intake-contact",
            vec![
                ask.line("emergency_name", "client-emergency-name"),
                ask.line("emergency_number", "client-emergency-number"),
            ],
        ),
        ask.section(
            "client-intake-group",
            vec![
                ask.line("facilitator", "client-facilitator"),
                ask.line("group", "client-group"),
                ask.text("words", "client-intake-words", 4),
            ],
        ),
    ]
}

/// Under which name it is kept while it is typed.
const DRAFT: &str = "referral";

pub(crate) fn show(desk: &ClientDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let (typed, kept) = match acts::kept(&look, DRAFT)? {
        Some((typed, kept)) => (typed, Some(kept)),
        None => {
            let mut filled = Look::filled("when", look.today());
            filled.0.push(language::filled(&visit.words));
            (filled, None)
        }
    };
    let asked = Asked::first(&look, &typed);
    page(look, asked, kept)
}

pub(crate) fn take(desk: &ClientDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let batch = visit.once()?;
    let theirs = hint::wrong(&look, &visit.form);
    if !theirs.is_empty() {
        return page(look, Asked::again(&visit.form, &theirs), None);
    }
    let record = || -> Result<Recorded, Refused> {
        let when = form::when(&visit.form, &desk.office.zone);
        let intake = form::intake(&visit.form);
        match (when, intake) {
            (Ok(when), Ok(intake)) => look.recorder().refer(batch, when, &intake),
            (when, intake) => {
                let wrong = when.err().into_iter().chain(intake.err());
                Err(Refused::Fields(wrong.collect()))
            }
        }
    };
    match record() {
        Ok(recorded) => Ok(acts::done(&look, recorded)),
        Err(Refused::Fields(wrong)) => page(look, Asked::again(&visit.form, &wrong), None),
        Err(refused) => Err(refusal(&refused)),
    }
}

fn page(look: Look<'_>, asked: Asked<'_>, kept: Option<Kept>) -> Result<Answer, Refusal> {
    let ask = Asker {
        look: &look,
        typed: asked.typed,
        wrong: asked.wrong,
    };
    let mut sections = questions(&ask);
    let when = vec![ask.day("when", "client-when-referred")];
    sections.insert(0, ask.section("client-intake-when", when));
    let path = look.path("/referrals/new");
    let form = Form {
        hidden: asked.hidden(&look, DRAFT, &path),
        action: path,
        kept,
        button: look.say("client-referral-go"),
        sections,
    };
    acts::render(look, "referral", None, form, asked)
}
