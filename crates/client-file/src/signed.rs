//! What the participant signed, as it stood when it was signed, with the seal of the document that it becomes.

use ledger::{Actor, Filed, For, Matter};
use rules::{FactId, Moment};

use crate::letter::{Contract, Release};
use crate::status::Since;
use crate::view::{Line, Participant, Words};

/// The seal of what was signed, for whoever signed it. Only [`SignedPaper::of`] gives one, of a file that was opened from the client
/// ledger.
#[derive(Debug)]
pub struct ForWhoSigned(());

impl For for ForWhoSigned {
    fn word(&self) -> &'static str {
        "signed"
    }
}

/// Which of the two it is, in the words of its letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Signature {
    /// The contract (OAC 75:25-3-4.1(a)(3)).
    Contract(Contract),
    /// The participant's own release.
    Release(Release),
}

/// Something that was signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedPaper {
    /// The fact by which it was written down.
    pub fact: FactId,
    /// When it was signed.
    pub since: Since,
    /// When this ledger took it.
    pub kept: Moment,
    /// By whom it was written down.
    pub by: Actor,
    /// What it says.
    pub signature: Signature,
    /// When the participant took it back, of a release that ended so.
    pub ended: Option<Moment>,
}

impl SignedPaper {
    /// The one that was written down by a fact; nothing where that is none such, it was taken back as an error, or its words are gone.
    #[must_use]
    pub fn of(file: &Participant, fact: FactId) -> Option<(Self, ForWhoSigned)> {
        let line = file.line(fact).filter(|line| line.taken_back.is_none())?;
        let signature = match &line.words {
            Words::Contract(letter) => Signature::Contract(letter.clone()),
            Words::Release(letter) => Signature::Release(letter.clone()),
            _ => return None,
        };
        let ends = Matter::Filed(Filed::ReleaseEnded { release: fact });
        let ended = |line: &&Line| line.envelope.matter == ends && line.taken_back.is_none();
        let ended = file.lines.iter().find(ended);
        let paper = Self {
            fact,
            since: Since {
                at: line.envelope.at,
                exactness: line.envelope.exactness,
            },
            kept: line.envelope.kept,
            by: line.envelope.actor,
            signature,
            ended: ended.map(|line| line.envelope.at),
        };
        Some((paper, ForWhoSigned(())))
    }
}
