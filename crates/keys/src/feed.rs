//! Addresses of calendars: a secret for one account, which opens nothing but how many things are due on which day.
//!
//! Like a token it is shown once, lies in the store as a hash, can be ended any time, and is bound to its account's
//! password: a changed password and an account that is gone end it. No ring lies beside it.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use ledger::{Shelf, Store};
use rules::Moment;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::{Account, Accounts, DeskName, KeyError, Made, Stream};

/// So many may one account have at a time.
pub const MOST_FEEDS: usize = 5;
/// What the keys of rows begin with, on the shelf of what a desk was set up with.
const BEFORE: &str = "calendar/";

/// An address as its account's page lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feed {
    /// What it is ended by. Tells nothing of the address.
    pub id: String,
    /// When it was made.
    pub made: Moment,
}

#[derive(Serialize, Deserialize)]
struct Row {
    user: String,
    made: i64,
    once: [u8; 16],
    /// By which password.
    stamp: [u8; 32],
}

/// The calendars of one desk, in that desk's store.
#[derive(Clone, Copy)]
pub struct Feeds<'a> {
    store: &'a dyn Store,
    desk: DeskName,
}

/// Under which key a secret's row lies.
fn key(secret: &[u8]) -> String {
    let hash = Sha256::new()
        .chain_update(b"leeward calendar row 1")
        .chain_update(secret)
        .finalize();
    format!("{BEFORE}{}", URL_SAFE_NO_PAD.encode(hash))
}

fn id(key: &str) -> String {
    let mut id = hex::encode(Sha256::digest(key.as_bytes()));
    id.truncate(16);
    id
}

impl<'a> Feeds<'a> {
    /// Those of a desk.
    #[must_use]
    pub const fn new(store: &'a dyn Store, desk: DeskName) -> Self {
        Self { store, desk }
    }

    fn rows(&self) -> Result<Vec<(String, Row)>, KeyError> {
        let mut rows = Vec::new();
        for (key, bytes) in self.store.list(Shelf::House)? {
            let Some(key) = String::from_utf8(key)
                .ok()
                .filter(|key| key.starts_with(BEFORE))
            else {
                continue;
            };
            let row = postcard::from_bytes(&bytes).map_err(|_| KeyError::DoesNotOpen)?;
            rows.push((key, row));
        }
        Ok(rows)
    }

    /// Makes one for an account.
    ///
    /// # Errors
    /// When nothing could be stored, or the account is gone.
    pub fn make(
        &self,
        user: &str,
        once: [u8; 16],
        now: Moment,
        stream: &Stream,
    ) -> Result<Made, KeyError> {
        let mine = self.rows()?.into_iter().map(|(_, row)| row);
        let mine: Vec<Row> = mine.filter(|row| row.user == user).collect();
        if mine.iter().any(|row| row.once == once) {
            return Ok(Made::Before);
        }
        if mine.len() >= MOST_FEEDS {
            return Ok(Made::TooMany);
        }
        let stamped = Accounts::new(self.store, self.desk).stamped(user)?;
        let (_, stamp) = stamped.ok_or(KeyError::DoesNotOpen)?;
        let secret = stream.bytes::<32>();
        let row = Row {
            user: user.to_owned(),
            made: now.second(),
            once,
            stamp,
        };
        let bytes = postcard::to_stdvec(&row)
            .map_err(|_| KeyError::CannotSeal("the row cannot be written"))?;
        self.store
            .put(Shelf::House, key(&secret).as_bytes(), &bytes)?;
        Ok(Made::Now(URL_SAFE_NO_PAD.encode(secret)))
    }

    /// Whose it is; nobody's once it has ended, for whatever reason.
    ///
    /// # Errors
    /// When the store cannot be read, or a row is not as it was kept.
    pub fn find(&self, text: &str) -> Result<Option<Account>, KeyError> {
        let Some(secret) = URL_SAFE_NO_PAD
            .decode(text)
            .ok()
            .filter(|all| all.len() == 32)
        else {
            return Ok(None);
        };
        let Some(bytes) = self.store.get(Shelf::House, key(&secret).as_bytes())? else {
            return Ok(None);
        };
        let row: Row = postcard::from_bytes(&bytes).map_err(|_| KeyError::DoesNotOpen)?;
        let found = Accounts::new(self.store, self.desk).stamped(&row.user)?;
        let found = found.filter(|(_, stamp)| *stamp == row.stamp);
        Ok(found.map(|(account, _)| account))
    }

    /// Those of an account that have not ended, the latest first.
    ///
    /// # Errors
    /// When the store cannot be read, or a row is not as it was kept.
    pub fn list(&self, user: &str) -> Result<Vec<Feed>, KeyError> {
        let stamped = Accounts::new(self.store, self.desk).stamped(user)?;
        let stands = |row: &Row| {
            let same = stamped
                .as_ref()
                .is_some_and(|(_, stamp)| *stamp == row.stamp);
            row.user == user && same
        };
        let rows = self.rows()?.into_iter().filter(|(_, row)| stands(row));
        let mut feeds: Vec<Feed> = rows
            .map(|(key, row)| Feed {
                id: id(&key),
                made: Moment::from_second(row.made),
            })
            .collect();
        feeds.sort_by(|one, other| (other.made, &one.id).cmp(&(one.made, &other.id)));
        Ok(feeds)
    }

    /// Ends one of an account; whether there was one of that id.
    ///
    /// # Errors
    /// When the store cannot be read or written.
    pub fn end(&self, user: &str, which: &str) -> Result<bool, KeyError> {
        for (key, row) in self.rows()? {
            if row.user == user && id(&key) == which {
                return Ok(self.store.remove(Shelf::House, key.as_bytes())?);
            }
        }
        Ok(false)
    }
}
