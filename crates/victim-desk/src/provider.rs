//! Warning the certified provider of a danger (clause (b)): one attempt, by one press.

use askama::Template;
use desk::{Answer, Drafts, Fields, Refusal, Visit};
use page::{Hidden, Shell};
use rules::{Ending, FactId, Word as _};
use victim_file::{Refused, VictimCase, letter::Effort, record::Act};

use crate::VictimDesk;
use crate::case_form::{self, On, Wrong};
use crate::case_sheet::seen;
use crate::danger::path as danger_path;
use crate::look::{Look, refusal};
use crate::providers;
use crate::say;
use crate::script::{self, Script};
use crate::strip::{self, say as words};

const ENDINGS: [Ending; 3] = [Ending::Reached, Ending::NoAnswer, Ending::Voicemail];

#[derive(Template)]
#[template(path = "victim/provider.html")]
struct Page {
    shell: Shell,
    title: String,
    what: String,
    hidden: Hidden,
    action: String,
    /// Whom to telephone: the number, and whose it is.
    numbers: Vec<(String, String)>,
    scripts: Vec<Script>,
    endings: Vec<(&'static str, String)>,
    words: String,
    day: [String; 3],
    time: String,
    sheet: String,
}

fn danger(look: &Look<'_>, file: &VictimCase) -> Result<FactId, Refusal> {
    let fact = strip::fact(look)?.ok_or(Refusal::NotFound)?;
    let is_one = file.line(fact).is_some_and(|line| {
        matches!(
            line.envelope.matter,
            ledger::Matter::Rule(rules::What::Threat { .. })
        )
    });
    if is_one {
        Ok(fact)
    } else {
        Err(Refusal::NotFound)
    }
}

pub(crate) fn show(desk: &VictimDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let file = look.open(look.case()?)?;
    let fact = danger(&look, &file)?;
    look.looked(file.case)?;
    // What was typed in an earlier attempt stands in it again.
    let kept = Drafts::of(&desk.office, visit)?.find(&draft(&look, fact)?)?;
    let typed = kept.map(|kept| kept.fields).unwrap_or_default();
    page(&look, &file, fact, 200, &typed, &[], desk.office.once())
}

/// The id under which the form is kept while it is typed.
fn draft(look: &Look<'_>, fact: FactId) -> Result<String, Refusal> {
    Ok(format!("provider.{}.{fact}", look.case()?))
}

fn page(
    look: &Look<'_>,
    file: &VictimCase,
    fact: FactId,
    status: u16,
    typed: &Fields,
    wrong: &[Wrong],
    once: String,
) -> Result<Answer, Refusal> {
    let mut shell = strip::shell(look, file, None, &words(look, "victim-provider-title"));
    for one in wrong {
        let place = crate::call_form::place_of(&one.field);
        shell.problems.add(place, one.text.clone());
    }
    let line = file.line(fact).ok_or(Refusal::NotFound)?;
    let at = look.at(line.envelope.at, line.envelope.exactness);
    let action = look.path(&format!("/cases/{}/provider/{fact}", file.case));
    // Once it is shown again it speaks of the version that was seen first.
    let version = match look.visit.form.get("seen") {
        "" => file.version,
        _ => seen(look.visit)?,
    };
    let numbers = providers::to_telephone(look, file)?.into_iter();
    let page = Page {
        title: words(look, "victim-do-provider"),
        what: look.w().with("victim-provider-what", [("at", at)]),
        hidden: Hidden {
            seen: version.0.to_string(),
            ..Hidden::new(look.visit.csrf(), once).kept_as(draft(look, fact)?, action.clone())
        },
        action,
        numbers: numbers.map(|each| (each.telephone, each.name)).collect(),
        scripts: script::provider(look),
        endings: ENDINGS
            .map(|ending| (ending.word(), page::capital(&say::ending(look, ending))))
            .to_vec(),
        words: typed.get("vl_words").to_owned(),
        day: ["month", "day", "year"].map(|part| typed.get(&format!("vc_when_{part}")).to_owned()),
        time: typed.get("vc_when_time").to_owned(),
        sheet: typed.get("vc_sheet").to_owned(),
        shell,
    };
    desk::render_with(status, &page)
}

pub(crate) fn take(desk: &VictimDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let file = look.open(look.case()?)?;
    let fact = danger(&look, &file)?;
    let on = On {
        look: &look,
        file: &file,
        person: None,
        fact: Some(fact),
        typed: &visit.form,
        wrong: &[],
        again: false,
    };
    let mut wrong = Vec::new();
    let when = on.when(&mut wrong);
    let outcome = Ending::from_word(visit.form.get("vl_outcome"));
    if outcome.is_none() {
        wrong.push(on.wrong("outcome", "victim-call-no-outcome"));
    }
    let once = visit.form.get("once");
    let act = Act {
        case: file.case,
        seen: Some(seen(visit)?),
        batch: visit.once()?,
    };
    let letter = Effort {
        number: String::new(),
        words: visit.form.get("vl_words").to_owned(),
        ..Effort::default()
    };
    if let (Some(outcome), true) = (outcome, wrong.is_empty()) {
        let recorder = look.recorder();
        match recorder.provider_notice(act, when, fact, outcome, &letter) {
            Ok(_) => {
                desk.board.touch(file.case);
                // Back to the danger, where it says who is next.
                let there = danger_path(&look, file.case, fact);
                return Ok(Answer::see(&format!("{there}?done={once}")));
            }
            Err(Refused::Fields(fields)) => {
                wrong.extend(fields.into_iter().map(|one| Wrong {
                    field: one.field.to_owned(),
                    text: case_form::problem(&look, one.problem),
                }));
            }
            Err(Refused::Stale { .. }) => {
                return Err(Refusal::Stale(words(&look, "victim-case-stale")));
            }
            Err(other) => return Err(refusal(&other)),
        }
    }
    let once = once.to_owned();
    page(&look, &file, fact, 422, &visit.form, &wrong, once)
}
