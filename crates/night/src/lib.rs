//! The night's run: what was ordered at the program desk, or is over by the program's own schedule, is destroyed.
//!
//! At three in the morning, the same each night, whoever ordered what and why. What goes of the participant's file and of
//! what was handed over follows from orders, the schedule and the client desk's own facts alone; the separate file goes
//! once nothing is owed for the case, and nobody but the victim desk sees when (docs/decisions/0085).
//!
//! It knows no key, so it opens no letter; no files and no clock. Reading order: [`Night`], one run; [`last_night`] and
//! [`due`], when something goes; `entry`, single entries; `whole`, whole cases; `carried`, what stands on when a participant's
//! file goes while something is owed; [`TakenOut`], the lines beside the backups, and [`again()`], what is done with them.

mod again;
mod carried;
mod entry;
mod facts;
mod run;
mod schedule;
mod taken_out;
mod whole;

pub use again::again;
pub use facts::about_itself;
pub use run::{Ledgers, Night, NightError};
pub use schedule::{REST_DAYS, due, goes_next, goes_on, last_entry, last_night, rests_until};
pub use taken_out::{Ledger, TakenOut, Went, lines};
