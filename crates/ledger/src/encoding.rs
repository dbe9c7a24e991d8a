//! How an envelope is written: one byte for the version, then the fields by `postcard`.
//!
//! The tree and the letter's seal are over these bytes, so one envelope has one writing: bytes that
//! are not exactly what [`Envelope::to_bytes`] makes of their own reading are refused.

use crate::Envelope;

/// The only version so far. A later one is added beside it: what was sealed stays as it was written.
const FIRST: u8 = 1;

/// Why bytes are no envelope.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EncodingError {
    /// There is not a single byte.
    #[error("an envelope has at least one byte")]
    Empty,
    /// Written by a later program.
    #[error("envelopes of version `{0}` are not known here")]
    Version(u8),
    /// The fields cannot be read or written.
    #[error("not an envelope: {0}")]
    Fields(String),
    /// The same envelope has another writing.
    #[error("not the one way in which this envelope is written")]
    NotCanonical,
}

impl Envelope {
    /// The envelope as it is kept and hashed.
    ///
    /// # Errors
    /// [`EncodingError::Fields`] when a field cannot be written; none that exists today cannot.
    pub fn to_bytes(&self) -> Result<Vec<u8>, EncodingError> {
        let mut bytes = Vec::with_capacity(96);
        bytes.push(FIRST);
        Ok(postcard::to_extend(self, bytes)?)
    }

    /// Reads what [`Envelope::to_bytes`] wrote.
    ///
    /// # Errors
    /// See [`EncodingError`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, EncodingError> {
        let envelope: Self = match bytes {
            [] => return Err(EncodingError::Empty),
            [FIRST, rest @ ..] => postcard::from_bytes(rest)?,
            [other, ..] => return Err(EncodingError::Version(*other)),
        };
        if envelope.to_bytes()? == bytes {
            Ok(envelope)
        } else {
            Err(EncodingError::NotCanonical)
        }
    }
}

impl From<postcard::Error> for EncodingError {
    fn from(error: postcard::Error) -> Self {
        Self::Fields(error.to_string())
    }
}
