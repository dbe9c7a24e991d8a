//! The seal of a certificate: that an order about files was given, and what became of it, for whoever gave the authority.

use ledger::For;

use crate::{CaseOrder, Order};

/// For whoever asked for what was ordered, or ordered it: a court, a reviewer. Only an order that was read from the program's
/// ledger gives one, so it says what that ledger holds.
#[derive(Debug)]
pub struct ForWhoOrdered(());

impl For for ForWhoOrdered {
    fn word(&self) -> &'static str {
        "certificate"
    }
}

impl Order {
    /// The seal to begin its certificate with.
    #[must_use]
    pub const fn seal(&self) -> ForWhoOrdered {
        ForWhoOrdered(())
    }
}

impl CaseOrder {
    /// The seal to begin its certificate with. Of the separate file it says nothing.
    #[must_use]
    pub const fn seal(&self) -> ForWhoOrdered {
        ForWhoOrdered(())
    }
}
