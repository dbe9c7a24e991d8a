//! Security keys, and what a telephone or a machine has built in: a ceremony of WebAuthn asked and checked whole.
//!
//! Well-kept code checks it (`webauthn-rs`); this room says how we ask, and that a challenge comes from the one who
//! asks: randomness is an argument here as everywhere. It knows no accounts, stores, keys of desks or pages.
//!
//! Reading order: [`Place`], which asks and checks; [`Key`], what is kept of one; [`Refused`].
//!
//! What is asked for is always the same: a credential that the authenticator finds by itself (a list of those that an
//! account has would tell a stranger that it has any), with whoever holds it verified by a PIN, a finger or a face.
//! No attestation: which make of key somebody bought is not our affair.

mod answer;
mod ask;
#[cfg(any(test, feature = "soft"))]
pub mod soft;

use serde::{Deserialize, Serialize};
use url::Url;
use webauthn_rs::{Webauthn, WebauthnBuilder};

pub use answer::{Passed, Refused};

/// Bytes of a challenge: at least 16 are asked for (WebAuthn 3, 13.4.3).
pub const CHALLENGE: usize = 32;
/// Milliseconds that a browser waits for somebody to touch a key; the server waits for as long.
pub const WAITS: u32 = 5 * 60 * 1000;

/// Where pages are: what a browser lets a key sign for, and the origin that it must say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    domain: String,
    origin: Url,
}

impl Place {
    /// That of a `Host` header, which must have been found to be one of ours before. Nothing where no browser would
    /// take part: an address of numbers has no domain (WebAuthn 3, 5.1.3, step 8), and without TLS only this machine's
    /// own name counts as safe.
    #[must_use]
    pub fn of(host: &str, secure: bool) -> Option<Self> {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b':');
        if !host.bytes().all(plain) {
            return None;
        }
        let way = if secure { "https" } else { "http" };
        let origin = Url::parse(&format!("{way}://{host}")).ok()?;
        let domain = origin.domain()?.to_owned();
        let is_this_machine = domain == "localhost" || domain.ends_with(".localhost");
        (secure || is_this_machine).then_some(Self { domain, origin })
    }

    /// The name that keys made here are for.
    #[must_use]
    pub fn domain(&self) -> &str {
        &self.domain
    }

    fn checks(&self) -> Result<Webauthn, Refused> {
        // Of other ports, of names below this one and of other pages around ours nothing is taken: the defaults.
        WebauthnBuilder::new(&self.domain, &self.origin)
            .and_then(WebauthnBuilder::build)
            .map_err(|_| Refused::Ours("no such place"))
    }
}

/// A key as it is kept: its public half, its counter, how it signs. No secret, but it says that somebody has one.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Key(webauthn_rs::prelude::Passkey);

impl Key {
    /// What its authenticator knows it by.
    #[must_use]
    pub fn id(&self) -> &[u8] {
        self.0.cred_id()
    }

    /// As it is kept.
    ///
    /// # Errors
    /// [`Refused::Ours`] if it cannot be written, which does not happen.
    pub fn to_bytes(&self) -> Result<Vec<u8>, Refused> {
        serde_json::to_vec(self).map_err(|_| Refused::Ours("a key cannot be written"))
    }

    /// The one that was kept so.
    ///
    /// # Errors
    /// [`Refused::Ours`] where it is not as it was kept.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Refused> {
        serde_json::from_slice(bytes).map_err(|_| Refused::Ours("a key is not as it was kept"))
    }
}

#[cfg(test)]
mod tests;

#[cfg(test)]
mod places {
    use super::Place;

    #[test]
    fn a_place_has_a_name_and_is_safe() {
        for (host, secure, domain) in [
            ("desk.example.org", true, Some("desk.example.org")),
            ("Desk.example.org:8443", true, Some("desk.example.org")),
            ("localhost:8080", false, Some("localhost")),
            ("leeward.localhost:8080", false, Some("leeward.localhost")),
            ("localhost", true, Some("localhost")),
            ("127.0.0.1:8080", false, None),
            ("192.0.2.7", true, None),
            ("[::1]:8080", false, None),
            ("desk.example.org", false, None),
            ("localhost.example.org", false, None),
            ("desk.example.org/x", true, None),
            ("nell@desk.example.org", true, None),
            ("desk.example.org?x", true, None),
            ("", true, None),
        ] {
            let place = Place::of(host, secure);
            assert_eq!(place.as_ref().map(Place::domain), domain, "{host}");
        }
    }
}
