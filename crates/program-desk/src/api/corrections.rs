//! Plans of correction, for programs. Nobody but staff stands in them, by number.

use binder::finding;
use desk::api::kinds::{Batch, Day, Line};
use desk::api::{Ask, Nothing, Operation, Trouble};
use desk::{Method, closed_words, shapes};
use program_file::{Correction, CorrectionStood, OfficeFile, Planned, StaffNo};
use rules::FactId;

use super::{Changed, changed, orders::act};
use crate::ProgramDesk;

/// How a plan stands, as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stands(CorrectionStood);

impl Stands {
    const ALL: [Self; 4] = [
        Self(CorrectionStood::Open),
        Self(CorrectionStood::Overdue),
        Self(CorrectionStood::Done),
        Self(CorrectionStood::DoneLate),
    ];

    const fn word(self) -> &'static str {
        match self.0 {
            CorrectionStood::Open => "open",
            CorrectionStood::Overdue => "overdue",
            CorrectionStood::Done => "done",
            CorrectionStood::DoneLate => "done_late",
        }
    }

    fn from_word(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.word() == text)
    }
}

closed_words! {
    /// How a plan stands; late by the first of its days where it was put off.
    PlanStands of Stands;
}

shapes! {
    /// That it was done.
    gives PlanDone {
        entry: FactId,
        on: Day,
        what: String,
    }

    /// A plan about something that a review found.
    gives OnePlan {
        plan: FactId,
        /// The finding, by its word in a binder.
        finding: String,
        /// Who sees to it, by their number among the staff.
        owner: u16,
        until: Day,
        /// Days by which it was to be done before.
        before: Vec<Day>,
        what: String,
        stands: PlanStands,
        done: Option<PlanDone>,
    }

    /// All of them, in the order in which they were entered.
    gives AllPlans {
        plans: Vec<OnePlan>,
    }

    /// A plan, or what is said anew of one.
    takes NewPlan {
        batch: Batch,
        /// Null for a new plan.
        plan: Option<FactId>,
        /// The finding, by its word in a binder.
        finding: Line,
        /// Who sees to it, by their number among the staff.
        owner: u16,
        until: Day,
        what: Line,
    }

    /// That what was planned is done.
    takes NewPlanDone {
        batch: Batch,
        plan: FactId,
        on: Day,
        /// What was done.
        what: Line,
    }
}

/// The plans.
pub(super) struct ReadCorrections;

impl Operation<ProgramDesk> for ReadCorrections {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/corrections";
    const NAME: &'static str = "readCorrections";
    const PURPOSE: &'static str = "plans of correction, and how each stands";
    type Takes = Nothing;
    type Gives = AllPlans;

    fn go(desk: &ProgramDesk, ask: &Ask<'_>, _: Nothing) -> Result<AllPlans, Trouble> {
        let today = ask.visit.now.day(&desk.office.zone);
        let office = OfficeFile::read(desk.office.store.as_ref())?;
        let one = |each: Correction| OnePlan {
            plan: each.fact,
            stands: PlanStands(Stands(each.stands(today))),
            finding: each.planned.finding,
            owner: each.planned.owner.0,
            until: Day(each.planned.until),
            before: each.before.into_iter().map(Day).collect(),
            what: each.planned.what,
            done: each.done.map(|done| PlanDone {
                entry: done.written.fact,
                on: Day(done.on),
                what: done.what,
            }),
        };
        Ok(AllPlans {
            plans: office.corrections.into_iter().map(one).collect(),
        })
    }
}

/// One is planned.
pub(super) struct PlanCorrection;

impl Operation<ProgramDesk> for PlanCorrection {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/corrections";
    const NAME: &'static str = "planCorrection";
    const PURPOSE: &'static str = "plans a correction, or changes a plan";
    type Takes = NewPlan;
    type Gives = Changed;

    fn go(desk: &ProgramDesk, ask: &Ask<'_>, new: NewPlan) -> Result<Changed, Trouble> {
        let act = act(desk, ask, new.batch);
        let planned = Planned {
            of: new.plan.map(|fact| fact.to_string()).unwrap_or_default(),
            finding: new.finding.0,
            owner: StaffNo(new.owner),
            until: new.until.0,
            what: new.what.0,
        };
        let known = |id: &str| finding::clause_of(id).is_some();
        let done = desk.recorder().plan_correction(&act, &planned, known);
        changed(desk, &act, done)
    }
}

/// One is done.
pub(super) struct FinishCorrection;

impl Operation<ProgramDesk> for FinishCorrection {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/corrections-done";
    const NAME: &'static str = "finishCorrection";
    const PURPOSE: &'static str = "says that what was planned is done";
    type Takes = NewPlanDone;
    type Gives = Changed;

    fn go(desk: &ProgramDesk, ask: &Ask<'_>, new: NewPlanDone) -> Result<Changed, Trouble> {
        let act = act(desk, ask, new.batch);
        let today = act.now.day(&desk.office.zone);
        let (plan, on) = (new.plan.to_string(), new.on.0);
        let done = desk
            .recorder()
            .corrected(&act, &plan, on, &new.what.0, today);
        changed(desk, &act, done)
    }
}
