//! The participant's own papers: the contract, releases, and what is made from the roll for them or a court.

use ledger::{Filed, Matter, Report};
use rules::FactId;

use super::{Act, Case, LINE, Recorded, Recorder, TEXT, both, required, text};
use crate::letter::{self, Contract, Release};
use crate::refused::{Problem, Refused, Wrong};
use crate::status::taken_back_by;
use crate::when::When;

impl Recorder<'_> {
    /// The contract was signed (OAC 75:25-3-4.1(a)(3)): typed here, or on paper.
    ///
    /// # Errors
    /// When a field cannot be taken, the case has changed, or nothing could be stored.
    pub fn contract(&self, act: Act, when: When, contract: &Contract) -> Result<Recorded, Refused> {
        let Case::Open(_) = self.open(act)? else {
            return self.again(act);
        };
        let signed = required("signed", &contract.signed, LINE).map_err(|wrong| vec![wrong]);
        let ((at, exactness), signed) = both(when.taken(self.now, self.zone), signed)?;
        let letter = Contract {
            signed,
            ..contract.clone()
        };
        let matter = Matter::Filed(Filed::Contract);
        self.put(
            act,
            super::Happened {
                at,
                exactness,
                matter,
            },
            &letter,
        )
    }

    /// The participant's own release: to whom the program may tell what about them, and until when. It is about nobody else.
    ///
    /// # Errors
    /// When a field cannot be taken, it ends before it begins, the case has changed, or nothing could be stored.
    pub fn release(&self, act: Act, when: When, release: &Release) -> Result<Recorded, Refused> {
        let Case::Open(_) = self.open(act)? else {
            return self.again(act);
        };
        let mut wrong = Vec::new();
        let mut take = |result: Result<String, Wrong>| {
            result.unwrap_or_else(|one| {
                wrong.push(one);
                String::new()
            })
        };
        let letter = Release {
            to: take(required("to", &release.to, LINE)),
            what: take(required("what", &release.what, TEXT)),
            signed: take(required("signed", &release.signed, LINE)),
            ..release.clone()
        };
        let taken = when.taken(self.now, self.zone);
        let first = taken.map(|(at, _)| at.day(self.zone));
        match (release.until, first) {
            (None, _) => wrong.push(Wrong {
                field: "until",
                problem: Problem::Missing,
            }),
            (Some(until), Ok(first)) if until < first => wrong.push(Wrong {
                field: "until",
                problem: Problem::BeforeEarlier,
            }),
            _ => {}
        }
        let whole = match wrong.is_empty() {
            true => Ok(()),
            false => Err(wrong),
        };
        let ((at, exactness), ()) = both(taken, whole)?;
        let matter = Matter::Filed(Filed::Release);
        self.put(
            act,
            super::Happened {
                at,
                exactness,
                matter,
            },
            &letter,
        )
    }

    /// The participant takes a release back, by word of mouth as well.
    ///
    /// # Errors
    /// When there is no such release in force, the case has changed, or nothing could be stored.
    pub fn end_release(&self, act: Act, release: FactId, words: &str) -> Result<Recorded, Refused> {
        let Case::Open(case) = self.open(act)? else {
            return self.again(act);
        };
        let mut all = case.entries.iter().map(|entry| entry.envelope.matter);
        let is = |entry: &ledger::Entry| {
            entry.envelope.id == release && entry.envelope.matter == Matter::Filed(Filed::Release)
        };
        let ended = Matter::Filed(Filed::ReleaseEnded { release });
        let over = all.any(|each| each == ended || taken_back_by(&each) == Some(release));
        if over || !case.entries.iter().any(is) {
            return Err(Refused::NotHere);
        }
        let words = text("words", words).map_err(|wrong| Refused::Fields(vec![wrong]))?;
        self.put(act, self.just_now(ended), &letter::Session { words })
    }

    /// A letter or a report was made, as it stands. Whether the participant may be told yet is for the desk to ask first.
    ///
    /// # Errors
    /// When a field cannot be taken, the case has changed, or nothing could be stored.
    pub fn report(
        &self,
        act: Act,
        report: Report,
        letter: &letter::Report,
    ) -> Result<Recorded, Refused> {
        let Case::Open(_) = self.open(act)? else {
            return self.again(act);
        };
        let mut wrong = Vec::new();
        let mut take = |result: Result<String, Wrong>| {
            result.unwrap_or_else(|one| {
                wrong.push(one);
                String::new()
            })
        };
        let letter = letter::Report {
            to: take(required("to", &letter.to, LINE)),
            words: take(required("words", &letter.words, TEXT)),
            signer: take(required("signer", &letter.signer, LINE)),
            ..letter.clone()
        };
        if !wrong.is_empty() {
            return Err(Refused::Fields(wrong));
        }
        self.put(
            act,
            self.just_now(Matter::Filed(Filed::Report(report))),
            &letter,
        )
    }
}
