//! The review desk's page: how much each ledger holds, since when, and whether it is as it was sealed.
//!
//! Read only, and without a key: it shows no name, no case and no letter.
//!
//! Reading order: [`ReviewDesk`] with its table of routes; `look`, the page; `verify`, what its buttons do.

use std::sync::Arc;

use desk::{AtDesk, Office, Route, Visit};
use ledger::Store;
use page::NavItem;

/// The four ledgers, as the page tells them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ledger {
    /// The participants' files.
    Client,
    /// What the client desk handed over.
    Drop,
    /// The separate files.
    Victim,
    /// The program's own affairs.
    Program,
}

/// The review desk as one value.
pub struct ReviewDesk {
    office: Office,
    ledgers: Vec<(Ledger, Arc<dyn Store>)>,
}

impl ReviewDesk {
    /// A desk that reads these, in the order in which they are shown.
    #[must_use]
    pub fn new(office: Office, ledgers: Vec<(Ledger, Arc<dyn Store>)>) -> Self {
        Self { office, ledgers }
    }
}

static ROUTES: &[Route<ReviewDesk>] = &[];

impl AtDesk for ReviewDesk {
    fn office(&self) -> &Office {
        &self.office
    }

    fn routes() -> &'static [Route<Self>] {
        ROUTES
    }

    fn nav(&self, _visit: &Visit<'_>) -> Vec<NavItem> {
        let _ = &self.ledgers;
        vec![NavItem::new(
            self.office.words.t("review-home-title"),
            self.office.path("/"),
        )]
    }
}
