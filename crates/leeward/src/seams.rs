//! Where the machine comes in: its clock, its randomness, its environment. Everything else is given them.

use std::time::{Duration, Instant};

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

/// Begins to measure how long something takes, whatever the clock says meanwhile.
pub(crate) fn stopwatch() -> Instant {
    Instant::now()
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

/// The mail server as the environment names it, in place of the settings file: `LEEWARD_MAIL_SERVER` (host or
/// host:port), `_FROM`, `_TLS` (`implicit`, `starttls` or `none`) and `_USER`.
pub(crate) fn mail_server() -> Result<Option<mail::Server>, Trouble> {
    let Some(server) = variable("LEEWARD_MAIL_SERVER") else {
        return Ok(None);
    };
    let (host, port) = match server.rsplit_once(':') {
        Some((host, port)) => {
            let port = port
                .parse()
                .map_err(|_| Trouble::wrong(format!("LEEWARD_MAIL_SERVER: `{port}` is no port")))?;
            (host.to_owned(), Some(port))
        }
        None => (server, None),
    };
    let tls = match variable("LEEWARD_MAIL_TLS").as_deref() {
        None | Some("implicit") => mail::Tls::Implicit,
        Some("starttls") => mail::Tls::Starttls,
        Some("none") => mail::Tls::None,
        Some(other) => {
            return Err(Trouble::wrong(format!(
                "LEEWARD_MAIL_TLS: expected implicit, starttls or none, found `{other}`"
            )));
        }
    };
    let from = variable("LEEWARD_MAIL_FROM").ok_or_else(|| {
        Trouble::wrong("LEEWARD_MAIL_FROM: the address that messages come from is needed")
    })?;
    Ok(Some(mail::Server {
        host,
        port,
        tls,
        user: variable("LEEWARD_MAIL_USER"),
        from,
    }))
}

/// `LEEWARD_VICTIM_DATABASE_PASSWORD` and the like: how a ledger's role proves itself to the database.
pub(crate) fn database_password(ledger: &str) -> Option<String> {
    variable(&format!(
        "LEEWARD_{}_DATABASE_PASSWORD",
        ledger.to_uppercase()
    ))
}

/// The password at the mail server; never in a file of ours.
pub(crate) fn mail_password() -> Option<String> {
    variable("LEEWARD_MAIL_PASSWORD")
}

fn variable(name: &str) -> Option<String> {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the seam: settings come by the environment too"
    )]
    std::env::var(name).ok().filter(|text| !text.is_empty())
}

/// So long a request may take.
pub(crate) const PATIENCE: Duration = Duration::from_secs(120);
