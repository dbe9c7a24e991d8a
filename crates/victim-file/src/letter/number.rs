//! Numbers: where they came from, whether they may be called, and what was said of one since it was written down.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

words!(
    /// Where a number came from. One from the participant is never the first to be called, and never alone.
    Source, Unknown {
        /// From the person themselves.
        Themselves = "themselves",
        /// From the participant.
        Participant = "participant",
        /// From a court's papers.
        Court = "court",
        /// From the police.
        Police = "police",
        /// From the Department of Human Services.
        Dhs = "dhs",
        /// From the program's earlier list of participants.
        Roster = "roster",
        /// From the program's earlier log of calls.
        Log = "log",
        /// From anybody else.
        Other = "other",
        /// Nobody said.
        Unknown = "unknown",
    }
);

words!(
    /// Whether a number may be called.
    NumberState, Good {
        /// As far as is known.
        Good = "good",
        /// It is dead.
        Dead = "dead",
        /// It is somebody else's.
        Wrong = "wrong",
        /// It is the participant's, or he hears of each call: never, not for danger either.
        Never = "never",
    }
);

words!(
    /// What somebody said of a number.
    SaidOfNumber, Never {
        /// It is right and may be called: it ends a hold, and whatever else kept it from being called.
        Right = "right",
        /// It is not to be called before a day.
        Hold = "hold",
        /// It is somebody else's.
        Wrong = "wrong",
        /// It is dead.
        Dead = "dead",
        /// It is the participant's, or he hears of each call.
        Never = "never",
    }
);

/// A number by which somebody may be called.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Phone {
    /// As it is dialled.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// Whose or where: her cell, work, her mother's.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// Where it came from.
    pub source: Source,
    /// Who may answer it, and what to say to anybody else; left empty the plan's own words hold.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub answers: String,
    /// Whether a message may be left on it, where the plan allows messages at all; letters of before each number
    /// had its own answer say nothing here, and then the plan's holds for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub voicemail: Option<bool>,
    /// Whether it may be called, as it was first written down. What calls and people said of it since stands in
    /// facts of their own: see [`NumberSaid`].
    pub state: NumberState,
}

/// What was said of one number, apart from who somebody is and how they can be called: the latest stands.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct NumberSaid {
    /// Which one; the same digits are the same number.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// What.
    pub said: SaidOfNumber,
    /// The day on which a hold ends by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// Why, in words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub why: String,
}
