//! A store that counts what became of each append, and how long it took.

use std::sync::Arc;

use keys::DeskName;
use ledger::{AppendError, Appended, Around, Batch, Store};
use prometheus_client::{
    metrics::{counter::Counter, family::Family, histogram::Histogram},
    registry::Registry,
};

use super::Label;
use crate::seams;

/// Upper ends of what an append takes, in seconds: a sync of a quick disk, of a slow one, of none that should be used.
const APPENDS: [f64; 12] = [
    0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0,
];

/// What became of the batches that were given to one ledger.
#[derive(Clone)]
pub(super) struct Appends {
    taken: Counter,
    before: Counter,
    refused: Counter,
    failed: Counter,
    seconds: Histogram,
}

/// The ledgers that the served desks write to, each with its counters. The drop is the client desk's way out.
pub(super) fn ledgers(asked: &[DeskName], registry: &mut Registry) -> Vec<(&'static str, Appends)> {
    let appends = Family::<[Label; 2], Counter>::default();
    let seconds = Family::<[Label; 1], Histogram>::new_with_constructor(|| Histogram::new(APPENDS));
    let names = asked.iter().flat_map(|desk| match desk {
        DeskName::Client => ["client", "drop"].as_slice(),
        DeskName::Victim => &["victim"],
        DeskName::Program => &["program"],
        DeskName::Review => &[],
    });
    let ledgers = names.map(|name| {
        let ledger = ("ledger", *name);
        let of = |outcome| {
            appends
                .get_or_create(&[ledger, ("outcome", outcome)])
                .clone()
        };
        let counters = Appends {
            taken: of("taken"),
            before: of("before"),
            refused: of("refused"),
            failed: of("failed"),
            seconds: seconds.get_or_create(&[ledger]).clone(),
        };
        (*name, counters)
    });
    let ledgers = ledgers.collect();
    registry.register(
        "appends",
        "Batches given to a ledger: taken, taken before, refused as stale or malformed, failed because it could not be written",
        appends,
    );
    registry.register(
        "append_duration_seconds",
        "How long a ledger took over a batch until it was durable",
        seconds,
    );
    ledgers
}

/// Puts the counters around a store.
pub(super) fn over(store: &mut Arc<dyn Store>, appends: &Appends) {
    *store = Arc::new(Counted {
        store: Arc::clone(store),
        appends: appends.clone(),
    });
}

/// Everything is the store's own; what is written to the ledger is counted.
struct Counted {
    store: Arc<dyn Store>,
    appends: Appends,
}

impl Counted {
    fn count(
        &self,
        work: impl FnOnce() -> Result<Appended, AppendError>,
    ) -> Result<Appended, AppendError> {
        let watch = seams::stopwatch();
        let became = work();
        let counter = match &became {
            Ok(Appended::Now { .. }) => &self.appends.taken,
            Ok(Appended::Before) => &self.appends.before,
            Err(AppendError::Store(_)) => &self.appends.failed,
            Err(_) => &self.appends.refused,
        };
        counter.inc();
        self.appends.seconds.observe(watch.elapsed().as_secs_f64());
        became
    }
}

impl Around for Counted {
    fn inner(&self) -> &dyn Store {
        self.store.as_ref()
    }

    fn around_append(&self, batch: &Batch) -> Result<Appended, AppendError> {
        self.count(|| self.store.append(batch))
    }

    fn around_destroy(&self, batch: &Batch) -> Result<Appended, AppendError> {
        self.count(|| self.store.destroy(batch))
    }
}
