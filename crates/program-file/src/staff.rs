//! Who works here, under which hats, and how to reach them. No participant and no protected person is among them.

use std::{collections::BTreeSet, fmt};

use serde::{Deserialize, Serialize};

/// Somebody's number among the program's staff; it never becomes another's. Numbers begin with 1: 0 is nobody.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct StaffNo(pub u16);

impl fmt::Display for StaffNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What somebody does here. One person may wear several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hat {
    /// Leads groups: works at the client desk.
    Facilitator,
    /// Calls the persons whom the program must tell: works at the victim desk.
    Liaison,
    /// May be on call for the victim desk.
    OnCall,
    /// Answers for the program.
    Director,
    /// Whom the reviewer asks.
    ReviewContact,
}

impl Hat {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 5] = [
        Self::Director,
        Self::Facilitator,
        Self::Liaison,
        Self::OnCall,
        Self::ReviewContact,
    ];

    /// The word in forms and at the end of keys.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Facilitator => "facilitator",
            Self::Liaison => "liaison",
            Self::OnCall => "on-call",
            Self::Director => "director",
            Self::ReviewContact => "review-contact",
        }
    }

    /// The one that is written so, if there is one.
    #[must_use]
    pub fn from_word(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.word() == text)
    }
}

/// Somebody who works here, or did.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Staff {
    /// Who.
    pub name: String,
    /// Under which hats.
    pub hats: BTreeSet<Hat>,
    /// The number, as it is said; may be empty for somebody who is not on call.
    pub telephone: String,
    /// Where mail reaches them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mail: Option<Mail>,
    /// They do not work here any more.
    pub ended: bool,
}

impl Staff {
    /// Whether they may be on call for the victim desk.
    #[must_use]
    pub fn may_be_on_call(&self) -> bool {
        !self.ended && self.hats.contains(&Hat::OnCall)
    }

    /// A valve made of flesh: one head in which both files meet. It is allowed, for a small program has no one
    /// else, but never goes unsaid.
    #[must_use]
    pub fn is_at_both_desks(&self) -> bool {
        let opens_theirs = |hat: &Hat| matches!(hat, Hat::Liaison | Hat::OnCall);
        !self.ended && self.hats.contains(&Hat::Facilitator) && self.hats.iter().any(opens_theirs)
    }
}

/// A mail address that can be written on an envelope of SMTP: ASCII, no quotes, no address of a bare machine
/// (a dot-string at a domain, RFC 5321 section 4.1.2; lengths of section 4.5.3.1).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Mail(String);

impl Mail {
    /// As it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Mail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<Mail> for String {
    fn from(mail: Mail) -> Self {
        mail.0
    }
}

/// It is no mail address, as RFC 5321 writes one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no mail address")]
pub struct NoMail;

impl TryFrom<String> for Mail {
    type Error = NoMail;

    fn try_from(text: String) -> Result<Self, NoMail> {
        let (local, domain) = text.rsplit_once('@').ok_or(NoMail)?;
        let atom = |atom: &str| {
            let atext =
                |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte);
            !atom.is_empty() && atom.bytes().all(atext)
        };
        let label = |label: &str| {
            let inside = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
            (1..=63).contains(&label.len())
                && label.bytes().all(inside)
                && !label.starts_with('-')
                && !label.ends_with('-')
        };
        let fits = local.len() <= 64
            && domain.len() <= 255
            && local.split('.').all(atom)
            && domain.contains('.')
            && domain.split('.').all(label);
        if fits { Ok(Self(text)) } else { Err(NoMail) }
    }
}
