//! One file for each command.

pub(crate) mod backup;
pub(crate) mod calendar;
pub(crate) mod checkpoint;
pub(crate) mod demo;
pub(crate) mod doctor;
pub(crate) mod duties;
pub(crate) mod export;
pub(crate) mod import;
pub(crate) mod init;
pub(crate) mod moving;
mod new_sheets;
pub(crate) mod packs;
pub(crate) mod postgres;
pub(crate) mod record;
pub(crate) mod recovery;
pub(crate) mod restore;
pub(crate) mod review;
pub(crate) mod serve;
pub(crate) mod state;
pub(crate) mod tls;
pub(crate) mod verify;

use clap::ValueEnum;
use jiff::civil::Date;
use rules::{Moment, Rules, parse_day};

use crate::output::Trouble;

/// For whom the answer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For programs.
    Json,
    /// For people.
    Text,
}

/// A day on the command line.
fn day(text: &str) -> Result<Date, String> {
    parse_day(text).map_err(|error| error.to_string())
}

/// A time on the command line.
fn time(text: &str) -> Result<Moment, String> {
    Moment::parse(text).map_err(|error| error.to_string())
}

/// The pack by name, with the days that were proclaimed holidays.
fn rules(pack: &str, proclaimed: &[Date]) -> Result<Rules, Trouble> {
    Rules::new(pack, proclaimed).map_err(Trouble::wrong)
}
