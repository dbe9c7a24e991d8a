//! The agreements with certified providers, and the staff's trainings: what the program desk keeps, one a row.

use jiff::civil::Date;

use crate::bad::{Reason, Then};
use crate::kind::{CodeSet, Field, Meaning};
use crate::mapping::Mapping;
use crate::rows::{Reading, Rows};
use crate::table::Table;

/// One agreement, as the folder's list knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgreementRow {
    /// Which row.
    pub number: u32,
    /// The provider.
    pub provider: String,
    /// The counties that it serves.
    pub counties: Vec<String>,
    /// Its day-and-night number.
    pub hotline: String,
    /// Who signed for it, and when.
    pub signed_there: Option<(String, Date)>,
    /// Who signed for the program, and when.
    pub signed_here: Option<(String, Date)>,
    /// The last day of the agreement.
    pub until: Option<Date>,
    /// The last day of the certification.
    pub certified_until: Date,
    /// Where the paper lies.
    pub document: String,
}

/// One training, as the sheet knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrainingRow {
    /// Which row.
    pub number: u32,
    /// Who was there, as written: several are parted by `;` or a line.
    pub staff: Vec<String>,
    /// Its topic.
    pub title: String,
    /// Who trained.
    pub trainers: String,
    /// On which day.
    pub on: Date,
    /// How long, in minutes.
    pub minutes: u32,
    /// Who sponsored it.
    pub sponsor: String,
    /// Which executive director approved it; empty where nobody has.
    pub approved: String,
    /// What it counts for: a meaning of [`CodeSet::TrainingCounts`].
    pub counts: Meaning,
}

/// Reads every row of the list of agreements.
#[must_use]
pub fn agreements(table: &Table, mapping: &Mapping, today: Date) -> Rows<AgreementRow> {
    Rows::read(table, mapping, today, |reading| {
        let provider = reading.needed(Field::Provider);
        let counties = parted(
            &reading.needed(Field::Counties),
            &[',', ';', '\n', '/', '&'],
        );
        let hotline = reading.needed(Field::Hotline);
        let certified = ahead(reading, Field::CertifiedUntil);
        if certified.is_none() && reading.text(Field::CertifiedUntil).is_empty() {
            reading.say(Field::CertifiedUntil, Reason::Missing, Then::RowLeftOut);
        }
        let (until, on) = (ahead(reading, Field::Until), reading.day(Field::SignedOn));
        let signed = |reading: &mut Reading<'_>, field| {
            let by = reading.short(field, 200);
            // Who signed without a day, or the other way round, is not how it stands in an agreement.
            match (by.is_empty(), on) {
                (true, _) => None,
                (false, Some(on)) => Some((by, on)),
                (false, None) => {
                    reading.say(field, Reason::Missing, Then::CellLeftOut);
                    None
                }
            }
        };
        let signed_there = signed(reading, Field::SignedBy);
        let signed_here = signed(reading, Field::SignedHere);
        Some(AgreementRow {
            number: reading.line.number,
            provider,
            counties,
            hotline,
            signed_there,
            signed_here,
            until,
            certified_until: certified?,
            document: reading.short(Field::Document, 200),
        })
    })
}

/// Reads every row of the training sheet.
#[must_use]
pub fn trainings(table: &Table, mapping: &Mapping, today: Date) -> Rows<TrainingRow> {
    Rows::read(table, mapping, today, |reading| {
        let staff = parted(&reading.needed(Field::Staff), &[';', '\n']);
        let (title, trainers) = (
            reading.needed(Field::Title),
            reading.needed(Field::Trainers),
        );
        let sponsor = reading.needed(Field::Sponsor);
        let on = reading.day(Field::TrainedOn);
        if reading.text(Field::TrainedOn).is_empty() {
            reading.say(Field::TrainedOn, Reason::Missing, Then::RowLeftOut);
        }
        let minutes = minutes(reading.text(Field::Hours));
        if minutes.is_none() {
            reading.say(Field::Hours, Reason::NotHours, Then::RowLeftOut);
        }
        let text = reading.text(Field::CountsFor);
        let counts = match text {
            "" => Some(Meaning::CountsYearly),
            code => reading.mapping.meaning(CodeSet::TrainingCounts, code),
        };
        if counts.is_none() {
            reading.say(Field::CountsFor, Reason::UnknownCode, Then::RowLeftOut);
        }
        Some(TrainingRow {
            number: reading.line.number,
            staff,
            title,
            trainers,
            on: on?,
            minutes: minutes?,
            sponsor,
            approved: reading.short(Field::Approved, 200),
            counts: counts?,
        })
    })
}

fn parted(text: &str, at: &[char]) -> Vec<String> {
    let parts = text.split(at).map(str::trim);
    parts
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

/// A day that may lie ahead, such as an end; the row is left out if it cannot be read.
pub(crate) fn ahead(reading: &mut Reading<'_>, field: Field) -> Option<Date> {
    let text = reading.text(field);
    if text.is_empty() {
        return None;
    }
    // Of two digits an end is of this century.
    let read = crate::day::read(text, Date::constant(2099, 1, 1));
    read.map_err(|reason| reading.say(field, reason, Then::RowLeftOut))
        .ok()
}

/// `1.5`, `2`, `0:45` or `90 min` in minutes.
fn minutes(text: &str) -> Option<u32> {
    let text = text.trim().to_lowercase();
    if let Some((hours, minutes)) = text.split_once(':') {
        let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
        return (minutes < 60).then(|| hours.checked_mul(60)?.checked_add(minutes))?;
    }
    if let Some(minutes) = text.strip_suffix("min") {
        return minutes.trim().parse().ok().filter(|minutes| *minutes > 0);
    }
    let hours = text
        .trim_end_matches("hours")
        .trim_end_matches("hrs")
        .trim_end_matches('h')
        .trim();
    let (whole, part) = hours.split_once('.').unwrap_or((hours, "0"));
    let whole: u32 = whole.parse().ok()?;
    let digits = (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let part: u32 = digits
        .then(|| format!("{part:0<2}").parse().ok())
        .flatten()?;
    let minutes = whole.checked_mul(60)?.checked_add(part * 60 / 100)?;
    (minutes > 0).then_some(minutes)
}

#[cfg(test)]
mod tests {
    use super::minutes;

    #[test]
    fn a_length_is_hours_with_parts_or_minutes() {
        for (text, read) in [
            ("1.5", Some(90)),
            ("2", Some(120)),
            ("0:45", Some(45)),
            ("90 min", Some(90)),
            ("1.25 hrs", Some(75)),
            ("3h", Some(180)),
            ("0", None),
            ("half a day", None),
            ("1:75", None),
            ("", None),
        ] {
            assert_eq!(minutes(text), read, "{text}");
        }
    }
}
