//! What is handed on to a colleague.

use rules::{CaseId, FactId, PersonNo};
use serde::{Deserialize, Serialize};

/// Something that somebody carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Carried {
    /// A person's next call; nobody for the victim not yet known.
    Call {
        /// Of which case.
        case: CaseId,
        /// Whose.
        person: Option<PersonNo>,
    },
    /// A danger.
    Danger {
        /// Of which case.
        case: CaseId,
        /// Which.
        threat: FactId,
    },
}

/// Calls and dangers that are handed on.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct HandedOn {
    /// Which.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub carried: Vec<Carried>,
    /// What the colleague needs to know.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub words: String,
}
