//! The review desk's pages: how much each ledger holds and whether it is as it was sealed; and the binder of a review.
//!
//! Of the files it is read only, and it has no key to any letter: it shows no name, no case and no letter. What a reviewer
//! writes beside a binder lies in its own store.
//!
//! Reading order: [`Ledger`]; [`ReviewDesk`] with its table of routes; `checks`, what the buttons of its first page do;
//! `home`, that page; [`document`], a binder in words and as a file; `binders`, its pages; `marks`, what reviewers write beside it.

mod api;
mod binders;
mod checks;
pub mod document;
mod home;
mod marks;
mod which;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use desk::{Answer, AtDesk, Guard, Method, Office, Refusal, Route, Visit};
use ledger::Store;
use page::NavItem;

pub use binder::Ledger;

/// The review desk as one value.
pub struct ReviewDesk {
    office: Office,
    ledgers: Vec<(Ledger, Arc<dyn Store>)>,
    /// The rule pack that binders are counted by.
    pack: String,
}

impl ReviewDesk {
    /// A desk that reads these, in the order in which they are shown, and counts by a rule pack.
    #[must_use]
    pub fn new(office: Office, ledgers: Vec<(Ledger, Arc<dyn Store>)>, pack: &str) -> Self {
        Self {
            office,
            ledgers,
            pack: pack.to_owned(),
        }
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
    route(
        Method::Get,
        "/binders",
        "where a period and a sample are chosen, and the binders that were made",
        binders::form::show,
    ),
    route(
        Method::Post,
        "/binders",
        "makes a binder: counts, and gives its cases new labels",
        binders::form::make,
    ),
    route(
        Method::Get,
        "/binders/{binder}",
        "a binder: its verdicts, its findings, how it was drawn, what pins it",
        binders::show::overview,
    ),
    route(
        Method::Get,
        "/binders/{binder}/clauses/{clause}",
        "a clause: the standard, the verdict and every figure",
        binders::show::clause,
    ),
    route(
        Method::Get,
        "/binders/{binder}/figures/{figure}",
        "the cases behind a figure, by their labels in this binder",
        binders::cases::figure,
    ),
    route(
        Method::Get,
        "/binders/{binder}/separate",
        "the separate files of a binder, by their labels in it",
        binders::cases::separate,
    ),
    route(
        Method::Get,
        "/binders/{binder}/separate/{label}",
        "a separate file: its duties by numbered days, with the reasons",
        binders::cases::one_separate,
    ),
    route(
        Method::Get,
        "/binders/{binder}/participants",
        "the participants' files of a binder, by their labels in it",
        binders::cases::participants,
    ),
    route(
        Method::Get,
        "/binders/{binder}/participants/{label}",
        "a participant's file, by dates",
        binders::cases::one_participant,
    ),
    route(
        Method::Post,
        "/binders/{binder}/separate/{label}/marks",
        "a reviewer writes down what they found in a separate file of the binder",
        binders::mark::separate,
    ),
    route(
        Method::Post,
        "/binders/{binder}/participants/{label}/marks",
        "a reviewer writes down what they found in a participant's file of the binder",
        binders::mark::participant,
    ),
    route(
        Method::Post,
        "/binders/{binder}/clauses/{clause}/marks",
        "a reviewer's own verdict on a clause, with their words",
        binders::mark::clause,
    ),
    route(
        Method::Post,
        "/binders/{binder}/files",
        "gives a binder as a file, for the review or for outside",
        binders::show::file,
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
        let w = &visit.words;
        vec![
            NavItem::new(w.t("review-home-title"), self.office.path("/")),
            NavItem::new(w.t("binder-title"), self.office.path("/binders")),
        ]
    }
}
