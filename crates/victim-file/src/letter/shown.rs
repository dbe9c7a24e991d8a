//! What is written down before a reviewer is shown a separate file, masked.

use serde::{Deserialize, Serialize};

use super::Letter;

words!(
    /// By what authority a reviewer sees the file itself.
    Authority, Rule {
        /// The certification review's own rule: a review of all applicable records (OAC 75:1-7-6(a)(3)).
        Rule = "rule",
        /// Another order or law, which the letter names.
        Other = "other",
    }
);

/// Who is shown the file, by what authority, and what for. For how many minutes stands in the envelope.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Shown {
    /// The reviewer's name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub reviewer: String,
    /// The office they come from.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub office: String,
    /// By what authority.
    pub authority: Authority,
    /// Which order or law, where it is another one.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub law: String,
    /// What they want to see, and why.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub what: String,
}

impl Letter for Shown {}
