//! Open duties in the order of their urgency and due, so that a page of them costs nothing but its rows.
//!
//! They lie by the local day on which they are due. A pile is a span of days with a sharp edge at one or two
//! of them: whole days are counted by their length, so counting does not grow with the number of cases.

use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet},
    ops::RangeInclusive,
    sync::Arc,
};

use jiff::{civil::Date, tz::TimeZone};
use rules::{DutyKind, Moment};

use super::Row;

/// What rows are put in piles by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pile {
    /// Somebody is to be told of a danger.
    Danger,
    /// Should have been done.
    Overdue,
    /// Due by the end of today.
    Today,
    /// Due in the seven days after today.
    Week,
    /// Due later than that.
    Later,
    /// Was due before the go-live day.
    History,
}

impl Pile {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 6] = [
        Self::Danger,
        Self::Overdue,
        Self::Today,
        Self::Week,
        Self::Later,
        Self::History,
    ];
}

/// A row at its place, shared between the day on which it is due and its case: there are as many as there are open
/// duties, and most of a row are names that would else lie there three times.
#[derive(Debug, Clone)]
pub(super) struct Placed(Arc<Entry>);

#[derive(Debug)]
struct Entry {
    day: Date,
    /// Two episodes of one case may each owe the same: then in the order in which they were opened.
    number: usize,
    row: Row,
}

impl Placed {
    pub(super) fn new(row: Row, zone: &TimeZone, number: usize) -> Self {
        let day = row.duty.due.day(zone);
        Self(Arc::new(Entry { day, number, row }))
    }

    pub(super) fn row(&self) -> &Row {
        &self.0.row
    }

    fn due(&self) -> Moment {
        self.0.row.duty.due
    }

    fn kind(&self) -> DutyKind {
        self.0.row.duty.kind
    }

    /// Not a danger: those come first.
    fn usual(&self) -> bool {
        !self.kind().is_warning()
    }
}

impl PartialEq for Placed {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Placed {}

impl PartialOrd for Placed {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// By when it is due, from which the day follows; then by the names, so that the order is the same at each start.
impl Ord for Placed {
    fn cmp(&self, other: &Self) -> Ordering {
        let (one, two) = (self.row(), other.row());
        self.usual()
            .cmp(&other.usual())
            .then_with(|| self.due().cmp(&other.due()))
            .then_with(|| one.case.cmp(&two.case))
            .then_with(|| one.duty.person.cmp(&two.duty.person))
            .then_with(|| self.kind().cmp(&other.kind()))
            .then_with(|| one.duty.about.cmp(&two.duty.about))
            .then_with(|| self.0.number.cmp(&other.0.number))
    }
}

/// Which rows: days, and within them from one moment to another, both in.
#[derive(Debug, Clone)]
pub(super) struct Span {
    dangers: bool,
    usual: bool,
    days: RangeInclusive<Date>,
    from: Moment,
    to: Moment,
}

impl Span {
    pub(super) fn of(pile: Pile, now: Moment, zone: &TimeZone, go_live: Option<Date>) -> Self {
        let first = go_live.unwrap_or(Date::MIN);
        let today = now.day(zone);
        let week = rules::Calendar::days_later(today, 7);
        let (earliest, latest) = (Moment::from_second(i64::MIN), Moment::from_second(i64::MAX));
        let both = (true, true);
        let ((dangers, usual), days, from, to) = match pile {
            Pile::Danger => ((true, false), first..=Date::MAX, earliest, latest),
            // `due` is the last second still in time, so what is due now is not overdue.
            Pile::Overdue => (both, first..=today, earliest, now.plus(-1)),
            Pile::Today => (both, first.max(today)..=today, now, latest),
            Pile::Week => {
                let tomorrow = today.tomorrow().unwrap_or(Date::MAX);
                (both, first.max(tomorrow)..=week, earliest, latest)
            }
            Pile::Later => {
                let after = week.tomorrow().unwrap_or(Date::MAX);
                (both, first.max(after)..=Date::MAX, earliest, latest)
            }
            Pile::History => {
                let last = first.yesterday().unwrap_or(Date::MIN);
                (both, Date::MIN..=last, earliest, latest)
            }
        };
        Self {
            dangers,
            usual,
            days,
            from,
            to,
        }
    }

    /// The piles of a page leave dangers to the pile of dangers.
    pub(super) const fn without_dangers(mut self) -> Self {
        self.dangers = false;
        self
    }

    fn holds(&self, placed: &Placed) -> bool {
        self.from <= placed.due() && placed.due() <= self.to
    }
}

/// All rows of one class by day.
type Days = BTreeMap<Date, OneDay>;

#[derive(Debug, Default)]
struct OneDay {
    rows: BTreeSet<Placed>,
    kinds: [usize; 6],
}

/// All rows.
#[derive(Debug, Default)]
pub(super) struct Rows {
    dangers: Days,
    usual: Days,
}

impl Rows {
    fn class_mut(&mut self, usual: bool) -> &mut Days {
        if usual {
            &mut self.usual
        } else {
            &mut self.dangers
        }
    }

    pub(super) fn insert(&mut self, placed: Placed) {
        let days = self.class_mut(placed.usual());
        let day = days.entry(placed.0.day).or_default();
        if let Some(count) = day.kinds.get_mut(placed.kind() as usize) {
            *count += 1;
        }
        day.rows.insert(placed);
    }

    pub(super) fn remove(&mut self, placed: &Placed) {
        let days = self.class_mut(placed.usual());
        let Some(day) = days.get_mut(&placed.0.day) else {
            return;
        };
        if day.rows.remove(placed)
            && let Some(count) = day.kinds.get_mut(placed.kind() as usize)
        {
            *count -= 1;
        }
        if day.rows.is_empty() {
            days.remove(&placed.0.day);
        }
    }

    /// The days of a span, dangers first, each with whether all of it is in.
    fn days<'a>(&'a self, span: &'a Span) -> impl Iterator<Item = (&'a OneDay, bool)> {
        let classes = [(span.dangers, &self.dangers), (span.usual, &self.usual)];
        classes
            .into_iter()
            .filter(|(asked, _)| *asked && !span.days.is_empty())
            .flat_map(|(_, days)| days.range(span.days.clone()))
            .map(|(_, day)| {
                let ends = [day.rows.first(), day.rows.last()];
                let whole = ends.into_iter().flatten().all(|each| span.holds(each));
                (day, whole)
            })
    }

    pub(super) fn count(&self, span: &Span) -> usize {
        let sharp = |day: &OneDay| day.rows.iter().filter(|each| span.holds(each)).count();
        self.days(span)
            .map(|(day, whole)| if whole { day.rows.len() } else { sharp(day) })
            .sum()
    }

    /// How many rows each day of a span has, dangers apart.
    pub(super) fn by_day(&self, first: Date, last: Date) -> Vec<(Date, usize)> {
        if last < first {
            return Vec::new();
        }
        let days = self.usual.range(first..=last);
        days.map(|(day, one)| (*day, one.rows.len())).collect()
    }

    pub(super) fn count_kind(&self, span: &Span, kind: DutyKind) -> usize {
        let sharp = |day: &OneDay| {
            let of_kind = |each: &&Placed| each.kind() == kind && span.holds(each);
            day.rows.iter().filter(of_kind).count()
        };
        self.days(span)
            .map(|(day, whole)| {
                if whole {
                    day.kinds.get(kind as usize).copied().unwrap_or_default()
                } else {
                    sharp(day)
                }
            })
            .sum()
    }

    pub(super) fn page(&self, span: &Span, skip: usize, most: usize) -> Vec<Row> {
        let (mut skip, mut rows) = (skip, Vec::new());
        for (day, whole) in self.days(span) {
            if whole && skip >= day.rows.len() {
                skip -= day.rows.len();
                continue;
            }
            for placed in &day.rows {
                if !span.holds(placed) {
                    continue;
                }
                if skip > 0 {
                    skip -= 1;
                    continue;
                }
                if rows.len() >= most {
                    return rows;
                }
                rows.push(placed.row().clone());
            }
        }
        rows
    }
}
