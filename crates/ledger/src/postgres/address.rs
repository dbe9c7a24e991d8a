//! Where a ledger's database is, and how one gets there.

use std::{
    collections::HashMap,
    net::IpAddr,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use postgres::{
    Client, Config, NoTls, Statement,
    config::{Host, SslMode, TargetSessionAttrs},
    error::SqlState,
};
use rustls::{
    ClientConfig, RootCertStore,
    pki_types::{CertificateDer, pem::PemObject as _},
};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::schema;
use crate::StoreError;

/// So long one server of the list is tried before the next.
const PATIENCE: Duration = Duration::from_secs(5);
/// So long bytes may lie unanswered before a connection counts as lost: a server that was cut off the network says nothing.
const SILENCE: Duration = Duration::from_secs(10);
/// The first that has all we ask for (`pg_current_xact_id`, the role `pg_checkpoint`).
const OLDEST: u32 = 15;

/// A ledger's database: its address, as its own role reaches it.
#[derive(Clone)]
pub struct PostgresAddress {
    config: Config,
    ledger: String,
    tls: Option<Arc<ClientConfig>>,
}

impl std::fmt::Debug for PostgresAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Its parts may hold a password.
        write!(f, "PostgresAddress({})", self.ledger)
    }
}

impl PostgresAddress {
    /// Reads `postgresql://ROLE@HOST/DATABASE`, or any other of the ways in which PostgreSQL writes one, with several
    /// hosts where there is more than one server. `authority` is the file of the certificates that vouch for the servers.
    ///
    /// # Errors
    /// When it cannot be read, holds a password, or would carry facts over a network without TLS.
    pub fn new(
        ledger: &str,
        address: &str,
        password: Option<&str>,
        authority: Option<&Path>,
    ) -> Result<Self, StoreError> {
        let wrong = |why: &str| StoreError(format!("the {ledger} ledger's address: {why}"));
        if ledger.is_empty() || !ledger.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return Err(wrong("a ledger's name is a word"));
        }
        let mut config: Config = address
            .parse()
            .map_err(|error: postgres::Error| wrong(&plain(&error)))?;
        if config.get_password().is_some() {
            return Err(wrong(
                "passwords do not stand in it; they are given by the environment",
            ));
        }
        if config.get_user().is_none() {
            return Err(wrong("it names no role"));
        }
        if let Some(password) = password {
            config.password(password);
        }
        if config.get_hosts().iter().any(is_several) {
            return Err(wrong(
                "two sockets are named apart, `host=/one&host=/two`, and no path has a comma",
            ));
        }
        let far = far(&config);
        let tls = if far || config.get_ssl_mode() == SslMode::Require {
            let authority = authority.ok_or_else(|| {
                wrong(
                    "over a network it is reached by TLS alone: name the file of the authority that vouches for the server",
                )
            })?;
            config.ssl_mode(SslMode::Require);
            Some(Arc::new(trusting(authority)?))
        } else {
            config.ssl_mode(SslMode::Disable);
            None
        };
        config
            .application_name("leeward")
            .connect_timeout(PATIENCE)
            .tcp_user_timeout(SILENCE)
            // Of several servers the one that takes writes: after a fail-over that is another.
            .target_session_attrs(TargetSessionAttrs::ReadWrite);
        Ok(Self {
            config,
            ledger: ledger.to_owned(),
            tls,
        })
    }

    /// Connects, as the ledger's role, to its own schema and nothing else.
    pub(super) fn connect(&self) -> Result<Link, StoreError> {
        let mut config = self.config.clone();
        let warned = Arc::new(AtomicBool::new(false));
        let heard = Arc::clone(&warned);
        config.notice_callback(move |notice| {
            // "canceling wait for synchronous replication": committed here, and perhaps nowhere else.
            if notice.code() == &SqlState::WARNING {
                heard.store(true, Ordering::SeqCst);
            }
        });
        let connected = match &self.tls {
            None => config.connect(NoTls),
            Some(tls) => config.connect(MakeRustlsConnect::new(tls.as_ref().clone())),
        };
        let mut client = connected.map_err(|error| self.said(&error))?;
        let version: String = client
            .query_one("SHOW server_version_num", &[])
            .and_then(|row| row.try_get(0))
            .map_err(|error| self.said(&error))?;
        if version.parse::<u32>().unwrap_or(0) / 10_000 < OLDEST {
            return Err(StoreError(format!(
                "PostgreSQL {OLDEST} or newer is needed, this one has version `{version}`"
            )));
        }
        let schema = schema::named(&self.ledger);
        // A role's or a database's own settings are no promise: what is durable is said here.
        client
            .batch_execute(&format!(
                "SET search_path = {schema}, pg_temp; SET synchronous_commit = on; SET lock_timeout = '10s';
                SET statement_timeout = 0; SET default_transaction_isolation = 'read committed'"
            ))
            .map_err(|error| self.said(&error))?;
        warned.store(false, Ordering::SeqCst);
        Ok(Link {
            client,
            warned,
            statements: HashMap::new(),
        })
    }

    /// The ledger that lies there.
    pub(super) fn ledger(&self) -> &str {
        &self.ledger
    }

    fn said(&self, error: &postgres::Error) -> StoreError {
        StoreError(format!("the {} ledger: {}", self.ledger, plain(error)))
    }
}

/// Whether it is a list of sockets, which the library takes for one path.
fn is_several(host: &Host) -> bool {
    matches!(host, Host::Unix(path) if path.to_string_lossy().contains(','))
}

/// Whether any of its hosts is another machine.
fn far(config: &Config) -> bool {
    let near = |name: &str| {
        let address = name.parse::<IpAddr>();
        name == "localhost" || address.is_ok_and(|address| address.is_loopback())
    };
    let named = config.get_hosts().iter().any(|host| match host {
        Host::Tcp(name) => !near(name),
        Host::Unix(_) => false,
    });
    named || config.get_hostaddrs().iter().any(|at| !at.is_loopback())
}

/// A client that believes servers for which this file's certificates vouch, and no others.
fn trusting(authority: &Path) -> Result<ClientConfig, StoreError> {
    let said = |why: &dyn std::fmt::Display| StoreError(format!("{}: {why}", authority.display()));
    let mut roots = RootCertStore::empty();
    let found = CertificateDer::pem_file_iter(authority).map_err(|error| said(&error))?;
    for certificate in found {
        let certificate = certificate.map_err(|error| said(&error))?;
        roots.add(certificate).map_err(|error| said(&error))?;
    }
    if roots.is_empty() {
        return Err(said(&"there is no certificate in it"));
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| said(&error))?;
    Ok(config.with_root_certificates(roots).with_no_client_auth())
}

/// One connection.
pub(super) struct Link {
    pub(super) client: Client,
    /// The server warned since this was last cleared.
    pub(super) warned: Arc<AtomicBool>,
    statements: HashMap<&'static str, Statement>,
}

impl Link {
    /// A statement that was prepared on this connection, now or before.
    pub(super) fn statement(&mut self, sql: &'static str) -> Result<Statement, Failed> {
        if let Some(known) = self.statements.get(sql) {
            return Ok(known.clone());
        }
        let fresh = self.client.prepare(sql)?;
        self.statements.insert(sql, fresh.clone());
        Ok(fresh)
    }
}

/// Why something was not done.
#[derive(Debug)]
pub(super) enum Failed {
    /// The connection is of no more use, and nothing was committed on it.
    Gone(StoreError),
    /// The commit was sent and nobody knows what became of it.
    Doubt(StoreError),
    /// The database, or what lies in it, says no.
    Said(StoreError),
}

impl From<postgres::Error> for Failed {
    fn from(error: postgres::Error) -> Self {
        let said = StoreError(plain(&error));
        // A server that stops, starts, or has become a standby meanwhile: another connection may find the one that writes.
        let elsewhere = [
            SqlState::ADMIN_SHUTDOWN,
            SqlState::CRASH_SHUTDOWN,
            SqlState::CANNOT_CONNECT_NOW,
            SqlState::READ_ONLY_SQL_TRANSACTION,
        ];
        match error.code() {
            Some(code) if !elsewhere.contains(code) => Self::Said(said),
            _ => Self::Gone(said),
        }
    }
}

impl From<StoreError> for Failed {
    fn from(error: StoreError) -> Self {
        Self::Said(error)
    }
}

impl From<Failed> for StoreError {
    fn from(failed: Failed) -> Self {
        match failed {
            Failed::Gone(error) | Failed::Doubt(error) | Failed::Said(error) => error,
        }
    }
}

/// What the database said, without its details: those quote rows.
pub(super) fn plain(error: &postgres::Error) -> String {
    if let Some(said) = error.as_db_error() {
        return format!("{} ({})", said.message(), said.code().code());
    }
    let mut text = error.to_string();
    let mut below = std::error::Error::source(error);
    while let Some(why) = below {
        text = format!("{text}: {why}");
        below = why.source();
    }
    text
}
