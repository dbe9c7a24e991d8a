//! Everything of one desk out of its ledgers, opened, in files that need no Leeward (docs/moving-away.md).
//!
//! A line for each place of a ledger, a page at a time: memory does not grow with it. The lines hold what proves them,
//! so whoever has the folder can add the tree up without a key; decisions/0111 says why it is so.
//!
//! Reading order: [`mod@line`], one entry; [`said`], what an envelope says, in words; [`place`], where it may be written.

mod line;
mod place;
mod said;

use std::{
    fs::File,
    io::{BufWriter, Write as _},
    path::Path,
};

use keys::{Account, Accounts, DeskName, KeyRing, Noted, Stream};
use ledger::{AccountAct, BatchId, Checkpoint, Head, Position, Store};
use rules::{CaseId, Moment};
use serde::Serialize;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeSet;

pub(crate) use place::check as check_place;

use crate::{command::verify::origin, house::Folder, output::Trouble, seams};

/// Places that are read at once: a scanned paper is several MiB.
const AT_ONCE: usize = 16;
/// What stands in the folder for who opens it.
const README: &str = include_str!("README.txt");

/// What is to be written out, and by whom.
pub(crate) struct Asked<'a> {
    pub(crate) desk: DeskName,
    pub(crate) account: &'a Account,
    pub(crate) ring: &'a KeyRing,
    pub(crate) why: &'a str,
    pub(crate) to: &'a Path,
}

/// What was written of one ledger.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Done {
    pub(crate) name: &'static str,
    /// The file with its lines.
    file: String,
    /// The file's SHA-256.
    sha256: String,
    /// How many places it has, and so how many lines.
    pub(crate) entries: u64,
    /// Letters that were opened.
    pub(crate) opened: u64,
    /// Facts that never had words.
    pub(crate) without: u64,
    /// Letters that had been destroyed.
    pub(crate) destroyed: u64,
    /// Letters that hold sealed keys: worth nothing elsewhere, and not written out.
    keys: u64,
    /// Letters that do not open.
    pub(crate) not_opened: u64,
    /// Documents that were written as files.
    pub(crate) files: u64,
    /// What pins the ledger: three lines.
    checkpoint: String,
}

/// How letters of a ledger are opened.
#[derive(Clone, Copy)]
enum Opens {
    Client,
    Victim,
    Drop,
    /// They are not sealed.
    Plain,
}

/// Writes it.
pub(crate) fn write(folder: &Folder, asked: &Asked<'_>) -> Result<Vec<Done>, Trouble> {
    let now = seams::now();
    let zone = folder.rules()?.zone;
    let own = folder.store(asked.desk);
    let kept = desk::conflicts::kept_at(own.as_ref(), asked.ring, asked.account.number, now);
    if !kept.map_err(Trouble::wrong)?.is_empty() {
        return Err(Trouble::No(
            "a conflict of interest keeps this account from a file of the desk: somebody else of it must export"
                .to_owned(),
        ));
    }
    place::make(asked.to)?;
    let stream = Stream::from_seed(seams::seed()?);
    // Before anything is opened. What the desk's own ledger says of it stands among the lines that are written out.
    let noted = Noted {
        number: asked.account.number,
        act: AccountAct::Exported,
        by: asked.account.number,
        at: now,
    };
    keys::note(own.as_ref(), noted, &stream).map_err(Trouble::wrong)?;
    if asked.desk == DeskName::Victim {
        look(folder, asked, &stream, now)?;
    }
    let ledgers: &[(&'static str, &dyn Store, Opens)] = match asked.desk {
        DeskName::Client => &[("client", folder.client.as_ref(), Opens::Client)],
        DeskName::Victim => &[
            ("victim", folder.victim.as_ref(), Opens::Victim),
            ("drop", folder.drop.as_ref(), Opens::Drop),
        ],
        DeskName::Program => &[("program", folder.program.as_ref(), Opens::Plain)],
        DeskName::Review => &[("review", folder.review.as_ref(), Opens::Plain)],
    };
    let mut all = Vec::new();
    for &(name, store, opens) in ledgers {
        let head = store.head()?;
        let checkpoint = Checkpoint {
            origin: origin(name, &folder.setup().program),
            head,
        };
        let mut done = Done {
            name,
            file: format!("{name}.jsonl"),
            entries: head.size,
            checkpoint: checkpoint.to_string(),
            ..Done::default()
        };
        let mut lines = line::Lines {
            ring: asked.ring,
            zone: &zone,
            opens,
            to: asked.to,
            name,
            piece: None,
        };
        one(store, head, &mut lines, &mut done)?;
        all.push(done);
    }
    place::file(&asked.to.join("README.txt"))?
        .write_all(README.as_bytes())
        .map_err(|error| place::said(asked.to, &error))?;
    let store = folder.store(asked.desk);
    let accounts = Accounts::new(store.as_ref(), asked.desk).list()?;
    let accounts: Vec<Value> = accounts
        .iter()
        .map(|account| {
            let ended = account.standing == keys::Standing::Ended;
            json!({"number": account.number.0, "user": account.user, "name": account.name, "ended": ended})
        })
        .collect();
    // Last, so that a folder without it was cut off.
    let index = json!({
        "leeward": "export",
        "form": 1,
        "desk": asked.desk.word(),
        "program": folder.setup().program,
        "rules": folder.setup().rules,
        "made": now.rfc3339(&zone),
        "by": asked.account.number.0,
        "why": asked.why,
        "accounts": accounts,
        "ledgers": all,
    });
    let text = serde_json::to_vec_pretty(&index).map_err(Trouble::wrong)?;
    let mut file = place::file(&asked.to.join(place::INDEX))?;
    let written = file.write_all(&text).and_then(|()| file.sync_all());
    written.map_err(|error| place::said(asked.to, &error))?;
    Ok(all)
}

/// Every line of a ledger.
fn one(
    store: &dyn Store,
    head: Head,
    lines: &mut line::Lines<'_>,
    done: &mut Done,
) -> Result<(), Trouble> {
    let path = lines.to.join(&done.file);
    let said = |error: std::io::Error| place::said(&path, &error);
    let mut out = BufWriter::new(place::file(&path)?);
    let mut hash = Sha256::new();
    let mut next = 0;
    while next < head.size {
        let left = usize::try_from(head.size - next).unwrap_or(usize::MAX);
        let page = store.leaves(Position(next), left.min(AT_ONCE))?;
        if page.is_empty() {
            return Err(Trouble::No(format!(
                "{}: position {next} is missing",
                done.name
            )));
        }
        for leaf in page {
            let mut text = serde_json::to_vec(&lines.line(leaf, done)?).map_err(Trouble::wrong)?;
            text.push(b'\n');
            hash.update(&text);
            out.write_all(&text).map_err(said)?;
            next += 1;
        }
    }
    let file: File = out.into_inner().map_err(|error| said(error.into_error()))?;
    file.sync_all().map_err(said)?;
    done.sha256 = hex::encode(hash.finalize());
    Ok(())
}

/// A look is a look: before anything is opened, each separate file has the fact that it was written out, and why.
fn look(folder: &Folder, asked: &Asked<'_>, stream: &Stream, now: Moment) -> Result<(), Trouble> {
    let rules = folder.rules()?;
    let stores = folder.stores();
    let recorder = victim_file::Recorder {
        stores,
        ring: asked.ring,
        stream,
        rules: &rules,
        actor: asked.account.number,
        now,
        sheet: "",
    };
    let desk = keys::desk_case()?;
    let mut cases: BTreeSet<CaseId> = BTreeSet::new();
    for store in [stores.victim, stores.drop] {
        store.envelopes(&mut |_, envelope| {
            if !envelope.of_no_file() && envelope.case != desk {
                cases.insert(envelope.case);
            }
        })?;
    }
    for case in cases {
        let batch = BatchId(stream.bytes());
        let seen = recorder.exported(case, batch, asked.why);
        seen.map_err(Trouble::wrong)?;
    }
    Ok(())
}
