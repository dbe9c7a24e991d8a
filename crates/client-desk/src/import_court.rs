//! The log of reports that courts and officers wait for, brought into files that are there.

use std::collections::BTreeMap;

use client_file::{Recorder, Refused, ReportBecame, ReportBrought};
use jiff::civil::Date;
use rules::CaseId;
use sheets::{BadCell, CourtRow, Meaning, Reason, Rows, Then};

use crate::import_attendance::{People, fold};

/// What became, or would become, of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// Rows in the file.
    pub rows: usize,
    /// Reports that were not there before.
    pub new: usize,
    /// Reports that were owed here, and now were sent.
    pub sent: usize,
    /// Reports that were there, and say the same.
    pub before: usize,
    /// Every cell that could not be taken as it stands, by row.
    pub bad: Vec<BadCell>,
}

/// Takes every row that can be taken; with `dry` only says what would become of them.
///
/// # Errors
/// When nothing could be read or stored.
pub fn bring(recorder: &Recorder<'_>, rows: Rows<CourtRow>, dry: bool) -> Result<Report, Refused> {
    let mut report = Report {
        rows: rows.all,
        bad: rows.bad,
        ..Report::default()
    };
    let people = People::of(recorder)?;
    let mut seen: BTreeMap<(CaseId, Meaning, Date), u32> = BTreeMap::new();
    for row in rows.good {
        let case = match find(&people, &row) {
            Ok(case) => case,
            Err(reason) => {
                report.bad.push(bad(&row, reason, Then::RowLeftOut));
                continue;
            }
        };
        if let Some(earlier) = seen.insert((case, row.report, row.due), row.number) {
            report
                .bad
                .push(bad(&row, Reason::Twice(earlier), Then::RowLeftOut));
            seen.insert((case, row.report, row.due), earlier);
            continue;
        }
        let brought = ReportBrought {
            report: match row.report {
                Meaning::Probation => ledger::Report::Probation,
                Meaning::Progress => ledger::Report::Progress,
                _ => ledger::Report::Court,
            },
            to: row.court.clone(),
            day: row.due,
            sent: row.sent.map(|on| (on, row.by.clone())),
        };
        match recorder.bring_report(case, &brought, dry)? {
            ReportBecame::New => report.new += 1,
            ReportBecame::Sent => report.sent += 1,
            ReportBecame::There => report.before += 1,
            ReportBecame::Differs => {
                report
                    .bad
                    .push(bad(&row, Reason::Differs, Then::RowLeftOut));
            }
        }
    }
    report.bad.sort_by_key(|bad| bad.row);
    Ok(report)
}

/// Whose it is: by the court's number, and by the name where the number is nobody's or that of several.
fn find(people: &People, row: &CourtRow) -> Result<CaseId, Reason> {
    let name = row
        .name
        .as_ref()
        .map(|(last, first)| (fold(last), fold(first)));
    let by_cause = people.by_cause(&row.cause_numbers);
    let theirs = |case: &&CaseId| {
        let name = name.as_ref();
        name.is_none_or(|name| people.is_called(**case, name))
    };
    let mut both = by_cause.iter().filter(theirs);
    match (both.next(), both.next(), &name) {
        (Some(case), None, _) => Ok(*case),
        (Some(_), Some(_), _) => Err(Reason::MoreThanOne),
        // The number is somebody else's: nobody can say which of the two is mistyped.
        (None, _, Some(_)) if !by_cause.is_empty() => Err(Reason::NotTheirs),
        (None, _, Some((last, first))) => people.named(last, first, ""),
        (None, _, None) => Err(Reason::NobodyOfThatName),
    }
}

fn bad(row: &CourtRow, reason: Reason, then: Then) -> BadCell {
    let name = row.name.as_ref();
    let name = name.map(|(last, first)| format!("{last}, {first}"));
    let causes = row.cause_numbers.join(", ");
    let parts: Vec<String> = [Some(causes), name]
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
    BadCell {
        row: row.number,
        column: String::new(),
        text: parts.join(": "),
        reason,
        then,
        near: String::new(),
    }
}
