//! The four desks by name.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The four desks. An account and a session belong to one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum DeskName {
    /// The participant's file.
    Client,
    /// The separate file.
    Victim,
    /// The program's own affairs.
    Program,
    /// The compliance review.
    Review,
}

impl DeskName {
    /// All four, in the order in which they are listed.
    pub const ALL: [Self; 4] = [Self::Client, Self::Victim, Self::Program, Self::Review];

    /// As it stands in paths, commands and settings.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Victim => "victim",
            Self::Program => "program",
            Self::Review => "review",
        }
    }

    /// The desk that is written so, if there is one.
    #[must_use]
    pub fn from_word(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.word() == text)
    }
}

impl fmt::Display for DeskName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}
