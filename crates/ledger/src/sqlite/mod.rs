//! The embedded store: one SQLite file, one writer, many readers.
//!
//! Write-ahead log and full sync: what was acknowledged is on the disk. The tree's state lies in the
//! same transaction as the facts, so a crash at any instant leaves both or neither.

mod carry;
mod destroy;
mod image;
mod readers;
mod schema;
#[cfg(test)]
mod tests;
mod writer;

use std::{collections::HashMap, fs::File, path::Path, time::Duration};

use rules::CaseId;
use rusqlite::{Connection, OpenFlags, OptionalExtension, Row, config::DbConfig};

use self::{readers::Readers, writer::Writer};
use crate::{
    AppendError, Appended, Batch, CaseEntries, Entry, Envelope, Frontier, Hash, Head, Leaf,
    Position, Record, SealedLetter, Shelf, Store, StoreError, Version, shelf::number_of,
};

pub use image::{Image, image};

/// How long another process may hold the file before we say so.
const PATIENCE: Duration = Duration::from_secs(10);

/// A ledger and its shelves in one file.
#[derive(Debug)]
pub struct SqliteStore {
    readers: Readers,
    writer: Writer,
}

impl SqliteStore {
    /// Opens the file, or makes it, readable by its owner alone. Reads none of the facts.
    ///
    /// # Errors
    /// When the file cannot be opened, is no ledger, or is of a later program.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let new = !path.exists();
        create_private(path)
            .map_err(|error| StoreError(format!("`{}`: {error}", path.display())))?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(PATIENCE)?;
        as_planned(&connection)?;
        let mode: String =
            connection.pragma_update_and_check(None, "journal_mode", "wal", |row| row.get(0))?;
        if mode != "wal" {
            return Err(StoreError(format!(
                "`{}` cannot have a write-ahead log here",
                path.display()
            )));
        }
        connection.pragma_update(None, "synchronous", "full")?;
        // Where the system has it (macOS), sync means through the disk's own cache too.
        connection.pragma_update(None, "fullfsync", true)?;
        connection.pragma_update(None, "checkpoint_fullfsync", true)?;
        // What is removed is overwritten: an ended session leaves no key behind.
        connection.pragma_update(None, "secure_delete", true)?;
        // What is written anew after a destruction never lies in a file outside of the folder.
        connection.pragma_update(None, "temp_store", "memory")?;
        schema::migrate(&mut connection)?;
        load_frontier(&connection)?;
        // A destruction that was cut off before its bytes were gone. It cannot always be finished now (the
        // disk is full, somebody reads); the mark stays, and the facts must be served all the same.
        let _ = destroy::purge(&mut connection);
        if new
            && let Some(folder) = path
                .parent()
                .filter(|folder| !folder.as_os_str().is_empty())
        {
            File::open(folder)
                .and_then(|folder| folder.sync_all())
                .map_err(|error| StoreError(error.to_string()))?;
        }
        Ok(Self {
            readers: Readers::new(path),
            writer: Writer::start(connection)?,
        })
    }
}

/// The file with nothing in it, unless it is there; SQLite gives its log the same permissions.
fn create_private(path: &Path) -> std::io::Result<()> {
    let mut options = File::options();
    options.create(true).truncate(false).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(|_| ())
}

/// For those who only read, and change nothing of the file.
pub(crate) fn open_to_read(path: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(PATIENCE)?;
    as_planned(&connection)?;
    schema::check(&connection)?;
    Ok(connection)
}

/// A statement is planned once and for all. Otherwise SQLite plans one anew at each use whose values might want another
/// plan: a fifth of what a page with a hundred letters took.
fn as_planned(connection: &Connection) -> Result<(), StoreError> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(())
}

/// The tree's state. It and the last head were written together.
pub(crate) fn load_frontier(connection: &Connection) -> Result<Frontier, StoreError> {
    let mut statement = connection.prepare_cached("SELECT size, peaks FROM frontier")?;
    let (size, peaks) =
        statement.query_row([], |row| Ok((count(row, 0)?, row.get::<_, Vec<u8>>(1)?)))?;
    let (chunks, rest) = peaks.as_chunks::<32>();
    let peaks = chunks.iter().map(|chunk| Hash(*chunk)).collect();
    let frontier = Frontier::from_peaks(size, peaks).filter(|_| rest.is_empty());
    frontier.ok_or_else(|| StoreError("the tree's state is broken".to_owned()))
}

/// A count, a place or a size: SQLite keeps them signed.
pub(crate) fn count(row: &Row<'_>, column: usize) -> rusqlite::Result<u64> {
    let number: i64 = row.get(column)?;
    u64::try_from(number).map_err(|_| rusqlite::Error::IntegralValueOutOfRange(column, number))
}

/// The other way round; nothing has as many as do not fit.
fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// The columns of [`read_envelope`], then the others.
fn read_entry(row: &Row<'_>) -> Result<Entry, StoreError> {
    let (position, envelope) = read_envelope(row)?;
    let letter: Option<Vec<u8>> = row.get(6)?;
    Ok(Entry {
        position,
        envelope,
        salt: row.get(4)?,
        leaf: Hash(row.get(5)?),
        letter: letter.map(SealedLetter),
    })
}

/// An entry is found by the case and the id that stand beside its envelope; only the envelope is
/// sealed, so an entry that could be found under another name than its own is never given out.
fn read_envelope(row: &Row<'_>) -> Result<(Position, Envelope), StoreError> {
    let position = Position(count(row, 0)?);
    let broken = |why: String| StoreError(format!("entry `{}`: {why}", position.0));
    let bytes = row.get_ref(3)?.as_blob().unwrap_or_default();
    let envelope = Envelope::from_bytes(bytes).map_err(|error| broken(error.to_string()))?;
    if row.get_ref(1)?.as_str().ok() != Some(envelope.case.as_str())
        || row.get_ref(2)?.as_str().ok() != Some(envelope.id.as_str())
    {
        return Err(broken("it lies under the name of another".to_owned()));
    }
    Ok((position, envelope))
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        Self(error.to_string())
    }
}

const ENVELOPE: &str =
    "SELECT entries.position, case_id, fact, envelope FROM entries ORDER BY position";
const ENTRY: &str = "SELECT entries.position, case_id, fact, envelope, salt, leaf, letter
    FROM entries LEFT JOIN letters USING (position)";

impl Store for SqliteStore {
    fn append(&self, batch: &Batch) -> Result<Appended, AppendError> {
        self.writer.append(batch)
    }

    fn destroy(&self, batch: &Batch) -> Result<Appended, AppendError> {
        self.writer.destroy(batch)
    }

    fn purge(&self) -> Result<bool, StoreError> {
        self.writer.purge()
    }

    fn leaves(&self, from: Position, most: usize) -> Result<Vec<Leaf>, StoreError> {
        self.readers
            .read(|connection| destroy::leaves(connection, from, most))
    }

    fn case(&self, case: CaseId) -> Result<CaseEntries, StoreError> {
        self.readers.read(|connection| {
            // One transaction, so that the version is that of these entries.
            let snapshot = connection.unchecked_transaction()?;
            let version = snapshot
                .prepare_cached("SELECT version FROM cases WHERE case_id = ?1")?
                .query_row([case.as_str()], |row| count(row, 0))
                .optional()?;
            let mut statement = snapshot
                .prepare_cached(&format!("{ENTRY} WHERE case_id = ?1 ORDER BY position"))?;
            let entries = statement
                .query_and_then([case.as_str()], read_entry)?
                .collect::<Result<_, _>>()?;
            Ok(CaseEntries {
                entries,
                version: Version(version.unwrap_or_default()),
            })
        })
    }

    fn read(&self, from: Position, most: usize) -> Result<Vec<Entry>, StoreError> {
        self.readers.read(|connection| {
            let sql =
                format!("{ENTRY} WHERE entries.position >= ?1 ORDER BY entries.position LIMIT ?2");
            let most = i64::try_from(most).unwrap_or(i64::MAX);
            connection
                .prepare_cached(&sql)?
                .query_and_then([signed(from.0), most], read_entry)?
                .collect()
        })
    }

    fn envelopes(&self, visit: &mut dyn FnMut(Position, &Envelope)) -> Result<(), StoreError> {
        self.readers.read(|connection| {
            let mut statement = connection.prepare_cached(ENVELOPE)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let (position, envelope) = read_envelope(row)?;
                visit(position, &envelope);
            }
            drop(rows);
            // It went through all of the table and will not soon again: the pages it kept are given back.
            connection.execute_batch("PRAGMA shrink_memory")?;
            Ok(())
        })
    }

    fn head(&self) -> Result<Head, StoreError> {
        self.readers
            .read(|connection| Ok(load_frontier(connection)?.head()))
    }

    fn heads(&self) -> Result<Vec<Head>, StoreError> {
        self.readers.read(|connection| {
            let mut statement =
                connection.prepare_cached("SELECT size, root FROM heads ORDER BY size")?;
            let heads = statement.query_map([], |row| {
                Ok(Head {
                    size: count(row, 0)?,
                    root: Hash(row.get(1)?),
                })
            })?;
            Ok(heads.collect::<Result<_, _>>()?)
        })
    }

    fn examine(&self) -> Result<(), StoreError> {
        self.readers.read(examine)
    }

    fn get(&self, shelf: Shelf, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        self.readers.read(|connection| {
            let mut statement = connection
                .prepare_cached("SELECT value FROM shelves WHERE shelf = ?1 AND key = ?2")?;
            Ok(statement
                .query_row((number_of(shelf), key), |row| row.get(0))
                .optional()?)
        })
    }

    fn put(&self, shelf: Shelf, key: &[u8], value: &[u8]) -> Result<(), StoreError> {
        self.writer.put(shelf, key, value)
    }

    fn remove(&self, shelf: Shelf, key: &[u8]) -> Result<bool, StoreError> {
        self.writer.remove(shelf, key)
    }

    fn list(&self, shelf: Shelf) -> Result<Vec<Record>, StoreError> {
        self.readers.read(|connection| {
            let sql = "SELECT key, value FROM shelves WHERE shelf = ?1 ORDER BY key";
            let mut statement = connection.prepare_cached(sql)?;
            let records =
                statement.query_map([number_of(shelf)], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(records.collect::<Result<_, _>>()?)
        })
    }
}

/// The file itself, then each case's version against the envelopes, all of one instant.
fn examine(connection: &Connection) -> Result<(), StoreError> {
    let snapshot = connection.unchecked_transaction()?;
    let sound: String = snapshot.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if sound != "ok" {
        return Err(StoreError(sound));
    }
    let mut versions: HashMap<String, u64> = HashMap::new();
    let mut statement = snapshot.prepare_cached(ENVELOPE)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (_, envelope) = read_envelope(row)?;
        *versions.entry(envelope.case.to_string()).or_default() +=
            u64::from(envelope.moves_version());
    }
    let mut statement = snapshot.prepare_cached("SELECT case_id, version FROM cases")?;
    let kept = statement.query_map([], |row| Ok((row.get(0)?, count(row, 1)?)))?;
    if kept.collect::<Result<HashMap<String, u64>, _>>()? != versions {
        return Err(StoreError(
            "the versions of the cases are not those of their entries".to_owned(),
        ));
    }
    Ok(())
}
