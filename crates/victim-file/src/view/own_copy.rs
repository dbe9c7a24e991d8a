//! A copy for one person of what the separate file holds about them: nobody else's, and nothing of anybody else on it.
//!
//! It is made once they asked, as a fact, and everything in it lay in the file before that fact: opened again it is the
//! same. Where they live stands on it only if they asked for that, and their code words never: a paper is found.

use keys::KeyRing;
use leaks::Finder;
use ledger::{Filed, For, Matter};
use rules::{CaseId, FactId, Moment, PersonNo, Rules};

use super::outside::letter;
use super::{Callable, Line, Words, lines, people};
use crate::facts::{Side, Stores};
use crate::leaks::Shelter;
use crate::letter::{Advocate, CopyGiven, Person, Plan};
use crate::refused::Refused;

/// The seal of a copy for the person themselves. Only [`OwnCopy::open`] gives one.
#[derive(Debug)]
pub struct ForThemselves(());

impl For for ForThemselves {
    fn word(&self) -> &'static str {
        // It lies on somebody's telephone, perhaps on a shared one.
        "copy"
    }
}

/// A copy for one person.
#[derive(Debug, Clone)]
pub struct OwnCopy {
    /// The fact by which it was made.
    pub fact: FactId,
    /// When.
    pub made: Moment,
    /// Whose it is.
    pub person: PersonNo,
    /// How it was given, and what they asked for.
    pub given: CopyGiven,
    /// Who they are, as last written down.
    pub card: Person,
    /// Numbers at which they are called. What the participant gave and nobody has confirmed is not among them.
    pub numbers: Vec<String>,
    /// How they can be called, as last saved.
    pub plan: Plan,
    /// What happened, in order.
    pub lines: Vec<CopyLine>,
}

/// One entry about them.
#[derive(Debug, Clone)]
pub struct CopyLine {
    /// What it is.
    pub line: Line,
    /// What was written down; empty where it is held back.
    pub texts: Vec<String>,
    /// What was written down names somebody else, says where they live, or was taken back: it can be read to them instead.
    pub held_back: bool,
}

impl OwnCopy {
    /// Opens a copy with its seal; nothing where the case has no such fact.
    ///
    /// # Errors
    /// When a store cannot be read, or a letter does not open.
    pub fn open(
        stores: Stores<'_>,
        ring: &KeyRing,
        rules: &Rules,
        case: CaseId,
        fact: FactId,
    ) -> Result<Option<(Self, ForThemselves)>, Refused> {
        let mut facts = stores.case(case)?;
        let Some((Side::Victim, entry)) = facts.entry(fact).cloned() else {
            return Ok(None);
        };
        let Matter::Filed(Filed::CopyGiven { person }) = entry.envelope.matter else {
            return Ok(None);
        };
        let (made, given): (Moment, CopyGiven) = (entry.envelope.kept, letter(&entry, ring)?);
        facts.retain(|(side, each)| match side {
            Side::Victim => each.position < entry.position,
            Side::Client | Side::Drop => each.envelope.kept <= made,
        });
        let all = lines(&facts, ring, |_| true)?;
        let known = people::people(&facts, &all, rules, made);
        let Some(own) = known.into_iter().find(|each| each.known.person == person) else {
            return Ok(None);
        };
        let shelter = Shelter::of(stores, ring, case, Vec::new())?;
        let others = shelter.of_others(case, person, given.address);
        let theirs = |text: &str| others.look(text).is_empty();
        let callable =
            |number: &&super::Number| matches!(number.callable(), Callable::Free | Callable::Held);
        let mut numbers: Vec<String> = own
            .numbers
            .iter()
            .filter(callable)
            .map(|number| format!("{} {}", number.phone.number, number.phone.label))
            .map(|number| number.trim().to_owned())
            .collect();
        numbers.retain(|number| theirs(number));
        let mut card = own.card;
        let mut plan = own.plan.map(|saved| saved.plan).unwrap_or_default();
        if !given.address {
            card.address.clear();
            plan.ways.clear();
        } else if !own.circumstances.mail_only_to.is_empty() {
            // A paper is found: of somebody in the address confidentiality program the substitute address alone.
            card.address.clone_from(&own.circumstances.mail_only_to);
            plan.ways.clear();
        }
        // Who does not stand for them any more stands on no copy.
        if !plan.advocate.stands(made.day(&rules.zone)) {
            plan.advocate = Advocate::default();
        }
        only_theirs(&mut card, &mut plan, &others);
        let lines = all
            .iter()
            .rev()
            .filter(|line| is_shown(line, person))
            .map(|line| one(line, &others))
            .collect();
        let copy = Self {
            fact,
            made,
            person,
            given,
            card,
            numbers,
            plan,
            lines,
        };
        Ok(Some((copy, ForThemselves(()))))
    }
}

/// Of the separate file alone, and about this person alone: the participant's is not theirs, and what was handed over may
/// be of several. Who meant to make a call is the staff's own affair.
fn is_shown(line: &Line, person: PersonNo) -> bool {
    line.side == Side::Victim
        && line.person == Some(person)
        && !matches!(
            line.envelope.matter,
            Matter::Filed(Filed::Took { .. } | Filed::GaveBack { .. })
        )
}

fn one(line: &Line, others: &Finder) -> CopyLine {
    let mut texts = texts(&line.words);
    texts.retain(|text| !text.is_empty());
    // What was taken back may be of another file altogether, and the reason may say of which.
    let back =
        line.taken_back.is_some() || client_file::taken_back_by(&line.envelope.matter).is_some();
    let held_back = texts
        .iter()
        .any(|text| back || !others.look(text).is_empty());
    if held_back {
        texts.clear();
    }
    CopyLine {
        line: line.clone(),
        texts,
        held_back,
    }
}

/// What was written down about an entry. Which number was called does not stand there: it may have been somebody else's.
fn texts(words: &Words) -> Vec<String> {
    match words {
        Words::Effort(letter) => vec![letter.words.clone()],
        Words::Noted(letter) => vec![letter.words.clone()],
        Words::Callback(letter) => vec![letter.words.clone()],
        Words::Why(letter) => vec![letter.why.clone()],
        Words::Release(letter) => vec![
            letter.scope.clone(),
            letter.recipient.clone(),
            letter.purpose.clone(),
        ],
        Words::ReleaseEnded(letter) => vec![letter.words.clone()],
        Words::ToldOutside(letter) => vec![
            letter.recipient.clone(),
            letter.what.clone(),
            letter.law.clone(),
        ],
        Words::DemandHeard(letter) => vec![letter.words.clone()],
        Words::CopyGiven(letter) => vec![letter.words.clone()],
        _ => Vec::new(),
    }
}

/// Code words go, and lines of the card and the plan in which somebody else stands.
fn only_theirs(card: &mut Person, plan: &mut Plan, others: &Finder) {
    plan.code_words.clear();
    for text in [
        &mut card.address,
        &mut card.language,
        &mut card.words,
        &mut plan.hours,
        &mut plan.who_may_answer,
        &mut plan.voicemail_words,
        &mut plan.ways,
        &mut plan.advocate.name,
    ] {
        if !others.look(text).is_empty() {
            text.clear();
        }
    }
}
