//! The inbox: what the client desk handed over. The list opens nothing; one hand-over, opened, is a look.

use desk::Method;
use desk::api::{
    Ask, Nothing, Operation, Trouble,
    kinds::{Recorded, Time},
};
use rules::FactId;
use victim_file::Side;

use super::Call;
use super::bodies::{self, Column, HandOver, HandedKind, Inbox, LearnedFrom, Unread, text};
use crate::VictimDesk;

/// The list.
pub(crate) struct ReadInbox;

impl Operation<VictimDesk> for ReadInbox {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/inbox";
    const NAME: &'static str = "readInbox";
    const PURPOSE: &'static str = "what was handed over and not dealt with";
    type Takes = Nothing;
    type Gives = Inbox;

    fn go(desk: &VictimDesk, ask: &Ask<'_>, _: Nothing) -> Result<Inbox, Trouble> {
        Call::new(desk, ask)?;
        let mut unread = Vec::new();
        for (case, fact) in desk.board.unread() {
            let facts = desk.stores().case(case)?;
            if let Some((_, entry)) = facts.entry(fact) {
                unread.push((entry.envelope.at, case, fact));
            }
        }
        unread.sort_by_key(|(at, ..)| std::cmp::Reverse(*at));
        let one = |(at, case, fact)| Unread {
            case,
            fact,
            at: Time::of(at, &desk.office.zone),
        };
        Ok(Inbox {
            unread: unread.into_iter().map(one).collect(),
        })
    }
}

fn asked(call: &Call<'_>) -> Result<FactId, Trouble> {
    FactId::new(call.ask.visit.param("fact")).map_err(|_| Trouble::NotFound)
}

/// One of it.
pub(crate) struct ReadHandOver;

impl Operation<VictimDesk> for ReadHandOver {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/inbox/{case}/{fact}";
    const NAME: &'static str = "readHandOver";
    const PURPOSE: &'static str = "one hand-over, opened; a look, which is recorded in the case";
    type Takes = Nothing;
    type Gives = HandOver;

    fn go(desk: &VictimDesk, ask: &Ask<'_>, _: Nothing) -> Result<HandOver, Trouble> {
        let call = Call::new(desk, ask)?;
        let fact = asked(&call)?;
        let facts = call.facts()?;
        let handed = facts.entry(fact).filter(|(side, entry)| {
            let over = ledger::Matter::Filed(ledger::Filed::HandOver);
            *side == Side::Drop && entry.envelope.matter == over
        });
        let (_, entry) = handed.ok_or(Trouble::NotFound)?;
        let private = ask.session.ring.drop_private();
        let private = private.ok_or_else(|| Trouble::failed("this desk has no key of the drop"))?;
        let file = call.look()?;
        let letter = drop::open(private, entry).map_err(Trouble::failed)?;
        let columns = letter.columns.into_iter().map(|column| Column {
            header: column.header,
            text: column.text,
        });
        Ok(HandOver {
            case: file.case,
            fact,
            version: file.version.into(),
            at: Time::of(entry.envelope.at, &desk.office.zone),
            what: HandedKind(letter.kind),
            source: LearnedFrom(letter.source),
            name: letter.name,
            number: letter.number,
            address: letter.address,
            words: letter.words,
            columns: columns.collect(),
            received: !desk.board.unread().contains(&(file.case, fact)),
        })
    }
}

/// That it was dealt with.
pub(crate) struct ReceiveHandOver;

impl Operation<VictimDesk> for ReceiveHandOver {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/inbox/{case}/{fact}/received";
    const NAME: &'static str = "receiveHandOver";
    const PURPOSE: &'static str = "says that a hand-over was dealt with";
    type Takes = bodies::NewReceived;
    type Gives = Recorded;

    fn go(desk: &VictimDesk, ask: &Ask<'_>, new: Self::Takes) -> Result<Recorded, Trouble> {
        let call = Call::new(desk, ask)?;
        let fact = asked(&call)?;
        let act = call.act(new.batch, new.seen)?;
        let done = call.recorder().receive(act, fact, &text(new.words));
        call.recorded(done)
    }
}
