//! `leeward verify`: is every ledger as it was sealed? Needs no key (contract, section 3).

use std::{
    fs,
    path::{Path, PathBuf},
};

use clap::Args;
use ledger::{Checkpoint, Head, SqliteStore, verify};

use review_desk::Ledger;

use crate::{
    house::{Kind, LEDGERS, kind},
    output::{Trouble, answer, tell},
};

/// Goes through the ledgers from their first entry; with a checkpoint, whether one still begins so.
#[derive(Args)]
#[command(
    after_help = "Example:\n  leeward verify /srv/leeward --checkpoint \"$(cat checkpoint-client.txt)\"\n\nThe checkpoints of now go to standard output: a copy that has left the house pins everything before it."
)]
pub(crate) struct Verify {
    /// A program's folder, or one ledger's file.
    #[arg(value_name = "DIR|FILE")]
    place: PathBuf,
    /// A checkpoint as it was printed before: three lines, the first of which names the ledger.
    #[arg(long, value_name = "TEXT")]
    checkpoint: Vec<String>,
}

impl Verify {
    pub(crate) fn run(self) -> Result<(), Trouble> {
        let files = self.files()?;
        let program = program(&self.place);
        let mut pinned = Vec::new();
        for text in &self.checkpoint {
            let read: Checkpoint = text
                .replace("\\n", "\n")
                .trim()
                .parse()
                .map_err(|error| Trouble::wrong(format!("--checkpoint: {error}")))?;
            if !files.iter().any(|(name, _)| is_of(&read, name)) {
                return Err(Trouble::wrong(format!(
                    "--checkpoint: `{}` is none of the ledgers here",
                    read.origin
                )));
            }
            pinned.push(read);
        }
        let mut heads = String::new();
        for (name, file) in &files {
            let earlier: Vec<Head> = pinned
                .iter()
                .filter(|each| is_of(each, name))
                .map(|each| each.head)
                .collect();
            let head = one(name, file, &earlier)?;
            tell(format_args!(
                "{name}: {} entries, as they were sealed",
                head.size
            ));
            heads.push_str(
                &Checkpoint {
                    origin: origin(name, &program),
                    head,
                }
                .to_string(),
            );
            heads.push('\n');
        }
        answer(&heads)
    }

    fn files(&self) -> Result<Vec<(String, PathBuf)>, Trouble> {
        let place = &self.place;
        if place.is_file() {
            let name = place.file_stem().unwrap_or_default().to_string_lossy();
            return Ok(vec![(name.into_owned(), place.clone())]);
        }
        let files: Vec<(String, PathBuf)> = LEDGERS
            .iter()
            .map(|name| ((*name).to_owned(), place.join(format!("{name}.db"))))
            .collect();
        let missing: Vec<String> = files
            .iter()
            .filter(|(_, file)| !file.is_file())
            .map(|(_, file)| format!("{}: is not there", file.display()))
            .collect();
        if missing.len() == files.len() {
            return Err(Trouble::wrong(format!(
                "{}: is no program's folder",
                place.display()
            )));
        }
        if missing.is_empty() {
            Ok(files)
        } else {
            Err(Trouble::No(missing.join("\n")))
        }
    }
}

/// How a ledger is named in its checkpoints: as the review desk names it.
fn origin(name: &str, program: &str) -> String {
    let known = Ledger::ALL.into_iter().find(|ledger| ledger.word() == name);
    known.map_or_else(
        || format!("leeward/{name}"),
        |ledger| ledger.origin(program),
    )
}

/// The program's name, by its folder's settings; nothing for a ledger that stands alone.
fn program(place: &Path) -> String {
    let folder = if place.is_file() {
        place.parent().unwrap_or(place)
    } else {
        place
    };
    match kind(folder) {
        Ok(Some(Kind::Real(setup))) => setup.program,
        Ok(Some(Kind::Demo(demo))) => demo.setup.program,
        _ => String::new(),
    }
}

/// Whether a checkpoint is of that ledger: a copy may have another folder's name above it.
pub(crate) fn is_of(checkpoint: &Checkpoint, name: &str) -> bool {
    Ledger::of_origin(&checkpoint.origin).is_some_and(|(ledger, _)| ledger.word() == name)
}

fn one(name: &str, file: &Path, earlier: &[Head]) -> Result<Head, Trouble> {
    let no = |why: &dyn std::fmt::Display| Trouble::No(format!("{name}: {why}"));
    // Opening makes what is not there: an empty file would become a sound, empty ledger.
    let empty = fs::metadata(file).is_ok_and(|data| data.len() == 0);
    if empty {
        return Err(no(&"the file is empty"));
    }
    let store = SqliteStore::open(file).map_err(|error| no(&error))?;
    let mut head = verify(&store, None).map_err(|fault| no(&fault))?;
    for each in earlier {
        head = verify(&store, Some(*each)).map_err(|fault| no(&fault))?;
    }
    Ok(head)
}
