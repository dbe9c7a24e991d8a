//! Whether a ledger is as it was sealed: every leaf from the bytes that lie there, the tree over them.
//!
//! Needs no key. What nobody outside has seen can be cut off by who owns the machine, so a checkpoint
//! that left the house is what pins everything before it.

use std::{fmt, iter::Peekable, vec::IntoIter};

use base64::{Engine as _, engine::general_purpose::STANDARD};

use crate::{Entry, Frontier, Hash, Head, Position, Store, StoreError, tree};

/// So many entries are read at a time.
const PAGE: usize = 4096;

/// The first place that is not as it was sealed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// An entry cannot be read at all.
    #[error("position {at} of the ledger cannot be read: {why}", at = .at.0)]
    Unreadable {
        /// The first that cannot.
        at: Position,
        /// What the store said.
        why: String,
    },
    /// An entry is missing, or stands where another should.
    #[error("position {} is missing", .0.0)]
    Missing(Position),
    /// An entry's bytes do not give its leaf.
    #[error("position {} is not as it was sealed", .0.0)]
    Changed(Position),
    /// An entry's letter is gone. Nothing may destroy one yet, and without it nobody can tell whether
    /// the envelope is the one that was sealed.
    #[error("the letter of position {} is gone", .0.0)]
    NoLetter(Position),
    /// The leaves do not give the root that was kept.
    #[error("the tree of {0} entries does not have the root that was kept")]
    Root(u64),
    /// The ledger is shorter than the checkpoint, or its beginning has another root.
    #[error("the first {0} entries are not those of the checkpoint")]
    Checkpoint(u64),
    /// Each entry is as it was sealed, but would not be found, or its case counted, as it should.
    #[error("the entries are as they were sealed, but not what is kept beside them: {0}")]
    Beside(String),
}

/// Goes through a ledger from its first entry; with a checkpoint, also whether it still begins so.
/// The ledger may grow meanwhile.
///
/// # Errors
/// The first [`Fault`].
pub fn verify(store: &dyn Store, checkpoint: Option<Head>) -> Result<Head, Fault> {
    let mut walk = Walk {
        frontier: Frontier::new(),
        kept: store
            .heads()
            .map_err(unreadable(Position(0)))?
            .into_iter()
            .peekable(),
        pinned: checkpoint.is_none_or(|earlier| earlier == Frontier::new().head()),
        checkpoint,
    };
    walk.compare()?;
    loop {
        let at = walk.at();
        let page = read_page(store, at)?;
        if !page.is_empty() {
            page.iter().try_for_each(|entry| walk.step(entry))?;
            continue;
        }
        let head = store.head().map_err(unreadable(at))?;
        if head.size > at.0 {
            // Appended since the page was read, or not there: a second look tells.
            if read_page(store, at)?.is_empty() {
                return Err(Fault::Missing(at));
            }
            continue;
        }
        if head != walk.frontier.head() || walk.kept.next().is_some() {
            return Err(Fault::Root(at.0));
        }
        if let Some(earlier) = checkpoint.filter(|_| !walk.pinned) {
            return Err(Fault::Checkpoint(earlier.size));
        }
        store
            .examine()
            .map_err(|error| Fault::Beside(error.to_string()))?;
        return Ok(head);
    }
}

/// How far we are, and what is still to be compared with.
struct Walk {
    frontier: Frontier,
    kept: Peekable<IntoIter<Head>>,
    checkpoint: Option<Head>,
    pinned: bool,
}

impl Walk {
    fn at(&self) -> Position {
        Position(self.frontier.size())
    }

    fn step(&mut self, entry: &Entry) -> Result<(), Fault> {
        let at = self.at();
        if entry.position != at {
            return Err(Fault::Missing(at));
        }
        let letter = entry.letter.as_ref().ok_or(Fault::NoLetter(at))?;
        let bytes = entry.envelope.to_bytes().map_err(|_| Fault::Changed(at))?;
        if tree::leaf(&entry.salt, &bytes, &letter.0) != entry.leaf {
            return Err(Fault::Changed(at));
        }
        self.frontier.append(entry.leaf);
        self.compare()
    }

    /// The tree as it is now against what was kept of it, here and outside.
    fn compare(&mut self) -> Result<(), Fault> {
        let size = self.frontier.size();
        if let Some(kept) = self.kept.next_if(|kept| kept.size == size)
            && kept != self.frontier.head()
        {
            return Err(Fault::Root(size));
        }
        if let Some(earlier) = self.checkpoint.filter(|earlier| earlier.size == size) {
            self.pinned = earlier == self.frontier.head();
            if !self.pinned {
                return Err(Fault::Checkpoint(size));
            }
        }
        Ok(())
    }
}

/// A page; where one cannot be read, ever smaller ones, up to the entry that is to blame.
fn read_page(store: &dyn Store, at: Position) -> Result<Vec<Entry>, Fault> {
    let mut most = PAGE;
    loop {
        match store.read(at, most) {
            Err(_) if most > 1 => most /= 2,
            read => return read.map_err(unreadable(at)),
        }
    }
}

fn unreadable(at: Position) -> impl FnOnce(StoreError) -> Fault {
    move |error| Fault::Unreadable {
        at,
        why: error.to_string(),
    }
}

/// A tree's head as text that can leave the house: origin, size and root, a line each, as the body of
/// a checkpoint of C2SP's tlog-checkpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// Which ledger of which program.
    pub origin: String,
    /// Its size and root then.
    pub head: Head,
}

impl fmt::Display for Checkpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{}\n{}\n{}",
            self.origin,
            self.head.size,
            STANDARD.encode(self.head.root.0)
        )
    }
}

/// Why a text is no checkpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected three lines: the origin, the size, the root in base64")]
pub struct NotACheckpoint;

impl std::str::FromStr for Checkpoint {
    type Err = NotACheckpoint;

    fn from_str(text: &str) -> Result<Self, NotACheckpoint> {
        let lines: Vec<&str> = text.lines().collect();
        let [origin, size, root] = *lines else {
            return Err(NotACheckpoint);
        };
        let root = STANDARD
            .decode(root)
            .ok()
            .and_then(|root| root.try_into().ok());
        let head = Head {
            // "with no leading zeroes", nor a sign.
            size: size
                .parse()
                .ok()
                .filter(|number: &u64| number.to_string() == size)
                .ok_or(NotACheckpoint)?,
            root: Hash(root.ok_or(NotACheckpoint)?),
        };
        if origin.is_empty() {
            return Err(NotACheckpoint);
        }
        Ok(Self {
            origin: origin.to_owned(),
            head,
        })
    }
}
