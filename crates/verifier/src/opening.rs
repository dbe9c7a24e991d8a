//! A commitment, and what it was of, shown later: docs/format.md, "Commitments".

use base64::{Engine as _, engine::general_purpose::STANDARD};

use crate::{
    Checkpoint,
    tree::{Hash, sha256},
};

/// Why a text does not open a commitment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadOpening {
    /// It is no opening.
    #[error("expected five lines: leeward/opening/LEDGER, the day, the salt, the size, the root")]
    NotAnOpening,
    /// It is no commitment.
    #[error("expected three lines: leeward/commitment/LEDGER, the day, the commitment")]
    NotACommitment,
    /// It opens another one.
    #[error("this does not open that commitment")]
    OfAnother,
}

/// What a commitment was of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// `victim` or `drop`.
    pub ledger: String,
    /// The first day that is not in it any more.
    pub day: String,
    salt: [u8; 32],
    /// The tree then.
    pub checkpoint: Checkpoint,
}

impl Opening {
    /// Reads the five lines that `leeward checkpoint --open` writes.
    ///
    /// # Errors
    /// [`BadOpening::NotAnOpening`].
    pub fn read(text: &str) -> Result<Self, BadOpening> {
        let lines: Vec<&str> = text.trim().lines().map(str::trim).collect();
        let [title, day, salt, size, root] = *lines else {
            return Err(BadOpening::NotAnOpening);
        };
        let ledger = title
            .strip_prefix("leeward/opening/")
            .ok_or(BadOpening::NotAnOpening)?;
        let salt = STANDARD
            .decode(salt)
            .ok()
            .and_then(|salt| salt.try_into().ok());
        let checkpoint = Checkpoint::read(&format!("leeward/{ledger}\n{size}\n{root}\n"));
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

    /// Whether this is what was committed to: `commitment` is the text of the note that left the house.
    ///
    /// # Errors
    /// [`BadOpening::NotACommitment`] and [`BadOpening::OfAnother`].
    pub fn opens(&self, commitment: &str) -> Result<(), BadOpening> {
        let lines: Vec<&str> = commitment.trim().lines().map(str::trim).collect();
        let [title, day, committed] = *lines else {
            return Err(BadOpening::NotACommitment);
        };
        let ledger = title
            .strip_prefix("leeward/commitment/")
            .ok_or(BadOpening::NotACommitment)?;
        if ledger == self.ledger
            && day == self.day
            && committed == STANDARD.encode(self.committed())
        {
            Ok(())
        } else {
            Err(BadOpening::OfAnother)
        }
    }

    /// `H("leeward commitment v1\n" || salt || the three lines of the checkpoint)`.
    fn committed(&self) -> Hash {
        let Checkpoint { origin, size, root } = &self.checkpoint;
        let lines = format!("{origin}\n{size}\n{}\n", STANDARD.encode(root));
        sha256(&[b"leeward commitment v1\n", &self.salt, lines.as_bytes()])
    }
}
