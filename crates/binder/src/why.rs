//! Why a duty was owed and why then, without a date: days are numbered from the day on which it began to be owed.
//!
//! The reasons are the engine's own. Their dates would tell which decision it was, so they stay behind.

use jiff::civil::Date;
use rules::{Basis, Counted, Duty, Ending, Moment, NotCounted, Opening, Reason};

use crate::{case::Case, detail::DayNo};

/// One sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// What made it owed, on day 0. Whether he was accepted or denied is not said.
    Opened(Opening),
    /// Due so many business days from a day on; so many days in between do not count.
    Business {
        /// From which day.
        from: DayNo,
        /// How many.
        days: u32,
        /// Weekends and holidays in between.
        skipped: u32,
        /// Law or policy.
        basis: Basis,
    },
    /// Due so many calendar days later, moved by so many where that is no business day.
    Calendar {
        /// How many.
        days: u16,
        /// Moved by so many.
        moved: u32,
        /// Law or policy.
        basis: Basis,
    },
    /// Due so many minutes later.
    Minutes {
        /// How many.
        minutes: u16,
        /// Law or policy.
        basis: Basis,
    },
    /// Due with the decision's own first notice.
    WithDecision(Basis),
    /// It was owed to a victim not yet known, and from that day on to this person.
    TakenOver(DayNo),
    /// Their own day moved it to that one.
    TheirDay(DayNo),
    /// A try counts.
    Counts {
        /// The how-manieth.
        number: u8,
        /// When.
        day: DayNo,
    },
    /// A try does not count: another way than by telephone.
    OtherWay(DayNo),
    /// A try does not count: the number reaches nobody.
    DeadNumber(DayNo),
    /// A try does not count: too soon after the last one.
    TooSoon {
        /// When.
        day: DayNo,
        /// Minutes after the last one counted.
        minutes: u32,
    },
    /// Not reached, on the how-manieth different day.
    Missed {
        /// The how-manieth.
        number: u8,
        /// When.
        day: DayNo,
    },
    /// Enough tries, all on one day.
    SameDay,
    /// An assessment found something that is owed again.
    New(DayNo),
    /// Something of what is owed was told or declined.
    Heard(DayNo),
    /// So many things are left to tell.
    Left(usize),
    /// Told.
    Told(DayNo),
    /// Tried as often as it takes, not told.
    Tried(DayNo),
    /// They chose otherwise.
    Chose(DayNo),
    /// The danger, or their part in the case, ended.
    Ended(DayNo),
    /// Owed to a person by a duty of their own.
    Merged(DayNo),
    /// Something was written down so many days later.
    WrittenLater {
        /// When it happened.
        day: DayNo,
        /// Business days until it was written down.
        days: u32,
    },
}

/// The reasons of a duty.
pub(crate) fn whys(case: &Case<'_>, duty: &Duty) -> Vec<Why> {
    let of = Of { case, duty };
    let all = duty.because.iter();
    all.filter_map(|reason| of.one(*reason)).collect()
}

struct Of<'a> {
    case: &'a Case<'a>,
    duty: &'a Duty,
}

impl Of<'_> {
    fn on(&self, day: Date) -> DayNo {
        DayNo::of(self.case, self.duty, day)
    }

    fn at(&self, at: Moment) -> DayNo {
        self.on(self.case.eyes.day(at))
    }

    fn fact(&self, fact: rules::FactId) -> DayNo {
        let envelope = self.case.envelope(fact);
        self.at(envelope.map_or(self.duty.opened, |each| each.at))
    }

    fn one(&self, reason: Reason) -> Option<Why> {
        Some(match reason {
            Reason::Opened { by, .. } => Why::Opened(by),
            Reason::Due { counted, basis } => self.due(counted, basis),
            Reason::TakenOver { day, .. } => Why::TakenOver(self.on(day)),
            Reason::TheirDay { day, .. } => Why::TheirDay(self.on(day)),
            Reason::Counts { number, day, .. } => Why::Counts {
                number,
                day: self.on(day),
            },
            Reason::DoesNotCount { fact, why } => {
                let day = self.fact(fact);
                match why {
                    NotCounted::Channel(_) => Why::OtherWay(day),
                    NotCounted::Ending(Ending::WrongNumber | Ending::Disconnected) => {
                        Why::DeadNumber(day)
                    }
                    NotCounted::Ending(_) => Why::DeadNumber(day),
                    NotCounted::TooSoon { minutes, .. } => Why::TooSoon { day, minutes },
                }
            }
            Reason::Missed {
                day_number, day, ..
            } => Why::Missed {
                number: day_number,
                day: self.on(day),
            },
            Reason::SameDay => Why::SameDay,
            Reason::New { fact, .. } => Why::New(self.fact(fact)),
            Reason::Heard { fact, .. } => Why::Heard(self.fact(fact)),
            Reason::Left(items) => Why::Left(items.len()),
            Reason::Told { at, .. } => Why::Told(self.at(at)),
            Reason::Tried { at, .. } => Why::Tried(self.at(at)),
            Reason::Chose { at, .. } => Why::Chose(self.at(at)),
            Reason::Ended { at, .. } => Why::Ended(self.at(at)),
            Reason::Merged { at, .. } => Why::Merged(self.at(at)),
            Reason::RecordedLate { at, recorded, .. } => {
                let (happened, written) = (self.case.eyes.day(at), self.case.eyes.day(recorded));
                // Within the day nobody asks: the hour of a call is nobody's business here.
                if written <= happened {
                    return None;
                }
                let calendar = &self.case.eyes.rules.calendar;
                Why::WrittenLater {
                    day: self.on(happened),
                    days: calendar.business_days_between(happened, written),
                }
            }
        })
    }

    fn due(&self, counted: Counted, basis: Basis) -> Why {
        let calendar = &self.case.eyes.rules.calendar;
        match counted {
            Counted::Business { from, days, to } => Why::Business {
                from: self.on(from),
                days,
                skipped: u32::try_from(calendar.skipped(from, to).len()).unwrap_or(u32::MAX),
                basis,
            },
            Counted::Calendar { days, end, to, .. } => Why::Calendar {
                days,
                moved: u32::try_from((to - end).get_days()).unwrap_or(0),
                basis,
            },
            Counted::Minutes(minutes) => Why::Minutes { minutes, basis },
            Counted::WithDecision { .. } => Why::WithDecision(basis),
        }
    }
}

impl Why {
    /// Which kind of sentence: in JSON and at the end of keys.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Opened(_) => "opened",
            Self::Business { .. } => "due-business",
            Self::Calendar { .. } => "due-calendar",
            Self::Minutes { .. } => "due-minutes",
            Self::WithDecision(_) => "due-decision",
            Self::TakenOver(_) => "taken-over",
            Self::TheirDay(_) => "their-day",
            Self::Counts { .. } => "counts",
            Self::OtherWay(_) => "other-way",
            Self::DeadNumber(_) => "dead-number",
            Self::TooSoon { .. } => "too-soon",
            Self::Missed { .. } => "missed",
            Self::SameDay => "same-day",
            Self::New(_) => "new",
            Self::Heard(_) => "heard",
            Self::Left(_) => "left",
            Self::Told(_) => "told",
            Self::Tried(_) => "tried",
            Self::Chose(_) => "chose",
            Self::Ended(_) => "ended",
            Self::Merged(_) => "merged",
            Self::WrittenLater { .. } => "written-later",
        }
    }
}

/// What made a duty begin, as a word.
#[must_use]
pub const fn opening(by: Opening) -> &'static str {
    match by {
        Opening::Decision(_) => "decision",
        Opening::KnownLater => "known-later",
        Opening::NobodyKnown => "nobody-known",
        Opening::Contact => "contact",
        Opening::NewFinding => "new-finding",
        Opening::Began => "began",
        Opening::Left => "left",
        Opening::Chose => "chose",
        Opening::Danger => "danger",
        Opening::DangerStillLives => "danger-lives",
        Opening::AskedToBeCalled(_) => "asked-to-be-called",
        Opening::NextCall(_) => "next-call",
    }
}
