//! The participant's record for a court: what the client ledger holds, as it stood, with what proves it.
//!
//! A record is a fact, and everything in it follows from that fact and from what lay in the ledger before it: opened
//! again it is the same to the byte, but for letters that were destroyed since.
//!
//! **They hear first.** A record goes as far as everything may be known to the participant: to the last day of which the
//! wait is over (`Rules::silent_until`), whatever was written down on it. That is the same for every file, so where
//! it ends says nothing, and nothing in it is left out in silence (docs/decisions/0088).

mod json;

use std::collections::BTreeMap;

use jiff::civil::Date;
use keys::{KeyRing, Seal};
use ledger::{
    Actor, CaseEntries, Entry, Filed, For, Hash, Head, Matter, Position, Remains, Store,
    StoreError, Version, tree,
};
use rules::{CaseId, FactId, Moment, Rules};

pub use json::kind;

use crate::letter::{self, Letter as _};
use crate::refused::Refused;
use crate::status::{Since, Status};
use crate::view::{Line, Participant};

/// So many places of the ledger are read at a time.
const PAGE: usize = 4096;
/// The wait is shorter than this, whatever a program sets.
const LONGEST_WAIT: i64 = 60;

/// The seal of a record for a court. Only [`CourtRecord::open`] gives one, and it reads the client ledger alone.
#[derive(Debug)]
pub struct ForCourt(());

impl For for ForCourt {
    fn word(&self) -> &'static str {
        "court-record"
    }
}

/// A record for a court.
#[derive(Debug, Clone)]
pub struct CourtRecord {
    /// The fact by which it was made.
    pub fact: FactId,
    /// When.
    pub made: Moment,
    /// By whom.
    pub by: Actor,
    /// What was asked for.
    pub asked: letter::CourtRecord,
    /// The file as it stood at the end of [`CourtRecord::stood`].
    pub file: Participant,
    /// The last day of which everything is in it.
    pub stood: Date,
    /// What pins the client ledger: everything before the fact by which this record was made.
    pub head: Head,
    /// What is in it, in the order in which it happened.
    pub entries: Vec<Proved>,
}

/// One entry with what proves that it lay in the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proved {
    /// In this record; the first is 1.
    pub number: usize,
    /// What it is.
    pub line: Line,
    /// Where it lies.
    pub position: Position,
    /// The leaf of the tree.
    pub leaf: Hash,
    /// The envelope's bytes.
    pub envelope: Vec<u8>,
    /// Its salt.
    pub salt: [u8; 16],
    /// The hash of its sealed letter, which may be gone; nothing where even the hash is lost.
    pub letter: Option<Hash>,
    /// The audit path from the leaf to the root of [`CourtRecord::head`].
    pub path: Vec<Hash>,
}

/// The last day of which a record made then may hold everything.
#[must_use]
pub fn as_it_stood(rules: &Rules, made: Moment) -> Date {
    let today = made.day(&rules.zone);
    let day = |back: i64| today.saturating_sub(jiff::Span::new().days(back));
    let over = |day: &Date| rules.silent_until(Moment::start_of(*day, &rules.zone)) <= made;
    let days = (0..=LONGEST_WAIT).map(day);
    days.into_iter()
        .find(over)
        .unwrap_or_else(|| day(LONGEST_WAIT))
}

impl CourtRecord {
    /// Opens a record with its seal; nothing where the case has no such fact.
    ///
    /// # Errors
    /// When the store cannot be read, or a letter does not open.
    pub fn open(
        store: &dyn Store,
        ring: &KeyRing,
        rules: &Rules,
        case: CaseId,
        fact: FactId,
    ) -> Result<Option<(Self, ForCourt)>, Refused> {
        let CaseEntries {
            mut entries,
            version,
        } = store.case(case)?;
        let made = entries.iter().find(|entry| {
            entry.envelope.id == fact && entry.envelope.matter == Matter::Filed(Filed::CourtRecord)
        });
        let Some(made) = made.cloned() else {
            return Ok(None);
        };
        let asked = asked(&made, ring)?;
        let stood = as_it_stood(rules, made.envelope.kept);
        // Written down later, a thing may be of any day: what counts is when this ledger took it.
        entries.retain(|entry| {
            entry.position < made.position && entry.envelope.kept.day(&rules.zone) <= stood
        });
        let file = Participant::of(case, &entries, version, ring)?;
        let file = file.unwrap_or_else(|| nothing_yet(case, &made));
        let (head, entries) = proved(store, rules, &made, &asked, &file, &entries)?;
        let record = Self {
            fact,
            made: made.envelope.kept,
            by: made.envelope.actor,
            asked,
            file,
            stood,
            head,
            entries,
        };
        Ok(Some((record, ForCourt(()))))
    }
}

/// Of a file that had no entry on that day.
const fn nothing_yet(case: CaseId, made: &Entry) -> Participant {
    let since = Since {
        at: made.envelope.kept,
        exactness: made.envelope.exactness,
    };
    Participant {
        case,
        version: Version(0),
        intake: None,
        status: Status::WaitingForAssessment { since },
        standing: None,
        concerns: Vec::new(),
        lethality: Vec::new(),
        lines: Vec::new(),
    }
}

/// What was asked for; nothing is known of it once that letter is gone.
fn asked(made: &Entry, ring: &KeyRing) -> Result<letter::CourtRecord, Refused> {
    let Some(sealed) = &made.letter else {
        return Ok(letter::CourtRecord::default());
    };
    let bytes = ring.open_letter(Seal::Client, &made.envelope, sealed)?;
    Ok(letter::CourtRecord::read(&bytes)?)
}

/// The entries of the days that were asked for, each with its proof, and what they are proved against.
fn proved(
    store: &dyn Store,
    rules: &Rules,
    made: &Entry,
    asked: &letter::CourtRecord,
    file: &Participant,
    entries: &[Entry],
) -> Result<(Head, Vec<Proved>), Refused> {
    let wanted = |line: &&Line| {
        let day = line.envelope.at.day(&rules.zone);
        asked.from.is_none_or(|from| from <= day) && asked.to.is_none_or(|to| day <= to)
    };
    let place = |fact: FactId| entries.iter().find(|entry| entry.envelope.id == fact);
    let (leaves, letters) = leaves(store, made.position, entries)?;
    let levels = tree::Levels::new(leaves);
    let mut proved = Vec::new();
    // Oldest first; the file has them newest first.
    for line in file.lines.iter().rev().filter(wanted) {
        let Some(entry) = place(line.envelope.id) else {
            continue;
        };
        let index = usize::try_from(entry.position.0).unwrap_or(usize::MAX);
        let path = levels.inclusion(index);
        let broken = || StoreError(format!("position {} is not there", entry.position.0));
        let envelope = line.envelope.to_bytes();
        proved.push(Proved {
            number: proved.len() + 1,
            line: line.clone(),
            position: entry.position,
            leaf: entry.leaf,
            envelope: envelope.map_err(|error| StoreError(error.to_string()))?,
            salt: entry.salt,
            letter: letters.get(&entry.position.0).copied(),
            path: path.ok_or_else(broken)?,
        });
    }
    Ok((levels.head(), proved))
}

/// Every leaf before a place, and the hashes of the letters of some of them.
fn leaves(
    store: &dyn Store,
    before: Position,
    entries: &[Entry],
) -> Result<(Vec<Hash>, BTreeMap<u64, Hash>), StoreError> {
    let mine = |position: &Position| entries.iter().any(|entry| entry.position == *position);
    let (mut leaves, mut letters) = (Vec::new(), BTreeMap::new());
    while (leaves.len() as u64) < before.0 {
        let left = before.0 - leaves.len() as u64;
        let most = usize::try_from(left).unwrap_or(PAGE).min(PAGE);
        let page = store.leaves(Position(leaves.len() as u64), most)?;
        if page.is_empty() {
            return Err(StoreError(format!("position {} is missing", leaves.len())));
        }
        for leaf in page {
            let hash = match &leaf.remains {
                Remains::All(_, _, letter) if mine(&leaf.position) => {
                    Some(tree::letter_hash(&letter.0))
                }
                Remains::NoLetter(_, _, hash) => Some(*hash),
                _ => None,
            };
            if let Some(hash) = hash.filter(|_| mine(&leaf.position)) {
                letters.insert(leaf.position.0, hash);
            }
            leaves.push(leaf.leaf);
        }
    }
    Ok((leaves, letters))
}
