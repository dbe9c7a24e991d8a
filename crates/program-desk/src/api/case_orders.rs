//! Whole files, for programs: courts' orders, holds, what goes by the program's schedule.

use desk::api::kinds::{Batch, Day, Line, Text, Time};
use desk::api::{Ask, Nothing, Operation, Trouble};
use desk::{Method, closed_words, shapes};
use program_file::{Authority, CaseBecame, CaseOrders, Court, Files, NewCaseOrder};
use rules::{CaseId, FactId};

use super::orders::act;
use super::{Changed, changed};
use crate::{ProgramDesk, case_orders};

closed_words! {
    /// Of which files a case is to go.
    WhichFiles of Files;
}

shapes! {
    /// A court's order.
    gives CourtSaid {
        court: String,
        number: String,
        day: Day,
        text: String,
    }

    /// An order about a whole case.
    gives OneCaseOrder {
        order: FactId,
        case: CaseId,
        files: WhichFiles,
        at: Time,
        /// By a court's order; null where the program's schedule gave the case up.
        court: Option<CourtSaid>,
        /// Since when it is in force; null while it waits for a second person.
        since: Option<Time>,
        /// In the night of which day it goes; null where it does not wait, or waits for a second person or a hold.
        goes_on: Option<Day>,
        taken_back: Option<Time>,
        /// When it was carried out at the client desk's ledgers. Of the separate file this desk is not told.
        carried_out: Option<Time>,
        /// How many entries of the participant's file are gone.
        entries: Option<u32>,
        /// The leaf that stays in place of the first, in hexadecimal.
        leaf: Option<String>,
    }

    /// Nothing of its case is destroyed while it stands.
    gives OneHold {
        hold: FactId,
        case: CaseId,
        at: Time,
        ground: String,
        lifted: Option<Time>,
    }

    /// A case that goes by the program's schedule.
    gives GoesNext {
        case: CaseId,
        /// In the night of which day.
        day: Day,
    }

    /// Orders and holds, the newest first, and what goes by the schedule in the next month.
    gives AllCaseOrders {
        orders: Vec<OneCaseOrder>,
        holds: Vec<OneHold>,
        next: Vec<GoesNext>,
    }

    /// A court's order to be given: not sealed, so it names nobody.
    takes NewOrderOfCase {
        batch: Batch,
        case: CaseId,
        files: WhichFiles,
        court: Line,
        number: Line,
        day: Day,
        /// What it orders, in its own words.
        text: Text,
    }

    /// An order to be confirmed or taken back.
    takes CaseOrderNamed {
        batch: Batch,
    }

    /// A hold to be set.
    takes NewHold {
        batch: Batch,
        case: CaseId,
        ground: Line,
    }

    /// A hold to be lifted.
    takes HoldLifted {
        batch: Batch,
        ground: Line,
    }
}

/// The fact that the path names.
fn named(ask: &Ask<'_>, param: &str) -> Result<FactId, Trouble> {
    FactId::new(ask.visit.param(param)).map_err(|_| Trouble::NotFound)
}

/// All of them.
pub(super) struct ReadCaseOrders;

impl Operation<ProgramDesk> for ReadCaseOrders {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/orders/cases";
    const NAME: &'static str = "readCaseOrders";
    const PURPOSE: &'static str = "orders about whole cases, holds, and what goes by the program's schedule in the next month";
    type Takes = Nothing;
    type Gives = AllCaseOrders;

    fn go(desk: &ProgramDesk, ask: &Ask<'_>, _: Nothing) -> Result<AllCaseOrders, Trouble> {
        let all = CaseOrders::read(desk.office.store.as_ref())?;
        let time = |at| Time::of(at, &desk.office.zone);
        let mut orders = Vec::new();
        for order in &all.orders {
            let free = order.waits() && all.hold(order.case).is_none();
            let goes_on = match order.since().filter(|_| free) {
                Some(since) => Some(Day(desk.counts.goes_on(order.case, since)?)),
                None => None,
            };
            let done = order.done();
            let gone = done.filter(|done| done.entries > 0);
            orders.push(OneCaseOrder {
                order: order.fact,
                case: order.case,
                files: WhichFiles(order.files),
                at: time(order.at),
                court: match &order.authority {
                    Authority::Court(court) => Some(CourtSaid {
                        court: court.court.clone(),
                        number: court.number.clone(),
                        day: Day(court.day),
                        text: court.text.clone(),
                    }),
                    Authority::Schedule(_) => None,
                },
                since: order.since().map(time),
                goes_on,
                taken_back: match order.became {
                    CaseBecame::TakenBack(at) => Some(time(at)),
                    CaseBecame::Waits | CaseBecame::Done(_) => None,
                },
                carried_out: done.map(|done| time(done.at)),
                entries: done.map(|done| done.entries),
                leaf: gone.map(|done| done.leaf.clone()),
            });
        }
        let holds = all.holds.iter().map(|hold| OneHold {
            hold: hold.fact,
            case: hold.case,
            at: time(hold.at),
            ground: hold.ground.clone(),
            lifted: hold.lifted.as_ref().map(|(_, at, _)| time(*at)),
        });
        let next = desk.counts.goes_next(ask.visit.now)?.into_iter();
        Ok(AllCaseOrders {
            orders,
            holds: holds.collect(),
            next: next
                .map(|(case, day)| GoesNext {
                    case,
                    day: Day(day),
                })
                .collect(),
        })
    }
}

/// A new one.
pub(super) struct GiveCaseOrder;

impl Operation<ProgramDesk> for GiveCaseOrder {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/orders/cases";
    const NAME: &'static str = "giveCaseOrder";
    const PURPOSE: &'static str = "gives a court's order about a whole case";
    type Takes = NewOrderOfCase;
    type Gives = Changed;

    fn go(desk: &ProgramDesk, ask: &Ask<'_>, new: NewOrderOfCase) -> Result<Changed, Trouble> {
        let act = act(desk, ask, new.batch);
        let order = NewCaseOrder {
            case: new.case.to_string(),
            files: new.files.0,
            court: Court {
                court: new.court.0,
                number: new.number.0,
                day: new.day.0,
                text: new.text.0,
            },
        };
        let second = case_orders::needs_second(desk).map_err(Trouble::from)?;
        let done = desk.recorder().order_case(&act, &order, second);
        changed(desk, &act, done)
    }
}

/// One confirmed by somebody else.
pub(super) struct ConfirmCaseOrder;

impl Operation<ProgramDesk> for ConfirmCaseOrder {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/orders/cases/{order}/confirm";
    const NAME: &'static str = "confirmCaseOrder";
    const PURPOSE: &'static str = "confirms an order about a whole case that somebody else gave";
    type Takes = CaseOrderNamed;
    type Gives = Changed;

    fn go(desk: &ProgramDesk, ask: &Ask<'_>, new: CaseOrderNamed) -> Result<Changed, Trouble> {
        let (order, act) = (named(ask, "order")?, act(desk, ask, new.batch));
        changed(desk, &act, desk.recorder().confirm_case_order(&act, order))
    }
}

/// One taken back.
pub(super) struct TakeCaseOrderBack;

impl Operation<ProgramDesk> for TakeCaseOrderBack {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/orders/cases/{order}/take-back";
    const NAME: &'static str = "takeCaseOrderBack";
    const PURPOSE: &'static str = "takes an order about a whole case back that waits";
    type Takes = CaseOrderNamed;
    type Gives = Changed;

    fn go(desk: &ProgramDesk, ask: &Ask<'_>, new: CaseOrderNamed) -> Result<Changed, Trouble> {
        let (order, act) = (named(ask, "order")?, act(desk, ask, new.batch));
        changed(
            desk,
            &act,
            desk.recorder().take_case_order_back(&act, order),
        )
    }
}

/// A hold.
pub(super) struct SetHold;

impl Operation<ProgramDesk> for SetHold {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/orders/holds";
    const NAME: &'static str = "setHold";
    const PURPOSE: &'static str = "sets a hold: nothing of a case is destroyed while it stands";
    type Takes = NewHold;
    type Gives = Changed;

    fn go(desk: &ProgramDesk, ask: &Ask<'_>, new: NewHold) -> Result<Changed, Trouble> {
        let act = act(desk, ask, new.batch);
        let case = new.case.to_string();
        changed(desk, &act, desk.recorder().hold(&act, &case, &new.ground.0))
    }
}

/// A hold lifted.
pub(super) struct LiftHold;

impl Operation<ProgramDesk> for LiftHold {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/orders/holds/{hold}/lift";
    const NAME: &'static str = "liftHold";
    const PURPOSE: &'static str = "lifts a hold";
    type Takes = HoldLifted;
    type Gives = Changed;

    fn go(desk: &ProgramDesk, ask: &Ask<'_>, new: HoldLifted) -> Result<Changed, Trouble> {
        let (hold, act) = (named(ask, "hold")?, act(desk, ask, new.batch));
        changed(desk, &act, desk.recorder().lift(&act, hold, &new.ground.0))
    }
}
