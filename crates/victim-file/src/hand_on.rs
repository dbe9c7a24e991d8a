//! What one of the staff carries, handed on to a colleague: theirs once they have accepted it in their own session.
//!
//! Which calls and dangers stands in a sealed letter of no case; from whom, to whom, and whether it was answered stand in
//! envelopes. Until it is accepted nothing has moved.

use std::collections::BTreeSet;

use keys::{KeyRing, Seal};
use ledger::{Actor, BatchId, Envelope, Filed, Matter, StoreError};
use rules::{CaseId, FactId, Moment, PersonNo};

use crate::facts::Stores;
use crate::letter::{Carried, HandedOn, Letter};
use crate::record::{Act, Recorded, Recorder, facts_of, sentence};
use crate::refused::{Problem, Refused, Wrong};

/// Something that was handed on and not answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handed {
    /// Its fact.
    pub fact: FactId,
    /// By whom.
    pub from: Actor,
    /// To whom.
    pub to: Actor,
    /// When.
    pub at: Moment,
    /// What.
    pub letter: HandedOn,
}

/// The case under which it is kept: of nobody's file.
fn case() -> Result<CaseId, StoreError> {
    CaseId::new("hand-ons").map_err(|error| StoreError(error.to_string()))
}

/// What was handed on and not answered, the first one in front.
///
/// # Errors
/// When a store cannot be read, or a letter does not open.
pub fn pending(stores: Stores<'_>, ring: &KeyRing) -> Result<Vec<Handed>, Refused> {
    let entries = stores.victim.case(case()?)?.entries;
    let answered: BTreeSet<FactId> = entries
        .iter()
        .filter_map(|entry| match entry.envelope.matter {
            Matter::Filed(Filed::HandedOnAnswered { handed, .. }) => Some(handed),
            _ => None,
        })
        .collect();
    let mut open = Vec::new();
    for entry in &entries {
        let envelope: &Envelope = &entry.envelope;
        let Matter::Filed(Filed::HandedOn { to }) = envelope.matter else {
            continue;
        };
        if answered.contains(&envelope.id) {
            continue;
        }
        let letter = match &entry.letter {
            Some(sealed) if !sealed.0.is_empty() => {
                HandedOn::read(&ring.open_letter(Seal::Victim, envelope, sealed)?)?
            }
            _ => HandedOn::default(),
        };
        open.push(Handed {
            fact: envelope.id,
            from: envelope.actor,
            to,
            at: envelope.kept,
            letter,
        });
    }
    Ok(open)
}

impl Recorder<'_> {
    /// Gives a person's next call back: nobody has taken it then. Does not move the case's version.
    ///
    /// # Errors
    /// When the case or the person is not known, or nothing could be stored.
    pub fn give_back(
        &self,
        case: CaseId,
        batch: BatchId,
        person: Option<PersonNo>,
    ) -> Result<Recorded, Refused> {
        self.aside(case, batch, person, Filed::GaveBack { person })
    }

    /// Hands calls and dangers on to a colleague. Nothing moves before they have accepted it.
    ///
    /// # Errors
    /// When it is to oneself, nothing is handed on, the words are too many, or nothing could be stored.
    pub fn hand_on(
        &self,
        batch: BatchId,
        to: Actor,
        given: &HandedOn,
    ) -> Result<Recorded, Refused> {
        let mut wrong = Vec::new();
        if to == self.actor {
            wrong.push(Wrong::new("to", Problem::NotToOneself));
        }
        if given.carried.is_empty() {
            wrong.push(Wrong::new("carried", Problem::Missing));
        }
        let words = crate::record::at_most("words", &given.words, crate::record::TEXT, &mut wrong);
        if !wrong.is_empty() {
            return Err(Refused::Fields(wrong));
        }
        let letter = HandedOn {
            carried: given.carried.clone(),
            words,
        };
        self.apart(batch, Filed::HandedOn { to }, &letter)
    }

    /// Accepts what was handed on, and has it from now on; or gives it back unaccepted, as who handed it on may too.
    ///
    /// # Errors
    /// When nothing of the kind waits for this account, or nothing could be stored.
    pub fn answer_hand_on(
        &self,
        batch: BatchId,
        fact: FactId,
        accepted: bool,
    ) -> Result<Recorded, Refused> {
        let answer = Filed::HandedOnAnswered {
            handed: fact,
            accepted,
        };
        if let Some(before) = self.before(batch)? {
            return Ok(before);
        }
        let open = pending(self.stores, self.ring)?;
        let handed = open.iter().find(|handed| handed.fact == fact);
        let handed = handed.ok_or(Refused::NotHere)?;
        let may = handed.to == self.actor || (!accepted && handed.from == self.actor);
        if !may {
            return Err(Refused::field("handed", Problem::NotForYou));
        }
        if accepted {
            for carried in &handed.letter.carried {
                self.carries(carried)?;
            }
        }
        // Last: cut off before it, it still waits, and what was taken is taken once more.
        self.apart(batch, answer, &HandedOn::default())
    }

    /// Takes one of them. What has ended meanwhile, or is nobody's any more, is no burden.
    fn carries(&self, carried: &Carried) -> Result<(), Refused> {
        let batch = BatchId(self.stream.bytes());
        let taken = match *carried {
            Carried::Call { case, person } => self.took(case, batch, person),
            Carried::Danger { case, threat } => self.take_danger(case, batch, threat),
        };
        match taken {
            Ok(_) | Err(Refused::NotHere | Refused::Fields(_)) => Ok(()),
            Err(other) => Err(other),
        }
    }

    /// What this batch wrote there before: the form was sent twice.
    fn before(&self, batch: BatchId) -> Result<Option<Recorded>, Refused> {
        let case = case()?;
        let facts = facts_of(&self.stores.case(case)?, batch)?;
        Ok((!facts.is_empty()).then_some(Recorded {
            case,
            batch,
            facts,
            before: true,
        }))
    }

    fn apart(&self, batch: BatchId, filed: Filed, letter: &HandedOn) -> Result<Recorded, Refused> {
        if let Some(before) = self.before(batch)? {
            return Ok(before);
        }
        let case = case()?;
        let sentence = if *letter == HandedOn::default() {
            self.without_words(Matter::Filed(filed))
        } else {
            sentence(
                (self.now, ledger::Exactness::Second),
                Matter::Filed(filed),
                letter,
            )?
        };
        let act = Act {
            case,
            seen: None,
            batch,
        };
        self.put(act, vec![sentence])
    }
}
