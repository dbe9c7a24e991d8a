//! The days of a zone, looked up rather than worked out: the engine asks for one at nearly each fact.

use std::sync::Arc;

use jiff::{
    Timestamp,
    civil::Date,
    tz::{Offset, TimeZone},
};

use crate::Moment;

/// The years whose changes of the clocks are kept. What lies outside asks the zone itself.
const YEARS: (i16, i16) = (1960, 2100);
/// Nearer to a change of the clocks than this, in seconds, the zone itself says what a time of day means.
const NEAR: i64 = 2 * 24 * 60 * 60;

/// A zone with the instants at which its clocks change. It answers what [`TimeZone`] answers.
#[derive(Debug, Clone)]
pub(crate) struct LocalDays {
    zone: TimeZone,
    /// From when on which offset holds, ascending; the last holds to no further than the end of the years kept.
    changes: Arc<[(i64, Offset)]>,
    until: i64,
}

impl LocalDays {
    pub(crate) fn of(zone: TimeZone) -> Self {
        let first = |year| {
            let day = Date::new(year, 1, 1).unwrap_or(Date::ZERO);
            Offset::UTC
                .to_timestamp(day.at(0, 0, 0, 0))
                .unwrap_or(Timestamp::UNIX_EPOCH)
        };
        let (from, until) = (first(YEARS.0), first(YEARS.1));
        let changes = zone
            .following(from)
            .map(|change| (change.timestamp(), change.offset()))
            .take_while(|(at, _)| *at < until)
            .map(|(at, offset)| (at.as_second(), offset));
        let changes = std::iter::once((from.as_second(), zone.to_offset(from)))
            .chain(changes)
            .collect();
        Self {
            zone,
            changes,
            until: until.as_second(),
        }
    }

    /// The offset that holds at an instant, and the instants between which it does, where they are kept.
    fn span(&self, second: i64) -> Option<(Offset, i64, i64)> {
        if second >= self.until {
            return None;
        }
        let next = self.changes.partition_point(|(from, _)| *from <= second);
        let (from, offset) = self.changes.get(next.checked_sub(1)?)?;
        let until = self.changes.get(next).map_or(self.until, |(at, _)| *at);
        Some((*offset, *from, until))
    }

    pub(crate) fn offset(&self, at: Moment) -> Offset {
        match self.span(at.second()) {
            Some((offset, ..)) => offset,
            None => self.zone.to_offset(at.timestamp()),
        }
    }

    /// [`Moment::day`] in this zone.
    pub(crate) fn day(&self, at: Moment) -> Date {
        self.offset(at).to_datetime(at.timestamp()).date()
    }

    /// [`Moment::end_of`] a day in this zone.
    pub(crate) fn end_of(&self, day: Date) -> Moment {
        let read = || {
            let here = Offset::UTC.to_timestamp(day.at(23, 59, 59, 0)).ok()?;
            let here = here.as_second();
            let (offset, from, until) = self.span(here)?;
            let far = here - from > NEAR && until - here > NEAR;
            far.then(|| Moment::from_second(here - i64::from(offset.seconds())))
        };
        read().unwrap_or_else(|| Moment::end_of(day, &self.zone))
    }
}

#[cfg(test)]
mod tests {
    use jiff::{ToSpan as _, civil::Date, tz::TimeZone};

    use super::LocalDays;
    use crate::Moment;

    /// Zones with changes of an hour and of half an hour, on both halves of the earth, one that skipped a day, one without.
    const ZONES: [&str; 6] = [
        "America/Chicago",
        "America/Denver",
        "Australia/Lord_Howe",
        "Pacific/Apia",
        "America/Puerto_Rico",
        "Africa/Casablanca",
    ];

    #[test]
    fn every_day_is_the_one_that_the_zone_itself_gives() {
        for name in ZONES {
            let zone = TimeZone::get(name).unwrap();
            let local = LocalDays::of(zone.clone());
            let mut day = Date::new(1958, 12, 25).unwrap();
            while day.year() < 2102 {
                let end = Moment::end_of(day, &zone);
                assert_eq!(local.end_of(day), end, "{name} {day}");
                for seconds in [-86_399, -43_200, -7_201, -3_600, -1_800, 0, 1, 1_799, 3_600] {
                    let at = Moment::from_second(end.second() + seconds);
                    assert_eq!(local.day(at), at.day(&zone), "{name} {day} {seconds}");
                    assert_eq!(local.offset(at), zone.to_offset(at.timestamp()));
                }
                day = day.checked_add(1.day()).unwrap();
            }
        }
    }

    #[test]
    fn times_no_calendar_reaches_are_answered_alike() {
        let zone = TimeZone::get("America/Chicago").unwrap();
        let local = LocalDays::of(zone.clone());
        for second in [i64::MIN, i64::MAX, 0, -1] {
            let at = Moment::from_second(second);
            assert_eq!(local.day(at), at.day(&zone));
        }
        for day in [Date::MIN, Date::MAX] {
            assert_eq!(local.end_of(day), Moment::end_of(day, &zone));
        }
    }
}
