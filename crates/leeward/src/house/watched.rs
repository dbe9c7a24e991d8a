//! A store that tells the board what it took, and wakes whoever looks after alarms. docs/decisions/0005 says why it tells no more than that.

use std::sync::Arc;

use ledger::{AppendError, Appended, Around, Batch, Store, cases_of_destruction};
use victim_file::Board;

use crate::alarms::Bell;

/// Everything is the store's own; only an append is told of.
pub(crate) struct Watched {
    pub(crate) store: Arc<dyn Store>,
    pub(crate) board: Arc<Board>,
    pub(crate) bell: Arc<Bell>,
}

impl Around for Watched {
    fn inner(&self) -> &dyn Store {
        self.store.as_ref()
    }

    fn around_append(&self, batch: &Batch) -> Result<Appended, AppendError> {
        let appended = self.store.append(batch)?;
        self.board.touch(batch.case);
        self.bell.ring();
        Ok(appended)
    }

    fn around_destroy(&self, batch: &Batch) -> Result<Appended, AppendError> {
        let cases = cases_of_destruction(self.store.as_ref(), batch)?;
        let appended = self.store.destroy(batch)?;
        cases.into_iter().for_each(|case| self.board.touch(case));
        Ok(appended)
    }
}
