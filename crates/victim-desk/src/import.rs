//! A log of calls brought in: each row to the case of the participant whom it names.

use std::collections::BTreeMap;

use client_file::Roll;
use drop::HandOver;
use jiff::civil::Date;
use keys::KeyRing;
use ledger::{Exactness, Filed, Matter};
use rules::{Calendar, CaseId, Channel, Ending, Item, Items, Moment, What};
use sheets::{BadCell, DangerRow, Field, LogRow, Reason, Rows, Then, binder::Read};
use victim_file::{
    Recorder, Refused, Stores,
    bring::{Brought, OldTry},
    letter::{Person, Phone, Plan, Source},
    record::Choice,
};

/// What became, or would become, of a log.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// People who were not there before.
    pub new: usize,
    /// People who were.
    pub before: usize,
    /// Tries in the rows that were taken.
    pub tries: usize,
    /// Facts added.
    pub facts: usize,
    /// Rows in the file.
    pub rows: usize,
    /// Every cell that could not be taken as it stands, by row.
    pub bad: Vec<BadCell>,
}

/// Takes every row that can be taken; with `dry` only says what would become of them.
///
/// # Errors
/// When a letter does not open, or nothing could be stored.
pub fn bring(recorder: &Recorder<'_>, rows: Rows<LogRow>, dry: bool) -> Result<Report, Refused> {
    let cases = Cases::of(recorder.stores, recorder.ring)?;
    let mut report = Report {
        rows: rows.all,
        bad: rows.bad,
        ..Report::default()
    };
    for row in rows.good {
        let case = match cases.find((&row.last, &row.first), &row.victim) {
            Ok(case) => case,
            Err(reason) => {
                report.bad.push(bad(
                    &row,
                    Field::Client,
                    &row.client,
                    reason,
                    Then::RowLeftOut,
                ));
                continue;
            }
        };
        let decided = decided(recorder, case)?;
        let Some(brought) = brought(recorder, &row, decided, &mut report.bad) else {
            continue;
        };
        let arrival = match recorder.bring(case, &brought, dry) {
            Ok(arrival) => arrival,
            Err(Refused::NotHere | Refused::Fields(_)) => {
                report.bad.push(bad(
                    &row,
                    Field::Client,
                    &row.client,
                    Reason::NotTaken,
                    Then::RowLeftOut,
                ));
                continue;
            }
            Err(other) => return Err(other),
        };
        if arrival.new {
            report.new += 1;
        } else {
            report.before += 1;
        }
        report.tries += brought.tries.len();
        report.facts += arrival.added;
    }
    report.bad.sort_by_key(|bad| bad.row);
    Ok(report)
}

/// What became, or would become, of what a binder says of dangers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Dangers {
    /// Rows that were not there before.
    pub new: usize,
    /// Rows that were.
    pub before: usize,
    /// Rows that are no danger.
    pub others: usize,
    /// Rows in the file.
    pub rows: usize,
    /// Every cell that could not be taken as it stands, by row.
    pub bad: Vec<BadCell>,
}

/// So many days back a danger may live still: somebody is to look at it.
const LIVES: u16 = 30;

/// Takes every row of a binder that is a danger into the separate file, as words of its day. Whether the right people were
/// told is not in them: a row of the last thirty days is named, so that somebody writes it down as a danger if it lives.
///
/// # Errors
/// When a letter does not open, or nothing could be stored.
pub fn bring_dangers(
    recorder: &Recorder<'_>,
    rows: Rows<Read<DangerRow>>,
    dry: bool,
) -> Result<Dangers, Refused> {
    let cases = Cases::of(recorder.stores, recorder.ring)?;
    let today = recorder.now.day(&recorder.rules.zone);
    let mut report = Dangers {
        rows: rows.all,
        bad: rows.bad,
        ..Dangers::default()
    };
    for row in rows.good {
        let Read::Mine(row) = row else {
            report.others += 1;
            continue;
        };
        let named = |reason, then| BadCell {
            row: row.number,
            column: Field::Client.word().to_owned(),
            text: row.client.clone(),
            reason,
            then,
            near: String::new(),
        };
        let case = match cases.find((&row.last, &row.first), "") {
            Ok(case) => case,
            Err(reason) => {
                report.bad.push(named(reason, Then::RowLeftOut));
                continue;
            }
        };
        let words = row.told.iter();
        let words = words.map(|(header, text)| format!("{header}: {text}"));
        let words: Vec<String> = words.collect();
        match recorder.bring_words(case, row.on, &words.join("\n"), dry) {
            Ok(true) => report.new += 1,
            Ok(false) => report.before += 1,
            Err(Refused::NotHere | Refused::Fields(_)) => {
                report.bad.push(named(Reason::NotTaken, Then::RowLeftOut));
                continue;
            }
            Err(other) => return Err(other),
        }
        if Calendar::days_later(row.on, LIVES) >= today {
            report.bad.push(named(Reason::KeptAsNote, Then::LookAtIt));
        }
    }
    report.bad.sort_by_key(|bad| bad.row);
    Ok(report)
}

fn bad(row: &LogRow, field: Field, text: &str, reason: Reason, then: Then) -> BadCell {
    BadCell {
        row: row.number,
        column: row.header(field).to_owned(),
        text: text.to_owned(),
        reason,
        then,
        near: String::new(),
    }
}

/// However it is spaced and capitalised.
fn fold(text: &str) -> String {
    text.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}

/// Cases by the participant's name; of namesakes the one whose handed-over columns name the same victim.
struct Cases {
    by_name: BTreeMap<(String, String), Vec<CaseId>>,
    victims: BTreeMap<CaseId, Vec<String>>,
}

impl Cases {
    fn of(stores: Stores<'_>, ring: &KeyRing) -> Result<Self, Refused> {
        let mut roll = Roll::default();
        roll.catch_up(stores.client)?;
        let rows = roll.rows(ring).map_err(|_| Refused::NotHere)?;
        let mut by_name: BTreeMap<(String, String), Vec<CaseId>> = BTreeMap::new();
        for row in rows {
            if let Some(intake) = row.intake {
                by_name
                    .entry((fold(&intake.last), fold(&intake.first)))
                    .or_default()
                    .push(row.case);
            }
        }
        let mut victims: BTreeMap<CaseId, Vec<String>> = BTreeMap::new();
        if let Some(private) = ring.drop_private() {
            let size = stores.drop.head()?.size;
            let all = usize::try_from(size).unwrap_or(usize::MAX);
            for entry in stores.drop.read(ledger::Position(0), all)? {
                if entry.envelope.matter != Matter::Filed(Filed::HandOver) {
                    continue;
                }
                let letter: HandOver = drop::open(private, &entry).unwrap_or_default();
                let named = letter
                    .columns
                    .iter()
                    .filter(|column| column.field == Field::Victim.word());
                let names = named.map(|column| fold(&column.text));
                victims
                    .entry(entry.envelope.case)
                    .or_default()
                    .extend(names);
            }
        }
        Ok(Self { by_name, victims })
    }

    /// The case of the participant of that name, family name first; of namesakes the one whose victim is named so.
    fn find(&self, (last, first): (&str, &str), victim: &str) -> Result<CaseId, Reason> {
        let named = self.by_name.get(&(fold(last), fold(first)));
        let all = named.map(Vec::as_slice).unwrap_or_default();
        let victim = fold(victim);
        let of_victim = |case: &&CaseId| {
            self.victims
                .get(case)
                .is_some_and(|all| all.contains(&victim))
        };
        let mut theirs = all.iter().filter(of_victim);
        match (all, theirs.next(), theirs.next()) {
            ([], ..) => Err(Reason::NobodyOfThatName),
            ([one], ..) => Ok(*one),
            (_, Some(one), None) => Ok(*one),
            _ => Err(Reason::MoreThanOne),
        }
    }
}

/// When the case's first decision was, and when it began.
fn decided(
    recorder: &Recorder<'_>,
    case: CaseId,
) -> Result<(Option<Moment>, Option<Moment>), Refused> {
    let facts = recorder.stores.case(case)?;
    let decision = facts
        .counted()
        .iter()
        .filter(|fact| matches!(fact.what, What::Decision { .. }))
        .map(|fact| fact.at)
        .min();
    let began = facts.envelopes().map(|envelope| envelope.at).min();
    Ok((decision, began))
}

fn brought(
    recorder: &Recorder<'_>,
    row: &LogRow,
    (decision, began): (Option<Moment>, Option<Moment>),
    all_bad: &mut Vec<BadCell>,
) -> Option<Brought> {
    let zone = &recorder.rules.zone;
    let first = decision.map(|at| at.day(zone));
    let day_of = |day: sheets::day::Day, field: Field, text: &str| -> Result<Date, Box<BadCell>> {
        let said = |reason| Box::new(bad(row, field, text, reason, Then::RowLeftOut));
        let day = match (day, first) {
            (sheets::day::Day::Whole(day), _) => Some(day),
            (day, Some(first)) => day.from(first),
            (_, None) => return Err(said(Reason::NoYear)),
        };
        match day {
            Some(day) if day > recorder.now.day(zone) => Err(said(Reason::Future)),
            Some(day) => Ok(day),
            None => Err(said(Reason::NoSuchDay)),
        }
    };
    let mut tries = Vec::new();
    let mut wrong = Vec::new();
    for one in &row.tries {
        match day_of(one.day, Field::Tries, &one.text) {
            Err(cell) => wrong.push(*cell),
            Ok(day) => tries.push(OldTry {
                at: fulfilled(zone, day, one.hour),
                channel: Channel::Telephone,
                outcome: one.outcome,
                text: one.text.clone(),
            }),
        }
    }
    let reached = tries
        .iter()
        .find(|one| one.outcome == Ending::Reached)
        .map(|one| one.at);
    if let Some(letter) = row.letter {
        match day_of(letter, Field::Letter, "") {
            // A letter is no call: without its day the calls of the row are still taken.
            Err(cell) => all_bad.push(BadCell {
                then: Then::CellLeftOut,
                ..*cell
            }),
            Ok(day) => tries.push(OldTry {
                at: fulfilled(zone, day, None),
                channel: Channel::Letter,
                outcome: Ending::NoAnswer,
                text: row.header(Field::Letter).to_owned(),
            }),
        }
    }
    if !wrong.is_empty() {
        all_bad.append(&mut wrong);
        return None;
    }
    let mut note: Vec<String> = [&row.danger, &row.comments]
        .into_iter()
        .filter(|text| !text.is_empty())
        .cloned()
        .collect();
    if !row.danger.is_empty() {
        all_bad.push(bad(
            row,
            Field::Danger,
            &row.danger,
            Reason::KeptAsNote,
            Then::LookAtIt,
        ));
    }
    let told = told(row);
    let answers = !told.is_empty() || row.wants_info.is_some();
    if reached.is_none() && answers {
        for (field, text) in [
            (Field::Concerns, &row.concerns),
            (Field::Lethality, &row.lethality),
        ] {
            if !text.is_empty() {
                note.push(format!("{}: {text}", row.header(field)));
            }
        }
        all_bad.push(bad(
            row,
            Field::Services,
            "",
            Reason::NobodyReached,
            Then::CellLeftOut,
        ));
    }
    let earliest = tries.iter().map(|one| one.at.0).min();
    let since = decision
        .or(began)
        .into_iter()
        .chain(earliest)
        .min()
        .unwrap_or(recorder.now);
    let choice = row.wants_info.map(|receive| Choice {
        receive,
        provide: false,
        every_days: None,
    });
    Some(Brought {
        person: Person {
            name: row.victim.clone(),
            relation: row.relation.clone(),
            phones: row
                .phones
                .iter()
                .map(|phone| Phone {
                    number: phone.number.clone(),
                    label: phone.label.clone(),
                    source: Source::Log,
                    ..Phone::default()
                })
                .collect(),
            ..Person::default()
        },
        roles: row.roles,
        since: (since, Exactness::Day),
        plan: Plan {
            hours: row.best_time.clone(),
            voicemail: row.leave_message == Some(true),
            ..Plan::default()
        },
        told: reached.map(|at| (at, told)),
        choice: reached.and_then(|at| choice.map(|choice| (at, choice))),
        tries,
        note: note.join("\n"),
    })
}

/// A day without an hour fulfils at its last second; with one, at that minute.
fn fulfilled(
    zone: &jiff::tz::TimeZone,
    day: Date,
    hour: Option<jiff::civil::Time>,
) -> (Moment, Exactness) {
    let exact = hour.and_then(|hour| {
        let there = zone
            .to_ambiguous_timestamp(day.to_datetime(hour))
            .compatible()
            .ok()?;
        Some(Moment::from_second(there.as_second()))
    });
    match exact {
        Some(at) => (at, Exactness::Second),
        None => (Moment::end_of(day, zone), Exactness::Day),
    }
}

fn told(row: &LogRow) -> Items {
    let mut items = Items::NONE;
    for (item, was) in [
        (Item::Services, row.services == Some(true)),
        (Item::AssessmentResults, row.results == Some(true)),
        (Item::Concerns, !row.concerns.is_empty()),
        (Item::Lethality, !row.lethality.is_empty()),
        (Item::Choice, row.wants_info.is_some()),
    ] {
        if was {
            items.insert(item);
        }
    }
    items
}
