//! `leeward record`: facts of the contract's section 1 into the ledgers (section 3).

use std::{fs, path::PathBuf};

use clap::Args;

use crate::{
    house::{Door, Folder, Use, at_desk},
    output::{Trouble, tell},
    record,
};

/// Records a file of facts: all of it is checked first, and what is there already is left.
#[derive(Args)]
#[command(
    after_help = "Example:\n  leeward record facts.jsonl --data /srv/leeward --as client:may --as victim:nell --dry-run"
)]
pub(crate) struct Record {
    /// The facts, one JSON object a line.
    facts: PathBuf,
    /// The program's folder.
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// Says what would be recorded, and records nothing.
    #[arg(long)]
    dry_run: bool,
    /// Who signs in, once for each desk that the facts touch; a demonstration opens without.
    #[arg(long = "as", value_name = "DESK:USER", value_parser = at_desk)]
    doors: Vec<Door>,
}

impl Record {
    pub(crate) fn run(self) -> Result<(), Trouble> {
        let name = self.facts.display().to_string();
        let bytes = fs::read(&self.facts)
            .map_err(|error| Trouble::wrong(format!("{name}: cannot be read: {error}")))?;
        let folder = Folder::open(&self.data, Use::Writing)?;
        let rules = folder.rules()?;
        let cases = rules::read(&bytes, &rules).map_err(|faults| {
            Trouble::Wrong(faults.iter().map(|fault| fault.in_file(&name)).collect())
        })?;
        let done = record::record(&folder, &cases, &self.doors, self.dry_run)?;
        let would = if self.dry_run { "would be " } else { "" };
        tell(format_args!(
            "{} cases: {} facts {would}recorded, {} were there already.",
            cases.len(),
            done.new,
            done.there
        ));
        Ok(())
    }
}
