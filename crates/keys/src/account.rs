//! Who may sign in at a desk: the password opens a private key, and that opens the desk's ring.

use argon2::{Algorithm, Argon2, Params, Version};
use ledger::{Actor, Shelf, Store};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use crate::{DeskName, KeyError, KeyRing, Stream, pair, sealed};

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

/// An account as its desk may show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// As it stands in envelopes.
    pub number: Actor,
    /// The name for signing in.
    pub user: String,
    /// The name shown.
    pub name: String,
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
    /// The password given as the present one is not.
    #[error("the present password is not right")]
    WrongPassword,
    /// A key or the store failed.
    #[error(transparent)]
    Key(#[from] KeyError),
}

impl From<ledger::StoreError> for AccountError {
    fn from(error: ledger::StoreError) -> Self {
        Self::Key(error.into())
    }
}

/// What is kept of an account.
#[derive(Serialize, Deserialize)]
struct Kept {
    number: Actor,
    name: String,
    cost: Cost,
    salt: [u8; 16],
    public: [u8; 32],
    /// The private key, sealed under the password.
    private: Vec<u8>,
    /// The desk's ring, sealed to the public key.
    ring: Vec<u8>,
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
        let user = user.trim().to_ascii_lowercase();
        if !is_user(&user) {
            return Err(AccountError::NotAUser);
        }
        if ring.desk() != self.desk {
            return Err(KeyError::NotHeld(self.desk).into());
        }
        check_password(password)?;
        if self.store.get(Shelf::Accounts, user.as_bytes())?.is_some() {
            return Err(AccountError::Taken);
        }
        let last = self.list()?.iter().map(|each| each.number.0).max();
        let (private, public) = pair::fresh(stream);
        let salt = stream.bytes();
        let kept = Kept {
            number: Actor(last.unwrap_or(0) + 1),
            name: name.trim().to_owned(),
            cost,
            salt,
            public,
            private: self.wrap(&user, &private, password, cost, &salt, stream)?,
            ring: pair::seal(&public, &self.bound(&user), &ring.written()?, stream)?,
        };
        self.keep(&user, &kept)?;
        Ok(account(&user, &kept))
    }

    /// Gives an account that there is a new password and new keys, for nobody knows what opened the old ones. Its
    /// sessions end by it.
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
        let user = user.trim().to_ascii_lowercase();
        if ring.desk() != self.desk {
            return Err(KeyError::NotHeld(self.desk).into());
        }
        check_password(password)?;
        let bytes = self.store.get(Shelf::Accounts, user.as_bytes())?;
        let before = read(&bytes.ok_or(AccountError::Nobody)?)?;
        let (private, public) = pair::fresh(stream);
        let salt = stream.bytes();
        let kept = Kept {
            number: before.number,
            name: before.name,
            cost,
            salt,
            public,
            private: self.wrap(&user, &private, password, cost, &salt, stream)?,
            ring: pair::seal(&public, &self.bound(&user), &ring.written()?, stream)?,
        };
        self.keep(&user, &kept)?;
        crate::Sessions::new(self.store, self.desk).end_all(&user)?;
        Ok(account(&user, &kept))
    }

    /// Everybody, by number.
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

    /// The account and the desk's ring, if the password is right. A name that nobody has costs the same time.
    ///
    /// # Errors
    /// When the store cannot be read, or what it holds is not as it was kept.
    pub fn sign_in(
        &self,
        user: &str,
        password: &str,
    ) -> Result<Option<(Account, KeyRing)>, KeyError> {
        let user = user.trim().to_ascii_lowercase();
        let Some(bytes) = self.store.get(Shelf::Accounts, user.as_bytes())? else {
            let any = self.store.list(Shelf::Accounts)?;
            let cost = any.first().map_or(Ok(Cost::STANDARD), |(_, bytes)| {
                read(bytes).map(|kept| kept.cost)
            })?;
            stretch(password, cost, &[0; 16])?;
            return Ok(None);
        };
        let kept = read(&bytes)?;
        let Some(private) = self.unwrap(&user, &kept, password)? else {
            return Ok(None);
        };
        let ring = KeyRing::read(&pair::open(&private, &self.bound(&user), &kept.ring)?)?;
        Ok(Some((account(&user, &kept), ring)))
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
        let bytes = self.store.get(Shelf::Accounts, user.as_bytes())?;
        let mut kept = read(&bytes.ok_or(AccountError::WrongPassword)?)?;
        let private = self
            .unwrap(user, &kept, present)?
            .ok_or(AccountError::WrongPassword)?;
        check_password(new)?;
        kept.salt = stream.bytes();
        kept.private = self.wrap(user, &private, new, kept.cost, &kept.salt, stream)?;
        self.keep(user, &kept)
    }

    /// The account of a name, without its keys.
    pub(crate) fn named(&self, user: &str) -> Result<Option<Account>, KeyError> {
        let bytes = self.store.get(Shelf::Accounts, user.as_bytes())?;
        bytes
            .map(|bytes| Ok(account(user, &read(&bytes)?)))
            .transpose()
    }

    /// The account of a name, and what changes whenever its password is another one.
    pub(crate) fn stamped(&self, user: &str) -> Result<Option<(Account, [u8; 32])>, KeyError> {
        let bytes = self.store.get(Shelf::Accounts, user.as_bytes())?;
        bytes
            .map(|bytes| {
                let kept = read(&bytes)?;
                Ok((account(user, &kept), Sha256::digest(&kept.private).into()))
            })
            .transpose()
    }

    fn bound(&self, user: &str) -> Vec<u8> {
        format!("{}/{user}", self.desk).into_bytes()
    }

    fn keep(&self, user: &str, kept: &Kept) -> Result<(), AccountError> {
        let bytes = postcard::to_stdvec(kept)
            .map_err(|_| KeyError::CannotSeal("the account cannot be written"))?;
        Ok(self.store.put(Shelf::Accounts, user.as_bytes(), &bytes)?)
    }

    fn wrap(
        &self,
        user: &str,
        private: &[u8; 32],
        password: &str,
        cost: Cost,
        salt: &[u8; 16],
        stream: &Stream,
    ) -> Result<Vec<u8>, KeyError> {
        let key = stretch(password, cost, salt)?;
        sealed::seal(&key, &[b"account"], &self.bound(user), private, stream)
    }

    fn unwrap(
        &self,
        user: &str,
        kept: &Kept,
        password: &str,
    ) -> Result<Option<Zeroizing<[u8; 32]>>, KeyError> {
        let key = stretch(password, kept.cost, &kept.salt)?;
        match sealed::open(&key, &[b"account"], &self.bound(user), &kept.private) {
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

fn account(user: &str, kept: &Kept) -> Account {
    Account {
        number: kept.number,
        user: user.to_owned(),
        name: kept.name.clone(),
    }
}

fn read(bytes: &[u8]) -> Result<Kept, KeyError> {
    postcard::from_bytes(bytes).map_err(|_| KeyError::DoesNotOpen)
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
