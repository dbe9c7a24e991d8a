//! Scanned papers: what a file is by its own first bytes, how big one may be, and what is kept of it. What its name says, or
//! whoever sends it, counts for nothing. It is never shown: it is kept to be saved again.
//!
//! Of a picture only what draws is kept. What a camera or an office's machine wrote into it about itself (a place, a name, an hour,
//! a small picture of the whole) is left out before anything is sealed; docs/decisions/0141 says what and why. A PDF is kept as it came.
//!
//! Reading order: [`Bare::of`]; then `jpeg` and `png`, which walk through a file, and `upright`, which keeps which way is up.

mod bare;
mod jpeg;
mod png;
mod upright;
mod walk;

use serde::{Deserialize, Serialize};

pub use bare::{Bare, NoPaper};
pub use walk::Damaged;

/// The most bytes of a file. A scan of a dozen pages is a third of it.
pub const MOST_BYTES: usize = 5 * 1024 * 1024;
/// What a file is, by its own first bytes and by nothing that its name says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperKind {
    /// ISO 32000-1, 7.5.2: `%PDF-`.
    Pdf,
    /// ISO/IEC 15948, 5.2: the eight bytes of its signature.
    Png,
    /// ITU-T T.81, B.1.1.3: the start of an image, and a marker after it.
    Jpeg,
}

impl PaperKind {
    /// What the bytes are, if they are one of the three.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let begins = |with: &[u8]| bytes.starts_with(with);
        if begins(b"%PDF-") {
            Some(Self::Pdf)
        } else if begins(png::SIGNATURE) {
            Some(Self::Png)
        } else if begins(b"\xff\xd8\xff") {
            Some(Self::Jpeg)
        } else {
            None
        }
    }

    /// The ending of a file's name, also the end of a key.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Jpeg => "jpg",
        }
    }

    /// For the header of an answer.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_its_bytes_say() {
        assert_eq!(PaperKind::of(b"%PDF-1.7 ..."), Some(PaperKind::Pdf));
        assert_eq!(PaperKind::of(b"\xff\xd8\xff\xe0"), Some(PaperKind::Jpeg));
        assert_eq!(PaperKind::of(b"\x89PNG\r\n\x1a\n"), Some(PaperKind::Png));
        for other in [&b"<html>"[..], b"MZ", b"", b"PK\x03\x04"] {
            assert_eq!(PaperKind::of(other), None);
        }
    }
}
