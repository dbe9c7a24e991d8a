//! The parts of a pack: each value with where it comes from.

use serde::Deserialize;

use crate::{
    Basis, Channel, Clause, DutyKind, Ending, Item, Items, Leaving, Role, Roles, own::Settable,
};

/// Where a value comes from, for whoever asks why.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Origin {
    /// Law, or the program's policy.
    pub basis: Basis,
    /// The clause it belongs to.
    pub clause: String,
    /// The law's own words, where it has any for this.
    pub quote: Option<String>,
    /// Which of the pack's sources.
    pub source: String,
    /// Why it is read so.
    pub why: String,
}

/// How days are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Count {
    /// Business days of the pack.
    Business,
    /// Calendar days.
    Calendar,
}

/// A time given in days.
#[derive(Debug, Clone, Deserialize)]
pub struct Days {
    /// How many.
    pub days: u16,
    /// Of which kind.
    pub count: Count,
    /// Where that comes from.
    #[serde(flatten)]
    pub origin: Origin,
}

/// A time given in minutes.
#[derive(Debug, Clone, Deserialize)]
pub struct Minutes {
    /// How many.
    pub minutes: u16,
    /// Where that comes from.
    #[serde(flatten)]
    pub origin: Origin,
}

/// How many efforts it takes.
#[derive(Debug, Clone, Deserialize)]
pub struct Tries {
    /// How many that count.
    pub number: u8,
    /// Where that comes from.
    #[serde(flatten)]
    pub origin: Origin,
}

/// By which ways an effort counts.
#[derive(Debug, Clone, Deserialize)]
pub struct Ways {
    /// Those that do.
    pub channels: Vec<Channel>,
    /// Where that comes from.
    #[serde(flatten)]
    pub origin: Origin,
}

/// How far apart efforts must lie to count, and which never do.
#[derive(Debug, Clone, Deserialize)]
pub struct Spread {
    /// On how many different local days at least.
    pub different_days: u8,
    /// Minutes from the last one counted.
    pub apart_minutes: u32,
    /// Endings that never count.
    pub never: Vec<Ending>,
    /// Where that comes from.
    #[serde(flatten)]
    pub origin: Origin,
}

/// When misses alone end a duty.
#[derive(Debug, Clone, Deserialize)]
pub struct GiveUp {
    /// Misses on so many different local days.
    pub different_days: u8,
    /// Where that comes from.
    #[serde(flatten)]
    pub origin: Origin,
}

/// To whom the first notice is owed.
#[derive(Debug, Clone, Deserialize)]
pub struct Owed {
    /// Everybody who has one of these roles.
    pub to: Vec<Role>,
    /// Where that comes from.
    #[serde(flatten)]
    pub origin: Origin,
}

impl Owed {
    /// Whether it is owed to somebody of these roles.
    #[must_use]
    pub fn to_one_of(&self, roles: Roles) -> bool {
        self.to.iter().any(|role| roles.contains(*role))
    }
}

/// The first notice.
#[derive(Debug, Clone, Deserialize)]
pub struct InitialNotification {
    /// To whom.
    pub owed: Owed,
    /// From the decision.
    pub due: Days,
    /// From the day somebody became known, up to the decision's due time.
    pub known_within: Days,
    /// From the day somebody became known, after it.
    pub known_after: Days,
    /// How many efforts that count are enough.
    pub tries: Tries,
    /// By which ways they count.
    pub ways: Ways,
    /// How far apart they must lie.
    pub spread: Spread,
}

/// Things to be told.
#[derive(Debug, Clone, Deserialize)]
pub struct Told {
    /// Which.
    pub items: Vec<Item>,
    /// Where that comes from.
    #[serde(flatten)]
    pub origin: Origin,
}

/// What is told on contact, by what makes it owed; a state that does not ask for some leaves them out.
#[derive(Debug, Clone, Deserialize)]
pub struct ItemsOwed {
    always: Option<Told>,
    assessed: Option<Told>,
    denied: Option<Told>,
    named: Option<Told>,
    not_asked: Option<Told>,
}

fn items(told: Option<&Told>) -> Items {
    told.map_or(Items::NONE, |told| told.items.iter().copied().collect())
}

impl ItemsOwed {
    /// Always.
    #[must_use]
    pub fn always(&self) -> Items {
        items(self.always.as_ref())
    }
    /// Once there is an assessment.
    #[must_use]
    pub fn assessed(&self) -> Items {
        items(self.assessed.as_ref())
    }
    /// When he was denied.
    #[must_use]
    pub fn denied(&self) -> Items {
        items(self.denied.as_ref())
    }
    /// While they never said what they want.
    #[must_use]
    pub fn not_asked(&self) -> Items {
        items(self.not_asked.as_ref())
    }
    /// Each when an assessment named any of its kind.
    #[must_use]
    pub fn named(&self) -> Items {
        items(self.named.as_ref())
    }
}

/// What must be told.
#[derive(Debug, Clone, Deserialize)]
pub struct InitialDisclosure {
    /// From the contact.
    pub due: Days,
    /// Which things.
    pub items: ItemsOwed,
    /// When misses end it.
    pub give_up: GiveUp,
}

/// That the participant began is news.
#[derive(Debug, Clone, Deserialize)]
pub struct Began {
    /// Where that comes from.
    #[serde(flatten)]
    pub origin: Origin,
}

/// That the participant left is news.
#[derive(Debug, Clone, Deserialize)]
pub struct Left {
    /// For which reasons.
    pub reasons: Vec<Leaving>,
    /// Where that comes from.
    #[serde(flatten)]
    pub origin: Origin,
}

/// News of the program; a state that does not count something as news leaves it out.
#[derive(Debug, Clone, Deserialize)]
pub struct EventNotice {
    /// The first session.
    pub began: Option<Began>,
    /// The end.
    pub left: Option<Left>,
    /// From the event.
    pub due: Days,
    /// When misses end it.
    pub give_up: GiveUp,
}

/// A warning.
#[derive(Debug, Clone, Deserialize)]
pub struct Warning {
    /// From the report.
    pub due: Minutes,
}

/// How a check-in is counted; the number of days is theirs.
#[derive(Debug, Clone, Deserialize)]
pub struct CheckInDue {
    /// Of which kind their days are.
    pub count: Count,
    /// Whether a day the office is closed moves it to the next business day.
    pub moved_to_business_day: bool,
    /// Where that comes from.
    #[serde(flatten)]
    pub origin: Origin,
}

/// The calls they asked for.
#[derive(Debug, Clone, Deserialize)]
pub struct CheckIn {
    /// When.
    pub due: CheckInDue,
    /// When misses end it.
    pub give_up: GiveUp,
}

/// "Not now, call me then."
#[derive(Debug, Clone, Deserialize)]
pub struct Callback {
    /// How far ahead at the most.
    pub most_days: u16,
    /// Which duties it moves.
    pub moves: Vec<DutyKind>,
    /// Where that comes from.
    #[serde(flatten)]
    pub origin: Origin,
}

/// How long he is not told of a denial or a termination.
#[derive(Debug, Clone, Deserialize)]
pub struct TheyHearFirst {
    /// How many days; a program may set more.
    #[serde(flatten)]
    pub until: Settable,
    /// Of which kind.
    pub count: Count,
    /// Until which hour of the last.
    pub hour: i8,
}

/// How many absences in so many weeks are too many.
#[derive(Debug, Clone, Deserialize)]
pub struct AbsencesInWeeks {
    /// How many; a program may set fewer.
    #[serde(flatten)]
    pub number: Settable,
    /// In how many weeks.
    pub weeks: u16,
}

/// What a clause demands, in its own words.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Standard {
    /// The clause: `(a)`.
    pub clause: String,
    /// Which of the pack's sources.
    pub source: String,
    /// The sentence of it that a reviewer measures by.
    pub quote: String,
}

/// What a state's rule asks for and nothing here can say: told to whoever uses the pack, never approximated in silence.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Finding {
    /// The clause that asks for it.
    pub clause: String,
    /// In its own words.
    pub quote: String,
    /// Which of the pack's sources.
    pub source: String,
    /// What it would take.
    pub needs: String,
    /// What is done instead, and what is left to the program.
    pub instead: String,
}

/// What the clause of each duty is called: `policy` where no clause asks for it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Clauses {
    first_notice: String,
    told: String,
    began: String,
    left: String,
    danger: String,
    danger_chosen: String,
    others: String,
    provider: String,
    check_in: String,
}

impl Clauses {
    /// The name of one.
    #[must_use]
    pub fn name(&self, clause: Clause) -> &str {
        match clause {
            Clause::FirstNotice => &self.first_notice,
            Clause::Told => &self.told,
            Clause::Began => &self.began,
            Clause::Left => &self.left,
            Clause::Danger => &self.danger,
            Clause::DangerChosen => &self.danger_chosen,
            Clause::Others => &self.others,
            Clause::Provider => &self.provider,
            Clause::CheckIn => &self.check_in,
        }
    }
}

/// Days that are holidays only once somebody has proclaimed them.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Proclaimed {
    pub(super) name: String,
}
