//! A file without what it says about itself: the only form in which one is kept.

use crate::{Damaged, PaperKind, jpeg, png};

/// A file, of which nothing is left that does not draw. A PDF is as it came: its own dictionary and its
/// pictures' cannot be taken out without writing it anew.
#[derive(Clone, PartialEq, Eq)]
pub struct Bare {
    kind: PaperKind,
    bytes: Vec<u8>,
}

/// Why a file is not taken. It never quotes the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoPaper {
    /// None of the kinds that are taken.
    #[error("must be a PDF, a PNG or a JPEG by its own first bytes")]
    OtherKind,
    /// A picture that cannot be read to its end.
    #[error(transparent)]
    Damaged(#[from] Damaged),
}

impl Bare {
    /// Leaves out of a file what does not draw.
    ///
    /// # Errors
    /// When it is none of the three kinds, or a picture that cannot be read to its end.
    pub fn of(bytes: &[u8]) -> Result<Self, NoPaper> {
        let kind = PaperKind::of(bytes).ok_or(NoPaper::OtherKind)?;
        let bytes = match kind {
            PaperKind::Pdf => bytes.to_vec(),
            PaperKind::Png => png::bare(bytes)?,
            PaperKind::Jpeg => jpeg::bare(bytes)?,
        };
        Ok(Self { kind, bytes })
    }

    /// What it is.
    #[must_use]
    pub const fn kind(&self) -> PaperKind {
        self.kind
    }

    /// What is kept.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// What is kept.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}

impl std::fmt::Debug for Bare {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Bare({:?}, {} bytes)", self.kind, self.bytes.len())
    }
}
