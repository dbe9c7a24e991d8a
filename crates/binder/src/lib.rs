//! The binder of clause (g): what a reviewer counts, clause by clause, for a period and a sample.
//!
//! Made of envelopes and of the program's own facts alone: this room has no key and cannot open a letter, so no
//! name, number or word of anybody is in what it makes. It reads no clock, and what it draws is given to it.
//!
//! Reading order: [`Period`] and [`Source`], [`case`] (one case as it is counted), [`Draw`], [`shape`] (every figure
//! there is), [`Binder`] which puts them together, [`finding`], [`outside`] (what may leave), `json`;
//! [`together`], what a state sees of many programs' binders.

mod binder;
pub mod case;
mod clause;
mod detail;
mod draw;
mod fact;
pub mod finding;
mod json;
mod leaks;
mod office;
pub mod outside;
mod period;
mod program;
mod records;
pub mod shape;
mod source;
mod stays;
mod tally;
pub mod together;
mod why;

pub use binder::{
    Audience, Behind, Binder, Failed, Figure, Group, KeyLine, Leaving, Make, Pinned, Shown,
};
pub use clause::{Decision, Verdict};
pub use detail::{
    DayNo, Evidence, OneDuty, ParticipantCase, SeparateCase, What as EvidenceWhat, written,
};
pub use draw::{CaseState, Draw, order_of};
pub use fact::{Counted, ProgramFact};
pub use finding::{Finding, Severity};
pub use json::json;
pub use leaks::Leaks;
pub use office::Plan;
pub use period::{Backwards, Period};
pub use program::Holiday;
pub use records::{Demanded, ParticipantPapers, Releases, SeparatePapers};
pub use source::{Ledger, Source, Stores};
pub use why::{Why, opening};

#[cfg(test)]
mod tests;
