//! Which ledger, and how a checkpoint names it.

use page::Words;

/// The four ledgers, as the page tells them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ledger {
    /// The participants' files.
    Client,
    /// What the client desk handed over.
    Drop,
    /// The separate files.
    Victim,
    /// The program's own affairs.
    Program,
}

impl Ledger {
    /// All four, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Client, Self::Drop, Self::Victim, Self::Program];

    /// As it stands in a checkpoint.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Drop => "drop",
            Self::Victim => "victim",
            Self::Program => "program",
        }
    }

    /// The first line of a checkpoint: `leeward/client/Cottonwood Bend`. The program's name is for whoever
    /// finds the text in a drawer; it may change, so nothing is decided by it.
    ///
    /// ```
    /// use leeward_review_desk::Ledger;
    /// let origin = Ledger::Client.origin("Cottonwood Bend");
    /// assert_eq!(origin, "leeward/client/Cottonwood Bend");
    /// assert_eq!(Ledger::of_origin(&origin), Some((Ledger::Client, "Cottonwood Bend")));
    /// ```
    #[must_use]
    pub fn origin(self, program: &str) -> String {
        let one_line: Vec<&str> = program.split_whitespace().collect();
        format!("leeward/{}/{}", self.word(), one_line.join(" "))
    }

    /// The ledger and the program's name of such a line, if it is one.
    #[must_use]
    pub fn of_origin(origin: &str) -> Option<(Self, &str)> {
        let (word, program) = origin.strip_prefix("leeward/")?.split_once('/')?;
        let ledger = Self::ALL.into_iter().find(|each| each.word() == word)?;
        Some((ledger, program))
    }

    pub(crate) fn name(self, w: &Words) -> &str {
        match self {
            Self::Client => w.t("review-ledger-client"),
            Self::Drop => w.t("review-ledger-drop"),
            Self::Victim => w.t("review-ledger-victim"),
            Self::Program => w.t("review-ledger-program"),
        }
    }
}
