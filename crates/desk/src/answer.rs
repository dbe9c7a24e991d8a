//! What goes out.

/// An answer as plain data; the counter adds the headers that every answer carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// Header names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Answer {
    /// A page.
    #[must_use]
    pub fn page(html: String) -> Self {
        Self::page_with(200, html)
    }

    /// A page with another status, such as 422 for a form that is shown again with its errors.
    #[must_use]
    pub fn page_with(status: u16, html: String) -> Self {
        Self::of(status, "text/html; charset=utf-8", html.into_bytes())
    }

    /// Bytes of some type.
    #[must_use]
    pub fn of(status: u16, content_type: &str, body: Vec<u8>) -> Self {
        Self {
            status,
            headers: vec![("content-type".to_owned(), content_type.to_owned())],
            body,
        }
    }

    /// A file to be saved under a name. The name must hold nothing about a person.
    #[must_use]
    pub fn file(name: &str, content_type: &str, body: Vec<u8>) -> Self {
        let plain: String = name
            .chars()
            .filter(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'))
            .collect();
        Self::of(200, content_type, body).with(
            "content-disposition",
            format!("attachment; filename=\"{plain}\""),
        )
    }

    /// Sends the browser to another page by GET, after something was done.
    #[must_use]
    pub fn see(path: &str) -> Self {
        Self::empty(303).with("location", path)
    }

    /// A status alone.
    #[must_use]
    pub const fn empty(status: u16) -> Self {
        Self {
            status,
            headers: Vec::new(),
            body: Vec::new(),
        }
    }

    /// One header more.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.headers.push((name.to_owned(), value.into()));
        self
    }

    /// The first value of a header, by its name in lower case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(each, _)| each == name)
            .map(|(_, value)| value.as_str())
    }
}

/// Headers that every answer carries, whatever a route says.
pub(crate) const ALWAYS: [(&str, &str); 7] = [
    ("cache-control", "no-store"),
    (
        "content-security-policy",
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; \
         connect-src 'self'; frame-ancestors 'none'; base-uri 'none'",
    ),
    ("referrer-policy", "no-referrer"),
    ("x-content-type-options", "nosniff"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    (
        "permissions-policy",
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
];

/// Adds them.
pub(crate) fn complete(mut answer: Answer) -> Answer {
    for (name, value) in ALWAYS {
        answer.headers.retain(|(each, _)| each != name);
        answer.headers.push((name.to_owned(), value.to_owned()));
    }
    if answer.header("content-type").is_none() {
        answer = answer.with("content-type", "text/plain; charset=utf-8");
    }
    answer
}

/// Why a route did not answer as asked. The counter turns it into a page in the desk's own look.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// There is no such thing, or it is not for this desk: the same words in both cases.
    #[error("there is no such page")]
    NotFound,
    /// Somebody else changed it meanwhile; the key, or the text, says what to do.
    #[error("{0}")]
    Stale(String),
    /// What was sent cannot be taken; the key, or the text, says what and how to mend it.
    #[error("{0}")]
    Unusable(String),
    /// Ours: the store or a key failed. The text is for the log, never a letter's word.
    #[error("{0}")]
    Failed(String),
}

impl Refusal {
    /// Ours, by what failed.
    #[must_use]
    pub fn failed(error: impl std::fmt::Display) -> Self {
        Self::Failed(error.to_string())
    }
}

impl From<ledger::StoreError> for Refusal {
    fn from(error: ledger::StoreError) -> Self {
        Self::failed(error)
    }
}

/// A batch that came too late is stale; any other trouble with it is ours.
impl From<ledger::AppendError> for Refusal {
    fn from(error: ledger::AppendError) -> Self {
        match error {
            ledger::AppendError::Stale { .. } => Self::Stale("refused-stale".to_owned()),
            other => Self::failed(other),
        }
    }
}
