//! What they were told and what they chose; dangers told of.

use ledger::Matter;
use rules::{Items, Numbers, PersonNo, Targets, What};

use super::{Act, Recorded, Recorder, Sentence, TEXT, at_most, fine, required, sentence};
use crate::letter::{Noted, Threat};
use crate::refused::{Problem, Refused, Wrong};
use crate::when::{Does, When};

/// What they chose; the latest stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// To hear when he begins, and when he leaves.
    pub receive: bool,
    /// To tell the program things.
    pub provide: bool,
    /// To be called every so many days.
    pub every_days: Option<u16>,
}

/// What was said in one talk.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Telling {
    /// What they were told or asked.
    pub items: Items,
    /// What they declined to hear.
    pub declined: Items,
    /// What they chose, if they chose.
    pub choice: Option<Choice>,
    /// Anything noted.
    pub words: String,
}

impl Recorder<'_> {
    /// What they were told, declined and chose, in one batch and at one instant.
    ///
    /// # Errors
    /// When a field cannot be taken, the case has changed, or nothing could be stored.
    pub fn tell(
        &self,
        act: Act,
        when: When,
        person: PersonNo,
        telling: &Telling,
    ) -> Result<Recorded, Refused> {
        self.act(act, |here, case| {
            let mut wrong = Vec::new();
            let when = here.when(when, Does::Fulfils, &mut wrong);
            here.known_by(case, person, when.0, &mut wrong);
            let Telling {
                items,
                declined,
                choice,
                ..
            } = *telling;
            if !items.both(declined).is_empty() {
                wrong.push(Wrong::new("items", Problem::Both));
            }
            if items.union(declined).is_empty() && choice.is_none() {
                wrong.push(Wrong::new("items", Problem::Missing));
            }
            if choice.is_some_and(|choice| !choice.fits()) {
                wrong.push(Wrong::new("every_days", Problem::NotSoManyDays));
            }
            let mut words = at_most("words", &telling.words, TEXT, &mut wrong);
            fine(wrong)?;
            let mut sentences: Vec<Sentence> = Vec::new();
            if !items.union(declined).is_empty() {
                let what = What::Disclosure {
                    person,
                    items,
                    declined,
                };
                let letter = Noted {
                    words: std::mem::take(&mut words),
                    step: None,
                };
                sentences.push(sentence(when, Matter::Rule(what), &letter)?);
            }
            if let Some(choice) = choice {
                let what = choice.of(person);
                // Written down once: with what was told, if anything was.
                sentences.push(sentence(
                    when,
                    Matter::Rule(what),
                    &Noted { words, step: None },
                )?);
            }
            Ok(sentences)
        })
    }

    /// What they were told and what they declined to hear.
    ///
    /// # Errors
    /// When a field cannot be taken, the case has changed, or nothing could be stored.
    pub fn disclosure(
        &self,
        act: Act,
        when: When,
        person: PersonNo,
        items: Items,
        declined: Items,
        words: &str,
    ) -> Result<Recorded, Refused> {
        let words = words.to_owned();
        let telling = Telling {
            items,
            declined,
            choice: None,
            words,
        };
        self.tell(act, when, person, &telling)
    }

    /// What they chose.
    ///
    /// # Errors
    /// When a field cannot be taken, the case has changed, or nothing could be stored.
    pub fn election(
        &self,
        act: Act,
        when: When,
        person: PersonNo,
        choice: Choice,
        words: &str,
    ) -> Result<Recorded, Refused> {
        let telling = Telling {
            choice: Some(choice),
            words: words.to_owned(),
            ..Telling::default()
        };
        self.tell(act, when, person, &telling)
    }

    /// Imminent threat or danger became known at this desk.
    ///
    /// # Errors
    /// When a field cannot be taken, the case has changed, or nothing could be stored.
    pub fn threat(
        &self,
        act: Act,
        when: When,
        toward: Targets,
        named: &[PersonNo],
        source: Option<PersonNo>,
        words: &str,
    ) -> Result<Recorded, Refused> {
        self.act(act, |here, case| {
            let mut wrong = Vec::new();
            let when = here.when(when, Does::Starts, &mut wrong);
            if toward.is_empty() {
                wrong.push(Wrong::new("toward", Problem::Missing));
            }
            for person in named.iter().chain(source.as_ref()) {
                here.known_by(case, *person, when.0, &mut wrong);
            }
            let words = required("words", words, TEXT, &mut wrong);
            fine(wrong)?;
            let what = What::Threat {
                toward,
                named: named.iter().map(|person| person.0).collect::<Numbers>(),
                source,
            };
            Ok(vec![sentence(when, Matter::Rule(what), &Threat { words })?])
        })
    }
}

impl Choice {
    fn fits(self) -> bool {
        self.every_days.is_none_or(|days| (1..=366).contains(&days))
    }

    const fn of(self, person: PersonNo) -> What {
        let Self {
            receive,
            provide,
            every_days,
        } = self;
        What::Election {
            person,
            receive,
            provide,
            every_days,
        }
    }
}
