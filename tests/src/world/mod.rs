//! A whole program: four desks over their stores, asked as the edge asks them. The stores lie in memory, or in a server of
//! PostgreSQL where [`place`](crate::place) says so.
//!
//! [`html`] reads pages; [`Visitor`] is somebody at a desk with a cookie; [`crawl`] is
//! somebody who tries everything; [`seams`] is where a test reaches into it.

pub mod bodies;
pub mod crawl;
pub mod html;
pub mod seams;
mod visitor;

use std::{collections::BTreeSet, sync::Arc};

use client_desk::{
    ClientDesk,
    closed_list::{ClosedList, OnCall, Phone, Provider},
};
use desk::{Answer, Answers, Clock, Counter, Health, Office, Premises, Request, StandingClock};
use jiff::civil::Date;
use keys::{Accounts, Cost, DeskName, House, Stream, establish};
use ledger::{Actor, BatchId, Checkpoint, MemoryStore, Position, Shelf, Store, StoreError};
use page::{Assets, Languages};
use program_desk::{Counts, DangerCount, KindCount, OverStores, ProgramDesk, Tally};
use program_file::{Act, Recorder, Settings, Text, make_signer};
use review_desk::{Ledger, ReviewDesk};
use rules::{CaseId, Moment, Rules};
use victim_desk::VictimDesk;
use victim_file::{Board, Stores};
use witness::Opening;

use crate::{
    cluster::{Cluster, Sync},
    ledgers::cases_of,
    place::{STORES, databases_with, in_postgres, store_of},
};
use seams::{Fault, Lines, Said, Watched};
pub use visitor::{Asked, Token, Visitor, text};

/// The password of every account.
pub const PASSWORD: &str = "rain on the plain";

/// A program with an account for each desk: `may` at the client desk, `nell` at the victim desk.
pub struct World {
    /// The clock of all desks.
    pub clock: Arc<StandingClock>,
    /// The participant's file.
    pub client: Arc<dyn Store>,
    /// What was handed over.
    pub drop: Arc<dyn Store>,
    /// The separate file.
    pub victim: Arc<dyn Store>,
    /// The program's own affairs.
    pub program: Arc<dyn Store>,
    /// What reviewers wrote.
    pub review: Arc<dyn Store>,
    /// The client desk's randomness.
    pub client_stream: Arc<Stream>,
    /// The keys of all desks: for who fills the ledgers without pages.
    pub house: House,
    /// Everything that is owed.
    pub board: Arc<Board>,
    /// What first pages are told of mail and alarms.
    pub health: Arc<Said>,
    /// How the victim desk's store fails.
    pub victim_fails: Arc<Fault>,
    desks: Vec<(DeskName, Box<dyn Answers>)>,
    logs: Vec<(DeskName, Arc<Lines>)>,
    /// The server in which the stores lie, if they lie in one. It ends after those that are connected to it.
    cluster: Option<Cluster>,
}

/// What the client desk may read of the program's settings.
struct Listed(Arc<dyn Store>);

impl ClosedList for Listed {
    fn on_call(&self, at: Moment) -> Result<Vec<OnCall>, StoreError> {
        let local = self.rules()?.zone.to_datetime(at.timestamp());
        let on_call = Settings::read(self.0.as_ref())?.on_call(local);
        let phone = |each: program_file::OnCall| OnCall {
            phone: Phone {
                name: each.name,
                number: each.telephone,
            },
            now: each.now,
        };
        Ok(on_call.into_iter().map(phone).collect())
    }

    fn providers(&self, day: Date) -> Result<Vec<Provider>, StoreError> {
        let settings = Settings::read(self.0.as_ref())?;
        let provider = |each: &program_file::Provider| Provider {
            phone: Phone {
                name: each.name.clone(),
                number: each.telephone.clone(),
            },
            counties: each.counties.clone(),
        };
        let all = settings.to_telephone(day).into_iter();
        Ok(all.map(provider).collect())
    }

    fn go_live(&self) -> Result<Option<Date>, StoreError> {
        Ok(Settings::read(self.0.as_ref())?.go_live)
    }

    fn drop_half(&self) -> Result<Option<Vec<u8>>, StoreError> {
        keys::drop_half(self.0.as_ref())
    }

    fn signed(&self, before: u64) -> Result<Option<String>, StoreError> {
        let proof = program_file::Proof::read(self.0.as_ref())?;
        Ok(proof.signed("client", before).map(str::to_owned))
    }

    fn rules(&self) -> Result<Arc<Rules>, StoreError> {
        let days = Settings::read(self.0.as_ref())?.days();
        Ok(Arc::new(Rules::new("us-ok", &days).unwrap()))
    }
}

/// Counts for the program desk, as the binary does.
struct Counting {
    client: Arc<dyn Store>,
    drop: Arc<dyn Store>,
    victim: Arc<dyn Store>,
    program: Arc<dyn Store>,
    board: Arc<Board>,
}

impl Counting {
    fn stores(&self) -> Stores<'_> {
        Stores {
            client: self.client.as_ref(),
            drop: self.drop.as_ref(),
            victim: self.victim.as_ref(),
        }
    }
}

impl Counts for Counting {
    fn tally(&self, now: Moment) -> Result<Tally, StoreError> {
        self.board.catch_up(self.stores(), now)?;
        let kinds = self.board.counts(now).into_iter().map(|count| KindCount {
            kind: count.kind,
            overdue: count.overdue,
            today: count.today,
            week: count.week,
            later: count.later,
        });
        let mut cases = BTreeSet::new();
        self.client.envelopes(&mut |_, envelope| {
            // What is about the desk's own accounts is nobody's file, nor what is about the ledger itself.
            if !envelope.of_no_file() {
                cases.insert(envelope.case);
            }
        })?;
        let dangers = self.board.danger_counts().into_iter();
        let dangers = dangers.map(|danger| DangerCount {
            since: danger.since,
            due: danger.due,
            persons: danger.persons,
            provider: danger.provider,
            taken: danger.taken,
        });
        Ok(Tally {
            kinds: kinds.collect(),
            history: self.board.history(now),
            dangers: dangers.collect(),
            cases: cases.len(),
            unread: self.board.unread_count(),
            unread_late: self.board.unread_late(now),
        })
    }

    fn year(&self, now: Moment) -> Result<rules::Year, StoreError> {
        self.board.year(self.stores(), now)
    }

    fn rules(&self) -> Arc<Rules> {
        self.board.rules()
    }

    fn settings_changed(&self, now: Moment) -> Result<(), StoreError> {
        let settings = Settings::read(self.program.as_ref())?;
        let rules = Rules::new("us-ok", &settings.days()).unwrap();
        self.board
            .restart(self.stores(), Arc::new(rules), settings.go_live, now)
    }
}

/// Who is at a desk.
#[must_use]
pub const fn user(desk: DeskName) -> &'static str {
    match desk {
        DeskName::Client => "may",
        DeskName::Victim => "nell",
        DeskName::Program => "dora",
        DeskName::Review => "rex",
    }
}

impl World {
    /// A new program; two of one seed are the same. It is Monday, November 23, 2026, 9 a.m.
    #[must_use]
    pub fn new(seed: u8) -> Self {
        Self::lying(
            in_postgres().then(|| databases_with(Sync::Quick, &[])),
            seed,
        )
    }

    /// The same in memory, wherever programs are to lie.
    #[must_use]
    pub fn in_memory(seed: u8) -> Self {
        Self::lying(None, seed)
    }

    fn lying(cluster: Option<Cluster>, seed: u8) -> Self {
        let start = Moment::parse("2026-11-23T09:00:00-06:00").unwrap();
        let clock = Arc::new(StandingClock::at(start));
        let rules = Arc::new(Rules::new("us-ok", &[]).unwrap());
        let stream = |part: u8| {
            let mut bytes = [seed; 32];
            bytes[0] = part;
            Arc::new(Stream::from_seed(bytes))
        };
        let [client, drop, victim, program, review] = STORES.map(|ledger| -> Arc<dyn Store> {
            match &cluster {
                Some(cluster) => Arc::new(store_of(cluster, ledger)),
                None => Arc::new(MemoryStore::new()),
            }
        });
        let stores = Stores {
            client: client.as_ref(),
            drop: drop.as_ref(),
            victim: victim.as_ref(),
        };
        let board = Arc::new(Board::start(stores, Arc::clone(&rules), None, start).unwrap());
        let house = establish(&stream(0));
        let failing = |store: &Arc<dyn Store>, fault: &Arc<Fault>| -> Arc<dyn Store> {
            Arc::new(Watched {
                store: Arc::clone(store),
                board: Arc::clone(&board),
                fault: Arc::clone(fault),
            })
        };
        let watched = |store: &Arc<dyn Store>| failing(store, &Arc::default());
        let (health, victim_fails) = (Arc::new(Said::default()), Arc::new(Fault::default()));
        let premises = Premises {
            clock: Arc::clone(&clock) as Arc<dyn Clock>,
            zone: rules.zone.clone(),
            program: "Sandplum Program".to_owned(),
            secure: false,
            words: Languages::new().of("en-US"),
            assets: Arc::new(Assets::new()),
        };
        let mut logs = Vec::new();
        let mut office = |desk: DeskName, store: Arc<dyn Store>, part: u8| {
            let making = stream(part + 10);
            let (user, ring) = (user(desk), house.ring(desk));
            let accounts = Accounts::new(store.as_ref(), desk);
            accounts
                .create(user, user, PASSWORD, ring, Cost::LIGHT, &making)
                .unwrap();
            let lines = Arc::new(Lines::default());
            logs.push((desk, Arc::clone(&lines)));
            Office::new(desk, store, stream(part), premises.clone())
                .telling(lines)
                .saying(Arc::clone(&health) as Arc<dyn Health>)
        };
        let at_client = office(DeskName::Client, watched(&client), 1);
        let at_victim = office(DeskName::Victim, failing(&victim, &victim_fails), 2);
        let client_stream = Arc::clone(&at_client.stream);
        let listed = Arc::new(Listed(Arc::clone(&program)));
        let client_desk = ClientDesk::new(at_client, watched(&drop), listed);
        let victim_desk = VictimDesk::new(
            at_victim,
            Arc::clone(&client),
            Arc::clone(&drop),
            Arc::clone(&program),
            Arc::clone(&board),
        );
        let counting = Counting {
            client: Arc::clone(&client),
            drop: Arc::clone(&drop),
            victim: Arc::clone(&victim),
            program: Arc::clone(&program),
            board: Arc::clone(&board),
        };
        let doors = OverStores {
            desks: vec![
                (DeskName::Client, Arc::clone(&client)),
                (DeskName::Victim, Arc::clone(&victim)),
                (DeskName::Program, Arc::clone(&program)),
            ],
            drop: Arc::clone(&drop),
        };
        let at_program = office(DeskName::Program, watched(&program), 3);
        let program_desk = ProgramDesk::new(at_program, Arc::new(counting), Arc::new(doors));
        let ledger = Arc::clone;
        let at_review = office(DeskName::Review, ledger(&review), 4);
        let ledgers = vec![
            (Ledger::Client, ledger(&client)),
            (Ledger::Drop, ledger(&drop)),
            (Ledger::Victim, ledger(&victim)),
            (Ledger::Program, ledger(&program)),
        ];
        let review_desk = ReviewDesk::new(at_review, ledgers, "us-ok");
        let desks: Vec<(DeskName, Box<dyn Answers>)> = vec![
            (
                DeskName::Client,
                Box::new(Counter::new(client_desk).unwrap()),
            ),
            (
                DeskName::Victim,
                Box::new(Counter::new(victim_desk).unwrap()),
            ),
            (
                DeskName::Program,
                Box::new(Counter::new(program_desk).unwrap()),
            ),
            (
                DeskName::Review,
                Box::new(Counter::new(review_desk).unwrap()),
            ),
        ];
        Self {
            clock,
            client,
            drop,
            victim,
            program,
            review,
            client_stream,
            house,
            board,
            health,
            victim_fails,
            desks,
            logs,
            cluster,
        }
    }

    /// The cases of the participant's file, each once, in the order in which they began.
    ///
    /// # Panics
    /// When they cannot be read.
    #[must_use]
    pub fn cases(&self) -> Vec<CaseId> {
        cases_of(self.client.as_ref())
    }

    /// Makes the week's texts, as the binary does: a checkpoint of the client ledger, and of the separate files a commitment.
    ///
    /// # Panics
    /// When they cannot be kept.
    pub fn weekly(&self) {
        let (program, now) = (self.program.as_ref(), self.clock.now());
        let signer = make_signer(program, "Sandplum Program", || [9; 32]).unwrap();
        let head = self.client.head().unwrap();
        let origin = Ledger::Client.origin("Sandplum Program");
        let client = Checkpoint { origin, head }.to_string();
        let opening = Opening::new("victim", "2026-11-23", [8; 32], self.victim.head().unwrap());
        let text = |ledger: &str, text: &str| Text {
            ledger: ledger.to_owned(),
            note: signer.sign(text),
        };
        let texts = vec![
            text("client", &client),
            text("victim", &opening.commitment()),
        ];
        let mut batch = [0; 16];
        batch[..8].copy_from_slice(&now.second().to_be_bytes());
        let act = Act {
            seen: None,
            batch: BatchId(batch),
            salt: [8; 16],
            actor: Actor(0),
            now,
        };
        Recorder { store: program }.pinned(&act, texts).unwrap();
    }

    /// A desk.
    ///
    /// # Panics
    /// For a desk that this program has not.
    #[must_use]
    pub fn desk(&self, name: DeskName) -> &dyn Answers {
        let found = self.desks.iter().find(|(each, _)| *each == name);
        found.map(|(_, desk)| desk.as_ref()).unwrap()
    }

    /// All of its desks.
    pub fn desks(&self) -> impl Iterator<Item = (DeskName, &dyn Answers)> {
        self.desks.iter().map(|(name, desk)| (*name, desk.as_ref()))
    }

    /// Asks the desk whose path it is.
    #[must_use]
    pub fn answer(&self, request: &Request) -> Answer {
        let first = request.path.split('/').nth(1).unwrap_or_default();
        let name = DeskName::from_word(first).unwrap_or(DeskName::Client);
        self.desk(name).answer(request)
    }

    /// No word that was typed into either file lies readable in what the stores hold, or in what the desks told their logs.
    ///
    /// # Panics
    /// When one does.
    pub fn no_word_lies_readable(&self) {
        let stores = [
            &self.client,
            &self.drop,
            &self.victim,
            &self.program,
            &self.review,
        ];
        let mut held = Vec::new();
        for store in stores {
            for entry in store.read(Position(0), usize::MAX).unwrap() {
                held.extend(format!("{:?}", entry.envelope).into_bytes());
                held.extend(entry.letter.map(|letter| letter.0).unwrap_or_default());
            }
            for shelf in SHELVES {
                for (key, value) in store.list(shelf).unwrap() {
                    held.extend(key);
                    held.extend(value);
                }
            }
        }
        let logs = DeskName::ALL.map(|desk| self.log(desk).join("\n"));
        held.extend(logs.join("\n").into_bytes());
        crate::typed::lie_not_in(&held);
        // Nor where a server keeps them, with its write-ahead log.
        if let Some(cluster) = &self.cluster {
            cluster.psql("postgres", "CHECKPOINT");
            crate::typed::lie_nowhere(false, &[cluster.folder()], &cluster.said().join("\n"));
        }
    }

    /// What the client desk's own role reads in its tables, in the order in which they lie there, and how many bytes each takes;
    /// nothing of a program in memory.
    ///
    /// # Panics
    /// When the server does not answer.
    #[must_use]
    pub fn read_by_the_role(&self) -> Option<String> {
        let cluster = self.cluster.as_ref()?;
        let mut all = String::new();
        for table in TABLES {
            let named = format!("leeward_client.{table}");
            all += &format!("SELECT '{table}', pg_relation_size('{named}'); TABLE {named};\n");
        }
        let role = "leeward_client";
        Some(cluster.try_psql(role, role, &all).unwrap())
    }

    /// What a desk has told its log.
    #[must_use]
    pub fn log(&self, name: DeskName) -> Vec<String> {
        let found = self.logs.iter().find(|(each, _)| *each == name);
        found
            .map(|(_, lines)| lines.0.lock().unwrap().clone())
            .unwrap_or_default()
    }
}

/// Every table of a ledger in PostgreSQL but `residue`, which holds the number of a transaction: the server counts those of all
/// databases together (docs/postgres.md).
const TABLES: [&str; 10] = [
    "entries",
    "letters",
    "cases",
    "batches",
    "heads",
    "frontier",
    "letter_hashes",
    "gone",
    "shelves",
    "about",
];

/// Every shelf of small records.
const SHELVES: [Shelf; 6] = [
    Shelf::Accounts,
    Shelf::Sessions,
    Shelf::Drafts,
    Shelf::House,
    Shelf::Doors,
    Shelf::Tokens,
];

/// Everything that lies in a store, as text: its entries, its head, its small records.
#[must_use]
pub fn dump(store: &dyn Store) -> String {
    let entries = store.read(Position(0), usize::MAX).unwrap();
    let records: Vec<_> = SHELVES
        .into_iter()
        .map(|shelf| store.list(shelf).unwrap())
        .collect();
    format!("{:?}\n{entries:?}\n{records:?}", store.head().unwrap())
}
