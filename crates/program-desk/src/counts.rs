//! What this desk knows of the files: how many, and nothing else.

use std::{collections::BTreeMap, sync::Arc};

use jiff::civil::Date;
use ledger::StoreError;
use rules::{CaseId, DutyKind, FactId, Moment, Rules, Year};

/// How many of one kind are owed. Names no case and no person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KindCount {
    /// Of which kind.
    pub kind: DutyKind,
    /// Should have been done.
    pub overdue: usize,
    /// By the end of today.
    pub today: usize,
    /// In the seven days after today.
    pub week: usize,
    /// Later than that.
    pub later: usize,
}

/// A danger that lives, to the minute. Names no case and no person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DangerCount {
    /// Since when it is known.
    pub since: Moment,
    /// When the first of those who are still to be told must have been told; nothing where all are.
    pub due: Option<Moment>,
    /// How many persons are still to be told.
    pub persons: usize,
    /// The certified provider is still to be told.
    pub provider: bool,
    /// Somebody at the victim desk has taken it.
    pub taken: bool,
}

/// Everything that the program desk is told of the files.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    /// One for each kind of duty, in the order in which they are shown.
    pub kinds: Vec<KindCount>,
    /// Dangers that live, the one known first at the front.
    pub dangers: Vec<DangerCount>,
    /// How many open duties were due before the go-live day: late nowhere.
    pub history: usize,
    /// How many participants' files there are.
    pub cases: usize,
    /// How many hand-overs nobody at the victim desk has dealt with.
    pub unread: usize,
    /// How many of them since before the last business day.
    pub unread_late: usize,
}

/// How the backups stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backups {
    /// Nobody needs to see to them: they come about, or the program is a demonstration.
    Good,
    /// The settings file names no place for them.
    NoPlace,
    /// The last one is older than two hours.
    Old(Moment),
    /// The last one that was tried did not come about, or there is none.
    Failed,
}

/// How each week's texts are verified, and where they go by themselves.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Witnesses {
    /// The public key that they are signed with, as C2SP's signed-note writes one.
    pub key: String,
    /// The folder that they are put into.
    pub place: Option<String>,
    /// Whom they are mailed to.
    pub mail: Vec<String>,
}

/// Who counts. The binary answers from the board, so that this crate depends on neither file.
pub trait Counts: Send + Sync {
    /// What is owed at that moment.
    ///
    /// # Errors
    /// When a store cannot be read.
    fn tally(&self, now: Moment) -> Result<Tally, StoreError>;

    /// What became of what was owed in the twelve months up to today.
    ///
    /// # Errors
    /// When a store cannot be read.
    fn year(&self, now: Moment) -> Result<Year, StoreError>;

    /// How many reports about participants somebody waits for, by the day on which the next one is due.
    ///
    /// # Errors
    /// When a store cannot be read.
    fn reports_due(&self) -> Result<BTreeMap<Date, u32>, StoreError> {
        Ok(BTreeMap::new())
    }

    /// Entries of participants' files that the victim desk asked to have taken out: of which case, which, and when. By
    /// their labels, whatever has become of them.
    ///
    /// # Errors
    /// When a store cannot be read.
    fn asked(&self, _now: Moment) -> Result<Vec<(CaseId, FactId, Moment)>, StoreError> {
        Ok(Vec::new())
    }

    /// The cases that go by the program's own schedule within the next month, each with the day in whose night it goes; none
    /// while the program has set no number of years. By their labels, from the client desk's facts alone.
    ///
    /// # Errors
    /// When a store cannot be read.
    fn goes_next(&self, _now: Moment) -> Result<Vec<(CaseId, Date)>, StoreError> {
        Ok(Vec::new())
    }

    /// In the night of which day an order about a case goes that is in force since then: once the case has rested.
    ///
    /// # Errors
    /// When a store cannot be read.
    fn goes_on(&self, _case: CaseId, since: Moment) -> Result<Date, StoreError> {
        Ok(since.day(&self.rules().zone))
    }

    /// How the backups stand.
    fn backups(&self, _now: Moment) -> Backups {
        Backups::Good
    }

    /// Since when what the program does by itself (backups, the week's texts) has stood still or not gone through.
    fn stands_since(&self, _now: Moment) -> Option<Moment> {
        None
    }

    /// The last second of the certificate that browsers of other machines are shown, if there is one.
    fn certificate(&self) -> Option<Moment> {
        None
    }

    /// Whether backups are written, so that one can be tried each month.
    fn rehearses(&self) -> bool {
        false
    }

    /// Where the week's texts go.
    fn witnesses(&self) -> Witnesses {
        Witnesses::default()
    }

    /// The rules that the counts are made with, proclaimed days included.
    fn rules(&self) -> Arc<Rules>;

    /// The go-live day or the proclaimed days have changed: reads them anew and counts with them.
    /// Called after each change, and once more for a form that is sent twice.
    ///
    /// # Errors
    /// When a store cannot be read; then everything is counted as before.
    fn settings_changed(&self, now: Moment) -> Result<(), StoreError>;
}
