//! The program desk's page: what is due and late as counts, the go-live day, the days the governor
//! proclaimed holidays. It sees no case and no person.
//!
//! Reading order: [`Counts`], what it is told of the files; [`ProgramDesk`] with its table of routes; `acts`,
//! what its forms do; `home`, the page; `phones`, whom to telephone; `day`, a day that is typed.

mod acts;
mod api;
mod counts;
mod day;
mod home;
mod moves;
mod people;
mod phones;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use desk::{Answer, AtDesk, Guard, Method, Office, Refusal, Route, Visit};
use page::NavItem;

pub use counts::{Backups, Counts, KindCount, Tally};

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

type Go = fn(&ProgramDesk, &Visit<'_>) -> Result<Answer, Refusal>;

const fn route(
    method: Method,
    path: &'static str,
    purpose: &'static str,
    go: Go,
) -> Route<ProgramDesk> {
    Route {
        method,
        path,
        guard: Guard::SignedIn,
        // Nothing of the program's ledger is sealed.
        opens_letters: false,
        purpose,
        go,
    }
}

static ROUTES: &[Route<ProgramDesk>] = &[
    route(
        Method::Get,
        "/",
        "counts of what is due and late, the go-live day, the proclaimed days",
        home::show,
    ),
    route(
        Method::Post,
        "/go-live",
        "sets the go-live day",
        acts::go_live,
    ),
    route(
        Method::Post,
        "/proclaimed",
        "enters a proclaimed day",
        acts::proclaim,
    ),
    route(
        Method::Post,
        "/proclaimed/{day}/take-back",
        "takes a proclaimed day back",
        acts::take_back,
    ),
    route(
        Method::Get,
        "/phones",
        "who is on call, and the providers with their agreements",
        phones::show,
    ),
    route(
        Method::Post,
        "/phones/on-call",
        "sets who is on call",
        phones::roster,
    ),
    route(
        Method::Post,
        "/phones/provider",
        "enters or changes a provider",
        phones::provider,
    ),
    route(
        Method::Post,
        "/changes/{fact}/undo",
        "undoes the last change of the settings by another one",
        acts::undo,
    ),
];

impl AtDesk for ProgramDesk {
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
        [
            ("program-home-title", "/"),
            ("program-phones-title", "/phones"),
        ]
        .map(|(key, path)| NavItem::new(visit.words.t(key), self.office.path(path)))
        .into()
    }
}
