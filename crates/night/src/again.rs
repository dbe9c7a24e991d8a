//! A backup that was made before something was destroyed has it still: it is destroyed again before anybody can look.

use std::collections::BTreeSet;

use ledger::{Cause, Envelope, Extent, Position, Remains, Store, StoreError};
use rules::{CaseId, FactId};

use crate::{
    Night, NightError,
    facts::{destroy, destroy_case},
    taken_out::{Ledger, TakenOut, Went},
};

impl<'a> crate::Ledgers<'a> {
    fn of(self, ledger: Ledger) -> &'a dyn Store {
        match ledger {
            Ledger::Client => self.client,
            Ledger::Drop => self.drop,
            Ledger::Victim => self.victim,
        }
    }
}

/// The entry that a line is about, if it is there with its leaf and anything is left of it.
fn there(store: &dyn Store, line: &TakenOut) -> Result<Option<(Envelope, bool)>, StoreError> {
    let place = Position(line.place);
    let leaves = store.leaves(place, 1)?;
    let leaf = leaves.first().filter(|leaf| leaf.position == place);
    let leaf = leaf.filter(|leaf| leaf.leaf.to_string() == line.leaf);
    Ok(leaf.and_then(|leaf| match &leaf.remains {
        Remains::All(envelope, ..) => Some((*envelope, true)),
        Remains::NoLetter(envelope, ..) | Remains::Lost(envelope, ..) => Some((*envelope, false)),
        Remains::Nothing => None,
    }))
}

/// Destroys in a restored program what was destroyed after its backup was made; how many entries.
///
/// # Errors
/// When a ledger cannot be read or written, or keeps the bytes.
pub fn again(night: &Night<'_>, lines: &[TakenOut]) -> Result<usize, NightError> {
    let (now, stream) = (night.now, night.stream);
    let mut count = 0;
    // Looked up before anything goes: a line is about one entry, and the case goes with it.
    let mut found: Vec<(&TakenOut, Envelope, bool)> = Vec::new();
    for line in lines {
        if let Some((envelope, letter)) = there(night.ledgers.of(line.ledger), line)? {
            found.push((line, envelope, letter));
        }
    }
    let whole = |ledger: Ledger| -> BTreeSet<CaseId> {
        let found = found.iter();
        let of = found.filter(|(line, ..)| line.ledger == ledger && line.went == Went::Case);
        of.map(|(_, envelope, _)| envelope.case).collect()
    };
    let (client, drop, victim) = (
        whole(Ledger::Client),
        whole(Ledger::Drop),
        whole(Ledger::Victim),
    );
    for (number, case) in client.difference(&victim).enumerate() {
        // The separate file stands: what a duty may read is carried over into it.
        let mut envelopes = facts(night.ledgers.client, *case)?;
        if drop.contains(case) {
            envelopes.extend(facts(night.ledgers.drop, *case)?);
        }
        let name = FactId::new(&format!("restored-{number}"));
        let name = name.map_err(|error| StoreError(error.to_string()))?;
        night.put_by(name, envelopes)?;
    }
    for (ledger, cases) in [
        (Ledger::Client, &client),
        (Ledger::Drop, &drop),
        (Ledger::Victim, &victim),
    ] {
        let how = (Extent::Whole, Cause::CourtOrder);
        for case in cases {
            count += destroy_case(night.ledgers.of(ledger), *case, how, now, stream)?;
        }
    }
    night.settle()?;
    for (line, envelope, letter) in &found {
        let store = night.ledgers.of(line.ledger);
        let left = there(store, line)?.is_some();
        match line.went {
            Went::Words if *letter && left => {
                let how = (Extent::Letter, Cause::WrongFile);
                destroy(store, &[Position(line.place)], how, now, stream)?;
                count += 1;
            }
            Went::CaseWords if left => {
                let how = (Extent::Letter, Cause::CourtOrder);
                count += destroy_case(store, envelope.case, how, now, stream)?;
            }
            Went::Words | Went::CaseWords | Went::Case => {}
        }
    }
    let ledgers = [Ledger::Client, Ledger::Drop, Ledger::Victim];
    for ledger in ledgers.into_iter().filter(|_| count > 0) {
        if !night.ledgers.of(ledger).purge()? {
            return Err(NightError::Unpurged);
        }
    }
    Ok(count)
}

/// What a duty may read of a case in one ledger.
fn facts(store: &dyn Store, case: CaseId) -> Result<Vec<Envelope>, StoreError> {
    let entries = store.case(case)?.entries;
    let envelopes = entries.iter().map(|entry| entry.envelope);
    Ok(envelopes
        .filter(|envelope| envelope.fact().is_some())
        .collect())
}
