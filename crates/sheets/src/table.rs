//! A file as cells of text, whatever it was written by.

use std::io::Cursor;

use calamine::{DataRef, Reader as _, SheetVisible, Xlsx};
use jiff::civil::Date;

/// The most rows of one sheet,
const ROWS: usize = 20_000;
/// sheets of one workbook,
const SHEETS: usize = 100;
/// columns,
const COLUMNS: usize = 200;
/// and characters of one cell.
const CELL: usize = 20_000;

/// Why bytes are no table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotATable {
    /// There is no row with anything in it.
    #[error("the file is empty")]
    Empty,
    /// It begins like a workbook and cannot be read as one.
    #[error("this is neither a CSV file nor an Excel workbook (.xlsx)")]
    Unreadable,
    /// More than is read.
    #[error("the file has more than 20,000 rows, 200 columns, or 20,000 characters in one cell")]
    TooLarge,
    /// The header stands, and nothing under it.
    #[error("there is no row under the header")]
    NoRows,
}

impl NotATable {
    /// A word for the words files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Unreadable => "unreadable",
            Self::TooLarge => "too-large",
            Self::NoRows => "no-rows",
        }
    }
}

/// A header and the rows under it. Every row has as many cells as the header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What stands above the columns.
    pub headers: Vec<String>,
    /// The rows that have anything in them.
    pub lines: Vec<Line>,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// As a spreadsheet numbers it: the first is 1.
    pub number: u32,
    /// As they stand, untrimmed.
    pub cells: Vec<String>,
}

impl Table {
    /// Reads a CSV file (UTF-8, or what Excel writes in its place) or the first sheet of a workbook that has anything in it. The
    /// first row with anything in it is the header.
    ///
    /// # Errors
    /// See [`NotATable`].
    pub fn read(bytes: &[u8]) -> Result<Self, NotATable> {
        let lines = if bytes.starts_with(b"PK\x03\x04") {
            workbook(bytes)?
        } else {
            csv(&text(bytes)?)?
        };
        Self::of(lines)
    }

    /// Every sheet of a workbook that is shown and has anything in it, by name; of a CSV file the one that it is, without a name.
    ///
    /// # Errors
    /// See [`NotATable`].
    pub fn sheets(bytes: &[u8]) -> Result<Vec<(String, Self)>, NotATable> {
        if !bytes.starts_with(b"PK\x03\x04") {
            return Ok(vec![(String::new(), Self::read(bytes)?)]);
        }
        let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|_| NotATable::Unreadable)?;
        let mut all = Vec::new();
        for name in shown(&book) {
            let lines = sheet(&mut book, &name)?;
            // A sheet with a header alone is a group that has not begun.
            if lines.len() > 1 {
                all.push((name, Self::of(lines)?));
            }
            if all.len() > SHEETS {
                return Err(NotATable::TooLarge);
            }
        }
        match all.is_empty() {
            true => Err(NotATable::Empty),
            false => Ok(all),
        }
    }

    fn of(lines: Vec<Line>) -> Result<Self, NotATable> {
        let filled = |line: &Line| line.cells.iter().any(|cell| !cell.trim().is_empty());
        let mut lines = lines.into_iter().filter(filled);
        let mut headers = lines.next().ok_or(NotATable::Empty)?.cells;
        let mut lines: Vec<Line> = lines.collect();
        let widest = lines
            .iter()
            .map(|line| line.cells.len())
            .max()
            .ok_or(NotATable::NoRows)?;
        headers.resize(widest.max(headers.len()), String::new());
        for line in &mut lines {
            line.cells.resize(headers.len(), String::new());
        }
        for header in &mut headers {
            *header = header.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        Ok(Self { headers, lines })
    }
}

/// The bytes as text. What is not UTF-8 is what Excel writes for "CSV" on Windows.
fn text(bytes: &[u8]) -> Result<String, NotATable> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if bytes.contains(&0) {
        return Err(NotATable::Unreadable);
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => bytes.iter().map(|byte| windows(*byte)).collect(),
    };
    // One end for all lines, so that rows can be counted as a spreadsheet counts them.
    let mut text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.push('\n');
    Ok(text)
}

/// A byte of the code page 1252.
fn windows(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž',
        '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}',
        'ž', 'Ÿ',
    ];
    byte.checked_sub(0x80)
        .and_then(|place| HIGH.get(usize::from(place)).copied())
        .unwrap_or(char::from(byte))
}

fn csv(text: &str) -> Result<Vec<Line>, NotATable> {
    let first = text
        .lines()
        .find(|line| !line.trim().is_empty())
        .ok_or(NotATable::Empty)?;
    let count = |each: u8| first.bytes().filter(|byte| *byte == each).count();
    let delimiter = [b',', b';', b'\t']
        .into_iter()
        .rev()
        .max_by_key(|each| count(*each))
        .unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let (mut lines, mut record) = (Vec::new(), csv::StringRecord::new());
    // Lines of the file that are no rows: the second and further ones of one cell.
    let mut within = 0;
    while reader
        .read_record(&mut record)
        .map_err(|_| NotATable::Unreadable)?
    {
        let cells: Vec<String> = record.iter().map(str::to_owned).collect();
        within += cells
            .iter()
            .map(|cell| cell.matches('\n').count() as u64)
            .sum::<u64>();
        fits(lines.len(), &cells)?;
        let number = reader.position().line().saturating_sub(1 + within);
        lines.push(Line {
            number: u32::try_from(number).map_err(|_| NotATable::TooLarge)?,
            cells,
        });
    }
    Ok(lines)
}

fn fits(lines: usize, cells: &[String]) -> Result<(), NotATable> {
    let long = |cell: &String| cell.len() > CELL * 4 || cell.chars().count() > CELL;
    if lines >= ROWS || cells.len() > COLUMNS || cells.iter().any(long) {
        return Err(NotATable::TooLarge);
    }
    Ok(())
}

fn workbook(bytes: &[u8]) -> Result<Vec<Line>, NotATable> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|_| NotATable::Unreadable)?;
    for name in shown(&book) {
        let lines = sheet(&mut book, &name)?;
        if !lines.is_empty() {
            return Ok(lines);
        }
    }
    Err(NotATable::Empty)
}

/// The sheets that are not hidden, by name.
fn shown(book: &Xlsx<Cursor<&[u8]>>) -> Vec<String> {
    let shown = |sheet: &&calamine::Sheet| sheet.visible == SheetVisible::Visible;
    let all = book.sheets_metadata().iter().filter(shown);
    all.map(|sheet| sheet.name.clone()).collect()
}

/// Cell by cell, so that one far-off cell does not make a sheet of all that lies before it.
fn sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Vec<Line>, NotATable> {
    // A sheet that is a chart has no cells.
    let Ok(mut cells) = book.worksheet_cells_reader(name) else {
        return Ok(Vec::new());
    };
    let mut lines: Vec<Line> = Vec::new();
    while let Some(cell) = cells.next_cell().map_err(|_| NotATable::Unreadable)? {
        let (row, column) = cell.get_position();
        let column = usize::try_from(column).map_err(|_| NotATable::TooLarge)?;
        let text = written(cell.get_value());
        if text.trim().is_empty() {
            continue;
        }
        let number = row.saturating_add(1);
        if lines.last().is_none_or(|last| last.number != number) {
            if lines.last().is_some_and(|last| last.number > number) {
                return Err(NotATable::Unreadable);
            }
            lines.push(Line {
                number,
                cells: Vec::new(),
            });
        }
        if column >= COLUMNS || lines.len() > ROWS || text.chars().count() > CELL {
            return Err(NotATable::TooLarge);
        }
        if let Some(line) = lines.last_mut() {
            line.cells
                .resize(column.max(line.cells.len()), String::new());
            match line.cells.get_mut(column) {
                Some(there) => *there = text,
                None => line.cells.push(text),
            }
        }
    }
    Ok(lines)
}

/// A cell as somebody would have typed it.
fn written(value: &DataRef<'_>) -> String {
    match value {
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.clone()
        }
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(yes) => if *yes { "Y" } else { "N" }.to_owned(),
        DataRef::DateTime(when) if when.is_datetime() => {
            let (year, month, day, hour, minute, ..) = when.to_ymd_hms_milli();
            let there = |year, month, day| {
                Date::new(
                    i16::try_from(year).ok()?,
                    i8::try_from(month).ok()?,
                    i8::try_from(day).ok()?,
                )
                .ok()
            };
            let Some(day) = there(year, month, day) else {
                return when.as_f64().to_string();
            };
            let day = format!("{}/{}/{}", day.month(), day.day(), day.year());
            if (hour, minute) == (0, 0) {
                day
            } else {
                format!("{day} {hour}:{minute:02}")
            }
        }
        DataRef::DateTime(when) => when.as_f64().to_string(),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}
