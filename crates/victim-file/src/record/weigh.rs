//! What is decided about an entry of the participant's file that says what only the separate file should know.

use ledger::{Filed, Matter};
use rules::FactId;

use super::{Act, Recorded, Recorder, TEXT, at_most, fine, required};
use crate::facts::Side;
use crate::leaks::{Leak, signs};
use crate::letter::Weighed;
use crate::refused::Refused;

impl Recorder<'_> {
    /// Says that an entry is to be taken out of the participant's file, or may stand, and why. What was said last
    /// stands, until something else is found in the same entry. Only the program desk can give the order.
    ///
    /// # Errors
    /// When the entry is none of the participant's file, no reason is given why it may stand, or nothing could be
    /// stored.
    pub fn weigh(
        &self,
        act: Act,
        leak: &Leak,
        ask: bool,
        words: &str,
    ) -> Result<Recorded, Refused> {
        self.act(act, |here, case| {
            let (side, _) = case.entry(leak.fact).ok_or(Refused::NotHere)?;
            if *side != Side::Client {
                return Err(Refused::NotHere);
            }
            let mut wrong = Vec::new();
            let words = if ask {
                at_most("words", words, TEXT, &mut wrong)
            } else {
                required("words", words, TEXT, &mut wrong)
            };
            fine(wrong)?;
            let letter = Weighed {
                places: signs(&leak.texts),
                words,
            };
            let fact: FactId = leak.fact;
            let matter = Matter::Filed(Filed::Weighed { fact, ask });
            Ok(vec![here.just_now(matter, &letter)?])
        })
    }
}
