//! Orders that a whole case be destroyed, by a court or by the program's own schedule, and holds, which stop every
//! destruction of a case until they are lifted.
//!
//! Both name a case by its label, as it stands in envelopes. Whose case it is, nobody here knows.

use jiff::civil::Date;
use ledger::{Actor, Appended, CaseEntries, CaseOrderAct, Entry, Filed, Matter, Store, StoreError};
use rules::{CaseId, FactId, Moment};
use serde::{Deserialize, Serialize};

use crate::{
    record::{Act, Recorder, letter, line},
    refused::{Problem, Refused},
};

/// The longest words of a court's order that are kept, in characters.
const TEXT: usize = 2_000;

/// The case under which they are kept, apart from the settings.
fn case() -> Result<CaseId, StoreError> {
    CaseId::new("case-orders").map_err(|error| StoreError(error.to_string()))
}

/// Of which files a case is to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Files {
    /// The participant's file.
    Participant,
    /// The separate file, with what was handed over.
    Separate,
    /// Both.
    Both,
}

impl Files {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Both, Self::Participant, Self::Separate];

    /// As it stands in forms and letters.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Participant => "participant",
            Self::Separate => "separate",
            Self::Both => "both",
        }
    }

    /// The one that is written so, if there is one.
    #[must_use]
    pub fn from_word(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.word() == text)
    }

    /// Whether the participant's file is to go.
    #[must_use]
    pub const fn participant(self) -> bool {
        matches!(self, Self::Participant | Self::Both)
    }

    /// Whether the separate file is to go.
    #[must_use]
    pub const fn separate(self) -> bool {
        matches!(self, Self::Separate | Self::Both)
    }
}

/// A court's order.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Court {
    /// Which court.
    pub court: String,
    /// The order's number.
    pub number: String,
    /// The day it was made.
    pub day: Date,
    /// What it orders, in its own words.
    pub text: String,
}

/// By whose authority a case goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Authority {
    /// A court's.
    Court(Court),
    /// The program's own schedule: so many years after the last entry of the participant's file.
    Schedule(u16),
}

/// One order about a whole case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseOrder {
    /// Its fact: how it is named.
    pub fact: FactId,
    /// Which case.
    pub case: CaseId,
    /// Of which files.
    pub files: Files,
    /// By whose authority.
    pub authority: Authority,
    /// Who gave it; the program itself, where its schedule did.
    pub by: Actor,
    /// When.
    pub at: Moment,
    /// Whether a second person must confirm it.
    pub needs_second: bool,
    /// Who confirmed it, and when.
    pub second: Option<(Actor, Moment)>,
    /// What became of it.
    pub became: CaseBecame,
}

impl CaseOrder {
    /// Since when it is in force; nothing while it waits for a second person.
    #[must_use]
    pub fn since(&self) -> Option<Moment> {
        match self.needs_second {
            true => self.second.map(|(_, at)| at),
            false => Some(self.at),
        }
    }

    /// Whether it waits for the night's run or for a second person.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.became == CaseBecame::Waits
    }

    /// What was carried out at the client desk's ledgers.
    #[must_use]
    pub const fn done(&self) -> Option<&CaseDone> {
        match &self.became {
            CaseBecame::Done(done) => Some(done),
            CaseBecame::Waits | CaseBecame::TakenBack(_) => None,
        }
    }
}

/// What became of an order about a whole case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CaseBecame {
    /// It waits.
    Waits,
    /// It was taken back before.
    TakenBack(Moment),
    /// It was carried out, as far as the client desk's own ledgers go. What became of the separate file stands in
    /// its own ledger and nowhere else.
    Done(CaseDone),
}

/// That an order was carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseDone {
    /// When.
    pub at: Moment,
    /// How many entries of the participant's file are gone; none where it was not about that file.
    pub entries: u32,
    /// The place in the participants' ledger where the first of them lay.
    pub place: u64,
    /// The leaf that stays there, in hexadecimal; empty where there was no entry.
    pub leaf: String,
    /// The size of the participants' ledger after it.
    pub size: u64,
    /// Its root then, as checkpoints write it.
    pub root: String,
}

/// Nothing of a case is destroyed while it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hold {
    /// Its fact: how it is named.
    pub fact: FactId,
    /// On which case.
    pub case: CaseId,
    /// Who set it.
    pub by: Actor,
    /// When.
    pub at: Moment,
    /// On what ground, in words.
    pub ground: String,
    /// Who lifted it, when, and on what ground.
    pub lifted: Option<(Actor, Moment, String)>,
}

/// What an order says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCaseOrder {
    /// The case's label, as it was typed.
    pub case: String,
    /// Of which files.
    pub files: Files,
    /// The court's order.
    pub court: Court,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Given {
    case: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    files: Option<Files>,
    #[serde(skip_serializing_if = "Option::is_none")]
    court: Option<Court>,
    #[serde(skip_serializing_if = "Option::is_none")]
    years: Option<u16>,
    second: bool,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Of {
    order: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    done: Option<Gone>,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Gone {
    entries: u32,
    place: u64,
    leaf: String,
    size: u64,
    root: String,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Held {
    #[serde(skip_serializing_if = "String::is_empty")]
    case: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    hold: String,
    ground: String,
}

/// Every order about a whole case, and every hold; the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CaseOrders {
    /// The orders.
    pub orders: Vec<CaseOrder>,
    /// The holds, those that were lifted among them.
    pub holds: Vec<Hold>,
}

impl CaseOrders {
    /// Reads them from the program's ledger.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn read(store: &dyn Store) -> Result<Self, StoreError> {
        let CaseEntries { entries, .. } = store.case(case()?)?;
        let mut all = Self::default();
        for entry in &entries {
            match entry.envelope.matter {
                Matter::Filed(Filed::CaseOrder(act)) => all.take(act, entry)?,
                Matter::Filed(Filed::Hold { set }) => all.held(set, entry)?,
                Matter::Rule(_) | Matter::Filed(_) => {}
            }
        }
        all.orders.reverse();
        all.holds.reverse();
        Ok(all)
    }

    fn take(&mut self, act: CaseOrderAct, entry: &Entry) -> Result<(), StoreError> {
        let (by, at) = (entry.envelope.actor, entry.envelope.kept);
        if act == CaseOrderAct::Given {
            let given: Given = letter(entry)?;
            // What names nothing orders nothing.
            if let Ok(case) = CaseId::new(&given.case) {
                self.orders.push(CaseOrder {
                    fact: entry.envelope.id,
                    case,
                    files: given.files.unwrap_or(Files::Both),
                    authority: match (given.court, given.years) {
                        (None, Some(years)) => Authority::Schedule(years),
                        (court, _) => Authority::Court(court.unwrap_or_default()),
                    },
                    by,
                    at,
                    needs_second: given.second,
                    second: None,
                    became: CaseBecame::Waits,
                });
            }
            return Ok(());
        }
        let Of { order, done } = letter(entry)?;
        let waits = |each: &&mut CaseOrder| each.fact.as_str() == order && each.waits();
        let Some(order) = self.orders.iter_mut().find(waits) else {
            return Ok(());
        };
        match act {
            CaseOrderAct::Given => {}
            // Four eyes are two people's, whatever a form said.
            CaseOrderAct::Confirmed if by == order.by => {}
            CaseOrderAct::Confirmed => order.second = Some((by, at)),
            CaseOrderAct::TakenBack => order.became = CaseBecame::TakenBack(at),
            CaseOrderAct::CarriedOut => {
                let gone = done.unwrap_or_default();
                order.became = CaseBecame::Done(CaseDone {
                    at,
                    entries: gone.entries,
                    place: gone.place,
                    leaf: gone.leaf,
                    size: gone.size,
                    root: gone.root,
                });
            }
        }
        Ok(())
    }

    fn held(&mut self, set: bool, entry: &Entry) -> Result<(), StoreError> {
        let (by, at) = (entry.envelope.actor, entry.envelope.kept);
        let Held { case, hold, ground } = letter(entry)?;
        if set {
            if let Ok(case) = CaseId::new(&case) {
                self.holds.push(Hold {
                    fact: entry.envelope.id,
                    case,
                    by,
                    at,
                    ground,
                    lifted: None,
                });
            }
            return Ok(());
        }
        let stands = |each: &&mut Hold| each.fact.as_str() == hold && each.lifted.is_none();
        if let Some(hold) = self.holds.iter_mut().find(stands) {
            hold.lifted = Some((by, at, ground));
        }
        Ok(())
    }

    /// One of the orders.
    #[must_use]
    pub fn find(&self, fact: &str) -> Option<&CaseOrder> {
        self.orders.iter().find(|order| order.fact.as_str() == fact)
    }

    /// The hold on a case, if one stands.
    #[must_use]
    pub fn hold(&self, case: CaseId) -> Option<&Hold> {
        let mut holds = self.holds.iter();
        holds.find(|hold| hold.case == case && hold.lifted.is_none())
    }

    /// Whether an order about a case waits.
    #[must_use]
    pub fn about(&self, case: CaseId) -> bool {
        let mut orders = self.orders.iter();
        orders.any(|order| order.case == case && order.waits())
    }
}

/// The label of a case, as somebody typed it.
fn label(typed: &str) -> Result<CaseId, Refused> {
    CaseId::new(typed.trim()).map_err(|_| Refused::field("case", Problem::Missing))
}

impl Recorder<'_> {
    /// Gives a court's order about a whole case. `second` where somebody else must confirm it before it is in force.
    ///
    /// # Errors
    /// When a field cannot be taken, an order about that case waits already, or nothing could be stored.
    pub fn order_case(
        &self,
        act: &Act,
        new: &NewCaseOrder,
        second: bool,
    ) -> Result<Appended, Refused> {
        let case = label(&new.case)?;
        let text = new.court.text.trim();
        if text.chars().count() > TEXT {
            return Err(Refused::field("text", Problem::TooLong(TEXT)));
        }
        if text.is_empty() {
            return Err(Refused::field("text", Problem::Missing));
        }
        if new.court.day > act.now.day(&jiff::tz::TimeZone::UTC) {
            return Err(Refused::field("day", Problem::Ahead));
        }
        let court = Court {
            court: line("court", &new.court.court)?,
            number: line("number", &new.court.number)?,
            day: new.court.day,
            text: text.to_owned(),
        };
        let given = Given {
            case: case.to_string(),
            files: Some(new.files),
            court: Some(court),
            years: None,
            second,
        };
        self.give(act, case, &given)
    }

    /// That the program's schedule gives a case up: both its files, so many years after the participant's last entry.
    ///
    /// # Errors
    /// When an order about that case waits already, or nothing could be stored.
    pub fn schedule_case(&self, act: &Act, case: CaseId, years: u16) -> Result<Appended, Refused> {
        let given = Given {
            case: case.to_string(),
            files: Some(Files::Both),
            years: Some(years),
            ..Given::default()
        };
        self.give(act, case, &given)
    }

    fn give(&self, act: &Act, about: CaseId, given: &Given) -> Result<Appended, Refused> {
        let all = CaseOrders::read(self.store)?;
        let fact = act.batch.fact()?;
        if all.about(about) && all.find(fact.as_str()).is_none() {
            return Err(Refused::field("case", Problem::OrderedBefore));
        }
        let filed = Filed::CaseOrder(CaseOrderAct::Given);
        self.put_apart(act, case()?, filed, given)
    }

    /// Confirms an order that somebody else gave.
    ///
    /// # Errors
    /// When it does not wait for a second person, whoever gave it confirms it, or nothing could be stored.
    pub fn confirm_case_order(&self, act: &Act, order: FactId) -> Result<Appended, Refused> {
        let all = CaseOrders::read(self.store)?;
        let waiting = all.find(order.as_str()).filter(|each| each.waits());
        let waiting = waiting.filter(|each| each.needs_second && each.second.is_none());
        let given = waiting.ok_or(Refused::field("order", Problem::DoesNotWait))?;
        if given.by == act.actor {
            return Err(Refused::field("order", Problem::SamePerson));
        }
        self.about_case_order(act, order, CaseOrderAct::Confirmed, None)
    }

    /// Takes an order back, as long as it waits.
    ///
    /// # Errors
    /// When it does not wait, or nothing could be stored.
    pub fn take_case_order_back(&self, act: &Act, order: FactId) -> Result<Appended, Refused> {
        self.about_case_order(act, order, CaseOrderAct::TakenBack, None)
    }

    /// That an order was carried out at the client desk's ledgers, and what is left there.
    ///
    /// # Errors
    /// When it does not wait, or nothing could be stored.
    pub fn case_order_done(
        &self,
        act: &Act,
        order: FactId,
        done: &CaseDone,
    ) -> Result<Appended, Refused> {
        let gone = Gone {
            entries: done.entries,
            place: done.place,
            leaf: done.leaf.clone(),
            size: done.size,
            root: done.root.clone(),
        };
        self.about_case_order(act, order, CaseOrderAct::CarriedOut, Some(gone))
    }

    fn about_case_order(
        &self,
        act: &Act,
        order: FactId,
        became: CaseOrderAct,
        done: Option<Gone>,
    ) -> Result<Appended, Refused> {
        let all = CaseOrders::read(self.store)?;
        if !all.find(order.as_str()).is_some_and(CaseOrder::waits) {
            return Err(Refused::field("order", Problem::DoesNotWait));
        }
        let letter = Of {
            order: order.to_string(),
            done,
        };
        self.put_apart(act, case()?, Filed::CaseOrder(became), &letter)
    }

    /// Sets a hold: nothing of that case is destroyed until it is lifted.
    ///
    /// # Errors
    /// When a field cannot be taken, a hold on that case stands already, or nothing could be stored.
    pub fn hold(&self, act: &Act, about: &str, ground: &str) -> Result<Appended, Refused> {
        let about = label(about)?;
        let all = CaseOrders::read(self.store)?;
        let fact = act.batch.fact()?;
        if all.hold(about).is_some_and(|hold| hold.fact != fact) {
            return Err(Refused::field("case", Problem::HeldBefore));
        }
        let letter = Held {
            case: about.to_string(),
            ground: line("ground", ground)?,
            ..Held::default()
        };
        self.put_apart(act, case()?, Filed::Hold { set: true }, &letter)
    }

    /// Lifts a hold.
    ///
    /// # Errors
    /// When it does not stand, a field cannot be taken, or nothing could be stored.
    pub fn lift(&self, act: &Act, hold: FactId, ground: &str) -> Result<Appended, Refused> {
        let all = CaseOrders::read(self.store)?;
        let stands = |each: &Hold| each.fact == hold && each.lifted.is_none();
        if !all.holds.iter().any(stands) {
            return Err(Refused::field("hold", Problem::DoesNotWait));
        }
        let letter = Held {
            hold: hold.to_string(),
            ground: line("ground", ground)?,
            ..Held::default()
        };
        self.put_apart(act, case()?, Filed::Hold { set: false }, &letter)
    }
}
