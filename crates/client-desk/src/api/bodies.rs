//! What is taken and given. Names are the contract's where it has them.

use client_file::letter::{self, EmergencyContact};
use desk::api::kinds::{At, Batch, Day, Exact, Fact, Language, Line, Seen, Several, Text, Time};
use desk::{closed_words, shapes};
use rules::{CaseId, FactId, Leaving, Outcome, Target};

closed_words! {
    /// Who sent the participant.
    ReferredBy of letter::ReferredBy;
    /// Where something was learned.
    LearnedFrom of drop::Source;
    /// How something was signed: typed by the participant, or on paper.
    SignedHow of letter::Signed;
}

/// How far a participant has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    Referred,
    Assessed,
    Accepted,
    Attending,
    Denied,
    Left,
}

impl State {
    pub(crate) const ALL: [Self; 6] = [
        Self::Referred,
        Self::Assessed,
        Self::Accepted,
        Self::Attending,
        Self::Denied,
        Self::Left,
    ];

    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Referred => "referred",
            Self::Assessed => "assessed",
            Self::Accepted => "accepted",
            Self::Attending => "attending",
            Self::Denied => "denied",
            Self::Left => "left",
        }
    }

    pub(crate) fn from_word(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.word() == text)
    }
}

/// Where a participant stands besides attending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stands(pub(crate) ledger::Standing);

impl Stands {
    pub(crate) const ALL: [Self; 6] = [
        Self(ledger::Standing::Jail),
        Self(ledger::Standing::Released),
        Self(ledger::Standing::OnLeave),
        Self(ledger::Standing::Returned),
        Self(ledger::Standing::TransferredOut),
        Self(ledger::Standing::TransferredIn),
    ];

    pub(crate) const fn word(self) -> &'static str {
        match self.0 {
            ledger::Standing::Jail => "jail",
            ledger::Standing::Released => "released",
            ledger::Standing::OnLeave => "on_leave",
            ledger::Standing::Returned => "returned",
            ledger::Standing::TransferredOut => "transferred_out",
            ledger::Standing::TransferredIn => "transferred_in",
        }
    }

    pub(crate) fn from_word(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.word() == text)
    }
}

/// What a day of the roll is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CalledAs {
    Attended,
    Excused,
    OnLeave,
    InJail,
    Absent,
}

impl CalledAs {
    pub(crate) const ALL: [Self; 5] = [
        Self::Attended,
        Self::Excused,
        Self::OnLeave,
        Self::InJail,
        Self::Absent,
    ];

    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Attended => "attended",
            Self::Excused => "excused",
            Self::OnLeave => "on_leave",
            Self::InJail => "in_jail",
            Self::Absent => "absent",
        }
    }

    pub(crate) fn from_word(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.word() == text)
    }
}

/// What is made from the roll.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Made(pub(crate) ledger::Report);

impl Made {
    pub(crate) const ALL: [Self; 5] = [
        Self(ledger::Report::Warning),
        Self(ledger::Report::Progress),
        Self(ledger::Report::Court),
        Self(ledger::Report::Probation),
        Self(ledger::Report::Completion),
    ];

    pub(crate) const fn word(self) -> &'static str {
        match self.0 {
            ledger::Report::Warning => "warning",
            ledger::Report::Progress => "progress",
            ledger::Report::Court => "court",
            ledger::Report::Probation => "probation",
            ledger::Report::Completion => "completion",
        }
    }

    pub(crate) fn from_word(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.word() == text)
    }
}

/// How it went when the provider was rung.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rung {
    Reached,
    NoAnswer,
}

impl Rung {
    pub(crate) const ALL: [Self; 2] = [Self::Reached, Self::NoAnswer];

    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Reached => "reached",
            Self::NoAnswer => "no_answer",
        }
    }

    pub(crate) fn from_word(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.word() == text)
    }
}

closed_words! {
    /// How far a participant has come.
    HowFar of State;
    /// In jail or on leave, back from it, moved to another program or come from one.
    Standing of Stands;
    /// A letter or a report from the roll.
    ReportKind of Made;
    /// Attended, or an absence: excused, on leave, in jail, or one that counts.
    OnTheRoll of CalledAs;
    /// How it went when the certified provider was rung.
    ProviderRung of Rung;
}

shapes! {
    /// Whom to call if something happens to the participant: never the victim or abused partner.
    takes NewEmergencyContact {
        name: Option<Line>,
        number: Option<Line>,
    }

    /// Referral and intake (OAC 75:25-3-4.1); it replaces an earlier one whole.
    takes NewIntake {
        first: Line,
        last: Line,
        born: Option<Day>,
        /// In which language they are written to; null where nobody said.
        language: Option<Language>,
        /// The participant's own number.
        telephone: Option<Line>,
        /// The court's numbers.
        cause_numbers: Option<Vec<Line>>,
        county: Option<Line>,
        judge_or_po: Option<Line>,
        referred_by: Option<ReferredBy>,
        emergency_contact: Option<NewEmergencyContact>,
        facilitator: Option<Line>,
        group: Option<Line>,
        words: Option<Text>,
    }

    /// A new participant.
    takes NewReferral {
        batch: Batch,
        at: At,
        /// The number of the paper sheet from which it is entered, such as C-7K2M; left out where there was none.
        sheet: Option<Line>,
        intake: NewIntake,
    }

    /// Intake, put right or added to.
    takes AmendedIntake {
        batch: Batch,
        seen: Seen,
        intake: NewIntake,
    }

    /// What the assessment found.
    takes NewAssessment {
        batch: Batch,
        seen: Seen,
        at: At,
        /// The number of the paper sheet from which it is entered, such as C-7K2M; left out where there was none.
        sheet: Option<Line>,
        concerns: Several<Line>,
        lethality: Several<Line>,
        /// The results, in words.
        words: Option<Text>,
    }

    /// Admission, decided.
    takes NewDecision {
        batch: Batch,
        seen: Seen,
        at: At,
        /// The number of the paper sheet from which it is entered, such as C-7K2M; left out where there was none.
        sheet: Option<Line>,
        outcome: Outcome,
        /// A text when denied, null when accepted.
        reason: Option<Text>,
    }

    /// A session attended, with its note, which must answer the risk question.
    takes NewSession {
        batch: Batch,
        seen: Seen,
        at: At,
        /// The number of the paper sheet from which it is entered, such as C-7K2M; left out where there was none.
        sheet: Option<Line>,
        /// The note.
        words: Option<Text>,
        /// Was a sign seen of which somebody must be told?
        risk: bool,
        /// With a yes: toward whom; left out, toward the victim and the current partner.
        toward: Option<Several<Target>>,
    }

    /// The note of a session that was recorded without one.
    takes NewSessionNote {
        batch: Batch,
        seen: Seen,
        session: FactId,
        words: Option<Text>,
        /// Was a sign seen of which somebody must be told?
        risk: bool,
        /// With a yes: toward whom; left out, toward the victim and the current partner.
        toward: Option<Several<Target>>,
    }

    /// A record of the file for a court. What is in it follows from the ledger.
    takes NewCourtRecord {
        batch: Batch,
        /// The court, or who asked in its name.
        recipient: Line,
        /// Why: the order, the subpoena, the hearing.
        purpose: Line,
        /// From this day on; left out, from the beginning.
        from: Option<Day>,
        /// Up to this day; left out, as far as a record goes.
        to: Option<Day>,
    }

    /// A session that was due and not attended.
    takes NewAbsence {
        batch: Batch,
        seen: Seen,
        at: At,
        /// The number of the paper sheet from which it is entered, such as C-7K2M; left out where there was none.
        sheet: Option<Line>,
        excused: bool,
        words: Option<Text>,
    }

    /// The participant left the program.
    takes NewTermination {
        batch: Batch,
        seen: Seen,
        at: At,
        /// The number of the paper sheet from which it is entered, such as C-7K2M; left out where there was none.
        sheet: Option<Line>,
        reason: Leaving,
        words: Option<Text>,
    }

    /// In jail or on leave, back from it, moved to another program or come from one. Who moves while accepted or attending
    /// has left this program: that is recorded with it.
    takes NewStanding {
        batch: Batch,
        seen: Seen,
        at: At,
        /// The number of the paper sheet from which it is entered, such as C-7K2M; left out where there was none.
        sheet: Option<Line>,
        standing: Standing,
        /// Of a leave: its last day, if it is known.
        last_day: Option<Day>,
        /// Of a transfer: to or from which program. A transfer needs it.
        place: Option<Line>,
        /// Of who came from another program: how many sessions they attended there.
        sessions: Option<u16>,
        words: Option<Text>,
    }

    /// The contract was signed. Typed, its text is the one that the page shows.
    takes NewContract {
        batch: Batch,
        seen: Seen,
        at: At,
        /// The number of the paper sheet from which it is entered, such as C-7K2M; left out where there was none.
        sheet: Option<Line>,
        way: SignedHow,
        /// The name, as it was signed.
        signed: Line,
        /// In which language it was read; null for the one in which the participant is written to.
        language: Option<Language>,
    }

    /// The participant's own release, about nobody else.
    takes NewRelease {
        batch: Batch,
        seen: Seen,
        at: At,
        /// The number of the paper sheet from which it is entered, such as C-7K2M; left out where there was none.
        sheet: Option<Line>,
        to: Line,
        what: Text,
        /// Its last day.
        until: Day,
        way: SignedHow,
        /// The name, as it was signed.
        signed: Line,
        /// In which language it was read; null for the one in which the participant is written to.
        language: Option<Language>,
    }

    /// The participant takes a release back.
    takes NewReleaseEnd {
        batch: Batch,
        seen: Seen,
        release: FactId,
        words: Option<Text>,
    }

    /// A letter or a report; days and counts are filled in from the roll.
    takes NewReport {
        batch: Batch,
        seen: Seen,
        report: ReportKind,
        to: Line,
        words: Text,
        /// Who signs it.
        signer: Line,
        /// The report that somebody waits for, which is then no longer owed; null where it is none.
        answers: Option<FactId>,
        /// In which language it is made; null for English to a court or probation, else the one in which the participant is
        /// written to.
        language: Option<Language>,
    }

    /// Somebody waits for a report: progress, or one for a court or for probation.
    takes NewReportDue {
        batch: Batch,
        seen: Seen,
        report: ReportKind,
        /// Who wants it.
        to: Line,
        /// By when.
        day: Day,
        /// Every how many days again, 1 to 366; null where it is wanted once.
        every: Option<u16>,
        words: Option<Text>,
    }

    /// A report that somebody waits for was sent by another way than a letter made here, or is no longer owed.
    takes NewReportAnswer {
        batch: Batch,
        seen: Seen,
        at: At,
        /// The number of the paper sheet from which it is entered, such as C-7K2M; left out where there was none.
        sheet: Option<Line>,
        /// Which.
        due: FactId,
        /// Whether it was sent; else no further one is owed, and the words say why.
        sent: bool,
        /// By whom or how it was sent, where that was somebody else.
        by: Option<Line>,
        words: Option<Text>,
    }

    /// A fact that was recorded in error counts as never recorded.
    takes NewVoid {
        batch: Batch,
        seen: Seen,
        /// Which.
        fact: FactId,
        why: Text,
    }

    /// A number, an address or words about somebody else, learned here. It is sealed to the victim desk and cannot be
    /// read here again.
    takes NewHandOver {
        batch: Batch,
        source: Option<LearnedFrom>,
        name: Option<Line>,
        number: Option<Line>,
        address: Option<Text>,
        words: Option<Text>,
    }

    /// A danger: ring first, then report it.
    takes NewDanger {
        batch: Batch,
        /// Toward whom or what; of a new danger at least one.
        toward: Several<Target>,
        /// The danger of this file that a risk question opened; null for a new one.
        about: Option<FactId>,
        /// What was said or seen.
        words: Option<Text>,
        /// How it went when the certified provider was rung; null if nobody did.
        provider: Option<ProviderRung>,
    }

    /// That something was taken. It says when, and nothing else in any case.
    gives Receipt {
        at: Time,
    }

    /// Whom to call if something happens to the participant.
    gives Contact {
        name: String,
        number: String,
    }

    /// Referral and intake as it stands.
    gives Intake {
        first: String,
        last: String,
        born: Option<Day>,
        /// In which language they are written to, by its code; empty where nobody said.
        language: String,
        telephone: String,
        cause_numbers: Vec<String>,
        county: String,
        judge_or_po: String,
        referred_by: ReferredBy,
        emergency_contact: Contact,
        facilitator: String,
        group: String,
        words: String,
    }

    /// How far a participant has come.
    gives Status {
        state: HowFar,
        since: Time,
        exact: Exact,
        /// How many sessions since the decision, while attending.
        sessions: Option<u32>,
        /// Why they left, once they have.
        reason: Option<Leaving>,
    }

    /// One participant of the list.
    gives Listed {
        case: CaseId,
        /// Null where no intake is there.
        first: Option<String>,
        last: Option<String>,
        group: Option<String>,
        status: Status,
        /// In jail, or moved to another program.
        standing: Option<Standing>,
    }

    /// Participants, who waits for a decision first.
    gives Participants {
        /// How many there are in all.
        total: u32,
        participants: Vec<Listed>,
        /// Where the next ones begin; null where these are the last.
        next: Option<u32>,
    }

    /// A day or a count of a report.
    gives Figure {
        name: String,
        value: String,
    }

    /// One time in the program.
    gives Stay {
        accepted: Day,
        /// When the contract of this time was signed; null without one.
        contract: Option<Day>,
        first_session: Option<Day>,
        sessions: u32,
        left: Option<Day>,
        reason: Option<Leaving>,
    }

    /// What a fact says.
    gives What by kind {
        /// Referral and intake; the latest stands.
        Intake = "intake" { intake: Option<Intake> },
        /// What the assessment found.
        Assessment = "assessment" { concerns: Vec<String>, lethality: Vec<String>, words: String },
        /// Admission is decided.
        Decision = "decision" { outcome: Outcome, reason: Option<String> },
        /// The participant attended a session.
        SessionAttended = "session_attended" { words: String },
        /// The note of a session.
        Note = "note" { session: FactId, risk: bool, words: String },
        /// The participant was not at a session that was due.
        Absence = "absence" { excused: bool, words: String },
        /// The participant left the program.
        Termination = "termination" { reason: Leaving, words: String },
        /// In jail or on leave, back from it, moved to another program or come from one.
        Standing = "standing" {
            standing: Standing,
            last_day: Option<Day>,
            place: String,
            sessions: Option<u32>,
            words: String,
        },
        /// The contract was signed.
        Contract = "contract" { way: Option<SignedHow>, signed: String, text: Vec<String>, language: String },
        /// The participant's own release.
        Release = "release" { to: String, what: String, until: Option<Day>, way: Option<SignedHow>, signed: String, text: Vec<String>, language: String },
        /// A release was taken back.
        ReleaseEnded = "release_ended" { release: FactId, words: String },
        /// A letter or a report was made from the roll.
        Report = "report" { report: ReportKind, to: String, figures: Vec<Figure>, words: String, signer: String },
        /// Somebody waits for a report.
        ReportDue = "report_due" { report: ReportKind, to: String, day: Day, every: Option<u32>, words: String },
        /// Such a report was sent, or is no longer owed.
        ReportAnswered = "report_answered" { due: FactId, day: Day, sent: bool, by: String, words: String },
        /// The danger that a risk question opened.
        Threat = "threat" { toward: Vec<Target> },
        /// A fact was recorded in error.
        Void = "void" { fact: FactId, why: String },
        /// Anything else.
        Other = "other" {},
    }

    /// One day on which the roll was called.
    gives RollDay {
        day: Day,
        fact: FactId,
        what: OnTheRoll,
        /// It is one of the row that lasts until now.
        in_the_row: bool,
        /// It is one of those within the weeks that are looked back on.
        in_the_weeks: bool,
    }

    /// Attendance since the last acceptance, counted by the program's rule. Nothing follows from it by itself.
    gives Attendance {
        since: Day,
        until: Day,
        attended: u32,
        /// Absences that do not count: excused, on leave, in jail.
        excused: u32,
        /// Absences in a row until now.
        in_a_row: u32,
        /// Absences within the weeks.
        in_weeks: u32,
        most_in_a_row: u32,
        most_in_weeks: u32,
        weeks: u32,
        /// The latest first.
        days: Vec<RollDay>,
    }

    /// A report that somebody waits for.
    gives OwedReport {
        case: CaseId,
        fact: FactId,
        report: ReportKind,
        /// Who wants it; empty once that is gone.
        to: String,
        /// By when: of one that comes again, the earliest day that is still owed.
        day: Day,
        every: Option<u32>,
        late: bool,
    }

    /// Reports that somebody waits for, the earliest day first.
    gives OwedReports {
        reports: Vec<OwedReport>,
    }

    /// One participant's file.
    gives Participant {
        case: CaseId,
        version: Seen,
        intake: Option<Intake>,
        status: Status,
        standing: Option<Standing>,
        /// Every time in the program, the first one first.
        stays: Vec<Stay>,
        /// Null for who never was accepted.
        attendance: Option<Attendance>,
        /// Until when a denial or a leaving is kept from the participant; null where nothing is.
        held_until: Option<Time>,
        /// Reports that somebody waits for, the earliest day first.
        reports_owed: Vec<OwedReport>,
        /// Areas of concern, in the order in which they were first named.
        concerns: Vec<String>,
        lethality: Vec<String>,
        /// Everything, newest first.
        facts: Vec<Fact<What>>,
    }

    /// Somebody to telephone.
    gives Phone {
        name: String,
        number: String,
    }

    /// A certified provider.
    gives Provider {
        name: String,
        number: String,
        counties: Vec<String>,
    }

    /// Whom to telephone in a danger, after 911.
    gives Phones {
        /// Who is on call, in the order in which they are called.
        on_call: Vec<Phone>,
        providers: Vec<Provider>,
    }
}

fn line(text: Option<Line>) -> String {
    text.map(|line| line.0).unwrap_or_default()
}

/// A text that was left out is empty.
pub(crate) fn text(text: Option<Text>) -> String {
    text.map(|text| text.0).unwrap_or_default()
}

impl From<NewIntake> for letter::Intake {
    fn from(new: NewIntake) -> Self {
        let numbers = new.cause_numbers.unwrap_or_default();
        let contact = new.emergency_contact.map(|contact| EmergencyContact {
            name: line(contact.name),
            number: line(contact.number),
        });
        Self {
            first: new.first.0,
            last: new.last.0,
            born: new.born.map(|day| day.0),
            cause_numbers: numbers.into_iter().map(|number| number.0).collect(),
            language: new.language.map_or("", |language| language.0).to_owned(),
            telephone: line(new.telephone),
            county: line(new.county),
            judge_or_po: line(new.judge_or_po),
            referred_by: new.referred_by.map(|by| by.0).unwrap_or_default(),
            emergency_contact: contact.unwrap_or_default(),
            facilitator: line(new.facilitator),
            group: line(new.group),
            words: text(new.words),
        }
    }
}

impl From<letter::Intake> for Intake {
    fn from(there: letter::Intake) -> Self {
        Self {
            first: there.first,
            last: there.last,
            born: there.born.map(Day),
            language: there.language,
            telephone: there.telephone,
            cause_numbers: there.cause_numbers,
            county: there.county,
            judge_or_po: there.judge_or_po,
            referred_by: ReferredBy(there.referred_by),
            emergency_contact: Contact {
                name: there.emergency_contact.name,
                number: there.emergency_contact.number,
            },
            facilitator: there.facilitator,
            group: there.group,
            words: there.words,
        }
    }
}

impl From<NewHandOver> for drop::HandOver {
    fn from(new: NewHandOver) -> Self {
        let (number, address) = (line(new.number), text(new.address));
        let kind = match (number.is_empty(), address.is_empty()) {
            (false, _) => drop::Kind::Number,
            (true, false) => drop::Kind::Address,
            (true, true) => drop::Kind::Words,
        };
        Self {
            kind,
            source: new.source.map(|source| source.0).unwrap_or_default(),
            name: line(new.name),
            number,
            address,
            words: text(new.words),
            columns: Vec::new(),
            // A program hands over words alone.
            paper: None,
            about: None,
        }
    }
}
