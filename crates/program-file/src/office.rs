//! The office: policies in writing, the staff's service, credentials and training, critical incidents, new offenses that a
//! court must hear of. All from facts of a case of its own, so that no form of the settings is stale because of one.
//!
//! Nothing of it is sealed, so no participant stands in it by name and no protected person at all: of an incident it is
//! kept what kind it was, when, and where the signed record lies; an offense is about a case's label.
//!
//! Reading order: [`Wants`], what the chapter wants; [`Policy`]; [`Service`], [`Credential`] and [`Training`], with how
//! somebody [`stands`](Trained); [`Incident`] and [`Offense`] with their clocks;
//! [`RecordPlace`]; [`Correction`], a plan about something that a review found.

mod correction;
mod incident;
mod place;
mod policy;
mod training;
mod wants;

use std::collections::{BTreeMap, BTreeSet};

use ledger::{Actor, Appended, CaseEntries, Entry, Filed, Matter, OfficeAct, Store, StoreError};
use rules::{CaseId, FactId, Moment};
use serde::{Deserialize, Serialize};

pub use correction::{Corrected, Correction, Planned, Stood};
pub use incident::{Harm, Incident, NewIncident, NewOffense, Offense, Source, Step, Stepped};
pub use place::{Lies, May, RecordPlace, RecordsAt};
pub use policy::{NewVersion, Policy, PolicyVersion, Reading};
pub use training::{
    Counts, Credential, Degree, Qualified, Serves, Service, Stands, Trained, Training, Unqualified,
};
pub use wants::{PolicyWanted, StartText, Topic, Wanted, Wants};

use crate::{
    record::{Act, Recorder, letter, line},
    refused::{Problem, Refused},
    staff::StaffNo,
};

/// The case under which all of it is kept.
fn case() -> Result<CaseId, StoreError> {
    CaseId::new("office").map_err(|error| StoreError(error.to_string()))
}

/// Who wrote an entry down, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// Its fact: how it is named.
    pub fact: FactId,
    /// Who.
    pub by: Actor,
    /// When this ledger took it.
    pub kept: Moment,
}

impl Written {
    fn of(entry: &Entry) -> Self {
        Self {
            fact: entry.envelope.id,
            by: entry.envelope.actor,
            kept: entry.envelope.kept,
        }
    }
}

/// An entry that was recorded in error and counts for nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Struck {
    /// By which fact.
    pub written: Written,
    /// Which entry it was, and what it said it was.
    pub entry: (FactId, OfficeAct),
    /// Why.
    pub why: String,
}

/// The letter of it.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct StruckWords {
    entry: String,
    why: String,
}

/// The office as its facts leave it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OfficeFile {
    /// The policies, in the order in which they were first written.
    pub policies: Vec<Policy>,
    /// Since when and as what each of the staff serves; the latest entry stands.
    pub services: BTreeMap<StaffNo, Service>,
    /// The credentials, as they were written down.
    pub credentials: Vec<(Written, Credential)>,
    /// The trainings, as they were written down.
    pub trainings: Vec<(Written, Training)>,
    /// The incidents, the newest first.
    pub incidents: Vec<Incident>,
    /// The new offenses, the newest first.
    pub offenses: Vec<Offense>,
    /// Where records lie, in the order in which the places were entered.
    pub places: Vec<RecordPlace>,
    /// Plans of correction, in the order in which they were entered.
    pub corrections: Vec<Correction>,
    /// What was recorded in error, the newest first.
    pub struck: Vec<Struck>,
}

impl OfficeFile {
    /// Reads it from the program's ledger.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn read(store: &dyn Store) -> Result<Self, StoreError> {
        Self::of(&Self::entries(store)?, None)
    }

    /// The entries that it is made of.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn entries(store: &dyn Store) -> Result<Vec<Entry>, StoreError> {
        let CaseEntries { entries, .. } = store.case(case()?)?;
        Ok(entries)
    }

    /// As its entries leave it: all of them, or those that the ledger took up to an instant.
    ///
    /// # Errors
    /// When one cannot be read.
    pub fn of(entries: &[Entry], until: Option<Moment>) -> Result<Self, StoreError> {
        let taken = |entry: &&Entry| until.is_none_or(|until| entry.envelope.kept <= until);
        let entries: Vec<&Entry> = entries.iter().filter(taken).collect();
        let mut office = Self::default();
        let mut gone: BTreeSet<FactId> = BTreeSet::new();
        let acts = |entry: &Entry| match entry.envelope.matter {
            Matter::Filed(Filed::Office(act)) => Some(act),
            Matter::Rule(_) | Matter::Filed(_) => None,
        };
        for entry in entries.iter().copied() {
            if acts(entry) != Some(OfficeAct::Struck) {
                continue;
            }
            let words: StruckWords = letter(entry)?;
            let about = |each: &&Entry| each.envelope.id.as_str() == words.entry;
            let Some(about) = entries.iter().copied().find(about) else {
                continue;
            };
            if let Some(act) = acts(about).filter(|act| may_be_struck(*act)) {
                gone.insert(about.envelope.id);
                office.struck.push(Struck {
                    written: Written::of(entry),
                    entry: (about.envelope.id, act),
                    why: words.why,
                });
            }
        }
        for entry in entries {
            let Some(act) = acts(entry).filter(|_| !gone.contains(&entry.envelope.id)) else {
                continue;
            };
            match act {
                OfficeAct::PolicyWritten => policy::take(&mut office.policies, entry)?,
                OfficeAct::PolicyRead => policy::take_reading(&mut office.policies, entry)?,
                OfficeAct::Serves => {
                    let service: Service = letter(entry)?;
                    office.services.insert(service.staff, service);
                }
                OfficeAct::Credential => {
                    let credential = (Written::of(entry), letter(entry)?);
                    office.credentials.push(credential);
                }
                OfficeAct::Trained => {
                    let training = (Written::of(entry), letter(entry)?);
                    office.trainings.push(training);
                }
                OfficeAct::Incident
                | OfficeAct::IncidentTold
                | OfficeAct::IncidentWritten
                | OfficeAct::IncidentResolved => {
                    incident::take(&mut office.incidents, act, entry)?;
                }
                OfficeAct::Offense | OfficeAct::OffenseReported => {
                    incident::take_offense(&mut office.offenses, act, entry)?;
                }
                OfficeAct::RecordsAt => place::take(&mut office.places, entry)?,
                OfficeAct::Planned | OfficeAct::Corrected => {
                    correction::take(&mut office.corrections, act, entry)?;
                }
                OfficeAct::Struck => {}
            }
        }
        office.incidents.reverse();
        office.offenses.reverse();
        office.struck.reverse();
        Ok(office)
    }

    /// A version of a policy, with the policy.
    #[must_use]
    pub fn version(&self, fact: &str) -> Option<(&Policy, &PolicyVersion)> {
        self.policies.iter().find_map(|policy| {
            let mut versions = policy.versions.iter();
            let version = versions.find(|each| each.written.fact.as_str() == fact)?;
            Some((policy, version))
        })
    }

    /// Whether an entry that can be recorded in error is there and counts.
    #[must_use]
    pub fn counts(&self, fact: &str) -> bool {
        let is = |written: &Written| written.fact.as_str() == fact;
        self.version(fact).is_some()
            || self.policies.iter().any(|policy| policy.has_reading(fact))
            || self.credentials.iter().any(|(written, _)| is(written))
            || self.trainings.iter().any(|(written, _)| is(written))
            || self.places.iter().any(|each| each.fact.as_str() == fact)
            || self.corrections.iter().any(|each| each.has(fact))
            || self.incidents.iter().any(|each| each.has(fact))
            || self.offenses.iter().any(|each| each.has(fact))
    }
}

/// What somebody's service says is replaced by saying it again; what was struck stays so.
const fn may_be_struck(act: OfficeAct) -> bool {
    !matches!(act, OfficeAct::Struck | OfficeAct::Serves)
}

impl Recorder<'_> {
    /// That an entry of the office was recorded in error: from now on it counts for nothing.
    ///
    /// # Errors
    /// When there is no such entry, no reason is given, or nothing could be stored.
    pub fn strike(&self, act: &Act, entry: &str, why: &str) -> Result<Appended, Refused> {
        let office = OfficeFile::read(self.store)?;
        let fact = act.batch.fact()?;
        let before = office.struck.iter().any(|each| each.written.fact == fact);
        if !before && !office.counts(entry) {
            return Err(Refused::field("entry", Problem::NoSuch));
        }
        let words = StruckWords {
            entry: entry.to_owned(),
            why: line("why", why)?,
        };
        self.put_office(act, act.now, OfficeAct::Struck, &words)
    }

    /// One fact of the office.
    fn put_office<L: Serialize>(
        &self,
        act: &Act,
        at: Moment,
        what: OfficeAct,
        letter: &L,
    ) -> Result<Appended, Refused> {
        self.put_apart_at(act, at, case()?, Filed::Office(what), letter)
    }
}
