//! One program, day by day: what its people do and leave undone, what the machine does to them, and the look at the end
//! of each day.

use std::collections::{BTreeMap, BTreeSet};

use ledger::{Envelope, Filed, Matter, Position, verify};
use rules::{Calendar, CaseId, FactId, How, Moment, State};
use victim_file::Board;

use crate::desks::Desks;
use crate::fault::Fault;
use crate::figures::{Figures, Of};
use crate::look::Asked;
use crate::second::Second;
use crate::staff::Staff;
use crate::truth::{self, Before};

pub(crate) const DAY: i64 = 86_400;

/// Numbers by a rule of their own.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 24) % sides
    }

    pub(crate) fn one_in(&mut self, sides: u64) -> bool {
        self.roll(sides) == 0
    }

    pub(crate) fn pick<T: Copy>(&mut self, from: &[T]) -> Option<T> {
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
    pub(crate) fault: Fault,
    pub(crate) dice: Dice,
    pub(crate) desks: Desks,
    pub(crate) board: Board,
    pub(crate) second: Second,
    /// What time it is.
    pub(crate) now: Moment,
    /// How far the machine's clock is ahead of it.
    pub(crate) ahead: i64,
    /// What this process took for now last: it never goes back.
    last: Moment,
    pub(crate) cases: Vec<CaseId>,
    pub(crate) before: BTreeMap<CaseId, Before>,
    backup: Option<Backup>,
    /// How far each ledger was read at the last look, and whether the process has begun anew since.
    pub(crate) read: [u64; 3],
    pub(crate) anew: bool,
    pub(crate) restored: bool,
    /// Nobody is there, mail fails: until then.
    away: Moment,
    pub(crate) mail_down: Moment,
    /// Each step of a danger's alarm that went out, so that none comes twice.
    pub(crate) steps: BTreeSet<(CaseId, FactId, u16)>,
    pub(crate) staff: Staff,
    pub(crate) figures: Figures,
}

impl Program {
    pub(crate) fn new(desks: Desks, seed: u64, fault: Fault) -> Self {
        let now = Moment::parse("2026-03-02T08:00:00-06:00").unwrap();
        let second = Second::of_all(&desks, now);
        Self {
            fault,
            second,
            dice: Dice(seed.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1),
            board: Board::start(desks.stores(), desks.rules.clone(), None, now).unwrap(),
            desks,
            now,
            ahead: 0,
            last: now,
            cases: Vec::new(),
            before: BTreeMap::new(),
            backup: None,
            read: [0; 3],
            anew: true,
            restored: false,
            away: now,
            mail_down: now,
            steps: BTreeSet::new(),
            staff: Staff::at(now),
            figures: Figures::default(),
        }
    }

    /// What the process takes for now: by the machine's clock, and never back.
    pub(crate) fn clock(&mut self) -> Moment {
        self.last = self.last.max(self.now.plus(self.ahead));
        self.last
    }

    /// One day, from eight in the morning to the next.
    pub(crate) fn day(&mut self) -> Result<(), String> {
        self.figures[Of::Days] += 1;
        self.troubles()?;
        self.people_come_and_go();
        let much = if self.ahead == 0 { 0 } else { 4 };
        for _ in 0..=self.dice.roll(4) + much {
            self.now = self.now.plus(1_800 + self.dice.roll(7_200) as i64);
            self.something_happens();
            self.wake(Asked::TheSame)?;
        }
        if self.ahead != 0 && self.dice.one_in(2) {
            self.set_right()?;
        }
        let open = self
            .desks
            .rules
            .calendar
            .closed(self.now.day(&self.desks.rules.zone))
            .is_none();
        if open && self.now >= self.away {
            self.liaison()?;
        }
        self.wake(Asked::Anew)?;
        self.look()?;
        let midnight = if self.night_of_a_change()? { 0 } else { DAY };
        let morning = self.now.second() - self.now.second().rem_euclid(DAY) + midnight + 14 * 3_600;
        self.now = Moment::from_second(morning);
        self.backup = Some(Backup {
            at: self.now,
            sizes: self.desks.sizes(),
        })
        .filter(|_| self.dice.one_in(3))
        .or(self.backup);
        Ok(())
    }

    /// Where the clocks change in the night to come, something happens between one and four; whether they do.
    fn night_of_a_change(&mut self) -> Result<bool, String> {
        let zone = self.desks.rules.zone.clone();
        let tomorrow = Calendar::days_later(self.now.day(&zone), 1);
        let begins = Moment::start_of(tomorrow, &zone);
        let ends = Moment::start_of(Calendar::days_later(tomorrow, 1), &zone);
        if ends.second() - begins.second() == DAY || self.now >= begins {
            return Ok(false);
        }
        self.figures[Of::Changes] += 1;
        self.now = begins.plus(3_600);
        for _ in 0..4 {
            self.now = self.now.plus(self.dice.roll(2_700) as i64);
            self.something_happens();
        }
        self.wake(Asked::Anew)?;
        self.look()?;
        Ok(true)
    }

    /// What the machine does, and who is not there.
    fn troubles(&mut self) -> Result<(), String> {
        if self.dice.one_in(60) {
            // Switched off for minutes to a week; what was due meanwhile stands on the first screen afterwards.
            self.figures[Of::Outages] += 1;
            self.now = self.now.plus(60 + self.dice.roll(7 * 86_400) as i64);
            self.start()?;
        }
        if self.ahead != 0 {
            self.set_right()?;
        } else if self.dice.one_in(90) {
            self.figures[Of::WrongClocks] += 1;
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

    /// The machine's clock is right again.
    fn set_right(&mut self) -> Result<(), String> {
        self.ahead = 0;
        self.start()
    }

    /// The process begins anew: it knows nothing but the ledgers, and takes the machine's clock for now.
    fn start(&mut self) -> Result<(), String> {
        self.last = self.now.plus(self.ahead);
        let now = self.clock();
        self.board =
            Board::start(self.desks.stores(), self.desks.rules.clone(), None, now).unwrap();
        self.second.hear(&self.desks, now);
        self.second.is(&self.board)?;
        self.anew = true;
        self.wake(Asked::TheSame)?;
        self.look()
    }

    /// From the last backup: what came between is gone, and the ledgers say so.
    fn restore(&mut self) -> Result<(), String> {
        let Some(backup) = self.backup else {
            return Ok(());
        };
        self.figures[Of::Restores] += 1;
        self.restored = true;
        self.desks.go_back(backup.sizes);
        let gaps = self.desks.each().map(truth::gaps);
        if self.fault != Fault::GapNotDeclared {
            self.desks.declare(backup.at, self.now);
        }
        if self.desks.each().map(truth::gaps) != gaps.map(|before| before + 1) {
            return Err("a restore that a ledger does not declare".to_owned());
        }
        let cases = truth::cases(self.desks.stores()).into_iter();
        self.cases = cases.map(|(case, _)| case).collect();
        self.cases.sort_unstable();
        self.before.clear();
        let now = self.now.plus(self.ahead);
        self.second = Second::of_all(&self.desks, now);
        // What went out since the backup is not known any more.
        let mut gone_out = BTreeSet::new();
        let keep = &mut |_: Position, envelope: &Envelope| {
            if let Matter::Filed(Filed::Alarmed { threat, step, .. }) = envelope.matter {
                gone_out.insert((envelope.case, threat, step));
            }
        };
        self.desks.victim().envelopes(keep).unwrap();
        self.steps.retain(|step| gone_out.contains(step));
        self.start()
    }

    /// After the last day: every ledger is as it was sealed, and every duty has one of the endings.
    pub(crate) fn end(mut self) -> Result<Figures, String> {
        self.ahead = 0;
        let now = self.clock();
        for store in self.desks.each() {
            let head = verify(store, None).map_err(|fault| fault.to_string())?;
            self.figures[Of::Facts] += head.size;
        }
        for (case, envelopes) in truth::cases(self.desks.stores()) {
            for duty in truth::duties(case, &envelopes, &self.desks.rules, now) {
                let count = match duty.state {
                    State::Open if duty.due < now => &mut self.figures[Of::Overdue],
                    State::Open => &mut self.figures[Of::Open],
                    State::Met { how: How::Told, .. } => &mut self.figures[Of::Told],
                    State::Met { .. } => &mut self.figures[Of::Tried],
                    State::Lapsed {
                        how: How::Tried, ..
                    } => &mut self.figures[Of::Tried],
                    State::Lapsed { .. } => &mut self.figures[Of::NoLonger],
                };
                *count += 1;
            }
        }
        Ok(self.figures)
    }
}
