//! Parts of a ledger that come from, or go to, another store.

use super::{
    PostgresStore,
    address::{Failed, Link},
    destroy::{ALL_LEAVES, read_leaf},
    group::{self, Sql, fixed},
    number, signed,
};
use crate::{BatchId, Carry, Hash, Head, Leaf, Part, Position, StoreError, carry::Rows};

const BATCHES: &str = "SELECT id, first FROM batches WHERE first >= $1 AND first < $2";
const HEADS: &str = "SELECT size, root FROM heads WHERE size > $1 AND size <= $2 ORDER BY size";
const ENTRIES: &str = "INSERT INTO entries SELECT * FROM
    unnest($1::bigint[], $2::text[], $3::text[], $4::bytea[], $5::bytea[], $6::bytea[])";
const LETTERS: &str = "INSERT INTO letters SELECT * FROM unnest($1::bigint[], $2::bytea[])";
const HASHES: &str = "INSERT INTO letter_hashes SELECT * FROM unnest($1::bigint[], $2::bytea[])";
const GONE: &str = "INSERT INTO gone SELECT * FROM unnest($1::bigint[], $2::bytea[])";
const CASES: &str = "INSERT INTO cases AS there SELECT * FROM unnest($1::text[], $2::bigint[])
    ON CONFLICT (case_id) DO UPDATE SET version = there.version + excluded.version";
const BATCH: &str = "INSERT INTO batches SELECT * FROM unnest($1::bytea[], $2::bigint[])";
const HEAD: &str = "INSERT INTO heads SELECT * FROM unnest($1::bigint[], $2::bytea[])";
const FRONTIER: &str = "UPDATE frontier SET size = $1, peaks = $2";

impl Carry for PostgresStore {
    fn part(&self, from: Position, most: usize) -> Result<Part, StoreError> {
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        self.readers.ask(move |link| {
            let from = signed(from.0);
            let sql = link.statement(ALL_LEAVES)?;
            let leaves = link.client.query(&sql, &[&from, &most])?;
            let leaves: Vec<Leaf> = leaves.iter().map(read_leaf).collect::<Result<_, _>>()?;
            // What lies before an end that was read does not change any more.
            let to = from + i64::try_from(leaves.len()).unwrap_or(i64::MAX);
            let batches = link.client.query(BATCHES, &[&from, &to])?;
            let batches = batches.iter().map(|row| {
                let id = BatchId(fixed(row.try_get(0)?)?);
                Ok::<_, Failed>((id, Position(number(row, 1)?)))
            });
            let batches = batches.collect::<Result<_, _>>()?;
            let heads = link.client.query(HEADS, &[&from, &to])?;
            let heads = heads.iter().map(|row| {
                Ok::<_, Failed>(Head {
                    size: number(row, 0)?,
                    root: Hash(fixed(row.try_get(1)?)?),
                })
            });
            let heads = heads.collect::<Result<_, _>>()?;
            Ok(Part {
                leaves,
                batches,
                heads,
            })
        })
    }

    fn take(&self, part: Part) -> Result<(), StoreError> {
        self.writer.carry(part)
    }
}

/// Writes a part, all of it or nothing.
pub(super) fn take(link: &mut Link, part: &Part) -> Result<(), Failed> {
    let sql = Sql::of(link)?;
    let mut transaction = link.client.transaction()?;
    let frontier = group::lock(&mut transaction, &sql)?;
    let Rows {
        entries,
        gone,
        moved,
        frontier,
    } = part.clone().rows(frontier)?;
    let positions: Vec<i64> = entries.iter().map(|row| signed(row.position)).collect();
    let cases: Vec<&str> = entries
        .iter()
        .map(|row| row.envelope.case.as_str())
        .collect();
    let facts: Vec<&str> = entries.iter().map(|row| row.envelope.id.as_str()).collect();
    let written: Vec<&[u8]> = entries.iter().map(|row| &row.written[..]).collect();
    let salts: Vec<&[u8]> = entries.iter().map(|row| &row.salt[..]).collect();
    let leaves: Vec<&[u8]> = entries.iter().map(|row| &row.leaf.0[..]).collect();
    transaction.execute(
        ENTRIES,
        &[&positions, &cases, &facts, &written, &salts, &leaves],
    )?;
    let with = entries.iter().filter_map(|row| {
        let letter = row.letter.as_ref().ok()?;
        Some((signed(row.position), &letter[..]))
    });
    let (at, letters): (Vec<i64>, Vec<&[u8]>) = with.unzip();
    transaction.execute(LETTERS, &[&at, &letters])?;
    let without = entries.iter().filter_map(|row| {
        let hash = row.letter.as_ref().err()?;
        Some((signed(row.position), &hash.0[..]))
    });
    let (at, hashes): (Vec<i64>, Vec<&[u8]>) = without.unzip();
    transaction.execute(HASHES, &[&at, &hashes])?;
    let (at, leaves): (Vec<i64>, Vec<&[u8]>) = gone
        .iter()
        .map(|(position, leaf)| (signed(*position), &leaf.0[..]))
        .unzip();
    transaction.execute(GONE, &[&at, &leaves])?;
    let (cases, by): (Vec<&str>, Vec<i64>) = moved
        .iter()
        .map(|(case, by)| (case.as_str(), signed(*by)))
        .unzip();
    transaction.execute(CASES, &[&cases, &by])?;
    let (ids, firsts): (Vec<&[u8]>, Vec<i64>) = part
        .batches
        .iter()
        .map(|(id, first)| (&id.0[..], signed(first.0)))
        .unzip();
    transaction.execute(BATCH, &[&ids, &firsts])?;
    let (sizes, roots): (Vec<i64>, Vec<&[u8]>) = part
        .heads
        .iter()
        .map(|head| (signed(head.size), &head.root.0[..]))
        .unzip();
    transaction.execute(HEAD, &[&sizes, &roots])?;
    let peaks: Vec<u8> = frontier.peaks().iter().flat_map(|peak| peak.0).collect();
    transaction.execute(FRONTIER, &[&signed(frontier.size()), &peaks])?;
    group::commit(transaction, &link.warned)
}
