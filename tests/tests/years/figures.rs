//! What was lived through.

use std::fmt;
use std::ops::{Index, IndexMut};

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Of {
    Days,
    Cases,
    Facts,
    Told,
    Tried,
    NoLonger,
    Open,
    Overdue,
    Alarms,
    Unsent,
    Outages,
    WrongClocks,
    Restores,
    Late,
    Corrections,
    /// Duties that a fact has changed or taken away, such as a correction.
    Moved,
    /// Calls that reached somebody, made with a clock that was behind what they were about.
    Behind,
    /// People of the staff who left.
    Leavers,
    /// Alarms of a danger that somebody had taken who has left.
    LeftWith,
    /// Alarms that were due while nobody was on call, each of which is said.
    Nobody,
    /// Nights in which the clocks change, lived through between one and four.
    Changes,
}

const NAMES: [(Of, &str); 21] = [
    (Of::Days, "days"),
    (Of::Cases, "cases"),
    (Of::Facts, "facts"),
    (Of::Told, "told"),
    (Of::Tried, "tried"),
    (Of::NoLonger, "no longer owed"),
    (Of::Open, "open in time"),
    (Of::Overdue, "overdue on the first screen"),
    (Of::Alarms, "alarms"),
    (Of::Unsent, "of them not sent"),
    (Of::Outages, "outages"),
    (Of::WrongClocks, "wrong clocks"),
    (Of::Restores, "restores"),
    (Of::Late, "late entries"),
    (Of::Corrections, "corrections"),
    (Of::Moved, "duties moved by a fact"),
    (Of::Behind, "calls by a clock that was behind"),
    (Of::Leavers, "who left"),
    (Of::LeftWith, "alarms of what they had taken"),
    (Of::Nobody, "due with nobody on call"),
    (Of::Changes, "nights of a change of the clocks"),
];

/// Counted over days or programs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Figures([u64; NAMES.len()]);

impl Index<Of> for Figures {
    type Output = u64;

    fn index(&self, of: Of) -> &u64 {
        &self.0[of as usize]
    }
}

impl IndexMut<Of> for Figures {
    fn index_mut(&mut self, of: Of) -> &mut u64 {
        &mut self.0[of as usize]
    }
}

impl Figures {
    pub(crate) fn add(&mut self, other: &Self) {
        for (mine, theirs) in self.0.iter_mut().zip(other.0) {
            *mine += theirs;
        }
    }

    /// Whether each of them came at all.
    pub(crate) fn reaches_everything(&self) -> bool {
        self.0.iter().all(|count| *count > 0)
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let each = NAMES.map(|(of, name)| format!("{} {name}", self[of]));
        out.write_str(&each.join(", "))
    }
}
