//! The victim desk's pages: Today, the call, the case, the people in it, what they want, the inbox.
//!
//! The only desk that opens both files and the drop; it writes to the victim ledger alone.
//!
//! Reading order: [`VictimDesk`] with its table of routes; `look`, what every page needs; then one file for
//! each page.

mod api;
mod look;

mod row;
mod say;
mod today;

mod call;
mod call_checklist;
mod call_form;
mod call_plan;
mod circumstances;
mod ladder;
mod number;
mod number_line;
mod old_plan;
mod script;
mod ways;

mod counted;
mod danger;
mod danger_end;
mod danger_line;
mod danger_said;
mod dangers;
mod provider;
mod providers;
mod reason;
mod threat;

pub mod export;
mod for_them;
mod goes;
mod hand_on;
pub mod import;
mod import_page;
mod inbox;
mod leaks;
mod looked;
mod search;

mod calendar;
mod callback;
mod case;
mod case_form;
mod case_line;
mod case_sheet;
mod cases;
mod correct;
mod demand;
mod inbound;
mod note;
mod outside;
mod own_copy;
mod paper;
mod people;
mod plain_letter;
mod plan;
mod release;
mod retraction;
mod shown;
mod shown_page;
mod strip;
mod told;
mod why;

pub use import_page::{DANGER_LOG, LOG};

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use desk::{AtDesk, Files, Guard, Method, Office, Route, Visit};
use keys::{Beside, KeyRing};
use ledger::{Store, StoreError};
use page::{Alarm, NavItem};
use rules::{CaseId, Moment};
use victim_file::{Board, Directory, InCase, Refused, Stores};

/// The victim desk as one value.
pub struct VictimDesk {
    office: Office,
    /// The participant's file: read, never written.
    client: Arc<dyn Store>,
    /// What the client desk handed over: read, never written.
    drop: Arc<dyn Store>,
    /// The program's own affairs: read, and never written but for the drop's public half on the closed list.
    program: Arc<dyn Store>,
    board: Arc<Board>,
    /// Which participants' files were looked through for what only the separate file should know.
    looked: looked::Looked,
    /// Where the letters lie that say who is in which case.
    directory: RwLock<Directory>,
    demands: demand::Known,
}

impl VictimDesk {
    /// A desk over its own store, which is the office's, and the three that it reads.
    #[must_use]
    pub fn new(
        office: Office,
        client: Arc<dyn Store>,
        drop: Arc<dyn Store>,
        program: Arc<dyn Store>,
        board: Arc<Board>,
    ) -> Self {
        Self {
            office,
            client,
            drop,
            program,
            board,
            looked: looked::Looked::default(),
            directory: RwLock::default(),
            demands: demand::Known::default(),
        }
    }

    fn stores(&self) -> Stores<'_> {
        Stores {
            client: self.client.as_ref(),
            drop: self.drop.as_ref(),
            victim: self.office.store.as_ref(),
        }
    }

    /// Who is in each case, for whoever holds the keys of this desk.
    fn in_all_cases(&self, ring: &KeyRing) -> Result<BTreeMap<CaseId, InCase>, Refused> {
        let stores = self.stores();
        let mut directory = self
            .directory
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        directory.catch_up(stores)?;
        drop(directory);
        let directory = self.directory.read();
        let directory = directory.unwrap_or_else(PoisonError::into_inner);
        directory.open(stores, ring)
    }
}

type Go = fn(&VictimDesk, &Visit<'_>) -> Result<desk::Answer, desk::Refusal>;

const fn get(path: &'static str, purpose: &'static str, go: Go) -> Route<VictimDesk> {
    let (method, guard) = (Method::Get, Guard::SignedIn);
    Route {
        method,
        path,
        guard,
        opens_letters: true,
        purpose,
        go,
    }
}

const fn post(path: &'static str, purpose: &'static str, go: Go) -> Route<VictimDesk> {
    let (method, guard) = (Method::Post, Guard::SignedIn);
    Route {
        method,
        path,
        guard,
        opens_letters: true,
        purpose,
        go,
    }
}

// One line for each page; the pages of a case lie in one file each.
static ROUTES: &[Route<VictimDesk>] = &[
    get("/", "who is to be told what today", today::show),
    get("/piles/{pile}", "all of one pile", today::show_pile),
    get(
        "/calendar",
        "the addresses of the own calendar of counts",
        calendar::show,
    ),
    post(
        "/calendar",
        "makes an address of a calendar, shown once",
        calendar::make,
    ),
    post(
        "/calendar/{feed}/end",
        "ends an address of a calendar",
        calendar::end,
    ),
    Route {
        method: Method::Get,
        path: "/calendar/{file}",
        guard: Guard::Open,
        opens_letters: false,
        purpose: "how many things are due on which day, for whoever has the address",
        go: calendar::feed,
    },
    get(
        "/paper",
        "blank sheets for a call and a danger, to be printed for a power cut",
        paper::show,
    ),
    post(
        "/cases/{case}/took/{person}",
        "says who makes the next call",
        today::take,
    ),
    post(
        "/cases/{case}/gave-back/{person}",
        "says that who had the next call gives it back",
        today::give_back,
    ),
    get(
        hand_on::PATH,
        "the form for handing on what one carries",
        hand_on::show,
    ),
    post(
        hand_on::PATH,
        "hands on what one carries to a colleague",
        hand_on::take,
    ),
    post(
        "/hand-on/{fact}",
        "accepts what was handed on, or not",
        hand_on::answer,
    ),
    get(
        "/cases/{case}/call/{person}",
        "the plan, what to say, what must be told",
        call::show,
    ),
    post(
        "/cases/{case}/call/{person}",
        "records how a call went",
        call::take,
    ),
    get(
        "/cases/{case}/ways/{person}",
        "the ways to somebody, and what keeps a number from being called",
        ways::show,
    ),
    get(
        "/cases/{case}/number/{person}",
        "the form for what is said of a number",
        number::show,
    ),
    post(
        "/cases/{case}/number/{person}",
        "says that a number is right, held or not to be called",
        number::take,
    ),
    get(
        "/cases/{case}/threat/{person}",
        "the form for a danger that becomes known here",
        threat::show,
    ),
    post(
        "/cases/{case}/threat/{person}",
        "records a danger that became known here",
        threat::take,
    ),
    get(
        "/dangers",
        "the dangers that live, and the ends to be looked at",
        dangers::show,
    ),
    get(
        "/cases/{case}/danger/{fact}",
        "one danger: who is to be told, minute by minute",
        danger::show,
    ),
    post(
        "/cases/{case}/danger/{fact}/take",
        "says who has a danger",
        danger::take,
    ),
    post(
        "/cases/{case}/danger/{fact}/second",
        "says that a second person looked at the end of a danger",
        danger::second,
    ),
    get(
        "/cases/{case}/step/{person}",
        "the form for what else was done for somebody not reached",
        danger_end::show_step,
    ),
    post(
        "/cases/{case}/step/{person}",
        "records what else was done for somebody not reached",
        danger_end::take_step,
    ),
    get(
        "/cases/{case}/provider/{fact}",
        "the form for warning the certified provider",
        provider::show,
    ),
    post(
        "/cases/{case}/provider/{fact}",
        "records a try to warn the provider",
        provider::take,
    ),
    get(
        "/inbox",
        "what was handed over and not dealt with",
        inbox::show,
    ),
    get(
        "/inbox/{case}/{fact}",
        "one hand-over, opened",
        inbox::show_one,
    ),
    get(
        "/inbox/{case}/{fact}/paper",
        "a scanned paper that was handed over, to be saved",
        inbox::paper,
    ),
    post(
        "/inbox/{case}/{fact}",
        "says that a hand-over was dealt with",
        inbox::take_one,
    ),
    Route {
        opens_letters: false,
        ..get(
            goes::PATH,
            "orders about separate files, and what became of them here",
            goes::show,
        )
    },
    Route {
        opens_letters: false,
        ..get(
            goes::ONE,
            "the certificate of one that was carried out",
            goes::one,
        )
    },
    Route {
        opens_letters: false,
        ..get(goes::PDF, "the same as PDF, to be printed", goes::pdf)
    },
    get(
        "/leaks",
        "what stands in participants' files that only the separate file should know",
        leaks::show,
    ),
    post(
        "/leaks/again",
        "looks through every file again",
        leaks::again,
    ),
    post(
        "/cases/{case}/leak/{fact}",
        "asks that an entry be taken out of a participant's file, or lets it stand",
        leaks::decide,
    ),
    get(
        "/import",
        "the form for bringing in a log of calls",
        import_page::show,
    ),
    post(
        "/import",
        "looks at a log of calls, or brings it in",
        import_page::take,
    ),
    get(
        "/import/danger-log",
        "the form for bringing in what a binder says of dangers",
        import_page::show_dangers,
    ),
    post(
        "/import/danger-log",
        "looks at what a binder says of dangers, or brings it in",
        import_page::take_dangers,
    ),
    get(
        "/cases",
        "participants and people, to find one",
        cases::show,
    ),
    post(
        "/cases",
        "looks for a participant or a person",
        cases::search,
    ),
    get(
        "/cases/{case}",
        "the case, with what is about nobody alone",
        case::show,
    ),
    get(
        "/cases/{case}/people/new",
        "the form for a person",
        people::show_add,
    ),
    post(
        "/cases/{case}/people/new",
        "adds a person",
        people::take_add,
    ),
    get(
        "/cases/{case}/people/{person}",
        "the case of one person",
        case::show,
    ),
    get(
        "/cases/{case}/roles/{person}",
        "the form for a change of roles",
        people::show_roles,
    ),
    post(
        "/cases/{case}/roles/{person}",
        "records a change of roles",
        people::take_roles,
    ),
    get(
        "/cases/{case}/end/{person}",
        "the form for the end of a person's part",
        people::show_end,
    ),
    post(
        "/cases/{case}/end/{person}",
        "records the end of a person's part",
        people::take_end,
    ),
    get(
        "/cases/{case}/plan/{person}",
        "the form for how somebody can be called safely",
        plan::show,
    ),
    post(
        "/cases/{case}/plan/{person}",
        "records how somebody can be called safely",
        plan::take,
    ),
    get(
        "/cases/{case}/circumstances/{person}",
        "the form for what changes how somebody is called: interpreter, guardian, mail",
        circumstances::show,
    ),
    post(
        "/cases/{case}/circumstances/{person}",
        "records what changes how somebody is called",
        circumstances::take,
    ),
    get(
        "/cases/{case}/advocate-over/{person}",
        "the form for that an advocate does not stand for somebody any more",
        circumstances::show_over,
    ),
    post(
        "/cases/{case}/advocate-over/{person}",
        "records that an advocate does not stand for somebody any more",
        circumstances::take_over,
    ),
    get(
        "/cases/{case}/plan-holds/{person}",
        "the form for that a plan still holds",
        old_plan::show,
    ),
    post(
        "/cases/{case}/plan-holds/{person}",
        "records that a plan still holds",
        old_plan::take,
    ),
    get(
        "/cases/{case}/told/{person}",
        "the form for what was told and what they want",
        told::show,
    ),
    post(
        "/cases/{case}/told/{person}",
        "records what was told and what they want",
        told::take,
    ),
    get(
        "/cases/{case}/inbound/{person}",
        "the form for a call that came in",
        inbound::show,
    ),
    post(
        "/cases/{case}/inbound/{person}",
        "records a call that came in",
        inbound::take,
    ),
    get(
        "/cases/{case}/callback/{person}",
        "the form for a day they asked for",
        callback::show,
    ),
    post(
        "/cases/{case}/callback/{person}",
        "records a day they asked for",
        callback::take,
    ),
    get(
        "/cases/{case}/note/{person}",
        "the form for a note",
        note::show,
    ),
    post("/cases/{case}/note/{person}", "records a note", note::take),
    get(
        "/cases/{case}/release/{person}",
        "the form for a release",
        release::show,
    ),
    post(
        "/cases/{case}/release/{person}",
        "records a release",
        release::take,
    ),
    get(
        "/cases/{case}/release-over/{fact}",
        "the form for that a release was taken back",
        release::show_over,
    ),
    post(
        "/cases/{case}/release-over/{fact}",
        "records that a release was taken back",
        release::take_over,
    ),
    get(
        "/cases/{case}/outside/{person}",
        "the form for what was told to somebody outside",
        outside::show,
    ),
    post(
        "/cases/{case}/outside/{person}",
        "records what was told to somebody outside, and what allows it",
        outside::take,
    ),
    get(
        "/cases/{case}/copy/{person}",
        "the form for a copy for the person themselves",
        own_copy::show,
    ),
    post(
        "/cases/{case}/copy/{person}",
        "makes a copy for the person themselves",
        own_copy::take,
    ),
    get(
        "/cases/{case}/mail/{person}",
        "the form for a plain letter that asks to be called back",
        plain_letter::show,
    ),
    post(
        "/cases/{case}/mail/{person}",
        "makes such a letter, which is an effort by letter",
        plain_letter::take,
    ),
    get(
        "/cases/{case}/mailed/{fact}",
        "such a letter, to be looked through",
        plain_letter::show_one,
    ),
    get(
        "/cases/{case}/mailed/{fact}/pdf",
        "such a letter as PDF, to be printed",
        plain_letter::pdf,
    ),
    get(
        "/cases/{case}/copied/{fact}",
        "a copy for the person themselves, to be printed",
        own_copy::show_one,
    ),
    get(
        "/cases/{case}/copied/{fact}/pdf",
        "a copy for the person themselves, to be saved as PDF",
        own_copy::pdf,
    ),
    Route {
        opens_letters: false,
        ..get(
            demand::PATH,
            "legal demands of which somebody is to be told",
            demand::show_list,
        )
    },
    get(
        "/cases/{case}/taken-back/{person}",
        "the form for that somebody was told that something was recorded in error",
        retraction::show,
    ),
    post(
        "/cases/{case}/taken-back/{person}",
        "records that somebody was told that something was recorded in error, or why not",
        retraction::take,
    ),
    get(
        "/cases/{case}/show",
        "the form for showing this file to a reviewer, masked",
        shown::show_form,
    ),
    post(
        "/cases/{case}/show",
        "shows this file to a reviewer, masked, and holds the session at it",
        shown::take_form,
    ),
    get(
        shown::PATH,
        "a separate file as a reviewer sees it, masked; nothing else is shown meanwhile",
        shown::show,
    ),
    post(
        shown::END,
        "ends what a reviewer is shown, and signs out",
        shown::end,
    ),
    get(
        "/cases/{case}/shown-told/{person}",
        "the form for that somebody was told that a reviewer was shown their file",
        shown::show_told,
    ),
    post(
        "/cases/{case}/shown-told/{person}",
        "records that somebody was told that a reviewer was shown their file, or why not",
        shown::take_told,
    ),
    get(
        "/cases/{case}/demand/{person}",
        "the form for that somebody was told of a legal demand",
        demand::show,
    ),
    post(
        "/cases/{case}/demand/{person}",
        "records that somebody was told of a legal demand, or why not",
        demand::take,
    ),
    get(
        "/cases/{case}/over/{fact}",
        "the form for the end of a danger",
        danger_end::show_over,
    ),
    post(
        "/cases/{case}/over/{fact}",
        "records the end of a danger",
        danger_end::take_over,
    ),
    get(
        "/cases/{case}/correct/{fact}",
        "the form for that something was recorded in error",
        correct::show,
    ),
    post(
        "/cases/{case}/correct/{fact}",
        "records that something was recorded in error",
        correct::take,
    ),
    post(
        "/cases/{case}/undo/{batch}",
        "takes back what one press recorded",
        correct::undo,
    ),
];

impl AtDesk for VictimDesk {
    fn office(&self) -> &Office {
        &self.office
    }

    fn routes() -> &'static [Route<Self>] {
        ROUTES
    }

    fn operations() -> &'static [desk::api::Line<Self>] {
        api::OPERATIONS
    }

    fn beside(&self) -> Result<Beside<'_>, StoreError> {
        Ok(Beside::Both {
            client: self.client.as_ref(),
            drop: self.drop.as_ref(),
            program: self.program.as_ref(),
        })
    }

    fn nav(&self, visit: &Visit<'_>) -> Vec<NavItem> {
        look::nav(self, visit)
    }

    fn holds(&self, visit: &Visit<'_>, route: &str) -> Result<Option<String>, desk::Refusal> {
        shown::holds(self, visit, route)
    }

    fn files() -> Option<Files> {
        Some(Files {
            below: "/cases",
            even_so: &[],
        })
    }

    fn has_file(&self, case: CaseId) -> Result<bool, StoreError> {
        for store in [&self.client, &self.office.store] {
            let entries = store.case(case)?.entries;
            if entries.iter().any(|entry| !entry.envelope.of_no_file()) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn in_danger(&self, case: CaseId, now: Moment) -> Result<bool, StoreError> {
        self.board.catch_up(self.stores(), now)?;
        Ok(self.board.living().iter().any(|(of, _)| *of == case))
    }

    fn alarm(&self, visit: &Visit<'_>) -> Option<Alarm> {
        look::alarm(self, visit)
    }
}

#[cfg(test)]
mod tests;
