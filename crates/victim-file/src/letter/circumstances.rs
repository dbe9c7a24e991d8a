//! What is so with a person and changes how they are called: who interprets, who speaks for them, where mail may go;
//! and that an advocate whom they named does not stand for them any more.

use serde::{Deserialize, Serialize};

use super::TakenBackBy;

words!(
    /// Who speaks for somebody. Never the participant (28 CFR 94.115(a)(2)).
    SpokenFor, Themselves {
        /// They speak for themselves.
        Themselves = "themselves",
        /// They are a minor.
        Minor = "minor",
        /// A court has given them a guardian.
        Ward = "ward",
    }
);

/// Whoever speaks for a minor, or for somebody whom a court gave a guardian.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Guardian {
    /// Their name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Their number.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// What they are to the person.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub relation: String,
}

/// What is so with a person and changes how they are called. The latest stands; it replaces earlier ones whole.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Circumstances {
    /// An interpreter is needed, of an agency.
    pub interpreter: bool,
    /// Which agency's, and how one is got.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub agency: String,
    /// They are called by the relay service.
    pub relay: bool,
    /// Who speaks for them.
    pub spoken_for: SpokenFor,
    /// Whoever does, where they do not themselves; empty where nobody is known.
    pub guardian: Guardian,
    /// The substitute address of the address confidentiality program, to which alone mail goes; empty where they are
    /// not in it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub mail_only_to: String,
    /// Anything else.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub words: String,
}

/// The advocate whom they named does not stand for them any more. Their word is enough.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct AdvocateOver {
    /// Who it was.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Who said so.
    pub by: TakenBackBy,
    /// How, and anything noted.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub words: String,
}
