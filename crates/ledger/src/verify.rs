//! Whether a ledger is as it was sealed: every leaf from the bytes that lie there, the tree over them.
//!
//! Needs no key. What nobody outside has seen can be cut off by who owns the machine, so a checkpoint
//! that left the house is what pins everything before it.

use std::fmt;

use base64::{Engine as _, engine::general_purpose::STANDARD};

use crate::{Frontier, Hash, Head, Position, Store, tree};

/// So many entries are read at a time.
const PAGE: usize = 4096;

/// The first place that is not as it was sealed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// An entry cannot be read at all.
    #[error("from position {at} on the ledger cannot be read: {why}", at = .at.0)]
    Unreadable {
        /// The first that cannot, or one shortly after it.
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
    /// The leaves do not give the root that was kept.
    #[error("the tree of {0} entries does not have the root that was kept")]
    Root(u64),
    /// The ledger is shorter than the checkpoint, or its beginning has another root.
    #[error("the first {0} entries are not those of the checkpoint")]
    Checkpoint(u64),
}

/// Goes through a ledger from its first entry; with a checkpoint, also whether it still begins so.
///
/// A letter that was destroyed leaves its leaf: the leaf is then taken as it stands.
///
/// # Errors
/// The first [`Fault`].
pub fn verify(store: &dyn Store, checkpoint: Option<Head>) -> Result<Head, Fault> {
    let mut frontier = Frontier::new();
    let mut pinned = checkpoint.is_none_or(|earlier| earlier == frontier.head());
    loop {
        let at = Position(frontier.size());
        let page = store.read(at, PAGE).map_err(|error| Fault::Unreadable {
            at,
            why: error.to_string(),
        })?;
        if page.is_empty() {
            break;
        }
        for entry in page {
            let at = Position(frontier.size());
            if entry.position != at {
                return Err(Fault::Missing(at));
            }
            if let Some(letter) = &entry.letter {
                let bytes = entry.envelope.to_bytes().map_err(|_| Fault::Changed(at))?;
                if tree::leaf(&entry.salt, &bytes, &letter.0) != entry.leaf {
                    return Err(Fault::Changed(at));
                }
            }
            frontier.append(entry.leaf);
            pinned |= checkpoint.is_some_and(|earlier| earlier == frontier.head());
        }
    }
    let head = store.head().map_err(|error| Fault::Unreadable {
        at: Position(frontier.size()),
        why: error.to_string(),
    })?;
    if head != frontier.head() {
        return Err(Fault::Root(frontier.size()));
    }
    match checkpoint {
        Some(earlier) if !pinned => Err(Fault::Checkpoint(earlier.size)),
        _ => Ok(head),
    }
}

/// A tree's head as text that can leave the house: origin, size and root, a line each.
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
        let mut lines = text.lines();
        let (Some(origin), Some(size), Some(root), None) =
            (lines.next(), lines.next(), lines.next(), lines.next())
        else {
            return Err(NotACheckpoint);
        };
        let root = STANDARD
            .decode(root)
            .ok()
            .and_then(|root| <[u8; 32]>::try_from(root).ok())
            .ok_or(NotACheckpoint)?;
        let size = size.parse().map_err(|_| NotACheckpoint)?;
        let origin = (!origin.is_empty())
            .then(|| origin.to_owned())
            .ok_or(NotACheckpoint)?;
        Ok(Self {
            origin,
            head: Head {
                size,
                root: Hash(root),
            },
        })
    }
}
