//! `leeward backup`: everything of a program as one sealed file (contract, section 3).

use std::path::PathBuf;

use backup::Key;
use clap::Args;
use keys::Stream;

use super::restore::counted;
use crate::{
    house::{Folder, Use},
    output::{Trouble, answer, tell},
    seams,
    upkeep::{self, rehearsal, take},
};

/// Writes everything of a program into one sealed file, also while it is served.
#[derive(Args)]
#[command(
    after_help = "Example:\n  leeward backup /mnt/second/2026-11-25.leeward --data /srv/leeward --rehearse\n\nThe file is sealed to what two of the three recovery sheets open: nothing on this machine opens it. What `serve`\nwrites each hour is the same."
)]
pub(crate) struct Backup {
    /// A file that is not there yet, best on another machine's disk.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The program's folder.
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// Reads the file once more, restores it into a folder of its own, checks every ledger, and removes that folder.
    #[arg(long)]
    rehearse: bool,
}

impl Backup {
    pub(crate) fn run(self) -> Result<(), Trouble> {
        let folder = Folder::open(&self.data, Use::Reading)?;
        let to = upkeep::recipient(&folder)?;
        let stream = Stream::from_seed(seams::seed()?);
        let taken = take::take(
            &self.data,
            folder.setup().postgres.as_ref(),
            &self.file,
            to,
            seams::now(),
            &stream,
        )?;
        for ledger in &taken.ledgers {
            tell(format_args!("{}: {} entries", ledger.name, ledger.size));
        }
        if self.rehearse {
            let rehearsed =
                rehearsal::rehearse(&self.file, Key::File(&taken.key), &self.data, None)?;
            tell(format_args!(
                "Read once more and restored: {}, every one as it was sealed.",
                counted(&rehearsed.ledgers)
            ));
        }
        answer(&format!("{} ({} bytes)", self.file.display(), taken.length))
    }
}
