//! From which day to which.

use jiff::civil::Date;

/// Days in the pack's zone, both in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// The first.
    pub from: Date,
    /// The last.
    pub to: Date,
}

/// The last day lies before the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the period ends on {to}, before it begins on {from}")]
pub struct Backwards {
    /// The first.
    pub from: Date,
    /// The last.
    pub to: Date,
}

impl Period {
    /// A period.
    ///
    /// # Errors
    /// [`Backwards`] where it ends before it begins.
    pub fn new(from: Date, to: Date) -> Result<Self, Backwards> {
        if to < from {
            return Err(Backwards { from, to });
        }
        Ok(Self { from, to })
    }

    /// Whether a day is in it.
    #[must_use]
    pub fn contains(self, day: Date) -> bool {
        self.from <= day && day <= self.to
    }
}
