//! `leeward verify`: is every ledger as it was sealed? Needs no key (contract, section 3).

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use clap::Args;
use ledger::{Checkpoint, Head, SqliteStore, Store, StoreError, verify};
use witness::{Note, Opening, PublicKey, Signer, is_commitment};

use review_desk::Ledger;

use crate::{
    house::{Kind, LEDGERS, Postgres, kind},
    output::{Trouble, answer, tell},
    upkeep::{
        signer,
        weekly::{given, opening},
    },
};

/// Goes through the ledgers from their first entry; with a checkpoint, whether one still begins so.
#[derive(Args)]
#[command(
    after_help = "Example:\n  leeward verify /srv/leeward --checkpoint \"$(cat checkpoint-client.txt)\"\n\nThe checkpoints of now go to standard output, signed: a copy that has left the house pins everything before it. Of the\nvictim's ledger and the drop nothing is printed, since their size may not leave; `leeward checkpoint` has a commitment to\nthem. A commitment is opened by what lies in the folder, or by `--opening`."
)]
pub(crate) struct Verify {
    /// A program's folder, or one ledger's file.
    #[arg(value_name = "DIR|FILE")]
    place: PathBuf,
    /// What has left the house: a checkpoint of three lines, or a signed note with a checkpoint or a commitment; or the
    /// name of a file with it.
    #[arg(long, value_name = "TEXT")]
    checkpoint: Vec<String>,
    /// Who must have signed it, as NAME+ID+KEY from paper. Without it the program's own key is taken, from its folder.
    #[arg(long, value_name = "KEY", value_parser = key)]
    key: Vec<PublicKey>,
    /// What opens a commitment, or the name of a file with it, where it does not lie in the folder.
    #[arg(long, value_name = "TEXT")]
    opening: Vec<String>,
    /// Prints the checkpoints of all four ledgers, with sizes: for who works on this machine, never for outsiders.
    #[arg(long)]
    inside: bool,
}

fn key(text: &str) -> Result<PublicKey, String> {
    text.parse()
        .map_err(|error: witness::BadNote| error.to_string())
}

impl Verify {
    pub(crate) fn run(self) -> Result<(), Trouble> {
        let files = self.files()?;
        let program = program(&self.place);
        let signer = own_signer(&self.place)?;
        let mut pinned = Vec::new();
        for text in &self.checkpoint {
            pinned.push(self.pinned(text, &files, signer.as_ref())?);
        }
        let mut heads = String::new();
        for (name, file) in &files {
            let earlier: Vec<Head> = pinned
                .iter()
                .filter(|(ledger, _)| ledger == name)
                .map(|(_, head)| *head)
                .collect();
            let head = one(name, file, &earlier)?;
            if !self.inside && is_without_size(name) {
                tell(format_args!("{name}: as it was sealed"));
                continue;
            }
            tell(format_args!(
                "{name}: {} entries, as they were sealed",
                head.size
            ));
            let checkpoint = Checkpoint {
                origin: origin(name, &program),
                head,
            };
            heads.push_str(&match &signer {
                // What is for the inside is not signed: nobody is to take it for what may leave.
                Some(signer) if !self.inside => signer.sign(&checkpoint.to_string()),
                _ => checkpoint.to_string(),
            });
            heads.push('\n');
        }
        if let Some(signer) = signer.filter(|_| !self.inside) {
            tell(format_args!("key: {}", signer.public()));
        }
        answer(&heads)
    }

    /// The ledger that a text pins, and its head then.
    fn pinned(
        &self,
        text: &str,
        files: &[(String, Lies)],
        signer: Option<&Signer>,
    ) -> Result<(String, Head), Trouble> {
        let wrong =
            |error: &dyn std::fmt::Display| Trouble::wrong(format!("--checkpoint: {error}"));
        let no = |error: &dyn std::fmt::Display| Trouble::No(format!("--checkpoint: {error}"));
        let note = Note::read(&given(text)?).map_err(|error| wrong(&error))?;
        if self.key.is_empty() {
            if let Some(signer) = signer.filter(|_| note.is_signed()) {
                note.check(&signer.public()).map_err(|error| no(&error))?;
            }
        } else {
            let refused = self.key.iter().map(|key| note.check(key));
            let refused: Vec<_> = refused.filter_map(Result::err).collect();
            if let (true, Some(error)) = (refused.len() == self.key.len(), refused.first()) {
                return Err(no(error));
            }
        }
        let checkpoint = match is_commitment(&note.text) {
            None => note.text.trim().parse().map_err(|error| wrong(&error))?,
            Some(ledger) => self.opened(ledger, &note.text, files)?,
        };
        let mut names = files.iter().map(|(name, _)| name);
        let name = names.find(|name| is_of(&checkpoint, name));
        let name = name.ok_or_else(|| {
            wrong(&format_args!(
                "`{}` is none of the ledgers here",
                checkpoint.origin
            ))
        })?;
        Ok((name.clone(), checkpoint.head))
    }

    /// What a commitment was of.
    fn opened(
        &self,
        ledger: &str,
        commitment: &str,
        files: &[(String, Lies)],
    ) -> Result<Checkpoint, Trouble> {
        let mut found = None;
        for text in &self.opening {
            let read: Opening = given(text)?
                .parse()
                .map_err(|error| Trouble::wrong(format!("--opening: {error}")))?;
            if read.opens(commitment).is_ok() {
                found = Some(read);
            }
        }
        if let (None, Some((_, file))) = (&found, files.iter().find(|(name, _)| name == ledger)) {
            let store = file
                .open(ledger)
                .map_err(|error| Trouble::No(format!("{ledger}: {error}")))?;
            found = opening(store.as_ref(), commitment)?;
        }
        let found = found.ok_or_else(|| {
            Trouble::No(format!(
                "--checkpoint: nothing here opens this commitment to the {ledger} ledger"
            ))
        })?;
        Ok(Checkpoint {
            // The line that every checkpoint of this ledger has, with no program's name behind it.
            origin: origin(ledger, ""),
            ..found.checkpoint
        })
    }

    fn files(&self) -> Result<Vec<(String, Lies)>, Trouble> {
        let place = &self.place;
        if let Some(postgres) = in_postgres(place) {
            let open = |name: &&str| Ok(((*name).to_owned(), Lies::Database(postgres.clone())));
            return LEDGERS.iter().map(open).collect();
        }
        if place.is_file() {
            let name = place.file_stem().unwrap_or_default().to_string_lossy();
            return Ok(vec![(name.into_owned(), Lies::File(place.clone()))]);
        }
        let files: Vec<(String, PathBuf)> = LEDGERS
            .iter()
            .map(|name| ((*name).to_owned(), place.join(format!("{name}.db"))))
            .collect();
        let missing: Vec<String> = files
            .iter()
            .filter(|(_, file)| !file.is_file())
            .map(|(_, file)| format!("{}: is not there", file.display()))
            .collect();
        if missing.len() == files.len() {
            return Err(Trouble::wrong(format!(
                "{}: is no program's folder",
                place.display()
            )));
        }
        if missing.is_empty() {
            let files = files.into_iter();
            Ok(files.map(|(name, file)| (name, Lies::File(file))).collect())
        } else {
            Err(Trouble::No(missing.join("\n")))
        }
    }
}

/// Whether not even the size of a ledger may leave the house: how it grows tells that somebody is spoken with.
pub(crate) fn is_without_size(name: &str) -> bool {
    ["victim", "drop"].contains(&name)
}

/// The signer of the program whose folder or file it is, if it has one.
fn own_signer(place: &Path) -> Result<Option<Signer>, Trouble> {
    let folder = if place.is_file() {
        place.parent().unwrap_or(place)
    } else {
        place
    };
    if let Some(postgres) = in_postgres(folder) {
        return Ok(signer::there(&postgres.open("program")?)?);
    }
    let file = folder.join("program.db");
    let empty = fs::metadata(&file).map_or(true, |found| found.len() == 0);
    // A ledger that cannot be read is told of where it is verified.
    match SqliteStore::open(&file) {
        Ok(store) if !empty => Ok(signer::there(&store)?),
        _ => Ok(None),
    }
}

/// How a ledger is named in its checkpoints: as the review desk names it.
pub(crate) fn origin(name: &str, program: &str) -> String {
    let known = Ledger::ALL.into_iter().find(|ledger| ledger.word() == name);
    known.map_or_else(
        || format!("leeward/{name}"),
        |ledger| ledger.origin(program),
    )
}

/// The program's name, by its folder's settings; nothing for a ledger that stands alone.
fn program(place: &Path) -> String {
    let folder = if place.is_file() {
        place.parent().unwrap_or(place)
    } else {
        place
    };
    match kind(folder) {
        Ok(Some(Kind::Real(setup))) => setup.program,
        Ok(Some(Kind::Demo(demo))) => demo.setup.program,
        _ => String::new(),
    }
}

/// Whether a checkpoint is of that ledger: a copy may have another folder's name above it.
pub(crate) fn is_of(checkpoint: &Checkpoint, name: &str) -> bool {
    Ledger::of_origin(&checkpoint.origin).is_some_and(|(ledger, _)| ledger.word() == name)
}

/// Where a ledger lies that is to be verified.
enum Lies {
    File(PathBuf),
    Database(Postgres),
}

impl Lies {
    fn open(&self, name: &str) -> Result<Arc<dyn Store>, StoreError> {
        Ok(match self {
            Self::File(file) => Arc::new(SqliteStore::open(file)?),
            Self::Database(postgres) => Arc::new(postgres.open(name)?),
        })
    }
}

/// The databases of a program whose ledgers do not lie in its folder.
fn in_postgres(folder: &Path) -> Option<Postgres> {
    if folder.is_file() {
        return None;
    }
    kind(folder).ok()??.setup().postgres.clone()
}

fn one(name: &str, lies: &Lies, earlier: &[Head]) -> Result<Head, Trouble> {
    let no = |why: &dyn std::fmt::Display| Trouble::No(format!("{name}: {why}"));
    // Opening makes what is not there: an empty file would become a sound, empty ledger.
    if let Lies::File(file) = lies
        && fs::metadata(file).is_ok_and(|data| data.len() == 0)
    {
        return Err(no(&"the file is empty"));
    }
    let store = lies.open(name).map_err(|error| no(&error))?;
    let mut head = verify(store.as_ref(), None).map_err(|fault| no(&fault))?;
    for each in earlier {
        head = verify(store.as_ref(), Some(*each)).map_err(|fault| no(&fault))?;
    }
    Ok(head)
}
