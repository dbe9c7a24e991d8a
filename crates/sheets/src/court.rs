//! The log of reports that courts and officers wait for, one a row.

use jiff::civil::Date;

use crate::bad::{Reason, Then};
use crate::kind::{CodeSet, Field, Meaning};
use crate::log::name;
use crate::mapping::Mapping;
use crate::office::ahead;
use crate::rows::Rows;
use crate::table::Table;

/// One report, as the log knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CourtRow {
    /// Which row.
    pub number: u32,
    /// The court's numbers, as written; several are parted by `,`, `;` or a line.
    pub cause_numbers: Vec<String>,
    /// The participant's family name and given name; nothing where the log has the court's numbers alone.
    pub name: Option<(String, String)>,
    /// Who waits for it.
    pub court: String,
    /// Which report: a meaning of [`CodeSet::Report`]. A log without that column is of reports to courts.
    pub report: Meaning,
    /// By when.
    pub due: Date,
    /// When it was sent; nothing while it is owed.
    pub sent: Option<Date>,
    /// By whom.
    pub by: String,
}

/// Reads every row.
#[must_use]
pub fn read(table: &Table, mapping: &Mapping, today: Date) -> Rows<CourtRow> {
    Rows::read(table, mapping, today, |reading| {
        let cause = reading.short(Field::CauseNumbers, 200);
        let cause_numbers: Vec<String> = cause
            .split([',', ';', '\n'])
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(str::to_owned)
            .collect();
        let whole = reading.short(Field::Client, 200);
        let (last, first) = (
            reading.short(Field::Last, 200),
            reading.short(Field::First, 200),
        );
        let name = match (whole.is_empty(), last.is_empty() || first.is_empty()) {
            (false, _) => {
                let name = name(&whole);
                if name.is_none() {
                    reading.say(Field::Client, Reason::NotAName, Then::RowLeftOut);
                }
                name
            }
            (true, false) => Some((last, first)),
            (true, true) => None,
        };
        if cause_numbers.is_empty() && name.is_none() && whole.is_empty() {
            reading.say(Field::CauseNumbers, Reason::Missing, Then::RowLeftOut);
        }
        let court = reading.needed(Field::Court);
        let due = ahead(reading, Field::DueOn);
        if reading.text(Field::DueOn).is_empty() {
            reading.say(Field::DueOn, Reason::Missing, Then::RowLeftOut);
        }
        let report = match reading.text(Field::Report) {
            "" => Some(Meaning::Court),
            code => reading.mapping.meaning(CodeSet::Report, code),
        };
        if report.is_none() {
            reading.say(Field::Report, Reason::UnknownCode, Then::RowLeftOut);
        }
        Some(CourtRow {
            number: reading.line.number,
            cause_numbers,
            name,
            court,
            report: report?,
            due: due?,
            sent: reading.day(Field::SentOn),
            by: reading.short(Field::SentBy, 200),
        })
    })
}
