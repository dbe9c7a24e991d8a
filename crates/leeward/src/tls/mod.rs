//! TLS: what is shown to who asks, when it ends, and the private authority that can make it.
//!
//! TLS 1.3 alone, by rustls with ring: every browser that is still looked after speaks it.

pub(crate) mod authority;
mod der;

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    sync::{Arc, RwLock},
};

use rules::Moment;
use rustls::{
    ServerConfig,
    client::verify_server_name,
    crypto::{CryptoProvider, ring},
    pki_types::{CertificateDer, PrivateKeyDer, ServerName, pem::PemObject as _},
    server::{ClientHello, ParsedCertificate, ResolvesServerCert},
    sign::CertifiedKey,
    version::TLS13,
};
use serde::{Deserialize, Serialize};

use crate::{house::Folder, output::Trouble};

/// So long before its end a certificate is something that somebody must see to, in seconds.
pub(crate) const AHEAD: i64 = 30 * 86_400;

/// Where certificate and key lie: `[tls]` of the settings file.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Files {
    /// The certificate and what it was signed with up to, but without, the authority; PEM.
    pub(crate) certificate: PathBuf,
    /// Its private key; PEM.
    pub(crate) key: PathBuf,
}

impl Files {
    /// Those of the settings, else those that `leeward tls` made in the folder, if there are any.
    pub(crate) fn of(folder: &Folder) -> Option<Self> {
        let made = authority::files(&folder.path);
        let made = Some(made).filter(|files| files.certificate.exists());
        folder.setup().tls.clone().or(made)
    }

    /// The last second of the certificate.
    pub(crate) fn end(&self) -> Result<Moment, Trouble> {
        let said = |what: &str| Trouble::wrong(format!("{}: {what}", self.certificate.display()));
        let first = CertificateDer::from_pem_file(&self.certificate);
        let first = first.map_err(|error| said(&error.to_string()))?;
        der::end(&first).ok_or_else(|| said("is no certificate"))
    }

    fn read(&self) -> Result<(Vec<u8>, Vec<u8>), Trouble> {
        let read = |path: &Path| {
            fs::read(path).map_err(|error| Trouble::wrong(format!("{}: {error}", path.display())))
        };
        Ok((read(&self.certificate)?, read(&self.key)?))
    }
}

/// The certificate that is shown. It can be exchanged while it is served.
#[derive(Debug)]
pub(crate) struct Shown {
    files: Files,
    now: RwLock<Now>,
}

#[derive(Debug, Clone)]
struct Now {
    /// As they were read, to see whether there are others by now.
    bytes: (Vec<u8>, Vec<u8>),
    key: Arc<CertifiedKey>,
}

impl Shown {
    /// Reads both files.
    pub(crate) fn open(files: Files) -> Result<Arc<Self>, Trouble> {
        let now = Now::of(files.read()?)
            .map_err(|what| Trouble::wrong(format!("{}: {what}", files.certificate.display())))?;
        let now = RwLock::new(now);
        Ok(Arc::new(Self { files, now }))
    }

    /// What a connection begins with.
    pub(crate) fn config(self: &Arc<Self>) -> Result<ServerConfig, Trouble> {
        let provider = Arc::new(ring::default_provider());
        let begun = ServerConfig::builder_with_provider(provider)
            .with_protocol_versions(&[&TLS13])
            .map_err(Trouble::wrong)?;
        let shown = Arc::clone(self) as Arc<dyn ResolvesServerCert>;
        let mut config = begun.with_no_client_auth().with_cert_resolver(shown);
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(config)
    }

    /// Whether it is a certificate for that name or address.
    pub(crate) fn is_for(&self, name: &str) -> bool {
        let (Ok(name), Some(now)) = (ServerName::try_from(name), self.now()) else {
            return false;
        };
        let parsed = now
            .key
            .end_entity_cert()
            .and_then(ParsedCertificate::try_from);
        parsed.is_ok_and(|parsed| verify_server_name(&parsed, &name).is_ok())
    }

    /// Takes the files once more if they have changed. What cannot be used is told, and the one before is kept: a
    /// renewal writes one file after the other.
    pub(crate) fn look_again(&self) {
        let taken = self.files.read().and_then(|bytes| {
            if self.now().is_some_and(|now| now.bytes == bytes) {
                return Ok(());
            }
            let now = Now::of(bytes).map_err(Trouble::wrong)?;
            if let Ok(mut shown) = self.now.write() {
                *shown = now;
            }
            Ok(())
        });
        if let Err(trouble) = taken {
            let _ = writeln!(
                std::io::stderr(),
                "certificate: the new one is not taken, the one before is shown on: {trouble}"
            );
        }
    }

    fn now(&self) -> Option<Now> {
        self.now.read().ok().map(|now| now.clone())
    }
}

impl Now {
    fn of(bytes: (Vec<u8>, Vec<u8>)) -> Result<Self, String> {
        let provider: CryptoProvider = ring::default_provider();
        let chain: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(&bytes.0).collect();
        let chain = chain.map_err(|error| error.to_string())?;
        if chain.is_empty() {
            return Err("holds no certificate".to_owned());
        }
        let key = PrivateKeyDer::from_pem_slice(&bytes.1);
        let key = key.map_err(|error| format!("the key: {error}"))?;
        let key = CertifiedKey::from_der(chain, key, &provider);
        let key = key.map_err(|error| format!("certificate and key: {error}"))?;
        Ok(Self {
            bytes,
            key: Arc::new(key),
        })
    }
}

impl ResolvesServerCert for Shown {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        self.now().map(|now| now.key)
    }
}
