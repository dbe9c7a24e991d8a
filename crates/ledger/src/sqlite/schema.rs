//! The tables, and how a file of an earlier program becomes one of this: forward only.

use rusqlite::{Connection, TransactionBehavior};

use crate::StoreError;

/// `Leew` in ASCII: a file that is not a ledger is refused instead of written into.
const APPLICATION: i32 = 0x4c65_6577;

/// Each step once, in order; a step that has left the house is never edited. `user_version` counts them.
const STEPS: [&str; 2] = [FIRST, DESTRUCTION];

const FIRST: &str = "
    -- case_id and fact repeat what the envelope says, so that they can be looked up; verify compares.
    CREATE TABLE entries (
        position INTEGER PRIMARY KEY,
        case_id TEXT NOT NULL,
        fact TEXT NOT NULL,
        envelope BLOB NOT NULL,
        salt BLOB NOT NULL,
        leaf BLOB NOT NULL,
        UNIQUE (case_id, fact)
    ) STRICT;
    -- Apart from the entries: the envelopes are all read at each start, the letters are not.
    CREATE TABLE letters (position INTEGER PRIMARY KEY, letter BLOB) STRICT;
    CREATE TABLE cases (case_id TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE batches (id BLOB PRIMARY KEY, first INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    -- The root after each group of batches that became durable together.
    CREATE TABLE heads (size INTEGER PRIMARY KEY, root BLOB NOT NULL) STRICT;
    -- What appending to the tree needs, one row: the roots of its full subtrees, one after the other.
    CREATE TABLE frontier (one INTEGER PRIMARY KEY CHECK (one = 1), size INTEGER NOT NULL, peaks BLOB NOT NULL) STRICT;
    INSERT INTO frontier VALUES (1, 0, x'');
    CREATE TABLE shelves (
        shelf INTEGER NOT NULL,
        key BLOB NOT NULL,
        value BLOB NOT NULL,
        PRIMARY KEY (shelf, key)
    ) STRICT, WITHOUT ROWID;
";

const DESTRUCTION: &str = "
    -- The hashes of letters that were destroyed: with them the leaf is still made of what is there.
    CREATE TABLE letter_hashes (position INTEGER PRIMARY KEY, hash BLOB NOT NULL) STRICT;
    -- The leaves of entries that were destroyed whole.
    CREATE TABLE gone (position INTEGER PRIMARY KEY, leaf BLOB NOT NULL) STRICT;
    -- A row as long as bytes of what was destroyed may still lie in this file or its log.
    CREATE TABLE residue (one INTEGER PRIMARY KEY CHECK (one = 1)) STRICT;
";

/// Brings the file up to this program's tables, or refuses it.
pub(super) fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let number = |name| transaction.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
    let (application, version) = (number("application_id")?, number("user_version")?);
    let tables: i64 =
        transaction.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if (application, version, tables) != (0, 0, 0) && application != APPLICATION {
        return Err(StoreError("the file is not a ledger".to_owned()));
    }
    let done =
        usize::try_from(version).map_err(|_| StoreError("the file is not a ledger".to_owned()))?;
    let Some(steps) = STEPS.get(done..) else {
        return Err(StoreError(format!(
            "the file is of a later program: its tables have version `{version}`"
        )));
    };
    if !steps.is_empty() {
        steps
            .iter()
            .try_for_each(|step| transaction.execute_batch(step))?;
        transaction.pragma_update(None, "application_id", APPLICATION)?;
        transaction.pragma_update(
            None,
            "user_version",
            i64::try_from(STEPS.len()).unwrap_or(i64::MAX),
        )?;
    }
    Ok(transaction.commit()?)
}

/// Whether the tables are exactly this program's, for those who only read.
pub(super) fn check(connection: &Connection) -> Result<(), StoreError> {
    let number = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    let expected = i64::try_from(STEPS.len()).unwrap_or(i64::MAX);
    if number("application_id")? != i64::from(APPLICATION) {
        return Err(StoreError("the file is not a ledger".to_owned()));
    }
    match number("user_version")? {
        version if version == expected => Ok(()),
        version => Err(StoreError(format!(
            "its tables have version `{version}`, this program reads `{expected}`"
        ))),
    }
}
