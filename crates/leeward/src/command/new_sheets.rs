//! `leeward recovery renew`: new sheets in place of the old ones.

use std::{
    io::{self, IsTerminal as _},
    path::PathBuf,
};

use clap::Args;
use keys::{DeskName, KeyRing, Noted, RecoveryCopy, Sheet, Stream, fresh_sheets, join, note};
use ledger::{AccountAct, Actor};
use program_file::{Holder, Recorder};

use super::recovery::{act, key};
use crate::{
    house::{self, Door, Folder, Use, keeper},
    output::{Trouble, answer, tell},
    paper, seams,
};

/// Makes three new recovery sheets: one was lost, or a holder has left. Every desk's keys get their next generation,
/// so that the old sheets open nothing that is recorded from now on. It stands for ever in the ledgers of all desks, and
/// for 30 days on their first pages.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  leeward recovery renew --data /srv/leeward --as client:may --as victim:nell --as program:dora --as review:rex\n  leeward recovery renew --data /srv/leeward --sheet sheet1.txt --sheet sheet3.txt\n\nSomebody of each desk signs in, or two of the old sheets open all four. The new sheets are printed once, on standard\noutput. At a terminal they are asked for before anything is changed."
)]
pub(crate) struct Renew {
    /// The program's folder.
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// Who signs in, as DESK:USER; once for each desk.
    #[arg(long = "as", value_name = "DESK:USER", value_parser = house::at_desk)]
    doors: Vec<Door>,
    /// A file with an old sheet as it was printed; given twice, or once for a file with two or three.
    #[arg(long = "sheet", value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Does not ask for the new sheets now: they are proved later by `leeward recovery check`.
    #[arg(long)]
    sheets_later: bool,
}

/// The victim desk first: what it lists of the drop the client desk takes in its own turn. The program desk last: its
/// copy says whose sheets are the program's.
const ORDER: [DeskName; 4] = [
    DeskName::Victim,
    DeskName::Client,
    DeskName::Review,
    DeskName::Program,
];

/// A desk with its keys, and in whose name they are made anew.
struct Ready {
    desk: DeskName,
    ring: KeyRing,
    by: Actor,
    user: String,
    name: String,
}

impl Renew {
    pub(crate) fn run(self) -> Result<(), Trouble> {
        let folder = Folder::open(&self.data, Use::Writing)?;
        let ready = self.ready(&folder)?;
        let stream = Stream::from_seed(seams::seed()?);
        let (sheets, public) = fresh_sheets(&stream);
        let day = seams::now().day(&folder.rules()?.zone);
        // Before anything is changed: sheets that could not be printed belong to no program.
        answer(&paper::print(&sheets, &folder.setup().program, day))?;
        let asks = io::stdin().is_terminal() && !self.sheets_later;
        if asks {
            tell(
                "\nNow type in what stands on the three new sheets, from the paper: it is not shown again. Nothing is changed before.",
            );
            prove(&paper::given(&[], 3)?, &public)?;
        }
        for each in ready {
            let store = folder.store(each.desk);
            keeper(&folder, each.desk, each.by, &stream)?.with_sheets(each.ring, public)?;
            let noted = Noted {
                number: each.by,
                act: AccountAct::SheetsRenewed,
                by: each.by,
                at: seams::now(),
            };
            note(store.as_ref(), noted, &stream)?;
            if each.desk == DeskName::Program {
                let person = Holder {
                    desk: each.desk.word().to_owned(),
                    user: each.user,
                    name: each.name,
                };
                let recorder = Recorder {
                    store: folder.program.as_ref(),
                };
                let became = AccountAct::SheetsRenewed;
                recorder
                    .account(&act(&stream, each.by), each.by, became, &person)
                    .map_err(Trouble::wrong)?;
            }
        }
        if asks {
            super::recovery::prove(&folder, &sheets)?;
            tell("The new sheets open the keys of all four desks.");
        } else {
            tell(format_args!(
                "New sheets not yet confirmed: `leeward recovery check --data {}` does it.",
                folder.path.display()
            ));
        }
        tell(
            "Destroy the old ones after 35 days: until then backups that were made before open with them alone.",
        );
        Ok(())
    }

    /// The keys of all four desks, before anything is changed.
    fn ready(&self, folder: &Folder) -> Result<Vec<Ready>, Trouble> {
        let old = if self.files.is_empty() {
            None
        } else {
            Some(key(folder, &paper::given(&self.files, 2)?)?)
        };
        let mut ready = Vec::with_capacity(ORDER.len());
        for desk in ORDER {
            let each = if let Some(old) = &old {
                let ring = RecoveryCopy::new(folder.store(desk).as_ref(), desk).open(old)?;
                Ready {
                    desk,
                    ring,
                    by: Actor(0),
                    user: String::new(),
                    name: String::new(),
                }
            } else {
                let (account, ring) = folder.ring(desk, &self.doors)?;
                Ready {
                    desk,
                    ring,
                    by: account.number,
                    user: account.user,
                    name: account.name,
                }
            };
            ready.push(each);
        }
        Ok(ready)
    }
}

/// Whether typed sheets are the new ones.
fn prove(typed: &[Sheet], public: &[u8; 32]) -> Result<(), Trouble> {
    let (first, others) = typed
        .split_first()
        .filter(|(_, others)| others.len() == 2)
        .ok_or_else(|| Trouble::wrong("all three sheets are asked for; nothing was changed"))?;
    for other in others {
        join(first, other, public)
            .map_err(|error| Trouble::No(format!("{error}; nothing was changed")))?;
    }
    Ok(())
}
