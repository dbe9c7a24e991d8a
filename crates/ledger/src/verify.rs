//! Whether a ledger is as it was sealed: every leaf from the bytes that lie there, the tree over them.
//!
//! Needs no key. What nobody outside has seen can be cut off by who owns the machine, so a checkpoint
//! that left the house is what pins everything before it.

use std::{collections::BTreeMap, fmt, iter::Peekable, vec::IntoIter};

use base64::{Engine as _, engine::general_purpose::STANDARD};

use crate::{
    Envelope, Extent, Frontier, Hash, Head, Leaf, Position, Remains, Store, StoreError, tree,
};

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
    /// An entry's letter is gone, and no fact of the ledger says that it was destroyed.
    #[error("the letter of position {} is gone, and no order says so", .0.0)]
    NoLetter(Position),
    /// A fact of the ledger says that this was destroyed, and it is still there.
    #[error("position {} was to be destroyed, and is still there", .0.0)]
    StillThere(Position),
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
        gaps: BTreeMap::new(),
        ordered: BTreeMap::new(),
    };
    walk.compare()?;
    loop {
        let at = walk.at();
        let page = read_page(store, at)?;
        if !page.is_empty() {
            page.iter().try_for_each(|leaf| walk.step(leaf))?;
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
        walk.gaps_and_orders(store)?;
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
    /// What is missing of which entry.
    gaps: BTreeMap<Position, Extent>,
    /// What facts of the ledger say was destroyed, always of an earlier place.
    ordered: BTreeMap<Position, Extent>,
}

impl Walk {
    fn at(&self) -> Position {
        Position(self.frontier.size())
    }

    fn step(&mut self, leaf: &Leaf) -> Result<(), Fault> {
        let at = self.at();
        if leaf.position != at {
            return Err(Fault::Missing(at));
        }
        let written = |envelope: &Envelope| envelope.to_bytes().map_err(|_| Fault::Changed(at));
        let made = match &leaf.remains {
            Remains::All(envelope, salt, letter) => {
                if let Some((place, extent)) = envelope.destroyed().filter(|(place, _)| *place < at)
                {
                    let most = self.ordered.entry(place).or_insert(extent);
                    *most = extent.max(*most);
                }
                tree::leaf(salt, &written(envelope)?, &letter.0)
            }
            Remains::NoLetter(envelope, salt, letter) => {
                self.gaps.insert(at, Extent::Letter);
                tree::leaf_over(salt, &written(envelope)?, letter)
            }
            Remains::Lost(..) => return Err(Fault::NoLetter(at)),
            // Nothing is left to make it of: the tree over it says whether it is the one that was there.
            Remains::Nothing => {
                self.gaps.insert(at, Extent::Whole);
                leaf.leaf
            }
        };
        if made != leaf.leaf {
            return Err(Fault::Changed(at));
        }
        self.frontier.append(leaf.leaf);
        self.compare()
    }

    /// Each gap is one that a fact names, and what a fact names is a gap.
    fn gaps_and_orders(&self, store: &dyn Store) -> Result<(), Fault> {
        for (at, extent) in &self.gaps {
            if self.ordered.get(at).is_none_or(|ordered| ordered < extent) {
                return Err(match extent {
                    Extent::Letter => Fault::NoLetter(*at),
                    Extent::Whole => Fault::Missing(*at),
                });
            }
        }
        for (at, extent) in &self.ordered {
            if self.gaps.get(at).is_some_and(|gap| gap >= extent) {
                continue;
            }
            // Destroyed since the page was read, or not at all: a second look tells.
            let now = store.leaves(*at, 1).map_err(unreadable(*at))?;
            let gap = now.first().and_then(|leaf| match leaf.remains {
                Remains::All(..) | Remains::Lost(..) => None,
                Remains::NoLetter(..) => Some(Extent::Letter),
                Remains::Nothing => Some(Extent::Whole),
            });
            if gap.is_none_or(|gap| gap < *extent) {
                return Err(Fault::StillThere(*at));
            }
        }
        Ok(())
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
fn read_page(store: &dyn Store, at: Position) -> Result<Vec<Leaf>, Fault> {
    let mut most = PAGE;
    loop {
        match store.leaves(at, most) {
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
