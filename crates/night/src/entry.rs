//! Orders that the words of one entry be taken out of a participant's file.

use ledger::{Cause, Extent};
use program_file::{Became, CaseOrders, Order, Orders};

use crate::{Night, NightError, facts::destroy};

impl Night<'_> {
    /// Carries out every order about an entry that is due. A hold on its case lets it wait.
    pub(crate) fn each_entry(&self) -> Result<Vec<Result<(), NightError>>, NightError> {
        let night = self.night();
        let (orders, whole) = (
            Orders::read(self.ledgers.program)?.0,
            CaseOrders::read(self.ledgers.program)?,
        );
        let due = |order: &&Order| {
            order.became == Became::Waits && order.at < night && whole.hold(order.case).is_none()
        };
        let due = orders.iter().filter(due);
        Ok(due.map(|order| self.take_out(order)).collect())
    }

    fn take_out(&self, order: &Order) -> Result<(), NightError> {
        let client = self.ledgers.client;
        let entries = client.case(order.case)?.entries;
        let entry = entries.iter().find(|each| each.envelope.id == order.entry);
        let (recorder, act) = (self.recorder(), self.act());
        let Some(entry) = entry else {
            // Nothing is there to be taken out: that is said, so that nobody waits for it.
            recorder.order_done(&act, order.fact, None, "")?;
            return Ok(());
        };
        if entry.letter.is_some() {
            // The participants' ledger gives one cause, whatever the ground was (docs/decisions/0055).
            let how = (Extent::Letter, Cause::WrongFile);
            destroy(client, &[entry.position], how, self.now, self.stream)?;
        }
        let (place, leaf) = (entry.position.0, entry.leaf.to_string());
        recorder.order_done(&act, order.fact, Some(place), &leaf)?;
        Ok(())
    }
}
