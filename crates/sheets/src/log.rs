//! The log of calls to victims, one victim a row.

use jiff::civil::{Date, Time};
use rules::{Ending, Role, Roles};

use crate::bad::{Reason, Then};
use crate::day::{self, Day};
use crate::kind::{CodeSet, Field, Meaning};
use crate::mapping::Mapping;
use crate::phone::{self, Phone};
use crate::rows::{Reading, Rows};
use crate::table::Table;
use crate::tries;

/// One try, understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Try {
    /// The day.
    pub day: Day,
    /// The hour, if it is written.
    pub hour: Option<Time>,
    /// What came of it.
    pub outcome: Ending,
    /// As it stands in the cell.
    pub text: String,
}

/// One victim, as the log knows them. Days without a year are still to be counted from the case's decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogRow {
    /// Which row.
    pub number: u32,
    /// The participant, as written,
    pub client: String,
    /// their family name,
    pub last: String,
    /// and their given name.
    pub first: String,
    /// The victim.
    pub victim: String,
    /// What they are to the participant, as written.
    pub relation: String,
    /// Their roles.
    pub roles: Roles,
    /// Their numbers.
    pub phones: Vec<Phone>,
    /// Whether a message may be left.
    pub leave_message: Option<bool>,
    /// When to call, as written.
    pub best_time: String,
    /// The tries.
    pub tries: Vec<Try>,
    /// Whether they were told of services.
    pub services: Option<bool>,
    /// Whether they were told what the assessment found.
    pub results: Option<bool>,
    /// What they were told of concerns; empty for nothing.
    pub concerns: String,
    /// What they were told of lethality; empty for nothing.
    pub lethality: String,
    /// Whether they want to hear.
    pub wants_info: Option<bool>,
    /// When a letter was sent.
    pub letter: Option<Day>,
    /// A danger that was told of, as written.
    pub danger: String,
    /// Comments, as written.
    pub comments: String,
    /// Each field's header, so that what happens to it later can be named.
    pub headers: Vec<(Field, String)>,
}

impl LogRow {
    /// The header of a field.
    #[must_use]
    pub fn header(&self, field: Field) -> &str {
        let of = |(each, _): &&(Field, String)| *each == field;
        self.headers
            .iter()
            .find(of)
            .map_or(field.word(), |(_, header)| header.as_str())
    }
}

/// Reads every row. A try or an answer that cannot be read leaves its row out, so that no call is lost unseen.
#[must_use]
pub fn read(table: &Table, mapping: &Mapping, today: Date) -> Rows<LogRow> {
    Rows::read(table, mapping, today, row)
}

fn row(reading: &mut Reading<'_>) -> Option<LogRow> {
    let (client, victim) = (reading.needed(Field::Client), reading.needed(Field::Victim));
    let name = name(&client);
    if name.is_none() && !client.is_empty() {
        reading.say(Field::Client, Reason::NotAName, Then::RowLeftOut);
    }
    let phones = phone::read(reading.text(Field::Phones)).unwrap_or_else(|reason| {
        reading.say(Field::Phones, reason, Then::RowLeftOut);
        Vec::new()
    });
    let (relation, roles) = relation(reading);
    let tries = read_tries(reading);
    let letter = letter(reading);
    let yes = |reading: &mut Reading<'_>, field| yes_no(reading, field);
    let (leave_message, services) = (
        yes(reading, Field::LeaveMessage),
        yes(reading, Field::Services),
    );
    let (results, wants_info) = (yes(reading, Field::Results), yes(reading, Field::WantsInfo));
    let (concerns, lethality) = (
        named(reading, Field::Concerns),
        named(reading, Field::Lethality),
    );
    if reading
        .mapping
        .meaning(CodeSet::YesNo, reading.text(Field::WantsInfo))
        == Some(Meaning::NotKnown)
    {
        reading.say(Field::WantsInfo, Reason::UnknownCode, Then::CellLeftOut);
    }
    let comments = reading.cells(|field| field == Field::Notes).into_iter();
    let (last, first) = name?;
    Some(LogRow {
        number: reading.line.number,
        client,
        last,
        first,
        victim,
        relation,
        roles,
        phones,
        leave_message,
        best_time: reading.short(Field::BestTime, 2_000),
        tries,
        services,
        results,
        concerns,
        lethality,
        wants_info,
        letter,
        danger: reading.short(Field::Danger, 2_000),
        comments: comments
            .map(|(_, _, text)| text)
            .collect::<Vec<_>>()
            .join("\n"),
        headers: reading
            .mapping
            .columns
            .iter()
            .map(|column| (column.field, column.header.clone()))
            .collect(),
    })
}

/// `Birch, Aldo` or `Aldo Birch`: the family name, then the given one.
pub(crate) fn name(text: &str) -> Option<(String, String)> {
    let (last, first) = match text.split_once(',') {
        Some((last, first)) => (last, first),
        None => text.rsplit_once(' ').map(|(first, last)| (last, first))?,
    };
    let (last, first) = (last.trim(), first.trim());
    (!last.is_empty() && !first.is_empty()).then(|| (last.to_owned(), first.to_owned()))
}

/// Whoever stands in the victim's column is the victim, and what else they are.
fn relation(reading: &mut Reading<'_>) -> (String, Roles) {
    let mut roles: Roles = [Role::Victim].into_iter().collect();
    let text = reading.short(Field::Relation, 200);
    match reading.mapping.meaning(CodeSet::Relation, &text) {
        Some(Meaning::CurrentPartner) => roles.insert(Role::CurrentPartner),
        Some(Meaning::FormerPartner) => roles.insert(Role::FormerPartner),
        Some(_) => {}
        None if text.is_empty() => {}
        None => reading.say(Field::Relation, Reason::UnknownCode, Then::RowLeftOut),
    }
    (text, roles)
}

fn read_tries(reading: &mut Reading<'_>) -> Vec<Try> {
    let mut tries = Vec::new();
    for one in tries::split(reading.text(Field::Tries), reading.today) {
        match one {
            Err(not) => reading.say_of(Field::Tries, not.text, not.reason, Then::RowLeftOut),
            Ok(written) => match reading
                .mapping
                .meaning(CodeSet::Outcome, &written.code)
                .and_then(ending)
            {
                Some(outcome) => {
                    let tries::Written {
                        day, hour, text, ..
                    } = written;
                    tries.push(Try {
                        day,
                        hour,
                        outcome,
                        text,
                    });
                }
                None => reading.say_of(
                    Field::Tries,
                    written.text,
                    Reason::UnknownCode,
                    Then::RowLeftOut,
                ),
            },
        }
    }
    tries
}

const fn ending(meaning: Meaning) -> Option<Ending> {
    Some(match meaning {
        Meaning::Reached => Ending::Reached,
        Meaning::NoAnswer => Ending::NoAnswer,
        Meaning::Voicemail => Ending::Voicemail,
        Meaning::SomeoneElse => Ending::SomeoneElse,
        Meaning::WrongNumber => Ending::WrongNumber,
        Meaning::Disconnected => Ending::Disconnected,
        Meaning::Unsafe => Ending::Unsafe,
        Meaning::NotUnderstood => Ending::NotUnderstood,
        Meaning::HungUp => Ending::HungUp,
        _ => return None,
    })
}

/// Yes, no, or nothing said.
fn yes_no(reading: &mut Reading<'_>, field: Field) -> Option<bool> {
    let text = reading.text(field);
    match reading.mapping.meaning(CodeSet::YesNo, text) {
        Some(Meaning::Yes) => Some(true),
        Some(Meaning::No) => Some(false),
        Some(_) => None,
        None if text.is_empty() => None,
        None => {
            reading.say(field, Reason::UnknownCode, Then::RowLeftOut);
            None
        }
    }
}

/// What was named; a plain no or a question mark names nothing.
fn named(reading: &mut Reading<'_>, field: Field) -> String {
    let text = reading.short(field, 2_000);
    match reading.mapping.meaning(CodeSet::YesNo, &text) {
        Some(Meaning::No | Meaning::NotKnown) => String::new(),
        _ => text,
    }
}

fn letter(reading: &mut Reading<'_>) -> Option<Day> {
    let text = reading.text(Field::Letter);
    if text.is_empty() || reading.mapping.meaning(CodeSet::YesNo, text) == Some(Meaning::No) {
        return None;
    }
    day::read_any(text, reading.today)
        .map_err(|reason| reading.say(Field::Letter, reason, Then::CellLeftOut))
        .ok()
}
