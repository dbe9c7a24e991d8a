//! `leeward export`: everything of one desk, in files that need no Leeward, for who moves away.

use std::path::PathBuf;

use clap::Args;
use keys::DeskName;

use crate::{
    export::{self, Asked},
    house::{Door, Folder, Use, at_desk},
    output::{Trouble, answer, tell},
};

/// Writes everything of one desk into a new folder, opened, for moving away.
#[derive(Args)]
#[command(
    after_help = "Example:\n  leeward export --data /srv/leeward --desk client --as may --to /media/stick/participants\n\nOne desk at a time, each into a folder of its own: the participants' files and the separate file never lie in one. That one\nwas made, and with whose password, is recorded in the desk's own ledger, so the program must not be served meanwhile. The victim desk's\nis a look into every file, and is recorded in each with the reason.\nWhat is written is readable by whoever has the folder. docs/moving-away.md says what each field is."
)]
pub(crate) struct Export {
    /// The program's folder.
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// Whose everything: client, victim (with what was handed over), program or review.
    #[arg(long, value_name = "DESK", value_parser = desk)]
    desk: DeskName,
    /// A folder that is not there yet, or is empty.
    #[arg(long, value_name = "NEW-DIR")]
    to: PathBuf,
    /// Why: at the victim desk it is recorded in every file, and must be given.
    #[arg(long, value_name = "TEXT")]
    why: Option<String>,
    /// Who signs in at that desk, such as nell; a demonstration opens without.
    #[arg(long = "as", value_name = "USER")]
    user: Option<String>,
}

fn desk(text: &str) -> Result<DeskName, String> {
    DeskName::from_word(text)
        .ok_or_else(|| "the desks are `client`, `victim`, `program` and `review`".to_owned())
}

impl Export {
    pub(crate) fn run(self) -> Result<(), Trouble> {
        let desk = self.desk;
        let door = match &self.user {
            None => None,
            // `--as nell` and, as at the other commands, `--as victim:nell`.
            Some(user) if user.contains(':') => Some(at_desk(user).map_err(Trouble::wrong)?),
            Some(user) => Some(Door {
                desk,
                user: user.clone(),
            }),
        };
        let why = self.why.as_deref().unwrap_or_default().trim();
        if desk == DeskName::Victim && why.is_empty() {
            return Err(Trouble::wrong(
                "say why with `--why`: it is recorded in every separate file that is written out",
            ));
        }
        // An export is a fact of the desk's own ledger.
        let folder = Folder::open(&self.data, Use::Writing)?;
        export::check_place(&self.data, &self.to, desk)?;
        let (account, ring) = folder.ring(desk, door.as_slice())?;
        let asked = Asked {
            desk,
            account: &account,
            ring: &ring,
            why,
            to: &self.to,
        };
        let done = export::write(&folder, &asked)?;
        for ledger in &done {
            tell(format_args!(
                "{}: {} entries; {} letters opened, {} destroyed before, {} without words; {} files",
                ledger.name,
                ledger.entries,
                ledger.opened,
                ledger.destroyed,
                ledger.without,
                ledger.files
            ));
        }
        let sealed: u64 = done.iter().map(|ledger| ledger.not_opened).sum();
        if sealed > 0 {
            return Err(Trouble::No(format!(
                "{sealed} letters do not open: they stand in the files as `not_opened`"
            )));
        }
        answer(&self.to.display().to_string())
    }
}
