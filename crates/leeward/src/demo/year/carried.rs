//! How people can be called, as it stands lately: plans gone through a month ago, an interpreter, an advocate; and a danger
//! that somebody was told of and that was another participant's.

use ledger::BatchId;
use rules::{CaseId, Channel, Ending, Moment, PersonNo, Target, Toward};
use victim_file::letter::{Advocate, Circumstances, Confirmed, Effort, Plan, Saved};
use victim_file::record::{Act, Call};

use super::story::{Deed, Story};
use super::{Year, said};
use crate::output::Trouble;

/// Seconds.
const DAY: i64 = 24 * 3_600;

/// The first person of a story, with their plan, where they were known by then.
fn first(story: &Story, at: Moment) -> Option<(CaseId, &Plan)> {
    let known = story.deeds.iter().find_map(|(when, deed)| match deed {
        Deed::Person(_, _, plan) if *when < at => Some(&**plan),
        _ => None,
    });
    Some((story.case?, known?))
}

/// Everybody of a story who was known by then and has a plan.
fn plans(story: &Story, at: Moment) -> Vec<(PersonNo, &Plan)> {
    let known = story.deeds.iter().filter_map(|(when, deed)| match deed {
        Deed::Person(_, _, plan) => Some((*when < at, &**plan)),
        _ => None,
    });
    let numbered = (0..).map(PersonNo).zip(known);
    numbered
        .filter(|(_, (then, plan))| *then && **plan != Plan::default())
        .map(|(person, (_, plan))| (person, plan))
        .collect()
}

impl Year<'_> {
    fn whenever(&self, case: CaseId) -> Act {
        Act {
            case,
            seen: None,
            batch: BatchId(self.stream.bytes()),
        }
    }

    /// A month ago, in office hours: then, and not afterwards, for an act of now is never before its case's last fact
    /// (docs/decisions/0061).
    pub(super) fn plans_at(&self) -> Moment {
        let zone = &self.rules.zone;
        let day = self.now.plus(-34 * DAY).day(zone);
        let day = self.rules.calendar.next_open(day);
        Moment::start_of(day, zone).plus(10 * 3_600)
    }

    /// A month ago most plans were gone through with those whose they are; one of them named an advocate, and somebody
    /// needs an interpreter.
    pub(super) fn plans(&self, stories: &[Story]) -> Result<(), Trouble> {
        let at = self.plans_at();
        let person = PersonNo(0);
        let day = at.day(&self.rules.zone);
        let mut named = false;
        for (number, story) in stories.iter().enumerate() {
            // A few were not reached for it.
            let Some(case) = story.case.filter(|_| number % 24 != 21) else {
                continue;
            };
            for (person, plan) in plans(story, at) {
                let mut plan = Plan {
                    confirmed: Some(Confirmed {
                        by: "them".to_owned(),
                        on: day,
                    }),
                    ..plan.clone()
                };
                if !named {
                    named = true;
                    plan.letter = true;
                    plan.ways = "A plain envelope, to the sister’s door.".to_owned();
                    plan.advocate = Advocate {
                        name: "Moss Dunleavy".to_owned(),
                        number: "405-555-0131".to_owned(),
                        scope: "Whether the participant attends.".to_owned(),
                        emergencies: Some(true),
                        until: Some(rules::Calendar::days_later(day, 366)),
                        ..Advocate::default()
                    };
                }
                let saved = Saved {
                    plan: Some(plan),
                    ..Saved::default()
                };
                self.victim(at)
                    .save(self.whenever(case), person, &saved)
                    .map_err(said)?;
            }
        }
        let spanish = stories.iter().find_map(|story| {
            let (case, _) = first(story, at)?;
            story.deeds.iter().find_map(|(_, deed)| match deed {
                Deed::Person(_, card, _) => (card.language == "Spanish").then_some(case),
                _ => None,
            })
        });
        let Some(case) = spanish else {
            return Ok(());
        };
        let needs = Circumstances {
            interpreter: true,
            agency: "Prairie Interpreters, 405-555-0190".to_owned(),
            ..Circumstances::default()
        };
        let victim = self.victim(at);
        victim
            .circumstances(self.whenever(case), person, None, &needs)
            .map(|_| ())
            .map_err(said)
    }

    /// Three days ago a neighbor told of a danger, somebody was told of it, and then it was another participant's.
    pub(super) fn told_in_error(&self, stories: &[Story]) -> Result<(), Trouble> {
        let at = self.now.plus(-3 * DAY);
        // Somebody whose participant left long ago, so that nothing else is going on.
        let quiet = stories.iter().find_map(|story| {
            let (last, deed) = story.deeds.last()?;
            let left = story
                .deeds
                .iter()
                .any(|(_, deed)| matches!(deed, Deed::Leave(_)));
            let ended = matches!(deed, Deed::End(..));
            let quiet = left && !ended && *last < at.plus(-30 * DAY);
            first(story, at).filter(|_| quiet).map(|(case, _)| case)
        });
        let Some(case) = quiet else {
            return Ok(());
        };
        let person = PersonNo(0);
        let facts = self.folder.stores().case(case)?;
        if facts
            .person(person)
            .is_none_or(|known| known.ended.is_some())
        {
            return Ok(());
        }
        let now = victim_file::When::Now;
        let toward = [Target::Victim].into_iter().collect();
        let words = "A neighbor heard shouting and named the participant.";
        let told = self
            .victim(at)
            .threat(self.whenever(case), now, toward, &[], None, words)
            .map_err(said)?;
        let call = Call {
            person: Some(person),
            to: Toward::Person,
            channel: Channel::Telephone,
            outcome: Ending::Reached,
            about: None,
            letter: Effort::default(),
        };
        let later = self.victim(at.plus(900));
        later.call(self.whenever(case), now, &call).map_err(said)?;
        let Some(threat) = told.facts.first() else {
            return Ok(());
        };
        let why = "The neighbor meant another participant.";
        let back = self.victim(at.plus(7_200));
        back.correct(self.whenever(case), *threat, why)
            .map(|_| ())
            .map_err(said)
    }
}
