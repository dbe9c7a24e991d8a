//! The program's own affairs: the go-live day, the proclaimed days, who is on call, the providers.
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
pub use settings::{Change, Line, OnCall, Provider, Settings, case};

#[cfg(test)]
mod tests;
