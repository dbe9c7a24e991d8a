//! Orders about whole cases.

use std::collections::BTreeMap;

use jiff::ToSpan as _;
use keys::Stream;
use ledger::{
    Appended, Cause, Extent, Filed, Matter, Position, SealedLetter, Store, StoreError, own_case,
};
use program_file::{Authority, CaseDone, CaseOrder, CaseOrders};
use rules::{FactId, Moment};

use crate::{
    Night, NightError,
    carried::Carried,
    facts::{about_itself, batch, destroy_case, is_there},
    schedule::{goes_on, last_entry},
};

/// That a ledger's part of a case is being destroyed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mark {
    /// Where that is written down: what lay before it goes.
    at: Position,
    pub(crate) first: u64,
    pub(crate) entries: u32,
}

/// What a ledger says of whole cases, by the orders.
pub(crate) fn marks(store: &dyn Store) -> Result<BTreeMap<FactId, Mark>, StoreError> {
    let mut marks = BTreeMap::new();
    for entry in store.case(own_case()?)?.entries {
        if let Matter::Filed(Filed::CaseGoes {
            order,
            first,
            entries,
            ..
        }) = entry.envelope.matter
        {
            marks.entry(order).or_insert(Mark {
                at: entry.position,
                first,
                entries,
            });
        }
    }
    Ok(marks)
}

/// How much of each entry of the separate file goes: all of it where the participant's file goes too, else its words, for
/// what was decided about the participant would open anew what the envelopes say was done.
const fn extent(order: &CaseOrder) -> Extent {
    match order.files.participant() {
        true => Extent::Whole,
        false => Extent::Letter,
    }
}

const fn cause(order: &CaseOrder) -> Cause {
    match order.authority {
        Authority::Court(_) => Cause::CourtOrder,
        Authority::Schedule(_) => Cause::Retention,
    }
}

impl Night<'_> {
    /// Carries out every order about a whole case that is due, as far as the client desk's own ledgers go: by orders, holds
    /// and that desk's facts alone.
    pub(crate) fn each_case(&self) -> Result<Vec<Result<(), NightError>>, NightError> {
        let all = CaseOrders::read(self.ledgers.program)?;
        let mut done = Vec::new();
        for order in all.orders.iter().filter(|order| order.waits()) {
            match self.is_due(order, &all) {
                Ok(true) => done.push(self.carry_out(order)),
                Ok(false) => {}
                Err(error) => done.push(Err(error)),
            }
        }
        Ok(done)
    }

    fn is_due(&self, order: &CaseOrder, all: &CaseOrders) -> Result<bool, NightError> {
        let Some(since) = order.since() else {
            return Ok(false);
        };
        if all.hold(order.case).is_some() {
            return Ok(false);
        }
        let (zone, night) = (&self.rules.zone, self.night());
        // What the schedule gives up goes in the same run.
        if matches!(order.authority, Authority::Schedule(_)) {
            return Ok(true);
        }
        let last = last_entry(self.ledgers, order.case)?;
        Ok(since < night && goes_on(since, last, zone) <= night.day(zone))
    }

    fn carry_out(&self, order: &CaseOrder) -> Result<(), NightError> {
        let (client, drop) = (self.ledgers.client, self.ledgers.drop);
        let carried = match order.files.participant() && self.owed(order.case)? {
            true => self.keep(order)?,
            false => None,
        };
        let mut gone = None;
        if order.files.participant() {
            gone = Some(self.goes(client, order, Extent::Whole, self.stream)?);
        }
        if order.files.separate() {
            self.goes(drop, order, extent(order), self.stream)?;
        }
        if let Some(carried) = carried {
            self.append(&carried)?;
        }
        (self.told)(order.case);
        let head = client.head()?;
        let first = gone.filter(|mark| mark.entries > 0);
        let leaf = match first {
            Some(mark) => client.leaves(Position(mark.first), 1)?,
            None => Vec::new(),
        };
        let done = CaseDone {
            at: self.now,
            entries: first.map_or(0, |mark| mark.entries),
            place: first.map_or(0, |mark| mark.first),
            leaf: leaf
                .first()
                .map_or(String::new(), |leaf| leaf.leaf.to_string()),
            size: head.size,
            root: head.root.to_string(),
        };
        let recorder = self.recorder();
        recorder.case_order_done(&self.act(), order.fact, &done)?;
        Ok(())
    }

    /// Says that a ledger's part of the case goes, and destroys it.
    fn goes(
        &self,
        store: &dyn Store,
        order: &CaseOrder,
        extent: Extent,
        stream: &Stream,
    ) -> Result<Mark, NightError> {
        let mark = match marks(store)?.get(&order.fact) {
            Some(mark) => *mark,
            None => self.set_mark(store, order, extent, stream)?,
        };
        let how = (extent, cause(order));
        destroy_case(store, order.case, how, self.now, stream)?;
        Ok(mark)
    }

    fn set_mark(
        &self,
        store: &dyn Store,
        order: &CaseOrder,
        extent: Extent,
        stream: &Stream,
    ) -> Result<Mark, NightError> {
        let entries = store.case(order.case)?.entries;
        let there: Vec<_> = entries
            .iter()
            .filter(|entry| is_there(entry, extent))
            .collect();
        let first = there.first().map_or(0, |entry| entry.position.0);
        let entries = u32::try_from(there.len()).unwrap_or(u32::MAX);
        let filed = Filed::CaseGoes {
            order: order.fact,
            extent,
            first,
            entries,
        };
        let fact = about_itself(filed, self.now, stream)?;
        let appended = store.append(&batch(vec![fact], stream)?)?;
        let at = match appended {
            Appended::Now { first, .. } => first,
            // Never: the batch's number is fresh.
            Appended::Before => Position(0),
        };
        Ok(Mark { at, first, entries })
    }

    /// The separate files of orders that were carried out at the client desk's ledgers, once nothing is owed for the case.
    /// Nothing of it is written down but in the separate files' own ledger.
    pub(crate) fn each_separate(&self) -> Result<Vec<Result<(), NightError>>, NightError> {
        let all = CaseOrders::read(self.ledgers.program)?;
        let orders = all.orders.iter().filter(|order| order.done().is_some());
        let orders = orders.filter(|order| order.files.separate());
        let free = orders.filter(|order| all.hold(order.case).is_none());
        let marks = marks(self.ledgers.victim)?;
        let mark = |order: &CaseOrder| marks.get(&order.fact);
        Ok(free
            .map(|order| self.separate(order, mark(order)))
            .collect())
    }

    fn separate(&self, order: &CaseOrder, mark: Option<&Mark>) -> Result<(), NightError> {
        let victim = self.ledgers.victim;
        let extent = extent(order);
        let entries = victim.case(order.case)?.entries;
        if let Some(mark) = mark {
            let before = entries.iter().filter(|entry| entry.position < mark.at);
            // What came after it is of no order.
            if !before.into_iter().any(|entry| is_there(entry, extent)) {
                return Ok(());
            }
        } else if self.owed(order.case)? || self.is_young(order, &entries) {
            return Ok(());
        }
        self.goes(victim, order, extent, self.apart)?;
        (self.told)(order.case);
        Ok(())
    }

    /// Whether the schedule leaves the separate file alone: somebody worked in it since. Whoever looked did not.
    fn is_young(&self, order: &CaseOrder, entries: &[ledger::Entry]) -> bool {
        let Authority::Schedule(years) = order.authority else {
            return false;
        };
        let zone = &self.rules.zone;
        let worked = entries
            .iter()
            .filter(|entry| entry.envelope.moves_version());
        // What was carried over is the participant's file's, and as old as that says.
        let at =
            |entry: &ledger::Entry| match entry.letter.as_ref() == Some(&SealedLetter::default()) {
                true => entry.envelope.at,
                false => entry.envelope.at.max(entry.envelope.kept),
            };
        let last: Option<Moment> = worked.map(at).max();
        let night = self.night().day(zone);
        last.is_some_and(|last| last.day(zone).saturating_add(i32::from(years).years()) >= night)
    }

    /// Keeps what stands on when a participant's file goes.
    fn keep(&self, order: &CaseOrder) -> Result<Option<Carried>, NightError> {
        let mut envelopes = Vec::new();
        let mut take = |store: &dyn Store| -> Result<(), NightError> {
            let entries = store.case(order.case)?.entries;
            let facts = entries.iter().map(|entry| entry.envelope);
            envelopes.extend(facts.filter(|envelope| envelope.fact().is_some()));
            Ok(())
        };
        take(self.ledgers.client)?;
        if order.files.separate() {
            take(self.ledgers.drop)?;
        }
        self.put_by(order.fact, envelopes)
    }
}
