//! The binder of dangers and incidents, one a row: read once for its dangers and once for its incidents.
//!
//! The two have no column in common but the day and which of both a row is ([`Kind::fields`](crate::Kind::fields)): what one
//! desk takes of a sheet that mixes them, the other cannot take.

use jiff::civil::Date;

use crate::bad::{Reason, Then};
use crate::kind::{CodeSet, Field, Meaning};
use crate::log::name;
use crate::mapping::Mapping;
use crate::rows::{Reading, Rows};
use crate::table::Table;

/// One danger, as the binder tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DangerRow {
    /// Which row.
    pub number: u32,
    /// On which day.
    pub on: Date,
    /// The participant, as written,
    pub client: String,
    /// their family name,
    pub last: String,
    /// and their given name.
    pub first: String,
    /// What the binder says of it, each with its column's header: what was said, who called whom, the police's number, to
    /// whom of the provider somebody spoke.
    pub told: Vec<(String, String)>,
}

/// One critical incident, as the binder tells it. Who was in it is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IncidentRow {
    /// Which row.
    pub number: u32,
    /// On which day.
    pub on: Date,
    /// What kind it was: a meaning of [`CodeSet::Harm`].
    pub harm: Meaning,
    /// Where.
    pub place: String,
    /// To whom of the staff it was reported.
    pub to: String,
    /// Where the signed record lies.
    pub lies: String,
    /// When the written report was delivered.
    pub written: Option<Date>,
    /// When what was done about it was signed.
    pub resolved: Option<Date>,
    /// Who delivered or signed.
    pub by: String,
}

/// What a row that is read for one kind came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Read<R> {
    /// One of that kind.
    Mine(R),
    /// One of the other kind, or of neither: it is not taken, and nothing is wrong with it.
    NotMine,
}

/// Whether a row is of a kind; a sheet without that column has none of the other.
fn is(reading: &mut Reading<'_>, kind: Meaning) -> Option<bool> {
    let code = reading.text(Field::RowKind);
    if code.is_empty() {
        return Some(true);
    }
    let meaning = reading.mapping.meaning(CodeSet::RowKind, code);
    if meaning.is_none() {
        reading.say(Field::RowKind, Reason::UnknownCode, Then::RowLeftOut);
    }
    meaning.map(|meaning| meaning == kind)
}

/// The day, which must be there.
fn on(reading: &mut Reading<'_>) -> Option<Date> {
    if reading.text(Field::OccurredOn).is_empty() {
        reading.say(Field::OccurredOn, Reason::Missing, Then::RowLeftOut);
    }
    reading.day(Field::OccurredOn)
}

/// Reads every row for its danger.
#[must_use]
pub fn dangers(table: &Table, mapping: &Mapping, today: Date) -> Rows<Read<DangerRow>> {
    Rows::read(table, mapping, today, |reading| {
        if !is(reading, Meaning::DangerRow)? {
            return Some(Read::NotMine);
        }
        let on = on(reading);
        let client = reading.needed(Field::Client);
        let name = name(&client);
        if name.is_none() && !client.is_empty() {
            reading.say(Field::Client, Reason::NotAName, Then::RowLeftOut);
        }
        if reading.text(Field::Said).is_empty() {
            reading.say(Field::Said, Reason::Missing, Then::RowLeftOut);
        }
        let fields = [Field::Said, Field::Called, Field::Police, Field::Spoke];
        for field in fields {
            reading.short(field, 2_000);
        }
        let told = reading.cells(|field| fields.contains(&field)).into_iter();
        let (last, first) = name?;
        Some(Read::Mine(DangerRow {
            number: reading.line.number,
            on: on?,
            client,
            last,
            first,
            told: told.map(|(_, header, text)| (header, text)).collect(),
        }))
    })
}

/// Reads every row for its incident.
#[must_use]
pub fn incidents(table: &Table, mapping: &Mapping, today: Date) -> Rows<Read<IncidentRow>> {
    Rows::read(table, mapping, today, |reading| {
        if !is(reading, Meaning::IncidentRow)? {
            return Some(Read::NotMine);
        }
        let on = on(reading);
        let code = reading.needed(Field::Harm);
        let harm = reading.mapping.meaning(CodeSet::Harm, &code);
        if harm.is_none() && !code.is_empty() {
            reading.say(Field::Harm, Reason::UnknownCode, Then::RowLeftOut);
        }
        let (place, to) = (reading.needed(Field::Place), reading.needed(Field::ToldTo));
        let lies = reading.needed(Field::Lies);
        let (written, resolved) = (
            reading.day(Field::WrittenOn),
            reading.day(Field::ResolvedOn),
        );
        let by = reading.short(Field::DoneBy, 200);
        if by.is_empty() && (written.is_some() || resolved.is_some()) {
            reading.say(Field::DoneBy, Reason::Missing, Then::RowLeftOut);
        }
        Some(Read::Mine(IncidentRow {
            number: reading.line.number,
            on: on?,
            harm: harm?,
            place,
            to,
            lies,
            written,
            resolved,
            by,
        }))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Kind;

    #[test]
    fn what_one_desk_takes_of_the_binder_the_other_cannot() {
        let both = [Field::OccurredOn, Field::RowKind, Field::Skip];
        for field in Kind::DangerLog.fields() {
            let other = Kind::IncidentLog.fields().contains(field);
            assert_eq!(other, both.contains(field), "{field}");
        }
    }
}
