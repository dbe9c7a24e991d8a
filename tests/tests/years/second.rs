//! A second board, which nobody tells anything: it hears by the ledgers' own places what was taken since it looked last.

use std::collections::BTreeSet;

use ledger::{Position, Store};
use rules::{CaseId, Moment};
use victim_file::alarms::Alarm;
use victim_file::{Board, Stores};

use crate::desks::Desks;

/// After a restore it reads everything from the first entry. Whenever the process began anew, what this one has heard must be
/// what that one has read.
pub(crate) struct Second {
    board: Board,
    heard: [u64; 3],
}

impl Second {
    /// One that has just read everything.
    pub(crate) fn of_all(desks: &Desks, now: Moment) -> Self {
        let heard = desks.sizes();
        let rules = desks.rules.clone();
        Self {
            board: Board::start(desks.stores(), rules, None, now).unwrap(),
            heard,
        }
    }

    /// Hears what was taken since.
    pub(crate) fn hear(&mut self, desks: &Desks, now: Moment) {
        let stores = desks.stores();
        for case in taken_since(stores, self.heard) {
            self.board.refresh(stores, case, now).unwrap();
        }
        self.heard = desks.sizes();
    }

    /// Whether one that has just read everything would alarm of the same.
    pub(crate) fn is(&self, whole: &Board) -> Result<(), String> {
        match self.board.alarms() == whole.alarms() {
            true => Ok(()),
            false => Err("what was heard is not what is read from the first entry".to_owned()),
        }
    }

    /// What it would alarm of.
    pub(crate) fn alarms(&self) -> Vec<Alarm> {
        self.board.alarms()
    }
}

/// The cases of which something was taken from these places on.
pub(crate) fn taken_since(stores: Stores<'_>, from: [u64; 3]) -> BTreeSet<CaseId> {
    let ledgers: [&dyn Store; 3] = [stores.client, stores.drop, stores.victim];
    let each = ledgers.into_iter().zip(from);
    let each = each.flat_map(|(store, from)| store.read(Position(from), usize::MAX).unwrap());
    each.map(|entry| entry.envelope)
        .filter(|envelope| !envelope.of_no_file())
        .map(|envelope| envelope.case)
        .collect()
}
