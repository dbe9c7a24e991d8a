//! Who may sign in at a desk: the password opens a private key, and that opens the desk's ring.

use argon2::{Algorithm, Argon2, Params, Version};
use ledger::{Actor, Shelf, Store};
use rules::Moment;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use crate::{
    DeskName, KeyError, KeyRing, Sessions, Stream, is_over, pair,
    renewal::{self, Receiver},
    sealed, vouch,
};

mod code;
mod factor;
mod leave;
mod security_key;

pub use factor::{BACKUP_CODES, FactorSecret};
pub use security_key::{MOST_KEYS, SecurityKey, Taken};

/// The shortest password that is taken, in characters (NIST SP 800-63B, "verifiers").
const SHORTEST: usize = 8;

/// What opening a password costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    kib: u32,
    passes: u32,
}

impl Cost {
    /// 64 MiB and three passes (RFC 9106, section 4, second recommended option).
    pub const STANDARD: Self = Self {
        kib: 65_536,
        passes: 3,
    };
    /// 19 MiB and two passes, for demonstrations, whose passwords are printed anyway.
    pub const LIGHT: Self = Self {
        kib: 19_456,
        passes: 2,
    };
}

/// How far an account is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Its password signs in.
    Open,
    /// A one-time code waits to be turned into a password, until then.
    Waiting(Moment),
    /// It was ended: its number and name stay for what was recorded, and nothing opens with it.
    Ended,
}

/// An account as its desk may show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// As it stands in envelopes.
    pub number: Actor,
    /// The name for signing in.
    pub user: String,
    /// The name shown.
    pub name: String,
    /// How far it is.
    pub standing: Standing,
    /// Whether a code is asked for after the password.
    pub has_factor: bool,
}

/// Why an account cannot be made or changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AccountError {
    /// The name for signing in is not one.
    #[error("a name for signing in has 1 to 32 of `a-z`, `0-9`, `.`, `_` and `-`")]
    NotAUser,
    /// Somebody has that name.
    #[error("there is an account of that name at this desk")]
    Taken,
    /// Nobody has that name.
    #[error("there is no account of that name at this desk")]
    Nobody,
    /// The password is too short.
    #[error("a password has at least {SHORTEST} characters")]
    TooShort,
    /// That code opens nothing: mistyped, used, or too old.
    #[error("this code opens nothing")]
    NotTheCode,
    /// That answer makes no key: it does not fit, or the account has this key already.
    #[error("this is no key that was asked for here")]
    NotTheKey,
    /// There are [`MOST_KEYS`] already.
    #[error("an account has {MOST_KEYS} security keys at most")]
    TooManyKeys,
    /// It is the account's last second factor, and this desk wants one of everybody.
    #[error("nobody works at this desk with a password alone")]
    LastFactor,
    /// It is the last account that can open this desk.
    #[error("nobody else can open this desk")]
    LastOne,
    /// The password given as the present one is not.
    #[error("the present password is not right")]
    WrongPassword,
    /// Somebody made the desk's keys anew meanwhile.
    #[error("the desk's keys were made anew meanwhile: sign in again")]
    Renewed,
    /// A key or the store failed.
    #[error(transparent)]
    Key(#[from] KeyError),
}

impl From<ledger::StoreError> for AccountError {
    fn from(error: ledger::StoreError) -> Self {
        Self::Key(error.into())
    }
}

/// What opens an account's private key.
#[derive(Serialize, Deserialize)]
enum Way {
    /// A password, stretched.
    Password { cost: Cost, salt: [u8; 16] },
    /// A one-time code, until that second.
    Code { cost: Cost, until: i64 },
    /// Nothing: the account was ended.
    Gone,
}

/// What is kept of an account.
#[derive(Serialize, Deserialize)]
struct Kept {
    number: Actor,
    name: String,
    way: Way,
    public: [u8; 32],
    /// The private key, sealed under the password or the code.
    private: Vec<u8>,
    /// The desk's ring, sealed to the public key.
    ring: Vec<u8>,
    /// The second factor, sealed to the public key: whoever lacks the password has neither.
    factor: Option<Vec<u8>>,
}

/// The same as the first version kept it, before there were codes and second factors.
#[derive(Deserialize)]
struct First {
    number: Actor,
    name: String,
    cost: Cost,
    salt: [u8; 16],
    public: [u8; 32],
    private: Vec<u8>,
    ring: Vec<u8>,
}

impl From<First> for Kept {
    fn from(first: First) -> Self {
        Self {
            number: first.number,
            name: first.name,
            way: Way::Password {
                cost: first.cost,
                salt: first.salt,
            },
            public: first.public,
            private: first.private,
            ring: first.ring,
            factor: None,
        }
    }
}

impl Kept {
    const fn cost(&self) -> Cost {
        match &self.way {
            Way::Password { cost, .. } | Way::Code { cost, .. } => *cost,
            Way::Gone => Cost::STANDARD,
        }
    }
}

/// What a password has opened.
pub struct Opened {
    /// Whose.
    pub account: Account,
    /// The desk's keys.
    pub ring: KeyRing,
    pub(crate) private: Zeroizing<[u8; 32]>,
}

/// The accounts of one desk, in that desk's store.
#[derive(Clone, Copy)]
pub struct Accounts<'a> {
    store: &'a dyn Store,
    desk: DeskName,
}

impl<'a> Accounts<'a> {
    /// Those of a desk.
    #[must_use]
    pub const fn new(store: &'a dyn Store, desk: DeskName) -> Self {
        Self { store, desk }
    }

    /// Makes an account and gives it the desk's ring.
    ///
    /// # Errors
    /// When the name or the password cannot be taken, or nothing could be stored.
    pub fn create(
        &self,
        user: &str,
        name: &str,
        password: &str,
        ring: &KeyRing,
        cost: Cost,
        stream: &Stream,
    ) -> Result<Account, AccountError> {
        check_password(password)?;
        let (user, number) = self.newcomer(user)?;
        let kept = self.fresh(&user, number, name, ring, stream, |private| {
            self.by_password(&user, private, password, cost, stream)
        })?;
        self.keep_fresh(&user, &kept, ring)?;
        Ok(account(&user, &kept))
    }

    /// Gives an account that there is a new password and new keys, for nobody knows what opened the old ones. Its
    /// second factor and its sessions end by it.
    ///
    /// # Errors
    /// When nobody has that name, the password cannot be taken, or nothing could be stored.
    pub fn replace_keys(
        &self,
        user: &str,
        password: &str,
        ring: &KeyRing,
        cost: Cost,
        stream: &Stream,
    ) -> Result<Account, AccountError> {
        check_password(password)?;
        let user = written(user);
        let before = self.kept(&user)?.ok_or(AccountError::Nobody)?;
        let kept = self.fresh(
            &user,
            before.number,
            &before.name,
            ring,
            stream,
            |private| self.by_password(&user, private, password, cost, stream),
        )?;
        self.keep_fresh(&user, &kept, ring)?;
        Sessions::new(self.store, self.desk).end_all(&user)?;
        Ok(account(&user, &kept))
    }

    /// A name that nobody has, and a number that nobody had.
    fn newcomer(&self, user: &str) -> Result<(String, Actor), AccountError> {
        let user = written(user);
        if !is_user(&user) {
            return Err(AccountError::NotAUser);
        }
        let all = self.list()?;
        if all.iter().any(|each| each.user == user) {
            return Err(AccountError::Taken);
        }
        let last = all.iter().map(|each| each.number.0).max();
        Ok((user, Actor(last.unwrap_or(0) + 1)))
    }

    /// An account with fresh keys and the desk's ring; `wrap` says what opens the private one.
    fn fresh(
        &self,
        user: &str,
        number: Actor,
        name: &str,
        ring: &KeyRing,
        stream: &Stream,
        wrap: impl FnOnce(&[u8; 32]) -> Result<(Way, Vec<u8>), KeyError>,
    ) -> Result<Kept, KeyError> {
        if ring.desk() != self.desk {
            return Err(KeyError::NotHeld(self.desk));
        }
        let (private, public) = pair::fresh(stream);
        let (way, private) = wrap(&private)?;
        vouch::vouch(self.store, (number, public), ring, stream)?;
        Ok(Kept {
            number,
            name: name.trim().to_owned(),
            way,
            public,
            private,
            ring: pair::seal(&public, &self.bound(user), &ring.written()?, stream)?,
            factor: None,
        })
    }

    /// Keeps an account with fresh keys, unless the ring it was given is the last no more: then it would be left behind.
    fn keep_fresh(&self, user: &str, kept: &Kept, ring: &KeyRing) -> Result<(), AccountError> {
        let before = self.store.get(Shelf::Accounts, user.as_bytes())?;
        self.keep(user, kept)?;
        // After it is there: whoever makes the next generation looks once more after theirs is.
        if renewal::made(self.store)? <= ring.generation() {
            return Ok(());
        }
        match before {
            Some(bytes) => self.store.put(Shelf::Accounts, user.as_bytes(), &bytes)?,
            None => drop(self.store.remove(Shelf::Accounts, user.as_bytes())?),
        }
        Err(AccountError::Renewed)
    }

    /// Who is given the desk's next keys: every account that somebody can sign in with, or could make a password for.
    pub(crate) fn receivers(&self, now: Moment) -> Result<Vec<Receiver>, KeyError> {
        let mut all = Vec::new();
        for (_, bytes) in self.store.list(Shelf::Accounts)? {
            let kept = read(&bytes)?;
            let lives = match kept.way {
                Way::Password { .. } => !is_over(self.store, kept.number, now)?,
                Way::Code { until, .. } => now.second() < until,
                Way::Gone => false,
            };
            if lives {
                all.push((kept.number, kept.public));
            }
        }
        all.sort_unstable();
        Ok(all)
    }

    /// Everybody, by number; those whose account was ended among them.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn list(&self) -> Result<Vec<Account>, KeyError> {
        let mut all = Vec::new();
        for (user, bytes) in self.store.list(Shelf::Accounts)? {
            let user = String::from_utf8(user).map_err(|_| KeyError::DoesNotOpen)?;
            all.push(account(&user, &read(&bytes)?));
        }
        all.sort_by_key(|each| each.number);
        Ok(all)
    }

    /// What the password opens, if it is right. A name that nobody has costs the same time.
    ///
    /// # Errors
    /// When the store cannot be read, or what it holds is not as it was kept.
    pub fn open(&self, user: &str, password: &str) -> Result<Option<Opened>, KeyError> {
        let user = written(user);
        let kept = self.kept(&user)?;
        let Some(kept) = kept.filter(|kept: &Kept| matches!(kept.way, Way::Password { .. })) else {
            // An account that was ended keeps no cost of its own: that of any other.
            let mut cost = Cost::STANDARD;
            for (_, bytes) in self.store.list(Shelf::Accounts)? {
                let other = read(&bytes)?;
                if !matches!(other.way, Way::Gone) {
                    cost = other.cost();
                    break;
                }
            }
            stretch(password, cost, &[0; 16])?;
            return Ok(None);
        };
        let Some(private) = self.unwrap(&user, &kept, password)? else {
            return Ok(None);
        };
        let ring = KeyRing::read(&pair::open(&private, &self.bound(&user), &kept.ring)?)?;
        let ring = renewal::up_to_date(self.store, self.desk, kept.number, &private, ring)?;
        Ok(Some(Opened {
            account: account(&user, &kept),
            ring,
            private,
        }))
    }

    /// The account and the desk's ring by the password alone: for commands at the machine, where a code would
    /// keep nobody out who has the folder.
    ///
    /// # Errors
    /// As [`Accounts::open`].
    pub fn sign_in(
        &self,
        user: &str,
        password: &str,
    ) -> Result<Option<(Account, KeyRing)>, KeyError> {
        let opened = self.open(user, password)?;
        Ok(opened.map(|opened| (opened.account, opened.ring)))
    }

    /// A new password in place of the present one: one record is rewrapped, nothing else is sealed anew.
    ///
    /// # Errors
    /// When the present one is wrong, the new one too short, or nothing could be stored.
    pub fn change_password(
        &self,
        user: &str,
        present: &str,
        new: &str,
        stream: &Stream,
    ) -> Result<(), AccountError> {
        let mut kept = self.kept(user)?.ok_or(AccountError::WrongPassword)?;
        let private = self
            .unwrap(user, &kept, present)?
            .ok_or(AccountError::WrongPassword)?;
        check_password(new)?;
        let cost = kept.cost();
        (kept.way, kept.private) = self.by_password(user, &private, new, cost, stream)?;
        self.keep(user, &kept)
    }

    /// The account of a name, without its keys, if it can be signed in to.
    pub(crate) fn named(&self, user: &str) -> Result<Option<Account>, KeyError> {
        let kept = self.kept(user)?;
        let open = kept.filter(|kept: &Kept| matches!(kept.way, Way::Password { .. }));
        Ok(open.map(|kept| account(user, &kept)))
    }

    /// The account of a name as it is typed, whatever became of it.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn find(&self, user: &str) -> Result<Option<Account>, KeyError> {
        let user = written(user);
        Ok(self.kept(&user)?.map(|kept| account(&user, &kept)))
    }

    /// What a private key opens; nothing where it is the account's no more.
    pub(crate) fn ring_of(
        &self,
        user: &str,
        private: &[u8; 32],
    ) -> Result<Option<KeyRing>, KeyError> {
        let Some(kept) = self.kept(user)? else {
            return Ok(None);
        };
        match pair::open(private, &self.bound(user), &kept.ring) {
            Ok(ring) => {
                let ring = KeyRing::read(&ring)?;
                renewal::up_to_date(self.store, self.desk, kept.number, private, ring).map(Some)
            }
            Err(KeyError::DoesNotOpen) => Ok(None),
            Err(other) => Err(other),
        }
    }

    fn kept(&self, user: &str) -> Result<Option<Kept>, KeyError> {
        let bytes = self.store.get(Shelf::Accounts, user.as_bytes())?;
        bytes.map(|bytes| read(&bytes)).transpose()
    }

    /// The account of a name, and what changes whenever its password is another one.
    pub(crate) fn stamped(&self, user: &str) -> Result<Option<(Account, [u8; 32])>, KeyError> {
        let bytes = self.store.get(Shelf::Accounts, user.as_bytes())?;
        let kept = bytes.map(|bytes| read(&bytes)).transpose()?;
        // An account that has ended, or waits for its password, has no token.
        let open = kept.filter(|kept| matches!(kept.way, Way::Password { .. }));
        Ok(open.map(|kept| (account(user, &kept), Sha256::digest(&kept.private).into())))
    }

    fn bound(&self, user: &str) -> Vec<u8> {
        format!("{}/{user}", self.desk).into_bytes()
    }

    fn keep(&self, user: &str, kept: &Kept) -> Result<(), AccountError> {
        if kept.factor.is_none() {
            self.forget_list(kept.number)?;
        }
        let bytes = postcard::to_stdvec(kept)
            .map_err(|_| KeyError::CannotSeal("the account cannot be written"))?;
        Ok(self.store.put(Shelf::Accounts, user.as_bytes(), &bytes)?)
    }

    fn by_password(
        &self,
        user: &str,
        private: &[u8; 32],
        password: &str,
        cost: Cost,
        stream: &Stream,
    ) -> Result<(Way, Vec<u8>), KeyError> {
        let salt = stream.bytes();
        let key = stretch(password, cost, &salt)?;
        let sealed = sealed::seal(&key, &[b"account"], &self.bound(user), private, stream)?;
        Ok((Way::Password { cost, salt }, sealed))
    }

    fn unwrap(
        &self,
        user: &str,
        kept: &Kept,
        password: &str,
    ) -> Result<Option<Zeroizing<[u8; 32]>>, KeyError> {
        let Way::Password { cost, salt } = &kept.way else {
            return Ok(None);
        };
        let key = stretch(password, *cost, salt)?;
        self.private(&key, b"account", user, &kept.private)
    }

    /// The private key, if that opens it.
    fn private(
        &self,
        key: &[u8; 32],
        context: &[u8],
        user: &str,
        sealed: &[u8],
    ) -> Result<Option<Zeroizing<[u8; 32]>>, KeyError> {
        match sealed::open(key, &[context], &self.bound(user), sealed) {
            Ok(private) => {
                let private = <[u8; 32]>::try_from(private.as_slice());
                Ok(Some(Zeroizing::new(
                    private.map_err(|_| KeyError::DoesNotOpen)?,
                )))
            }
            Err(KeyError::DoesNotOpen) => Ok(None),
            Err(other) => Err(other),
        }
    }
}

/// A name for signing in as it is kept.
fn written(user: &str) -> String {
    user.trim().to_ascii_lowercase()
}

fn account(user: &str, kept: &Kept) -> Account {
    Account {
        number: kept.number,
        user: user.to_owned(),
        name: kept.name.clone(),
        standing: match kept.way {
            Way::Password { .. } => Standing::Open,
            Way::Code { until, .. } => Standing::Waiting(Moment::from_second(until)),
            Way::Gone => Standing::Ended,
        },
        has_factor: kept.factor.is_some(),
    }
}

fn read(bytes: &[u8]) -> Result<Kept, KeyError> {
    // The first version has a cost where the number of the way stands now, and no cost is as low as one of these.
    postcard::from_bytes(bytes)
        .or_else(|_| postcard::from_bytes::<First>(bytes).map(Kept::from))
        .map_err(|_| KeyError::DoesNotOpen)
}

/// How many of these accounts somebody can sign in with: not those that have ended, nor those that wait for a password.
#[must_use]
pub fn can_sign_in(accounts: &[Account]) -> usize {
    let open = |each: &&Account| each.standing == Standing::Open;
    accounts.iter().filter(open).count()
}

/// Whether a name for signing in can be taken.
///
/// # Errors
/// [`AccountError::NotAUser`] if not.
pub fn check_user(user: &str) -> Result<(), AccountError> {
    if is_user(&user.trim().to_ascii_lowercase()) {
        Ok(())
    } else {
        Err(AccountError::NotAUser)
    }
}

fn is_user(user: &str) -> bool {
    (1..=32).contains(&user.len())
        && user
            .bytes()
            .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'_' | b'-'))
}

/// Whether a password can be taken.
///
/// # Errors
/// [`AccountError::TooShort`] if it is too short.
pub fn check_password(password: &str) -> Result<(), AccountError> {
    if password.chars().count() < SHORTEST {
        Err(AccountError::TooShort)
    } else {
        Ok(())
    }
}

/// Argon2id (RFC 9106).
fn stretch(password: &str, cost: Cost, salt: &[u8; 16]) -> Result<Zeroizing<[u8; 32]>, KeyError> {
    let failed = |_| KeyError::CannotSeal("the password cannot be stretched");
    let params = Params::new(cost.kib, cost.passes, 1, Some(32)).map_err(failed)?;
    let mut key = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(password.as_bytes(), salt, key.as_mut_slice())
        .map_err(failed)?;
    Ok(key)
}

#[cfg(test)]
impl Cost {
    /// Next to nothing, where many accounts are opened.
    pub(crate) const TESTS: Self = Self { kib: 64, passes: 1 };
}

#[cfg(test)]
impl Accounts<'_> {
    /// As somebody does who can write into the store: another public half in place of an account's.
    pub(crate) fn plant(&self, user: &str, public: [u8; 32]) {
        let mut kept = self.kept(user).unwrap().unwrap();
        kept.public = public;
        self.keep(user, &kept).unwrap();
    }

    /// A ring as it was written by an earlier version.
    pub(crate) fn give(&self, user: &str, written: &[u8], stream: &Stream) {
        let mut kept = self.kept(user).unwrap().unwrap();
        kept.ring = pair::seal(&kept.public, &self.bound(user), written, stream).unwrap();
        self.keep(user, &kept).unwrap();
    }
}
