//! What the clock and the review may read of a fact. docs/envelopes.md lists every field with its reason.
//!
//! An envelope is `Copy`: it has no room for a word, a name or a number that somebody typed.

use jiff::civil::Date;
use rules::{CaseId, Fact, FactId, Moment, Numbers, PersonNo, What};
use serde::{Deserialize, Serialize};

use crate::{Cause, Extent};

/// Who recorded a fact: the number of an account of the desk that owns the ledger; 0 is a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Actor(pub u32);

/// How exactly it is known when something happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Exactness {
    /// To the second.
    Second,
    /// Only the day: `at` is its first second for what starts a clock, its last for what fulfils.
    Day,
}

/// One fact of a ledger, without its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Envelope {
    /// Which case.
    pub case: CaseId,
    /// Unique in its case, over all ledgers.
    pub id: FactId,
    /// Who recorded it.
    pub actor: Actor,
    /// When it happened, as claimed.
    pub at: Moment,
    /// How exactly that is known.
    pub exactness: Exactness,
    /// When it was written down, as claimed by a file that was brought in; else the same as `kept`.
    pub recorded: Moment,
    /// When this ledger took it: ours, never a claim.
    pub kept: Moment,
    /// What it is.
    pub matter: Matter,
}

/// What a fact is: one that a duty may read, or one that is only filed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Matter {
    /// A fact of the contract's section 1.
    Rule(What),
    /// A fact that no duty reads.
    Filed(Filed),
}

/// Kinds that no duty reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Filed {
    /// Client: referral and intake; the letter says who the participant is.
    Intake,
    /// Client: where the participant stands, kept and owing nothing in Oklahoma.
    Standing(Standing),
    /// Drop: handed over to the victim desk.
    HandOver,
    /// Victim: a person's safe-contact plan.
    Plan {
        /// Whose.
        person: PersonNo,
    },
    /// Victim: somebody looked into this file. Does not move the case's version.
    Look,
    /// Victim: who means to make this person's next call (nobody: the victim not yet known). Does not move the version.
    Took {
        /// Whose call.
        person: Option<PersonNo>,
    },
    /// Victim: a hand-over was read and dealt with.
    Received {
        /// Which one.
        fact: FactId,
    },
    /// Victim: words about a call or a person; the letter holds them.
    Note {
        /// About whom.
        person: Option<PersonNo>,
    },
    /// Program: the day before which nothing is shown as late.
    GoLive {
        /// That day.
        day: Date,
    },
    /// Program: a day that the governor proclaimed a holiday; the letter holds the order's number.
    Proclaimed {
        /// That day.
        day: Date,
    },
    /// Program: a proclaimed day taken back.
    Unproclaimed {
        /// That day.
        day: Date,
    },
    /// Any: something remembered for the desk, such as the columns of a spreadsheet; the letter holds it.
    Remembered,
    /// Client: the note of a weekly session, which must answer the risk question (OAC 75:25-3-4.1); the letter
    /// holds the words. A yes comes with a threat in the same batch.
    SessionNote {
        /// Of which session.
        session: FactId,
        /// Whether a sign was seen of which somebody must be told.
        risk: bool,
    },
    /// Client: the participant was not at a session that was due.
    Absence {
        /// Whether the program excuses it.
        excused: bool,
    },
    /// Program: somebody who works here; the letter says who, under which hats, and how to reach them.
    Staff {
        /// Their number.
        number: u16,
    },
    /// Program: who is on call, in order; the letter holds all of it and replaces what stood before.
    Roster,
    /// Program: a certified provider and the agreement with it, clause (b); the letter holds the words.
    Provider {
        /// Its number.
        number: u16,
    },
    /// Victim: an alarm about a danger is about to go out. Does not move the case's version.
    Alarmed {
        /// Which danger.
        threat: FactId,
        /// The first is 0. Ten minutes apart, they last for more than a year.
        step: u16,
        /// To whom, by their number among the program's staff: a step goes to several, each a fact of its own.
        staff: u16,
    },
    /// Victim: that alarm did not go out. Does not move the case's version.
    Unsent {
        /// Which danger.
        threat: FactId,
        /// Which of its alarms.
        step: u16,
        /// To whom it should have gone.
        staff: u16,
    },
    /// Victim: somebody takes a danger: no further alarm goes out. Does not move the case's version.
    TookDanger {
        /// Which danger.
        threat: FactId,
    },
    /// Victim: a second person has seen why a danger was ended.
    SeenBySecond {
        /// The fact by which it was ended.
        end: FactId,
    },
    /// Any: what became of an account. In the program's ledger the letter says at which desk.
    Account {
        /// Whose.
        number: Actor,
        /// What.
        act: AccountAct,
    },
    /// Program: two recovery sheets were typed in, and they open.
    SheetsTried,
    /// Any: what lay at a place of this ledger was destroyed. Does not move the case's version.
    Destroyed {
        /// Where it lay.
        position: u64,
        /// How much of it.
        extent: Extent,
        /// Why.
        cause: Cause,
    },
    /// Any: the ledger was restored from a backup; what it took between then and this fact is not in it.
    Restored {
        /// When the backup was made.
        from: Moment,
    },
    /// Program: something that keeps the program's proof and its backups; the letter holds what belongs to it. Does
    /// not move the case's version.
    Upkeep(Upkeep),
    /// Program: a drill. A provider's day-and-night number was called to see whether somebody answers; the letter
    /// says who called and who answered.
    Drill {
        /// Which provider's.
        provider: u16,
        /// Whether somebody answered.
        answered: bool,
    },
    /// Program: a document was put to the agreement with a provider; the letter says what it is and where it lies.
    Paper {
        /// With which provider.
        provider: u16,
    },
    /// Program: one piece of a document, in a case of its own; the letter is its bytes.
    Piece {
        /// Which: the first is 0.
        number: u16,
    },
    /// Program: the counties that the program serves; the letter holds all of them and replaces what stood before.
    Counties,
    /// Program: one of the program's own numbers was set; the letter says which, to what, and why.
    OwnNumber,
    /// Program: an order to take the words of an entry out of the participant's file; the letter says of which case
    /// and entry, by labels. Does not move the case's version.
    Order(OrderAct),
    /// Victim: somebody weighed what an entry of the participant's file says that only the separate file should
    /// know; the letter says which places. Does not move the case's version.
    Weighed {
        /// The entry, of the client ledger.
        fact: FactId,
        /// Whether it was asked to be taken out; else it may stand.
        ask: bool,
    },
    /// Client: an entry that no duty reads was recorded in error and counts for nothing; the letter says why.
    Struck {
        /// Which entry.
        fact: FactId,
    },
    /// Client: the participant signed the contract (OAC 75:25-3-4.1(a)(3)), at that day; the letter holds what was signed.
    Contract,
    /// Client: the participant signed a release about themselves; the letter says to whom, what and until when.
    Release,
    /// Client: the participant took a release back.
    ReleaseEnded {
        /// Which.
        release: FactId,
    },
    /// Client: a letter or a report was made from the roll; the letter is the text as it left.
    Report(Report),
    /// Client: a record of the file was made for a court; the letter says for whom, why, and of which days. Does not
    /// move the case's version.
    CourtRecord,
    /// Program: an order that a whole case be destroyed; the letter says which, by its label, of which file, and by whose
    /// authority. Does not move the case's version.
    CaseOrder(CaseOrderAct),
    /// Program: nothing of a case may be destroyed until this is lifted; the letter says of which, by its label. Does not
    /// move the case's version.
    Hold {
        /// Whether it is set; else it is lifted.
        set: bool,
    },
    /// Client, drop, victim: what this ledger has of one whole case is being destroyed. It says so before, so that a run that
    /// was cut off is finished. Does not move the case's version.
    CaseGoes {
        /// By which order of the program's ledger.
        order: FactId,
        /// How much of each entry.
        extent: Extent,
        /// Where the first of them lay.
        first: u64,
        /// How many there were.
        entries: u32,
    },
    /// Victim: somebody allows that something be told to somebody outside (28 CFR 94.115); the letter says what, to
    /// whom, why, and until when.
    PersonRelease {
        /// Who.
        person: PersonNo,
    },
    /// Victim: such a release was taken back; the letter says who said so.
    PersonReleaseEnded {
        /// Which.
        release: FactId,
    },
    /// Victim: something of a person was told to somebody outside; the letter says what, to whom, and what allows it.
    ToldOutside {
        /// Of whom.
        person: PersonNo,
    },
    /// Program: what became of a legal demand; the letter says of which case, by its label. Does not move the case's
    /// version.
    Demand(DemandAct),
    /// Victim: a person was told that a legal demand came, or why not; the letter says which of both.
    DemandHeard {
        /// Of the program's ledger.
        demand: FactId,
        /// Who.
        person: PersonNo,
    },
    /// Victim: a person was given a copy of what is held about them; the letter says how.
    CopyGiven {
        /// Who.
        person: PersonNo,
    },
    /// Program: a fact of the office: policies, staff and their training, incidents, reports to a court; the letter holds
    /// the rest. Does not move the case's version.
    Office(OfficeAct),
    /// Victim: who meant to make this person's next call gives it back. Does not move the version.
    GaveBack {
        /// Whose call.
        person: Option<PersonNo>,
    },
    /// Victim: somebody hands what they carry on to a colleague; the letter says which calls and dangers. Of no case. Does
    /// not move the version.
    HandedOn {
        /// To whom.
        to: Actor,
    },
    /// Victim: what was handed on was accepted, in that colleague's own session, or not. Of no case. Does not move the
    /// version.
    HandedOnAnswered {
        /// Which.
        handed: FactId,
        /// Whether it was accepted.
        accepted: bool,
    },
    /// Victim: a person was told that something they had been told before was recorded in error, or why not; the letter
    /// says which of both.
    RetractionTold {
        /// The void.
        void: FactId,
        /// Who.
        person: PersonNo,
    },
    /// Victim: a reviewer is shown this file, masked, on a screen of the desk (OAC 75:1-7-6(a)(3)); the letter says who,
    /// by what authority, and what they want to see.
    Shown {
        /// For how many minutes.
        minutes: u8,
        /// Who of the case is to be told of it, by what they said in their plan.
        hear: Numbers,
    },
    /// Victim: a page of a file was shown to a reviewer: a look. Does not move the case's version.
    ShownPage {
        /// By which fact it may be shown.
        shown: FactId,
    },
    /// Victim: it was ended before its time. Does not move the case's version.
    ShownOver {
        /// Which.
        shown: FactId,
    },
    /// Victim: a person was told that a reviewer was shown this file, or why not; the letter says which of both.
    ShownHeard {
        /// By which fact it was shown.
        shown: FactId,
        /// Who.
        person: PersonNo,
    },
    /// Client: somebody, such as a court, wants a report by a day; the letter says who.
    ReportDue {
        /// Which: progress, a report for a court, or for probation.
        report: Report,
        /// By when.
        day: Date,
        /// Every how many days again; nothing where it is wanted once.
        every: Option<u16>,
    },
    /// Client: such a report was sent, or is no longer owed; the letter says by whom, or why.
    ReportAnswered {
        /// Which.
        due: FactId,
        /// Of which of its days: one that comes again has many.
        day: Date,
        /// Whether it was sent; else no further one is owed.
        made: bool,
    },
    /// Client, victim: somebody of the desk has a conflict of interest with a file, and does not work on it; the letter names
    /// the file. Of no case. Does not move the version.
    Conflict {
        /// Who, by their account.
        whose: Actor,
        /// What became of it.
        act: ConflictAct,
    },
}

/// What became of a conflict of interest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ConflictAct {
    /// It was written down: the file does not open to that account.
    Stands,
    /// It is over.
    Over,
    /// Somebody in the file was in danger and nobody else was there: it was opened all the same.
    Opened,
}

/// What became of a legal demand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum DemandAct {
    /// It came.
    Came,
    /// It was answered.
    Answered,
}

/// What happened in the office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum OfficeAct {
    /// A policy was written, changed or ended: a version of it.
    PolicyWritten,
    /// Somebody of the staff read a version of a policy.
    PolicyRead,
    /// Since when, until when and as what somebody of the staff serves.
    Serves,
    /// A credential that somebody of the staff holds.
    Credential,
    /// A training, and who was there.
    Trained,
    /// A critical incident happened.
    Incident,
    /// It was told by telephone to whom it must be told.
    IncidentTold,
    /// Its written report was delivered.
    IncidentWritten,
    /// What was done about it is signed.
    IncidentResolved,
    /// A new offense of a participant became known.
    Offense,
    /// It was reported to the court.
    OffenseReported,
    /// An entry of the office was recorded in error and counts for nothing.
    Struck,
    /// Where records of participants lie, and by what they may.
    RecordsAt,
    /// What will be done about something that a review found, by whom and by when.
    Planned,
    /// What was planned so is done.
    Corrected,
}

/// What became of an order about a whole case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CaseOrderAct {
    /// It was given.
    Given,
    /// A second person has confirmed it.
    Confirmed,
    /// It was taken back before it was carried out.
    TakenBack,
    /// It was carried out at the client desk's ledgers.
    CarriedOut,
}

/// What became of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum OrderAct {
    /// It was given.
    Given,
    /// It was taken back before it was carried out.
    TakenBack,
    /// It was carried out.
    CarriedOut,
}

/// What was done for the program's proof and its backups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Upkeep {
    /// The week's texts were made; the letter holds them.
    Pinned,
    /// Such texts have left the house; the letter says which and to whom.
    Left,
    /// A backup was restored beside the program, and everything came back.
    Rehearsed,
    /// The same, and it did not; the letter says why.
    RehearsedInVain,
}

/// What became of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum AccountAct {
    /// A colleague invited somebody.
    Invited,
    /// They have set their password.
    Joined,
    /// It was ended: nothing opens with it any more.
    Ended,
    /// A colleague gave a code in place of a lost password.
    Reset,
    /// A colleague took a lost second factor away.
    FactorReset,
    /// It was made, or given a new password, by recovery sheets.
    SheetsUsed,
    /// In its session the desk's keys got their next generation.
    KeysRenewed,
    /// Its holder set up a second factor, in place of an earlier one if there was one.
    FactorSet,
    /// Its holder set another password; its tokens and other sessions ended with the one before.
    PasswordChanged,
    /// Its holder made a token for a program.
    TokenMade,
    /// Its holder ended a token.
    TokenEnded,
    /// In its session the program was given new recovery sheets.
    SheetsRenewed,
    /// Its holder added a security key.
    KeyAdded,
    /// Its holder removed a security key.
    KeyRemoved,
    /// The counter of one of its security keys went back, so nobody was let in by it: there may be a copy.
    KeyCopied,
    /// With its password everything of the desk was written out, opened, into files.
    Exported,
}

/// What is made from the roll, for the participant or for who sent them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Report {
    /// A letter about absences.
    Warning,
    /// How far the participant has come.
    Progress,
    /// The same for a court.
    Court,
    /// The same for probation.
    Probation,
    /// That the sessions were completed.
    Completion,
}

/// Where a participant stands besides attending.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Standing {
    /// In jail.
    Jail,
    /// Released from jail.
    Released,
    /// Moved to another program.
    TransferredOut,
    /// On leave from the program, such as for work or an illness.
    OnLeave,
    /// Back from leave.
    Returned,
    /// Came from another program.
    TransferredIn,
}

impl Envelope {
    /// The fact as the clock reads it, if a duty may read it. `recorded` is what the file claimed.
    #[must_use]
    pub const fn fact(&self) -> Option<Fact> {
        match self.matter {
            Matter::Rule(what) => Some(Fact {
                id: self.id,
                at: self.at,
                recorded: self.recorded,
                what,
            }),
            Matter::Filed(_) => None,
        }
    }

    /// Whether it moves its case's version: a look, a taking, an alarm and upkeep do not.
    #[must_use]
    pub const fn moves_version(&self) -> bool {
        !matches!(
            self.matter,
            Matter::Filed(
                Filed::Look
                    | Filed::Took { .. }
                    | Filed::Alarmed { .. }
                    | Filed::Unsent { .. }
                    | Filed::TookDanger { .. }
                    | Filed::Destroyed { .. }
                    | Filed::Upkeep(_)
                    | Filed::Weighed { .. }
                    | Filed::Order(_)
                    | Filed::CourtRecord
                    | Filed::CaseOrder(_)
                    | Filed::Hold { .. }
                    | Filed::CaseGoes { .. }
                    | Filed::Demand(_)
                    | Filed::Office(_)
                    | Filed::GaveBack { .. }
                    | Filed::HandedOn { .. }
                    | Filed::HandedOnAnswered { .. }
                    | Filed::ShownPage { .. }
                    | Filed::ShownOver { .. }
                    | Filed::Conflict { .. }
            )
        )
    }
}
