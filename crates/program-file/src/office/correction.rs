//! Plans of correction: of what a review found, who sees to it, by which day, and what will be done; then when it was done.

use jiff::civil::Date;
use ledger::{Appended, Entry, OfficeAct, StoreError};
use rules::FactId;
use serde::{Deserialize, Serialize};

use super::{OfficeFile, Written};
use crate::{
    record::{Act, Recorder, letter, line, this_century},
    refused::{Problem, Refused},
    settings::Settings,
    staff::StaffNo,
};

/// What is planned about a finding.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Planned {
    /// The plan's first entry, where this says it anew; empty for a new plan.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub of: String,
    /// The finding, by its word in a binder.
    pub finding: String,
    /// Who sees to it.
    pub owner: StaffNo,
    /// By which day it is done.
    pub until: Date,
    /// What will be done.
    pub what: String,
}

/// That it was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Corrected {
    /// By whom it was written down, and when.
    pub written: Written,
    /// On which day.
    pub on: Date,
    /// What was done.
    pub what: String,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct CorrectedWords {
    plan: String,
    on: Date,
    what: String,
}

/// A plan, as its last entry says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// Its first entry: how it is named.
    pub fact: FactId,
    /// By whom the last one was written down, and when.
    pub written: Written,
    /// What it says.
    pub planned: Planned,
    /// Days by which it was to be done before, the earliest first: a day that is put off stays in view.
    pub before: Vec<Date>,
    /// That it was done.
    pub done: Option<Corrected>,
}

/// How a plan stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stood {
    /// Its day is still to come.
    Open,
    /// Its day is over and nothing was done.
    Overdue,
    /// It was done by its day.
    Done,
    /// It was done, later than its day.
    DoneLate,
}

impl Correction {
    pub(super) fn has(&self, fact: &str) -> bool {
        let done = self.done.as_ref().map(|done| done.written.fact);
        self.fact.as_str() == fact || done.is_some_and(|done| done.as_str() == fact)
    }

    /// How it stands on a day. Where its day was put off, it is late by the first one.
    #[must_use]
    pub fn stands(&self, day: Date) -> Stood {
        let first = self.before.iter().min().copied();
        let first = first.map_or(self.planned.until, |before| before.min(self.planned.until));
        match &self.done {
            Some(done) if done.on <= first => Stood::Done,
            Some(_) => Stood::DoneLate,
            None if self.planned.until < day => Stood::Overdue,
            None => Stood::Open,
        }
    }
}

pub(super) fn take(
    corrections: &mut Vec<Correction>,
    act: OfficeAct,
    entry: &Entry,
) -> Result<(), StoreError> {
    let written = Written::of(entry);
    if act == OfficeAct::Corrected {
        let words: CorrectedWords = letter(entry)?;
        let mut plans = corrections.iter_mut();
        if let Some(plan) = plans.find(|each| each.fact.as_str() == words.plan) {
            plan.done = Some(Corrected {
                written,
                on: words.on,
                what: words.what,
            });
        }
        return Ok(());
    }
    let planned: Planned = letter(entry)?;
    let mut plans = corrections.iter_mut();
    match plans.find(|each| each.fact.as_str() == planned.of) {
        Some(plan) => {
            if plan.planned.until != planned.until {
                plan.before.push(plan.planned.until);
            }
            plan.written = written;
            plan.planned = planned;
        }
        // Of a plan whose first entry was recorded in error there is nothing any more.
        None if !planned.of.is_empty() => {}
        None => corrections.push(Correction {
            fact: written.fact,
            written,
            planned,
            before: Vec::new(),
            done: None,
        }),
    }
    Ok(())
}

impl OfficeFile {
    /// The plan of that name.
    #[must_use]
    pub fn correction(&self, fact: &str) -> Option<&Correction> {
        let mut all = self.corrections.iter();
        all.find(|each| each.fact.as_str() == fact)
    }
}

impl Recorder<'_> {
    /// A plan about a finding, new or said anew. `known` says whether a binder can have such a finding.
    ///
    /// # Errors
    /// When a field cannot be taken, there is no such plan or finding, it was done before, or nothing could be stored.
    pub fn plan_correction(
        &self,
        act: &Act,
        planned: &Planned,
        known: impl Fn(&str) -> bool,
    ) -> Result<Appended, Refused> {
        let office = OfficeFile::read(self.store)?;
        if !planned.of.is_empty() {
            let plan = office.correction(&planned.of);
            let plan = plan.ok_or(Refused::field("of", Problem::NoSuch))?;
            let before = act.batch.fact()? == plan.written.fact;
            if plan.done.is_some() && !before {
                return Err(Refused::field("of", Problem::DoneBefore));
            }
        }
        if !known(&planned.finding) {
            return Err(Refused::field("finding", Problem::NoSuch));
        }
        let number = planned.owner;
        let settings = Settings::read(self.store)?;
        if settings.staff.get(&number).is_none_or(|staff| staff.ended) {
            return Err(Refused::field("owner", Problem::NotStaff(number)));
        }
        let words = Planned {
            what: line("what", &planned.what)?,
            until: this_century("until", planned.until)?,
            ..planned.clone()
        };
        self.put_office(act, act.now, OfficeAct::Planned, &words)
    }

    /// That what was planned is done.
    ///
    /// # Errors
    /// When there is no such plan, it was done before, a field cannot be taken, or nothing could be stored.
    pub fn corrected(
        &self,
        act: &Act,
        plan: &str,
        on: Date,
        what: &str,
        today: Date,
    ) -> Result<Appended, Refused> {
        let office = OfficeFile::read(self.store)?;
        let of = office.correction(plan);
        let of = of.ok_or(Refused::field("plan", Problem::NoSuch))?;
        let fact = act.batch.fact()?;
        if of
            .done
            .as_ref()
            .is_some_and(|done| done.written.fact != fact)
        {
            return Err(Refused::field("on", Problem::DoneBefore));
        }
        if on > today {
            return Err(Refused::field("on", Problem::Ahead));
        }
        let words = CorrectedWords {
            plan: plan.to_owned(),
            on: this_century("on", on)?,
            what: line("done", what)?,
        };
        self.put_office(act, act.now, OfficeAct::Corrected, &words)
    }
}
