//! Releases, and what was told to somebody outside under them or by law.

use client_file::Participant;
use keys::KeyRing;
use leaks::{Certainty, Finder, Own, Sheltered};
use ledger::{Filed, Matter};
use rules::{CaseId, FactId, PersonNo};

use super::{Act, LINE, Recorded, Recorder, TEXT, at_most, fine, required, sentence};
use crate::letter::{Ground, Release, ReleaseEnded, SignedBy, ToldOutside};
use crate::refused::{Problem, Refused, Wrong};
use crate::view::{ReleaseView, releases_of};
use crate::when::{Does, When};

/// A release stands for a year at most: "reasonably time-limited" (34 U.S.C. 12291(b)(2)(B), 28 CFR 94.115).
const LONGEST_RELEASE: u16 = 366;

impl Recorder<'_> {
    /// A release that somebody signed: what, to whom, why, until when.
    ///
    /// # Errors
    /// When a field cannot be taken, the participant signed, the case has changed, or nothing could be stored.
    pub fn release(
        &self,
        act: Act,
        person: PersonNo,
        release: &Release,
    ) -> Result<Recorded, Refused> {
        self.act(act, |here, case| {
            let mut wrong = Vec::new();
            here.somebody(case, Some(person), &mut wrong);
            if case
                .person(person)
                .is_some_and(|known| known.ended.is_some())
            {
                wrong.push(Wrong::new("person", Problem::EndedBefore));
            }
            let today = here.now.day(here.zone());
            let last = rules::Calendar::days_later(today, LONGEST_RELEASE);
            match release.until {
                None => wrong.push(Wrong::new("until", Problem::Missing)),
                Some(until) if until < today || until > last => {
                    let problem = Problem::NotBetween { first: today, last };
                    wrong.push(Wrong::new("until", problem));
                }
                Some(_) => {}
            }
            match release.signed_on {
                None => wrong.push(Wrong::new("signed_on", Problem::Missing)),
                Some(day) if day > today => {
                    wrong.push(Wrong::new("signed_on", Problem::Future));
                }
                Some(_) => {}
            }
            let signer = match release.signed_by {
                SignedBy::Themselves => String::new(),
                SignedBy::Guardian => {
                    let signer = required("signer", &release.signer, LINE, &mut wrong);
                    if is_the_participant(here, act.case, here.ring, &signer)? {
                        wrong.push(Wrong::new("signer", Problem::TheParticipant));
                    }
                    signer
                }
            };
            let letter = Release {
                scope: required("scope", &release.scope, TEXT, &mut wrong),
                recipient: required("recipient", &release.recipient, LINE, &mut wrong),
                purpose: required("purpose", &release.purpose, TEXT, &mut wrong),
                paper: at_most("paper", &release.paper, LINE, &mut wrong),
                signer,
                ..release.clone()
            };
            fine(wrong)?;
            let matter = Matter::Filed(Filed::PersonRelease { person });
            Ok(vec![here.just_now(matter, &letter)?])
        })
    }

    /// A release is taken back: by word of mouth is enough.
    ///
    /// # Errors
    /// When it is no release of the case, it was taken back before, the case has changed, or nothing could be stored.
    pub fn end_release(
        &self,
        act: Act,
        release: FactId,
        ended: &ReleaseEnded,
    ) -> Result<Recorded, Refused> {
        self.act(act, |here, case| {
            let (_, entry) = case.entry(release).ok_or(Refused::NotHere)?;
            if !matches!(
                entry.envelope.matter,
                Matter::Filed(Filed::PersonRelease { .. })
            ) {
                return Err(Refused::NotHere);
            }
            let end = Matter::Filed(Filed::PersonReleaseEnded { release });
            if case.envelopes().any(|each| each.matter == end) {
                return Err(Refused::field("release", Problem::TakenBackBefore));
            }
            let mut wrong = Vec::new();
            let letter = ReleaseEnded {
                words: at_most("words", &ended.words, TEXT, &mut wrong),
                ..ended.clone()
            };
            fine(wrong)?;
            Ok(vec![here.just_now(end, &letter)?])
        })
    }

    /// Something of a person was told to somebody outside. Refused where no release of theirs stood at that time, or it
    /// names somebody else, and no ground of the law is named.
    ///
    /// # Errors
    /// When a field cannot be taken, nothing covers it, the case has changed, or nothing could be stored.
    pub fn told_outside(
        &self,
        act: Act,
        when: When,
        person: PersonNo,
        told: &ToldOutside,
    ) -> Result<Recorded, Refused> {
        self.act(act, |here, case| {
            let mut wrong = Vec::new();
            // Of a day without an hour its last: what was taken back on that day covers nothing of it.
            let when = here.when(when, Does::Fulfils, &mut wrong);
            here.known_by(case, person, when.0, &mut wrong);
            let what = required("what", &told.what, TEXT, &mut wrong);
            let letter = if told.ground == Ground::Release {
                let all = releases_of(case, here.ring, person)?;
                let named = |each: &&ReleaseView| Some(each.fact) == told.release;
                let covers = all
                    .iter()
                    .find(named)
                    .filter(|release| release.stands(when.0, here.zone()));
                let recipient = covers.map_or("", |release| &release.letter.recipient);
                if covers.is_none() {
                    wrong.push(Wrong::new("ground", Problem::NotCovered));
                } else if !is_same(&told.recipient, recipient) {
                    wrong.push(Wrong::new("recipient", Problem::AnotherRecipient));
                }
                ToldOutside {
                    recipient: recipient.to_owned(),
                    what,
                    ground: Ground::Release,
                    release: told.release,
                    law: String::new(),
                }
            } else {
                ToldOutside {
                    recipient: required("recipient", &told.recipient, LINE, &mut wrong),
                    what,
                    ground: told.ground,
                    release: None,
                    law: required("law", &told.law, LINE, &mut wrong),
                }
            };
            fine(wrong)?;
            let matter = Matter::Filed(Filed::ToldOutside { person });
            Ok(vec![sentence(when, matter, &letter)?])
        })
    }
}

/// Left empty it is who the release names.
fn is_same(typed: &str, named: &str) -> bool {
    let folded = |text: &str| text.trim().to_lowercase();
    typed.trim().is_empty() || folded(typed) == folded(named)
}

/// Whether a name is surely the participant's, who can sign for nobody (34 U.S.C. 12291(b)(2)(B)(ii)).
pub(super) fn is_the_participant(
    here: &Recorder<'_>,
    case: CaseId,
    ring: &KeyRing,
    name: &str,
) -> Result<bool, Refused> {
    let participant = Participant::open(here.stores.client, ring, case)?;
    let Some(intake) = participant.and_then(|file| file.intake) else {
        return Ok(false);
    };
    let theirs = Sheltered {
        names: vec![format!("{} {}", intake.first, intake.last)],
        ..Sheltered::default()
    };
    let found = Finder::new(&[theirs], &Own::default()).look(name);
    Ok(found
        .iter()
        .any(|find| find.what == leaks::What::Name && find.certainty == Certainty::Sure))
}
