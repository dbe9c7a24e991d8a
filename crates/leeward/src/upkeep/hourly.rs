//! The backup of each hour, to the second place that the settings file names.

use std::{
    io::Write as _,
    path::PathBuf,
    sync::{Mutex, PoisonError},
};

use backup::Key;
use keys::{Recipient, Stream};
use ledger::{Actor, BatchId};
use program_desk::Backups;
use program_file::{Act, Proof, Recorder};
use rules::Moment;

use super::{
    Place,
    rehearsal::{self, Original},
    take::{self, Taken},
};
use crate::{
    house::{Folder, Ledgers, Postgres},
    output::Trouble,
};

/// So much later than the last one the next is due, in seconds.
const HOUR: i64 = 3600;
/// From so old a last one on somebody must see to it.
const TOO_OLD: i64 = 2 * HOUR;

/// Writes backups of a folder that is being served.
pub(crate) struct Hourly {
    folder: PathBuf,
    postgres: Option<Postgres>,
    ledgers: Ledgers,
    /// The rule pack.
    pack: String,
    place: Place,
    to: Recipient,
    stream: Stream,
    /// When the last one that was tried did not come about.
    failed: Mutex<Option<Moment>>,
}

impl Hourly {
    /// Of a folder, to a place.
    pub(crate) fn new(folder: &Folder, place: Place, to: Recipient, stream: Stream) -> Self {
        Self {
            folder: folder.path.clone(),
            postgres: folder.setup().postgres.clone(),
            ledgers: folder.ledgers(),
            pack: folder.setup().rules.clone(),
            place,
            to,
            stream,
            failed: Mutex::default(),
        }
    }

    /// Writes one if the last is an hour old, and removes what has expired. What goes wrong is told on standard error
    /// and stands on the program desk's first page until one has come about. Whether nothing did.
    pub(crate) fn tick(&self, now: Moment) -> bool {
        let done = self.write(now);
        if let Err(trouble) = &done {
            let _ = writeln!(std::io::stderr(), "backup: {trouble}");
        }
        let mut failed = self.failed.lock().unwrap_or_else(PoisonError::into_inner);
        *failed = done.err().map(|_| now);
        failed.is_none()
    }

    fn write(&self, now: Moment) -> Result<(), Trouble> {
        let last = self.place.latest()?;
        if last.is_some_and(|last| (0..HOUR).contains(&(now.second() - last.second()))) {
            return Ok(());
        }
        let file = self.place.file(now);
        let taken = take::take(
            &self.folder,
            self.postgres.as_ref(),
            &file,
            self.to,
            now,
            &self.stream,
        )?;
        self.place.prune(now)?;
        self.rehearse(&file, &taken, now)
    }

    /// Each month the backup that was just made is restored beside the program; while its key is still known, so that no
    /// sheet is needed. How that went is a fact of the program's ledger, and no trouble of the backup's.
    fn rehearse(&self, file: &std::path::Path, taken: &Taken, now: Moment) -> Result<(), Trouble> {
        let program = self.ledgers.program.as_ref();
        if !rehearsal::is_due(&Proof::read(program)?, now) {
            return Ok(());
        }
        let original = Original {
            ledgers: &self.ledgers,
            pack: &self.pack,
        };
        let key = Key::File(&taken.key);
        let rehearsed = rehearsal::rehearse(file, key, &self.folder, Some(&original));
        let act = Act {
            seen: None,
            batch: BatchId(self.stream.bytes()),
            salt: self.stream.bytes(),
            actor: Actor(0),
            now,
        };
        let result = rehearsal::result(rehearsed, now);
        if !result.trouble.is_empty() {
            let _ = writeln!(std::io::stderr(), "rehearsal: {}", result.trouble);
        }
        let recorder = Recorder { store: program };
        recorder.rehearsed(&act, &result).map_err(Trouble::wrong)?;
        Ok(())
    }

    /// When the last one at the place was made; nothing where there is none, or the place cannot be read.
    pub(crate) fn last(&self) -> Option<Moment> {
        self.place.latest().ok().flatten()
    }

    /// How it stands.
    pub(crate) fn stands(&self, now: Moment) -> Backups {
        let failed = *self.failed.lock().unwrap_or_else(PoisonError::into_inner);
        stands(&self.place, failed, now)
    }
}

/// How the backups of a place stand.
pub(crate) fn stands(place: &Place, failed: Option<Moment>, now: Moment) -> Backups {
    match place.latest() {
        Ok(Some(last)) if now.second() - last.second() >= TOO_OLD => Backups::Old(last),
        Ok(Some(_)) if failed.is_none() => Backups::Good,
        _ => Backups::Failed,
    }
}
