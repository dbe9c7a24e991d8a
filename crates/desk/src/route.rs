//! The table of routes: each says who may call it, so that tests can try everybody else.

use crate::{Answer, Refusal, Visit};

/// The two methods there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Method {
    /// Reads; changes nothing but the fact of a look.
    Get,
    /// Changes something; needs the session's CSRF token behind a guard.
    Post,
}

impl Method {
    /// As HTTP writes it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
        }
    }
}

/// Who may call a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Guard {
    /// Anybody.
    Open,
    /// Whoever is signed in at this desk.
    SignedIn,
    /// A program with a token of this desk; no cookie is looked at. POST needs one that may record.
    Token,
}

/// What a route does, for the table in docs and for tests.
pub struct Route<D: 'static> {
    /// GET or POST.
    pub method: Method,
    /// Below the desk's path, such as `/cases/{case}/call/{person}`.
    pub path: &'static str,
    /// Who may call it.
    pub guard: Guard,
    /// Whether it opens a letter: a speculative load (`Sec-Purpose`) is then refused with 503 and leaves nothing.
    pub opens_letters: bool,
    /// In a few words, what it is for.
    pub purpose: &'static str,
    /// What answers.
    pub go: fn(&D, &Visit<'_>) -> Result<Answer, Refusal>,
}
