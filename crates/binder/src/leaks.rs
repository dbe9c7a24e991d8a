//! Entries of participants' files that were found to hold what only the separate file should (clause (c)): how each ended and
//! how long its words stood there. From envelopes alone: what was found and nobody has weighed yet needs a key to be seen.

use std::collections::BTreeMap;

use ledger::{Envelope, Filed, Matter};
use program_file::{Became, Order};
use rules::{CaseId, FactId, Moment};

use crate::{Ledger, case::Eyes, tally::Add};

/// So many days at most are a week, or a month.
const WEEK: i32 = 7;
const MONTH: i32 = 30;

/// By what it is known how a leak ended.
#[derive(Clone, Copy)]
pub(crate) struct Ends<'a> {
    /// The orders that were given by then.
    pub(crate) orders: &'a [Order],
    /// Entries of participants' files whose words are gone, and since when.
    pub(crate) gone: &'a BTreeMap<(CaseId, FactId), Moment>,
}

/// The leaks of one case, counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Leaks {
    /// Somebody weighed it, and it may stand.
    pub stand: u32,
    /// The words are gone.
    pub out: u32,
    /// It is ordered that they go, and they are still there.
    pub ordered: u32,
    /// It was asked that they go, and nobody has ordered it.
    pub asked: u32,
    /// Of those that were not to stand: the words stood there for a week at most,
    pub week: u32,
    /// for a month at most,
    pub month: u32,
    /// or longer; until they were gone, or until now.
    pub longer: u32,
}

impl Leaks {
    /// Those that were first weighed in the period, as they stand. `all` is everything of the case.
    pub(crate) fn of(
        case: CaseId,
        all: &[(Ledger, Envelope)],
        eyes: Eyes<'_>,
        ends: Ends<'_>,
    ) -> Self {
        let mut found: BTreeMap<FactId, (Moment, bool)> = BTreeMap::new();
        let known = |each: &&(Ledger, Envelope)| each.1.kept <= eyes.as_of;
        for (_, each) in all.iter().filter(known) {
            if let Matter::Filed(Filed::Weighed { fact, ask }) = each.matter {
                // The first time is when it was found, the last what was decided.
                let first = found.get(&fact).map_or(each.kept, |(first, _)| *first);
                found.insert(fact, (first, ask));
            }
        }
        let mut leaks = Self::default();
        for (entry, (first, ask)) in found {
            if !eyes.within(first) {
                continue;
            }
            if !ask {
                leaks.stand += 1;
                continue;
            }
            let written = all
                .iter()
                .find(|(ledger, each)| *ledger == Ledger::Client && each.id == entry);
            let gone = ends.gone.get(&(case, entry)).copied();
            let gone = gone.filter(|gone| *gone <= eyes.as_of);
            let ordered = ends.orders.iter().any(|order| {
                let stands = !matches!(order.became, Became::TakenBack(_));
                stands && (order.case, order.entry) == (case, entry)
            });
            match (written, gone) {
                // An entry that is nowhere went with its whole case.
                (None, _) | (_, Some(_)) => leaks.out += 1,
                (Some(_), None) if ordered => leaks.ordered += 1,
                (Some(_), None) => leaks.asked += 1,
            }
            let Some((_, written)) = written else {
                continue;
            };
            let until = gone.map_or(eyes.today(), |gone| eyes.day(gone));
            let days = (until - eyes.day(written.kept)).get_days();
            let stood = if days <= WEEK {
                &mut leaks.week
            } else if days <= MONTH {
                &mut leaks.month
            } else {
                &mut leaks.longer
            };
            *stood += 1;
        }
        leaks
    }

    /// Each part of the two groups with how many there are.
    #[must_use]
    pub const fn parts(self) -> [(&'static str, &'static str, u32); 7] {
        [
            ("leaks", "leak-stands", self.stand),
            ("leaks", "leak-out", self.out),
            ("leaks", "leak-ordered", self.ordered),
            ("leaks", "leak-asked", self.asked),
            ("leak-age", "leak-week", self.week),
            ("leak-age", "leak-month", self.month),
            ("leak-age", "leak-longer", self.longer),
        ]
    }

    pub(crate) fn count(self, add: &mut Add<'_>) {
        for (group, part, times) in self.parts() {
            for _ in 0..times {
                add(group, part, None);
            }
        }
    }
}
