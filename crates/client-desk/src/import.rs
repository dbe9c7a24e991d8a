//! A roster brought in: participants into the client ledger, what is about other people into the drop and
//! nowhere else.

use client_file::letter::{Intake, ReferredBy};
use client_file::{Brought, Part, Recorder, Refused};
use drop::{Column, HandOver, Kind, NotTaken, Sender, Source};
use jiff::civil::Date;
use ledger::Standing;
use sheets::{BadCell, Field, Meaning, Reason, RosterRow, Rows, Stands, Then};

/// What became, or would become, of a roster.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// Participants who were not there before.
    pub new: usize,
    /// Participants who were.
    pub before: usize,
    /// Facts added.
    pub facts: usize,
    /// Rows with something to hand over.
    pub handed_over: usize,
    /// Rows in the file.
    pub rows: usize,
    /// Rows left out because only who is still here was asked for.
    pub gone: usize,
    /// Every cell that could not be taken as it stands, by row.
    pub bad: Vec<BadCell>,
}

/// Why a roster was not taken to its end. What was taken before stays, and is left when it is brought in again.
#[derive(Debug, thiserror::Error)]
pub enum NotBrought {
    /// The participant's file refused.
    #[error(transparent)]
    File(#[from] Refused),
    /// The drop refused.
    #[error(transparent)]
    Drop(#[from] NotTaken),
}

/// Which rows of a roster are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whom {
    /// Everybody.
    All,
    /// Who is here on this day, or left less than thirty days before: of such a leaving somebody may still have to be told.
    Here(Date),
}

/// So many days after a leaving everybody was told, or it is late whatever is brought in: well over the seven business days
/// of 75:25-3-4.2(a).
const LONG_AGO: u16 = 30;

impl Whom {
    fn takes(self, row: &RosterRow) -> bool {
        match (self, row.left) {
            (Self::Here(today), Some((_, left))) => {
                rules::Calendar::days_later(left, LONG_AGO) >= today
            }
            _ => true,
        }
    }
}

/// Takes every row that can be taken; with `dry` only says what would become of them.
///
/// # Errors
/// When nothing could be stored; a row that the file refuses is named among the bad cells instead.
pub fn bring(
    recorder: &Recorder<'_>,
    sender: &Sender<'_>,
    rows: Rows<RosterRow>,
    whom: Whom,
    dry: bool,
) -> Result<Report, NotBrought> {
    let mut report = Report {
        rows: rows.all,
        bad: rows.bad,
        ..Report::default()
    };
    for row in rows.good {
        if !whom.takes(&row) {
            report.gone += 1;
            continue;
        }
        let arrival = match recorder.bring(&brought(&row), dry) {
            Ok(arrival) => arrival,
            Err(Refused::Fields(_)) => {
                report
                    .bad
                    .push(cell(&row, Reason::NotTaken, Then::RowLeftOut));
                continue;
            }
            Err(other) => return Err(other.into()),
        };
        if arrival.new {
            report.new += 1;
        } else {
            report.before += 1;
        }
        report.facts += arrival.added;
        if arrival.differs.iter().any(|part| *part != Part::Intake) {
            report.bad.push(cell(&row, Reason::Differs, Then::LookAtIt));
        }
        if row.handed_over.is_empty() {
            continue;
        }
        report.handed_over += 1;
        if !dry {
            let case = arrival.case;
            let letter = letter(&row);
            let cells: Vec<&str> = letter
                .columns
                .iter()
                .flat_map(|column| [column.header.as_str(), column.text.as_str()])
                .collect();
            let mut parts = vec![case.as_str()];
            parts.extend(cells);
            let batch = recorder.batch_of(&parts)?;
            sender.hand_over(case, batch, &letter)?;
        }
    }
    report.bad.sort_by_key(|bad| bad.row);
    Ok(report)
}

fn cell(row: &RosterRow, reason: Reason, then: Then) -> BadCell {
    BadCell {
        row: row.number,
        column: String::new(),
        text: format!("{}, {}", row.last, row.first),
        reason,
        then,
        near: String::new(),
    }
}

fn brought(row: &RosterRow) -> Brought {
    let referred_by = match row.referred_by {
        Some(Meaning::Court) => ReferredBy::Court,
        Some(Meaning::DistrictAttorney) => ReferredBy::DistrictAttorney,
        Some(Meaning::Probation) => ReferredBy::Probation,
        Some(Meaning::Dhs) => ReferredBy::Dhs,
        Some(Meaning::Themselves) => ReferredBy::Themselves,
        Some(_) => ReferredBy::Other,
        None => ReferredBy::Unknown,
    };
    Brought {
        intake: Intake {
            first: row.first.clone(),
            last: row.last.clone(),
            born: row.born,
            cause_numbers: row.cause_numbers.clone(),
            county: row.county.clone(),
            judge_or_po: row.judge_or_po.clone(),
            referred_by,
            facilitator: row.facilitator.clone(),
            group: row.group.clone(),
            words: row.words.clone(),
            ..Intake::default()
        },
        referred: row.referred,
        assessed: row.assessed,
        decided: row.decided.clone(),
        attended: row.attended,
        left: row.left,
        standing: row.stands.map(|stands| match stands {
            Stands::Jail => Standing::Jail,
            Stands::Released => Standing::Released,
            Stands::Moved => Standing::TransferredOut,
        }),
    }
}

fn letter(row: &RosterRow) -> HandOver {
    let column = |(field, header, text): &(Field, String, String)| Column {
        field: field.word().to_owned(),
        header: header.clone(),
        text: text.clone(),
    };
    HandOver {
        kind: Kind::Roster,
        source: Source::Roster,
        columns: row.handed_over.iter().map(column).collect(),
        ..HandOver::default()
    }
}
