//! The binder as a file: JSON, one HTML page, a table for spreadsheets, and PDF. The figures are the same in all.
//!
//! `sheet` says everything once in words; the others only lay it out.

mod csv;
mod html;
mod key;
mod notes;
mod pdf;
mod say;
mod sheet;
mod together;

use binder::{Audience, Binder, Leaving, Pinned};
use page::Words;

pub use ::document::Unwritten;
pub(crate) use ::document::{Written, squares};
pub use key::key_sheet;
pub(crate) use notes::Note;
pub use notes::Notes;
pub(crate) use say::{CaseView, duties, participant};
pub(crate) use sheet::{ClauseSheet, Row, Sheet, drawn_in_short};
pub use together::write_together;

/// How a binder is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For programs.
    Json,
    /// One page that needs nothing else.
    Html,
    /// Figures for a spreadsheet.
    Csv,
    /// For paper.
    Pdf,
}

impl Format {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Pdf, Self::Html, Self::Csv, Self::Json];

    /// In addresses and at the end of names.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Html => "html",
            Self::Csv => "csv",
            Self::Pdf => "pdf",
        }
    }

    /// The format of that word.
    #[must_use]
    pub fn from_word(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.word() == text)
    }

    /// How the name of such a file ends, and what a browser is told that it is.
    #[must_use]
    pub const fn file(self) -> (&'static str, &'static str) {
        let content_type = match self {
            Self::Json => "application/json",
            Self::Html => "text/html; charset=utf-8",
            Self::Csv => "text/csv; charset=utf-8",
            Self::Pdf => "application/pdf",
        };
        (self.word(), content_type)
    }

    /// For whom it is unless somebody says so. What is made to be handed on holds nothing that must stay.
    #[must_use]
    pub const fn usual_audience(self) -> Audience {
        match self {
            Self::Json | Self::Html => Audience::Review,
            Self::Csv | Self::Pdf => Audience::Outside,
        }
    }
}

/// The binder as a file.
///
/// # Errors
/// [`Unwritten`] where a template or a library fails.
pub fn write(binder: &Binder, format: Format, w: &Words) -> Result<Written<Leaving>, Unwritten> {
    write_with(binder, &Notes::default(), format, w)
}

/// The same, with what reviewers wrote beside it as an appendix. A table has none of it, for a table is what gets sent on;
/// nor has a binder for outside.
///
/// # Errors
/// [`Unwritten`] where a template or a library fails.
pub fn write_with(
    binder: &Binder,
    notes: &Notes,
    format: Format,
    w: &Words,
) -> Result<Written<Leaving>, Unwritten> {
    let none = Notes::default();
    let notes = match binder.audience {
        Audience::Review => notes,
        Audience::Outside => &none,
    };
    let bytes = match format {
        Format::Json => {
            let mut value = binder::json(binder, &|pinned| pin(pinned, &binder.make.program));
            if let Some(object) = value.as_object_mut().filter(|_| !notes.is_empty()) {
                object.insert("notes".to_owned(), notes.json());
            }
            let written = serde_json::to_vec_pretty(&value);
            written.map_err(|error| Unwritten::By(error.to_string()))?
        }
        Format::Html => html::write(binder, notes, w)?,
        Format::Pdf => pdf::write(binder, notes, w)?,
        Format::Csv => csv::write(&Sheet::of(binder, w))?,
    };
    Ok(Written::new(binder.leaving(), format.file(), bytes))
}

/// The lines that pin a ledger, signed where the program has a key: of the separate files and of what was handed over without their
/// size, and unsigned.
#[must_use]
pub fn pin(pinned: &Pinned, program: &str) -> String {
    if let Some(note) = &pinned.note {
        return note.trim_end().to_owned();
    }
    let origin = pinned.ledger.origin(program);
    let head = ledger::Head {
        size: pinned.size.unwrap_or(0),
        root: pinned.root,
    };
    let whole = ledger::Checkpoint { origin, head }.to_string();
    let lines = whole.lines().enumerate();
    let kept = lines.filter(|(place, _)| *place != 1 || pinned.size.is_some());
    kept.map(|(_, line)| line).collect::<Vec<_>>().join("\n")
}
