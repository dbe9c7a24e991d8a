//! The tables, and how those of an earlier program become those of this: forward only.

use postgres::Client;

use super::address::{Failed, PostgresAddress, plain};
use crate::StoreError;

/// Each step once, in order; a step that has left the house is never edited. `about` counts them.
const STEPS: [&str; 1] = [FIRST];

// What is sealed does not get smaller, so letters are not packed; labels are compared by their bytes.
const FIRST: &str = "
    -- case_id and fact repeat what the envelope says, so that they can be looked up; verify compares.
    CREATE TABLE entries (
        position bigint PRIMARY KEY,
        case_id text COLLATE \"C\" NOT NULL,
        fact text COLLATE \"C\" NOT NULL,
        envelope bytea NOT NULL,
        salt bytea NOT NULL,
        leaf bytea NOT NULL,
        UNIQUE (case_id, fact)
    );
    -- Apart from the entries: the envelopes are all read at each start, the letters are not.
    CREATE TABLE letters (position bigint PRIMARY KEY, letter bytea);
    ALTER TABLE letters ALTER COLUMN letter SET STORAGE EXTERNAL;
    CREATE TABLE cases (case_id text COLLATE \"C\" PRIMARY KEY, version bigint NOT NULL);
    CREATE TABLE batches (id bytea PRIMARY KEY, first bigint NOT NULL);
    -- The root after each group of batches that became durable together.
    CREATE TABLE heads (size bigint PRIMARY KEY, root bytea NOT NULL);
    -- What appending to the tree needs, one row. Whoever writes locks it first, so all nodes write one after the other.
    CREATE TABLE frontier (one integer PRIMARY KEY CHECK (one = 1), size bigint NOT NULL, peaks bytea NOT NULL);
    INSERT INTO frontier VALUES (1, 0, '');
    -- The hashes of letters that were destroyed: with them the leaf is still made of what is there.
    CREATE TABLE letter_hashes (position bigint PRIMARY KEY, hash bytea NOT NULL);
    -- The leaves of entries that were destroyed whole.
    CREATE TABLE gone (position bigint PRIMARY KEY, leaf bytea NOT NULL);
    -- A row as long as bytes of what was destroyed may still lie in the tables, with the transaction that destroyed last.
    CREATE TABLE residue (one integer PRIMARY KEY CHECK (one = 1), xid xid8 NOT NULL);
    CREATE TABLE shelves (
        shelf integer NOT NULL,
        key bytea NOT NULL,
        value bytea NOT NULL,
        PRIMARY KEY (shelf, key)
    );
";

/// The schema of a ledger.
pub(super) fn named(ledger: &str) -> String {
    format!("leeward_{ledger}")
}

/// Brings the schema up to this program's tables, or refuses it. Nodes that start together do it one after the other.
pub(super) fn migrate(client: &mut Client, address: &PostgresAddress) -> Result<(), Failed> {
    let schema = named(address.ledger());
    let mut transaction = client.transaction()?;
    let there = transaction.query_opt(
        "SELECT FROM pg_namespace WHERE nspname = $1 AND pg_get_userbyid(nspowner) = current_user",
        &[&schema],
    )?;
    if there.is_none() {
        return Err(Failed::Said(StoreError(format!(
            "the {} ledger's role has no schema `{schema}` of its own: `leeward postgres` prints what makes it",
            address.ledger()
        ))));
    }
    transaction.execute(
        "SELECT pg_advisory_xact_lock(hashtext('leeward schema'), 1)",
        &[],
    )?;
    transaction.batch_execute(
        "CREATE TABLE IF NOT EXISTS about (one integer PRIMARY KEY CHECK (one = 1), version integer NOT NULL);
        INSERT INTO about VALUES (1, 0) ON CONFLICT DO NOTHING",
    )?;
    let version: i32 = transaction
        .query_one("SELECT version FROM about", &[])?
        .try_get(0)?;
    let steps = usize::try_from(version)
        .ok()
        .and_then(|done| STEPS.get(done..))
        .ok_or_else(|| {
            StoreError(format!(
                "the schema is of a later program: its tables have version `{version}`"
            ))
        })?;
    for step in steps {
        transaction.batch_execute(step)?;
    }
    let version = i32::try_from(STEPS.len()).unwrap_or(i32::MAX);
    transaction.execute("UPDATE about SET version = $1", &[&version])?;
    transaction
        .commit()
        .map_err(|error| Failed::Said(StoreError(plain(&error))))
}
