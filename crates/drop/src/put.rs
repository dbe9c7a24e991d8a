//! The client side: seals, appends, and gives a receipt that says nothing but when.

use hpke::{Deserializable as _, OpModeS, Serializable as _};
use keys::Stream;
use ledger::{
    Actor, AppendError, Batch, BatchId, Envelope, Exactness, Filed, Matter, NewEntry, SealedLetter,
    Store, StoreError,
};
use rules::{CaseId, Fact, FactId, Moment, Numbers, Targets, What};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use crate::letter::{HandOver, MOST};
use crate::suite::{Aead, FIRST, INFO, Kdf, Kem};

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
    pub public: &'a [u8; 32],
    /// The client desk's randomness.
    pub stream: &'a Stream,
    /// Who.
    pub actor: Actor,
    /// Now.
    pub now: Moment,
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
        let when = (self.now, Exactness::Second);
        self.put(
            case,
            batch,
            when,
            Matter::Filed(Filed::HandOver),
            Some(letter),
        )
    }

    /// A danger that became known at the client desk: toward whom stands in the envelope, for minutes count;
    /// what was said or seen is sealed.
    ///
    /// # Errors
    /// When it is toward nobody, there is too much in it, or it could not be sealed or stored.
    pub fn danger(
        &self,
        case: CaseId,
        batch: BatchId,
        when: (Moment, Exactness),
        toward: Targets,
        letter: &HandOver,
    ) -> Result<Receipt, NotTaken> {
        if toward.is_empty() {
            return Err(NotTaken::TowardNobody);
        }
        let threat = What::Threat {
            toward,
            named: Numbers::NONE,
            source: None,
        };
        let letter = (!letter.is_empty()).then_some(letter);
        self.put(case, batch, when, Matter::Rule(threat), letter)
    }

    fn put(
        &self,
        case: CaseId,
        batch: BatchId,
        (at, exactness): (Moment, Exactness),
        matter: Matter,
        letter: Option<&HandOver>,
    ) -> Result<Receipt, NotTaken> {
        let envelope = Envelope {
            case,
            id: label(batch)?,
            actor: self.actor,
            at,
            exactness,
            recorded: self.now,
            kept: self.now,
            matter,
        };
        let letter = letter.map_or(Ok(SealedLetter::default()), |letter| {
            self.seal(&envelope, letter)
        })?;
        let new = NewEntry {
            envelope,
            salt: self.stream.bytes(),
            letter,
        };
        let batch = Batch {
            id: batch,
            case,
            seen: None,
            entries: vec![new],
        };
        match self.store.append(&batch) {
            Ok(_) => Ok(Receipt { at: self.now }),
            Err(AppendError::Store(error)) => Err(NotTaken::Store(error)),
            // A batch has one entry of its own case, and its label is made from the batch: none of these happens.
            Err(other) => Err(NotTaken::Store(StoreError(other.to_string()))),
        }
    }

    fn seal(&self, envelope: &Envelope, letter: &HandOver) -> Result<SealedLetter, NotTaken> {
        if letter.length() > MOST {
            return Err(NotTaken::TooLong(MOST));
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
        let public = <Kem as hpke::Kem>::PublicKey::from_bytes(self.public)
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
        let mut sealed = vec![FIRST];
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

/// The label of a batch's one fact: sent twice, it is the same.
fn label(batch: BatchId) -> Result<FactId, StoreError> {
    let hash = Sha256::new()
        .chain_update("handed over")
        .chain_update(batch.0)
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
