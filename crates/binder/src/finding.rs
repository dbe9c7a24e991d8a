//! What a reviewer should see first, the worst before the rest.

use std::collections::BTreeSet;

use crate::{
    Counted, Figure, Group, Shown,
    binder::number_of,
    shape::{Letter, SHAPES},
};

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Somebody may be in danger, or nobody stands by to warn.
    Severe,
    /// Something that is owed was not done, or not in the law's time.
    Serious,
    /// Something to be better at, or to ask about.
    Slight,
}

impl Severity {
    /// In JSON and at the end of keys.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Severe => "severe",
            Self::Serious => "serious",
            Self::Slight => "slight",
        }
    }
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// At the end of keys, and in JSON.
    pub id: &'static str,
    /// How bad.
    pub severity: Severity,
    /// Of which clause.
    pub clause: Letter,
    /// The figures that it is the sum of, by their numbers.
    pub figures: Vec<String>,
    /// How many, over all cases of the period.
    pub all: Shown,
    /// How many, over those drawn.
    pub sample: Option<Shown>,
    /// The counties that it is about, where it is about some; for the review alone.
    pub counties: Vec<String>,
}

use Severity::{Serious, Severe, Slight};

/// Every finding there is: its name, how bad it is, and the parts of a group that it is the sum of.
const FINDINGS: &[(&str, Severity, &str, &[&str])] = &[
    (
        "danger-untold",
        Severe,
        "warning",
        &["overdue", "ended-late"],
    ),
    (
        "danger-chosen-untold",
        Severe,
        "danger",
        &["overdue", "ended-late"],
    ),
    (
        "others-untold",
        Severe,
        "others",
        &["overdue", "ended-late"],
    ),
    (
        "provider-untold",
        Severe,
        "provider",
        &["overdue", "ended-late"],
    ),
    ("risk-alone", Severe, "sessions", &["risk-alone"]),
    ("no-agreement", Severe, "agreement", &["none-in-force"]),
    ("county-bare", Severe, "counties", &["county-bare"]),
    (
        "notice-overdue",
        Serious,
        "notice",
        &["overdue", "ended-late"],
    ),
    (
        "notice-late",
        Serious,
        "notice",
        &["told-late", "tried-late"],
    ),
    ("policy-missing", Serious, "policies", &["not-in-writing"]),
    ("place-may-not", Serious, "places", &["place-may-not"]),
    (
        "contract-late",
        Serious,
        "contract",
        &["contract-after", "no-contract"],
    ),
    ("demand-untold", Serious, "demands", &["unheard", "no-case"]),
    (
        "incident-late",
        Serious,
        "incidents",
        &["report-late", "report-overdue"],
    ),
    (
        "offense-unreported",
        Serious,
        "offenses",
        &["report-overdue"],
    ),
    (
        "number-untried",
        Serious,
        "drills",
        &["drill-unanswered", "drill-missing"],
    ),
    ("plan-overdue", Serious, "plans", &["plan-overdue"]),
    (
        "leak-left",
        Serious,
        "leaks",
        &["leak-ordered", "leak-asked"],
    ),
    ("disclosure-overdue", Serious, "disclosure", &["overdue"]),
    ("began-overdue", Serious, "began", &["overdue"]),
    ("left-overdue", Serious, "left", &["overdue"]),
    ("check-in-overdue", Serious, "check-in", &["overdue"]),
    ("not-asked", Serious, "choice", &["not-asked"]),
    ("no-answer", Serious, "sessions", &["no-answer"]),
    ("undecided", Serious, "undecided", &[]),
    ("danger-late", Serious, "warning", &["told-late"]),
    ("danger-chosen-late", Serious, "danger", &["told-late"]),
    ("others-late", Serious, "others", &["told-late"]),
    ("provider-late", Serious, "provider", &["told-late"]),
    ("written-later", Serious, "written", &["later"]),
    (
        "disclosure-late",
        Slight,
        "disclosure",
        &["told-late", "tried-late", "ended-late"],
    ),
    (
        "began-late",
        Slight,
        "began",
        &["told-late", "tried-late", "ended-late"],
    ),
    (
        "left-late",
        Slight,
        "left",
        &["told-late", "tried-late", "ended-late"],
    ),
    (
        "check-in-late",
        Slight,
        "check-in",
        &["told-late", "tried-late", "ended-late"],
    ),
    ("kept-later", Slight, "kept", &["after-said"]),
    ("too-soon", Slight, "tries", &["too-soon"]),
    ("not-told", Slight, "notice", &["tried"]),
    ("offense-late", Slight, "offenses", &["report-late"]),
    ("number-late", Slight, "drills", &["drill-late"]),
    ("plan-late", Slight, "plans", &["plan-done-late"]),
    (
        "training-short",
        Slight,
        "training",
        &["training-short", "since-unknown"],
    ),
];

/// Every finding there can be, by its word, in the order in which they are shown.
pub fn all() -> impl Iterator<Item = &'static str> {
    FINDINGS.iter().map(|(id, ..)| *id)
}

/// Of which clause a finding is; nothing where there is none of that word.
#[must_use]
pub fn clause_of(id: &str) -> Option<Letter> {
    let (_, _, group, _) = FINDINGS.iter().find(|(known, ..)| *known == id)?;
    let shape = SHAPES.iter().find(|shape| shape.id == *group)?;
    Some(shape.clause)
}

/// The counties behind some figures, each once.
fn counties(figures: &[&Figure]) -> Vec<String> {
    let facts = figures.iter().flat_map(|figure| &figure.facts);
    let counties = facts.filter_map(|fact| match &fact.what {
        Counted::County { county, .. } => Some(county.clone()),
        _ => None,
    });
    let counties: BTreeSet<String> = counties.collect();
    counties.into_iter().collect()
}

/// What is found in the figures, the worst first; what is not there is not said.
pub(crate) fn findings(groups: &[Group]) -> Vec<Finding> {
    let mut found = Vec::new();
    for (id, severity, of, parts) in FINDINGS {
        let Some(group) = groups.iter().find(|group| group.shape.id == *of) else {
            continue;
        };
        let figures: Vec<_> = if parts.is_empty() {
            vec![&group.total]
        } else {
            let all = group.parts.iter();
            all.filter(|part| parts.contains(&part.part)).collect()
        };
        let all = Shown::sum(figures.iter().map(|each| each.all));
        if all == Shown::Count(0) {
            continue;
        }
        let sample = group
            .total
            .sample
            .map(|_| Shown::sum(figures.iter().filter_map(|each| each.sample)));
        found.push(Finding {
            id,
            severity: *severity,
            clause: group.shape.clause,
            figures: figures.iter().map(|each| number_of(each)).collect(),
            all,
            sample,
            counties: counties(&figures),
        });
    }
    found.sort_by_key(|finding| finding.severity);
    found
}
