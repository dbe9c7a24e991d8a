//! What a person must be told on contact, fed from the participant's file (clause (c)).

use client_file::Words as ClientWords;
use ledger::{Exactness, Matter};
use rules::{
    By, Duty, DutyKind, Fact, FactId, Item as Told, Items, Moment, Outcome, PersonNo, Rules, State,
    What, Word,
};

use super::{Item, Line, Words};
use crate::facts::CaseFacts;

/// What a person must be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checklist {
    /// Until when what is left must be told; nothing before the first contact.
    pub due: Option<Moment>,
    /// What is left to tell now, or would be if they were reached now.
    pub left: Items,
    /// Every item in the contract's order, also what is not owed.
    pub items: Vec<ItemLine>,
}

/// One item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemLine {
    /// Which.
    pub item: Told,
    /// Where it stands.
    pub standing: Standing,
    /// When they were last told it, if ever.
    pub told: Option<Moment>,
    /// When they last declined to hear it, if ever.
    pub declined: Option<Moment>,
    /// What the participant's file says about it.
    pub facts: Vec<FileFact>,
}

/// Where an item stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// It is still to be told.
    Left,
    /// They were told.
    Told,
    /// They did not want to hear it.
    Declined,
    /// It is not owed: there is nothing of the kind to tell, or they have no part in an episode.
    NotOwed,
}

/// Something that the participant's file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileFact {
    /// In its words; empty where the file only says that it was so.
    pub words: String,
    /// Since when.
    pub at: Moment,
    /// How exactly that is known.
    pub exactness: Exactness,
    /// Whether it came after they were last told of this item.
    pub new: bool,
}

pub(super) fn checklist(
    facts: &CaseFacts,
    items: &[Item],
    duties: &[Duty],
    rules: &Rules,
    person: PersonNo,
    now: Moment,
) -> Checklist {
    let open = |duty: &&Duty| {
        duty.kind == DutyKind::InitialDisclosure
            && duty.person == Some(person)
            && duty.state == State::Open
    };
    let left = if_reached_now(facts, rules, person, now)
        .iter()
        .filter(open)
        .fold(Items::NONE, |left, duty| left.union(duty.left));
    let counted = facts.counted();
    let line = |item: Told| {
        let (told, declined) = last_told(&counted, person, item);
        let standing = match (told, declined) {
            _ if left.contains(item) => Standing::Left,
            (Some(told), Some(declined)) if declined > told => Standing::Declined,
            (Some(_), _) => Standing::Told,
            (None, Some(_)) => Standing::Declined,
            (None, None) => Standing::NotOwed,
        };
        let mut facts = from_file(items, item);
        for fact in &mut facts {
            fact.new = told.is_some_and(|told| fact.at > told);
        }
        ItemLine {
            item,
            standing,
            told,
            declined,
            facts,
        }
    };
    Checklist {
        due: duties.iter().filter(open).map(|duty| duty.due).min(),
        left,
        items: Told::ALL.iter().copied().map(line).collect(),
    }
}

/// The duties as they would be if the person were on the line now: the engine itself says what they would
/// have to be told, so that no second reading of the rule can differ from it.
fn if_reached_now(facts: &CaseFacts, rules: &Rules, person: PersonNo, now: Moment) -> Vec<Duty> {
    let mut history = facts.history();
    let at = history.next_at(now);
    let known = history.as_of(at);
    // An id that no fact has: facts of one instant and kind are ordered by it and nothing else reads it.
    let Some(id) = (0_u16..=u16::MAX)
        .filter_map(|number| FactId::new(&format!("now-{number}")).ok())
        .find(|id| history.facts.iter().all(|fact| fact.id != *id))
    else {
        return Vec::new();
    };
    let by = By::Person;
    history.facts.push(Fact {
        id,
        at,
        recorded: known,
        what: What::Inbound { person, by },
    });
    rules::duties(rules, &history, known)
}

fn last_told(counted: &[Fact], person: PersonNo, item: Told) -> (Option<Moment>, Option<Moment>) {
    let (mut told, mut refused) = (None, None);
    for fact in counted {
        match fact.what {
            What::Disclosure {
                person: who,
                items,
                declined,
            } if who == person => {
                if items.contains(item) {
                    told = Some(fact.at);
                }
                if declined.contains(item) {
                    refused = Some(fact.at);
                }
            }
            // Who chose was asked.
            What::Election { person: who, .. } if who == person && item == Told::Choice => {
                told = Some(fact.at);
            }
            _ => {}
        }
    }
    (told, refused)
}

/// What the participant's file says about an item, oldest first; of the same name the first mention.
fn from_file(items: &[Item], item: Told) -> Vec<FileFact> {
    let mut facts: Vec<FileFact> = Vec::new();
    let mut say = |line: &Line, words: &str| {
        if facts.iter().all(|fact| fact.words != words) {
            facts.push(FileFact {
                words: words.to_owned(),
                at: line.envelope.at,
                exactness: line.envelope.exactness,
                new: false,
            });
        }
    };
    let lines = items.iter().rev().filter_map(|each| match each {
        Item::Line(line) if line.taken_back.is_none() => Some(line),
        Item::Line(_) | Item::Looks { .. } => None,
    });
    // The reason is that of the latest decision, if it was a denial.
    let mut denied: Option<(&Line, &str)> = None;
    for line in lines {
        match (&line.words, &line.envelope.matter) {
            (Words::Client(ClientWords::Assessment(letter)), _) => match item {
                Told::AssessmentResults => say(line, &letter.words),
                Told::Concerns => letter.concerns.iter().for_each(|name| say(line, name)),
                Told::Lethality => letter.lethality.iter().for_each(|name| say(line, name)),
                Told::Services | Told::RejectionReason | Told::Choice => {}
            },
            (
                Words::Client(ClientWords::Decision(letter)),
                Matter::Rule(What::Decision { outcome }),
            ) => {
                denied = (*outcome == Outcome::Denied)
                    .then_some((line, letter.reason.as_deref().unwrap_or_default()));
            }
            _ => {}
        }
    }
    if let Some((line, reason)) = denied.filter(|_| item == Told::RejectionReason) {
        say(line, reason);
    }
    facts
}
