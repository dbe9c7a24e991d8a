//! The file that leaves the machine: everything of a program as one sealed stream.
//!
//! docs/backup.md describes it byte by byte. Its key is fresh for each file and sealed to a public key; the stream is
//! STREAM (Hoang, Reyhanitabar, Rogaway and Vizár, 2015) over XChaCha20-Poly1305, by the crates that are kept for it:
//! a part that was changed, moved, taken out or cut off does not open, and is named.
//!
//! This room knows neither ledgers nor folders: what it carries are names and bytes.
//!
//! Reading order: [`Manifest`], what is in it; [`seal()`]; [`open()`].

mod head;
mod manifest;
mod open;
mod seal;

pub use head::{FileKey, Head, read_head};
pub use manifest::{Contents, Manifest, Part, Size};
pub use open::{Key, open};
pub use seal::seal;

/// How much is sealed at once, in bytes.
const CHUNK: usize = 64 * 1024;
/// What is sealed is filled up to a multiple of this, so that a file's length does not tell of single entries.
const CLASS: usize = 1024 * 1024;
/// What sealing adds to each chunk.
const TAG: usize = 16;

type Cipher = chacha20poly1305::XChaCha20Poly1305;

/// Why a backup could not be written or does not open. It never quotes what was inside.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The file does not begin as a backup does.
    #[error("it is no backup of this program, or of a later one")]
    NotOne,
    /// It ends before its head does.
    #[error("it is cut off within its first {0} bytes")]
    Short(usize),
    /// The key is not the one for this file, or its head was changed.
    #[error("the key does not fit: it is of another program, or the head of the file was changed")]
    OtherKey,
    /// A part does not open.
    #[error(
        "part {part} (from byte {at}) is not as it was sealed: changed, moved, or the file is cut off here"
    )]
    Part {
        /// The first is 1.
        part: u64,
        /// Where it begins in the file.
        at: u64,
    },
    /// What was sealed is not what the manifest says.
    #[error("what is inside is not what its list says: {0}")]
    Inside(&'static str),
    /// It cannot be sealed.
    #[error("it cannot be sealed: {0}")]
    CannotSeal(String),
    /// The file cannot be read or written.
    #[error(transparent)]
    File(#[from] std::io::Error),
}
