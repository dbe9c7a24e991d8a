//! What happened on the last day: numbers that are held or not to be called, a note that says too much, a danger.

use client_file::Act;
use drop::{HandOver, Kind as HandedOver};
use rules::{CaseId, Ending, PersonNo, Target, Targets};
use victim_file::letter::{NumberSaid, SaidOfNumber};

use super::story::{self, Deed, Story};
use super::{Year, drop_of, said};
use crate::output::Trouble;

impl Year<'_> {
    fn act(&self, case: CaseId) -> Act {
        Act {
            case,
            seen: None,
            batch: self.batch(),
        }
    }

    /// Of the two who were overlooked, one asked that their number rest, and the number of the other is not to be called.
    pub(super) fn numbers(&self, stories: &[Story]) -> Result<(), Trouble> {
        let at = self.now.plus(-3_600);
        let words = [
            (SaidOfNumber::Hold, "Their mother answered: not today."),
            (SaidOfNumber::Never, "It rings in the participant's house."),
        ];
        for (number, (what, why)) in story::LATELY.into_iter().zip(words) {
            let Some(case) = stories.get(number).and_then(|story| story.case) else {
                continue;
            };
            // By the day on which the year ends nobody may be known there yet.
            let facts = self.folder.stores().case(case)?;
            if facts
                .person(PersonNo(0))
                .is_none_or(|known| known.since > at)
            {
                continue;
            }
            let number = self.number_of(stories, number);
            let word = NumberSaid {
                number,
                said: what,
                until: None,
                why: why.to_owned(),
            };
            let victim = self.victim(at);
            victim
                .say_of_number(self.act(case), PersonNo(0), &word)
                .map_err(said)?;
        }
        Ok(())
    }

    /// The number of the first person whom a story makes known.
    fn number_of(&self, stories: &[Story], number: usize) -> String {
        let deeds = stories
            .get(number)
            .into_iter()
            .flat_map(|story| &story.deeds);
        let mut cards = deeds.filter_map(|(_, deed)| match deed {
            Deed::Person(_, card, _) => card.phones.first(),
            _ => None,
        });
        cards
            .next()
            .map_or_else(String::new, |phone| phone.number.clone())
    }

    /// Yesterday somebody wrote a name and a number into a note that the participant can read.
    pub(super) fn leak(&self, stories: &[Story]) -> Result<(), Trouble> {
        let at = self.now.plus(-26 * 3_600);
        let mut all = stories.iter().enumerate();
        let found = all.find_map(|(number, story)| {
            let before = || story.deeds.iter().filter(|(when, _)| *when < at);
            let came = before().any(|(_, deed)| matches!(deed, Deed::Attend));
            let left = before().any(|(_, deed)| matches!(deed, Deed::Leave(_)));
            let name = before().find_map(|(_, deed)| match deed {
                Deed::Person(_, card, _) => Some(card.name.clone()),
                _ => None,
            });
            let case = story.case.filter(|_| came && !left)?;
            Some((case, name?, self.number_of(stories, number)))
        });
        let Some((case, name, number)) = found else {
            return Ok(());
        };
        let note =
            format!("Paid for two weeks. Says {name} changed her number, it is {number} now.");
        let when = client_file::When::At(at);
        let session = self
            .client(at)
            .session(self.act(case), when, &note, Targets::NONE);
        drop_of(session.map_err(said)?);
        Ok(())
    }

    /// Twenty minutes ago a facilitator answered a risk question with yes, and wrote down what was said.
    pub(super) fn danger(&self, stories: &[Story]) -> Result<(), Trouble> {
        let at = self.now.plus(-20 * 60);
        // Somebody of whom others are known, who attends and has not left.
        let case = stories.iter().rev().find_map(|story| {
            let before = || story.deeds.iter().filter(|(when, _)| *when < at);
            let came = before().any(|(_, deed)| matches!(deed, Deed::Attend));
            let left = before().any(|(_, deed)| matches!(deed, Deed::Leave(_)));
            let known = before().any(|(_, deed)| matches!(deed, Deed::Person(..)));
            story.case.filter(|_| came && known && !left)
        });
        let Some(case) = case else {
            return Ok(());
        };
        let act = self.act(case);
        let toward = [Target::Victim, Target::CurrentPartner]
            .into_iter()
            .collect();
        let when = client_file::When::At(at);
        let session = self
            .client(at)
            .session(act, when, "Stayed after group.", toward);
        let Some(threat) = session.map_err(said)?.threat else {
            return Ok(());
        };
        let report = drop::Danger {
            about: drop::About::Known { threat, since: at },
            provider: Some(Ending::NoAnswer),
        };
        let letter = HandOver {
            kind: HandedOver::Danger,
            words: "Said in the parking lot: I know where the car stands on Wednesday.".to_owned(),
            ..HandOver::default()
        };
        let sent = self
            .sender(at.plus(240))?
            .danger(case, self.batch(), &report, &letter);
        drop_of(sent.map_err(said)?);
        Ok(())
    }
}
