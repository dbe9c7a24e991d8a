//! Sessions: the desk's ring lies wrapped under a key that only the cookie can make.
//!
//! A stolen table opens nothing, and no process keeps a ring between requests.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use hkdf::Hkdf;
use ledger::{Shelf, Store};
use rules::Moment;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use crate::{Account, Accounts, DeskName, KeyError, KeyRing, Stream, sealed};

/// So long without a request ends a session, in seconds.
pub const IDLE_SECONDS: u32 = 15 * 60;
/// So long after it began it ends in any case, in seconds: no working day is longer.
const LONGEST_SECONDS: u32 = 12 * 60 * 60;
/// So long after that its row stays, so that words typed before can still be sealed for whoever typed them.
const LINGERS: i64 = 12 * 60 * 60;
/// The row says when it was last used; it is written again when that is so long ago.
const WRITTEN_EVERY: i64 = 30;

/// A session that the cookie opened, for the length of one request.
#[derive(Debug)]
pub struct OpenSession {
    /// Whose.
    pub account: Account,
    /// What a form of this session must carry.
    pub csrf: String,
    /// The desk's keys.
    pub ring: KeyRing,
    /// It ended of idleness or of age: what was typed may be sealed, and nothing else may happen.
    pub expired: bool,
}

#[derive(Serialize, Deserialize)]
struct Row {
    user: String,
    last: i64,
    ring: Vec<u8>,
    begun: i64,
}

/// The sessions of one desk, in that desk's store.
#[derive(Clone, Copy)]
pub struct Sessions<'a> {
    store: &'a dyn Store,
    desk: DeskName,
}

/// What a cookie's value holds.
struct Cookie {
    /// Under which the row lies: a hash, so that a row does not tell the cookie.
    key: [u8; 32],
    wrap: Zeroizing<[u8; 32]>,
    csrf: String,
}

impl Cookie {
    fn read(text: &str) -> Option<Self> {
        let secret = Zeroizing::new(URL_SAFE_NO_PAD.decode(text).ok()?);
        let secret: &[u8; 32] = secret.as_slice().try_into().ok()?;
        Self::of(secret)
    }

    fn of(secret: &[u8; 32]) -> Option<Self> {
        let kdf = Hkdf::<Sha256>::new(None, secret);
        let (mut wrap, mut csrf) = (Zeroizing::new([0; 32]), [0; 18]);
        kdf.expand(b"leeward session ring 1", wrap.as_mut_slice())
            .ok()?;
        kdf.expand(b"leeward session form 1", &mut csrf).ok()?;
        Some(Self {
            key: Sha256::digest(secret).into(),
            wrap,
            csrf: URL_SAFE_NO_PAD.encode(csrf),
        })
    }
}

impl<'a> Sessions<'a> {
    /// Those of a desk.
    #[must_use]
    pub const fn new(store: &'a dyn Store, desk: DeskName) -> Self {
        Self { store, desk }
    }

    /// Begins one; gives the cookie's value.
    ///
    /// # Errors
    /// When nothing could be sealed or stored.
    pub fn begin(
        &self,
        account: &Account,
        ring: &KeyRing,
        now: Moment,
        stream: &Stream,
    ) -> Result<String, KeyError> {
        let secret = Zeroizing::new(stream.bytes::<32>());
        let cookie = Cookie::of(&secret).ok_or(KeyError::CannotSeal("no key could be derived"))?;
        let row = Row {
            user: account.user.clone(),
            last: now.second(),
            ring: sealed::seal(
                &cookie.wrap,
                &[b"session"],
                &self.bound(&account.user),
                &ring.written()?,
                stream,
            )?,
            begun: now.second(),
        };
        self.keep(&cookie.key, &row)?;
        Ok(URL_SAFE_NO_PAD.encode(*secret))
    }

    /// The session that a cookie opens, which is thereby used. Of an account that is gone there is none.
    ///
    /// # Errors
    /// When the store cannot be read or written, or the ring in a row is not as it was kept.
    pub fn find(&self, cookie: &str, now: Moment) -> Result<Option<OpenSession>, KeyError> {
        let Some(cookie) = Cookie::read(cookie) else {
            return Ok(None);
        };
        let Some(bytes) = self.store.get(Shelf::Sessions, &cookie.key)? else {
            return Ok(None);
        };
        // One of a version that did not say when it began is over.
        let Ok(mut row) = read(&bytes) else {
            return Ok(None);
        };
        let idle = now.second() - row.last;
        if idle >= i64::from(IDLE_SECONDS) + LINGERS {
            return Ok(None);
        }
        let Some(account) = Accounts::new(self.store, self.desk).named(&row.user)? else {
            return Ok(None);
        };
        let ring = sealed::open(
            &cookie.wrap,
            &[b"session"],
            &self.bound(&row.user),
            &row.ring,
        )?;
        let age = now.second() - row.begun;
        let expired = idle >= i64::from(IDLE_SECONDS) || age >= i64::from(LONGEST_SECONDS);
        if !expired && idle >= WRITTEN_EVERY {
            row.last = now.second();
            self.keep(&cookie.key, &row)?;
        }
        Ok(Some(OpenSession {
            account,
            csrf: cookie.csrf,
            ring: KeyRing::read(&ring)?,
            expired,
        }))
    }

    /// Gives a session the desk's next ring, made in it.
    ///
    /// # Errors
    /// When the store cannot be read or written, or nothing could be sealed.
    pub fn rewrap(&self, cookie: &str, ring: &KeyRing, stream: &Stream) -> Result<(), KeyError> {
        let Some(cookie) = Cookie::read(cookie) else {
            return Ok(());
        };
        let Some(bytes) = self.store.get(Shelf::Sessions, &cookie.key)? else {
            return Ok(());
        };
        let mut row = read(&bytes)?;
        let bound = self.bound(&row.user);
        row.ring = sealed::seal(
            &cookie.wrap,
            &[b"session"],
            &bound,
            &ring.written()?,
            stream,
        )?;
        self.keep(&cookie.key, &row)
    }

    /// Ends the session of a cookie, if there is one.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn end(&self, cookie: &str) -> Result<(), KeyError> {
        if let Some(cookie) = Cookie::read(cookie) {
            self.store.remove(Shelf::Sessions, &cookie.key)?;
        }
        Ok(())
    }

    /// Ends every session of an account but the one of this cookie: after its password or
    /// its second factor was changed.
    ///
    /// # Errors
    /// When the store cannot be read or written.
    pub fn end_others(&self, user: &str, cookie: &str) -> Result<(), KeyError> {
        let mine = Cookie::read(cookie).map(|cookie| cookie.key.to_vec());
        for (key, bytes) in self.store.list(Shelf::Sessions)? {
            let theirs = read(&bytes).map_or(true, |row| row.user == user);
            if theirs && Some(&key) != mine.as_ref() {
                self.store.remove(Shelf::Sessions, &key)?;
            }
        }
        Ok(())
    }

    /// Ends every session of an account.
    ///
    /// # Errors
    /// When the store cannot be read or written.
    pub fn end_all(&self, user: &str) -> Result<(), KeyError> {
        self.end_others(user, "")
    }

    /// Removes the rows of sessions that ended long ago.
    ///
    /// # Errors
    /// When the store cannot be read or written.
    pub fn sweep(&self, now: Moment) -> Result<(), KeyError> {
        for (key, bytes) in self.store.list(Shelf::Sessions)? {
            let over = i64::from(IDLE_SECONDS) + LINGERS;
            if read(&bytes).map_or(true, |row| now.second() - row.last >= over) {
                self.store.remove(Shelf::Sessions, &key)?;
            }
        }
        Ok(())
    }

    fn bound(&self, user: &str) -> Vec<u8> {
        format!("{}/{user}", self.desk).into_bytes()
    }

    fn keep(&self, key: &[u8; 32], row: &Row) -> Result<(), KeyError> {
        let bytes = postcard::to_stdvec(row)
            .map_err(|_| KeyError::CannotSeal("the session cannot be written"))?;
        Ok(self.store.put(Shelf::Sessions, key, &bytes)?)
    }
}

fn read(bytes: &[u8]) -> Result<Row, KeyError> {
    postcard::from_bytes(bytes).map_err(|_| KeyError::DoesNotOpen)
}
