//! Whether a clause is met, and by what that is decided.

use crate::{Figure, Group, shape::Letter};

/// What a clause comes to, as far as entries can say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing that was counted speaks against it.
    Met,
    /// Something does.
    NotMet,
    /// Nothing in the period that it is about.
    NotApplicable,
}

impl Verdict {
    /// In JSON and at the end of keys.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not-met",
            Self::NotApplicable => "not-applicable",
        }
    }
}

/// One clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Which.
    pub clause: Letter,
    /// Over the cases drawn; over all where no sample was drawn.
    pub verdict: Verdict,
    /// Over all cases of the period, where a sample was drawn.
    pub all: Option<Verdict>,
}

/// What speaks against a clause: a group, and which of its parts. Lateness speaks where the time is the law's own;
/// where it is the program's policy it is a finding, and what speaks is that nobody was told.
const AGAINST: &[(&str, &[&str])] = &[
    ("sessions", &["risk-alone", "no-answer"]),
    ("agreement", &["none-in-force"]),
    ("counties", &["county-bare"]),
    ("provider", &["overdue", "ended-late"]),
    ("others", &["overdue", "ended-late"]),
    (
        "notice",
        &["told-late", "tried-late", "overdue", "ended-late"],
    ),
    ("disclosure", &["overdue"]),
    ("warning", &["overdue", "ended-late"]),
    ("check-in", &["overdue"]),
    ("began", &["overdue"]),
    ("left", &["overdue"]),
    ("danger", &["overdue", "ended-late"]),
    ("choice", &["not-asked"]),
    ("written", &["later"]),
    ("leaks", &["leak-ordered", "leak-asked"]),
    // What a review under (g) is made of, and is not there.
    ("policies", &["not-in-writing"]),
    ("training", &["training-short"]),
    ("incidents", &["report-late", "report-overdue"]),
];

/// The verdict of a clause over some count of each figure.
pub(crate) fn verdict(clause: Letter, groups: &[Group], count: fn(&Figure) -> u32) -> Verdict {
    let (mut any, mut against) = (false, false);
    for group in groups.iter().filter(|group| group.shape.clause == clause) {
        let Some((_, parts)) = AGAINST.iter().find(|(id, _)| *id == group.shape.id) else {
            continue;
        };
        any |= count(&group.total) > 0;
        against |= group
            .parts
            .iter()
            .any(|part| parts.contains(&part.part) && count(part) > 0);
    }
    match (any, against) {
        (_, true) => Verdict::NotMet,
        (true, false) => Verdict::Met,
        (false, false) => Verdict::NotApplicable,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Shown, shape::SHAPES};

    /// A group of which one part was counted once.
    fn counted(id: &str, part: &str) -> Group {
        let shape = SHAPES.iter().find(|shape| shape.id == id).unwrap();
        assert!(shape.parts.contains(&part), "{id} has no {part}");
        let figure = |of: &'static str, count| Figure {
            shape,
            part: of,
            number: 1,
            all: Shown::Count(count),
            sample: None,
            behind: Vec::new(),
            facts: Vec::new(),
        };
        let parts = shape.parts.iter();
        Group {
            shape,
            total: figure("", 1),
            parts: parts
                .map(|each| figure(each, u32::from(*each == part)))
                .collect(),
        }
    }

    fn all(figure: &Figure) -> u32 {
        figure.all.count().unwrap_or_default()
    }

    /// docs/decisions/0149: a policy that is not in writing, a training that was short, a report of an incident that was late.
    #[test]
    fn what_a_review_is_made_of_and_is_not_there_speaks_against_clause_g_and_nothing_else_does() {
        let of = |id, part| verdict(Letter::G, &[counted(id, part)], all);
        for (id, part) in [
            ("policies", "not-in-writing"),
            ("training", "training-short"),
            ("incidents", "report-late"),
            ("incidents", "report-overdue"),
        ] {
            assert_eq!(of(id, part), Verdict::NotMet, "{id}: {part}");
        }
        for (id, part) in [("policies", "in-writing"), ("training", "trained")] {
            assert_eq!(of(id, part), Verdict::Met, "{id}: {part}");
        }
        // Nobody knows, or it is late by the program's own policy, or of another rule: a finding.
        assert_eq!(of("training", "since-unknown"), Verdict::Met);
        for (id, part) in [("offenses", "report-late"), ("places", "place-may-not")] {
            assert_eq!(of(id, part), Verdict::NotApplicable, "{id}: {part}");
        }
        assert_eq!(verdict(Letter::G, &[], all), Verdict::NotApplicable);
        // One thing against it is enough, whatever else is there.
        let groups = [
            counted("policies", "in-writing"),
            counted("incidents", "report-overdue"),
        ];
        assert_eq!(verdict(Letter::G, &groups, all), Verdict::NotMet);
        assert_eq!(verdict(Letter::F, &groups, all), Verdict::NotApplicable);
    }
}
