//! The participant's file: what is kept in it, what one may do with it, what one sees.
//!
//! No pages and no clock: the time, the keys and the randomness come in as arguments. Nothing here may
//! know of the separate file; what is known about the participant flows to it, and nothing flows back.
//!
//! Reading order: [`letter`]; [`record`] with [`When`] and [`Refused`]; [`status`], [`Stay`], [`attendance`], [`Owed`], [`view`] and [`roll`];
//! [`bring`]; [`court`], [`Made`] and [`SignedPaper`], what leaves of it.

pub mod attendance;
pub mod bring;
pub mod concern;
pub mod court;
mod label;
pub mod letter;
mod made;
mod owed;
pub mod record;
mod refused;
pub mod roll;
mod signed;
pub mod status;
mod stays;
pub mod texts;
pub mod view;
mod when;

pub use attendance::{Attendance, Called, Limits, Near, RollDay};
pub use bring::{Arrival, Brought, Came, DayBecame, DayBrought, Part, ReportBecame, ReportBrought};
pub use label::{batch_in, fact_of, group_label};
pub use made::{ForWhomItNames, Made};
pub use owed::{Owed, owed};
pub use record::{Act, NewReportDue, Recorded, Recorder, Session, Stands, may_be_taken_back};
pub use refused::{Problem, Refused, Wrong};
pub use roll::{Counts, Mark, NoteOwed, ReportRow, Roll, Row};
pub use signed::{ForWhoSigned, Signature, SignedPaper};
pub use status::{Since, Status, stood, taken_back_by};
pub use stays::Stay;
pub use view::{Line, Participant, Released, Words};
pub use when::When;

#[cfg(test)]
mod tests;
