//! What was recorded in error is taken back, with a reason. What the participant's file says is taken back
//! at the client desk, and the page says so.

use desk::{Answer, Refusal, Visit};
use victim_file::record::Act;

use crate::VictimDesk;
use crate::case_line;
use crate::case_sheet::{Sheet, nothing, seen, sheets, to_the_file};
use crate::look::{Look, refusal};
use crate::strip::{self, say};

const CORRECT: Sheet = Sheet {
    word: "correct",
    of_somebody: false,
    start: nothing,
    ask: |on| {
        let Some(line) = on.fact.and_then(|fact| on.file.line(fact)) else {
            return Vec::new();
        };
        let entry = case_line::title(on.look, on.file, line);
        let not = match line {
            _ if line.may_be_taken_back => "",
            _ if line.side == victim_file::Side::Client => "victim-case-correct-client",
            _ if line.taken_back.is_some() => "victim-case-wrong-corrected",
            _ => "victim-case-wrong-correct",
        };
        // Somebody else was quicker: what was typed stays to be read.
        let mut part = if not.is_empty() || !on.get("why").is_empty() {
            let mut why = on.words("why", "victim-case-correct-why");
            why.facts = vec![entry];
            on.section("victim-case-correct-part", vec![why])
        } else {
            let mut part = on.section("victim-case-correct-part", Vec::new());
            part.title = entry;
            part
        };
        if !not.is_empty() {
            part.lead = say(on.look, not);
        }
        vec![part]
    },
    take: |on, act| {
        let fact = on.fact.ok_or(victim_file::Refused::NotHere)?;
        Ok(on.look.recorder().correct(act, fact, on.get("why"))?)
    },
    next: to_the_file,
};

sheets! {
    show, take, CORRECT;
}

/// Takes back what one press recorded.
pub(crate) fn undo(desk: &VictimDesk, visit: &Visit<'_>) -> Result<Answer, Refusal> {
    let look = Look::new(desk, visit)?;
    let file = look.open(look.case()?)?;
    let batch = desk::once::read(visit.param("batch")).ok_or(Refusal::NotFound)?;
    let person = case_line::of_batch(&file, batch)
        .iter()
        .find_map(|line| line.person);
    let act = Act {
        case: file.case,
        seen: Some(seen(visit)?),
        batch: visit.once()?,
    };
    match look
        .recorder()
        .undo(act, batch, look.w().t("victim-case-undo-why"))
    {
        Ok(_) => {}
        Err(victim_file::Refused::Stale { .. }) => {
            return Err(Refusal::Stale(say(&look, "victim-case-stale")));
        }
        Err(victim_file::Refused::Fields(_)) => {
            return Err(Refusal::Unusable(say(&look, "victim-case-wrong-corrected")));
        }
        Err(refused) => return Err(refusal(&refused)),
    }
    desk.board.touch(file.case);
    let path = strip::file_path(&look, file.case, person);
    Ok(Answer::see(&format!(
        "{path}?done={}",
        visit.form.get("once")
    )))
}
