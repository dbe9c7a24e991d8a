//! The board: everything that is owed now, of all cases, ready to be shown.
//!
//! It is computed from envelopes alone, so it stands while nobody is signed in, and a row names nobody: who
//! shows rows opens the letters of those rows and no others. There is no incremental path: after an append
//! the case is read again and its duties are computed anew.

mod rows;

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::{Arc, Mutex, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard},
};

use jiff::civil::Date;
use ledger::{Actor, Envelope, Filed, Matter, Position, StoreError};
use rules::{
    CaseId, Duty, DutyKind, FactId, History, Items, Moment, PersonNo, Rules, State, What, Year,
};

pub use rows::Pile;
use rows::{Placed, Rows};

use crate::alarms::{self, Alarm, Owed};
use crate::danger::{Danger, dangers};
use crate::facts::{Side, Stores};
use crate::retraction::{Retraction, to_retract};
use crate::shown::{ToHear, to_hear};

/// One open duty.
#[derive(Debug, Clone)]
pub struct Row {
    /// Of which case.
    pub case: CaseId,
    /// The duty, with its reasons.
    pub duty: Arc<Duty>,
    /// Who took the call or the danger last: see [`Row::took`].
    took: Option<(Actor, Moment)>,
    /// How many contacts there were: see [`Row::tries`].
    tries: usize,
}

impl Row {
    /// To whom; nobody for the victim not yet known, and for the provider.
    #[must_use]
    pub fn person(&self) -> Option<PersonNo> {
        self.duty.person
    }

    /// Whether its time has passed. The duty itself says how it stood when it was computed.
    #[must_use]
    pub fn late(&self, now: Moment) -> bool {
        self.duty.due < now
    }

    /// Who means to make this person's next call, or took the danger, and since when. A call is had until the next
    /// business day begins; a danger until it ends or somebody else takes it.
    #[must_use]
    pub fn took(&self, now: Moment, rules: &Rules) -> Option<(Actor, Moment)> {
        self.took
            .filter(|(_, at)| self.duty.kind.is_warning() || still_has(*at, now, rules))
    }

    /// How many tries there were so far: for the first notice those that count, else the contacts that are evidence. What was
    /// told and chosen in one call is one contact, however many facts it left.
    #[must_use]
    pub const fn tries(&self) -> usize {
        self.tries
    }

    /// What is left to tell.
    #[must_use]
    pub fn left(&self) -> Items {
        self.duty.left
    }
}

/// Today's page.
#[derive(Debug, Clone)]
pub struct Today {
    /// Dangers that somebody is to be told of now, by their due.
    pub danger: Shown,
    /// What should have been done, by its due.
    pub overdue: Shown,
    /// What is due by the end of today.
    pub today: Shown,
    /// What is due in the seven days after today.
    pub week: Shown,
    /// How many are due later than that.
    pub later: usize,
    /// When the first of them is due.
    pub next_later: Option<Moment>,
    /// How many were due before the go-live day: history, shown as late nowhere.
    pub history: usize,
}

/// The first rows of a pile.
#[derive(Debug, Clone, Default)]
pub struct Shown {
    /// How many there are in all.
    pub total: usize,
    /// As many as were asked for.
    pub rows: Vec<Row>,
}

/// How many of one kind are owed. Names no case and no person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KindCount {
    /// Of which kind.
    pub kind: DutyKind,
    /// Should have been done.
    pub overdue: usize,
    /// By the end of today.
    pub today: usize,
    /// In the seven days after today.
    pub week: usize,
    /// Later than that.
    pub later: usize,
}

/// A danger that lives, without case or person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DangerCount {
    /// Since when it is known.
    pub since: Moment,
    /// When the first of those who are still to be told must have been told; nothing where all are.
    pub due: Option<Moment>,
    /// How many persons are still to be told.
    pub persons: usize,
    /// The certified provider is still to be told.
    pub provider: bool,
    /// Somebody has taken it.
    pub taken: bool,
}

/// Everything that is owed now.
pub struct Board {
    inner: RwLock<Inner>,
    /// Cases with facts that the board has not read yet.
    touched: Mutex<BTreeSet<CaseId>>,
    /// Up to where it has heard what other nodes appended: to the client ledger, the drop and the victim ledger.
    heard: Mutex<[Position; 3]>,
}

struct Inner {
    rules: Arc<Rules>,
    go_live: Option<Date>,
    rows: Rows,
    cases: HashMap<CaseId, Here>,
    /// Hand-overs that nobody has dealt with, and when each came.
    unread: BTreeMap<(CaseId, FactId), Moment>,
    /// Entries of participants' files that were asked to be taken out, and when.
    asked: BTreeMap<(CaseId, FactId), Moment>,
    /// Those that live, and those at whose end nobody else has looked: only cases that have any.
    dangers: BTreeMap<CaseId, Box<[Danger]>>,
    /// What somebody was told and was then taken back: only cases that have any.
    retractions: BTreeMap<CaseId, Vec<Retraction>>,
    /// Who is to be told that their file was shown: only cases that have any.
    shown: BTreeMap<CaseId, Vec<ToHear>>,
    /// Of which somebody may still be woken: only cases that have any.
    alarms: BTreeMap<CaseId, Vec<Alarm>>,
}

/// What the board keeps of a case.
#[derive(Default)]
struct Here {
    rows: Vec<Placed>,
    asked: Vec<FactId>,
    unread: Vec<FactId>,
}

impl Board {
    /// Computes everything from the envelopes of the three ledgers.
    ///
    /// # Errors
    /// When a store cannot be read.
    pub fn start(
        stores: Stores<'_>,
        rules: Arc<Rules>,
        go_live: Option<Date>,
        now: Moment,
    ) -> Result<Self, StoreError> {
        let mut inner = Inner {
            rows: Rows::default(),
            cases: HashMap::new(),
            unread: BTreeMap::new(),
            asked: BTreeMap::new(),
            dangers: BTreeMap::new(),
            retractions: BTreeMap::new(),
            shown: BTreeMap::new(),
            alarms: BTreeMap::new(),
            rules,
            go_live,
        };
        // Before everything is read: what comes between is read twice, and missed never.
        let heard = stores.sizes()?;
        inner.fill(stores, now)?;
        Ok(Self {
            inner: RwLock::new(inner),
            touched: Mutex::default(),
            heard: Mutex::new(heard),
        })
    }

    /// Computes everything anew: with other rules, after a day was proclaimed or taken back.
    ///
    /// # Errors
    /// When a store cannot be read; then the board stays as it was.
    pub fn restart(
        &self,
        stores: Stores<'_>,
        rules: Arc<Rules>,
        go_live: Option<Date>,
        now: Moment,
    ) -> Result<(), StoreError> {
        let fresh = Self::start(stores, rules, go_live, now)?;
        let fresh = fresh.inner.into_inner();
        *self.write() = fresh.unwrap_or_else(PoisonError::into_inner);
        Ok(())
    }

    /// Sets the day before which nothing is shown as late. Nothing needs to be computed for it.
    pub fn set_go_live(&self, day: Option<Date>) {
        self.write().go_live = day;
    }

    /// The rules that the board computes with.
    #[must_use]
    pub fn rules(&self) -> Arc<Rules> {
        Arc::clone(&self.read().rules)
    }

    /// Computes one case anew: after each append to any of the three ledgers.
    ///
    /// # Errors
    /// When a store cannot be read; then the board stays as it was.
    pub fn refresh(&self, stores: Stores<'_>, case: CaseId, now: Moment) -> Result<(), StoreError> {
        // Read and put under one lock, so that of two refreshes the later reading stands.
        let mut inner = self.write();
        let facts = stores.case(case)?;
        let envelopes: Vec<(Side, Envelope)> = facts
            .entries
            .iter()
            .map(|(side, entry)| (*side, entry.envelope))
            .collect();
        inner.take(case, &envelopes, now);
        Ok(())
    }

    /// Says that a ledger took something of a case. It costs the same whatever the case holds, so whoever
    /// appended learns nothing by it; whoever looks at the board next has it computed.
    pub fn touch(&self, case: CaseId) {
        let mut touched = self.touched.lock().unwrap_or_else(PoisonError::into_inner);
        touched.insert(case);
    }

    /// Hears what other nodes appended since the last time, by asking each ledger from there on. Nobody tells it: what
    /// one ledger's role could announce, every other's could listen to (docs/decisions/0092).
    fn hear(&self, stores: Stores<'_>, now: Moment) -> Result<(), StoreError> {
        let ledgers = [stores.client, stores.drop, stores.victim];
        if !ledgers.iter().any(|store| store.is_shared()) {
            return Ok(());
        }
        // Held meanwhile: nobody goes on before what another has asked for is touched.
        let mut heard = self.heard.lock().unwrap_or_else(PoisonError::into_inner);
        let mut whole = false;
        let mut next = *heard;
        for (store, from) in ledgers.into_iter().zip(&mut next) {
            for (position, envelope) in store.since(*from)? {
                *from = Position(position.0 + 1);
                self.touch(envelope.case);
                whole |= envelope.destroyed().is_some();
            }
        }
        // Of what was destroyed nobody can say any more which case it was of.
        if whole {
            let rules = self.rules();
            let go_live = self.read().go_live;
            self.restart(stores, rules, go_live, now)?;
        }
        *heard = next;
        Ok(())
    }

    /// Computes what was touched. Everything that shows the board does this first.
    ///
    /// # Errors
    /// When a store cannot be read; what was not computed stays touched.
    pub fn catch_up(&self, stores: Stores<'_>, now: Moment) -> Result<(), StoreError> {
        self.hear(stores, now)?;
        let next = || {
            let touched = self.touched.lock().unwrap_or_else(PoisonError::into_inner);
            touched.first().copied()
        };
        while let Some(case) = next() {
            self.touched
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .remove(&case);
            if let Err(error) = self.refresh(stores, case, now) {
                self.touch(case);
                return Err(error);
            }
        }
        Ok(())
    }

    /// What became of what was owed in the twelve months up to today, as counts. Reads every case.
    ///
    /// # Errors
    /// When a store cannot be read.
    pub fn year(&self, stores: Stores<'_>, now: Moment) -> Result<Year, StoreError> {
        let (rules, go_live) = {
            let inner = self.read();
            (Arc::clone(&inner.rules), inner.go_live)
        };
        let mut year = Year::until(now.day(&rules.zone), go_live);
        each_case(stores, |case, envelopes| {
            let facts = envelopes.iter().filter_map(|(_, each)| each.fact());
            let history = History {
                case,
                facts: facts.collect(),
            };
            for duty in rules::duties(&rules, &history, history.as_of(now)) {
                year.take(&duty, &rules.zone);
            }
        })?;
        Ok(year)
    }

    /// Today's page, with at most so many rows of each pile.
    #[must_use]
    pub fn today(&self, now: Moment, most: usize) -> Today {
        let inner = self.read();
        let shown = |pile| Shown {
            total: inner.count(pile, now),
            rows: inner.page(pile, now, 0, most),
        };
        Today {
            danger: shown(Pile::Danger),
            overdue: shown(Pile::Overdue),
            today: shown(Pile::Today),
            week: shown(Pile::Week),
            later: inner.count(Pile::Later, now),
            next_later: inner
                .page(Pile::Later, now, 0, 1)
                .first()
                .map(|row| row.duty.due),
            history: inner.count(Pile::History, now),
        }
    }

    /// Rows of one pile, from a place on.
    #[must_use]
    pub fn page(&self, pile: Pile, now: Moment, skip: usize, most: usize) -> Shown {
        let inner = self.read();
        Shown {
            total: inner.count(pile, now),
            rows: inner.page(pile, now, skip, most),
        }
    }

    /// The open duties of one case, by urgency and due.
    #[must_use]
    pub fn of_case(&self, case: CaseId) -> Vec<Row> {
        let inner = self.read();
        let rows = inner.cases.get(&case).map(|here| here.rows.as_slice());
        let rows = rows.unwrap_or_default().iter();
        rows.map(|placed| placed.row().clone()).collect()
    }

    /// How many of each kind are owed: for the program desk, without case or person.
    #[must_use]
    pub fn counts(&self, now: Moment) -> Vec<KindCount> {
        let inner = self.read();
        let count = |kind, pile| inner.rows.count_kind(&inner.span(pile, now), kind);
        KINDS
            .into_iter()
            .map(|kind| KindCount {
                kind,
                overdue: count(kind, Pile::Overdue),
                today: count(kind, Pile::Today),
                week: count(kind, Pile::Week),
                later: count(kind, Pile::Later),
            })
            .collect()
    }

    /// How many things are due on which day: today with what is overdue and every danger, then each day of so many ahead on
    /// which something is due. From envelopes alone.
    #[must_use]
    pub fn due_by_day(&self, now: Moment, ahead: u16) -> Vec<(Date, usize)> {
        let inner = self.read();
        let today = now.day(&inner.rules.zone);
        let piles = [Pile::Danger, Pile::Overdue, Pile::Today];
        let due: usize = piles.iter().map(|pile| inner.count(*pile, now)).sum();
        let first = rules::Calendar::days_later(today, 1);
        let first = inner.go_live.map_or(first, |day| day.max(first));
        let last = rules::Calendar::days_later(today, ahead);
        let later = inner.rows.by_day(first, last);
        let days = std::iter::once((today, due)).chain(later);
        days.filter(|(_, count)| *count > 0).collect()
    }

    /// How many open duties were due before the go-live day.
    #[must_use]
    pub fn history(&self, now: Moment) -> usize {
        self.read().count(Pile::History, now)
    }

    /// Dangers that live, the one known first at the front.
    #[must_use]
    pub fn living(&self) -> Vec<(CaseId, Danger)> {
        self.dangers_where(&self.read(), Danger::lives)
    }

    /// Dangers that live, as the program desk may see them: to the minute, without case or person. The one known
    /// first stands at the front.
    #[must_use]
    pub fn danger_counts(&self) -> Vec<DangerCount> {
        let living = self.living().into_iter();
        let counts = living.map(|(case, danger)| {
            let rows = self.of_case(case).into_iter();
            let rows = rows.filter(|row| row.duty.about == Some(danger.threat));
            let rows: Vec<Row> = rows.collect();
            let count = |kind| rows.iter().filter(|row| row.duty.kind == kind).count();
            DangerCount {
                since: danger.at,
                due: rows.iter().map(|row| row.duty.due).min(),
                persons: count(DutyKind::ThreatWarning),
                provider: count(DutyKind::ProviderWarning) > 0,
                taken: danger.took.is_some(),
            }
        });
        counts.collect()
    }

    /// Ends of dangers at which no second person has looked, the first one written down at the front. What ended
    /// before the go-live day is history.
    #[must_use]
    pub fn unseen_ends(&self) -> Vec<(CaseId, Danger)> {
        let inner = self.read();
        let (go_live, zone) = (inner.go_live, &inner.rules.zone);
        let since = |at: Moment| go_live.is_none_or(|first| at.day(zone) >= first);
        self.dangers_where(&inner, |danger| {
            danger.unseen().is_some_and(|end| since(end.at))
        })
    }

    fn dangers_where(
        &self,
        inner: &Inner,
        which: impl Fn(&Danger) -> bool,
    ) -> Vec<(CaseId, Danger)> {
        let all = inner.dangers.iter();
        let all = all.flat_map(|(case, each)| each.iter().map(|danger| (*case, *danger)));
        let mut found: Vec<_> = all.filter(|(_, danger)| which(danger)).collect();
        found.sort_by_key(|(case, danger)| {
            let end = danger.end.map(|end| end.kept);
            (end, danger.at, *case, danger.threat)
        });
        found
    }

    /// What somebody was told and was then taken back, and nobody has told them so; the first taken back in front. What
    /// was taken back before the go-live day is history.
    #[must_use]
    pub fn retractions(&self) -> Vec<(CaseId, Retraction)> {
        let inner = self.read();
        let first = inner.go_live.unwrap_or(Date::MIN);
        let all = inner.retractions.iter();
        let all = all.flat_map(|(case, each)| each.iter().map(|each| (*case, *each)));
        let mut all: Vec<_> = all
            .filter(|(_, each)| each.since.day(&inner.rules.zone) >= first)
            .collect();
        all.sort_by_key(|(case, each)| (each.since, *case, each.person));
        all
    }

    /// Who said that they want to be told when a reviewer was shown their file, was not told yet; the first shown in front.
    #[must_use]
    pub fn to_hear_shown(&self) -> Vec<(CaseId, ToHear)> {
        let inner = self.read();
        let all = inner.shown.iter();
        let mut all: Vec<_> = all
            .flat_map(|(case, each)| each.iter().map(|each| (*case, *each)))
            .collect();
        all.sort_by_key(|(case, each)| (each.at, *case, each.person));
        all
    }

    /// Hand-overs that nobody has dealt with, by case.
    #[must_use]
    pub fn unread(&self) -> Vec<(CaseId, FactId)> {
        self.read().unread.keys().copied().collect()
    }

    /// Entries of participants' files that were asked to be taken out, and when: by case, whatever has become of it.
    #[must_use]
    pub fn asked(&self) -> Vec<(CaseId, FactId, Moment)> {
        let inner = self.read();
        let asked = inner.asked.iter();
        asked
            .map(|((case, fact), at)| (*case, *fact, *at))
            .collect()
    }

    /// Dangers about which an alarm may go out, by case. What was due before the go-live day is history: as it
    /// is shown as late nowhere, it wakes nobody.
    #[must_use]
    pub fn alarms(&self) -> Vec<Alarm> {
        let inner = self.read();
        let first = inner.go_live.unwrap_or(Date::MIN);
        let alarms = inner.alarms.values().flatten();
        alarms
            .filter(|alarm| {
                let until = match alarm.owed {
                    Owed::Open { until } => until,
                    Owed::Nothing | Owed::Done => alarm.known,
                };
                until.day(&inner.rules.zone) >= first
            })
            .cloned()
            .collect()
    }

    /// How many hand-overs nobody has dealt with by the end of the next business day.
    #[must_use]
    pub fn unread_late(&self, now: Moment) -> usize {
        let inner = self.read();
        let (zone, today) = (&inner.rules.zone, now.day(&inner.rules.zone));
        let late = |at: &&Moment| {
            let next = inner.rules.calendar.after(at.day(zone), 1);
            inner.go_live.is_none_or(|first| first <= at.day(zone)) && next < today
        };
        inner.unread.values().filter(late).count()
    }

    /// How many hand-overs nobody has dealt with.
    #[must_use]
    pub fn unread_count(&self) -> usize {
        self.read().unread.len()
    }

    // A thread that broke off left the board as it was before or after one case: both can be shown, and
    // the next append computes the case anew.
    fn read(&self) -> RwLockReadGuard<'_, Inner> {
        self.inner.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Inner> {
        self.inner.write().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What a duty may read of each case, with the ledger that it is from: case after case, in no meaningful order.
///
/// All of it lies in one piece of memory meanwhile, which goes back to the system as a whole. Ten thousand small ones
/// would have what stays between them, and as much memory as they took would stay with it.
fn each_case(
    stores: Stores<'_>,
    mut visit: impl FnMut(CaseId, &[(Side, Envelope)]),
) -> Result<(), StoreError> {
    let sizes: u64 = stores.sizes()?.iter().map(|size| size.0).sum();
    let mut all = Vec::new();
    // Where a ledger says that it is larger than any memory, the vector grows as it always does.
    let _ = all.try_reserve_exact(usize::try_from(sizes).unwrap_or(0));
    let ledgers = [
        (Side::Client, stores.client),
        (Side::Drop, stores.drop),
        (Side::Victim, stores.victim),
    ];
    for (side, store) in ledgers {
        store.envelopes(&mut |_, envelope| {
            // Looks are many, and nothing here reads them.
            if !matches!(
                envelope.matter,
                Matter::Filed(Filed::Look | Filed::ShownPage { .. })
            ) {
                all.push((side, *envelope));
            }
        })?;
    }
    // Stable: within a case they stay ledger by ledger, as each took them.
    all.sort_by_key(|(_, envelope)| envelope.case);
    for facts in all.chunk_by(|(_, one), (_, other)| one.case == other.case) {
        if let Some((_, first)) = facts.first() {
            visit(first.case, facts);
        }
    }
    Ok(())
}

impl Inner {
    fn fill(&mut self, stores: Stores<'_>, now: Moment) -> Result<(), StoreError> {
        each_case(stores, |case, envelopes| self.take(case, envelopes, now))
    }

    /// Puts a case's open duties in place of earlier ones.
    fn take(&mut self, case: CaseId, sided: &[(Side, Envelope)], now: Moment) {
        let plain: Vec<Envelope> = sided.iter().map(|(_, envelope)| *envelope).collect();
        let envelopes = plain.as_slice();
        let earlier = self.cases.remove(&case).unwrap_or_default();
        for placed in &earlier.rows {
            self.rows.remove(placed);
        }
        for fact in earlier.unread {
            self.unread.remove(&(case, fact));
        }
        for fact in earlier.asked {
            self.asked.remove(&(case, fact));
        }
        let history = History {
            case,
            facts: envelopes.iter().filter_map(Envelope::fact).collect(),
        };
        let mut here = Here::default();
        let dangers = dangers(envelopes);
        let duties = rules::duties(&self.rules, &history, history.as_of(now));
        let mut alarms = alarms::of_case(case, sided, &duties);
        alarms.shrink_to_fit();
        let retractions = to_retract(envelopes);
        if retractions.is_empty() {
            self.retractions.remove(&case);
        } else {
            self.retractions.insert(case, retractions);
        }
        let shown = to_hear(envelopes);
        if shown.is_empty() {
            self.shown.remove(&case);
        } else {
            self.shown.insert(case, shown);
        }
        if alarms.is_empty() {
            self.alarms.remove(&case);
        } else {
            self.alarms.insert(case, alarms);
        }
        let open = |duty: &Duty| duty.state == State::Open;
        here.rows
            .reserve_exact(duties.iter().filter(|duty| open(duty)).count());
        for mut duty in duties.into_iter().filter(open) {
            let took = if duty.kind.is_warning() {
                let mut about = dangers.iter();
                about
                    .find(|danger| Some(danger.threat) == duty.about)
                    .and_then(|danger| danger.took)
            } else {
                took(envelopes.iter(), duty.person)
            };
            let tries = tries(envelopes, &duty);
            // It stays until the case changes.
            duty.evidence.shrink_to_fit();
            duty.because.shrink_to_fit();
            let duty = Arc::new(duty);
            let row = Row {
                case,
                duty,
                took,
                tries,
            };
            let placed = Placed::new(row, &self.rules.zone, here.rows.len());
            self.rows.insert(placed.clone());
            here.rows.push(placed);
        }
        here.rows.sort_unstable();
        for (fact, at) in asked(envelopes) {
            here.asked.push(fact);
            self.asked.insert((case, fact), at);
        }
        for (fact, at) in unread(envelopes) {
            here.unread.push(fact);
            self.unread.insert((case, fact), at);
        }
        let shown = |danger: &Danger| danger.lives() || danger.unseen().is_some();
        let dangers: Box<[Danger]> = dangers.into_iter().filter(shown).collect();
        if dangers.is_empty() {
            self.dangers.remove(&case);
        } else {
            self.dangers.insert(case, dangers);
        }
        let nothing = here.rows.is_empty() && here.unread.is_empty() && here.asked.is_empty();
        if !nothing {
            self.cases.insert(case, here);
        }
    }

    fn span(&self, pile: Pile, now: Moment) -> rows::Span {
        rows::Span::of(pile, now, &self.rules.zone, self.go_live)
    }

    fn count(&self, pile: Pile, now: Moment) -> usize {
        self.rows.count(&self.shown(pile, now))
    }

    fn page(&self, pile: Pile, now: Moment, skip: usize, most: usize) -> Vec<Row> {
        self.rows.page(&self.shown(pile, now), skip, most)
    }

    /// What a page shows of a pile: a danger stands in the pile of dangers and in no other.
    fn shown(&self, pile: Pile, now: Moment) -> rows::Span {
        match pile {
            Pile::Danger | Pile::History => self.span(pile, now),
            _ => self.span(pile, now).without_dangers(),
        }
    }
}

/// The six kinds, in the order in which the program desk lists them.
const KINDS: [DutyKind; 6] = [
    DutyKind::ThreatWarning,
    DutyKind::ProviderWarning,
    DutyKind::InitialNotification,
    DutyKind::InitialDisclosure,
    DutyKind::EventNotice,
    DutyKind::CheckIn,
];

/// Who took a person's next call and has not made it yet: a call or a contact recorded later ends a taking.
pub(crate) fn took<'a>(
    envelopes: impl Iterator<Item = &'a Envelope>,
    person: Option<PersonNo>,
) -> Option<(Actor, Moment)> {
    let mut latest = None;
    for envelope in envelopes {
        match envelope.matter {
            Matter::Filed(Filed::Took { person: whose }) if whose == person => {
                latest = Some((envelope.actor, envelope.kept));
            }
            Matter::Filed(Filed::GaveBack { person: whose }) if whose == person => latest = None,
            Matter::Rule(What::Effort { person: whose, .. }) if whose == person => latest = None,
            Matter::Rule(
                What::Notice { person: whose, .. } | What::Inbound { person: whose, .. },
            ) if Some(whose) == person => {
                latest = None;
            }
            _ => {}
        }
    }
    latest
}

/// Whether a call that was taken is still had: the weekend and holidays do not end it, for whoever has it then was asked
/// to have it.
pub(crate) fn still_has(at: Moment, now: Moment, rules: &Rules) -> bool {
    let after = rules::Calendar::days_later(at.day(&rules.zone), 1);
    now.day(&rules.zone) < rules.calendar.next_open(after)
}

/// The contacts of a duty: what happened at one moment is one.
fn tries(envelopes: &[Envelope], duty: &Duty) -> usize {
    if duty.kind == DutyKind::InitialNotification {
        return usize::from(duty.counted);
    }
    let evidence = envelopes
        .iter()
        .filter(|envelope| duty.evidence.contains(&envelope.id));
    let contacts: BTreeSet<Moment> = evidence.map(|envelope| envelope.at).collect();
    contacts.len()
}

/// Entries of the participant's file that were asked to be taken out, if that is what was said of them last.
fn asked(envelopes: &[Envelope]) -> BTreeMap<FactId, Moment> {
    let mut asked = BTreeMap::new();
    for envelope in envelopes {
        if let Matter::Filed(Filed::Weighed { fact, ask }) = envelope.matter {
            if ask {
                asked.insert(fact, envelope.kept);
            } else {
                asked.remove(&fact);
            }
        }
    }
    asked
}

/// What was handed over and not dealt with, in the order in which it came.
fn unread(envelopes: &[Envelope]) -> Vec<(FactId, Moment)> {
    let received = |fact: FactId| {
        let done = Matter::Filed(Filed::Received { fact });
        envelopes.iter().any(|envelope| envelope.matter == done)
    };
    envelopes
        .iter()
        .filter(|envelope| envelope.matter == Matter::Filed(Filed::HandOver))
        .map(|envelope| (envelope.id, envelope.kept))
        .filter(|(fact, _)| !received(*fact))
        .collect()
}
