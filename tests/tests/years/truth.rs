//! What is owed by a slow reading of everything, and whether what is shown is that.

use std::collections::BTreeMap;

use ledger::{Envelope, Filed, Matter};
use rules::{CaseId, Duty, DutyKind, FactId, History, How, Moment, PersonNo, Rules, State};
use victim_file::Stores;

/// One duty, by what makes it that one.
pub(crate) type Key = (CaseId, Moment, DutyKind, Option<PersonNo>, Option<FactId>);

/// A duty that is owed, and by when.
pub(crate) type Owed = (Key, Moment);

/// One case as it was when it was last looked at.
#[derive(Default)]
pub(crate) struct Before {
    /// What its ledgers had.
    pub(crate) envelopes: Vec<Envelope>,
    pub(crate) owed: Vec<Owed>,
}

pub(crate) fn key(case: CaseId, duty: &Duty) -> Key {
    (case, duty.opened, duty.kind, duty.person, duty.about)
}

/// Everything that is owed in a case, computed as of its last fact.
pub(crate) fn duties(
    case: CaseId,
    envelopes: &[Envelope],
    rules: &Rules,
    now: Moment,
) -> Vec<Duty> {
    let last = envelopes.iter().map(|each| each.recorded).max();
    let known = last.map_or(now, |last| last.max(now));
    let facts = envelopes.iter().filter_map(Envelope::fact).collect();
    rules::duties(rules, &History { case, facts }, known)
}

/// What the three ledgers have of a case.
pub(crate) fn of_case(stores: Stores<'_>, case: CaseId) -> Vec<Envelope> {
    let facts = stores.case(case).unwrap();
    facts.envelopes().copied().collect()
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

/// Every case, with what each ledger has of it, read from their first entries.
pub(crate) fn cases(stores: Stores<'_>) -> Vec<(CaseId, Vec<Envelope>)> {
    let mut cases: Vec<(CaseId, Vec<Envelope>)> = Vec::new();
    let mut places: BTreeMap<CaseId, usize> = BTreeMap::new();
    let mut here = 0;
    for store in [stores.client, stores.drop, stores.victim] {
        store
            .envelopes(&mut |_, envelope| {
                if envelope.of_no_file() {
                    return;
                }
                // Mostly the same as of the one before.
                if cases
                    .get(here)
                    .is_none_or(|(case, _)| *case != envelope.case)
                {
                    here = *places.entry(envelope.case).or_insert(cases.len());
                    if here == cases.len() {
                        cases.push((envelope.case, Vec::new()));
                    }
                }
                cases[here].1.push(*envelope);
            })
            .unwrap();
    }
    cases
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
