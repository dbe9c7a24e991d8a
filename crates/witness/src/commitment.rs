//! Commitments: a checkpoint pinned without being told. How many entries the victim ledger has, and from week to week
//! how many more, would tell a stranger that somebody is spoken with.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use ledger::Checkpoint;
use sha2::{Digest as _, Sha256};

/// The first line of a commitment begins so, and goes on with the ledger's word.
const COMMITMENT: &str = "leeward/commitment/";
/// The first line of an opening.
const OPENING: &str = "leeward/opening/";

/// Why a text does not open a commitment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadOpening {
    /// It is no opening.
    #[error("expected five lines: leeward/opening/LEDGER, the day, the salt, the size, the root")]
    NotAnOpening,
    /// It opens another one.
    #[error("this does not open that commitment")]
    OfAnother,
}

/// What a commitment was of. It stays in the program's folder until somebody has to prove something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// The ledger's word: `victim` or `drop`.
    pub ledger: String,
    /// The day it was made, as it is written in the text.
    pub day: String,
    /// Random: without it nobody who tries sizes and roots learns whether one fits.
    pub salt: [u8; 32],
    /// The tree then; its origin is `leeward/LEDGER`.
    pub checkpoint: Checkpoint,
}

impl Opening {
    /// Commits to a ledger's head.
    #[must_use]
    pub fn new(ledger: &str, day: &str, salt: [u8; 32], head: ledger::Head) -> Self {
        Self {
            ledger: ledger.to_owned(),
            day: day.to_owned(),
            salt,
            checkpoint: Checkpoint {
                origin: format!("leeward/{ledger}"),
                head,
            },
        }
    }

    /// The three lines that leave the house.
    #[must_use]
    pub fn commitment(&self) -> String {
        let hash = Sha256::new()
            .chain_update("leeward commitment v1\n")
            .chain_update(self.salt)
            .chain_update(self.checkpoint.to_string())
            .finalize();
        let (ledger, day) = (&self.ledger, &self.day);
        format!("{COMMITMENT}{ledger}\n{day}\n{}\n", STANDARD.encode(hash))
    }

    /// Whether this is what was committed to.
    ///
    /// # Errors
    /// [`BadOpening::OfAnother`].
    pub fn opens(&self, commitment: &str) -> Result<(), BadOpening> {
        if self.commitment() == commitment {
            Ok(())
        } else {
            Err(BadOpening::OfAnother)
        }
    }
}

/// Five lines, for whoever must see it opened.
impl std::fmt::Display for Opening {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Checkpoint { head, .. } = &self.checkpoint;
        writeln!(
            f,
            "{OPENING}{}\n{}\n{}\n{}\n{}",
            self.ledger,
            self.day,
            STANDARD.encode(self.salt),
            head.size,
            STANDARD.encode(head.root.0)
        )
    }
}

impl std::str::FromStr for Opening {
    type Err = BadOpening;

    fn from_str(text: &str) -> Result<Self, BadOpening> {
        let lines: Vec<&str> = text.trim().lines().map(str::trim).collect();
        let [title, day, salt, size, root] = *lines else {
            return Err(BadOpening::NotAnOpening);
        };
        let ledger = title
            .strip_prefix(OPENING)
            .ok_or(BadOpening::NotAnOpening)?;
        let salt = STANDARD
            .decode(salt)
            .ok()
            .and_then(|salt| salt.try_into().ok());
        let checkpoint: Result<Checkpoint, _> = format!("leeward/{ledger}\n{size}\n{root}").parse();
        match (salt, checkpoint) {
            (Some(salt), Ok(checkpoint)) => Ok(Self {
                ledger: ledger.to_owned(),
                day: day.to_owned(),
                salt,
                checkpoint,
            }),
            _ => Err(BadOpening::NotAnOpening),
        }
    }
}

/// The ledger's word, if a text is a commitment.
#[must_use]
pub fn is_commitment(text: &str) -> Option<&str> {
    text.lines().next()?.strip_prefix(COMMITMENT)
}
