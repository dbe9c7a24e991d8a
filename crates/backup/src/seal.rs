//! Writing a backup.

use std::io::Write;

use aead_stream::EncryptorBE32;
use chacha20poly1305::KeyInit as _;
use keys::{Recipient, Stream, seal_file_key};
use zeroize::Zeroizing;

use crate::{
    BackupError, CHUNK, CLASS, Cipher, Manifest,
    head::{self, FileKey, Head},
};

/// Writes one file. The list's parts are set from what is given; the key it was sealed with comes back, so that who
/// wrote it can read it once more and compare, and is forgotten with it.
///
/// # Errors
/// When the public key is none, or nothing can be written.
pub fn seal(
    out: &mut dyn Write,
    to: Recipient,
    mut manifest: Manifest,
    parts: &[(String, Vec<u8>)],
    stream: &Stream,
) -> Result<FileKey, BackupError> {
    let cannot = |why: &dyn std::fmt::Display| BackupError::CannotSeal(why.to_string());
    manifest.parts = parts
        .iter()
        .map(|(name, bytes)| crate::Part {
            name: name.clone(),
            length: bytes.len() as u64,
        })
        .collect();
    let key = FileKey(stream.bytes());
    let wrapped =
        seal_file_key(to, &Head::bound(to), &key.0, stream).map_err(|error| cannot(&error))?;
    let nonce: [u8; head::NONCE] = stream.bytes();
    let (stream_key, commitment) = head::derive(&key, to, &wrapped, &nonce)?;
    out.write_all(head::MAGIC)?;
    for part in [&to.0[..], &wrapped, &nonce, &commitment] {
        out.write_all(part)?;
    }
    let list = serde_json::to_vec(&manifest).map_err(|error| cannot(&error))?;
    let length = u32::try_from(list.len()).map_err(|error| cannot(&error))?;
    let cipher = Cipher::new((&*stream_key).into());
    let mut writer = Writer {
        out,
        sealing: EncryptorBE32::from_aead(cipher, (&nonce).into()),
        waiting: Zeroizing::new(Vec::with_capacity(CHUNK)),
        taken: 0,
    };
    writer.take(&length.to_be_bytes())?;
    writer.take(&list)?;
    for (_, bytes) in parts {
        writer.take(bytes)?;
    }
    let filling = writer.taken.next_multiple_of(CLASS) - writer.taken;
    writer.take(&vec![0; filling])?;
    writer.finish()?;
    Ok(key)
}

struct Writer<'a> {
    out: &'a mut dyn Write,
    sealing: EncryptorBE32<Cipher>,
    waiting: Zeroizing<Vec<u8>>,
    taken: usize,
}

impl Writer<'_> {
    fn take(&mut self, mut bytes: &[u8]) -> Result<(), BackupError> {
        self.taken += bytes.len();
        while !bytes.is_empty() {
            // A full chunk is sealed only once something follows it: the last one is sealed as the last.
            if self.waiting.len() == CHUNK {
                let sealed = self.sealing.encrypt_next(self.waiting.as_slice());
                let sealed = sealed.map_err(|_| BackupError::CannotSeal("too long".to_owned()))?;
                self.out.write_all(&sealed)?;
                self.waiting.clear();
            }
            let room = CHUNK - self.waiting.len();
            let (now, later) = bytes.split_at(room.min(bytes.len()));
            self.waiting.extend_from_slice(now);
            bytes = later;
        }
        Ok(())
    }

    fn finish(self) -> Result<(), BackupError> {
        let sealed = self.sealing.encrypt_last(self.waiting.as_slice());
        let sealed = sealed.map_err(|_| BackupError::CannotSeal("too long".to_owned()))?;
        self.out.write_all(&sealed)?;
        self.out.flush()?;
        Ok(())
    }
}
