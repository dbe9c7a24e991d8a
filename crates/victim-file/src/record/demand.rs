//! That somebody was told of a legal demand, which is the program's.

use ledger::{Filed, Matter};
use rules::{FactId, PersonNo};

use super::{Act, Recorded, Recorder, TEXT, at_most, fine, required};
use crate::letter::{DemandHeard, HeardOf};
use crate::refused::{Refused, Wrong};

/// That somebody was told, or why not, as it is kept: whoever was not told needs a reason.
pub(super) fn kept(heard: &DemandHeard, wrong: &mut Vec<Wrong>) -> DemandHeard {
    let words = match heard.heard {
        HeardOf::Told => at_most("words", &heard.words, TEXT, wrong),
        HeardOf::Tried | HeardOf::NotSafe => required("words", &heard.words, TEXT, wrong),
    };
    DemandHeard {
        heard: heard.heard,
        words,
    }
}

impl Recorder<'_> {
    /// Somebody was told that a legal demand came (34 U.S.C. 12291(b)(2)(C)(i)), or why not. Whoever was not told needs a
    /// reason.
    ///
    /// # Errors
    /// When a field cannot be taken, the case has changed, or nothing could be stored.
    pub fn demand_heard(
        &self,
        act: Act,
        person: PersonNo,
        demand: FactId,
        heard: &DemandHeard,
    ) -> Result<Recorded, Refused> {
        self.act(act, |here, case| {
            let mut wrong = Vec::new();
            here.somebody(case, Some(person), &mut wrong);
            let letter = kept(heard, &mut wrong);
            fine(wrong)?;
            let matter = Matter::Filed(Filed::DemandHeard { demand, person });
            Ok(vec![here.just_now(matter, &letter)?])
        })
    }
}
