//! What is owed: duties, their clause, their state.

use serde::{Deserialize, Serialize};

use crate::{FactId, Items, Moment, PersonNo, Reason, fact::Word};

macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$each])* #[serde(rename = $word)] $variant),+ }
        impl Word for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            fn word(self) -> &'static str { match self { $(Self::$variant => $word),+ } }
            fn place(self) -> u8 { self as u8 }
        }
    };
}

named!(
    /// The six duties, in the order in which they are listed (by code point of their name).
    DutyKind {
        /// The contact the person asked for every so many days.
        CheckIn = "check_in",
        /// News of the program: began, left.
        EventNotice = "event_notice",
        /// What must be told on contact.
        InitialDisclosure = "initial_disclosure",
        /// The first notice: accepted or denied.
        InitialNotification = "initial_notification",
        /// The certified provider is warned of a danger.
        ProviderWarning = "provider_warning",
        /// A person is warned of a danger.
        ThreatWarning = "threat_warning",
    }
);
impl DutyKind {
    /// Whether it is about a danger: those come before everything else.
    #[must_use]
    pub const fn is_warning(self) -> bool {
        matches!(self, Self::ThreatWarning | Self::ProviderWarning)
    }
}

named!(
    /// From which of a pack's clauses a duty comes, as of the moment it was opened. What it is called there:
    /// [`Pack::clause`](crate::Pack::clause).
    Clause {
        /// The first notice.
        FirstNotice = "first_notice",
        /// What is told on contact.
        Told = "told",
        /// He begins.
        Began = "began",
        /// He leaves.
        Left = "left",
        /// Danger, whatever they chose.
        Danger = "danger",
        /// Danger, to who chose to hear.
        DangerChosen = "danger_chosen",
        /// Danger to somebody who is not protected.
        Others = "others",
        /// The provider is warned of a danger.
        Provider = "provider",
        /// The calls they asked for.
        CheckIn = "check_in",
    }
);
named!(
    /// Who set the time: the text of the law, or the program's own standard.
    Basis {
        /// The law's own time.
        Law = "law",
        /// The program's policy, never shown as law.
        Policy = "policy",
    }
);
named!(
    /// How a duty ended.
    How {
        /// They were told.
        Told = "told",
        /// Misses alone: tried, not told.
        Tried = "tried",
        /// They chose otherwise.
        Chose = "chose",
        /// The danger, or their part in the case, ended.
        Ended = "ended",
        /// It is owed to somebody by another duty.
        Merged = "merged",
    }
);

/// Where a duty stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Still owed.
    Open,
    /// Done: told, or tried as often as the law asks.
    Met {
        /// Told or tried.
        how: How,
        /// When.
        at: Moment,
    },
    /// Stopped being owed before it was met.
    Lapsed {
        /// Why.
        how: How,
        /// When it stopped being owed.
        at: Moment,
    },
}

/// One duty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// Which of the six.
    pub kind: DutyKind,
    /// To whom; nobody for the victim not yet known, and for the provider.
    pub person: Option<PersonNo>,
    /// About which threat, session or termination.
    pub about: Option<FactId>,
    /// The clause it comes from.
    pub clause: Clause,
    /// Law or policy.
    pub basis: Basis,
    /// When it began to be owed.
    pub opened: Moment,
    /// The last second still in time.
    pub due: Moment,
    /// Open, met or lapsed.
    pub state: State,
    /// Whether `due` passed before it was met, before its lapse was written down, or before `as_of`.
    pub late: bool,
    /// The facts that are its evidence, in the order taken.
    pub evidence: Vec<FactId>,
    /// Why it is owed and why then.
    pub because: Vec<Reason>,
    /// For the first notice: how many efforts count so far.
    pub counted: u8,
    /// For what must be told: what is left.
    pub left: Items,
    /// The decision of the episode it belongs to, if it belongs to one.
    pub decision: Option<FactId>,
}
