//! What one may do with a participant's file: each act is one append of one fact.
//!
//! Little is refused. A session of somebody who was not accepted, a decision without an assessment: if it
//! happened it is taken, for a rule that rejects the truth makes people write down something else.

mod court;
mod papers;

pub use papers::{MOST_DAYS, NewReportDue};

use jiff::{civil::Date, tz::TimeZone};
use keys::{KeyRing, Seal, Stream};
use ledger::{
    Actor, Appended, Batch, BatchId, CaseEntries, Envelope, Exactness, Filed, Matter, NewEntry,
    SealedLetter, Store, StoreError, Version,
};
use rules::{CaseId, FactId, Leaving, Moment, Numbers, Outcome, Targets, What};

use crate::concern::{self, Named};
use crate::label::{self, NewCase};
use crate::letter::{self, Assessment, Decision, Intake, Letter, Standing, Termination, Void};
use crate::refused::{Problem, Refused, Wrong};
use crate::status::{Status, counted, status, taken_back_by};
use crate::when::When;

/// The longest line, such as a name, in characters.
pub const LINE: usize = 200;
/// The longest text, such as an assessment's results, in characters.
pub const TEXT: usize = 20_000;

/// The danger that a risk answer opens; nobody in danger is a no.
fn opened_by(batch: BatchId, risk: Targets) -> Result<Option<FactId>, StoreError> {
    (!risk.is_empty())
        .then(|| Recorder::threat_of(batch))
        .transpose()
}

/// Who records, where and now: what every act needs besides what it says.
#[derive(Clone, Copy)]
pub struct Recorder<'a> {
    /// The client ledger.
    pub store: &'a dyn Store,
    /// The client desk's keys.
    pub ring: &'a KeyRing,
    /// The client desk's randomness.
    pub stream: &'a Stream,
    /// The zone whose days count.
    pub zone: &'a TimeZone,
    /// Who.
    pub actor: Actor,
    /// Now.
    pub now: Moment,
    /// The number of the paper sheet from which it is written down; empty where it is none.
    pub sheet: &'a str,
}

/// Which case, as it was seen, and the batch that the form carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Act {
    /// Which case.
    pub case: CaseId,
    /// The version that was on the page; `None` where any will do.
    pub seen: Option<Version>,
    /// Taken once.
    pub batch: BatchId,
}

/// What was recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recorded {
    /// In which case.
    pub case: CaseId,
    /// Which fact, so that it can be taken back.
    pub fact: FactId,
    /// It had been recorded before by the same batch: the form was sent twice.
    pub before: bool,
}

/// Where a participant stands besides attending, and what belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stands {
    /// Where.
    pub standing: ledger::Standing,
    /// Of a leave: its last day, if it is known.
    pub last_day: Option<Date>,
    /// Of a transfer: to or from which program.
    pub place: String,
    /// Of who came from another program: how many sessions they attended there.
    pub sessions: Option<u16>,
    /// Anything noted.
    pub words: String,
}

impl Stands {
    /// The same with nothing else known of it.
    #[must_use]
    pub const fn at(standing: ledger::Standing) -> Self {
        Self {
            standing,
            last_day: None,
            place: String::new(),
            sessions: None,
            words: String::new(),
        }
    }

    /// As it is kept: what belongs to another standing is left out.
    fn whole(&self, first: Date) -> Result<Standing, Vec<Wrong>> {
        let Self { standing, .. } = *self;
        let mut wrong = Vec::new();
        let transfer = matches!(
            standing,
            ledger::Standing::TransferredIn | ledger::Standing::TransferredOut
        );
        let last_day = self
            .last_day
            .filter(|_| standing == ledger::Standing::OnLeave);
        if last_day.is_some_and(|last| last < first) {
            wrong.push(Wrong {
                field: "last_day",
                problem: Problem::BeforeEarlier,
            });
        }
        let place = match transfer {
            true => required("place", &self.place, LINE),
            false => Ok(String::new()),
        };
        let place = place.unwrap_or_else(|one| {
            wrong.push(one);
            String::new()
        });
        let words = text("words", &self.words).unwrap_or_else(|one| {
            wrong.push(one);
            String::new()
        });
        let sessions = self
            .sessions
            .filter(|_| standing == ledger::Standing::TransferredIn);
        if wrong.is_empty() {
            Ok(Standing {
                last_day,
                place,
                sessions,
                words,
            })
        } else {
            Err(wrong)
        }
    }
}

/// What was recorded of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Session {
    /// That they attended.
    pub recorded: Recorded,
    /// The danger that the risk question opened, if it was answered yes.
    pub threat: Option<FactId>,
}

/// What an envelope says besides who and where.
#[derive(Clone, Copy)]
struct Happened {
    at: Moment,
    exactness: Exactness,
    matter: Matter,
}

impl Recorder<'_> {
    /// A referral: makes a case, of which it is the first fact.
    ///
    /// # Errors
    /// When a field cannot be taken, or nothing could be stored.
    pub fn refer(&self, batch: BatchId, when: When, intake: &Intake) -> Result<Recorded, Refused> {
        let case = match label::new_case(self.store, batch)? {
            NewCase::Free(case) => case,
            NewCase::MadeBefore(case) => return Ok(self.before(case, label::fact_of(batch, 0)?)),
        };
        let taken = when.taken(self.now, self.zone);
        let ((at, exactness), intake) = both(taken, whole_intake(intake, self.now.day(self.zone)))?;
        let act = Act {
            case,
            seen: Some(Version::default()),
            batch,
        };
        self.put(
            act,
            Happened {
                at,
                exactness,
                matter: Matter::Filed(Filed::Intake),
            },
            &intake,
        )
    }

    /// What was asked at intake, put right or added to. It replaces what stood before, which stays in the ledger.
    ///
    /// # Errors
    /// When a field cannot be taken, the case has changed, or nothing could be stored.
    pub fn amend(&self, act: Act, intake: &Intake) -> Result<Recorded, Refused> {
        let Case::Open(_) = self.open(act)? else {
            return self.again(act);
        };
        let intake = whole_intake(intake, self.now.day(self.zone)).map_err(Refused::Fields)?;
        self.put(act, self.just_now(Matter::Filed(Filed::Intake)), &intake)
    }

    /// What the assessment found. Names that the case knows keep their numbers; new ones get the next.
    ///
    /// # Errors
    /// When a field cannot be taken, the case has changed, or nothing could be stored.
    pub fn assess(&self, act: Act, when: When, found: &Assessment) -> Result<Recorded, Refused> {
        let Case::Open(case) = self.open(act)? else {
            return self.again(act);
        };
        let (mut concerns, mut lethality) = concern::named(&case, self.ring)?;
        let (first, first_names) = numbers("concerns", &found.concerns, &mut concerns)?;
        let (second, second_names) = numbers("lethality", &found.lethality, &mut lethality)?;
        let taken = when.taken(self.now, self.zone);
        let ((at, exactness), words) = both(taken, one(text("words", &found.words)))?;
        let letter = Assessment {
            concerns: first_names,
            lethality: second_names,
            words,
        };
        let matter = Matter::Rule(What::Assessment {
            concerns: first,
            lethality: second,
        });
        self.put(
            act,
            Happened {
                at,
                exactness,
                matter,
            },
            &letter,
        )
    }

    /// Admission, decided. A denial says why, for its reason is owed to those who are told (clause (c)).
    ///
    /// # Errors
    /// When a field cannot be taken, the case has changed, or nothing could be stored.
    pub fn decide(
        &self,
        act: Act,
        when: When,
        outcome: Outcome,
        reason: &str,
    ) -> Result<Recorded, Refused> {
        let Case::Open(_) = self.open(act)? else {
            return self.again(act);
        };
        let reason = match outcome {
            Outcome::Accepted => Ok(None),
            Outcome::Denied => required("reason", reason, TEXT).map(Some),
        };
        let ((at, exactness), reason) = both(when.taken(self.now, self.zone), one(reason))?;
        let matter = Matter::Rule(What::Decision { outcome });
        self.put(
            act,
            Happened {
                at,
                exactness,
                matter,
            },
            &Decision { reason },
        )
    }

    /// The participant attended a session of which no note is kept here, as an earlier list tells it.
    ///
    /// # Errors
    /// When a field cannot be taken, the case has changed, or nothing could be stored.
    pub fn attended(&self, act: Act, when: When, words: &str) -> Result<Recorded, Refused> {
        self.with_words(
            act,
            when,
            Matter::Rule(What::SessionAttended),
            words,
            |words| letter::Session { words },
        )
    }

    /// The participant attended a session, with the note of it, which must answer the risk question (OAC
    /// 75:25-3-4.1): was a sign seen of which somebody must be told? `risk` is toward whom; nobody is a no. A yes
    /// is itself the danger that opens the warnings, known from now on, whenever the session was.
    ///
    /// # Errors
    /// When a field cannot be taken, the case has changed, or nothing could be stored.
    pub fn session(
        &self,
        act: Act,
        when: When,
        words: &str,
        risk: Targets,
    ) -> Result<Session, Refused> {
        let session = label::fact_of(act.batch, 0)?;
        let threat = opened_by(act.batch, risk)?;
        let taken = |recorded| Session { recorded, threat };
        let Case::Open(case) = self.open(act)? else {
            return self.again(act).map(taken);
        };
        let ((at, exactness), words) =
            both(when.taken(self.now, self.zone), one(text("words", words)))?;
        let at = self.not_before_acceptance(&case, at, exactness);
        let none = letter::Session::default();
        let attended = Matter::Rule(What::SessionAttended);
        let note = Matter::Filed(Filed::SessionNote {
            session,
            risk: threat.is_some(),
        });
        let words = letter::Session { words };
        let mut entries = vec![
            self.entry(act.case, session, at, exactness, attended, &none)?,
            self.entry(
                act.case,
                label::fact_of(act.batch, 1)?,
                at,
                exactness,
                note,
                &words,
            )?,
        ];
        entries.extend(self.opened(act.case, threat, risk)?);
        self.append(act, session, entries).map(taken)
    }

    /// The note of a session that was recorded without one, as an earlier list or a file brings it: it must still
    /// answer the risk question (OAC 75:25-3-4.1). A yes opens the warnings, known from now on.
    ///
    /// # Errors
    /// When that is no session of the case, it has its note or was taken back, a field cannot be taken, the case has
    /// changed, or nothing could be stored.
    pub fn note_later(
        &self,
        act: Act,
        session: FactId,
        words: &str,
        risk: Targets,
    ) -> Result<Session, Refused> {
        let note = label::fact_of(act.batch, 0)?;
        let threat = opened_by(act.batch, risk)?;
        let taken = |recorded| Session { recorded, threat };
        let Case::Open(case) = self.open(act)? else {
            return self.again(act).map(taken);
        };
        let words = text("words", words).map_err(|wrong| Refused::Fields(vec![wrong]))?;
        let envelopes: Vec<Envelope> = case.entries.iter().map(|entry| entry.envelope).collect();
        let noted = crate::status::without_note(&envelopes);
        let Some(of) = noted.into_iter().find(|each| each.id == session) else {
            return Err(Refused::NotHere);
        };
        let matter = Matter::Filed(Filed::SessionNote {
            session,
            risk: threat.is_some(),
        });
        let mut entries = vec![self.entry(
            act.case,
            note,
            of.at,
            of.exactness,
            matter,
            &letter::Session { words },
        )?];
        entries.extend(self.opened(act.case, threat, risk)?);
        self.append(act, note, entries).map(taken)
    }

    /// The entry of the danger that a note opens, known from now on; nothing where it opens none.
    fn opened(
        &self,
        case: CaseId,
        threat: Option<FactId>,
        toward: Targets,
    ) -> Result<Option<NewEntry>, Refused> {
        let Some(threat) = threat else {
            return Ok(None);
        };
        let matter = Matter::Rule(What::Threat {
            toward,
            named: Numbers::NONE,
            source: None,
        });
        let none = letter::Session::default();
        let entry = self.entry(case, threat, self.now, Exactness::Second, matter, &none)?;
        Ok(Some(entry))
    }

    /// The participant was not at a session that was due.
    ///
    /// # Errors
    /// When a field cannot be taken, the case has changed, or nothing could be stored.
    pub fn absent(
        &self,
        act: Act,
        when: When,
        excused: bool,
        words: &str,
    ) -> Result<Recorded, Refused> {
        let matter = Matter::Filed(Filed::Absence { excused });
        self.with_words(act, when, matter, words, |words| letter::Session { words })
    }

    /// The danger that the note of a session opens, if it opens one.
    ///
    /// # Errors
    /// Never; see [`crate::fact_of`].
    pub fn threat_of(batch: BatchId) -> Result<FactId, StoreError> {
        label::fact_of(batch, 2)
    }

    /// The participant left the program.
    ///
    /// # Errors
    /// When a field cannot be taken, the case has changed, or nothing could be stored.
    pub fn terminate(
        &self,
        act: Act,
        when: When,
        reason: Leaving,
        words: &str,
    ) -> Result<Recorded, Refused> {
        let matter = Matter::Rule(What::Termination { reason });
        self.with_words(act, when, matter, words, |words| Termination { words })
    }

    /// In jail, on leave or back, come from another program: kept, and owing nothing in Oklahoma. Who moves to another
    /// program leaves this one: that is recorded with it, in the same batch, for leaving is what is told (clause (e)(2)).
    ///
    /// # Errors
    /// When a field cannot be taken, the case has changed, or nothing could be stored.
    pub fn stand(&self, act: Act, when: When, stands: &Stands) -> Result<Recorded, Refused> {
        let Case::Open(case) = self.open(act)? else {
            return self.again(act);
        };
        let ((at, exactness), ()) = both(when.taken(self.now, self.zone), Ok(()))?;
        let letter = stands.whole(at.day(self.zone)).map_err(Refused::Fields)?;
        let at = self.not_before_acceptance(&case, at, exactness);
        let fact = label::fact_of(act.batch, 0)?;
        let matter = Matter::Filed(Filed::Standing(stands.standing));
        let mut entries = vec![self.entry(act.case, fact, at, exactness, matter, &letter)?];
        let envelopes: Vec<Envelope> = case.entries.iter().map(|entry| entry.envelope).collect();
        let here = matches!(
            status(&envelopes),
            Some(Status::Accepted { .. } | Status::Attending { .. })
        );
        if here && stands.standing == ledger::Standing::TransferredOut {
            let left = Matter::Rule(What::Termination {
                reason: Leaving::Other,
            });
            let id = label::fact_of(act.batch, 1)?;
            let none = Termination::default();
            entries.push(self.entry(act.case, id, at, exactness, left, &none)?);
        }
        self.append(act, fact, entries)
    }

    /// Takes a fact back that was recorded in error. A void cannot be voided, nor a fact twice. A transfer and the leaving
    /// that was recorded with it go together, and a letter takes with it that it was the one somebody waited for.
    ///
    /// # Errors
    /// When the fact cannot be taken back, no reason is given, the case has changed, or nothing could be stored.
    pub fn take_back(&self, act: Act, fact: FactId, why: &str) -> Result<Recorded, Refused> {
        let Case::Open(case) = self.open(act)? else {
            return self.again(act);
        };
        let of = |entry: &&ledger::Entry| entry.envelope.id == fact;
        let found = case.entries.iter().find(of).ok_or(Refused::NotHere)?;
        if !may_be_taken_back(&found.envelope.matter) {
            return Err(Refused::field("fact", Problem::NotToTakeBack));
        }
        let gone = |fact| {
            let mut all = case.entries.iter();
            all.any(|entry| taken_back_by(&entry.envelope.matter) == Some(fact))
        };
        if gone(fact) {
            return Err(Refused::field("fact", Problem::TakenBackBefore));
        }
        let why = required("why", why, TEXT).map_err(|wrong| Refused::Fields(vec![wrong]))?;
        // One batch lies in one piece.
        let beside = |entry: &&ledger::Entry| entry.position.0.abs_diff(found.position.0) == 1;
        let with = case.entries.iter().filter(beside);
        let with = with.map(|entry| &entry.envelope);
        let with = with.filter(|each| recorded_together(&found.envelope, each) && !gone(each.id));
        let mut entries = Vec::new();
        for (number, each) in std::iter::once(&found.envelope).chain(with).enumerate() {
            let Happened {
                at,
                exactness,
                matter,
            } = self.just_now(taking_back(each));
            let id = label::fact_of(act.batch, number)?;
            let void = Void { why: why.clone() };
            entries.push(self.entry(act.case, id, at, exactness, matter, &void)?);
        }
        self.append(act, label::fact_of(act.batch, 0)?, entries)
    }

    fn with_words<L: Letter>(
        &self,
        act: Act,
        when: When,
        matter: Matter,
        words: &str,
        letter: impl FnOnce(String) -> L,
    ) -> Result<Recorded, Refused> {
        let Case::Open(case) = self.open(act)? else {
            return self.again(act);
        };
        let ((at, exactness), words) =
            both(when.taken(self.now, self.zone), one(text("words", words)))?;
        let at = self.not_before_acceptance(&case, at, exactness);
        self.put(
            act,
            Happened {
                at,
                exactness,
                matter,
            },
            &letter(words),
        )
    }

    /// Of an event on the very day of an acceptance, known by the day alone, it is taken that it came after:
    /// counted from the day's first second it would lie before the acceptance, and nobody would be told.
    fn not_before_acceptance(
        &self,
        case: &CaseEntries,
        at: Moment,
        exactness: Exactness,
    ) -> Moment {
        let envelopes: Vec<Envelope> = case.entries.iter().map(|entry| entry.envelope).collect();
        let accepted = What::Decision {
            outcome: Outcome::Accepted,
        };
        let that_day = counted(&envelopes)
            .into_iter()
            .filter(|(fact, _)| fact.what == accepted)
            .map(|(fact, _)| fact.at)
            .filter(|each| each.day(self.zone) == at.day(self.zone));
        match exactness {
            Exactness::Second => at,
            Exactness::Day => that_day.max().map_or(at, |accepted| accepted.max(at)),
        }
    }

    const fn just_now(&self, matter: Matter) -> Happened {
        Happened {
            at: self.now,
            exactness: Exactness::Second,
            matter,
        }
    }

    /// The case as it is, unless this batch is in it already.
    fn open(&self, act: Act) -> Result<Case, Refused> {
        let case = self.store.case(act.case)?;
        let mine = label::fact_of(act.batch, 0)?;
        if case.entries.iter().any(|entry| entry.envelope.id == mine) {
            return Ok(Case::Taken);
        }
        if case.entries.is_empty() {
            return Err(Refused::NotHere);
        }
        match act.seen {
            // Said before anything else is looked at, so that nobody mends a field only to hear it then.
            Some(seen) if seen != case.version => Err(Refused::Stale { now: case.version }),
            _ => Ok(Case::Open(case)),
        }
    }

    const fn before(&self, case: CaseId, fact: FactId) -> Recorded {
        Recorded {
            case,
            fact,
            before: true,
        }
    }

    fn again(&self, act: Act) -> Result<Recorded, Refused> {
        Ok(self.before(act.case, label::fact_of(act.batch, 0)?))
    }

    fn put<L: Letter>(&self, act: Act, it: Happened, letter: &L) -> Result<Recorded, Refused> {
        let fact = label::fact_of(act.batch, 0)?;
        let entry = self.entry(act.case, fact, it.at, it.exactness, it.matter, letter)?;
        self.append(act, fact, vec![entry])
    }

    fn append(&self, act: Act, fact: FactId, entries: Vec<NewEntry>) -> Result<Recorded, Refused> {
        let Act {
            case,
            seen,
            batch: id,
        } = act;
        let appended = self.store.append(&Batch {
            id,
            case,
            seen,
            entries,
        })?;
        Ok(Recorded {
            case,
            fact,
            before: appended == Appended::Before,
        })
    }

    /// One fact, sealed and ready to be appended.
    pub(crate) fn entry<L: Letter>(
        &self,
        case: CaseId,
        id: FactId,
        at: Moment,
        exactness: Exactness,
        matter: Matter,
        letter: &L,
    ) -> Result<NewEntry, Refused> {
        let (recorded, kept) = (self.now, self.now);
        let envelope = Envelope {
            case,
            id,
            actor: self.actor,
            at,
            exactness,
            recorded,
            kept,
            matter,
        };
        if !self.sheet.is_empty() && !letter::is_sheet(self.sheet) {
            let (field, problem) = ("sheet", Problem::NotASheet);
            return Err(Refused::Fields(vec![Wrong { field, problem }]));
        }
        let written = letter::on_sheet(letter.written()?, self.sheet)?;
        let letter: SealedLetter =
            self.ring
                .seal_letter(Seal::Client, &envelope, &written, self.stream)?;
        Ok(NewEntry {
            envelope,
            salt: self.stream.bytes(),
            letter,
        })
    }
}

/// A case before an act.
enum Case {
    /// As it is.
    Open(CaseEntries),
    /// This very batch is in it.
    Taken,
}

/// Whether a fact of that kind can be taken back at the client desk. Intake is put right by recording it anew; the answer to
/// a risk question stands.
#[must_use]
pub const fn may_be_taken_back(matter: &Matter) -> bool {
    matches!(
        matter,
        Matter::Rule(
            What::Assessment { .. }
                | What::Decision { .. }
                | What::SessionAttended
                | What::Termination { .. }
        ) | Matter::Filed(
            Filed::Absence { .. }
                | Filed::Standing(_)
                | Filed::Contract
                | Filed::Release
                | Filed::ReleaseEnded { .. }
                | Filed::Report(_)
                | Filed::ReportDue { .. }
                | Filed::ReportAnswered { .. }
        )
    )
}

/// What takes such a fact back: a void where a duty reads it. The engine knows no other fact, so neither does a void.
const fn taking_back(of: &Envelope) -> Matter {
    let fact = of.id;
    match of.matter {
        Matter::Rule(_) => Matter::Rule(What::Void { fact }),
        Matter::Filed(_) => Matter::Filed(Filed::Struck { fact }),
    }
}

/// Whether two were recorded as one: the move to another program with the leaving, a letter with that it is the one that
/// somebody waited for.
fn recorded_together(one: &Envelope, other: &Envelope) -> bool {
    // The other way round the letter stays: it was made, and was not the one.
    let reported = matches!(one.matter, Matter::Filed(Filed::Report(_)))
        && matches!(
            other.matter,
            Matter::Filed(Filed::ReportAnswered { made: true, .. })
        );
    let moved = Matter::Filed(Filed::Standing(ledger::Standing::TransferredOut));
    let left = Matter::Rule(What::Termination {
        reason: Leaving::Other,
    });
    let pair = (one.matter == moved && other.matter == left)
        || (one.matter == left && other.matter == moved)
        || reported;
    pair && (one.at, one.kept, one.actor) == (other.at, other.kept, other.actor)
}

/// Both, or everything that is wrong with either.
fn both<A, B>(first: Result<A, Wrong>, second: Result<B, Vec<Wrong>>) -> Result<(A, B), Refused> {
    match (first, second) {
        (Ok(first), Ok(second)) => Ok((first, second)),
        (Ok(_), Err(wrong)) => Err(Refused::Fields(wrong)),
        (Err(one), second) => {
            let more = second.err().unwrap_or_default();
            Err(Refused::Fields(std::iter::once(one).chain(more).collect()))
        }
    }
}

fn one<T>(result: Result<T, Wrong>) -> Result<T, Vec<Wrong>> {
    result.map_err(|wrong| vec![wrong])
}

fn at_most(field: &'static str, given: &str, most: usize) -> Result<String, Wrong> {
    if given.chars().count() > most {
        return Err(Wrong {
            field,
            problem: Problem::TooLong(most),
        });
    }
    Ok(given.trim().to_owned())
}

fn text(field: &'static str, given: &str) -> Result<String, Wrong> {
    at_most(field, given, TEXT)
}

fn required(field: &'static str, given: &str, most: usize) -> Result<String, Wrong> {
    let text = at_most(field, given, most)?;
    if text.is_empty() {
        Err(Wrong {
            field,
            problem: Problem::Missing,
        })
    } else {
        Ok(text)
    }
}

/// The numbers of names, and the names as the case writes them, each once.
fn numbers(
    field: &'static str,
    names: &[String],
    named: &mut Named,
) -> Result<(Numbers, Vec<String>), Refused> {
    let (mut numbers, mut written) = (Numbers::NONE, Vec::new());
    for name in names {
        let name = at_most(field, name, LINE).map_err(|wrong| Refused::Fields(vec![wrong]))?;
        if name.is_empty() {
            continue;
        }
        let number = named
            .give(&name)
            .map_err(|problem| Refused::field(field, problem))?;
        if !numbers.contains(number) {
            numbers.insert(number);
            written.push(named.name(number).map_or(name, str::to_owned));
        }
    }
    Ok((numbers, written))
}

/// An intake as it is kept: trimmed, with a name, born on a day that has been.
pub(crate) fn whole_intake(given: &Intake, today: jiff::civil::Date) -> Result<Intake, Vec<Wrong>> {
    let mut wrong = Vec::new();
    let mut take = |result: Result<String, Wrong>| {
        result.unwrap_or_else(|one| {
            wrong.push(one);
            String::new()
        })
    };
    let mut intake = Intake {
        first: take(required("first", &given.first, LINE)),
        last: take(required("last", &given.last, LINE)),
        language: take(at_most("language", &given.language, LINE)),
        telephone: take(at_most("telephone", &given.telephone, LINE)),
        county: take(at_most("county", &given.county, LINE)),
        judge_or_po: take(at_most("judge_or_po", &given.judge_or_po, LINE)),
        facilitator: take(at_most("facilitator", &given.facilitator, LINE)),
        group: take(at_most("group", &given.group, LINE)),
        words: take(text("words", &given.words)),
        ..given.clone()
    };
    let contact = &given.emergency_contact;
    intake.emergency_contact.name = take(at_most("emergency_name", &contact.name, LINE));
    intake.emergency_contact.number = take(at_most("emergency_number", &contact.number, LINE));
    intake.cause_numbers = given
        .cause_numbers
        .iter()
        .map(|number| take(at_most("cause_numbers", number, LINE)))
        .filter(|number| !number.is_empty())
        .collect();
    match given.born {
        Some(born) if born > today => wrong.push(Wrong {
            field: "born",
            problem: Problem::Future,
        }),
        Some(born) if born.year() < 1900 => {
            wrong.push(Wrong {
                field: "born",
                problem: Problem::TooLongAgo,
            });
        }
        _ => {}
    }
    if wrong.is_empty() {
        Ok(intake)
    } else {
        Err(wrong)
    }
}
