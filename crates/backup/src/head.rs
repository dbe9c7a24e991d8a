//! The head of a file: which format, for whom, its key.

use std::io::Read;

use hkdf::Hkdf;
use keys::{Opener, Recipient, open_file_key};
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::BackupError;

/// The first bytes of a file. A later format has another number.
pub(crate) const MAGIC: &[u8; 17] = b"leeward backup 1\n";
/// HPKE's encapsulated key, the file's key, the tag.
pub(crate) const WRAPPED: usize = 32 + 32 + 16;
/// STREAM's nonce: XChaCha20's 24 bytes without the counter and the mark of the last chunk.
pub(crate) const NONCE: usize = 19;
const COMMITMENT: usize = 32;
pub(crate) const LENGTH: usize = MAGIC.len() + 32 + WRAPPED + NONCE + COMMITMENT;

/// The key of one file.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct FileKey(pub(crate) [u8; 32]);

impl std::fmt::Debug for FileKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("FileKey")
    }
}

/// The head of a file as it was read.
#[derive(Debug, Clone)]
pub struct Head {
    /// To whom it is sealed: who opens it must have the private half of this.
    pub to: Recipient,
    pub(crate) wrapped: [u8; WRAPPED],
    pub(crate) nonce: [u8; NONCE],
    pub(crate) committed: [u8; COMMITMENT],
}

/// Reads a file's head and nothing more.
///
/// # Errors
/// When it is no backup, or is cut off.
pub fn read_head(input: &mut dyn Read) -> Result<Head, BackupError> {
    let mut bytes = Vec::with_capacity(LENGTH);
    input.take(LENGTH as u64).read_to_end(&mut bytes)?;
    let cut = BackupError::Short(LENGTH);
    let Some((magic, rest)) = bytes.split_first_chunk::<{ MAGIC.len() }>() else {
        return Err(if MAGIC.starts_with(&bytes) {
            cut
        } else {
            BackupError::NotOne
        });
    };
    if magic != MAGIC {
        return Err(BackupError::NotOne);
    }
    let parts = rest.split_first_chunk::<32>().and_then(|(to, rest)| {
        let (wrapped, rest) = rest.split_first_chunk::<WRAPPED>()?;
        let (nonce, committed) = rest.split_first_chunk::<NONCE>()?;
        Some(Head {
            to: Recipient(*to),
            wrapped: *wrapped,
            nonce: *nonce,
            committed: committed.try_into().ok()?,
        })
    });
    parts.ok_or(cut)
}

/// The key that the stream is sealed under, and the commitment to it: both hang on everything before them.
pub(crate) fn derive(
    key: &FileKey,
    to: Recipient,
    wrapped: &[u8],
    nonce: &[u8],
) -> Result<(Zeroizing<[u8; 32]>, [u8; COMMITMENT]), BackupError> {
    let head = Sha256::new()
        .chain_update(MAGIC)
        .chain_update(to.0)
        .chain_update(wrapped)
        .chain_update(nonce)
        .finalize();
    let mut out = Zeroizing::new([0_u8; 32 + COMMITMENT]);
    Hkdf::<Sha256>::new(Some(&head), &key.0)
        .expand(b"leeward backup stream 1", out.as_mut_slice())
        .map_err(|error| BackupError::CannotSeal(error.to_string()))?;
    let (mut stream, mut commitment) = (Zeroizing::new([0; 32]), [0; COMMITMENT]);
    let (first, second) = out.split_at(32);
    stream.copy_from_slice(first);
    commitment.copy_from_slice(second);
    Ok((stream, commitment))
}

impl Head {
    /// What the file's key is bound to.
    pub(crate) fn bound(to: Recipient) -> Vec<u8> {
        [&MAGIC[..], &to.0].concat()
    }

    pub(crate) fn file_key(&self, opener: &Opener) -> Result<FileKey, BackupError> {
        let key = open_file_key(opener, &Self::bound(self.to), &self.wrapped)
            .map_err(|_| BackupError::OtherKey)?;
        Ok(FileKey(*key))
    }

    /// The stream's key, if this is the key of this file.
    pub(crate) fn stream_key(&self, key: &FileKey) -> Result<Zeroizing<[u8; 32]>, BackupError> {
        let (stream, commitment) = derive(key, self.to, &self.wrapped, &self.nonce)?;
        if bool::from(commitment.ct_eq(&self.committed)) {
            Ok(stream)
        } else {
            Err(BackupError::OtherKey)
        }
    }
}
