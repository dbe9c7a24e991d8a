//! Where a program's ledgers lie: in files of its folder, or each in a PostgreSQL database of its own.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use ledger::{Carry, PostgresAddress, PostgresStore, SqliteStore, Store, StoreError};
use serde::{Deserialize, Serialize};

use crate::{output::Trouble, seams};

/// `[postgres]` of the settings file: an address for each ledger, each as its own role. Passwords come by the
/// environment. A process that serves the client desk alone does without the victim ledger's and
/// the review desk's.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Postgres {
    client: String,
    drop: String,
    #[serde(default)]
    victim: String,
    program: String,
    #[serde(default)]
    review: String,
    /// The certificates that vouch for servers of other machines.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    authority: Option<PathBuf>,
}

/// The ledgers and, last, the review desk's accounts: a store each.
pub(crate) const STORES: [&str; 5] = ["client", "drop", "victim", "program", "review"];

/// What stands for a ledger's name in the one address that `init` and `demo` are given.
const LEDGER: &str = "{ledger}";

impl Postgres {
    /// Five addresses from one, `postgresql://leeward_{ledger}@/leeward_{ledger}?host=/run/postgresql`.
    pub(crate) fn of(address: &str, authority: Option<PathBuf>) -> Result<Self, Trouble> {
        if !address.contains(LEDGER) {
            return Err(Trouble::wrong(format!(
                "--postgres: expected an address with {LEDGER} where each ledger's own role and database are named"
            )));
        }
        let of = |ledger: &str| address.replace(LEDGER, ledger);
        Ok(Self {
            client: of("client"),
            drop: of("drop"),
            victim: of("victim"),
            program: of("program"),
            review: of("review"),
            authority,
        })
    }

    pub(crate) fn open(&self, ledger: &str) -> Result<PostgresStore, StoreError> {
        let address = match ledger {
            "client" => &self.client,
            "drop" => &self.drop,
            "victim" => &self.victim,
            "program" => &self.program,
            _ => &self.review,
        };
        if address.is_empty() {
            return Err(StoreError(format!(
                "leeward.toml names no address of the {ledger} ledger; only `serve --desks client` does without"
            )));
        }
        let password = seams::database_password(ledger);
        let authority = self.authority.as_deref();
        let address = PostgresAddress::new(ledger, address, password.as_deref(), authority)?;
        PostgresStore::open(&address)
    }

    /// Whether a program may be trusted to the servers of these stores: one that does not sync loses what it acknowledged.
    pub(crate) fn not_durable(&self, stores: &[&str]) -> Result<Vec<String>, StoreError> {
        let mut all = Vec::new();
        for ledger in stores {
            for setting in self.open(ledger)?.not_durable()? {
                all.push(format!("{ledger}: the server has {setting}"));
            }
        }
        Ok(all)
    }

    /// Whether anything lies there already.
    pub(crate) fn check_new(&self) -> Result<(), Trouble> {
        for ledger in STORES {
            let store = self.open(ledger)?;
            if store.head()?.size > 0 || !store.list(ledger::Shelf::Accounts)?.is_empty() {
                return Err(Trouble::wrong(format!(
                    "{ledger}: there is a program in this database already; a new one needs new databases"
                )));
            }
        }
        Ok(())
    }
}

/// Opens one store of a program.
pub(crate) fn store(
    folder: &Path,
    postgres: Option<&Postgres>,
    ledger: &str,
) -> Result<Arc<dyn Store>, StoreError> {
    Ok(match postgres {
        Some(postgres) => Arc::new(postgres.open(ledger)?),
        None => Arc::new(SqliteStore::open(&folder.join(format!("{ledger}.db")))?),
    })
}

/// The same, to be moved from or to.
pub(crate) fn carried(
    folder: &Path,
    postgres: Option<&Postgres>,
    ledger: &str,
) -> Result<Box<dyn Carry>, StoreError> {
    Ok(match postgres {
        Some(postgres) => Box::new(postgres.open(ledger)?),
        None => Box::new(SqliteStore::open(&folder.join(format!("{ledger}.db")))?),
    })
}

/// A settings file, whoever wrote what into it, with other words on where the ledgers lie and nothing else changed.
pub(super) fn settled(text: &str, postgres: Option<&Postgres>) -> Result<String, Trouble> {
    let mut ours = false;
    let kept = text.lines().filter(|line| {
        if line.trim_start().starts_with('[') {
            ours = line.trim().starts_with("[postgres]");
        }
        !ours
    });
    let mut kept: String = kept.flat_map(|line| [line, "\n"]).collect();
    if let Some(postgres) = postgres {
        let table = toml::to_string(postgres).map_err(Trouble::wrong)?;
        kept = format!("{}\n\n[postgres]\n{table}", kept.trim_end());
    }
    // What was written here is what will be read.
    toml::from_str::<super::Setup>(&kept).map_err(Trouble::wrong)?;
    Ok(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_settings_file_keeps_what_somebody_wrote_into_it() {
        let text = "# ours since 2026\nprogram = \"Sandplum\"\nrules = \"us-ok\"\n\n[backup]\nplace = \"/mnt/second\" # another disk\n";
        let address = "postgresql://plum_{ledger}@/plum_{ledger}?host=/run/postgresql";
        let postgres = Postgres::of(address, None).unwrap();
        let there = settled(text, Some(&postgres)).unwrap();
        assert!(there.starts_with(text.trim_end()));
        let read: super::super::Setup = toml::from_str(&there).unwrap();
        let read = read.postgres.unwrap();
        assert_eq!(
            read.victim,
            "postgresql://plum_victim@/plum_victim?host=/run/postgresql"
        );
        assert_eq!(settled(&there, None).unwrap().trim_end(), text.trim_end());
        assert!(Postgres::of("postgresql://plum@/plum", None).is_err());
    }
}
