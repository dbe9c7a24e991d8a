//! What a binder is made of: envelopes, never letters.

use std::collections::BTreeMap;

use ledger::{Entry, Envelope, Filed, Head, Matter, Store, StoreError};
use program_file::{Demands, OfficeFile, Orders, Settings};
use rules::{CaseId, FactId, Moment};
use witness::Signer;

/// The four ledgers.
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
    /// use leeward_binder::Ledger;
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
}

/// Where the four lie.
#[derive(Clone, Copy)]
pub struct Stores<'a> {
    /// The participants' files.
    pub client: &'a dyn Store,
    /// What the client desk handed over.
    pub drop: &'a dyn Store,
    /// The separate files.
    pub victim: &'a dyn Store,
    /// The program's own affairs.
    pub program: &'a dyn Store,
}

impl<'a> Stores<'a> {
    /// One of them.
    #[must_use]
    pub fn of(self, ledger: Ledger) -> &'a dyn Store {
        match ledger {
            Ledger::Client => self.client,
            Ledger::Drop => self.drop,
            Ledger::Victim => self.victim,
            Ledger::Program => self.program,
        }
    }

    /// The heads of now, in the order of [`Ledger::ALL`].
    ///
    /// # Errors
    /// When a store cannot be read.
    pub fn heads(self) -> Result<[Head; 4], StoreError> {
        Ok([
            self.client.head()?,
            self.drop.head()?,
            self.victim.head()?,
            self.program.head()?,
        ])
    }
}

/// What is read of them.
#[derive(Debug, Clone)]
pub struct Source {
    /// Every envelope of the three files' ledgers, with the ledger it lies in.
    pub(crate) envelopes: Vec<(Ledger, Envelope)>,
    /// The program's own facts.
    pub(crate) settings: Settings,
    /// The facts of the office, plain as all that the program says of itself.
    pub(crate) office: Vec<Entry>,
    /// The facts of legal demands, plain likewise; they name a case by its label and nobody.
    pub(crate) demands: Vec<Entry>,
    /// The facts of orders to take an entry's words out of a participant's file, plain likewise.
    pub(crate) orders: Vec<Entry>,
    /// Entries of participants' files whose words are gone, and since when.
    pub(crate) gone: BTreeMap<(CaseId, FactId), Moment>,
    /// What pins what was read.
    pub(crate) heads: [Head; 4],
    /// Who signs that; nobody in a program that has not signed anything yet.
    pub(crate) signer: Option<Signer>,
}

impl Source {
    /// Reads as far as those heads: what came later is not of this binder, so that one that is looked at again
    /// tomorrow is the same.
    ///
    /// # Errors
    /// When a store cannot be read.
    pub fn read(stores: Stores<'_>, heads: [Head; 4]) -> Result<Self, StoreError> {
        let mut envelopes = Vec::new();
        let (mut places, mut destroyed) = (BTreeMap::new(), Vec::new());
        for (ledger, head) in Ledger::ALL.into_iter().zip(&heads) {
            // What the program says of itself is plain, and read as settings.
            if ledger == Ledger::Program {
                continue;
            }
            stores.of(ledger).envelopes(&mut |position, envelope| {
                if position.0 >= head.size {
                    return;
                }
                envelopes.push((ledger, *envelope));
                if ledger != Ledger::Client {
                    return;
                }
                places.insert(position.0, (envelope.case, envelope.id));
                if let Matter::Filed(Filed::Destroyed { position, .. }) = envelope.matter {
                    destroyed.push((position, envelope.kept));
                }
            })?;
        }
        let gone = destroyed.into_iter();
        let gone = gone.filter_map(|(place, kept)| Some((*places.get(&place)?, kept)));
        Ok(Self {
            envelopes,
            settings: Settings::read(stores.program)?,
            office: OfficeFile::entries(stores.program)?,
            demands: Demands::entries(stores.program)?,
            orders: Orders::entries(stores.program)?,
            gone: gone.collect(),
            heads,
            signer: program_file::signer(stores.program)?,
        })
    }
}
