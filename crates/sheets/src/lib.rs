//! Spreadsheets as programs keep them, read into plain rows. docs: README.md.
//!
//! Nothing is written anywhere, not even for a moment: bytes come in, rows and a list of everything that
//! could not be taken go out. Nothing is guessed: a cell that cannot be read is named by row, column, text
//! and reason. What a column and a code mean is data that can be looked at, changed and remembered.
//!
//! Reading order: [`Table`]; [`Mapping`] with [`Kind`] and [`CodeSet`]; [`BadCell`]; [`day`] and [`tries`];
//! [`roster`], [`log`], [`attendance`], [`office`], [`court`] and [`binder`].

pub mod asked;
pub mod attendance;
mod bad;
pub mod binder;
pub mod court;
pub mod day;
mod kind;
pub mod log;
mod mapping;
pub mod office;
pub mod phone;
pub mod roster;
mod rows;
mod table;
pub mod tries;

pub use attendance::{Attendance, AttendanceRow};
pub use bad::{BadCell, Reason, Then};
pub use binder::{DangerRow, IncidentRow};
pub use court::CourtRow;
pub use kind::{CodeSet, Field, Kind, Meaning};
pub use log::LogRow;
pub use mapping::{Column, Mapping, Unknown};
pub use office::{AgreementRow, TrainingRow};
pub use roster::{RosterRow, Stands};
pub use rows::Rows;
pub use table::{Line, NotATable, Table};
