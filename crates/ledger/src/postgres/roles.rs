//! What an administrator runs before a program can lie in PostgreSQL: a role, a database and a schema for each ledger.

use super::schema::named;

/// The text for `psql`: run once, by an administrator of the server. `name` is what the roles and the databases begin
/// with, a word of small letters, digits and underscores; of a server that several programs share each has its own.
///
/// No role is a member of another; each enters one database, and there owns one schema. What tells of other databases'
/// work is taken from everybody but those who watch the server (`pg_monitor`).
#[must_use]
pub fn postgres_roles(name: &str, ledgers: &[&str]) -> String {
    let mut text = String::from("\\set ON_ERROR_STOP on\n");
    for ledger in ledgers {
        let (role, schema) = (format!("{name}_{ledger}"), named(ledger));
        text += &format!(
            "
-- The {ledger} ledger.
CREATE ROLE {role} LOGIN NOINHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION;
CREATE DATABASE {role} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C';
REVOKE ALL ON DATABASE {role} FROM PUBLIC;
GRANT CONNECT ON DATABASE {role} TO {role};
\\connect {role}
REVOKE ALL ON SCHEMA public FROM PUBLIC;
REVOKE ALL ON LANGUAGE plpgsql FROM PUBLIC;
CREATE SCHEMA {schema} AUTHORIZATION {role};
{QUIET}"
        );
    }
    text
}

/// Counters of the whole server, from which one ledger's role could read how busy another's is.
const QUIET: &str = "DO $quiet$
DECLARE each record;
BEGIN
    FOR each IN
        SELECT 'FUNCTION ' || p.oid::regprocedure AS what FROM pg_proc p
        WHERE p.pronamespace = 'pg_catalog'::regnamespace
            AND (p.proname LIKE 'pg\\_stat\\_get\\_%' OR p.proname LIKE 'pg\\_current\\_wal%' OR p.proname LIKE 'pg\\_walfile%'
                OR p.proname LIKE 'pg\\_last\\_%' OR p.proname IN ('pg_lock_status', 'pg_control_checkpoint', 'pg_control_system',
                    'pg_control_recovery', 'pg_control_init', 'pg_notify', 'pg_prepared_xact', 'pg_blocking_pids',
                    'pg_stat_get_activity', 'pg_export_snapshot'))
            AND p.prokind = 'f'
        UNION ALL
        SELECT 'TABLE pg_catalog.' || quote_ident(c.relname) FROM pg_class c
        WHERE c.relnamespace = 'pg_catalog'::regnamespace AND c.relkind = 'v'
            AND (c.relname LIKE 'pg\\_stat%' AND c.relname <> 'pg_stats' AND c.relname NOT LIKE 'pg\\_stats\\_%' OR c.relname = 'pg_locks')
    LOOP
        EXECUTE format('REVOKE ALL ON %s FROM PUBLIC', each.what);
        EXECUTE format('GRANT %s ON %s TO pg_monitor',
            CASE WHEN each.what LIKE 'FUNCTION %' THEN 'EXECUTE' ELSE 'SELECT' END, each.what);
    END LOOP;
END
$quiet$;
REVOKE ALL ON pg_catalog.pg_largeobject_metadata FROM PUBLIC;
";
