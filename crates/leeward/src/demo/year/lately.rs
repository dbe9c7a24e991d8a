//! What happened lately: numbers that are held or not to be called, a note that says too much, what leaves the separate
//! file, a danger.

use client_file::Act;
use drop::{HandOver, Kind as HandedOver};
use ledger::Report;
use rules::{CaseId, Ending, Moment, PersonNo, Target, Targets};
use victim_file::letter::{CopyGiven, NumberSaid, Release, SaidOfNumber, ToldOutside};

use super::story::{self, Deed, Story};
use super::{Year, drop_of, said};
use crate::output::Trouble;

/// Seconds.
const DAY: i64 = 24 * 3_600;

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

    /// After the last evening's group somebody wrote a name and a number into a note that the participant can read.
    pub(super) fn leak(&self, stories: &[Story]) -> Result<(), Trouble> {
        let at = Moment::start_of(self.last_open(), &self.rules.zone).plus(19 * 3_600);
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

    /// Last week a court asked for the file of somebody who attends.
    pub(super) fn court_record(&self, stories: &[Story]) -> Result<(), Trouble> {
        let at = self.now.plus(-6 * 24 * 3_600);
        let case = stories.iter().find_map(|story| {
            let mut before = story.deeds.iter().filter(|(when, _)| *when < at);
            let came = before.any(|(_, deed)| matches!(deed, Deed::Attend));
            story.case.filter(|_| came)
        });
        let Some(case) = case else {
            return Ok(());
        };
        let asked = client_file::letter::CourtRecord {
            recipient: "District Court of Sandplum County".to_owned(),
            purpose: "Review hearing, order of November 9, 2026".to_owned(),
            ..client_file::letter::CourtRecord::default()
        };
        let made = self.client(at).court_record(case, self.batch(), &asked);
        made.map(|_| ()).map_err(said)
    }

    /// Three weeks ago the district attorney's docket was sent: a report on eleven participants is due next Wednesday, one is
    /// late, and a probation officer wants one every thirty days.
    pub(super) fn reports_due(&self, stories: &[Story]) -> Result<(), Trouble> {
        let at = self.now.plus(-21 * DAY);
        let attends = stories.iter().filter_map(|story| {
            let before = || story.deeds.iter().filter(|(when, _)| *when < at);
            let came = before().any(|(_, deed)| matches!(deed, Deed::Attend));
            let left = story.deeds.iter();
            let left = left
                .filter(|(when, _)| *when <= self.now)
                .any(|(_, deed)| matches!(deed, Deed::Leave(_)));
            story.case.filter(|_| came && !left)
        });
        let zone = &self.rules.zone;
        let today = self.now.day(zone);
        let days = (1..=7).map(|days| rules::Calendar::days_later(today, days));
        let mut wednesday = days.filter(|day| day.weekday() == jiff::civil::Weekday::Wednesday);
        let wednesday = wednesday.next().unwrap_or(today);
        for (number, case) in attends.take(13).enumerate() {
            let (report, to, day, every) = match number {
                0 => (
                    Report::Court,
                    "District Court of Sandplum County",
                    self.now.plus(-3 * DAY).day(zone),
                    None,
                ),
                1 => (
                    Report::Probation,
                    "Officer T. Cottonwood",
                    rules::Calendar::days_later(today, 12),
                    Some(30),
                ),
                _ => (
                    Report::Court,
                    "Assistant District Attorney R. Sedge",
                    wednesday,
                    None,
                ),
            };
            let due = client_file::NewReportDue {
                report,
                to: to.to_owned(),
                day: Some(day),
                every,
                words: "Review docket".to_owned(),
            };
            let written = self.client(at).report_due(self.act(case), &due);
            written.map(|_| ()).map_err(said)?;
        }
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
        let (zone, calendar) = (&self.rules.zone, &self.rules.calendar);
        // No group meets on a weekend or a holiday: then it was said on the telephone.
        let about = if calendar.is_business_day(at.day(zone)) {
            let client = self.client(at);
            let session = client.session(act, when, "Stayed after group.", toward);
            let Some(threat) = session.map_err(said)?.threat else {
                return Ok(());
            };
            drop::About::Known { threat, since: at }
        } else {
            drop::About::New(toward)
        };
        let report = drop::Danger {
            about,
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

    /// On the last business day somebody signed a release, something was told under it, and they were given a copy; a subpoena for the
    /// same case came three days ago.
    pub(super) fn outside(&self, stories: &[Story]) -> Result<(), Trouble> {
        // After all else of the year and that evening's groups: an act of now is never before its case's last fact
        // (docs/decisions/0061), and would read as written before it happened.
        let at = Moment::start_of(self.last_open(), &self.rules.zone).plus(20 * 3_600 + 1_800);
        let known = |case: &CaseId| {
            let facts = self.folder.stores().case(*case).ok();
            let first = facts.and_then(|facts| facts.person(PersonNo(0)));
            first.is_some_and(|known| known.since <= at && known.ended.is_none())
        };
        let mut cases = stories.iter().filter_map(|story| story.case);
        let Some(case) = cases.find(known) else {
            return Ok(());
        };
        let (zone, person) = (&self.rules.zone, PersonNo(0));
        let today = self.now.day(zone);
        let release = Release {
            scope: "That they were called, and on which days.".to_owned(),
            recipient: "Sandplum Legal Aid".to_owned(),
            purpose: "A protective order.".to_owned(),
            until: Some(rules::Calendar::days_later(today, 9)),
            signed_on: Some(at.day(zone)),
            paper: "The safe, folder 3".to_owned(),
            ..Release::default()
        };
        let victim = self.victim(at);
        let act = || self.act(case);
        let signed = victim.release(act(), person, &release).map_err(said)?;
        let told = ToldOutside {
            what: "The days of the calls, by telephone.".to_owned(),
            release: signed.facts.first().copied(),
            ..ToldOutside::default()
        };
        let now = victim_file::When::Now;
        victim
            .told_outside(act(), now, person, &told)
            .map_err(said)?;
        let given = CopyGiven {
            words: "Keeps it at work.".to_owned(),
            ..CopyGiven::default()
        };
        victim.copy_given(act(), person, &given).map_err(said)?;
        let came = self.now.plus(-3 * DAY);
        let demand = program_file::NewDemand {
            kind: program_file::DemandKind::Subpoena,
            from: "District Court of Sandplum County".to_owned(),
            came: came.day(zone),
            due: rules::Calendar::days_later(today, 11),
            case: case.to_string(),
            asks: program_file::Files::Separate,
            silent: String::new(),
        };
        let act = program_file::Act {
            seen: None,
            batch: self.batch(),
            actor: super::SOMEBODY,
            now: came,
            salt: self.stream.bytes(),
        };
        let store = self.folder.program.as_ref();
        let recorder = program_file::Recorder { store };
        let written = recorder.demand(&act, &demand, came.day(zone));
        written.map(|_| ()).map_err(said)
    }
}
