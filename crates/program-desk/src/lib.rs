//! The program desk's page: what is due and late as counts, the go-live day, the days the governor
//! proclaimed holidays. It sees no case and no person.
//!
//! Reading order: [`Counts`], what it is told of the files; [`ProgramDesk`] with its table of routes; `acts`,
//! what its forms do and `changes`, what was done in words; `home`, the page, with `needs`, what somebody must see to;
//! `staff` and `on_call`, who works here and who is called; `agreements`, the register, with `agreement` and its form;
//! `office`, with `policies` and one `policy`, `trainings` and the `training` of one, `incidents` and one `incident`, `corrections` of what a review found;
//! `year`, twelve months in pictures; `numbers`, what is law and what the program's own standard; `orders`, what is taken out of participants' files, and `case_orders`, whole files; `demands`, what courts and lawyers ask for; `proof`, what has left the house; `day`, a day that is typed.

mod acts;
mod agreement;
mod agreement_form;
mod agreements;
mod api;
mod calendars;
mod case_orders;
mod certificate;
mod changes;
mod corrections;
mod counts;
mod danger;
mod day;
mod demands;
mod doors;
mod home;
pub mod import;
mod import_page;
mod incident;
mod incidents;
mod moves;
mod needs;
mod numbers;
mod office;
mod on_call;
mod orders;
mod people;
mod places;
mod policies;
mod policy;
mod proof;
mod staff;
mod topic;
mod training;
mod trainings;
mod year;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use desk::{Answer, AtDesk, Guard, Method, Office, Refusal, Route, Visit};
use page::NavItem;

pub use counts::{Backups, Counts, DangerCount, KindCount, Tally, Witnesses};
pub use doors::{Doors, OverStores};
pub use import_page::{
    AGREEMENTS as AGREEMENT_LIST, INCIDENTS as INCIDENT_LIST, TRAINING as TRAINING_LIST,
};
pub use orders::KEPT_DAYS;

/// The program desk as one value.
pub struct ProgramDesk {
    office: Office,
    counts: Arc<dyn Counts>,
    doors: Arc<dyn Doors>,
}

/// Links beside a heading: what belongs to its page and is asked for seldom.
type Links = Vec<(String, String)>;

impl ProgramDesk {
    fn links(&self, visit: &Visit<'_>, pages: &[(&str, &str)]) -> Links {
        let one =
            |(key, path): &(&str, &str)| (self.office.path(path), visit.words.t(key).to_owned());
        pages.iter().map(one).collect()
    }

    /// A desk over its own store, which is the office's, whoever counts for it, and the accounts of all desks.
    #[must_use]
    pub fn new(office: Office, counts: Arc<dyn Counts>, doors: Arc<dyn Doors>) -> Self {
        Self {
            office,
            counts,
            doors,
        }
    }
}

type Go = fn(&ProgramDesk, &Visit<'_>) -> Result<Answer, Refusal>;

const fn route(
    method: Method,
    path: &'static str,
    purpose: &'static str,
    go: Go,
) -> Route<ProgramDesk> {
    Route {
        method,
        path,
        guard: Guard::SignedIn,
        // Nothing of the program's ledger is sealed.
        opens_letters: false,
        purpose,
        go,
    }
}

static ROUTES: &[Route<ProgramDesk>] = &[
    route(
        Method::Get,
        doors::PATH,
        "who can sign in at each desk",
        doors::show,
    ),
    route(
        Method::Post,
        doors::END,
        "ends an account of any desk at once",
        doors::end,
    ),
    route(
        Method::Post,
        doors::KEYS,
        "asks for the client desk's next keys, after somebody left the victim desk",
        doors::ask_for_keys,
    ),
    route(
        Method::Get,
        "/",
        "counts of what is due and late, the go-live day, the proclaimed days",
        home::show,
    ),
    route(
        Method::Get,
        year::PATH,
        "the year in pictures: days that count, what became of what was owed, how soon a danger was told",
        year::show,
    ),
    route(
        Method::Post,
        "/go-live",
        "sets the go-live day",
        acts::go_live,
    ),
    route(
        Method::Post,
        "/proclaimed",
        "enters a proclaimed day",
        acts::proclaim,
    ),
    route(
        Method::Post,
        "/proclaimed/{day}/take-back",
        "takes a proclaimed day back",
        acts::take_back,
    ),
    route(
        Method::Get,
        "/people",
        "who works here under which hats, and who is on call",
        staff::show,
    ),
    route(
        Method::Post,
        "/people/staff",
        "enters, changes or ends somebody of the staff",
        staff::save,
    ),
    route(
        Method::Post,
        "/people/on-call",
        "sets who is on call, in order, with days and hours",
        on_call::set,
    ),
    route(
        Method::Get,
        agreements::PATH,
        "the agreements with certified providers, and the counties without one",
        agreements::show,
    ),
    route(
        Method::Post,
        "/agreements/counties",
        "sets which counties the program serves",
        agreements::counties,
    ),
    route(
        Method::Get,
        agreements::START_ONE,
        "a text to start an agreement with a certified provider from, to be completed",
        agreements::start,
    ),
    route(
        Method::Get,
        "/agreements/new",
        "the form for a new agreement",
        agreement_form::new,
    ),
    route(
        Method::Post,
        "/agreements/new",
        "enters an agreement",
        agreement_form::enter,
    ),
    route(
        Method::Get,
        "/agreements/{number}",
        "one agreement: what it lacks, its drills, its document, its history",
        agreement::show,
    ),
    route(
        Method::Get,
        "/agreements/{number}/change",
        "the form in which an agreement is changed or renewed",
        agreement_form::change,
    ),
    route(
        Method::Post,
        "/agreements/{number}/change",
        "changes or renews an agreement",
        agreement_form::renew,
    ),
    route(
        Method::Post,
        "/agreements/{number}/end",
        "ends an agreement",
        agreement::end,
    ),
    route(
        Method::Post,
        "/agreements/{number}/drills",
        "records a drill: a provider's number was tried",
        agreement::drill,
    ),
    route(
        Method::Post,
        "/agreements/{number}/documents",
        "puts the signed document to an agreement",
        agreement::lay,
    ),
    route(
        Method::Get,
        "/agreements/{number}/documents/{fact}",
        "the signed document, to be saved",
        agreement::fetch,
    ),
    route(
        Method::Get,
        numbers::PATH,
        "every number that decides when something is due, with its source",
        numbers::show,
    ),
    route(
        Method::Get,
        calendars::PATH,
        "whether accounts of the victim desk may have a calendar of counts",
        calendars::show,
    ),
    route(
        Method::Post,
        calendars::PATH,
        "allows calendars of counts, or ends all of them",
        calendars::take,
    ),
    route(
        Method::Post,
        numbers::SET,
        "sets one of the program's own numbers",
        numbers::set,
    ),
    route(
        Method::Get,
        orders::PATH,
        "what was asked to be taken out of participants' files, and the orders that were given",
        orders::show,
    ),
    route(
        Method::Post,
        orders::PATH,
        "orders that the words of an entry be taken out",
        orders::give,
    ),
    route(
        Method::Get,
        case_orders::PATH,
        "whole files: courts' orders, holds, what goes by the program's schedule",
        case_orders::show,
    ),
    route(
        Method::Post,
        case_orders::PATH,
        "gives a court's order about a whole case",
        case_orders::give,
    ),
    route(
        Method::Get,
        case_orders::ONE,
        "one order about a whole case, as a certificate",
        case_orders::one,
    ),
    route(
        Method::Get,
        case_orders::PDF,
        "the same as PDF, to be printed",
        case_orders::pdf,
    ),
    route(
        Method::Post,
        case_orders::CONFIRM,
        "confirms an order about a whole case that somebody else gave",
        case_orders::confirm,
    ),
    route(
        Method::Post,
        case_orders::BACK,
        "takes an order about a whole case back",
        case_orders::take_back,
    ),
    route(
        Method::Post,
        case_orders::HOLD,
        "sets a hold: nothing of a case is destroyed while it stands",
        case_orders::hold,
    ),
    route(
        Method::Post,
        case_orders::LIFT,
        "lifts a hold",
        case_orders::lift,
    ),
    route(
        Method::Get,
        orders::ONE,
        "one order, as a certificate",
        orders::one,
    ),
    route(
        Method::Get,
        orders::PDF,
        "the same as PDF, to be printed",
        orders::pdf,
    ),
    route(
        Method::Post,
        orders::BACK,
        "takes an order back",
        orders::take_back,
    ),
    route(
        Method::Get,
        demands::PATH,
        "legal demands, by the labels of their cases",
        demands::show,
    ),
    route(
        Method::Post,
        demands::PATH,
        "writes down that a legal demand came",
        demands::take,
    ),
    route(
        Method::Post,
        demands::ANSWER,
        "records how a legal demand was answered",
        demands::answer,
    ),
    route(
        Method::Get,
        proof::PATH,
        "each week's texts, and who outside has them",
        proof::show,
    ),
    route(
        Method::Post,
        proof::LEFT,
        "says that a week's texts have left the house",
        proof::left,
    ),
    route(
        Method::Get,
        places::PATH,
        "where records lie, and by what they may",
        places::show,
    ),
    route(
        Method::Post,
        places::PATH,
        "writes down another place of records",
        places::write,
    ),
    route(
        Method::Get,
        places::ONE,
        "one place of records",
        places::show_one,
    ),
    route(
        Method::Post,
        places::ONE,
        "says anew what holds of a place of records, or that none lie there any more",
        places::rewrite,
    ),
    route(
        Method::Post,
        places::ERROR,
        "says that a place of records was entered in error",
        places::strike,
    ),
    route(
        Method::Get,
        corrections::PATH,
        "plans of correction: of what a review found, by whom, by when, and how each stands",
        corrections::show,
    ),
    route(
        Method::Post,
        corrections::PATH,
        "plans a correction",
        corrections::write,
    ),
    route(
        Method::Get,
        corrections::ONE,
        "one plan of correction",
        corrections::show_one,
    ),
    route(
        Method::Post,
        corrections::ONE,
        "changes a plan of correction",
        corrections::rewrite,
    ),
    route(
        Method::Post,
        corrections::DONE,
        "says that what was planned is done",
        corrections::done,
    ),
    route(
        Method::Post,
        corrections::ERROR,
        "says that an entry about a plan of correction was recorded in error",
        corrections::strike,
    ),
    route(
        Method::Get,
        policies::PATH,
        "what the chapter wants in writing, and the program's policies",
        policies::show,
    ),
    route(
        Method::Post,
        policies::PATH,
        "writes a new policy",
        policies::write,
    ),
    route(
        Method::Get,
        policies::START_ONE,
        "a text to start from for a policy that the chapter wants, to be completed",
        policies::start,
    ),
    route(
        Method::Get,
        policy::ONE,
        "one policy: its versions, and who has read them",
        policy::show,
    ),
    route(
        Method::Post,
        policy::VERSIONS,
        "writes a version of a policy, or ends it",
        policy::write,
    ),
    route(
        Method::Post,
        policy::READ,
        "says that a version of a policy was read",
        policy::read,
    ),
    route(
        Method::Get,
        policy::DOCUMENT,
        "the text of a version as a file, to be saved",
        policy::fetch,
    ),
    route(
        Method::Post,
        policy::ERROR,
        "says that an entry about a policy was recorded in error",
        policy::strike,
    ),
    route(
        Method::Get,
        trainings::PATH,
        "how the training of everybody stands",
        trainings::show,
    ),
    route(
        Method::Post,
        trainings::PATH,
        "enters a training for all who were there",
        trainings::enter,
    ),
    route(
        Method::Get,
        training::ONE,
        "one of the staff: service, credentials, trainings",
        training::show,
    ),
    route(
        Method::Post,
        training::SERVICE,
        "says since when and as what somebody serves",
        training::service,
    ),
    route(
        Method::Post,
        training::CREDENTIALS,
        "enters a credential of somebody",
        training::credential,
    ),
    route(
        Method::Post,
        training::ERROR,
        "says that an entry about training was recorded in error",
        training::strike,
    ),
    route(
        Method::Get,
        import_page::AGREEMENTS.path,
        "the form for bringing in a list of agreements",
        import_page::show_agreements,
    ),
    route(
        Method::Post,
        import_page::AGREEMENTS.path,
        "looks at a list of agreements, or brings it in",
        import_page::take_agreements,
    ),
    route(
        Method::Get,
        import_page::TRAINING.path,
        "the form for bringing in a list of trainings",
        import_page::show_training,
    ),
    route(
        Method::Post,
        import_page::TRAINING.path,
        "looks at a list of trainings, or brings it in",
        import_page::take_training,
    ),
    route(
        Method::Get,
        import_page::INCIDENTS.path,
        "the form for bringing in what a binder says of critical incidents",
        import_page::show_incidents,
    ),
    route(
        Method::Post,
        import_page::INCIDENTS.path,
        "looks at what a binder says of critical incidents, or brings it in",
        import_page::take_incidents,
    ),
    route(
        Method::Get,
        incidents::PATH,
        "critical incidents and new offenses, with what is to be reported by when",
        incidents::show,
    ),
    route(
        Method::Post,
        incidents::PATH,
        "enters a critical incident",
        incidents::enter,
    ),
    route(
        Method::Get,
        incident::ONE,
        "one incident, with its steps",
        incident::show,
    ),
    route(
        Method::Post,
        incident::STEP,
        "says that a step of an incident was done",
        incident::step,
    ),
    route(
        Method::Post,
        incident::ERROR,
        "says that an entry about an incident was recorded in error",
        incident::strike,
    ),
    route(
        Method::Post,
        incidents::OFFENSES,
        "enters a new offense",
        incidents::enter_offense,
    ),
    route(
        Method::Get,
        incident::OFFENSE,
        "one new offense, with its report to the court",
        incident::show_offense,
    ),
    route(
        Method::Post,
        incident::REPORT,
        "says that a new offense was reported to the court",
        incident::report,
    ),
    route(
        Method::Post,
        incident::OFFENSE_ERROR,
        "says that an entry about a new offense was recorded in error",
        incident::strike_offense,
    ),
    route(
        Method::Post,
        "/changes/{fact}/undo",
        "undoes the last change of the settings by another one",
        acts::undo,
    ),
];

impl AtDesk for ProgramDesk {
    fn office(&self) -> &Office {
        &self.office
    }

    fn routes() -> &'static [Route<Self>] {
        ROUTES
    }

    fn operations() -> &'static [desk::api::Line<Self>] {
        api::OPERATIONS
    }

    fn nav(&self, visit: &Visit<'_>) -> Vec<NavItem> {
        [
            ("program-home-title", "/"),
            ("program-people-nav", "/people"),
            ("agreement-title", agreements::PATH),
            ("policy-title", policies::PATH),
            ("incident-title", incidents::PATH),
            ("number-title", numbers::PATH),
            ("proof-title", proof::PATH),
        ]
        .map(|(key, path)| NavItem::new(visit.words.t(key), self.office.path(path)))
        .into()
    }
}
