//! What the machine does by itself, and the look at the end of each day.

use std::collections::HashSet;

use ledger::{Actor, Envelope};
use rules::{CaseId, FactId, Moment};
use victim_file::alarms::write::{Pen, Which};
use victim_file::alarms::{Alarm, Beat, Next};
use victim_file::board::Pile;

use crate::fault::Fault;
use crate::figures::Of;
use crate::program::Program;
use crate::second::taken_since;
use crate::staff::AT_FIRST;
use crate::truth::{self, Before, Key, Owed};

/// Which board is asked whether a danger is met with silence.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asked {
    /// The one that alarms.
    TheSame,
    /// The second one, which nobody tells anything.
    Anew,
}

impl Program {
    /// Alarms go out for a while, every ten minutes, to whoever is on call; none of them twice, and none is left out.
    pub(crate) fn wake(&mut self, asked: Asked) -> Result<(), String> {
        for round in 0..4 {
            let now = self.clock();
            self.board.catch_up(self.desks.stores(), now).unwrap();
            let beat = Beat::of(&self.desks.rules);
            let weekend = self
                .desks
                .rules
                .calendar
                .closed(now.day(&self.desks.rules.zone))
                .is_some();
            let silent = match self.fault {
                Fault::SilentAfterRestore => self.restored,
                Fault::MailCountsAsSent => self.now < self.mail_down && !self.steps.is_empty(),
                Fault::WeekendOff => weekend,
                _ => false,
            };
            for danger in self.board.alarms() {
                let left_with = self.staff.left_with(danger.case, danger.threat);
                let waits = self.fault == Fault::WaitsForWhoLeft && left_with;
                let on_call: &[u16] = match self.fault {
                    Fault::WakesWhoLeft => &AT_FIRST,
                    _ => &self.staff.on_call,
                };
                let next = match danger.next(on_call, beat, now) {
                    Next::Nobody if self.fault == Fault::EmptyRosterIsQuiet => Next::Quiet,
                    next => next,
                };
                let due = matches!(danger.next(&AT_FIRST, beat, now), Next::Now { .. });
                if due && on_call.is_empty() {
                    if next != Next::Nobody {
                        return Err(format!("{} is due and none is told", danger.threat));
                    }
                    self.figures[Of::Nobody] += 1;
                }
                let Next::Now { step, to } = next else {
                    continue;
                };
                if silent || waits {
                    continue;
                }
                if let Some(staff) = to
                    .iter()
                    .find(|staff| self.staff.has_left(Actor((**staff).into())))
                {
                    return Err(format!("{staff} was woken, who has left"));
                }
                self.figures[Of::LeftWith] += u64::from(left_with);
                let which = Which {
                    case: danger.case,
                    threat: danger.threat,
                    step,
                };
                let pen = Pen {
                    victim: self.desks.victim(),
                    stream: &self.desks.stream,
                    now,
                };
                let ours = pen.alarmed(which, &to).unwrap();
                if self.mail_down > self.now {
                    for staff in &to {
                        pen.unsent(which, *staff).unwrap();
                        self.figures[Of::Unsent] += 1;
                    }
                }
                self.board.touch(danger.case);
                self.figures[Of::Alarms] += u64::from(ours);
                let again = self.fault == Fault::SaysTwice;
                if ours && !self.steps.insert((danger.case, danger.threat, step)) || again {
                    return Err(format!("step {step} of {} went out twice", danger.threat));
                }
            }
            self.board.catch_up(self.desks.stores(), now).unwrap();
            // Asked again at once, nothing may be due: whatever was has gone out.
            for danger in self.alarms(asked == Asked::Anew && round == 0, now) {
                if matches!(
                    danger.next(&self.staff.on_call, beat, now),
                    Next::Now { .. }
                ) {
                    return Err(format!("nobody was woken by {} at {now:?}", danger.threat));
                }
            }
            self.now = self.now.plus(660);
        }
        Ok(())
    }

    /// What the running board would alarm of, or the second one.
    fn alarms(&mut self, by_second: bool, now: Moment) -> Vec<Alarm> {
        if !by_second {
            return self.board.alarms();
        }
        self.second.hear(&self.desks, now);
        self.second.alarms()
    }

    /// Cases of which something was recorded since the last look, or all of them, and whether each is computed whatever is
    /// in it.
    fn changed(&mut self) -> (Vec<(CaseId, Vec<Envelope>)>, bool) {
        let stores = self.desks.stores();
        let days = self.figures[Of::Days];
        let all = self.before.is_empty() || days.is_multiple_of(28);
        let anew = std::mem::take(&mut self.anew);
        let changed = if all || anew || days.is_multiple_of(7) {
            truth::cases(stores)
        } else {
            let since = taken_since(stores, self.read).into_iter();
            since
                .map(|case| (case, truth::of_case(stores, case)))
                .collect()
        };
        self.read = self.desks.sizes();
        (changed, all)
    }

    /// The look at the end of the day.
    pub(crate) fn look(&mut self) -> Result<(), String> {
        let now = self.clock();
        self.board.catch_up(self.desks.stores(), now).unwrap();
        // Once a week, and whenever the process began anew, every case is read from its first entry. Duties change by facts
        // alone: one of which nothing is open, and which has what it had, is computed every fourth week and after a restore.
        let (changed, all) = self.changed();
        for (case, envelopes) in changed {
            let before = self.before.remove(&case).unwrap_or_default();
            if !all && before.owed.is_empty() && before.envelopes == envelopes {
                self.before.insert(case, before);
                continue;
            }
            let duties = truth::duties(case, &envelopes, &self.desks.rules, now);
            let mut owed = Vec::new();
            for duty in &duties {
                if truth::ending(duty)?.is_none() {
                    owed.push((truth::key(case, duty), duty.due));
                }
            }
            let is_there = |key: &Key| duties.iter().any(|duty| truth::key(case, duty) == *key);
            let gone = before.owed.iter().filter(|(key, _)| !is_there(key));
            let gone = gone.count();
            // A late entry can take one away too: the session before it is not the first any more.
            if gone > 0 {
                let known: HashSet<FactId> = before.envelopes.iter().map(|each| each.id).collect();
                let mut new = envelopes.iter().filter(|each| !known.contains(&each.id));
                if !new.any(|each| each.fact().is_some()) {
                    return Err(format!("{gone} duties of {case} are gone by no fact"));
                }
            }
            self.figures[Of::Moved] += gone as u64;
            self.before.insert(case, Before { envelopes, owed });
        }
        let owed: Vec<Owed> = self
            .before
            .values()
            .flat_map(|case| case.owed.iter().copied())
            .collect();
        let mut shown: Vec<Owed> = Vec::new();
        let mut late = 0;
        for pile in Pile::ALL {
            for row in self.pile(pile, now) {
                late += usize::from(row.late(now));
                shown.push((truth::key(row.case, &row.duty), row.duty.due));
            }
        }
        let truly_late = owed.iter().filter(|(_, due)| *due < now).count();
        let dangers = |owed: &&Owed| owed.0.2.is_warning();
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
}
