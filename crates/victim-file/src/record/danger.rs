//! A danger: who takes it, what else was done when nobody answers, its end, and who else looked at that.

use ledger::{BatchId, Filed, Matter};
use rules::{CaseId, FactId, PersonNo, What};

use super::call::threat_by;
use super::{Act, Recorded, Recorder, TEXT, any_version, at_most, fine, required, sentence};
use crate::danger::{Danger, dangers};
use crate::facts::CaseFacts;
use crate::letter::{EndOfDanger, Noted, Step, Why};
use crate::refused::{Problem, Refused, Wrong};
use crate::when::{Does, When};

impl Recorder<'_> {
    /// Somebody takes a living danger: no further alarm goes out. Who takes it later takes it over. Does not move the
    /// case's version.
    ///
    /// # Errors
    /// When the case has no such danger or it has ended, or nothing could be stored.
    pub fn take_danger(
        &self,
        case: CaseId,
        batch: BatchId,
        threat: FactId,
    ) -> Result<Recorded, Refused> {
        self.act(any_version(case, batch), |here, facts| {
            let danger = of(facts, threat).ok_or(Refused::NotHere)?;
            if !danger.lives() {
                return Err(Refused::field("about", Problem::NotAThreat));
            }
            Ok(vec![here.without_words(Matter::Filed(Filed::TookDanger {
                threat,
            }))])
        })
    }

    /// What else was done for somebody who is not reached, such as asking the police for a welfare check. It is no
    /// try: whoever asks the police has not told the person.
    ///
    /// # Errors
    /// When a field cannot be taken, the case has changed, or nothing could be stored.
    pub fn step(
        &self,
        act: Act,
        when: When,
        person: Option<PersonNo>,
        step: Step,
        words: &str,
    ) -> Result<Recorded, Refused> {
        self.act(act, |here, case| {
            let mut wrong = Vec::new();
            let when = here.when(when, Does::Fulfils, &mut wrong);
            here.somebody(case, person, &mut wrong);
            let words = required("words", words, TEXT, &mut wrong);
            fine(wrong)?;
            let letter = Noted {
                words,
                step: Some(step),
            };
            let matter = Matter::Filed(Filed::Note { person });
            Ok(vec![sentence(when, matter, &letter)?])
        })
    }

    /// The danger is over: why, of a closed list, and how that is known.
    ///
    /// # Errors
    /// When a field cannot be taken, the case has changed, or nothing could be stored.
    pub fn threat_ended(
        &self,
        act: Act,
        when: When,
        about: FactId,
        because: EndOfDanger,
        why: &str,
    ) -> Result<Recorded, Refused> {
        self.act(act, |here, case| {
            let mut wrong = Vec::new();
            let when = here.when(when, Does::Fulfils, &mut wrong);
            threat_by(case, about, when.0, &mut wrong);
            let ended = What::ThreatEnded { about };
            if case.counted().iter().any(|fact| fact.what == ended) {
                wrong.push(Wrong::new("about", Problem::NotAThreat));
            }
            let why = required("why", why, TEXT, &mut wrong);
            fine(wrong)?;
            let letter = Why {
                why,
                danger: Some(because),
                ..Why::default()
            };
            Ok(vec![sentence(when, Matter::Rule(ended), &letter)?])
        })
    }

    /// A second person has looked at why a danger was ended, and agrees.
    ///
    /// # Errors
    /// When it is no end of a danger, the one who ended it looks themselves, somebody looked before, the case has
    /// changed, or nothing could be stored.
    pub fn seen_by_second(&self, act: Act, end: FactId, words: &str) -> Result<Recorded, Refused> {
        self.act(act, |here, case| {
            here.second(case, end)?;
            let mut wrong = Vec::new();
            let words = at_most("words", words, TEXT, &mut wrong);
            fine(wrong)?;
            let letter = Noted { words, step: None };
            let matter = Matter::Filed(Filed::SeenBySecond { end });
            Ok(vec![here.just_now(matter, &letter)?])
        })
    }

    /// A second person has looked at why a danger was ended, and it was wrong: the end is taken back, so that the
    /// danger lives again, and whoever says so has it.
    ///
    /// # Errors
    /// As [`Recorder::seen_by_second`], or when no reason is given.
    pub fn reopen(&self, act: Act, end: FactId, why: &str) -> Result<Recorded, Refused> {
        self.act(act, |here, case| {
            let danger = here.second(case, end)?;
            let mut sentences = here.back(case, &[end], why)?;
            let threat = danger.threat;
            sentences.push(here.without_words(Matter::Filed(Filed::TookDanger { threat })));
            Ok(sentences)
        })
    }

    /// The danger of an end at which this account may look as the second one.
    fn second(&self, case: &CaseFacts, end: FactId) -> Result<Danger, Refused> {
        let all = case.dangers();
        let found = all
            .into_iter()
            .find_map(|danger| Some((danger, danger.end.filter(|each| each.fact == end)?)));
        let (danger, end) = found.ok_or(Refused::NotHere)?;
        if end.seen.is_some() {
            return Err(Refused::field("end", Problem::SeenBefore));
        }
        if end.actor == self.actor {
            return Err(Refused::field("end", Problem::SamePerson));
        }
        Ok(danger)
    }
}

fn of(facts: &CaseFacts, threat: FactId) -> Option<Danger> {
    let all = facts.dangers().into_iter();
    all.into_iter().find(|danger| danger.threat == threat)
}

impl CaseFacts {
    /// Every danger of the case that counts, the earliest first.
    #[must_use]
    pub fn dangers(&self) -> Vec<Danger> {
        let envelopes: Vec<_> = self.envelopes().copied().collect();
        dangers(&envelopes)
    }
}
