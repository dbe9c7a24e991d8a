//! A folder from a backup: checked against what the backup says, and the gap declared in every ledger. What was
//! destroyed since is destroyed again, by the list that lies beside the backup.

use std::{fs, io::BufReader, path::Path};

use backup::{Contents, Head, Key, open, read_head};
use keys::{Opener, Recipient, Stream};
use ledger::{Batch, BatchId, Checkpoint, Filed, SqliteStore, Store as _, own_case, verify};
use night::{Ledgers, Night, about_itself, again};
use program_file::Settings;
use rules::Moment;

use super::{nightly::listed, signer};
use crate::{
    command::verify::is_of,
    house::{self, Folder, LEDGERS, UNFINISHED},
    output::Trouble,
};

/// What was found while a folder was restored.
pub(crate) struct Restored {
    /// When the backup was made.
    pub(crate) made: Moment,
    /// Each ledger: how many entries the backup had, and when the last of a case was recorded.
    pub(crate) ledgers: Vec<Found>,
    /// How many entries were in it that had been destroyed since, or their words.
    pub(crate) taken_out: usize,
}

/// One ledger of a backup.
pub(crate) struct Found {
    pub(crate) name: &'static str,
    pub(crate) size: u64,
    pub(crate) last: Option<Moment>,
    /// How many entries a checkpoint from outside has more than the backup.
    pub(crate) missing: Option<u64>,
}

/// For whom a backup is sealed.
pub(crate) fn head(file: &Path) -> Result<Head, Trouble> {
    read_head(&mut BufReader::new(opened(file)?)).map_err(|error| said(file, &error))
}

/// With what a backup opens: a demonstration's by itself, a real program's with two recovery sheets.
pub(crate) fn opener(
    to: Recipient,
    sheets: impl FnOnce() -> Result<Opener, Trouble>,
) -> Result<Opener, Trouble> {
    let (demonstration, known) = Opener::demonstration();
    if to == known {
        return Ok(demonstration);
    }
    sheets()
}

/// Reads a whole backup.
pub(crate) fn contents(file: &Path, key: Key<'_>) -> Result<Contents, Trouble> {
    // A file that is not as it was sealed is a no, not a wrong call.
    open(&mut BufReader::new(opened(file)?), key)
        .map_err(|error| Trouble::No(format!("{}: {error}", file.display())))
}

fn opened(file: &Path) -> Result<fs::File, Trouble> {
    fs::File::open(file).map_err(|error| said(file, &error))
}

fn said(file: &Path, error: &dyn std::fmt::Display) -> Trouble {
    Trouble::wrong(format!("{}: {error}", file.display()))
}

/// Writes what a backup holds into a folder that is marked as unfinished, and checks it: every ledger as it was sealed,
/// with the size and the root that the backup says it had.
pub(crate) fn unpack(contents: &Contents, folder: &Path) -> Result<(), Trouble> {
    for (name, bytes) in &contents.parts {
        let ours = name.ends_with(".db") || house::SETTINGS_FILES.contains(&name.as_str());
        if !ours || name.contains(['/', '\\']) {
            return Err(Trouble::No(format!(
                "the backup holds a file `{name}`, which is none of ours"
            )));
        }
        // The settings make a folder a program's, so they come last, by whoever finishes it.
        if name.ends_with(".db") {
            let path = folder.join(name);
            write_private(&path, bytes).map_err(|error| said(&path, &error))?;
        }
    }
    for name in LEDGERS {
        let no = |why: &dyn std::fmt::Display| Trouble::No(format!("{name}: {why}"));
        let listed = contents
            .manifest
            .ledgers
            .iter()
            .find(|size| size.name == name);
        let listed = listed.ok_or_else(|| no(&"the backup does not have this ledger"))?;
        let path = folder.join(format!("{name}.db"));
        if !path.is_file() {
            return Err(no(&"the backup does not have this ledger"));
        }
        let store = SqliteStore::open(&path).map_err(|error| no(&error))?;
        let head = verify(&store, None).map_err(|fault| no(&fault))?;
        if head.size != listed.size || head.root.to_string() != listed.root {
            return Err(no(&"it is not the ledger that the backup's list names"));
        }
    }
    Ok(())
}

fn write_private(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    use std::{io::Write as _, os::unix::fs::OpenOptionsExt as _};
    let mut options = fs::File::options();
    let mut file = options
        .create(true)
        .truncate(true)
        .write(true)
        .mode(0o600)
        .open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// How far each ledger of a folder goes, against checkpoints that left the house.
pub(crate) fn found(folder: &Path, checkpoints: &[Checkpoint]) -> Result<Vec<Found>, Trouble> {
    let mut all = Vec::new();
    for name in LEDGERS {
        let store = SqliteStore::open(&folder.join(format!("{name}.db")))?;
        let head = store.head()?;
        let mut last = None;
        store.envelopes(&mut |_, envelope| {
            if !envelope.of_the_ledger() {
                last = last.max(Some(envelope.kept));
            }
        })?;
        let mut missing = None;
        let of_it = |each: &&Checkpoint| is_of(each, name);
        for checkpoint in checkpoints.iter().filter(of_it) {
            if checkpoint.head.size > head.size {
                missing = missing.max(Some(checkpoint.head.size - head.size));
            } else {
                verify(&store, Some(checkpoint.head))
                    .map_err(|fault| Trouble::No(format!("{name}: {fault}")))?;
            }
        }
        all.push(Found {
            name,
            size: head.size,
            last,
            missing,
        });
    }
    Ok(all)
}

/// Restores into a new folder.
pub(crate) fn restore(
    contents: &Contents,
    folder: &Path,
    checkpoints: &[Checkpoint],
    now: Moment,
    stream: &Stream,
    beside: Option<&Path>,
) -> Result<Restored, Trouble> {
    let made = Moment::from_second(contents.manifest.made);
    house::begin(folder)?;
    unpack(contents, folder)?;
    let ledgers = found(folder, checkpoints)?;
    let taken_out = match beside {
        Some(beside) => take_out(contents, folder, beside, now, stream)?,
        None => 0,
    };
    for name in LEDGERS {
        let store = SqliteStore::open(&folder.join(format!("{name}.db")))?;
        declare(&store, made, now, stream)?;
    }
    for name in house::SETTINGS_FILES {
        if let Some(bytes) = contents.part(name) {
            let path = folder.join(name);
            write_private(&path, bytes).map_err(|error| said(&path, &error))?;
        }
    }
    fs::remove_file(folder.join(UNFINISHED)).map_err(|error| said(folder, &error))?;
    // Opened as `serve` will open it: what was restored is a program's folder.
    Folder::open(folder, house::Use::Writing)?;
    Ok(Restored {
        made,
        ledgers,
        taken_out,
    })
}

/// Destroys again what the list beside the backup names; how many entries.
fn take_out(
    contents: &Contents,
    folder: &Path,
    beside: &Path,
    now: Moment,
    stream: &Stream,
) -> Result<usize, Trouble> {
    let open = |name: &str| SqliteStore::open(&folder.join(format!("{name}.db")));
    let (client, drop, victim, program) = (
        open("client")?,
        open("drop")?,
        open("victim")?,
        open("program")?,
    );
    let key = signer::there(&program)?.map(|signer| signer.public());
    let lines = listed(beside, key.as_ref())?;
    let pack = house::pack_of(&contents.parts).ok_or_else(|| {
        Trouble::No("the backup does not have the program's settings file".to_owned())
    })?;
    let settings = Settings::read(&program)?;
    let night = Night {
        ledgers: Ledgers {
            client: &client,
            drop: &drop,
            victim: &victim,
            program: &program,
        },
        rules: &settings.rules(&pack).map_err(Trouble::wrong)?,
        stream,
        apart: stream,
        now,
        told: &|_| {},
    };
    again(&night, &lines).map_err(Trouble::wrong)
}

/// Says in a ledger that what it took between the backup and now is not in it.
fn declare(store: &SqliteStore, made: Moment, now: Moment, stream: &Stream) -> Result<(), Trouble> {
    let case = own_case()?;
    let entry = about_itself(Filed::Restored { from: made }, now, stream)?;
    let batch = Batch {
        id: BatchId(stream.bytes()),
        case,
        seen: None,
        entries: vec![entry],
    };
    store.append(&batch).map_err(Trouble::wrong)?;
    Ok(())
}
