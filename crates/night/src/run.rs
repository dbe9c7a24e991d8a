//! One run.

use keys::Stream;
use ledger::{Actor, AppendError, BatchId, Store, StoreError};
use program_file::{Act, CaseOrders, Recorder, Refused, Settings};
use rules::{CaseId, Moment, OwnNumber, Rules, State};
use victim_file::Stores;

use crate::schedule::{due, last_night};

/// The four ledgers.
#[derive(Clone, Copy)]
pub struct Ledgers<'a> {
    /// The participants' files.
    pub client: &'a dyn Store,
    /// What the client desk handed over.
    pub drop: &'a dyn Store,
    /// The separate files.
    pub victim: &'a dyn Store,
    /// The program's own affairs: orders, holds, the schedule.
    pub program: &'a dyn Store,
}

impl<'a> Ledgers<'a> {
    /// The three that have cases in them.
    pub(crate) fn stores(self) -> Stores<'a> {
        Stores {
            client: self.client,
            drop: self.drop,
            victim: self.victim,
        }
    }
}

/// Why something was not carried out. It is tried again with the next look.
#[derive(Debug, thiserror::Error)]
pub enum NightError {
    /// A ledger cannot be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A ledger refused what was to be destroyed or appended.
    #[error(transparent)]
    Append(#[from] AppendError),
    /// The program's ledger refused what was to be written down.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// What was to be carried over cannot be read.
    #[error("what was kept of a case that goes cannot be read: {0}")]
    Unreadable(#[from] serde_json::Error),
    /// The files still hold bytes of what is gone.
    #[error("what was taken out could not be removed from the file")]
    Unpurged,
}

/// One run, at one instant.
pub struct Night<'a> {
    /// The four ledgers.
    pub ledgers: Ledgers<'a>,
    /// The rules as they hold here: what is owed, and the zone in which it is three o'clock.
    pub rules: &'a Rules,
    /// Names and salts of what is written down at the client desk's ledgers and at the program's.
    pub stream: &'a Stream,
    /// Those of the separate files' ledger: a stream of their own, so that nothing of the other side is drawn otherwise because
    /// something is owed.
    pub apart: &'a Stream,
    /// Now.
    pub now: Moment,
    /// Is told each case of which something whole is gone, so that the board computes it anew.
    pub told: &'a dyn Fn(CaseId),
}

impl Night<'_> {
    /// Carries out what was in force before the last three o'clock. `first` once a night: then the schedule is looked at, and
    /// the separate files of orders that were carried out before. One part that fails keeps the others from nothing.
    #[must_use]
    pub fn run(&self, first: bool) -> Vec<Result<(), NightError>> {
        let mut done = vec![self.settle()];
        done.extend(self.each_entry().unwrap_or_else(failed));
        if first {
            done.extend(self.by_schedule().unwrap_or_else(failed));
        }
        done.extend(self.each_case().unwrap_or_else(failed));
        done.push(self.settle());
        if first {
            done.extend(self.each_separate().unwrap_or_else(failed));
        }
        done.push(self.purge());
        done
    }

    /// When the last run was due.
    pub(crate) fn night(&self) -> Moment {
        last_night(self.now, &self.rules.zone)
    }

    /// Gives the orders that the program's schedule makes, once the program has set one.
    fn by_schedule(&self) -> Result<Vec<Result<(), NightError>>, NightError> {
        let settings = Settings::read(self.ledgers.program)?;
        if !settings.numbers.contains_key(&OwnNumber::YearsKept) {
            return Ok(Vec::new());
        }
        // As the rules have it: within the pack's bounds.
        let years = self.rules.pack.own(OwnNumber::YearsKept).number;
        let orders = CaseOrders::read(self.ledgers.program)?;
        let until = self.night().day(&self.rules.zone);
        let due = due(self.ledgers, years, &self.rules.zone, until)?;
        let free = |case: &CaseId| orders.hold(*case).is_none() && !orders.about(*case);
        let due = due.into_iter().map(|(case, _)| case).filter(free);
        let give = |case| {
            let given = self.recorder().schedule_case(&self.act(), case, years);
            given.map(|_| ()).map_err(NightError::from)
        };
        Ok(due.map(give).collect())
    }

    /// Whoever still reads keeps the old bytes for a moment: then the next look does it.
    fn purge(&self) -> Result<(), NightError> {
        let Ledgers {
            client,
            drop,
            victim,
            ..
        } = self.ledgers;
        for store in [client, drop, victim] {
            store.purge()?;
        }
        Ok(())
    }

    /// Whether anything is owed for a case.
    pub(crate) fn owed(&self, case: CaseId) -> Result<bool, NightError> {
        let facts = self.ledgers.stores().case(case)?;
        let duties = facts.duties(self.rules, self.now);
        Ok(duties.iter().any(|duty| duty.state == State::Open))
    }

    pub(crate) fn recorder(&self) -> Recorder<'_> {
        Recorder {
            store: self.ledgers.program,
        }
    }

    /// An act of the program itself.
    pub(crate) fn act(&self) -> Act {
        Act {
            seen: None,
            batch: BatchId(self.stream.bytes()),
            salt: self.stream.bytes(),
            actor: Actor(0),
            now: self.now,
        }
    }
}

fn failed(error: NightError) -> Vec<Result<(), NightError>> {
    vec![Err(error)]
}
