//! That somebody was told that something they had been told was recorded in error.

use ledger::{Filed, Matter};
use rules::{FactId, PersonNo};

use super::{Act, Recorded, Recorder, demand::kept, fine};
use crate::letter::DemandHeard;
use crate::refused::{Problem, Refused, Wrong};

impl Recorder<'_> {
    /// Somebody was told that something was taken back, or why not. Whoever was not told needs a reason.
    ///
    /// # Errors
    /// When they were told nothing of the kind, a reason is missing, the case has changed, or nothing could be stored.
    pub fn retraction_told(
        &self,
        act: Act,
        person: PersonNo,
        void: FactId,
        heard: &DemandHeard,
    ) -> Result<Recorded, Refused> {
        self.act(act, |here, case| {
            let mut wrong = Vec::new();
            here.somebody(case, Some(person), &mut wrong);
            let open = case.to_retract();
            if !open
                .iter()
                .any(|each| (each.void, each.person) == (void, person))
            {
                wrong.push(Wrong::new("void", Problem::NotToRetract));
            }
            let letter = kept(heard, &mut wrong);
            fine(wrong)?;
            let matter = Matter::Filed(Filed::RetractionTold { void, person });
            Ok(vec![here.just_now(matter, &letter)?])
        })
    }
}
