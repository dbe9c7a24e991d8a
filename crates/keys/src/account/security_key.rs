//! Security keys as second factor, besides a code or in its place: several to an account, each with a name.
//!
//! What checks a key's answer lies with the secret of the codes, sealed to the account's public key, so that it can be
//! read and changed by who has given the password. What a page shows of a key (name, last used) lies apart, sealed
//! under the ring of the desk, for a session holds no account's private key.

use authenticator::{Key, Place, Refused};
use hkdf::Hkdf;
use ledger::{Actor, Shelf};
use rules::Moment;
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::{AccountError, Accounts, Opened, factor::Factor};
use crate::{KeyError, KeyRing, Stream, base32};

/// So many keys may one account have.
pub const MOST_KEYS: usize = 10;
/// What a listed record is sealed as.
const LISTED: &str = "security keys";

/// A key as its account's page lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecurityKey {
    /// What it is removed by; tells nothing of the key itself.
    pub id: String,
    /// What its holder calls it.
    pub name: String,
    /// The name of the place it was made for: it signs at no other.
    pub domain: String,
    /// When it was added.
    pub added: Moment,
    /// When it last opened the account.
    pub last: Option<Moment>,
    /// When its counter went back, if it ever did: there may be a copy of it.
    pub copied: Option<Moment>,
}

/// What came of an answer to the door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// It opens.
    Yes,
    /// It does not fit.
    No,
    /// It fits but for the counter, which went back: it opens nothing, and its holder is to be told.
    Copied,
}

/// What checks the answers of one key.
#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub(super) struct Held {
    label: [u8; 10],
    key: Vec<u8>,
}

/// What is shown of one.
#[derive(Serialize, Deserialize)]
struct Listed {
    label: [u8; 10],
    name: String,
    domain: String,
    added: i64,
    last: Option<i64>,
    copied: Option<i64>,
}

impl Accounts<'_> {
    /// The keys of an account, in the order in which they were added.
    ///
    /// # Errors
    /// When the store cannot be read, or what it holds is not as it was kept.
    pub fn security_keys(
        &self,
        number: Actor,
        ring: &KeyRing,
    ) -> Result<Vec<SecurityKey>, KeyError> {
        let listed = self.listed(number, ring)?.into_iter();
        let shown = listed.map(|each| SecurityKey {
            id: base32::write(&each.label),
            name: each.name,
            domain: each.domain,
            added: Moment::from_second(each.added),
            last: each.last.map(Moment::from_second),
            copied: each.copied.map(Moment::from_second),
        });
        Ok(shown.collect())
    }

    /// What the browser of who has just given the password is asked for a new key; `called` is how the key itself will
    /// list the account.
    ///
    /// # Errors
    /// [`AccountError::TooManyKeys`], or what is kept of the account cannot be read.
    pub fn ask_for_key(
        &self,
        opened: &Opened,
        place: &Place,
        challenge: &[u8; 32],
        called: &str,
    ) -> Result<String, AccountError> {
        let there = self.keys_of(opened)?;
        if there.len() >= MOST_KEYS {
            return Err(AccountError::TooManyKeys);
        }
        let there: Vec<Vec<u8>> = there.iter().map(|key| key.id().to_vec()).collect();
        place
            .ask_for_new(challenge, handle(opened)?, called, &there)
            .map_err(ours)
    }

    /// Adds a key. Where it is the account's first second factor, gives codes for paper besides. Whoever calls lets
    /// nobody else change the account meanwhile.
    ///
    /// # Errors
    /// [`AccountError::NotTheKey`], [`AccountError::TooManyKeys`], or nothing could be stored.
    pub fn add_key(
        &self,
        opened: &Opened,
        (place, challenge): (&Place, &[u8; 32]),
        name: &str,
        answer: &str,
        now: Moment,
        stream: &Stream,
    ) -> Result<Option<Zeroizing<Vec<String>>>, AccountError> {
        let user = &opened.account.user;
        let mut kept = self.kept(user)?.ok_or(AccountError::Nobody)?;
        let found = self.factor(user, &kept, &opened.private)?;
        let is_first = found.is_none();
        let mut factor = found.unwrap_or_else(|| Factor::without_telephone(stream));
        if factor.keys.len() >= MOST_KEYS {
            return Err(AccountError::TooManyKeys);
        }
        let key = place
            .take_new(challenge, handle(opened)?, answer)
            .map_err(|refused| match refused {
                Refused::Ours(why) => AccountError::Key(KeyError::Store(why.to_owned())),
                Refused::DoesNotFit | Refused::Copied { .. } => AccountError::NotTheKey,
            })?;
        if opened_keys(&factor)?
            .iter()
            .any(|each| each.id() == key.id())
        {
            return Err(AccountError::NotTheKey);
        }
        let label = stream.bytes();
        // First what is shown: a key that opens is never one that nobody can see and remove.
        let number = opened.account.number;
        let mut listed = self.listed(number, &opened.ring)?;
        listed.push(Listed {
            label,
            name: name.to_owned(),
            domain: place.domain().to_owned(),
            added: now.second(),
            last: None,
            copied: None,
        });
        self.list_keys(number, &opened.ring, &listed, stream)?;
        factor.keys.push(Held {
            label,
            key: key.to_bytes().map_err(ours)?,
        });
        self.keep_factor(user, &mut kept, &factor, stream)?;
        Ok(is_first.then(|| factor.on_paper()))
    }

    /// Takes the answer of a key to that challenge. Whoever calls lets nobody else call meanwhile.
    ///
    /// # Errors
    /// When the store cannot be read or written, or what it holds is not as it was kept.
    pub fn take_key(
        &self,
        opened: &Opened,
        (place, challenge): (&Place, &[u8; 32]),
        answer: &str,
        now: Moment,
        stream: &Stream,
    ) -> Result<Taken, AccountError> {
        let user = &opened.account.user;
        let Some(mut kept) = self.kept(user)? else {
            return Ok(Taken::No);
        };
        let Some(mut factor) = self.factor(user, &kept, &opened.private)? else {
            return Ok(Taken::No);
        };
        let keys = opened_keys(&factor)?;
        let passed = match place.check(challenge, handle(opened)?, &keys, answer) {
            Ok(passed) => passed,
            Err(Refused::DoesNotFit) => return Ok(Taken::No),
            Err(Refused::Copied { place }) => {
                let label = factor.keys.get(place).map(|held| held.label);
                self.mark(opened, label, stream, |each| {
                    each.copied = Some(now.second())
                })?;
                return Ok(Taken::Copied);
            }
            Err(other) => return Err(ours(other)),
        };
        let Some(held) = factor.keys.get_mut(passed.place) else {
            return Ok(Taken::No);
        };
        held.key = passed.key.to_bytes().map_err(ours)?;
        let label = held.label;
        self.keep_factor(user, &mut kept, &factor, stream)?;
        self.mark(opened, Some(label), stream, |each| {
            each.last = Some(now.second())
        })?;
        Ok(Taken::Yes)
    }

    /// Removes a key, with the password; whether there was one of that id. Whoever calls lets nobody else change the
    /// account meanwhile.
    ///
    /// # Errors
    /// [`AccountError::WrongPassword`]; [`AccountError::LastFactor`] for the last second factor where the desk wants
    /// one of everybody (`one_must_stay`); or nothing could be stored.
    pub fn remove_key(
        &self,
        user: &str,
        password: &str,
        which: &str,
        one_must_stay: bool,
        stream: &Stream,
    ) -> Result<bool, AccountError> {
        let opened = self.open(user, password)?;
        let opened = opened.ok_or(AccountError::WrongPassword)?;
        let user = &opened.account.user;
        let Some(mut kept) = self.kept(user)? else {
            return Ok(false);
        };
        let number = opened.account.number;
        let is_it = |label: &[u8; 10]| base32::write(label) == which;
        let mut listed = self.listed(number, &opened.ring)?;
        if let Some(mut factor) = self.factor(user, &kept, &opened.private)?
            && let Some(place) = factor.keys.iter().position(|held| is_it(&held.label))
        {
            factor.keys.remove(place);
            if !factor.keys.is_empty() || factor.has_telephone() {
                self.keep_factor(user, &mut kept, &factor, stream)?;
            } else if one_must_stay {
                return Err(AccountError::LastFactor);
            } else {
                // Its codes on paper were for the day on which the key is gone, and go with it.
                kept.factor = None;
                self.keep(user, &kept)?;
                return Ok(true);
            }
        }
        let before = listed.len();
        listed.retain(|each| !is_it(&each.label));
        if listed.len() == before {
            return Ok(false);
        }
        self.list_keys(number, &opened.ring, &listed, stream)?;
        Ok(true)
    }

    fn keys_of(&self, opened: &Opened) -> Result<Vec<Key>, AccountError> {
        let user = &opened.account.user;
        let Some(kept) = self.kept(user)? else {
            return Ok(Vec::new());
        };
        let factor = self.factor(user, &kept, &opened.private)?;
        factor.map_or_else(|| Ok(Vec::new()), |factor| opened_keys(&factor))
    }

    fn listed(&self, number: Actor, ring: &KeyRing) -> Result<Vec<Listed>, KeyError> {
        let Some(sealed) = self.store.get(Shelf::House, &place_of_list(number))? else {
            return Ok(Vec::new());
        };
        let plain = ring.open_record(LISTED, &sealed)?;
        let (whose, listed): (Actor, Vec<Listed>) =
            postcard::from_bytes(&plain).map_err(|_| KeyError::DoesNotOpen)?;
        // Another account's list laid in this one's place is none of this one.
        if whose == number {
            Ok(listed)
        } else {
            Err(KeyError::DoesNotOpen)
        }
    }

    fn list_keys(
        &self,
        number: Actor,
        ring: &KeyRing,
        listed: &[Listed],
        stream: &Stream,
    ) -> Result<(), KeyError> {
        let plain = postcard::to_stdvec(&(number, listed))
            .map_err(|_| KeyError::CannotSeal("the list cannot be written"))?;
        let sealed = ring.seal_record(LISTED, &plain, stream)?;
        Ok(self
            .store
            .put(Shelf::House, &place_of_list(number), &sealed)?)
    }

    /// Writes something down beside one key.
    fn mark(
        &self,
        opened: &Opened,
        label: Option<[u8; 10]>,
        stream: &Stream,
        change: impl FnOnce(&mut Listed),
    ) -> Result<(), KeyError> {
        let number = opened.account.number;
        let mut listed = self.listed(number, &opened.ring)?;
        let found = listed.iter_mut().find(|each| Some(each.label) == label);
        let Some(found) = found else {
            return Ok(());
        };
        change(found);
        self.list_keys(number, &opened.ring, &listed, stream)
    }

    /// Forgets what was shown of an account's keys: it has none any more.
    pub(super) fn forget_list(&self, number: Actor) -> Result<(), KeyError> {
        self.store.remove(Shelf::House, &place_of_list(number))?;
        Ok(())
    }
}

/// By what authenticators know an account: made from its private key, so that it says nothing about anybody, differs
/// from desk to desk, and is another one once the keys are.
fn handle(opened: &Opened) -> Result<[u8; 16], KeyError> {
    let mut handle = [0; 16];
    Hkdf::<Sha256>::new(None, &*opened.private)
        .expand(b"leeward security key handle 1", &mut handle)
        .map_err(|_| KeyError::CannotSeal("no key could be derived"))?;
    Ok(handle)
}

fn place_of_list(number: Actor) -> Vec<u8> {
    format!("security-keys/{}", number.0).into_bytes()
}

fn opened_keys(factor: &Factor) -> Result<Vec<Key>, AccountError> {
    let keys = factor.keys.iter();
    let keys: Result<_, _> = keys.map(|held| Key::from_bytes(&held.key)).collect();
    keys.map_err(ours)
}

fn ours(refused: Refused) -> AccountError {
    AccountError::Key(KeyError::Store(refused.to_string()))
}
