//! One participant's file, opened: who it is, how far they have come, and everything in it, newest first.

use std::collections::BTreeMap;

use jiff::{civil::Date, tz::TimeZone};
use keys::{KeyRing, Seal};
use ledger::{CaseEntries, Entry, Envelope, Filed, Matter, Standing, Store, Version};
use rules::{CaseId, FactId, What};

use crate::attendance::{Attendance, Limits};
use crate::letter::{self, Intake, Letter, Unreadable};
use crate::owed::{self, Owed};
use crate::record::may_be_taken_back;
use crate::refused::Refused;
use crate::status::{self, Since, Status};
use crate::stays::Stay;

/// What a fact's letter says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Words {
    /// Of [`Filed::Intake`].
    Intake(Intake),
    /// Of [`What::Assessment`].
    Assessment(letter::Assessment),
    /// Of [`What::Decision`].
    Decision(letter::Decision),
    /// Of [`What::SessionAttended`], of [`Filed::SessionNote`], [`Filed::Absence`] and [`Filed::ReleaseEnded`].
    Session(letter::Session),
    /// Of [`What::Termination`].
    Termination(letter::Termination),
    /// Of [`Filed::Standing`].
    Standing(letter::Standing),
    /// Of [`What::Void`] and of [`Filed::Struck`].
    Void(letter::Void),
    /// Of [`Filed::Contract`].
    Contract(letter::Contract),
    /// Of [`Filed::Release`].
    Release(letter::Release),
    /// Of [`Filed::Report`].
    Report(letter::Report),
    /// Of [`Filed::ReportDue`].
    ReportDue(letter::ReportDue),
    /// Of [`Filed::ReportAnswered`].
    ReportAnswered(letter::ReportAnswered),
    /// Of [`Filed::CourtRecord`].
    CourtRecord(letter::CourtRecord),
    /// The letter has been destroyed. Why is never said here, so it is the same for every reason.
    Gone,
    /// A fact that has no words.
    None,
}

impl Words {
    /// What a letter says that was opened: its envelope tells which it is.
    ///
    /// # Errors
    /// [`Unreadable`] if it is another kind of letter.
    pub fn read(matter: &Matter, bytes: &[u8]) -> Result<Self, Unreadable> {
        Ok(match matter {
            Matter::Filed(Filed::Intake) => Self::Intake(Letter::read(bytes)?),
            Matter::Filed(Filed::Standing(_)) => Self::Standing(Letter::read(bytes)?),
            Matter::Rule(What::Assessment { .. }) => Self::Assessment(Letter::read(bytes)?),
            Matter::Rule(What::Decision { .. }) => Self::Decision(Letter::read(bytes)?),
            Matter::Rule(What::SessionAttended)
            | Matter::Filed(
                Filed::SessionNote { .. } | Filed::Absence { .. } | Filed::ReleaseEnded { .. },
            ) => Self::Session(Letter::read(bytes)?),
            Matter::Filed(Filed::Contract) => Self::Contract(Letter::read(bytes)?),
            Matter::Filed(Filed::Release) => Self::Release(Letter::read(bytes)?),
            Matter::Filed(Filed::Report(_)) => Self::Report(Letter::read(bytes)?),
            Matter::Filed(Filed::ReportDue { .. }) => Self::ReportDue(Letter::read(bytes)?),
            Matter::Filed(Filed::ReportAnswered { .. }) => {
                Self::ReportAnswered(Letter::read(bytes)?)
            }
            Matter::Filed(Filed::CourtRecord) => Self::CourtRecord(Letter::read(bytes)?),
            Matter::Rule(What::Termination { .. }) => Self::Termination(Letter::read(bytes)?),
            Matter::Rule(What::Void { .. }) | Matter::Filed(Filed::Struck { .. }) => {
                Self::Void(Letter::read(bytes)?)
            }
            Matter::Rule(_) | Matter::Filed(_) => Self::None,
        })
    }
}

/// One fact of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What the clock reads of it.
    pub envelope: Envelope,
    /// The case's version once this was in it: whoever saw an earlier one has not seen this.
    pub version: Version,
    /// What its letter says.
    pub words: Words,
    /// The paper sheet from which it was written down; empty where it is none.
    pub sheet: String,
    /// The fact by which it was taken back.
    pub taken_back: Option<FactId>,
    /// Whether it can be taken back now.
    pub may_be_taken_back: bool,
}

/// A release as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Released {
    /// The fact.
    pub fact: FactId,
    /// What it says.
    pub release: letter::Release,
    /// The participant took it back.
    pub ended: bool,
}

impl Released {
    /// Whether it holds on a day.
    #[must_use]
    pub fn holds(&self, day: Date) -> bool {
        !self.ended && self.release.until.is_some_and(|until| day <= until)
    }
}

/// A participant's file as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Participant {
    /// Which case.
    pub case: CaseId,
    /// To be given back with every act.
    pub version: Version,
    /// Who it is, if an intake has been recorded and its letter is still there.
    pub intake: Option<Intake>,
    /// How far they have come.
    pub status: Status,
    /// In jail, or moved to another program.
    pub standing: Option<(Standing, Since)>,
    /// Areas of concern that were named so far, in the order in which they were first named.
    pub concerns: Vec<String>,
    /// Lethality indicators that were named so far, likewise.
    pub lethality: Vec<String>,
    /// Everything, newest first.
    pub lines: Vec<Line>,
}

impl Participant {
    /// Opens one file; nothing if the client ledger has no fact of the case.
    ///
    /// # Errors
    /// When the store cannot be read, or a letter does not open.
    pub fn open(store: &dyn Store, ring: &KeyRing, case: CaseId) -> Result<Option<Self>, Refused> {
        let CaseEntries { entries, version } = store.case(case)?;
        Self::of(case, &entries, version, ring)
    }

    /// The same of some of its entries, as they lie in the ledger.
    pub(crate) fn of(
        case: CaseId,
        entries: &[Entry],
        version: Version,
        ring: &KeyRing,
    ) -> Result<Option<Self>, Refused> {
        let envelopes: Vec<Envelope> = entries.iter().map(|entry| entry.envelope).collect();
        let Some(status) = status::status(&envelopes) else {
            return Ok(None);
        };
        let mut lines = Vec::with_capacity(entries.len());
        let mut reached = Version::default();
        for entry in entries {
            reached.0 += u64::from(entry.envelope.moves_version());
            lines.push(line(entry, reached, &envelopes, ring)?);
        }
        // The latest that was written down stands, whichever day it speaks of.
        let intake = lines.iter().rev().find_map(|line| match &line.words {
            Words::Intake(intake) => Some(intake.clone()),
            _ => None,
        });
        let (concerns, lethality) = found(&lines);
        // A stable sort: of two at the same instant the one written down later stands above.
        lines.reverse();
        lines.sort_by_key(|line| std::cmp::Reverse(line.envelope.at));
        let standing = status::standing(&envelopes);
        Ok(Some(Self {
            case,
            version,
            intake,
            status,
            standing,
            concerns,
            lethality,
            lines,
        }))
    }

    /// The same file as if some of its facts had not been recorded: what the participant, who sees the screen, is
    /// not told.
    #[must_use]
    pub fn without(mut self, hidden: impl Fn(&Line) -> bool) -> Self {
        let gone: Vec<FactId> = self
            .lines
            .iter()
            .filter(|line| hidden(line))
            .map(|line| line.envelope.id)
            .collect();
        let about = |line: &Line| status::taken_back_by(&line.envelope.matter);
        self.lines.retain(|line| {
            !gone.contains(&line.envelope.id)
                && about(line).is_none_or(|fact| !gone.contains(&fact))
        });
        // Oldest first, as the ledger has them.
        let left = self.lines.iter().rev();
        let left: Vec<Envelope> = left.map(|line| line.envelope).collect();
        self.status = status::status(&left).unwrap_or(self.status);
        self.standing = status::standing(&left);
        self
    }

    /// Their attendance since they were last accepted, counted by the program's rule up to today; nothing for who never
    /// was accepted.
    #[must_use]
    pub fn attendance(&self, limits: Limits, today: Date, zone: &TimeZone) -> Option<Attendance> {
        Attendance::count(&self.envelopes(), &self.last_days(), limits, today, zone)
    }

    /// As the ledger has them: each entry of a participant's file moves the version.
    fn envelopes(&self) -> Vec<Envelope> {
        let mut lines: Vec<&Line> = self.lines.iter().collect();
        lines.sort_by_key(|line| line.version);
        lines.iter().map(|line| line.envelope).collect()
    }

    /// Every time they were in the program, the first one first.
    #[must_use]
    pub fn stays(&self) -> Vec<Stay> {
        Stay::all(&self.envelopes())
    }

    /// What another program told of sessions attended there, and which: the latest that stands.
    #[must_use]
    pub fn sessions_elsewhere(&self) -> Option<(String, u16)> {
        let stands = self.lines.iter().filter(|line| line.taken_back.is_none());
        stands.into_iter().find_map(|line| match &line.words {
            Words::Standing(letter) => Some((letter.place.clone(), letter.sessions?)),
            _ => None,
        })
    }

    /// The participant's own releases, the latest first; what was taken back as an error is none.
    #[must_use]
    pub fn releases(&self) -> Vec<Released> {
        let ended: Vec<FactId> = self
            .lines
            .iter()
            .filter(|line| line.taken_back.is_none())
            .filter_map(|line| match line.envelope.matter {
                Matter::Filed(Filed::ReleaseEnded { release }) => Some(release),
                _ => None,
            })
            .collect();
        let stands = self.lines.iter().filter(|line| line.taken_back.is_none());
        let releases = stands.filter_map(|line| match &line.words {
            Words::Release(release) => Some(Released {
                fact: line.envelope.id,
                release: release.clone(),
                ended: ended.contains(&line.envelope.id),
            }),
            _ => None,
        });
        releases.collect()
    }

    /// The reports that somebody waits for, the earliest day first.
    #[must_use]
    pub fn reports_owed(&self) -> Vec<Owed> {
        owed::owed(&self.envelopes())
    }

    /// The last days of leaves, as far as they are known.
    #[must_use]
    pub fn last_days(&self) -> BTreeMap<FactId, Date> {
        let days = self.lines.iter().filter_map(|line| match &line.words {
            Words::Standing(letter) => Some((line.envelope.id, letter.last_day?)),
            _ => None,
        });
        days.collect()
    }

    /// Where they stand besides attending on a day: a leave whose last day has passed is over.
    #[must_use]
    pub fn standing_on(&self, day: Date) -> Option<(Standing, Since, Option<Date>)> {
        let (standing, since) = self.standing?;
        let of = Matter::Filed(Filed::Standing(standing));
        let line = self.lines.iter().find(|line| {
            line.envelope.matter == of && line.taken_back.is_none() && line.envelope.at == since.at
        });
        let last = line.and_then(|line| self.last_days().get(&line.envelope.id).copied());
        let over = standing == Standing::OnLeave && last.is_some_and(|last| last < day);
        (!over).then_some((standing, since, last))
    }

    /// One of its facts.
    #[must_use]
    pub fn line(&self, fact: FactId) -> Option<&Line> {
        self.lines.iter().find(|line| line.envelope.id == fact)
    }
}

fn line(
    entry: &Entry,
    version: Version,
    all: &[Envelope],
    ring: &KeyRing,
) -> Result<Line, Refused> {
    let envelope = entry.envelope;
    let void = |each: &&Envelope| status::taken_back_by(&each.matter) == Some(envelope.id);
    let taken_back = all.iter().find(void).map(|each| each.id);
    let (words, sheet) = words(entry, ring)?;
    Ok(Line {
        envelope,
        version,
        words,
        sheet,
        taken_back,
        may_be_taken_back: taken_back.is_none() && may_be_taken_back(&envelope.matter),
    })
}

/// What the letter says, and the paper sheet that it names.
fn words(entry: &Entry, ring: &KeyRing) -> Result<(Words, String), Refused> {
    let Some(sealed) = &entry.letter else {
        return Ok((Words::Gone, String::new()));
    };
    let opened;
    let bytes: &[u8] = if sealed.0.is_empty() {
        &[]
    } else {
        opened = ring.open_letter(Seal::Client, &entry.envelope, sealed)?;
        &opened
    };
    Ok((
        Words::read(&entry.envelope.matter, bytes)?,
        letter::sheet(bytes),
    ))
}

/// Everything named by assessments that still count, each once, in the order written down.
fn found(lines: &[Line]) -> (Vec<String>, Vec<String>) {
    let (mut concerns, mut lethality) = (Vec::new(), Vec::new());
    for line in lines.iter().filter(|line| line.taken_back.is_none()) {
        let Words::Assessment(letter) = &line.words else {
            continue;
        };
        for (all, these) in [
            (&mut concerns, &letter.concerns),
            (&mut lethality, &letter.lethality),
        ] {
            for name in these {
                if !all.contains(name) {
                    all.push(name.clone());
                }
            }
        }
    }
    (concerns, lethality)
}
