//! That an order about a whole separate file was carried out: what this desk's own ledger says of it, with the seal of
//! its certificate.

use std::collections::BTreeMap;

use ledger::{Filed, For, Matter, Store, StoreError, own_case};
use rules::{FactId, Moment};

/// The seal of a certificate about a separate file, for whoever ordered that it goes. Only [`Went`] gives one.
#[derive(Debug)]
pub struct ForWhoOrdered(());

impl For for ForWhoOrdered {
    fn word(&self) -> &'static str {
        "certificate"
    }
}

/// That an order was carried out here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Went {
    /// When.
    pub at: Moment,
    /// Where the first of its entries lay.
    pub first: u64,
    /// How many there were.
    pub entries: u32,
}

impl Went {
    /// What the victim ledger says of orders, by the order's fact.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn read(store: &dyn Store) -> Result<BTreeMap<FactId, Self>, StoreError> {
        let mut went = BTreeMap::new();
        for entry in store.case(own_case()?)?.entries {
            if let Matter::Filed(Filed::CaseGoes {
                order,
                first,
                entries,
                ..
            }) = entry.envelope.matter
            {
                let at = entry.envelope.kept;
                went.entry(order).or_insert(Self { at, first, entries });
            }
        }
        Ok(went)
    }

    /// The seal to begin its certificate with.
    #[must_use]
    pub const fn seal(&self) -> ForWhoOrdered {
        ForWhoOrdered(())
    }
}
