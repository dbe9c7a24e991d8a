//! One process at a time: a folder that is being served is refused to commands that write.

use std::{
    fs::{File, OpenOptions, TryLockError},
    path::Path,
};

/// The file that is locked. It stays when the lock goes: only the lock on it means anything.
const NAME: &str = "lock";

/// A folder held by this process alone, until it is dropped or the process ends, however it ends.
#[derive(Debug)]
pub struct FolderLock {
    _held: File,
}

/// Why a folder could not be held.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    /// Another process holds it.
    #[error("`{0}` is in use by another process")]
    InUse(String),
    /// The lock's file cannot be made or locked.
    #[error("`{folder}` cannot be locked: {why}")]
    Failed {
        /// Which folder.
        folder: String,
        /// What the system said.
        why: std::io::Error,
    },
}

impl FolderLock {
    /// Holds the folder, which must be there, or says at once that somebody else does.
    ///
    /// # Errors
    /// See [`LockError`].
    pub fn take(folder: &Path) -> Result<Self, LockError> {
        let named = || folder.display().to_string();
        let failed = |why| LockError::Failed {
            folder: named(),
            why,
        };
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(folder.join(NAME))
            .map_err(failed)?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _held: file }),
            Err(TryLockError::WouldBlock) => Err(LockError::InUse(named())),
            Err(TryLockError::Error(why)) => Err(failed(why)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_held_once_until_it_is_let_go() {
        let folder = tempfile::tempdir().unwrap();
        let held = FolderLock::take(folder.path()).unwrap();
        assert!(matches!(
            FolderLock::take(folder.path()),
            Err(LockError::InUse(_))
        ));
        drop(held);
        FolderLock::take(folder.path()).unwrap();
    }

    #[test]
    fn a_folder_that_is_not_there_is_not_made() {
        let folder = tempfile::tempdir().unwrap();
        let missing = folder.path().join("missing");
        assert!(matches!(
            FolderLock::take(&missing),
            Err(LockError::Failed { .. })
        ));
        assert!(!missing.exists());
    }
}
