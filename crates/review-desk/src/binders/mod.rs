//! The binder's pages. A binder is kept as what it was asked and what pins it; each page counts it anew, so that
//! nothing about a case lies at this desk.
//!
//! [`kept`] keeps them, [`form`] makes them, [`show`] has the whole and its clauses, [`cases`] what is behind a figure, [`mark`]
//! what a reviewer writes down.

pub(crate) mod cases;
pub(crate) mod form;
pub(crate) mod kept;
pub(crate) mod mark;
pub(crate) mod show;

use binder::{Binder, Source, Stores};
use desk::{AtDesk as _, Refusal, Visit};
use keys::Stream;
use page::{FileStrip, NavItem, Shell};

use crate::{Ledger, ReviewDesk, document::Sheet};

use kept::Kept;

impl ReviewDesk {
    fn stores(&self) -> Result<Stores<'_>, Refusal> {
        let of = |which: Ledger| {
            let found = self.ledgers.iter().find(|(each, _)| *each == which);
            found
                .map(|(_, store)| store.as_ref())
                .ok_or_else(|| Refusal::failed("a ledger is missing"))
        };
        Ok(Stores {
            client: of(Ledger::Client)?,
            drop: of(Ledger::Drop)?,
            victim: of(Ledger::Victim)?,
            program: of(Ledger::Program)?,
        })
    }

    /// The binder that the address names, counted anew as far as the ledgers went when it was made.
    pub(crate) fn binder(&self, visit: &Visit<'_>) -> Result<(String, Binder), Refusal> {
        let mark = visit.param("binder");
        let kept = Kept::read(&self.office, mark)?.ok_or(Refusal::NotFound)?;
        let make = kept
            .make(&self.office.program, &self.pack)
            .ok_or_else(|| Refusal::failed("a kept binder cannot be read"))?;
        let source = Source::read(self.stores()?, kept.heads())?;
        // The same labels on each of its pages, and on those of no other binder.
        let stream = Stream::from_seed(kept.labels);
        let binder = Binder::make(&source, make, &mut || stream.label(6));
        Ok((mark.to_owned(), binder.map_err(Refusal::failed)?))
    }

    /// What stands around a page of a binder.
    fn binder_shell(&self, visit: &Visit<'_>, mark: &str, sheet: &Sheet, title: &str) -> Shell {
        let w = &visit.words;
        let at = |below: &str| self.office.path(&format!("/binders/{mark}{below}"));
        let parts = [
            ("binder-heading", ""),
            ("binder-separate", "/separate"),
            ("binder-participants", "/participants"),
        ];
        let nav = parts.map(|(key, below)| {
            let path = at(below);
            let mut item = NavItem::new(w.t(key), &path);
            item.current = path == visit.request.path;
            item
        });
        self.shell(visit, title).in_file(FileStrip {
            mark: String::new(),
            who: sheet.period.clone(),
            about: sheet.drawn.clone(),
            nav: nav.into(),
        })
    }
}
