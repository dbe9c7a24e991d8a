//! Facts and duties of a case as answers have them.

use client_file::Words as ClientWords;
use desk::Office;
use desk::api::kinds::{Day, Fact, Staff, Time};
use ledger::{Filed, Matter};
use rules::{PersonId, PersonNo, Rules, What as Told};
use victim_file::{Line, Words, facts::Known};

use super::bodies::{Duty, DutyState, EndOfDanger, State, What};

/// How facts write the people of a case.
pub(crate) struct Names(Vec<(PersonNo, PersonId)>);

impl Names {
    pub(crate) fn of(people: impl Iterator<Item = Known>) -> Self {
        Self(people.map(|known| (known.person, known.name)).collect())
    }

    pub(crate) fn name(&self, person: PersonNo) -> Option<PersonId> {
        let found = self.0.iter().find(|(number, _)| *number == person);
        found.map(|(_, name)| *name)
    }
}

pub(crate) fn duty(
    office: &Office,
    rules: &Rules,
    names: &Names,
    case: rules::CaseId,
    duty: &rules::Duty,
    late: bool,
) -> Duty {
    let time = |at| Time::of(at, &office.zone);
    let (state, how, closed_at) = match duty.state {
        rules::State::Open => (DutyState::Open, None, None),
        rules::State::Met { how, at } => (DutyState::Met, Some(how), Some(at)),
        rules::State::Lapsed { how, at } => (DutyState::Lapsed, Some(how), Some(at)),
    };
    let because = duty.because.iter();
    Duty {
        case,
        kind: duty.kind,
        person: duty.person.and_then(|person| names.name(person)),
        about: duty.about,
        clause: rules.pack.clause(duty.clause).to_owned(),
        basis: duty.basis,
        opened: time(duty.opened),
        due: time(duty.due),
        state: State(state),
        how,
        closed_at: closed_at.map(time),
        late,
        evidence: duty.evidence.clone(),
        because: because
            .map(|reason| reason.english(duty.kind, rules))
            .collect(),
    }
}

pub(crate) fn fact(office: &Office, staff: &Staff, names: &Names, line: &Line) -> Fact<What> {
    let envelope = &line.envelope;
    // Another desk's accounts are not this one's: what it recorded bears nobody's name here.
    let ours = line.side == victim_file::Side::Victim;
    Fact {
        id: envelope.id,
        at: Time::of(envelope.at, &office.zone),
        exact: envelope.exactness.into(),
        recorded: Time::of(envelope.kept, &office.zone),
        by: staff.name(envelope.actor).filter(|_| ours),
        sheet: Some(line.sheet.clone()).filter(|sheet| !sheet.is_empty()),
        taken_back: line.taken_back,
        may_be_taken_back: line.may_be_taken_back,
        destroyed: matches!(line.words, Words::Gone | Words::Client(ClientWords::Gone)),
        what: what(names, line),
    }
}

fn words(line: &Line) -> String {
    match &line.words {
        Words::Effort(letter) => letter.words.clone(),
        Words::Noted(letter) => letter.words.clone(),
        Words::Callback(letter) => letter.words.clone(),
        Words::Threat(letter) => letter.words.clone(),
        Words::Why(letter) => letter.why.clone(),
        Words::Received(letter) => letter.words.clone(),
        Words::Weighed(letter) => letter.words.clone(),
        Words::Client(ClientWords::Termination(letter)) => letter.words.clone(),
        Words::Client(ClientWords::Void(letter)) => letter.why.clone(),
        Words::Client(ClientWords::Assessment(letter)) => letter.words.clone(),
        _ => String::new(),
    }
}

fn what(names: &Names, line: &Line) -> What {
    match line.envelope.matter {
        Matter::Rule(told) => by_rule(names, line, told),
        Matter::Filed(Filed::Note { person }) => What::Note {
            person: person.and_then(|person| names.name(person)),
            words: words(line),
        },
        Matter::Filed(Filed::Struck { fact }) => What::Void {
            fact,
            why: words(line),
        },
        Matter::Filed(Filed::HandOver) => What::HandOver {},
        Matter::Filed(Filed::Received { fact }) => What::Received {
            fact,
            words: words(line),
        },
        Matter::Filed(Filed::Took { person }) => What::Took {
            person: person.and_then(|person| names.name(person)),
        },
        Matter::Filed(_) => What::Other {},
    }
}

fn by_rule(names: &Names, line: &Line, told: Told) -> What {
    let said = words(line);
    let name = |person| names.name(person);
    match told {
        Told::Person { person, roles, .. } => What::Person {
            person: name(person),
            roles: roles.iter().collect(),
        },
        Told::Assessment { .. } => {
            let (concerns, lethality) = match &line.words {
                Words::Client(ClientWords::Assessment(letter)) => {
                    (letter.concerns.clone(), letter.lethality.clone())
                }
                _ => Default::default(),
            };
            What::Assessment {
                concerns,
                lethality,
                words: said,
            }
        }
        Told::Decision { outcome } => What::Decision {
            outcome,
            reason: match &line.words {
                Words::Client(ClientWords::Decision(letter)) => letter.reason.clone(),
                _ => None,
            },
        },
        Told::SessionAttended => What::SessionAttended {},
        Told::Termination { reason } => What::Termination {
            reason,
            words: said,
        },
        Told::Threat {
            toward,
            named,
            source,
        } => What::Threat {
            toward: toward.iter().collect(),
            named: named
                .iter()
                .filter_map(|number| name(PersonNo(number)))
                .collect(),
            source: source.and_then(name),
            words: said,
        },
        Told::Inbound { person, by } => What::Inbound {
            person: name(person),
            by,
            words: said,
        },
        Told::Effort {
            person,
            to,
            channel,
            outcome,
        } => What::Effort {
            person: person.and_then(name),
            to,
            channel,
            outcome,
            number: match &line.words {
                Words::Effort(letter) => letter.number.clone(),
                _ => String::new(),
            },
            words: said,
        },
        Told::Disclosure {
            person,
            items,
            declined,
        } => What::Disclosure {
            person: name(person),
            items: items.iter().collect(),
            declined: declined.iter().collect(),
            words: said,
        },
        Told::Election {
            person,
            receive,
            provide,
            every_days,
        } => What::Election {
            person: name(person),
            receive,
            provide,
            every_days,
            words: said,
        },
        Told::Notice {
            person,
            about,
            to,
            channel,
            outcome,
        } => What::Notice {
            person: name(person),
            about,
            to,
            channel,
            outcome,
        },
        Told::ProviderNotice { about, outcome } => What::ProviderNotice {
            about,
            outcome,
            words: said,
        },
        Told::Callback { person, day } => What::Callback {
            person: name(person),
            day: Day(day),
            words: said,
        },
        Told::ThreatEnded { about } => What::ThreatEnded {
            about,
            because: match &line.words {
                Words::Why(letter) => letter.danger.map(EndOfDanger),
                _ => None,
            },
            why: said,
        },
        Told::PersonEnded { person, why } => What::PersonEnded {
            person: name(person),
            why,
            words: said,
        },
        Told::Void { fact } => What::Void { fact, why: said },
    }
}
