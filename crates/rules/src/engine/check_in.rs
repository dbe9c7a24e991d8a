//! The calls they asked for: every so many days, at their discretion.

use super::{Begin, Case};
use crate::{Calendar, Clause, Counted, DutyKind, Fact, How, Opening, PersonNo, pack::Count};

const KIND: DutyKind = DutyKind::CheckIn;

impl Case<'_> {
    /// A choice ends the calls of an earlier one and stands by its own terms.
    pub(super) fn check_in_chosen(&mut self, fact: &Fact, person: PersonNo) {
        for duty in self.open_where(|each| each.is(KIND, Some(person))) {
            duty.lapse(How::Chose, fact);
        }
        self.open_check_in(fact, person, Opening::AskedToBeCalled);
    }

    /// Somebody whose latest choice asks for calls comes to be protected.
    pub(super) fn check_in_again(&mut self, fact: &Fact, person: PersonNo) {
        if self
            .open_where(|each| each.is(KIND, Some(person)))
            .next()
            .is_none()
        {
            self.open_check_in(fact, person, Opening::AskedToBeCalled);
        }
    }

    fn open_check_in(&mut self, fact: &Fact, person: PersonNo, by: fn(u16) -> Opening) {
        let who = self.of(person);
        let (true, Some(days)) = (who.roles.protected(), who.every_days) else {
            return;
        };
        let rule = &self.rules.pack.check_in.due;
        let from = self.day(fact.at);
        let (end, counted) = match rule.count {
            Count::Calendar => {
                let end = Calendar::days_later(from, days);
                let to = if rule.moved_to_business_day {
                    self.rules.calendar.next_open(end)
                } else {
                    end
                };
                (
                    to,
                    Counted::Calendar {
                        from,
                        days,
                        end,
                        to,
                    },
                )
            }
            Count::Business => {
                let to = self.rules.calendar.after(from, days.into());
                (
                    to,
                    Counted::Business {
                        from,
                        days: days.into(),
                        to,
                    },
                )
            }
        };
        let due = self.rules.end_of(end);
        let basis = rule.origin.basis;
        let begin = Begin {
            kind: KIND,
            person: Some(person),
            about: None,
            clause: Clause::CheckIn,
            by: by(days),
            fact,
        };
        self.open(begin, basis, due, counted);
    }

    /// The next contact at a later time than it was opened: told, and the next one begins.
    pub(super) fn contact_check_in(&mut self, fact: &Fact, person: PersonNo) {
        let mut met = false;
        for duty in
            self.open_where(|each| each.is(KIND, Some(person)) && each.duty.opened < fact.at)
        {
            duty.evidence(fact);
            duty.meet(How::Told, fact);
            met = true;
        }
        if met {
            self.open_check_in(fact, person, Opening::NextCall);
        }
    }

    /// Misses from its due day on; on enough different days it is tried, and the next one begins.
    pub(super) fn miss_check_in(&mut self, fact: &Fact, person: PersonNo) {
        let give_up = self.rules.pack.check_in.give_up.different_days;
        if self.miss_from_due_day(fact, KIND, person, give_up) {
            self.open_check_in(fact, person, Opening::NextCall);
        }
    }
}
