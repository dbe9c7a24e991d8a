//! The second factor: six digits from a telephone (TOTP, RFC 6238), or one of ten codes on paper.
//!
//! Its secret lies sealed to the account's public key. Whoever has stolen the disk and guessed the password needs no
//! code, for the password opens the ring; a code keeps out who has the password alone. So the secret must only not be
//! readable without the password, and it is not.

use ledger::Shelf;
use rules::Moment;
use serde::{Deserialize, Serialize};
use totp_rs::{Builder, Secret, Totp};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::{AccountError, Accounts, Kept, Opened, read, written};
use crate::{KeyError, Sessions, Stream, base32, pair};

/// So many codes on paper, each good once.
pub const BACKUP_CODES: usize = 10;
/// Bytes of each: eight letters and digits.
const BACKUP: usize = 5;
/// Seconds of a step (RFC 6238, section 5.2); one before and one after is taken as well.
const STEP: u64 = 30;

/// What a telephone and we share, 160 bits (RFC 4226, section 4).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub struct FactorSecret([u8; 20]);

impl std::fmt::Debug for FactorSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("FactorSecret")
    }
}

impl FactorSecret {
    /// A fresh one.
    #[must_use]
    pub fn fresh(stream: &Stream) -> Self {
        Self(stream.bytes())
    }

    /// As it is typed into a telephone (RFC 4648, base 32).
    #[must_use]
    pub fn text(&self) -> Zeroizing<String> {
        Zeroizing::new(Secret::new_stack(self.0).to_base32())
    }

    /// The one that is written so.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let secret = Secret::try_from_base32(text).ok()?;
        Some(Self(secret.as_bytes().try_into().ok()?))
    }

    /// The step of the code, if it is one of now; `at` is a moment's seconds.
    #[must_use]
    pub fn step(&self, code: &str, at: Moment) -> Option<u64> {
        let six = code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit());
        let now = u64::try_from(at.second()).ok().filter(|_| six)?;
        self.totp()?.check(code, now)
    }

    /// The code of a moment, as a telephone shows it.
    #[must_use]
    pub fn code(&self, at: Moment) -> Option<String> {
        let now = u64::try_from(at.second()).ok()?;
        Some(self.totp()?.generate(now).to_string())
    }

    fn totp(&self) -> Option<Totp> {
        let secret = Secret::new_stack(self.0);
        let made = Builder::new()
            .with_secret(secret)
            .with_digits(6)
            .with_skew(1)
            .with_step_duration(STEP);
        made.build().ok()
    }
}

#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
struct Factor {
    secret: FactorSecret,
    /// The last step whose code was taken: an earlier one and itself are not taken again.
    last: u64,
    backup: Vec<[u8; BACKUP]>,
}

impl Accounts<'_> {
    /// Sets up a second factor in place of an earlier one, proved by a code of its secret. Gives the codes for paper.
    ///
    /// # Errors
    /// [`AccountError::WrongPassword`], [`AccountError::NotTheCode`], or nothing could be stored.
    pub fn enrol(
        &self,
        user: &str,
        password: &str,
        secret: &FactorSecret,
        code: &str,
        now: Moment,
        stream: &Stream,
    ) -> Result<Zeroizing<Vec<String>>, AccountError> {
        let mut kept = self.kept(user)?.ok_or(AccountError::WrongPassword)?;
        self.unwrap(user, &kept, password)?
            .ok_or(AccountError::WrongPassword)?;
        let last = secret
            .step(&plain(code), now)
            .ok_or(AccountError::NotTheCode)?;
        let factor = Factor {
            secret: secret.clone(),
            last,
            backup: (0..BACKUP_CODES).map(|_| stream.bytes()).collect(),
        };
        let text = factor.backup.iter().map(|code| base32::write(code));
        let text = Zeroizing::new(text.map(|code| base32::grouped(&code)).collect());
        self.keep_factor(user, &mut kept, &factor, stream)?;
        Ok(text)
    }

    /// Takes a code, once. Whoever calls lets nobody else call meanwhile, or one code could be taken twice.
    ///
    /// # Errors
    /// When the store cannot be read or written, or what it holds is not as it was kept.
    pub fn take_code(
        &self,
        opened: &Opened,
        code: &str,
        now: Moment,
        stream: &Stream,
    ) -> Result<bool, AccountError> {
        let user = &opened.account.user;
        let Some(mut kept) = self.kept(user)? else {
            return Ok(false);
        };
        let Some(sealed) = &kept.factor else {
            return Ok(false);
        };
        let plain_factor = pair::open(&opened.private, &self.bound_factor(user), sealed)?;
        let mut factor: Factor =
            postcard::from_bytes(&plain_factor).map_err(|_| KeyError::DoesNotOpen)?;
        let code = plain(code);
        if let Some(step) = factor.secret.step(&code, now) {
            if step <= factor.last {
                return Ok(false);
            }
            factor.last = step;
        } else {
            let Some(typed) = base32::read(&code) else {
                return Ok(false);
            };
            let Some(place) = factor.backup.iter().position(|each| each[..] == typed) else {
                return Ok(false);
            };
            factor.backup.remove(place);
        }
        self.keep_factor(user, &mut kept, &factor, stream)?;
        Ok(true)
    }

    /// Takes a lost second factor away and ends the account's sessions, for who found it may sit in one. Whether another must be set up at once is the desk's rule.
    ///
    /// # Errors
    /// When nobody has that name, or nothing could be stored.
    pub fn reset_factor(&self, user: &str) -> Result<(), AccountError> {
        let user = written(user);
        let bytes = self.store.get(Shelf::Accounts, user.as_bytes())?;
        let mut kept = read(&bytes.ok_or(AccountError::Nobody)?)?;
        kept.factor = None;
        self.keep(&user, &kept)?;
        Ok(Sessions::new(self.store, self.desk).end_all(&user)?)
    }

    fn keep_factor(
        &self,
        user: &str,
        kept: &mut Kept,
        factor: &Factor,
        stream: &Stream,
    ) -> Result<(), AccountError> {
        let plain = postcard::to_stdvec(factor).map(Zeroizing::new);
        let plain = plain.map_err(|_| KeyError::CannotSeal("the factor cannot be written"))?;
        let sealed = pair::seal(&kept.public, &self.bound_factor(user), &plain, stream)?;
        kept.factor = Some(sealed);
        self.keep(user, kept)
    }

    fn bound_factor(&self, user: &str) -> Vec<u8> {
        format!("factor/{}/{user}", self.desk).into_bytes()
    }
}

/// As it is compared: without what people put between.
fn plain(code: &str) -> String {
    code.chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .collect()
}
