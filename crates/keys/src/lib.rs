//! Accounts, passwords, desk keys, sealing. docs/keys.md says who holds what.
//!
//! Well-kept crates do the cryptography; this room only joins them. It reads no clock and owns no
//! randomness: both come in as arguments.
//!
//! Reading order: [`Stream`]; [`KeyRing`] with [`Seal`]; [`Accounts`]; [`Sessions`]; [`Tokens`]; [`Feeds`]; [`establish`]; [`Keeper`],
//! for who has left; for the day on which nobody's password is left [`Sheet`], [`join`] and [`RecoveryCopy`].

mod account;
mod base32;
mod desk;
mod feed;
mod halves;
mod handed;
mod house;
mod noted;
mod outside;
mod pair;
mod pending;
mod recovery;
mod renew;
mod renewal;
mod ring;
mod sealed;
mod session;
mod sheet;
mod stream;
mod token;
mod until;
mod vouch;

pub use account::{
    Account, AccountError, Accounts, BACKUP_CODES, Cost, FactorSecret, MOST_KEYS, Opened,
    SecurityKey, Standing, Taken, can_sign_in, check_password, check_user,
};
pub use authenticator::Place;
pub use desk::DeskName;
pub use feed::{Feed, Feeds, MOST_FEEDS};
pub use halves::{DropHalf, DropHalves, HalfSeen};
pub use house::{House, establish};
pub use noted::{Noted, desk_case, note, noted};
pub use outside::{Opener, Recipient, open_file_key, seal_file_key};
pub use pending::{HalfIn, Pending};
pub use recovery::RecoveryCopy;
pub use renew::{Beside, Keeper, Owed, Tended, ask_for_next, drop_half, owed};
pub use renewal::{is_behind, renewed_at};
pub use ring::{KeyRing, Seal};
pub use session::{IDLE_SECONDS, OpenSession, Sessions};
pub use sheet::{
    BadLine, LINES, Reading, RecoveryKey, Sheet, SheetError, WhyBad, fresh as fresh_sheets, join,
};
pub use stream::Stream;
pub use token::{MOST_DAYS, MOST_TOKENS, Made, NewToken, OpenToken, Scope, Token, Tokens};
pub use until::{ends_after, is_over, until};

/// Why something could not be sealed, opened or kept. It never quotes what was inside.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// This ring does not hold the key for it: it belongs to another desk.
    #[error("the key for this is not held at the {0} desk")]
    NotHeld(DeskName),
    /// It was sealed for something else, under another key, or has been changed.
    #[error("a sealed record does not open: it is not as it was sealed")]
    DoesNotOpen,
    /// The desk's keys were made anew, and this account was not given them: a colleague gives it a code.
    #[error("the desk's keys were made anew without this account")]
    LeftBehind,
    /// The half to which the client desk handed over lately is not there any more: somebody changed the drop or the closed
    /// list. Nothing is sealed to one from before.
    #[error(
        "the drop's public half is not the one that this desk left: `leeward verify` says what is not as it was"
    )]
    HalfGone,
    /// It cannot be sealed: too long, or it cannot be written.
    #[error("this cannot be sealed: {0}")]
    CannotSeal(&'static str),
    /// The store could not be read or written.
    #[error("{0}")]
    Store(String),
}

impl From<ledger::StoreError> for KeyError {
    fn from(error: ledger::StoreError) -> Self {
        Self::Store(error.to_string())
    }
}

#[cfg(test)]
mod tests;
