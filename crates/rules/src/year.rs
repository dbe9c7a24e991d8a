//! What became of what was owed, month by month: counts of duties, of no case and no person.

use std::collections::BTreeMap;

use jiff::{civil::Date, tz::TimeZone};

use crate::{Clause, Duty, DutyKind, How, State};

/// So many months are looked back on, the last with today in it.
pub const MONTHS: usize = 12;
/// The classes of time from when a danger became known until somebody was told, in minutes: each up to its figure. A
/// further one is longer than the last.
pub const UP_TO: [i64; 6] = [5, 15, 30, 60, 120, 1_440];

/// The duties of one kind and clause that fell due in one month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Became {
    /// Told in time.
    pub told: u32,
    /// Tried in time as often as is asked, and nobody was reached.
    pub tried: u32,
    /// In time no longer owed: they chose otherwise, or what it was about ended.
    pub ceased: u32,
    /// Too late for it, whatever became of it then.
    pub late: u32,
    /// Still owed, and still in time.
    pub open: u32,
}

/// Twelve months.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Year {
    /// The first day of each month, the earliest first.
    pub months: [Date; MONTHS],
    /// By kind and clause, in their order; of each the months as in `months`.
    pub lines: BTreeMap<(DutyKind, Clause), [Became; MONTHS]>,
    /// Of warnings that fell due: how many were told within each class of time ([`UP_TO`]), and longer.
    pub warned: [u32; UP_TO.len() + 1],
    /// Of warnings: how many were late and not told.
    pub untold: u32,
    go_live: Option<Date>,
}

impl Year {
    /// The months up to today's. What was due before the go-live day is history and counts nowhere.
    #[must_use]
    pub fn until(today: Date, go_live: Option<Date>) -> Self {
        let mut months = [today.first_of_month(); MONTHS];
        for pair in (0..MONTHS).rev().skip(1) {
            let later = months.get(pair + 1).copied();
            let before = later.and_then(|later| later.yesterday().ok());
            if let (Some(month), Some(before)) = (months.get_mut(pair), before) {
                *month = before.first_of_month();
            }
        }
        Self {
            months,
            lines: BTreeMap::new(),
            warned: [0; UP_TO.len() + 1],
            untold: 0,
            go_live,
        }
    }

    /// Counts a duty in the month in which it was due.
    pub fn take(&mut self, duty: &Duty, zone: &TimeZone) {
        let due = duty.due.day(zone);
        if self.go_live.is_some_and(|first| due < first) {
            return;
        }
        let month = due.first_of_month();
        let Some(place) = self.months.iter().position(|each| *each == month) else {
            return;
        };
        let line = self.lines.entry((duty.kind, duty.clause)).or_default();
        if let Some(became) = line.get_mut(place) {
            let count = match duty.state {
                _ if duty.late => &mut became.late,
                State::Open => &mut became.open,
                State::Met { how: How::Told, .. } => &mut became.told,
                State::Met { .. } => &mut became.tried,
                State::Lapsed { .. } => &mut became.ceased,
            };
            *count = count.saturating_add(1);
        }
        if duty.kind.is_warning() {
            self.warning(duty);
        }
    }

    fn warning(&mut self, duty: &Duty) {
        match duty.state {
            State::Met { how: How::Told, at } => {
                let minutes = at
                    .second()
                    .saturating_sub(duty.opened.second())
                    .div_euclid(60);
                let class = UP_TO.iter().position(|most| minutes <= *most);
                if let Some(count) = self.warned.get_mut(class.unwrap_or(UP_TO.len())) {
                    *count = count.saturating_add(1);
                }
            }
            // In time no longer owed, or still in time.
            State::Lapsed { .. } | State::Open if !duty.late => {}
            _ => self.untold = self.untold.saturating_add(1),
        }
    }
}

impl Became {
    /// Told or tried in time.
    #[must_use]
    pub const fn in_time(self) -> u32 {
        self.told.saturating_add(self.tried)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::{Basis, Items, Moment};

    fn at(text: &str) -> Moment {
        Moment::parse(text).unwrap()
    }

    fn duty(kind: DutyKind, due: &str, state: State, late: bool) -> Duty {
        Duty {
            kind,
            person: None,
            about: None,
            clause: Clause::FirstNotice,
            basis: Basis::Law,
            opened: at("2026-11-02T09:00:00-06:00"),
            due: at(due),
            state,
            late,
            evidence: Vec::new(),
            because: Vec::new(),
            counted: 0,
            left: Items::NONE,
            decision: None,
        }
    }

    #[test]
    fn twelve_months_end_with_todays() {
        let year = Year::until(date(2026, 2, 28), None);
        assert_eq!(year.months[0], date(2025, 3, 1));
        assert_eq!(year.months[10], date(2026, 1, 1));
        assert_eq!(year.months[11], date(2026, 2, 1));
    }

    #[test]
    fn each_duty_counts_once_in_the_month_of_its_due() {
        let zone = TimeZone::get("America/Chicago").unwrap();
        let mut year = Year::until(date(2026, 11, 23), Some(date(2026, 3, 1)));
        let told = |at_: &str| State::Met {
            how: How::Told,
            at: at(at_),
        };
        let tried = State::Met {
            how: How::Tried,
            at: at("2026-11-05T09:00:00-06:00"),
        };
        let first = DutyKind::InitialNotification;
        for (due, state, late) in [
            // The last second of October, in the program's zone.
            (
                "2026-10-31T23:59:59-05:00",
                told("2026-10-30T09:00:00-05:00"),
                false,
            ),
            ("2026-11-09T23:59:59-06:00", tried, false),
            (
                "2026-11-09T23:59:59-06:00",
                told("2026-11-12T09:00:00-06:00"),
                true,
            ),
            ("2026-11-30T23:59:59-06:00", State::Open, false),
            ("2026-11-20T23:59:59-06:00", State::Open, true),
            // Before the go-live day, before the twelve months, after them.
            ("2026-02-20T23:59:59-06:00", State::Open, true),
            ("2025-11-20T23:59:59-06:00", State::Open, true),
            ("2026-12-01T23:59:59-06:00", State::Open, false),
        ] {
            year.take(&duty(first, due, state, late), &zone);
        }
        let line = year.lines[&(first, Clause::FirstNotice)];
        let october = Became {
            told: 1,
            ..Became::default()
        };
        let november = Became {
            tried: 1,
            late: 2,
            open: 1,
            ..Became::default()
        };
        assert_eq!((line[10], line[11]), (october, november));
        assert_eq!(line[..10], [Became::default(); 10]);
        assert_eq!((year.warned, year.untold), ([0; 7], 0));
    }

    #[test]
    fn warnings_are_told_within_a_class_of_time() {
        let zone = TimeZone::get("America/Chicago").unwrap();
        let mut year = Year::until(date(2026, 11, 23), None);
        let warning = DutyKind::ThreatWarning;
        let due = "2026-11-02T10:00:00-06:00";
        for told in ["09:05:59", "09:06:00", "10:00:00", "10:01:00"] {
            let state = State::Met {
                how: How::Told,
                at: at(&format!("2026-11-02T{told}-06:00")),
            };
            year.take(&duty(warning, due, state, false), &zone);
        }
        let later = State::Met {
            how: How::Told,
            at: at("2026-11-04T09:00:00-06:00"),
        };
        year.take(&duty(warning, due, later, true), &zone);
        year.take(&duty(warning, due, State::Open, true), &zone);
        // Still in time.
        year.take(&duty(warning, due, State::Open, false), &zone);
        assert_eq!(year.warned, [1, 1, 0, 1, 1, 0, 1]);
        assert_eq!(year.untold, 1);
    }
}
