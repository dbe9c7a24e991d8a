//! What keeps a program's folder: backups, and back from them.
//!
//! Reading order: [`take`], one backup; [`restore`], a folder from one; [`rehearsal`], the same to see that it works.

pub(crate) mod rehearsal;
pub(crate) mod restore;
pub(crate) mod take;

use keys::{Opener, Recipient};

use crate::{
    house::{Folder, Kind},
    output::Trouble,
};

/// To whom a program's backups are sealed: what two of its recovery sheets open. A demonstration's open with a key
/// that is no secret, as its folder does.
pub(crate) fn recipient(folder: &Folder) -> Result<Recipient, Trouble> {
    match &folder.kind {
        Kind::Demo(_) => Ok(Opener::demonstration().1),
        Kind::Real(_) => Err(Trouble::wrong(NO_SHEETS)),
    }
}

/// What two recovery sheets open.
pub(crate) fn from_sheets(_to: Recipient) -> Result<Opener, Trouble> {
    Err(Trouble::wrong(NO_SHEETS))
}

const NO_SHEETS: &str =
    "this program has no recovery sheets, so nothing could ever open its backups";
