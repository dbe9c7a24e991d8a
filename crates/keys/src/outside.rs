//! What leaves the machine is sealed to a public key, so the machine needs no secret to write a backup and whoever
//! steals machine and backups together opens neither with the other.

use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::{KeyError, RecoveryKey, Stream, pair};

/// To whom backups are sealed: a public key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recipient(pub [u8; 32]);

/// The private half, for as long as it takes to open one file.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct Opener([u8; 32]);

impl std::fmt::Debug for Opener {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Opener")
    }
}

impl Opener {
    /// A demonstration's, which is no secret: its folder opens without a password as well.
    #[must_use]
    pub fn demonstration() -> (Self, Recipient) {
        let (private, public) = pair::of_seed(b"leeward demonstration, no secret");
        (Self(*private), Recipient(public))
    }

    /// What two recovery sheets make.
    #[must_use]
    pub fn of_sheets(key: &RecoveryKey) -> Self {
        Self(key.0)
    }
}

/// Seals the key of one file; `bound` is the rest of the file's head.
///
/// # Errors
/// [`KeyError::CannotSeal`] when the public key is none.
pub fn seal_file_key(
    to: Recipient,
    bound: &[u8],
    key: &[u8; 32],
    stream: &Stream,
) -> Result<Vec<u8>, KeyError> {
    pair::seal(&to.0, &bound_to_backup(bound), key, stream)
}

/// Opens what [`seal_file_key`] sealed.
///
/// # Errors
/// [`KeyError::DoesNotOpen`] for another key, another head, or when it was changed.
pub fn open_file_key(
    with: &Opener,
    bound: &[u8],
    sealed: &[u8],
) -> Result<Zeroizing<[u8; 32]>, KeyError> {
    let opened = pair::open(&with.0, &bound_to_backup(bound), sealed)?;
    let key = <[u8; 32]>::try_from(opened.as_slice()).map_err(|_| KeyError::DoesNotOpen)?;
    Ok(Zeroizing::new(key))
}

/// Nothing else that is sealed to the same key is bound to this.
fn bound_to_backup(bound: &[u8]) -> Vec<u8> {
    [b"leeward backup file key\0", bound].concat()
}
