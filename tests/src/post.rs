//! A real mail server on this machine: aiosmtpd, which puts every message into a folder.

use std::{
    fs,
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

use ledger::{Actor, BatchId, SqliteStore};
use program_file::{Act, Hat, Mail, Place, Recorder, Staff, StaffNo};
use rules::Moment;
use tempfile::TempDir;

/// A mail server that is running, or not.
pub struct Post {
    port: u16,
    folder: TempDir,
    server: Option<Child>,
}

impl Post {
    /// One that runs.
    ///
    /// # Panics
    /// When aiosmtpd is not there: `pip install --target target/tools/python aiosmtpd`.
    #[must_use]
    pub fn start() -> Self {
        let mut post = Self::down();
        post.up();
        post
    }

    /// One that does not run yet, with a port of its own.
    ///
    /// # Panics
    /// When there is no free port.
    #[must_use]
    pub fn down() -> Self {
        let port = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        Self {
            port,
            folder: tempfile::tempdir().unwrap(),
            server: None,
        }
    }

    /// Starts it, and waits until it listens.
    ///
    /// # Panics
    /// When it does not.
    pub fn up(&mut self) {
        let tools = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/tools/python");
        let server = Command::new("python3")
            .env("PYTHONPATH", tools)
            .args(["-m", "aiosmtpd", "-n", "-l"])
            .arg(self.address())
            .args(["-c", "aiosmtpd.handlers.Mailbox"])
            .arg(self.folder.path().join("mail"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        self.server = Some(server);
        for _ in 0..1000 {
            if TcpStream::connect(self.address()).is_ok() {
                return;
            }
            thread::sleep(Duration::from_millis(20));
        }
        panic!("aiosmtpd does not start: pip install --target target/tools/python aiosmtpd");
    }

    /// Ends it; what it has got stays.
    pub fn down_again(&mut self) {
        if let Some(mut server) = self.server.take() {
            let _ = server.kill();
            let _ = server.wait();
        }
    }

    /// Where it listens, or would.
    #[must_use]
    pub fn address(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// What `leeward` is told of it.
    #[must_use]
    pub fn environment(&self) -> [String; 3] {
        [
            format!("LEEWARD_MAIL_SERVER={}", self.address()),
            "LEEWARD_MAIL_TLS=none".to_owned(),
            "LEEWARD_MAIL_FROM=leeward@example.org".to_owned(),
        ]
    }

    /// Every message that came, as it was written, by recipient.
    ///
    /// # Panics
    /// When its folder cannot be read.
    #[must_use]
    pub fn messages(&self) -> Vec<String> {
        let Ok(folder) = fs::read_dir(self.folder.path().join("mail/new")) else {
            return Vec::new();
        };
        let mut messages: Vec<String> = folder
            .map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap())
            .collect();
        messages.sort_by_key(|message| {
            let to = message.lines().find(|line| line.starts_with("To: "));
            to.map(str::to_owned)
        });
        messages
    }
}

impl Drop for Post {
    fn drop(&mut self) {
        self.down_again();
    }
}

/// Who works at the victim desk has an address and is on call at all hours, as the program's own ledger has it from then on.
///
/// # Panics
/// When it cannot be written down.
pub fn on_call(data: &Path) {
    staff(
        data,
        1,
        "nell",
        "Nell Rushing",
        &[Hat::Liaison, Hat::OnCall],
    );
    let store = SqliteStore::open(&data.join("program.db")).unwrap();
    let recorder = Recorder { store: &store };
    let always = [Place::always(StaffNo(1))];
    recorder.roster(&act(0), &always).unwrap();
}

/// Somebody works here, with an address of that name at example.org.
///
/// # Panics
/// When it cannot be written down.
pub fn staff(data: &Path, number: u8, user: &str, name: &str, hats: &[Hat]) {
    let store = SqliteStore::open(&data.join("program.db")).unwrap();
    let recorder = Recorder { store: &store };
    let somebody = Staff {
        name: name.to_owned(),
        hats: hats.iter().copied().collect(),
        telephone: format!("405-555-010{number}"),
        mail: Some(Mail::try_from(format!("{user}@example.org")).unwrap()),
        ended: false,
    };
    let number_of = StaffNo(u16::from(number));
    recorder.staff(&act(number), number_of, &somebody).unwrap();
}

/// An act of the director's on the morning of the day on which demonstrations stand.
fn act(number: u8) -> Act {
    Act {
        seen: None,
        batch: BatchId([number; 16]),
        salt: [number; 16],
        actor: Actor(1),
        now: Moment::parse("2026-11-23T08:00:00-06:00").unwrap(),
    }
}
