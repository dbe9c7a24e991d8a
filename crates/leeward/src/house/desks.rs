//! The desks of a program over its stores, ready to answer.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::Write as _,
    sync::Arc,
};

use client_desk::{
    ClientDesk,
    closed_list::{ClosedList, OnCall, Phone, Provider},
};
use desk::{Answers, AtDesk, Clock, Counter, Health, Log, Office, Premises, SecondFactor};
use jiff::{civil::Date, tz::TimeZone};
use keys::DeskName;
use ledger::{Envelope, MemoryStore, Store, StoreError};
use page::{Assets, Languages, Words};
use program_desk::{
    Backups, Counts, DangerCount, KindCount, OverStores, ProgramDesk, Tally, Witnesses,
};
use program_file::{Proof, Settings};
use review_desk::{Ledger, ReviewDesk};
use rules::{CaseId, FactId, Moment, Rules, Year};
use victim_desk::VictimDesk;
use victim_file::{Board, Stores};

use super::{
    Folder, Kind, Ledgers,
    ears::{Ears, Hearing, anew},
    stream,
    watched::Watched,
};
use crate::{
    alarms::{Alarms, Bell},
    metrics::Metrics,
    output::Trouble,
    tls::Files,
    upkeep::{self, Keeper},
};

/// What is served.
pub(crate) struct Served {
    /// Who wakes people; nobody where the victim desk is not served.
    pub(crate) alarms: Option<Arc<Alarms>>,
    pub(crate) desks: Vec<(DeskName, Box<dyn Answers>)>,
    pub(crate) assets: Arc<Assets>,
    pub(crate) words: Words,
    /// Does what is done by itself: backups, the week's texts; nobody where another process does it ([`keeps`]).
    pub(crate) keeper: Option<Arc<Keeper>>,
    /// What is counted meanwhile.
    pub(crate) metrics: Metrics,
    // Held as long as it is served.
    _folder: Folder,
}

/// Trouble of ours, on standard error: one line, which holds no letter's word.
struct ToStandardError(DeskName);

impl Log for ToStandardError {
    fn failed(&self, line: &str) {
        let _ = writeln!(std::io::stderr(), "{} desk: {line}", self.0);
    }
}

/// Opens the desks that are asked for; `secure` where all of it travels by TLS.
pub(crate) fn open(
    mut folder: Folder,
    clock: &Arc<dyn Clock>,
    test_seed: Option<u64>,
    asked: &[DeskName],
    secure: bool,
) -> Result<Served, Trouble> {
    let metrics = Metrics::of(asked);
    metrics.over(&mut folder);
    let said = folder.program.head()?.size;
    let settings = Settings::read(folder.program.as_ref())?;
    let rules = Arc::new(folder.rules()?);
    let zone = rules.zone.clone();
    // The others show nothing of it, and a process for them alone reads no separate file.
    let shown = asked
        .iter()
        .any(|desk| matches!(desk, DeskName::Victim | DeskName::Program));
    let nothing = MemoryStore::new();
    let nothing = Stores {
        client: &nothing,
        drop: &nothing,
        victim: &nothing,
    };
    let read = if shown { folder.stores() } else { nothing };
    let board = Board::start(read, rules, settings.go_live, clock.now())?;
    let board = Arc::new(board);
    let assets = Arc::new(Assets::new());
    let words = Languages::new().of("en-US");
    let bell = Arc::new(Bell::default());
    let pack = &folder.setup().rules;
    let ears = Arc::new(Ears::new(folder.ledgers(), pack, &board, said));
    let alarms = match asked.contains(&DeskName::Victim) {
        true => Some(Arc::new(Alarms::open(
            &folder, &board, &ears, clock, &bell, test_seed,
        )?)),
        false => None,
    };
    let premises = Premises {
        clock: Arc::clone(clock),
        zone,
        program: folder.setup().program.clone(),
        secure,
        words: words.clone(),
        assets: Arc::clone(&assets),
    };
    let watched = |store: &Arc<dyn Store>| -> Arc<dyn Store> {
        if !shown {
            return Arc::clone(store);
        }
        Arc::new(Watched {
            store: Arc::clone(store),
            board: Arc::clone(&board),
            bell: Arc::clone(&bell),
        })
    };
    let office = |desk: DeskName, store: Arc<dyn Store>| -> Result<Office, Trouble> {
        let stream = Arc::new(stream(&folder, desk, test_seed)?);
        let office = Office::new(desk, store, stream, premises.clone());
        let office = office.telling(Arc::new(ToStandardError(desk)));
        Ok(match &alarms {
            Some(alarms) => office.saying(Arc::clone(alarms) as Arc<dyn Health>),
            None => office,
        })
    };
    let touched = Arc::clone(&board);
    let told = Box::new(move |case| touched.touch(case));
    let keeper = match keeps(&folder, asked) {
        true => Some(Arc::new(upkeep::keeper(&folder, test_seed, told)?)),
        false => None,
    };
    let plain = |store: &Arc<dyn Store>| Arc::clone(store);
    let mut desks: Vec<(DeskName, Box<dyn Answers>)> = Vec::new();
    for desk in asked {
        let answers = match desk {
            DeskName::Client => {
                let office = office(*desk, watched(&folder.client))?;
                let listed = Listed {
                    program: plain(&folder.program),
                    pack: folder.setup().rules.clone(),
                    zone: premises.zone.clone(),
                };
                let drop = watched(&folder.drop);
                counter(ClientDesk::new(office, drop, Arc::new(listed)))?
            }
            DeskName::Victim => {
                let office = office(*desk, watched(&folder.victim))?;
                // A demonstration's passwords are printed anyway (contract, section 3).
                let office = office.asking(match &folder.kind {
                    Kind::Real(_) => SecondFactor::Required,
                    Kind::Demo(_) => SecondFactor::Optional,
                });
                let (client, drop) = (plain(&folder.client), plain(&folder.drop));
                let (program, board) = (plain(&folder.program), Arc::clone(&board));
                counter(VictimDesk::new(office, client, drop, program, board))?
            }
            DeskName::Program => {
                let office = office(*desk, plain(&folder.program))?;
                let keeper = keeper.as_ref().ok_or_else(|| {
                    Trouble::wrong("who serves the program desk looks after the program")
                })?;
                counter(ProgramDesk::new(
                    office,
                    Arc::new(Counting::of(&folder, &board, keeper)),
                    Arc::new(OverStores {
                        desks: DeskName::ALL
                            .map(|desk| (desk, plain(folder.store(desk))))
                            .into(),
                        drop: plain(&folder.drop),
                    }),
                ))?
            }
            DeskName::Review => {
                let office = office(*desk, plain(&folder.review))?;
                let ledgers = vec![
                    (Ledger::Client, plain(&folder.client)),
                    (Ledger::Drop, plain(&folder.drop)),
                    (Ledger::Victim, plain(&folder.victim)),
                    (Ledger::Program, plain(&folder.program)),
                ];
                counter(ReviewDesk::new(office, ledgers, &folder.setup().rules))?
            }
        };
        // The others show nothing of the board.
        let answers: Box<dyn Answers> = match desk {
            DeskName::Victim | DeskName::Program => Box::new(Hearing {
                desk: answers,
                ears: Arc::clone(&ears),
                clock: Arc::clone(clock),
            }),
            DeskName::Client | DeskName::Review => answers,
        };
        desks.push((*desk, answers));
    }
    Ok(Served {
        alarms,
        desks,
        assets,
        words,
        keeper,
        metrics,
        _folder: folder,
    })
}

/// Whether a process for these desks looks after the program. Of several over the same databases it is one with the program
/// desk; one for the client desk alone has neither the key that signs the week's texts in its memory nor a way to the second
/// place (docs/decisions/0158). Over a folder it is the only process.
fn keeps(folder: &Folder, asked: &[DeskName]) -> bool {
    asked.contains(&DeskName::Program) || !folder.program.is_shared()
}

fn counter<D: AtDesk>(desk: D) -> Result<Box<dyn Answers>, Trouble> {
    Ok(Box::new(Counter::new(desk).map_err(Trouble::wrong)?))
}

/// The closed list of the program's ledger that the client desk may read.
struct Listed {
    program: Arc<dyn Store>,
    pack: String,
    zone: TimeZone,
}

impl ClosedList for Listed {
    fn on_call(&self, at: Moment) -> Result<Vec<OnCall>, StoreError> {
        let settings = Settings::read(self.program.as_ref())?;
        let local = self.zone.to_datetime(at.timestamp());
        let on_call = settings.on_call(local).into_iter().map(|each| OnCall {
            phone: Phone {
                name: each.name,
                number: each.telephone,
            },
            now: each.now,
        });
        Ok(on_call.collect())
    }

    fn providers(&self, day: Date) -> Result<Vec<Provider>, StoreError> {
        let settings = Settings::read(self.program.as_ref())?;
        let providers = settings.to_telephone(day).into_iter();
        let providers = providers.map(|each| Provider {
            phone: Phone {
                name: each.name.clone(),
                number: each.telephone.clone(),
            },
            counties: each.counties.clone(),
        });
        Ok(providers.collect())
    }

    fn go_live(&self) -> Result<Option<Date>, StoreError> {
        Ok(Settings::read(self.program.as_ref())?.go_live)
    }

    fn drop_half(&self) -> Result<Option<Vec<u8>>, StoreError> {
        keys::drop_half(self.program.as_ref())
    }

    fn signed(&self, before: u64) -> Result<Option<String>, StoreError> {
        let proof = Proof::read(self.program.as_ref())?;
        Ok(proof.signed("client", before).map(str::to_owned))
    }

    fn rules(&self) -> Result<Arc<Rules>, StoreError> {
        let rules = Settings::read(self.program.as_ref())?.rules(&self.pack);
        rules
            .map(Arc::new)
            .map_err(|error| StoreError(error.to_string()))
    }
}

/// Counts for the program desk, so that it depends on neither file.
struct Counting {
    ledgers: Ledgers,
    pack: String,
    board: Arc<Board>,
    keeper: Arc<Keeper>,
    real: bool,
    certificate: Option<Files>,
}

impl Counting {
    fn of(folder: &Folder, board: &Arc<Board>, keeper: &Arc<Keeper>) -> Self {
        Self {
            ledgers: folder.ledgers(),
            pack: folder.setup().rules.clone(),
            board: Arc::clone(board),
            keeper: Arc::clone(keeper),
            real: matches!(folder.kind, Kind::Real(_)),
            certificate: Files::of(folder),
        }
    }

    fn four(&self) -> night::Ledgers<'_> {
        night::Ledgers {
            client: self.ledgers.client.as_ref(),
            drop: self.ledgers.drop.as_ref(),
            victim: self.ledgers.victim.as_ref(),
            program: self.ledgers.program.as_ref(),
        }
    }
}

impl Counts for Counting {
    fn tally(&self, now: Moment) -> Result<Tally, StoreError> {
        self.board.catch_up(self.ledgers.stores(), now)?;
        let kinds = self.board.counts(now).into_iter().map(|count| KindCount {
            kind: count.kind,
            overdue: count.overdue,
            today: count.today,
            week: count.week,
            later: count.later,
        });
        let mut cases = BTreeSet::new();
        self.ledgers.client.envelopes(&mut |_, envelope| {
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

    fn year(&self, now: Moment) -> Result<Year, StoreError> {
        self.board.year(self.ledgers.stores(), now)
    }

    fn reports_due(&self) -> Result<BTreeMap<Date, u32>, StoreError> {
        let mut cases: BTreeMap<CaseId, Vec<Envelope>> = BTreeMap::new();
        self.ledgers.client.envelopes(&mut |_, envelope| {
            if !envelope.of_no_file() {
                cases.entry(envelope.case).or_default().push(*envelope);
            }
        })?;
        let mut days: BTreeMap<Date, u32> = BTreeMap::new();
        for owed in cases
            .values()
            .flat_map(|envelopes| client_file::owed(envelopes))
        {
            let count = days.entry(owed.day).or_default();
            *count = count.saturating_add(1);
        }
        Ok(days)
    }

    fn asked(&self, now: Moment) -> Result<Vec<(CaseId, FactId, Moment)>, StoreError> {
        self.board.catch_up(self.ledgers.stores(), now)?;
        Ok(self.board.asked())
    }

    fn goes_next(&self, now: Moment) -> Result<Vec<(CaseId, Date)>, StoreError> {
        night::goes_next(self.four(), &self.rules(), now)
    }

    fn goes_on(&self, case: CaseId, since: Moment) -> Result<Date, StoreError> {
        let last = night::last_entry(self.four(), case)?;
        Ok(night::goes_on(since, last, &self.rules().zone))
    }

    fn backups(&self, now: Moment) -> Backups {
        match &self.keeper.hourly {
            Some(hourly) => hourly.stands(now),
            None if self.real => Backups::NoPlace,
            None => Backups::Good,
        }
    }

    fn certificate(&self) -> Option<Moment> {
        self.certificate.as_ref()?.end().ok()
    }

    fn stands_since(&self, now: Moment) -> Option<Moment> {
        self.keeper.stands_since(now)
    }

    fn rehearses(&self) -> bool {
        self.keeper.hourly.is_some()
    }

    fn witnesses(&self) -> Witnesses {
        let weekly = &self.keeper.weekly;
        Witnesses {
            key: weekly.key(),
            place: weekly.place().map(|place| place.display().to_string()),
            mail: weekly.to().to_vec(),
        }
    }

    fn rules(&self) -> Arc<Rules> {
        self.board.rules()
    }

    fn settings_changed(&self, now: Moment) -> Result<(), StoreError> {
        anew(&self.ledgers, &self.pack, &self.board, now)
    }
}
