//! Destroying: rows go in the transaction that takes the fact, bytes when the file is written anew.
//!
//! `secure_delete` overwrites a row where it lay, but the write-ahead log still has the page as it was, and a
//! page that was split long ago may keep a copy of what moved away from it. So after a destruction the whole
//! file is rebuilt (`VACUUM`) and the log cut to nothing; a row in `residue` says that this is still to be done.

use std::time::Duration;

use rules::CaseId;
use rusqlite::{Connection, OptionalExtension, Transaction};

use super::{ENTRY, PATIENCE, count, read_entry, signed, writer};
use crate::{
    AppendError, Appended, Batch, Extent, Frontier, Hash, Leaf, Position, Remains, StoreError, tree,
};

/// Looks first, then removes: a refusal has changed nothing, an error ends the whole group.
pub(super) fn destroy(
    transaction: &Transaction<'_>,
    frontier: &mut Frontier,
    batch: &Batch,
) -> Result<Appended, AppendError> {
    let destroys = batch.destroys()?;
    if writer::known(transaction, batch)? {
        return Ok(Appended::Before);
    }
    let mut whole: Vec<CaseId> = Vec::new();
    for (place, extent) in &destroys {
        let nothing = AppendError::NothingThere(Position(*place));
        let Some(entry) = entry(transaction, *place)? else {
            return Err(nothing);
        };
        let there = *extent == Extent::Whole || entry.letter.is_some();
        if entry.envelope.of_the_ledger() || !there {
            return Err(nothing);
        }
        if *extent == Extent::Whole && !whole.contains(&entry.envelope.case) {
            whole.push(entry.envelope.case);
        }
    }
    for case in &whole {
        let places = places(transaction, *case)?;
        let stays = |place: &&u64| destroys.get(place) != Some(&Extent::Whole);
        if let Some(stays) = places.iter().find(stays) {
            return Err(AppendError::NothingThere(Position(*stays)));
        }
    }
    let appended = writer::take(transaction, frontier, batch)?;
    for (place, extent) in destroys {
        remove(transaction, place, extent)?;
    }
    for case in whole {
        transaction
            .prepare_cached("DELETE FROM cases WHERE case_id = ?1")
            .and_then(|mut it| it.execute([case.as_str()]))
            .map_err(StoreError::from)?;
    }
    transaction
        .execute("INSERT OR IGNORE INTO residue VALUES (1)", [])
        .map_err(StoreError::from)?;
    Ok(appended)
}

fn entry(transaction: &Transaction<'_>, place: u64) -> Result<Option<crate::Entry>, StoreError> {
    let sql = format!("{ENTRY} WHERE entries.position = ?1");
    let mut statement = transaction.prepare_cached(&sql)?;
    let mut entries = statement.query_and_then([signed(place)], read_entry)?;
    entries.next().transpose()
}

fn places(transaction: &Transaction<'_>, case: CaseId) -> Result<Vec<u64>, StoreError> {
    let mut statement =
        transaction.prepare_cached("SELECT position FROM entries WHERE case_id = ?1")?;
    let places = statement.query_map([case.as_str()], |row| count(row, 0))?;
    Ok(places.collect::<Result<_, _>>()?)
}

fn remove(transaction: &Transaction<'_>, place: u64, extent: Extent) -> Result<(), StoreError> {
    let place = signed(place);
    let run = |sql: &str| -> Result<usize, StoreError> {
        Ok(transaction.prepare_cached(sql)?.execute([place])?)
    };
    if extent == Extent::Whole {
        run("INSERT INTO gone SELECT position, leaf FROM entries WHERE position = ?1")?;
        run("DELETE FROM entries WHERE position = ?1")?;
        run("DELETE FROM letter_hashes WHERE position = ?1")?;
    } else {
        let letter: Option<Vec<u8>> = transaction
            .prepare_cached("SELECT letter FROM letters WHERE position = ?1")?
            .query_row([place], |row| row.get(0))
            .optional()?
            .flatten();
        let hash = tree::letter_hash(&letter.unwrap_or_default());
        transaction
            .prepare_cached("INSERT INTO letter_hashes VALUES (?1, ?2)")?
            .execute((place, hash.0))?;
    }
    run("DELETE FROM letters WHERE position = ?1")?;
    Ok(())
}

/// Writes the file anew if something was destroyed since it was written; `false` while a reader holds the log.
pub(super) fn purge(connection: &mut Connection) -> Result<bool, StoreError> {
    let due = connection
        .prepare_cached("SELECT 1 FROM residue")?
        .exists([])?;
    if !due {
        return Ok(true);
    }
    connection.execute_batch("VACUUM")?;
    // Whoever wants to write waits meanwhile, so a reader is not waited for.
    connection.busy_timeout(Duration::ZERO)?;
    let busy = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| {
        row.get::<_, i64>(0)
    });
    connection.busy_timeout(PATIENCE)?;
    if busy? != 0 {
        return Ok(false);
    }
    connection.execute("DELETE FROM residue", [])?;
    Ok(true)
}

/// Entries and the leaves of which nothing else is left, by place, of one instant.
pub(super) fn leaves(
    connection: &Connection,
    from: Position,
    most: usize,
) -> Result<Vec<Leaf>, StoreError> {
    let snapshot = connection.unchecked_transaction()?;
    let limit = (signed(from.0), i64::try_from(most).unwrap_or(i64::MAX));
    let mut statement = snapshot.prepare_cached(
        "SELECT entries.position, case_id, fact, envelope, salt, leaf, letter, hash FROM entries
        LEFT JOIN letters USING (position) LEFT JOIN letter_hashes USING (position)
        WHERE entries.position >= ?1 ORDER BY entries.position LIMIT ?2",
    )?;
    let entries = statement.query_and_then(limit, |row| -> Result<Leaf, StoreError> {
        let hash: Option<[u8; 32]> = row.get(7)?;
        let mut leaf = read_entry(row)?.into_leaf();
        if let (Remains::Lost(envelope, salt), Some(hash)) = (&leaf.remains, hash) {
            leaf.remains = Remains::NoLetter(*envelope, *salt, Hash(hash));
        }
        Ok(leaf)
    })?;
    let mut leaves: Vec<Leaf> = entries.collect::<Result<_, _>>()?;
    let mut statement = snapshot.prepare_cached(
        "SELECT position, leaf FROM gone WHERE position >= ?1 ORDER BY position LIMIT ?2",
    )?;
    let gone = statement.query_map(limit, |row| {
        Ok(Leaf {
            position: Position(count(row, 0)?),
            leaf: Hash(row.get(1)?),
            remains: Remains::Nothing,
        })
    })?;
    leaves.extend(gone.collect::<Result<Vec<_>, _>>()?);
    leaves.sort_by_key(|leaf| leaf.position);
    leaves.truncate(most);
    Ok(leaves)
}
