//! They hear first: a denial or a termination is kept from the participant until whoever was harmed can have been
//! told, the same for every case so that it says nothing.

use client_file::{Line, Participant, Status};
use desk::Refusal;
use ledger::{Exactness, Filed, Matter, Standing};
use rules::{Moment, Outcome, Rules, What};

use crate::look::Look;

/// Until when this file's denial or termination is kept from the participant; nothing once that is over.
pub(crate) fn until(rules: &Rules, status: Status, now: Moment) -> Option<Moment> {
    match status {
        Status::Denied { since } | Status::Left { since, .. } => {
            Some(rules.silent_until(since.at)).filter(|until| now < *until)
        }
        _ => None,
    }
}

/// `Do not tell the participant before ...`; empty where nothing is held back, or the participant would read it.
pub(crate) fn said(look: &Look<'_>, file: &Participant) -> Result<String, Refusal> {
    if look.room {
        return Ok(String::new());
    }
    let rules = look.desk.program.rules()?;
    let until = until(&rules, file.status, look.visit.now).map(|at| {
        look.since(client_file::Since {
            at,
            exactness: Exactness::Second,
        })
    });
    Ok(until.map_or_else(String::new, |until| {
        look.say_with("client-held", &[("until", until)])
    }))
}

/// The file as the participant may see it: without what is held back, and without the answers to risk questions.
pub(crate) fn for_their_eyes(look: &Look<'_>, file: Participant) -> Result<Participant, Refusal> {
    let rules = look.desk.program.rules()?;
    let held = |line: &Line| match line.envelope.matter {
        Matter::Filed(Filed::SessionNote { .. } | Filed::CourtRecord)
        | Matter::Rule(What::Threat { .. }) => true,
        Matter::Rule(
            What::Decision {
                outcome: Outcome::Denied,
            }
            | What::Termination { .. },
        )
        // Somebody who moves has left.
        | Matter::Filed(Filed::Standing(Standing::TransferredOut)) => look.visit.now < rules.silent_until(line.envelope.at),
        _ => false,
    };
    Ok(file.without(held))
}
