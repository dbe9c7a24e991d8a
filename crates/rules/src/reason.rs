//! Why something is owed, and why then: structured, so that any language can say it.

use std::fmt::Write as _;

use jiff::civil::Date;

use crate::{
    Basis, Channel, DutyKind, Ending, FactId, Item, Items, Moment, Outcome, Rules,
    calendar::weekday_name,
    fact::Word,
    moment::{two_digits, write_day},
};

/// What made a duty begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// Admission was decided.
    Decision(Outcome),
    /// A person came to be owed notice after the decision.
    KnownLater,
    /// No victim is known.
    NobodyKnown,
    /// They were reached, or called.
    Contact,
    /// The assessment found something that they have not heard.
    NewFinding,
    /// He attended, the first time since he was accepted or left.
    Began,
    /// He left the program.
    Left,
    /// They chose to hear of it.
    Chose,
    /// Danger became known.
    Danger,
    /// They came to be somebody whom this danger concerns while it lives.
    DangerStillLives,
    /// They asked to be called every so many days.
    AskedToBeCalled(u16),
    /// The last call of that kind is over; the next begins.
    NextCall(u16),
}

/// How the due time was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// So many business days after day 0.
    Business {
        /// Day 0.
        from: Date,
        /// How many.
        days: u32,
        /// The last of them.
        to: Date,
    },
    /// So many calendar days, perhaps moved to a business day.
    Calendar {
        /// The day they are counted from.
        from: Date,
        /// How many.
        days: u16,
        /// The day they end.
        end: Date,
        /// The day it is due.
        to: Date,
    },
    /// So many minutes.
    Minutes(u16),
    /// Together with the decision's own first notice.
    WithDecision {
        /// The day of the decision, which is day 0.
        from: Date,
        /// The day it is due.
        to: Date,
    },
}

/// Why an effort does not count as one of the tries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotCounted {
    /// Not by a way that counts.
    Channel(Channel),
    /// It ended at a number that reaches nobody.
    Ending(Ending),
    /// Too soon after the last one counted.
    TooSoon {
        /// The last one counted.
        after: FactId,
        /// Minutes since then.
        minutes: u32,
    },
}

/// One plain sentence of a duty's `because`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// What opened it.
    Opened {
        /// How.
        by: Opening,
        /// The fact that did.
        fact: FactId,
        /// When.
        at: Moment,
    },
    /// Its time.
    Due {
        /// How it was found.
        counted: Counted,
        /// Law or policy.
        basis: Basis,
    },
    /// It was taken over by a person who became known.
    TakenOver {
        /// The person fact.
        fact: FactId,
        /// On which day.
        day: Date,
    },
    /// Their own day moved it.
    TheirDay {
        /// The callback.
        fact: FactId,
        /// Their day.
        day: Date,
    },
    /// An effort counts.
    Counts {
        /// Which one.
        fact: FactId,
        /// The how-manieth.
        number: u8,
        /// On which day.
        day: Date,
    },
    /// An effort is evidence and does not count.
    DoesNotCount {
        /// Which one.
        fact: FactId,
        /// Why.
        why: NotCounted,
    },
    /// A miss on a further day.
    Missed {
        /// Which one.
        fact: FactId,
        /// The how-manieth different day.
        day_number: u8,
        /// On which day.
        day: Date,
    },
    /// Enough tries, all on one day: one on another day is needed.
    SameDay,
    /// Things became new and are owed again.
    New {
        /// The assessment.
        fact: FactId,
        /// Which things.
        items: Items,
    },
    /// Told or declined.
    Heard {
        /// The disclosure or the choice.
        fact: FactId,
        /// Which things.
        items: Items,
    },
    /// Still to tell.
    Left(Items),
    /// They were reached.
    Told {
        /// By which fact.
        fact: FactId,
        /// When.
        at: Moment,
    },
    /// Tried as often as it takes.
    Tried {
        /// The last miss.
        fact: FactId,
        /// When.
        at: Moment,
    },
    /// They chose not to, or otherwise.
    Chose {
        /// The choice.
        fact: FactId,
        /// When.
        at: Moment,
    },
    /// The danger ended, or the person's part in the case.
    Ended {
        /// The fact that says so.
        fact: FactId,
        /// When.
        at: Moment,
    },
    /// Owed to a person by a duty of their own.
    Merged {
        /// The person fact.
        fact: FactId,
        /// When.
        at: Moment,
    },
    /// A fact was written down later than it happened.
    RecordedLate {
        /// Which one.
        fact: FactId,
        /// When it happened.
        at: Moment,
        /// When it was written down.
        recorded: Moment,
    },
}

/// A day as a reader checks it on a calendar: `Wed 2026-11-18`.
fn day(out: &mut String, day: Date) {
    out.push_str(weekday_name(day).get(..3).unwrap_or_default());
    out.push(' ');
    write_day(day, out);
}

fn when(out: &mut String, at: Moment, rules: &Rules) {
    let local = rules.offset(at).to_datetime(at.timestamp());
    day(out, local.date());
    out.push(' ');
    two_digits(local.hour().unsigned_abs(), out);
    out.push(':');
    two_digits(local.minute().unsigned_abs(), out);
}

fn spoken(word: &str) -> String {
    word.replace('_', " ")
}

/// What the things told are called in a sentence.
#[must_use]
pub const fn item_in_words(item: Item) -> &'static str {
    match item {
        Item::Services => "certified victim services",
        Item::AssessmentResults => "the assessment results",
        Item::RejectionReason => "why the participant was denied",
        Item::Concerns => "areas of concern",
        Item::Lethality => "lethality risk indicators",
        Item::Choice => "being asked what they want",
    }
}

fn items(out: &mut String, list: Items) {
    for (place, item) in list.iter().enumerate() {
        if place > 0 {
            out.push_str(", ");
        }
        out.push_str(item_in_words(item));
    }
}

impl Reason {
    /// The sentence in English. Days are written so that a reader can follow them on a calendar.
    #[must_use]
    pub fn english(&self, kind: DutyKind, rules: &Rules) -> String {
        let mut out = String::with_capacity(96);
        self.write_english(kind, rules, &mut out);
        out
    }

    pub(crate) fn write_english(&self, kind: DutyKind, rules: &Rules, out: &mut String) {
        // Writing to a String cannot fail.
        let _ = match *self {
            Self::Opened { by, fact, at } => {
                opened(by, kind, out);
                let _ = write!(out, " (fact {fact}, ");
                when(out, at, rules);
                write!(out, ").")
            }
            Self::Due { counted, basis } => {
                due(counted, rules, out);
                match basis {
                    Basis::Law => write!(out, " That time is the law's."),
                    Basis::Policy => write!(out, " That time is the program's policy."),
                }
            }
            Self::TakenOver { fact, day: known } => {
                let _ = write!(out, "It was owed to a victim not yet known; from ");
                day(out, known);
                write!(
                    out,
                    " it is owed to this person, with the calls made to find them (fact {fact})."
                )
            }
            Self::TheirDay { fact, day: theirs } => {
                let _ = write!(out, "They asked to be called on ");
                day(out, theirs);
                write!(
                    out,
                    " (fact {fact}); their day stands, business day or not."
                )
            }
            Self::Counts {
                fact,
                number,
                day: on,
            } => {
                let _ = write!(out, "Effort {fact} on ");
                day(out, on);
                write!(
                    out,
                    " counts, number {number} of {}.",
                    rules.pack.initial_notification.tries.number
                )
            }
            Self::DoesNotCount { fact, why } => {
                let _ = write!(out, "Effort {fact} does not count: ");
                let first = &rules.pack.initial_notification;
                match why {
                    NotCounted::Channel(channel) => {
                        let ways = first.ways.channels.iter();
                        let ways: Vec<String> = ways.map(|way| spoken(way.word())).collect();
                        write!(
                            out,
                            "it was by {}, not by {}.",
                            spoken(channel.word()),
                            ways.join(" or ")
                        )
                    }
                    NotCounted::Ending(Ending::Disconnected) => {
                        write!(out, "the number is disconnected.")
                    }
                    NotCounted::Ending(Ending::WrongNumber) => {
                        write!(out, "it was a wrong number.")
                    }
                    NotCounted::Ending(ending) => {
                        write!(out, "it ended as {}.", spoken(ending.word()))
                    }
                    NotCounted::TooSoon { after, minutes } => {
                        write!(
                            out,
                            "{minutes} minutes after {after}, and {} are needed.",
                            first.spread.apart_minutes
                        )
                    }
                }
            }
            Self::Missed {
                fact,
                day_number,
                day: on,
            } => {
                let _ = write!(out, "Not reached on ");
                day(out, on);
                write!(out, " (fact {fact}), different day {day_number}.")
            }
            Self::SameDay => write!(
                out,
                "The tries that count are all on one day; one on another day is needed."
            ),
            Self::New { fact, items: list } => {
                let _ = write!(out, "The assessment {fact} found something new: ");
                items(out, list);
                write!(out, " must be told again, as policy.")
            }
            Self::Heard { fact, items: list } => {
                items(out, list);
                write!(out, ": done (fact {fact}).")
            }
            Self::Left(list) => {
                let _ = write!(out, "To tell: ");
                items(out, list);
                write!(out, ".")
            }
            Self::Told { fact, at } => {
                let _ = write!(out, "Told on ");
                when(out, at, rules);
                write!(out, " (fact {fact}).")
            }
            Self::Tried { fact, at } => {
                let _ = write!(out, "Tried as often as is owed, not told; the last on ");
                when(out, at, rules);
                write!(out, " (fact {fact}).")
            }
            Self::Chose { fact, at } => {
                let _ = write!(out, "No longer owed from ");
                when(out, at, rules);
                write!(out, ": they chose otherwise (fact {fact}).")
            }
            Self::Ended { fact, at } => {
                let _ = write!(out, "No longer owed from ");
                when(out, at, rules);
                write!(out, ": fact {fact} ended it.")
            }
            Self::Merged { fact, at } => {
                let _ = write!(out, "No longer owed from ");
                when(out, at, rules);
                write!(
                    out,
                    ": a victim is known, and has a duty of their own (fact {fact})."
                )
            }
            Self::RecordedLate { fact, at, recorded } => {
                let _ = write!(out, "Fact {fact} of ");
                when(out, at, rules);
                let _ = write!(out, " was written down only on ");
                when(out, recorded, rules);
                write!(out, ".")
            }
        };
    }
}

fn opened(by: Opening, kind: DutyKind, out: &mut String) {
    let _ = match by {
        Opening::Decision(Outcome::Accepted) => {
            write!(out, "The participant was accepted to the program")
        }
        Opening::Decision(Outcome::Denied) => {
            write!(out, "The participant was denied admission to the program")
        }
        Opening::KnownLater => write!(out, "This person came to be owed notice after the decision"),
        Opening::NobodyKnown if kind == DutyKind::ThreatWarning => {
            write!(
                out,
                "There is danger toward a person and no victim is known, so they must be found"
            )
        }
        Opening::NobodyKnown => write!(out, "No victim is known any more, so they must be found"),
        Opening::Contact if kind == DutyKind::EventNotice => {
            write!(out, "They were in contact, and have not heard of this yet")
        }
        Opening::Contact => write!(
            out,
            "They were in contact, and what the law lists must be told on contact"
        ),
        Opening::NewFinding => write!(
            out,
            "An assessment found something that they have not heard"
        ),
        Opening::Began => write!(
            out,
            "The participant began attending, and this person asked to hear of it"
        ),
        Opening::Left => write!(
            out,
            "The participant left the program, and this person asked to hear of it"
        ),
        Opening::Chose => write!(out, "They chose to hear of it"),
        Opening::Danger => write!(out, "Danger became known"),
        Opening::DangerStillLives => write!(
            out,
            "This danger has not ended and concerns this person from now on"
        ),
        Opening::AskedToBeCalled(days) => write!(out, "They asked to be called every {days} days"),
        Opening::NextCall(days) => write!(
            out,
            "The last such call is over, and they asked for one every {days} days"
        ),
    };
}

fn due(counted: Counted, rules: &Rules, out: &mut String) {
    match counted {
        Counted::Business { from, days, to } => {
            let _ = write!(out, "Day 0 is ");
            day(out, from);
            let _ = write!(out, " and does not count; ");
            match days {
                1 => drop(write!(out, "the next business day is ")),
                _ => drop(write!(out, "business day {days} is ")),
            }
            day(out, to);
            out.push('.');
            not_counted(from, to, rules, out);
        }
        Counted::Calendar {
            from,
            days,
            end,
            to,
        } => {
            let _ = write!(out, "{days} days after ");
            day(out, from);
            let _ = write!(out, " is ");
            day(out, end);
            if end != to {
                let why = rules.calendar.closed(end).unwrap_or_default();
                let _ = write!(out, ", no business day ({why}), so it moves to ");
                day(out, to);
            }
            out.push('.');
        }
        Counted::Minutes(minutes) => drop(write!(out, "It is due {minutes} minutes later.")),
        Counted::WithDecision { from, to } => {
            let _ = write!(out, "It is due with the notice of the decision of ");
            day(out, from);
            let _ = write!(out, ", on ");
            day(out, to);
            out.push('.');
        }
    }
}

fn not_counted(from: Date, to: Date, rules: &Rules, out: &mut String) {
    let skipped = rules.calendar.skipped(from, to);
    for (place, each) in skipped.iter().enumerate() {
        out.push_str(if place == 0 { " Not counted: " } else { ", " });
        day(out, each.date);
        if weekday_name(each.date) != each.why {
            let _ = write!(out, " ({})", each.why);
        }
    }
    if !skipped.is_empty() {
        out.push('.');
    }
}
