//! What is owed to whom, by when and why: the calendar, the packs, the facts and the duties.
//!
//! Pure: nothing here reads a clock, a file or a network.
//! Reading order: [`Moment`] and the labels, [`fact`], [`duty`].

mod duty;
pub mod fact;
mod label;
mod moment;
mod reason;

pub use duty::{Basis, Clause, Duty, DutyKind, How, State};
pub use fact::{
    By, Channel, Ended, Ending, Fact, History, Item, Items, Kind, Leaving, Numbers, Outcome, PersonNo, Role, Roles,
    Target, Targets, Toward, What, Word,
};
pub use label::{CaseId, FactId, NotALabel, PersonId};
pub use moment::{Moment, NotADay, NotATime, parse_day};
pub use reason::Reason;
