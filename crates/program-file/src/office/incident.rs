//! Critical incidents with their clocks (OAC 75:25-3-14), and new offenses that the court must hear of
//! (OAC 75:25-3-1(a)(9)).

use jiff::{civil::Date, tz::TimeZone};
use ledger::{Appended, Entry, OfficeAct, StoreError};
use rules::{Calendar, CaseId, Moment};
use serde::{Deserialize, Serialize};

use super::{OfficeFile, Wants, Written};
use crate::{
    record::{Act, Recorder, letter, line, this_century},
    refused::{Problem, Refused},
};

/// What kind of incident it was: it decides what is owed to whom by when, (b)(5) and (c).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Harm {
    /// Nobody hurt, or first aid on the spot: it is recorded and reported to nobody.
    #[default]
    OnSite,
    /// Care by a physician or a nurse, or follow-up.
    Care,
    /// A hospital, or help from outside at once.
    Hospital,
    /// A disaster at a facility.
    Disaster,
    /// Somebody died.
    Death,
    /// A client was abused.
    Abuse,
}

impl Harm {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 6] = [
        Self::Death,
        Self::Abuse,
        Self::Disaster,
        Self::Hospital,
        Self::Care,
        Self::OnSite,
    ];

    /// The word in forms and at the end of keys.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::OnSite => "on-site",
            Self::Care => "care",
            Self::Hospital => "hospital",
            Self::Disaster => "disaster",
            Self::Death => "death",
            Self::Abuse => "abuse",
        }
    }

    /// Whether it is told by telephone at once, (c)(2).
    #[must_use]
    pub const fn told(self) -> bool {
        matches!(self, Self::Disaster | Self::Death | Self::Abuse)
    }

    /// Whether a written report is owed.
    #[must_use]
    pub const fn written(self) -> bool {
        !matches!(self, Self::OnSite)
    }

    /// The one that is written so, if there is one.
    #[must_use]
    pub fn from_word(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.word() == text)
    }
}

/// One thing that is to be done about an incident.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Tell it by telephone.
    Told,
    /// Deliver the written report.
    Written,
    /// What was done about it is signed by the executive director or who stands for them, (b)(6).
    Resolved,
}

impl Step {
    /// All of them, in their order.
    pub const ALL: [Self; 3] = [Self::Told, Self::Written, Self::Resolved];

    /// The word in paths and at the end of keys.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Told => "told",
            Self::Written => "written",
            Self::Resolved => "resolved",
        }
    }

    const fn act(self) -> OfficeAct {
        match self {
            Self::Told => OfficeAct::IncidentTold,
            Self::Written => OfficeAct::IncidentWritten,
            Self::Resolved => OfficeAct::IncidentResolved,
        }
    }
}

/// That a step was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stepped {
    /// By whom it was written down, and when.
    pub entry: Written,
    /// When it was done.
    pub at: Moment,
    /// Who did it, or signed.
    pub who: String,
}

/// A critical incident. Who was in it stands on the signed record alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incident {
    /// By whom it was written down, and when.
    pub entry: Written,
    /// When it happened.
    pub at: Moment,
    /// What kind it was.
    pub harm: Harm,
    /// Where.
    pub place: String,
    /// To whom of the staff it was reported.
    pub to: String,
    /// Where the signed record lies, which names who was in it.
    pub lies: String,
    /// It was told by telephone.
    pub told: Option<Stepped>,
    /// Its written report was delivered.
    pub written: Option<Stepped>,
    /// What was done about it is signed.
    pub resolved: Option<Stepped>,
}

/// What is said of a new incident.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewIncident {
    /// When it happened.
    pub at: Moment,
    /// What kind it was.
    pub harm: Harm,
    /// Where.
    pub place: String,
    /// To whom of the staff it was reported.
    pub to: String,
    /// Where the signed record lies.
    pub lies: String,
}

/// From whom a new offense is known. Never from somebody whom the separate file protects: what they say is theirs, and
/// whether a court hears of it is asked of them first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// The participant said so.
    #[default]
    Participant,
    /// The police, a court, a prosecutor, probation.
    Authority,
    /// It stood in a paper that anybody can read.
    Public,
}

impl Source {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Participant, Self::Authority, Self::Public];

    /// The word in forms and at the end of keys.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Participant => "participant",
            Self::Authority => "authority",
            Self::Public => "public",
        }
    }

    /// The one that is written so, if there is one.
    #[must_use]
    pub fn from_word(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.word() == text)
    }
}

/// A new offense of a participant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offense {
    /// By whom it was written down, and when.
    pub entry: Written,
    /// When it became known.
    pub at: Moment,
    /// The label of the participant's file.
    pub case: CaseId,
    /// From whom.
    pub source: Source,
    /// When it was reported, and to which court.
    pub reported: Option<Stepped>,
}

/// What is said of a new offense.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewOffense {
    /// When it became known.
    pub at: Moment,
    /// The label, as it was typed.
    pub case: String,
    /// From whom.
    pub source: Source,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct IncidentWords {
    harm: Harm,
    place: String,
    to: String,
    lies: String,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct StepWords {
    of: String,
    who: String,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct OffenseWords {
    case: String,
    source: Source,
}

impl Incident {
    /// What was done of a step.
    #[must_use]
    pub const fn step(&self, step: Step) -> Option<&Stepped> {
        match step {
            Step::Told => self.told.as_ref(),
            Step::Written => self.written.as_ref(),
            Step::Resolved => self.resolved.as_ref(),
        }
    }

    /// Until when a step is owed; nothing where it is not, or where no time is set for it.
    #[must_use]
    pub fn due(
        &self,
        wants: &Wants,
        step: Step,
        calendar: &Calendar,
        zone: &TimeZone,
    ) -> Option<Moment> {
        match step {
            Step::Told if self.harm.told() => {
                Some(self.at.plus_minutes(wants.incident_told.number))
            }
            Step::Written if self.harm.told() => Some(
                self.at
                    .plus(i64::from(wants.incident_written.number) * 3600),
            ),
            Step::Written if self.harm.written() => {
                let day = self.at.day(zone);
                Some(match calendar.is_business_day(day) {
                    true => self.at.plus(i64::from(wants.incident_injury.number) * 3600),
                    // On a weekend or holiday: the next business day, whole.
                    false => Moment::end_of(calendar.after(day, 1), zone),
                })
            }
            Step::Told | Step::Written | Step::Resolved => None,
        }
    }

    /// Whether a step is still to be done.
    #[must_use]
    pub const fn owes(&self, step: Step) -> bool {
        let asked = match step {
            Step::Told => self.harm.told(),
            Step::Written => self.harm.written(),
            Step::Resolved => true,
        };
        asked && self.step(step).is_none()
    }

    pub(super) fn has(&self, fact: &str) -> bool {
        let steps = [&self.told, &self.written, &self.resolved];
        let mut steps = steps.into_iter().flatten();
        self.entry.fact.as_str() == fact || steps.any(|each| each.entry.fact.as_str() == fact)
    }
}

impl Offense {
    /// Until when it is to be reported, by the program's own policy: the text sets no time.
    #[must_use]
    pub fn due(&self, wants: &Wants, calendar: &Calendar, zone: &TimeZone) -> Moment {
        let days = u32::from(wants.offense_reported.number);
        Moment::end_of(calendar.after(self.at.day(zone), days), zone)
    }

    pub(super) fn has(&self, fact: &str) -> bool {
        let reported = self.reported.iter();
        self.entry.fact.as_str() == fact
            || reported
                .clone()
                .any(|each| each.entry.fact.as_str() == fact)
    }
}

pub(super) fn take(
    incidents: &mut Vec<Incident>,
    act: OfficeAct,
    entry: &Entry,
) -> Result<(), StoreError> {
    if act == OfficeAct::Incident {
        let words: IncidentWords = letter(entry)?;
        incidents.push(Incident {
            entry: Written::of(entry),
            at: entry.envelope.at,
            harm: words.harm,
            place: words.place,
            to: words.to,
            lies: words.lies,
            told: None,
            written: None,
            resolved: None,
        });
        return Ok(());
    }
    let StepWords { of, who } = letter(entry)?;
    let about = |each: &&mut Incident| each.entry.fact.as_str() == of;
    let Some(incident) = incidents.iter_mut().find(about) else {
        return Ok(());
    };
    let done = Some(stepped(entry, who));
    match act {
        OfficeAct::IncidentTold => incident.told = done,
        OfficeAct::IncidentWritten => incident.written = done,
        OfficeAct::IncidentResolved => incident.resolved = done,
        _ => {}
    }
    Ok(())
}

pub(super) fn take_offense(
    offenses: &mut Vec<Offense>,
    act: OfficeAct,
    entry: &Entry,
) -> Result<(), StoreError> {
    if act == OfficeAct::Offense {
        let words: OffenseWords = letter(entry)?;
        // What names no case is about none.
        if let Ok(case) = CaseId::new(&words.case) {
            offenses.push(Offense {
                entry: Written::of(entry),
                at: entry.envelope.at,
                case,
                source: words.source,
                reported: None,
            });
        }
        return Ok(());
    }
    let StepWords { of, who } = letter(entry)?;
    let about = |each: &&mut Offense| each.entry.fact.as_str() == of;
    if let Some(offense) = offenses.iter_mut().find(about) {
        offense.reported = Some(stepped(entry, who));
    }
    Ok(())
}

fn stepped(entry: &Entry, who: String) -> Stepped {
    Stepped {
        entry: Written::of(entry),
        at: entry.envelope.at,
        who,
    }
}

impl Recorder<'_> {
    /// A critical incident.
    ///
    /// # Errors
    /// When a field cannot be taken, or nothing could be stored.
    pub fn incident(&self, act: &Act, new: &NewIncident) -> Result<Appended, Refused> {
        let words = IncidentWords {
            harm: new.harm,
            place: line("place", &new.place)?,
            to: line("to", &new.to)?,
            lies: line("lies", &new.lies)?,
        };
        past(act, new.at)?;
        self.put_office(act, new.at, OfficeAct::Incident, &words)
    }

    /// That a step of an incident was done, when, and by whom.
    ///
    /// # Errors
    /// When there is no such incident, it is not owed, a field cannot be taken, or nothing could be stored.
    pub fn incident_step(
        &self,
        act: &Act,
        incident: &str,
        step: Step,
        at: Moment,
        who: &str,
    ) -> Result<Appended, Refused> {
        let office = OfficeFile::read(self.store)?;
        let mut incidents = office.incidents.iter();
        let incident = incidents
            .find(|each| each.entry.fact.as_str() == incident)
            .ok_or(Refused::field("incident", Problem::NoSuch))?;
        self.step(
            act,
            incident.entry,
            incident.at,
            incident.step(step),
            at,
            who,
            step.act(),
        )
    }

    /// A new offense of a participant, by the label of their file.
    ///
    /// # Errors
    /// When a field cannot be taken, or nothing could be stored.
    pub fn offense(&self, act: &Act, new: &NewOffense) -> Result<Appended, Refused> {
        let case = CaseId::new(new.case.trim());
        let case = case.map_err(|_| Refused::field("case", Problem::Missing))?;
        past(act, new.at)?;
        let words = OffenseWords {
            case: case.to_string(),
            source: new.source,
        };
        self.put_office(act, new.at, OfficeAct::Offense, &words)
    }

    /// That a new offense was reported, when, and to which court.
    ///
    /// # Errors
    /// When there is no such offense, it was reported before, a field cannot be taken, or nothing could be stored.
    pub fn offense_reported(
        &self,
        act: &Act,
        offense: &str,
        at: Moment,
        court: &str,
    ) -> Result<Appended, Refused> {
        let office = OfficeFile::read(self.store)?;
        let mut offenses = office.offenses.iter();
        let offense = offenses
            .find(|each| each.entry.fact.as_str() == offense)
            .ok_or(Refused::field("offense", Problem::NoSuch))?;
        let (done, what) = (offense.reported.as_ref(), OfficeAct::OffenseReported);
        self.step(act, offense.entry, offense.at, done, at, court, what)
    }

    #[expect(clippy::too_many_arguments, reason = "one step of two kinds of clocks")]
    fn step(
        &self,
        act: &Act,
        of: Written,
        since: Moment,
        done: Option<&Stepped>,
        at: Moment,
        who: &str,
        what: OfficeAct,
    ) -> Result<Appended, Refused> {
        let fact = act.batch.fact()?;
        if done.is_some_and(|done| done.entry.fact != fact) {
            return Err(Refused::field("who", Problem::DoneBefore));
        }
        past(act, at)?;
        if at < since {
            return Err(Refused::field("at", Problem::TooEarly));
        }
        let words = StepWords {
            of: of.fact.to_string(),
            who: line("who", who)?,
        };
        self.put_office(act, at, what, &words)
    }
}

/// Not later than now, and of this century.
fn past(act: &Act, at: Moment) -> Result<(), Refused> {
    if at > act.now {
        return Err(Refused::field("at", Problem::Ahead));
    }
    let day: Date = at.day(&TimeZone::UTC);
    this_century("at", day).map(|_| ())
}
