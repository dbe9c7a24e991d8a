//! One consistent picture of a ledger's file, in memory, while somebody else may be writing to it.

use std::path::Path;

use rusqlite::{Connection, MAIN_DB, backup::Backup};

use super::{load_frontier, open_to_read};
use crate::{Head, Shelf, StoreError, shelf::number_of};

/// A ledger's file as bytes, and how far it went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// What a new file is made of.
    pub bytes: Vec<u8>,
    /// Size and root of its tree.
    pub head: Head,
}

/// Reads the whole file as of one instant, without sessions and drafts: the one would be worth nothing elsewhere,
/// the other keeps words that were never recorded. Writes nothing, neither here nor anywhere else.
///
/// # Errors
/// When the file cannot be read, or is no ledger of this program.
pub fn image(path: &Path) -> Result<Image, StoreError> {
    let source = open_to_read(path)?;
    let mut copy = Connection::open_in_memory()?;
    // In one step, so that no write comes between two pages.
    Backup::new(&source, &mut copy)?.step(-1)?;
    copy.execute(
        "DELETE FROM shelves WHERE shelf IN (?1, ?2)",
        [number_of(Shelf::Sessions), number_of(Shelf::Drafts)],
    )?;
    copy.execute_batch("VACUUM")?;
    Ok(Image {
        head: load_frontier(&copy)?.head(),
        bytes: copy.serialize(MAIN_DB)?.to_vec(),
    })
}
