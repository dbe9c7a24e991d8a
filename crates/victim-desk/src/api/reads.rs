//! Looking: what is owed now, a case, a person.

use desk::Method;
use desk::api::{
    Ask, Expects, Nothing, Operation, Query, Trouble,
    kinds::{Day, Staff, Time},
};
use rules::PersonId;
use victim_file::{Item, board, facts::Known, view};

use super::bodies::{
    self, Case, Chosen, Count, Number, NumberSource, NumberState, OnePile, Person, Pile, Row, Today,
};
use super::facts::{self, Names};
use super::{Call, circumstances, plan};
use crate::VictimDesk;

/// So many rows stand in one answer.
const AT_ONCE: usize = 100;

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// What is owed now.
pub(crate) struct ReadToday;

impl Operation<VictimDesk> for ReadToday {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/today";
    const NAME: &'static str = "readToday";
    const PURPOSE: &'static str =
        "what is owed now, by urgency and due, with the reasons; it names nobody";
    const QUERY: &'static [Query] = &[
        Query {
            name: "pile",
            purpose: "rows of one pile; left out, of all but history, by urgency",
            value: Expects::OneOf(&OnePile::WORDS),
        },
        Query {
            name: "from",
            purpose: "how many rows of the pile to pass over",
            value: Expects::Number,
        },
    ];
    type Takes = Nothing;
    type Gives = Today;

    fn go(desk: &VictimDesk, ask: &Ask<'_>, _: Nothing) -> Result<Today, Trouble> {
        let call = Call::new(desk, ask)?;
        let now = ask.visit.now;
        let from = ask.number("from", 0)?;
        let staff = Staff::of(&desk.office)?;
        let shown = |pile, skip| desk.board.page(pile, now, skip, AT_ONCE);
        let mut rows = Vec::new();
        let mut next = None;
        let asked = OnePile::from_word(ask.visit.query.get("pile"));
        match asked {
            Some(pile) => {
                let page = shown(pile.0, from);
                let last = from.saturating_add(page.rows.len());
                next = (last < page.total).then(|| small(last));
                rows.extend(page.rows);
            }
            None => {
                use board::Pile::{Danger, Later, Overdue, Today, Week};
                for pile in [Danger, Overdue, Today, Week, Later] {
                    rows.extend(shown(pile, 0).rows);
                }
            }
        }
        let rows = rows.iter().map(|row| one(&call, &staff, row));
        Ok(Today {
            as_of: Time::of(now, &desk.office.zone),
            counts: OnePile::ALL
                .iter()
                .map(|pile| Count {
                    pile: Pile(*pile),
                    rows: small(desk.board.page(pile.0, now, 0, 0).total),
                })
                .collect(),
            rows: rows.collect::<Result<_, _>>()?,
            next,
            unread: small(desk.board.unread_count()),
        })
    }
}

fn one(call: &Call<'_>, staff: &Staff, row: &board::Row) -> Result<Row, Trouble> {
    let people = match row.person() {
        Some(_) => call.desk.stores().case(row.case)?.people(),
        None => Vec::new(),
    };
    let names = Names::of(people.into_iter());
    let (office, now) = (&call.desk.office, call.ask.visit.now);
    Ok(Row {
        duty: facts::duty(
            office,
            &call.rules,
            &names,
            row.case,
            &row.duty,
            row.late(now),
        ),
        taken_by: row
            .took(now, &call.rules)
            .and_then(|(actor, _)| staff.name(actor)),
    })
}

/// A case.
pub(crate) struct ReadCase;

impl Operation<VictimDesk> for ReadCase {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/cases/{case}";
    const NAME: &'static str = "readCase";
    const PURPOSE: &'static str =
        "the case, with what is about nobody alone; a look, which is recorded in it";
    type Takes = Nothing;
    type Gives = Case;

    fn go(desk: &VictimDesk, ask: &Ask<'_>, _: Nothing) -> Result<Case, Trouble> {
        let call = Call::new(desk, ask)?;
        let file = call.look()?;
        let (office, staff) = (&desk.office, Staff::of(&desk.office)?);
        let names = Names::of(file.people.iter().map(|each| each.known));
        let lines = file.items.iter().filter_map(|item| match item {
            Item::Line(line) if line.person.is_none() => Some(&**line),
            _ => None,
        });
        let intake = file
            .participant
            .as_ref()
            .and_then(|there| there.intake.as_ref());
        let duties = file.duties.iter().filter(|duty| duty.person.is_none());
        Ok(Case {
            case: file.case,
            version: file.version.into(),
            participant: intake.map(|intake| {
                format!("{} {}", intake.first, intake.last)
                    .trim()
                    .to_owned()
            }),
            people: file
                .people
                .iter()
                .map(|each| known(&call, &each.known))
                .collect(),
            duties: duties
                .map(|duty| facts::duty(office, &call.rules, &names, file.case, duty, duty.late))
                .collect(),
            facts: lines
                .map(|line| facts::fact(office, &staff, &names, line))
                .collect(),
        })
    }
}

fn known(call: &Call<'_>, known: &Known) -> bodies::Known {
    bodies::Known {
        person: known.name,
        roles: known.roles.iter().collect(),
        since: Time::of(known.since, &call.desk.office.zone),
        ended: known.ended.map(|(why, _)| why),
    }
}

/// Somebody in a case.
pub(crate) struct ReadPerson;

impl Operation<VictimDesk> for ReadPerson {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/cases/{case}/people/{person}";
    const NAME: &'static str = "readPerson";
    const PURPOSE: &'static str =
        "one person, with the plan to read before a call; a look, which is recorded in the case";
    type Takes = Nothing;
    type Gives = Person;

    fn go(desk: &VictimDesk, ask: &Ask<'_>, _: Nothing) -> Result<Person, Trouble> {
        let call = Call::new(desk, ask)?;
        let name = PersonId::new(ask.visit.param("person")).map_err(|_| Trouble::NotFound)?;
        if call
            .facts()?
            .people()
            .iter()
            .all(|known| known.name != name)
        {
            return Err(Trouble::NotFound);
        }
        let file = call.look()?;
        let there = file.people.iter().find(|each| each.known.name == name);
        let there = there.ok_or(Trouble::NotFound)?;
        let (office, staff) = (&desk.office, Staff::of(&desk.office)?);
        let names = Names::of(file.people.iter().map(|each| each.known));
        let person = there.known.person;
        let now = ask.visit.now;
        let lines = file.items_of(person).filter_map(|item| match item {
            Item::Line(line) => Some(&**line),
            Item::Looks { .. } => None,
        });
        let time = |at| Time::of(at, &office.zone);
        let duties = file
            .duties
            .iter()
            .filter(|duty| duty.person == Some(person));
        let view::PersonFile { known, card, .. } = there;
        Ok(Person {
            case: file.case,
            version: file.version.into(),
            person: known.name,
            roles: known.roles.iter().collect(),
            since: time(known.since),
            ended: known.ended.map(|(why, _)| why),
            name: card.name.clone(),
            relation: card.relation.clone(),
            language: card.language.clone(),
            pronoun: card.pronoun.clone(),
            phones: there
                .ladder()
                .into_iter()
                .map(|each| number(&call, each))
                .collect(),
            circumstances: circumstances::shown(&there.circumstances),
            address: match there.mail_only_to() {
                Some(_) => String::new(),
                None => card.address.clone(),
            },
            words: card.words.clone(),
            plan: there.plan.as_ref().map(|saved| plan::shown(&saved.plan)),
            chosen: there.chosen.as_ref().map(|chosen| Chosen {
                receive: chosen.receive,
                provide: chosen.provide,
                every_days: chosen.every_days,
                at: time(chosen.at),
            }),
            callback: there.asked_for.as_ref().map(|asked| Day(asked.day)),
            last_contact: there.last_contact.map(time),
            left: file
                .checklist(&call.rules, person, now)
                .left
                .iter()
                .collect(),
            to_tell: file.to_tell(&call.rules, person, now),
            to_retract: file
                .to_retract(person)
                .iter()
                .map(|each| each.void)
                .collect(),
            to_hear_shown: file
                .to_hear_shown(person)
                .iter()
                .map(|each| each.shown)
                .collect(),
            duties: duties
                .map(|duty| facts::duty(office, &call.rules, &names, file.case, duty, duty.late))
                .collect(),
            facts: lines
                .map(|line| facts::fact(office, &staff, &names, line))
                .collect(),
        })
    }
}

fn number(call: &Call<'_>, there: &view::Number) -> Number {
    Number {
        number: there.phone.number.clone(),
        label: there.phone.label.clone(),
        source: NumberSource(there.phone.source),
        state: NumberState(there.state),
        who_may_answer: there.phone.answers.clone(),
        voicemail: there.phone.voicemail,
        held_until: there.hold.as_ref().map(|hold| Day(hold.until)),
        of_participant: there.his.is_some(),
        last_outcome: there.last.map(|(ending, _)| ending),
        last_at: there
            .last
            .map(|(_, at)| Time::of(at, &call.desk.office.zone)),
    }
}
