//! What a fact of a file says besides its closed words, as letters of the ledgers.

use client_file::letter as client;
use keys::Seal;
use rules::{Fact, What, read::Words};
use victim_file::letter as victim;

use super::{Belongs, numbers::Numbers};

/// Under whose key it lies; a danger of the drop has no words in a file.
pub(super) const fn seal(belongs: Belongs) -> Option<Seal> {
    match belongs {
        Belongs::Client => Some(Seal::Client),
        Belongs::Victim => Some(Seal::Victim),
        Belongs::Drop => None,
    }
}

/// The letter; empty for a fact without words.
pub(super) fn written(
    fact: &Fact,
    words: &Words,
    belongs: Belongs,
    numbers: &Numbers,
) -> Result<Vec<u8>, client::Unreadable> {
    use client_file::letter::Letter as _;
    let text = || words.text.clone().unwrap_or_default();
    match (belongs, fact.what) {
        (_, What::Decision { .. }) => client::Decision {
            reason: words.text.clone(),
        }
        .written(),
        (
            _,
            What::Assessment {
                concerns,
                lethality,
            },
        ) => client::Assessment {
            concerns: numbers.concerns(concerns),
            lethality: numbers.lethality(lethality),
            words: String::new(),
        }
        .written(),
        (Belongs::Client, What::Void { .. }) => client::Void { why: text() }.written(),
        (Belongs::Victim, What::Void { .. } | What::ThreatEnded { .. }) => {
            use victim_file::letter::Letter as _;
            victim::Why {
                why: text(),
                ..victim::Why::default()
            }
            .written()
        }
        _ => Ok(Vec::new()),
    }
}

/// What a letter says of what a file can say: words that were added at a desk do not make it another fact.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Said {
    Reason(Option<String>),
    Found(Vec<String>, Vec<String>),
    Why(String),
    Nothing,
}

pub(super) fn reads_as(letter: &[u8], fact: &Fact) -> Option<Said> {
    use client_file::letter::Letter as _;
    match fact.what {
        What::Decision { .. } => client::Decision::read(letter)
            .ok()
            .map(|read| Said::Reason(read.reason)),
        What::Assessment { .. } => client::Assessment::read(letter)
            .ok()
            .map(|read| Said::Found(read.concerns, read.lethality)),
        What::Void { .. } | What::ThreatEnded { .. } => client::Void::read(letter)
            .ok()
            .map(|read| Said::Why(read.why)),
        _ => Some(Said::Nothing),
    }
}
