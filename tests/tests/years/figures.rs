//! What was lived through.

use std::fmt;

/// Counted over days or programs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Figures {
    pub(crate) days: u64,
    pub(crate) cases: u64,
    pub(crate) facts: u64,
    pub(crate) told: u64,
    pub(crate) tried: u64,
    pub(crate) no_longer: u64,
    pub(crate) open: u64,
    pub(crate) overdue: u64,
    pub(crate) alarms: u64,
    pub(crate) unsent: u64,
    pub(crate) outages: u64,
    pub(crate) wrong_clocks: u64,
    pub(crate) restores: u64,
    pub(crate) late: u64,
    pub(crate) corrections: u64,
    /// Duties that a fact has changed or taken away, such as a correction.
    pub(crate) moved: u64,
}

impl Figures {
    fn each(&self) -> [(&'static str, u64); 16] {
        [
            ("days", self.days),
            ("cases", self.cases),
            ("facts", self.facts),
            ("told", self.told),
            ("tried", self.tried),
            ("no longer owed", self.no_longer),
            ("open in time", self.open),
            ("overdue on the first screen", self.overdue),
            ("alarms", self.alarms),
            ("of them not sent", self.unsent),
            ("outages", self.outages),
            ("wrong clocks", self.wrong_clocks),
            ("restores", self.restores),
            ("late entries", self.late),
            ("corrections", self.corrections),
            ("duties moved by a fact", self.moved),
        ]
    }

    pub(crate) fn add(&mut self, other: &Self) {
        let Self {
            days,
            cases,
            facts,
            told,
            tried,
            no_longer,
            open,
            overdue,
            alarms,
            unsent,
            outages,
            wrong_clocks,
            restores,
            late,
            corrections,
            moved,
        } = self;
        let mine = [
            days,
            cases,
            facts,
            told,
            tried,
            no_longer,
            open,
            overdue,
            alarms,
            unsent,
            outages,
            wrong_clocks,
            restores,
            late,
            corrections,
            moved,
        ];
        for (mine, (_, theirs)) in mine.into_iter().zip(other.each()) {
            *mine += theirs;
        }
    }

    /// Whether each of them came at all.
    pub(crate) fn reaches_everything(&self) -> bool {
        self.each().iter().all(|(_, count)| *count > 0)
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let each = self.each().map(|(name, count)| format!("{count} {name}"));
        out.write_str(&each.join(", "))
    }
}
