//! That somebody was given a copy of what is held about them.

use ledger::{Filed, Matter};
use rules::PersonNo;

use super::{Act, Recorded, Recorder, TEXT, at_most, fine};
use crate::letter::CopyGiven;
use crate::refused::Refused;

impl Recorder<'_> {
    /// Somebody is given a copy of what is held about them: from now on [`crate::view::OwnCopy`] opens it.
    ///
    /// # Errors
    /// When a field cannot be taken, the case has changed, or nothing could be stored.
    pub fn copy_given(
        &self,
        act: Act,
        person: PersonNo,
        given: &CopyGiven,
    ) -> Result<Recorded, Refused> {
        self.act(act, |here, case| {
            let mut wrong = Vec::new();
            here.somebody(case, Some(person), &mut wrong);
            let letter = CopyGiven {
                words: at_most("words", &given.words, TEXT, &mut wrong),
                ..given.clone()
            };
            fine(wrong)?;
            let matter = Matter::Filed(Filed::CopyGiven { person });
            Ok(vec![here.just_now(matter, &letter)?])
        })
    }
}
