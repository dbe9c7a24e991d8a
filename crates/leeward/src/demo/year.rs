//! A year of an invented program, lived through the same acts that the desks call.
//!
//! Each participant's story is made first, as acts with their times; then all acts are done in the order of
//! time, each with the clock standing at its own moment, so that what is recorded late is recorded late.

mod story;

use client_file::{Act, Recorder as Client};
use drop::{HandOver, Kind as HandedOver, Sender, Source as LearnedFrom};
use keys::{House, KeyRing, Stream};
use ledger::{Actor, BatchId, Store as _, StoreError};
use program_file::Recorder as Program;
use rules::{By, CaseId, Channel, Ending, FactId, Moment, PersonNo, Rules, Toward};
use victim_file::{Recorder as Victim, When, letter, record::Call};

use self::story::{Deed, Story};
use crate::{
    house::Folder,
    output::{Trouble, tell},
};

/// How many participants.
const PARTICIPANTS: usize = 140;

/// The account of the client desk, of the victim desk and of the program desk: each is its desk's first.
const SOMEBODY: Actor = Actor(1);

/// Lives the year that ends now.
pub(super) fn live(
    folder: &Folder,
    house: &House,
    stream: &Stream,
    now: Moment,
) -> Result<(), Trouble> {
    tell("Inventing a year of 140 participants ...");
    let rules = folder.rules()?;
    let mut stories: Vec<Story> = (0..PARTICIPANTS)
        .map(|number| story::story(number, stream, &rules, now))
        .collect();
    let mut deeds: Vec<(Moment, usize, usize)> = Vec::new();
    for (number, story) in stories.iter().enumerate() {
        let times = story.deeds.iter().enumerate();
        deeds.extend(times.map(|(place, (at, _))| (*at, number, place)));
    }
    deeds.sort_unstable();
    let year = Year {
        now,
        folder,
        house,
        stream,
        rules: &rules,
    };
    year.settle(now)?;
    for (at, number, place) in deeds {
        if at > now {
            continue;
        }
        let Some(story) = stories.get_mut(number) else {
            continue;
        };
        year.live(story, at, place)?;
    }
    Ok(())
}

struct Year<'a> {
    now: Moment,
    folder: &'a Folder,
    house: &'a House,
    stream: &'a Stream,
    rules: &'a Rules,
}

fn said(error: impl std::fmt::Display) -> Trouble {
    Trouble::wrong(format!("the demonstration's own history: {error}"))
}

impl Year<'_> {
    fn batch(&self) -> BatchId {
        BatchId(self.stream.bytes())
    }

    fn client(&self, now: Moment) -> Client<'_> {
        Client {
            store: self.folder.client.as_ref(),
            ring: &self.house.client,
            stream: self.stream,
            zone: &self.rules.zone,
            actor: SOMEBODY,
            now,
        }
    }

    fn victim(&self, now: Moment) -> Victim<'_> {
        let ring: &KeyRing = &self.house.victim;
        Victim {
            stores: self.folder.stores(),
            ring,
            stream: self.stream,
            rules: self.rules,
            actor: SOMEBODY,
            now,
        }
    }

    /// The program's own settings, a year ago.
    fn settle(&self, now: Moment) -> Result<(), Trouble> {
        let then = now.plus(-366 * 86_400);
        let recorder = Program {
            store: self.folder.program.as_ref(),
        };
        let act = program_file::Act {
            seen: None,
            batch: self.batch(),
            actor: SOMEBODY,
            now: then,
            salt: self.stream.bytes(),
        };
        recorder
            .go_live(&act, then.day(&self.rules.zone))
            .map_err(said)?;
        Ok(())
    }

    fn live(&self, story: &mut Story, at: Moment, place: usize) -> Result<(), Trouble> {
        let Some((_, deed)) = story.deeds.get(place) else {
            return Ok(());
        };
        let (client, victim) = (self.client(at), self.victim(at));
        let when = client_file::When::At(at);
        if let Deed::Refer(intake) = deed {
            story.case = Some(client.refer(self.batch(), when, intake).map_err(said)?.case);
            return Ok(());
        }
        let Some(case) = story.case else {
            return Ok(());
        };
        let act = Act {
            case,
            seen: None,
            batch: self.batch(),
        };
        match deed {
            Deed::Refer(_) => {}
            Deed::Assess(found) => drop_of(client.assess(act, when, found).map_err(said)?),
            Deed::Decide(outcome, reason) => {
                client.decide(act, when, *outcome, reason).map_err(said)?;
            }
            Deed::Attend => {
                story.last = Some(client.attended(act, when, "").map_err(said)?.fact);
            }
            Deed::Leave(reason) => drop_of(client.terminate(act, when, *reason, "").map_err(said)?),
            Deed::Stand(standing) => drop_of(client.stand(act, when, *standing, "").map_err(said)?),
            Deed::TakeBackAttended => {
                if let Some(fact) = story.last.take() {
                    client
                        .take_back(act, fact, "the roll of another group")
                        .map_err(said)?;
                }
            }
            Deed::HandOver { name, number } => {
                self.hand_over(case, at, name, number)?;
                self.deal_with(case, at)?;
            }
            Deed::Person(roles, person, plan) => {
                let known = victim.add_person(act, When::At(at), *roles, person, Some(plan));
                known.map_err(said)?;
            }
            Deed::Call {
                person,
                outcome,
                locate,
            } => {
                let call = call(*person, *outcome, *locate);
                victim.call(act, When::At(at), &call).map_err(said)?;
            }
            Deed::WrongCase => self.wrong_case(act, at)?,
            Deed::Tell(person, telling) => {
                victim
                    .tell(act, When::At(at), *person, telling)
                    .map_err(said)?;
            }
            Deed::Inbound(person) => {
                victim
                    .inbound(act, When::At(at), *person, By::Person, "")
                    .map_err(said)?;
            }
            Deed::End(person, why) => {
                let words = letter::Why {
                    why: "somebody else by that name".to_owned(),
                    same_as: None,
                };
                victim
                    .end_person(act, When::At(at), *person, *why, &words)
                    .map_err(said)?;
            }
            Deed::Callback(person, days) => {
                let day = rules::Calendar::days_later(at.day(&self.rules.zone), *days);
                let words = letter::Callback::default();
                victim
                    .callback(act, When::At(at), *person, day, &words)
                    .map_err(said)?;
            }
        }
        Ok(())
    }

    /// A call that was recorded in the wrong case, and taken back a minute later.
    fn wrong_case(&self, act: Act, at: Moment) -> Result<(), Trouble> {
        let call = call(Some(PersonNo(0)), Ending::NoAnswer, false);
        let made = self
            .victim(at)
            .call(act, When::At(at), &call)
            .map_err(said)?;
        let later = self.victim(at.plus(60));
        let undo = Act {
            batch: self.batch(),
            ..act
        };
        later
            .undo(undo, made.batch, "pressed in the wrong case")
            .map_err(said)?;
        Ok(())
    }

    fn hand_over(
        &self,
        case: CaseId,
        now: Moment,
        name: &str,
        number: &str,
    ) -> Result<(), Trouble> {
        let no_key = || StoreError("the client desk has no key to hand over with".to_owned());
        let sender = Sender {
            store: self.folder.drop.as_ref(),
            public: self.house.client.drop_public().ok_or_else(no_key)?,
            stream: self.stream,
            actor: SOMEBODY,
            now,
        };
        let letter = HandOver {
            kind: HandedOver::Number,
            source: LearnedFrom::Participant,
            name: name.to_owned(),
            number: number.to_owned(),
            ..HandOver::default()
        };
        sender
            .hand_over(case, self.batch(), &letter)
            .map_err(said)?;
        Ok(())
    }

    /// An hour later somebody read it and wrote the number down; what came in the last ten days still waits.
    fn deal_with(&self, case: CaseId, at: Moment) -> Result<(), Trouble> {
        let later = at.plus(3_600);
        if self.now.second() - later.second() < 10 * 86_400 {
            return Ok(());
        }
        let there = self.folder.drop.case(case)?;
        let Some(entry) = there.entries.last() else {
            return Ok(());
        };
        let act = Act {
            case,
            seen: None,
            batch: self.batch(),
        };
        let words = "the number is in their plan";
        self.victim(later)
            .receive(act, entry.envelope.id, words)
            .map_err(said)?;
        Ok(())
    }
}

fn drop_of<T>(_: T) {}

fn call(person: Option<PersonNo>, outcome: Ending, locate: bool) -> Call {
    Call {
        person,
        to: if locate {
            Toward::Locate
        } else {
            Toward::Person
        },
        channel: Channel::Telephone,
        outcome,
        about: None,
        letter: letter::Effort::default(),
    }
}

/// The fact that a deed left, for the deed that takes it back.
pub(super) type Left = Option<FactId>;
