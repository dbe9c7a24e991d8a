//! The review desk's page: how much each ledger holds, since when, and whether it is as it was sealed.
//!
//! Read only, and without a key to any letter: it shows no name, no case and no letter.
//!
//! Reading order: [`Ledger`]; [`ReviewDesk`] with its table of routes; `checks`, what its buttons do;
//! `home`, the page.

mod api;
mod checks;
pub mod document;
mod home;
mod which;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use desk::{Answer, AtDesk, Guard, Method, Office, Refusal, Route, Visit};
use ledger::Store;
use page::NavItem;

pub use which::Ledger;

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

type Go = fn(&ReviewDesk, &Visit<'_>) -> Result<Answer, Refusal>;

const fn route(
    method: Method,
    path: &'static str,
    purpose: &'static str,
    go: Go,
) -> Route<ReviewDesk> {
    Route {
        method,
        path,
        guard: Guard::SignedIn,
        // This desk has no key that opens one.
        opens_letters: false,
        purpose,
        go,
    }
}

static ROUTES: &[Route<ReviewDesk>] = &[
    route(
        Method::Get,
        "/",
        "how many entries each ledger has, and the text that pins them",
        home::show,
    ),
    route(
        Method::Post,
        "/verify",
        "goes through every ledger and says whether it is as it was sealed",
        checks::verify,
    ),
    route(
        Method::Post,
        "/compare",
        "says whether a ledger still begins as a text from outside says",
        checks::compare,
    ),
];

impl AtDesk for ReviewDesk {
    fn office(&self) -> &Office {
        &self.office
    }

    fn routes() -> &'static [Route<Self>] {
        ROUTES
    }

    fn operations() -> &'static [desk::api::Line<Self>] {
        api::OPERATIONS
    }

    fn nav(&self, visit: &Visit<'_>) -> Vec<NavItem> {
        vec![NavItem::new(
            visit.words.t("review-home-title"),
            self.office.path("/"),
        )]
    }
}
