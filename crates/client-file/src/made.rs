//! A letter or a report as it left, with the seal of the document that it becomes.

use keys::{KeyRing, Seal};
use ledger::{Filed, For, Matter, Position, Report, Store};
use rules::{CaseId, FactId};

use crate::letter::{self, Letter as _};
use crate::refused::Refused;
use crate::status::taken_back_by;

/// The seal of a letter or a report for whom it names: the participant, a court, probation. Only [`Made::open`] gives one, and it
/// reads the client ledger alone.
#[derive(Debug)]
pub struct ForWhomItNames(());

impl For for ForWhomItNames {
    fn word(&self) -> &'static str {
        // It lies on whatever telephone or desk it is opened on.
        "letter"
    }
}

/// A letter or a report that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// The fact by which it was made.
    pub fact: FactId,
    /// Which one.
    pub report: Report,
    /// Where it lies in the client ledger: so many entries are before it.
    pub position: Position,
    /// As it was made, whatever the file says by now.
    pub letter: letter::Report,
}

impl Made {
    /// Opens one with its seal; nothing where the case has none such, it was taken back, or its words are gone.
    ///
    /// # Errors
    /// When the store cannot be read, or the letter does not open.
    pub fn open(
        store: &dyn Store,
        ring: &KeyRing,
        case: CaseId,
        fact: FactId,
    ) -> Result<Option<(Self, ForWhomItNames)>, Refused> {
        let entries = store.case(case)?.entries;
        let mut all = entries.iter().map(|entry| &entry.envelope.matter);
        let back = all.any(|matter| taken_back_by(matter) == Some(fact));
        let entry = entries.iter().find(|entry| entry.envelope.id == fact);
        let Some((entry, false)) = entry.map(|entry| (entry, back)) else {
            return Ok(None);
        };
        let (Matter::Filed(Filed::Report(report)), Some(sealed)) =
            (entry.envelope.matter, &entry.letter)
        else {
            return Ok(None);
        };
        let bytes = ring.open_letter(Seal::Client, &entry.envelope, sealed)?;
        let letter = letter::Report::read(&bytes)?;
        let made = Self {
            fact,
            report,
            position: entry.position,
            letter,
        };
        Ok(Some((made, ForWhomItNames(()))))
    }
}
