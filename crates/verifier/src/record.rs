//! A record for a court: whether each of its entries lay in the ledger that its checkpoint pins.
//!
//! From docs/format.md, "A record for a court", alone. What the entries' words are, nobody can see without the key.

use serde_json::Value;

use crate::envelope::Head;
use crate::note::Checkpoint;
use crate::tree::{Hash, leaf, sha256};

/// Why a record is not as it says.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadRecord {
    /// It is no record, or of a later form.
    #[error("expected a court record of form 1: {0}")]
    NotARecord(String),
    /// An entry is not what it says, or did not lie where it says.
    #[error("entry {number}: {why}")]
    Entry {
        /// Its number in the record.
        number: usize,
        /// What does not fit.
        why: &'static str,
    },
    /// Its checkpoint is none of those that were given.
    #[error("its three lines are none of those that were given")]
    NotThisLedger,
}

/// What a record that is as it says holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Proven {
    /// So many entries, each in its place of the ledger.
    pub entries: usize,
    /// Of so many not even the hash of the letter is left: their envelopes are not proved, their places are.
    pub lost: usize,
}

/// Checks a record by itself and, where texts are given, that its checkpoint is one of them.
///
/// # Errors
/// The first [`BadRecord`].
pub fn check_record(text: &str, checkpoints: &[Checkpoint]) -> Result<Proven, BadRecord> {
    let not = |why: &str| BadRecord::NotARecord(why.to_owned());
    let record: Value = serde_json::from_str(text).map_err(|error| not(&error.to_string()))?;
    if record.get("leeward").and_then(Value::as_str) != Some("court record") {
        return Err(not("`leeward` must be `court record`"));
    }
    if record.get("form").and_then(Value::as_u64) != Some(1) {
        return Err(not("`form` must be 1"));
    }
    let case = record.get("case").and_then(Value::as_str);
    let case = case.ok_or_else(|| not("`case` is missing"))?;
    let lines = record.get("checkpoint").and_then(Value::as_str);
    let checkpoint = Checkpoint::read(lines.unwrap_or_default())
        .map_err(|error| not(&format!("`checkpoint`: {error}")))?;
    let entries = record.get("entries").and_then(Value::as_array);
    let entries = entries.ok_or_else(|| not("`entries` are missing"))?;
    let mut proven = Proven {
        entries: 0,
        lost: 0,
    };
    for entry in entries {
        let number = proven.entries + 1;
        let known = one(entry, number, case, &checkpoint)
            .map_err(|why| BadRecord::Entry { number, why })?;
        proven.entries = number;
        proven.lost += usize::from(!known);
    }
    let same = |other: &Checkpoint| other.size == checkpoint.size && other.root == checkpoint.root;
    if !checkpoints.is_empty() && !checkpoints.iter().any(same) {
        return Err(BadRecord::NotThisLedger);
    }
    Ok(proven)
}

/// One entry; whether its leaf could be computed and not only be placed.
fn one(
    entry: &Value,
    number: usize,
    case: &str,
    checkpoint: &Checkpoint,
) -> Result<bool, &'static str> {
    let text = |field: &str| entry.get(field).and_then(Value::as_str);
    let figure = |field: &str| entry.get(field).and_then(Value::as_u64);
    if figure("number") != Some(number as u64) {
        return Err("the numbers must be 1, 2, 3, ...");
    }
    let envelope = text("envelope").and_then(bytes).ok_or("`envelope`")?;
    let head = Head::read(&envelope).map_err(|_| "`envelope` is none")?;
    if head.case != case {
        return Err("`envelope` is of another case");
    }
    if entry.get("kept").and_then(Value::as_i64) != Some(head.kept) {
        return Err("`kept` is not what the envelope says");
    }
    let salt = text("salt").and_then(bytes).ok_or("`salt`")?;
    let claimed = text("leaf").and_then(hash).ok_or("`leaf`")?;
    let letter = text("letter").map(|text| hash(text).ok_or("`letter`"));
    let letter = letter.transpose()?;
    if let Some(letter) = letter
        && leaf(&sha256(&[&salt, &envelope]), &letter) != claimed
    {
        return Err("salt, envelope and letter do not give the leaf");
    }
    let path = entry
        .get("path")
        .and_then(Value::as_array)
        .ok_or("`path`")?;
    let path: Option<Vec<Hash>> = path.iter().map(|hash_| hash(hash_.as_str()?)).collect();
    let position = figure("position").ok_or("`position`")?;
    if root(position, checkpoint.size, claimed, &path.ok_or("`path`")?) == Some(checkpoint.root) {
        Ok(letter.is_some())
    } else {
        Err("the path does not lead from the leaf to the checkpoint")
    }
}

/// RFC 9162, section 2.1.3.2.
fn root(index: u64, size: u64, leaf: Hash, path: &[Hash]) -> Option<Hash> {
    let (mut place, mut last) = (index, size.checked_sub(1)?);
    if place > last {
        return None;
    }
    let mut root = leaf;
    for sibling in path {
        if last == 0 {
            return None;
        }
        if place & 1 == 1 || place == last {
            root = sha256(&[&[1], sibling, &root]);
            while place & 1 == 0 && place != 0 {
                place >>= 1;
                last >>= 1;
            }
        } else {
            root = sha256(&[&[1], &root, sibling]);
        }
        place >>= 1;
        last >>= 1;
    }
    (last == 0).then_some(root)
}

pub(crate) fn bytes(text: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u8>> = text
        .bytes()
        .map(|byte| match byte {
            b'0'..=b'9' => Some(byte - b'0'),
            b'a'..=b'f' => Some(byte - b'a' + 10),
            _ => None,
        })
        .collect();
    let digits = digits.filter(|digits| digits.len() % 2 == 0)?;
    let pair = |pair: &[u8]| match pair {
        [high, low] => Some(high << 4 | low),
        _ => None,
    };
    digits.chunks(2).map(pair).collect()
}

pub(crate) fn hash(text: &str) -> Option<Hash> {
    bytes(text)?.try_into().ok()
}
