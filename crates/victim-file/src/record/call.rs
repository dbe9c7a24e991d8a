//! One call, one press (contract, section 3); calls that came in; call-backs; the provider.

use ledger::{Exactness, Matter};
use rules::{By, Channel, Ending, FactId, Moment, PersonNo, Toward, What};

use super::{Act, LINE, Recorded, Recorder, Sentence, TEXT, at_most, fine, sentence};
use crate::facts::CaseFacts;
use crate::letter::{Advocate, Callback, Effort, Noted, PlainLetter};
use crate::refused::{Problem, Refused, Wrong};
use crate::view;
use crate::when::{Does, When};

/// What was pressed on a call page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// For whom; nobody for the victim not yet known.
    pub person: Option<PersonNo>,
    /// Who was called.
    pub to: Toward,
    /// By which way.
    pub channel: Channel,
    /// How it ended.
    pub outcome: Ending,
    /// The threats, sessions and leavings that it was about, of those still to be told to the person;
    /// `None` for all of them.
    pub about: Option<Vec<FactId>>,
    /// The number that was called, and anything noted.
    pub letter: Effort,
}

impl Recorder<'_> {
    /// One effort, and one notice for each threat, session or leaving that it was about, in one batch and at
    /// one instant. Asking others where somebody is gives no notice to anybody: that is an effort alone.
    ///
    /// # Errors
    /// When a field cannot be taken, the case has changed, or nothing could be stored.
    pub fn call(&self, act: Act, when: When, call: &Call) -> Result<Recorded, Refused> {
        self.act(act, |here, case| {
            let mut wrong = Vec::new();
            let when = here.when(when, Does::Fulfils, &mut wrong);
            let letter = whole_effort(&call.letter, &mut wrong);
            if let Some(person) = call.person {
                here.known_by(case, person, when.0, &mut wrong);
            } else if call.to != Toward::Locate {
                wrong.push(Wrong::new("to", Problem::OnlyLocate));
            }
            if call.outcome == Ending::Reached
                && (call.person.is_none() || call.to == Toward::Locate)
            {
                wrong.push(Wrong::new("outcome", Problem::NotReached));
            }
            let no_danger = here.through_advocate(case, call, when.0, &mut wrong)?;
            let about = here.about(case, call, (when.0, no_danger), &mut wrong);
            fine(wrong)?;
            notified(call, when, &about, &letter)
        })
    }

    /// A call to their advocate: reached is only one who stands for them. Whether a danger cannot be told that way.
    fn through_advocate(
        &self,
        case: &CaseFacts,
        call: &Call,
        at: Moment,
        wrong: &mut Vec<Wrong>,
    ) -> Result<bool, Refused> {
        let Some(person) = call.person.filter(|_| call.to == Toward::Advocate) else {
            return Ok(false);
        };
        let advocate = self.advocate(case, person, at)?;
        if call.outcome == Ending::Reached && advocate.is_none() {
            wrong.push(Wrong::new("to", Problem::NoAdvocate));
        }
        Ok(advocate.is_some_and(|advocate| !advocate.for_danger()))
    }

    /// The advocate who stood for somebody at an instant: by the plan of then, or by that of now, for who is named in a
    /// call is often written down after it.
    fn advocate(
        &self,
        case: &CaseFacts,
        person: PersonNo,
        at: Moment,
    ) -> Result<Option<Advocate>, Refused> {
        let day = at.day(self.zone());
        let plans = view::plans(case, self.ring, person)?;
        let then = plans.iter().rev().find(|(kept, _)| *kept <= at);
        let all = then.into_iter().chain(plans.last());
        let stands = all.map(|(_, plan)| &plan.advocate);
        Ok(stands
            .into_iter()
            .find(|advocate| advocate.stands(day))
            .cloned())
    }

    /// What the call was about: what is still to be told, of what had happened by then.
    fn about(
        &self,
        case: &CaseFacts,
        call: &Call,
        (at, no_danger): (Moment, bool),
        wrong: &mut Vec<Wrong>,
    ) -> Vec<FactId> {
        let Some(person) = call.person.filter(|_| call.to != Toward::Locate) else {
            if call.about.as_ref().is_some_and(|about| !about.is_empty()) {
                wrong.push(Wrong::new("about", Problem::NotOwed));
            }
            return Vec::new();
        };
        let owed = case.to_tell(self.rules, person, self.now);
        let happened = |fact: FactId| {
            let found = case.entry(fact)?;
            Some(found.1.envelope.at)
        };
        let Some(asked) = &call.about else {
            let by_then = |fact: &FactId| happened(*fact).is_some_and(|then| then <= at);
            let may = |fact: &FactId| !no_danger || case.threat(*fact).is_none();
            return owed.into_iter().filter(by_then).filter(may).collect();
        };
        let mut about: Vec<FactId> = Vec::new();
        for fact in asked {
            match happened(*fact) {
                Some(then) if then > at => {
                    wrong.push(Wrong::new("about", Problem::BeforeThat(then)));
                }
                _ if no_danger && case.threat(*fact).is_some() => {
                    wrong.push(Wrong::new("about", Problem::NotForDanger));
                }
                _ if !owed.contains(fact) => wrong.push(Wrong::new("about", Problem::NotOwed)),
                _ if about.contains(fact) => {}
                _ => about.push(*fact),
            }
        }
        about
    }

    /// They, or the advocate they named, called or came by.
    ///
    /// # Errors
    /// When a field cannot be taken, the case has changed, or nothing could be stored.
    pub fn inbound(
        &self,
        act: Act,
        when: When,
        person: PersonNo,
        by: By,
        words: &str,
    ) -> Result<Recorded, Refused> {
        self.act(act, |here, case| {
            let mut wrong = Vec::new();
            let when = here.when(when, Does::Fulfils, &mut wrong);
            here.known_by(case, person, when.0, &mut wrong);
            if by == By::Advocate && here.advocate(case, person, when.0)?.is_none() {
                wrong.push(Wrong::new("by", Problem::NoAdvocate));
            }
            let words = at_most("words", words, TEXT, &mut wrong);
            fine(wrong)?;
            let what = What::Inbound { person, by };
            Ok(vec![sentence(
                when,
                Matter::Rule(what),
                &Noted { words, step: None },
            )?])
        })
    }

    /// "Not now, call me then": a day from the day itself to thirty days later.
    ///
    /// # Errors
    /// When a field cannot be taken, the case has changed, or nothing could be stored.
    pub fn callback(
        &self,
        act: Act,
        when: When,
        person: PersonNo,
        day: jiff::civil::Date,
        letter: &Callback,
    ) -> Result<Recorded, Refused> {
        self.act(act, |here, case| {
            let mut wrong = Vec::new();
            let when = here.when(when, Does::Fulfils, &mut wrong);
            here.known_by(case, person, when.0, &mut wrong);
            let first = when.0.day(here.zone());
            let most = here.rules.pack.callback.most_days;
            let last = rules::Calendar::days_later(first, most);
            if day < first || day > last {
                wrong.push(Wrong::new("day", Problem::NotBetween { first, last }));
            }
            let letter = Callback {
                from: letter.from,
                words: at_most("words", &letter.words, TEXT, &mut wrong),
            };
            fine(wrong)?;
            let what = What::Callback { person, day };
            Ok(vec![sentence(when, Matter::Rule(what), &letter)?])
        })
    }

    /// One attempt to warn the certified provider of a threat.
    ///
    /// # Errors
    /// When a field cannot be taken, the case has changed, or nothing could be stored.
    pub fn provider_notice(
        &self,
        act: Act,
        when: When,
        about: FactId,
        outcome: Ending,
        letter: &Effort,
    ) -> Result<Recorded, Refused> {
        self.act(act, |here, case| {
            let mut wrong = Vec::new();
            let when = here.when(when, Does::Fulfils, &mut wrong);
            threat_by(case, about, when.0, &mut wrong);
            let letter = whole_effort(letter, &mut wrong);
            fine(wrong)?;
            let what = What::ProviderNotice { about, outcome };
            Ok(vec![sentence(when, Matter::Rule(what), &letter)?])
        })
    }
}

/// The effort first, then its notices: all at one instant.
fn notified(
    call: &Call,
    when: (Moment, Exactness),
    about: &[FactId],
    letter: &Effort,
) -> Result<Vec<Sentence>, Refused> {
    let Call {
        person,
        to,
        channel,
        outcome,
        ..
    } = *call;
    let effort = What::Effort {
        person,
        to,
        channel,
        outcome,
    };
    let mut sentences = vec![sentence(when, Matter::Rule(effort), letter)?];
    let by = match to {
        Toward::Person => By::Person,
        Toward::Advocate => By::Advocate,
        Toward::Locate => return Ok(sentences),
    };
    let Some(person) = person else {
        return Ok(sentences);
    };
    // The words are the effort's; a notice repeats the number alone.
    let letter = Effort {
        words: String::new(),
        ..letter.clone()
    };
    for about in about {
        let notice = What::Notice {
            person,
            about: *about,
            to: by,
            channel,
            outcome,
        };
        sentences.push(sentence(when, Matter::Rule(notice), &letter)?);
    }
    Ok(sentences)
}

/// It must be a threat of the case that counts and had happened by then.
pub(super) fn threat_by(case: &CaseFacts, fact: FactId, at: Moment, wrong: &mut Vec<Wrong>) {
    match case.threat(fact) {
        Some(threat) if case.taken_back(fact).is_none() => {
            if threat.at > at {
                wrong.push(Wrong::new("when", Problem::BeforeThat(threat.at)));
            }
        }
        _ => wrong.push(Wrong::new("about", Problem::NotAThreat)),
    }
}

pub(crate) fn whole_effort(given: &Effort, wrong: &mut Vec<Wrong>) -> Effort {
    Effort {
        number: at_most("number", &given.number, LINE, wrong),
        words: at_most("words", &given.words, TEXT, wrong),
        plain: given.plain.as_ref().map(|plain| PlainLetter {
            signer: at_most("signer", &plain.signer, LINE, wrong),
            back: at_most("back", &plain.back, LINE, wrong),
            language: plain.language.clone(),
        }),
        ..*given
    }
}
