//! A participant brought in from a list that the program kept before.
//!
//! Brought in a second time, what is there is left: the case and its facts get labels that are made from who
//! the row is about. They are made with a secret of the desk, for a label stands in envelopes, and one that
//! could be made again from a name and a birthday would name the participant.

mod marks;
mod reports;

use hkdf::Hkdf;
use jiff::civil::Date;
use ledger::{
    Appended, Batch, BatchId, Exactness, Filed, Matter, NewEntry, Shelf, Standing, StoreError,
    Version,
};
use rules::{CaseId, FactId, Leaving, Moment, Numbers, Outcome, What};
use sha2::Sha256;

use crate::letter::{self, Assessment, Decision, Intake, Session, Termination};
use crate::record::{Recorder, whole_intake};
use crate::refused::{Problem, Refused, Wrong};

pub use marks::{Came, DayBecame, DayBrought};
pub use reports::{ReportBecame, ReportBrought};

/// Where the secret of labels lies, and what it is sealed as.
const SECRET: &str = "labels of what is brought in";

/// One participant, as an earlier list knew them. Of each event only the day is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brought {
    /// Who it is.
    pub intake: Intake,
    /// When they came.
    pub referred: Date,
    /// When they were assessed. What was found stays on the paper it is on.
    pub assessed: Option<Date>,
    /// What was decided, the reason of a denial, and when; a list without that day leaves it out: it was not
    /// before the assessment or the referral, and counting from there is the earlier deadline.
    pub decided: Option<(Outcome, String, Option<Date>)>,
    /// The first session.
    pub attended: Option<Date>,
    /// Leaving the program.
    pub left: Option<(Leaving, Date)>,
    /// Where they stand besides, from the last day that the row names.
    pub standing: Option<Standing>,
}

/// What became, or would become, of one participant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrival {
    /// Their case.
    pub case: CaseId,
    /// Whether the ledger did not have it.
    pub new: bool,
    /// How many facts were not there before.
    pub added: usize,
    /// Kinds that are there and say something else; they are left as they are.
    pub differs: Vec<Part>,
}

/// A part of a row that makes one fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// Who it is.
    Intake,
    /// The assessment.
    Assessment,
    /// The decision.
    Decision,
    /// The first session.
    Session,
    /// Leaving.
    Termination,
    /// Jail, or another program.
    Standing,
}

impl Part {
    const fn word(self) -> &'static str {
        match self {
            Self::Intake => "intake",
            Self::Assessment => "assessment",
            Self::Decision => "decision",
            Self::Session => "session",
            Self::Termination => "termination",
            Self::Standing => "standing",
        }
    }
}

/// Makes labels that only this desk can make again.
struct Labels(Hkdf<Sha256>);

impl Labels {
    fn bytes<const N: usize>(&self, parts: &[&str]) -> Result<[u8; N], StoreError> {
        let mut info = Vec::new();
        for part in parts {
            // Each with its length before it, so that no two lists of parts read the same.
            info.extend_from_slice(&part.len().to_be_bytes());
            info.extend_from_slice(part.as_bytes());
        }
        let mut out = [0; N];
        self.0
            .expand(&info, &mut out)
            .map_err(|error| StoreError(error.to_string()))?;
        Ok(out)
    }

    /// The label of a fact that is brought in.
    fn fact(&self, parts: &[&str]) -> Result<FactId, StoreError> {
        let label = crate::label::spell(&self.bytes::<10>(parts)?);
        FactId::new(&label).map_err(|error| StoreError(error.to_string()))
    }
}

impl Recorder<'_> {
    /// Takes a participant in, or with `dry` only says what would become of them.
    ///
    /// # Errors
    /// When a field cannot be taken, or nothing could be stored.
    pub fn bring(&self, brought: &Brought, dry: bool) -> Result<Arrival, Refused> {
        let intake =
            whole_intake(&brought.intake, self.now.day(self.zone)).map_err(Refused::Fields)?;
        self.days_in_order(brought)?;
        let labels = self.labels(dry)?;
        let who = who(&intake);
        let mut own: Vec<&str> = vec!["case"];
        own.extend(who.iter().map(String::as_str));
        let case = crate::label::spell(&labels.bytes::<8>(&own)?);
        let case = CaseId::new(&case).map_err(|error| StoreError(error.to_string()))?;
        let there = self.store.case(case)?;
        let mut entries = Vec::new();
        let mut differs = Vec::new();
        for (part, at, matter) in self.parts(brought) {
            let fact = labels.fact(&["fact", case.as_str(), part.word()])?;
            match there.entries.iter().find(|entry| entry.envelope.id == fact) {
                // Since when he stands there was never known, so only where he stands can differ.
                Some(entry)
                    if entry.envelope.matter != matter
                        || (entry.envelope.at != at && part != Part::Standing) =>
                {
                    differs.push(part);
                }
                Some(_) => {}
                None => entries.push(self.part(case, fact, at, matter, part, brought, &intake)?),
            }
        }
        let arrival = Arrival {
            case,
            new: there.entries.is_empty(),
            added: entries.len(),
            differs,
        };
        if dry || entries.is_empty() {
            return Ok(arrival);
        }
        match self.take_in(&labels, case, there.version, entries)? {
            Appended::Now { .. } => Ok(arrival),
            Appended::Before => Ok(Arrival {
                new: false,
                added: 0,
                ..arrival
            }),
        }
    }

    /// The batch under which something that belongs to a row is handed over: the same parts, the same batch, so
    /// that a list brought in twice hands nothing over twice. Nobody without this desk's secret can make it again.
    ///
    /// # Errors
    /// When the secret cannot be read or kept.
    pub fn batch_of(&self, parts: &[&str]) -> Result<BatchId, Refused> {
        let mut of = vec!["hand over"];
        of.extend(parts);
        Ok(BatchId(self.labels(false)?.bytes::<16>(&of)?))
    }

    /// Stores what is brought into one case. The same entries are the same batch, so that they are taken once.
    fn take_in(
        &self,
        labels: &Labels,
        case: CaseId,
        seen: Version,
        entries: Vec<NewEntry>,
    ) -> Result<Appended, Refused> {
        let mut of: Vec<&str> = vec!["batch", case.as_str()];
        of.extend(entries.iter().map(|entry| entry.envelope.id.as_str()));
        let id = BatchId(labels.bytes::<16>(&of)?);
        let batch = Batch {
            id,
            case,
            seen: Some(seen),
            entries,
        };
        Ok(self.store.append(&batch)?)
    }

    fn labels(&self, dry: bool) -> Result<Labels, Refused> {
        let key = SECRET.as_bytes();
        let secret = match self.store.get(Shelf::House, key)? {
            Some(sealed) => self.ring.open_record(SECRET, &sealed)?.to_vec(),
            // Without one nothing was ever brought in, so a dry run may say so with any.
            None => {
                let secret: [u8; 32] = self.stream.bytes();
                if !dry {
                    let sealed = self.ring.seal_record(SECRET, &secret, self.stream)?;
                    self.store.put(Shelf::House, key, &sealed)?;
                }
                secret.to_vec()
            }
        };
        Ok(Labels(Hkdf::<Sha256>::new(None, &secret)))
    }

    /// No day lies in the future, and none before what must come before it.
    fn days_in_order(&self, brought: &Brought) -> Result<(), Refused> {
        let today = self.now.day(self.zone);
        let mut wrong = Vec::new();
        let mut last = brought.referred;
        let decided = brought.decided.as_ref().and_then(|(_, _, day)| *day);
        let left = brought.left.map(|(_, day)| day);
        let days = [
            ("referred", Some(brought.referred)),
            ("assessed", brought.assessed),
            ("decided", decided),
            ("attended", brought.attended),
            ("left", left),
        ];
        for (field, day) in days {
            let Some(day) = day else { continue };
            if day > today {
                wrong.push(Wrong {
                    field,
                    problem: Problem::Future,
                });
            } else if day < last {
                wrong.push(Wrong {
                    field,
                    problem: Problem::BeforeEarlier,
                });
            }
            last = last.max(day);
        }
        let denied = |(outcome, reason, _): &(Outcome, String, _)| {
            *outcome == Outcome::Denied && reason.trim().is_empty()
        };
        if brought.decided.as_ref().is_some_and(denied) {
            wrong.push(Wrong {
                field: "reason",
                problem: Problem::Missing,
            });
        }
        if wrong.is_empty() {
            Ok(())
        } else {
            Err(Refused::Fields(wrong))
        }
    }

    fn parts(&self, brought: &Brought) -> Vec<(Part, Moment, Matter)> {
        let none = Numbers::NONE;
        let mut parts = vec![(Part::Intake, brought.referred, Matter::Filed(Filed::Intake))];
        let mut last = brought.referred;
        let mut add = |part, day: Date, matter| {
            parts.push((part, day, matter));
            last = last.max(day);
        };
        if let Some(day) = brought.assessed {
            let found = What::Assessment {
                concerns: none,
                lethality: none,
            };
            add(Part::Assessment, day, Matter::Rule(found));
        }
        if let Some((outcome, _, day)) = &brought.decided {
            let day = day.or(brought.assessed).unwrap_or(brought.referred);
            add(
                Part::Decision,
                day,
                Matter::Rule(What::Decision { outcome: *outcome }),
            );
        }
        if let Some(day) = brought.attended {
            add(Part::Session, day, Matter::Rule(What::SessionAttended));
        }
        if let Some((reason, day)) = brought.left {
            add(
                Part::Termination,
                day,
                Matter::Rule(What::Termination { reason }),
            );
        }
        if let Some(standing) = brought.standing {
            parts.push((
                Part::Standing,
                last,
                Matter::Filed(Filed::Standing(standing)),
            ));
        }
        let start = |day| Moment::start_of(day, self.zone);
        parts
            .into_iter()
            .map(|(part, day, matter)| (part, start(day), matter))
            .collect()
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "what one fact is made of, used in one place"
    )]
    fn part(
        &self,
        case: CaseId,
        fact: FactId,
        at: Moment,
        matter: Matter,
        part: Part,
        brought: &Brought,
        intake: &Intake,
    ) -> Result<NewEntry, Refused> {
        let day = Exactness::Day;
        match part {
            Part::Intake => self.entry(case, fact, at, day, matter, intake),
            Part::Assessment => self.entry(case, fact, at, day, matter, &Assessment::default()),
            Part::Decision => {
                let denied = |(outcome, _, _): &&(Outcome, _, _)| *outcome == Outcome::Denied;
                let reason = brought.decided.as_ref().filter(denied);
                let reason = reason.map(|(_, reason, _)| reason.trim().to_owned());
                self.entry(case, fact, at, day, matter, &Decision { reason })
            }
            Part::Session => self.entry(case, fact, at, day, matter, &Session::default()),
            Part::Termination => self.entry(case, fact, at, day, matter, &Termination::default()),
            Part::Standing => self.entry(case, fact, at, day, matter, &letter::Standing::default()),
        }
    }
}

/// Who a row is about: the name, the birthday and the court's numbers, however they were spaced or capitalised.
fn who(intake: &Intake) -> Vec<String> {
    let plain = |text: &str| {
        text.split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .to_lowercase()
    };
    let mut who = vec![plain(&intake.last), plain(&intake.first)];
    who.push(
        intake
            .born
            .map_or_else(String::new, |born| born.to_string()),
    );
    who.extend(intake.cause_numbers.iter().map(|number| plain(number)));
    who
}
