//! A victim brought in from a log of calls that the program kept before.
//!
//! Brought in a second time, what is there is left: facts get ids that are made, with a secret of this desk, from
//! the case, the name and the place in the row.

use hkdf::Hkdf;
use jiff::civil::Date;
use ledger::{Batch, BatchId, Exactness, Filed, Matter, Shelf, StoreError};
use rules::{CaseId, Channel, Ending, FactId, Items, Moment, PersonNo, Roles, Toward, What};
use sha2::Sha256;

use crate::facts::CaseFacts;
use crate::letter::{Effort, Noted, Person, Plan, Saved};
use crate::record::{Choice, Recorder, Sentence, sentence};
use crate::refused::Refused;

/// Where the secret of ids lies, and what it is sealed as.
const SECRET: &str = "ids of what is brought in";

/// One try of an old log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OldTry {
    /// When, and how exactly that is known.
    pub at: (Moment, Exactness),
    /// By which way.
    pub channel: Channel,
    /// What came of it.
    pub outcome: Ending,
    /// As it stood in the log.
    pub text: String,
}

/// One person, as an earlier log knew them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brought {
    /// Who they are.
    pub person: Person,
    /// All their roles.
    pub roles: Roles,
    /// Since when the program knew them, and how exactly that is known.
    pub since: (Moment, Exactness),
    /// How they can be called.
    pub plan: Plan,
    /// The tries, in the order of the log.
    pub tries: Vec<OldTry>,
    /// When they were told, and what.
    pub told: Option<((Moment, Exactness), Items)>,
    /// When they chose, and what.
    pub choice: Option<((Moment, Exactness), Choice)>,
    /// What no other fact can hold.
    pub note: String,
}

/// What became, or would become, of one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrival {
    /// Whether the ledger did not have them from this log.
    pub new: bool,
    /// How many facts were not there before.
    pub added: usize,
}

struct Labels(Hkdf<Sha256>);

impl Labels {
    fn bytes<const N: usize>(&self, parts: &[&str]) -> Result<[u8; N], StoreError> {
        let mut info = Vec::new();
        for part in parts {
            info.extend_from_slice(&part.len().to_be_bytes());
            info.extend_from_slice(part.as_bytes());
        }
        let mut out = [0; N];
        self.0
            .expand(&info, &mut out)
            .map_err(|error| StoreError(error.to_string()))?;
        Ok(out)
    }

    fn fact(&self, case: CaseId, who: &str, part: &str) -> Result<FactId, StoreError> {
        let bytes = self.bytes::<5>(&["fact", case.as_str(), who, part])?;
        FactId::new(&format!("b{}", hex::encode(bytes)))
            .map_err(|error| StoreError(error.to_string()))
    }
}

impl Recorder<'_> {
    /// Takes a person in with their calls, in one batch, or with `dry` only says what would become of them.
    ///
    /// # Errors
    /// When the case knows too many people, or nothing could be stored.
    pub fn bring(&self, case: CaseId, brought: &Brought, dry: bool) -> Result<Arrival, Refused> {
        let labels = self.labels(dry)?;
        let facts = self.stores.case(case)?;
        let who = brought
            .person
            .name
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .to_lowercase();
        let id = labels.fact(case, &who, "person")?;
        let known = facts
            .entry(id)
            .and_then(|(_, entry)| match entry.envelope.matter {
                Matter::Rule(What::Person { person, .. }) => Some(person),
                _ => None,
            });
        let sentences = self.sentences(&facts, brought, known)?;
        let mut entries = Vec::new();
        for (part, sentence) in sentences {
            let fact = labels.fact(case, &who, &part)?;
            if facts.entry(fact).is_none() {
                entries.push(self.entry(case, fact, &sentence)?);
            }
        }
        let arrival = Arrival {
            new: known.is_none(),
            added: entries.len(),
        };
        if dry || entries.is_empty() {
            return Ok(arrival);
        }
        let mut of: Vec<&str> = vec!["batch", case.as_str()];
        of.extend(entries.iter().map(|entry| entry.envelope.id.as_str()));
        self.stores.victim.append(&Batch {
            id: BatchId(labels.bytes::<16>(&of)?),
            case,
            seen: Some(facts.version),
            entries,
        })?;
        Ok(arrival)
    }

    /// Takes what an old binder says of a danger in as words of a day, or with `dry` only says whether they would be new. Who
    /// was told what, and whether it was enough, is not in a binder's words: no duty opens and none is met by them.
    ///
    /// # Errors
    /// When the case is nobody's, or nothing could be stored.
    pub fn bring_words(
        &self,
        case: CaseId,
        day: Date,
        words: &str,
        dry: bool,
    ) -> Result<bool, Refused> {
        let labels = self.labels(dry)?;
        let facts = self.stores.case(case)?;
        if facts.envelopes().next().is_none() {
            return Err(Refused::NotHere);
        }
        let fact = labels.fact(case, &day.to_string(), words)?;
        if facts.entry(fact).is_some() {
            return Ok(false);
        }
        let letter = Noted {
            words: words.to_owned(),
            step: None,
        };
        let at = (Moment::start_of(day, &self.rules.zone), Exactness::Day);
        let matter = Matter::Filed(Filed::Note { person: None });
        let entry = self.entry(case, fact, &sentence(at, matter, &letter)?)?;
        if !dry {
            let of = ["batch", case.as_str(), fact.as_str()];
            self.stores.victim.append(&Batch {
                id: BatchId(labels.bytes::<16>(&of)?),
                case,
                seen: Some(facts.version),
                entries: vec![entry],
            })?;
        }
        Ok(true)
    }

    fn labels(&self, dry: bool) -> Result<Labels, Refused> {
        let (key, store) = (SECRET.as_bytes(), self.stores.victim);
        let secret = match store.get(Shelf::House, key)? {
            Some(sealed) => self.ring.open_record(SECRET, &sealed)?.to_vec(),
            // Without one nothing was ever brought in, so a dry run may say so with any.
            None => {
                let secret: [u8; 32] = self.stream.bytes();
                if !dry {
                    let sealed = self.ring.seal_record(SECRET, &secret, self.stream)?;
                    store.put(Shelf::House, key, &sealed)?;
                }
                secret.to_vec()
            }
        };
        Ok(Labels(Hkdf::<Sha256>::new(None, &secret)))
    }

    /// Each fact with the name of its part.
    fn sentences(
        &self,
        facts: &CaseFacts,
        brought: &Brought,
        known: Option<PersonNo>,
    ) -> Result<Vec<(String, Sentence)>, Refused> {
        let (next, name) = facts.next_person().ok_or(Refused::NotHere)?;
        let person = known.unwrap_or(next);
        let mut all = Vec::new();
        let mut add =
            |part: String, at, matter, letter: &dyn Fn(_, _) -> Result<Sentence, Refused>| {
                letter(at, matter).map(|sentence| all.push((part, sentence)))
            };
        let rule = |what| Matter::Rule(what);
        let roles = brought.roles;
        add(
            "person".to_owned(),
            brought.since,
            rule(What::Person {
                person,
                name,
                roles,
            }),
            &|at, matter| sentence(at, matter, &brought.person),
        )?;
        let saved = Saved {
            plan: Some(brought.plan.clone()),
            ..Saved::default()
        };
        add(
            "plan".to_owned(),
            brought.since,
            Matter::Filed(Filed::Plan { person }),
            &|at, matter| sentence(at, matter, &saved),
        )?;
        for (place, one) in brought.tries.iter().enumerate() {
            let letter = Effort {
                number: String::new(),
                words: one.text.clone(),
                ..Effort::default()
            };
            let what = What::Effort {
                person: Some(person),
                to: Toward::Person,
                channel: one.channel,
                outcome: one.outcome,
            };
            add(
                format!("try {place} {}", one.text),
                one.at,
                rule(what),
                &|at, matter| sentence(at, matter, &letter),
            )?;
        }
        let nothing = Noted::default();
        if let Some((at, items)) = brought.told.filter(|(_, items)| !items.is_empty()) {
            let what = What::Disclosure {
                person,
                items,
                declined: Items::NONE,
            };
            add("told".to_owned(), at, rule(what), &|at, matter| {
                sentence(at, matter, &nothing)
            })?;
        }
        if let Some((at, choice)) = brought.choice {
            let Choice {
                receive,
                provide,
                every_days,
            } = choice;
            let what = What::Election {
                person,
                receive,
                provide,
                every_days,
            };
            add("choice".to_owned(), at, rule(what), &|at, matter| {
                sentence(at, matter, &nothing)
            })?;
        }
        if !brought.note.is_empty() {
            let letter = Noted {
                words: brought.note.clone(),
                step: None,
            };
            let matter = Matter::Filed(Filed::Note {
                person: Some(person),
            });
            let now = (self.now, Exactness::Second);
            add("note".to_owned(), now, matter, &|at, matter| {
                sentence(at, matter, &letter)
            })?;
        }
        Ok(all)
    }
}
