//! Who works there: who makes the calls, who is on call, and who has left.

use std::collections::{BTreeMap, BTreeSet};

use ledger::Actor;
use rules::{CaseId, FactId, Moment};

use crate::figures::Of;
use crate::program::{DAY, Dice, Program};

/// Who is on call at first.
pub(crate) const AT_FIRST: [u16; 3] = [11, 12, 13];

pub(crate) struct Staff {
    /// To whom an alarm goes, in this order; for some days nobody where all of them left.
    pub(crate) on_call: Vec<u16>,
    /// Who makes the calls.
    pub(crate) liaison: Actor,
    /// Which danger was taken by whom last.
    pub(crate) took: BTreeMap<(CaseId, FactId), Actor>,
    left: BTreeSet<u32>,
    /// The number of whoever comes next.
    next: u16,
    /// Until then nobody follows those who left.
    vacant: Moment,
}

impl Staff {
    pub(crate) fn at(now: Moment) -> Self {
        Self {
            on_call: AT_FIRST.to_vec(),
            liaison: Actor(2),
            took: BTreeMap::new(),
            left: BTreeSet::new(),
            next: 14,
            vacant: now,
        }
    }

    pub(crate) fn has_left(&self, staff: Actor) -> bool {
        self.left.contains(&staff.0)
    }

    /// Whether a danger is in the hands of somebody who has left.
    pub(crate) fn left_with(&self, case: CaseId, threat: FactId) -> bool {
        let took = self.took.get(&(case, threat));
        took.is_some_and(|actor| self.has_left(*actor))
    }

    fn comes(&mut self) -> u16 {
        self.next += 1;
        self.next - 1
    }

    pub(crate) fn liaison_leaves(&mut self) {
        self.left.insert(self.liaison.0);
        self.liaison = Actor(self.comes().into());
    }

    /// The liaison leaves, or one of those on call, or all of them; for days nobody may follow.
    fn leaves(&mut self, dice: &mut Dice, now: Moment) {
        match dice.roll(3) {
            0 => self.liaison_leaves(),
            1 => {
                self.left.extend(self.on_call.drain(..).map(u32::from));
                self.vacant = now.plus((1 + dice.roll(9)) as i64 * DAY);
            }
            _ => {
                self.left.extend(self.on_call.pop().map(u32::from));
                self.vacant = now.plus(dice.roll(5) as i64 * DAY);
            }
        }
    }

    /// Who left is followed.
    fn follow(&mut self, now: Moment) {
        while now >= self.vacant && self.on_call.len() < AT_FIRST.len() {
            let new = self.comes();
            self.on_call.push(new);
        }
    }
}

impl Program {
    /// Now and then somebody leaves, most often in the middle of a danger, and somebody comes.
    pub(crate) fn people_come_and_go(&mut self) {
        let seldom = match self.board.alarms().is_empty() {
            true => 100,
            false => 10,
        };
        if self.dice.one_in(seldom) {
            self.figures[Of::Leavers] += 1;
            self.staff.leaves(&mut self.dice, self.now);
        }
        self.staff.follow(self.now);
    }
}
