//! A year of an invented program, lived through the same acts that the desks call.
//!
//! Each participant's story is made first, as acts with their times; then all acts are done in the order of
//! time, each with the clock standing at its own moment, so that what is recorded late is recorded late.

mod carried;
mod colleague;
mod lately;
mod office;
mod story;

use client_file::{Act, Participant, Recorder as Client, Stands};
use drop::{HandOver, Kind as HandedOver, Sender, Source as LearnedFrom};
use jiff::civil::Date;
use keys::{House, KeyRing, Stream};
use ledger::{Actor, BatchId, StoreError};
use program_file::{
    Drill, DrillWords, Hat, Place, Provider, Recorder as Program, Signed, Staff, StaffNo,
};
use rules::{By, CaseId, Channel, Ending, FactId, Moment, PersonNo, Rules, Targets, Toward};
use victim_file::{Recorder as Victim, When, letter, record::Call};

use self::story::{Deed, Story};
use super::paper;
use crate::{
    house::Folder,
    output::{Trouble, tell},
};

/// How many participants.
const PARTICIPANTS: usize = 140;

/// A provider: name, number, counties, who signed for it, in how many days its certification ends, and how many days
/// ago its number was last tried.
type Agreed = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    i64,
    i64,
);

/// The providers.
const PROVIDERS: [Agreed; 2] = [
    (
        "Redbud Crossing Family Services",
        "405-555-0142",
        "Tulsa, Osage",
        "Ada Redcedar",
        500,
        12,
    ),
    (
        "Harbor on the Prairie",
        "405-555-0143",
        "Rogers",
        "Lou Bluestem",
        21,
        45,
    ),
];

/// The counties that the program serves: one has no agreement.
const COUNTIES: [&str; 4] = ["Tulsa", "Osage", "Rogers", "Creek"];

/// Who works there: name, hats and number, in the order of their staff numbers.
const PEOPLE: [(&str, &[Hat], &str); 4] = [
    (
        "Dora Pinewood",
        &[Hat::Director, Hat::OnCall],
        "405-555-0161",
    ),
    ("Nell Rushing", &[Hat::Liaison, Hat::OnCall], "405-555-0160"),
    ("May Alderton", &[Hat::Facilitator], "405-555-0162"),
    (
        "Wes Larkspur",
        &[Hat::Facilitator, Hat::OnCall, Hat::ReviewContact],
        "405-555-0163",
    ),
];

/// Who is on call, in order.
const ON_CALL: [StaffNo; 3] = [StaffNo(2), StaffNo(1), StaffNo(4)];

/// The account of the client desk, of the victim desk and of the program desk: each is its desk's first.
const SOMEBODY: Actor = Actor(1);

/// Lives the year that ends now; what the colleague does at its end has a randomness of its own.
pub(super) fn live(
    folder: &Folder,
    house: &House,
    (stream, hers): (&Stream, &Stream),
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
    let mut rounds = year.rounds().into_iter().peekable();
    let mut gone_through = false;
    for (at, number, place) in deeds {
        if at > now {
            continue;
        }
        while let Some(round) = rounds.next_if(|round| *round <= at) {
            year.catch_up(&stories, round)?;
        }
        if !gone_through && at >= year.plans_at() {
            gone_through = true;
            year.plans(&stories)?;
        }
        let Some(story) = stories.get_mut(number) else {
            continue;
        };
        year.live(story, at, place)?;
    }
    year.numbers(&stories)?;
    year.leak(&stories)?;
    year.court_record(&stories)?;
    year.danger(&stories)?;
    year.outside(&stories)?;
    year.told_in_error(&stories)?;
    year.office(&stories)?;
    year.colleague(&stories, hers)?;
    year.reports_due(&stories)
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
            sheet: "",
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
            sheet: "",
        }
    }

    /// The last business day before today.
    fn last_open(&self) -> Date {
        let calendar = &self.rules.calendar;
        let mut day = self
            .now
            .day(&self.rules.zone)
            .yesterday()
            .unwrap_or(Date::MIN);
        while !calendar.is_business_day(day) && day > Date::MIN {
            day = day.yesterday().unwrap_or(Date::MIN);
        }
        day
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
        let next = |now: Moment| program_file::Act {
            seen: None,
            batch: self.batch(),
            actor: SOMEBODY,
            now,
            salt: self.stream.bytes(),
        };
        for (number, (name, hats, telephone)) in PEOPLE.into_iter().enumerate() {
            let number = StaffNo(u16::try_from(number + 1).map_err(said)?);
            let first = name.split(' ').next().unwrap_or_default().to_lowercase();
            let staff = Staff {
                name: name.to_owned(),
                hats: hats.iter().copied().collect(),
                telephone: telephone.to_owned(),
                mail: Some(format!("{first}@example.org").try_into().map_err(said)?),
                ended: false,
            };
            recorder.staff(&next(then), number, &staff).map_err(said)?;
        }
        let roster = ON_CALL.map(Place::always);
        recorder.roster(&next(then), &roster).map_err(said)?;
        recorder
            .counties(&next(then), &COUNTIES.map(str::to_owned))
            .map_err(said)?;
        // One is certified for long and has its document, of one the certification ends in three weeks.
        let day = |at: Moment| at.day(&self.rules.zone);
        for (number, agreed) in PROVIDERS.into_iter().enumerate() {
            let (name, telephone, counties, signer, days, _) = agreed;
            let signed = |by: &str| Signed {
                by: by.to_owned(),
                on: day(then),
            };
            let provider = Provider {
                name: name.to_owned(),
                telephone: telephone.to_owned(),
                counties: counties.split(", ").map(str::to_owned).collect(),
                certified_until: Some(day(now.plus(days * 86_400))),
                document: "the red binder in the office".to_owned(),
                ended: false,
                signed_there: Some(signed(signer)),
                signed_here: Some(signed("Dora Pinewood")),
                until: None,
            };
            let number = u16::try_from(number + 1).map_err(said)?;
            recorder
                .provider(&next(then), number, &provider)
                .map_err(said)?;
            if number == 1 {
                let lines = [
                    "Agreement (invented)",
                    "Sandplum Program and Redbud Crossing Family Services",
                    "Tulsa and Osage counties, day and night: 405-555-0142",
                    "Signed: Ada Redcedar, Dora Pinewood",
                ];
                let salt = || self.stream.bytes();
                recorder
                    .paper(&next(then), number, &paper::pdf(&lines), salt)
                    .map_err(said)?;
            }
        }
        let mut tried: Vec<(i64, u16, &str)> = Vec::new();
        for (number, (_, telephone, _, _, _, days)) in PROVIDERS.into_iter().enumerate() {
            tried.push((days, u16::try_from(number + 1).map_err(said)?, telephone));
        }
        tried.sort_unstable_by_key(|(days, ..)| -days);
        for (days, number, telephone) in tried {
            let at = now.plus(-days * 86_400);
            let drill = Drill {
                at,
                answered: true,
                words: DrillWords {
                    number: telephone.to_owned(),
                    by: "Nell Rushing".to_owned(),
                    heard: "the advocate on the line".to_owned(),
                },
            };
            recorder.drill(&next(at), number, &drill).map_err(said)?;
        }
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
                let session = client.session(act, when, "", Targets::NONE);
                story.last = Some(session.map_err(said)?.recorded.fact);
            }
            Deed::Miss(excused) => drop_of(client.absent(act, when, *excused, "").map_err(said)?),
            Deed::OnLeave(days) => {
                let stands = Stands {
                    last_day: Some(at.plus(days * 86_400).day(&self.rules.zone)),
                    ..Stands::at(ledger::Standing::OnLeave)
                };
                client.stand(act, when, &stands).map_err(said)?;
            }
            Deed::Sign | Deed::Release | Deed::Report(_) => self.paper(act, at, deed)?,
            Deed::Leave(reason) => drop_of(client.terminate(act, when, *reason, "").map_err(said)?),
            Deed::Stand(standing) => drop_of(
                client
                    .stand(act, when, &Stands::at(*standing))
                    .map_err(said)?,
            ),
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
                    ..letter::Why::default()
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

    /// What a participant signed, or what was written for one.
    fn paper(&self, act: Act, at: Moment, deed: &Deed) -> Result<(), Trouble> {
        let client = self.client(at);
        let when = client_file::When::At(at);
        let file = Participant::open(client.store, client.ring, act.case).map_err(said)?;
        let Some(file) = file else {
            return Ok(());
        };
        let intake = file.intake.clone().unwrap_or_default();
        let name = format!("{} {}", intake.first, intake.last);
        // Whoever said in which language they read signed here; the others on paper.
        let way = match intake.language.is_empty() {
            true => client_file::letter::Signed::Paper,
            false => client_file::letter::Signed::Typed,
        };
        let text = client_desk::ToSign::of(&file, way, super::PROGRAM);
        match deed {
            Deed::Sign => {
                let contract = client_file::letter::Contract {
                    signed: name,
                    way,
                    text: text.contract,
                    language: text.language,
                };
                client.contract(act, when, &contract).map_err(said)?;
            }
            Deed::Release => {
                let until = at.plus(364 * 86_400).day(&self.rules.zone);
                let release = client_file::letter::Release {
                    to: intake.judge_or_po,
                    what: "Sessions attended and missed, and when and why they leave.".to_owned(),
                    until: Some(until),
                    signed: name,
                    way,
                    text: text.release,
                    language: text.language,
                };
                client.release(act, when, &release).map_err(said)?;
            }
            Deed::Report(report) => {
                let letter = client_desk::filled(
                    &file,
                    *report,
                    (self.rules, at),
                    "May Alderton".to_owned(),
                );
                client.report(act, *report, &letter, None).map_err(said)?;
            }
            _ => {}
        }
        Ok(())
    }

    /// When somebody goes through what was left lying: once a month, the last time nine days ago.
    fn rounds(&self) -> Vec<Moment> {
        let zone = &self.rules.zone;
        (0..12_i64)
            .rev()
            .map(|month| {
                let then = self.now.plus(-(9 + 30 * month) * 86_400).day(zone);
                let day = self.rules.calendar.next_open(then);
                Moment::start_of(day, zone).plus(14 * 3_600)
            })
            .collect()
    }

    /// Calls everybody who should have been called by then, so that a year leaves lateness behind and no neglect.
    /// Two who were forgotten lately are overlooked again: they stand on *Today*.
    fn catch_up(&self, stories: &[Story], at: Moment) -> Result<(), Trouble> {
        for (number, story) in stories.iter().enumerate() {
            let Some(case) = story.case.filter(|_| !story::LATELY.contains(&number)) else {
                continue;
            };
            let facts = self.folder.stores().case(case)?;
            let late = |duty: &&rules::Duty| duty.state == rules::State::Open && duty.late;
            let mut people: Vec<Option<PersonNo>> = facts
                .duties(self.rules, at)
                .iter()
                .filter(late)
                .map(|duty| duty.person)
                .collect();
            people.dedup();
            for person in people {
                self.caught_up(case, &facts, person, at)?;
            }
        }
        Ok(())
    }

    fn caught_up(
        &self,
        case: CaseId,
        facts: &victim_file::CaseFacts,
        person: Option<PersonNo>,
        at: Moment,
    ) -> Result<(), Trouble> {
        let act = || Act {
            case,
            seen: None,
            batch: self.batch(),
        };
        let Some(somebody) = person else {
            // Whoever may know where they are, on three days.
            for day in 0..3 {
                let then = at.plus(day * 86_400);
                let asked = call(None, Ending::NoAnswer, true);
                let victim = self.victim(then);
                victim.call(act(), When::At(then), &asked).map_err(said)?;
            }
            return Ok(());
        };
        let (victim, later) = (self.victim(at), self.victim(at.plus(600)));
        let reached = call(person, Ending::Reached, false);
        victim.call(act(), When::At(at), &reached).map_err(said)?;
        let asked = facts.envelopes().any(|each| {
            matches!(each.matter, ledger::Matter::Rule(rules::What::Election { person, .. }) if person == somebody)
        });
        let telling = story::everything(!asked);
        later
            .tell(act(), When::At(at.plus(600)), somebody, &telling)
            .map_err(said)?;
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

    fn sender(&self, now: Moment) -> Result<Sender<'_>, Trouble> {
        let no_key = || StoreError("the client desk has no key to hand over with".to_owned());
        Ok(Sender {
            store: self.folder.drop.as_ref(),
            public: self.house.client.drop_public().ok_or_else(no_key)?,
            stream: self.stream,
            actor: SOMEBODY,
            now,
        })
    }

    fn hand_over(
        &self,
        case: CaseId,
        now: Moment,
        name: &str,
        number: &str,
    ) -> Result<(), Trouble> {
        let letter = HandOver {
            kind: HandedOver::Number,
            source: LearnedFrom::Participant,
            name: name.to_owned(),
            number: number.to_owned(),
            ..HandOver::default()
        };
        self.sender(now)?
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
