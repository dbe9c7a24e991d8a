//! Dangers that live, to the minute: since when, and how many are still to be told by when. No case and no person.

use page::{Words, when};
use rules::Moment;

use crate::{DangerCount, ProgramDesk};

/// One danger in words.
pub(crate) struct Line {
    pub(crate) since: String,
    pub(crate) said: String,
    pub(crate) late: bool,
}

pub(crate) fn line(desk: &ProgramDesk, w: &Words, danger: &DangerCount, now: Moment) -> Line {
    let zone = &desk.office.zone;
    let local = |at: Moment| zone.to_datetime(at.timestamp());
    let since = when::day_and_clock(w, local(danger.since));
    let late = danger.due.is_some_and(|due| due < now);
    let said = match danger.due {
        None => w.t("program-danger-told").to_owned(),
        Some(due) => {
            let due = local(due);
            let by = match due.date() == local(now).date() {
                true => when::clock(w, due.time()),
                false => when::day_and_clock(w, due),
            };
            let who = match (danger.persons, danger.provider) {
                (0, _) => w.t("program-danger-provider").to_owned(),
                (some, false) => w.n("program-danger-persons", some),
                (some, true) => w.n("program-danger-both", some),
            };
            // One person alone, or the provider alone, takes the verb of one.
            let many = danger.persons + usize::from(danger.provider) > 1;
            let key = match (late, many) {
                (true, true) => "program-danger-were",
                (true, false) => "program-danger-was",
                (false, true) => "program-danger-are",
                (false, false) => "program-danger-is",
            };
            let said = w.with(key, [("who", who), ("time", by)]);
            // `8:41 a.m.` has its full stop already, `noon` has none.
            match said.ends_with('.') {
                true => said,
                false => said + ".",
            }
        }
    };
    let taken = match danger.taken || danger.due.is_none() {
        true => String::new(),
        false => format!(" {}", w.t("program-danger-untaken")),
    };
    Line {
        since: w.with("program-danger-since", [("when", since)]),
        said: said + &taken,
        late,
    }
}
