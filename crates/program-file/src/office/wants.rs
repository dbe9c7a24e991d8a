//! What the chapter wants of the office: which policies in writing, how many hours of training, how soon an incident is
//! reported. It lies beside the pack as data; no number of it stands in code.

use jiff::civil::Date;
use rules::Basis;
use serde::Deserialize;

/// The texts, by the name of their pack. A pack without one wants nothing of the office that anybody has read.
const TEXTS: [(&str, &str); 1] = [("us-ok", include_str!("../../../../packs/us-ok/office.toml"))];

/// Each text to start from: pack, wanted policy, language, text.
macro_rules! templates {
    ($pack:literal: $($id:literal)+) => {
        &[$(
            ($pack, $id, "en", include_str!(concat!("../../../../packs/", $pack, "/policies/", $id, ".en.txt"))),
            ($pack, $id, "es", include_str!(concat!("../../../../packs/", $pack, "/policies/", $id, ".es.txt"))),
        )+]
    };
}

const TEMPLATES: &[(&str, &str, &str, &str)] =
    templates!("us-ok": "safety" "program" "records" "incidents" "training" "volunteer");

/// Each text to start an agreement with a certified provider from: pack, language, text.
const AGREEMENTS: [(&str, &str, &str); 2] = [
    (
        "us-ok",
        "en",
        include_str!("../../../../packs/us-ok/agreement.en.txt"),
    ),
    (
        "us-ok",
        "es",
        include_str!("../../../../packs/us-ok/agreement.es.txt"),
    ),
];

/// How what is left to the program begins in a text to start from, in each language.
const BLANKS: [&str; 2] = ["[to be completed", "[por completar"];

/// A text to start from: no policy, but what one is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StartText {
    /// Which of the wanted policies it is for.
    pub policy: &'static str,
    /// `en` or `es`.
    pub language: &'static str,
    /// Its words.
    pub text: &'static str,
}

impl StartText {
    /// All those of a pack.
    pub fn of(pack: &str) -> impl Iterator<Item = Self> {
        let all = TEMPLATES.iter().filter(move |(of, ..)| *of == pack);
        all.map(|(_, policy, language, text)| Self {
            policy,
            language,
            text,
        })
    }

    /// The one for a policy in a language, by the language's code or the first part of one; in English where there is none.
    #[must_use]
    pub fn find(pack: &str, policy: &str, code: &str) -> Option<Self> {
        let of = |language: &str| {
            let mut all = Self::of(pack);
            all.find(|each| each.policy == policy && each.language == language)
        };
        of(code.split('-').next().unwrap_or_default()).or_else(|| of("en"))
    }

    /// The text to start an agreement of a pack from, clause (b), with its language, in the one that [`StartText::find`] would
    /// take; nothing where the pack has none.
    #[must_use]
    pub fn agreement(pack: &str, code: &str) -> Option<(&'static str, &'static str)> {
        let of = |language: &str| {
            let mut all = AGREEMENTS.iter();
            let found = all.find(|(of, each, _)| *of == pack && *each == language);
            found.map(|(_, language, text)| (*language, *text))
        };
        of(code.split('-').next().unwrap_or_default()).or_else(|| of("en"))
    }

    /// Whether a text still says of something that it is to be completed: then it is no policy.
    #[must_use]
    pub fn is_left_open(text: &str) -> bool {
        let text = text.to_lowercase();
        BLANKS.iter().any(|blank| text.contains(blank))
    }
}

/// A policy that must be there in writing, or whatever else the chapter asks for in words.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct PolicyWanted {
    /// Its word in forms and at the end of keys.
    pub id: String,
    /// The clause that asks for it.
    pub clause: String,
    /// Which of the sources.
    pub source: String,
    /// Its words.
    pub quote: String,
}

/// A topic that each year's training must have.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Topic {
    /// Its word in forms and at the end of keys.
    pub id: String,
    /// The clause that asks for it.
    pub clause: String,
}

/// One number, with where it comes from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Wanted {
    /// How many.
    pub number: u16,
    /// Of what.
    pub unit: String,
    /// Whether the text itself sets it.
    pub basis: Basis,
    /// The clause.
    pub clause: String,
    /// Its words; empty where it has none.
    #[serde(default)]
    pub quote: String,
    /// Which of the sources.
    pub source: String,
    /// Why it is read so.
    pub why: String,
}

/// One day, with where it comes from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct WantedDay {
    /// Which.
    pub day: Date,
    /// The clause.
    pub clause: String,
    /// Its words.
    pub quote: String,
    /// Which of the sources.
    pub source: String,
    /// Why it is read so.
    pub why: String,
}

/// All that is wanted.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Wants {
    /// The policies.
    #[serde(rename = "policy")]
    pub policies: Vec<PolicyWanted>,
    /// Where records may lie.
    pub place: PolicyWanted,
    /// The topics of each year.
    #[serde(rename = "topic")]
    pub topics: Vec<Topic>,
    /// Hours a year for staff.
    pub staff_hours: Wanted,
    /// Hours a year for volunteers who serve directly.
    pub volunteer_hours: Wanted,
    /// Hours before somebody leads groups.
    pub facilitator_hours: Wanted,
    /// Sessions to be observed before.
    pub facilitator_observed: Wanted,
    /// Years of related work experience beside a graduate degree.
    pub graduate_years: Wanted,
    /// The same beside a bachelor's degree.
    pub bachelor_years: Wanted,
    /// The day before which somebody who led groups needs no degree.
    pub facilitator_before: WantedDay,
    /// Months within which the orientation is done.
    pub orientation_months: Wanted,
    /// Days before its end from which an end is in view.
    pub ends_ahead: Wanted,
    /// Hours until the report of an injury.
    pub incident_injury: Wanted,
    /// Hours until the written report of a disaster, a death or abuse.
    pub incident_written: Wanted,
    /// Minutes until it was told by telephone.
    pub incident_told: Wanted,
    /// Business days until a new offense is reported to the court.
    pub offense_reported: Wanted,
}

impl Wants {
    /// What the chapter of a pack wants; nothing where nobody has read it for that pack, or where the text that comes
    /// with the program cannot be read, which a test excludes.
    #[must_use]
    pub fn of(pack: &str) -> Option<Self> {
        let (_, text) = TEXTS.iter().find(|(name, _)| *name == pack)?;
        toml::from_str(text).ok()
    }

    /// The wanted policy of that word.
    #[must_use]
    pub fn policy(&self, id: &str) -> Option<&PolicyWanted> {
        self.policies.iter().find(|each| each.id == id)
    }
}
