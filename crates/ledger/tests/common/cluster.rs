//! A PostgreSQL server of a test's own: in a folder that goes with it, reached by a socket in that folder alone.
//!
//! It is the test's own child and ends with it, even where the test is killed. As root it runs as the user `postgres`,
//! since the server refuses root.
#![allow(dead_code, unreachable_pub, reason = "each test takes what it needs")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at what it did not expect"
)]

use std::{
    fs,
    io::{BufRead as _, BufReader, Write as _},
    net::TcpListener,
    os::unix::fs::{MetadataExt as _, PermissionsExt as _},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
    thread::{self, JoinHandle},
};

use tempfile::TempDir;

/// Whether what was acknowledged must be on the disk: `Kept` where a test is about that, `Quick` where only the logic
/// matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sync {
    /// As in earnest: fsync is on.
    Kept,
    /// fsync is off.
    Quick,
}

/// A server that runs.
pub struct Cluster {
    folder: TempDir,
    server: Option<Child>,
    /// Reads what it writes, until nobody is left who could.
    reader: Option<JoinHandle<()>>,
    said: Arc<Mutex<Vec<String>>>,
    settings: Vec<String>,
    port: u16,
}

impl Cluster {
    /// A new one with further settings, each `name=value`.
    pub fn start(sync: Sync, settings: &[&str]) -> Self {
        Self::start_in(&std::env::temp_dir(), sync, settings)
    }

    /// The same with its folder below that one.
    pub fn start_in(below: &Path, sync: Sync, settings: &[&str]) -> Self {
        let folder = tempfile::tempdir_in(below).unwrap();
        run(Command::new("cp").args([
            "-a".as_ref(),
            template().as_os_str(),
            folder.path().join("data").as_os_str(),
        ]));
        Self::over(folder, sync, settings)
    }

    /// One that also listens at 127.0.0.1, and speaks TLS with this certificate and key.
    pub fn with_tls(certificate: &str, key: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        run(Command::new("cp").args([
            "-a".as_ref(),
            template().as_os_str(),
            folder.path().join("data").as_os_str(),
        ]));
        let named = |name: &str| folder.path().join(name).display().to_string();
        fs::write(named("certificate"), certificate).unwrap();
        fs::write(named("key"), key).unwrap();
        fs::set_permissions(named("key"), fs::Permissions::from_mode(0o600)).unwrap();
        let settings = [
            format!("ssl_cert_file={}", named("certificate")),
            format!("ssl_key_file={}", named("key")),
            "ssl=on".to_owned(),
            "listen_addresses=127.0.0.1".to_owned(),
        ];
        let settings: Vec<&str> = settings.iter().map(String::as_str).collect();
        // Free a moment ago: whoever takes it in between makes the server say so.
        let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr();
        Self::at(folder, free.unwrap().port(), Sync::Quick, &settings)
    }

    /// Its port, also in its socket's name.
    pub const fn port(&self) -> u16 {
        self.port
    }

    /// A standby that follows this one, under that name, with its folder beside.
    pub fn standby(&self, name: &str, sync: Sync) -> Self {
        let beside = self.folder.path().parent().unwrap();
        let folder = tempfile::tempdir_in(beside).unwrap();
        give(folder.path());
        let from = format!(
            "host={} port={} user=postgres application_name={name}",
            self.folder.path().display(),
            self.port
        );
        run(as_postgres("pg_basebackup")
            .args([
                "-R",
                "-X",
                "stream",
                "-c",
                "fast",
                "--no-sync",
                "-d",
                &from,
                "-D",
            ])
            .arg(folder.path().join("data")));
        Self::over(folder, sync, &["hot_standby=on"])
    }

    /// Another server over a copy of what this one keeps, which has been ended, with its folder beside.
    pub fn copied(&self) -> Self {
        assert!(self.server.is_none(), "it still runs");
        let beside = self.folder.path().parent().unwrap();
        let folder = tempfile::tempdir_in(beside).unwrap();
        run(Command::new("cp")
            .arg("-a")
            .arg(self.folder.path().join("data"))
            .arg(folder.path()));
        let settings: Vec<&str> = self.settings.iter().map(String::as_str).collect();
        Self::at(folder, self.port, Sync::Kept, &settings)
    }

    fn over(folder: TempDir, sync: Sync, settings: &[&str]) -> Self {
        Self::at(folder, 5432, sync, settings)
    }

    fn at(folder: TempDir, port: u16, sync: Sync, settings: &[&str]) -> Self {
        give(folder.path());
        let quick = if sync == Sync::Quick {
            vec!["fsync=off", "full_page_writes=off"]
        } else {
            vec![]
        };
        let settings = quick.iter().chain(settings).map(|each| (*each).to_owned());
        let mut cluster = Self {
            folder,
            server: None,
            reader: None,
            said: Arc::default(),
            settings: settings.collect(),
            port,
        };
        cluster.run();
        cluster
    }

    /// Starts the server, again after it was killed.
    pub fn run(&mut self) {
        let path = self.folder.path();
        let mut command = as_postgres("postgres");
        command
            .arg("-D")
            .arg(path.join("data"))
            .arg("-k")
            .arg(path)
            .args(["-h", "", "-p", &self.port.to_string()])
            .args(["-c", "shared_buffers=16MB", "-c", "max_connections=200"])
            .args(["-c", "autovacuum=off", "-c", "max_wal_size=256MB"]);
        for each in &self.settings {
            command.args(["-c", each]);
        }
        let mut server = command.stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(server.stderr.take().unwrap()).lines();
        let ready = ["ready to accept connections", "ready to accept read-only"];
        let mut told = Vec::new();
        let up = lines.by_ref().map_while(Result::ok).any(|line| {
            let up = ready.iter().any(|words| line.contains(words));
            told.push(line);
            up
        });
        assert!(up, "PostgreSQL did not start: {told:#?}");
        let said = Arc::clone(&self.said);
        // Whatever it says later is read, so that it never waits for a reader.
        self.reader = Some(thread::spawn(move || {
            let lines = lines.map_while(Result::ok);
            lines.for_each(|line| said.lock().unwrap().push(line));
        }));
        self.server = Some(server);
    }

    /// Ends the server's own process by that signal, and waits for it and those that it made.
    pub fn end(&mut self, signal: &str) {
        if let Some(mut server) = self.server.take() {
            let id = server.id().to_string();
            let _ = Command::new("kill").args([signal, &id]).status();
            let _ = server.wait();
        }
        // Those that it made hold the other end of its log, and the memory without which the next does not start; on a
        // busy machine they notice late that it is gone.
        if let Some(reader) = self.reader.take() {
            let _ = reader.join();
        }
    }

    /// What a role of it is reached by.
    pub fn url(&self, role: &str, database: &str) -> String {
        let place = self.folder.path().display();
        format!(
            "postgresql://{role}@/{database}?host={place}&port={}",
            self.port
        )
    }

    /// The folder with its socket, and the folder `data` in it.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// What it wrote into its log.
    pub fn said(&self) -> Vec<String> {
        self.said.lock().unwrap().clone()
    }

    /// Has an administrator run something in a database; gives what it printed, without ornament.
    pub fn psql(&self, database: &str, sql: &str) -> String {
        let output = self.try_psql("postgres", database, sql);
        output.unwrap_or_else(|said| panic!("{sql}: {said}"))
    }

    /// Has some role run something.
    ///
    /// # Errors
    /// What the server said.
    pub fn try_psql(&self, role: &str, database: &str, sql: &str) -> Result<String, String> {
        let mut psql = Command::new("psql")
            .args(["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-f", "-"])
            .arg(self.url(role, database))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A statement may be refused before all of it was read.
        let _ = psql.stdin.take().unwrap().write_all(sql.as_bytes());
        let output = psql.wait_with_output().unwrap();
        if output.status.success() {
            return Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned());
        }
        Err(String::from_utf8_lossy(&output.stderr).trim().to_owned())
    }

    /// Makes a standby take writes.
    pub fn promote(&self) {
        assert_eq!(self.psql("postgres", "SELECT pg_promote(true, 60)"), "t");
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        self.end("-QUIT");
    }
}

/// A data folder that `initdb` made once, beside the tests' own binaries: each server begins with a copy.
fn template() -> PathBuf {
    let own = std::env::current_exe().unwrap();
    let target = own.ancestors().find(|folder| folder.ends_with("deps"));
    let target = target.unwrap_or_else(|| own.parent().unwrap());
    let there = target.join("postgres-template");
    if there.is_dir() {
        return there;
    }
    let making = tempfile::tempdir().unwrap();
    give(making.path());
    run(as_postgres("initdb")
        .args([
            "-A",
            "trust",
            "-U",
            "postgres",
            "--no-sync",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
        ])
        .args(["--wal-segsize=1", "-D"])
        .arg(making.path().join("data")));
    let half = tempfile::Builder::new().tempdir_in(target).unwrap();
    run(Command::new("cp")
        .arg("-a")
        .arg(making.path().join("data"))
        .arg(half.path()));
    // Whoever is first; the others take theirs.
    let _ = fs::rename(half.path().join("data"), &there);
    there
}

/// A program of the server, as a user who may run it.
fn as_postgres(name: &str) -> Command {
    let program = programs().join(name);
    if !is_root() {
        return Command::new(program);
    }
    let mut command = Command::new("setpriv");
    command
        .args([
            "--reuid=postgres",
            "--regid=postgres",
            "--init-groups",
            "--pdeathsig=QUIT",
            "--",
        ])
        .arg(program)
        .current_dir("/");
    command
}

/// Debian keeps the programs of each version in a folder that is on nobody's path.
fn programs() -> PathBuf {
    let mut all: Vec<PathBuf> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .map(|each| each.path().join("bin"))
        .filter(|folder| folder.join("postgres").is_file())
        .collect();
    all.sort();
    all.pop()
        .unwrap_or_else(|| panic!("there is no PostgreSQL: apt-get install postgresql"))
}

fn is_root() -> bool {
    fs::metadata("/proc/self").unwrap().uid() == 0
}

/// Gives a folder to whom the server runs as.
fn give(folder: &Path) {
    if is_root() {
        run(Command::new("chown")
            .args(["-R", "postgres:postgres"])
            .arg(folder));
    }
}

#[track_caller]
fn run(command: &mut Command) {
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{command:?}: {said}");
}
