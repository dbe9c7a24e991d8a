//! The program desk's pages: what is due and late as counts, the go-live day, the days the governor
//! proclaimed holidays. It sees no case and no person.
//!
//! Reading order: [`Counts`], what it is told of the files; [`ProgramDesk`] with its table of routes; `look`,
//! the page; `settings`, what its forms do.

mod counts;

use std::sync::Arc;

use desk::{AtDesk, Office, Route, Visit};
use page::NavItem;

pub use counts::{Counts, KindCount, Tally};

/// The program desk as one value.
pub struct ProgramDesk {
    office: Office,
    counts: Arc<dyn Counts>,
}

impl ProgramDesk {
    /// A desk over its own store, which is the office's, and whoever counts for it.
    #[must_use]
    pub fn new(office: Office, counts: Arc<dyn Counts>) -> Self {
        Self { office, counts }
    }
}

static ROUTES: &[Route<ProgramDesk>] = &[];

impl AtDesk for ProgramDesk {
    fn office(&self) -> &Office {
        &self.office
    }

    fn routes() -> &'static [Route<Self>] {
        ROUTES
    }

    fn nav(&self, _visit: &Visit<'_>) -> Vec<NavItem> {
        let _ = &self.counts;
        vec![NavItem::new(
            self.office.words.t("program-home-title"),
            self.office.path("/"),
        )]
    }
}
