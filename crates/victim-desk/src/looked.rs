//! Which participants' files have been looked through, and in how many entries of each something was found.
//!
//! Numbers and labels alone: no word of a letter is kept between two visits. A server that starts anew looks
//! through everything anew.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, MutexGuard, PoisonError};

use ledger::{Envelope, Filed, Matter, Position, Store, StoreError};
use rules::{CaseId, Moment};
use victim_file::{Leak, Stores};

/// Entries that are read at once.
const AT_ONCE: usize = 1000;

/// What is known of all files.
#[derive(Default)]
pub(crate) struct Looked(Mutex<State>);

/// What was found in one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Count {
    /// Entries of which nothing was decided.
    pub(crate) open: usize,
    /// Entries of which something was decided, and in which it still stands.
    pub(crate) decided: usize,
    /// Something of another case's people is among it.
    pub(crate) of_another_case: bool,
}

#[derive(Default)]
struct State {
    /// How far each ledger has been read: client, drop, victim.
    read: [u64; 3],
    /// Cases of which something was recorded since.
    left: BTreeSet<CaseId>,
    all: BTreeMap<CaseId, Count>,
    at: Option<Moment>,
}

/// How far it has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Progress {
    pub(crate) files: usize,
    pub(crate) left: usize,
    pub(crate) at: Option<Moment>,
}

/// A look or an alarm says nothing new about a file; what was decided does, though it moves no version.
fn says_something(envelope: &Envelope) -> bool {
    let weighed = matches!(envelope.matter, Matter::Filed(Filed::Weighed { .. }));
    !envelope.of_no_file() && (weighed || envelope.moves_version())
}

impl Looked {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes note of what was recorded since, and gives some of the cases to look through.
    pub(crate) fn next(&self, stores: Stores<'_>, most: usize) -> Result<Vec<CaseId>, StoreError> {
        let mut state = self.state();
        let ledgers: [&dyn Store; 3] = [stores.client, stores.drop, stores.victim];
        for (number, store) in ledgers.into_iter().enumerate() {
            let mut from = state.read.get(number).copied().unwrap_or_default();
            loop {
                let entries = store.read(Position(from), AT_ONCE)?;
                let Some(last) = entries.last() else { break };
                from = last.position.0 + 1;
                for entry in &entries {
                    let envelope = &entry.envelope;
                    if envelope.destroyed().is_some() {
                        // Whose it was, the ledger does not say: every file is looked through again.
                        let all: Vec<CaseId> = state.all.keys().copied().collect();
                        state.left.extend(all);
                    } else if says_something(envelope) {
                        state.left.insert(envelope.case);
                    }
                }
            }
            if let Some(read) = state.read.get_mut(number) {
                *read = from;
            }
        }
        Ok(state.left.iter().take(most).copied().collect())
    }

    /// What was found in a case's file.
    pub(crate) fn found(&self, case: CaseId, leaks: &[Leak], now: Moment) {
        let mut state = self.state();
        let decided = leaks.iter().filter(|leak| leak.weighed.is_some()).count();
        let mut places = leaks
            .iter()
            .flat_map(|leak| &leak.texts)
            .flat_map(|text| &text.places);
        let count = Count {
            open: leaks.len() - decided,
            decided,
            of_another_case: places.any(|place| place.of_another_case),
        };
        state.left.remove(&case);
        state.all.insert(case, count);
        state.at = Some(now);
    }

    /// Everything is to be looked through again.
    pub(crate) fn again(&self) {
        *self.state() = State::default();
    }

    pub(crate) fn progress(&self) -> Progress {
        let state = self.state();
        Progress {
            files: state.all.len(),
            left: state.left.len(),
            at: state.at,
        }
    }

    /// How many entries wait for somebody to decide, as far as was looked.
    pub(crate) fn open(&self) -> usize {
        self.state().all.values().map(|count| count.open).sum()
    }

    /// The cases in which something was found, with what.
    pub(crate) fn cases(&self, which: fn(&Count) -> bool) -> Vec<(CaseId, Count)> {
        let state = self.state();
        let all = state.all.iter().filter(|(_, count)| which(count));
        all.map(|(case, count)| (*case, *count)).collect()
    }

    /// Whether a case's file holds something of another case's people.
    pub(crate) fn of_another_case(&self, case: CaseId) -> bool {
        let state = self.state();
        state
            .all
            .get(&case)
            .is_some_and(|count| count.of_another_case)
    }
}
