//! `leeward checkpoint`: the texts that pin a program's ledgers once they have left the house.

use std::path::PathBuf;

use clap::Args;
use program_file::Proof;
use witness::Note;

use crate::{
    house::{Folder, Use},
    output::{Trouble, answer, tell},
    upkeep::{signer, weekly::opening},
};

/// Prints the newest of each week's texts: signed notes that may leave the house.
#[derive(Args)]
#[command(
    after_help = "Example:\n  leeward checkpoint --data /srv/leeward > week.txt\n\n`serve` makes them each week. Of the victim's ledger and the drop they hold a commitment without the size; what opens\nit is printed by `--open victim`, for a court or an auditor who must see it opened, and for nobody else."
)]
pub(crate) struct Print {
    /// The program's folder, also while it is served.
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// Those of the week in which this day lies, in place of the newest.
    #[arg(long, value_name = "DAY", value_parser = super::day)]
    day: Option<jiff::civil::Date>,
    /// What opens the commitment to this ledger, `victim` or `drop`: it tells the ledger's size.
    #[arg(long, value_name = "LEDGER", value_parser = ["victim", "drop"])]
    open: Option<String>,
}

impl Print {
    pub(crate) fn run(self) -> Result<(), Trouble> {
        let folder = Folder::open(&self.data, Use::Reading)?;
        let zone = folder.rules()?.zone;
        let weeks = Proof::read(folder.program.as_ref())?.weeks;
        let mut weeks = weeks.into_iter();
        let week = weeks.find(|week| self.day.is_none_or(|day| week.at.day(&zone) <= day));
        let week = week.ok_or_else(|| {
            Trouble::No("no texts were made yet: `leeward serve` makes them each week".to_owned())
        })?;
        let Some(ledger) = self.open else {
            if let Some(signer) = signer::there(folder.program.as_ref())? {
                tell(format_args!("key: {}", signer.public()));
            }
            let notes: Vec<&str> = week.texts.iter().map(|text| text.note.as_str()).collect();
            return answer(&notes.join("\n"));
        };
        let store = if ledger == "victim" {
            &folder.victim
        } else {
            &folder.drop
        };
        let text = week.texts.iter().find(|text| text.ledger == ledger);
        let note = text.and_then(|text| Note::read(&text.note).ok());
        let found = match note {
            Some(note) => opening(store.as_ref(), &note.text)?,
            None => None,
        };
        let found = found.ok_or_else(|| {
            Trouble::No(format!(
                "nothing here opens the commitment to the {ledger} ledger"
            ))
        })?;
        answer(&found.to_string())
    }
}
