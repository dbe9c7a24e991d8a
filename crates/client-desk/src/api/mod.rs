//! The client desk for programs: the same acts as its pages, by the same recorder and with the same checks.
//!
//! The view with the participant in the room is for screens; a program has none, so it does not change what is
//! answered here (docs/decisions/0032).
//!
//! Reading order: [`bodies`], what is taken and given; `reads`; `acts`; `handed`, what is sealed to the victim desk.

mod acts;
mod bodies;
mod handed;
mod reads;

use client_file::{Act, Recorder, Refused, When};
use desk::api::{
    Ask, Line, Trouble, Wrong,
    kinds::{self, At, Batch, Seen},
    line,
};
use rules::CaseId;

use crate::ClientDesk;

/// The desk's operations.
pub(crate) static OPERATIONS: &[Line<ClientDesk>] = &[
    line::<ClientDesk, reads::ListParticipants>(),
    line::<ClientDesk, acts::Refer>(),
    line::<ClientDesk, reads::ReadParticipant>(),
    line::<ClientDesk, acts::AmendIntake>(),
    line::<ClientDesk, acts::Assess>(),
    line::<ClientDesk, acts::Decide>(),
    line::<ClientDesk, acts::RecordSession>(),
    line::<ClientDesk, acts::NoteSession>(),
    line::<ClientDesk, acts::RecordAbsence>(),
    line::<ClientDesk, acts::Terminate>(),
    line::<ClientDesk, acts::RecordStanding>(),
    line::<ClientDesk, acts::SignContract>(),
    line::<ClientDesk, acts::RecordRelease>(),
    line::<ClientDesk, acts::EndRelease>(),
    line::<ClientDesk, acts::MakeCourtRecord>(),
    line::<ClientDesk, acts::MakeReport>(),
    line::<ClientDesk, acts::AwaitReport>(),
    line::<ClientDesk, acts::AnswerReport>(),
    line::<ClientDesk, reads::ListReportsDue>(),
    line::<ClientDesk, acts::TakeBack>(),
    line::<ClientDesk, handed::HandItOver>(),
    line::<ClientDesk, handed::ReportDanger>(),
    line::<ClientDesk, reads::ReadPhones>(),
];

/// Who records, and with what.
fn recorder<'a>(desk: &'a ClientDesk, ask: &Ask<'a>) -> Recorder<'a> {
    let office = &desk.office;
    Recorder {
        store: office.store.as_ref(),
        ring: &ask.session.ring,
        stream: &office.stream,
        zone: &office.zone,
        actor: ask.session.actor,
        now: ask.visit.now,
        sheet: "",
    }
}

/// The same of what is entered from a paper sheet, if it is.
fn entered<'a>(
    desk: &'a ClientDesk,
    ask: &Ask<'a>,
    sheet: Option<&'a kinds::Line>,
) -> Recorder<'a> {
    Recorder {
        sheet: sheet.map_or("", |sheet| sheet.0.as_str()),
        ..recorder(desk, ask)
    }
}

/// The case that the path names.
fn case(ask: &Ask<'_>) -> Result<CaseId, Trouble> {
    ask.visit
        .param("case")
        .parse()
        .map_err(|_| Trouble::NotFound)
}

fn act(ask: &Ask<'_>, batch: Batch, seen: Seen) -> Result<Act, Trouble> {
    Ok(Act {
        case: case(ask)?,
        seen: Some(seen.into()),
        batch: ask.batch(batch),
    })
}

fn when(at: At) -> When {
    match at {
        At::Second(at) => When::At(at),
        At::Day(day) => When::Day(day),
    }
}

/// What was refused, with the fields as bodies name them.
fn trouble(refused: Refused) -> Trouble {
    match refused {
        Refused::Fields(wrong) => Trouble::Fields(
            wrong
                .into_iter()
                .map(|one| Wrong {
                    field: match one.field {
                        "when" => "at".to_owned(),
                        "emergency_name" => "intake/emergency_contact/name".to_owned(),
                        "emergency_number" => "intake/emergency_contact/number".to_owned(),
                        field @ ("first" | "last" | "born" | "telephone" | "cause_numbers"
                        | "county" | "judge_or_po" | "facilitator" | "group") => {
                            format!("intake/{field}")
                        }
                        field => field.to_owned(),
                    },
                    detail: one.problem.to_string(),
                })
                .collect(),
        ),
        Refused::NotHere => Trouble::NotFound,
        Refused::Stale { .. } => Trouble::Stale,
        other => Trouble::failed(other),
    }
}
