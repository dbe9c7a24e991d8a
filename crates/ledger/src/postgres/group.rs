//! What is waiting, as one transaction: what the database must say is asked at once for all of it, then each batch is
//! judged here, then all that was taken is written at once. So a group costs the same few round trips, however large.

use std::{
    collections::{HashMap, HashSet},
    sync::atomic::Ordering,
};

use postgres::{Statement, Transaction};
use rules::{CaseId, FactId};

use super::{
    address::{Failed, Link, plain},
    number, signed,
};
use crate::{
    AppendError, Appended, Batch, BatchId, Frontier, Hash, Position, StoreError, Version, tree,
};

const LOCK: &str = "SELECT size, peaks FROM frontier FOR UPDATE";
const KNOWN: &str = "SELECT id FROM batches WHERE id = ANY($1)";
const VERSIONS: &str = "SELECT case_id, version FROM cases WHERE case_id = ANY($1)";
const TAKEN: &str = "SELECT entries.case_id, entries.fact FROM entries
    JOIN unnest($1::text[], $2::text[]) AS asked (case_id, fact) USING (case_id, fact)";
const ENTRIES: &str = "INSERT INTO entries SELECT * FROM
    unnest($1::bigint[], $2::text[], $3::text[], $4::bytea[], $5::bytea[], $6::bytea[])";
const LETTERS: &str = "INSERT INTO letters SELECT * FROM unnest($1::bigint[], $2::bytea[])";
const REST: &str = "WITH version AS (
        INSERT INTO cases SELECT * FROM unnest($1::text[], $2::bigint[])
        ON CONFLICT (case_id) DO UPDATE SET version = excluded.version
    ), batch AS (
        INSERT INTO batches SELECT * FROM unnest($3::bytea[], $4::bigint[])
    ), head AS (
        INSERT INTO heads VALUES ($5::bigint, $7::bytea)
    )
    UPDATE frontier SET size = $5::bigint, peaks = $6::bytea";

/// The statements of a group, prepared before it begins.
pub(super) struct Sql {
    lock: Statement,
    known: Statement,
    versions: Statement,
    taken: Statement,
    entries: Statement,
    letters: Statement,
    rest: Statement,
}

impl Sql {
    pub(super) fn of(link: &mut Link) -> Result<Self, Failed> {
        Ok(Self {
            lock: link.statement(LOCK)?,
            known: link.statement(KNOWN)?,
            versions: link.statement(VERSIONS)?,
            taken: link.statement(TAKEN)?,
            entries: link.statement(ENTRIES)?,
            letters: link.statement(LETTERS)?,
            rest: link.statement(REST)?,
        })
    }
}

/// The tree's state, and nobody else writes to the ledger until this transaction ends.
pub(super) fn lock(transaction: &mut Transaction<'_>, sql: &Sql) -> Result<Frontier, Failed> {
    let row = transaction.query_one(&sql.lock, &[])?;
    frontier(number(&row, 0)?, row.try_get(1)?)
}

/// What is kept of the tree.
pub(super) fn frontier(size: u64, peaks: &[u8]) -> Result<Frontier, Failed> {
    let (chunks, rest) = peaks.as_chunks::<32>();
    let peaks = chunks.iter().map(|chunk| Hash(*chunk)).collect();
    let frontier = Frontier::from_peaks(size, peaks).filter(|_| rest.is_empty());
    frontier.ok_or_else(|| Failed::Said(StoreError("the tree's state is broken".to_owned())))
}

/// What was acknowledged by the server, and by its standby where it waits for one; or nobody knows.
pub(super) fn commit(
    transaction: Transaction<'_>,
    warned: &std::sync::atomic::AtomicBool,
) -> Result<(), Failed> {
    warned.store(false, Ordering::SeqCst);
    let doubt = |why: &str| {
        Failed::Doubt(StoreError(format!(
            "nobody knows whether it was taken ({why}); sent again, it is taken once"
        )))
    };
    transaction
        .commit()
        .map_err(|error| doubt(&plain(&error)))?;
    match warned.swap(false, Ordering::SeqCst) {
        true => Err(doubt("the server did not wait for its standby")),
        false => Ok(()),
    }
}

/// Batches as they are judged, one after the other, over what the database says.
pub(super) struct Judge {
    frontier: Frontier,
    known: HashSet<BatchId>,
    versions: HashMap<CaseId, Version>,
    taken: HashSet<(CaseId, FactId)>,
    rows: Rows,
}

#[derive(Default)]
struct Rows {
    positions: Vec<i64>,
    cases: Vec<CaseId>,
    facts: Vec<FactId>,
    envelopes: Vec<Vec<u8>>,
    salts: Vec<[u8; 16]>,
    leaves: Vec<Hash>,
    letters: Vec<Vec<u8>>,
    /// Cases that were appended to.
    moved: HashSet<CaseId>,
    batches: Vec<(BatchId, i64)>,
}

impl Judge {
    /// Asks for all that these batches touch.
    pub(super) fn ask(
        transaction: &mut Transaction<'_>,
        sql: &Sql,
        frontier: Frontier,
        batches: &[&Batch],
    ) -> Result<Self, Failed> {
        let mut judge = Self {
            frontier,
            known: HashSet::new(),
            versions: HashMap::new(),
            taken: HashSet::new(),
            rows: Rows::default(),
        };
        if batches.is_empty() {
            return Ok(judge);
        }
        let ids: Vec<&[u8]> = batches.iter().map(|batch| &batch.id.0[..]).collect();
        for row in transaction.query(&sql.known, &[&ids])? {
            judge.known.insert(BatchId(fixed(row.try_get(0)?)?));
        }
        let asked: HashMap<&str, CaseId> = batches
            .iter()
            .map(|batch| (batch.case.as_str(), batch.case))
            .collect();
        let cases: Vec<&str> = asked.keys().copied().collect();
        for row in transaction.query(&sql.versions, &[&cases])? {
            if let Some(case) = asked.get(row.try_get::<_, &str>(0)?) {
                judge.versions.insert(*case, Version(number(&row, 1)?));
            }
        }
        let entries = || batches.iter().flat_map(|batch| &batch.entries);
        let facts: HashMap<&str, FactId> = entries()
            .map(|new| (new.envelope.id.as_str(), new.envelope.id))
            .collect();
        let of: Vec<&str> = entries().map(|new| new.envelope.case.as_str()).collect();
        let ids: Vec<&str> = entries().map(|new| new.envelope.id.as_str()).collect();
        for row in transaction.query(&sql.taken, &[&of, &ids])? {
            let case = asked.get(row.try_get::<_, &str>(0)?);
            let fact = facts.get(row.try_get::<_, &str>(1)?);
            if let (Some(case), Some(fact)) = (case, fact) {
                judge.taken.insert((*case, *fact));
            }
        }
        Ok(judge)
    }

    /// Whether the batch was taken before.
    pub(super) fn knows(&self, batch: &Batch) -> bool {
        self.known.contains(&batch.id)
    }

    /// One batch that is no destruction.
    pub(super) fn append(&mut self, batch: &Batch) -> Result<Appended, AppendError> {
        batch.check_form()?;
        batch.check_destroys_nothing()?;
        if self.knows(batch) {
            return Ok(Appended::Before);
        }
        self.take(batch)
    }

    /// A batch that is new and well formed.
    pub(super) fn take(&mut self, batch: &Batch) -> Result<Appended, AppendError> {
        let now = self.versions.get(&batch.case).copied().unwrap_or_default();
        batch.check_version(now)?;
        let mut facts = batch.entries.iter().map(|new| new.envelope.id);
        if let Some(taken) = facts.find(|fact| self.taken.contains(&(batch.case, *fact))) {
            return Err(AppendError::Taken(taken));
        }
        // Encoded before anything changes, so that an error leaves everything as it was.
        let mut encoded = Vec::with_capacity(batch.entries.len());
        for new in &batch.entries {
            let envelope = new.envelope.to_bytes();
            encoded.push(envelope.map_err(|error| StoreError(error.to_string()))?);
        }
        let first = self.frontier.size();
        let rows = &mut self.rows;
        for (new, envelope) in batch.entries.iter().zip(encoded) {
            let leaf = tree::leaf(&new.salt, &envelope, &new.letter.0);
            rows.positions.push(signed(self.frontier.size()));
            rows.cases.push(batch.case);
            rows.facts.push(new.envelope.id);
            rows.envelopes.push(envelope);
            rows.salts.push(new.salt);
            rows.leaves.push(leaf);
            rows.letters.push(new.letter.0.clone());
            self.taken.insert((batch.case, new.envelope.id));
            self.frontier.append(leaf);
        }
        let version = batch.version_after(now);
        self.versions.insert(batch.case, version);
        rows.moved.insert(batch.case);
        rows.batches.push((batch.id, signed(first)));
        self.known.insert(batch.id);
        Ok(Appended::Now {
            first: Position(first),
            version,
        })
    }

    /// Writes what was taken.
    pub(super) fn write(self, transaction: &mut Transaction<'_>, sql: &Sql) -> Result<(), Failed> {
        let Self {
            frontier,
            versions,
            rows,
            ..
        } = self;
        if rows.positions.is_empty() {
            return Ok(());
        }
        let cases: Vec<&str> = rows.cases.iter().map(CaseId::as_str).collect();
        let facts: Vec<&str> = rows.facts.iter().map(FactId::as_str).collect();
        let salts: Vec<&[u8]> = rows.salts.iter().map(|salt| &salt[..]).collect();
        let leaves: Vec<&[u8]> = rows.leaves.iter().map(|leaf| &leaf.0[..]).collect();
        transaction.execute(
            &sql.entries,
            &[
                &rows.positions,
                &cases,
                &facts,
                &rows.envelopes,
                &salts,
                &leaves,
            ],
        )?;
        transaction.execute(&sql.letters, &[&rows.positions, &rows.letters])?;
        let (moved, moved_to): (Vec<&str>, Vec<i64>) = rows
            .moved
            .iter()
            .filter_map(|case| Some((case.as_str(), signed(versions.get(case)?.0))))
            .unzip();
        let (ids, firsts): (Vec<&[u8]>, Vec<i64>) = rows
            .batches
            .iter()
            .map(|(id, first)| (&id.0[..], *first))
            .unzip();
        let (size, root) = (signed(frontier.size()), frontier.head().root);
        let peaks: Vec<u8> = frontier.peaks().iter().flat_map(|peak| peak.0).collect();
        transaction.execute(
            &sql.rest,
            &[
                &moved,
                &moved_to,
                &ids,
                &firsts,
                &size,
                &peaks,
                &&root.0[..],
            ],
        )?;
        Ok(())
    }
}

/// Bytes of which there are so many and no others.
pub(super) fn fixed<const N: usize>(bytes: &[u8]) -> Result<[u8; N], Failed> {
    let fixed = bytes.try_into();
    fixed.map_err(|_| Failed::Said(StoreError(format!("{} bytes in place of {N}", bytes.len()))))
}
