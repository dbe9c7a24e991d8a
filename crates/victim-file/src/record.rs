//! What one may do with the separate file: each act is one append, of one or more facts, taken once.
//!
//! Little is refused. What happened is taken, for a rule that rejects the truth makes people write down
//! something else; only what the contract's section 1 would refuse is refused here too.

mod call;
mod circumstances;
mod correct;
mod danger;
mod demand;
mod number;
mod outside;
mod own_copy;
mod people;
mod retraction;
mod shown;
mod told;
mod weigh;

use jiff::tz::TimeZone;
use keys::{KeyRing, Seal, Stream};
use ledger::{
    Actor, Appended, Batch, BatchId, Envelope, Exactness, Filed, Matter, NewEntry, SealedLetter,
};
use rules::{CaseId, FactId, Moment, PersonNo, Rules};

pub use call::Call;
pub use client_file::Act;
pub(crate) use correct::may_be_taken_back_now;
pub use told::{Choice, Telling};

use crate::facts::{CaseFacts, Stores};
use crate::letter::{Letter, Noted, Received};
use crate::refused::{Problem, Refused, Wrong};
use crate::when::{Does, When};

/// The longest line, such as a name, in characters.
pub const LINE: usize = client_file::record::LINE;
/// The longest text, such as a note, in characters.
pub const TEXT: usize = client_file::record::TEXT;

/// Who records, where and now: what every act needs besides what it says.
#[derive(Clone, Copy)]
pub struct Recorder<'a> {
    /// The ledgers; only the victim's is written to.
    pub stores: Stores<'a>,
    /// The victim desk's keys.
    pub ring: &'a KeyRing,
    /// The victim desk's randomness.
    pub stream: &'a Stream,
    /// The rules, with the zone whose days count.
    pub rules: &'a Rules,
    /// Who.
    pub actor: Actor,
    /// Now.
    pub now: Moment,
    /// The number of the paper sheet from which it is written down; empty where it is none.
    pub sheet: &'a str,
}

/// What was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// In which case.
    pub case: CaseId,
    /// By which batch: what [`Recorder::undo`] takes back.
    pub batch: BatchId,
    /// Which facts, in order.
    pub facts: Vec<FactId>,
    /// It had been recorded before by the same batch: the form was sent twice.
    pub before: bool,
}

/// A fact to be written: what its envelope and its letter say.
pub(crate) struct Sentence {
    at: Moment,
    exactness: Exactness,
    matter: Matter,
    /// Empty where the fact has no words.
    letter: Vec<u8>,
}

/// A case before an act.
pub(crate) enum Case {
    /// As it is.
    Open(CaseFacts),
    /// This very batch is in it.
    Taken(Recorded),
}

impl Recorder<'_> {
    /// Words about the case or one of its persons.
    ///
    /// # Errors
    /// When there are no words or too many, the case has changed, or nothing could be stored.
    pub fn note(
        &self,
        act: Act,
        person: Option<PersonNo>,
        words: &str,
    ) -> Result<Recorded, Refused> {
        self.act(act, |here, case| {
            let mut wrong = Vec::new();
            here.somebody(case, person, &mut wrong);
            let words = required("words", words, TEXT, &mut wrong);
            fine(wrong)?;
            let matter = Matter::Filed(Filed::Note { person });
            Ok(vec![here.just_now(matter, &Noted { words, step: None })?])
        })
    }

    /// Somebody means to make this person's next call. Does not move the case's version.
    ///
    /// # Errors
    /// When the case or the person is not known, or nothing could be stored.
    pub fn took(
        &self,
        case: CaseId,
        batch: BatchId,
        person: Option<PersonNo>,
    ) -> Result<Recorded, Refused> {
        self.aside(case, batch, person, Filed::Took { person })
    }

    /// A fact without words about somebody's next call, for which any version of the case will do.
    pub(crate) fn aside(
        &self,
        case: CaseId,
        batch: BatchId,
        person: Option<PersonNo>,
        filed: Filed,
    ) -> Result<Recorded, Refused> {
        self.act(any_version(case, batch), |here, facts| {
            let mut wrong = Vec::new();
            here.somebody(facts, person, &mut wrong);
            fine(wrong)?;
            Ok(vec![here.without_words(Matter::Filed(filed))])
        })
    }

    /// Somebody looked into this file. Does not move the case's version.
    ///
    /// # Errors
    /// When the ledgers know no such case, or nothing could be stored.
    pub fn look(&self, case: CaseId, batch: BatchId) -> Result<Recorded, Refused> {
        self.act(any_version(case, batch), |_, _| {
            Ok(vec![self.without_words(Matter::Filed(Filed::Look))])
        })
    }

    /// Everything of this file is about to be written out of the house, with the reason: a look with words. Does not move
    /// the case's version.
    ///
    /// # Errors
    /// When no reason is given or one too long, the ledgers know no such case, or nothing could be stored.
    pub fn exported(&self, case: CaseId, batch: BatchId, why: &str) -> Result<Recorded, Refused> {
        self.act(any_version(case, batch), |here, _| {
            let mut wrong = Vec::new();
            let words = required("why", why, LINE, &mut wrong);
            fine(wrong)?;
            let matter = Matter::Filed(Filed::Look);
            Ok(vec![here.just_now(matter, &Noted { words, step: None })?])
        })
    }

    /// A hand-over was read and dealt with, with what was done.
    ///
    /// # Errors
    /// When the drop has no such hand-over in the case, the words are too many, or nothing could be stored.
    pub fn receive(&self, act: Act, fact: FactId, words: &str) -> Result<Recorded, Refused> {
        self.act(act, |here, case| {
            let (side, _) = case.entry(fact).ok_or(Refused::NotHere)?;
            if *side != crate::facts::Side::Drop {
                return Err(Refused::NotHere);
            }
            let mut wrong = Vec::new();
            let words = at_most("words", words, TEXT, &mut wrong);
            fine(wrong)?;
            let matter = Matter::Filed(Filed::Received { fact });
            Ok(vec![here.just_now(matter, &Received { words })?])
        })
    }

    /// One append: reads the case, asks what is to be written, seals and stores it.
    fn act(
        &self,
        act: Act,
        write: impl FnOnce(&Recorder<'_>, &CaseFacts) -> Result<Vec<Sentence>, Refused>,
    ) -> Result<Recorded, Refused> {
        match self.open(act)? {
            Case::Taken(recorded) => Ok(recorded),
            Case::Open(case) => {
                let here = Recorder {
                    now: case.history().next_at(self.now),
                    ..*self
                };
                let sentences = write(&here, &case)?;
                self.put(act, sentences)
            }
        }
    }

    /// The case as it is, unless this batch is in it already.
    pub(crate) fn open(&self, act: Act) -> Result<Case, Refused> {
        let case = self.stores.case(act.case)?;
        let facts = facts_of(&case, act.batch)?;
        if !facts.is_empty() {
            return Ok(Case::Taken(Recorded {
                case: act.case,
                batch: act.batch,
                facts,
                before: true,
            }));
        }
        if case.entries.is_empty() {
            return Err(Refused::NotHere);
        }
        match act.seen {
            // Said before anything else is looked at, so that nobody mends a field only to hear it then.
            Some(seen) if seen != case.version => Err(Refused::Stale { now: case.version }),
            _ => Ok(Case::Open(case)),
        }
    }

    pub(crate) fn put(&self, act: Act, sentences: Vec<Sentence>) -> Result<Recorded, Refused> {
        let Act {
            case,
            seen,
            batch: id,
        } = act;
        let mut entries = Vec::with_capacity(sentences.len());
        let mut facts = Vec::with_capacity(sentences.len());
        for (number, sentence) in sentences.into_iter().enumerate() {
            let fact = client_file::fact_of(id, number)?;
            entries.push(self.entry(case, fact, &sentence)?);
            facts.push(fact);
        }
        let appended = self.stores.victim.append(&Batch {
            id,
            case,
            seen,
            entries,
        })?;
        Ok(Recorded {
            case,
            batch: id,
            facts,
            before: appended == Appended::Before,
        })
    }

    pub(crate) fn entry(
        &self,
        case: CaseId,
        id: FactId,
        sentence: &Sentence,
    ) -> Result<NewEntry, Refused> {
        // Of a clock that was ahead and has been set back, the true time stands beside.
        let (recorded, kept) = (self.now.max(sentence.at), self.now);
        let envelope = Envelope {
            case,
            id,
            actor: self.actor,
            at: sentence.at,
            exactness: sentence.exactness,
            recorded,
            kept,
            matter: sentence.matter,
        };
        if !self.sheet.is_empty() && !client_file::letter::is_sheet(self.sheet) {
            return Err(Refused::field("sheet", Problem::NotASheet));
        }
        let letter = if sentence.letter.is_empty() {
            SealedLetter::default()
        } else {
            let written = client_file::letter::on_sheet(sentence.letter.clone(), self.sheet)?;
            self.ring
                .seal_letter(Seal::Victim, &envelope, &written, self.stream)?
        };
        Ok(NewEntry {
            envelope,
            salt: self.stream.bytes(),
            letter,
        })
    }

    fn just_now<L: Letter>(&self, matter: Matter, letter: &L) -> Result<Sentence, Refused> {
        sentence((self.now, Exactness::Second), matter, letter)
    }

    pub(crate) const fn without_words(&self, matter: Matter) -> Sentence {
        Sentence {
            at: self.now,
            exactness: Exactness::Second,
            matter,
            letter: Vec::new(),
        }
    }

    const fn zone(&self) -> &TimeZone {
        &self.rules.zone
    }

    /// When it happened; a day that is wrong is said with everything else that is.
    fn when(&self, when: When, does: Does, wrong: &mut Vec<Wrong>) -> (Moment, Exactness) {
        when.taken(does, self.now, self.zone())
            .unwrap_or_else(|one| {
                wrong.push(one);
                (self.now, Exactness::Second)
            })
    }

    /// The person must be one of the case; nobody is fine.
    fn somebody(&self, case: &CaseFacts, person: Option<PersonNo>, wrong: &mut Vec<Wrong>) {
        if person.is_some_and(|person| case.person(person).is_none()) {
            wrong.push(Wrong::new("person", Problem::NotAPerson));
        }
    }

    /// The person must be one of the case, and known by then: a fact may name only who comes earlier.
    fn known_by(&self, case: &CaseFacts, person: PersonNo, at: Moment, wrong: &mut Vec<Wrong>) {
        match case.person(person) {
            None => wrong.push(Wrong::new("person", Problem::NotAPerson)),
            Some(known) if at < known.since => {
                wrong.push(Wrong::new("when", Problem::BeforeKnown(known.since)));
            }
            Some(_) => {}
        }
    }
}

pub(crate) fn sentence<L: Letter>(
    (at, exactness): (Moment, Exactness),
    matter: Matter,
    letter: &L,
) -> Result<Sentence, Refused> {
    Ok(Sentence {
        at,
        exactness,
        matter,
        letter: letter.written()?,
    })
}

/// The facts that a batch wrote into a case, in order.
pub(crate) fn facts_of(case: &CaseFacts, batch: BatchId) -> Result<Vec<FactId>, Refused> {
    let mut facts = Vec::new();
    loop {
        let fact = client_file::fact_of(batch, facts.len())?;
        if case.entry(fact).is_none() {
            return Ok(facts);
        }
        facts.push(fact);
    }
}

/// An act for which any version will do.
const fn any_version(case: CaseId, batch: BatchId) -> Act {
    Act {
        case,
        seen: None,
        batch,
    }
}

/// Nothing is wrong, or everything that is.
fn fine(wrong: Vec<Wrong>) -> Result<(), Refused> {
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(Refused::Fields(wrong))
    }
}

/// A text as it is kept: trimmed, and not too long.
pub(crate) fn at_most(
    field: &'static str,
    given: &str,
    most: usize,
    wrong: &mut Vec<Wrong>,
) -> String {
    if given.chars().count() > most {
        wrong.push(Wrong::new(field, Problem::TooLong(most)));
        return String::new();
    }
    given.trim().to_owned()
}

fn required(field: &'static str, given: &str, most: usize, wrong: &mut Vec<Wrong>) -> String {
    let before = wrong.len();
    let text = at_most(field, given, most, wrong);
    if text.is_empty() && wrong.len() == before {
        wrong.push(Wrong::new(field, Problem::Missing));
    }
    text
}
