//! What may be told to somebody outside, what was, and the copy that somebody was given of what is held about them.

use jiff::civil::Date;
use rules::FactId;
use serde::{Deserialize, Serialize};

use super::Letter;

words!(
    /// Who signed a release. The participant never can, for anybody (28 CFR 94.115, 34 U.S.C. 12291(b)(2)(C)).
    SignedBy, Themselves {
        /// The person themselves.
        Themselves = "themselves",
        /// A guardian, or whoever a court appointed, and it is not the participant.
        Guardian = "guardian",
    }
);

words!(
    /// Who took a release back. Their word is enough.
    TakenBackBy, Themselves {
        /// The person themselves.
        Themselves = "themselves",
        /// The advocate they named.
        Advocate = "advocate",
        /// Whoever signed it for them.
        Guardian = "guardian",
        /// Nobody: it was recorded in error.
        Mistaken = "mistaken",
    }
);

words!(
    /// What allows telling somebody outside.
    Ground, Release {
        /// A release that stands.
        Release = "release",
        /// A court's order or a statute compels it, as far as it does.
        Court = "court",
        /// A report of harm to a child or to somebody who cannot protect themselves.
        Report = "report",
        /// A warning of imminent danger.
        Danger = "danger",
    }
);

words!(
    /// How somebody was given a copy. It is never mailed from here.
    Given, Hand {
        /// Into their own hand.
        Hand = "hand",
        /// They read it here and took nothing with them.
        Read = "read",
        /// To the advocate they named, at their wish.
        Advocate = "advocate",
    }
);

/// A release: written, informed, for a time.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Release {
    /// What may be told.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub scope: String,
    /// To whom.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub recipient: String,
    /// Why.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub purpose: String,
    /// The last day on which it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// Who signed.
    pub signed_by: SignedBy,
    /// Their name, where it is somebody else than the person.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub signer: String,
    /// On which day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signed_on: Option<Date>,
    /// Where the signed paper lies.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub paper: String,
}

/// A release that was taken back.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ReleaseEnded {
    /// Who said so.
    pub by: TakenBackBy,
    /// How, and anything noted.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub words: String,
}

/// Something that was told to somebody outside.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ToldOutside {
    /// To whom.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub recipient: String,
    /// What.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub what: String,
    /// What allows it.
    pub ground: Ground,
    /// Which release, where it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub release: Option<FactId>,
    /// Which order or law, where it is one.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub law: String,
}

/// A copy that was given.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CopyGiven {
    /// How.
    pub given: Given,
    /// They asked that addresses stand on it.
    pub address: bool,
    /// Where it will be kept, and anything noted.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// In which language it is made, as a page's `lang`; empty for those of before, which are read in the language of who looks.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub language: String,
}

words!(
    /// Whether somebody was told that a legal demand came.
    HeardOf, Told {
        /// They were told.
        Told = "told",
        /// Tried with reason, and not reached.
        Tried = "tried",
        /// It would have put them in danger.
        NotSafe = "not_safe",
    }
);

/// That somebody was told of a legal demand, or why not.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct DemandHeard {
    /// Whether.
    pub heard: HeardOf,
    /// What they want to be done, and anything noted.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub words: String,
}

impl Letter for Release {}
impl Letter for ReleaseEnded {}
impl Letter for ToldOutside {}
impl Letter for CopyGiven {}
impl Letter for DemandHeard {}
