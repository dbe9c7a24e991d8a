//! What lies beside the backups: what was destroyed since they were made, as places and leaves, so that an older one,
//! restored, is without it as well.

use ledger::{Extent, Filed, Matter, Position, Store, StoreError, own_case};
use program_file::{Became, Orders};
use serde::{Deserialize, Serialize};

use crate::Ledgers;

/// Which ledger a line is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ledger {
    /// The participants' files.
    #[default]
    Client,
    /// What was handed over.
    Drop,
    /// The separate files.
    Victim,
}

/// What went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Went {
    /// The words of the entry at that place.
    #[default]
    Words,
    /// The words of everything of its case.
    CaseWords,
    /// Everything of its case.
    Case,
}

/// One line: of a whole case its first entry stands for all, for whatever an older backup has of the case begins with it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct TakenOut {
    /// In which ledger; the participants', where a list of an earlier version does not say.
    #[serde(default)]
    pub ledger: Ledger,
    /// The place.
    pub place: u64,
    /// What went.
    #[serde(default)]
    pub went: Went,
    /// The leaf that stays there: what another ledger has at that place is not touched.
    pub leaf: String,
}

/// Everything that was destroyed by orders and by the schedule, by ledger and place.
///
/// # Errors
/// When a store cannot be read.
pub fn lines(ledgers: Ledgers<'_>) -> Result<Vec<TakenOut>, StoreError> {
    let orders = Orders::read(ledgers.program)?.0;
    let words = orders.iter().filter_map(|order| match &order.became {
        Became::Done(done) => Some(TakenOut {
            ledger: Ledger::Client,
            place: done.place?,
            went: Went::Words,
            leaf: done.leaf.clone(),
        }),
        Became::Waits | Became::TakenBack(_) => None,
    });
    let mut all: Vec<TakenOut> = words.collect();
    all.extend(cases(Ledger::Client, ledgers.client)?);
    all.extend(cases(Ledger::Drop, ledgers.drop)?);
    all.extend(cases(Ledger::Victim, ledgers.victim)?);
    all.sort();
    all.dedup();
    Ok(all)
}

/// What a ledger says of whole cases.
fn cases(ledger: Ledger, store: &dyn Store) -> Result<Vec<TakenOut>, StoreError> {
    let mut all = Vec::new();
    for entry in store.case(own_case()?)?.entries {
        let Matter::Filed(Filed::CaseGoes {
            extent,
            first,
            entries,
            ..
        }) = entry.envelope.matter
        else {
            continue;
        };
        let leaves = store.leaves(Position(first), 1)?;
        if let (Some(leaf), 1..) = (leaves.first(), entries) {
            all.push(TakenOut {
                ledger,
                place: first,
                went: match extent {
                    Extent::Letter => Went::CaseWords,
                    Extent::Whole => Went::Case,
                },
                leaf: leaf.leaf.to_string(),
            });
        }
    }
    Ok(all)
}
