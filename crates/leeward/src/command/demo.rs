//! `leeward demo`: an invented program, to be looked at and tried (contract, section 3).

use std::{net::SocketAddr, path::PathBuf};

use clap::Args;
use keys::DeskName;
use rules::Moment;
use serde::Serialize;

use super::serve::Ready;
use crate::{
    demo,
    house::{DemoAccount, Demonstration, Folder, Kind, Postgres, Use, kind},
    metrics,
    output::{Trouble, answer, tell},
    seams, traces,
};

/// Makes a demonstration program with a year of invented history, and serves it.
#[derive(Args)]
#[command(after_help = "Example:\n  leeward demo --data /tmp/leeward-demo --listen 127.0.0.1:8080")]
pub(crate) struct Demo {
    /// A new folder, or an earlier demonstration's.
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
    /// Where to listen; port 0 takes a free one.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// Prints one line of JSON when it is ready.
    #[arg(long)]
    json: bool,
    /// Where the ledgers lie, if not in the folder: an address of PostgreSQL with {ledger} where each one's own role and
    /// database are named. Of a demonstration that is there already, it stays where it was put.
    #[arg(long, value_name = "ADDRESS")]
    postgres: Option<String>,
    /// Leaves the history out.
    #[arg(long)]
    empty: bool,
    /// For tests: the same requests to two new folders get the same answers.
    #[arg(long, value_name = "N")]
    test_seed: Option<u64>,
    /// For tests: the clock stands, and is moved by `POST /test/clock` alone.
    #[arg(long, value_name = "TIME", value_parser = super::time)]
    test_clock: Option<Moment>,
    #[command(flatten)]
    metrics: metrics::Asked,
    #[command(flatten)]
    traces: traces::Wanted,
}

#[derive(Serialize)]
struct Line<'a> {
    url: &'a str,
    accounts: &'a [DemoAccount],
}

impl Demo {
    pub(crate) fn run(self) -> Result<(), Trouble> {
        let now = self.test_clock.unwrap_or_else(seams::now);
        let folder = match kind(&self.data)? {
            Some(Kind::Demo(_)) => Folder::open(&self.data, Use::Writing)?,
            Some(Kind::Real(_)) => {
                return Err(Trouble::wrong(format!(
                    "{}: is a real program's folder; a demonstration needs its own",
                    self.data.display()
                )));
            }
            None => {
                let postgres = self.postgres.as_deref();
                let postgres = postgres.map(|address| Postgres::of(address, None));
                let postgres = postgres.transpose()?;
                demo::make_at(&self.data, postgres, self.test_seed, now, !self.empty)?
            }
        };
        let Kind::Demo(Demonstration { accounts, .. }) = folder.kind.clone() else {
            return Err(Trouble::wrong("this is no demonstration"));
        };
        let ready = Ready {
            listen: self.listen,
            asked: DeskName::ALL.to_vec(),
            metrics: self.metrics.address()?,
            traces: self.traces.file(),
            test_seed: self.test_seed,
            test_clock: self.test_clock,
        };
        ready.serve(folder, |url| {
            if self.json {
                let line = Line {
                    url,
                    accounts: &accounts,
                };
                return answer(&serde_json::to_string(&line).map_err(Trouble::wrong)?);
            }
            tell(format_args!(
                "A demonstration with invented people is at {url}\n"
            ));
            for DemoAccount {
                desk,
                user,
                password,
            } in &accounts
            {
                tell(format_args!("  {url}/{desk:<8} {user:<6} {password}"));
            }
            tell("\nCtrl-C stops it.");
            Ok(())
        })
    }
}
