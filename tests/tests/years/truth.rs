//! What is owed by a slow reading of everything, and whether what is shown is that.

use std::collections::BTreeSet;

use ledger::{Filed, Matter};
use rules::{CaseId, Duty, DutyKind, FactId, How, Moment, PersonNo, Rules, State};
use victim_file::{Stores, facts::CaseFacts};

/// One duty, by what makes it that one.
pub(crate) type Key = (CaseId, Moment, DutyKind, Option<PersonNo>, Option<FactId>);

/// A duty that is owed, and by when.
pub(crate) type Owed = (Key, Moment);

/// One case as it was when it was last looked at.
#[derive(Default)]
pub(crate) struct Before {
    /// The entries that it had.
    pub(crate) entries: BTreeSet<FactId>,
    pub(crate) owed: Vec<Owed>,
}

pub(crate) fn key(case: CaseId, duty: &Duty) -> Key {
    (case, duty.opened, duty.kind, duty.person, duty.about)
}

/// Everything that is owed in a case, computed as of its last fact.
pub(crate) fn duties(facts: &CaseFacts, rules: &Rules, now: Moment) -> Vec<Duty> {
    let last = facts.envelopes().map(|each| each.recorded).max();
    let known = last.map_or(now, |last| last.max(now));
    rules::duties(rules, &facts.history(), known)
}

/// How a duty ended, if it did; one that ended without a reason is none.
pub(crate) fn ending(duty: &Duty) -> Result<Option<How>, String> {
    let how = match duty.state {
        State::Open => return Ok(None),
        State::Met { how, .. } | State::Lapsed { how, .. } => how,
    };
    if duty.because.is_empty() {
        return Err(format!("{:?} ended without a reason", duty.kind));
    }
    Ok(Some(how))
}

/// Every case of the three ledgers.
pub(crate) fn cases(stores: Stores<'_>) -> Vec<CaseId> {
    let mut cases = BTreeSet::new();
    for store in [stores.client, stores.drop, stores.victim] {
        store
            .envelopes(&mut |_, envelope| {
                if !envelope.of_no_file() {
                    cases.insert(envelope.case);
                }
            })
            .unwrap();
    }
    cases.into_iter().collect()
}

/// How many restores a ledger declares.
pub(crate) fn gaps(store: &dyn ledger::Store) -> usize {
    let mut gaps = 0;
    store
        .envelopes(&mut |_, envelope| {
            let restored = matches!(envelope.matter, Matter::Filed(Filed::Restored { .. }));
            gaps += usize::from(restored);
        })
        .unwrap();
    gaps
}

/// What is shown must be what is owed: each once, nothing else.
pub(crate) fn same(mut owed: Vec<Owed>, mut shown: Vec<Owed>) -> Result<(), String> {
    owed.sort_unstable();
    shown.sort_unstable();
    if owed == shown {
        return Ok(());
    }
    let lacks = owed.iter().find(|each| !shown.contains(each));
    let extra = shown.iter().find(|each| !owed.contains(each));
    Err(format!(
        "owed and not shown: {lacks:?}; shown and not owed: {extra:?}"
    ))
}
