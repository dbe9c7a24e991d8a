//! What all desks share to look at: layout, components, words, dates in words, the style sheet.
//!
//! Nothing here knows a case, a store or a key. A desk fills typed contexts with texts; what comes out
//! is HTML that works without a script. README.md shows a page in thirty lines.
//!
//! Reading order: [`Words`], [`Assets`], [`Shell`], then the parts: [`Problems`] and [`Notice`], [`Hidden`].

mod assets;
mod form;
mod import;
mod notice;
mod shell;
pub mod typed;
pub mod when;
mod words;

pub use assets::{Asset, Assets};
pub use form::Hidden;
pub use import::{BadRow, CountToSign, ImportForm, ImportParts, Select};
pub use notice::{Notice, Problem, Problems, Undo};
pub use shell::{Alarm, Desk, FileStrip, LanguageLink, NavItem, Plain, Shell};
pub use words::{Languages, Slot, Words, capital, codes};

/// Says of a template that what it renders is HTML already, so that `{{ part }}` needs no filter.
macro_rules! html_safe {
    ($($part:ty),+ $(,)?) => { $( impl askama::filters::HtmlSafe for $part {} )+ };
}
pub(crate) use html_safe;
