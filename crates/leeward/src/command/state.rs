//! `leeward state`: the binders of many programs, put together clause by clause.

use std::{fs, io::Write as _, path::PathBuf};

use binder::together::{Came, Together};
use clap::Args;
use page::Languages;
use review_desk::document::{self, Format};

use crate::{command::review::As, output::Trouble};

/// What a state sees: the binders that many programs have handed on, put together clause by clause.
#[derive(Args)]
#[command(
    after_help = "Example:\n  leeward review --data /srv/leeward --from 2025-11-01 --to 2026-10-31 --for outside --format json --as review:rex > sandplum.json\n  leeward state sandplum.json redbud.json --format html > state.html\n\nIt reads those files and no program's folder. Numbers under five were held back by the programs and stay so; beside each\nsum stands how many programs hold theirs back. docs/review.md says what is in it."
)]
pub(crate) struct State {
    /// Each program's binder: JSON, for outside, over all its cases, all of one period.
    #[arg(value_name = "FILE", required = true)]
    binders: Vec<PathBuf>,
    /// How to answer.
    #[arg(long, value_enum, default_value = "json")]
    format: As,
    /// Its language: `en` or `es`.
    #[arg(long, default_value = "en")]
    language: String,
}

impl State {
    pub(crate) fn run(self) -> Result<(), Trouble> {
        let mut came = Vec::with_capacity(self.binders.len());
        for file in &self.binders {
            let place = file.display();
            let bytes =
                fs::read(file).map_err(|error| Trouble::wrong(format!("{place}: {error}")))?;
            let read = Came::read(&bytes);
            came.push(read.map_err(|error| Trouble::wrong(format!("{place}: {error}")))?);
        }
        let together = Together::of(&came).map_err(Trouble::wrong)?;
        let words = Languages::new().of(&self.language);
        let format = Format::from(self.format);
        let written =
            document::write_together(&together, format, &words).map_err(Trouble::wrong)?;
        let bytes = written.bytes();
        let mut out = std::io::stdout().lock();
        out.write_all(bytes)?;
        if format != Format::Pdf && bytes.last() != Some(&b'\n') {
            out.write_all(b"\n")?;
        }
        out.flush()?;
        Ok(())
    }
}
