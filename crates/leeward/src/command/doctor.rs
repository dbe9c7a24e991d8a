//! `leeward doctor`: what is not as it should be, and what to do (contract, section 3).
//!
//! Reading order: here, this machine and the backups; [`people`], who can be reached and what only people can do;
//! [`outside`], mail and who keeps the week's texts.

mod outside;
mod people;

use std::{
    fs,
    os::unix::fs::MetadataExt as _,
    path::{Path, PathBuf},
};

use clap::Args;
use program_desk::Backups;
use program_file::{Proof, Rehearsals};
use rules::Moment;

use crate::{
    house::{Folder, Kind, LEDGERS, Postgres, STORES, Use},
    output::{Trouble, answer, tell},
    seams, tls,
    upkeep::{Place, hourly},
};

/// Says what is not as it should be on this machine and in this program, and what to do. Exit 0: nothing; 1: something.
#[derive(Args)]
#[command(
    after_help = "Example:\n  leeward doctor --data /srv/leeward\n\nIt opens no letter and asks for no password. Whether the ledgers are as they were sealed is for `leeward verify`."
)]
pub(crate) struct Doctor {
    /// The program's folder, also while it is served.
    #[arg(long, value_name = "DIR")]
    data: PathBuf,
}

impl Doctor {
    pub(crate) fn run(self) -> Result<(), Trouble> {
        let folder = Folder::open(&self.data, Use::Reading)?;
        let now = seams::now();
        let mut found = Vec::new();
        clock(&folder, now, &mut found)?;
        people::look(&folder, now, &mut found)?;
        backups(&folder, now, &mut found);
        rehearsals(&folder, now, &mut found)?;
        outside::look(&folder, now, &mut found)?;
        certificate(&folder, now, &mut found);
        match &folder.setup().postgres {
            None => disk(&self.data, &mut found),
            Some(postgres) => database(postgres, &self.data, &mut found)?,
        }
        if found.is_empty() {
            return answer("Everything that was looked at is as it should be.");
        }
        for line in &found {
            tell(line);
        }
        Err(Trouble::No(format!(
            "{} {} to be seen to.",
            found.len(),
            if found.len() == 1 {
                "thing is"
            } else {
                "things are"
            }
        )))
    }
}

/// Deadlines are counted from this clock.
fn clock(folder: &Folder, now: Moment, found: &mut Vec<String>) -> Result<(), Trouble> {
    let mut last: Option<Moment> = None;
    for store in [
        &folder.client,
        &folder.drop,
        &folder.victim,
        &folder.program,
    ] {
        store.envelopes(&mut |_, envelope| last = last.max(Some(envelope.kept)))?;
    }
    if let Some(last) = last.filter(|last| *last > now) {
        found.push(format!(
            "Clock: an entry was recorded at {}, which this machine's clock has not reached. Set the clock.",
            last.timestamp()
        ));
    }
    // systemd-timesyncd(8): the file is there once a server has been heard since the machine was started.
    let service = Path::new("/run/systemd/timesync");
    if service.is_dir() && !service.join("synchronized").exists() {
        found.push(
            "Clock: this machine's time service has not heard a time server since it was started. See that it reaches one."
                .to_owned(),
        );
    }
    Ok(())
}

fn backups(folder: &Folder, now: Moment, found: &mut Vec<String>) {
    if matches!(folder.kind, Kind::Demo(_)) {
        return;
    }
    let Some(named) = &folder.setup().backup else {
        found.push(
            "Backups: none are written. Name a second place in leeward.toml, as `[backup]` with `place = \"/mnt/second\"`, and serve anew."
                .to_owned(),
        );
        return;
    };
    let place = named.place.display();
    match hourly::stands(&Place(named.place.clone()), None, now) {
        Backups::Good | Backups::NoPlace => {}
        Backups::Old(last) => found.push(format!(
            "Backups: the last in {place} is of {}, older than two hours. Look whether the program is served, and whether the place can be written to.",
            last.timestamp()
        )),
        Backups::Failed => found.push(format!(
            "Backups: there is none in {place}. Look whether it is there and can be written to."
        )),
    }
}

/// Whether a backup came back when it was last tried. Without a place there is none to be tried, which is said already.
fn rehearsals(folder: &Folder, now: Moment, found: &mut Vec<String>) -> Result<(), Trouble> {
    if matches!(folder.kind, Kind::Demo(_)) || folder.setup().backup.is_none() {
        return Ok(());
    }
    let proof = Proof::read(folder.program.as_ref())?;
    let tried = match proof.rehearsed(now) {
        Rehearsals::Good(_) => return Ok(()),
        Rehearsals::Never => "no backup was ever restored to see whether it comes back".to_owned(),
        Rehearsals::Old(at) => format!(
            "the last was held at {}, more than 35 days ago",
            at.timestamp()
        ),
        Rehearsals::InVain(at) => {
            let trouble = proof.rehearsals.first();
            let trouble = trouble.map_or("", |(_, last)| last.trouble.as_str());
            format!("at {} it did not come back: {trouble}", at.timestamp())
        }
    };
    found.push(format!(
        "Rehearsal: {tried}. Serve the program, which tries each month, or try by hand: leeward backup FILE --data {} --rehearse.",
        folder.path.display()
    ));
    Ok(())
}

/// Browsers of other machines refuse a certificate that has ended.
fn certificate(folder: &Folder, now: Moment, found: &mut Vec<String>) {
    let Some(files) = tls::Files::of(folder) else {
        return;
    };
    match files.end() {
        Err(trouble) => found.push(format!("Certificate: {trouble}")),
        Ok(end) => found.extend(ending(end, now, &folder.path)),
    }
}

fn ending(end: Moment, now: Moment, data: &Path) -> Option<String> {
    (end <= now.plus(tls::AHEAD)).then(|| {
        format!(
            "Certificate: it ends at {}. Renew it: leeward tls --data {}, or with whoever made it.",
            end.timestamp(),
            data.display()
        )
    })
}

/// A server that does not sync loses what it acknowledged; its disk is another machine's.
fn database(postgres: &Postgres, data: &Path, found: &mut Vec<String>) -> Result<(), Trouble> {
    let not_durable = postgres.not_durable(&STORES)?.into_iter();
    found.extend(not_durable.map(|each| {
        format!("Database: {each}, so a power loss takes what was acknowledged. Set it on.")
    }));
    found.extend(STORES.iter().filter_map(|ledger| {
        let file = data.join(format!("{ledger}.db"));
        let told = format!(
            "Files: {} is from before the ledgers were moved, and holds what was in them then. Remove it.",
            file.display()
        );
        file.exists().then_some(told)
    }));
    found.push(
        "Disk: it cannot be told whether the database server's is encrypted. Make sure of it."
            .to_owned(),
    );
    Ok(())
}

/// Envelopes, names for signing in and the program's own ledger lie unsealed on the disk.
fn disk(data: &Path, found: &mut Vec<String>) {
    let encrypted = LEDGERS.first().and_then(|name| {
        let device = fs::metadata(data.join(format!("{name}.db"))).ok()?.dev();
        encrypted(&Path::new("/sys/dev/block").join(numbers(device)), 8)
    });
    match encrypted {
        Some(true) => {}
        Some(false) => found.push(format!(
            "Disk: the one that holds {} is not encrypted. Turn on the operating system's disk encryption.",
            data.display()
        )),
        None => found.push(format!(
            "Disk: it cannot be told whether the one that holds {} is encrypted. Make sure of it.",
            data.display()
        )),
    }
}

/// A device's number as Linux's `/sys/dev/block` names it: `makedev` of glibc the other way round.
fn numbers(device: u64) -> String {
    let major = ((device >> 8) & 0xfff) | ((device >> 32) & !0xfff);
    let minor = (device & 0xff) | ((device >> 12) & !0xff);
    format!("{major}:{}", minor & 0xffff_ffff)
}

/// Whether a block device is one of dm-crypt's, or lies on such; nothing where there is no such device.
fn encrypted(device: &Path, depth: u8) -> Option<bool> {
    if !device.exists() {
        return None;
    }
    let uuid = fs::read_to_string(device.join("dm/uuid")).unwrap_or_default();
    if uuid.starts_with("CRYPT-") {
        return Some(true);
    }
    // A logical volume lies on others; it is as safe as the least of them.
    let below: Vec<PathBuf> = fs::read_dir(device.join("slaves"))
        .map(|all| all.flatten().map(|each| each.path()).collect())
        .unwrap_or_default();
    if below.is_empty() || depth == 0 {
        return Some(false);
    }
    let mut each = below.iter().map(|path| encrypted(path, depth - 1));
    Some(each.all(|each| each == Some(true)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disk_is_encrypted_when_all_that_it_lies_on_is() {
        let place = tempfile::tempdir().unwrap();
        let device = |name: &str, uuid: &str, below: &[&str]| {
            let path = place.path().join(name);
            fs::create_dir_all(path.join("slaves")).unwrap();
            fs::create_dir_all(path.join("dm")).unwrap();
            fs::write(path.join("dm/uuid"), uuid).unwrap();
            for each in below {
                let to = path.join("slaves").join(each);
                std::os::unix::fs::symlink(place.path().join(each), to).unwrap();
            }
            path
        };
        let plain = device("sda1", "", &[]);
        let crypt = device("dm-0", "CRYPT-LUKS2-x", &["sda1"]);
        let volume = device("dm-1", "LVM-x", &["dm-0"]);
        let mixed = device("dm-2", "LVM-y", &["dm-0", "sda1"]);
        assert_eq!(encrypted(&plain, 8), Some(false));
        assert_eq!(encrypted(&crypt, 8), Some(true));
        assert_eq!(encrypted(&volume, 8), Some(true));
        assert_eq!(encrypted(&mixed, 8), Some(false));
        assert_eq!(encrypted(&place.path().join("none"), 8), None);
    }

    #[test]
    fn a_certificate_is_told_of_thirty_days_before_its_end() {
        let (now, day) = (Moment::from_second(1_800_000_000), 86_400);
        let told = |days: i64| ending(now.plus(days * day), now, Path::new("/srv")).is_some();
        assert!(!told(31));
        assert!(told(30) && told(0) && told(-5));
    }

    #[test]
    fn a_devices_number_is_read_as_the_system_writes_it() {
        assert_eq!(numbers(0xfe00), "254:0");
        assert_eq!(numbers(0x801), "8:1");
        assert_eq!(numbers(0x1000_0000_0100), "4097:0");
    }
}
