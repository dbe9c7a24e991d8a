//! What keeps a program's folder: backups to a second place, and back from them.
//!
//! Reading order: [`take`], one backup; [`place`], where they lie and for how long; [`mod@hourly`], by itself; [`restore`], a folder from one; [`rehearsal`], the same to see that it works; [`nightly`], what is
//! destroyed by orders and by the schedule;
//! [`signer`] and [`weekly`], what leaves the house; [`mod@keeper`], which looks after all of it.

pub(crate) mod hourly;
pub(crate) mod keeper;
pub(crate) mod nightly;
pub(crate) mod place;
pub(crate) mod rehearsal;
pub(crate) mod restore;
pub(crate) mod signer;
pub(crate) mod take;
pub(crate) mod weekly;

use std::{path::PathBuf, sync::Mutex};

use keys::{DeskName, Opener, Recipient, RecoveryCopy, Stream, join};

pub(crate) use hourly::Hourly;
pub(crate) use keeper::Keeper;
pub(crate) use nightly::Nightly;
pub(crate) use place::Place;

use crate::{
    house::{self, Folder, Kind},
    output::Trouble,
    paper, seams,
};

/// To whom a program's backups are sealed: what two of its recovery sheets open. A demonstration's open with a key
/// that is no secret, as its folder does.
pub(crate) fn recipient(folder: &Folder) -> Result<Recipient, Trouble> {
    match &folder.kind {
        Kind::Demo(_) => Ok(Opener::demonstration().1),
        Kind::Real(_) => {
            let copy = RecoveryCopy::new(folder.program.as_ref(), DeskName::Program);
            copy.public()?.map(Recipient).ok_or_else(|| {
                Trouble::wrong(
                    "this program has no recovery sheets, so nothing could ever open its backups",
                )
            })
        }
    }
}

/// Who writes each hour's backup of a program, where its settings name a place.
pub(crate) fn hourly(folder: &Folder) -> Result<Option<Hourly>, Trouble> {
    let Some(named) = &folder.setup().backup else {
        return Ok(None);
    };
    let (to, stream) = (recipient(folder)?, Stream::from_seed(seams::seed()?));
    let place = Place(named.place.clone());
    Ok(Some(Hourly::new(folder, place, to, stream)))
}

/// What the program does by itself while it is served.
pub(crate) fn keeper(
    folder: &Folder,
    test_seed: Option<u64>,
    told: nightly::Told,
) -> Result<Keeper, Trouble> {
    // A stream of its own, apart from the program desk's and the alarms'.
    let seed = test_seed.map(|seed| seed.rotate_left(32) ^ 1);
    let stream = house::stream(folder, DeskName::Program, seed)?;
    let seed = test_seed.map(|seed| seed.rotate_left(16) ^ 3);
    let beside = folder.setup().backup.as_ref();
    let own = house::stream(folder, DeskName::Program, seed)?;
    let nightly = Nightly {
        ledgers: folder.ledgers(),
        pack: folder.setup().rules.clone(),
        signer: signer::made(folder.program.as_ref(), &folder.setup().program, &own)?,
        stream: own,
        apart: house::stream(folder, DeskName::Victim, seed)?,
        beside: beside.map(|named| named.place.clone()),
        told,
        done: Mutex::default(),
    };
    Ok(Keeper::new(
        hourly(folder)?,
        weekly::Weekly::open(folder, stream)?,
        nightly,
    ))
}

/// What two recovery sheets make, if a backup is sealed to it: from files, from standard input, or typed.
pub(crate) fn from_sheets(to: Recipient, files: &[PathBuf]) -> Result<Opener, Trouble> {
    let sheets = paper::given(files, 2)?;
    let [one, other, ..] = sheets.as_slice() else {
        return Err(Trouble::wrong("two recovery sheets are needed"));
    };
    let key = join(one, other, &to.0).map_err(|error| Trouble::No(error.to_string()))?;
    Ok(Opener::of_sheets(&key))
}
