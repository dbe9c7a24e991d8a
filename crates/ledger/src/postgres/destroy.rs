//! Destroying: rows go in the transaction that takes the fact, bytes when the tables are written anew.
//!
//! A removed row lies in its table's file until that is written anew without it (`VACUUM FULL`), and even then it is
//! carried over as long as anybody may still read what was before. Afterwards the table says from which transaction on
//! it is complete (`relfrozenxid`); a row in `residue` says which one destroyed last. The database's own log still has
//! the bytes until it is overwritten: docs/postgres.md says for how long, and what to set.

use postgres::Row;
use rules::CaseId;

use super::{
    address::{Failed, Link},
    group::{self, Judge, Sql, fixed},
    number, read_entry, signed,
};
use crate::{
    AppendError, Appended, Batch, Entry, Extent, Hash, Leaf, Position, Remains, SealedLetter, tree,
};

const THERE: &str = "SELECT entries.position, case_id, fact, envelope, salt, leaf, letter
    FROM entries LEFT JOIN letters USING (position) WHERE entries.position = ANY($1)";
const PLACES: &str = "SELECT position FROM entries WHERE case_id = ANY($1) ORDER BY position";
const LEAVES: &str = "INSERT INTO gone SELECT position, leaf FROM entries WHERE position = ANY($1)";
const WHOLE: [&str; 3] = [
    "DELETE FROM entries WHERE position = ANY($1)",
    "DELETE FROM letter_hashes WHERE position = ANY($1)",
    "DELETE FROM letters WHERE position = ANY($1)",
];
const HASHES: &str = "INSERT INTO letter_hashes SELECT * FROM unnest($1::bigint[], $2::bytea[])";
const CASES: &str = "DELETE FROM cases WHERE case_id = ANY($1)";
const RESIDUE: &str = "INSERT INTO residue VALUES (1, pg_current_xact_id())
    ON CONFLICT (one) DO UPDATE SET xid = excluded.xid";

/// Looks first, then removes: a refusal has changed nothing.
pub(super) fn destroy(
    link: &mut Link,
    batch: &Batch,
) -> Result<Result<Appended, AppendError>, Failed> {
    let destroys = match batch.destroys() {
        Ok(destroys) => destroys,
        Err(refused) => return Ok(Err(refused)),
    };
    let sql = Sql::of(link)?;
    let mut transaction = link.client.transaction()?;
    let frontier = group::lock(&mut transaction, &sql)?;
    let mut judge = Judge::ask(&mut transaction, &sql, frontier, &[batch])?;
    if judge.knows(batch) {
        return Ok(Ok(Appended::Before));
    }
    let asked: Vec<i64> = destroys.keys().map(|place| signed(*place)).collect();
    let rows = transaction.query(THERE, &[&asked])?;
    let there: Vec<Entry> = rows.iter().map(read_entry).collect::<Result<_, _>>()?;
    let mut whole: Vec<CaseId> = Vec::new();
    for (place, extent) in &destroys {
        let nothing = Ok(Err(AppendError::NothingThere(Position(*place))));
        let Some(entry) = there.iter().find(|entry| entry.position.0 == *place) else {
            return nothing;
        };
        let is_there = *extent == Extent::Whole || entry.letter.is_some();
        if entry.envelope.of_the_ledger() || !is_there {
            return nothing;
        }
        if *extent == Extent::Whole && !whole.contains(&entry.envelope.case) {
            whole.push(entry.envelope.case);
        }
    }
    let cases: Vec<&str> = whole.iter().map(CaseId::as_str).collect();
    for row in transaction.query(PLACES, &[&cases])? {
        let place = number(&row, 0)?;
        if destroys.get(&place) != Some(&Extent::Whole) {
            return Ok(Err(AppendError::NothingThere(Position(place))));
        }
    }
    let appended = match judge.take(batch) {
        Err(AppendError::Store(error)) => return Err(Failed::Said(error)),
        Err(refused) => return Ok(Err(refused)),
        Ok(appended) => appended,
    };
    judge.write(&mut transaction, &sql)?;
    let of = |wanted: Extent| {
        let wanted = destroys
            .iter()
            .filter(move |(_, extent)| **extent == wanted);
        wanted.map(|(place, _)| *place)
    };
    let gone: Vec<i64> = of(Extent::Whole).map(signed).collect();
    transaction.execute(LEAVES, &[&gone])?;
    for each in WHOLE {
        transaction.execute(each, &[&gone])?;
    }
    let letters: Vec<i64> = of(Extent::Letter).map(signed).collect();
    let hashes: Vec<Hash> = of(Extent::Letter)
        .filter_map(|place| there.iter().find(|entry| entry.position.0 == place))
        .map(|entry| {
            let none = SealedLetter::default();
            tree::letter_hash(&entry.letter.as_ref().unwrap_or(&none).0)
        })
        .collect();
    let hashes: Vec<&[u8]> = hashes.iter().map(|hash| &hash.0[..]).collect();
    transaction.execute(HASHES, &[&letters, &hashes])?;
    transaction.execute(WHOLE[2], &[&letters])?;
    transaction.execute(CASES, &[&cases])?;
    transaction.execute(RESIDUE, &[])?;
    group::commit(transaction, &link.warned)?;
    Ok(Ok(appended))
}

/// Writes the tables anew if something was destroyed since they were written; `false` while somebody may still read
/// what was before.
pub(super) fn purge(link: &mut Link) -> Result<bool, Failed> {
    let client = &mut link.client;
    let Some(row) = client.query_opt("SELECT xid::text FROM residue", &[])? else {
        return Ok(true);
    };
    let destroyed: String = row.try_get(0)?;
    client.batch_execute("VACUUM (FULL) entries, letters, letter_hashes, cases")?;
    let done = client.execute(
        "DELETE FROM residue WHERE xid::text = $1 AND NOT EXISTS (
            SELECT FROM pg_class WHERE oid IN (
                'entries'::regclass, 'letters'::regclass, 'letter_hashes'::regclass, 'cases'::regclass
            ) AND age(relfrozenxid) >= age(residue.xid::xid)
        )",
        &[&destroyed],
    )?;
    Ok(done > 0)
}

/// Entries and the leaves of which nothing else is left, by place, of one instant.
pub(super) const ALL_LEAVES: &str = "SELECT * FROM (
        (SELECT entries.position, case_id, fact, envelope, salt, leaf, letter, hash FROM entries
            LEFT JOIN letters USING (position) LEFT JOIN letter_hashes USING (position)
            WHERE entries.position >= $1 ORDER BY entries.position LIMIT $2)
        UNION ALL
        (SELECT position, NULL, NULL, NULL, NULL, leaf, NULL, NULL FROM gone
            WHERE position >= $1 ORDER BY position LIMIT $2)
    ) AS leaves ORDER BY position LIMIT $2";

pub(super) fn read_leaf(row: &Row) -> Result<Leaf, Failed> {
    if row.try_get::<_, Option<&[u8]>>(3)?.is_none() {
        return Ok(Leaf {
            position: Position(number(row, 0)?),
            leaf: Hash(fixed(row.try_get(5)?)?),
            remains: Remains::Nothing,
        });
    }
    let mut leaf = read_entry(row)?.into_leaf();
    if let (Remains::Lost(envelope, salt), Some(hash)) =
        (&leaf.remains, row.try_get::<_, Option<&[u8]>>(7)?)
    {
        leaf.remains = Remains::NoLetter(*envelope, *salt, Hash(fixed(hash)?));
    }
    Ok(leaf)
}
