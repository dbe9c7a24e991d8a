//! The victim desk for programs: the same acts as its pages, by the same recorder and with the same checks.
//!
//! Reading a case, a person or a hand-over is a look, and leaves its fact as the page does. *Today* leaves none, so it
//! opens no letter at all: a program learns from it what is owed and why, and nobody's name.
//!
//! Reading order: [`bodies`], what is taken and given; `reads` with `facts`; `acts` and `people`; `danger`; `inbox`; `leaks`; `outside`.

mod acts;
mod bodies;
mod circumstances;
mod danger;
mod facts;
mod hand_ons;
mod inbox;
mod leaks;
mod outside;
mod people;
mod plan;
mod reads;
mod records;

use std::sync::Arc;

use desk::api::{
    Ask, Line, Trouble, Wrong,
    kinds::{self, At, Batch, Recorded, Seen},
    line,
};
use ledger::BatchId;
use rules::{CaseId, PersonId, PersonNo, Rules};
use victim_file::{Problem, Recorder, Refused, VictimCase, When, facts::CaseFacts, record};

use crate::VictimDesk;

/// The desk's operations.
pub(crate) static OPERATIONS: &[Line<VictimDesk>] = &[
    line::<VictimDesk, reads::ReadToday>(),
    line::<VictimDesk, reads::ReadCase>(),
    line::<VictimDesk, reads::ReadPerson>(),
    line::<VictimDesk, people::AddPerson>(),
    line::<VictimDesk, people::ChangeRoles>(),
    line::<VictimDesk, people::EndPerson>(),
    line::<VictimDesk, plan::SavePlan>(),
    line::<VictimDesk, circumstances::RecordCircumstances>(),
    line::<VictimDesk, circumstances::EndAdvocate>(),
    line::<VictimDesk, acts::RecordCall>(),
    line::<VictimDesk, acts::RecordInbound>(),
    line::<VictimDesk, acts::RecordDisclosure>(),
    line::<VictimDesk, acts::RecordElection>(),
    line::<VictimDesk, acts::RecordCallback>(),
    line::<VictimDesk, acts::RecordProviderNotice>(),
    line::<VictimDesk, acts::RecordThreat>(),
    line::<VictimDesk, acts::EndThreat>(),
    line::<VictimDesk, acts::SayOfNumber>(),
    line::<VictimDesk, acts::RecordNote>(),
    line::<VictimDesk, acts::TakeCall>(),
    line::<VictimDesk, acts::GiveCallBack>(),
    line::<VictimDesk, hand_ons::ReadHandOns>(),
    line::<VictimDesk, hand_ons::HandOn>(),
    line::<VictimDesk, hand_ons::AnswerHandOn>(),
    line::<VictimDesk, acts::RecordRetractionTold>(),
    line::<VictimDesk, acts::RecordShownHeard>(),
    line::<VictimDesk, acts::TakeBack>(),
    line::<VictimDesk, inbox::ReadInbox>(),
    line::<VictimDesk, inbox::ReadHandOver>(),
    line::<VictimDesk, inbox::ReceiveHandOver>(),
    line::<VictimDesk, danger::TakeDanger>(),
    line::<VictimDesk, danger::RecordStep>(),
    line::<VictimDesk, danger::LookSecond>(),
    line::<VictimDesk, outside::ReadReleases>(),
    line::<VictimDesk, outside::RecordRelease>(),
    line::<VictimDesk, outside::EndRelease>(),
    line::<VictimDesk, outside::TellOutside>(),
    line::<VictimDesk, outside::ReadDemands>(),
    line::<VictimDesk, outside::HearDemand>(),
    line::<VictimDesk, outside::GiveCopy>(),
    line::<VictimDesk, outside::ReadCopy>(),
    line::<VictimDesk, leaks::ReadLeaks>(),
    line::<VictimDesk, leaks::ReadCaseLeaks>(),
    line::<VictimDesk, leaks::DecideLeak>(),
];

/// One call, ready to be done.
struct Call<'a> {
    desk: &'a VictimDesk,
    ask: &'a Ask<'a>,
    rules: Arc<Rules>,
}

impl<'a> Call<'a> {
    /// With the board caught up.
    fn new(desk: &'a VictimDesk, ask: &'a Ask<'a>) -> Result<Self, Trouble> {
        desk.board.catch_up(desk.stores(), ask.visit.now)?;
        let rules = desk.board.rules();
        Ok(Self { desk, ask, rules })
    }

    fn recorder(&self) -> Recorder<'_> {
        Recorder {
            stores: self.desk.stores(),
            ring: &self.ask.session.ring,
            stream: &self.desk.office.stream,
            rules: &self.rules,
            actor: self.ask.session.actor,
            now: self.ask.visit.now,
            sheet: "",
        }
    }

    /// The same of what is entered from a paper sheet, if it is.
    fn entered<'s>(&'s self, sheet: Option<&'s kinds::Line>) -> Recorder<'s> {
        Recorder {
            sheet: sheet.map_or("", |sheet| sheet.0.as_str()),
            ..self.recorder()
        }
    }

    /// The case that the path names.
    fn case(&self) -> Result<CaseId, Trouble> {
        CaseId::new(self.ask.visit.param("case")).map_err(|_| Trouble::NotFound)
    }

    fn facts(&self) -> Result<CaseFacts, Trouble> {
        let facts = self.desk.stores().case(self.case()?)?;
        if facts.is_empty() {
            return Err(Trouble::NotFound);
        }
        Ok(facts)
    }

    /// Opens the case, which leaves the fact of a look.
    fn look(&self) -> Result<VictimCase, Trouble> {
        let case = self.case()?;
        let (stores, now) = (self.desk.stores(), self.ask.visit.now);
        let ring = &self.ask.session.ring;
        let file = VictimCase::open(stores, ring, &self.rules, case, now).map_err(trouble)?;
        let file = file.ok_or(Trouble::NotFound)?;
        let batch = BatchId(self.desk.office.stream.bytes());
        self.recorder().look(case, batch).map_err(trouble)?;
        Ok(file)
    }

    /// The number of somebody whom facts write so.
    fn person(&self, name: PersonId) -> Result<PersonNo, Trouble> {
        let people = self.facts()?.people();
        let found = people.iter().find(|known| known.name == name);
        found
            .map(|known| known.person)
            .ok_or_else(|| Trouble::field("person", Problem::NotAPerson.to_string()))
    }

    fn somebody(&self, name: Option<PersonId>) -> Result<Option<PersonNo>, Trouble> {
        name.map(|name| self.person(name)).transpose()
    }

    /// The code of the language that was written down of somebody; of the account's where none was.
    fn language(&self, person: PersonNo) -> Result<String, Trouble> {
        let (stores, now) = (self.desk.stores(), self.ask.visit.now);
        let ring = &self.ask.session.ring;
        let glance = stores.glance(ring, self.case()?, Some(person), &self.rules, now);
        let card = glance.map_err(trouble)?.card;
        let words = crate::script::theirs(&self.ask.visit.words, &card.language);
        Ok(words.code().to_owned())
    }

    fn act(&self, batch: Batch, seen: Seen) -> Result<record::Act, Trouble> {
        Ok(record::Act {
            case: self.case()?,
            seen: Some(seen.into()),
            batch: self.ask.batch(batch),
        })
    }

    /// What was recorded, with the file's version now. The board reads the case anew.
    fn recorded(&self, done: Result<record::Recorded, Refused>) -> Result<Recorded, Trouble> {
        let done = done.map_err(trouble)?;
        self.desk.board.touch(done.case);
        let version = self.desk.stores().case(done.case)?.version;
        Ok(Recorded {
            case: done.case,
            facts: done.facts,
            before: done.before,
            version: version.into(),
        })
    }
}

/// Refuses what was learned in work elsewhere, before anything of it is looked at.
fn learned_here(from_other_work: Option<bool>) -> Result<(), Trouble> {
    match from_other_work {
        Some(true) => Err(Trouble::field(
            "from_other_work",
            "what was learned in work elsewhere is not taken without a release signed there \
             (34 U.S.C. 12291(b)(2)); nothing of this was kept",
        )),
        _ => Ok(()),
    }
}

/// When it happened; left out it is now.
fn when(at: Option<At>) -> When {
    match at {
        None => When::Now,
        Some(At::Second(at)) => When::At(at),
        Some(At::Day(day)) => When::Day(day),
    }
}

/// What was refused, with the fields as bodies name them.
fn trouble(refused: Refused) -> Trouble {
    match refused {
        Refused::Fields(wrong) => Trouble::Fields(
            wrong
                .into_iter()
                .map(|one| Wrong {
                    field: match one.field {
                        "when" => "at".to_owned(),
                        "phones" => "phones".to_owned(),
                        field @ ("hours" | "weekly" | "who_may_answer" | "voicemail_words"
                        | "you_are" | "code_words") => format!("plan/{field}"),
                        "advocate_name" => "plan/advocate/name".to_owned(),
                        "advocate_number" => "plan/advocate/number".to_owned(),
                        "advocate_until" => "plan/advocate/until".to_owned(),
                        "guardian_name" => "guardian/name".to_owned(),
                        "guardian_number" => "guardian/number".to_owned(),
                        "guardian_relation" => "guardian/relation".to_owned(),
                        "advocate_words" => "plan/advocate/words".to_owned(),
                        "plan_words" => "plan/words".to_owned(),
                        field => field.to_owned(),
                    },
                    detail: one.problem.to_string(),
                })
                .collect(),
        ),
        Refused::NotHere => Trouble::NotFound,
        Refused::Stale { .. } => Trouble::Stale,
        other => Trouble::failed(other),
    }
}
