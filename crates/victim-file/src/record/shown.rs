//! That a reviewer is shown a file, masked; each page of it; its end; and that somebody was told.

use ledger::{BatchId, Filed, Matter};
use rules::{CaseId, FactId, Numbers, PersonNo};

use super::{Act, LINE, Recorded, Recorder, TEXT, any_version, demand::kept, fine, required};
use crate::facts::CaseFacts;
use crate::letter::{Authority, DemandHeard, Shown};
use crate::refused::{Problem, Refused, Wrong};
use crate::shown::{LONGEST, SHORTEST};

impl Recorder<'_> {
    /// A reviewer is shown this file, masked, for so many minutes from now on. Whoever said in their plan that they want to
    /// know is to be told of it.
    ///
    /// # Errors
    /// When a field cannot be taken, the case has changed, or nothing could be stored.
    pub fn show(&self, act: Act, minutes: u8, shown: &Shown) -> Result<Recorded, Refused> {
        self.act(act, |here, case| {
            let mut wrong = Vec::new();
            let law = match shown.authority {
                Authority::Rule => String::new(),
                Authority::Other => required("law", &shown.law, LINE, &mut wrong),
            };
            let letter = Shown {
                reviewer: required("reviewer", &shown.reviewer, LINE, &mut wrong),
                office: required("office", &shown.office, LINE, &mut wrong),
                authority: shown.authority,
                law,
                what: required("what", &shown.what, TEXT, &mut wrong),
            };
            if !(SHORTEST..=LONGEST).contains(&minutes) {
                wrong.push(Wrong::new("minutes", Problem::NotSoManyMinutes));
            }
            fine(wrong)?;
            let hear = here.who_wants_to_hear(case)?;
            let matter = Matter::Filed(Filed::Shown { minutes, hear });
            Ok(vec![here.just_now(matter, &letter)?])
        })
    }

    /// Whose plan says that they want to be told.
    fn who_wants_to_hear(&self, case: &CaseFacts) -> Result<Numbers, Refused> {
        let mut hear = Numbers::NONE;
        for known in case.people() {
            if known.ended.is_some() {
                continue;
            }
            let plans = crate::view::plans(case, self.ring, known.person)?;
            if plans.last().is_some_and(|(_, plan)| plan.hear_shown) {
                hear.insert(known.person.0);
            }
        }
        Ok(hear)
    }

    /// A page of it is shown: a look. Does not move the case's version.
    ///
    /// # Errors
    /// When it does not run any more, or nothing could be stored.
    pub fn shown_page(
        &self,
        case: CaseId,
        batch: BatchId,
        shown: FactId,
    ) -> Result<Recorded, Refused> {
        self.act(any_version(case, batch), |here, facts| {
            let mut all = facts.showings().into_iter();
            // By the true time: what is written down next may have to stand a second later.
            all.find(|each| each.fact == shown && each.runs(self.now))
                .ok_or(Refused::NotHere)?;
            let matter = Matter::Filed(Filed::ShownPage { shown });
            Ok(vec![here.without_words(matter)])
        })
    }

    /// It is ended before its time. Does not move the case's version.
    ///
    /// # Errors
    /// When the case has no such showing, or nothing could be stored.
    pub fn shown_over(
        &self,
        case: CaseId,
        batch: BatchId,
        shown: FactId,
    ) -> Result<Recorded, Refused> {
        self.act(any_version(case, batch), |here, facts| {
            let mut all = facts.showings().into_iter();
            all.find(|each| each.fact == shown)
                .ok_or(Refused::NotHere)?;
            let matter = Matter::Filed(Filed::ShownOver { shown });
            Ok(vec![here.without_words(matter)])
        })
    }

    /// Somebody was told that a reviewer was shown their file, or why not. Whoever was not told needs a reason.
    ///
    /// # Errors
    /// When they are not to be told of it, a reason is missing, the case has changed, or nothing could be stored.
    pub fn shown_heard(
        &self,
        act: Act,
        person: PersonNo,
        shown: FactId,
        heard: &DemandHeard,
    ) -> Result<Recorded, Refused> {
        self.act(act, |here, case| {
            let mut wrong = Vec::new();
            here.somebody(case, Some(person), &mut wrong);
            let open = case.to_hear_shown();
            if !open
                .iter()
                .any(|each| (each.shown, each.person) == (shown, person))
            {
                wrong.push(Wrong::new("shown", Problem::NotToHear));
            }
            let letter = kept(heard, &mut wrong);
            fine(wrong)?;
            let matter = Matter::Filed(Filed::ShownHeard { shown, person });
            Ok(vec![here.just_now(matter, &letter)?])
        })
    }
}
