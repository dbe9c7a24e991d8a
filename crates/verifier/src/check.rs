//! The verdict: docs/format.md, "To verify".

use std::{collections::BTreeMap, iter::Peekable, vec::IntoIter};

use rusqlite::{Connection, Row};

use crate::{
    Book, Checkpoint,
    envelope::Head,
    tree::{Hash, Tree, leaf, sha256},
};

/// The first place that is not as it was sealed. The names are those of `leeward verify`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Something cannot be read, or lies under another name than its own.
    #[error("position {at} of the ledger cannot be read: {why}")]
    Unreadable {
        /// The first that cannot.
        at: u64,
        /// Why.
        why: String,
    },
    /// An entry is missing, or stands where another should.
    #[error("position {0} is missing")]
    Missing(u64),
    /// An entry's bytes do not give its leaf.
    #[error("position {0} is not as it was sealed")]
    Changed(u64),
    /// An entry's letter is gone, and no fact of the ledger says that it was destroyed.
    #[error("the letter of position {0} is gone, and no order says so")]
    NoLetter(u64),
    /// A fact of the ledger says that this was destroyed, and it is still there.
    #[error("position {0} was to be destroyed, and is still there")]
    StillThere(u64),
    /// The leaves do not give the root that was kept.
    #[error("the tree of {0} entries does not have the root that was kept")]
    Root(u64),
    /// The ledger is shorter than a checkpoint, or its beginning has another root.
    #[error("the first {0} entries are not those of the checkpoint")]
    Checkpoint(u64),
    /// Each entry is as it was sealed, but would not be found, or its case counted, as it should.
    #[error("the entries are as they were sealed, but not what is kept beside them: {0}")]
    Beside(String),
}

/// A ledger that is as it was sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict {
    /// How many entries it has.
    pub size: u64,
    /// The root over them.
    pub root: Hash,
}

/// Goes through a ledger from its first entry; also whether it begins as each of the checkpoints says.
///
/// # Errors
/// The first [`Fault`].
pub fn check(book: &Book, checkpoints: &[Checkpoint]) -> Result<Verdict, Fault> {
    // One transaction: what is read is of one instant, even while the ledger is written to.
    let snapshot = book
        .connection
        .unchecked_transaction()
        .map_err(unreadable(0))?;
    let mut walk = Walk {
        tree: Tree::default(),
        kept: kept(&snapshot)
            .map_err(unreadable(0))?
            .into_iter()
            .peekable(),
        checkpoints,
        versions: BTreeMap::new(),
        gaps: BTreeMap::new(),
        ordered: BTreeMap::new(),
    };
    walk.compare()?;
    let rows = if book.destruction {
        "SELECT position, leaf, 0, case_id, fact, envelope, salt, letter, hash
         FROM entries LEFT JOIN letters USING (position) LEFT JOIN letter_hashes USING (position)
         UNION ALL SELECT position, leaf, 1, NULL, NULL, NULL, NULL, NULL, NULL FROM gone ORDER BY position"
    } else {
        "SELECT position, leaf, 0, case_id, fact, envelope, salt, letter, NULL
         FROM entries LEFT JOIN letters USING (position) ORDER BY position"
    };
    let mut statement = snapshot.prepare(rows).map_err(unreadable(0))?;
    let mut rows = statement.query([]).map_err(unreadable(0))?;
    while let Some(row) = rows.next().map_err(unreadable(walk.tree.size()))? {
        walk.step(row)?;
    }
    let (tree, size) = (&walk.tree, walk.tree.size());
    let (kept_size, peaks) = frontier(&snapshot).map_err(unreadable(size))?;
    if kept_size > size {
        return Err(Fault::Missing(size));
    }
    if kept_size != size || peaks != tree.peaks() || walk.kept.next().is_some() {
        return Err(Fault::Root(size));
    }
    if let Some(longer) = checkpoints.iter().find(|each| each.size > size) {
        return Err(Fault::Checkpoint(longer.size));
    }
    walk.gaps_and_orders()?;
    beside(&snapshot, &walk.versions).map_err(Fault::Beside)?;
    Ok(Verdict {
        size,
        root: tree.root(),
    })
}

struct Walk<'a> {
    tree: Tree,
    /// The roots that the file keeps, by size.
    kept: Peekable<IntoIter<(u64, Hash)>>,
    checkpoints: &'a [Checkpoint],
    versions: BTreeMap<String, u64>,
    /// Of which place something is missing, and whether it is all of it.
    gaps: BTreeMap<u64, bool>,
    /// Of which place a later fact says that something was destroyed, and whether all of it.
    ordered: BTreeMap<u64, bool>,
}

impl Walk<'_> {
    fn step(&mut self, row: &Row<'_>) -> Result<(), Fault> {
        let at = self.tree.size();
        let position: i64 = row.get(0).map_err(unreadable(at))?;
        let kept: Hash = row.get(1).map_err(unreadable(at))?;
        if row.get::<_, i64>(2).map_err(unreadable(at))? == 1 {
            if u64::try_from(position) != Ok(at) {
                return Err(Fault::Missing(at));
            }
            self.gaps.insert(at, true);
            self.tree.add(kept);
            return self.compare();
        }
        let entry = read(row).map_err(|why| Fault::Unreadable { at, why })?;
        if u64::try_from(position) != Ok(at) {
            return Err(Fault::Missing(at));
        }
        let letter = match (entry.letter, entry.letter_hash) {
            (Some(letter), _) => {
                let said = entry.head.destroyed.filter(|(place, _)| *place < at);
                if let Some((place, whole)) = said {
                    *self.ordered.entry(place).or_default() |= whole;
                }
                sha256(&[&letter])
            }
            (None, Some(hash)) => {
                self.gaps.insert(at, false);
                hash
            }
            (None, None) => return Err(Fault::NoLetter(at)),
        };
        let sealed = leaf(&sha256(&[&entry.salt, &entry.envelope]), &letter);
        if sealed != kept {
            return Err(Fault::Changed(at));
        }
        *self.versions.entry(entry.head.case).or_default() += u64::from(entry.head.moves);
        self.tree.add(sealed);
        self.compare()
    }

    /// Each gap is one that a later fact names, and what a fact names is a gap.
    fn gaps_and_orders(&self) -> Result<(), Fault> {
        for (at, whole) in &self.gaps {
            if self.ordered.get(at).is_none_or(|ordered| ordered < whole) {
                return Err(if *whole {
                    Fault::Missing(*at)
                } else {
                    Fault::NoLetter(*at)
                });
            }
        }
        let there = |(at, whole): &(&u64, &bool)| self.gaps.get(at).is_none_or(|gap| gap < *whole);
        match self.ordered.iter().find(there) {
            Some((at, _)) => Err(Fault::StillThere(*at)),
            None => Ok(()),
        }
    }

    /// The tree as it is now against what was kept of it, in the file and outside.
    fn compare(&mut self) -> Result<(), Fault> {
        let (size, root) = (self.tree.size(), self.tree.root());
        if let Some((_, kept)) = self.kept.next_if(|kept| kept.0 == size)
            && kept != root
        {
            return Err(Fault::Root(size));
        }
        let mut pinned = self.checkpoints.iter().filter(|each| each.size == size);
        if pinned.any(|each| each.root != root) {
            return Err(Fault::Checkpoint(size));
        }
        Ok(())
    }
}

/// A row of the file.
struct Entry {
    head: Head,
    envelope: Vec<u8>,
    salt: [u8; 16],
    letter: Option<Vec<u8>>,
    letter_hash: Option<Hash>,
}

fn read(row: &Row<'_>) -> Result<Entry, String> {
    let said = |error: rusqlite::Error| error.to_string();
    let envelope: Vec<u8> = row.get(5).map_err(said)?;
    let head = Head::read(&envelope).map_err(|error| error.to_string())?;
    let (case, fact): (String, String) = (row.get(3).map_err(said)?, row.get(4).map_err(said)?);
    if (case, fact) != (head.case.clone(), head.fact.clone()) {
        return Err("it lies under the name of another".to_owned());
    }
    Ok(Entry {
        head,
        envelope,
        salt: row.get(6).map_err(said)?,
        letter: row.get(7).map_err(said)?,
        letter_hash: row.get(8).map_err(said)?,
    })
}

fn kept(connection: &Connection) -> rusqlite::Result<Vec<(u64, Hash)>> {
    let mut statement = connection.prepare("SELECT size, root FROM heads ORDER BY size")?;
    let rows = statement.query_map([], |row| Ok((count(row, 0)?, row.get(1)?)))?;
    rows.collect()
}

fn frontier(connection: &Connection) -> rusqlite::Result<(u64, Vec<u8>)> {
    connection.query_row("SELECT size, peaks FROM frontier", [], |row| {
        Ok((count(row, 0)?, row.get(1)?))
    })
}

/// SQLite's own check of the file, then each case's version.
fn beside(connection: &Connection, versions: &BTreeMap<String, u64>) -> Result<(), String> {
    let said = |error: rusqlite::Error| error.to_string();
    let sound: String = connection
        .query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))
        .map_err(said)?;
    if sound != "ok" {
        return Err(sound);
    }
    let mut statement = connection
        .prepare("SELECT case_id, version FROM cases")
        .map_err(said)?;
    let rows = statement
        .query_map([], |row| Ok((row.get(0)?, count(row, 1)?)))
        .map_err(said)?;
    if rows
        .collect::<Result<BTreeMap<String, u64>, _>>()
        .map_err(said)?
        != *versions
    {
        return Err("the versions of the cases are not those of their entries".to_owned());
    }
    Ok(())
}

/// SQLite keeps numbers signed.
fn count(row: &Row<'_>, column: usize) -> rusqlite::Result<u64> {
    let number: i64 = row.get(column)?;
    u64::try_from(number).map_err(|_| rusqlite::Error::IntegralValueOutOfRange(column, number))
}

fn unreadable(at: u64) -> impl Fn(rusqlite::Error) -> Fault {
    move |error| Fault::Unreadable {
        at,
        why: error.to_string(),
    }
}
