//! One backup: a picture of every ledger, sealed into one file.

use std::{
    fs::{self, File},
    io::{BufWriter, Write as _},
    path::{Path, PathBuf},
};

use backup::{FileKey, Manifest, Size, seal};
use keys::{Recipient, Stream};
use ledger::{Image, SqliteStore, StoreError};
use rules::Moment;

use crate::{
    house::{self, LEDGERS, Postgres},
    output::Trouble,
};

/// The ledgers in the order in which their pictures are taken: what refers to another comes first, so that whatever
/// the separate file speaks of is in the drop and in the participant's file, which are pictured after it.
const ORDER: [&str; 5] = ["victim", "program", "review", "drop", "client"];

/// A backup that has just been written.
pub(crate) struct Taken {
    /// How far each ledger went.
    pub(crate) ledgers: Vec<Size>,
    /// Opens this one file: for who looks at it once more before the key is forgotten.
    pub(crate) key: FileKey,
    /// The file's length in bytes.
    pub(crate) length: u64,
}

/// The folder in which ledgers that lie in PostgreSQL become files, each for as long as it is pictured: inside the
/// program's own, closed to others.
const PICTURE: &str = "picture";

/// One ledger as a file that can be restored, wherever it lies.
fn picture(folder: &Path, postgres: Option<&Postgres>, name: &str) -> Result<Image, Trouble> {
    let Some(postgres) = postgres else {
        return Ok(ledger::image(&folder.join(format!("{name}.db")))?);
    };
    let place = folder.join(PICTURE);
    // One that was cut off left what it had.
    if place.exists() {
        fs::remove_dir_all(&place)?;
    }
    fs::create_dir(&place)?;
    let file = place.join(format!("{name}.db"));
    let pictured = postgres.open(name).and_then(|from| {
        let to = SqliteStore::open(&file)?;
        let carried = ledger::carry(&from, &to, &mut |_, _| {});
        carried.map_err(|error| StoreError(format!("{name}: {error}")))?;
        drop(to);
        ledger::image(&file)
    });
    fs::remove_dir_all(&place)?;
    Ok(pictured?)
}

/// Writes a backup of a folder, which may be served meanwhile, to a file that is not there yet.
pub(crate) fn take(
    folder: &Path,
    postgres: Option<&Postgres>,
    file: &Path,
    to: Recipient,
    now: Moment,
    stream: &Stream,
) -> Result<Taken, Trouble> {
    let said =
        |error: &dyn std::fmt::Display| Trouble::wrong(format!("{}: {error}", file.display()));
    if file.exists() {
        return Err(said(&"is there already, and a backup is never overwritten"));
    }
    let (mut parts, mut ledgers) = (Vec::new(), Vec::new());
    for name in ORDER {
        let image = picture(folder, postgres, name)?;
        if LEDGERS.contains(&name) {
            ledgers.push(Size {
                name: name.to_owned(),
                size: image.head.size,
                root: image.head.root.to_string(),
            });
        }
        parts.push((format!("{name}.db"), image.bytes));
    }
    for name in house::SETTINGS_FILES {
        let there = folder.join(name);
        if there.is_file() {
            // What comes back is files, wherever the ledgers lay: the settings in a backup name no database.
            let text = house::in_folder(name, &fs::read_to_string(there)?)?;
            parts.push(((*name).to_owned(), text.into_bytes()));
        }
    }
    let manifest = Manifest {
        made: now.second(),
        by: env!("CARGO_PKG_VERSION").to_owned(),
        ledgers: ledgers.clone(),
        parts: Vec::new(),
    };
    let key = whole(file, |out| {
        seal(out, to, manifest, &parts, stream).map_err(|error| said(&error))
    })?;
    let length = fs::metadata(file).map_err(|error| said(&error))?.len();
    Ok(Taken {
        ledgers,
        key,
        length,
    })
}

/// Writes a file under another name first and gives it its own once it is durable: half a file never has it.
pub(crate) fn whole<T>(
    file: &Path,
    write: impl FnOnce(&mut dyn std::io::Write) -> Result<T, Trouble>,
) -> Result<T, Trouble> {
    let said = |error: std::io::Error| Trouble::wrong(format!("{}: {error}", file.display()));
    let mut half = file.as_os_str().to_owned();
    half.push(".half");
    let half = PathBuf::from(half);
    let mut private = File::options();
    private.create(true).truncate(true).write(true);
    std::os::unix::fs::OpenOptionsExt::mode(&mut private, 0o600);
    let out = private.open(&half).map_err(said)?;
    let written = (|| {
        let mut out = BufWriter::new(out);
        let done = write(&mut out)?;
        out.flush().map_err(said)?;
        out.get_ref().sync_all().map_err(said)?;
        fs::rename(&half, file).map_err(said)?;
        let folder = file
            .parent()
            .filter(|parent| !parent.as_os_str().is_empty());
        File::open(folder.unwrap_or(Path::new(".")))
            .and_then(|folder| folder.sync_all())
            .map_err(said)?;
        Ok(done)
    })();
    if written.is_err() {
        // What could not be written is of no use to anybody, and the first trouble is the one to tell.
        let _ = fs::remove_file(&half);
    }
    written
}
