//! Orders to take the words of an entry out of the participant's file: the one way back from the separate file
//! (design.md, "Who sees what"). The victim desk can only ask; the order is given at the program desk, and carried out
//! with the night's run.
//!
//! An order names a case and an entry by their labels, as they stand in envelopes. What the words were, it does not say.

use ledger::{Actor, Appended, Entry, Filed, Matter, OrderAct, Store, StoreError};
use rules::{CaseId, FactId, Moment};
use serde::{Deserialize, Serialize};

use crate::{
    record::{Act, Recorder, letter, line},
    refused::{Problem, Refused},
};

/// The case under which orders are kept, apart from the settings.
fn case() -> Result<CaseId, StoreError> {
    CaseId::new("orders").map_err(|error| StoreError(error.to_string()))
}

/// One order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// Its fact: how it is named.
    pub fact: FactId,
    /// Of which case.
    pub case: CaseId,
    /// Of which entry of the participant's file.
    pub entry: FactId,
    /// By whom.
    pub by: Actor,
    /// When.
    pub at: Moment,
    /// On what ground, in words: a policy, a court's order, who asked.
    pub ground: String,
    /// What became of it.
    pub became: Became,
}

/// What became of an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Became {
    /// It waits for the night's run.
    Waits,
    /// It was taken back before.
    TakenBack(Moment),
    /// It was carried out.
    Done(Done),
}

/// That an order was carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// When.
    pub at: Moment,
    /// The place in the participants' ledger; nothing where there was no such entry with words.
    pub place: Option<u64>,
    /// The leaf that stays there, in hexadecimal.
    pub leaf: String,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Given {
    case: String,
    entry: String,
    ground: String,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Of {
    order: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<u64>,
    #[serde(skip_serializing_if = "String::is_empty")]
    leaf: String,
}

/// Every order, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Orders(pub Vec<Order>);

impl Orders {
    /// Reads them from the program's ledger.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn read(store: &dyn Store) -> Result<Self, StoreError> {
        Self::of(&Self::entries(store)?, None)
    }

    /// The entries that they are read from.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn entries(store: &dyn Store) -> Result<Vec<Entry>, StoreError> {
        Ok(store.case(case()?)?.entries)
    }

    /// What those entries say, as far as the ledger had them at an instant; of now without one.
    ///
    /// # Errors
    /// When a letter cannot be read.
    pub fn of(entries: &[Entry], as_of: Option<Moment>) -> Result<Self, StoreError> {
        let mut orders: Vec<Order> = Vec::new();
        let known = |entry: &&Entry| as_of.is_none_or(|as_of| entry.envelope.kept <= as_of);
        for entry in entries.iter().filter(known) {
            let Matter::Filed(Filed::Order(act)) = entry.envelope.matter else {
                continue;
            };
            let (fact, at) = (entry.envelope.id, entry.envelope.kept);
            if act == OrderAct::Given {
                let Given {
                    case,
                    entry: of,
                    ground,
                } = letter(entry)?;
                // What names nothing orders nothing.
                let (Ok(case), Ok(of)) = (CaseId::new(&case), FactId::new(&of)) else {
                    continue;
                };
                orders.push(Order {
                    fact,
                    case,
                    entry: of,
                    by: entry.envelope.actor,
                    at,
                    ground,
                    became: Became::Waits,
                });
                continue;
            }
            let Of { order, place, leaf } = letter(entry)?;
            let order = orders.iter_mut().find(|each| each.fact.as_str() == order);
            if let Some(order) = order.filter(|order| order.became == Became::Waits) {
                order.became = match act {
                    OrderAct::CarriedOut => Became::Done(Done { at, place, leaf }),
                    _ => Became::TakenBack(at),
                };
            }
        }
        orders.reverse();
        Ok(Self(orders))
    }

    /// One of them.
    #[must_use]
    pub fn find(&self, fact: &str) -> Option<&Order> {
        self.0.iter().find(|order| order.fact.as_str() == fact)
    }

    /// Whether one was given about an entry and not taken back.
    #[must_use]
    pub fn about(&self, case: CaseId, entry: FactId) -> bool {
        let stands = |order: &&Order| !matches!(order.became, Became::TakenBack(_));
        let mut orders = self.0.iter().filter(stands);
        orders.any(|order| order.case == case && order.entry == entry)
    }
}

impl Recorder<'_> {
    /// Gives an order, to be carried out with the next night's run.
    ///
    /// # Errors
    /// When a field cannot be taken, such an order stands already, or nothing could be stored.
    pub fn order(
        &self,
        act: &Act,
        case_of: &str,
        entry: &str,
        ground: &str,
    ) -> Result<Appended, Refused> {
        let missing = |field| Refused::field(field, Problem::Missing);
        let of = CaseId::new(case_of.trim()).map_err(|_| missing("case"))?;
        let fact = FactId::new(entry.trim()).map_err(|_| missing("entry"))?;
        let orders = Orders::read(self.store)?;
        let given = act.batch.fact()?;
        if orders.about(of, fact) && orders.find(given.as_str()).is_none() {
            return Err(Refused::field("entry", Problem::OrderedBefore));
        }
        let letter = Given {
            case: of.to_string(),
            entry: fact.to_string(),
            ground: line("ground", ground)?,
        };
        self.put_apart(act, case()?, Filed::Order(OrderAct::Given), &letter)
    }

    /// Takes an order back, as long as it waits.
    ///
    /// # Errors
    /// When it does not wait, or nothing could be stored.
    pub fn take_order_back(&self, act: &Act, order: FactId) -> Result<Appended, Refused> {
        let letter = Of {
            order: order.to_string(),
            ..Of::default()
        };
        self.about_order(act, order, OrderAct::TakenBack, &letter)
    }

    /// That an order was carried out, and what is left there.
    ///
    /// # Errors
    /// When it does not wait, or nothing could be stored.
    pub fn order_done(
        &self,
        act: &Act,
        order: FactId,
        place: Option<u64>,
        leaf: &str,
    ) -> Result<Appended, Refused> {
        let letter = Of {
            order: order.to_string(),
            place,
            leaf: leaf.to_owned(),
        };
        self.about_order(act, order, OrderAct::CarriedOut, &letter)
    }

    fn about_order(
        &self,
        act: &Act,
        order: FactId,
        became: OrderAct,
        letter: &Of,
    ) -> Result<Appended, Refused> {
        let orders = Orders::read(self.store)?;
        let waits = orders
            .find(order.as_str())
            .is_some_and(|order| order.became == Became::Waits);
        if !waits {
            return Err(Refused::field("order", Problem::DoesNotWait));
        }
        self.put_apart(act, case()?, Filed::Order(became), letter)
    }
}
