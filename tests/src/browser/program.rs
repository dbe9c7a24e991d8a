//! A demonstration program, served by the real binary on a free port.

use std::{
    fs::{self, File},
    hash::{DefaultHasher, Hash as _, Hasher as _},
    io::{self, BufRead as _, BufReader, Write as _},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
};

use serde_json::Value;
use tempfile::TempDir;

use crate::{
    cluster::{Cluster, Sync},
    place::in_postgres,
    typed,
};

/// Somebody who may sign in.
#[derive(Debug, Clone)]
pub struct Account {
    /// At which desk.
    pub desk: String,
    /// The name for signing in.
    pub user: String,
    /// The password.
    pub password: String,
}

/// A demonstration program that is being served.
pub struct Program {
    /// Where, without a slash at the end.
    pub url: String,
    /// One account for each desk.
    pub accounts: Vec<Account>,
    /// Where its ledgers lie.
    pub folder: PathBuf,
    server: Child,
    /// Whether an invented year is in it.
    year: bool,
    /// Its log, and its temporary files.
    beside: TempDir,
    _kept: Option<TempDir>,
    database: Option<Cluster>,
}

/// The binary beside this test's own.
///
/// # Panics
/// When it was not built: `cargo build -p leeward`.
#[must_use]
pub fn binary() -> PathBuf {
    let own = std::env::current_exe().unwrap();
    let places = own
        .ancestors()
        .skip(1)
        .take(3)
        .map(|folder| folder.join("leeward"));
    let found = places.into_iter().find(|file| file.is_file());
    found.unwrap_or_else(|| {
        panic!(
            "there is no `leeward` near {}: cargo build -p leeward",
            own.display()
        )
    })
}

/// A server with empty databases for one program.
///
/// # Panics
/// When there is no PostgreSQL.
#[must_use]
pub fn databases(sync: Sync) -> Cluster {
    let cluster = Cluster::start(sync, &[]);
    let roles = Command::new(binary()).arg("postgres").output().unwrap();
    cluster.psql("postgres", &String::from_utf8_lossy(&roles.stdout));
    cluster
}

/// How a program is told of them: `--postgres` of `init` and `demo`.
#[must_use]
pub fn address(cluster: &Cluster) -> String {
    cluster.url("leeward_{ledger}", "leeward_{ledger}")
}

impl Program {
    /// Serves a demonstration in a new folder, with further flags of `leeward demo`.
    ///
    /// # Panics
    /// When it does not start.
    #[must_use]
    pub fn start(flags: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        let database = in_postgres().then(|| databases(Sync::Quick));
        let address = database.as_ref().map(address);
        let mut flags = flags.to_vec();
        if let Some(address) = &address {
            flags.extend(["--postgres", address]);
        }
        let mut program = Self::at(&data, &flags);
        program._kept = Some(folder);
        program.database = database;
        program
    }

    /// Serves a demonstration in that folder. Where nothing is there yet and the hour is given, so that it would be made the same each
    /// time, it is a copy of one that this binary made before: to invent a year takes a debug build ten seconds.
    ///
    /// # Panics
    /// When it does not start.
    #[must_use]
    pub fn at(folder: &Path, flags: &[&str]) -> Self {
        let same = flags.contains(&"--test-clock") && flags.contains(&"--test-seed");
        let small = flags.contains(&"--empty") || flags.contains(&"--postgres");
        if same && !small && !folder.exists() {
            copy(&made_before(flags), folder);
        }
        Self::made_anew(folder, flags)
    }

    /// The same, made by this very process if nothing is there yet.
    ///
    /// # Panics
    /// When it does not start.
    #[must_use]
    pub fn made_anew(folder: &Path, flags: &[&str]) -> Self {
        Self::under(&[], folder, flags)
    }

    /// The same, started by another program, such as one that watches what it writes.
    ///
    /// # Panics
    /// When it does not start.
    #[must_use]
    pub fn under(by: &[String], folder: &Path, flags: &[&str]) -> Self {
        let own = binary();
        let mut command = match by.split_first() {
            None => Command::new(own),
            Some((program, more)) => {
                let mut command = Command::new(program);
                command.args(more).arg(own);
                command
            }
        };
        let beside = tempfile::tempdir().unwrap();
        let tmp = beside.path().join("tmp");
        fs::create_dir(&tmp).unwrap();
        let log = File::create(beside.path().join("log")).unwrap();
        let mut server = command
            .env("TMPDIR", tmp)
            .stderr(log)
            .args(["demo", "--listen", "127.0.0.1:0", "--json", "--data"])
            .arg(folder)
            .args(flags)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(server.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let said: Value = serde_json::from_str(&line).unwrap_or_else(|error| {
            let log = fs::read_to_string(beside.path().join("log"));
            panic!("the demo said `{line}`: {error}: {log:?}")
        });
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let accounts = said["accounts"]
            .as_array()
            .unwrap()
            .iter()
            .map(|account| Account {
                desk: text(&account["desk"]),
                user: text(&account["user"]),
                password: text(&account["password"]),
            });
        Self {
            url: text(&said["url"]).trim_end_matches('/').to_owned(),
            accounts: accounts.collect(),
            folder: folder.to_owned(),
            server,
            year: !flags.contains(&"--empty"),
            beside,
            _kept: None,
            database: None,
        }
    }

    /// What it has logged.
    #[must_use]
    pub fn log(&self) -> String {
        let log = fs::read(self.beside.path().join("log")).unwrap_or_default();
        String::from_utf8_lossy(&log).into_owned()
    }

    /// The number of its process.
    #[must_use]
    pub fn process(&self) -> u32 {
        self.server.id()
    }

    /// A place of it.
    #[must_use]
    pub fn place(&self, path: &str) -> String {
        format!("{}{path}", self.url)
    }

    /// The account of a desk.
    ///
    /// # Panics
    /// When there is none.
    #[must_use]
    pub fn account(&self, desk: &str) -> &Account {
        self.accounts
            .iter()
            .find(|account| account.desk == desk)
            .unwrap()
    }
}

/// A demonstration's folder that this binary made with these flags and that nobody has used.
fn made_before(flags: &[&str]) -> PathBuf {
    let binary = binary();
    let about = binary.metadata().unwrap();
    let mut of = DefaultHasher::new();
    (about.modified().unwrap(), about.len()).hash(&mut of);
    // Where numbers are shown makes no difference to what is in it.
    let mut flags = flags.to_vec();
    while let Some(at) = flags.iter().position(|flag| *flag == "--metrics") {
        flags.drain(at..(at + 2).min(flags.len()));
    }
    let mut with = DefaultHasher::new();
    flags.hash(&mut with);
    let all = binary.with_file_name("demonstrations");
    let own = all.join(format!("{:016x}", of.finish()));
    let there = own.join(format!("{:016x}", with.finish()));
    if there.exists() {
        return there;
    }
    fs::create_dir_all(&own).unwrap();
    // What an earlier binary made is of no use any more.
    for earlier in fs::read_dir(&all).unwrap().map_while(Result::ok) {
        if earlier.path() != own {
            let _ = fs::remove_dir_all(earlier.path());
        }
    }
    let making = tempfile::tempdir_in(&own).unwrap();
    let data = making.path().join("data");
    drop(Program::made_anew(&data, &flags));
    // Whoever else made it meanwhile made the same.
    let _ = fs::rename(&data, &there);
    assert!(there.exists(), "{} was not made", there.display());
    there
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for file in fs::read_dir(from).unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), to.join(file.file_name())).unwrap();
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        crate::real::end(&mut self.server);
        let _ = io::stderr().write_all(self.log().as_bytes());
        if thread::panicking() {
            return;
        }
        let mut places = vec![self.folder.as_path(), self.beside.path()];
        let mut logged = String::new();
        if let Some(cluster) = &self.database {
            places.push(cluster.folder());
            logged = cluster.said().join("\n");
        }
        typed::lie_nowhere(self.year, &places, &logged);
    }
}
