//! Forms: what each must carry, and the fields that are typed into.

use askama::Template;

/// The hidden fields of a form. Every form that is sent by POST begins with them: `{{ hidden }}`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Template)]
#[template(path = "parts/hidden.html")]
pub struct Hidden {
    /// The session's token.
    pub csrf: String,
    /// The batch: pressed twice, it is taken once.
    pub once: String,
    /// The id under which what is typed is kept; empty for a form that is not kept.
    pub draft: String,
    /// The page that shows the form, where it is kept.
    pub back: String,
    /// The version of the case that the page showed; empty where none matters.
    pub seen: String,
    /// Once this was chosen, as `NAME=VALUE`, nothing of the form is kept; empty where it always is.
    pub unkept_if: String,
}

impl Hidden {
    /// Token and batch.
    #[must_use]
    pub fn new(csrf: impl Into<String>, once: impl Into<String>) -> Self {
        Self {
            csrf: csrf.into(),
            once: once.into(),
            ..Self::default()
        }
    }

    /// The same for a form that is kept while it is typed.
    #[must_use]
    pub fn kept_as(mut self, draft: impl Into<String>, back: impl Into<String>) -> Self {
        self.draft = draft.into();
        self.back = back.into();
        self
    }
}

crate::html_safe!(Hidden);
