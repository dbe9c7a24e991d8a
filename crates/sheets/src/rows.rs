//! What a table gave, and one row while it is read.

use jiff::civil::Date;

use crate::bad::{BadCell, Reason, Then};
use crate::day;
use crate::kind::Field;
use crate::mapping::Mapping;
use crate::table::{Line, Table};

/// The rows that can be taken, and every cell that could not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rows<R> {
    /// The rows that can be taken.
    pub good: Vec<R>,
    /// Every cell that could not be taken as it stands, by row.
    pub bad: Vec<BadCell>,
    /// How many rows there are in all.
    pub all: usize,
}

impl<R> Rows<R> {
    /// Reads every row of a table.
    pub(crate) fn read(
        table: &Table,
        mapping: &Mapping,
        today: Date,
        mut row: impl FnMut(&mut Reading<'_>) -> Option<R>,
    ) -> Self {
        let mut rows = Self {
            good: Vec::new(),
            bad: Vec::new(),
            all: table.lines.len(),
        };
        for line in &table.lines {
            let mut reading = Reading {
                line,
                mapping,
                today,
                bad: Vec::new(),
            };
            let good = row(&mut reading);
            let whole = reading.bad.iter().all(|bad| bad.then != Then::RowLeftOut);
            rows.good.extend(good.filter(|_| whole));
            rows.bad.append(&mut reading.bad);
        }
        rows
    }
}

/// One row while it is read.
pub(crate) struct Reading<'a> {
    pub(crate) line: &'a Line,
    pub(crate) mapping: &'a Mapping,
    pub(crate) today: Date,
    pub(crate) bad: Vec<BadCell>,
}

impl<'a> Reading<'a> {
    fn place(&self, field: Field) -> Option<usize> {
        self.mapping
            .columns
            .iter()
            .position(|column| column.field == field)
    }

    fn header(&self, field: Field) -> String {
        let column = self
            .place(field)
            .and_then(|place| self.mapping.columns.get(place));
        column.map_or_else(|| field.word().to_owned(), |column| column.header.clone())
    }

    /// The cell of a field, trimmed; nothing where there is no such column.
    pub(crate) fn text(&self, field: Field) -> &'a str {
        let cell = self
            .place(field)
            .and_then(|place| self.line.cells.get(place));
        cell.map_or("", |cell| cell.trim())
    }

    /// Every filled cell of the columns that a test lets through: the column's field, its header, the cell.
    pub(crate) fn cells(&self, which: impl Fn(Field) -> bool) -> Vec<(Field, String, String)> {
        let columns = self.mapping.columns.iter().zip(&self.line.cells);
        columns
            .filter(|(column, cell)| which(column.field) && !cell.trim().is_empty())
            .map(|(column, cell)| (column.field, column.header.clone(), cell.trim().to_owned()))
            .collect()
    }

    /// Names a cell.
    pub(crate) fn say(&mut self, field: Field, reason: Reason, then: Then) {
        let text = self.text(field).to_owned();
        self.say_of(field, text, reason, then);
    }

    /// Names a part of a cell.
    pub(crate) fn say_of(&mut self, field: Field, text: String, reason: Reason, then: Then) {
        let column = self.header(field);
        self.bad.push(BadCell {
            row: self.line.number,
            column,
            text,
            reason,
            then,
            near: String::new(),
        });
    }

    /// A day that has been, if one is written; the row is left out if it cannot be read.
    pub(crate) fn day(&mut self, field: Field) -> Option<Date> {
        let text = self.text(field);
        if text.is_empty() {
            return None;
        }
        let read = day::read(text, self.today).and_then(|day| {
            if day > self.today {
                Err(Reason::Future)
            } else if day.year() < 1900 {
                Err(Reason::TooLongAgo)
            } else {
                Ok(day)
            }
        });
        read.map_err(|reason| self.say(field, reason, Then::RowLeftOut))
            .ok()
    }

    /// A line of text that must be there.
    pub(crate) fn needed(&mut self, field: Field) -> String {
        if self.text(field).is_empty() {
            self.say(field, Reason::Missing, Then::RowLeftOut);
        }
        self.short(field, 200)
    }

    /// A text of at most so many characters.
    pub(crate) fn short(&mut self, field: Field, most: usize) -> String {
        let text = self.text(field);
        if text.chars().count() > most {
            self.say(field, Reason::TooLong, Then::RowLeftOut);
        }
        text.to_owned()
    }
}
