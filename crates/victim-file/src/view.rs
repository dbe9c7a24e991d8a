//! One case, opened for the victim desk: the participant's file, the people, the time line, what is owed.

mod checklist;
mod danger;
mod glance;
mod mailed;
mod numbers;
mod outside;
mod own_copy;
mod people;
mod words;

use client_file::Participant;
use jiff::civil::Date;
use keys::KeyRing;
use ledger::{Actor, Entry, Envelope, Exactness, Filed, Matter, Version};
use rules::{CaseId, Duty, FactId, Moment, PersonNo, Rules, What};

pub use checklist::{Checklist, FileFact, ItemLine, Standing};
pub use glance::{Glance, Stands};
pub use mailed::{ForTheirDoor, MailedLetter};
pub(crate) use numbers::is_his_own;
pub use numbers::{Because, ByWhat, Callable, His, Hold, Number, same_number};
pub(crate) use outside::releases_of;
pub use outside::{LATELY, ReleaseView, SOON};
pub use own_copy::{CopyLine, ForThemselves, OwnCopy};
pub use people::{AskedFor, Chosen, PersonFile, SavedPlan};
pub(crate) use people::{card, guardian, plans};
pub use words::Words;
pub(crate) use words::words as words_of;

use crate::facts::{CaseFacts, Side, Stores};
use crate::record::may_be_taken_back_now;
use crate::refused::Refused;
use crate::retraction::Retraction;
use crate::shown::{Showing, ToHear};

/// A case as the victim desk sees it.
#[derive(Debug, Clone)]
pub struct VictimCase {
    /// Which case.
    pub case: CaseId,
    /// Of the separate file: to be given back with every act.
    pub version: Version,
    /// The participant's file; nothing if the client ledger has no fact of the case.
    pub participant: Option<Participant>,
    /// Everybody whom the case knows, by number.
    pub people: Vec<PersonFile>,
    /// The time line, newest first.
    pub items: Vec<Item>,
    /// Every duty, open or not, with its reasons, in the contract's order.
    pub duties: Vec<Duty>,
    facts: CaseFacts,
}

/// One entry of the time line.
#[derive(Debug, Clone)]
pub enum Item {
    /// A fact.
    Line(Box<Line>),
    /// Looks into the file by one account on one day, one after the other with nothing between.
    Looks {
        /// Who.
        actor: Actor,
        /// The first of them.
        first: Moment,
        /// The last of them.
        last: Moment,
        /// How many.
        count: usize,
    },
}

/// One fact of the time line.
#[derive(Debug, Clone)]
pub struct Line {
    /// From which ledger.
    pub side: Side,
    /// What the clock reads of it: what, when it happened and how exactly, when it was recorded, who.
    pub envelope: Envelope,
    /// What its letter says.
    pub words: Words,
    /// The paper sheet from which it was written down; empty where it is none.
    pub sheet: String,
    /// Whom it is about; nobody for what is about the case, or about the victim not yet known.
    pub person: Option<PersonNo>,
    /// The fact by which it was taken back.
    pub taken_back: Option<FactId>,
    /// Whether it can be taken back at this desk now.
    pub may_be_taken_back: bool,
}

impl VictimCase {
    /// Opens a case; nothing if none of the ledgers has a fact of it.
    ///
    /// # Errors
    /// When a store cannot be read, or a letter does not open.
    pub fn open(
        stores: Stores<'_>,
        ring: &KeyRing,
        rules: &Rules,
        case: CaseId,
        now: Moment,
    ) -> Result<Option<Self>, Refused> {
        let facts = stores.case(case)?;
        if facts.entries.is_empty() {
            return Ok(None);
        }
        let participant = Participant::open(stores.client, ring, case)?;
        let lines = lines(&facts, ring, |_| true)?;
        let people = people::people(&facts, &lines, rules, now);
        Ok(Some(Self {
            case,
            version: facts.version,
            participant,
            people,
            items: items(lines, rules),
            duties: facts.duties(rules, now),
            facts,
        }))
    }

    /// One of its persons.
    #[must_use]
    pub fn person(&self, person: PersonNo) -> Option<&PersonFile> {
        self.people.iter().find(|each| each.known.person == person)
    }

    /// One of its facts, with its words.
    #[must_use]
    pub fn line(&self, fact: FactId) -> Option<&Line> {
        self.items.iter().find_map(|item| match item {
            Item::Line(line) if line.envelope.id == fact => Some(&**line),
            Item::Line(_) | Item::Looks { .. } => None,
        })
    }

    /// The time line of one person: what is about them, the participant or the case, and nobody else; so
    /// that one page never tells of one person to another.
    pub fn items_of(&self, person: PersonNo) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(move |item| match item {
            Item::Line(line) => line.person.is_none_or(|other| other == person),
            Item::Looks { .. } => true,
        })
    }

    /// The open duties of one person, or those toward nobody known; by urgency, then by their due.
    #[must_use]
    pub fn open_duties(&self, person: Option<PersonNo>) -> Vec<&Duty> {
        let mut open: Vec<&Duty> = self
            .duties
            .iter()
            .filter(|duty| duty.person == person && duty.state == rules::State::Open)
            .collect();
        open.sort_by_key(|duty| (!duty.kind.is_warning(), duty.due));
        open
    }

    /// What is still to be told to a person besides the checklist: threats, sessions and leavings.
    #[must_use]
    pub fn to_tell(&self, rules: &Rules, person: PersonNo, now: Moment) -> Vec<FactId> {
        self.facts.to_tell(rules, person, now)
    }

    /// Who means to make a person's next call, and since when: until somebody tried or had them on the line, it was given
    /// back, or the next business day began.
    #[must_use]
    pub fn took(
        &self,
        person: Option<PersonNo>,
        rules: &Rules,
        now: Moment,
    ) -> Option<(Actor, Moment)> {
        let took = crate::board::took(self.facts.envelopes(), person);
        took.filter(|(_, at)| crate::board::still_has(*at, now, rules))
    }

    /// What a person was told and was then taken back, and nobody has told them so.
    #[must_use]
    pub fn to_retract(&self, person: PersonNo) -> Vec<Retraction> {
        let mut all = self.facts.to_retract();
        all.retain(|each| each.person == person);
        all
    }

    /// Every time the file was shown to a reviewer, the first in front.
    #[must_use]
    pub fn showings(&self) -> Vec<Showing> {
        self.facts.showings()
    }

    /// Of which showings a person is still to be told.
    #[must_use]
    pub fn to_hear_shown(&self, person: PersonNo) -> Vec<ToHear> {
        let mut all = self.facts.to_hear_shown();
        all.retain(|each| each.person == person);
        all
    }

    /// What a person must be told, with the facts from the participant's file.
    #[must_use]
    pub fn checklist(&self, rules: &Rules, person: PersonNo, now: Moment) -> Checklist {
        checklist::checklist(&self.facts, &self.items, &self.duties, rules, person, now)
    }
}

/// Every fact of these kinds with its words, newest first.
fn lines(
    facts: &CaseFacts,
    ring: &KeyRing,
    which: impl Fn(&Matter) -> bool,
) -> Result<Vec<Line>, Refused> {
    let mut lines = Vec::with_capacity(facts.entries.len());
    let wanted = |(_, entry): &&(Side, Entry)| which(&entry.envelope.matter);
    for (side, entry) in facts.entries.iter().filter(wanted) {
        let envelope = entry.envelope;
        let (words, sheet) = words::words_on_sheet(*side, entry, ring)?;
        lines.push(Line {
            side: *side,
            envelope,
            words,
            sheet,
            person: about(facts, &envelope.matter),
            taken_back: facts.taken_back(envelope.id),
            may_be_taken_back: may_be_taken_back_now(facts, envelope.id),
        });
    }
    // Of two at the same instant the one written down later stands above.
    lines.sort_by_key(|line| line.envelope.kept);
    lines.reverse();
    lines.sort_by_key(|line| std::cmp::Reverse(line.envelope.at));
    Ok(lines)
}

/// Whom a fact is about.
fn about(facts: &CaseFacts, matter: &Matter) -> Option<PersonNo> {
    // What takes something back is about whom that was about; nothing takes back what does.
    if let Some(fact) = client_file::taken_back_by(matter) {
        let (_, entry) = facts.entry(fact)?;
        let of = &entry.envelope.matter;
        return match client_file::taken_back_by(of) {
            Some(_) => None,
            None => about(facts, of),
        };
    }
    match matter {
        Matter::Rule(what) => match *what {
            What::Person { person, .. }
            | What::Inbound { person, .. }
            | What::Disclosure { person, .. }
            | What::Election { person, .. }
            | What::Notice { person, .. }
            | What::Callback { person, .. }
            | What::PersonEnded { person, .. } => Some(person),
            What::Effort { person, .. } => person,
            What::Void { .. }
            | What::Assessment { .. }
            | What::Decision { .. }
            | What::SessionAttended
            | What::Termination { .. }
            | What::Threat { .. }
            | What::ProviderNotice { .. }
            | What::ThreatEnded { .. } => None,
        },
        Matter::Filed(
            Filed::Plan { person }
            | Filed::PersonRelease { person }
            | Filed::ToldOutside { person }
            | Filed::DemandHeard { person, .. }
            | Filed::CopyGiven { person }
            | Filed::RetractionTold { person, .. }
            | Filed::ShownHeard { person, .. }
            | Filed::Took {
                person: Some(person),
            }
            | Filed::GaveBack {
                person: Some(person),
            }
            | Filed::Note {
                person: Some(person),
            },
        ) => Some(*person),
        Matter::Filed(Filed::PersonReleaseEnded { release }) => {
            let (_, entry) = facts.entry(*release)?;
            match entry.envelope.matter {
                Matter::Filed(Filed::PersonRelease { person }) => Some(person),
                _ => None,
            }
        }
        Matter::Filed(_) => None,
    }
}

/// The time line, looks put together.
fn items(lines: Vec<Line>, rules: &Rules) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::with_capacity(lines.len());
    for line in lines {
        // What a reviewer was shown stands with the entry that allowed it: see [`VictimCase::showings`].
        if matches!(
            line.envelope.matter,
            Matter::Filed(Filed::ShownPage { .. } | Filed::ShownOver { .. })
        ) {
            continue;
        }
        let Envelope {
            actor: by,
            at,
            matter,
            ..
        } = line.envelope;
        let exported = matches!(&line.words, Words::Noted(letter) if !letter.words.is_empty());
        if matter != Matter::Filed(Filed::Look) || exported {
            items.push(Item::Line(Box::new(line)));
            continue;
        }
        let day = |at: Moment| -> Date { at.day(&rules.zone) };
        match items.last_mut() {
            Some(Item::Looks {
                actor,
                first,
                count,
                ..
            }) if *actor == by && day(*first) == day(at) => {
                *first = at;
                *count += 1;
            }
            _ => items.push(Item::Looks {
                actor: by,
                first: at,
                last: at,
                count: 1,
            }),
        }
    }
    items
}

impl Line {
    /// Whether only the day is known on which it happened.
    #[must_use]
    pub fn day_only(&self) -> bool {
        self.envelope.exactness == Exactness::Day
    }
}
