//! What is taken and given. Names are the contract's where it has them.

use desk::api::kinds::{At, Batch, Day, Fact, Line, Seen, Several, Text, Time};
use desk::{closed_words, shapes};
use rules::{
    Basis, By, CaseId, Channel, DutyKind, Ended, Ending, FactId, How, Item, Leaving, Outcome,
    PersonId, Role, Target, Toward,
};
use victim_file::letter;

use super::circumstances::Circumstances;
use super::plan::Plan;

/// A pile of the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct OnePile(pub(crate) victim_file::board::Pile);

impl OnePile {
    pub(crate) const WORDS: [&'static str; 6] =
        ["danger", "overdue", "today", "week", "later", "history"];

    pub(crate) const ALL: [Self; 6] = {
        use victim_file::board::Pile::{Danger, History, Later, Overdue, Today, Week};
        [
            Self(Danger),
            Self(Overdue),
            Self(Today),
            Self(Week),
            Self(Later),
            Self(History),
        ]
    };

    pub(crate) const fn word(self) -> &'static str {
        use victim_file::board::Pile::{Danger, History, Later, Overdue, Today, Week};
        match self.0 {
            Danger => "danger",
            Overdue => "overdue",
            Today => "today",
            Week => "week",
            Later => "later",
            History => "history",
        }
    }

    pub(crate) fn from_word(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.word() == text)
    }
}

/// Open, met or lapsed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DutyState {
    Open,
    Met,
    Lapsed,
}

impl DutyState {
    pub(crate) const ALL: [Self; 3] = [Self::Open, Self::Met, Self::Lapsed];

    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Met => "met",
            Self::Lapsed => "lapsed",
        }
    }

    pub(crate) fn from_word(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.word() == text)
    }
}

closed_words! {
    /// A pile of the board.
    Pile of OnePile;
    /// Open, met or lapsed.
    State of DutyState;
    /// Where a number came from.
    NumberSource of letter::Source;
    /// Whether a number may be called; `never` means never, not for danger either.
    NumberState of letter::NumberState;
    /// What somebody says of a number; `right` ends a hold and whatever else kept it from being called.
    SaidOfNumber of letter::SaidOfNumber;
    /// Who was asked where somebody is.
    Asked of letter::Asked;
    /// Who speaks for somebody; never the participant.
    SpokenFor of letter::SpokenFor;
    /// Who said that something is taken back.
    TakenBackBy of letter::TakenBackBy;
    /// Whether somebody was told.
    HeardOf of letter::HeardOf;
    /// Why a danger is over.
    EndOfDanger of letter::EndOfDanger;
    /// What was handed over.
    HandedKind of drop::Kind;
    /// Where it was learned.
    LearnedFrom of drop::Source;
    /// What of theirs stands there.
    LeakWhat of leaks::What;
    /// How it is written.
    LeakHow of leaks::How;
    /// How sure that is.
    LeakCertainty of leaks::Certainty;
}

shapes! {
    /// A number by which somebody may be called.
    takes NewNumber {
        number: Line,
        /// Whose or where.
        label: Option<Line>,
        source: Option<NumberSource>,
        state: Option<NumberState>,
        /// Who may answer it, and what to say to anybody else.
        who_may_answer: Option<Text>,
        /// Whether a message may be left on it, where the plan allows messages; left out, as the plan says.
        voicemail: Option<bool>,
    }

    /// What is said of one of somebody's numbers.
    takes NewNumberSaid {
        batch: Batch,
        seen: Seen,
        person: PersonId,
        /// One of theirs.
        number: Line,
        said: SaidOfNumber,
        /// With `hold`: the day on which it ends by itself, within thirty days; left out, the next business day.
        until: Option<Day>,
        /// Needed with `right`, `hold` and `never`.
        why: Option<Text>,
    }

    /// Somebody became known.
    takes NewPerson {
        batch: Batch,
        seen: Seen,
        /// It was learned in work elsewhere: then it is refused.
        from_other_work: Option<bool>,
        at: Option<At>,
        /// The number of the paper sheet from which it is entered, such as C-7K2M; left out where there was none.
        sheet: Option<Line>,
        /// All their roles.
        roles: Several<Role>,
        name: Line,
        relation: Option<Line>,
        language: Option<Line>,
        pronoun: Option<Line>,
        /// The one to be called first at the front.
        phones: Option<Vec<NewNumber>>,
        address: Option<Text>,
        words: Option<Text>,
    }

    /// All of somebody's roles from now on, in place of earlier ones.
    takes NewRoles {
        batch: Batch,
        seen: Seen,
        at: Option<At>,
        /// The number of the paper sheet from which it is entered, such as C-7K2M; left out where there was none.
        sheet: Option<Line>,
        person: PersonId,
        roles: Several<Role>,
    }

    /// Somebody's part in the case is over.
    takes NewPersonEnded {
        batch: Batch,
        seen: Seen,
        at: Option<At>,
        /// The number of the paper sheet from which it is entered, such as C-7K2M; left out where there was none.
        sheet: Option<Line>,
        person: PersonId,
        why: Ended,
        /// With `merged`: who they are the same as.
        same_as: Option<PersonId>,
        words: Option<Text>,
    }

    /// How a call, a letter or a visit went: one effort, and one notice for each thing that it was about.
    takes NewCall {
        batch: Batch,
        seen: Seen,
        at: Option<At>,
        /// The number of the paper sheet from which it is entered, such as C-7K2M; left out where there was none.
        sheet: Option<Line>,
        /// Null for the victim not yet known.
        person: Option<PersonId>,
        to: Toward,
        channel: Channel,
        outcome: Ending,
        /// The threats, sessions and leavings of which it gave notice; left out, all that are still to be told.
        about: Option<Several<FactId>>,
        /// The number that was called.
        number: Option<Line>,
        /// With `person`: it was whoever speaks for them, in their place.
        guardian: Option<bool>,
        /// With `locate`: who was asked.
        asked: Option<Asked>,
        words: Option<Text>,
    }

    /// They, or the advocate they named, called or came by.
    takes NewInbound {
        batch: Batch,
        seen: Seen,
        /// It was learned in work elsewhere: then it is refused.
        from_other_work: Option<bool>,
        at: Option<At>,
        /// The number of the paper sheet from which it is entered, such as C-7K2M; left out where there was none.
        sheet: Option<Line>,
        person: PersonId,
        by: By,
        words: Option<Text>,
    }

    /// What they were told, and what they declined to hear.
    takes NewDisclosure {
        batch: Batch,
        seen: Seen,
        at: Option<At>,
        /// The number of the paper sheet from which it is entered, such as C-7K2M; left out where there was none.
        sheet: Option<Line>,
        person: PersonId,
        items: Several<Item>,
        declined: Several<Item>,
        words: Option<Text>,
    }

    /// What they chose; the latest stands.
    takes NewElection {
        batch: Batch,
        seen: Seen,
        at: Option<At>,
        /// The number of the paper sheet from which it is entered, such as C-7K2M; left out where there was none.
        sheet: Option<Line>,
        person: PersonId,
        receive: bool,
        provide: bool,
        /// 1 to 366, or null.
        every_days: Option<u16>,
        words: Option<Text>,
    }

    /// "Not now, call me then."
    takes NewCallback {
        batch: Batch,
        seen: Seen,
        at: Option<At>,
        /// The number of the paper sheet from which it is entered, such as C-7K2M; left out where there was none.
        sheet: Option<Line>,
        person: PersonId,
        day: Day,
        words: Option<Text>,
    }

    /// One attempt to warn the certified provider.
    takes NewProviderNotice {
        batch: Batch,
        seen: Seen,
        at: Option<At>,
        /// The number of the paper sheet from which it is entered, such as C-7K2M; left out where there was none.
        sheet: Option<Line>,
        /// Which danger.
        about: FactId,
        outcome: Ending,
        number: Option<Line>,
        words: Option<Text>,
    }

    /// Imminent threat or danger became known at this desk.
    takes NewThreat {
        batch: Batch,
        seen: Seen,
        at: Option<At>,
        /// The number of the paper sheet from which it is entered, such as C-7K2M; left out where there was none.
        sheet: Option<Line>,
        toward: Several<Target>,
        /// Persons in danger by name.
        named: Several<PersonId>,
        /// The person it was learned from.
        source: Option<PersonId>,
        words: Text,
    }

    /// The danger is over.
    takes NewThreatEnded {
        batch: Batch,
        seen: Seen,
        at: Option<At>,
        /// The number of the paper sheet from which it is entered, such as C-7K2M; left out where there was none.
        sheet: Option<Line>,
        about: FactId,
        because: EndOfDanger,
        /// How that is known.
        why: Text,
    }

    /// Words about the case or somebody in it.
    takes NewNote {
        batch: Batch,
        seen: Seen,
        /// It was learned in work elsewhere: then it is refused.
        from_other_work: Option<bool>,
        person: Option<PersonId>,
        words: Text,
    }

    /// Somebody means to make this person's next call.
    takes NewTaking {
        batch: Batch,
        person: Option<PersonId>,
    }

    /// Somebody was told that something they had been told was recorded in error, or why not.
    takes NewRetractionTold {
        batch: Batch,
        seen: Seen,
        person: PersonId,
        /// The fact by which it was taken back.
        void: FactId,
        heard: HeardOf,
        /// Needed where they were not told.
        words: Option<Text>,
    }

    /// Somebody was told that a reviewer was shown their file, or why not.
    takes NewShownHeard {
        batch: Batch,
        seen: Seen,
        person: PersonId,
        /// The fact by which it was shown: one of the person's `to_hear_shown`.
        shown: FactId,
        heard: HeardOf,
        /// Needed where they were not told.
        words: Option<Text>,
    }

    /// A fact that was recorded in error counts as never recorded.
    takes NewVoid {
        batch: Batch,
        seen: Seen,
        fact: FactId,
        why: Text,
    }

    /// A hand-over was read and dealt with.
    takes NewReceived {
        batch: Batch,
        seen: Seen,
        /// What was done with it.
        words: Option<Text>,
    }

    /// What is decided about an entry of the participant's file.
    takes NewWeighed {
        batch: Batch,
        /// Whether to ask that it be taken out; else it may stay.
        ask: bool,
        /// Needed where it may stay.
        words: Option<Text>,
    }

    /// What came of making somebody known.
    gives AddedPerson {
        case: CaseId,
        facts: Vec<FactId>,
        before: bool,
        version: Seen,
        /// How facts write them.
        person: Option<PersonId>,
    }

    /// What is owed, as `leeward duties` gives it.
    gives Duty {
        case: CaseId,
        kind: DutyKind,
        person: Option<PersonId>,
        about: Option<FactId>,
        /// As the rule pack calls it.
        clause: String,
        basis: Basis,
        opened: Time,
        due: Time,
        state: State,
        how: Option<How>,
        closed_at: Option<Time>,
        late: bool,
        evidence: Vec<FactId>,
        /// Why this is owed and why then.
        because: Vec<String>,
    }

    /// One row of the board.
    gives Row {
        duty: Duty,
        /// Who means to make this person's next call, or took the danger.
        taken_by: Option<String>,
    }

    /// How many rows a pile has.
    gives Count {
        pile: Pile,
        rows: u32,
    }

    /// What is owed now. It names nobody and is no look.
    gives Today {
        as_of: Time,
        counts: Vec<Count>,
        rows: Vec<Row>,
        /// Where the next ones of the pile begin; null where these are the last.
        next: Option<u32>,
        /// How many hand-overs nobody has dealt with.
        unread: u32,
    }

    /// What a fact says. Persons stand beside, as facts write them.
    gives What by kind {
        /// Who somebody is from now on.
        Person = "person" { person: Option<PersonId>, roles: Vec<Role> },
        /// What the assessment found.
        Assessment = "assessment" { concerns: Vec<String>, lethality: Vec<String>, words: String },
        /// Admission is decided.
        Decision = "decision" { outcome: Outcome, reason: Option<String> },
        /// The participant attended a session.
        SessionAttended = "session_attended" {},
        /// The participant left the program.
        Termination = "termination" { reason: Leaving, words: String },
        /// Imminent threat or danger became known.
        Threat = "threat" { toward: Vec<Target>, named: Vec<PersonId>, source: Option<PersonId>, words: String },
        /// They, or the advocate they named, called or came by.
        Inbound = "inbound" { person: Option<PersonId>, by: By, words: String },
        /// One effort to locate or notify.
        Effort = "effort" {
            person: Option<PersonId>,
            to: Toward,
            channel: Channel,
            outcome: Ending,
            number: String,
            words: String,
        },
        /// What they were told, and what they declined to hear.
        Disclosure = "disclosure" {
            person: Option<PersonId>,
            items: Vec<Item>,
            declined: Vec<Item>,
            words: String,
        },
        /// What they chose.
        Election = "election" {
            person: Option<PersonId>,
            receive: bool,
            provide: bool,
            every_days: Option<u16>,
            words: String,
        },
        /// One attempt to give a notice.
        Notice = "notice" {
            person: Option<PersonId>,
            about: FactId,
            to: By,
            channel: Channel,
            outcome: Ending,
        },
        /// One attempt to warn the certified provider.
        ProviderNotice = "provider_notice" { about: FactId, outcome: Ending, words: String },
        /// "Not now, call me then."
        Callback = "callback" { person: Option<PersonId>, day: Day, words: String },
        /// The danger is over.
        ThreatEnded = "threat_ended" { about: FactId, because: Option<EndOfDanger>, why: String },
        /// Somebody has no role any more.
        PersonEnded = "person_ended" { person: Option<PersonId>, why: Ended, words: String },
        /// A fact was recorded in error.
        Void = "void" { fact: FactId, why: String },
        /// Words about the case or somebody in it.
        Note = "note" { person: Option<PersonId>, words: String },
        /// Something was handed over by the client desk.
        HandOver = "hand_over" {},
        /// A hand-over was dealt with.
        Received = "received" { fact: FactId, words: String },
        /// Somebody means to make the next call.
        Took = "took" { person: Option<PersonId> },
        /// Anything else: intake, a plan, a standing.
        Other = "other" {},
    }

    /// Somebody in the case, without their name.
    gives Known {
        person: PersonId,
        roles: Vec<Role>,
        since: Time,
        /// Why they have no role any more.
        ended: Option<Ended>,
    }

    /// The case, with what is about nobody alone.
    gives Case {
        case: CaseId,
        version: Seen,
        /// The participant's name; null where none was written down.
        participant: Option<String>,
        people: Vec<Known>,
        /// What is owed toward nobody known, and to the provider.
        duties: Vec<Duty>,
        /// Newest first; looks are left out.
        facts: Vec<Fact<What>>,
    }

    /// A number of somebody, with what became of the last call to it.
    gives Number {
        number: String,
        label: String,
        source: NumberSource,
        /// By all that is known now.
        state: NumberState,
        who_may_answer: String,
        voicemail: Option<bool>,
        /// It is not to be called before that day, a danger apart.
        held_until: Option<Day>,
        /// Whether it stands in the participant's intake.
        of_participant: bool,
        last_outcome: Option<Ending>,
        last_at: Option<Time>,
    }

    /// What they chose, and when.
    gives Chosen {
        receive: bool,
        provide: bool,
        every_days: Option<u16>,
        at: Time,
    }

    /// One person of a case. Read the plan before you call.
    gives Person {
        case: CaseId,
        version: Seen,
        person: PersonId,
        roles: Vec<Role>,
        since: Time,
        ended: Option<Ended>,
        name: String,
        relation: String,
        language: String,
        pronoun: String,
        phones: Vec<Number>,
        /// What changes how they are called.
        circumstances: Circumstances,
        /// Empty also where mail goes to one address only.
        address: String,
        words: String,
        /// Null where none was saved: then nothing is known to be safe.
        plan: Option<Plan>,
        chosen: Option<Chosen>,
        /// The day they asked for last.
        callback: Option<Day>,
        last_contact: Option<Time>,
        /// What is left of what they must be told.
        left: Vec<Item>,
        /// Threats, sessions and leavings that are still to be told.
        to_tell: Vec<FactId>,
        /// Facts by which something that they were told was taken back, and nobody has told them so.
        to_retract: Vec<FactId>,
        /// Facts by which a reviewer was shown their file, and nobody has told them so although they asked for it.
        to_hear_shown: Vec<FactId>,
        duties: Vec<Duty>,
        /// What is about them, the participant or the case, newest first.
        facts: Vec<Fact<What>>,
    }

    /// A hand-over that nobody has dealt with.
    gives Unread {
        case: CaseId,
        fact: FactId,
        at: Time,
    }

    /// What was handed over and not dealt with, newest first.
    gives Inbox {
        unread: Vec<Unread>,
    }

    /// A case in whose participant's file something stands that only the separate file should know.
    gives LeakingCase {
        case: CaseId,
        /// Entries of which nothing was decided.
        open: usize,
        /// Entries of which something was decided, and in which it still stands.
        decided: usize,
    }

    /// What is known of all participants' files.
    gives Leaks {
        /// Files that were looked through.
        files: usize,
        /// Files that wait to be looked through: ask again.
        left: usize,
        cases: Vec<LeakingCase>,
    }

    /// One place of a text, in bytes of it.
    gives LeakPlace {
        from: usize,
        to: usize,
        what: LeakWhat,
        how: LeakHow,
        certainty: LeakCertainty,
        /// Of somebody in another case.
        of_another_case: bool,
    }

    /// One text of an entry.
    gives LeakText {
        field: String,
        text: String,
        places: Vec<LeakPlace>,
    }

    /// One entry of the participant's file.
    gives Leak {
        fact: FactId,
        at: Time,
        texts: Vec<LeakText>,
        /// Whether it was asked to be taken out; null where nothing was decided.
        asked: Option<bool>,
    }

    /// What stands in one participant's file.
    gives CaseLeaks {
        case: CaseId,
        entries: Vec<Leak>,
    }

    /// A column of a list that was handed over.
    gives Column {
        header: String,
        text: String,
    }

    /// One hand-over, opened.
    gives HandOver {
        case: CaseId,
        fact: FactId,
        version: Seen,
        at: Time,
        what: HandedKind,
        source: LearnedFrom,
        name: String,
        number: String,
        address: String,
        words: String,
        columns: Vec<Column>,
        /// Whether somebody has dealt with it.
        received: bool,
    }
}

/// A line that was left out is empty.
pub(crate) fn line(text: Option<Line>) -> String {
    text.map(|line| line.0).unwrap_or_default()
}

/// A text that was left out is empty.
pub(crate) fn text(text: Option<Text>) -> String {
    text.map(|text| text.0).unwrap_or_default()
}
