//! What is handed over, as JSON before it is sealed.
//!
//! Fields that were left empty are left out, and a field that an older letter did not have reads as empty, so
//! that letters can be read for as long as they are kept.

use paper::{Bare, NoPaper, PaperKind};
use rules::FactId;
use serde::{Deserialize, Serialize};

/// The most characters of one hand-over, all fields together.
pub const MOST: usize = 40_000;

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
        pub enum $name { $($(#[$each])* #[serde(rename = $word)] $variant),+ }

        impl $name {
            /// Every one, in the order in which they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// As it is written in letters and forms.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The one that is written so, if there is one.
            #[must_use]
            pub fn from_word(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|each| each.word() == text)
            }
        }
    };
}

words!(
    /// What is handed over.
    Kind {
        /// A number by which somebody may be called.
        Number = "number",
        /// Where somebody lives or works.
        Address = "address",
        /// A scanned paper.
        Paper = "paper",
        /// Anything that was said or noted.
        #[default]
        Words = "words",
        /// A danger: what was said or seen.
        Danger = "danger",
        /// The columns about other people of one row of a list of participants that was brought in.
        Roster = "roster",
    }
);

words!(
    /// Where it was learned. A number that the participant gave is never the first to be called, and never alone.
    Source {
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
        /// From anybody else.
        Other = "other",
        /// Nobody said.
        #[default]
        Unknown = "unknown",
    }
);

/// What is handed over about one participant's case.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct HandOver {
    /// What it is.
    pub kind: Kind,
    /// Where it was learned.
    pub source: Source,
    /// Whose it is: the victim's or a partner's name, where one was given.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The number, as it was given.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// The address, as it was given.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub address: String,
    /// Anything in words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// The columns of a row, as they stood.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<Column>,
    /// A scanned paper, such as a court's packet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paper: Option<Scan>,
    /// Which danger it is about; set where it is sealed with one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<FactId>,
}

/// One cell of a row that was brought in.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Column {
    /// What it was understood as: `victim`, `victim_phone`, `partner`, `victim_address`, `notes`; else empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub field: String,
    /// The column's header, as it stands in the file.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub header: String,
    /// The cell, as it stands in the file.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
}

/// A scanned paper, without what a picture says about itself.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scan {
    /// What it is, by its own first bytes.
    pub kind: PaperKind,
    /// The file.
    #[serde(with = "in_base64")]
    pub bytes: Vec<u8>,
}

impl Scan {
    /// What is kept of a file that came.
    ///
    /// # Errors
    /// When it is none of the kinds that are taken, or a picture that cannot be read to its end.
    pub fn of(bytes: &[u8]) -> Result<Self, NoPaper> {
        let file = Bare::of(bytes)?;
        Ok(Self {
            kind: file.kind(),
            bytes: file.into_bytes(),
        })
    }
}

impl std::fmt::Debug for Scan {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Scan({:?}, {} bytes)", self.kind, self.bytes.len())
    }
}

/// Bytes as a text.
mod in_base64 {
    use base64::{Engine as _, engine::general_purpose::STANDARD};
    use serde::{Deserialize as _, Deserializer, Serializer, de::Error as _};

    pub(super) fn serialize<S: Serializer>(bytes: &[u8], to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&STANDARD.encode(bytes))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u8>, D::Error> {
        let text = String::deserialize(from)?;
        STANDARD.decode(text).map_err(D::Error::custom)
    }
}

impl HandOver {
    /// Whether it says nothing at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.paper.is_none() && self.texts().all(|text| text.trim().is_empty())
    }

    /// How many characters it has.
    #[must_use]
    pub fn length(&self) -> usize {
        self.texts().map(|text| text.chars().count()).sum()
    }

    /// The cell that was understood so, if the row had one.
    #[must_use]
    pub fn column(&self, field: &str) -> Option<&str> {
        let of = |column: &&Column| column.field == field;
        self.columns
            .iter()
            .find(of)
            .map(|column| column.text.as_str())
    }

    fn texts(&self) -> impl Iterator<Item = &str> {
        let columns = self.columns.iter().map(|column| column.text.as_str());
        [
            self.name.as_str(),
            self.number.as_str(),
            self.address.as_str(),
            self.words.as_str(),
        ]
        .into_iter()
        .chain(columns)
    }
}
