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
    use crate::{Position, PostgresStore, Shelf, Store as _, postgres_roles, verify};

    /// What the first version left: tables, and in them facts, letters, one letter and one case that were destroyed, small records.
    fn left() -> String {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/postgres-v1.sql");
        std::fs::read_to_string(file).unwrap()
    }

    /// What a later program might add, over what is there: a column, and a table that is filled from the facts. Taken twice it fails.
    const LATER: &str = "
        ALTER TABLE shelves ADD COLUMN since integer NOT NULL DEFAULT 7;
        CREATE TABLE facts_of_cases (case_id text COLLATE \"C\" PRIMARY KEY, facts bigint NOT NULL);
        INSERT INTO facts_of_cases SELECT case_id, count(*) FROM entries GROUP BY case_id;
    ";

    /// All that the first version keeps, as it lies there.
    const KEPT: &str = "
        SELECT * FROM leeward_client.entries ORDER BY position;
        SELECT * FROM leeward_client.letters ORDER BY position;
        SELECT * FROM leeward_client.cases ORDER BY case_id;
        SELECT * FROM leeward_client.batches ORDER BY id;
        SELECT * FROM leeward_client.heads ORDER BY size;
        SELECT * FROM leeward_client.frontier;
        SELECT * FROM leeward_client.letter_hashes ORDER BY position;
        SELECT * FROM leeward_client.gone ORDER BY position;
        SELECT shelf, key, value FROM leeward_client.shelves ORDER BY shelf, key;
    ";

    const SHAPE: &str = "
        SELECT table_name, column_name, data_type, collation_name, is_nullable, column_default FROM information_schema.columns
            WHERE table_schema = 'leeward_client' ORDER BY table_name, ordinal_position;
        SELECT tablename, indexdef FROM pg_indexes WHERE schemaname = 'leeward_client' ORDER BY indexname;
        SELECT conrelid::regclass::text, pg_get_constraintdef(oid) FROM pg_constraint
            WHERE connamespace = 'leeward_client'::regnamespace ORDER BY 1, 2;
        SELECT relname, attname, attstorage FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
            WHERE relnamespace = 'leeward_client'::regnamespace AND relkind = 'r' AND attnum > 0 ORDER BY 1, attnum;
    ";

    const VERSION: &str = "SELECT version FROM leeward_client.about";

    /// An empty database of a client ledger.
    fn empty() -> (Cluster, PostgresAddress) {
        let cluster = Cluster::start(Sync::Quick, &[]);
        cluster.psql("postgres", &postgres_roles("plum", &["client"]));
        let url = cluster.url("plum_client", "plum_client");
        let address = PostgresAddress::new("client", &url, None, None).unwrap();
        (cluster, address)
    }

    /// The same as the first version left it.
    fn of_the_first() -> (Cluster, PostgresAddress) {
        let (cluster, address) = empty();
        cluster
            .try_psql("plum_client", "plum_client", &left())
            .unwrap();
        (cluster, address)
    }

    fn by(cluster: &Cluster, address: &PostgresAddress, steps: &[&str]) -> Result<(), String> {
        let mut client = Client::connect(&cluster.url("plum_client", "plum_client"), NoTls)
            .map_err(|error| error.to_string())?;
        client
            .batch_execute("SET search_path = leeward_client, pg_temp")
            .map_err(|error| error.to_string())?;
        bring_up(&mut client, address, steps).map_err(|failed| match failed {
            Failed::Said(error) => error.to_string(),
            other => format!("{other:?}"),
        })
    }

    #[test]
    fn what_the_first_version_left_is_read_and_appended_to_by_this_one() {
        let (cluster, address) = of_the_first();
        let kept = cluster.psql("plum_client", KEPT);
        let store = PostgresStore::open(&address).unwrap();
        assert_eq!(cluster.psql("plum_client", KEPT), kept);
        // The head that the first version said of it.
        let head = verify(&store, None).unwrap();
        let said = format!("-- Its head: {} {}\n", head.size, head.root);
        assert!(left().contains(&said), "{said}");
        store.examine().unwrap();
        let there = store.read(Position(0), usize::MAX).unwrap();
        let facts: Vec<&str> = there.iter().map(|each| each.envelope.id.as_str()).collect();
        assert_eq!(facts, ["f1", "f2", "g1", "g2"]);
        let letters: Vec<bool> = there.iter().map(|each| each.letter.is_some()).collect();
        assert_eq!(
            letters,
            [false, true, true, true],
            "of the first it was destroyed"
        );
        assert_eq!(
            store.get(Shelf::House, b"kept").unwrap(),
            Some(b"1".to_vec())
        );
        store.put(Shelf::House, b"since", b"2").unwrap();
        verify(&store, Some(head)).unwrap();
    }

    /// A step that has left the house is never edited: a new database has the tables of one that was brought up.
    #[test]
    fn a_new_database_has_the_tables_of_one_that_was_brought_up() {
        let ((old, brought_up), (new, fresh)) = (of_the_first(), empty());
        for address in [&brought_up, &fresh] {
            drop(PostgresStore::open(address).unwrap());
        }
        let shape = old.psql("plum_client", SHAPE);
        assert!(shape.contains("letter_hashes"), "{shape}");
        assert_eq!(new.psql("plum_client", SHAPE), shape);
        let version = old.psql("plum_client", VERSION);
        assert_eq!(version, STEPS.len().to_string());
    }

    #[test]
    fn a_later_step_is_taken_once_over_what_is_there_and_no_earlier_program_goes_back() {
        let (cluster, address) = of_the_first();
        let kept = cluster.psql("plum_client", KEPT);
        let steps = [&STEPS[..], &[LATER]].concat();
        let version = steps.len().to_string();
        // Four nodes of the later program start together.
        thread::scope(|scope| {
            let started: Vec<_> = (0..4)
                .map(|_| scope.spawn(|| by(&cluster, &address, &steps)))
                .collect();
            for node in started {
                assert_eq!(node.join().unwrap(), Ok(()));
            }
        });
        assert_eq!(cluster.psql("plum_client", VERSION), version);
        assert_eq!(
            cluster.psql("plum_client", KEPT),
            kept,
            "the facts are as they were"
        );
        let since = "SELECT DISTINCT since FROM leeward_client.shelves";
        assert_eq!(cluster.psql("plum_client", since), "7");
        let counted = "SELECT sum(facts) = (SELECT count(*) FROM leeward_client.entries) FROM leeward_client.facts_of_cases";
        assert_eq!(cluster.psql("plum_client", counted), "t");
        // One more step that breaks off leaves what there is.
        let broken = "CREATE TABLE half (a integer); SELECT 1 / 0";
        let more = by(&cluster, &address, &[&steps[..], &[broken]].concat());
        assert!(more.unwrap_err().contains("division by zero"));
        assert_eq!(cluster.psql("plum_client", VERSION), version);
        let none = "SELECT count(*) FROM pg_tables WHERE tablename = 'half'";
        assert_eq!(cluster.psql("plum_client", none), "0");
        // Forward only: this program refuses what a later one made, and changes nothing.
        let refused = PostgresStore::open(&address).unwrap_err().to_string();
        let said = format!("the schema is of a later program: its tables have version `{version}`");
        assert!(refused.contains(&said), "{refused}");
        assert_eq!(cluster.psql("plum_client", KEPT), kept);
        assert_eq!(by(&cluster, &address, &steps), Ok(()));
    }
}
