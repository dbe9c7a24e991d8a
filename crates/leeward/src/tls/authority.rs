//! A private authority: it vouches for the names of this one program and, by its own certificate, for nothing else.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write as _},
    net::IpAddr,
    os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _},
    path::{Path, PathBuf},
};

use jiff::{ToSpan as _, civil::Date};
use rcgen::{
    BasicConstraints, CertificateParams, CidrSubnet, DistinguishedName, DnType,
    ExtendedKeyUsagePurpose, GeneralSubtree, IsCa, Issuer, KeyPair, KeyUsagePurpose,
    NameConstraints, SanType, date_time_ymd,
};

use super::Files;
use crate::output::Trouble;

/// Below the program's folder.
const FOLDER: &str = "tls";
/// A browser refuses a certificate that lasts longer than 398 days, a private one after 825.
const LEAF_DAYS: i64 = 397;
const AUTHORITY_YEARS: i64 = 10;

/// Certificate and key of the server, whether they are there or not.
pub(crate) fn files(data: &Path) -> Files {
    Files {
        certificate: data.join(FOLDER).join("certificate.pem"),
        key: data.join(FOLDER).join("key.pem"),
    }
}

/// What browsers are to be told to trust.
pub(crate) fn authority(data: &Path) -> PathBuf {
    data.join(FOLDER).join("authority.pem")
}

/// The names that were given last.
pub(crate) fn names(data: &Path) -> Vec<String> {
    let said = fs::read_to_string(data.join(FOLDER).join("names"));
    said.unwrap_or_default()
        .lines()
        .map(str::to_owned)
        .collect()
}

/// Makes a certificate for these names that lasts 397 days; an authority too, where there is none or it is one for
/// other names. Says whether the authority is new.
pub(crate) fn make(
    data: &Path,
    program: &str,
    given: &[String],
    today: Date,
) -> Result<bool, Trouble> {
    let folder = data.join(FOLDER);
    let said = |error: io::Error| Trouble::wrong(format!("{}: {error}", folder.display()));
    let made = fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(&folder);
    made.map_err(said)?;
    let write = |name: &str, text: &str| secretly(&folder, name, text).map_err(said);
    let key_place = folder.join("authority-key.pem");
    let params = authority_params(program, given, today)?;
    let kept = Some(names(data)).filter(|kept| kept == given && key_place.exists());
    let (key, new) = match kept {
        Some(_) => {
            let text = fs::read_to_string(&key_place).map_err(said)?;
            (KeyPair::from_pem(&text).map_err(Trouble::wrong)?, false)
        }
        None => {
            let key = KeyPair::generate().map_err(Trouble::wrong)?;
            let certificate = params.self_signed(&key).map_err(Trouble::wrong)?;
            write("authority-key.pem", &key.serialize_pem())?;
            write("authority.pem", &certificate.pem())?;
            let lines: String = given.iter().map(|name| format!("{name}\n")).collect();
            write("names", &lines)?;
            (key, true)
        }
    };
    let issuer = Issuer::new(params, key);
    let mut leaf = CertificateParams::new(given.to_vec()).map_err(Trouble::wrong)?;
    leaf.distinguished_name = named(program);
    lasts(&mut leaf, today, LEAF_DAYS)?;
    leaf.use_authority_key_identifier_extension = true;
    leaf.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    leaf.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    let own = KeyPair::generate().map_err(Trouble::wrong)?;
    let certificate = leaf.signed_by(&own, &issuer).map_err(Trouble::wrong)?;
    write("key.pem", &own.serialize_pem())?;
    write("certificate.pem", &certificate.pem())?;
    Ok(new)
}

/// Its subject is what an issuer is known by: it follows from the program's name alone.
fn authority_params(
    program: &str,
    given: &[String],
    today: Date,
) -> Result<CertificateParams, Trouble> {
    let mut params = CertificateParams::default();
    params.distinguished_name = named(&format!("{program}: authority"));
    lasts(&mut params, today, AUTHORITY_YEARS * 365)?;
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign];
    params.name_constraints = Some(only(given)?);
    Ok(params)
}

/// RFC 5280, 4.2.1.10: whoever trusts this authority trusts it for these names alone, so that its key, stolen, vouches
/// for no other place.
fn only(given: &[String]) -> Result<NameConstraints, Trouble> {
    let leaf = CertificateParams::new(given.to_vec()).map_err(Trouble::wrong)?;
    let mut permitted = Vec::new();
    for name in &leaf.subject_alt_names {
        match name {
            SanType::IpAddress(address) => {
                let bits = if address.is_ipv4() { 32 } else { 128 };
                let one = CidrSubnet::from_addr_prefix(*address, bits);
                permitted.push(GeneralSubtree::IpAddress(one));
            }
            SanType::DnsName(name) => permitted.push(GeneralSubtree::DnsName(name.to_string())),
            _ => {}
        }
    }
    // Of a kind that is not mentioned every name would do.
    let addresses = permitted
        .iter()
        .any(|each| matches!(each, GeneralSubtree::IpAddress(_)));
    let excluded = match addresses {
        true => Vec::new(),
        false => {
            let all = [IpAddr::from([0; 4]), IpAddr::from([0; 16])];
            let all = all.map(|address| CidrSubnet::from_addr_prefix(address, 0));
            all.map(GeneralSubtree::IpAddress).into()
        }
    };
    Ok(NameConstraints {
        permitted_subtrees: permitted,
        excluded_subtrees: excluded,
    })
}

fn named(text: &str) -> DistinguishedName {
    let mut name = DistinguishedName::new();
    // A common name has 64 letters at most (RFC 5280, appendix A).
    name.push(
        DnType::CommonName,
        text.chars().take(64).collect::<String>(),
    );
    name
}

/// From the day before, since clocks differ, for so many days.
fn lasts(params: &mut CertificateParams, today: Date, days: i64) -> Result<(), Trouble> {
    let on = |days: i64| -> Result<_, Trouble> {
        let day = today.checked_add(days.days()).map_err(Trouble::wrong)?;
        let (month, of_month) = (day.month().unsigned_abs(), day.day().unsigned_abs());
        Ok(date_time_ymd(day.year().into(), month, of_month))
    };
    params.not_before = on(-1)?;
    params.not_after = on(days)?;
    Ok(())
}

/// Whole under another name first, and readable for its owner alone from its first byte on.
fn secretly(folder: &Path, name: &str, text: &str) -> io::Result<()> {
    let half = folder.join(format!("{name}.half"));
    let _ = fs::remove_file(&half);
    let mut options = OpenOptions::new();
    let mut file = options
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&half)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    fs::rename(&half, folder.join(name))?;
    fs::File::open(folder)?.sync_all()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil::date;
    use rustls::{
        RootCertStore,
        client::{WebPkiServerVerifier, danger::ServerCertVerifier as _},
        crypto::ring,
        pki_types::{CertificateDer, ServerName, UnixTime, pem::PemObject as _},
    };

    use super::*;

    /// Whether somebody who trusts this program's authority takes the certificate for that name.
    fn trusted(data: &Path, leaf: &CertificateDer<'_>, name: &str, today: Date) -> bool {
        let mut roots = RootCertStore::empty();
        roots
            .add(CertificateDer::from_pem_file(authority(data)).unwrap())
            .unwrap();
        let provider = Arc::new(ring::default_provider());
        let verifier = WebPkiServerVerifier::builder_with_provider(Arc::new(roots), provider);
        let noon = today.at(12, 0, 0, 0);
        let noon = jiff::tz::Offset::UTC.to_timestamp(noon).unwrap();
        let noon = u64::try_from(noon.as_second()).unwrap();
        let noon = UnixTime::since_unix_epoch(std::time::Duration::from_secs(noon));
        let name = ServerName::try_from(name).unwrap();
        let verifier = verifier.build().unwrap();
        verifier
            .verify_server_cert(leaf, &[], &name, &[], noon)
            .is_ok()
    }

    #[test]
    fn the_authority_vouches_for_the_names_it_was_made_for_and_no_others() {
        let (today, program) = (date(2026, 11, 25), "Sandplum Program");
        for (names, others) in [
            (
                &["desk.example.org"][..],
                &["bank.example.org", "192.0.2.7"][..],
            ),
            (
                &["desk.example.org", "192.0.2.7"],
                &["example.org", "192.0.2.8", "2001:db8::7"],
            ),
        ] {
            let place = tempfile::tempdir().unwrap();
            let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
            assert!(make(place.path(), program, &names, today).unwrap());
            let own = CertificateDer::from_pem_file(files(place.path()).certificate).unwrap();
            for name in &names {
                assert!(trusted(place.path(), &own, name, today), "{name}");
                let late = date(2028, 1, 1);
                assert!(!trusted(place.path(), &own, name, late), "{name}");
            }
            // Whoever has stolen its key.
            let key = fs::read_to_string(place.path().join("tls/authority-key.pem")).unwrap();
            let key = KeyPair::from_pem(&key).unwrap();
            let issuer = Issuer::new(authority_params(program, &names, today).unwrap(), key);
            for name in others {
                let mut leaf = CertificateParams::new(vec![(*name).to_owned()]).unwrap();
                lasts(&mut leaf, today, 30).unwrap();
                let forged = leaf
                    .signed_by(&KeyPair::generate().unwrap(), &issuer)
                    .unwrap();
                assert!(!trusted(place.path(), forged.der(), name, today), "{name}");
            }
            assert!(
                !make(place.path(), program, &names, today).unwrap(),
                "renewed by the same"
            );
            let more = [names, vec!["more.example.org".to_owned()]].concat();
            assert!(
                make(place.path(), program, &more, today).unwrap(),
                "other names, another one"
            );
        }
    }
}
