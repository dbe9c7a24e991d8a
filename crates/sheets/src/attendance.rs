//! Who was at a group on which day: one sheet a group, one participant a row, one day a column, often without its year, and
//! in one cell the code and what was paid.
//!
//! What was paid is left out and counted: money is kept elsewhere.

use jiff::civil::Date;

use crate::bad::{BadCell, Reason, Then};
use crate::day::{self, Day};
use crate::kind::{CodeSet, Field, Guess as _, Kind, Meaning};
use crate::mapping::{Mapping, Unknown, fold, folded_header};
use crate::table::{Line, Table};

/// Words that go with what was paid.
const PAID: [&str; 18] = [
    "$", "pd", "paid", "pay", "pmt", "cash", "ck", "chk", "check", "card", "cc", "mo", "m.o",
    "owes", "owed", "bal", "due", "balance",
];

/// One participant of one group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttendanceRow {
    /// The sheet's name: the group.
    pub sheet: String,
    /// Which row of it.
    pub number: u32,
    /// The name, as it stands.
    pub name: String,
    /// The family name,
    pub last: String,
    /// and the given name.
    pub first: String,
    /// Each day with what stands there, in order: the column's header, the day, what it means.
    pub days: Vec<(String, Date, Meaning)>,
}

/// What a workbook of attendance says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Attendance {
    /// The rows of all sheets.
    pub rows: Vec<AttendanceRow>,
    /// Every cell that could not be taken as it stands.
    pub bad: Vec<BadCell>,
    /// How many rows there are in all.
    pub all: usize,
    /// In how many cells something was paid, which is left out.
    pub paid: usize,
    /// The first and the last day that columns were read as.
    pub between: Option<(Date, Date)>,
}

/// Codes that nobody has given a meaning yet.
#[must_use]
pub fn unknown(sheets: &[(String, Table)], mapping: &Mapping) -> Vec<Unknown> {
    let mut found: Vec<Unknown> = Vec::new();
    for (_, table) in sheets {
        let names = Names::of(table);
        for line in &table.lines {
            for (place, cell) in line.cells.iter().enumerate() {
                let is_day = table
                    .headers
                    .get(place)
                    .is_some_and(|header| is_a_day(header));
                let code = parts(cell).0;
                if !is_day || names.has(place) || code.is_empty() {
                    continue;
                }
                if mapping.meaning(CodeSet::Attendance, &code).is_some() {
                    continue;
                }
                match found.iter_mut().find(|one| fold(&one.code) == fold(&code)) {
                    Some(one) => one.cells += 1,
                    None => found.push(Unknown {
                        set: CodeSet::Attendance,
                        code,
                        cells: 1,
                    }),
                }
            }
        }
    }
    found
}

/// An empty mapping for such a workbook: columns are days, so there are codes alone.
#[must_use]
pub fn mapping() -> Mapping {
    Mapping {
        kind: Kind::Attendance,
        columns: Vec::new(),
        codes: std::collections::BTreeMap::new(),
    }
}

/// Reads every sheet. `year` is that of each sheet's first column; left out, the latest in which no day of a column with
/// anything in it lies ahead.
#[must_use]
pub fn read(
    sheets: &[(String, Table)],
    mapping: &Mapping,
    today: Date,
    year: Option<i16>,
) -> Attendance {
    let mut done = Attendance::default();
    for (sheet, table) in sheets {
        done.all += table.lines.len();
        let names = Names::of(table);
        let days = days(table, &names, today, year, sheet, &mut done.bad);
        let known = days.iter().flatten().copied();
        let span = done.between;
        let (first, last) = (known.clone().min(), known.max());
        if let (Some(first), Some(last)) = (first, last) {
            done.between = Some(span.map_or((first, last), |(a, b)| (a.min(first), b.max(last))));
        }
        for line in &table.lines {
            one(
                sheet,
                table,
                line,
                (&names, &days),
                mapping,
                today,
                &mut done,
            );
        }
    }
    done
}

fn one(
    sheet: &str,
    table: &Table,
    line: &Line,
    (names, days): (&Names, &[Option<Date>]),
    mapping: &Mapping,
    today: Date,
    done: &mut Attendance,
) {
    let mut bad = Vec::new();
    let say = |column: &str, text: &str, reason, then| BadCell {
        row: line.number,
        column: named(sheet, column),
        text: text.trim().to_owned(),
        reason,
        then,
        near: String::new(),
    };
    let (name, who) = names.read(line);
    if who.is_none() {
        let reason = if name.is_empty() {
            Reason::Missing
        } else {
            Reason::NotAName
        };
        bad.push(say(&names.header, &name, reason, Then::RowLeftOut));
    }
    let mut marks = Vec::new();
    for ((cell, day), header) in line.cells.iter().zip(days).zip(&table.headers) {
        let Some(day) = *day else { continue };
        let (code, paid) = parts(cell);
        done.paid += usize::from(paid);
        if code.is_empty() {
            if paid {
                bad.push(say(header, cell, Reason::PaidOnly, Then::CellLeftOut));
            }
            continue;
        }
        match mapping.meaning(CodeSet::Attendance, &code) {
            None => bad.push(say(header, cell, Reason::UnknownCode, Then::CellLeftOut)),
            Some(Meaning::NoGroup) => {}
            Some(_) if day > today => {
                bad.push(say(header, cell, Reason::Future, Then::CellLeftOut));
            }
            Some(meaning) => marks.push((header.clone(), day, meaning)),
        }
    }
    if let Some((last, first)) = who {
        done.rows.push(AttendanceRow {
            sheet: sheet.to_owned(),
            number: line.number,
            name,
            last,
            first,
            days: marks,
        });
    }
    done.bad.append(&mut bad);
}

/// A column as it is named among several sheets.
fn named(sheet: &str, column: &str) -> String {
    match sheet.is_empty() {
        true => column.to_owned(),
        false => format!("{sheet}: {column}"),
    }
}

fn is_a_day(header: &str) -> bool {
    day::read_any(header, jiff::civil::date(2028, 12, 31)).is_ok()
}

/// Where the names stand.
struct Names {
    header: String,
    last: Option<usize>,
    first: Option<usize>,
    whole: usize,
}

impl Names {
    fn of(table: &Table) -> Self {
        let place = |field: Field| {
            let is = |header: &String| field.guesses().contains(&folded_header(header).as_str());
            table.headers.iter().position(is)
        };
        let (last, first) = (place(Field::Last), place(Field::First));
        let whole = place(Field::Client).unwrap_or(0);
        let header = table.headers.get(last.unwrap_or(whole));
        Self {
            header: header.cloned().unwrap_or_default(),
            last: last.filter(|_| first.is_some()),
            first: first.filter(|_| last.is_some()),
            whole,
        }
    }

    fn has(&self, place: usize) -> bool {
        match (self.last, self.first) {
            (Some(last), Some(first)) => place == last || place == first,
            _ => place == self.whole,
        }
    }

    /// The name as it stands, and its two parts: `Birch, Aldo` or `Aldo Birch`.
    fn read(&self, line: &Line) -> (String, Option<(String, String)>) {
        let cell = |place: usize| line.cells.get(place).map_or("", |cell| cell.trim());
        let both = |last: &str, first: &str| {
            (!last.is_empty() && !first.is_empty()).then(|| (last.to_owned(), first.to_owned()))
        };
        if let (Some(last), Some(first)) = (self.last, self.first) {
            let (last, first) = (cell(last), cell(first));
            return (format!("{last}, {first}"), both(last, first));
        }
        let name = cell(self.whole);
        let parts = match name.split_once(',') {
            Some((last, first)) => both(last.trim(), first.trim()),
            None => name
                .rsplit_once(char::is_whitespace)
                .and_then(|(first, last)| both(last.trim(), first.trim())),
        };
        (name.to_owned(), parts)
    }
}

/// The day of each column. Days rise from left to right: `12/29` and then `1/5` is the next year.
fn days(
    table: &Table,
    names: &Names,
    today: Date,
    year: Option<i16>,
    sheet: &str,
    bad: &mut Vec<BadCell>,
) -> Vec<Option<Date>> {
    let filled = |place: usize| {
        let mut cells = table.lines.iter().filter_map(|line| line.cells.get(place));
        cells.any(|cell| !cell.trim().is_empty())
    };
    let read: Vec<Option<Day>> = table
        .headers
        .iter()
        .enumerate()
        .map(|(place, header)| {
            if names.has(place) {
                return None;
            }
            let read = day::read_any(header, today);
            if let (Err(reason), true) = (read, filled(place)) {
                bad.push(BadCell {
                    row: 1,
                    column: named(sheet, header),
                    text: header.clone(),
                    reason,
                    then: Then::CellLeftOut,
                    near: String::new(),
                });
            }
            read.ok()
        })
        .collect();
    let from = |year: i16| {
        let mut last = Date::new(year, 1, 1).ok();
        let days = read.iter().map(|day| {
            let day = day.and_then(|day| day.from(last?));
            last = day.or(last);
            day
        });
        days.collect::<Vec<Option<Date>>>()
    };
    if let Some(year) = year {
        return from(year);
    }
    let ahead = |days: &[Option<Date>]| {
        let mut days = days.iter().enumerate();
        days.any(|(place, day)| day.is_some_and(|day| day > today) && filled(place))
    };
    // Two years back at most: an older sheet says its year.
    let years = (0..=2).map(|back| from(today.year() - back));
    let mut years = years.filter(|days| !ahead(days));
    years.next().unwrap_or_else(|| from(today.year()))
}

/// The code of a cell, and whether something that was paid stands beside it.
fn parts(cell: &str) -> (String, bool) {
    let plain = cell.replace(['\n', ',', ';', '/', '(', ')', ':'], " ");
    let (mut code, mut paid) = (Vec::new(), false);
    for word in plain.split_whitespace() {
        // `P25` and `P$25` are the code and what was paid.
        let letters = word.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '$' | '.'));
        let money = word.strip_prefix(letters).unwrap_or_default();
        if money.bytes().any(|byte| byte.is_ascii_digit()) {
            paid = true;
        }
        let letters = letters.trim_start_matches('$');
        if PAID.contains(&fold(letters).as_str()) {
            paid = true;
        } else if !letters.is_empty() {
            code.push(letters);
        }
    }
    // `n/c` and the like were taken apart at the stroke.
    (code.join(" "), paid)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_paid_is_parted_from_the_code() {
        for (cell, code, paid) in [
            ("P", "P", false),
            ("P 25", "P", true),
            ("P25", "P", true),
            ("p $25.00", "p", true),
            ("P$30", "P", true),
            ("$25 P pd cash", "P", true),
            ("E", "E", false),
            ("M ck 104", "M", true),
            ("25", "", true),
            ("owes", "", true),
            ("no group", "no group", false),
            ("", "", false),
        ] {
            assert_eq!(parts(cell), (code.to_owned(), paid), "{cell}");
        }
    }
}
