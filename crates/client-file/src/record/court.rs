//! That a record of the file is made for a court.

use ledger::{BatchId, Filed, Matter};
use rules::CaseId;

use super::{Act, Case, LINE, Recorded, Recorder, TEXT, required};
use crate::letter::CourtRecord;
use crate::refused::{Problem, Refused, Wrong};

impl Recorder<'_> {
    /// Says that a record of the file is made for a court: from now on [`crate::court::CourtRecord`] opens it, and it
    /// stays as it is. Does not move the case's version.
    ///
    /// # Errors
    /// When a field cannot be taken, there is no such file, or nothing could be stored.
    pub fn court_record(
        &self,
        case: CaseId,
        batch: BatchId,
        asked: &CourtRecord,
    ) -> Result<Recorded, Refused> {
        let act = Act {
            case,
            seen: None,
            batch,
        };
        let Case::Open(_) = self.open(act)? else {
            return self.again(act);
        };
        let mut wrong = Vec::new();
        let mut add = |one: Result<String, Wrong>| {
            one.unwrap_or_else(|one| {
                wrong.push(one);
                String::new()
            })
        };
        let letter = CourtRecord {
            recipient: add(required("recipient", &asked.recipient, LINE)),
            purpose: add(required("purpose", &asked.purpose, TEXT)),
            ..asked.clone()
        };
        let today = self.now.day(self.zone);
        for (field, day) in [("from", asked.from), ("to", asked.to)] {
            if day.is_some_and(|day| day > today) {
                let problem = Problem::Future;
                wrong.push(Wrong { field, problem });
            }
        }
        if let (Some(from), Some(to)) = (asked.from, asked.to)
            && to < from
        {
            let (field, problem) = ("to", Problem::BeforeEarlier);
            wrong.push(Wrong { field, problem });
        }
        if !wrong.is_empty() {
            return Err(Refused::Fields(wrong));
        }
        self.put(
            act,
            self.just_now(Matter::Filed(Filed::CourtRecord)),
            &letter,
        )
    }
}
