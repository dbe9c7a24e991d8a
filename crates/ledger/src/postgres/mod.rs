//! The store for whoever outgrows a machine: one schema of a PostgreSQL database for each ledger, any number of nodes.
//!
//! Nodes keep nothing between requests that another could change: what is appended by one is read by all. Who writes
//! locks the one row of `frontier` first, so all nodes together make one tree, positions are given in the order of
//! commits, and whoever asks [`Store::since`] a position misses none.

mod address;
mod carry;
mod destroy;
mod group;
mod hand;
mod roles;
mod schema;
mod writer;

use std::collections::HashMap;

use postgres::{IsolationLevel, Row};
use rules::CaseId;

use self::{
    address::{Failed, Link},
    destroy::{ALL_LEAVES, read_leaf},
    group::{fixed, frontier},
    hand::Hands,
    writer::Writer,
};
use crate::{
    AppendError, Appended, Batch, CaseEntries, Entry, Envelope, Hash, Head, Leaf, Position, Record,
    SealedLetter, Shelf, Store, StoreError, Version, shelf::number_of,
};

pub use address::PostgresAddress;
pub use roles::postgres_roles;

/// So many connections read at a time.
const READERS: usize = 8;
/// So many go through all of a ledger at a time. They are others: who goes through may read besides.
const WALKERS: usize = 2;
/// So many envelopes are handed over at a time.
const PAGE: i32 = 4096;

/// A ledger and its shelves in a schema of a database.
#[derive(Debug)]
pub struct PostgresStore {
    readers: Hands,
    walkers: Hands,
    writer: Writer,
}

impl PostgresStore {
    /// Opens the schema, and makes its tables where there are none. Reads none of the facts.
    ///
    /// # Errors
    /// When the database cannot be reached, the role has no schema there, or it is of a later program.
    pub fn open(address: &PostgresAddress) -> Result<Self, StoreError> {
        let mut link = address.connect()?;
        schema::migrate(&mut link.client, address)?;
        // A destruction that was cut off before its bytes were gone. It cannot always be finished now (somebody
        // reads); the mark stays, and the facts must be served all the same.
        let _ = destroy::purge(&mut link);
        Ok(Self {
            readers: Hands::new(address.clone(), READERS),
            walkers: Hands::new(address.clone(), WALKERS),
            writer: Writer::start(address.clone(), link)?,
        })
    }

    /// What keeps this server from keeping what it acknowledged, in its own words: nothing where all is as it must be.
    ///
    /// # Errors
    /// When it cannot be asked.
    pub fn not_durable(&self) -> Result<Vec<String>, StoreError> {
        self.readers.ask(|link| {
            let sql = "SELECT name || ' = ' || setting FROM pg_settings
                WHERE name IN ('fsync', 'full_page_writes') AND setting <> 'on' ORDER BY name";
            let rows = link.client.query(sql, &[])?;
            let all = rows.iter().map(|row| Ok(row.try_get(0)?));
            all.collect::<Result<_, Failed>>()
        })
    }
}

/// A count, a place or a size: PostgreSQL keeps them signed.
fn number(row: &Row, column: usize) -> Result<u64, Failed> {
    let number: i64 = row.try_get(column)?;
    u64::try_from(number).map_err(|_| Failed::Said(StoreError(format!("`{number}` is no count"))))
}

/// The other way round; nothing has as many as do not fit.
fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// The columns of [`read_envelope`], then the others.
fn read_entry(row: &Row) -> Result<Entry, Failed> {
    let (position, envelope) = read_envelope(row)?;
    let letter: Option<Vec<u8>> = row.try_get(6)?;
    Ok(Entry {
        position,
        envelope,
        salt: fixed(row.try_get(4)?)?,
        leaf: Hash(fixed(row.try_get(5)?)?),
        letter: letter.map(SealedLetter),
    })
}

/// An entry is found by the case and the id that stand beside its envelope; only the envelope is
/// sealed, so an entry that could be found under another name than its own is never given out.
fn read_envelope(row: &Row) -> Result<(Position, Envelope), Failed> {
    let position = Position(number(row, 0)?);
    let broken = |why: String| Failed::Said(StoreError(format!("entry `{}`: {why}", position.0)));
    let envelope = Envelope::from_bytes(row.try_get(3)?);
    let envelope = envelope.map_err(|error| broken(error.to_string()))?;
    if row.try_get::<_, &str>(1)? != envelope.case.as_str()
        || row.try_get::<_, &str>(2)? != envelope.id.as_str()
    {
        return Err(broken("it lies under the name of another".to_owned()));
    }
    Ok((position, envelope))
}

const ENVELOPES: &str =
    "SELECT position, case_id, fact, envelope FROM entries WHERE position >= $1 ORDER BY position";
const CASE: &str = "SELECT entries.position, case_id, fact, envelope, salt, leaf, letter,
        (SELECT version FROM cases WHERE cases.case_id = $1)
    FROM entries LEFT JOIN letters USING (position) WHERE case_id = $1 ORDER BY position";
const READ: &str = "SELECT entries.position, case_id, fact, envelope, salt, leaf, letter
    FROM entries LEFT JOIN letters USING (position)
    WHERE entries.position >= $1 ORDER BY entries.position LIMIT $2";

/// Every envelope of one instant, in parts, until whoever looks has seen enough.
fn walk(
    link: &mut Link,
    part: &mut dyn FnMut(Vec<(Position, Envelope)>) -> bool,
) -> Result<HashMap<String, u64>, Failed> {
    let sql = link.statement(ENVELOPES)?;
    let mut snapshot = link
        .client
        .build_transaction()
        .isolation_level(IsolationLevel::RepeatableRead)
        .read_only(true)
        .start()?;
    let portal = snapshot.bind(&sql, &[&0_i64])?;
    loop {
        let rows = snapshot.query_portal(&portal, PAGE)?;
        let whole = rows.iter().map(read_envelope);
        let page: Vec<(Position, Envelope)> = whole.collect::<Result<_, _>>()?;
        if page.is_empty() || !part(page) {
            break;
        }
    }
    let kept = snapshot.query("SELECT case_id, version FROM cases", &[])?;
    let kept = kept
        .iter()
        .map(|row| Ok((row.try_get(0)?, number(row, 1)?)));
    kept.collect()
}

impl Store for PostgresStore {
    fn append(&self, batch: &Batch) -> Result<Appended, AppendError> {
        self.writer.append(batch)
    }

    fn destroy(&self, batch: &Batch) -> Result<Appended, AppendError> {
        self.writer.destroy(batch)
    }

    fn purge(&self) -> Result<bool, StoreError> {
        self.writer.purge()
    }

    fn turn(&self) -> Result<bool, StoreError> {
        self.writer.turn()
    }

    fn is_shared(&self) -> bool {
        true
    }

    fn since(&self, from: Position) -> Result<Vec<(Position, Envelope)>, StoreError> {
        self.readers.ask(move |link| {
            let sql = link.statement(ENVELOPES)?;
            let rows = link.client.query(&sql, &[&signed(from.0)])?;
            rows.iter().map(read_envelope).collect()
        })
    }

    fn leaves(&self, from: Position, most: usize) -> Result<Vec<Leaf>, StoreError> {
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        self.readers.ask(move |link| {
            let sql = link.statement(ALL_LEAVES)?;
            let rows = link.client.query(&sql, &[&signed(from.0), &most])?;
            rows.iter().map(read_leaf).collect()
        })
    }

    fn case(&self, case: CaseId) -> Result<CaseEntries, StoreError> {
        self.readers.ask(move |link| {
            let sql = link.statement(CASE)?;
            // One statement, so that the version is that of these entries.
            let rows = link.client.query(&sql, &[&case.as_str()])?;
            let version = match rows.first() {
                Some(row) => Version(number(row, 7)?),
                None => Version::default(),
            };
            let entries = rows.iter().map(read_entry).collect::<Result<_, _>>()?;
            Ok(CaseEntries { entries, version })
        })
    }

    fn read(&self, from: Position, most: usize) -> Result<Vec<Entry>, StoreError> {
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        self.readers.ask(move |link| {
            let sql = link.statement(READ)?;
            let rows = link.client.query(&sql, &[&signed(from.0), &most])?;
            rows.iter().map(read_entry).collect()
        })
    }

    fn envelopes(&self, visit: &mut dyn FnMut(Position, &Envelope)) -> Result<(), StoreError> {
        self.walkers
            .parts(
                |link, part| walk(link, part).map(drop),
                &mut |page: Vec<(Position, Envelope)>| {
                    page.iter()
                        .for_each(|(position, envelope)| visit(*position, envelope));
                },
            )
    }

    fn head(&self) -> Result<Head, StoreError> {
        self.readers.ask(|link| {
            let sql = link.statement("SELECT size, peaks FROM frontier")?;
            let row = link.client.query_one(&sql, &[])?;
            Ok(frontier(number(&row, 0)?, row.try_get(1)?)?.head())
        })
    }

    fn heads(&self) -> Result<Vec<Head>, StoreError> {
        self.readers.ask(|link| {
            let sql = "SELECT size, root FROM heads ORDER BY size";
            let rows = link.client.query(sql, &[])?;
            let heads = rows.iter().map(|row| {
                Ok(Head {
                    size: number(row, 0)?,
                    root: Hash(fixed(row.try_get(1)?)?),
                })
            });
            heads.collect()
        })
    }

    fn examine(&self) -> Result<(), StoreError> {
        self.walkers.ask(|link| {
            let mut versions: HashMap<String, u64> = HashMap::new();
            let kept = walk(link, &mut |page| {
                for (_, envelope) in page {
                    *versions.entry(envelope.case.to_string()).or_default() +=
                        u64::from(envelope.moves_version());
                }
                true
            })?;
            if kept == versions {
                return Ok(());
            }
            Err(Failed::Said(StoreError(
                "the versions of the cases are not those of their entries".to_owned(),
            )))
        })
    }

    fn get(&self, shelf: Shelf, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        let key = key.to_vec();
        self.readers.ask(move |link| {
            let sql = link.statement("SELECT value FROM shelves WHERE shelf = $1 AND key = $2")?;
            let row = link.client.query_opt(&sql, &[&number_of(shelf), &key])?;
            Ok(row.map(|row| row.try_get(0)).transpose()?)
        })
    }

    fn put(&self, shelf: Shelf, key: &[u8], value: &[u8]) -> Result<(), StoreError> {
        self.writer.put(shelf, key, value)
    }

    fn remove(&self, shelf: Shelf, key: &[u8]) -> Result<bool, StoreError> {
        self.writer.remove(shelf, key)
    }

    fn list(&self, shelf: Shelf) -> Result<Vec<Record>, StoreError> {
        self.readers.ask(move |link| {
            let sql =
                link.statement("SELECT key, value FROM shelves WHERE shelf = $1 ORDER BY key")?;
            let rows = link.client.query(&sql, &[&number_of(shelf)])?;
            let records = rows
                .iter()
                .map(|row| Ok((row.try_get(0)?, row.try_get(1)?)));
            records.collect()
        })
    }
}
