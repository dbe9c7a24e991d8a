//! Whom to telephone: from the program's own ledger, of which this desk may read a closed list. It is the same
//! whatever the separate file holds.

use jiff::civil::Date;

/// Somebody to telephone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phone {
    /// Who.
    pub name: String,
    /// The number, as it is said.
    pub number: String,
}

/// A certified provider whose agreement is alive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provider {
    /// The number that answers day and night.
    pub phone: Phone,
    /// The counties it serves.
    pub counties: Vec<String>,
}

/// The closed list.
pub trait Phones: Send + Sync {
    /// Who is on call for the victim desk, in the order in which they are called.
    ///
    /// # Errors
    /// When the program's ledger cannot be read.
    fn on_call(&self) -> Result<Vec<Phone>, ledger::StoreError>;

    /// The providers whose agreement and certification are alive on a day.
    ///
    /// # Errors
    /// When the program's ledger cannot be read.
    fn providers(&self, day: Date) -> Result<Vec<Provider>, ledger::StoreError>;
}

/// Nobody, as long as nothing is entered.
pub(crate) struct Nobody;

impl Phones for Nobody {
    fn on_call(&self) -> Result<Vec<Phone>, ledger::StoreError> {
        Ok(Vec::new())
    }

    fn providers(&self, _: Date) -> Result<Vec<Provider>, ledger::StoreError> {
        Ok(Vec::new())
    }
}
