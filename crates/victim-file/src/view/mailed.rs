//! A plain letter that went to somebody, with the seal of the document that it becomes.

use ledger::{For, Matter};
use rules::{FactId, Moment, PersonNo, What};

use super::{VictimCase, Words};
use crate::letter::PlainLetter;

/// The seal of a letter to somebody's door. Only [`MailedLetter::of`] gives one.
#[derive(Debug)]
pub struct ForTheirDoor(());

impl For for ForTheirDoor {
    fn word(&self) -> &'static str {
        "letter"
    }
}

/// A plain letter as it went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailedLetter {
    /// The effort that it is.
    pub fact: FactId,
    /// When.
    pub at: Moment,
    /// To whom.
    pub person: PersonNo,
    /// What stands in it.
    pub letter: PlainLetter,
}

impl MailedLetter {
    /// The one that an effort was; nothing where it was none, or was taken back.
    #[must_use]
    pub fn of(file: &VictimCase, fact: FactId) -> Option<(Self, ForTheirDoor)> {
        let line = file.line(fact).filter(|line| line.taken_back.is_none())?;
        let (Matter::Rule(What::Effort { .. }), Words::Effort(effort)) =
            (line.envelope.matter, &line.words)
        else {
            return None;
        };
        let mailed = Self {
            fact,
            at: line.envelope.at,
            person: line.person?,
            letter: effort.plain.clone()?,
        };
        Some((mailed, ForTheirDoor(())))
    }
}
