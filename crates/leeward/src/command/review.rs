//! `leeward review`: the binder of a period, clause by clause (contract, section 3).

use std::{fs, io::Write as _, path::PathBuf};

use binder::{Audience, Binder, CaseState, Draw, Make, Period, Source, Stores};
use clap::{Args, ValueEnum};
use jiff::civil::Date;
use keys::{DeskName, Stream};
use page::Languages;
use review_desk::document::{self, Format};
use rules::Moment;

use crate::{
    house::{Door, Folder, Use, at_desk},
    output::{Trouble, tell},
    seams,
};

/// For whom the file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum For {
    /// The reviewer, at the review: with the cases behind each figure.
    Review,
    /// Anybody else: figures alone, small ones held back.
    Outside,
}

/// How it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum As {
    /// For programs.
    Json,
    /// One page for a browser.
    Html,
    /// Figures for a spreadsheet.
    Csv,
    /// For paper.
    Pdf,
}

impl From<As> for Format {
    fn from(format: As) -> Self {
        match format {
            As::Json => Self::Json,
            As::Html => Self::Html,
            As::Csv => Self::Csv,
            As::Pdf => Self::Pdf,
        }
    }
}

/// What a compliance review counts: each clause of the rule, its figures and findings, from entries without a name.
#[derive(Args)]
#[command(
    after_help = "Example:\n  leeward review --data /srv/leeward --from 2025-11-01 --to 2026-10-31 --sample 12 --seed 4471 --format html --as review:rex > binder.html\n\nIt opens no letter. What leaves the review is made with `--for outside`: pdf and csv are so unless told otherwise.\ndocs/review.md says how to read it, redraw the sample and check a date by hand."
)]
pub(crate) struct Review {
    /// The program's folder, also while it is served.
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// The first day of the period, in the rule pack's zone.
    #[arg(long, value_name = "DAY", value_parser = super::day)]
    from: Date,
    /// Its last day.
    #[arg(long, value_name = "DAY", value_parser = super::day)]
    to: Date,
    /// Draws so many cases by the seed.
    #[arg(long, value_name = "N", requires = "seed", conflicts_with = "state", value_parser = clap::value_parser!(u32).range(1..))]
    sample: Option<u32>,
    /// What the reviewer draws by: any text.
    #[arg(long, value_name = "S", requires = "sample")]
    seed: Option<String>,
    /// Takes the cases in that state: late, tried, overdue, danger or undecided.
    #[arg(long, value_parser = state)]
    state: Option<CaseState>,
    /// What was recorded up to then is known, an RFC 3339 time with an offset; left out, now.
    #[arg(long, value_name = "TIME", value_parser = super::time)]
    as_of: Option<Moment>,
    /// How to answer.
    #[arg(long, value_enum)]
    format: As,
    /// For whom: `review` for json and html, `outside` for pdf and csv, unless said here.
    #[arg(long = "for", value_enum)]
    audience: Option<For>,
    /// Its language: `en` or `es`.
    #[arg(long, default_value = "en")]
    language: String,
    /// Writes there which label is which file: for a look under supervision, never to be handed on.
    #[arg(long, value_name = "FILE")]
    key_sheet: Option<PathBuf>,
    /// Who signs in, such as `review:rex`; a demonstration opens without.
    #[arg(long = "as", value_name = "DESK:USER", value_parser = at_desk)]
    doors: Vec<Door>,
}

/// A state on the command line.
fn state(text: &str) -> Result<CaseState, String> {
    CaseState::from_word(text).ok_or_else(|| {
        let all: Vec<&str> = CaseState::ALL.into_iter().map(CaseState::word).collect();
        format!("expected one of {}", all.join(", "))
    })
}

impl Review {
    pub(crate) fn run(self) -> Result<(), Trouble> {
        let period = Period::new(self.from, self.to).map_err(Trouble::wrong)?;
        let folder = Folder::open(&self.data, Use::Reading)?;
        // Whoever reads the binder is of the review desk; nothing that its ring opens is opened.
        folder.ring(DeskName::Review, &self.doors)?;
        let stores = Stores {
            client: folder.client.as_ref(),
            drop: folder.drop.as_ref(),
            victim: folder.victim.as_ref(),
            program: folder.program.as_ref(),
        };
        let draw = match (self.sample, &self.seed, self.state) {
            (Some(most), Some(seed), _) => Draw::Seed {
                most,
                seed: seed.clone(),
            },
            (_, _, Some(state)) => Draw::State(state),
            _ => Draw::All,
        };
        let source = Source::read(stores, stores.heads()?)?;
        let make = Make {
            program: folder.setup().program.clone(),
            pack: folder.setup().rules.clone(),
            period,
            as_of: self.as_of.unwrap_or_else(seams::now),
            draw,
        };
        let stream = Stream::from_seed(seams::seed()?);
        let binder =
            Binder::make(&source, make, &mut || stream.label(6)).map_err(Trouble::wrong)?;
        if let Some(file) = &self.key_sheet {
            write_key_sheet(file, &document::key_sheet(&binder))?;
        }
        let format = Format::from(self.format);
        let audience = self.audience.map_or_else(
            || format.usual_audience(),
            |each| match each {
                For::Review => Audience::Review,
                For::Outside => Audience::Outside,
            },
        );
        let binder = match audience {
            Audience::Review => binder,
            Audience::Outside => binder.outside(),
        };
        let words = Languages::new().of(&self.language);
        let written = document::write(&binder, format, &words).map_err(Trouble::wrong)?;
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

/// A new file that nobody else of the machine reads.
fn write_key_sheet(file: &PathBuf, text: &str) -> Result<(), Trouble> {
    use std::os::unix::fs::OpenOptionsExt as _;
    let said = |error: std::io::Error| Trouble::wrong(format!("{}: {error}", file.display()));
    let mut open = fs::OpenOptions::new();
    let mut sheet = open
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(file)
        .map_err(said)?;
    sheet.write_all(text.as_bytes()).map_err(said)?;
    tell(
        "The key sheet leads from labels to files. Look under supervision, and destroy it afterwards.",
    );
    Ok(())
}
