//! The client side: seals, appends, and gives a receipt that says nothing but when.

use hpke::{Deserializable as _, OpModeS, Serializable as _};
use keys::{DropHalf, Stream};
use ledger::{
    Actor, AppendError, Batch, BatchId, Envelope, Exactness, Filed, Matter, NewEntry, SealedLetter,
    Store, StoreError,
};
use rules::{CaseId, Ending, Fact, FactId, Moment, Numbers, Targets, What};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use crate::letter::{HandOver, MOST};
use crate::suite::{Aead, INFO, Kdf, Kem, SECOND};

/// The smallest class of size, in bytes: a number and a short note look alike. Each further one is twice as large,
const SMALLEST: usize = 512;
/// up to this one, of which larger ones are a multiple.
const LARGEST: usize = 65_536;
/// What labels are written with: without look-alikes (0 O, 1 I L) and without U.
const LETTERS: &[u8; 30] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Longer by one than a label of the participant's file, so that no two ledgers give a case the same one.
const LABEL: usize = 9;

/// Who hands over, and to whom.
#[derive(Clone, Copy)]
pub struct Sender<'a> {
    /// The drop's ledger.
    pub store: &'a dyn Store,
    /// The public half of the victim desk's pair: `KeyRing::drop_public`.
    pub public: &'a DropHalf,
    /// The client desk's randomness.
    pub stream: &'a Stream,
    /// Who.
    pub actor: Actor,
    /// Now.
    pub now: Moment,
}

/// What is reported of a danger besides the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Danger {
    /// Which danger.
    pub about: About,
    /// How it went when the reporter rang the certified provider; nothing if they did not.
    pub provider: Option<Ending>,
}

/// Which danger a report is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// One that nobody has recorded, toward these.
    New(Targets),
    /// One that a risk question opened: what is reported belongs to it and makes no second one.
    Known {
        /// Which.
        threat: FactId,
        /// When it became known: no try to warn of it is before that.
        since: Moment,
    },
}

/// That something was taken, durably. It is the same whatever the victim desk knows, and whether the same
/// form was sent before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Receipt {
    /// When it was taken.
    pub at: Moment,
}

/// Why nothing was handed over. It never quotes what was to be.
#[derive(Debug, thiserror::Error)]
pub enum NotTaken {
    /// There is nothing in it.
    #[error("there is nothing to hand over")]
    Empty,
    /// More than is kept.
    #[error("must not be longer than {0} characters in all")]
    TooLong(usize),
    /// A file of more bytes than are kept.
    #[error("must not have more than {0} bytes")]
    TooBig(usize),
    /// Toward nobody and nothing.
    #[error("a danger is toward somebody or something")]
    TowardNobody,
    /// A fact that belongs in another ledger.
    #[error("only a danger without source and names is handed over")]
    AnotherFact,
    /// It cannot be sealed.
    #[error("this cannot be sealed: {0}")]
    CannotSeal(&'static str),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Sender<'_> {
    /// Hands something over. The batch's id is the form's: sent twice, it is taken once.
    ///
    /// # Errors
    /// When there is nothing in it or too much, or it could not be sealed or stored.
    pub fn hand_over(
        &self,
        case: CaseId,
        batch: BatchId,
        letter: &HandOver,
    ) -> Result<Receipt, NotTaken> {
        if letter.is_empty() {
            return Err(NotTaken::Empty);
        }
        let matter = Matter::Filed(Filed::HandOver);
        let entry = self.entry(case, label(batch, 0)?, self.now, matter, Some(letter))?;
        self.put(case, batch, vec![entry])
    }

    /// A danger that became known at the client desk: toward whom stands in an envelope, for minutes count; what
    /// was said or seen is sealed, as a hand-over of its own; that the reporter rang the provider stands too.
    ///
    /// # Errors
    /// When it is toward nobody, there is too much in it, or it could not be sealed or stored.
    pub fn danger(
        &self,
        case: CaseId,
        batch: BatchId,
        report: &Danger,
        letter: &HandOver,
    ) -> Result<Receipt, NotTaken> {
        let mut entries = Vec::with_capacity(3);
        // A try is never before what it is about, whatever the clock says: it would not count.
        let mut at = self.now;
        let about = match report.about {
            About::Known { threat, since } => {
                at = at.max(since);
                threat
            }
            About::New(toward) if toward.is_empty() => return Err(NotTaken::TowardNobody),
            About::New(toward) => {
                let threat = What::Threat {
                    toward,
                    named: Numbers::NONE,
                    source: None,
                };
                let id = label(batch, 0)?;
                entries.push(self.entry(case, id, self.now, Matter::Rule(threat), None)?);
                id
            }
        };
        if !letter.is_empty() {
            let id = label(batch, 1)?;
            let letter = HandOver {
                about: Some(about),
                ..letter.clone()
            };
            entries.push(self.entry(
                case,
                id,
                self.now,
                Matter::Filed(Filed::HandOver),
                Some(&letter),
            )?);
        }
        if let Some(outcome) = report.provider {
            let told = What::ProviderNotice { about, outcome };
            let id = label(batch, 2)?;
            entries.push(self.entry(case, id, at, Matter::Rule(told), None)?);
        }
        if entries.is_empty() {
            return Err(NotTaken::Empty);
        }
        self.put(case, batch, entries)
    }

    fn entry(
        &self,
        case: CaseId,
        id: FactId,
        at: Moment,
        matter: Matter,
        letter: Option<&HandOver>,
    ) -> Result<NewEntry, NotTaken> {
        let envelope = Envelope {
            case,
            id,
            actor: self.actor,
            at,
            exactness: Exactness::Second,
            recorded: at,
            kept: self.now,
            matter,
        };
        let letter = letter.map_or(Ok(SealedLetter::default()), |letter| {
            self.seal(&envelope, letter)
        })?;
        Ok(NewEntry {
            envelope,
            salt: self.stream.bytes(),
            letter,
        })
    }

    fn put(&self, case: CaseId, id: BatchId, entries: Vec<NewEntry>) -> Result<Receipt, NotTaken> {
        let batch = Batch {
            id,
            case,
            seen: None,
            entries,
        };
        match self.store.append(&batch) {
            Ok(_) => Ok(Receipt { at: self.now }),
            Err(AppendError::Store(error)) => Err(NotTaken::Store(error)),
            // All entries are of one case, and their labels are made from the batch: none of these happens.
            Err(other) => Err(NotTaken::Store(StoreError(other.to_string()))),
        }
    }

    fn seal(&self, envelope: &Envelope, letter: &HandOver) -> Result<SealedLetter, NotTaken> {
        if letter.length() > MOST {
            return Err(NotTaken::TooLong(MOST));
        }
        if letter
            .paper
            .as_ref()
            .is_some_and(|paper| paper.bytes.len() > paper::MOST_BYTES)
        {
            return Err(NotTaken::TooBig(paper::MOST_BYTES));
        }
        let cannot = NotTaken::CannotSeal;
        let bound = envelope
            .to_bytes()
            .map_err(|_| cannot("its envelope cannot be written"))?;
        let words = serde_json::to_vec(letter)
            .map(Zeroizing::new)
            .map_err(|_| cannot("it cannot be written"))?;
        let length = u32::try_from(words.len()).map_err(|_| cannot("it is too long"))?;
        let mut padded = Zeroizing::new(Vec::with_capacity(class(words.len() + 4)));
        padded.extend_from_slice(&length.to_be_bytes());
        padded.extend_from_slice(&words);
        padded.resize(class(words.len() + 4), 0);
        let public = <Kem as hpke::Kem>::PublicKey::from_bytes(&self.public.public)
            .map_err(|_| cannot("the public key is none"))?;
        let (key, words) = self
            .stream
            .rng(|rng| {
                let mode = OpModeS::Base;
                hpke::single_shot_seal_with_rng::<Aead, Kdf, Kem>(
                    &mode, &public, INFO, &padded, &bound, rng,
                )
            })
            .map_err(|_| cannot("the public key is none"))?;
        let mut sealed = vec![SECOND];
        sealed.extend_from_slice(&self.public.number.to_be_bytes());
        sealed.extend_from_slice(&key.to_bytes());
        sealed.extend_from_slice(&words);
        Ok(SealedLetter(sealed))
    }
}

/// The entry of a danger from a file of facts, without words. One with a source or names is the victim
/// desk's own: persons are known there alone.
///
/// # Errors
/// [`NotTaken::AnotherFact`] for anything else.
pub fn threat(
    case: CaseId,
    fact: &Fact,
    actor: Actor,
    kept: Moment,
    stream: &Stream,
) -> Result<NewEntry, NotTaken> {
    match fact.what {
        What::Threat {
            named,
            source: None,
            ..
        } if named.is_empty() => Ok(NewEntry {
            envelope: Envelope {
                case,
                id: fact.id,
                actor,
                at: fact.at,
                exactness: Exactness::Second,
                recorded: fact.recorded,
                kept,
                matter: Matter::Rule(fact.what),
            },
            salt: stream.bytes(),
            letter: SealedLetter::default(),
        }),
        _ => Err(NotTaken::AnotherFact),
    }
}

/// The class of size that so many bytes are padded to.
fn class(length: usize) -> usize {
    if length <= LARGEST {
        length.next_power_of_two().max(SMALLEST)
    } else {
        length.div_ceil(LARGEST) * LARGEST
    }
}

/// The label of a batch's first, second or third fact: sent twice, it is the same.
fn label(batch: BatchId, number: u8) -> Result<FactId, StoreError> {
    let hash = Sha256::new()
        .chain_update("handed over")
        .chain_update(batch.0)
        .chain_update([number])
        .finalize();
    let label: String = hash
        .iter()
        .take(LABEL)
        .filter_map(|byte| LETTERS.get(usize::from(*byte) % LETTERS.len()))
        .copied()
        .map(char::from)
        .collect();
    FactId::new(&label).map_err(|error| StoreError(error.to_string()))
}
