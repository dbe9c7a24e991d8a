//! Where a test's programs lie: in a folder or in memory as they come, in a server of PostgreSQL where
//! `LEEWARD_TESTS_IN=postgres` stands before the command.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use ledger::{PostgresAddress, PostgresStore, SqliteStore, Store, postgres_roles};

use crate::{
    browser::address,
    cluster::{Cluster, Sync},
};

/// Every store of a program.
pub const STORES: [&str; 5] = ["client", "drop", "victim", "program", "review"];

/// So many kibibytes must be free in memory: a server takes some ninety thousand, and several run at a time.
const ROOM: u64 = 2 * 1024 * 1024;

/// Whether programs are to lie in PostgreSQL: `LEEWARD_TESTS_IN=postgres`.
#[must_use]
pub fn in_postgres() -> bool {
    #[expect(
        clippy::disallowed_methods,
        reason = "a test is told by the environment where its programs lie"
    )]
    let told = std::env::var("LEEWARD_TESTS_IN");
    told.is_ok_and(|place| place == "postgres")
}

/// Where what only has to live through a killed process may lie: in memory, where there is room, else where temporary files do.
///
/// # Panics
/// When nobody can say how much room there is.
#[must_use]
pub fn in_memory() -> PathBuf {
    let memory = Path::new("/dev/shm");
    let room = Command::new("df")
        .args(["--output=avail", "-k"])
        .arg(memory)
        .output();
    let room = String::from_utf8(room.unwrap().stdout).unwrap();
    let room: Option<u64> = room
        .lines()
        .last()
        .and_then(|line| line.trim().parse().ok());
    match room {
        Some(room) if room > ROOM => memory.to_owned(),
        _ => std::env::temp_dir(),
    }
}

/// A server with empty databases for one program, with further settings of the server. It is never more than killed, so it lies in
/// memory.
///
/// # Panics
/// When there is no PostgreSQL.
#[must_use]
pub fn databases_with(sync: Sync, settings: &[&str]) -> Cluster {
    let cluster = Cluster::start_in(&in_memory(), sync, settings);
    cluster.psql("postgres", &postgres_roles("leeward", &STORES));
    cluster
}

/// One ledger of a program whose databases these are.
///
/// # Panics
/// When it cannot be opened.
#[must_use]
pub fn store_of(cluster: &Cluster, ledger: &str) -> PostgresStore {
    let role = format!("leeward_{ledger}");
    let address = PostgresAddress::new(ledger, &cluster.url(&role, &role), None, None);
    PostgresStore::open(&address.unwrap()).unwrap()
}

/// Where the ledgers of one program lie.
#[derive(Default)]
pub struct Place(Option<Cluster>);

impl Place {
    /// Where the environment wants it.
    #[must_use]
    pub fn asked() -> Self {
        Self::asked_with(&[])
    }

    /// The same, with further settings of the server if there is to be one.
    #[must_use]
    pub fn asked_with(settings: &[&str]) -> Self {
        Self(in_postgres().then(|| databases_with(Sync::Quick, settings)))
    }

    /// In these databases.
    #[must_use]
    pub const fn databases(cluster: Cluster) -> Self {
        Self(Some(cluster))
    }

    /// The server, if it is one.
    #[must_use]
    pub const fn cluster(&self) -> Option<&Cluster> {
        self.0.as_ref()
    }

    /// The same, to be ended and run again.
    pub const fn cluster_mut(&mut self) -> Option<&mut Cluster> {
        self.0.as_mut()
    }

    /// What tells `init` and `demo` of it.
    #[must_use]
    pub fn flags(&self) -> Vec<String> {
        let to = self.0.as_ref().map(address);
        to.map_or_else(Vec::new, |to| vec!["--postgres".to_owned(), to])
    }

    /// One ledger of the program whose folder this is.
    ///
    /// # Panics
    /// When it cannot be opened.
    #[must_use]
    pub fn ledger(&self, folder: &Path, ledger: &str) -> Box<dyn Store> {
        match &self.0 {
            Some(cluster) => Box::new(store_of(cluster, ledger)),
            None => Box::new(SqliteStore::open(&folder.join(format!("{ledger}.db"))).unwrap()),
        }
    }
}
