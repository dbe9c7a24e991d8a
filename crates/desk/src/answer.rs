//! What goes out.

/// An answer as plain data; the office adds the headers that every answer carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// Header names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

/// Why a route did not answer as asked. The office turns it into a page in the desk's own look.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// There is no such thing, or it is not for this desk: the same words in both cases.
    #[error("there is no such page")]
    NotFound,
    /// Somebody else changed it meanwhile; the text says what to do.
    #[error("{0}")]
    Stale(String),
    /// What was sent cannot be taken; the text says what and how to mend it.
    #[error("{0}")]
    Unusable(String),
    /// Ours: the store or a key failed. The text is for the log, never a letter's word.
    #[error("{0}")]
    Failed(String),
}
