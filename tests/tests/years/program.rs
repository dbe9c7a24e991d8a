//! One program, day by day: what its people do and leave undone, what the machine does to them, and the look at the end
//! of each day.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use client_file::letter::{Assessment, Intake};
use client_file::{Act, Recorder as Client, When as ClientWhen};
use keys::{House, Stream, establish};
use ledger::{
    Actor, Batch, BatchId, Envelope, Exactness, Filed, Matter, MemoryStore, NewEntry, Position,
    SealedLetter, Store, own_case, verify,
};
use rules::{
    By, CaseId, Channel, DutyKind, Ended, Ending, Item, Leaving, Moment, Outcome, PersonNo, Role,
    Roles, Rules, State, Target, Targets, Toward, What,
};
use victim_file::alarms::write::{Pen, Which};
use victim_file::alarms::{Beat, Next};
use victim_file::board::{Pile, is_danger};
use victim_file::record::{Call, Choice, Telling};
use victim_file::{Board, Recorder as Victim, Row, Stores, When, letter};

use crate::fault::Fault;
use crate::figures::Figures;
use crate::truth::{self, Before, Key, Owed};

const DAY: i64 = 86_400;
const ON_CALL: [u16; 3] = [11, 12, 13];
/// More rows than the liaison can do on a day.
const CALLS: usize = 7;

/// Numbers by a rule of their own.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 24) % sides
    }

    fn one_in(&mut self, sides: u64) -> bool {
        self.roll(sides) == 0
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> Option<T> {
        let many = u64::try_from(from.len()).unwrap();
        (many > 0).then(|| from[self.roll(many) as usize])
    }
}

/// How far each ledger went when the backup was made.
#[derive(Clone, Copy)]
struct Backup {
    at: Moment,
    sizes: [u64; 3],
}

pub(crate) struct Program {
    fault: Fault,
    dice: Dice,
    stream: Stream,
    house: House,
    rules: Arc<Rules>,
    client: MemoryStore,
    drop: MemoryStore,
    victim: MemoryStore,
    board: Board,
    /// What time it is.
    now: Moment,
    /// How far the machine's clock is ahead of it.
    ahead: i64,
    /// What this process took for now last: it never goes back.
    last: Moment,
    cases: Vec<CaseId>,
    before: BTreeMap<CaseId, Before>,
    backup: Option<Backup>,
    /// How far each ledger was read at the last look, and whether the process has begun anew since.
    read: [u64; 3],
    anew: bool,
    restores: usize,
    /// Nobody works, nobody is there, mail fails: until then.
    away: Moment,
    mail_down: Moment,
    /// The last alarm of each danger's step, so that none comes twice.
    steps: BTreeMap<(CaseId, rules::FactId, u16), Moment>,
    figures: Figures,
}

impl Program {
    pub(crate) fn new(seed: u64, fault: Fault) -> Self {
        let mut key = [7; 32];
        key[..8].copy_from_slice(&seed.to_be_bytes());
        let stream = Stream::from_seed(key);
        let now = Moment::parse("2026-03-02T08:00:00-06:00").unwrap();
        let rules = Arc::new(Rules::new("us-ok", &[]).unwrap());
        let (client, drop, victim) = (MemoryStore::new(), MemoryStore::new(), MemoryStore::new());
        let stores = Stores {
            client: &client,
            drop: &drop,
            victim: &victim,
        };
        let board = Board::start(stores, rules.clone(), None, now).unwrap();
        Self {
            fault,
            dice: Dice(seed.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1),
            house: establish(&stream),
            stream,
            rules,
            client,
            drop,
            victim,
            board,
            now,
            ahead: 0,
            last: now,
            cases: Vec::new(),
            before: BTreeMap::new(),
            backup: None,
            read: [0; 3],
            anew: true,
            restores: 0,
            away: now,
            mail_down: now,
            steps: BTreeMap::new(),
            figures: Figures::default(),
        }
    }

    fn stores(&self) -> Stores<'_> {
        Stores {
            client: &self.client,
            drop: &self.drop,
            victim: &self.victim,
        }
    }

    /// What the process takes for now: by the machine's clock, and never back.
    fn clock(&mut self) -> Moment {
        self.last = self.last.max(self.now.plus(self.ahead));
        self.last
    }

    fn batch(&self) -> BatchId {
        BatchId(self.stream.bytes())
    }

    fn act(&self, case: CaseId) -> Act {
        Act {
            case,
            seen: None,
            batch: self.batch(),
        }
    }

    /// One day, from eight in the morning to the next.
    pub(crate) fn day(&mut self) -> Result<(), String> {
        self.figures.days += 1;
        self.troubles()?;
        for _ in 0..=self.dice.roll(4) {
            self.now = self.now.plus(1_800 + self.dice.roll(7_200) as i64);
            self.something_happens();
            self.wake()?;
        }
        let open = self
            .rules
            .calendar
            .closed(self.now.day(&self.rules.zone))
            .is_none();
        if open && self.now >= self.away {
            self.liaison();
        }
        self.wake()?;
        self.look()?;
        let morning = self.now.second() - self.now.second().rem_euclid(DAY) + DAY + 14 * 3_600;
        self.now = Moment::from_second(morning);
        self.backup = Some(Backup {
            at: self.now,
            sizes: self.sizes(),
        })
        .filter(|_| self.dice.one_in(3))
        .or(self.backup);
        Ok(())
    }

    /// What the machine does, and who is not there.
    fn troubles(&mut self) -> Result<(), String> {
        if self.dice.one_in(60) {
            // Switched off for minutes to a week; what was due meanwhile stands on the first screen afterwards.
            self.figures.outages += 1;
            self.now = self.now.plus(60 + self.dice.roll(7 * 86_400) as i64);
            self.start()?;
        }
        if self.ahead != 0 {
            self.ahead = 0;
            self.start()?;
        } else if self.dice.one_in(90) {
            self.figures.wrong_clocks += 1;
            self.ahead = self.dice.roll(60 * 3_600) as i64 - 6 * 3_600;
            self.start()?;
        }
        if self.dice.one_in(45) {
            self.away = self.now.plus(self.dice.roll(20) as i64 * DAY);
        }
        if self.dice.one_in(40) {
            self.mail_down = self.now.plus(self.dice.roll(3 * 86_400) as i64);
        }
        if self.dice.one_in(150) {
            self.restore()?;
        }
        Ok(())
    }

    /// The process begins anew: it knows nothing but the ledgers, and takes the machine's clock for now.
    fn start(&mut self) -> Result<(), String> {
        self.last = self.now.plus(self.ahead);
        let now = self.clock();
        self.board = Board::start(self.stores(), self.rules.clone(), None, now).unwrap();
        self.anew = true;
        self.wake()?;
        self.look()
    }

    /// From the last backup: what came between is gone, and the ledgers say so.
    fn restore(&mut self) -> Result<(), String> {
        let Some(backup) = self.backup else {
            return Ok(());
        };
        self.figures.restores += 1;
        self.restores += 1;
        self.client = shorter(&self.client, backup.sizes[0]);
        self.drop = shorter(&self.drop, backup.sizes[1]);
        self.victim = shorter(&self.victim, backup.sizes[2]);
        for store in [&self.client, &self.drop, &self.victim] {
            if self.fault != Fault::GapNotDeclared {
                declare(store, backup.at, self.now, &self.stream);
            }
        }
        for store in [&self.client, &self.drop, &self.victim] {
            if truth::gaps(store) == 0 {
                return Err("a restore that no ledger declares".to_owned());
            }
        }
        self.cases = truth::cases(self.stores());
        self.before.clear();
        let there = |which: &(CaseId, rules::FactId, u16)| {
            let entries = self.victim.case(which.0).unwrap().entries;
            let step = |matter| matches!(matter, Matter::Filed(Filed::Alarmed { threat, step, .. }) if threat == which.1 && step == which.2);
            entries.iter().any(|entry| step(entry.envelope.matter))
        };
        let steps: BTreeMap<_, _> = self
            .steps
            .iter()
            .filter(|(which, _)| there(which))
            .map(|(a, b)| (*a, *b))
            .collect();
        self.steps = steps;
        self.start()
    }

    /// One thing at the client or the victim desk, on time or late.
    fn something_happens(&mut self) {
        let now = self.clock();
        let late = self.dice.one_in(6);
        self.figures.late += u64::from(late);
        let at = now.plus(if late {
            -(1 + self.dice.roll(9) as i64) * DAY
        } else {
            0
        });
        let by_client = ClientWhen::At(at);
        let case = self.dice.pick(&self.cases);
        let client = Client {
            store: &self.client,
            ring: &self.house.client,
            stream: &self.stream,
            zone: &self.rules.zone,
            actor: Actor(1),
            now,
        };
        let victim = Victim {
            stores: Stores {
                client: &self.client,
                drop: &self.drop,
                victim: &self.victim,
            },
            ring: &self.house.victim,
            stream: &self.stream,
            rules: &self.rules,
            actor: Actor(2),
            now,
        };
        let what = self.dice.roll(20);
        let Some(case) = case.filter(|_| what > 1 || self.cases.len() > 60) else {
            let intake = Intake {
                first: "Pax".to_owned(),
                last: "Larch".to_owned(),
                ..Intake::default()
            };
            if let Ok(done) = client.refer(self.batch(), by_client, &intake) {
                self.cases.push(done.case);
                self.figures.cases += 1;
            }
            return;
        };
        let act = self.act(case);
        let facts = self.stores().case(case).unwrap();
        let people: Vec<PersonNo> = facts.people().iter().map(|known| known.person).collect();
        let person = self.dice.pick(&people);
        let coin = self.dice.one_in(2);
        let risk = self.dice.one_in(12);
        let done = match (what, person) {
            (0..=3, _) => {
                let (outcome, why) = if self.dice.one_in(4) {
                    (Outcome::Denied, "no")
                } else {
                    (Outcome::Accepted, "")
                };
                client.decide(act, by_client, outcome, why).is_ok()
            }
            (4, _) => {
                let found = Assessment {
                    concerns: vec![format!("concern {}", self.dice.roll(4))],
                    lethality: if coin {
                        vec!["strangled".to_owned()]
                    } else {
                        Vec::new()
                    },
                    ..Assessment::default()
                };
                client.assess(act, by_client, &found).is_ok()
            }
            (5..=8, _) => {
                let toward: Targets = if risk {
                    [Target::Victim, Target::CurrentPartner]
                        .into_iter()
                        .collect()
                } else {
                    Targets::NONE
                };
                client.session(act, by_client, "", toward).is_ok()
            }
            (9, _) => client
                .terminate(act, by_client, Leaving::Noncompliance, "")
                .is_ok(),
            (10 | 11, _) | (_, None) => {
                let role = if coin {
                    Role::Victim
                } else {
                    Role::CurrentPartner
                };
                let roles: Roles = [role].into_iter().collect();
                let who = letter::Person {
                    name: "Ada Magnolia".to_owned(),
                    ..letter::Person::default()
                };
                victim
                    .add_person(act, When::At(at), roles, &who, None)
                    .is_ok()
            }
            (12, Some(person)) => {
                let roles: Roles = if coin {
                    [Role::FormerPartner].into_iter().collect()
                } else {
                    [Role::Victim].into_iter().collect()
                };
                victim
                    .change_roles(act, When::At(at), person, roles)
                    .is_ok()
            }
            (13, Some(person)) if risk => {
                let why = letter::Why {
                    why: "another one by that name".to_owned(),
                    ..letter::Why::default()
                };
                victim
                    .end_person(act, When::At(at), person, Ended::Mistaken, &why)
                    .is_ok()
            }
            (14, Some(person)) => {
                let toward: Targets = [Target::Victim].into_iter().collect();
                let source = coin.then_some(person);
                risk && victim
                    .threat(act, When::At(at), toward, &[], source, "said")
                    .is_ok()
            }
            (15, Some(person)) => victim
                .inbound(act, When::At(at), person, By::Person, "")
                .is_ok(),
            (16, Some(person)) => {
                let day = rules::Calendar::days_later(
                    at.day(&self.rules.zone),
                    1 + self.dice.roll(9) as u16,
                );
                victim
                    .callback(act, When::At(at), person, day, &letter::Callback::default())
                    .is_ok()
            }
            (17, Some(person)) => {
                let telling = Telling {
                    items: [Item::Services].into_iter().collect(),
                    choice: Some(Choice {
                        receive: coin,
                        provide: false,
                        every_days: coin.then(|| 7 + self.dice.roll(60) as u16),
                    }),
                    ..Telling::default()
                };
                victim.tell(act, When::At(at), person, &telling).is_ok()
            }
            _ => {
                // Somebody finds that something was recorded in error.
                let mine: Vec<_> = facts
                    .entries
                    .iter()
                    .filter(|(_, entry)| entry.envelope.fact().is_some())
                    .collect();
                let which = self.dice.roll(mine.len().max(1) as u64) as usize;
                let Some((side, entry)) = mine.get(which) else {
                    return;
                };
                let fact = entry.envelope.id;
                let done = match side {
                    victim_file::Side::Client => client
                        .take_back(act, fact, "pressed in the wrong file")
                        .is_ok(),
                    _ => victim
                        .correct(act, fact, "pressed in the wrong file")
                        .is_ok(),
                };
                self.figures.corrections += u64::from(done);
                done
            }
        };
        let by_client = matches!(what, 0..=9);
        let deaf = match self.fault {
            Fault::DeafToTheClientDesk => by_client,
            Fault::DeafToTheVictimDesk => !by_client,
            Fault::IgnoresLateEntries => late,
            Fault::IgnoresCorrections => what > 17,
            _ => false,
        };
        if done && !deaf {
            self.board.touch(case);
        }
    }

    /// What stands on the board of a pile, through whatever is wrong with it.
    fn pile(&self, pile: Pile, now: Moment) -> Vec<Row> {
        let mut rows = self.board.page(pile, now, 0, 1_000_000).rows;
        let forgotten = self.cases.first().copied();
        rows.retain(|row| match self.fault {
            Fault::ForgetsACase => self.figures.outages == 0 || Some(row.case) != forgotten,
            Fault::TiresOfTheOld => now.second() - row.duty.due.second() < 30 * DAY,
            Fault::BelievesTheClock => row.duty.opened <= now,
            _ => true,
        });
        rows
    }

    /// The liaison goes through *Today*: dangers, what is overdue, what is due.
    fn liaison(&mut self) {
        let now = self.clock();
        self.board.catch_up(self.stores(), now).unwrap();
        let mut rows = Vec::new();
        for pile in [Pile::Danger, Pile::Overdue, Pile::Today, Pile::Week] {
            rows.extend(self.pile(pile, now));
        }
        for row in rows.into_iter().take(CALLS) {
            self.now = self.now.plus(300 + self.dice.roll(1_200) as i64);
            self.call(&row);
        }
    }

    fn call(&mut self, row: &Row) {
        let now = self.clock();
        let misses = [
            Ending::NoAnswer,
            Ending::Voicemail,
            Ending::SomeoneElse,
            Ending::WrongNumber,
            Ending::HungUp,
        ];
        let reached = self.dice.one_in(2);
        let miss = self.dice.pick(&misses).unwrap();
        let ends = self.dice.one_in(3);
        let takes = self.dice.one_in(2);
        let victim = Victim {
            stores: Stores {
                client: &self.client,
                drop: &self.drop,
                victim: &self.victim,
            },
            ring: &self.house.victim,
            stream: &self.stream,
            rules: &self.rules,
            actor: Actor(2),
            now,
        };
        let (case, duty) = (row.case, &row.duty);
        let outcome = if reached { Ending::Reached } else { miss };
        let letter = letter::Effort::default();
        let done = match (duty.kind, duty.person, duty.about) {
            (DutyKind::ProviderWarning, _, Some(threat)) => victim
                .provider_notice(self.act(case), When::Now, threat, outcome, &letter)
                .is_ok(),
            (kind, person, about) => {
                if let Some(threat) = about.filter(|_| is_danger(kind) && takes) {
                    drop(victim.take_danger(case, self.batch(), threat));
                }
                let call = Call {
                    person,
                    to: if person.is_some() {
                        Toward::Person
                    } else {
                        Toward::Locate
                    },
                    channel: Channel::Telephone,
                    outcome: if person.is_some() {
                        outcome
                    } else {
                        Ending::NoAnswer
                    },
                    about: None,
                    letter,
                };
                let called = victim.call(self.act(case), When::Now, &call).is_ok();
                if let Some(person) = person.filter(|_| called && reached) {
                    let telling = Telling {
                        items: duty.left,
                        choice: Some(Choice {
                            receive: takes,
                            provide: false,
                            every_days: None,
                        }),
                        ..Telling::default()
                    };
                    drop(victim.tell(self.act(case), When::Now, person, &telling));
                }
                if let Some(threat) = about.filter(|_| is_danger(kind) && ends) {
                    let why = letter::EndOfDanger::Passed;
                    drop(victim.threat_ended(
                        self.act(case),
                        When::Now,
                        threat,
                        why,
                        "by the police",
                    ));
                }
                called
            }
        };
        if done && self.fault != Fault::DeafToTheVictimDesk {
            self.board.touch(case);
        }
    }

    /// Alarms go out for a while, every ten minutes, to whoever is on call; none of them twice, and none is left out.
    fn wake(&mut self) -> Result<(), String> {
        for round in 0..4 {
            let now = self.clock();
            self.board.catch_up(self.stores(), now).unwrap();
            let beat = Beat::of(&self.rules);
            let weekend = self
                .rules
                .calendar
                .closed(now.day(&self.rules.zone))
                .is_some();
            let silent = match self.fault {
                Fault::SilentAfterRestore => self.restores > 0,
                Fault::MailCountsAsSent => self.now < self.mail_down && !self.steps.is_empty(),
                Fault::WeekendOff => weekend,
                _ => false,
            };
            for danger in self.board.alarms() {
                let next = danger.next(&ON_CALL, beat, now);
                let Next::Now { step, to } = next else {
                    continue;
                };
                if silent {
                    continue;
                }
                let which = Which {
                    case: danger.case,
                    threat: danger.threat,
                    step,
                };
                let pen = Pen {
                    victim: &self.victim,
                    stream: &self.stream,
                    now,
                };
                let ours = pen.alarmed(which, &to).unwrap();
                if self.mail_down > self.now {
                    for staff in &to {
                        pen.unsent(which, *staff).unwrap();
                        self.figures.unsent += 1;
                    }
                }
                self.board.touch(danger.case);
                self.figures.alarms += u64::from(ours);
                let again = self.fault == Fault::SaysTwice;
                if (ours
                    && self
                        .steps
                        .insert((which.case, which.threat, which.step), now)
                        .is_some())
                    || again
                {
                    return Err(format!("step {step} of {} went out twice", danger.threat));
                }
            }
            self.board.catch_up(self.stores(), now).unwrap();
            // Asked again at once by a board that has just read everything, nothing may be due: whatever was has gone out.
            for danger in self.truly_alarming(now, round) {
                if matches!(danger.next(&ON_CALL, beat, now), Next::Now { .. }) {
                    return Err(format!("nobody was woken by {} at {now:?}", danger.threat));
                }
            }
            self.now = self.now.plus(660);
        }
        Ok(())
    }

    /// The dangers of a board that has just read everything.
    fn truly_alarming(&self, now: Moment, round: usize) -> Vec<victim_file::alarms::Alarm> {
        if round != 3 || self.board.alarms().is_empty() && !self.figures.days.is_multiple_of(7) {
            return self.board.alarms();
        }
        let fresh = Board::start(self.stores(), self.rules.clone(), None, now).unwrap();
        fresh.alarms()
    }

    /// Cases of which something was recorded since the last look, or all of them.
    fn changed(&mut self) -> Vec<CaseId> {
        if self.before.is_empty()
            || self.figures.days.is_multiple_of(7)
            || std::mem::take(&mut self.anew)
        {
            self.read = self.sizes();
            return truth::cases(self.stores());
        }
        let mut changed = BTreeSet::new();
        for (store, from) in [&self.client, &self.drop, &self.victim]
            .into_iter()
            .zip(self.read)
        {
            for entry in store.read(Position(from), usize::MAX).unwrap() {
                if !entry.envelope.of_no_file() {
                    changed.insert(entry.envelope.case);
                }
            }
        }
        self.read = self.sizes();
        changed.into_iter().collect()
    }

    fn sizes(&self) -> [u64; 3] {
        [&self.client, &self.drop, &self.victim].map(|store| store.head().unwrap().size)
    }

    /// The look at the end of the day.
    fn look(&mut self) -> Result<(), String> {
        let now = self.clock();
        self.board.catch_up(self.stores(), now).unwrap();
        // Duties change by facts alone. Once a week, and whenever the process began anew, every case is read all the same.
        let changed = self.changed();
        for case in changed {
            let facts = self.stores().case(case).unwrap();
            let duties = truth::duties(&facts, &self.rules, now);
            let mut open = Vec::new();
            for duty in &duties {
                if truth::ending(duty)?.is_none() {
                    open.push((truth::key(case, duty), duty.due));
                }
            }
            let keys: BTreeSet<Key> = duties.iter().map(|duty| truth::key(case, duty)).collect();
            let before = self.before.entry(case).or_default();
            let gone = before.owed.iter().filter(|(key, _)| !keys.contains(key));
            let gone = gone.count();
            if gone > 0 && facts.entries.len() == before.entries {
                return Err(format!(
                    "{gone} duties of {case} are gone, and nobody recorded anything"
                ));
            }
            if gone > 0 {
                let rule = |what: &What| !matches!(what, What::SessionAttended);
                let new = facts
                    .entries
                    .iter()
                    .filter_map(|(_, entry)| entry.envelope.fact());
                if !new.into_iter().any(|fact| rule(&fact.what)) {
                    return Err(format!(
                        "{gone} duties of {case} are gone by no fact of theirs"
                    ));
                }
                self.figures.moved += gone as u64;
            }
            *before = Before {
                entries: facts.entries.len(),
                owed: open,
            };
        }
        let owed: Vec<Owed> = self
            .before
            .values()
            .flat_map(|case| case.owed.iter().copied())
            .collect();
        let mut shown: Vec<Owed> = Vec::new();
        let mut late = 0;
        for pile in [
            Pile::Danger,
            Pile::Overdue,
            Pile::Today,
            Pile::Week,
            Pile::Later,
            Pile::History,
        ] {
            for row in self.pile(pile, now) {
                late += usize::from(row.late(now));
                shown.push((truth::key(row.case, &row.duty), row.duty.due));
            }
        }
        let truly_late = owed.iter().filter(|(_, due)| *due < now).count();
        let dangers = |owed: &&Owed| is_danger(owed.0.2);
        let danger = owed.iter().filter(dangers).count();
        let late_dangers = owed
            .iter()
            .filter(dangers)
            .filter(|(_, due)| *due < now)
            .count();
        truth::same(owed, shown)?;
        let today = self.board.today(now, 10);
        let on_first = match self.fault {
            Fault::HidesOverdue => 0,
            _ => today.overdue.total,
        };
        if today.danger.total != danger
            || on_first + late_dangers != truly_late
            || late != truly_late
        {
            return Err(format!(
                "of {truly_late} overdue the first screen says {on_first}, and of {danger} dangers {}",
                today.danger.total
            ));
        }
        if on_first > 0 && today.overdue.rows.is_empty()
            || danger > 0 && today.danger.rows.is_empty()
        {
            return Err("the first screen has a number and no row".to_owned());
        }
        let counted: usize = self
            .board
            .counts(now)
            .iter()
            .map(|count| match self.fault {
                Fault::CountsShort => 0,
                _ => count.overdue,
            })
            .sum();
        if counted != truly_late {
            return Err(format!("the program desk counts {counted} of {truly_late}"));
        }
        Ok(())
    }

    /// After the last day: every ledger is as it was sealed, and every duty has one of the endings.
    pub(crate) fn end(mut self) -> Result<Figures, String> {
        self.ahead = 0;
        let now = self.clock();
        for store in [&self.client, &self.drop, &self.victim] {
            let head = verify(store, None).map_err(|fault| fault.to_string())?;
            self.figures.facts += head.size;
        }
        for case in truth::cases(self.stores()) {
            let facts = self.stores().case(case).unwrap();
            for duty in truth::duties(&facts, &self.rules, now) {
                let count = match duty.state {
                    State::Open if duty.due < now => &mut self.figures.overdue,
                    State::Open => &mut self.figures.open,
                    State::Met {
                        how: rules::How::Told,
                        ..
                    } => &mut self.figures.told,
                    State::Met { .. } => &mut self.figures.tried,
                    State::Lapsed {
                        how: rules::How::Tried,
                        ..
                    } => &mut self.figures.tried,
                    State::Lapsed { .. } => &mut self.figures.no_longer,
                };
                *count += 1;
            }
        }
        Ok(self.figures)
    }
}

/// A ledger as it was when it had so many entries.
fn shorter(store: &MemoryStore, size: u64) -> MemoryStore {
    let shorter = MemoryStore::new();
    for entry in store.read(Position(0), usize::MAX).unwrap() {
        if entry.position.0 >= size {
            break;
        }
        let mut id = [0xB0; 16];
        id[..8].copy_from_slice(&entry.position.0.to_be_bytes());
        let batch = Batch {
            id: BatchId(id),
            case: entry.envelope.case,
            seen: None,
            entries: vec![NewEntry {
                envelope: entry.envelope,
                salt: entry.salt,
                letter: entry.letter.unwrap(),
            }],
        };
        shorter.append(&batch).unwrap();
    }
    shorter
}

/// That there is a gap.
fn declare(store: &MemoryStore, from: Moment, now: Moment, stream: &Stream) {
    let case = own_case().unwrap();
    let number: [u8; 8] = stream.bytes();
    let id: String = number.iter().map(|byte| format!("{byte:02x}")).collect();
    let envelope = Envelope {
        case,
        id: rules::FactId::new(&id).unwrap(),
        actor: Actor(0),
        at: now,
        exactness: Exactness::Second,
        recorded: now,
        kept: now,
        matter: Matter::Filed(Filed::Restored { from }),
    };
    let batch = Batch {
        id: BatchId(stream.bytes()),
        case,
        seen: None,
        entries: vec![NewEntry {
            envelope,
            salt: stream.bytes(),
            letter: SealedLetter::default(),
        }],
    };
    store.append(&batch).unwrap();
}
