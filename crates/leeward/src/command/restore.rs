//! `leeward restore`: a program's folder from a backup, with what has to be entered again (contract, section 3).

use std::path::PathBuf;

use backup::Key;
use clap::Args;
use keys::Stream;
use ledger::Checkpoint;
use witness::Note;

use crate::{
    house::{Folder, Use},
    output::{Trouble, answer, tell},
    seams,
    upkeep::{
        from_sheets, rehearsal,
        restore::{self, Found, Restored},
        weekly::given,
    },
};

/// Makes a new folder from a backup, says in every ledger what is missing, and lists what to enter again.
#[derive(Args)]
#[command(
    after_help = "Example:\n  leeward restore /mnt/second/2026-11-25T103000Z.leeward --data /srv/leeward-new\n\nA real program's backup opens with any two of the three recovery sheets: without --sheet it asks for their lines.\nSessions are not in a backup: everybody\nsigns in anew. `--rehearse` restores into a folder inside DIR, checks, counts and removes it."
)]
pub(crate) struct Restore {
    /// The backup.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// A new folder.
    #[arg(long, value_name = "NEW")]
    data: PathBuf,
    /// A checkpoint that left the house: whether the backup still begins so, or what it lacks.
    #[arg(long, value_name = "TEXT")]
    checkpoint: Vec<String>,
    /// A file with a recovery sheet as it was printed; given twice, or once for a file with two or three.
    #[arg(long = "sheet", value_name = "FILE")]
    sheets: Vec<PathBuf>,
    /// Only tries whether it can be restored.
    #[arg(long)]
    rehearse: bool,
}

impl Restore {
    pub(crate) fn run(self) -> Result<(), Trouble> {
        let checkpoints = self.checkpoints()?;
        let head = restore::head(&self.file)?;
        let opener = restore::opener(head.to, || from_sheets(head.to, &self.sheets))?;
        let key = Key::Opener(&opener);
        if self.rehearse {
            let rehearsed = rehearsal::rehearse(&self.file, key, &self.data, None)?;
            return answer(&format!(
                "The backup of {} can be restored: {}, every one as it was sealed.",
                said(rehearsed.made),
                counted(&rehearsed.ledgers)
            ));
        }
        let contents = restore::contents(&self.file, key)?;
        let (now, stream) = (seams::now(), Stream::from_seed(seams::seed()?));
        let beside = self
            .file
            .parent()
            .unwrap_or_else(|| std::path::Path::new(""));
        let restored = restore::restore(
            &contents,
            &self.data,
            &checkpoints,
            now,
            &stream,
            Some(beside),
        )?;
        tell(format_args!(
            "Restored. `leeward serve --data {}` serves it; everybody signs in anew.",
            self.data.display()
        ));
        answer(&again(&restored, &self.data)?)
    }

    fn checkpoints(&self) -> Result<Vec<Checkpoint>, Trouble> {
        let read = |text: &String| {
            let wrong =
                |error: &dyn std::fmt::Display| Trouble::wrong(format!("--checkpoint: {error}"));
            // Who signed it does not matter here: it only tells how much is missing.
            let note = Note::read(&given(text)?).map_err(|error| wrong(&error))?;
            let read = note.text.trim().parse();
            read.map_err(|error| wrong(&error))
        };
        self.checkpoint.iter().map(read).collect()
    }
}

/// What to enter again from paper, by desk. Numbers and times alone: this may be printed and carried about.
fn again(restored: &Restored, data: &std::path::Path) -> Result<String, Trouble> {
    let folder = Folder::open(data, Use::Reading)?;
    let zone = folder.rules()?.zone;
    let at = |moment: rules::Moment| {
        let local = zone.to_datetime(moment.timestamp());
        local.strftime("%A, %B %-d, %Y, %-I:%M %p").to_string()
    };
    let mut text = format!(
        "Restored from the backup of {}.\nWhat was recorded after that is not here: enter it again from paper.\n",
        at(restored.made)
    );
    for (ledger, desk, what) in [
        (
            "client",
            "Client desk",
            "referrals, assessments, decisions, rolls, notes, absences, leavings, corrections",
        ),
        (
            "drop",
            "Client desk",
            "everything that was handed over, and what was said of a danger",
        ),
        (
            "victim",
            "Victim desk",
            "calls, what people were told and want, plans, call-backs, dangers that ended",
        ),
        (
            "program",
            "Program desk",
            "staff, who is on call, providers, proclaimed days, the go-live day",
        ),
    ] {
        let Some(found) = restored.ledgers.iter().find(|each| each.name == ledger) else {
            continue;
        };
        text.push_str(&format!("\n{desk}, {ledger} ledger: {what}\n"));
        text.push_str(&match found.last {
            Some(last) if found.size == 1 => format!("  1 entry is here, of {}.\n", at(last)),
            Some(last) => format!(
                "  {} entries are here, the last of {}.\n",
                found.size,
                at(last)
            ),
            None => "  Nothing is here.\n".to_owned(),
        });
        if let Some(missing) = found.missing {
            text.push_str(&format!(
                "  A checkpoint that left the house has {missing} more: at least so many are missing.\n"
            ));
        }
    }
    if restored.taken_out > 0 {
        text.push_str(&format!(
            "\nDestroyed again, by the list beside the backup: {} entries, or their words.\n",
            restored.taken_out
        ));
    }
    Ok(text)
}

/// `client 412, drop 9 ... entries`.
pub(super) fn counted(ledgers: &[Found]) -> String {
    let each = ledgers
        .iter()
        .map(|found| format!("{} {}", found.name, found.size));
    format!("{} entries", each.collect::<Vec<_>>().join(", "))
}

fn said(moment: rules::Moment) -> String {
    moment
        .timestamp()
        .strftime("%Y-%m-%d %H:%M UTC")
        .to_string()
}
