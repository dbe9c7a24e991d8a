//! Who is in a case, and their roles.

use desk::Method;
use desk::api::{Ask, Operation, Trouble, kinds::Recorded};
use victim_file::letter::{Person, Phone, Why};

use super::bodies::{self, AddedPerson, NewNumber, line, text};
use super::{Call, learned_here, trouble, when};
use crate::VictimDesk;

fn phone(new: NewNumber) -> Phone {
    Phone {
        number: new.number.0,
        label: line(new.label),
        answers: text(new.who_may_answer),
        voicemail: new.voicemail,
        source: new.source.map(|source| source.0).unwrap_or_default(),
        state: new.state.map(|state| state.0).unwrap_or_default(),
    }
}

/// Somebody.
pub(crate) struct AddPerson;

impl Operation<VictimDesk> for AddPerson {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/cases/{case}/people";
    const NAME: &'static str = "addPerson";
    const PURPOSE: &'static str = "adds a person";
    type Takes = bodies::NewPerson;
    type Gives = AddedPerson;

    fn go(desk: &VictimDesk, ask: &Ask<'_>, new: Self::Takes) -> Result<AddedPerson, Trouble> {
        learned_here(new.from_other_work)?;
        let call = Call::new(desk, ask)?;
        let act = call.act(new.batch, new.seen)?;
        let phones = new.phones.unwrap_or_default();
        let person = Person {
            name: new.name.0,
            relation: line(new.relation),
            language: line(new.language),
            pronoun: line(new.pronoun),
            phones: phones.into_iter().map(phone).collect(),
            address: text(new.address),
            words: text(new.words),
        };
        let roles = new.roles.0.into_iter().collect();
        let added =
            call.entered(new.sheet.as_ref())
                .add_person(act, when(new.at), roles, &person, None);
        let (done, number) = added.map_err(trouble)?;
        let done = call.recorded(Ok(done))?;
        let people = call.facts()?.people();
        let known = people.iter().find(|known| Some(known.person) == number);
        Ok(AddedPerson {
            case: done.case,
            facts: done.facts,
            before: done.before,
            version: done.version,
            person: known.map(|known| known.name),
        })
    }
}

/// Roles.
pub(crate) struct ChangeRoles;

impl Operation<VictimDesk> for ChangeRoles {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/cases/{case}/roles";
    const NAME: &'static str = "changeRoles";
    const PURPOSE: &'static str = "records all of somebody's roles from now on";
    type Takes = bodies::NewRoles;
    type Gives = Recorded;

    fn go(desk: &VictimDesk, ask: &Ask<'_>, new: Self::Takes) -> Result<Recorded, Trouble> {
        let call = Call::new(desk, ask)?;
        let person = call.person(new.person)?;
        let roles = new.roles.0.into_iter().collect();
        let act = call.act(new.batch, new.seen)?;
        let done = call
            .entered(new.sheet.as_ref())
            .change_roles(act, when(new.at), person, roles);
        call.recorded(done)
    }
}

/// The end of somebody's part.
pub(crate) struct EndPerson;

impl Operation<VictimDesk> for EndPerson {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/cases/{case}/person-ends";
    const NAME: &'static str = "endPerson";
    const PURPOSE: &'static str = "records the end of somebody's part in the case";
    type Takes = bodies::NewPersonEnded;
    type Gives = Recorded;

    fn go(desk: &VictimDesk, ask: &Ask<'_>, new: Self::Takes) -> Result<Recorded, Trouble> {
        let call = Call::new(desk, ask)?;
        let person = call.person(new.person)?;
        let letter = Why {
            why: text(new.words),
            same_as: call.somebody(new.same_as)?,
            ..Why::default()
        };
        let act = call.act(new.batch, new.seen)?;
        let done = call.entered(new.sheet.as_ref()).end_person(
            act,
            when(new.at),
            person,
            new.why,
            &letter,
        );
        call.recorded(done)
    }
}
