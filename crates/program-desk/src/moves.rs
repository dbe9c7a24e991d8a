//! Which due dates a proclaimed day moves, told by the days of decisions: from the calendar alone.

use jiff::civil::Date;
use page::{Words, when};
use rules::Rules;

/// The first and the last day of those decisions whose first notice a closed day puts off by one business day.
pub(crate) fn decisions(rules: &Rules, day: Date) -> (Date, Date) {
    let calendar = &rules.calendar;
    let days = u32::from(rules.pack.initial_notification.due.days);
    let last = day.yesterday().unwrap_or(Date::MIN);
    let counted = |from| calendar.business_days_between(from, last);
    let mut first = last;
    // Day 0 is not counted, and the day itself would have been the one after those counted here.
    while first > Date::MIN && counted(first.yesterday().unwrap_or(Date::MIN)) < days {
        first = first.yesterday().unwrap_or(Date::MIN);
    }
    (first, last)
}

/// The same as a sentence.
pub(crate) fn sentence(w: &Words, rules: &Rules, day: Date) -> String {
    let (first, last) = decisions(rules, day);
    w.with(
        "program-proclaimed-moves",
        [
            ("first", when::short_day(w, first)),
            ("last", when::short_day(w, last)),
            ("day", when::short_day(w, day)),
            ("next", when::short_day(w, rules.calendar.next_open(day))),
        ],
    )
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    /// Held against the calendar itself, each decision of three months with the day open and closed.
    #[test]
    fn exactly_these_decisions_are_due_later_once_the_day_is_proclaimed() {
        for day in [date(2026, 12, 24), date(2027, 1, 4), date(2026, 11, 30)] {
            let open = Rules::new("us-ok", &[]).unwrap();
            let closed = Rules::new("us-ok", &[day]).unwrap();
            let (first, last) = decisions(&closed, day);
            let mut decided = date(2026, 10, 15);
            while decided < date(2027, 2, 1) {
                let due = |rules: &Rules| rules.calendar.after(decided, 7);
                let moved = due(&open) != due(&closed);
                assert_eq!(moved, (first..=last).contains(&decided), "{decided} {day}");
                decided = decided.tomorrow().unwrap();
            }
        }
    }
}
