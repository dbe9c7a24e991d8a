//! Warning the certified provider of a danger (clause (b)): one attempt, by one press.

use askama::Template;
use desk::{Answer, Refusal, Visit};
use page::{Hidden, Shell};
use rules::{Ending, FactId, Word as _};
use victim_file::{Refused, When, letter::Effort, record::Act};

use crate::VictimDesk;
use crate::case_form;
use crate::case_sheet::seen;
use crate::look::{Look, refusal};
use crate::say;
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
    endings: Vec<(&'static str, String)>,
    words: String,
}

fn danger(look: &Look<'_>, file: &victim_file::VictimCase) -> Result<FactId, Refusal> {
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
    page(&look, &file, fact, 200, &[], desk.office.once())
}

fn page(
    look: &Look<'_>,
    file: &victim_file::VictimCase,
    fact: FactId,
    status: u16,
    wrong: &[case_form::Wrong],
    once: String,
) -> Result<Answer, Refusal> {
    let mut shell = strip::shell(look, file, None, &words(look, "victim-provider-title"));
    for one in wrong {
        shell
            .problems
            .add(format!("vl_{}", one.field), one.text.clone());
    }
    let line = file.line(fact).ok_or(Refusal::NotFound)?;
    let at = look.at(line.envelope.at, line.envelope.exactness);
    let action = look.path(&format!("/cases/{}/provider/{fact}", file.case));
    let page = Page {
        title: words(look, "victim-do-provider"),
        what: look.w().with("victim-provider-what", [("at", at)]),
        hidden: Hidden {
            seen: file.version.0.to_string(),
            ..Hidden::new(look.visit.csrf(), once)
        },
        action,
        endings: ENDINGS
            .map(|ending| (ending.word(), page::capital(&say::ending(look, ending))))
            .to_vec(),
        words: look.visit.form.get("vl_words").to_owned(),
        shell,
    };
    desk::render_with(status, &page)
}

pub(crate) fn take(desk: &VictimDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let file = look.open(look.case()?)?;
    let fact = danger(&look, &file)?;
    let outcome = Ending::from_word(visit.form.get("vl_outcome"))
        .ok_or_else(|| Refusal::Unusable(words(&look, "victim-call-no-outcome")))?;
    let act = Act {
        case: file.case,
        seen: Some(seen(visit)?),
        batch: visit.once()?,
    };
    let letter = Effort {
        number: String::new(),
        words: visit.form.get("vl_words").to_owned(),
    };
    match look
        .recorder()
        .provider_notice(act, When::Now, fact, outcome, &letter)
    {
        Ok(_) => {
            desk.board.touch(file.case);
            let once = visit.form.get("once");
            Ok(Answer::see(
                &look.path(&format!("/?done={}.{once}", file.case)),
            ))
        }
        Err(Refused::Fields(fields)) => {
            let wrong: Vec<case_form::Wrong> = fields
                .into_iter()
                .map(|one| case_form::Wrong {
                    field: one.field.to_owned(),
                    text: case_form::problem(&look, one.problem),
                })
                .collect();
            page(
                &look,
                &file,
                fact,
                422,
                &wrong,
                visit.form.get("once").to_owned(),
            )
        }
        Err(Refused::Stale { .. }) => Err(Refusal::Stale(words(&look, "victim-case-stale"))),
        Err(other) => Err(refusal(&other)),
    }
}
