//! One-time codes in place of a password: for somebody who is invited, and for who has lost theirs.
//!
//! A code is 120 random bits, so it is not stretched; a key made of it seals the fresh private key of the account,
//! which lies there like any other and is given the desk's next keys like any other. What is typed once makes a
//! password of it and is worth nothing afterwards.

use hkdf::Hkdf;
use rules::Moment;
use sha2::Sha256;
use zeroize::Zeroizing;

use super::{Account, AccountError, Accounts, Cost, Kept, Way, account, check_password, written};
use crate::{KeyError, KeyRing, Sessions, Stream, base32, sealed};

/// So long a code can be used, in seconds.
const LASTS: i64 = 72 * 60 * 60;
/// So many bytes it is made of.
const BYTES: usize = 15;

impl Accounts<'_> {
    /// Invites somebody: an account with the desk's ring that waits for its password. Gives the code, in groups.
    ///
    /// # Errors
    /// When the name cannot be taken, or nothing could be stored.
    pub fn invite(
        &self,
        user: &str,
        name: &str,
        ring: &KeyRing,
        now: Moment,
        stream: &Stream,
    ) -> Result<(Account, Zeroizing<String>), AccountError> {
        let (user, number) = self.newcomer(user)?;
        let cost = self.usual_cost()?;
        self.waits(&user, number, name, ring, cost, now, stream)
    }

    /// Gives a code in place of a lost password. The keys are fresh, for nobody knows what opened the old ones: the
    /// old password, the second factor and every session end by it.
    ///
    /// # Errors
    /// When nobody has that name or the account was ended, or nothing could be stored.
    pub fn reset(
        &self,
        user: &str,
        ring: &KeyRing,
        now: Moment,
        stream: &Stream,
    ) -> Result<(Account, Zeroizing<String>), AccountError> {
        let user = written(user);
        let before = self.kept(&user)?.ok_or(AccountError::Nobody)?;
        if matches!(before.way, Way::Gone) {
            return Err(AccountError::Nobody);
        }
        let cost = before.cost();
        let given = self.waits(&user, before.number, &before.name, ring, cost, now, stream)?;
        Sessions::new(self.store, self.desk).end_all(&user)?;
        Ok(given)
    }

    /// Makes a password of a code. What is wrong with a code is not told, nor whether there is such a name.
    ///
    /// # Errors
    /// [`AccountError::NotTheCode`], a password that cannot be taken, or nothing could be stored.
    pub fn join(
        &self,
        user: &str,
        code: &str,
        password: &str,
        now: Moment,
        stream: &Stream,
    ) -> Result<Account, AccountError> {
        check_password(password)?;
        let user = written(user);
        let key = key_of(code);
        let Some(mut kept) = self.kept(&user)? else {
            return Err(AccountError::NotTheCode);
        };
        let (Way::Code { cost, until }, Some(key)) = (&kept.way, key) else {
            return Err(AccountError::NotTheCode);
        };
        let (cost, until) = (*cost, *until);
        let private = self.private(&key, b"account code", &user, &kept.private)?;
        let private = private
            .filter(|_| now.second() < until)
            .ok_or(AccountError::NotTheCode)?;
        (kept.way, kept.private) = self.by_password(&user, &private, password, cost, stream)?;
        self.keep(&user, &kept)?;
        Ok(account(&user, &kept))
    }

    #[expect(clippy::too_many_arguments, reason = "what an account is made of")]
    fn waits(
        &self,
        user: &str,
        number: ledger::Actor,
        name: &str,
        ring: &KeyRing,
        cost: Cost,
        now: Moment,
        stream: &Stream,
    ) -> Result<(Account, Zeroizing<String>), AccountError> {
        let code = Zeroizing::new(base32::write(&stream.bytes::<BYTES>()));
        let key = key_of(&code).ok_or(KeyError::CannotSeal("no key could be derived"))?;
        let until = now.plus(LASTS).second();
        let kept: Kept = self.fresh(user, number, name, ring, stream, |private| {
            let bound = self.bound(user);
            let sealed = sealed::seal(&key, &[b"account code"], &bound, private, stream)?;
            Ok((Way::Code { cost, until }, sealed))
        })?;
        self.keep_fresh(user, &kept, ring)?;
        let grouped = Zeroizing::new(base32::grouped(&code));
        Ok((account(user, &kept), grouped))
    }

    /// What passwords cost here: what those there are cost.
    fn usual_cost(&self) -> Result<Cost, KeyError> {
        for (_, bytes) in self.store.list(ledger::Shelf::Accounts)? {
            let kept = super::read(&bytes)?;
            if !matches!(kept.way, Way::Gone) {
                return Ok(kept.cost());
            }
        }
        Ok(Cost::STANDARD)
    }
}

/// The key that a code makes, if it is one as they are written.
fn key_of(code: &str) -> Option<Zeroizing<[u8; 32]>> {
    let kept = |c: &char| !c.is_whitespace() && *c != '-';
    let code: Zeroizing<String> = Zeroizing::new(code.chars().filter(kept).collect());
    let bytes = Zeroizing::new(base32::read(&code)?);
    if bytes.len() != BYTES {
        return None;
    }
    let mut key = Zeroizing::new([0; 32]);
    Hkdf::<Sha256>::new(None, &bytes)
        .expand(b"leeward one-time code 1", key.as_mut_slice())
        .ok()?;
    Some(key)
}
