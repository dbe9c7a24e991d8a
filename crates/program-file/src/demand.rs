//! Legal demands: a subpoena, an order, a lawyer's request. What came, from whom, by when, about which case, and how it was
//! answered.
//!
//! Nobody is named: a case stands by its label, as in envelopes. The victim desk reads from here whom it is to tell
//! that a demand came (34 U.S.C. 12291(b)(2)(C)); the client desk reads nothing of it.

use jiff::civil::Date;
use ledger::{Actor, Appended, CaseEntries, DemandAct, Entry, Filed, Matter, Store, StoreError};
use rules::{CaseId, FactId, Moment};
use serde::{Deserialize, Serialize};

use crate::{
    case_order::Files,
    record::{Act, Recorder, letter, line, short, this_century},
    refused::{Problem, Refused},
};

/// The case under which demands are kept, apart from the settings.
fn case() -> Result<CaseId, StoreError> {
    CaseId::new("demands").map_err(|error| StoreError(error.to_string()))
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        pub enum $name { $($(#[$each])* #[serde(rename = $word)] $variant),+ }

        impl $name {
            /// Every one, in the order in which they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// As it is written in letters and forms.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The one that is written so, if there is one.
            #[must_use]
            pub fn from_word(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|each| each.word() == text)
            }
        }
    };
}

words!(
    /// What came.
    DemandKind {
        /// A subpoena.
        Subpoena = "subpoena",
        /// A court's order.
        Order = "order",
        /// A lawyer's request for records.
        Lawyer = "lawyer",
        /// A request of an agency.
        Agency = "agency",
        /// Anything else.
        Other = "other",
    }
);

words!(
    /// How it was answered.
    Answered {
        /// Nothing was given, and why was said to whoever asked.
        Refused = "refused",
        /// A court was asked to set it aside or to narrow it.
        Fought = "fought",
        /// As far as a court compelled, and no further.
        Compelled = "compelled",
        /// Under a release of the person.
        Release = "release",
        /// It was taken back by whoever made it.
        Withdrawn = "withdrawn",
        /// It was written down in error.
        Mistaken = "mistaken",
    }
);

/// What came, as it is written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDemand {
    /// What.
    pub kind: DemandKind,
    /// From whom: a court, a lawyer, an agency.
    pub from: String,
    /// On which day.
    pub came: Date,
    /// By when it must be answered.
    pub due: Date,
    /// About which case, by its label.
    pub case: String,
    /// Which file.
    pub asks: Files,
    /// A court ordered that nobody be told; the order's number.
    pub silent: String,
}

/// One demand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Demand {
    /// Its fact: how it is named.
    pub fact: FactId,
    /// What.
    pub kind: DemandKind,
    /// From whom.
    pub from: String,
    /// On which day.
    pub came: Date,
    /// By when it must be answered.
    pub due: Date,
    /// About which case.
    pub case: CaseId,
    /// Which file.
    pub asks: Files,
    /// The order that nobody be told, by its number; empty where there is none.
    pub silent: String,
    /// Who wrote it down.
    pub by: Actor,
    /// When and how it was answered last, and with what.
    pub answered: Option<(Moment, Answered, String)>,
}

impl Demand {
    /// Whether it waits for an answer: it has none, or a court was asked and has not said what holds.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.how().is_none_or(|how| how == Answered::Fought)
    }

    /// Whether whoever the separate file is about is to be told that it came: that file is asked for, no court ordered
    /// silence, and it did not end with nothing given. What a court compelled before anybody was told is still told.
    #[must_use]
    pub fn is_to_be_told(&self) -> bool {
        let nothing_given = matches!(
            self.how(),
            Some(Answered::Refused | Answered::Withdrawn | Answered::Mistaken)
        );
        self.asks.separate() && self.silent.is_empty() && !nothing_given
    }

    fn how(&self) -> Option<Answered> {
        self.answered.as_ref().map(|(_, how, _)| *how)
    }
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Came {
    kind: String,
    from: String,
    came: Option<Date>,
    due: Option<Date>,
    case: String,
    asks: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    silent: String,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Answer {
    demand: String,
    how: String,
    words: String,
}

/// Every demand, the one that must be answered first in front; those that wait for no answer at the end.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Demands(pub Vec<Demand>);

impl Demands {
    /// Reads them from the program's ledger.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn read(store: &dyn Store) -> Result<Self, StoreError> {
        Self::of(&Self::entries(store)?, None)
    }

    /// The entries that they are made of.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn entries(store: &dyn Store) -> Result<Vec<Entry>, StoreError> {
        let CaseEntries { entries, .. } = store.case(case()?)?;
        Ok(entries)
    }

    /// As their entries leave them: all of them, or those that the ledger took up to an instant.
    ///
    /// # Errors
    /// When one cannot be read.
    pub fn of(entries: &[Entry], until: Option<Moment>) -> Result<Self, StoreError> {
        let taken = |entry: &&Entry| until.is_none_or(|until| entry.envelope.kept <= until);
        let mut demands: Vec<Demand> = Vec::new();
        for entry in entries.iter().filter(taken) {
            let Matter::Filed(Filed::Demand(act)) = entry.envelope.matter else {
                continue;
            };
            match act {
                DemandAct::Came => {
                    let letter: Came = letter(entry)?;
                    let kind = DemandKind::from_word(&letter.kind);
                    let asks = Files::from_word(&letter.asks);
                    // What names no case asks for nothing.
                    let (Ok(case), Some(kind), Some(asks), Some(came), Some(due)) = (
                        CaseId::new(&letter.case),
                        kind,
                        asks,
                        letter.came,
                        letter.due,
                    ) else {
                        continue;
                    };
                    demands.push(Demand {
                        fact: entry.envelope.id,
                        kind,
                        from: letter.from,
                        came,
                        due,
                        case,
                        asks,
                        silent: letter.silent,
                        by: entry.envelope.actor,
                        answered: None,
                    });
                }
                DemandAct::Answered => {
                    let Answer { demand, how, words } = letter(entry)?;
                    let one = demands.iter_mut().find(|each| each.fact.as_str() == demand);
                    if let (Some(one), Some(how)) = (one, Answered::from_word(&how)) {
                        one.answered = Some((entry.envelope.kept, how, words));
                    }
                }
            }
        }
        demands.sort_by_key(|each| (!each.waits(), each.due));
        Ok(Self(demands))
    }

    /// One of them.
    #[must_use]
    pub fn find(&self, fact: &str) -> Option<&Demand> {
        self.0.iter().find(|demand| demand.fact.as_str() == fact)
    }

    /// Those that wait for an answer.
    pub fn open(&self) -> impl Iterator<Item = &Demand> {
        self.0.iter().filter(|demand| demand.waits())
    }
}

impl Recorder<'_> {
    /// A legal demand came.
    ///
    /// # Errors
    /// When a field cannot be taken, or nothing could be stored.
    pub fn demand(&self, act: &Act, new: &NewDemand, today: Date) -> Result<Appended, Refused> {
        let of = CaseId::new(new.case.trim());
        let of = of.map_err(|_| Refused::field("case", Problem::Missing))?;
        if new.came > today {
            return Err(Refused::field("came", Problem::Ahead));
        }
        this_century("came", new.came)?;
        this_century("due", new.due)?;
        let letter = Came {
            kind: new.kind.word().to_owned(),
            from: line("from", &new.from)?,
            came: Some(new.came),
            due: Some(new.due),
            case: of.to_string(),
            asks: new.asks.word().to_owned(),
            silent: short("silent", &new.silent)?,
        };
        self.put_apart(act, case()?, Filed::Demand(DemandAct::Came), &letter)
    }

    /// How a demand was answered.
    ///
    /// # Errors
    /// When it does not wait for an answer, a field cannot be taken, or nothing could be stored.
    pub fn demand_answered(
        &self,
        act: &Act,
        demand: FactId,
        how: Answered,
        words: &str,
    ) -> Result<Appended, Refused> {
        let entries = self.store.case(case()?)?.entries;
        let given = act.batch.fact()?;
        let before = entries.iter().any(|entry| entry.envelope.id == given);
        let waits = Demands::read(self.store)?
            .open()
            .any(|each| each.fact == demand);
        // The same form a second time is no second answer.
        if !waits && !before {
            return Err(Refused::field("demand", Problem::DoesNotWait));
        }
        let letter = Answer {
            demand: demand.to_string(),
            how: how.word().to_owned(),
            words: line("words", words)?,
        };
        self.put_apart(act, case()?, Filed::Demand(DemandAct::Answered), &letter)
    }
}
