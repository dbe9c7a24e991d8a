//! `leeward recovery`: trying the sheets, using them when nobody's password is left, and making new ones.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use keys::{Accounts, Cost, DeskName, Noted, RecoveryCopy, RecoveryKey, Sheet, Stream, join, note};
use ledger::{AccountAct, Actor};
use program_file::{Act, Holder, Recorder};

use super::new_sheets::Renew;

use crate::{
    house::{self, Folder, Use},
    output::{Trouble, tell},
    paper, seams,
};

/// Tries the recovery sheets, opens a desk with them, or makes new ones.
#[derive(Args)]
pub(crate) struct Recovery {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    Check(Check),
    Open(Open),
    Renew(Renew),
}

/// Says whether two sheets open every desk's keys. Changes nothing but the day on which they were last tried.
#[derive(Args)]
#[command(
    after_help = "Example:\n  leeward recovery check --data /srv/leeward\n\nWithout --sheet it asks for the lines of any two sheets."
)]
pub(crate) struct Check {
    /// The program's folder.
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// A file with a sheet as it was printed; given twice, or once for a file with two or three.
    #[arg(long = "sheet", value_name = "FILE")]
    files: Vec<PathBuf>,
}

/// Gives somebody a password with two sheets, when everybody of a desk has lost theirs. It stands for ever in that
/// desk's ledger and the program's, and for 30 days on their first pages.
#[derive(Args)]
#[command(
    after_help = "Example:\n  leeward recovery open --data /srv/leeward --desk victim --account nell\n\nThe new password is asked for, or read from LEEWARD_VICTIM_PASSWORD and so on. For somebody who has no account\nat the desk: --account wilma:'Wilma Reed'."
)]
pub(crate) struct Open {
    /// The program's folder.
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// Which desk.
    #[arg(long, value_name = "DESK", value_parser = desk)]
    desk: DeskName,
    /// Whose account, as USER; for a new one as USER:NAME.
    #[arg(long, value_name = "USER[:NAME]")]
    account: String,
    /// A file with a sheet as it was printed; given twice, or once for a file with two or three.
    #[arg(long = "sheet", value_name = "FILE")]
    files: Vec<PathBuf>,
}

fn desk(text: &str) -> Result<DeskName, String> {
    DeskName::from_word(text)
        .ok_or_else(|| "the desks are `client`, `victim`, `program` and `review`".to_owned())
}

impl Recovery {
    pub(crate) fn run(self) -> Result<(), Trouble> {
        match self.what {
            What::Check(check) => check.run(),
            What::Open(open) => open.run(),
            What::Renew(renew) => renew.run(),
        }
    }
}

impl Check {
    fn run(self) -> Result<(), Trouble> {
        let folder = Folder::open(&self.data, Use::Writing)?;
        let sheets = paper::given(&self.files, 2)?;
        prove(&folder, &sheets)?;
        tell(
            "The sheets open the keys of all four desks. The day is noted; nothing else was changed.",
        );
        Ok(())
    }
}

impl Open {
    fn run(self) -> Result<(), Trouble> {
        let folder = Folder::open(&self.data, Use::Writing)?;
        let (user, name) = match self.account.split_once(':') {
            Some((user, name)) => (user, Some(name)),
            None => (self.account.as_str(), None),
        };
        keys::check_user(user).map_err(Trouble::wrong)?;
        let sheets = paper::given(&self.files, 2)?;
        let key = key(&folder, &sheets)?;
        let store = folder.store(self.desk);
        let ring = RecoveryCopy::new(store.as_ref(), self.desk).open(&key)?;
        let password = house::ask(self.desk, user)?;
        let stream = Stream::from_seed(seams::seed()?);
        let accounts = Accounts::new(store.as_ref(), self.desk);
        let account = match name {
            None => accounts.replace_keys(user, &password, &ring, Cost::STANDARD, &stream),
            Some(name) => accounts.create(user, name, &password, &ring, Cost::STANDARD, &stream),
        };
        let account = account.map_err(Trouble::wrong)?;
        let now = seams::now();
        let noted = Noted {
            number: account.number,
            act: AccountAct::SheetsUsed,
            by: Actor(0),
            at: now,
        };
        note(store.as_ref(), noted, &stream)?;
        let person = Holder {
            desk: self.desk.word().to_owned(),
            user: account.user.clone(),
            name: account.name,
        };
        let recorder = Recorder {
            store: folder.program.as_ref(),
        };
        let became = AccountAct::SheetsUsed;
        recorder
            .account(&act(&stream, Actor(0)), account.number, became, &person)
            .map_err(Trouble::wrong)?;
        tell(format_args!(
            "{} may sign in at the {} desk with the new password. Its people and the program desk are told so for 30 days.",
            account.user, self.desk
        ));
        Ok(())
    }
}

/// Whether sheets open all four desks; then the day is noted in the program's ledger.
pub(crate) fn prove(folder: &Folder, sheets: &[Sheet]) -> Result<(), Trouble> {
    let first = key(folder, sheets)?;
    for desk in DeskName::ALL {
        let store = folder.store(desk);
        RecoveryCopy::new(store.as_ref(), desk)
            .open(&first)
            .map_err(|_| {
                Trouble::No(format!(
                    "the sheets are right, but the {desk} desk's copy of its keys does not open with them"
                ))
            })?;
    }
    let stream = Stream::from_seed(seams::seed()?);
    let recorder = Recorder {
        store: folder.program.as_ref(),
    };
    recorder
        .sheets_tried(&act(&stream, Actor(0)))
        .map_err(Trouble::wrong)?;
    Ok(())
}

pub(super) fn act(stream: &Stream, actor: Actor) -> Act {
    Act {
        seen: None,
        batch: ledger::BatchId(stream.bytes()),
        salt: stream.bytes(),
        actor,
        now: seams::now(),
    }
}

/// What the sheets open together. Of three, each must fit each.
pub(super) fn key(folder: &Folder, sheets: &[Sheet]) -> Result<RecoveryKey, Trouble> {
    let store = folder.store(DeskName::Program);
    let public = RecoveryCopy::new(store.as_ref(), DeskName::Program).public()?;
    let public = public.ok_or_else(|| {
        Trouble::wrong("this program has no recovery sheets: it was made before there were any")
    })?;
    let (first, others) = sheets
        .split_first()
        .filter(|(_, others)| !others.is_empty())
        .ok_or_else(|| Trouble::wrong("two sheets are needed"))?;
    let mut key = None;
    for other in others {
        let joined = join(first, other, &public);
        key = Some(joined.map_err(|error| Trouble::No(error.to_string()))?);
    }
    key.ok_or_else(|| Trouble::wrong("two sheets are needed"))
}
