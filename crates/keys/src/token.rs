//! Tokens for programs: like a session's cookie, the token alone opens the desk's ring that lies beside its row.
//!
//! A stolen table opens nothing. A row is bound to its account's password: a changed password, one that was
//! recovered, and an account that is gone end every token of it, whoever changed it and wherever.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use hkdf::Hkdf;
use ledger::{Shelf, Store};
use rules::Moment;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use crate::{Account, Accounts, DeskName, KeyError, KeyRing, Stream, sealed};

/// So many tokens may one account have at a time.
pub const MOST_TOKENS: usize = 20;
/// So many days may a token last.
pub const MOST_DAYS: u16 = 366;
/// A row says when it was last used; it is written again when that is so long ago.
const WRITTEN_EVERY: i64 = 60 * 60;

/// What a token may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Scope {
    /// Look.
    Read,
    /// Look and record.
    Write,
}

impl Scope {
    /// As it is written in forms.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Write => "write",
        }
    }

    /// The one that is written so.
    #[must_use]
    pub fn from_word(text: &str) -> Option<Self> {
        [Self::Read, Self::Write]
            .into_iter()
            .find(|scope| scope.word() == text)
    }
}

/// What a new token is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewToken<'a> {
    /// What it is for, in the account's own words.
    pub name: &'a str,
    /// What it may do.
    pub scope: Scope,
    /// How many days it lasts, 1 to [`MOST_DAYS`].
    pub days: u16,
    /// Taken once: a form sent twice makes one token.
    pub once: [u8; 16],
}

/// A token as its account's page lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// What it is ended by. Tells nothing of the token itself.
    pub id: String,
    /// What it is for.
    pub name: String,
    /// What it may do.
    pub scope: Scope,
    /// When it was made.
    pub made: Moment,
    /// When it ends by itself.
    pub ends: Moment,
    /// When it was last used, to the hour.
    pub last: Option<Moment>,
}

/// What a token opened, for the length of one request.
#[derive(Debug)]
pub struct OpenToken {
    /// Whose.
    pub account: Account,
    /// Which one, as [`Token::id`].
    pub id: String,
    /// What it may do.
    pub scope: Scope,
    /// The desk's keys.
    pub ring: KeyRing,
}

/// What came of making one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Made {
    /// The token itself. It is kept nowhere and never shown again.
    Now(String),
    /// The form had been sent before; its token was shown then.
    Before,
    /// There are [`MOST_TOKENS`] already.
    TooMany,
}

#[derive(Serialize, Deserialize)]
struct Row {
    user: String,
    scope: Scope,
    made: i64,
    ends: i64,
    last: Option<i64>,
    once: [u8; 16],
    /// Under the ring's own key.
    name: Vec<u8>,
    /// The desk's ring, under a key that the token alone makes.
    ring: Vec<u8>,
}

/// The tokens of one desk, in that desk's store.
#[derive(Clone, Copy)]
pub struct Tokens<'a> {
    store: &'a dyn Store,
    desk: DeskName,
}

/// Under which key a token's row lies, a hash so that the row does not tell the token, and what opens it.
struct Secret {
    key: [u8; 32],
    wrap: Zeroizing<[u8; 32]>,
}

impl Secret {
    fn of(secret: &[u8; 32]) -> Option<Self> {
        let mut wrap = Zeroizing::new([0; 32]);
        Hkdf::<Sha256>::new(None, secret)
            .expand(b"leeward token ring 1", wrap.as_mut_slice())
            .ok()?;
        let key = Sha256::new()
            .chain_update(b"leeward token row 1")
            .chain_update(secret)
            .finalize();
        Some(Self {
            key: key.into(),
            wrap,
        })
    }
}

impl<'a> Tokens<'a> {
    /// Those of a desk.
    #[must_use]
    pub const fn new(store: &'a dyn Store, desk: DeskName) -> Self {
        Self { store, desk }
    }

    fn prefix(&self) -> String {
        format!("leeward-{}-", self.desk)
    }

    fn read(&self, text: &str) -> Option<Secret> {
        let text = text.strip_prefix(&self.prefix())?;
        let secret = Zeroizing::new(URL_SAFE_NO_PAD.decode(text).ok()?);
        Secret::of(secret.as_slice().try_into().ok()?)
    }

    /// Makes one of an account, with the ring of its session.
    ///
    /// # Errors
    /// When nothing could be sealed or stored, or the account is gone.
    pub fn make(
        &self,
        account: &str,
        ring: &KeyRing,
        wanted: &NewToken<'_>,
        now: Moment,
        stream: &Stream,
    ) -> Result<Made, KeyError> {
        self.sweep(now)?;
        let mine: Vec<Row> = self
            .rows(account)?
            .into_iter()
            .map(|(_, row)| row)
            .collect();
        if mine.iter().any(|row| row.once == wanted.once) {
            return Ok(Made::Before);
        }
        if mine.len() >= MOST_TOKENS {
            return Ok(Made::TooMany);
        }
        let bytes = Zeroizing::new(stream.bytes::<32>());
        let secret = Secret::of(&bytes).ok_or(KeyError::CannotSeal("no key could be derived"))?;
        let ends = now.plus(i64::from(wanted.days.clamp(1, MOST_DAYS)) * 24 * 60 * 60);
        let mut row = Row {
            user: account.to_owned(),
            scope: wanted.scope,
            made: now.second(),
            ends: ends.second(),
            last: None,
            once: wanted.once,
            name: ring.seal_record("token name", wanted.name.as_bytes(), stream)?,
            ring: Vec::new(),
        };
        let Some((_, bound)) = self.bound(&row)? else {
            return Err(KeyError::DoesNotOpen);
        };
        row.ring = sealed::seal(&secret.wrap, &[b"token"], &bound, &ring.written()?, stream)?;
        self.keep(&secret.key, &row)?;
        Ok(Made::Now(format!(
            "{}{}",
            self.prefix(),
            URL_SAFE_NO_PAD.encode(*bytes)
        )))
    }

    /// What a token opens, which is thereby used; nothing once it has ended, for whatever reason.
    ///
    /// # Errors
    /// When the store cannot be read or written, or a row is not as it was kept.
    pub fn find(&self, text: &str, now: Moment) -> Result<Option<OpenToken>, KeyError> {
        let Some(secret) = self.read(text) else {
            return Ok(None);
        };
        let Some(bytes) = self.store.get(Shelf::Tokens, &secret.key)? else {
            return Ok(None);
        };
        let mut row = read(&bytes)?;
        if now.second() >= row.ends {
            return Ok(None);
        }
        let Some((account, bound)) = self.bound(&row)? else {
            return Ok(None);
        };
        let ring = match sealed::open(&secret.wrap, &[b"token"], &bound, &row.ring) {
            Ok(ring) => KeyRing::read(&ring)?,
            // Another password since, or a row that somebody changed: either way it is worth nothing.
            Err(KeyError::DoesNotOpen) => return Ok(None),
            Err(other) => return Err(other),
        };
        if row
            .last
            .is_none_or(|last| now.second() - last >= WRITTEN_EVERY)
        {
            row.last = Some(now.second());
            self.keep(&secret.key, &row)?;
        }
        Ok(Some(OpenToken {
            account,
            id: id(&secret.key),
            scope: row.scope,
            ring,
        }))
    }

    /// The tokens of an account that have not ended by themselves, the latest first.
    ///
    /// # Errors
    /// When the store cannot be read, or a row is not as it was kept.
    pub fn list(&self, user: &str, ring: &KeyRing, now: Moment) -> Result<Vec<Token>, KeyError> {
        let mut tokens = Vec::new();
        for (key, row) in self.rows(user)? {
            if now.second() >= row.ends {
                continue;
            }
            let name = ring.open_record("token name", &row.name)?;
            tokens.push(Token {
                id: id(&key),
                name: String::from_utf8_lossy(&name).into_owned(),
                scope: row.scope,
                made: Moment::from_second(row.made),
                ends: Moment::from_second(row.ends),
                last: row.last.map(Moment::from_second),
            });
        }
        tokens.sort_by(|one, other| (other.made, &one.id).cmp(&(one.made, &other.id)));
        Ok(tokens)
    }

    /// Ends one token of an account; whether there was one of that id.
    ///
    /// # Errors
    /// When the store cannot be read or written.
    pub fn end(&self, user: &str, which: &str) -> Result<bool, KeyError> {
        for (key, _) in self.rows(user)? {
            if id(&key) == which {
                return Ok(self.store.remove(Shelf::Tokens, &key)?);
            }
        }
        Ok(false)
    }

    /// Removes the rows of an account: after its password was changed they open nothing anyway.
    ///
    /// # Errors
    /// When the store cannot be read or written.
    pub fn end_all(&self, user: &str) -> Result<(), KeyError> {
        for (key, _) in self.rows(user)? {
            self.store.remove(Shelf::Tokens, &key)?;
        }
        Ok(())
    }

    fn sweep(&self, now: Moment) -> Result<(), KeyError> {
        for (key, bytes) in self.store.list(Shelf::Tokens)? {
            if read(&bytes).map_or(true, |row| now.second() >= row.ends) {
                self.store.remove(Shelf::Tokens, &key)?;
            }
        }
        Ok(())
    }

    fn rows(&self, user: &str) -> Result<Vec<(Vec<u8>, Row)>, KeyError> {
        let mut rows = Vec::new();
        for (key, bytes) in self.store.list(Shelf::Tokens)? {
            let row = read(&bytes)?;
            if row.user == user {
                rows.push((key, row));
            }
        }
        Ok(rows)
    }

    /// What a row's ring is sealed to besides the token: whose, by which password, what for and until when.
    fn bound(&self, row: &Row) -> Result<Option<(Account, Vec<u8>)>, KeyError> {
        let found = Accounts::new(self.store, self.desk).stamped(&row.user)?;
        Ok(found.map(|(account, stamp)| {
            let (scope, ends) = (row.scope.word(), row.ends);
            let mut bound = format!("{}/{}/{scope}/{ends}/", self.desk, row.user).into_bytes();
            bound.extend_from_slice(&stamp);
            (account, bound)
        }))
    }

    fn keep(&self, key: &[u8], row: &Row) -> Result<(), KeyError> {
        let bytes = postcard::to_stdvec(row)
            .map_err(|_| KeyError::CannotSeal("the token cannot be written"))?;
        Ok(self.store.put(Shelf::Tokens, key, &bytes)?)
    }
}

fn read(bytes: &[u8]) -> Result<Row, KeyError> {
    postcard::from_bytes(bytes).map_err(|_| KeyError::DoesNotOpen)
}

fn id(key: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(key.get(..12).unwrap_or(key))
}

#[cfg(test)]
mod tests {
    use ledger::MemoryStore;

    use super::*;
    use crate::{Cost, establish};

    struct Desk {
        store: MemoryStore,
        ring: KeyRing,
        stream: Stream,
    }

    impl Desk {
        fn new() -> Self {
            let stream = Stream::from_seed([3; 32]);
            let house = establish(&stream);
            let store = MemoryStore::new();
            let ring = house.ring(DeskName::Victim).clone();
            Accounts::new(&store, DeskName::Victim)
                .create(
                    "nell",
                    "Nell",
                    "first password",
                    &ring,
                    Cost::LIGHT,
                    &stream,
                )
                .unwrap();
            Self {
                store,
                ring,
                stream,
            }
        }

        fn tokens(&self) -> Tokens<'_> {
            Tokens::new(&self.store, DeskName::Victim)
        }

        fn make(&self, once: u8, scope: Scope) -> String {
            let wanted = NewToken {
                name: "the monthly list",
                scope,
                days: 30,
                once: [once; 16],
            };
            let made = self
                .tokens()
                .make("nell", &self.ring, &wanted, at(0), &self.stream);
            match made.unwrap() {
                Made::Now(token) => token,
                other => panic!("{other:?}"),
            }
        }
    }

    fn at(second: i64) -> Moment {
        Moment::from_second(second)
    }

    const DAY: i64 = 86_400;

    #[test]
    fn a_token_opens_the_ring_until_its_last_day_is_over() {
        let desk = Desk::new();
        let token = desk.make(1, Scope::Write);
        let open = desk
            .tokens()
            .find(&token, at(30 * DAY - 1))
            .unwrap()
            .unwrap();
        assert_eq!(open.account.user, "nell");
        assert_eq!(open.scope, Scope::Write);
        assert_eq!(*open.ring.written().unwrap(), *desk.ring.written().unwrap());
        assert!(desk.tokens().find(&token, at(30 * DAY)).unwrap().is_none());
    }

    #[test]
    fn neither_the_table_nor_another_desks_name_opens_anything() {
        let desk = Desk::new();
        let token = desk.make(1, Scope::Read);
        let secret = URL_SAFE_NO_PAD
            .decode(token.strip_prefix("leeward-victim-").unwrap())
            .unwrap();
        let rows = desk.store.list(Shelf::Tokens).unwrap();
        for (key, row) in &rows {
            for hidden in [
                secret.as_slice(),
                b"monthly",
                &*desk.ring.written().unwrap(),
            ] {
                assert!(!row.windows(hidden.len()).any(|part| part == hidden));
                assert!(!key.windows(hidden.len()).any(|part| part == hidden));
            }
        }
        let elsewhere = token.replace("victim", "client");
        let client = Tokens::new(&desk.store, DeskName::Client);
        assert!(client.find(&elsewhere, at(1)).unwrap().is_none());
        assert!(desk.tokens().find(&elsewhere, at(1)).unwrap().is_none());
    }

    #[test]
    fn a_row_that_was_given_more_rights_or_more_days_opens_nothing() {
        let desk = Desk::new();
        let token = desk.make(1, Scope::Read);
        let (key, bytes) = desk.store.list(Shelf::Tokens).unwrap().remove(0);
        for change in [
            |row: &mut Row| row.scope = Scope::Write,
            |row: &mut Row| row.ends += DAY,
        ] {
            let mut row = read(&bytes).unwrap();
            change(&mut row);
            desk.tokens().keep(&key, &row).unwrap();
            assert!(desk.tokens().find(&token, at(1)).unwrap().is_none());
        }
        desk.store.put(Shelf::Tokens, &key, &bytes).unwrap();
        assert!(desk.tokens().find(&token, at(1)).unwrap().is_some());
    }

    #[test]
    fn another_password_or_no_account_any_more_ends_it() {
        let desk = Desk::new();
        let token = desk.make(1, Scope::Read);
        let accounts = Accounts::new(&desk.store, DeskName::Victim);
        accounts
            .change_password("nell", "first password", "second password", &desk.stream)
            .unwrap();
        assert!(desk.tokens().find(&token, at(1)).unwrap().is_none());
        let token = desk.make(2, Scope::Read);
        assert!(desk.tokens().find(&token, at(1)).unwrap().is_some());
        desk.store.remove(Shelf::Accounts, b"nell").unwrap();
        assert!(desk.tokens().find(&token, at(1)).unwrap().is_none());
    }

    #[test]
    fn it_is_made_once_listed_and_ended_by_its_own_account() {
        let desk = Desk::new();
        let token = desk.make(1, Scope::Read);
        let wanted = NewToken {
            name: "again",
            scope: Scope::Read,
            days: 30,
            once: [1; 16],
        };
        let again = desk
            .tokens()
            .make("nell", &desk.ring, &wanted, at(0), &desk.stream);
        assert_eq!(again.unwrap(), Made::Before);
        desk.tokens().find(&token, at(10)).unwrap();
        desk.tokens().find(&token, at(20)).unwrap();
        let listed = desk.tokens().list("nell", &desk.ring, at(30)).unwrap();
        assert_eq!(listed.len(), 1);
        assert_eq!(listed[0].name, "the monthly list");
        assert_eq!(listed[0].last, Some(at(10)));
        assert!(!desk.tokens().end("thea", &listed[0].id).unwrap());
        assert!(desk.tokens().end("nell", &listed[0].id).unwrap());
        assert!(desk.tokens().find(&token, at(40)).unwrap().is_none());
        for once in 0..20 {
            desk.make(once, Scope::Read);
        }
        let made = desk.tokens().make(
            "nell",
            &desk.ring,
            &NewToken {
                once: [77; 16],
                ..wanted
            },
            at(0),
            &desk.stream,
        );
        assert_eq!(made.unwrap(), Made::TooMany);
    }
}
