//! The review desk for programs: how much is kept, and the texts that pin it; and what reviewers wrote beside a binder.

mod marks;

use desk::api::kinds::Day;
use desk::api::{Ask, Line, Nothing, Operation, Trouble, line};
use desk::{Method, closed_words, shapes};
use ledger::{Checkpoint, Position};

use crate::{Ledger, ReviewDesk};

/// The desk's operations.
pub(crate) static OPERATIONS: &[Line<ReviewDesk>] = &[
    line::<ReviewDesk, ReadLedgers>(),
    line::<ReviewDesk, marks::ReadBinders>(),
    line::<ReviewDesk, marks::ReadMarks>(),
    line::<ReviewDesk, marks::WriteMark>(),
];

/// Which ledger, as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Which(Ledger);

impl Which {
    const ALL: [Self; 4] = [
        Self(Ledger::Client),
        Self(Ledger::Drop),
        Self(Ledger::Victim),
        Self(Ledger::Program),
    ];

    const fn word(self) -> &'static str {
        self.0.word()
    }

    fn from_word(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.word() == text)
    }
}

closed_words! {
    /// Which ledger.
    LedgerName of Which;
}

shapes! {
    /// One ledger.
    gives OneLedger {
        ledger: LedgerName,
        entries: u64,
        /// The day of its last entry; null where there is none, or where it cannot be read.
        last: Option<Day>,
        /// The text that pins it: kept outside of the house, it shows whether anything before was changed.
        checkpoint: String,
    }

    /// All ledgers.
    gives Ledgers {
        ledgers: Vec<OneLedger>,
    }
}

/// How much is kept.
pub(crate) struct ReadLedgers;

impl Operation<ReviewDesk> for ReadLedgers {
    const METHOD: Method = Method::Get;
    const PATH: &'static str = "/ledgers";
    const NAME: &'static str = "readLedgers";
    const PURPOSE: &'static str = "how many entries each ledger has, and the text that pins them";
    type Takes = Nothing;
    type Gives = Ledgers;

    fn go(desk: &ReviewDesk, _: &Ask<'_>, _: Nothing) -> Result<Ledgers, Trouble> {
        let office = &desk.office;
        let mut ledgers = Vec::with_capacity(desk.ledgers.len());
        for (ledger, store) in &desk.ledgers {
            let head = store.head()?;
            // By the day: the hour of an entry is nobody's business here.
            let last = head.size.checked_sub(1).and_then(|at| {
                let read = store.read(Position(at), 1).ok()?;
                let entry = read.first()?;
                Some(Day(entry.envelope.kept.day(&office.zone)))
            });
            let checkpoint = Checkpoint {
                origin: ledger.origin(&office.program),
                head,
            };
            ledgers.push(OneLedger {
                ledger: LedgerName(Which(*ledger)),
                entries: head.size,
                last,
                checkpoint: checkpoint.to_string(),
            });
        }
        Ok(Ledgers { ledgers })
    }
}
