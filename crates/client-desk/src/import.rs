//! A roster brought in: participants into the client ledger, what is about other people into the drop and
//! nowhere else.

use client_file::letter::{Intake, ReferredBy};
use client_file::{Brought, Part, Recorder, Refused, refused_field};
use drop::{Column, HandOver, Kind, NotTaken, Sender, Source};
use ledger::Standing;
use sheets::{BadCell, Field, Meaning, Reason, RosterRow, Rows, Stands, Then};

/// What became, or would become, of a roster.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// Participants who were not there before.
    pub new: usize,
    /// Participants who were.
    pub before: usize,
    /// Facts added.
    pub facts: usize,
    /// Rows with something to hand over.
    pub handed_over: usize,
    /// Rows in the file.
    pub rows: usize,
    /// Every cell that could not be taken as it stands, by row.
    pub bad: Vec<BadCell>,
}

/// Why a roster was not taken to its end. What was taken before stays, and is left when it is brought in again.
#[derive(Debug, thiserror::Error)]
pub enum NotBrought {
    /// The participant's file refused.
    #[error(transparent)]
    File(#[from] Refused),
    /// The drop refused.
    #[error(transparent)]
    Drop(#[from] NotTaken),
}
