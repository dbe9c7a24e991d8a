//! The second factor: six digits from a telephone (TOTP, RFC 6238), a security key, or one of ten codes on paper.
//!
//! Its secret lies sealed to the account's public key. Whoever has stolen the disk and guessed the password needs no
//! code, for the password opens the ring; a code keeps out who has the password alone. So the secret must only not be
//! readable without the password, and it is not.

use ledger::Shelf;
use rules::Moment;
use serde::{Deserialize, Serialize};
use totp_rs::{Builder, Secret, Totp};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::{AccountError, Accounts, Kept, Opened, read, security_key::Held, written};
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
pub(super) struct Factor {
    /// Of a telephone, if there is one.
    secret: Option<FactorSecret>,
    /// The last step whose code was taken: an earlier one and itself are not taken again.
    last: u64,
    backup: Vec<[u8; BACKUP]>,
    /// Security keys.
    pub(super) keys: Vec<Held>,
}

/// As it was kept before there were security keys.
#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
struct TelephoneAlone {
    secret: FactorSecret,
    last: u64,
    backup: Vec<[u8; BACKUP]>,
}

impl Factor {
    /// One that has codes on paper and nothing else yet.
    pub(super) fn without_telephone(stream: &Stream) -> Self {
        Self {
            secret: None,
            last: 0,
            backup: (0..BACKUP_CODES).map(|_| stream.bytes()).collect(),
            keys: Vec::new(),
        }
    }

    pub(super) const fn has_telephone(&self) -> bool {
        self.secret.is_some()
    }

    /// The codes as they are written on paper.
    pub(super) fn on_paper(&self) -> Zeroizing<Vec<String>> {
        let text = self.backup.iter().map(|code| base32::write(code));
        Zeroizing::new(text.map(|code| base32::grouped(&code)).collect())
    }
}

impl Accounts<'_> {
    /// Sets up a telephone in place of an earlier one, proved by a code of its secret. Gives the codes for paper, in place
    /// of those before. Security keys stay.
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
        let private = self
            .unwrap(user, &kept, password)?
            .ok_or(AccountError::WrongPassword)?;
        let last = secret
            .step(&plain(code), now)
            .ok_or(AccountError::NotTheCode)?;
        let mut factor = Factor::without_telephone(stream);
        factor.secret = Some(secret.clone());
        factor.last = last;
        if let Some(mut before) = self.factor(user, &kept, &private)? {
            factor.keys = std::mem::take(&mut before.keys);
        }
        self.keep_factor(user, &mut kept, &factor, stream)?;
        Ok(factor.on_paper())
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
        let Some(mut factor) = self.factor(user, &kept, &opened.private)? else {
            return Ok(false);
        };
        let code = plain(code);
        let step = factor.secret.as_ref();
        if let Some(step) = step.and_then(|secret| secret.step(&code, now)) {
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

    /// Takes a lost second factor away, telephone and security keys, and ends the account's sessions, for who found it
    /// may sit in one. Whether another must be set up at once is the desk's rule.
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

    /// What is kept of an account's second factor, by its private key.
    pub(super) fn factor(
        &self,
        user: &str,
        kept: &Kept,
        private: &[u8; 32],
    ) -> Result<Option<Factor>, KeyError> {
        let Some(sealed) = &kept.factor else {
            return Ok(None);
        };
        match pair::open(private, &self.bound_factor(user), sealed) {
            Ok(plain) => postcard::from_bytes(&plain)
                .map(Some)
                .map_err(|_| KeyError::DoesNotOpen),
            Err(KeyError::DoesNotOpen) => {
                let plain = pair::open(private, &self.bound_before(user), sealed)?;
                let before: TelephoneAlone =
                    postcard::from_bytes(&plain).map_err(|_| KeyError::DoesNotOpen)?;
                Ok(Some(Factor {
                    secret: Some(before.secret.clone()),
                    last: before.last,
                    backup: before.backup.clone(),
                    keys: Vec::new(),
                }))
            }
            Err(other) => Err(other),
        }
    }

    pub(super) fn keep_factor(
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
        format!("factor 2/{}/{user}", self.desk).into_bytes()
    }

    /// To what it was sealed before there were security keys: what is found so is read as it was written.
    fn bound_before(&self, user: &str) -> Vec<u8> {
        format!("factor/{}/{user}", self.desk).into_bytes()
    }
}

/// As it is compared: without what people put between.
fn plain(code: &str) -> String {
    code.chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .collect()
}

#[cfg(test)]
mod tests {
    use ledger::MemoryStore;

    use super::*;
    use crate::{Cost, DeskName, establish};

    #[test]
    fn a_factor_kept_before_there_were_keys_is_read_and_written_as_it_is_now() {
        let stream = Stream::from_seed([5; 32]);
        let (store, house) = (MemoryStore::new(), establish(&stream));
        let all = Accounts::new(&store, DeskName::Victim);
        let word = "rain on the plain";
        all.create("nell", "Nell", word, &house.victim, Cost::LIGHT, &stream)
            .unwrap();
        let before = TelephoneAlone {
            secret: FactorSecret::fresh(&stream),
            last: 0,
            backup: vec![[7; BACKUP]],
        };
        let mut kept = all.kept("nell").unwrap().unwrap();
        let plain = postcard::to_stdvec(&before).unwrap();
        let bound = all.bound_before("nell");
        kept.factor = Some(pair::seal(&kept.public, &bound, &plain, &stream).unwrap());
        all.keep("nell", &kept).unwrap();

        let opened = all.open("nell", word).unwrap().unwrap();
        let now = Moment::from_second(1_000_000);
        let code = before.secret.code(now).unwrap();
        let take = |code: &str, now| all.take_code(&opened, code, now, &stream).unwrap();
        assert!(take(&code, now));
        assert!(!take(&code, now), "written as it is now, and remembered");
        let paper = base32::write(&[7; BACKUP]);
        assert!(take(&paper, now) && !take(&paper, now));
        assert!(take(
            &before.secret.code(now.plus(60)).unwrap(),
            now.plus(60)
        ));
    }
}
