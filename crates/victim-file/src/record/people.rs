//! Persons: who they are, their roles, their plans.

use ledger::{Filed, Matter};
use rules::{Ended, PersonNo, Roles, What};

use super::{Act, LINE, Recorded, Recorder, TEXT, at_most, fine, required, sentence};
use crate::letter::{Advocate, Person, Phone, Plan, SafeHours, Saved, Why};
use crate::refused::{Problem, Refused, Wrong};
use crate::view;
use crate::when::{Does, When};

/// The most numbers of one person, and the most rows of safe hours.
const MANY: usize = 50;

/// An advocate is named for so many days at most, where a day is named at all: a slip of the year would be for ever.
const LONGEST_NAMED: u16 = 1_100;

impl Recorder<'_> {
    /// Somebody became known, with a plan if one is known too. Their number is the next one of the case.
    ///
    /// # Errors
    /// When a field cannot be taken, the case has changed, or nothing could be stored.
    pub fn add_person(
        &self,
        act: Act,
        when: When,
        roles: Roles,
        person: &Person,
        plan: Option<&Plan>,
    ) -> Result<(Recorded, Option<PersonNo>), Refused> {
        let mut number = None;
        let recorded = self.act(act, |here, case| {
            let mut wrong = Vec::new();
            let when = here.when(when, Does::Starts, &mut wrong);
            if roles.is_empty() {
                wrong.push(Wrong::new("roles", Problem::Missing));
            }
            let letter = whole_person(person, &mut wrong);
            let plan = plan.map(|plan| whole_plan(plan, &mut wrong));
            let next = case.next_person();
            if next.is_none() {
                wrong.push(Wrong::new("person", Problem::TooMany(rules::fact::MOST)));
            }
            fine(wrong)?;
            let Some((person, name)) = next else {
                return Err(Refused::NotHere);
            };
            number = Some(person);
            let what = What::Person {
                person,
                name,
                roles,
            };
            let mut sentences = vec![sentence(when, Matter::Rule(what), &letter)?];
            if let Some(plan) = plan {
                let saved = Saved {
                    plan: Some(plan),
                    ..Saved::default()
                };
                let matter = Matter::Filed(Filed::Plan { person });
                sentences.push(sentence(when, matter, &saved)?);
            }
            Ok(sentences)
        })?;
        if recorded.before {
            number = self.person_of(&recorded)?;
        }
        Ok((recorded, number))
    }

    /// Whom an earlier sending of the same form made known.
    fn person_of(&self, recorded: &Recorded) -> Result<Option<PersonNo>, Refused> {
        let case = self.stores.case(recorded.case)?;
        let entry = recorded.facts.first().and_then(|fact| case.entry(*fact));
        Ok(entry.and_then(|(_, entry)| match entry.envelope.matter {
            Matter::Rule(What::Person { person, .. }) => Some(person),
            _ => None,
        }))
    }

    /// All of somebody's roles from now on, in place of earlier ones. Leaving him is a change of roles: it
    /// ends nothing. It brings back somebody whose part in the case had ended.
    ///
    /// # Errors
    /// When a field cannot be taken, the case has changed, or nothing could be stored.
    pub fn change_roles(
        &self,
        act: Act,
        when: When,
        person: PersonNo,
        roles: Roles,
    ) -> Result<Recorded, Refused> {
        self.act(act, |here, case| {
            let mut wrong = Vec::new();
            let when = here.when(when, Does::Starts, &mut wrong);
            if roles.is_empty() {
                wrong.push(Wrong::new("roles", Problem::Missing));
            }
            here.known_by(case, person, when.0, &mut wrong);
            fine(wrong)?;
            let known = case.person(person).ok_or(Refused::NotHere)?;
            // Who they are goes with them: the latest letter of a person stands whole.
            let letter = view::card(case, here.ring, person)?;
            let what = What::Person {
                person,
                name: known.name,
                roles,
            };
            Ok(vec![sentence(when, Matter::Rule(what), &letter)?])
        })
    }

    /// Somebody's part in the case is over: they died, were never a person of it, or are the same as another.
    ///
    /// # Errors
    /// When a field cannot be taken, the case has changed, or nothing could be stored.
    pub fn end_person(
        &self,
        act: Act,
        when: When,
        person: PersonNo,
        why: Ended,
        letter: &Why,
    ) -> Result<Recorded, Refused> {
        self.act(act, |here, case| {
            let mut wrong = Vec::new();
            let when = here.when(when, Does::Starts, &mut wrong);
            here.known_by(case, person, when.0, &mut wrong);
            if case
                .person(person)
                .is_some_and(|known| known.ended.is_some())
            {
                wrong.push(Wrong::new("person", Problem::EndedBefore));
            }
            let same_as = match why {
                Ended::Merged => {
                    let another =
                        |other: &PersonNo| *other != person && case.person(*other).is_some();
                    if !letter.same_as.as_ref().is_some_and(another) {
                        wrong.push(Wrong::new("same_as", Problem::NotAnother));
                    }
                    letter.same_as
                }
                Ended::Died | Ended::Mistaken => None,
            };
            let words = at_most("why", &letter.why, TEXT, &mut wrong);
            fine(wrong)?;
            let what = What::PersonEnded { person, why };
            let letter = Why {
                why: words,
                same_as,
                danger: None,
            };
            Ok(vec![sentence(when, Matter::Rule(what), &letter)?])
        })
    }

    /// What is known of somebody, their plan, or both, put right or added to, without a change of roles.
    ///
    /// # Errors
    /// When a field cannot be taken, the case has changed, or nothing could be stored.
    pub fn save(&self, act: Act, person: PersonNo, saved: &Saved) -> Result<Recorded, Refused> {
        self.act(act, |here, case| {
            let mut wrong = Vec::new();
            here.somebody(case, Some(person), &mut wrong);
            let saved = Saved {
                person: saved.person.as_ref().map(|it| whole_person(it, &mut wrong)),
                plan: saved.plan.as_ref().map(|it| whole_plan(it, &mut wrong)),
                // What is said of a number, and what changes how they are called, are acts of their own.
                ..Saved::default()
            };
            if let Some(plan) = &saved.plan {
                here.advocate_until(plan, &mut wrong);
            }
            if saved == Saved::default() {
                wrong.push(Wrong::new("plan", Problem::Missing));
            }
            fine(wrong)?;
            let matter = Matter::Filed(Filed::Plan { person });
            Ok(vec![here.just_now(matter, &saved)?])
        })
    }

    /// An advocate named now stands from today on, and not for ever where a day is named.
    fn advocate_until(&self, plan: &Plan, wrong: &mut Vec<Wrong>) {
        let first = self.now.day(self.zone());
        let last = rules::Calendar::days_later(first, LONGEST_NAMED);
        let until = plan.advocate.until;
        if until.is_some_and(|until| until < first || until > last) {
            let problem = Problem::NotBetween { first, last };
            wrong.push(Wrong::new("advocate_until", problem));
        }
    }
}

/// Who somebody is, as it is kept: trimmed, with a name.
pub(crate) fn whole_person(given: &Person, wrong: &mut Vec<Wrong>) -> Person {
    let mut phones = Vec::new();
    for phone in &given.phones {
        let number = at_most("phones", &phone.number, LINE, wrong);
        let label = at_most("phones", &phone.label, LINE, wrong);
        let answers = at_most("phones", &phone.answers, TEXT, wrong);
        if !number.is_empty() {
            phones.push(Phone {
                number,
                label,
                answers,
                ..*phone
            });
        }
    }
    if phones.len() > MANY {
        wrong.push(Wrong::new("phones", Problem::TooMany(MANY)));
    }
    Person {
        name: required("name", &given.name, LINE, wrong),
        relation: at_most("relation", &given.relation, LINE, wrong),
        language: at_most("language", &given.language, LINE, wrong),
        pronoun: at_most("pronoun", &given.pronoun, LINE, wrong),
        phones,
        address: at_most("address", &given.address, TEXT, wrong),
        words: at_most("words", &given.words, TEXT, wrong),
    }
}

/// A plan as it is kept: trimmed; a message may be left only in words that are written down.
pub(crate) fn whole_plan(given: &Plan, wrong: &mut Vec<Wrong>) -> Plan {
    let weekly: Vec<SafeHours> = given
        .weekly
        .iter()
        .filter(|hours| !hours.days.is_empty())
        .cloned()
        .collect();
    if weekly.iter().any(|hours| hours.to <= hours.from) {
        wrong.push(Wrong::new("weekly", Problem::HoursBackwards));
    }
    if weekly.len() > MANY {
        wrong.push(Wrong::new("weekly", Problem::TooMany(MANY)));
    }
    let voicemail_words = at_most("voicemail_words", &given.voicemail_words, TEXT, wrong);
    if given.voicemail && voicemail_words.is_empty() {
        wrong.push(Wrong::new("voicemail_words", Problem::Missing));
    }
    Plan {
        hours: at_most("hours", &given.hours, TEXT, wrong),
        weekly,
        who_may_answer: at_most("who_may_answer", &given.who_may_answer, TEXT, wrong),
        voicemail: given.voicemail,
        voicemail_words,
        you_are: at_most("you_are", &given.you_are, LINE, wrong),
        code_words: at_most("code_words", &given.code_words, TEXT, wrong),
        text: given.text,
        email: given.email,
        letter: given.letter,
        visit: given.visit,
        ways: at_most("ways_words", &given.ways, TEXT, wrong),
        advocate: Advocate {
            name: at_most("advocate_name", &given.advocate.name, LINE, wrong),
            number: at_most("advocate_number", &given.advocate.number, LINE, wrong),
            scope: at_most("advocate_scope", &given.advocate.scope, TEXT, wrong),
            emergencies: given.advocate.emergencies,
            until: given.advocate.until,
            words: at_most("advocate_words", &given.advocate.words, TEXT, wrong),
        },
        confirmed: given.confirmed.clone(),
        hear_shown: given.hear_shown,
        words: at_most("plan_words", &given.words, TEXT, wrong),
    }
}
