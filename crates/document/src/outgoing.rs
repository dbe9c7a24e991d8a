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

    /// On paper, as a file.
    ///
    /// # Errors
    /// [`Unwritten`] where a library fails.
    pub fn on_paper(self, w: &Words) -> Result<Written<F>, Unwritten> {
        let bytes = self.pdf(w)?;
        Ok(Written::new(self.seal, ("pdf", "application/pdf"), bytes))
    }

    /// The same record as data for programs, whose bytes are `json`.
    #[must_use]
    pub fn as_data(self, json: Vec<u8>) -> Written<F> {
        Written::new(self.seal, ("json", "application/json"), json)
    }
}

/// A document as a file, for a program or a spreadsheet as well: its bytes, and for whom they are.
#[derive(Debug)]
pub struct Written<F: For> {
    seal: F,
    ending: &'static str,
    content_type: &'static str,
    bytes: Vec<u8>,
}

impl<F: For> Written<F> {
    /// What was written out of what the seal goes with; `ending` of its name, such as `csv`, and what a browser is told it is.
    #[must_use]
    pub const fn new(
        seal: F,
        (ending, content_type): (&'static str, &'static str),
        bytes: Vec<u8>,
    ) -> Self {
        Self {
            seal,
            ending,
            content_type,
            bytes,
        }
    }

    /// How the file is called: for whom it is, and nothing of anybody.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}.{}", self.seal.word(), self.ending)
    }

    /// Its bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// To be saved: its name, what a browser is told that it is, its bytes.
    #[must_use]
    pub fn into_file(self) -> (String, &'static str, Vec<u8>) {
        (self.name(), self.content_type, self.bytes)
    }
}

impl Parts {
    pub(crate) fn all(&self) -> &[Part] {
        &self.0
    }
}
