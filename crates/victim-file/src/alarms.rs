//! Which alarm goes out next, to whom, and when to look again. Envelopes, an order of people and a time in; an
//! answer out: no store, no key, no clock.
//!
//! Only that an alarm is about to go out is kept (`Alarmed`, by danger, step and person, before any mail is
//! written), that one did not (`Unsent`), and that somebody has taken the danger (`TookDanger`). From these it is
//! known after any restart where a danger stands. docs/decisions/0010 says what was chosen here and why.
//!
//! Reading order: [`Alarm`] with [`Alarm::next`] and its [`Beat`]; `read`, a danger from envelopes; [`write`](mod@write), the two facts.

mod read;
pub mod write;

#[cfg(test)]
mod evenings;
#[cfg(test)]
mod tests;

use rules::{CaseId, FactId, Moment, OwnNumber, Rules};

pub(crate) use read::of_case;

/// How often, in seconds: the pack's numbers, or the program's own within its bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Beat {
    /// So long lies between two alarms about one danger.
    pub every: i64,
    /// So long a danger stays in hand after the last sign of work on it, unless somebody was reached.
    pub in_hand: i64,
}

impl Beat {
    /// What the rules say.
    #[must_use]
    pub fn of(rules: &Rules) -> Self {
        let minutes = |which| i64::from(rules.pack.own(which).number) * 60;
        Self {
            every: minutes(OwnNumber::AlarmAgain),
            in_hand: minutes(OwnNumber::AlarmInHand),
        }
    }
}

/// What is owed because of a danger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owed {
    /// Nobody is known to whom it matters, such as one toward an animal alone: somebody has to look, once.
    Nothing,
    /// Somebody is still to be told; the latest of them by then.
    Open {
        /// The last due time of what is open.
        until: Moment,
    },
    /// Everybody was told.
    Done,
}

/// The last alarm that was to go out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Which: the first is 0.
    pub number: u16,
    /// When it was written down.
    pub at: Moment,
    /// To whom.
    pub to: Vec<u16>,
    /// To whom of them it did not go out.
    pub unsent: Vec<u16>,
}

/// Somebody of the victim desk works on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hand {
    /// The last sign of it: a taking, or a try to tell somebody.
    pub since: Moment,
    /// Whether anybody was reached since the first sign of it.
    pub reached: bool,
}

/// One danger that is not over, as the alarm reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alarm {
    /// Of which case.
    pub case: CaseId,
    /// Which.
    pub threat: FactId,
    /// Since when a ledger has known it.
    pub known: Moment,
    /// What is owed.
    pub owed: Owed,
    /// The last alarm.
    pub last: Option<Step>,
    /// Who works on it.
    pub hand: Option<Hand>,
}

/// What is to be done about a danger's alarm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// It goes out now: this step, to these people.
    Now {
        /// Which.
        step: u16,
        /// By their numbers, in the roster's order, nobody twice.
        to: Vec<u16>,
    },
    /// Not before then.
    At(Moment),
    /// It is due and there is nobody to send it to.
    Nobody,
    /// No more, as things stand.
    Quiet,
}

impl Alarm {
    /// What is to be done now, with these people on call, in this order.
    ///
    /// Step n goes to the first n + 1 of them: again to who was told before, and to one more.
    #[must_use]
    pub fn next(&self, on_call: &[u16], beat: Beat, now: Moment) -> Next {
        let Some(due) = self.due(beat, now) else {
            return Next::Quiet;
        };
        if now < due {
            return Next::At(due);
        }
        let step = match &self.last {
            None => 0,
            Some(last) => match last.number.checked_add(1) {
                Some(step) => step,
                // After more than a year of alarms every ten minutes there is no further number.
                None => return Next::Quiet,
            },
        };
        let mut to: Vec<u16> = Vec::new();
        for staff in on_call {
            if to.len() <= usize::from(step) && !to.contains(staff) {
                to.push(*staff);
            }
        }
        if to.is_empty() {
            Next::Nobody
        } else {
            Next::Now { step, to }
        }
    }

    /// When the next alarm is due; none where there is to be no more.
    ///
    /// A time later than now was written by a clock that has since been set back: waiting for it could be
    /// silence for years, so it counts as long past.
    fn due(&self, beat: Beat, now: Moment) -> Option<Moment> {
        let past = |at: Moment| if at > now { None } else { Some(at) };
        match self.owed {
            Owed::Done => return None,
            Owed::Nothing if self.last.is_some() || self.hand.is_some() => return None,
            Owed::Nothing | Owed::Open { .. } => {}
        }
        let again = match &self.last {
            None => self.known.min(now),
            Some(last) => past(last.at).map_or(now, |at| at.plus(beat.every)),
        };
        match self.hand {
            Some(hand) if hand.reached => None,
            Some(hand) => {
                Some(past(hand.since).map_or(again, |at| again.max(at.plus(beat.in_hand))))
            }
            None => Some(again),
        }
    }

    /// Whether an alarm about it can still go out, whatever the time.
    pub(crate) fn lives(&self) -> bool {
        !matches!(self.owed, Owed::Done)
    }
}
