//! Between a password and its code: who has given the one and not yet the other. It is no session: the secret
//! stands in the form and not in a cookie, it opens no ring, and it is gone after five minutes or five tries.
//!
//! Whether the password was right is not to be told by this: of a wrong one the same row is kept, which opens as
//! nobody's.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use hkdf::Hkdf;
use ledger::{Shelf, Store};
use rules::Moment;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::{Accounts, DeskName, KeyError, Opened, Stream, sealed};

/// So long one has for the code, in seconds.
const LASTS: i64 = 5 * 60;
// A browser waits for a key as long as what it brings is taken.
const _: () = assert!(LASTS * 1000 == authenticator::WAITS as i64);
/// So many codes are tried of one password.
const TRIES: u8 = 5;

#[derive(Serialize, Deserialize)]
struct Row {
    since: i64,
    tries: u8,
    sealed: Vec<u8>,
}

#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
struct Known {
    /// As it was typed, cut to what a name may have.
    user: String,
    /// Nothing where the password was wrong.
    private: Option<[u8; 32]>,
    /// Takes the private key's place where there is none, so that both are written as long.
    filling: [u8; 32],
}

/// Who a form's secret says has given a password.
pub struct HalfIn {
    /// The name as it was typed.
    pub user: String,
    /// What the password opened; nothing where it was wrong.
    pub opened: Option<Opened>,
    /// What a security key must have signed this time. It was never asked for before, and never is again.
    pub challenge: [u8; 32],
    /// What it is asked to sign the next time.
    pub next: [u8; 32],
}

/// The half-done sign-ins of one desk.
#[derive(Clone, Copy)]
pub struct Pending<'a> {
    store: &'a dyn Store,
    desk: DeskName,
}

impl<'a> Pending<'a> {
    /// Those of a desk.
    #[must_use]
    pub const fn new(store: &'a dyn Store, desk: DeskName) -> Self {
        Self { store, desk }
    }

    /// Begins one; gives the form's secret. What is older than five minutes is removed.
    ///
    /// # Errors
    /// When nothing could be sealed or stored.
    pub fn begin(
        &self,
        user: &str,
        opened: Option<&Opened>,
        now: Moment,
        stream: &Stream,
    ) -> Result<String, KeyError> {
        for (key, bytes) in self.store.list(Shelf::Doors)? {
            if read(&bytes).map_or(true, |row| now.second() - row.since >= LASTS) {
                self.store.remove(Shelf::Doors, &key)?;
            }
        }
        let secret = Zeroizing::new(stream.bytes::<32>());
        let known = Known {
            user: user.trim().to_ascii_lowercase().chars().take(32).collect(),
            private: opened.map(|opened| *opened.private),
            filling: stream.bytes(),
        };
        let plain = postcard::to_stdvec(&known).map(Zeroizing::new);
        let plain = plain.map_err(|_| KeyError::CannotSeal("it cannot be written"))?;
        let row = Row {
            since: now.second(),
            tries: 0,
            sealed: sealed::seal(
                &*wrap(&secret)?,
                &[b"half in"],
                &self.bound(),
                &plain,
                stream,
            )?,
        };
        self.keep(&key(&secret), &row)?;
        Ok(URL_SAFE_NO_PAD.encode(*secret))
    }

    /// Who a secret says; nothing of one that is unknown, too old, or tried too often. It counts as a try.
    ///
    /// # Errors
    /// When the store cannot be read or written, or what it holds is not as it was kept.
    pub fn find(&self, secret: &str, now: Moment) -> Result<Option<HalfIn>, KeyError> {
        let Some(secret) = secret_of(secret) else {
            return Ok(None);
        };
        let key = key(&secret);
        let Some(bytes) = self.store.get(Shelf::Doors, &key)? else {
            return Ok(None);
        };
        let mut row = read(&bytes)?;
        if now.second() - row.since >= LASTS || row.tries >= TRIES {
            return Ok(None);
        }
        let challenge = challenge(&secret, row.tries)?;
        row.tries += 1;
        self.keep(&key, &row)?;
        let next = self::challenge(&secret, row.tries)?;
        let plain = sealed::open(&*wrap(&secret)?, &[b"half in"], &self.bound(), &row.sealed)?;
        let known: Known = postcard::from_bytes(&plain).map_err(|_| KeyError::DoesNotOpen)?;
        let mut opened = None;
        if let Some(private) = known.private {
            // Between the two the account may have been ended or given other keys.
            opened = Accounts::new(self.store, self.desk).opened(&known.user, private)?;
        }
        Ok(Some(HalfIn {
            user: known.user.clone(),
            opened,
            challenge,
            next,
        }))
    }

    /// What a security key is asked to sign the first time; nothing of a secret that is none.
    ///
    /// # Errors
    /// When it cannot be derived.
    pub fn first_challenge(secret: &str) -> Result<Option<[u8; 32]>, KeyError> {
        let secret = secret_of(secret);
        secret.map(|secret| challenge(&secret, 0)).transpose()
    }

    /// Forgets one, once it has become a session.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn end(&self, secret: &str) -> Result<(), KeyError> {
        if let Some(secret) = secret_of(secret) {
            self.store.remove(Shelf::Doors, &key(&secret))?;
        }
        Ok(())
    }

    fn bound(&self) -> Vec<u8> {
        format!("half in/{}", self.desk).into_bytes()
    }

    fn keep(&self, key: &[u8; 32], row: &Row) -> Result<(), KeyError> {
        let bytes =
            postcard::to_stdvec(row).map_err(|_| KeyError::CannotSeal("it cannot be written"))?;
        Ok(self.store.put(Shelf::Doors, key, &bytes)?)
    }
}

impl Accounts<'_> {
    /// What a private key that was opened before opens now.
    fn opened(&self, user: &str, private: [u8; 32]) -> Result<Option<Opened>, KeyError> {
        let Some(account) = self.named(user)? else {
            return Ok(None);
        };
        let private = Zeroizing::new(private);
        let ring = self.ring_of(user, &private)?;
        Ok(ring.map(|ring| Opened {
            account,
            ring,
            private,
        }))
    }
}

fn secret_of(text: &str) -> Option<Zeroizing<[u8; 32]>> {
    let secret = Zeroizing::new(URL_SAFE_NO_PAD.decode(text).ok()?);
    Some(Zeroizing::new(secret.as_slice().try_into().ok()?))
}

/// Under which the row lies. A cookie's row lies under another hash: the one is never found as the other.
fn key(secret: &[u8; 32]) -> [u8; 32] {
    Sha256::new()
        .chain_update(b"leeward half in 1")
        .chain_update(secret)
        .finalize()
        .into()
}

fn wrap(secret: &[u8; 32]) -> Result<Zeroizing<[u8; 32]>, KeyError> {
    let mut key = Zeroizing::new([0; 32]);
    Hkdf::<Sha256>::new(None, secret)
        .expand(b"leeward half in key 1", key.as_mut_slice())
        .map_err(|_| KeyError::CannotSeal("no key could be derived"))?;
    Ok(key)
}

/// The challenge of one try of one sign-in: made from the form's secret, so that it needs no row of its own, belongs to
/// nobody else's page, and is over with the try.
fn challenge(secret: &[u8; 32], tries: u8) -> Result<[u8; 32], KeyError> {
    let mut challenge = [0; 32];
    Hkdf::<Sha256>::new(None, secret)
        .expand_multi_info(&[b"leeward half in challenge 1", &[tries]], &mut challenge)
        .map_err(|_| KeyError::CannotSeal("no challenge could be derived"))?;
    Ok(challenge)
}

fn read(bytes: &[u8]) -> Result<Row, KeyError> {
    postcard::from_bytes(bytes).map_err(|_| KeyError::DoesNotOpen)
}
