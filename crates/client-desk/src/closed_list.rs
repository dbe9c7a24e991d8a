//! What this desk may read of the program's own ledger: a closed list. It is the same whatever the separate file
//! holds.

use std::sync::Arc;

use jiff::civil::Date;
use ledger::StoreError;
use rules::{Moment, Rules};

/// Somebody to telephone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phone {
    /// Who.
    pub name: String,
    /// The number, as it is said.
    pub number: String,
}

/// Somebody on call for the victim desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnCall {
    /// Who, and the number.
    pub phone: Phone,
    /// It is their turn; the others are called after them.
    pub now: bool,
}

/// A certified provider with whom the program has not ended its agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provider {
    /// The number that answers day and night.
    pub phone: Phone,
    /// The counties it serves.
    pub counties: Vec<String>,
}

/// The closed list.
pub trait ClosedList: Send + Sync {
    /// Everybody on call for the victim desk, in the order in which they are called at that moment.
    ///
    /// # Errors
    /// When the program's ledger cannot be read.
    fn on_call(&self, at: Moment) -> Result<Vec<OnCall>, StoreError>;

    /// The providers to telephone: first those whose agreement and certification are in force on a day, then those whose
    /// days have run out, for a number that answers is better than none.
    ///
    /// # Errors
    /// When the program's ledger cannot be read.
    fn providers(&self, day: Date) -> Result<Vec<Provider>, StoreError>;

    /// The first day with Leeward, before which nothing is shown as late; nothing while none is set.
    ///
    /// # Errors
    /// When the program's ledger cannot be read.
    fn go_live(&self) -> Result<Option<Date>, StoreError>;

    /// The drop's public half as the victim desk listed it, sealed under the client desk's own key
    /// ([`keys::drop_half`]). It changes with who can sign in there and with nothing that is recorded there.
    ///
    /// # Errors
    /// When the program's store cannot be read.
    fn drop_half(&self) -> Result<Option<Vec<u8>>, StoreError>;

    /// The newest signed text (C2SP signed note) about the client ledger that pins no more than its first `before` entries; nothing where
    /// none was made by then. Texts about other ledgers are not in this list.
    ///
    /// # Errors
    /// When the program's ledger cannot be read.
    fn signed(&self, before: u64) -> Result<Option<String>, StoreError>;

    /// The rules, with the days that were proclaimed.
    ///
    /// # Errors
    /// When the program's ledger cannot be read.
    fn rules(&self) -> Result<Arc<Rules>, StoreError>;
}
