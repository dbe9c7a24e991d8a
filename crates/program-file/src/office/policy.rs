//! Policies in writing, OAC 75:25-3-4.2(g): each with its versions, the first day of each, and who has read which.

use jiff::civil::Date;
use ledger::{Actor, Appended, Entry, OfficeAct, StoreError};
use rules::FactId;
use serde::{Deserialize, Serialize};

use super::{OfficeFile, PolicyWanted, Service, StartText, Wants, Written};
use crate::{
    paper::{self, Paper},
    record::{Act, Recorder, letter, line, this_century},
    refused::{Problem, Refused},
    settings::Settings,
    staff::StaffNo,
};

/// The longest text of a policy that is typed, in characters. A longer one is put here as a file.
const TEXT: usize = 20_000;

/// A policy, with all its versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// The fact of its first version: how it is named.
    pub fact: FactId,
    /// Its versions, in the order of their first days; of one day in the order in which they were written.
    pub versions: Vec<PolicyVersion>,
}

/// A version of a policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyVersion {
    /// By whom it was written down, and when.
    pub written: Written,
    /// What the policy is called.
    pub name: String,
    /// Which of the wanted policies it is, by their words.
    pub answers: Vec<String>,
    /// The first day on which it is in force.
    pub from: Date,
    /// Its text, where it was typed.
    pub text: String,
    /// Its text, where it is a file.
    pub paper: Option<Paper>,
    /// From its first day on there is no such policy any more.
    pub ended: bool,
    /// Who has read it.
    pub readings: Vec<Reading>,
}

/// That somebody has read a version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// By whom it was written down, and when.
    pub written: Written,
    /// Who has read it, where somebody else wrote it down; else whoever wrote it down has.
    pub staff: Option<StaffNo>,
    /// On which day.
    pub on: Date,
}

/// What a version says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewVersion {
    /// Of which policy; none is a new one.
    pub policy: Option<FactId>,
    /// What it is called.
    pub name: String,
    /// Which of the wanted policies it is.
    pub answers: Vec<String>,
    /// Its first day.
    pub from: Date,
    /// Its text; empty where there is a file.
    pub text: String,
    /// From that day on there is no such policy.
    pub ended: bool,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct VersionWords {
    #[serde(skip_serializing_if = "String::is_empty")]
    policy: String,
    name: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    answers: Vec<String>,
    from: Date,
    #[serde(skip_serializing_if = "String::is_empty")]
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    paper: Option<Paper>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    ended: bool,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct ReadingWords {
    version: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    staff: Option<StaffNo>,
    on: Date,
}

impl Policy {
    /// The version in force on a day; none before its first, and none after it was ended.
    #[must_use]
    pub fn in_force(&self, day: Date) -> Option<&PolicyVersion> {
        let begun = self.versions.iter().rfind(|version| version.from <= day);
        begun.filter(|version| !version.ended)
    }

    /// The version that was written for the latest day: what the policy is called.
    #[must_use]
    pub fn latest(&self) -> Option<&PolicyVersion> {
        self.versions.last()
    }

    pub(super) fn has_reading(&self, fact: &str) -> bool {
        let mut readings = self.versions.iter().flat_map(|version| &version.readings);
        readings.any(|reading| reading.written.fact.as_str() == fact)
    }
}

impl PolicyVersion {
    /// The day on which somebody of the staff read it, by what they or another wrote down. `account` is theirs at the
    /// program desk.
    #[must_use]
    pub fn read_by(&self, staff: StaffNo, account: Option<Actor>) -> Option<Date> {
        let theirs = |reading: &&Reading| match reading.staff {
            Some(number) => number == staff,
            None => account == Some(reading.written.by),
        };
        let theirs = self.readings.iter().filter(theirs);
        theirs.map(|reading| reading.on).min()
    }
}

impl OfficeFile {
    /// The wanted policies that no policy in force on a day is.
    #[must_use]
    pub fn missing<'a>(&self, wants: &'a Wants, day: Date) -> Vec<&'a PolicyWanted> {
        let answered = |wanted: &&PolicyWanted| {
            let mut in_force = self.policies.iter().filter_map(|each| each.in_force(day));
            in_force.any(|version| version.answers.contains(&wanted.id))
        };
        let wanted = wants.policies.iter();
        wanted.filter(|each| !answered(each)).collect()
    }

    /// The account at the program desk of somebody of the staff, if they have one and it was said.
    #[must_use]
    pub fn account(&self, staff: StaffNo) -> Option<Actor> {
        let service: &Service = self.services.get(&staff)?;
        service.account.map(Actor)
    }

    /// Who of the staff has not read the version in force on a day, for each policy: its place and their numbers.
    #[must_use]
    pub fn unread(&self, settings: &Settings, day: Date) -> Vec<(FactId, Vec<StaffNo>)> {
        let mut unread = Vec::new();
        for policy in &self.policies {
            let Some(version) = policy.in_force(day) else {
                continue;
            };
            let staff = settings.staff.iter().filter(|(_, staff)| !staff.ended);
            let numbers = staff.map(|(number, _)| *number);
            let not = |number: &StaffNo| {
                let account = self.account(*number);
                version.read_by(*number, account).is_none()
            };
            let numbers: Vec<StaffNo> = numbers.filter(not).collect();
            if !numbers.is_empty() {
                unread.push((policy.fact, numbers));
            }
        }
        unread
    }
}

pub(super) fn take(policies: &mut Vec<Policy>, entry: &Entry) -> Result<(), StoreError> {
    let words: VersionWords = letter(entry)?;
    let written = Written::of(entry);
    let fact = match words.policy.as_str() {
        "" => written.fact,
        policy => FactId::new(policy).map_err(|error| StoreError(error.to_string()))?,
    };
    let version = PolicyVersion {
        written,
        name: words.name,
        answers: words.answers,
        from: words.from,
        text: words.text,
        paper: words.paper,
        ended: words.ended,
        readings: Vec::new(),
    };
    match policies.iter_mut().find(|policy| policy.fact == fact) {
        Some(policy) => {
            // Stable: of one day the later writing stands after the earlier.
            policy.versions.push(version);
            policy.versions.sort_by_key(|version| version.from);
        }
        None => policies.push(Policy {
            fact,
            versions: vec![version],
        }),
    }
    Ok(())
}

pub(super) fn take_reading(policies: &mut [Policy], entry: &Entry) -> Result<(), StoreError> {
    let words: ReadingWords = letter(entry)?;
    let mut versions = policies.iter_mut().flat_map(|policy| &mut policy.versions);
    // A version that was recorded in error takes its readings with it.
    let read = versions.find(|each| each.written.fact.as_str() == words.version);
    if let Some(version) = read {
        version.readings.push(Reading {
            written: Written::of(entry),
            staff: words.staff,
            on: words.on,
        });
    }
    Ok(())
}

impl Recorder<'_> {
    /// Writes a version of a policy. `file` is its text where it is one; `salt` gives fresh random bytes, for each piece.
    ///
    /// # Errors
    /// When a field cannot be taken, there is no such policy, or nothing could be stored.
    pub fn write_policy(
        &self,
        act: &Act,
        wants: Option<&Wants>,
        new: &NewVersion,
        file: &[u8],
        salt: impl FnMut() -> [u8; 16],
    ) -> Result<Appended, Refused> {
        let office = OfficeFile::read(self.store)?;
        if let Some(policy) = new.policy
            && !office.policies.iter().any(|each| each.fact == policy)
        {
            return Err(Refused::field("policy", Problem::NoSuch));
        }
        let known = |id: &String| wants.is_some_and(|wants| wants.policy(id).is_some());
        if !new.answers.iter().all(known) {
            return Err(Refused::field("answers", Problem::NoSuch));
        }
        let text = new.text.trim();
        if text.chars().count() > TEXT {
            return Err(Refused::field("text", Problem::TooLong(TEXT)));
        }
        if text.is_empty() && file.is_empty() && !new.ended {
            return Err(Refused::field("text", Problem::Missing));
        }
        // A text to start from, taken as it is, would be in force and say nothing.
        if StartText::is_left_open(text) {
            return Err(Refused::field("text", Problem::LeftOpen));
        }
        let file = match file {
            [] => None,
            file => Some(paper::bare(file)?),
        };
        let paper = file.as_ref().map(|file| Paper::of(act.batch, file));
        let words = VersionWords {
            policy: new.policy.map(|fact| fact.to_string()).unwrap_or_default(),
            name: line("name", &new.name)?,
            answers: new.answers.clone(),
            from: this_century("from", new.from)?,
            text: text.to_owned(),
            paper: paper.transpose()?,
            ended: new.ended,
        };
        if let (Some(paper), Some(file)) = (&words.paper, &file)
            && office.version(act.batch.fact()?.as_str()).is_none()
        {
            paper::lay(self.store, act, paper, file, salt)?;
        }
        self.put_office(act, act.now, OfficeAct::PolicyWritten, &words)
    }

    /// That a version was read: by whoever writes it down, or by somebody of the staff who said so to them.
    ///
    /// # Errors
    /// When there is no such version, it was read before, a field cannot be taken, or nothing could be stored.
    pub fn read_policy(
        &self,
        act: &Act,
        version: &str,
        staff: Option<StaffNo>,
        on: Date,
        today: Date,
    ) -> Result<Appended, Refused> {
        let office = OfficeFile::read(self.store)?;
        let (_, of) = office
            .version(version)
            .ok_or(Refused::field("version", Problem::NoSuch))?;
        if on > today {
            return Err(Refused::field("on", Problem::Ahead));
        }
        if let Some(number) = staff
            && !Settings::read(self.store)?.staff.contains_key(&number)
        {
            return Err(Refused::field("staff", Problem::NotStaff(number)));
        }
        let fact = act.batch.fact()?;
        let same = |reading: &Reading| {
            reading.staff == staff && (staff.is_some() || reading.written.by == act.actor)
        };
        let before = of.readings.iter().filter(|reading| same(reading));
        if before.into_iter().any(|each| each.written.fact != fact) {
            return Err(Refused::field("staff", Problem::DoneBefore));
        }
        let words = ReadingWords {
            version: version.to_owned(),
            staff,
            on: this_century("on", on)?,
        };
        self.put_office(act, act.now, OfficeAct::PolicyRead, &words)
    }
}
