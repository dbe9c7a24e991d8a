//! News of the program: he began, he left.

use super::{Begin, Case};
use crate::{Clause, DutyKind, Fact, FactId, How, Leaving, Opening, Outcome, PersonNo, State};

const KIND: DutyKind = DutyKind::EventNotice;

/// The events of the case so far.
#[derive(Debug, Default)]
pub(super) struct Events {
    accepted: bool,
    /// A session since the latest accepted decision and the latest termination.
    attended: bool,
    /// The latest event since the latest accepted decision.
    latest: Option<FactId>,
    all: Vec<(FactId, Clause)>,
    /// Whom a notice reached, and about what, owed or not.
    pub(super) reached: Vec<(PersonNo, FactId)>,
}

impl Case<'_> {
    /// A denied decision changes nothing here.
    pub(super) fn news_decided(&mut self, outcome: Outcome) {
        if outcome == Outcome::Accepted {
            self.news.accepted = true;
            self.news.attended = false;
            self.news.latest = None;
        }
    }

    /// The first session since the latest accepted decision and the latest termination is an event.
    pub(super) fn session(&mut self, fact: &Fact) {
        if self.news.accepted && !self.news.attended {
            self.news.attended = true;
            if self.rules.pack.event_notice.began.is_some() {
                self.event(fact, Clause::Began);
            }
        }
    }

    /// Every termination after an accepted decision is an event, if the pack has its reason.
    pub(super) fn termination(&mut self, fact: &Fact, reason: Leaving) {
        self.news.attended = false;
        let left = self.rules.pack.event_notice.left.as_ref();
        if self.news.accepted && left.is_some_and(|left| left.reasons.contains(&reason)) {
            self.event(fact, Clause::Left);
        }
    }

    fn event(&mut self, fact: &Fact, clause: Clause) {
        self.news.latest = Some(fact.id);
        self.news.all.push((fact.id, clause));
        let by = if clause == Clause::Began {
            Opening::Began
        } else {
            Opening::Left
        };
        for person in self.everybody(super::Person::receiving) {
            self.open_news(fact, person, fact.id, clause, by);
        }
    }

    fn open_news(
        &mut self,
        fact: &Fact,
        person: PersonNo,
        about: FactId,
        clause: Clause,
        by: Opening,
    ) {
        let days = &self.rules.pack.event_notice.due;
        let begin = Begin {
            kind: KIND,
            person: Some(person),
            about: Some(about),
            clause,
            by,
            fact,
        };
        self.open_in_days(begin, days);
    }

    /// A choice to hear, or a contact with who chose to: what they have not heard is owed again.
    pub(super) fn catch_up(&mut self, fact: &Fact, person: PersonNo, by: Opening) {
        let tried = |about: FactId| {
            self.working.iter().any(|each| {
                each.is(KIND, Some(person))
                    && each.duty.about == Some(about)
                    && matches!(
                        each.duty.state,
                        State::Lapsed {
                            how: How::Tried,
                            ..
                        }
                    )
            })
        };
        let owed: Vec<(FactId, Clause)> = self
            .news
            .all
            .iter()
            .copied()
            .filter(|(about, _)| !self.news.reached.contains(&(person, *about)))
            .filter(|(about, _)| self.news.latest == Some(*about) || tried(*about))
            .filter(|(about, _)| !self.any_open_or_met(KIND, Some(person), Some(*about)))
            .collect();
        for (about, clause) in owed {
            self.open_news(fact, person, about, clause, by);
        }
    }
}
