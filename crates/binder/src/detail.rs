//! What a reviewer sees of one case: of the separate file its duties by numbered days, of the participant's file what
//! happened by date. The two have labels of their own, and stand on no page together.

use jiff::civil::Date;
use ledger::{Filed, Matter};
use rules::{
    Basis, Channel, Duty, DutyKind, Ending, FactId, Leaving, Outcome, PersonNo, State, What as Fact,
};

use crate::{
    Ledger, Why,
    case::{Case, Note},
    records::{self, ParticipantPapers, SeparatePapers},
    tally::{group, stood},
    why::whys,
};

/// A day, by its number from the one on which a duty began to be owed. Business days for what the rule counts in
/// them, else calendar days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct DayNo {
    /// So many days that count have passed by the end of it.
    pub number: u32,
    /// Whether the day itself counts; if not, it comes after the day of that number.
    pub counts: bool,
}

impl DayNo {
    pub(crate) fn of(case: &Case<'_>, duty: &Duty, day: Date) -> Self {
        let zero = case.eyes.day(duty.opened);
        if duty.kind == DutyKind::CheckIn {
            let days = (day - zero).get_days();
            return Self {
                number: u32::try_from(days).unwrap_or(0),
                counts: true,
            };
        }
        let calendar = &case.eyes.rules.calendar;
        Self {
            number: calendar.business_days_between(zero, day),
            counts: day <= zero || calendar.is_business_day(day),
        }
    }
}

/// What a piece of evidence is. That they called by themselves is not told apart from being reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// They were in contact.
    Reached,
    /// A try that missed.
    Missed {
        /// By which way; nothing where a provider was called.
        channel: Option<Channel>,
        /// How it ended.
        ending: Ending,
    },
    /// They were told, or declined to hear.
    Told,
    /// They said what they want.
    Asked,
}

/// One fact that is evidence of a duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Evidence {
    /// On which day.
    pub day: DayNo,
    /// What.
    pub what: What,
    /// Business days until it was written down, as was said then.
    pub written: u32,
    /// Business days from then until the ledger took it.
    pub kept: u32,
}

/// One duty of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OneDuty {
    /// The group it is counted in.
    pub group: &'static str,
    /// Which of the six.
    pub kind: DutyKind,
    /// The clause it comes from.
    pub clause: String,
    /// Law or policy.
    pub basis: Basis,
    /// To the how-manieth person of the case, the first is 1; nothing for a victim not known and for the provider.
    pub person: Option<u32>,
    /// How it stood, as one of [`crate::shape::STOOD`].
    pub stood: &'static str,
    /// The last day in time.
    pub due: DayNo,
    /// When it was met, or stopped being owed.
    pub closed: Option<DayNo>,
    /// Of a danger: minutes until then.
    pub minutes: Option<i64>,
    /// The days from day 0 to the last in time: whether each counts.
    pub days: Vec<bool>,
    /// The evidence, in the order taken.
    pub evidence: Vec<Evidence>,
    /// Why it was owed and why then.
    pub because: Vec<Why>,
}

/// A case of the separate file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeparateCase {
    /// Fresh in each binder.
    pub label: String,
    /// Its duties of the period.
    pub duties: Vec<OneDuty>,
    /// What it shows of paper.
    pub papers: SeparatePapers,
    /// Entries of the period that were taken back.
    pub corrected: u32,
}

/// A participant's file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ParticipantCase {
    /// Fresh in each binder, and another than that of the separate file.
    pub label: String,
    /// When he was assessed in the period.
    pub assessed: Vec<Date>,
    /// Decisions of the period.
    pub decided: Vec<(Date, Outcome)>,
    /// Assessed and not decided for so many days, where that is long.
    pub undecided: Option<i32>,
    /// Sessions of the period.
    pub sessions: u32,
    /// Of them, those whose note says that there was a sign of risk.
    pub risk: u32,
    /// Of those, the days on which no danger was opened with it.
    pub risk_alone: Vec<Date>,
    /// The days of sessions without an answer to the risk question, a business day later.
    pub no_answer: Vec<Date>,
    /// When he left in the period.
    pub left: Vec<(Date, Leaving)>,
    /// What it shows of paper.
    pub papers: ParticipantPapers,
    /// Entries of the period that were taken back.
    pub corrected: u32,
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

pub(crate) fn participant(case: &Case<'_>, label: String) -> ParticipantCase {
    let mut file = ParticipantCase {
        label,
        undecided: case.undecided(),
        papers: records::participant(case),
        ..ParticipantCase::default()
    };
    for (_, envelope, what) in case.happened() {
        let day = case.eyes.day(envelope.at);
        match what {
            Fact::Assessment { .. } => file.assessed.push(day),
            Fact::Decision { outcome } => file.decided.push((day, outcome)),
            Fact::Termination { reason } => file.left.push((day, reason)),
            _ => {}
        }
    }
    for (session, note) in case.sessions() {
        let day = case.eyes.day(session.at);
        file.sessions += 1;
        match note {
            Some(Note::No) => {}
            Some(Note::Danger) => file.risk += 1,
            Some(Note::Alone) => {
                file.risk += 1;
                file.risk_alone.push(day);
            }
            None if case.note_is_owed(session) => file.no_answer.push(day),
            None => {}
        }
    }
    file.corrected = corrected(case, false);
    file
}

fn corrected(case: &Case<'_>, separate: bool) -> u32 {
    let of = |ledger: &Ledger| (*ledger == Ledger::Victim) == separate;
    let all = case.voids.iter();
    small(
        all.filter(|(ledger, each)| of(ledger) && case.eyes.within(each.at))
            .count(),
    )
}

pub(crate) fn separate(case: &Case<'_>, label: String) -> SeparateCase {
    SeparateCase {
        label,
        duties: case.in_period().map(|duty| one(case, duty)).collect(),
        papers: records::separate(case),
        corrected: corrected(case, true),
    }
}

fn one(case: &Case<'_>, duty: &Duty) -> OneDuty {
    let on = |at| DayNo::of(case, duty, case.eyes.day(at));
    let closed = match duty.state {
        State::Open => None,
        State::Met { at, .. } | State::Lapsed { at, .. } => Some(at),
    };
    let danger = duty.kind.is_warning();
    let evidence = duty.evidence.iter();
    OneDuty {
        group: group(duty),
        kind: duty.kind,
        clause: case.eyes.rules.pack.clause(duty.clause).to_owned(),
        basis: duty.basis,
        person: duty.person.map(|PersonNo(number)| u32::from(number) + 1),
        stood: stood(duty),
        due: on(duty.due),
        closed: closed.map(on),
        minutes: closed
            .filter(|_| danger)
            .map(|at| (at.second() - duty.opened.second()) / 60),
        days: days(case, duty, danger),
        evidence: evidence
            .filter_map(|fact| of_evidence(case, duty, *fact))
            .collect(),
        because: whys(case, duty),
    }
}

/// The days from the one on which it began to be owed up to its last in time. No more than a strip has room for.
fn days(case: &Case<'_>, duty: &Duty, danger: bool) -> Vec<bool> {
    const MOST: usize = 31;
    if danger || duty.kind == DutyKind::CheckIn {
        return Vec::new();
    }
    let calendar = &case.eyes.rules.calendar;
    let (mut day, last) = (case.eyes.day(duty.opened), case.eyes.day(duty.due));
    let mut days = vec![true];
    while day < last && days.len() <= MOST {
        day = rules::Calendar::days_later(day, 1);
        days.push(calendar.is_business_day(day));
    }
    if days.len() > MOST { Vec::new() } else { days }
}

fn of_evidence(case: &Case<'_>, duty: &Duty, fact: FactId) -> Option<Evidence> {
    let envelope = case.envelope(fact)?;
    let missed = |channel, ending| match ending {
        Ending::Reached => What::Reached,
        ending => What::Missed { channel, ending },
    };
    let what = match envelope.matter {
        Matter::Rule(
            Fact::Effort {
                channel, outcome, ..
            }
            | Fact::Notice {
                channel, outcome, ..
            },
        ) => missed(Some(channel), outcome),
        Matter::Rule(Fact::ProviderNotice { outcome, .. }) => missed(None, outcome),
        Matter::Rule(Fact::Inbound { .. }) => What::Reached,
        Matter::Rule(Fact::Disclosure { .. }) => What::Told,
        Matter::Rule(Fact::Election { .. }) => What::Asked,
        Matter::Rule(_) | Matter::Filed(_) => return None,
    };
    let day = |at| case.eyes.day(at);
    let calendar = &case.eyes.rules.calendar;
    Some(Evidence {
        day: DayNo::of(case, duty, day(envelope.at)),
        what,
        written: calendar.business_days_between(day(envelope.at), day(envelope.recorded)),
        kept: calendar.business_days_between(day(envelope.recorded), day(envelope.kept)),
    })
}

/// Whether a look is of the period: how often somebody looked is counted, and nothing more is said of it.
pub(crate) const fn is_look(matter: Matter) -> bool {
    matches!(matter, Matter::Filed(Filed::Look | Filed::ShownPage { .. }))
}

/// `3`, or `3+` for a day that does not count and comes after day 3.
#[must_use]
pub fn written(day: DayNo) -> String {
    let more = if day.counts { "" } else { "+" };
    format!("{}{more}", day.number)
}
