//! A program's folder: a store for each ledger and for the review desk's accounts, and what it was set up as.
//!
//! [`Folder`] opens the stores, [`desks`] puts the four desks over them.

mod access;
pub(crate) mod desks;
pub(crate) mod ears;
mod lies;
mod watched;

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

use keys::{DeskName, HalfSeen, KeyRing, Stream};
use ledger::{FolderLock, MemoryStore, Store, StoreError};
use program_file::Settings;
use rules::{Pack, Rules};
use serde::{Deserialize, Serialize};
use victim_file::Stores;

pub(crate) use access::{Door, ask, at_desk, keeper};
pub(crate) use lies::{Postgres, STORES, carried};

use crate::{output::Trouble, tls::Files};

/// The settings file of a real program.
const SETTINGS: &str = "leeward.toml";
/// What makes a folder a demonstration's: accounts with their passwords. `serve` takes no folder that has it.
const DEMO: &str = "demo.json";

/// The files that say what a folder is; one of them is there.
pub(crate) const SETTINGS_FILES: &[&str] = &[SETTINGS, DEMO];

/// Stands in a folder until all of it is made.
pub(crate) const UNFINISHED: &str = "unfinished";

/// What a program was set up as.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Setup {
    /// Its name, as it stands on pages.
    pub(crate) program: String,
    /// The rule pack.
    pub(crate) rules: String,
    /// By which names browsers may ask for it, besides those of this machine alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) hosts: Vec<String>,
    /// Certificate and key, where somebody else's authority made them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) tls: Option<Files>,
    /// The mail server that alarms go out by, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) mail: Option<mail::Server>,
    /// Where backups go while it is served.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) backup: Option<BackupPlace>,
    /// Where each week's texts go.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) witness: Option<Witnesses>,
    /// Where the ledgers lie, if not in the folder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) postgres: Option<Postgres>,
}

/// `[witness]` of the settings file: who keeps each week's texts, so that nobody can rewrite what was before them.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Witnesses {
    /// A folder that they are put into, such as one that somebody else's machine copies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) place: Option<PathBuf>,
    /// Mail addresses of people outside, one message each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) mail: Vec<String>,
}

/// `[backup]` of the settings file.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BackupPlace {
    /// A folder, best on another machine's disk.
    pub(crate) place: PathBuf,
}

/// What a demonstration was set up as.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Demonstration {
    /// The same as of a real program.
    #[serde(flatten)]
    pub(crate) setup: Setup,
    /// One for each desk, with passwords that are printed.
    pub(crate) accounts: Vec<DemoAccount>,
}

/// Somebody who may sign in at a demonstration.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct DemoAccount {
    pub(crate) desk: String,
    pub(crate) user: String,
    pub(crate) password: String,
}

/// Which kind of folder it is.
#[derive(Debug, Clone)]
pub(crate) enum Kind {
    /// Somebody's own.
    Real(Setup),
    /// Invented.
    Demo(Demonstration),
}

impl Kind {
    pub(crate) const fn setup(&self) -> &Setup {
        match self {
            Self::Real(setup) => setup,
            Self::Demo(demo) => &demo.setup,
        }
    }
}

/// A program's folder with its stores open.
pub(crate) struct Folder {
    pub(crate) path: PathBuf,
    pub(crate) kind: Kind,
    pub(crate) client: Arc<dyn Store>,
    pub(crate) drop: Arc<dyn Store>,
    pub(crate) victim: Arc<dyn Store>,
    pub(crate) program: Arc<dyn Store>,
    pub(crate) review: Arc<dyn Store>,
    /// Which of the drop's halves this process has seen.
    pub(crate) half_seen: HalfSeen,
    lock: Option<FolderLock>,
}

/// The ledgers of a folder, for what works on them beside its desks.
#[derive(Clone)]
pub(crate) struct Ledgers {
    pub(crate) client: Arc<dyn Store>,
    pub(crate) drop: Arc<dyn Store>,
    pub(crate) victim: Arc<dyn Store>,
    pub(crate) program: Arc<dyn Store>,
}

impl Ledgers {
    /// What the victim desk reads.
    pub(crate) fn stores(&self) -> Stores<'_> {
        Stores {
            client: self.client.as_ref(),
            drop: self.drop.as_ref(),
            victim: self.victim.as_ref(),
        }
    }
}

/// Whether a folder is opened to be written to, which one process at a time may.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Use {
    Reading,
    Writing,
}

/// The ledgers by the names of their files, in the order in which they are told of.
pub(crate) const LEDGERS: [&str; 4] = ["client", "drop", "victim", "program"];

impl Folder {
    /// Makes a new folder, which is none before [`Folder::finish`]: cut off between, it is made anew.
    pub(crate) fn make(path: &Path, kind: &Kind) -> Result<Self, Trouble> {
        if let Some(postgres) = &kind.setup().postgres {
            postgres.check_new()?;
        }
        begin(path)?;
        Self::over(path, kind.clone(), Use::Writing, &DeskName::ALL)
    }

    /// Says that everything is in it that belongs there.
    pub(crate) fn finish(&self) -> Result<(), Trouble> {
        let said = |error: io::Error| Trouble::wrong(format!("{}: {error}", self.path.display()));
        let (name, text) = match &self.kind {
            Kind::Real(setup) => (SETTINGS, toml::to_string(setup).map_err(Trouble::wrong)?),
            Kind::Demo(demo) => (
                DEMO,
                serde_json::to_string_pretty(demo).map_err(Trouble::wrong)?,
            ),
        };
        // Each step on the disk before the next, and all of it before anybody is told that it is made: a power
        // loss leaves a folder that is finished or one that is made anew.
        write_settings(&self.path, name, &text).map_err(said)?;
        fs::remove_file(self.path.join(UNFINISHED)).map_err(said)?;
        sync_folder(&self.path).map_err(said)?;
        let above = self.path.parent();
        let above = above.filter(|above| !above.as_os_str().is_empty());
        sync_folder(above.unwrap_or(Path::new("."))).map_err(said)
    }

    /// Opens a folder that `init` or `demo` made.
    pub(crate) fn open(path: &Path, how: Use) -> Result<Self, Trouble> {
        Self::open_for(path, how, &DeskName::ALL)
    }

    /// The same for these desks. Where the ledgers lie in PostgreSQL, a process for the client desk alone reaches neither
    /// the victim ledger nor the review desk's accounts: in their places are empty ones, of which nobody asks anything.
    pub(crate) fn open_for(path: &Path, how: Use, desks: &[DeskName]) -> Result<Self, Trouble> {
        let kind = kind(path)?.ok_or_else(|| {
            Trouble::wrong(format!(
                "{}: is no program's folder; `leeward init --data {0}` makes one",
                path.display()
            ))
        })?;
        Self::over(path, kind, how, desks)
    }

    fn over(path: &Path, kind: Kind, how: Use, desks: &[DeskName]) -> Result<Self, Trouble> {
        let lock = match how {
            Use::Writing => Some(FolderLock::take(path).map_err(Trouble::wrong)?),
            Use::Reading => None,
        };
        let postgres = kind.setup().postgres.as_ref();
        let needed = needed(desks);
        let store = |name: &str| -> Result<Arc<dyn Store>, StoreError> {
            match postgres.is_some() && !needed.contains(&name) {
                true => Ok(Arc::new(MemoryStore::new())),
                false => lies::store(path, postgres, name),
            }
        };
        Ok(Self {
            path: path.to_owned(),
            client: store("client")?,
            drop: store("drop")?,
            victim: store("victim")?,
            program: store("program")?,
            review: store("review")?,
            kind,
            half_seen: HalfSeen::default(),
            lock,
        })
    }

    pub(crate) const fn setup(&self) -> &Setup {
        self.kind.setup()
    }

    /// Whether it was opened to be written to.
    pub(crate) const fn writes(&self) -> bool {
        self.lock.is_some()
    }

    /// The store in which a desk keeps its accounts, and its own ledger if it has one.
    pub(crate) fn store(&self, desk: DeskName) -> &Arc<dyn Store> {
        match desk {
            DeskName::Client => &self.client,
            DeskName::Victim => &self.victim,
            DeskName::Program => &self.program,
            DeskName::Review => &self.review,
        }
    }

    /// What the victim desk reads.
    pub(crate) fn stores(&self) -> Stores<'_> {
        Stores {
            client: self.client.as_ref(),
            drop: self.drop.as_ref(),
            victim: self.victim.as_ref(),
        }
    }

    /// The same ledgers once more.
    pub(crate) fn ledgers(&self) -> Ledgers {
        Ledgers {
            client: Arc::clone(&self.client),
            drop: Arc::clone(&self.drop),
            victim: Arc::clone(&self.victim),
            program: Arc::clone(&self.program),
        }
    }

    /// The rules as they hold here: with the proclaimed days and the program's own numbers.
    pub(crate) fn rules(&self) -> Result<Rules, Trouble> {
        let settings = Settings::read(self.program.as_ref())?;
        settings.rules(&self.setup().rules).map_err(Trouble::wrong)
    }

    /// The ring of a desk, for a command: a demonstration opens without being asked.
    pub(crate) fn ring(
        &self,
        desk: DeskName,
        doors: &[Door],
    ) -> Result<(keys::Account, KeyRing), Trouble> {
        access::ring(self, desk, doors)
    }
}

/// The stores that desks need: the client desk its own, the drop, and the program's closed list.
pub(crate) fn needed(desks: &[DeskName]) -> &'static [&'static str] {
    match desks.iter().all(|desk| *desk == DeskName::Client) {
        true => &["client", "drop", "program"],
        false => &STORES,
    }
}

/// Has the settings say where the ledgers lie from now on.
pub(crate) fn settle(folder: &Folder, postgres: Option<Postgres>) -> Result<(), Trouble> {
    let said = |error: io::Error| Trouble::wrong(format!("{}: {error}", folder.path.display()));
    let (name, text) = match &folder.kind {
        Kind::Real(_) => {
            let there = fs::read_to_string(folder.path.join(SETTINGS)).map_err(said)?;
            (SETTINGS, lies::settled(&there, postgres.as_ref())?)
        }
        Kind::Demo(demo) => {
            let mut demo = demo.clone();
            demo.setup.postgres = postgres;
            let text = serde_json::to_string_pretty(&demo).map_err(Trouble::wrong)?;
            (DEMO, text)
        }
    };
    write_settings(&folder.path, name, &text).map_err(said)
}

/// A settings file of a program whose ledgers lie in its folder.
pub(crate) fn in_folder(name: &str, text: &str) -> Result<String, Trouble> {
    if name == SETTINGS {
        return match toml::from_str::<Setup>(text)
            .map_err(Trouble::wrong)?
            .postgres
        {
            None => Ok(text.to_owned()),
            Some(_) => lies::settled(text, None),
        };
    }
    let mut demo: Demonstration = serde_json::from_str(text).map_err(Trouble::wrong)?;
    match demo.setup.postgres.take() {
        None => Ok(text.to_owned()),
        Some(_) => serde_json::to_string_pretty(&demo).map_err(Trouble::wrong),
    }
}

/// Whole under another name first: a settings file that is there can be read.
fn write_settings(folder: &Path, name: &str, text: &str) -> io::Result<()> {
    let half = folder.join(format!("{name}.half"));
    fs::write(&half, text)?;
    fs::File::open(&half).and_then(|file| file.sync_all())?;
    fs::rename(&half, folder.join(name))?;
    sync_folder(folder)
}

/// Whether a new program could lie there: nothing is made or changed.
pub(crate) fn check_new(path: &Path, postgres: Option<&Postgres>) -> Result<(), Trouble> {
    let left = path.join(UNFINISHED).exists();
    let entries = match fs::read_dir(path) {
        Ok(mut entries) => entries.next().is_some(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => false,
        Err(error) => return Err(Trouble::wrong(format!("{}: {error}", path.display()))),
    };
    if entries && !left {
        return Err(not_empty(path));
    }
    postgres.map_or(Ok(()), Postgres::check_new)
}

fn not_empty(path: &Path) -> Trouble {
    Trouble::wrong(format!(
        "{}: is not empty; a new program needs a new folder",
        path.display()
    ))
}

/// A new, empty folder with the mark that it is not finished.
pub(crate) fn begin(path: &Path) -> Result<(), Trouble> {
    let said = |error: io::Error| Trouble::wrong(format!("{}: {error}", path.display()));
    fs::create_dir_all(path).map_err(said)?;
    only_for_owner(path).map_err(said)?;
    if path.join(UNFINISHED).exists() {
        clear(path).map_err(said)?;
    }
    if fs::read_dir(path).map_err(said)?.next().is_some() {
        return Err(not_empty(path));
    }
    fs::write(path.join(UNFINISHED), "").map_err(said)
}

/// The names in a folder, on the disk.
fn sync_folder(path: &Path) -> io::Result<()> {
    fs::File::open(path)?.sync_all()
}

/// Removes what a cut-off making left, and nothing that is not ours.
fn clear(path: &Path) -> io::Result<()> {
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let ours =
            name.contains(".db") || name.ends_with(".half") || name == "lock" || name == UNFINISHED;
        if ours {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// What a folder is, if it is one of ours.
pub(crate) fn kind(path: &Path) -> Result<Option<Kind>, Trouble> {
    if path.join(UNFINISHED).exists() {
        return Ok(None);
    }
    let read = |name: &str| match fs::read_to_string(path.join(name)) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Trouble::wrong(format!(
            "{}: {error}",
            path.join(name).display()
        ))),
    };
    let wrong = |name: &str, error: &dyn std::fmt::Display| {
        Trouble::wrong(format!("{}: {error}", path.join(name).display()))
    };
    if let Some(text) = read(DEMO)? {
        let demo = serde_json::from_str(&text).map_err(|error| wrong(DEMO, &error))?;
        return Ok(Some(Kind::Demo(demo)));
    }
    let Some(text) = read(SETTINGS)? else {
        return Ok(None);
    };
    let setup: Setup = toml::from_str(&text).map_err(|error| wrong(SETTINGS, &error))?;
    Pack::to_serve(&setup.rules).map_err(|error| wrong(SETTINGS, &error))?;
    Ok(Some(Kind::Real(setup)))
}

/// The rule pack of a program, by its settings file among others.
pub(crate) fn pack_of(files: &[(String, Vec<u8>)]) -> Option<String> {
    files.iter().find_map(|(name, bytes)| match name.as_str() {
        DEMO => {
            let demo: Demonstration = serde_json::from_slice(bytes).ok()?;
            Some(demo.setup.rules)
        }
        SETTINGS => {
            let setup: Setup = toml::from_str(std::str::from_utf8(bytes).ok()?).ok()?;
            Some(setup.rules)
        }
        _ => None,
    })
}

/// Nobody else of the machine may look into it.
fn only_for_owner(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(path, fs::Permissions::from_mode(0o700))
}

/// A stream of its own for each desk: from the operating system, or for tests from a number. In a test the
/// desk's own ledger and sessions go into it, so that a folder served again does not draw the same once more.
pub(crate) fn stream(
    folder: &Folder,
    desk: DeskName,
    test_seed: Option<u64>,
) -> Result<Stream, Trouble> {
    use sha2::{Digest as _, Sha256};
    let Some(number) = test_seed else {
        return Ok(Stream::from_seed(crate::seams::seed()?));
    };
    let store = folder.store(desk);
    let sessions = store.list(ledger::Shelf::Sessions)?.len() as u64;
    let head = store.head()?;
    let seed = Sha256::new()
        .chain_update(b"leeward test stream")
        .chain_update(number.to_be_bytes())
        .chain_update(desk.word())
        .chain_update(head.root.0)
        .chain_update(sessions.to_be_bytes())
        .finalize();
    Ok(Stream::from_seed(seed.into()))
}
