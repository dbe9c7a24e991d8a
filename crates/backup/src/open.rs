//! Reading a backup.

use std::io::Read;

use aead_stream::DecryptorBE32;
use chacha20poly1305::KeyInit as _;
use keys::Opener;
use zeroize::Zeroizing;

use crate::{
    BackupError, CHUNK, Cipher, Contents, TAG,
    head::{self, FileKey, read_head},
};

/// With what a file is opened.
#[derive(Debug, Clone, Copy)]
pub enum Key<'a> {
    /// The private half of the key that it is sealed to.
    Opener(&'a Opener),
    /// Its own key: by whoever has just written it.
    File(&'a FileKey),
}

/// Opens a whole file, or gives nothing of it.
///
/// # Errors
/// See [`BackupError`]; the first part that is not as it was sealed is named.
pub fn open(input: &mut dyn Read, key: Key<'_>) -> Result<Contents, BackupError> {
    let head = read_head(input)?;
    let stream_key = match key {
        Key::Opener(opener) => head.stream_key(&head.file_key(opener)?)?,
        Key::File(key) => head.stream_key(key)?,
    };
    let cipher = Cipher::new((&*stream_key).into());
    let mut opening = DecryptorBE32::from_aead(cipher, (&head.nonce).into());
    let mut plain = Zeroizing::new(Vec::new());
    let (mut part, mut at) = (1, head::LENGTH as u64);
    let mut chunk = next(input)?;
    loop {
        let after = next(input)?;
        let not = |_| BackupError::Part { part, at };
        if after.is_empty() {
            let last = opening.decrypt_last(chunk.as_slice()).map_err(not)?;
            plain.extend_from_slice(&Zeroizing::new(last));
            return Contents::of(&plain);
        }
        let opened = opening.decrypt_next(chunk.as_slice()).map_err(not)?;
        plain.extend_from_slice(&Zeroizing::new(opened));
        (part, at) = (part + 1, at + chunk.len() as u64);
        chunk = after;
    }
}

/// As much as one chunk takes; less only at the end.
fn next(input: &mut dyn Read) -> Result<Vec<u8>, BackupError> {
    let mut chunk = Vec::with_capacity(CHUNK + TAG);
    input.take((CHUNK + TAG) as u64).read_to_end(&mut chunk)?;
    Ok(chunk)
}
