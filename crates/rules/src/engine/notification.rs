//! The first notice: accepted or denied, to whom the pack says.

use super::{Begin, Case};
use crate::{
    Channel, Clause, Counted, DutyKind, Ending, Fact, How, Moment, NotCounted, Opening, Outcome,
    PersonNo, Reason,
};

const KIND: DutyKind = DutyKind::InitialNotification;

impl Case<'_> {
    /// A decision opens an episode, and the notice for everybody who is owed it.
    pub(super) fn decision(&mut self, fact: &Fact, outcome: Outcome) {
        let days = &self.rules.pack.initial_notification.due;
        let (due, _) = self.in_days(fact.at, days);
        self.episodes.push(super::Episode {
            decision: fact.id,
            outcome,
            day: self.day(fact.at),
            due,
        });
        for person in &mut self.people {
            person.contacted = false;
            person.heard = crate::Items::NONE;
        }
        let owed_to = &self.rules.pack.initial_notification.owed;
        let mut owed: Vec<Option<PersonNo>> = self
            .everybody(|person| owed_to.to_one_of(person.roles))
            .into_iter()
            .map(Some)
            .collect();
        if !self.victim_known() {
            owed.push(None);
        }
        for person in owed {
            let by = Opening::Decision(outcome);
            self.open_in_days(
                Begin {
                    kind: KIND,
                    person,
                    about: None,
                    clause: Clause::FirstNotice,
                    by,
                    fact,
                },
                days,
            );
        }
        self.news_decided(outcome);
    }

    /// Somebody comes to be owed notice later in the episode, or nobody is known any more.
    pub(super) fn known_later(&mut self, fact: &Fact, person: Option<PersonNo>, by: Opening) {
        let Some((number, episode)) = self.episode() else {
            return;
        };
        if self
            .working
            .iter()
            .any(|each| each.is(KIND, person) && each.episode == number && each.open_or_met())
        {
            return;
        }
        let pack = &self.rules.pack.initial_notification;
        let (due, counted, basis) = if fact.at <= episode.due {
            let (soonest, counted) = self.in_days(fact.at, &pack.known_within);
            if soonest > episode.due {
                (soonest, counted, pack.known_within.origin.basis)
            } else {
                (
                    episode.due,
                    Counted::WithDecision {
                        from: episode.day,
                        to: self.day(episode.due),
                    },
                    pack.due.origin.basis,
                )
            }
        } else {
            let (due, counted) = self.in_days(fact.at, &pack.known_after);
            (due, counted, pack.known_after.origin.basis)
        };
        self.open(
            Begin {
                kind: KIND,
                person,
                about: None,
                clause: Clause::FirstNotice,
                by,
                fact,
            },
            basis,
            due,
            counted,
        );
    }

    /// A victim who becomes known takes over what was owed to the victim not yet known.
    pub(super) fn take_over(&mut self, fact: &Fact, person: PersonNo) {
        let within = &self.rules.pack.initial_notification.known_within;
        let basis = within.origin.basis;
        let (soonest, counted) = self.in_days(fact.at, within);
        let day = self.day(fact.at);
        let already: Vec<usize> = self
            .working
            .iter()
            .filter(|each| each.is(KIND, Some(person)))
            .map(|each| each.episode)
            .collect();
        for duty in self.open_where(|each| each.is(KIND, None)) {
            if already.contains(&duty.episode) {
                duty.lapse(How::Merged, fact);
                continue;
            }
            duty.duty.person = Some(person);
            duty.duty
                .because
                .push(Reason::TakenOver { fact: fact.id, day });
            duty.late_recording(fact);
            if fact.at <= duty.duty.due && soonest > duty.duty.due {
                duty.duty.due = soonest;
                duty.duty.basis = basis;
                duty.duty.because.push(Reason::Due { counted, basis });
            }
        }
    }

    /// They were reached: told.
    pub(super) fn contact_notification(&mut self, fact: &Fact, person: PersonNo) {
        for duty in self.open_where(|each| each.is(KIND, Some(person))) {
            duty.evidence(fact);
            duty.meet(How::Told, fact);
        }
    }

    /// A miss is evidence; as many that count as the pack asks for, on as many days, are enough.
    pub(super) fn miss_notification(
        &mut self,
        fact: &Fact,
        person: Option<PersonNo>,
        channel: Channel,
        outcome: Ending,
    ) {
        let rules = self.rules;
        let first = &rules.pack.initial_notification;
        let day = self.day(fact.at);
        for each in self.open_where(|each| each.is(KIND, person)) {
            each.evidence(fact);
            if let Some(why) = not_counted(
                first,
                fact,
                channel,
                outcome,
                each.last_counted.map(|(id, at, _)| (id, at)),
            ) {
                each.duty
                    .because
                    .push(Reason::DoesNotCount { fact: fact.id, why });
                continue;
            }
            if each.last_counted.is_none_or(|(_, _, last)| last != day) {
                each.counted_days = each.counted_days.saturating_add(1);
            }
            each.last_counted = Some((fact.id, fact.at, day));
            each.duty.counted = each.duty.counted.saturating_add(1);
            let number = each.duty.counted;
            each.duty.because.push(Reason::Counts {
                fact: fact.id,
                number,
                day,
            });
            if number >= first.tries.number {
                if each.counted_days >= first.spread.different_days {
                    each.meet(How::Tried, fact);
                } else if number == first.tries.number {
                    each.duty.because.push(Reason::SameDay);
                }
            }
        }
    }
}

fn not_counted(
    first: &crate::pack::InitialNotification,
    fact: &Fact,
    channel: Channel,
    outcome: Ending,
    last: Option<(crate::FactId, Moment)>,
) -> Option<NotCounted> {
    if !first.ways.channels.contains(&channel) {
        return Some(NotCounted::Channel(channel));
    }
    if first.spread.never.contains(&outcome) {
        return Some(NotCounted::Ending(outcome));
    }
    let (after, at) = last?;
    let minutes = at.minutes_until(fact.at);
    (minutes < i64::from(first.spread.apart_minutes)).then(|| NotCounted::TooSoon {
        after,
        minutes: u32::try_from(minutes).unwrap_or(0),
    })
}
