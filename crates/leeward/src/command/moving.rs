//! `leeward move`: a program's ledgers from its folder into PostgreSQL, or back.

use std::{
    io::{self, IsTerminal as _, Write as _},
    path::PathBuf,
};

use clap::Args;
use ledger::carry;

use crate::{
    house::{Folder, Postgres, STORES, Use, carried, settle},
    output::{Trouble, answer, tell},
};

/// Moves a program's ledgers from its folder into PostgreSQL, or back. It is not served meanwhile.
#[derive(Args)]
#[command(
    after_help = "Example:\n  leeward postgres --name sandplum | sudo -u postgres psql\n  leeward move --data /srv/leeward --to-postgres 'postgresql://sandplum_{ledger}@/sandplum_{ledger}?host=/run/postgresql'\n\nEvery ledger is verified where it arrives, against the head of the one it came from; only then do the settings name the new\nplace. Cut off, it is gone on with by the same command. Where the ledgers came from they stay, with everything that was in\nthem then: remove them once a backup of the new place has been made."
)]
pub(crate) struct Move {
    /// The program's folder.
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// Into PostgreSQL: an address with {ledger} where each ledger's own role and database are named.
    #[arg(
        long,
        value_name = "ADDRESS",
        conflicts_with = "to_folder",
        required_unless_present = "to_folder"
    )]
    to_postgres: Option<String>,
    /// The certificates that vouch for a PostgreSQL server of another machine.
    #[arg(long, value_name = "FILE", requires = "to_postgres")]
    postgres_authority: Option<PathBuf>,
    /// Back into the folder.
    #[arg(long)]
    to_folder: bool,
}

impl Move {
    pub(crate) fn run(self) -> Result<(), Trouble> {
        let folder = Folder::open(&self.data, Use::Writing)?;
        let from = folder.setup().postgres.clone();
        let to = self.to_postgres.as_deref();
        let to = to.map(|address| Postgres::of(address, self.postgres_authority));
        let to = to.transpose()?;
        if to.is_none() == from.is_none() {
            return Err(Trouble::wrong(match to {
                None => "the ledgers lie in the folder already",
                Some(_) => {
                    "the ledgers lie in PostgreSQL already; from one server to another they go by its own means"
                }
            }));
        }
        let mut moved = Vec::new();
        for ledger in STORES {
            let said = |error: &dyn std::fmt::Display| Trouble::No(format!("{ledger}: {error}"));
            let here = carried(&self.data, from.as_ref(), ledger)?;
            let there = carried(&self.data, to.as_ref(), ledger)?;
            let mut line = Line::new(ledger);
            let head = carry(here.as_ref(), there.as_ref(), &mut |at, of| {
                line.told(at, of)
            });
            let head = head.map_err(|error| said(&error))?;
            line.end();
            tell(format_args!(
                "{ledger}: {} entries, as they were sealed",
                head.size
            ));
            moved.push((ledger, here, head));
        }
        for (ledger, here, head) in moved {
            if here.head()? != head {
                return Err(Trouble::No(format!(
                    "{ledger}: it has grown meanwhile, so some node still serves it; stop that one and move again"
                )));
            }
        }
        settle(&folder, to.clone())?;
        answer(&match to {
            Some(_) => format!(
                "Moved into PostgreSQL. The files in {} still hold everything: remove them once the databases are backed up.",
                self.data.display()
            ),
            None => format!(
                "Moved into {}. The databases still hold everything: drop them once a backup has been made.",
                self.data.display()
            ),
        })
    }
}

/// How far it is: a line that is written over for who watches, one for each tenth for who reads it later.
struct Line {
    ledger: &'static str,
    tenth: Option<u64>,
    watched: bool,
}

impl Line {
    fn new(ledger: &'static str) -> Self {
        Self {
            ledger,
            tenth: None,
            watched: io::stderr().is_terminal(),
        }
    }

    fn told(&mut self, at: u64, of: u64) {
        let Self {
            ledger, watched, ..
        } = self;
        if *watched {
            let _ = write!(io::stderr(), "\r{ledger}: {at} of {of}");
            return;
        }
        let tenth = (at * 10).checked_div(of);
        if tenth != self.tenth {
            self.tenth = tenth;
            tell(format_args!("{}: {at} of {of}", self.ledger));
        }
    }

    fn end(&self) {
        if self.watched {
            let _ = writeln!(io::stderr());
        }
    }
}
