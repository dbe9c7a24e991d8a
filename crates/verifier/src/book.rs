//! A ledger's file, opened to read only.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, MAIN_DB, OpenFlags};

/// `Leew` in ASCII.
const APPLICATION: i64 = 0x4c65_6577;

/// The versions of the tables that format.md describes.
const TABLES: std::ops::RangeInclusive<i64> = 1..=2;

/// A ledger's file.
#[derive(Debug)]
pub struct Book {
    pub(crate) connection: Connection,
    /// Whether its tables know of letters and entries that were destroyed.
    pub(crate) destruction: bool,
}

/// Why a file is not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotABook {
    /// It is not there.
    #[error("`{0}` is not there")]
    Absent(String),
    /// SQLite cannot read it.
    #[error("the file cannot be read: {0}")]
    Unreadable(String),
    /// It is a database, but no ledger.
    #[error("the file is not a ledger")]
    Other,
    /// Its tables are of a version that is not known here.
    #[error("the tables of the file have version `{0}`, which is not known here")]
    Version(i64),
}

impl From<rusqlite::Error> for NotABook {
    fn from(error: rusqlite::Error) -> Self {
        Self::Unreadable(error.to_string())
    }
}

impl Book {
    /// Opens the file. Where its write-ahead log lies beside it, that is read too; where there is none, the file
    /// is taken to stand still, so that a copy on a medium that cannot be written to is read as well.
    ///
    /// # Errors
    /// See [`NotABook`].
    pub fn open(path: &Path) -> Result<Self, NotABook> {
        if !path.is_file() {
            return Err(NotABook::Absent(path.display().to_string()));
        }
        let mut log = path.as_os_str().to_owned();
        log.push("-wal");
        let still = !PathBuf::from(log).exists();
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = if still {
            let flags = flags | OpenFlags::SQLITE_OPEN_URI;
            Connection::open_with_flags(address(path), flags)?
        } else {
            Connection::open_with_flags(path, flags)?
        };
        Self::over(connection)
    }

    /// Reads a file's bytes from memory. They must not need a write-ahead log.
    ///
    /// # Errors
    /// See [`NotABook`].
    pub fn of_bytes(bytes: &[u8]) -> Result<Self, NotABook> {
        let mut connection = Connection::open_in_memory()?;
        connection.deserialize_read_exact(MAIN_DB, bytes, bytes.len(), true)?;
        Self::over(connection)
    }

    fn over(connection: Connection) -> Result<Self, NotABook> {
        let number = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
        if number("application_id")? != APPLICATION {
            return Err(NotABook::Other);
        }
        let version = number("user_version")?;
        if !TABLES.contains(&version) {
            return Err(NotABook::Version(version));
        }
        Ok(Self {
            connection,
            destruction: version >= 2,
        })
    }
}

/// The path as SQLite's URI, which alone can say that the file stands still.
fn address(path: &Path) -> String {
    use std::os::unix::ffi::OsStrExt as _;
    let mut address = "file:".to_owned();
    for byte in path.as_os_str().as_bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => {
                address.push(char::from(*byte));
            }
            other => address.push_str(&format!("%{other:02X}")),
        }
    }
    address.push_str("?immutable=1");
    address
}
