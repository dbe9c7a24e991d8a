//! One participant's story: what happened, and when somebody wrote it down.

use client_file::letter::{Assessment, EmergencyContact, Intake, ReferredBy};
use jiff::civil::Time;
use keys::Stream;
use ledger::{Report, Standing};
use rules::{CaseId, Ended, Ending, Item, Leaving, Moment, Outcome, PersonNo, Role, Roles, Rules};
use victim_file::{
    letter::{Confirmed, Day, Person, Phone, Plan, SafeHours, Source},
    record::{Choice, Telling},
};

use super::Left;

const FIRST: [&str; 20] = [
    "Aldo", "Bram", "Cato", "Dov", "Emil", "Faro", "Gus", "Hobie", "Ivo", "Jory", "Kip", "Lars",
    "Milo", "Nico", "Otto", "Pax", "Quill", "Rune", "Sol", "Tate",
];
const LAST: [&str; 20] = [
    "Birch", "Cedar", "Elmwood", "Fernley", "Gorse", "Hawthorn", "Ironwood", "Juniper", "Kelp",
    "Larch", "Mulberry", "Nettle", "Oakley", "Pinyon", "Quince", "Rowan", "Sumac", "Tamarack",
    "Viburnum", "Willowby",
];
const THEIRS: [&str; 16] = [
    "Ada", "Bea", "Cleo", "Dot", "Effie", "Flo", "Gia", "Hattie", "Ines", "Joy", "Kaya", "Lia",
    "Mae", "Nora", "Opal", "Pia",
];
const THEIR_LAST: [&str; 14] = [
    "Alder", "Aspen", "Bracken", "Clover", "Dogwood", "Foxglove", "Heather", "Ivywood", "Magnolia",
    "Marigold", "Poplar", "Sage", "Willow", "Yarrow",
];
const CONCERNS: [&str; 6] = [
    "drinking",
    "out of work",
    "money",
    "custody",
    "anger at the court",
    "pills",
];
const LETHALITY: [&str; 6] = [
    "gun at home",
    "strangled before",
    "threatened to kill",
    "follows to work",
    "forced entry",
    "hurt an animal",
];
const REASONS: [&str; 3] = [
    "needs treatment for drinking first",
    "too dangerous for a group",
    "lives too far away",
];
const GROUPS: [&str; 8] = [
    "Mon 6 p.m.",
    "Tue 6 p.m.",
    "Tue 8 p.m.",
    "Wed 6 p.m.",
    "Thu 6 p.m.",
    "Thu 8 p.m.",
    "Fri 9 a.m.",
    "Fri 11 a.m.",
];
const COUNTIES: [&str; 4] = ["Tulsa", "Osage", "Rogers", "Creek"];

const DAY: i64 = 86_400;

/// Forgotten lately, and not found by any round since.
pub(super) const LATELY: [usize; 2] = [104, 121];

/// All that may be owed, told in one talk; with what they want where nobody has asked yet.
pub(super) fn everything(ask: bool) -> Telling {
    let mut items = vec![
        Item::Services,
        Item::AssessmentResults,
        Item::RejectionReason,
        Item::Concerns,
        Item::Lethality,
    ];
    items.extend(ask.then_some(Item::Choice));
    Telling {
        items: items.into_iter().collect(),
        choice: ask.then_some(Choice {
            receive: true,
            provide: false,
            every_days: None,
        }),
        ..Telling::default()
    }
}

/// What somebody did.
pub(super) enum Deed {
    Refer(Box<Intake>),
    Assess(Assessment),
    Decide(Outcome, String),
    Attend,
    /// A session that was due and not attended; excused or not.
    Miss(bool),
    /// On leave, until that many days later.
    OnLeave(i64),
    /// The contract was signed.
    Sign,
    /// A release to whom intake names.
    Release,
    Report(Report),
    TakeBackAttended,
    Leave(Leaving),
    Stand(Standing),
    HandOver {
        name: String,
        number: String,
    },
    Person(Roles, Box<Person>, Box<Plan>),
    Call {
        person: Option<PersonNo>,
        outcome: Ending,
        locate: bool,
    },
    WrongCase,
    Tell(PersonNo, Box<Telling>),
    Inbound(PersonNo),
    Callback(PersonNo, u16),
    /// Somebody's part in the case ends.
    End(PersonNo, Ended),
}

/// A participant's story.
pub(super) struct Story {
    pub(super) case: Option<CaseId>,
    /// The session that was recorded last.
    pub(super) last: Left,
    pub(super) deeds: Vec<(Moment, Deed)>,
}

/// Draws from the stream.
struct Dice<'a>(&'a Stream);

impl Dice<'_> {
    fn below(&self, below: usize) -> usize {
        let [a, b] = self.0.bytes::<2>();
        (usize::from(a) * 256 + usize::from(b)) % below.max(1)
    }

    fn chance(&self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn pick<'t, const N: usize>(&self, list: &'t [&'t str; N]) -> &'t str {
        list.get(self.below(N)).copied().unwrap_or_default()
    }

    fn some<const N: usize>(&self, list: &[&str; N], most: usize) -> Vec<String> {
        let mut chosen: Vec<String> = Vec::new();
        for _ in 0..self.below(most + 1) {
            let one = self.pick(list).to_owned();
            if !chosen.contains(&one) {
                chosen.push(one);
            }
        }
        chosen
    }
}

struct Making<'a> {
    dice: Dice<'a>,
    rules: &'a Rules,
    now: Moment,
    deeds: Vec<(Moment, Deed)>,
}

/// The story of the participant of that number. Each kind of story there is comes up, by the number.
pub(super) fn story(number: usize, stream: &Stream, rules: &Rules, now: Moment) -> Story {
    let mut making = Making {
        dice: Dice(stream),
        rules,
        now,
        deeds: Vec::new(),
    };
    making.make(number);
    Story {
        case: None,
        last: None,
        deeds: making.deeds,
    }
}

impl Making<'_> {
    fn add(&mut self, at: Moment, deed: Deed) {
        self.deeds.push((at, deed));
    }

    /// At some minute of office hours on the first business day from there on.
    fn office(&self, from: Moment, days: i64) -> Moment {
        let zone = &self.rules.zone;
        let day = self
            .rules
            .calendar
            .next_open(from.plus(days * DAY).day(zone));
        let minute = i64::try_from(self.dice.below(7 * 60)).unwrap_or_default();
        Moment::start_of(day, zone).plus(9 * 3_600 + minute * 60)
    }

    /// At some minute of office hours so many business days later.
    fn business(&self, from: Moment, days: u32) -> Moment {
        let zone = &self.rules.zone;
        let day = self.rules.calendar.after(from.day(zone), days);
        let minute = i64::try_from(self.dice.below(7 * 60)).unwrap_or_default();
        Moment::start_of(day, zone).plus(9 * 3_600 + minute * 60)
    }

    /// The same time of day, that day or the next on which the program is open.
    fn open(&self, at: Moment) -> Moment {
        let zone = &self.rules.zone;
        let day = at.day(zone);
        let open = self.rules.calendar.next_open(day);
        let days = i64::from(open.since(day).map_or(0, |days| days.get_days()));
        at.plus(days * DAY)
    }

    fn make(&mut self, number: usize) {
        // The last forty were referred in the last six weeks, the others over the year before.
        let age = if number >= 100 {
            i64::try_from(number - 100).unwrap_or_default() + 2
        } else {
            46 + i64::try_from(number).unwrap_or_default() * 3
        };
        let referred = self.office(self.now, -age);
        self.refer(number, referred);
        if self.dice.chance(35) {
            let deed = Deed::HandOver {
                name: self.name(),
                number: self.phone(number, 2),
            };
            self.add(referred.plus(1_200), deed);
        }
        let assessed = self.office(referred, 2);
        let found = Assessment {
            concerns: self.dice.some(&CONCERNS, 3),
            lethality: self.dice.some(&LETHALITY, 2),
            words: "By interview and the usual questionnaire.".to_owned(),
        };
        self.add(assessed, Deed::Assess(found));
        let decided = self.office(assessed, 2);
        if number % 8 == 3 {
            let reason = self.dice.pick(&REASONS).to_owned();
            self.add(decided, Deed::Decide(Outcome::Denied, reason));
        } else {
            self.add(decided, Deed::Decide(Outcome::Accepted, String::new()));
            self.attends(number, decided);
        }
        self.people(number, decided);
    }

    fn refer(&mut self, number: usize, at: Moment) {
        let pick = |list: &[&str; 20], place: usize| {
            list.get(place % 20).copied().unwrap_or_default().to_owned()
        };
        let born = i16::try_from(1_965 + number % 40).unwrap_or(1_990);
        let intake = Intake {
            first: pick(&FIRST, number * 7 + number / 20),
            last: pick(&LAST, number),
            born: jiff::civil::Date::new(born, 1 + i8::try_from(number % 12).unwrap_or(0), 14).ok(),
            language: match number % 9 {
                3 => "es-US".to_owned(),
                0 | 6 => "en-US".to_owned(),
                _ => String::new(),
            },
            telephone: self.line("539", number, 8),
            cause_numbers: vec![format!("CF-{}-{}", 2_025 + number % 2, 100 + number * 3)],
            county: self.dice.pick(&COUNTIES).to_owned(),
            judge_or_po: "Judge Elm".to_owned(),
            referred_by: if number.is_multiple_of(5) {
                ReferredBy::Themselves
            } else {
                ReferredBy::Court
            },
            emergency_contact: EmergencyContact {
                name: "Ray Sumac".to_owned(),
                number: self.line("580", number, 9),
            },
            facilitator: "MK".to_owned(),
            group: self.dice.pick(&GROUPS).to_owned(),
            words: String::new(),
        };
        self.add(at, Deed::Refer(Box::new(intake)));
    }

    fn attends(&mut self, number: usize, decided: Moment) {
        let first = self.office(decided, 9);
        // Two in the year began before they had signed.
        if !matches!(number, 34 | 85) {
            self.add(decided.plus(1_800), Deed::Sign);
        }
        if number.is_multiple_of(5) {
            self.add(decided.plus(2_100), Deed::Release);
        }
        self.add(first, Deed::Attend);
        for week in 1..(8 + number % 9) {
            let week = i64::try_from(week).unwrap_or_default();
            self.add(first.plus(week * 7 * DAY + 3_600), Deed::Attend);
        }
        self.misses(number, first);
        if number % 11 == 5 {
            // The roll of another group, seen the next day.
            let wrong = self.open(first.plus(9 * DAY));
            self.add(wrong, Deed::Attend);
            self.add(wrong.plus(DAY), Deed::TakeBackAttended);
        }
        let end = first.plus((70 + i64::try_from(number % 40).unwrap_or_default()) * DAY);
        let end = self.open(end);
        match number % 10 {
            1 => self.add(end, Deed::Stand(Standing::Jail)),
            2 | 6 => self.add(end, Deed::Leave(Leaving::Noncompliance)),
            4 => self.add(end, Deed::Leave(Leaving::Completed)),
            7 => {
                // Put out, and admitted again two months later.
                self.add(end, Deed::Leave(Leaving::Noncompliance));
                let again = self.office(end, 60);
                self.add(again, Deed::Decide(Outcome::Accepted, String::new()));
                self.add(self.office(again, 8), Deed::Attend);
            }
            9 => self.add(end, Deed::Leave(Leaving::Other)),
            _ => {}
        }
    }

    /// Sessions that some of them missed after those they attended, a leave, and what was written about it.
    fn misses(&mut self, number: usize, first: Moment) {
        let weeks = i64::try_from(8 + number % 9).unwrap_or_default();
        let week = |later: i64| first.plus((weeks + later) * 7 * DAY + 3_600);
        match number {
            // Three in a row, and a letter after the second.
            53 => {
                self.add(week(0), Deed::Miss(false));
                self.add(week(1), Deed::Miss(false));
                self.add(week(1).plus(DAY), Deed::Report(Report::Warning));
                self.add(week(2), Deed::Miss(false));
            }
            // Two that count, one between them that does not.
            33 => {
                self.add(week(0), Deed::Miss(false));
                self.add(week(1), Deed::Miss(true));
                self.add(week(2), Deed::Miss(false));
            }
            28 => {
                self.add(week(0).plus(-DAY), Deed::OnLeave(60));
                self.add(week(0), Deed::Miss(false));
                self.add(week(1), Deed::Miss(false));
            }
            20 | 60 => self.add(week(0), Deed::Report(Report::Court)),
            _ => {}
        }
    }

    fn name(&self) -> String {
        format!(
            "{} {}",
            self.dice.pick(&THEIRS),
            self.dice.pick(&THEIR_LAST)
        )
    }

    fn phone(&self, number: usize, line: usize) -> String {
        self.line("918", number, line)
    }

    /// Numbers for stories end in 0100 to 0199, so there are a hundred in each area.
    fn line(&self, area: &str, number: usize, line: usize) -> String {
        format!("{area}-555-{:04}", 100 + (number * 10 + line) % 100)
    }

    fn people(&mut self, number: usize, decided: Moment) {
        let victim = PersonNo(0);
        // Of some nobody knows the victim yet: whoever may know is asked.
        if number % 13 == 9 {
            for days in [1, 3, 4] {
                let at = self.business(decided, days);
                self.add(
                    at,
                    Deed::Call {
                        person: None,
                        outcome: Ending::NoAnswer,
                        locate: true,
                    },
                );
            }
            return;
        }
        self.known(number, decided.plus(900), Role::Victim);
        self.tries(number, decided, victim);
        // Admitted again, they are told again.
        let again: Vec<Moment> = self
            .deeds
            .iter()
            .filter(|(at, deed)| *at > decided && matches!(deed, Deed::Decide(..)))
            .map(|(at, _)| *at)
            .collect();
        for decided in again {
            self.tries(number + 1, decided, victim);
        }
        match number % 9 {
            // A partner whom nobody mentioned at first.
            2 => {
                let learned = self.office(decided, 33);
                self.known(number + 1, learned, Role::CurrentPartner);
                self.tries(number + 4, learned, PersonNo(1));
            }
            5 => {
                self.known(number + 1, decided.plus(1_000), Role::CurrentPartner);
                self.tries(number + 2, decided.plus(1_000), PersonNo(1));
            }
            _ => {}
        }
    }

    fn known(&mut self, number: usize, at: Moment, role: Role) {
        let person = Person {
            name: self.name(),
            relation: if role == Role::Victim {
                "former wife".to_owned()
            } else {
                "girlfriend".to_owned()
            },
            language: if number % 12 == 4 {
                "Spanish".to_owned()
            } else {
                "English".to_owned()
            },
            phones: vec![Phone {
                number: self.phone(number, 1),
                label: "cell".to_owned(),
                source: if number % 6 == 1 {
                    Source::Participant
                } else {
                    Source::Court
                },
                ..Phone::default()
            }],
            ..Person::default()
        };
        let mut plan = Plan::default();
        if number.is_multiple_of(3) {
            plan.hours = "Mornings, not at the weekend.".to_owned();
            plan.weekly = vec![SafeHours {
                days: vec![
                    Day::Monday,
                    Day::Tuesday,
                    Day::Wednesday,
                    Day::Thursday,
                    Day::Friday,
                ],
                from: Time::constant(9, 0, 0, 0),
                to: Time::constant(13, 0, 0, 0),
            }];
            plan.who_may_answer =
                "Nobody else. If somebody does, it was a wrong number.".to_owned();
            plan.voicemail = number.is_multiple_of(2);
            if plan.voicemail {
                plan.voicemail_words = "This is Nell about the book you ordered.".to_owned();
            }
            plan.confirmed = Some(Confirmed {
                by: "them".to_owned(),
                on: at.day(&self.rules.zone),
            });
        }
        let roles = [role].into_iter().collect();
        self.add(at, Deed::Person(roles, Box::new(person), Box::new(plan)));
    }

    /// The calls about the decision: reached at the first, second or third, or never; a few were forgotten.
    fn tries(&mut self, number: usize, from: Moment, person: PersonNo) {
        // Forgotten: a few in the year, two of them lately.
        if matches!(number, 16 | 50) || LATELY.contains(&number) {
            return;
        }
        let never = number % 7 == 4;
        let reached_at = number % 3;
        for (place, days) in [1, 2, 5].into_iter().enumerate() {
            let at = self.business(from, days);
            let misses = [Ending::NoAnswer, Ending::Voicemail, Ending::SomeoneElse];
            let outcome = if !never && place == reached_at {
                Ending::Reached
            } else {
                misses
                    .get((number + place) % 3)
                    .copied()
                    .unwrap_or(Ending::NoAnswer)
            };
            self.add(
                at,
                Deed::Call {
                    person: Some(person),
                    outcome,
                    locate: false,
                },
            );
            if outcome == Ending::Reached {
                self.told(number, at.plus(300), person);
                return;
            }
        }
        if number % 14 == 4 {
            // They rang by themselves a week later.
            let at = self.office(from, 12);
            self.add(at, Deed::Inbound(person));
            self.told(number, at.plus(300), person);
        }
    }

    fn told(&mut self, number: usize, at: Moment, person: PersonNo) {
        let denied = self
            .deeds
            .iter()
            .any(|(_, deed)| matches!(deed, Deed::Decide(Outcome::Denied, _)));
        let mut all = vec![
            Item::Services,
            Item::AssessmentResults,
            Item::Concerns,
            Item::Lethality,
            Item::Choice,
        ];
        if denied {
            all.push(Item::RejectionReason);
        }
        if number % 10 == 8 {
            let some = [Item::Services].into_iter().collect();
            let telling = Telling {
                items: some,
                ..Telling::default()
            };
            self.add(at, Deed::Tell(person, Box::new(telling)));
            self.add(at.plus(60), Deed::Callback(person, 3));
            // The rest on the day they asked for; the last of these is still waited for.
            let again = self.office(at, 3);
            let rest = all.into_iter().skip(1).collect();
            self.add(
                again,
                Deed::Call {
                    person: Some(person),
                    outcome: Ending::Reached,
                    locate: false,
                },
            );
            let choice = Choice {
                receive: true,
                provide: false,
                every_days: None,
            };
            let telling = Telling {
                items: rest,
                choice: Some(choice),
                ..Telling::default()
            };
            self.add(again.plus(240), Deed::Tell(person, Box::new(telling)));
            self.news(number, again, person, &[]);
            return;
        }
        let choice = Choice {
            receive: number % 4 != 1,
            provide: number % 5 == 2,
            every_days: match number % 6 {
                0 => Some(14),
                3 => Some(30),
                _ => None,
            },
        };
        let telling = Telling {
            items: all.into_iter().collect(),
            choice: Some(choice),
            ..Telling::default()
        };
        self.add(at, Deed::Tell(person, Box::new(telling)));
        if number % 19 == 6 {
            self.add(self.office(at, 6), Deed::WrongCase);
        }
        self.follow(number, at, person, choice);
    }

    /// Calls about what happened in the group, for who wants to hear of it: a day after, most of the time.
    fn news(&mut self, number: usize, from: Moment, person: PersonNo, others: &[Moment]) {
        let events: Vec<Moment> = self
            .deeds
            .iter()
            .filter(|(at, deed)| *at > from && matches!(deed, Deed::Leave(_)))
            .map(|(at, _)| *at)
            .chain(self.first_session().map(|at| at.max(from)))
            .collect();
        for event in events {
            let late = if number % 23 == 7 { 6 } else { 1 };
            let when = self.business(event, late);
            let soon = others.iter().any(|at| *at > event && *at < when);
            if !soon {
                let outcome = Ending::Reached;
                self.add(
                    when,
                    Deed::Call {
                        person: Some(person),
                        outcome,
                        locate: false,
                    },
                );
            }
        }
    }

    fn first_session(&self) -> Option<Moment> {
        let attended = self
            .deeds
            .iter()
            .filter(|(_, deed)| matches!(deed, Deed::Attend));
        attended.map(|(at, _)| *at).min()
    }

    /// Later calls: about the first session and the leaving, and every so many days where that was asked for.
    fn follow(&mut self, number: usize, at: Moment, person: PersonNo, choice: Choice) {
        let mut made = Vec::new();
        if let Some(every) = choice.every_days {
            let until = (self.now.second() - at.second()) / DAY - 2;
            let mut day = i64::from(every);
            while day < until {
                let when = self.office(at, day);
                made.push(when);
                let outcome = if made.len().is_multiple_of(4) {
                    Ending::NoAnswer
                } else {
                    Ending::Reached
                };
                self.add(
                    when,
                    Deed::Call {
                        person: Some(person),
                        outcome,
                        locate: false,
                    },
                );
                day = (when.second() - at.second()) / DAY;
                day += if outcome == Ending::Reached {
                    i64::from(every)
                } else {
                    1
                };
            }
        }
        if choice.receive && number % 11 == 2 {
            self.changed_mind(at, person);
        } else if choice.receive {
            self.news(number, at, person, &made);
        }
        if number % 29 == 12 {
            // Somebody else by the same name: the number was another person's.
            let end = self.business(at, 30);
            self.add(end, Deed::End(person, Ended::Mistaken));
        }
    }

    /// An hour after the participant began or left they rang and wanted to hear no more.
    fn changed_mind(&mut self, from: Moment, person: PersonNo) {
        let left = self
            .deeds
            .iter()
            .filter(|(at, deed)| *at > from && matches!(deed, Deed::Leave(_)));
        let news = left
            .map(|(at, _)| *at)
            .min()
            .or_else(|| self.first_session());
        let when = news.unwrap_or(from).max(from).plus(3_600);
        let choice = Choice {
            receive: false,
            provide: false,
            every_days: None,
        };
        let telling = Telling {
            choice: Some(choice),
            ..Telling::default()
        };
        self.add(when, Deed::Tell(person, Box::new(telling)));
    }
}
