//! Why something is owed, and why then: structured, so that any language can say it.

/// One plain sentence of a duty's `because`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason;
