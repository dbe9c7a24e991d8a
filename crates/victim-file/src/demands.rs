//! Of which legal demands somebody is still to be told: from the program's ledger and from envelopes, so no letter is
//! opened.

use std::collections::BTreeSet;

use ledger::{Filed, Matter, Store, StoreError};
use program_file::{Demand, Demands};
use rules::{FactId, PersonNo};

use crate::facts::{CaseFacts, Stores};

/// A demand of which somebody is still to be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToTell {
    /// The demand.
    pub demand: Demand,
    /// Who of its case; nobody where no case bears its label, which somebody must put right.
    pub people: Vec<PersonNo>,
}

/// Demands of which somebody is still to be told, the most urgent first.
///
/// One of a label that no case bears stands among them: a slip of the pen must not make it disappear. One of a case
/// whose people are not known yet waits until somebody is.
///
/// # Errors
/// When a store cannot be read.
pub fn to_tell(stores: Stores<'_>, program: &dyn Store) -> Result<Vec<ToTell>, StoreError> {
    let mut open = Vec::new();
    for demand in Demands::read(program)?.0 {
        if !demand.is_to_be_told() {
            continue;
        }
        let facts = stores.case(demand.case)?;
        let people = facts.not_told_of(demand.fact);
        if facts.entries.is_empty() || !people.is_empty() {
            open.push(ToTell { demand, people });
        }
    }
    Ok(open)
}

impl CaseFacts {
    /// Who of the case was not told of a demand, and of whom it was not written down why not. Somebody whose part has
    /// ended is not called because of a paper.
    #[must_use]
    pub fn not_told_of(&self, demand: FactId) -> Vec<PersonNo> {
        let heard: BTreeSet<PersonNo> = self
            .envelopes()
            .filter_map(|each| match each.matter {
                Matter::Filed(Filed::DemandHeard { demand: of, person }) if of == demand => {
                    Some(person)
                }
                _ => None,
            })
            .collect();
        self.people()
            .into_iter()
            .filter(|known| known.ended.is_none() && !heard.contains(&known.person))
            .map(|known| known.person)
            .collect()
    }
}
