//! When something goes: the hour of the run, how long a case rests, the program's schedule.

use std::collections::BTreeMap;

use jiff::{
    ToSpan as _,
    civil::{Date, Time},
    tz::TimeZone,
};
use ledger::StoreError;
use program_file::{CaseOrders, Settings};
use rules::{CaseId, Moment, OwnNumber, Rules};

use crate::Ledgers;

/// The hour of the run, in the program's zone.
const HOUR: i8 = 3;

/// So many days after the last entry of the client desk a case is left alone, whoever ordered what: what it said of a
/// danger, or of somebody who must be told, is there for the victim desk so long (docs/decisions/0085).
pub const REST_DAYS: i64 = 30;

/// The last three o'clock in the morning. An hour that a day does not have is the next one that it has.
#[must_use]
pub fn last_night(now: Moment, zone: &TimeZone) -> Moment {
    let today = now.day(zone);
    let tonight = three(today, zone);
    if tonight <= now {
        return tonight;
    }
    three(today.yesterday().unwrap_or(today), zone)
}

/// Three in the morning of a day.
fn three(day: Date, zone: &TimeZone) -> Moment {
    let local = day.to_datetime(Time::constant(HOUR, 0, 0, 0));
    let at = zone.to_ambiguous_timestamp(local).compatible();
    at.map_or_else(
        |_| Moment::end_of(day, zone),
        |at| Moment::from_second(at.as_second()),
    )
}

/// The last entry of the client desk about a case, in the participant's file or handed over: when it happened or was
/// written down, whichever is later. Nothing where there is none.
///
/// # Errors
/// When a store cannot be read.
pub fn last_entry(ledgers: Ledgers<'_>, case: CaseId) -> Result<Option<Moment>, StoreError> {
    let mut last = None;
    for store in [ledgers.client, ledgers.drop] {
        for entry in store.case(case)?.entries {
            last = last.max(Some(entry.envelope.at.max(entry.envelope.kept)));
        }
    }
    Ok(last)
}

/// Until when a case rests after that entry.
#[must_use]
pub fn rests_until(last: Moment) -> Moment {
    last.plus(REST_DAYS * 86_400)
}

/// In the night of which day an order that is in force since then is carried out.
#[must_use]
pub fn goes_on(since: Moment, last: Option<Moment>, zone: &TimeZone) -> Date {
    let from = last.map_or(since, |last| since.max(rests_until(last)));
    let day = from.day(zone);
    match from < three(day, zone) {
        true => day,
        false => day.tomorrow().unwrap_or(day),
    }
}

/// What goes by the schedule within the next month; nothing while the program has set no number of years.
///
/// # Errors
/// When a store cannot be read.
pub fn goes_next(
    ledgers: Ledgers<'_>,
    rules: &Rules,
    now: Moment,
) -> Result<Vec<(CaseId, Date)>, StoreError> {
    let settings = Settings::read(ledgers.program)?;
    if !settings.numbers.contains_key(&OwnNumber::YearsKept) {
        return Ok(Vec::new());
    }
    let years = rules.pack.own(OwnNumber::YearsKept).number;
    let until = now.day(&rules.zone).saturating_add(1.month());
    let orders = CaseOrders::read(ledgers.program)?;
    let mut due = due(ledgers, years, &rules.zone, until)?;
    due.retain(|(case, _)| !orders.about(*case));
    Ok(due)
}

/// The cases that go by the schedule in the night of a day or before, each with the day of its night; the first at
/// the front.
///
/// # Errors
/// When a store cannot be read.
pub fn due(
    ledgers: Ledgers<'_>,
    years: u16,
    zone: &TimeZone,
    until: Date,
) -> Result<Vec<(CaseId, Date)>, StoreError> {
    let mut last: BTreeMap<CaseId, Moment> = BTreeMap::new();
    for store in [ledgers.client, ledgers.drop] {
        store.envelopes(&mut |_, envelope| {
            if !envelope.of_no_file() {
                let latest = last.entry(envelope.case).or_insert(envelope.kept);
                *latest = (*latest).max(envelope.at).max(envelope.kept);
            }
        })?;
    }
    let goes = last.into_iter().map(|(case, last)| {
        // The day itself is kept whole, whatever February has.
        let over = last.day(zone).saturating_add(i32::from(years).years());
        (case, over.tomorrow().unwrap_or(over))
    });
    let mut due: Vec<_> = goes.filter(|(_, goes)| *goes <= until).collect();
    due.sort_by_key(|(case, goes)| (*goes, *case));
    Ok(due)
}
