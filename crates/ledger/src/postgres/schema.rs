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
    bring_up(client, address, &STEPS)
}

/// The same by these steps: those that were not taken yet, each once, all of them or none.
fn bring_up(client: &mut Client, address: &PostgresAddress, all: &[&str]) -> Result<(), Failed> {
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
        .and_then(|done| all.get(done..))
        .ok_or_else(|| {
            StoreError(format!(
                "the schema is of a later program: its tables have version `{version}`"
            ))
        })?;
    for step in steps {
        transaction.batch_execute(step)?;
    }
    let version = i32::try_from(all.len()).unwrap_or(i32::MAX);
    transaction.execute("UPDATE about SET version = $1", &[&version])?;
    transaction
        .commit()
        .map_err(|error| Failed::Said(StoreError(plain(&error))))
}

#[cfg(test)]
#[path = "../../tests/common/cluster.rs"]
mod cluster;

#[cfg(test)]
mod tests {
    use std::thread;

    use postgres::NoTls;

    use super::{
        cluster::{Cluster, Sync},
        *,
    };
    use crate::{PostgresStore, Shelf, Store as _, postgres_roles};

    /// What a later program might add: it fails if it is taken twice.
    const SECOND: &str = "ALTER TABLE shelves ADD COLUMN since integer NOT NULL DEFAULT 7";

    fn later(cluster: &Cluster, address: &PostgresAddress, steps: &[&str]) -> Result<(), String> {
        let mut client = Client::connect(&cluster.url("plum_client", "plum_client"), NoTls)
            .map_err(|error| error.to_string())?;
        bring_up(&mut client, address, steps).map_err(|failed| match failed {
            Failed::Said(error) => error.to_string(),
            other => format!("{other:?}"),
        })
    }

    #[test]
    fn a_later_step_is_taken_once_over_what_is_there_and_no_earlier_program_goes_back() {
        let cluster = Cluster::start(Sync::Quick, &[]);
        cluster.psql("postgres", &postgres_roles("plum", &["client"]));
        let url = cluster.url("plum_client", "plum_client");
        let address = PostgresAddress::new("client", &url, None, None).unwrap();
        let store = PostgresStore::open(&address).unwrap();
        store.put(Shelf::House, b"kept", b"1").unwrap();
        drop(store);
        // Four nodes of the later program start together.
        thread::scope(|scope| {
            let started: Vec<_> = (0..4)
                .map(|_| scope.spawn(|| later(&cluster, &address, &[FIRST, SECOND])))
                .collect();
            for node in started {
                assert_eq!(node.join().unwrap(), Ok(()));
            }
        });
        let since = "SELECT since FROM leeward_client.shelves";
        assert_eq!(cluster.psql("plum_client", since), "7");
        let version = "SELECT version FROM leeward_client.about";
        assert_eq!(cluster.psql("plum_client", version), "2");
        // A third step that breaks off leaves the second as it is.
        let third = later(
            &cluster,
            &address,
            &[FIRST, SECOND, "CREATE TABLE x (a int); SELECT 1/0"],
        );
        assert!(third.is_err());
        assert_eq!(cluster.psql("plum_client", version), "2");
        let none = "SELECT count(*) FROM pg_tables WHERE tablename = 'x'";
        assert_eq!(cluster.psql("plum_client", none), "0");
        // Forward only: this program refuses what a later one made.
        let said = PostgresStore::open(&address)
            .err()
            .map(|error| error.to_string());
        assert!(said.is_some_and(|said| said.contains("a later program")));
    }
}
