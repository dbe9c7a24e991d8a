//! What is owed to whom, by when and why: the calendar, the packs, the facts and the duties.
//!
//! Pure: nothing here reads a clock, a file or a network.
//! Reading order: [`Moment`] and the labels, [`fact`], [`Duty`], [`Calendar`] and [`pack`], with the [`OwnNumber`]s of a program, then [`duties`]
//! itself, the [`Reason`]s it leaves, [`read()`] and [`report()`].

mod calendar;
mod duty;
mod engine;
pub mod fact;
mod label;
mod local;
mod moment;
mod own;
pub mod pack;
pub mod read;
mod reason;
mod report;
mod year;

pub use calendar::{Calendar, Skipped, weekday_name};
pub use duty::{Basis, Clause, Duty, DutyKind, How, State};
pub use engine::duties;
pub use fact::{
    By, Channel, Ended, Ending, Fact, History, Item, Items, Kind, Leaving, Numbers, Outcome,
    PersonNo, Role, Roles, Set, Target, Targets, Toward, What, Word,
};
pub use label::{CaseId, FactId, NotALabel, PersonId};
pub use moment::{Moment, NotADay, NotATime, parse_day};
pub use own::{OwnNumber, Settable, Stated, Unit};
pub use pack::{Pack, PackError, Rules};
pub use read::{Fault, ReadCase, read, read_each};
pub use reason::{Counted, NotCounted, Opening, Reason, item_in_words};
pub use report::{answer, report};
pub use year::{Became, MONTHS, UP_TO, Year};
