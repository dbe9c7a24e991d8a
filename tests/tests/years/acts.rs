//! What the people of a program do, and leave undone.

use client_file::When as ClientWhen;
use client_file::letter::{Assessment, Intake};
use rules::{
    By, CaseId, Channel, DutyKind, Ended, Ending, Item, Leaving, Moment, Outcome, PersonNo, Role,
    Roles, State, Target, Targets, Toward,
};
use victim_file::board::Pile;
use victim_file::record::{Call, Choice, Telling};
use victim_file::{Row, When, letter};

use crate::fault::Fault;
use crate::figures::Of;
use crate::program::{DAY, Program};
use crate::truth;

/// More rows than the liaison can do on a day.
const CALLS: usize = 7;
/// Cases of which something is still heard; of the others seldom.
const LIVELY: usize = 40;

impl Program {
    /// One thing at the client or the victim desk, on time or late.
    pub(crate) fn something_happens(&mut self) {
        let now = self.clock();
        let late = self.dice.one_in(6);
        self.figures[Of::Late] += u64::from(late);
        let at = now.plus(if late {
            -(1 + self.dice.roll(9) as i64) * DAY
        } else {
            0
        });
        let by_client = ClientWhen::At(at);
        let old = self.cases.len().saturating_sub(LIVELY);
        let heard_of = if self.dice.one_in(12) { 0 } else { old };
        let case = self.dice.pick(&self.cases[heard_of..]);
        let client = self.desks.client_at(now);
        let victim = self.desks.victim_at(now, self.staff.liaison);
        let what = self.dice.roll(20);
        let Some(case) = case.filter(|_| what > 0) else {
            let intake = Intake {
                first: "Pax".to_owned(),
                last: "Larch".to_owned(),
                ..Intake::default()
            };
            if let Ok(done) = client.refer(self.desks.batch(), by_client, &intake) {
                self.cases.push(done.case);
                self.figures[Of::Cases] += 1;
            }
            return;
        };
        let act = self.desks.act(case);
        let facts = self.desks.stores().case(case).unwrap();
        let people: Vec<PersonNo> = facts.people().iter().map(|known| known.person).collect();
        let person = self.dice.pick(&people);
        let coin = self.dice.one_in(2);
        // What is written down by a wrong clock is what is hardest to keep: much of it is danger.
        let risk = self.dice.one_in(if self.ahead == 0 { 12 } else { 2 });
        let done = match (what, person) {
            (0..=3, _) => {
                let (outcome, why) = if self.dice.one_in(4) {
                    (Outcome::Denied, "no")
                } else {
                    (Outcome::Accepted, "")
                };
                client.decide(act, by_client, outcome, why).is_ok()
            }
            (4, _) => {
                let found = Assessment {
                    concerns: vec![format!("concern {}", self.dice.roll(4))],
                    lethality: if coin {
                        vec!["strangled".to_owned()]
                    } else {
                        Vec::new()
                    },
                    ..Assessment::default()
                };
                client.assess(act, by_client, &found).is_ok()
            }
            (5..=8, _) => {
                let toward: Targets = if risk {
                    [Target::Victim, Target::CurrentPartner]
                        .into_iter()
                        .collect()
                } else {
                    Targets::NONE
                };
                client.session(act, by_client, "", toward).is_ok()
            }
            (9, _) => client
                .terminate(act, by_client, Leaving::Noncompliance, "")
                .is_ok(),
            (10 | 11, _) | (_, None) => {
                let role = if coin {
                    Role::Victim
                } else {
                    Role::CurrentPartner
                };
                let roles: Roles = [role].into_iter().collect();
                let who = letter::Person {
                    name: "Ada Magnolia".to_owned(),
                    ..letter::Person::default()
                };
                victim
                    .add_person(act, When::At(at), roles, &who, None)
                    .is_ok()
            }
            (12, Some(person)) => {
                let roles: Roles = if coin {
                    [Role::FormerPartner].into_iter().collect()
                } else {
                    [Role::Victim].into_iter().collect()
                };
                victim
                    .change_roles(act, When::At(at), person, roles)
                    .is_ok()
            }
            (13, Some(person)) if risk => {
                let why = letter::Why {
                    why: "another one by that name".to_owned(),
                    ..letter::Why::default()
                };
                victim
                    .end_person(act, When::At(at), person, Ended::Mistaken, &why)
                    .is_ok()
            }
            (14, Some(person)) => {
                let toward: Targets = [Target::Victim].into_iter().collect();
                let source = coin.then_some(person);
                risk && victim
                    .threat(act, When::At(at), toward, &[], source, "said")
                    .is_ok()
            }
            (15, Some(person)) => victim
                .inbound(act, When::At(at), person, By::Person, "")
                .is_ok(),
            (16, Some(person)) => {
                let day = rules::Calendar::days_later(
                    at.day(&self.desks.rules.zone),
                    1 + self.dice.roll(9) as u16,
                );
                victim
                    .callback(act, When::At(at), person, day, &letter::Callback::default())
                    .is_ok()
            }
            (17, Some(person)) => {
                let telling = Telling {
                    items: [Item::Services].into_iter().collect(),
                    choice: Some(Choice {
                        receive: coin,
                        provide: false,
                        every_days: coin.then(|| 7 + self.dice.roll(60) as u16),
                    }),
                    ..Telling::default()
                };
                victim.tell(act, When::At(at), person, &telling).is_ok()
            }
            _ => {
                // Somebody finds that something was recorded in error.
                let mine: Vec<_> = facts
                    .entries()
                    .iter()
                    .filter(|(_, entry)| entry.envelope.fact().is_some())
                    .collect();
                let which = self.dice.roll(mine.len().max(1) as u64) as usize;
                let Some((side, entry)) = mine.get(which) else {
                    return;
                };
                let fact = entry.envelope.id;
                let done = match side {
                    victim_file::Side::Client => client
                        .take_back(act, fact, "pressed in the wrong file")
                        .is_ok(),
                    _ => victim
                        .correct(act, fact, "pressed in the wrong file")
                        .is_ok(),
                };
                self.figures[Of::Corrections] += u64::from(done);
                done
            }
        };
        let by_client = matches!(what, 0..=9);
        let deaf = match self.fault {
            Fault::DeafToTheClientDesk => by_client,
            Fault::DeafToTheVictimDesk => !by_client,
            Fault::IgnoresLateEntries => late,
            Fault::IgnoresCorrections => what > 17,
            _ => false,
        };
        if done && !deaf {
            self.board.touch(case);
        }
    }

    /// What stands on the board of a pile, through whatever is wrong with it.
    pub(crate) fn pile(&self, pile: Pile, now: Moment) -> Vec<Row> {
        let mut rows = self.board.page(pile, now, 0, 1_000_000).rows;
        let forgotten = self.cases.first().copied();
        rows.retain(|row| match self.fault {
            Fault::ForgetsACase => self.figures[Of::Outages] == 0 || Some(row.case) != forgotten,
            Fault::TiresOfTheOld => now.second() - row.duty.due.second() < 30 * DAY,
            Fault::BelievesTheClock => row.duty.opened <= now,
            _ => true,
        });
        if self.fault == Fault::LosesTheHour {
            let zone = &self.desks.rules.zone;
            for row in &mut rows {
                let (opened, due) = (row.duty.opened, row.duty.due);
                if offset(opened, zone) != offset(due, zone) {
                    std::sync::Arc::make_mut(&mut row.duty).due = due.plus(3_600);
                }
            }
        }
        rows
    }

    /// The liaison goes through *Today*: dangers, what is overdue, what is due.
    pub(crate) fn liaison(&mut self) -> Result<(), String> {
        let now = self.clock();
        self.board.catch_up(self.desks.stores(), now).unwrap();
        let mut rows = Vec::new();
        for pile in [Pile::Danger, Pile::Overdue, Pile::Today, Pile::Week] {
            rows.extend(self.pile(pile, now));
        }
        for row in rows.into_iter().take(CALLS) {
            self.now = self.now.plus(300 + self.dice.roll(1_200) as i64);
            self.call(&row)?;
        }
        Ok(())
    }

    fn call(&mut self, row: &Row) -> Result<(), String> {
        let now = self.clock();
        let misses = [
            Ending::NoAnswer,
            Ending::Voicemail,
            Ending::SomeoneElse,
            Ending::WrongNumber,
            Ending::HungUp,
        ];
        let reached = self.dice.one_in(2);
        let miss = self.dice.pick(&misses).unwrap();
        let ends = self.dice.one_in(3);
        let takes = self.dice.one_in(2);
        let liaison = self.staff.liaison;
        let victim = self.desks.victim_at(now, liaison);
        let (case, duty) = (row.case, &row.duty);
        let outcome = if reached { Ending::Reached } else { miss };
        let letter = letter::Effort::default();
        let behind = self.behind(case, now);
        let done = match (duty.kind, duty.person, duty.about) {
            (DutyKind::ProviderWarning, _, Some(threat)) => {
                let act = self.desks.act(case);
                victim.provider_notice(act, When::Now, threat, outcome, &letter)
            }
            (kind, person, about) => {
                if let Some(threat) = about.filter(|_| kind.is_warning() && takes) {
                    let took = victim.take_danger(case, self.desks.batch(), threat);
                    if took.is_ok() {
                        self.staff.took.insert((case, threat), liaison);
                        // Now and then it is the last thing they do here.
                        if self.dice.one_in(9) {
                            self.figures[Of::Leavers] += 1;
                            self.staff.liaison_leaves();
                        }
                    }
                }
                let call = Call {
                    person,
                    to: if person.is_some() {
                        Toward::Person
                    } else {
                        Toward::Locate
                    },
                    channel: Channel::Telephone,
                    outcome: if person.is_some() {
                        outcome
                    } else {
                        Ending::NoAnswer
                    },
                    about: (self.fault == Fault::TellsNothing).then(Vec::new),
                    letter,
                };
                let called = victim.call(self.desks.act(case), When::Now, &call);
                if let Some(person) = person.filter(|_| called.is_ok() && reached) {
                    let telling = Telling {
                        items: duty.left,
                        choice: Some(Choice {
                            receive: takes,
                            provide: false,
                            every_days: None,
                        }),
                        ..Telling::default()
                    };
                    drop(victim.tell(self.desks.act(case), When::Now, person, &telling));
                }
                called
            }
        };
        let done = done.map_err(|refused| format!("a call was refused: {refused}"))?;
        if reached && (duty.person.is_some() || duty.kind == DutyKind::ProviderWarning) {
            self.counts(row, now)?;
            self.figures[Of::Behind] += u64::from(behind);
        }
        if let Some(threat) = duty.about.filter(|_| duty.kind.is_warning() && ends) {
            let act = self.desks.act(done.case);
            let why = letter::EndOfDanger::Passed;
            let ended = self.desks.victim_at(now, liaison);
            drop(ended.threat_ended(act, When::Now, threat, why, "by the police"));
        }
        if self.fault != Fault::DeafToTheVictimDesk {
            self.board.touch(case);
        }
        Ok(())
    }

    /// Whether the clock is behind what was written down in a case.
    fn behind(&self, case: CaseId, now: Moment) -> bool {
        let facts = self.desks.stores().case(case).unwrap();
        facts.history().next_at(now) > now
    }

    /// Whoever was reached was told: what the call was about is owed no more.
    fn counts(&self, row: &Row, now: Moment) -> Result<(), String> {
        // What must be told on contact takes as long as they listen; a check-in may be owed again.
        if matches!(
            row.duty.kind,
            DutyKind::InitialDisclosure | DutyKind::CheckIn
        ) {
            return Ok(());
        }
        let envelopes = truth::of_case(self.desks.stores(), row.case);
        let key = truth::key(row.case, &row.duty);
        let mut duties = truth::duties(row.case, &envelopes, &self.desks.rules, now).into_iter();
        if duties.any(|duty| truth::key(row.case, &duty) == key && duty.state == State::Open) {
            return Err(format!(
                "they were reached and {:?} is still owed",
                row.duty.kind
            ));
        }
        Ok(())
    }
}

/// How far the zone's clocks are from UTC, by the last four signs of how it is written.
fn offset(at: Moment, zone: &jiff::tz::TimeZone) -> String {
    at.rfc3339(zone).split_off(19)
}
