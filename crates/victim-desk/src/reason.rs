//! Why something is owed, and why then, in the words of this desk: the engine's reasons, each with the day and the
//! hour of what it speaks of. Whoever reads it can follow it on a calendar; no label of a fact stands in it.

use jiff::civil::Date;
use ledger::Exactness;
use page::{Slot, when};
use rules::{
    Basis, Counted, Duty, DutyKind, Ending, FactId, Items, Moment, NotCounted, Opening, Reason,
    Word as _,
};
use victim_file::VictimCase;

use crate::look::Look;
use crate::say;

/// What a sentence is made from.
struct Of<'a> {
    look: &'a Look<'a>,
    /// Nothing on Today: a row opens no file, so it says days alone.
    file: Option<&'a VictimCase>,
    duty: &'a Duty,
    /// No hour is said: it would be that of a call.
    days: bool,
}

/// The reasons of a duty, each one sentence or a few.
pub(crate) fn sentences(look: &Look<'_>, file: &VictimCase, duty: &Duty) -> Vec<String> {
    let of = Of {
        look,
        file: Some(file),
        duty,
        days: false,
    };
    duty.because.iter().map(|reason| of.one(reason)).collect()
}

/// The same by days alone.
pub(crate) fn by_days(look: &Look<'_>, file: &VictimCase, duty: &Duty) -> Vec<String> {
    let of = Of {
        look,
        file: Some(file),
        duty,
        days: true,
    };
    duty.because.iter().map(|reason| of.one(reason)).collect()
}

/// The reasons that a row of Today can give without their file: all but those that speak of a fact whose time the
/// duty does not know.
pub(crate) fn in_short(look: &Look<'_>, duty: &Duty) -> Vec<String> {
    let of = Of {
        look,
        file: None,
        duty,
        days: true,
    };
    let known = |reason: &&Reason| {
        !matches!(
            reason,
            Reason::DoesNotCount { .. } | Reason::New { .. } | Reason::Heard { .. }
        )
    };
    let said = duty.because.iter().filter(known);
    said.map(|reason| of.one(reason)).collect()
}

/// A day that does not count, with its name where it has one besides that of the weekday.
pub(crate) fn skipped(look: &Look<'_>, day: Date, why: &str) -> String {
    let short = when::short_day(look.w(), day);
    if rules::weekday_name(day) == why {
        return short;
    }
    let name = when::holiday(look.w(), why);
    look.w()
        .with("why-skipped-day", [("day", short), ("name", name)])
}

impl Of<'_> {
    fn with(&self, key: &str, slots: &[(&str, &dyn Slot)]) -> String {
        when::ended(&self.look.w().say(key, slots))
    }

    fn day(&self, day: Date) -> String {
        when::short_day(self.look.w(), day)
    }

    /// When a fact happened: its day, and the hour where that is known.
    fn at(&self, fact: FactId, at: Moment) -> String {
        let Some(file) = self.file else {
            return self.day(at.day(&self.look.rules.zone));
        };
        let known = file.line(fact).map(|line| line.envelope.exactness);
        self.moment(at, known.unwrap_or(Exactness::Second))
    }

    fn moment(&self, at: Moment, exactness: Exactness) -> String {
        match self.days {
            true => self.day(at.day(&self.look.rules.zone)),
            false => self.look.at(at, exactness),
        }
    }

    /// The same for a fact of which the reason knows no time.
    fn when(&self, fact: FactId) -> String {
        let line = self.file.and_then(|file| file.line(fact));
        line.map_or_else(String::new, |line| {
            self.moment(line.envelope.at, line.envelope.exactness)
        })
    }

    fn items(&self, items: Items) -> String {
        let names: Vec<String> = items
            .iter()
            .map(|item| say::item(self.look, item))
            .collect();
        names.join(", ")
    }

    fn one(&self, reason: &Reason) -> String {
        match *reason {
            Reason::Opened { by, fact, at } => self.opened(by, &self.at(fact, at)),
            Reason::Due { counted, basis } => {
                let time = match basis {
                    Basis::Law => "why-law",
                    Basis::Policy => "why-policy",
                };
                format!("{} {}", self.due(counted), self.look.w().t(time))
            }
            Reason::TakenOver { day, .. } => {
                self.with("why-taken-over", &[("when", &self.day(day))])
            }
            Reason::TheirDay { day, .. } => self.with("why-their-day", &[("day", &self.day(day))]),
            Reason::Counts { number, day, .. } => {
                let most = self.look.rules.pack.initial_notification.tries.number;
                let slots: &[(&str, &dyn Slot)] = &[
                    ("day", &self.day(day)),
                    ("number", &number),
                    ("most", &most),
                ];
                self.with("why-try-counts", slots)
            }
            Reason::DoesNotCount { fact, why } => self.not_counted(fact, why),
            Reason::Missed {
                day_number, day, ..
            } => {
                let most = self.most_days();
                let slots: &[(&str, &dyn Slot)] = &[
                    ("day", &self.day(day)),
                    ("number", &day_number),
                    ("most", &most),
                ];
                self.with("why-missed", slots)
            }
            Reason::SameDay => self.with("why-same-day", &[]),
            Reason::New { fact, items } => {
                let slots: &[(&str, &dyn Slot)] =
                    &[("when", &self.when(fact)), ("items", &self.items(items))];
                self.with("why-new", slots)
            }
            Reason::Heard { fact, items } => {
                let slots: &[(&str, &dyn Slot)] =
                    &[("when", &self.when(fact)), ("items", &self.items(items))];
                self.with("why-heard", slots)
            }
            Reason::Left(items) => self.with("why-left", &[("items", &self.items(items))]),
            Reason::Told { fact, at } => self.ended("why-told", fact, at),
            Reason::Tried { fact, at } => self.ended("why-tried", fact, at),
            Reason::Chose { fact, at } => self.ended("why-chose", fact, at),
            Reason::Ended { fact, at } => self.ended("why-ended", fact, at),
            Reason::Merged { fact, at } => self.ended("why-merged", fact, at),
            Reason::RecordedLate { fact, at, recorded } => {
                let written = match self.file {
                    Some(_) => self.moment(recorded, Exactness::Second),
                    None => self.look.at(recorded, Exactness::Second),
                };
                let slots: &[(&str, &dyn Slot)] =
                    &[("when", &self.at(fact, at)), ("written", &written)];
                self.with("why-late-entry", slots)
            }
        }
    }

    fn ended(&self, key: &str, fact: FactId, at: Moment) -> String {
        self.with(key, &[("when", &self.at(fact, at))])
    }

    /// On how many different days they are tried before it lapses.
    fn most_days(&self) -> u8 {
        let pack = &self.look.rules.pack;
        match self.duty.kind {
            DutyKind::InitialDisclosure => pack.initial_disclosure.give_up.different_days,
            DutyKind::CheckIn => pack.check_in.give_up.different_days,
            _ => pack.event_notice.give_up.different_days,
        }
    }

    fn opened(&self, by: Opening, when: &str) -> String {
        let kind = self.duty.kind;
        let key = match by {
            Opening::Decision(outcome) => {
                return self.with(&format!("why-open-{}", outcome.word()), &[("when", &when)]);
            }
            Opening::AskedToBeCalled(days) => {
                return self.with("why-open-every", &[("count", &days), ("when", &when)]);
            }
            Opening::NextCall(days) => {
                return self.with("why-open-next", &[("count", &days), ("when", &when)]);
            }
            Opening::KnownLater => "why-open-known-later",
            Opening::NobodyKnown if kind == DutyKind::ThreatWarning => {
                "why-open-nobody-known-danger"
            }
            Opening::NobodyKnown => "why-open-nobody-known",
            Opening::Contact if kind == DutyKind::EventNotice => "why-open-contact-event",
            Opening::Contact => "why-open-contact",
            Opening::NewFinding => "why-open-new-finding",
            Opening::Began => "why-open-began",
            Opening::Left => "why-open-left",
            Opening::Chose => "why-open-chose",
            Opening::Danger => "why-open-danger",
            Opening::DangerStillLives => "why-open-danger-lives",
        };
        self.with(key, &[("when", &when)])
    }

    fn due(&self, counted: Counted) -> String {
        match counted {
            Counted::Business { from, days, to } => {
                let slots: &[(&str, &dyn Slot)] = &[
                    ("count", &days),
                    ("from", &self.day(from)),
                    ("to", &self.day(to)),
                ];
                self.and_skipped(self.with("why-due-business", slots), from, to)
            }
            Counted::WithDecision { from, to } => {
                let slots: &[(&str, &dyn Slot)] =
                    &[("from", &self.day(from)), ("to", &self.day(to))];
                self.and_skipped(self.with("why-due-decision", slots), from, to)
            }
            Counted::Calendar {
                from,
                days,
                end,
                to,
            } => {
                let slots: &[(&str, &dyn Slot)] = &[
                    ("count", &days),
                    ("from", &self.day(from)),
                    ("to", &self.day(end)),
                ];
                let counted = self.with("why-due-calendar", slots);
                if end == to {
                    return counted;
                }
                let slots: &[(&str, &dyn Slot)] = &[("day", &self.day(end)), ("to", &self.day(to))];
                let moved = format!("{counted} {}", self.with("why-due-moved", slots));
                self.and_skipped(moved, end.yesterday().unwrap_or(end), to)
            }
            Counted::Minutes(minutes) => {
                let to = self.look.at(self.duty.due, Exactness::Second);
                self.with("why-due-minutes", &[("count", &minutes), ("to", &to)])
            }
        }
    }

    /// The sentence, and each day that was passed over by its name.
    fn and_skipped(&self, sentence: String, after: Date, until: Date) -> String {
        let skipped = self.look.rules.calendar.skipped(after, until);
        if skipped.is_empty() {
            return sentence;
        }
        // Days have commas of their own.
        let days: Vec<String> = skipped
            .iter()
            .map(|each| self::skipped(self.look, each.date, &each.why))
            .collect();
        let named = self.with("why-skipped", &[("days", &days.join("; "))]);
        format!("{sentence} {named}")
    }

    fn not_counted(&self, fact: FactId, why: NotCounted) -> String {
        let first = &self.look.rules.pack.initial_notification;
        let when = self.when(fact);
        match why {
            NotCounted::Channel(channel) => {
                let only: Vec<String> = first
                    .ways
                    .channels
                    .iter()
                    .map(|channel| say::channel(self.look, *channel))
                    .collect();
                let by = say::channel(self.look, channel);
                let slots: &[(&str, &dyn Slot)] =
                    &[("when", &when), ("by", &by), ("only", &only.join(", "))];
                self.with("why-try-channel", slots)
            }
            NotCounted::Ending(ending) => self.bad_ending(&when, ending),
            NotCounted::TooSoon { minutes, .. } => {
                let slots: &[(&str, &dyn Slot)] = &[
                    ("when", &when),
                    ("minutes", &minutes),
                    ("least", &first.spread.apart_minutes),
                ];
                self.with("why-try-soon", slots)
            }
        }
    }

    fn bad_ending(&self, when: &str, ending: Ending) -> String {
        let ending = say::ending(self.look, ending);
        self.with("why-try-ending", &[("when", &when), ("ending", &ending)])
    }
}
