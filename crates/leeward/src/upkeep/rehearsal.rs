//! A backup is worth what comes back of it: it is read where it lies, restored into a folder of its own, checked from
//! the first entry of each ledger, counted, and removed again.

use std::{fs, path::Path};

use backup::Key;
use rules::Moment;

use super::restore::{self, Found};
use crate::{house, output::Trouble};

/// The folder that a rehearsal restores into, inside the program's own: on the same disk, closed to others, and never
/// a program's itself.
const FOLDER: &str = "rehearsal";

/// What came back.
pub(crate) struct Rehearsed {
    /// When the backup was made.
    pub(crate) made: Moment,
    /// Each ledger.
    pub(crate) ledgers: Vec<Found>,
}

/// Rehearses one backup beside a program's folder or in any other.
pub(crate) fn rehearse(file: &Path, key: Key<'_>, beside: &Path) -> Result<Rehearsed, Trouble> {
    let contents = restore::contents(file, key)?;
    let folder = beside.join(FOLDER);
    let said = |error: std::io::Error| Trouble::wrong(format!("{}: {error}", folder.display()));
    // One that was cut off left its mark, and is cleared.
    house::begin(&folder)?;
    let found = restore::unpack(&contents, &folder).and_then(|()| restore::found(&folder, &[]));
    fs::remove_dir_all(&folder).map_err(said)?;
    Ok(Rehearsed {
        made: Moment::from_second(contents.manifest.made),
        ledgers: found?,
    })
}
