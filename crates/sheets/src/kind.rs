//! The kinds of sheets, what their columns can mean, and the codes in them.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How sheets write a word.
pub(crate) trait Guess {
    /// Every usual way, folded.
    fn guesses(self) -> &'static [&'static str];
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $variant:ident = $word:literal [$($guess:literal),*]),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$each])* #[serde(rename = $word)] $variant),+ }

        impl $name {
            /// Every one.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// As it is written in forms and mappings.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The one that is written so, if there is one.
            #[must_use]
            pub fn from_word(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|each| each.word() == text)
            }
        }

        impl Guess for $name {
            fn guesses(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$($guess),*]),+ }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.word())
            }
        }
    };
}

words!(
    /// The kinds of sheets that can be brought in.
    Kind {
        /// Participants, one a row.
        Roster = "roster" [],
        /// Calls to victims, one victim a row.
        VictimLog = "victim-log" [],
        /// Who was at a group on which day: one sheet a group, one participant a row, one day a column.
        Attendance = "attendance" [],
        /// The agreements with certified providers, one a row.
        Agreements = "agreements" [],
        /// The staff's trainings, one a row (OAC 75:25-5-20(e)).
        Training = "training" [],
        /// Reports that courts and officers wait for, one a row.
        CourtLog = "court-log" [],
        /// What the binder of dangers and incidents says of dangers, one a row.
        DangerLog = "danger-log" [],
        /// What the same binder says of critical incidents, one a row (OAC 75:25-3-14).
        IncidentLog = "incident-log" [],
    }
);

words!(
    /// What a column is.
    Field {
        /// Family name.
        Last = "last" ["last", "last name", "lname", "surname", "family name"],
        /// Given name.
        First = "first" ["first", "first name", "fname", "given name"],
        /// Day of birth.
        Born = "born" ["dob", "birth", "birthdate", "date of birth", "born"],
        /// The court's numbers.
        CauseNumbers = "cause_numbers" ["cause", "cause no", "cause number", "case", "case no", "case number", "cause s"],
        /// The county.
        County = "county" ["county", "co"],
        /// The judge or the probation officer.
        JudgeOrPo = "judge_or_po" ["judge po", "judge", "po", "judge ada po", "judge or po", "probation officer"],
        /// Who sent the participant.
        ReferredBy = "referred_by" ["ref by", "referred by", "referral", "referral source", "ref"],
        /// The day of referral and intake.
        Referred = "referred" ["intake dt", "intake", "intake date", "referred", "referral date", "ref dt"],
        /// The day of the assessment.
        Assessed = "assessed" ["assess dt", "assessment", "assessment date", "assessed", "assess date"],
        /// Accepted or denied.
        Decision = "decision" ["accept deny", "accepted denied", "decision", "accept", "a d"],
        /// The day of the decision.
        Decided = "decided" ["decision dt", "decision date", "decided", "accept dt", "accept date"],
        /// Why denied.
        Reason = "reason" ["reason", "denial reason", "reason denied", "deny reason"],
        /// The first session.
        Started = "started" ["start dt", "start", "start date", "first session", "started"],
        /// Which group.
        Group = "group" ["group", "grp", "class"],
        /// Who leads it.
        Facilitator = "facilitator" ["facil", "facilitator", "facilitators", "fac"],
        /// Sessions attended, of how many.
        Sessions = "sessions" ["done 52", "sessions", "done", "sessions done", "attended"],
        /// Absences.
        Absences = "absences" ["abs u e", "abs", "absences", "absent"],
        /// Where the participant stands.
        Status = "status" ["status", "stat"],
        /// The day of leaving.
        Left = "left" ["exit dt", "exit", "exit date", "left", "term dt", "termination date"],
        /// Words of the participant's own file.
        Words = "words" [],
        /// The victim's name.
        Victim = "victim" ["victim", "victim name", "v name", "survivor"],
        /// The victim's number.
        VictimPhone = "victim_phone" ["v phone", "victim phone", "v ph", "victim s phone"],
        /// The current partner.
        Partner = "partner" ["partner", "current partner", "partner name"],
        /// The victim's address.
        VictimAddress = "victim_address" ["v addr", "victim address", "v address", "victim addr"],
        /// Notes, in which anything may stand.
        Notes = "notes" ["notes", "note", "comments", "comment", "remarks"],
        /// Anything else, for the separate file alone.
        HandOver = "hand_over" [],
        /// The participant's whole name.
        Client = "client" ["client", "participant", "client name", "participant name", "offender", "name"],
        /// What the victim is to the participant.
        Relation = "relation" ["relationship", "relation", "rel"],
        /// The victim's numbers.
        Phones = "phones" ["phones", "phone", "phone s", "numbers", "phone numbers"],
        /// Whether a message may be left.
        LeaveMessage = "leave_message" ["ok to lm", "safe to lm", "ok to leave message", "lm ok", "lm"],
        /// When to call.
        BestTime = "best_time" ["best time", "best time to call", "time", "safe time"],
        /// The tries.
        Tries = "tries" ["contacts", "contact", "calls", "attempts", "tries", "contact attempts", "efforts"],
        /// Whether they were told of services.
        Services = "services" ["services given", "services", "svcs", "services told"],
        /// Whether they were told what the assessment found.
        Results = "results" ["assess results", "assessment results", "results"],
        /// What they were told of concerns.
        Concerns = "concerns" ["concerns", "areas of concern"],
        /// What they were told of lethality.
        Lethality = "lethality" ["lethality", "lethality risk", "lethality indicators"],
        /// Whether they want to hear.
        WantsInfo = "wants_info" ["wants info", "wants information", "wants updates", "wants notice"],
        /// When a letter was sent.
        Letter = "letter" ["letter sent", "letter", "letter dt"],
        /// A danger that was told of.
        Danger = "danger" ["danger notice", "danger", "threat notice"],
        /// A certified provider.
        Provider = "provider" ["provider", "agency", "dvsa provider", "program", "name"],
        /// The counties that it serves.
        Counties = "counties" ["counties", "county", "co", "counties served"],
        /// Its day-and-night number.
        Hotline = "hotline" ["hotline", "hot line", "crisis line", "24 h", "24h", "24 hour line", "phone"],
        /// Who signed for it.
        SignedBy = "signed_by" ["signed by", "signer", "signed"],
        /// On which day.
        SignedOn = "signed_on" ["signed on", "date signed", "mou date", "date", "dates", "signed dt"],
        /// Who signed for the program.
        SignedHere = "signed_here" ["our signer", "signed here", "signed for us"],
        /// The last day of the agreement.
        Until = "until" ["until", "mou exp", "expires", "exp", "mou end", "ends"],
        /// The last day of its certification.
        CertifiedUntil = "certified_until" ["cert exp", "certified until", "certification exp", "cert expires", "oag cert exp"],
        /// Where the paper lies.
        Document = "document" ["document", "folder", "file", "where"],
        /// Somebody of the staff, or several.
        Staff = "staff" ["staff", "staff name", "employee", "who", "name", "attended by"],
        /// The topic of a training, in words.
        Title = "title" ["topic", "title", "training", "subject"],
        /// Who trained.
        Trainers = "trainers" ["trainer", "trainers", "presenter", "presenters"],
        /// On which day.
        TrainedOn = "trained_on" ["date", "day", "training date", "on"],
        /// How long.
        Hours = "hours" ["hours", "hrs", "length", "hour"],
        /// Who sponsored it.
        Sponsor = "sponsor" ["sponsor", "sponsored by", "sponsoring agency"],
        /// Which executive director approved it.
        Approved = "approved" ["ed approval", "approved", "approved by", "approval", "ed"],
        /// What it counts for.
        CountsFor = "counts_for" ["counts for", "type", "kind"],
        /// Who waits for a report.
        Court = "court" ["court", "to", "for", "judge", "requested by", "report to", "judge ada po", "ada", "po"],
        /// Which report it is.
        Report = "report" ["report", "report type", "type", "kind"],
        /// By when.
        DueOn = "due_on" ["due", "due date", "date due", "docket", "docket date", "review date"],
        /// When it was sent.
        SentOn = "sent_on" ["sent", "sent on", "date sent", "sent dt", "sent date"],
        /// By whom.
        SentBy = "sent_by" ["by", "sent by", "initials", "init"],
        /// When something of the binder happened.
        OccurredOn = "occurred_on" ["date", "day", "date of incident", "incident date", "on", "dt"],
        /// Whether a row of the binder is a danger or an incident.
        RowKind = "row_kind" ["type", "kind", "category", "danger incident"],
        /// What was said or seen.
        Said = "said" ["what said", "said", "what was said", "threat", "danger", "statement"],
        /// Who called whom, and when.
        Called = "called" ["who called when", "called", "who called", "who was called", "calls", "notified"],
        /// The number that the police gave.
        Police = "police" ["police", "police no", "police number", "police report", "police rpt"],
        /// To whom of the certified provider somebody spoke.
        Spoke = "spoke" ["provider spoke to", "provider", "spoke to", "dvsa spoke to"],
        /// What kind of incident it was.
        Harm = "harm" ["harm", "injury", "severity", "incident type", "what kind"],
        /// Where.
        Place = "place" ["place", "location", "where", "site"],
        /// To whom of the staff it was reported.
        ToldTo = "told_to" ["reported to", "told to", "supervisor"],
        /// Where the signed record lies.
        Lies = "lies" ["record", "signed record", "lies", "filed", "where filed", "record lies"],
        /// When the written report was delivered.
        WrittenOn = "written_on" ["written", "written report", "report delivered", "oag report"],
        /// When what was done about it was signed.
        ResolvedOn = "resolved_on" ["resolved", "signed off", "resolution", "resolved on"],
        /// Who delivered or signed.
        DoneBy = "done_by" ["done by", "by", "signed by", "delivered by"],
        /// Left out.
        Skip = "skip" [],
    }
);

words!(
    /// Codes of one kind; each is mapped once.
    CodeSet {
        /// Who sent the participant.
        Referral = "referral" [],
        /// Accepted or denied.
        Decision = "decision" [],
        /// Where the participant stands.
        Status = "status" [],
        /// What the victim is to the participant.
        Relation = "relation" [],
        /// What came of a try.
        Outcome = "outcome" [],
        /// Yes or no.
        YesNo = "yes_no" [],
        /// Whether somebody was there.
        Attendance = "attendance" [],
        /// What a training counts for.
        TrainingCounts = "training_counts" [],
        /// Which report a court or an officer waits for.
        Report = "report" [],
        /// Whether a row of the binder is a danger or an incident.
        RowKind = "row_kind" [],
        /// What kind of incident it was.
        Harm = "harm" [],
    }
);

words!(
    /// What a code can mean, over all sets.
    Meaning {
        /// Sent by a court.
        Court = "court" ["court", "ct", "crt"],
        /// Sent by a district attorney.
        DistrictAttorney = "district_attorney" ["da", "d a", "district attorney", "ada"],
        /// Sent by a probation officer.
        Probation = "probation" ["po", "probation", "doc"],
        /// Sent by the Department of Human Services.
        Dhs = "dhs" ["dhs", "okdhs", "cws"],
        /// Came of their own accord.
        Themselves = "self" ["self", "self referred", "walk in"],
        /// Sent by anybody else.
        OtherSource = "other" ["other", "oth"],
        /// Accepted.
        Accepted = "accepted" ["a", "acc", "accept", "accepted", "y", "yes"],
        /// Denied.
        Denied = "denied" ["d", "den", "deny", "denied", "rejected", "n", "no"],
        /// Not decided.
        Undecided = "undecided" ["pending", "pend", "tbd"],
        /// Attending.
        Active = "active" ["a", "act", "active"],
        /// Left, having completed.
        Completed = "completed" ["c", "comp", "completed", "complete"],
        /// Left for not complying.
        Noncompliance = "noncompliance" ["t-nc", "tnc", "noncompliance", "noncompliant"],
        /// Left for anything else.
        LeftOther = "left_other" ["t-o", "to", "t"],
        /// In jail.
        Jail = "jail" ["jail", "j", "in jail", "incarcerated"],
        /// Released from jail.
        Released = "released" ["released", "rel"],
        /// Moved to another program.
        Moved = "moved" ["xfer", "transfer", "transferred", "x"],
        /// The victim, who is the current partner.
        CurrentPartner = "current_partner" ["wife", "husband", "spouse", "gf", "girlfriend", "bf", "boyfriend", "partner", "fiancee"],
        /// The victim, who was a partner.
        FormerPartner = "former_partner" ["ex", "ex-wife", "ex wife", "ex-husband", "ex husband", "ex gf", "ex-gf", "ex bf", "ex-bf", "ex girlfriend", "ex boyfriend", "former wife"],
        /// The victim, and no partner.
        VictimOnly = "victim_only" ["mother", "mom", "sister", "brother", "father", "daughter", "son", "roommate", "relative"],
        /// Reached.
        Reached = "reached" ["spoke", "spoke w/ her", "spoke w/ him", "spoke with her", "spoke to her", "talked", "talked to her", "talked w/ her", "reached", "contact"],
        /// Nobody answered.
        NoAnswer = "no_answer" ["na", "n/a", "no ans", "no answer", "nans"],
        /// A machine answered.
        Voicemail = "voicemail" ["lvm", "vm", "lm", "left vm", "left message", "voicemail"],
        /// Somebody else answered.
        SomeoneElse = "someone_else" ["lm w/ mom", "lm w/ sister", "lm w/ family", "lm w/ mother", "spoke w/ mom"],
        /// Not their number.
        WrongNumber = "wrong_number" ["wn", "wrong number", "wrong #", "wrong no"],
        /// Dead.
        Disconnected = "disconnected" ["disc", "disconnected", "d/c", "disco", "not in service"],
        /// Not safe to talk.
        Unsafe = "unsafe" ["not safe", "unsafe", "could not talk"],
        /// No common language.
        NotUnderstood = "not_understood" ["no interpreter", "language"],
        /// Hung up.
        HungUp = "hung_up" ["hung up", "hu", "hang up"],
        /// Yes.
        Yes = "yes" ["y", "yes", "x", "ok", "true"],
        /// No.
        No = "no" ["n", "no", "none", "false"],
        /// Nobody knows.
        NotKnown = "not_known" ["?", "unk", "unknown"],
        /// Was there.
        Present = "present" ["p", "pres", "present", "here"],
        /// Was there, and late.
        Late = "late" ["l", "late", "tardy"],
        /// Was there to make up for another day.
        MadeUp = "made_up" ["m", "mu", "make up", "makeup", "make-up"],
        /// Was not there.
        Unexcused = "unexcused" ["a", "abs", "absent", "u", "ua", "ns", "no show"],
        /// Was not there, and is excused.
        Excused = "excused" ["e", "ea", "exc", "excused"],
        /// No group met, or nothing is to be recorded.
        NoGroup = "no_group" ["-", "--", "nc", "n/c", "no class", "no group", "holiday", "h"],
        /// The hours of each year.
        CountsYearly = "counts_yearly" ["yearly", "annual", "year", "ce", "continuing"],
        /// The hours before somebody leads groups.
        CountsBefore = "counts_before" ["before", "initial", "pre-service", "preservice"],
        /// A session of a group that was observed.
        CountsObserved = "counts_observed" ["observed", "observation", "obs", "observed group"],
        /// The orientation.
        CountsOrientation = "counts_orientation" ["orientation", "orient", "oag orientation"],
        /// A report on progress.
        Progress = "progress" ["progress", "prog", "prog rpt", "progress report"],
        /// A danger.
        DangerRow = "danger_row" ["danger", "threat", "d", "dngr"],
        /// A critical incident.
        IncidentRow = "incident_row" ["incident", "critical incident", "critical", "i", "inc"],
        /// Neither.
        NeitherRow = "neither_row" ["-", "other", "n/a"],
        /// Nobody hurt, or first aid on the spot.
        HarmOnSite = "harm_on_site" ["none", "first aid", "on site", "onsite"],
        /// Care by a physician or a nurse.
        HarmCare = "harm_care" ["care", "doctor", "nurse", "clinic", "urgent care"],
        /// A hospital, or help from outside at once.
        HarmHospital = "harm_hospital" ["hospital", "er", "ambulance", "911"],
        /// A disaster at a facility.
        HarmDisaster = "harm_disaster" ["disaster", "fire", "tornado", "flood"],
        /// Somebody died.
        HarmDeath = "harm_death" ["death", "died", "dead"],
        /// A client was abused.
        HarmAbuse = "harm_abuse" ["abuse", "client abuse"],
    }
);

impl Kind {
    /// What a column of such a sheet can be, in the order in which it is offered.
    #[must_use]
    pub const fn fields(self) -> &'static [Field] {
        use Field as F;
        match self {
            Self::Roster => &[
                F::Last,
                F::First,
                F::Born,
                F::CauseNumbers,
                F::County,
                F::JudgeOrPo,
                F::ReferredBy,
                F::Referred,
                F::Assessed,
                F::Decision,
                F::Decided,
                F::Reason,
                F::Started,
                F::Group,
                F::Facilitator,
                F::Sessions,
                F::Absences,
                F::Status,
                F::Left,
                F::Words,
                F::Victim,
                F::VictimPhone,
                F::Partner,
                F::VictimAddress,
                F::Notes,
                F::HandOver,
                F::Skip,
            ],
            Self::VictimLog => &[
                F::Client,
                F::Victim,
                F::Relation,
                F::Phones,
                F::LeaveMessage,
                F::BestTime,
                F::Tries,
                F::Services,
                F::Results,
                F::Concerns,
                F::Lethality,
                F::WantsInfo,
                F::Letter,
                F::Danger,
                F::Notes,
                F::Skip,
            ],
            Self::Attendance => &[F::Client, F::Last, F::First, F::Skip],
            Self::Agreements => &[
                F::Provider,
                F::Counties,
                F::Hotline,
                F::SignedBy,
                F::SignedOn,
                F::SignedHere,
                F::Until,
                F::CertifiedUntil,
                F::Document,
                F::Skip,
            ],
            Self::Training => &[
                F::Staff,
                F::Title,
                F::Trainers,
                F::TrainedOn,
                F::Hours,
                F::Sponsor,
                F::Approved,
                F::CountsFor,
                F::Skip,
            ],
            Self::CourtLog => &[
                F::CauseNumbers,
                F::Client,
                F::Last,
                F::First,
                F::Court,
                F::Report,
                F::DueOn,
                F::SentOn,
                F::SentBy,
                F::Skip,
            ],
            // What the one takes the other cannot: no column of a danger is one of an incident.
            Self::DangerLog => &[
                F::OccurredOn,
                F::RowKind,
                F::Client,
                F::Said,
                F::Called,
                F::Police,
                F::Spoke,
                F::Skip,
            ],
            Self::IncidentLog => &[
                F::OccurredOn,
                F::RowKind,
                F::Harm,
                F::Place,
                F::ToldTo,
                F::Lies,
                F::WrittenOn,
                F::ResolvedOn,
                F::DoneBy,
                F::Skip,
            ],
        }
    }

    /// Without which such a sheet cannot be read.
    #[must_use]
    pub const fn needed(self) -> &'static [Field] {
        match self {
            Self::Roster => &[Field::Last, Field::First, Field::Referred],
            Self::VictimLog => &[Field::Client, Field::Victim],
            Self::Attendance => &[],
            Self::Agreements => &[
                Field::Provider,
                Field::Counties,
                Field::Hotline,
                Field::CertifiedUntil,
            ],
            Self::Training => &[
                Field::Staff,
                Field::Title,
                Field::Trainers,
                Field::TrainedOn,
                Field::Hours,
                Field::Sponsor,
            ],
            Self::CourtLog => &[Field::Court, Field::DueOn],
            Self::DangerLog => &[Field::OccurredOn, Field::Client, Field::Said],
            Self::IncidentLog => &[
                Field::OccurredOn,
                Field::Harm,
                Field::Place,
                Field::ToldTo,
                Field::Lies,
            ],
        }
    }

    /// What a column whose header says nothing is taken for. Of a roster it is handed over: nobody can say that
    /// it names no victim.
    #[must_use]
    pub const fn otherwise(self) -> Field {
        match self {
            Self::Roster => Field::HandOver,
            Self::VictimLog => Field::Notes,
            Self::Attendance
            | Self::Agreements
            | Self::Training
            | Self::CourtLog
            | Self::DangerLog
            | Self::IncidentLog => Field::Skip,
        }
    }

    /// The codes of such a sheet.
    #[must_use]
    pub const fn sets(self) -> &'static [CodeSet] {
        match self {
            Self::Roster => &[CodeSet::Referral, CodeSet::Decision, CodeSet::Status],
            Self::VictimLog => &[CodeSet::Relation, CodeSet::Outcome, CodeSet::YesNo],
            Self::Attendance => &[CodeSet::Attendance],
            Self::Agreements => &[],
            Self::Training => &[CodeSet::TrainingCounts],
            Self::CourtLog => &[CodeSet::Report],
            Self::DangerLog => &[CodeSet::RowKind],
            Self::IncidentLog => &[CodeSet::RowKind, CodeSet::Harm],
        }
    }
}

impl Field {
    /// Whether it may stand over more than one column.
    #[must_use]
    pub const fn many(self) -> bool {
        matches!(
            self,
            Self::Words | Self::Notes | Self::HandOver | Self::Skip
        )
    }

    /// Whether, in a roster, it is about other people than the participant: it goes into the drop and nowhere else.
    #[must_use]
    pub const fn handed_over(self) -> bool {
        matches!(
            self,
            Self::Victim
                | Self::VictimPhone
                | Self::Partner
                | Self::VictimAddress
                | Self::Notes
                | Self::HandOver
        )
    }

    /// The codes that stand in such a column.
    #[must_use]
    pub const fn set(self) -> Option<CodeSet> {
        Some(match self {
            Self::ReferredBy => CodeSet::Referral,
            Self::Decision => CodeSet::Decision,
            Self::Status => CodeSet::Status,
            Self::Relation => CodeSet::Relation,
            Self::Tries => CodeSet::Outcome,
            Self::CountsFor => CodeSet::TrainingCounts,
            Self::Report => CodeSet::Report,
            Self::RowKind => CodeSet::RowKind,
            Self::Harm => CodeSet::Harm,
            Self::LeaveMessage | Self::Services | Self::Results | Self::WantsInfo => CodeSet::YesNo,
            _ => return None,
        })
    }
}

impl CodeSet {
    /// What a code of the set can mean.
    #[must_use]
    pub const fn meanings(self) -> &'static [Meaning] {
        use Meaning as M;
        match self {
            Self::Referral => &[
                M::Court,
                M::DistrictAttorney,
                M::Probation,
                M::Dhs,
                M::Themselves,
                M::OtherSource,
            ],
            Self::Decision => &[M::Accepted, M::Denied, M::Undecided],
            Self::Status => &[
                M::Active,
                M::Completed,
                M::Noncompliance,
                M::LeftOther,
                M::Jail,
                M::Released,
                M::Moved,
            ],
            Self::Relation => &[M::CurrentPartner, M::FormerPartner, M::VictimOnly],
            Self::Outcome => &[
                M::Reached,
                M::NoAnswer,
                M::Voicemail,
                M::SomeoneElse,
                M::WrongNumber,
                M::Disconnected,
                M::Unsafe,
                M::NotUnderstood,
                M::HungUp,
            ],
            Self::YesNo => &[M::Yes, M::No, M::NotKnown],
            Self::Attendance => &[
                M::Present,
                M::Late,
                M::MadeUp,
                M::Unexcused,
                M::Excused,
                M::NoGroup,
            ],
            Self::TrainingCounts => &[
                M::CountsYearly,
                M::CountsBefore,
                M::CountsObserved,
                M::CountsOrientation,
            ],
            Self::Report => &[M::Court, M::Probation, M::Progress],
            Self::RowKind => &[M::DangerRow, M::IncidentRow, M::NeitherRow],
            Self::Harm => &[
                M::HarmOnSite,
                M::HarmCare,
                M::HarmHospital,
                M::HarmDisaster,
                M::HarmDeath,
                M::HarmAbuse,
            ],
        }
    }
}
