//! Orders to take the words of an entry out of a participant's file, for programs.

use desk::api::kinds::{Batch, Line, Time};
use desk::api::{Ask, Nothing, Operation, Trouble};
use desk::{Method, shapes};
use program_file::{Act, Became, Orders};
use rules::{CaseId, FactId};

use super::{Changed, changed};
use crate::ProgramDesk;

shapes! {
    /// An entry that the victim desk asked to have taken out.
    gives AskedFor {
        case: CaseId,
        entry: FactId,
        at: Time,
    }

    /// An order.
    gives OneOrder {
        order: FactId,
        case: CaseId,
        entry: FactId,
        at: Time,
        /// On what ground.
        ground: String,
        taken_back: Option<Time>,
        carried_out: Option<Time>,
        /// The leaf that stays in the participants' ledger, in hexadecimal; null where nothing was taken out.
        leaf: Option<String>,
    }

    /// What was asked for and not ordered, and what was ordered, newest first.
    gives AllOrders {
        asked: Vec<AskedFor>,
        orders: Vec<OneOrder>,
    }

    /// An order to be given: not sealed, so it names nobody.
    takes NewOrder {
        batch: Batch,
        case: CaseId,
        entry: FactId,
        ground: Line,
    }

    /// An order to be taken back.
    takes OrderTakenBack {
        batch: Batch,
    }
}

/// An act of this desk that is stale with nothing: an order is no setting.
pub(super) fn act(desk: &ProgramDesk, ask: &Ask<'_>, batch: Batch) -> Act {
    Act {
        seen: None,
        batch: ask.batch(batch),
        salt: desk.office.stream.bytes(),
        actor: ask.session.actor,
        now: ask.visit.now,
    }
}

/// All of them.
pub(super) struct ReadOrders;

impl Operation<ProgramDesk> for ReadOrders {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/orders";
    const NAME: &'static str = "readOrders";
    const PURPOSE: &'static str =
        "what was asked to be taken out of participants' files, and the orders that were given";
    type Takes = Nothing;
    type Gives = AllOrders;

    fn go(desk: &ProgramDesk, ask: &Ask<'_>, _: Nothing) -> Result<AllOrders, Trouble> {
        let orders = Orders::read(desk.office.store.as_ref())?;
        let zone = &desk.office.zone;
        let mut asked = desk.counts.asked(ask.visit.now)?;
        asked.retain(|(case, entry, _)| !orders.about(*case, *entry));
        let one = |order: program_file::Order| {
            let (taken_back, carried_out, leaf) = match order.became {
                Became::Waits => (None, None, None),
                Became::TakenBack(at) => (Some(at), None, None),
                Became::Done(done) => (None, Some(done.at), done.place.map(|_| done.leaf)),
            };
            OneOrder {
                order: order.fact,
                case: order.case,
                entry: order.entry,
                at: Time::of(order.at, zone),
                ground: order.ground,
                taken_back: taken_back.map(|at| Time::of(at, zone)),
                carried_out: carried_out.map(|at| Time::of(at, zone)),
                leaf,
            }
        };
        let asked = asked.into_iter().map(|(case, entry, at)| AskedFor {
            case,
            entry,
            at: Time::of(at, zone),
        });
        Ok(AllOrders {
            asked: asked.collect(),
            orders: orders.0.into_iter().map(one).collect(),
        })
    }
}

/// A new one.
pub(super) struct GiveOrder;

impl Operation<ProgramDesk> for GiveOrder {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/orders";
    const NAME: &'static str = "giveOrder";
    const PURPOSE: &'static str =
        "orders that the words of an entry be taken out of a participant's file";
    type Takes = NewOrder;
    type Gives = Changed;

    fn go(desk: &ProgramDesk, ask: &Ask<'_>, new: NewOrder) -> Result<Changed, Trouble> {
        let act = act(desk, ask, new.batch);
        let (case, entry) = (new.case.to_string(), new.entry.to_string());
        let done = desk.recorder().order(&act, &case, &entry, &new.ground.0);
        changed(desk, &act, done)
    }
}

/// One taken back.
pub(super) struct TakeOrderBack;

impl Operation<ProgramDesk> for TakeOrderBack {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/orders/{order}/take-back";
    const NAME: &'static str = "takeOrderBack";
    const PURPOSE: &'static str = "takes an order back that waits";
    type Takes = OrderTakenBack;
    type Gives = Changed;

    fn go(desk: &ProgramDesk, ask: &Ask<'_>, new: OrderTakenBack) -> Result<Changed, Trouble> {
        let order = FactId::new(ask.visit.param("order")).map_err(|_| Trouble::NotFound)?;
        let act = act(desk, ask, new.batch);
        let done = desk.recorder().take_order_back(&act, order);
        changed(desk, &act, done)
    }
}
