//! What was recorded in error is taken back by a later fact; nothing is ever changed.

use ledger::{BatchId, Filed, Matter};
use rules::{FactId, What};

use super::{Act, Recorded, Recorder, TEXT, facts_of, fine, required};
use crate::facts::{CaseFacts, Side};
use crate::letter::Why;
use crate::refused::{Problem, Refused};

impl Recorder<'_> {
    /// Takes one fact or note of the separate file back, or a threat that was handed over. Nothing is taken back twice, nor what takes
    /// something back; what else no duty reads is put right by recording it anew.
    ///
    /// # Errors
    /// When the fact cannot be taken back, no reason is given, the case has changed, or nothing could be stored.
    pub fn correct(&self, act: Act, fact: FactId, why: &str) -> Result<Recorded, Refused> {
        self.act(act, |here, case| {
            match may_be_taken_back(case, fact) {
                TakeBack::Yes => {}
                TakeBack::NotHere => return Err(Refused::NotHere),
                TakeBack::No => return Err(Refused::field("fact", Problem::NotToTakeBack)),
                TakeBack::Before => return Err(Refused::field("fact", Problem::TakenBackBefore)),
            }
            here.back(case, &[fact], why)
        })
    }

    /// Takes back everything that one batch recorded, as one act: one press, one undo.
    ///
    /// # Errors
    /// When the batch recorded nothing here that can be taken back, no reason is given, the case has
    /// changed, or nothing could be stored.
    pub fn undo(&self, act: Act, batch: BatchId, why: &str) -> Result<Recorded, Refused> {
        self.act(act, |here, case| {
            let facts = facts_of(case, batch)?;
            if facts.is_empty() {
                return Err(Refused::NotHere);
            }
            let mut back = Vec::new();
            let mut before = false;
            for fact in facts {
                match may_be_taken_back(case, fact) {
                    TakeBack::Yes => back.push(fact),
                    TakeBack::Before => before = true,
                    TakeBack::No | TakeBack::NotHere => {}
                }
            }
            if back.is_empty() {
                let problem = if before {
                    Problem::TakenBackBefore
                } else {
                    Problem::NotToTakeBack
                };
                return Err(Refused::field("fact", problem));
            }
            here.back(case, &back, why)
        })
    }

    /// What takes facts back that may be taken back, for one reason.
    pub(super) fn back(
        &self,
        case: &CaseFacts,
        facts: &[FactId],
        why: &str,
    ) -> Result<Vec<super::Sentence>, Refused> {
        let mut wrong = Vec::new();
        let why = required("why", why, TEXT, &mut wrong);
        fine(wrong)?;
        let letter = Why {
            why,
            ..Why::default()
        };
        facts
            .iter()
            .map(|fact| self.just_now(takes_back(case, *fact), &letter))
            .collect()
    }
}

/// By what a fact is taken back: a void of what the engine does not know would count as one that names nothing.
fn takes_back(case: &CaseFacts, fact: FactId) -> Matter {
    match case.entry(fact) {
        Some((_, entry)) if matches!(entry.envelope.matter, Matter::Filed(_)) => {
            Matter::Filed(Filed::Struck { fact })
        }
        _ => Matter::Rule(What::Void { fact }),
    }
}

/// Whether a fact can be taken back at this desk.
enum TakeBack {
    Yes,
    /// The case has no such fact.
    NotHere,
    /// It is of the participant's file, takes something back itself, or is neither a note nor anything that a duty reads.
    No,
    /// It was taken back before.
    Before,
}

fn may_be_taken_back(case: &CaseFacts, fact: FactId) -> TakeBack {
    let Some((side, entry)) = case.entry(fact) else {
        return TakeBack::NotHere;
    };
    match entry.envelope.matter {
        // What the client desk recorded it takes back itself; a threat that it handed over is taken back
        // here, for it cannot open the drop again (contract, section 3).
        _ if *side == Side::Client => TakeBack::No,
        Matter::Rule(What::Void { .. }) => TakeBack::No,
        Matter::Rule(_) | Matter::Filed(Filed::Note { .. }) => match case.taken_back(fact) {
            Some(_) => TakeBack::Before,
            None => TakeBack::Yes,
        },
        Matter::Filed(_) => TakeBack::No,
    }
}

/// Whether a fact can be taken back at this desk now.
pub(crate) fn may_be_taken_back_now(case: &CaseFacts, fact: FactId) -> bool {
    matches!(may_be_taken_back(case, fact), TakeBack::Yes)
}
