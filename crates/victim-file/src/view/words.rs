//! The letters of a case, opened.

use keys::{KeyRing, Seal};
use ledger::{Entry, Filed, Matter};
use rules::What;
use zeroize::Zeroizing;

use crate::facts::Side;
use crate::letter::{self, Letter};
use crate::refused::Refused;

/// What a fact's letter says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Words {
    /// A letter of the participant's file.
    Client(client_file::Words),
    /// Handed over by the client desk: opened on the inbox's page.
    HandedOver,
    /// Of [`What::Person`].
    Person(letter::Person),
    /// Of [`Filed::Plan`].
    Saved(Box<letter::Saved>),
    /// Of an effort, a notice, or a notice to the provider.
    Effort(letter::Effort),
    /// Of what was told, chosen or noted, and of a call that came in.
    Noted(letter::Noted),
    /// Of [`What::Callback`].
    Callback(letter::Callback),
    /// Of [`What::Threat`].
    Threat(letter::Threat),
    /// Of what ended or was taken back.
    Why(letter::Why),
    /// Of [`Filed::Received`].
    Received(letter::Received),
    /// Of [`Filed::Weighed`].
    Weighed(letter::Weighed),
    /// Of [`Filed::PersonRelease`].
    Release(letter::Release),
    /// Of [`Filed::PersonReleaseEnded`].
    ReleaseEnded(letter::ReleaseEnded),
    /// Of [`Filed::ToldOutside`].
    ToldOutside(letter::ToldOutside),
    /// Of [`Filed::DemandHeard`], [`Filed::RetractionTold`] and [`Filed::ShownHeard`].
    DemandHeard(letter::DemandHeard),
    /// Of [`Filed::CopyGiven`].
    CopyGiven(letter::CopyGiven),
    /// Of [`Filed::Shown`].
    Shown(letter::Shown),
    /// The letter has been destroyed.
    Gone,
    /// A fact that has no words.
    None,
}

/// Opens the letter of a fact.
pub(crate) fn words(side: Side, entry: &Entry, ring: &KeyRing) -> Result<Words, Refused> {
    Ok(words_on_sheet(side, entry, ring)?.0)
}

/// The same, with the paper sheet that the letter names; empty where it names none.
pub(crate) fn words_on_sheet(
    side: Side,
    entry: &Entry,
    ring: &KeyRing,
) -> Result<(Words, String), Refused> {
    let Some(sealed) = &entry.letter else {
        return Ok((Words::Gone, String::new()));
    };
    let seal = match side {
        Side::Drop => return Ok((Words::HandedOver, String::new())),
        Side::Client => Seal::Client,
        Side::Victim => Seal::Victim,
    };
    let bytes = if sealed.0.is_empty() {
        Zeroizing::new(Vec::new())
    } else {
        ring.open_letter(seal, &entry.envelope, sealed)?
    };
    let sheet = client_file::letter::sheet(&bytes);
    if side == Side::Client {
        let words = client_file::Words::read(&entry.envelope.matter, &bytes)?;
        return Ok((Words::Client(words), sheet));
    }
    let words = match entry.envelope.matter {
        Matter::Rule(what) => match what {
            What::Person { .. } => Words::Person(Letter::read(&bytes)?),
            What::Threat { .. } => Words::Threat(Letter::read(&bytes)?),
            What::Effort { .. } | What::Notice { .. } | What::ProviderNotice { .. } => {
                Words::Effort(Letter::read(&bytes)?)
            }
            What::Inbound { .. } | What::Disclosure { .. } | What::Election { .. } => {
                Words::Noted(Letter::read(&bytes)?)
            }
            What::Callback { .. } => Words::Callback(Letter::read(&bytes)?),
            What::ThreatEnded { .. } | What::PersonEnded { .. } | What::Void { .. } => {
                Words::Why(Letter::read(&bytes)?)
            }
            What::Assessment { .. }
            | What::Decision { .. }
            | What::SessionAttended
            | What::Termination { .. } => Words::None,
        },
        Matter::Filed(Filed::Plan { .. }) => Words::Saved(Box::new(Letter::read(&bytes)?)),
        // A look has words where it was a whole export: why.
        Matter::Filed(Filed::Note { .. } | Filed::SeenBySecond { .. } | Filed::Look) => {
            Words::Noted(Letter::read(&bytes)?)
        }
        Matter::Filed(Filed::Struck { .. }) => Words::Why(Letter::read(&bytes)?),
        Matter::Filed(Filed::Received { .. }) => Words::Received(Letter::read(&bytes)?),
        Matter::Filed(Filed::Weighed { .. }) => Words::Weighed(Letter::read(&bytes)?),
        Matter::Filed(Filed::PersonRelease { .. }) => Words::Release(Letter::read(&bytes)?),
        Matter::Filed(Filed::PersonReleaseEnded { .. }) => {
            Words::ReleaseEnded(Letter::read(&bytes)?)
        }
        Matter::Filed(Filed::ToldOutside { .. }) => Words::ToldOutside(Letter::read(&bytes)?),
        Matter::Filed(
            Filed::DemandHeard { .. } | Filed::RetractionTold { .. } | Filed::ShownHeard { .. },
        ) => Words::DemandHeard(Letter::read(&bytes)?),
        Matter::Filed(Filed::Shown { .. }) => Words::Shown(Letter::read(&bytes)?),
        Matter::Filed(Filed::CopyGiven { .. }) => Words::CopyGiven(Letter::read(&bytes)?),
        Matter::Filed(_) => Words::None,
    };
    Ok((words, sheet))
}
