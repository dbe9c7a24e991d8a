//! What is in a backup.

use serde::{Deserialize, Serialize};

use crate::BackupError;

/// The list that stands before the parts, as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// When it was made, in seconds since 1970 (UTC).
    pub made: i64,
    /// By which version of the program.
    pub by: String,
    /// How large each ledger was, and its root, as 64 hexadecimal digits.
    pub ledgers: Vec<Size>,
    /// Name and length of each part, in the order in which they come.
    pub parts: Vec<Part>,
}

/// One ledger as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Size {
    /// Which: `client`, `drop`, `victim`, `program`.
    pub name: String,
    /// How many entries.
    pub size: u64,
    /// The root over them.
    pub root: String,
}

/// One part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// The file's name in the program's folder.
    pub name: String,
    /// Its length in bytes.
    pub length: u64,
}

/// A backup, opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    /// Its list.
    pub manifest: Manifest,
    /// Each part's name and bytes.
    pub parts: Vec<(String, Vec<u8>)>,
}

impl Contents {
    /// Takes apart what was sealed: the list's length (4 bytes), the list, the parts, zeros.
    pub(crate) fn of(plain: &[u8]) -> Result<Self, BackupError> {
        let short = BackupError::Inside("it is too short");
        let (length, rest) = plain
            .split_first_chunk::<4>()
            .ok_or(BackupError::Inside("it is empty"))?;
        let length = usize::try_from(u32::from_be_bytes(*length)).unwrap_or(usize::MAX);
        let (list, mut rest) = rest.split_at_checked(length).ok_or(short)?;
        let manifest: Manifest = serde_json::from_slice(list)
            .map_err(|_| BackupError::Inside("the list cannot be read"))?;
        let mut parts = Vec::with_capacity(manifest.parts.len());
        for part in &manifest.parts {
            let length = usize::try_from(part.length).unwrap_or(usize::MAX);
            let (bytes, after) = rest
                .split_at_checked(length)
                .ok_or(BackupError::Inside("a part is too short"))?;
            parts.push((part.name.clone(), bytes.to_vec()));
            rest = after;
        }
        if rest.iter().any(|byte| *byte != 0) {
            return Err(BackupError::Inside("something follows the last part"));
        }
        Ok(Self { manifest, parts })
    }

    /// The bytes of a part.
    #[must_use]
    pub fn part(&self, name: &str) -> Option<&[u8]> {
        let found = self.parts.iter().find(|(each, _)| each == name);
        found.map(|(_, bytes)| bytes.as_slice())
    }
}
