//! Faults that are planted between the board and what is looked at, one at a time: each must be caught.

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Nothing.
    None,
    /// After a restart one case is not read.
    ForgetsACase,
    /// What has been overdue for a month stands nowhere any more.
    TiresOfTheOld,
    /// The first screen shows nothing overdue.
    HidesOverdue,
    /// What the client desk records does not reach the board.
    DeafToTheClientDesk,
    /// What the victim desk records does not reach the board.
    DeafToTheVictimDesk,
    /// What was written down with a clock that was ahead is not seen once it is right.
    BelievesTheClock,
    /// What is recorded a day late or more is not looked at.
    IgnoresLateEntries,
    /// A correction is not looked at.
    IgnoresCorrections,
    /// After a restore no alarm goes out any more.
    SilentAfterRestore,
    /// While mail fails nothing is tried again.
    MailCountsAsSent,
    /// One step goes out twice.
    SaysTwice,
    /// A call leaves out what it was about.
    TellsNothing,
    /// A danger is quiet at the weekend.
    WeekendOff,
    /// The counts leave out what is late.
    CountsShort,
    /// A restore does not say that there is a gap.
    GapNotDeclared,
    /// Alarms go to who was on call at first, whoever left since.
    WakesWhoLeft,
    /// A danger that somebody took who has left since waits for them.
    WaitsForWhoLeft,
    /// Where nobody is on call it is quiet.
    EmptyRosterIsQuiet,
    /// What is due on the other side of a change of the clocks is due an hour later.
    LosesTheHour,
}

impl Fault {
    /// All that must be caught.
    pub(crate) const ALL: [Self; 19] = [
        Self::ForgetsACase,
        Self::TiresOfTheOld,
        Self::HidesOverdue,
        Self::DeafToTheClientDesk,
        Self::DeafToTheVictimDesk,
        Self::BelievesTheClock,
        Self::IgnoresLateEntries,
        Self::IgnoresCorrections,
        Self::SilentAfterRestore,
        Self::MailCountsAsSent,
        Self::SaysTwice,
        Self::TellsNothing,
        Self::WeekendOff,
        Self::CountsShort,
        Self::GapNotDeclared,
        Self::WakesWhoLeft,
        Self::WaitsForWhoLeft,
        Self::EmptyRosterIsQuiet,
        Self::LosesTheHour,
    ];
}
