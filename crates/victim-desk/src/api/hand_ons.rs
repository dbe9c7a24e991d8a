//! What is handed on to a colleague: theirs once they have accepted it with their own token.

use desk::api::kinds::{Batch, Line, Recorded, Staff, Text, Time};
use desk::api::{Ask, Nothing, Operation, Trouble};
use desk::{Method, shapes};
use keys::{Accounts, DeskName, Standing};
use rules::{CaseId, FactId, PersonId, PersonNo};
use victim_file::hand_on::pending;
use victim_file::letter::{Carried, HandedOn};

use super::bodies::text;
use super::{Call, trouble};
use crate::VictimDesk;

shapes! {
    /// A person's next call.
    takes NewHandedCall {
        case: CaseId,
        /// Null for the victim not yet known.
        person: Option<PersonId>,
    }

    /// A danger.
    takes NewHandedDanger {
        case: CaseId,
        about: FactId,
    }

    /// What is handed on, and to whom.
    takes NewHandOn {
        batch: Batch,
        /// The name with which the colleague signs in.
        to: Line,
        calls: Vec<NewHandedCall>,
        dangers: Vec<NewHandedDanger>,
        words: Option<Text>,
    }

    /// Whether it is accepted. Who handed it on may only take it back.
    takes NewHandOnAnswer {
        batch: Batch,
        accepted: bool,
    }

    /// A person's next call.
    gives HandedCall {
        case: CaseId,
        /// Null for the victim not yet known.
        person: Option<PersonId>,
    }

    /// A danger.
    gives HandedDanger {
        case: CaseId,
        about: FactId,
    }

    /// Something that was handed on and not answered.
    gives Handed {
        fact: FactId,
        by: Option<String>,
        to: Option<String>,
        at: Time,
        calls: Vec<HandedCall>,
        dangers: Vec<HandedDanger>,
        words: String,
    }

    /// What waits for the one who asks, or was handed on by them.
    gives HandOns {
        waiting: Vec<Handed>,
    }
}

/// The name that facts of a case use for somebody.
fn name(call: &Call<'_>, case: CaseId, person: PersonNo) -> Result<Option<PersonId>, Trouble> {
    let people = call.desk.stores().case(case)?.people();
    let known = people.iter().find(|known| known.person == person);
    Ok(known.map(|known| known.name))
}

/// What waits.
pub(crate) struct ReadHandOns;

impl Operation<VictimDesk> for ReadHandOns {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/hand-ons";
    const NAME: &'static str = "readHandOns";
    const PURPOSE: &'static str = "what was handed on, to or by the one who asks, and waits";
    type Takes = Nothing;
    type Gives = HandOns;

    fn go(desk: &VictimDesk, ask: &Ask<'_>, _: Nothing) -> Result<HandOns, Trouble> {
        let call = Call::new(desk, ask)?;
        let staff = Staff::of(&desk.office)?;
        let me = ask.session.actor;
        let mut waiting = Vec::new();
        for each in pending(desk.stores(), &ask.session.ring).map_err(trouble)? {
            if each.to != me && each.from != me {
                continue;
            }
            let (mut calls, mut dangers) = (Vec::new(), Vec::new());
            for one in &each.letter.carried {
                match *one {
                    Carried::Call { case, person } => {
                        let person = person.map(|person| name(&call, case, person));
                        calls.push(HandedCall {
                            case,
                            person: person.transpose()?.flatten(),
                        });
                    }
                    Carried::Danger { case, threat } => dangers.push(HandedDanger {
                        case,
                        about: threat,
                    }),
                }
            }
            waiting.push(Handed {
                fact: each.fact,
                by: staff.name(each.from),
                to: staff.name(each.to),
                at: Time::of(each.at, &desk.office.zone),
                calls,
                dangers,
                words: each.letter.words,
            });
        }
        Ok(HandOns { waiting })
    }
}

/// Handing on.
pub(crate) struct HandOn;

impl Operation<VictimDesk> for HandOn {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/hand-ons";
    const NAME: &'static str = "handOn";
    const PURPOSE: &'static str =
        "hands calls and dangers on to a colleague; nothing moves before they accept";
    type Takes = NewHandOn;
    type Gives = Recorded;

    fn go(desk: &VictimDesk, ask: &Ask<'_>, new: NewHandOn) -> Result<Recorded, Trouble> {
        let call = Call::new(desk, ask)?;
        let accounts = Accounts::new(desk.office.store.as_ref(), DeskName::Victim);
        let all = accounts.list().map_err(Trouble::failed)?;
        let to = all
            .iter()
            .find(|each| each.user == new.to.0 && each.standing == Standing::Open)
            .ok_or_else(|| {
                Trouble::field("to", "must be the name with which a colleague signs in")
            })?;
        let mut carried = Vec::new();
        for each in new.calls {
            let facts = desk.stores().case(each.case)?;
            let known = |name: PersonId| {
                let people = facts.people();
                let found = people.iter().find(|known| known.name == name);
                found.map(|known| known.person)
            };
            let wrong = || Trouble::field("calls", "must be people of their cases");
            if facts.is_empty() {
                return Err(wrong());
            }
            let person = each.person.map(|name| known(name).ok_or_else(wrong));
            carried.push(Carried::Call {
                case: each.case,
                person: person.transpose()?,
            });
        }
        for each in new.dangers {
            let facts = desk.stores().case(each.case)?;
            if !facts
                .dangers()
                .iter()
                .any(|danger| danger.threat == each.about)
            {
                return Err(Trouble::field("dangers", "must be dangers of their cases"));
            }
            carried.push(Carried::Danger {
                case: each.case,
                threat: each.about,
            });
        }
        let given = HandedOn {
            carried,
            words: text(new.words),
        };
        let done = call
            .recorder()
            .hand_on(ask.batch(new.batch), to.number, &given);
        call.recorded(done)
    }
}

/// The answer.
pub(crate) struct AnswerHandOn;

impl Operation<VictimDesk> for AnswerHandOn {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/hand-ons/{fact}/answers";
    const NAME: &'static str = "answerHandOn";
    const PURPOSE: &'static str =
        "accepts what was handed on, which is the one's who accepts it from then on, or not";
    type Takes = NewHandOnAnswer;
    type Gives = Recorded;

    fn go(desk: &VictimDesk, ask: &Ask<'_>, new: NewHandOnAnswer) -> Result<Recorded, Trouble> {
        let call = Call::new(desk, ask)?;
        let fact = FactId::new(ask.visit.param("fact")).map_err(|_| Trouble::NotFound)?;
        let waits = pending(desk.stores(), &ask.session.ring).map_err(trouble)?;
        let done = call
            .recorder()
            .answer_hand_on(ask.batch(new.batch), fact, new.accepted);
        let done = call.recorded(done)?;
        let handed = waits.iter().find(|each| each.fact == fact);
        for each in handed.iter().flat_map(|each| &each.letter.carried) {
            let (Carried::Call { case, .. } | Carried::Danger { case, .. }) = each;
            desk.board.touch(*case);
        }
        Ok(done)
    }
}
