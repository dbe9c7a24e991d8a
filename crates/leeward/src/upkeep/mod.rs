//! What keeps a program's folder: backups, and back from them.
//!
//! Reading order: [`take`], one backup; [`restore`], a folder from one; [`rehearsal`], the same to see that it works.

pub(crate) mod rehearsal;
pub(crate) mod restore;
pub(crate) mod take;

use std::path::PathBuf;

use keys::{DeskName, Opener, Recipient, RecoveryCopy, join};

use crate::{
    house::{Folder, Kind},
    output::Trouble,
    paper,
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

/// What two recovery sheets make, if a backup is sealed to it: from files, from standard input, or typed.
pub(crate) fn from_sheets(to: Recipient, files: &[PathBuf]) -> Result<Opener, Trouble> {
    let sheets = paper::given(files, 2)?;
    let [one, other, ..] = sheets.as_slice() else {
        return Err(Trouble::wrong("two recovery sheets are needed"));
    };
    let key = join(one, other, &to.0).map_err(|error| Trouble::No(error.to_string()))?;
    Ok(Opener::of_sheets(&key))
}
