//! One case as it is counted: what is known of it and was not taken back, and its duties.

use std::collections::HashSet;

use jiff::civil::Date;
use ledger::{Envelope, Filed, Matter};
use program_file::Demand;
use rules::{CaseId, Duty, Fact, FactId, History, Moment, Outcome, Rules, What};

use crate::{
    Ledger, Period,
    leaks::{Ends, Leaks},
};

/// A case assessed so many days ago and not decided is asked about. No law sets that: it is the reviewer's yardstick.
pub const LONG_UNDECIDED: i32 = 30;

/// What every case is looked at by.
#[derive(Clone, Copy)]
pub(crate) struct Eyes<'a> {
    pub(crate) rules: &'a Rules,
    pub(crate) period: Period,
    pub(crate) as_of: Moment,
    /// What was due before that day is history, and counted nowhere.
    pub(crate) go_live: Option<Date>,
}

impl Eyes<'_> {
    pub(crate) fn day(&self, at: Moment) -> Date {
        at.day(&self.rules.zone)
    }

    pub(crate) fn today(&self) -> Date {
        self.day(self.as_of)
    }

    /// Whether something that happened then is of the period.
    pub(crate) fn within(&self, at: Moment) -> bool {
        self.period.contains(self.day(at))
    }

    /// Whether a duty is of the period: it is the one in which it was due.
    pub(crate) fn counts(&self, duty: &Duty) -> bool {
        let due = self.day(duty.due);
        self.period.contains(due) && self.go_live.is_none_or(|first| due >= first)
    }
}

/// One case.
pub struct Case<'a> {
    /// Its label in the ledgers; never in a binder but on the key sheet.
    pub(crate) id: CaseId,
    pub(crate) eyes: Eyes<'a>,
    /// What was known at that instant and not taken back, each with its ledger.
    pub(crate) envelopes: Vec<(Ledger, Envelope)>,
    /// What was known and taken back or takes back, voids among them.
    pub(crate) voids: Vec<(Ledger, Envelope)>,
    pub(crate) duties: Vec<Duty>,
    /// Legal demands about it that came in the period.
    pub(crate) demands: Vec<&'a Demand>,
    /// What was found of the separate file in the participant's.
    pub(crate) leaks: Leaks,
}

/// Which fact an envelope takes back, if it does: a void what a duty reads, a strike what none does.
const fn takes_back(envelope: &Envelope) -> Option<FactId> {
    match envelope.matter {
        Matter::Rule(What::Void { fact }) | Matter::Filed(Filed::Struck { fact }) => Some(fact),
        Matter::Rule(_) | Matter::Filed(_) => None,
    }
}

/// Whether an envelope is part of what a reviewer counts: not who looked or was alarmed, nor what is about the ledger.
pub(crate) const fn of_the_case(envelope: &Envelope) -> bool {
    !envelope.of_no_file()
        && !matches!(
            envelope.matter,
            Matter::Filed(
                Filed::Look
                    | Filed::Took { .. }
                    | Filed::GaveBack { .. }
                    | Filed::Alarmed { .. }
                    | Filed::Unsent { .. }
                    | Filed::TookDanger { .. }
                    | Filed::ShownPage { .. }
                    | Filed::ShownOver { .. }
                    | Filed::Remembered
            )
        )
}

impl<'a> Case<'a> {
    /// `demands` are all there are, and so is what `ends` knows.
    pub(crate) fn new(
        id: CaseId,
        all: Vec<(Ledger, Envelope)>,
        eyes: Eyes<'a>,
        demands: &'a [Demand],
        ends: Ends<'_>,
    ) -> Self {
        let leaks = Leaks::of(id, &all, eyes, ends);
        let history = History {
            case: id,
            facts: all.iter().filter_map(|(_, each)| each.fact()).collect(),
        };
        let duties = rules::duties(eyes.rules, &history, eyes.as_of);
        let known = all
            .into_iter()
            .filter(|(_, each)| each.recorded <= eyes.as_of && of_the_case(each));
        let (voids, rest): (Vec<_>, Vec<_>) =
            known.partition(|(_, each)| takes_back(each).is_some());
        let void: HashSet<FactId> = voids
            .iter()
            .filter_map(|(_, each)| takes_back(each))
            .collect();
        let mut envelopes: Vec<_> = rest
            .into_iter()
            .filter(|(_, each)| !void.contains(&each.id))
            // A note of a session that was taken back is none.
            .filter(|(_, each)| {
                !matches!(each.matter, Matter::Filed(Filed::SessionNote { session, .. }) if void.contains(&session))
            })
            .collect();
        envelopes.sort_by_key(|(_, each)| (each.at, each.id));
        Self {
            id,
            eyes,
            envelopes,
            voids,
            duties,
            demands: demands
                .iter()
                .filter(|each| each.case == id && eyes.period.contains(each.came))
                .collect(),
            leaks,
        }
    }

    /// Whether it is of the period: something of it happened in it, or was due in it, or was asked for by a demand.
    pub(crate) fn is_in(&self) -> bool {
        let mut envelopes = self.envelopes.iter();
        envelopes.any(|(_, each)| self.eyes.within(each.at))
            || self.in_period().next().is_some()
            || !self.demands.is_empty()
    }

    /// What no duty reads, whenever it happened.
    pub(crate) fn filed(&self) -> impl Iterator<Item = (&Envelope, Filed)> {
        self.envelopes
            .iter()
            .filter_map(|(_, each)| match each.matter {
                Matter::Filed(filed) => Some((each, filed)),
                Matter::Rule(_) => None,
            })
    }

    /// Its duties of the period.
    pub(crate) fn in_period(&self) -> impl Iterator<Item = &Duty> {
        self.duties.iter().filter(|duty| self.eyes.counts(duty))
    }

    /// What happened in the period, as a duty may read it.
    pub(crate) fn happened(&self) -> impl Iterator<Item = (Ledger, &Envelope, What)> {
        self.envelopes
            .iter()
            .filter_map(|(ledger, each)| match each.matter {
                Matter::Rule(what) if self.eyes.within(each.at) => Some((*ledger, each, what)),
                _ => None,
            })
    }

    pub(crate) fn envelope(&self, fact: FactId) -> Option<&Envelope> {
        let mut all = self.envelopes.iter();
        all.find(|(_, each)| each.id == fact).map(|(_, each)| each)
    }

    pub(crate) fn has_danger(&self) -> bool {
        self.happened()
            .any(|(_, _, what)| matches!(what, What::Threat { .. }))
    }

    /// For how many days it has been assessed and not decided, if that is long. By the end of the period, or by now
    /// where that is earlier. A decision or a leaving ends the waiting of the assessments before it and of none after: who
    /// left, or was denied, and is assessed again waits anew. Who is in the program and is assessed once more waits for
    /// nothing.
    pub(crate) fn undecided(&self) -> Option<i32> {
        let last = self.eyes.period.to.min(self.eyes.today());
        let facts = self.envelopes.iter().filter_map(|(_, each)| each.fact());
        let mut facts: Vec<Fact> = facts
            .filter(|fact| self.eyes.day(fact.at) <= last)
            .collect();
        facts.sort_by_key(Fact::order);
        let (mut assessed, mut inside) = (None, false);
        for fact in facts {
            match fact.what {
                What::Assessment { .. } if !inside => {
                    assessed = assessed.or(Some(self.eyes.day(fact.at)));
                }
                What::Decision { outcome } => {
                    assessed = None;
                    inside = outcome == Outcome::Accepted;
                }
                What::Termination { .. } => (assessed, inside) = (None, false),
                _ => {}
            }
        }
        let days = (last - assessed?).get_days();
        (days > LONG_UNDECIDED).then_some(days)
    }

    /// The sessions of the period, each with the answer of its note to the risk question, if it has a note.
    pub(crate) fn sessions(&self) -> impl Iterator<Item = (&Envelope, Option<Note>)> {
        self.happened()
            .filter(|(_, _, what)| matches!(what, What::SessionAttended))
            .map(|(_, session, _)| (session, self.note(session)))
    }

    fn note(&self, session: &Envelope) -> Option<Note> {
        self.envelopes
            .iter()
            .find_map(|(_, each)| match each.matter {
                Matter::Filed(Filed::SessionNote { session: of, risk }) if of == session.id => {
                    // The danger that a yes opens is kept in the same act, by the same ledger.
                    let opened = |other: &Envelope| {
                        other.kept == each.kept
                            && matches!(other.matter, Matter::Rule(What::Threat { .. }))
                    };
                    Some(match risk {
                        false => Note::No,
                        true if self.envelopes.iter().any(|(_, other)| opened(other)) => {
                            Note::Danger
                        }
                        true => Note::Alone,
                    })
                }
                _ => None,
            })
    }

    /// Whether a session without a note should have one by now: a business day has passed.
    pub(crate) fn note_is_owed(&self, session: &Envelope) -> bool {
        let day = self.eyes.day(session.at);
        let next = self.eyes.rules.calendar.after(day, 1);
        next < self.eyes.today()
    }
}

/// What the note of a session answered to the risk question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Note {
    No,
    /// Yes, and a danger was opened with it.
    Danger,
    /// Yes, and none was.
    Alone,
}
