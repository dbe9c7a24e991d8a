//! What a state sees: the binders of many programs for one period, put together clause by clause.
//!
//! It is made of what each program has handed on ([`crate::outside`]) and of nothing else: figures, the small ones held
//! back. A sum of numbers that were shown tells no more than they do, and what was held back stays so; how many programs
//! held theirs back stands beside each sum.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rules::{Pack, PackError};
use serde::Deserialize;

use crate::{
    Severity, Verdict,
    shape::{Letter, SHAPES, Shape, first_number},
};

/// A binder as a program has handed it on: JSON, for outside, over all cases. Its words were read once, into what they mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Came {
    program: String,
    rules: OfPack,
    from: Date,
    to: Date,
    as_of: String,
    verdicts: BTreeMap<Letter, Verdict>,
    groups: Vec<Counted>,
    findings: Vec<Found>,
    pinned: Vec<Pin>,
}

/// A group of figures.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Counted {
    shape: &'static Shape,
    all: Option<u32>,
    reached: Option<Reached>,
    parts: BTreeMap<&'static str, Option<u32>>,
}

/// A finding. One that this version does not know is still one, by its own word.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Found {
    id: String,
    severity: Severity,
    clause: Letter,
}

/// The file as it is written.
#[derive(Deserialize)]
struct File {
    binder: u32,
    #[serde(rename = "for")]
    audience: String,
    program: String,
    rules: OfPack,
    from: Date,
    to: Date,
    as_of: String,
    draw: How,
    clauses: Vec<OneClause>,
    findings: Vec<OneFinding>,
    pinned: Vec<Pin>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
struct OfPack {
    pack: String,
    version: String,
}

#[derive(Deserialize)]
struct How {
    how: String,
}

#[derive(Deserialize)]
struct OneClause {
    clause: String,
    verdict: String,
    figures: Vec<OneGroup>,
}

#[derive(Deserialize)]
struct OneGroup {
    id: String,
    all: Option<u32>,
    reached: Option<Reached>,
    parts: Vec<OnePart>,
}

/// How many of how many reached the standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
struct Reached {
    reached: u32,
    of: u32,
}

#[derive(Deserialize)]
struct OnePart {
    id: String,
    all: Option<u32>,
}

#[derive(Deserialize)]
struct OneFinding {
    finding: String,
    severity: String,
    clause: String,
}

/// What pins one of a program's ledgers.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Pin {
    /// Which.
    pub ledger: String,
    /// The text.
    pub text: String,
}

/// Why a file is none that a program hands on.
#[derive(Debug, thiserror::Error)]
pub enum NotThat {
    /// It is no binder.
    #[error("this is not a binder in JSON: {0}")]
    Unread(#[from] serde_json::Error),
    /// Of a later form than this version reads.
    #[error("this binder is of form {0}, and 1 is read here")]
    Later(u32),
    /// It holds cases.
    #[error(
        "this binder was made for the review and holds cases: ask the program for `leeward review --for outside --format json`"
    )]
    ForTheReview,
    /// A sample says nothing of the rest.
    #[error("this binder is of a sample: ask the program for one over all cases")]
    Sample,
    /// A word that this version does not know.
    #[error("`{0}` is not a {1} of this version")]
    Unknown(String, &'static str),
    /// No such pack.
    #[error(transparent)]
    Pack(#[from] PackError),
}

impl Came {
    /// Reads one.
    ///
    /// # Errors
    /// [`NotThat`].
    pub fn read(bytes: &[u8]) -> Result<Self, NotThat> {
        let file: File = serde_json::from_slice(bytes)?;
        if file.binder != 1 {
            return Err(NotThat::Later(file.binder));
        }
        if file.audience != crate::Audience::Outside.word() {
            return Err(NotThat::ForTheReview);
        }
        if file.draw.how != "all" {
            return Err(NotThat::Sample);
        }
        Pack::named(&file.rules.pack)?;
        let mut verdicts = BTreeMap::new();
        let mut groups = Vec::new();
        for each in file.clauses {
            verdicts.insert(letter(&each.clause)?, verdict(&each.verdict)?);
            for group in each.figures {
                groups.push(counted(group)?);
            }
        }
        let findings = file.findings.into_iter().map(|each| {
            Ok(Found {
                severity: severity(&each.severity)?,
                clause: letter(&each.clause)?,
                id: each.finding,
            })
        });
        Ok(Self {
            findings: findings.collect::<Result<_, NotThat>>()?,
            verdicts,
            groups,
            program: file.program,
            rules: file.rules,
            from: file.from,
            to: file.to,
            as_of: file.as_of,
            pinned: file.pinned,
        })
    }
}

fn counted(group: OneGroup) -> Result<Counted, NotThat> {
    let shape = shape(&group.id)?;
    let parts = group.parts.into_iter().map(|part| {
        let known = shape.parts.iter().find(|known| **known == part.id);
        let known = known.ok_or(NotThat::Unknown(part.id, "figure"))?;
        Ok((*known, part.all))
    });
    Ok(Counted {
        parts: parts.collect::<Result<_, NotThat>>()?,
        shape,
        all: group.all,
        reached: group.reached,
    })
}

fn letter(clause: &str) -> Result<Letter, NotThat> {
    let inner = clause.trim_matches(|brace| matches!(brace, '(' | ')'));
    Letter::from_word(inner).ok_or_else(|| NotThat::Unknown(clause.to_owned(), "clause"))
}

fn verdict(word: &str) -> Result<Verdict, NotThat> {
    let all = [Verdict::Met, Verdict::NotMet, Verdict::NotApplicable];
    let found = all.into_iter().find(|each| each.word() == word);
    found.ok_or_else(|| NotThat::Unknown(word.to_owned(), "verdict"))
}

fn severity(word: &str) -> Result<Severity, NotThat> {
    let all = [Severity::Severe, Severity::Serious, Severity::Slight];
    let found = all.into_iter().find(|each| each.word() == word);
    found.ok_or_else(|| NotThat::Unknown(word.to_owned(), "severity"))
}

fn shape(id: &str) -> Result<&'static Shape, NotThat> {
    let found = SHAPES.iter().find(|shape| shape.id == id);
    found.ok_or_else(|| NotThat::Unknown(id.to_owned(), "figure"))
}

/// Why binders cannot be put together.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Apart {
    /// There is none.
    #[error("there is no binder to put together")]
    None,
    /// Days that some count and others do not.
    #[error("{program}: from {from} to {to}, and the first is of another period")]
    Period {
        /// Whose.
        program: String,
        /// Its first day.
        from: Date,
        /// Its last.
        to: Date,
    },
    /// Another state's rule, or another version of it.
    #[error("{program}: by {pack} version {version}, and the first is by another rule")]
    Rule {
        /// Whose.
        program: String,
        /// By which pack.
        pack: String,
        /// Of which version.
        version: String,
    },
    /// It would be counted twice.
    #[error("{0} is there twice")]
    Twice(String),
}

/// A sum over programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sum {
    /// Of the numbers that were shown.
    pub shown: u64,
    /// So many programs hold theirs back: each is at least one.
    pub held: u32,
}

impl Sum {
    fn of(all: impl Iterator<Item = Option<u32>>) -> Self {
        all.fold(Self::default(), |sum, each| match each {
            Some(count) => Self {
                shown: sum.shown + u64::from(count),
                ..sum
            },
            None => Self {
                held: sum.held + 1,
                ..sum
            },
        })
    }
}

/// A figure of the state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StateFigure {
    /// Which part of its group; empty for the total.
    pub part: &'static str,
    /// Its number within the clause, as in every binder.
    pub number: u32,
    /// Over the programs.
    pub sum: Sum,
}

/// A total and its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StateGroup {
    /// Which.
    pub shape: &'static Shape,
    /// The total and then what it is made of.
    pub figures: Vec<StateFigure>,
    /// Of how many duties that are decided how many reached the standard, and how many programs say so.
    pub reached: Option<(u64, u64, u32)>,
}

/// A clause over the programs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StateClause {
    /// Which.
    pub clause: Letter,
    /// In how many programs it is met, is not, and does not apply.
    pub verdicts: [u32; 3],
    /// Its figures.
    pub groups: Vec<StateGroup>,
}

/// A program, as it stands with each clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Its name.
    pub program: String,
    /// When its binder was made, RFC 3339.
    pub as_of: String,
    /// Clause by clause.
    pub verdicts: BTreeMap<Letter, Verdict>,
    /// How many of its findings are severe.
    pub severe: u32,
    /// What pins its ledgers.
    pub pinned: Vec<Pin>,
}

/// A finding, and in how many programs it is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StateFinding {
    /// At the end of keys.
    pub id: String,
    /// How bad.
    pub severity: Severity,
    /// Of which clause.
    pub clause: Letter,
    /// So many.
    pub programs: u32,
}

/// The binders of many programs, put together.
#[derive(Debug)]
pub struct Together {
    /// By which rule.
    pub pack: Pack,
    /// The first day.
    pub from: Date,
    /// The last.
    pub to: Date,
    /// The programs, by name.
    pub programs: Vec<Standing>,
    /// The clauses.
    pub clauses: Vec<StateClause>,
    /// The worst first, then by how many programs.
    pub findings: Vec<StateFinding>,
}

/// The seal of a document that is made of nothing but what programs have handed on.
#[derive(Debug)]
pub struct OfMany(());

impl ledger::For for OfMany {
    fn word(&self) -> &'static str {
        "state"
    }
}

impl Together {
    /// Puts them together.
    ///
    /// # Errors
    /// [`Apart`], naming the program.
    pub fn of(came: &[Came]) -> Result<Self, Apart> {
        let first = came.first().ok_or(Apart::None)?;
        let mut names = BTreeSet::new();
        for each in came {
            let program = each.program.clone();
            if (each.from, each.to) != (first.from, first.to) {
                let (from, to) = (each.from, each.to);
                return Err(Apart::Period { program, from, to });
            }
            if each.rules != first.rules {
                let OfPack { pack, version } = each.rules.clone();
                return Err(Apart::Rule {
                    program,
                    pack,
                    version,
                });
            }
            if !names.insert(program) {
                return Err(Apart::Twice(each.program.clone()));
            }
        }
        let pack = Pack::named(&first.rules.pack).map_err(|_| Apart::None)?;
        let mut programs: Vec<Standing> = came.iter().map(standing).collect();
        programs.sort_by(|one, other| one.program.cmp(&other.program));
        Ok(Self {
            pack,
            from: first.from,
            to: first.to,
            clauses: Letter::ALL
                .into_iter()
                .map(|each| clause(each, came, &programs))
                .collect(),
            findings: findings(came),
            programs,
        })
    }

    /// The seal to begin its document with.
    #[must_use]
    pub const fn leaving(&self) -> OfMany {
        OfMany(())
    }
}

fn standing(came: &Came) -> Standing {
    let findings = came.findings.iter();
    let severe = findings.filter(|each| each.severity == Severity::Severe);
    Standing {
        program: came.program.clone(),
        as_of: came.as_of.clone(),
        verdicts: came.verdicts.clone(),
        severe: u32::try_from(severe.count()).unwrap_or(u32::MAX),
        pinned: came.pinned.clone(),
    }
}

fn clause(letter: Letter, came: &[Came], programs: &[Standing]) -> StateClause {
    let mut verdicts = [0; 3];
    for each in programs {
        let [met, not_met, not_applicable] = &mut verdicts;
        match each.verdicts.get(&letter) {
            Some(Verdict::Met) => *met += 1,
            Some(Verdict::NotMet) => *not_met += 1,
            Some(Verdict::NotApplicable) | None => *not_applicable += 1,
        }
    }
    let shapes = SHAPES.iter().enumerate();
    let groups = shapes
        .filter(|(_, shape)| shape.clause == letter && !shape.derived)
        .filter_map(|(place, shape)| group(shape, first_number(place), came));
    StateClause {
        clause: letter,
        verdicts,
        groups: groups.collect(),
    }
}

/// Nothing where no program counts it.
fn group(shape: &'static Shape, first: u32, came: &[Came]) -> Option<StateGroup> {
    let groups = came.iter().flat_map(|each| &each.groups);
    let all: Vec<&Counted> = groups.filter(|group| group.shape == shape).collect();
    if all.is_empty() {
        return None;
    }
    let mut figures = vec![StateFigure {
        part: "",
        number: first,
        sum: Sum::of(all.iter().map(|group| group.all)),
    }];
    for (part, number) in shape.parts.iter().zip(first + 1..) {
        let of = all
            .iter()
            .filter_map(|group| group.parts.get(part).copied());
        figures.push(StateFigure {
            part,
            number,
            sum: Sum::of(of),
        });
    }
    let said: Vec<Reached> = all.iter().filter_map(|group| group.reached).collect();
    let sum = |of: fn(&Reached) -> u32| said.iter().map(|each| u64::from(of(each))).sum();
    let programs = u32::try_from(said.len()).unwrap_or(u32::MAX);
    let reached = (sum(|each| each.reached), sum(|each| each.of), programs);
    Some(StateGroup {
        shape,
        figures,
        reached: (programs > 0).then_some(reached),
    })
}

fn findings(came: &[Came]) -> Vec<StateFinding> {
    let mut all: Vec<StateFinding> = Vec::new();
    for each in came.iter().flat_map(|each| &each.findings) {
        match all.iter_mut().find(|finding| finding.id == each.id) {
            Some(finding) => finding.programs += 1,
            None => all.push(StateFinding {
                id: each.id.clone(),
                severity: each.severity,
                clause: each.clause,
                programs: 1,
            }),
        }
    }
    all.sort_by(|one, other| {
        let by = |finding: &StateFinding| {
            (
                finding.severity,
                std::cmp::Reverse(finding.programs),
                finding.clause,
                finding.id.clone(),
            )
        };
        by(one).cmp(&by(other))
    });
    all
}

/// As JSON: `state` is 1 and changes when a field does.
#[must_use]
pub fn json(together: &Together) -> serde_json::Value {
    use serde_json::json;
    let verdict = |verdicts: [u32; 3]| {
        let [met, not_met, not_applicable] = verdicts;
        json!({"met": met, "not-met": not_met, "not-applicable": not_applicable})
    };
    let figure = |letter: Letter, id: &str, figure: &StateFigure| {
        json!({
            "id": id,
            "number": format!("{}{}", letter.word(), figure.number),
            "shown": figure.sum.shown,
            "held_back_by": figure.sum.held,
        })
    };
    let clauses = together.clauses.iter().map(|clause| {
        let groups = clause.groups.iter().map(|group| {
            let mut all = group.figures.iter();
            let total = all.next().copied().unwrap_or(StateFigure {
                part: "",
                number: 0,
                sum: Sum::default(),
            });
            let mut value = figure(clause.clause, group.shape.id, &total);
            let parts: Vec<_> = all
                .map(|each| figure(clause.clause, each.part, each))
                .collect();
            if let Some(object) = value.as_object_mut() {
                object.insert("parts".to_owned(), parts.into());
                if let Some((reached, of, programs)) = group.reached {
                    let said = json!({"reached": reached, "of": of, "programs": programs});
                    object.insert("reached".to_owned(), said);
                }
            }
            value
        });
        json!({
            "clause": clause.clause.clause(),
            "programs": verdict(clause.verdicts),
            "figures": groups.collect::<Vec<_>>(),
        })
    });
    let programs = together.programs.iter().map(|each| {
        let verdicts = each.verdicts.iter();
        let verdicts: serde_json::Map<_, _> = verdicts
            .map(|(clause, verdict)| (clause.clause(), verdict.word().into()))
            .collect();
        let pinned = each.pinned.iter();
        let pinned = pinned.map(|pin| json!({"ledger": pin.ledger, "text": pin.text}));
        json!({
            "program": each.program,
            "as_of": each.as_of,
            "verdicts": verdicts,
            "severe": each.severe,
            "pinned": pinned.collect::<Vec<_>>(),
        })
    });
    let findings = together.findings.iter().map(|each| {
        json!({
            "finding": each.id,
            "severity": each.severity.word(),
            "clause": each.clause.clause(),
            "programs": each.programs,
        })
    });
    json!({
        "state": 1,
        "rules": {"pack": together.pack.pack, "version": together.pack.version},
        "from": together.from.to_string(),
        "to": together.to.to_string(),
        "programs": programs.collect::<Vec<_>>(),
        "clauses": clauses.collect::<Vec<_>>(),
        "findings": findings.collect::<Vec<_>>(),
    })
}
