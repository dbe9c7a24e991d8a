//! A real program, made by `leeward init` and served by `leeward serve`.

use std::{
    io::{BufRead as _, BufReader, Write as _},
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    thread::{self, JoinHandle},
};

use desk::{Answer, Request};
use keys::DeskName;
use tempfile::TempDir;

use crate::{browser::binary, http, typed, world::Asked};

/// The password of everybody in it.
pub const PASSWORD: &str = "rain on the plain";

/// Who works at a desk.
#[must_use]
pub const fn user(desk: DeskName) -> &'static str {
    match desk {
        DeskName::Client => "may",
        DeskName::Victim => "nell",
        DeskName::Program => "dora",
        DeskName::Review => "rex",
    }
}

/// Makes a program with one account for each desk.
///
/// # Panics
/// When it is not made.
pub fn init(data: &Path) {
    init_with(data, &[]);
}

/// The same with further flags of `leeward init`.
///
/// # Panics
/// When it is not made.
pub fn init_with(data: &Path, flags: &[&str]) {
    let made = try_init(data, flags);
    let said = String::from_utf8_lossy(&made.stderr).into_owned();
    assert!(made.status.success(), "{said}");
}

/// The same, whatever becomes of it.
///
/// # Panics
/// When there is no binary.
#[must_use]
pub fn try_init(data: &Path, flags: &[&str]) -> Output {
    let mut command = Command::new(binary());
    command.args(["init", "--program", "Sandplum", "--data"]);
    command.arg(data);
    for desk in DeskName::ALL {
        let user = user(desk);
        command.args(["--account", &format!("{desk}:{user}:{user}")]);
        let name = format!("LEEWARD_{}_PASSWORD", desk.word().to_uppercase());
        command.env(name, PASSWORD);
    }
    command.args(flags).output().unwrap()
}

/// A program that is served.
pub struct Real {
    /// Where, without a slash at the end.
    pub url: String,
    /// What it said before it served.
    pub said: Vec<String>,
    server: Child,
    /// Where its ledgers lie.
    data: PathBuf,
    /// Its temporary files.
    tmp: TempDir,
    /// Reads what it says afterwards, until it ends.
    reader: Option<JoinHandle<String>>,
}

impl Real {
    /// Serves it on a free port of this machine, with further flags of `leeward serve`.
    ///
    /// # Panics
    /// When it does not start.
    #[must_use]
    pub fn serve(data: &Path, flags: &[&str]) -> Self {
        Self::under(&[], data, flags)
    }

    /// The same, started by another program, such as one that makes it another user's.
    ///
    /// # Panics
    /// When it does not start.
    #[must_use]
    pub fn under(by: &[&str], data: &Path, flags: &[&str]) -> Self {
        let mut words: Vec<_> = by.iter().map(Into::into).collect();
        words.push(binary().into_os_string());
        let mut command = Command::new(words.remove(0));
        let tmp = tempfile::tempdir().unwrap();
        let mut server = command
            .env("TMPDIR", tmp.path())
            .args(words)
            .args(["serve", "--listen", "127.0.0.1:0", "--data"])
            .arg(data)
            .args(flags)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(server.stderr.take().unwrap()).lines();
        let mut said = Vec::new();
        let url = lines.by_ref().map_while(Result::ok).find_map(|line| {
            let url = line.strip_prefix("Serving ").map(str::to_owned);
            said.push(line);
            url
        });
        let url = url.unwrap_or_else(|| panic!("it did not serve: {said:?}"));
        // Whatever it says later is read, so that it never waits for a reader.
        let reader = thread::spawn(move || {
            let mut all = String::new();
            for line in lines.map_while(Result::ok) {
                drop(writeln!(std::io::stderr(), "{line}"));
                all.push_str(&line);
                all.push('\n');
            }
            all
        });
        Self {
            url,
            said,
            server,
            data: data.to_owned(),
            tmp,
            reader: Some(reader),
        }
    }

    /// The number of its process.
    #[must_use]
    pub fn process(&self) -> u32 {
        self.server.id()
    }
}

impl Asked for Real {
    fn ask(&self, request: &Request) -> Answer {
        typed::request(request);
        http::send(&self.url, request)
    }

    fn account(&self, desk: DeskName) -> (String, String) {
        (user(desk).to_owned(), PASSWORD.to_owned())
    }
}

impl Drop for Real {
    fn drop(&mut self) {
        end(&mut self.server);
        let reader = self.reader.take().map(JoinHandle::join);
        if !thread::panicking() {
            let mut logged = self.said.join("\n");
            logged.push_str(&reader.and_then(Result::ok).unwrap_or_default());
            typed::lie_nowhere(false, &[&self.data, self.tmp.path()], &logged);
        }
    }
}

/// Ends a process, or the one that it watches: whoever watches ends with it, and writes down the rest first.
pub fn end(process: &mut Child) {
    let children = format!("/proc/{0}/task/{0}/children", process.id());
    let children = std::fs::read_to_string(children).unwrap_or_default();
    if children.trim().is_empty() {
        let _ = process.kill();
    }
    for child in children.split_whitespace() {
        let _ = Command::new("kill").args(["-9", child]).status();
    }
    let _ = process.wait();
}
