//! Where the records of participants lie, OAC 75:25-3-6(b): at the certified locations, or elsewhere with a written
//! authorization.

use jiff::civil::Date;
use ledger::{Appended, Entry, OfficeAct, StoreError};
use rules::FactId;
use serde::{Deserialize, Serialize};

use super::{OfficeFile, Written};
use crate::{
    record::{Act, Recorder, letter, line, this_century},
    refused::{Problem, Refused},
};

/// By what records may lie at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum May {
    /// It is one of the certified locations.
    #[default]
    Certified,
    /// The Office of the Attorney General has authorized it in writing.
    Authorized,
    /// By nothing, so far.
    Not,
}

impl May {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Certified, Self::Authorized, Self::Not];

    /// The word in forms and at the end of keys.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Certified => "certified",
            Self::Authorized => "authorized",
            Self::Not => "not",
        }
    }

    /// The one of that word.
    #[must_use]
    pub fn from_word(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.word() == text)
    }
}

/// What is said of a place.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct RecordsAt {
    /// The place's first entry, where this is another; empty for a new place.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub of: String,
    /// Which records: `the machine`, `backups`, `paper files`.
    pub what: String,
    /// Where, as it is found.
    pub place: String,
    /// By what they may lie there.
    pub may: May,
    /// The authorization: its number or day, and who signed it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub authorization: String,
    /// The authorization's last day; none where it names none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// Since when records lie there.
    pub since: Date,
    /// The last day on which they did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left: Option<Date>,
}

/// A place, as its last entry says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordPlace {
    /// Its first entry: how it is named.
    pub fact: FactId,
    /// By whom the last one was written down, and when.
    pub written: Written,
    /// What it says.
    pub said: RecordsAt,
}

/// How a place stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lies {
    /// No records lie there: not yet, or not any more.
    Nothing,
    /// They may.
    May,
    /// They may, by an authorization that ends on that day.
    Until(Date),
    /// Nothing allows it, or what did has ended.
    MayNot,
}

impl RecordsAt {
    /// How the place stands on a day.
    #[must_use]
    pub fn stands(&self, day: Date) -> Lies {
        if self.since > day || self.left.is_some_and(|left| left < day) {
            return Lies::Nothing;
        }
        match (self.may, self.until) {
            (May::Certified, _) | (May::Authorized, None) => Lies::May,
            (May::Authorized, Some(until)) if until >= day => Lies::Until(until),
            (May::Authorized, Some(_)) | (May::Not, _) => Lies::MayNot,
        }
    }
}

pub(super) fn take(places: &mut Vec<RecordPlace>, entry: &Entry) -> Result<(), StoreError> {
    let said: RecordsAt = letter(entry)?;
    let written = Written::of(entry);
    match places.iter_mut().find(|each| each.fact.as_str() == said.of) {
        Some(place) => {
            place.written = written;
            place.said = said;
        }
        // Of a place whose first entry was recorded in error there is nothing any more.
        None if !said.of.is_empty() => {}
        None => places.push(RecordPlace {
            fact: written.fact,
            written,
            said,
        }),
    }
    Ok(())
}

impl OfficeFile {
    /// The place of that name.
    #[must_use]
    pub fn place(&self, fact: &str) -> Option<&RecordPlace> {
        self.places.iter().find(|each| each.fact.as_str() == fact)
    }
}

impl Recorder<'_> {
    /// Where records lie: a new place, or what is said anew of one.
    ///
    /// # Errors
    /// When a field cannot be taken, there is no such place, or nothing could be stored.
    pub fn records_at(&self, act: &Act, said: &RecordsAt) -> Result<Appended, Refused> {
        if !said.of.is_empty() && OfficeFile::read(self.store)?.place(&said.of).is_none() {
            return Err(Refused::field("of", Problem::NoSuch));
        }
        let since = this_century("since", said.since)?;
        for (field, day) in [("until", said.until), ("left", said.left)] {
            if let Some(day) = day
                && this_century(field, day)? < since
            {
                return Err(Refused::field(field, Problem::TooEarly));
            }
        }
        let authorized = said.may == May::Authorized;
        let letter = RecordsAt {
            what: line("what", &said.what)?,
            place: line("place", &said.place)?,
            // Of a certified place nothing is authorized: what was typed there is of no use and not kept.
            authorization: match authorized {
                true => line("authorization", &said.authorization)?,
                false => String::new(),
            },
            until: said.until.filter(|_| authorized),
            ..said.clone()
        };
        self.put_office(act, act.now, OfficeAct::RecordsAt, &letter)
    }
}
