//! What changes how somebody is called, and that their advocate does not stand for them any more.

use ledger::{Filed, Matter};
use rules::PersonNo;

use super::outside::is_the_participant;
use super::{Act, LINE, Recorded, Recorder, TEXT, at_most, fine, required};
use crate::letter::{
    Advocate, AdvocateOver, Circumstances, Guardian, Person, Plan, Saved, SpokenFor,
};
use crate::refused::{Problem, Refused, Wrong};
use crate::view;

impl Recorder<'_> {
    /// Writes down what changes how somebody is called, with the language they speak best where it is said. It replaces what was written
    /// down before. The participant never speaks for them, be it by name or by number.
    ///
    /// # Errors
    /// When a field cannot be taken, the participant would speak for them, the case has changed, or nothing could be
    /// stored.
    pub fn circumstances(
        &self,
        act: Act,
        person: PersonNo,
        language: Option<&str>,
        given: &Circumstances,
    ) -> Result<Recorded, Refused> {
        self.act(act, |here, case| {
            let mut wrong = Vec::new();
            here.somebody(case, Some(person), &mut wrong);
            let card = view::card(case, here.ring, person)?;
            let language = language.unwrap_or(&card.language);
            let language = if given.interpreter {
                required("language", language, LINE, &mut wrong)
            } else {
                at_most("language", language, LINE, &mut wrong)
            };
            let circumstances = Circumstances {
                interpreter: given.interpreter,
                agency: at_most("agency", &given.agency, LINE, &mut wrong),
                relay: given.relay,
                spoken_for: given.spoken_for,
                guardian: here.guardian(act, given, &mut wrong)?,
                mail_only_to: at_most("mail_only_to", &given.mail_only_to, TEXT, &mut wrong),
                words: at_most("words", &given.words, TEXT, &mut wrong),
            };
            fine(wrong)?;
            // Who they are is written anew only where the language changed.
            let card = (card.language != language).then_some(Person { language, ..card });
            let saved = Saved {
                person: card,
                circumstances: Some(circumstances),
                ..Saved::default()
            };
            let matter = Matter::Filed(Filed::Plan { person });
            Ok(vec![here.just_now(matter, &saved)?])
        })
    }

    /// Whoever speaks for them; nobody where they do so themselves, and nobody where it would be the participant.
    fn guardian(
        &self,
        act: Act,
        given: &Circumstances,
        wrong: &mut Vec<Wrong>,
    ) -> Result<Guardian, Refused> {
        if given.spoken_for == SpokenFor::Themselves {
            return Ok(Guardian::default());
        }
        let typed = &given.guardian;
        let guardian = Guardian {
            name: at_most("guardian_name", &typed.name, LINE, wrong),
            number: at_most("guardian_number", &typed.number, LINE, wrong),
            relation: at_most("guardian_relation", &typed.relation, LINE, wrong),
        };
        if guardian.name.is_empty() && guardian != Guardian::default() {
            wrong.push(Wrong::new("guardian_name", Problem::Missing));
        }
        if is_the_participant(self, act.case, self.ring, &guardian.name)? {
            wrong.push(Wrong::new("guardian_name", Problem::NeverTheGuardian));
        }
        let participant = client_file::Participant::open(self.stores.client, self.ring, act.case)?;
        let intake = participant.and_then(|file| file.intake);
        if intake.is_some_and(|intake| view::is_his_own(&intake, &guardian.number)) {
            wrong.push(Wrong::new("guardian_number", Problem::NeverTheGuardian));
        }
        Ok(guardian)
    }

    /// The advocate whom they named does not stand for them any more: by word of mouth is enough. The plan then names
    /// none; who is named next is a plan of its own.
    ///
    /// # Errors
    /// When the plan names no advocate, the words are too many, the case has changed, or nothing could be stored.
    pub fn advocate_over(
        &self,
        act: Act,
        person: PersonNo,
        over: &AdvocateOver,
    ) -> Result<Recorded, Refused> {
        self.act(act, |here, case| {
            let mut wrong = Vec::new();
            here.somebody(case, Some(person), &mut wrong);
            let words = at_most("words", &over.words, TEXT, &mut wrong);
            let plan = view::plans(case, here.ring, person)?.pop();
            let plan = plan.map(|(_, plan)| plan);
            let Some(plan) = plan.filter(|plan| !plan.advocate.is_empty()) else {
                wrong.push(Wrong::new("by", Problem::NoAdvocate));
                return Err(Refused::Fields(wrong));
            };
            fine(wrong)?;
            let over = AdvocateOver {
                name: plan.advocate.name.clone(),
                by: over.by,
                words,
            };
            let saved = Saved {
                plan: Some(Plan {
                    advocate: Advocate::default(),
                    ..plan
                }),
                advocate_over: Some(over),
                ..Saved::default()
            };
            let matter = Matter::Filed(Filed::Plan { person });
            Ok(vec![here.just_now(matter, &saved)?])
        })
    }
}
