//! Parts of a ledger that come from, or go to, another store.

use rusqlite::{Connection, TransactionBehavior};

use super::{SqliteStore, count, destroy, load_frontier, signed};
use crate::{
    BatchId, Carry, Hash, Head, Part, Position, StoreError,
    carry::{Row, Rows},
};

impl Carry for SqliteStore {
    fn part(&self, from: Position, most: usize) -> Result<Part, StoreError> {
        let leaves = self
            .readers
            .read(|connection| destroy::leaves(connection, from, most))?;
        let (from, to) = (signed(from.0), signed(from.0 + leaves.len() as u64));
        // What lies before an end that was read does not change any more.
        self.readers.read(|connection| {
            let mut batches = connection
                .prepare_cached("SELECT id, first FROM batches WHERE first >= ?1 AND first < ?2")?;
            let batches = batches.query_map([from, to], |row| {
                Ok((BatchId(row.get(0)?), Position(count(row, 1)?)))
            })?;
            let batches = batches.collect::<Result<_, _>>()?;
            let mut heads = connection.prepare_cached(
                "SELECT size, root FROM heads WHERE size > ?1 AND size <= ?2 ORDER BY size",
            )?;
            let heads = heads.query_map([from, to], |row| {
                Ok(Head {
                    size: count(row, 0)?,
                    root: Hash(row.get(1)?),
                })
            })?;
            Ok(Part {
                leaves,
                batches,
                heads: heads.collect::<Result<_, _>>()?,
            })
        })
    }

    fn take(&self, part: Part) -> Result<(), StoreError> {
        self.writer.carry(part)
    }
}

/// Writes a part, all of it or nothing.
pub(super) fn take(connection: &mut Connection, part: Part) -> Result<(), StoreError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let (batches, heads) = (part.batches.clone(), part.heads.clone());
    let Rows {
        entries,
        gone,
        moved,
        frontier,
    } = part.rows(load_frontier(&transaction)?)?;
    let run = |sql: &str, values: &[&dyn rusqlite::ToSql]| -> Result<(), StoreError> {
        transaction.prepare_cached(sql)?.execute(values)?;
        Ok(())
    };
    for Row {
        position,
        envelope,
        written,
        salt,
        leaf,
        letter,
    } in entries
    {
        let position = signed(position);
        let (case, fact) = (envelope.case.as_str(), envelope.id.as_str());
        run(
            "INSERT INTO entries VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            &[&position, &case, &fact, &written, &salt, &leaf.0],
        )?;
        match letter {
            Ok(letter) => run("INSERT INTO letters VALUES (?1, ?2)", &[&position, &letter])?,
            Err(hash) => run(
                "INSERT INTO letter_hashes VALUES (?1, ?2)",
                &[&position, &hash.0],
            )?,
        }
    }
    for (position, leaf) in gone {
        run(
            "INSERT INTO gone VALUES (?1, ?2)",
            &[&signed(position), &leaf.0],
        )?;
    }
    for (case, by) in moved {
        run(
            "INSERT INTO cases VALUES (?1, ?2) ON CONFLICT DO UPDATE SET version = version + excluded.version",
            &[&case.as_str(), &signed(by)],
        )?;
    }
    for (id, first) in batches {
        run(
            "INSERT INTO batches VALUES (?1, ?2)",
            &[&id.0, &signed(first.0)],
        )?;
    }
    for head in heads {
        run(
            "INSERT INTO heads VALUES (?1, ?2)",
            &[&signed(head.size), &head.root.0],
        )?;
    }
    let peaks: Vec<u8> = frontier.peaks().iter().flat_map(|peak| peak.0).collect();
    run(
        "UPDATE frontier SET size = ?1, peaks = ?2",
        &[&signed(frontier.size()), &peaks],
    )?;
    Ok(transaction.commit()?)
}
