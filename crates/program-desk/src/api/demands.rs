//! Legal demands, for programs. A case stands by its label.

use desk::api::kinds::{Batch, Day, Line, Time};
use desk::api::{Ask, Nothing, Operation, Trouble};
use desk::{Method, closed_words, shapes};
use program_file::{Answered, DemandKind, Demands, Files, NewDemand};
use rules::{CaseId, FactId};

use super::{Changed, changed, orders::act};
use crate::ProgramDesk;

closed_words! {
    /// What came.
    WhatCame of DemandKind;
    /// How it was answered; `fought` still waits for what a court says.
    HowAnswered of Answered;
    /// Which file is asked for.
    AsksFor of Files;
}

shapes! {
    /// How a demand was answered last.
    gives DemandAnswer {
        at: Time,
        how: HowAnswered,
        words: String,
    }

    /// A legal demand.
    gives OneDemand {
        demand: FactId,
        kind: WhatCame,
        from: String,
        came: Day,
        /// By when it must be answered.
        due: Day,
        case: CaseId,
        asks: AsksFor,
        /// The number of the order that nobody be told; empty where there is none.
        silent: String,
        /// Whether it waits for an answer.
        waits: bool,
        answered: Option<DemandAnswer>,
    }

    /// All of them, the one that must be answered first in front.
    gives AllDemands {
        demands: Vec<OneDemand>,
    }

    /// A legal demand came.
    takes NewLegalDemand {
        batch: Batch,
        kind: WhatCame,
        from: Line,
        came: Day,
        due: Day,
        /// The case's label.
        case: CaseId,
        asks: AsksFor,
        /// Where a court ordered that nobody be told: the order's number.
        silent: Option<Line>,
    }

    /// How a demand was answered.
    takes NewDemandAnswer {
        batch: Batch,
        how: HowAnswered,
        /// With what, or why not.
        words: Line,
    }
}

/// All of them.
pub(super) struct ReadDemands;

impl Operation<ProgramDesk> for ReadDemands {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/demands";
    const NAME: &'static str = "readDemands";
    const PURPOSE: &'static str = "the legal demands that came, and how they were answered";
    type Takes = Nothing;
    type Gives = AllDemands;

    fn go(desk: &ProgramDesk, _: &Ask<'_>, _: Nothing) -> Result<AllDemands, Trouble> {
        let zone = &desk.office.zone;
        let demands = Demands::read(desk.office.store.as_ref())?;
        let one = |demand: program_file::Demand| OneDemand {
            waits: demand.waits(),
            demand: demand.fact,
            kind: WhatCame(demand.kind),
            from: demand.from,
            came: Day(demand.came),
            due: Day(demand.due),
            case: demand.case,
            asks: AsksFor(demand.asks),
            silent: demand.silent,
            answered: demand.answered.map(|(at, how, words)| DemandAnswer {
                at: Time::of(at, zone),
                how: HowAnswered(how),
                words,
            }),
        };
        Ok(AllDemands {
            demands: demands.0.into_iter().map(one).collect(),
        })
    }
}

/// One came.
pub(super) struct WriteDemand;

impl Operation<ProgramDesk> for WriteDemand {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/demands";
    const NAME: &'static str = "writeDemand";
    const PURPOSE: &'static str = "writes down that a legal demand came";
    type Takes = NewLegalDemand;
    type Gives = Changed;

    fn go(desk: &ProgramDesk, ask: &Ask<'_>, new: NewLegalDemand) -> Result<Changed, Trouble> {
        let act = act(desk, ask, new.batch);
        let demand = NewDemand {
            kind: new.kind.0,
            from: new.from.0,
            came: new.came.0,
            due: new.due.0,
            case: new.case.to_string(),
            asks: new.asks.0,
            silent: new.silent.unwrap_or_default().0,
        };
        let today = act.now.day(&desk.office.zone);
        changed(desk, &act, desk.recorder().demand(&act, &demand, today))
    }
}

/// One was answered.
pub(super) struct AnswerDemand;

impl Operation<ProgramDesk> for AnswerDemand {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/demands/{demand}/answers";
    const NAME: &'static str = "answerDemand";
    const PURPOSE: &'static str = "records how a legal demand was answered";
    type Takes = NewDemandAnswer;
    type Gives = Changed;

    fn go(desk: &ProgramDesk, ask: &Ask<'_>, new: NewDemandAnswer) -> Result<Changed, Trouble> {
        let demand = FactId::new(ask.visit.param("demand")).map_err(|_| Trouble::NotFound)?;
        let act = act(desk, ask, new.batch);
        let recorder = desk.recorder();
        let done = recorder.demand_answered(&act, demand, new.how.0, &new.words.0);
        changed(desk, &act, done)
    }
}
