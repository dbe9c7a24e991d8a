//! The client desk's pages: participants, referral and intake, assessment, decision, sessions, leaving, and
//! taking back what was recorded in error.
//!
//! Nothing here reads the separate file, and nothing here depends on it: lists, counts and order come from
//! the client ledger alone. What is handed over goes into the drop, sealed, and leaves no trace here.
//!
//! Reading order: [`ClientDesk`] with its table of routes; [`form`] and `ask`, what forms hold; then one file
//! for each page; `api`, the same for programs.

mod acts;
mod api;
mod ask;
mod attendance;
pub mod closed_list;
mod correct;
mod danger;
mod file;
pub mod form;
mod groups;
mod hand_over;
mod held;
mod hint;
pub mod import;
pub mod import_attendance;
mod import_attendance_page;
pub mod import_court;
mod import_court_page;
mod import_page;
mod language;
mod line;
mod look;
mod note;
mod owed;
mod paper;
mod people;
mod record;
mod record_document;
mod referral;
mod reports;
mod room;
mod signed;
mod signed_paper;

use std::sync::{Arc, Mutex, MutexGuard};

use client_file::{Limits, Owed, Roll, Row};
use desk::{AtDesk, Files, Guard, Method, Office, Refusal, Route, Visit, conflicts};
use keys::{Beside, HalfSeen};
use ledger::{Store, StoreError};
use page::{Alarm, NavItem};
use rules::CaseId;

use closed_list::ClosedList;
pub use import_attendance_page::WORKBOOK;
pub use import_court_page::COURT_LOG;
pub use import_page::ROSTER;

/// A letter or a report in English as the page would make it of its draft, to whom intake names: for a demonstration.
#[must_use]
pub fn filled(
    file: &client_file::Participant,
    report: ledger::Report,
    at: (&rules::Rules, rules::Moment),
    signer: String,
) -> client_file::letter::Report {
    reports::filled(file, report, at, signer)
}

/// What a participant signs, a paragraph each, as they would read it: for a demonstration.
#[derive(Debug, Clone)]
pub struct ToSign {
    /// The contract's.
    pub contract: Vec<String>,
    /// A release's.
    pub release: Vec<String>,
    /// In which language, as a page's `lang`.
    pub language: String,
}

impl ToSign {
    /// In the language in which the participant is written to.
    #[must_use]
    pub fn of(
        file: &client_file::Participant,
        way: client_file::letter::Signed,
        program: &str,
    ) -> Self {
        let words = language::theirs(&page::Languages::new().of("en-US"), file);
        Self {
            contract: signed::contract_text(way, &words, program),
            release: signed::release_text(way, &words, program),
            language: words.code().to_owned(),
        }
    }
}

/// The client desk as one value.
pub struct ClientDesk {
    office: Office,
    /// What is handed over: written, and sealed so that this desk cannot read it again.
    drop: Arc<dyn Store>,
    roll: Mutex<Roll>,
    program: Arc<dyn ClosedList>,
    hint: hint::Hint,
    /// Which of the drop's halves this process has seen.
    half_seen: HalfSeen,
}

impl ClientDesk {
    /// A desk over its own store, which is the office's, and the drop's, with what it may read of the program's.
    #[must_use]
    pub fn new(office: Office, drop: Arc<dyn Store>, program: Arc<dyn ClosedList>) -> Self {
        Self {
            office,
            drop,
            roll: Mutex::new(Roll::default()),
            program,
            hint: hint::Hint::new(),
            half_seen: HalfSeen::default(),
        }
    }

    /// The roll, with all that is recorded by now.
    fn roll(&self) -> Result<MutexGuard<'_, Roll>, Refusal> {
        let roll = self.roll.lock();
        let mut roll = roll.map_err(|_| Refusal::failed("a thread broke off in the roll"))?;
        roll.catch_up(self.office.store.as_ref())?;
        Ok(roll)
    }

    /// How many absences are too many, by the program's rule.
    fn limits(&self) -> Result<Limits, Refusal> {
        Ok(Limits::of(self.program.rules()?.as_ref()))
    }

    /// Everybody from whose file no conflict of interest keeps who visits, with their absences counted by the program's rule
    /// up to today.
    fn everybody(&self, visit: &Visit<'_>) -> Result<Vec<Row>, Refusal> {
        let zone = &self.office.zone;
        let (today, ring) = (visit.now.day(zone), &visit.session()?.ring);
        // Before the roll is held, for others wait for it.
        let limits = self.limits()?;
        let rows = self.roll()?.rows_on(today, limits, zone, ring);
        let mut rows = rows.map_err(|refused| look::refusal(&refused))?;
        let kept = visit.kept_from(&self.office)?;
        rows.retain(|row| !kept.contains(&row.case));
        Ok(rows)
    }

    /// Reports that somebody waits for of these files, the earliest day first.
    fn reports_owed(&self, visit: &Visit<'_>) -> Result<Vec<Owed>, Refusal> {
        let mut owed = self.roll()?.reports_owed();
        let kept = visit.kept_from(&self.office)?;
        owed.retain(|owed| !kept.contains(&owed.case));
        Ok(owed)
    }
}

type Go = fn(&ClientDesk, &Visit<'_>) -> Result<desk::Answer, desk::Refusal>;

const fn get(path: &'static str, purpose: &'static str, go: Go) -> Route<ClientDesk> {
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

const fn post(path: &'static str, purpose: &'static str, go: Go) -> Route<ClientDesk> {
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

static ROUTES: &[Route<ClientDesk>] = &[
    get(
        "/",
        "everybody, who waits for a decision first",
        people::show,
    ),
    post(
        "/",
        "searches by name, cause number or mark",
        people::search,
    ),
    get(
        "/referrals/new",
        "the form for a referral and intake",
        referral::show,
    ),
    post("/referrals/new", "records a referral", referral::take),
    get("/groups", "the groups, each with its roll", groups::show),
    get(
        "/paper",
        "tonight's rolls, to be printed for a power cut",
        paper::show,
    ),
    get("/groups/{group}", "the roll of a group", groups::roll),
    post("/groups/{group}", "records a group's roll", groups::take),
    get(
        "/notes",
        "sessions whose note is owed since a business day",
        note::list,
    ),
    get(
        "/participants/{case}/session/{fact}/note",
        "the form for the note of a session recorded without one",
        note::show,
    ),
    post(
        "/participants/{case}/session/{fact}/note",
        "records the note of such a session",
        note::take,
    ),
    get("/participants/{case}", "a participant's file", file::show),
    get(
        "/participants/{case}/intake",
        "intake, to be put right",
        acts::show_intake,
    ),
    post(
        "/participants/{case}/intake",
        "records intake anew",
        acts::take_intake,
    ),
    get(
        "/participants/{case}/assessment",
        "the form for an assessment",
        acts::show_assessment,
    ),
    post(
        "/participants/{case}/assessment",
        "records an assessment",
        acts::take_assessment,
    ),
    get(
        "/participants/{case}/decision",
        "the form for a decision",
        acts::show_decision,
    ),
    post(
        "/participants/{case}/decision",
        "records a decision",
        acts::take_decision,
    ),
    get(
        "/participants/{case}/session",
        "the form for a session",
        acts::show_session,
    ),
    post(
        "/participants/{case}/session",
        "records a session attended",
        acts::take_session,
    ),
    get(
        "/participants/{case}/termination",
        "the form for leaving",
        acts::show_termination,
    ),
    post(
        "/participants/{case}/termination",
        "records leaving",
        acts::take_termination,
    ),
    get(
        "/participants/{case}/standing",
        "the form for jail, leave and transfer",
        acts::show_standing,
    ),
    post(
        "/participants/{case}/standing",
        "records jail, leave or transfer",
        acts::take_standing,
    ),
    get(
        "/participants/{case}/contract",
        "the contract, to be signed",
        acts::show_contract,
    ),
    post(
        "/participants/{case}/contract",
        "records that the contract was signed",
        acts::take_contract,
    ),
    get(
        "/participants/{case}/release",
        "the participant's own release, to be signed",
        acts::show_release,
    ),
    post(
        "/participants/{case}/release",
        "records such a release",
        acts::take_release,
    ),
    post(
        "/participants/{case}/release/{fact}/end",
        "ends such a release",
        signed::end,
    ),
    get(
        "/participants/{case}/signed/{fact}",
        "the contract or a release as it was signed",
        signed_paper::show,
    ),
    get(
        "/participants/{case}/signed/{fact}/pdf",
        "the same as PDF, for the participant",
        signed_paper::pdf,
    ),
    get(
        "/reports-due",
        "reports that somebody waits for, the late ones first",
        owed::list,
    ),
    get(
        "/participants/{case}/report-due",
        "the form for a report that somebody waits for",
        acts::show_report_due,
    ),
    post(
        "/participants/{case}/report-due",
        "records that somebody waits for a report",
        acts::take_report_due,
    ),
    get(
        "/participants/{case}/report-due/{fact}",
        "the form for that such a report was sent, or is no longer owed",
        owed::show,
    ),
    post(
        "/participants/{case}/report-due/{fact}",
        "records that such a report was sent, or is no longer owed",
        owed::take,
    ),
    get(
        "/participants/{case}/reports",
        "letters and reports from the roll, and those made so far",
        reports::list,
    ),
    get(
        "/participants/{case}/reports/{report}",
        "the form for a letter or a report",
        reports::show,
    ),
    post(
        "/participants/{case}/reports/{report}",
        "makes a letter or a report",
        reports::take,
    ),
    get(
        "/participants/{case}/reports/made/{fact}",
        "a letter or a report as it was made, to be looked through",
        reports::paper,
    ),
    get(
        "/participants/{case}/reports/made/{fact}/pdf",
        "the same as PDF, to be printed",
        reports::pdf,
    ),
    get(
        "/participants/{case}/attendance",
        "which days count as absences, and why",
        attendance::show,
    ),
    get(
        "/participants/{case}/correct/{fact}",
        "asks why it is taken back",
        correct::show,
    ),
    post(
        "/participants/{case}/correct/{fact}",
        "takes a fact back",
        correct::take,
    ),
    post(
        "/participants/{case}/undo/{fact}",
        "takes back what was just recorded",
        correct::undo,
    ),
    get(
        "/participants/{case}/record",
        "the form for a record for a court, and those made before",
        record::show,
    ),
    post(
        "/participants/{case}/record",
        "makes a record for a court",
        record::take,
    ),
    get(
        "/participants/{case}/record/{fact}",
        "a record for a court, to be printed",
        record::show_one,
    ),
    get(
        "/participants/{case}/record/{fact}/{format}",
        "a record for a court, to be saved as PDF or JSON",
        record::file,
    ),
    get(
        "/participants/{case}/hand-over",
        "the form for a number, an address, words",
        hand_over::show,
    ),
    post(
        "/participants/{case}/hand-over",
        "seals it to those it is for",
        hand_over::take,
    ),
    get(
        "/participants/{case}/danger",
        "whom to telephone, and the form for a danger",
        danger::show_in,
    ),
    post(
        "/participants/{case}/danger",
        "seals a danger to those it is for",
        danger::take_in,
    ),
    get(
        "/danger",
        "whom to telephone, and the form for a danger of whomever",
        danger::show,
    ),
    post("/danger", "seals a danger to those it is for", danger::take),
    get(
        "/danger/sent/{at}",
        "that a danger was taken, and whom to telephone",
        danger::sent,
    ),
    get(
        "/receipts/{at}",
        "that something was taken",
        hand_over::receipt,
    ),
    get(
        "/room",
        "the view with the participant in the room",
        room::show,
    ),
    get(
        "/import",
        "the form for bringing in a roster",
        import_page::show,
    ),
    post(
        "/import",
        "looks at a roster, or brings it in",
        import_page::take,
    ),
    get(
        "/import/attendance",
        "the form for bringing in a workbook of attendance",
        import_attendance_page::show,
    ),
    post(
        "/import/attendance",
        "looks at a workbook of attendance, or brings it in",
        import_attendance_page::take,
    ),
    get(
        "/import/court-log",
        "the form for bringing in a log of reports to courts",
        import_court_page::show,
    ),
    post(
        "/import/court-log",
        "looks at a log of reports to courts, or brings it in",
        import_court_page::take,
    ),
    post("/room", "turns that view on or off", room::take),
];

impl AtDesk for ClientDesk {
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
        Ok(Beside::Drop {
            listed: self.program.drop_half()?,
            drop: self.drop.as_ref(),
            seen: &self.half_seen,
        })
    }

    fn nav(&self, visit: &Visit<'_>) -> Vec<NavItem> {
        look::nav(self, visit)
    }

    fn files() -> Option<Files> {
        Some(Files {
            below: "/participants",
            even_so: &[
                "/participants/{case}/danger",
                "/participants/{case}/dangers",
            ],
        })
    }

    fn has_file(&self, case: CaseId) -> Result<bool, StoreError> {
        let entries = self.office.store.case(case)?.entries;
        Ok(entries.iter().any(|entry| !entry.envelope.of_no_file()))
    }

    /// With the participant in the room no page says who may not work on whose file.
    fn holds(&self, visit: &Visit<'_>, route: &str) -> Result<Option<String>, desk::Refusal> {
        let away =
            route.starts_with(conflicts::PATH) && room::is_on(&self.office, visit.session()?)?;
        Ok(away.then(|| self.office.path("/")))
    }

    fn alarm(&self, visit: &Visit<'_>) -> Option<Alarm> {
        let session = visit.session().ok()?;
        // A switch that cannot be read counts as on: the participant may see the screen.
        if room::is_on(&self.office, session).unwrap_or(true) {
            return None;
        }
        let path = match visit.param("case") {
            "" => self.office.path("/danger"),
            case => self.office.path(&format!("/participants/{case}/danger")),
        };
        Some(Alarm {
            label: visit.words.t("client-danger-nav").to_owned(),
            open: String::new(),
            path,
        })
    }
}

#[cfg(test)]
mod tests;
