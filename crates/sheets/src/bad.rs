//! What could not be taken, and what was done about it.

/// Why a cell cannot be taken as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Reason {
    /// There is nothing in it, and it is needed.
    #[error("is empty and must not be")]
    Missing,
    /// It is not written as a day.
    #[error("is no day such as 6/20/1995")]
    NotADay,
    /// There is no such day in the calendar.
    #[error("is no day of the calendar")]
    NoSuchDay,
    /// It has not come yet.
    #[error("is a day that has not come yet")]
    Future,
    /// A year was mistyped.
    #[error("is before 1900")]
    TooLongAgo,
    /// Something that must come before it happened later.
    #[error("is before what must have come first")]
    BeforeEarlier,
    /// A code that nobody has said the meaning of.
    #[error("is a code whose meaning is not known")]
    UnknownCode,
    /// Not a day and what came of the try.
    #[error("is not a try such as 3/2 LVM")]
    NotATry,
    /// Not a telephone number.
    #[error("is no telephone number")]
    NotANumber,
    /// Not a name such as `Birch, Aldo`.
    #[error("is no name such as Birch, Aldo")]
    NotAName,
    /// More sessions than there are.
    #[error("is more than there are")]
    MoreThanAll,
    /// The same as an earlier row.
    #[error("is the same as in row {0}")]
    Twice(u32),
    /// The status says that he is there, and there is a day on which he left.
    #[error("does not go with the day on which he left")]
    NotLeft,
    /// The status says that he left, and there is no day.
    #[error("is empty, and the status says that the participant left")]
    NoDayOfLeaving,
    /// Yes or no without a day on which they were reached.
    #[error("has no day: nobody was reached")]
    NobodyReached,
    /// A day without a year, in a case in which nothing was decided.
    #[error("has no year, and nothing was decided from which to count")]
    NoYear,
    /// No participant of that name.
    #[error("is no participant that is known")]
    NobodyOfThatName,
    /// More than one participant of that name.
    #[error("is the name of more than one participant")]
    MoreThanOne,
    /// The ledger has it, and it says something else.
    #[error("is not what was brought in before")]
    Differs,
    /// More characters than are kept.
    #[error("is too long")]
    TooLong,
    /// Kept as words, for it says nothing that a fact can hold.
    #[error("is kept as a note")]
    KeptAsNote,
    /// It is like one participant's name, and not the same.
    #[error("is like the name of one participant, and not the same")]
    Doubtful,
    /// What was paid stands there, and nothing says whether somebody was there.
    #[error("says what was paid and not whether somebody was there")]
    PaidOnly,
    /// Nobody of the staff has that name.
    #[error("is nobody of the staff")]
    NobodyOfStaff,
    /// No length of a training.
    #[error("is no number of hours such as 1.5")]
    NotHours,
    /// None of the topics that the chapter wants each year; the nearest may stand beside it.
    #[error("is no topic of the year")]
    NoTopic,
    /// The court's number of one participant, and the name of another.
    #[error("has the number of one participant and the name of another")]
    NotTheirs,
    /// Something that is to be told within the hour, of which only the day is known.
    #[error("has no hour: write down when it was told by telephone")]
    NoHour,
    /// The participant's file cannot be read, or the case knows too many people.
    #[error("cannot be taken")]
    NotTaken,
}

impl Reason {
    /// The earlier row that is meant, where one is.
    #[must_use]
    pub const fn row(self) -> Option<u32> {
        match self {
            Self::Twice(row) => Some(row),
            _ => None,
        }
    }

    /// A word for the words files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::NotADay => "not-a-day",
            Self::NoSuchDay => "no-such-day",
            Self::Future => "future",
            Self::TooLongAgo => "too-long-ago",
            Self::BeforeEarlier => "before-earlier",
            Self::UnknownCode => "unknown-code",
            Self::NotATry => "not-a-try",
            Self::NotANumber => "not-a-number",
            Self::NotAName => "not-a-name",
            Self::MoreThanAll => "more-than-all",
            Self::Twice(_) => "twice",
            Self::NotLeft => "not-left",
            Self::NoDayOfLeaving => "no-day-of-leaving",
            Self::NobodyReached => "nobody-reached",
            Self::NoYear => "no-year",
            Self::NobodyOfThatName => "nobody-of-that-name",
            Self::MoreThanOne => "more-than-one",
            Self::Differs => "differs",
            Self::TooLong => "too-long",
            Self::KeptAsNote => "kept-as-note",
            Self::Doubtful => "doubtful",
            Self::PaidOnly => "paid-only",
            Self::NobodyOfStaff => "nobody-of-staff",
            Self::NotHours => "not-hours",
            Self::NoTopic => "no-topic",
            Self::NotTheirs => "not-theirs",
            Self::NoHour => "no-hour",
            Self::NotTaken => "not-taken",
        }
    }
}

/// What was done about a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Then {
    /// Its row was left out whole.
    RowLeftOut,
    /// The cell was left out; the rest of its row was taken.
    CellLeftOut,
    /// It was taken, and somebody should look at it.
    LookAtIt,
}

impl Then {
    /// A word for the words files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::RowLeftOut => "row",
            Self::CellLeftOut => "cell",
            Self::LookAtIt => "look",
        }
    }
}

/// One cell that could not be taken as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadCell {
    /// The row, as a spreadsheet numbers it: the header's is 1.
    pub row: u32,
    /// The column's header, as it stands.
    pub column: String,
    /// The cell, as it stands.
    pub text: String,
    /// Why.
    pub reason: Reason,
    /// What was done about it.
    pub then: Then,
    /// What is known and comes nearest to it; empty where nothing does, or nothing was looked for.
    pub near: String,
}

impl std::fmt::Display for BadCell {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            row,
            column,
            text,
            reason,
            then,
            near,
        } = self;
        let then = match then {
            Then::RowLeftOut => "the row is left out",
            Then::CellLeftOut => "the cell is left out",
            Then::LookAtIt => "taken; look at it",
        };
        let near = match near.as_str() {
            "" => String::new(),
            near => format!(", the nearest is `{near}`"),
        };
        write!(f, "row {row}, {column}: `{text}` {reason}{near}; {then}")
    }
}
