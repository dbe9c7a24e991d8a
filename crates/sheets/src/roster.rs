//! The list of participants, one a row.
//!
//! Columns about other people are not read here: they go on as they stand, for the drop and nowhere else.

use jiff::civil::Date;
use rules::{Leaving, Outcome};

use crate::bad::{Reason, Then};
use crate::kind::{CodeSet, Field, Meaning};
use crate::mapping::{Mapping, fold};
use crate::rows::{Reading, Rows};
use crate::table::Table;

/// Where a participant stands besides attending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// In jail.
    Jail,
    /// Released from jail.
    Released,
    /// Moved to another program.
    Moved,
}

/// One participant, as the list knows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterRow {
    /// Which row.
    pub number: u32,
    /// Family name.
    pub last: String,
    /// Given name.
    pub first: String,
    /// Day of birth.
    pub born: Option<Date>,
    /// The court's numbers.
    pub cause_numbers: Vec<String>,
    /// The county.
    pub county: String,
    /// The judge or the probation officer.
    pub judge_or_po: String,
    /// Who sent them: a meaning of [`CodeSet::Referral`].
    pub referred_by: Option<Meaning>,
    /// Which group.
    pub group: String,
    /// Who leads it.
    pub facilitator: String,
    /// What else is theirs, with its header: sessions, absences.
    pub words: String,
    /// Referral and intake.
    pub referred: Date,
    /// The assessment.
    pub assessed: Option<Date>,
    /// What was decided, the reason of a denial, and the day if the list has one.
    pub decided: Option<(Outcome, String, Option<Date>)>,
    /// The first session.
    pub attended: Option<Date>,
    /// Leaving.
    pub left: Option<(Leaving, Date)>,
    /// Jail, or another program.
    pub stands: Option<Stands>,
    /// What is about other people: the field, its header, the cell.
    pub handed_over: Vec<(Field, String, String)>,
}

/// Reads every row. A row with a cell that cannot be read is left out whole, so that nobody is taken in half.
#[must_use]
pub fn read(table: &Table, mapping: &Mapping, today: Date) -> Rows<RosterRow> {
    let mut seen: Vec<(Vec<String>, u32)> = Vec::new();
    let mut rows = Rows::read(table, mapping, today, |reading| {
        let row = row(reading);
        let number = reading.line.number;
        let who = who(reading);
        let earlier = seen
            .iter()
            .find(|(other, _)| *other == who)
            .map(|(_, number)| *number);
        match earlier {
            Some(earlier) => reading.say(Field::Last, Reason::Twice(earlier), Then::RowLeftOut),
            None => seen.push((who, number)),
        }
        row
    });
    rows.bad.sort_by_key(|bad| bad.row);
    rows
}

/// Whom a row is about, however it is spaced and capitalised.
fn who(reading: &Reading<'_>) -> Vec<String> {
    let parts = [Field::Last, Field::First, Field::Born, Field::CauseNumbers];
    parts
        .into_iter()
        .map(|field| fold(reading.text(field)))
        .collect()
}

fn row(reading: &mut Reading<'_>) -> Option<RosterRow> {
    let (last, first) = (reading.needed(Field::Last), reading.needed(Field::First));
    let born = reading.day(Field::Born);
    let referred = reading.day(Field::Referred);
    if reading.text(Field::Referred).is_empty() {
        reading.say(Field::Referred, Reason::Missing, Then::RowLeftOut);
    }
    let (assessed, attended) = (reading.day(Field::Assessed), reading.day(Field::Started));
    let decided = decided(reading);
    let referred_by = code(reading, Field::ReferredBy, CodeSet::Referral);
    let status = code(reading, Field::Status, CodeSet::Status);
    let left = left(reading, status);
    in_order(
        reading,
        referred,
        assessed,
        decided.as_ref().and_then(|(_, _, day)| *day),
        attended,
        left.map(|(_, day)| day),
    );
    let stands = match status {
        Some(Meaning::Jail) => Some(Stands::Jail),
        Some(Meaning::Released) => Some(Stands::Released),
        Some(Meaning::Moved) => Some(Stands::Moved),
        _ => None,
    };
    let words = words(reading);
    let causes = reading.short(Field::CauseNumbers, 200);
    let causes = causes
        .split([';', ',', '\n', '&'])
        .map(str::trim)
        .filter(|part| !part.is_empty());
    Some(RosterRow {
        number: reading.line.number,
        last,
        first,
        born,
        cause_numbers: causes.map(str::to_owned).collect(),
        county: capitals(&reading.short(Field::County, 200)),
        judge_or_po: reading.short(Field::JudgeOrPo, 200),
        referred_by,
        group: reading.short(Field::Group, 200),
        facilitator: reading.short(Field::Facilitator, 200),
        words,
        referred: referred?,
        assessed,
        decided,
        attended,
        left,
        stands,
        handed_over: reading.cells(Field::handed_over),
    })
}

fn code(reading: &mut Reading<'_>, field: Field, set: CodeSet) -> Option<Meaning> {
    let text = reading.text(field);
    let meaning = reading.mapping.meaning(set, text);
    if meaning.is_none() && !text.is_empty() {
        reading.say(field, Reason::UnknownCode, Then::RowLeftOut);
    }
    meaning
}

fn decided(reading: &mut Reading<'_>) -> Option<(Outcome, String, Option<Date>)> {
    let day = reading.day(Field::Decided);
    match code(reading, Field::Decision, CodeSet::Decision)? {
        Meaning::Accepted => Some((Outcome::Accepted, String::new(), day)),
        Meaning::Denied => {
            let reason = reading.short(Field::Reason, 20_000);
            if reason.is_empty() {
                reading.say(Field::Reason, Reason::Missing, Then::RowLeftOut);
            }
            Some((Outcome::Denied, reason, day))
        }
        _ => None,
    }
}

/// An exit is a leaving, whatever the status says; a leaving without its day is none.
fn left(reading: &mut Reading<'_>, status: Option<Meaning>) -> Option<(Leaving, Date)> {
    let why = match status {
        Some(Meaning::Completed) => Some(Leaving::Completed),
        Some(Meaning::Noncompliance) => Some(Leaving::Noncompliance),
        Some(Meaning::LeftOther) => Some(Leaving::Other),
        _ => None,
    };
    let day = reading.day(Field::Left);
    if reading.text(Field::Left).is_empty() {
        if why.is_some() {
            reading.say(Field::Left, Reason::NoDayOfLeaving, Then::CellLeftOut);
        }
        return None;
    }
    if status == Some(Meaning::Active) {
        reading.say(Field::Status, Reason::NotLeft, Then::LookAtIt);
    }
    day.map(|day| (why.unwrap_or(Leaving::Other), day))
}

/// Nothing lies before what must come before it: the first that does is named.
fn in_order(
    reading: &mut Reading<'_>,
    referred: Option<Date>,
    assessed: Option<Date>,
    decided: Option<Date>,
    attended: Option<Date>,
    left: Option<Date>,
) {
    let days = [
        (Field::Referred, referred),
        (Field::Assessed, assessed),
        (Field::Decided, decided),
        (Field::Started, attended),
        (Field::Left, left),
    ];
    let mut last = None;
    for (field, day) in days {
        if day.is_some() && day < last {
            reading.say(field, Reason::BeforeEarlier, Then::RowLeftOut);
        }
        last = last.max(day);
    }
}

/// Sessions and absences stand in the file as words, until they are kept session by session.
fn words(reading: &mut Reading<'_>) -> String {
    let done = reading.text(Field::Sessions);
    let parts = done
        .split_once('/')
        .map(|(done, all)| (done.trim().parse::<u32>(), all.trim().parse::<u32>()));
    if let Some((Ok(done), Ok(all))) = parts
        && done > all
    {
        reading.say(Field::Sessions, Reason::MoreThanAll, Then::LookAtIt);
    }
    let own = |field| matches!(field, Field::Sessions | Field::Absences | Field::Words);
    let cells = reading.cells(own).into_iter();
    cells
        .map(|(_, header, text)| format!("{header}: {text}"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// A name that is written in one size of letters, with a capital at each word.
fn capitals(text: &str) -> String {
    let mixed = text.chars().any(char::is_uppercase) && text.chars().any(char::is_lowercase);
    if mixed {
        return text.to_owned();
    }
    let word = |word: &str| {
        let mut letters = word.chars();
        let first = letters
            .next()
            .map(|first| first.to_uppercase().collect::<String>())
            .unwrap_or_default();
        format!("{first}{}", letters.as_str().to_lowercase())
    };
    text.split_whitespace()
        .map(word)
        .collect::<Vec<_>>()
        .join(" ")
}
