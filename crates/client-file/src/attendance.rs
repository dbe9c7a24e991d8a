//! Absences, counted from the roll by the program's own rule: which days count, which do not and why.
//!
//! Read from envelopes, and from the last days of leaves, which stand in letters. Nothing follows from a count by
//! itself: it is shown, and staff decide.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{ToSpan as _, civil::Date, tz::TimeZone};
use ledger::{Envelope, Filed, Matter, Standing};
use rules::{FactId, Outcome, OwnNumber, Rules, What};

use crate::status::{counted, taken_back_by};

/// Days of a week.
const WEEK: i64 = 7;

/// The program's rule: how many absences are too many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// So many in a row.
    pub in_a_row: usize,
    /// Or so many within the weeks.
    pub in_weeks: usize,
    /// How many weeks.
    pub weeks: u16,
}

impl Limits {
    /// As the rules have it that this program goes by.
    #[must_use]
    pub fn of(rules: &Rules) -> Self {
        let own = |which| usize::from(rules.pack.own(which).number);
        Self {
            in_a_row: own(OwnNumber::AbsencesInARow),
            in_weeks: own(OwnNumber::AbsencesInWeeks),
            weeks: rules.pack.absences_in_weeks.weeks,
        }
    }
}

/// What a day of the roll is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Called {
    /// Was there: a row of absences ends.
    Attended,
    /// An absence that the program excuses: it does not count, and no row ends by it.
    Excused,
    /// An absence within a leave: the same.
    OnLeave,
    /// An absence while in jail: the same.
    InJail,
    /// An absence that counts.
    Absent,
}

/// One day on which a session was due and the roll was called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RollDay {
    /// The day.
    pub day: Date,
    /// The fact that says so.
    pub fact: FactId,
    /// What it is.
    pub what: Called,
    /// It is one of the row that lasts until now.
    pub in_the_row: bool,
    /// It is one of those within the weeks.
    pub in_the_weeks: bool,
}

/// How near the rule's numbers the count is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Near {
    /// Further away.
    No,
    /// One more absence reaches it.
    OneMore,
    /// It is reached.
    Reached,
}

/// Somebody's attendance since they were last accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attendance {
    /// The rule by which it is counted.
    pub limits: Limits,
    /// The day of the acceptance.
    pub since: Date,
    /// The day up to which it is counted: today, or the day they left.
    pub until: Date,
    /// The first day of the weeks that end with `until`.
    pub from: Date,
    /// Sessions attended.
    pub attended: usize,
    /// Absences that the program excuses, and those on leave or in jail.
    pub excused: usize,
    /// Absences that count, over all of it.
    pub absent: usize,
    /// Of these, those in a row until now.
    pub in_a_row: usize,
    /// And those within the weeks.
    pub in_weeks: usize,
    /// Every day of the roll, the latest first.
    pub days: Vec<RollDay>,
}

impl Attendance {
    /// Counts; nothing for who was never accepted. `envelopes` are the case's, in the order of the ledger; `last` are the
    /// last days of leaves, as far as they are known.
    #[must_use]
    pub fn count(
        envelopes: &[Envelope],
        last: &BTreeMap<FactId, Date>,
        limits: Limits,
        today: Date,
        zone: &TimeZone,
    ) -> Option<Self> {
        let (mut since, mut until) = (None, today);
        for (fact, _) in counted(envelopes) {
            match fact.what {
                What::Decision {
                    outcome: Outcome::Accepted,
                } => (since, until) = (Some(fact.at.day(zone)), today),
                What::Decision {
                    outcome: Outcome::Denied,
                } => since = None,
                What::Termination { .. } => until = fact.at.day(zone).min(today),
                _ => {}
            }
        }
        let since = since?;
        let called = called(envelopes, since, until, zone);
        let away = away(envelopes, last, &called, zone);
        let span = (i64::from(limits.weeks) * WEEK - 1).days();
        let from = until.checked_sub(span).unwrap_or(since);
        let mut this = Self {
            limits,
            since,
            until,
            from,
            attended: 0,
            excused: 0,
            absent: 0,
            in_a_row: 0,
            in_weeks: 0,
            days: Vec::with_capacity(called.len()),
        };
        let session = Matter::Rule(What::SessionAttended);
        let gone = gone(envelopes);
        let within = |each: &&Envelope| (since..=until).contains(&each.at.day(zone));
        let sessions = envelopes.iter().filter(|each| each.matter == session);
        let sessions = sessions
            .filter(|each| !gone.contains(&each.id))
            .filter(within);
        this.attended = sessions.count();
        let mut row = true;
        for (day, (fact, what)) in called.into_iter().rev() {
            let held = away.iter().find(|each| each.holds(day));
            let what = match (what, held) {
                (Called::Absent, Some(away)) => away.what,
                (what, _) => what,
            };
            row &= what != Called::Attended;
            let counts = what == Called::Absent;
            let (in_the_row, in_the_weeks) = (counts && row, counts && day >= from);
            match what {
                Called::Attended => {}
                Called::Absent => this.absent += 1,
                Called::Excused | Called::OnLeave | Called::InJail => this.excused += 1,
            }
            this.in_a_row += usize::from(in_the_row);
            this.in_weeks += usize::from(in_the_weeks);
            this.days.push(RollDay {
                day,
                fact,
                what,
                in_the_row,
                in_the_weeks,
            });
        }
        Some(this)
    }

    /// How near the rule's numbers it is.
    #[must_use]
    pub fn near(&self) -> Near {
        let is = |more: usize| {
            self.in_a_row + more >= self.limits.in_a_row
                || self.in_weeks + more >= self.limits.in_weeks
        };
        match (is(0), is(1)) {
            // One more is near only for somebody who has missed any.
            (true, _) => Near::Reached,
            (false, true) if self.in_weeks > 0 => Near::OneMore,
            (false, _) => Near::No,
        }
    }
}

/// What the roll says of each day: of two entries of one day the one written down later stands.
fn called(
    envelopes: &[Envelope],
    since: Date,
    until: Date,
    zone: &TimeZone,
) -> BTreeMap<Date, (FactId, Called)> {
    let gone = gone(envelopes);
    let mut called = BTreeMap::new();
    for each in envelopes.iter().filter(|each| !gone.contains(&each.id)) {
        let what = match each.matter {
            Matter::Rule(What::SessionAttended) => Called::Attended,
            Matter::Filed(Filed::Absence { excused: true }) => Called::Excused,
            Matter::Filed(Filed::Absence { excused: false }) => Called::Absent,
            _ => continue,
        };
        let day = each.at.day(zone);
        if day >= since && day <= until {
            called.insert(day, (each.id, what));
        }
    }
    called
}

fn gone(envelopes: &[Envelope]) -> BTreeSet<FactId> {
    let gone = envelopes.iter();
    gone.filter_map(|each| taken_back_by(&each.matter))
        .collect()
}

/// A time in which nobody could come, or did not have to.
#[derive(Debug, Clone, Copy)]
struct Away {
    from: Date,
    /// Its last day; none while nobody knows it.
    to: Option<Date>,
    what: Called,
}

impl Away {
    fn holds(&self, day: Date) -> bool {
        day >= self.from && self.to.is_none_or(|to| day <= to)
    }

    /// Ends it with that day at the latest.
    fn end(&mut self, day: Date) {
        self.to = Some(self.to.map_or(day, |to| to.min(day)));
    }
}

/// Leaves and jail, with their first and last days. The day of a release is one of jail; the day on which somebody is
/// back from leave is none of the leave. Whoever attends is back, whether or not anybody wrote it down.
fn away(
    envelopes: &[Envelope],
    last: &BTreeMap<FactId, Date>,
    called: &BTreeMap<Date, (FactId, Called)>,
    zone: &TimeZone,
) -> Vec<Away> {
    let gone = gone(envelopes);
    let mut stood: Vec<(Date, FactId, Standing)> = envelopes
        .iter()
        .filter(|each| !gone.contains(&each.id))
        .filter_map(|each| match each.matter {
            Matter::Filed(Filed::Standing(standing)) => {
                Some((each.at.day(zone), each.id, standing))
            }
            _ => None,
        })
        .collect();
    // A stable sort: of two of one day the one written down later comes after.
    stood.sort_by_key(|(day, ..)| *day);
    let before = |day: Date| day.yesterday().unwrap_or(day);
    let mut away: Vec<Away> = Vec::new();
    for (day, fact, standing) in stood {
        if let Some(open) = away.last_mut() {
            open.end(match standing {
                Standing::Released => day,
                _ => before(day),
            });
        }
        let what = match standing {
            Standing::Jail => Called::InJail,
            Standing::OnLeave => Called::OnLeave,
            Standing::Released
            | Standing::TransferredOut
            | Standing::Returned
            | Standing::TransferredIn => continue,
        };
        away.push(Away {
            from: day,
            to: last.get(&fact).copied(),
            what,
        });
    }
    for each in &mut away {
        let back = called
            .range(each.from..)
            .find(|(_, (_, what))| *what == Called::Attended);
        if let Some((day, _)) = back {
            each.end(before(*day));
        }
    }
    away
}

#[cfg(test)]
mod tests;
