//! Where the machine comes in: its clock, its randomness, its environment. Everything else is given them.

use std::time::Duration;

use keys::DeskName;
use rules::Moment;

use crate::output::Trouble;

/// Now, by the machine's clock.
pub(crate) fn now() -> Moment {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the seam: everything else is given a `Moment`"
    )]
    let now = jiff::Timestamp::now();
    Moment::from_second(now.as_second())
}

/// A seed from the operating system.
pub(crate) fn seed() -> Result<[u8; 32], Trouble> {
    let mut seed = [0; 32];
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the seam: everything else is given a `Stream`"
    )]
    getrandom::fill(&mut seed)
        .map_err(|error| Trouble::wrong(format!("no randomness: {error}")))?;
    Ok(seed)
}

/// `LEEWARD_VICTIM_PASSWORD` and the like, if it is set.
pub(crate) fn password(desk: DeskName) -> Option<String> {
    let name = format!("LEEWARD_{}_PASSWORD", desk.word().to_uppercase());
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the seam: a script gives a password by the environment, never by an argument"
    )]
    std::env::var(name).ok()
}

/// So long a request may take.
pub(crate) const PATIENCE: Duration = Duration::from_secs(120);
