//! `leeward postgres`: what an administrator of PostgreSQL runs before a program can lie there.

use clap::Args;
use ledger::postgres_roles;

use crate::{
    house::STORES,
    output::{Trouble, answer},
};

/// Prints the SQL that makes a role, a database and a schema for each ledger, for an administrator to run by psql.
#[derive(Args)]
#[command(
    after_help = "Example:\n  leeward postgres --name sandplum | sudo -u postgres psql\n  leeward init --data /srv/leeward --postgres 'postgresql://sandplum_{ledger}@/sandplum_{ledger}?host=/run/postgresql'\n\nA role's password is set by the administrator (`\\password sandplum_victim`) and given to leeward as\nLEEWARD_VICTIM_DATABASE_PASSWORD and so on. docs/postgres.md says the rest."
)]
pub(crate) struct Postgres {
    /// What roles and databases begin with.
    #[arg(long, default_value = "leeward", value_parser = word)]
    name: String,
}

fn word(text: &str) -> Result<String, String> {
    let good = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    let begins = text
        .bytes()
        .next()
        .is_some_and(|byte| byte.is_ascii_lowercase());
    if begins && text.len() <= 40 && text.bytes().all(good) {
        return Ok(text.to_owned());
    }
    Err("expected small letters, digits and underscores, a letter first, 40 at most".to_owned())
}

impl Postgres {
    pub(crate) fn run(self) -> Result<(), Trouble> {
        answer(&postgres_roles(&self.name, &STORES))
    }
}
