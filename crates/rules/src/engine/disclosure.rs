//! What must be told on contact.

use super::{Begin, Case};
use crate::{
    Clause, DutyKind, Fact, How, Item, Items, Numbers, Opening, Outcome, PersonNo, Reason,
};

const KIND: DutyKind = DutyKind::InitialDisclosure;

/// What the assessments found so far.
#[derive(Debug, Default)]
pub(super) struct Assessments {
    any: bool,
    concerns: Numbers,
    lethality: Numbers,
}

impl Case<'_> {
    /// An assessment makes things new: they are owed again to who was contacted in the running episode.
    pub(super) fn assessment(&mut self, fact: &Fact, concerns: Numbers, lethality: Numbers) {
        let items = &self.rules.pack.initial_disclosure.items;
        let seen = &mut self.assessments;
        let mut new = Items::NONE;
        if !seen.any {
            new = items.assessed();
        }
        for (item, found, before) in [
            (Item::Concerns, concerns, seen.concerns),
            (Item::Lethality, lethality, seen.lethality),
        ] {
            if items.named().contains(item) && !found.is_within(before) {
                new.insert(item);
            }
        }
        seen.any = true;
        seen.concerns = seen.concerns.union(concerns);
        seen.lethality = seen.lethality.union(lethality);
        if new.is_empty() {
            return;
        }
        for person in &mut self.people {
            person.heard = person.heard.without(new);
        }
        let Some((running, _)) = self.episode() else {
            return;
        };
        for person in self.everybody(|person| person.contacted && person.roles.protected()) {
            let reason = Reason::New {
                fact: fact.id,
                items: new,
            };
            let open = self
                .open_where(|each| each.is(KIND, Some(person)) && each.episode == running)
                .next();
            if let Some(duty) = open {
                duty.duty.left = duty.duty.left.union(new);
                duty.duty.because.push(reason);
                duty.late_recording(fact);
            } else {
                let duty = self.open_disclosure(fact, person, Opening::NewFinding);
                duty.left = new;
                duty.because.push(reason);
            }
        }
    }

    fn open_disclosure(&mut self, fact: &Fact, person: PersonNo, by: Opening) -> &mut crate::Duty {
        let days = &self.rules.pack.initial_disclosure.due;
        let begin = Begin {
            kind: KIND,
            person: Some(person),
            about: None,
            clause: Clause::Told,
            by,
            fact,
        };
        &mut self.open_in_days(begin, days).duty
    }

    /// A contact with a protected person opens it, unless one of the episode is open or nothing is left to tell.
    pub(super) fn contact_disclosure(&mut self, fact: &Fact, person: PersonNo) {
        let Some((running, episode)) = self.episode() else {
            return;
        };
        if !self.of(person).roles.protected() {
            return;
        }
        self.change(person, |person| person.contacted = true);
        if self
            .open_where(|each| each.is(KIND, Some(person)) && each.episode == running)
            .next()
            .is_some()
        {
            return;
        }
        let left = self.required(person, episode.outcome);
        if !left.is_empty() {
            self.open_disclosure(fact, person, Opening::Contact).left = left;
        }
    }

    fn required(&self, person: PersonNo, outcome: Outcome) -> Items {
        let items = &self.rules.pack.initial_disclosure.items;
        let found = &self.assessments;
        let mut required = items.always();
        if found.any {
            required = required.union(items.assessed());
        }
        if outcome == Outcome::Denied {
            required = required.union(items.denied());
        }
        let named = items.named();
        for (item, any) in [
            (Item::Concerns, found.concerns),
            (Item::Lethality, found.lethality),
        ] {
            if named.contains(item) && !any.is_empty() {
                required.insert(item);
            }
        }
        let person = self.of(person);
        if !person.asked {
            required = required.union(items.not_asked());
        }
        required.without(person.heard)
    }

    /// Something was told, or they declined to hear it.
    pub(super) fn disclosure(&mut self, fact: &Fact, person: PersonNo, heard: Items) {
        self.change(person, |person| {
            if person.contacted {
                person.heard = person.heard.union(heard);
            }
        });
        self.heard(fact, person, heard);
    }

    /// They said what they want, so they were asked.
    pub(super) fn choice_made(&mut self, fact: &Fact, person: PersonNo) {
        let asked = self.rules.pack.initial_disclosure.items.not_asked();
        self.heard(fact, person, asked);
    }

    fn heard(&mut self, fact: &Fact, person: PersonNo, heard: Items) {
        for duty in self.open_where(|each| {
            each.is(KIND, Some(person)) && !each.duty.left.both(heard).is_empty()
        }) {
            duty.evidence(fact);
            let items = duty.duty.left.both(heard);
            duty.duty.left = duty.duty.left.without(heard);
            duty.duty.because.push(Reason::Heard {
                fact: fact.id,
                items,
            });
            if duty.duty.left.is_empty() {
                duty.meet(How::Told, fact);
            }
        }
    }

    /// From its due day on, misses are evidence; on enough different days it is tried.
    pub(super) fn miss_disclosure(&mut self, fact: &Fact, person: PersonNo) {
        let give_up = self.rules.pack.initial_disclosure.give_up.different_days;
        self.miss_from_due_day(fact, KIND, person, give_up);
    }

    /// Misses from the due day on, for the kinds that end on so many different days of them. Whether one lapsed.
    pub(super) fn miss_from_due_day(
        &mut self,
        fact: &Fact,
        kind: DutyKind,
        person: PersonNo,
        give_up: u8,
    ) -> bool {
        let day = self.day(fact.at);
        let rules = self.rules;
        let mut lapsed = false;
        for duty in
            self.open_where(|each| each.is(kind, Some(person)) && rules.day(each.duty.due) <= day)
        {
            duty.evidence(fact);
            duty.miss(fact.id, day);
            if duty.miss_days >= give_up {
                duty.lapse(How::Tried, fact);
                lapsed = true;
            }
        }
        lapsed
    }
}
