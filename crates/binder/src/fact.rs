//! What a figure of the program's own affairs was counted from: days, the program's own numbers of its people and
//! agreements, words of the pack, counties. For the review alone.

use jiff::civil::Date;
use program_file::{May, StaffNo, Step};

/// One thing that was counted, and as which part of its group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgramFact {
    /// The part of the group.
    pub part: &'static str,
    /// What.
    pub what: Counted,
}

/// What was counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Counted {
    /// Days without a break, both ends in.
    Days {
        /// The first.
        from: Date,
        /// The last.
        to: Date,
    },
    /// The same of a county that the program serves.
    County {
        /// Its name. A county is nobody's datum: it comes from the settings and from no case.
        county: String,
        /// The first.
        from: Date,
        /// The last.
        to: Date,
    },
    /// A drill of the number of an agreement.
    Drill {
        /// The agreement's number.
        agreement: u16,
        /// The day on which it was called; where it was not, the day by which it was to be.
        day: Date,
    },
    /// Letters and entries that were destroyed on a day.
    Destroyed {
        /// The day on which the ledgers took it.
        day: Date,
        /// How many.
        count: u32,
    },
    /// A policy that the chapter wants.
    Policy {
        /// Its word in the pack.
        wanted: String,
        /// The first day of the version in force.
        since: Option<Date>,
    },
    /// Somebody who works here.
    Staff(StaffNo),
    /// A report of a critical incident.
    Incident {
        /// The day of the incident.
        day: Date,
        /// Which report.
        step: Step,
        /// By which day it is due.
        due: Date,
        /// On which day it was done.
        done: Option<Date>,
    },
    /// A report of a new offense.
    Offense {
        /// The day on which it became known.
        day: Date,
        /// By which day it is due.
        due: Date,
        /// On which day it was done.
        done: Option<Date>,
    },
    /// A place where records lie.
    Place {
        /// The how-manieth that was entered; the first is 1.
        number: usize,
        /// By what they may lie there.
        may: May,
        /// Since when they do.
        since: Date,
    },
    /// Looks into separate files by one account of the victim desk.
    Looked {
        /// The account's number.
        account: u32,
        /// How often.
        count: u32,
    },
    /// A plan of correction.
    Plan {
        /// About which finding, by its word.
        finding: String,
        /// Who sees to it.
        owner: StaffNo,
        /// By which day.
        until: Date,
    },
}

/// Days, rising, as runs without a break.
pub(crate) fn runs(days: &[Date]) -> Vec<(Date, Date)> {
    let mut runs: Vec<(Date, Date)> = Vec::new();
    for day in days {
        match runs.last_mut() {
            Some((_, last)) if last.tomorrow().is_ok_and(|next| next == *day) => *last = *day,
            _ => runs.push((*day, *day)),
        }
    }
    runs
}
