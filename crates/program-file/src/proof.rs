//! What the program did so that its ledgers can be proved and its backups come back: which texts were made each week,
//! which of them have left the house and to whom, and when a backup was last restored to see whether it works.

use ledger::{Actor, Appended, CaseEntries, Checkpoint, Filed, Matter, Store, StoreError, Upkeep};
use rules::{CaseId, FactId, Moment};
use serde::{Deserialize, Serialize};
use witness::Note;

use crate::{
    record::{Act, Recorder, letter, line},
    refused::Refused,
};

/// The case under which all this is kept: apart from the settings, so that no form is stale because a text was made.
fn case() -> Result<CaseId, StoreError> {
    CaseId::new("upkeep").map_err(|error| StoreError(error.to_string()))
}

/// One text that can leave the house: a signed note.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Text {
    /// Of which ledger, by its word.
    pub ledger: String,
    /// The note.
    pub note: String,
}

/// The texts of one week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Week {
    /// Their fact: how they are named.
    pub fact: FactId,
    /// When they were made.
    pub at: Moment,
    /// One for each ledger.
    pub texts: Vec<Text>,
    /// To whom they have gone, the first at the front.
    pub left: Vec<Left>,
}

/// That texts have left the house.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// When it was written down.
    pub at: Moment,
    /// Who said so; 0 where the mail server took them.
    pub actor: Actor,
    /// Who has them.
    pub to: String,
}

/// How a rehearsal went.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Rehearsal {
    /// When the backup was made, in seconds since 1970.
    pub made: i64,
    /// How many entries came back, by ledger.
    pub entries: Vec<(String, u64)>,
    /// How many cases' duties were computed anew and were the same.
    pub cases: usize,
    /// What went wrong, for whoever looks after the machine; empty where everything came back.
    pub trouble: String,
}

/// Everything of this kind, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Proof {
    /// The texts, week by week.
    pub weeks: Vec<Week>,
    /// The rehearsals, each with when it was held.
    pub rehearsals: Vec<(Moment, Rehearsal)>,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Texts {
    texts: Vec<Text>,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Gone {
    week: String,
    to: String,
}

impl Proof {
    /// Reads it from the program's ledger.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn read(store: &dyn Store) -> Result<Self, StoreError> {
        let CaseEntries { entries, .. } = store.case(case()?)?;
        let mut proof = Self::default();
        for entry in &entries {
            let Matter::Filed(Filed::Upkeep(what)) = entry.envelope.matter else {
                continue;
            };
            let (fact, at) = (entry.envelope.id, entry.envelope.kept);
            match what {
                Upkeep::Pinned => proof.weeks.push(Week {
                    fact,
                    at,
                    texts: letter::<Texts>(entry)?.texts,
                    left: Vec::new(),
                }),
                Upkeep::Left => {
                    let gone: Gone = letter(entry)?;
                    let mut weeks = proof.weeks.iter_mut();
                    if let Some(week) = weeks.find(|week| week.fact.as_str() == gone.week) {
                        week.left.push(Left {
                            at,
                            actor: entry.envelope.actor,
                            to: gone.to,
                        });
                    }
                }
                Upkeep::Rehearsed | Upkeep::RehearsedInVain => {
                    proof.rehearsals.push((at, letter(entry)?));
                }
            }
        }
        proof.weeks.reverse();
        proof.rehearsals.reverse();
        Ok(proof)
    }

    /// The newest text about a ledger, by its word, that pins no more than its first `before` entries: what was signed and kept when the
    /// entry at that place was made. Of a ledger of which a commitment leaves there is none.
    #[must_use]
    pub fn signed(&self, ledger: &str, before: u64) -> Option<&str> {
        let size = |note: &str| {
            let checkpoint: Option<Checkpoint> = Note::read(note).ok()?.text.parse().ok();
            checkpoint.map(|checkpoint| checkpoint.head.size)
        };
        let texts = self.weeks.iter().flat_map(|week| &week.texts);
        let mut own = texts.filter(|text| text.ledger == ledger);
        own.find(|text| size(&text.note).is_some_and(|size| size <= before))
            .map(|text| text.note.as_str())
    }

    /// Since when everything that was recorded can be rewritten by who owns the machine and has its key: when the
    /// newest texts that have left were made, or where none ever did, the first. Nothing before the first were made.
    #[must_use]
    pub fn pinned(&self) -> Option<Moment> {
        let newest = self.weeks.iter().find(|week| !week.left.is_empty());
        newest.or(self.weeks.last()).map(|week| week.at)
    }
}

/// A rehearsal that went well is good for so long, in seconds: a month, and days to hold the next.
const GOOD: i64 = 35 * 24 * 3600;

/// How the rehearsals stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rehearsals {
    /// The last went well and is not 35 days old.
    Good(Moment),
    /// None was ever held.
    Never,
    /// The last did not go well.
    InVain(Moment),
    /// The last went well and is too old.
    Old(Moment),
}

impl Proof {
    /// How the rehearsals stand.
    #[must_use]
    pub fn rehearsed(&self, now: Moment) -> Rehearsals {
        match self.rehearsals.first() {
            None => Rehearsals::Never,
            Some((at, last)) if !last.trouble.is_empty() => Rehearsals::InVain(*at),
            Some((at, _)) if now.second() - at.second() > GOOD => Rehearsals::Old(*at),
            Some((at, _)) => Rehearsals::Good(*at),
        }
    }
}

impl Recorder<'_> {
    /// The texts of a week, as they were made.
    ///
    /// # Errors
    /// When nothing could be stored.
    pub fn pinned(&self, act: &Act, texts: Vec<Text>) -> Result<Appended, Refused> {
        self.keep(act, Upkeep::Pinned, &Texts { texts })
    }

    /// That a week's texts have gone to somebody outside.
    ///
    /// # Errors
    /// When a field cannot be taken, or nothing could be stored.
    pub fn left(&self, act: &Act, week: FactId, to: &str) -> Result<Appended, Refused> {
        let gone = Gone {
            week: week.as_str().to_owned(),
            to: line("to", to)?,
        };
        self.keep(act, Upkeep::Left, &gone)
    }

    /// How a rehearsal went.
    ///
    /// # Errors
    /// When nothing could be stored.
    pub fn rehearsed(&self, act: &Act, rehearsal: &Rehearsal) -> Result<Appended, Refused> {
        let what = if rehearsal.trouble.is_empty() {
            Upkeep::Rehearsed
        } else {
            Upkeep::RehearsedInVain
        };
        self.keep(act, what, rehearsal)
    }

    fn keep<L: Serialize>(&self, act: &Act, what: Upkeep, letter: &L) -> Result<Appended, Refused> {
        self.put_apart(act, case()?, Filed::Upkeep(what), letter)
    }
}
