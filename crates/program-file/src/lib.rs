//! The program's own affairs: today the go-live day and the proclaimed days; agreements, policies and
//! staff come to live here too.
//!
//! Nothing of it is sealed: every desk may read it, and no participant and no protected person stands in it.
//! No clock and no randomness: both come in with each [`Act`].
//!
//! Reading order: [`Settings`]; then [`Recorder`] with [`Act`] and [`Refused`].

mod record;
mod refused;
mod settings;

pub use record::{Act, Recorder, fact_of};
pub use refused::{Problem, Refused};
pub use settings::{Change, Line, Settings, case};

#[cfg(test)]
mod tests;
