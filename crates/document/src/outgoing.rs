//! One document, and for whom it is.

use ledger::For;
use page::Words;

use crate::parts::{Part, Parts};
use crate::{html, pdf};

/// Why a document could not be written.
#[derive(Debug, thiserror::Error)]
pub enum Unwritten {
    /// A template or a library failed.
    #[error("the document could not be written: {0}")]
    By(String),
    /// The embedded fonts are none.
    #[error("the fonts of documents cannot be read")]
    Fonts,
    /// Its pages have no size.
    #[error("the document's pages have no size")]
    Size,
}

/// A document that may leave the house, and for whom: `Outgoing<ForCourt>` is no `Outgoing<ForThemselves>`.
///
/// What is written about the file itself is its title, its language and the name of the program that wrote it: no
/// name, no hour, so that the same document is the same bytes whenever it is written.
#[derive(Debug)]
pub struct Outgoing<F: For> {
    seal: F,
    title: String,
    parts: Parts,
}

impl<F: For> Outgoing<F> {
    /// Begins with a seal, which is used up: one opening of a file gives one document. The title names nobody.
    #[must_use]
    pub fn new(seal: F, title: impl Into<String>, parts: Parts) -> Self {
        Self {
            seal,
            title: title.into(),
            parts,
        }
    }

    /// As a page's part: headings begin one level below the page's own.
    ///
    /// # Errors
    /// When the template fails.
    pub fn html(&self, w: &Words) -> Result<String, Unwritten> {
        html::write(&self.parts, w)
    }

    /// On a page of a desk, to be looked through: first where its PDF lies and other places (path, label), in the words of whoever
    /// looks (the second), then the document in its own (the first). Printed by a browser, such a page has nothing of it.
    ///
    /// # Errors
    /// When a template fails.
    pub fn on_page(
        &self,
        (own, w): (&Words, &Words),
        pdf: &str,
        others: &[(String, String)],
    ) -> Result<String, Unwritten> {
        html::on_page(&self.parts, (own, w), pdf, others)
    }

    /// On paper: tagged PDF (PDF/UA-1, as far as krilla's validator sees).
    ///
    /// # Errors
    /// [`Unwritten`] where a library fails.
    pub fn pdf(&self, w: &Words) -> Result<Vec<u8>, Unwritten> {
        pdf::write(self.parts.all(), &self.title, w)
    }

    /// How the file is called: for whom it is, and nothing of anybody.
    #[must_use]
    pub fn name(&self, ending: &str) -> String {
        format!("{}.{ending}", self.seal.word())
    }
}

impl Parts {
    pub(crate) fn all(&self) -> &[Part] {
        &self.0
    }
}
