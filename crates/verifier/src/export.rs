//! An export of a desk: whether its lines are the ledger that its checkpoint pins, none missing and none added.
//!
//! From docs/format.md, "An export", alone. A line at a time: memory does not grow with it. That the words are those that were
//! sealed, nobody can see without the key.

use std::io::BufRead;

use serde_json::Value;

use crate::envelope::Head;
use crate::note::Checkpoint;
use crate::record::{bytes, hash};
use crate::tree::{Tree, leaf, sha256};

/// Why an export is not as it says.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadExport {
    /// Its index is none, or of a later form.
    #[error("expected the index of an export of form 1: {0}")]
    NotAnExport(String),
    /// A line is not what it says.
    #[error("line {number}: {why}")]
    Line {
        /// Its number in the file; the first is 1.
        number: u64,
        /// What does not fit.
        why: String,
    },
    /// The lines do not give the checkpoint.
    #[error("the lines are not those that its checkpoint pins")]
    NotPinned,
    /// A text from outside says otherwise.
    #[error("it does not begin as a text that left the house says")]
    NotThisLedger,
}

/// One ledger of an export, by its index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// Its file's name in the folder.
    pub file: String,
    /// What pins it.
    pub checkpoint: Checkpoint,
}

/// What an export that is as it says holds of one ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Lines {
    /// So many lines, each in its place.
    pub lines: u64,
    /// Of so many no envelope is proved any more, their places are.
    pub lost: u64,
}

/// The ledgers that an index names.
///
/// # Errors
/// [`BadExport::NotAnExport`].
pub fn read_index(text: &str) -> Result<Vec<Exported>, BadExport> {
    let not = |why: &str| BadExport::NotAnExport(why.to_owned());
    let index: Value = serde_json::from_str(text).map_err(|error| not(&error.to_string()))?;
    if index.get("leeward").and_then(Value::as_str) != Some("export") {
        return Err(not("`leeward` must be `export`"));
    }
    if index.get("form").and_then(Value::as_u64) != Some(1) {
        return Err(not("`form` must be 1"));
    }
    let ledgers = index.get("ledgers").and_then(Value::as_array);
    let ledgers = ledgers.ok_or_else(|| not("`ledgers` are missing"))?;
    let one = |ledger: &Value| {
        let text = |field: &str| ledger.get(field).and_then(Value::as_str);
        let file = text("file").filter(|file| !file.contains(['/', '\\']));
        let checkpoint = Checkpoint::read(text("checkpoint").unwrap_or_default());
        Ok(Exported {
            file: file.ok_or_else(|| not("`file`"))?.to_owned(),
            checkpoint: checkpoint.map_err(|error| not(&format!("`checkpoint`: {error}")))?,
        })
    };
    ledgers.iter().map(one).collect()
}

/// Checks the lines of one ledger, and that it begins as those texts say that are about it.
///
/// # Errors
/// The first [`BadExport`].
pub fn check_export(
    lines: &mut dyn BufRead,
    pinned: &Checkpoint,
    outside: &[Checkpoint],
) -> Result<Lines, BadExport> {
    let mut tree = Tree::default();
    let mut done = Lines::default();
    let outside = || outside.iter().filter(|text| text.origin == pinned.origin);
    for text in lines.lines() {
        let number = done.lines + 1;
        let bad = |why: String| BadExport::Line { number, why };
        let text = text.map_err(|error| bad(error.to_string()))?;
        let line: Value = serde_json::from_str(&text).map_err(|error| bad(error.to_string()))?;
        let (leaf, known) = one(&line, done.lines).map_err(|why| bad(why.to_owned()))?;
        tree.add(leaf);
        done.lines = number;
        done.lost += u64::from(!known);
        let root = tree.root();
        if outside().any(|text| text.size == number && text.root != root) {
            return Err(BadExport::NotThisLedger);
        }
    }
    if tree.size() != pinned.size || tree.root() != pinned.root {
        return Err(BadExport::NotPinned);
    }
    if outside().any(|text| text.size > pinned.size) {
        return Err(BadExport::NotThisLedger);
    }
    Ok(done)
}

/// The leaf of one line, and whether it could be computed and not only be taken.
fn one(line: &Value, position: u64) -> Result<([u8; 32], bool), &'static str> {
    let text = |field: &str| line.get(field).and_then(Value::as_str);
    if line.get("position").and_then(Value::as_u64) != Some(position) {
        return Err("the positions must be 0, 1, 2, ...");
    }
    let claimed = text("leaf").and_then(hash).ok_or("`leaf`")?;
    if text("left") == Some("nothing") {
        return Ok((claimed, false));
    }
    let envelope = text("envelope").and_then(bytes).ok_or("`envelope`")?;
    let salt = text("salt").and_then(bytes).ok_or("`salt`")?;
    let head = Head::read(&envelope).map_err(|_| "`envelope` is none")?;
    if text("case") != Some(&head.case) || text("id") != Some(&head.fact) {
        return Err("`case` or `id` is not what the envelope says");
    }
    if text("kept").and_then(second) != Some(head.kept) {
        return Err("`kept` is not what the envelope says");
    }
    let Some(letter) = text("letter_hash") else {
        return Ok((claimed, false));
    };
    let letter = hash(letter).ok_or("`letter_hash`")?;
    if leaf(&sha256(&[&salt, &envelope]), &letter) != claimed {
        return Err("salt, envelope and letter do not give the leaf");
    }
    Ok((claimed, true))
}

/// `2026-12-04T09:00:00-06:00` as seconds since 1970 (RFC 3339; the days by the civil calendar).
fn second(text: &str) -> Option<i64> {
    let figure = |from: usize, to: usize| text.get(from..to)?.parse::<i64>().ok();
    let (year, month, day) = (figure(0, 4)?, figure(5, 7)?, figure(8, 10)?);
    let (hours, minutes, seconds) = (figure(11, 13)?, figure(14, 16)?, figure(17, 19)?);
    let zone = match text.get(19..20)? {
        "Z" => 0,
        sign => {
            let ahead = figure(20, 22)? * 3600 + figure(23, 25)? * 60;
            if sign == "-" { -ahead } else { ahead }
        }
    };
    // Years begin in March, so that the leap day is a year's last.
    let (year, month) = if month > 2 {
        (year, month - 3)
    } else {
        (year - 1, month + 9)
    };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let days = of_era * 365 + of_era / 4 - of_era / 100 + (153 * month + 2) / 5 + day - 1;
    let days = era * 146_097 + days - 719_468;
    Some(days * 86_400 + hours * 3600 + minutes * 60 + seconds - zone)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_anybody_reads_them() {
        assert_eq!(second("1970-01-01T00:00:00Z"), Some(0));
        assert_eq!(second("1970-01-01T01:00:00+01:00"), Some(0));
        assert_eq!(second("2024-02-29T23:59:59-06:00"), Some(1_709_272_799));
        assert_eq!(second("2026-11-26T05:00:00+00:00"), Some(1_795_669_200));
        assert_eq!(second("1969-12-31T18:00:00-06:00"), Some(0));
        assert_eq!(second("soon"), None);
    }
}
