//! Every figure there is, clause by clause: one table. Its numbers (c4) are the same in every binder, page and file.

/// A clause of 75:25-3-4.2.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Letter {
    /// Victim safety supersedes batterer confidentiality.
    A,
    /// The working relationship with certified providers.
    B,
    /// The first notice, and what is told on contact.
    C,
    /// Contact at their discretion; danger whatever they chose.
    D,
    /// What they chose to hear.
    E,
    /// Efforts are documented.
    F,
    /// How compliance is determined.
    G,
}

impl Letter {
    /// All seven.
    pub const ALL: [Self; 7] = [
        Self::A,
        Self::B,
        Self::C,
        Self::D,
        Self::E,
        Self::F,
        Self::G,
    ];

    /// In addresses, numbers of figures and at the end of keys.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::A => "a",
            Self::B => "b",
            Self::C => "c",
            Self::D => "d",
            Self::E => "e",
            Self::F => "f",
            Self::G => "g",
        }
    }

    /// The clause of that letter.
    #[must_use]
    pub fn from_word(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|each| each.word() == text)
    }
}

/// In whose file the facts behind a figure stand: the two never stand on one page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The participant's file.
    Participant,
    /// The separate file.
    Separate,
    /// The program's own affairs: nobody's case.
    Program,
}

/// A total and what it is made of.
#[derive(Debug, PartialEq, Eq)]
pub struct Shape {
    /// Of which clause.
    pub clause: Letter,
    /// At the end of keys, and in JSON.
    pub id: &'static str,
    /// Whose facts.
    pub side: Side,
    /// What the total is made of; nothing for a figure that stands alone.
    pub parts: &'static [&'static str],
    /// Made of other figures: shown where nothing is held back, and else left out, for it would give them away.
    pub derived: bool,
    /// The group whose total is the same number.
    pub same_total: Option<&'static str>,
}

impl Shape {
    /// Whether its parts are how duties stood.
    #[must_use]
    pub fn is_of_duties(&self) -> bool {
        self.parts == STOOD
    }
}

/// How a duty stood. Each duty of a group is in exactly one.
pub const STOOD: &[&str] = &[
    "told",
    "tried",
    "told-late",
    "tried-late",
    "overdue",
    "open",
    "ended",
    "ended-late",
];

/// How a report of the program stood.
const REPORTED: &[&str] = &[
    "report-in-time",
    "report-late",
    "report-overdue",
    "report-open",
];

const fn of(clause: Letter, id: &'static str, side: Side, parts: &'static [&'static str]) -> Shape {
    Shape {
        clause,
        id,
        side,
        parts,
        derived: false,
        same_total: None,
    }
}

const fn same(mut shape: Shape, other: &'static str) -> Shape {
    shape.same_total = Some(other);
    shape
}

const fn derived(mut shape: Shape) -> Shape {
    shape.derived = true;
    shape
}

use Letter::{A, B, C, D, E, F, G};
use Side::{Participant, Program, Separate};

/// All groups, in the order in which they are shown and numbered.
pub static SHAPES: &[Shape] = &[
    of(
        A,
        "sessions",
        Participant,
        &["no-risk", "risk", "risk-alone", "no-answer", "answer-due"],
    ),
    of(
        A,
        "contract",
        Participant,
        &["contract-before", "contract-after", "no-contract"],
    ),
    of(B, "agreement", Program, &["in-force", "none-in-force"]),
    of(B, "provider", Separate, STOOD),
    of(B, "others", Separate, STOOD),
    of(B, "counties", Program, &["county-agreed", "county-bare"]),
    of(
        B,
        "drills",
        Program,
        &[
            "drill-in-beat",
            "drill-late",
            "drill-unanswered",
            "drill-missing",
        ],
    ),
    of(C, "decisions", Participant, &["accepted", "denied"]),
    of(C, "notice", Separate, STOOD),
    of(C, "disclosure", Separate, STOOD),
    of(
        C,
        "tries",
        Separate,
        &["counted", "too-soon", "other-way", "dead-number"],
    ),
    of(C, "undecided", Participant, &[]),
    of(D, "warning", Separate, STOOD),
    of(D, "check-in", Separate, STOOD),
    of(E, "began", Separate, STOOD),
    of(E, "left", Separate, STOOD),
    of(E, "danger", Separate, STOOD),
    of(E, "choice", Separate, &["asked", "not-asked"]),
    of(F, "written", Separate, &["same-day", "next-day", "later"]),
    same(
        of(F, "kept", Separate, &["as-said", "after-said"]),
        "written",
    ),
    of(F, "corrected-client", Participant, &[]),
    of(F, "corrected-separate", Separate, &[]),
    derived(of(
        F,
        "closed",
        Separate,
        &["contact", "misses", "choice", "over", "merged"],
    )),
    of(G, "looks", Separate, &[]),
    of(
        G,
        "destroyed",
        Program,
        &["retention", "court-order", "wrong-file", "redaction"],
    ),
    of(G, "policies", Program, &["in-writing", "not-in-writing"]),
    of(
        G,
        "training",
        Program,
        &["trained", "training-short", "since-unknown"],
    ),
    of(G, "incidents", Program, REPORTED),
    of(G, "offenses", Program, REPORTED),
    of(G, "places", Program, &["place-may", "place-may-not"]),
    of(
        G,
        "own-releases",
        Participant,
        &["release-stands", "release-back"],
    ),
    of(G, "court-records", Participant, &[]),
    of(G, "file-demands", Participant, &["answered", "waits"]),
    of(G, "releases", Separate, &["release-stands", "release-back"]),
    of(G, "outside", Separate, &["outside-release", "outside-law"]),
    of(G, "copies", Separate, &[]),
    of(
        G,
        "demands",
        Separate,
        &["heard", "unheard", "quiet", "no-case"],
    ),
    of(
        G,
        "plans",
        Program,
        &["plan-done", "plan-done-late", "plan-overdue", "plan-open"],
    ),
    // Last, so that every figure before it keeps its number.
    of(G, "shown", Separate, &[]),
    of(
        C,
        "leaks",
        Separate,
        &["leak-stands", "leak-out", "leak-ordered", "leak-asked"],
    ),
    derived(of(
        C,
        "leak-age",
        Separate,
        &["leak-week", "leak-month", "leak-longer"],
    )),
];

/// The number of each group and of its parts: `c4` and the ones after it.
#[must_use]
pub fn first_number(group: usize) -> u32 {
    let Some(shape) = SHAPES.get(group) else {
        return 0;
    };
    let before = SHAPES.iter().take(group);
    let lines: usize = before
        .filter(|each| each.clause == shape.clause)
        .map(|each| 1 + each.parts.len())
        .sum();
    u32::try_from(lines + 1).unwrap_or(0)
}
