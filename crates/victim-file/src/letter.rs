//! What the letters of the separate file say, as JSON before they are sealed for the victim desk.
//!
//! An envelope has no room for any of this. Fields that were left empty are left out, and a field that an
//! older letter did not have reads as empty, so that letters can be read for as long as they are kept.

use jiff::civil::{Date, Time, Weekday};
use rules::{Moment, PersonNo};
use serde::{Deserialize, Serialize};

pub use client_file::letter::{Letter, Unreadable};

macro_rules! words {
    ($(#[$doc:meta])* $name:ident, $default:ident { $($(#[$each:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$each])* #[serde(rename = $word)] $variant),+ }

        impl $name {
            /// Every one, in the order in which they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// As it is written in letters and forms.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The one that is written so, if there is one.
            #[must_use]
            pub fn from_word(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|each| each.word() == text)
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self::$default
            }
        }
    };
}

mod circumstances;
mod hand_on;
mod number;
mod outside;
mod shown;

pub use circumstances::{AdvocateOver, Circumstances, Guardian, SpokenFor};
pub use hand_on::{Carried, HandedOn};
pub use number::{NumberSaid, NumberState, Phone, SaidOfNumber, Source};
pub use outside::{
    CopyGiven, DemandHeard, Given, Ground, HeardOf, Release, ReleaseEnded, SignedBy, TakenBackBy,
    ToldOutside,
};
pub use shown::{Authority, Shown};

words!(
    /// What else is done for somebody in danger who is not reached.
    Step, Other {
        /// The police were asked to look whether they are well.
        WelfareCheck = "welfare_check",
        /// The police, or 911, were told of the danger.
        Police = "police",
        /// The certified provider was asked to find them.
        Provider = "provider",
        /// Somebody went there.
        Visit = "visit",
        /// The child abuse hot line was called.
        Hotline = "hotline",
        /// Anything else.
        Other = "other",
    }
);

words!(
    /// Who may know who and where somebody is, in the order in which they are asked.
    Asked, Other {
        /// The certified provider of victim services.
        Provider = "provider",
        /// The district attorney's victim-witness office.
        Attorney = "attorney",
        /// The Department of Human Services.
        Dhs = "dhs",
        /// The court clerk.
        Clerk = "clerk",
        /// Whoever keeps protective orders at the court.
        Orders = "orders",
        /// The police, for the report of what happened.
        Police = "police",
        /// Anybody else.
        Other = "other",
    }
);

words!(
    /// Why a danger is over.
    EndOfDanger, Other {
        /// The participant is held in jail.
        Jail = "jail",
        /// Whoever was in danger is out of reach.
        OutOfReach = "out_of_reach",
        /// It did not happen as reported.
        NotAsReported = "not_as_reported",
        /// It is the same danger as an earlier report.
        SameDanger = "same_danger",
        /// Time went by, and no sign of it is left.
        Passed = "passed",
        /// Anything else.
        Other = "other",
    }
);

words!(
    /// A day of the week.
    Day, Monday {
        /// Monday.
        Monday = "mon",
        /// Tuesday.
        Tuesday = "tue",
        /// Wednesday.
        Wednesday = "wed",
        /// Thursday.
        Thursday = "thu",
        /// Friday.
        Friday = "fri",
        /// Saturday.
        Saturday = "sat",
        /// Sunday.
        Sunday = "sun",
    }
);

impl From<Weekday> for Day {
    fn from(day: Weekday) -> Self {
        match day {
            Weekday::Monday => Self::Monday,
            Weekday::Tuesday => Self::Tuesday,
            Weekday::Wednesday => Self::Wednesday,
            Weekday::Thursday => Self::Thursday,
            Weekday::Friday => Self::Friday,
            Weekday::Saturday => Self::Saturday,
            Weekday::Sunday => Self::Sunday,
        }
    }
}

/// Who somebody is. The latest one of a person stands; it replaces earlier ones whole.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Person {
    /// Their name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// What they are to the participant, in words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub relation: String,
    /// The language they speak best.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub language: String,
    /// How they are spoken of, if they said; else nobody is called she or he.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub pronoun: String,
    /// Their numbers, the one to be called first at the front.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub phones: Vec<Phone>,
    /// Where they live, in words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub address: String,
    /// Anything else.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub words: String,
}

/// Hours of the week in which it is safe to call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SafeHours {
    /// On these days.
    pub days: Vec<Day>,
    /// From this time on.
    pub from: Time,
    /// Until before this time of the same day.
    pub to: Time,
}

/// The advocate whom they named: only one named by them stands for them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Advocate {
    /// Their name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Their number.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// What they may be told, as the person said.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub scope: String,
    /// Whether they stand for the person in an emergency too; letters of before it was asked say nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub emergencies: Option<bool>,
    /// The last day on which they stand for the person; nothing where none was named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// Where they work, and anything else.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub words: String,
}

impl Advocate {
    /// Whether nobody was named.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.name.is_empty()
            && self.number.is_empty()
            && self.scope.is_empty()
            && self.words.is_empty()
    }

    /// Whether somebody was named and stands for the person on a day. Only then reaching them is reaching the person.
    #[must_use]
    pub fn stands(&self, day: Date) -> bool {
        !self.is_empty() && self.until.is_none_or(|until| day <= until)
    }

    /// Whether they may be told of a danger in the person's place. Nobody asked: then they may, for a warning that
    /// reaches somebody is worth more than one that waits.
    #[must_use]
    pub fn for_danger(&self) -> bool {
        self.emergencies != Some(false)
    }
}

/// Who confirmed a plan, and on which day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmed {
    /// By whom: them, their advocate.
    pub by: String,
    /// On which day.
    pub on: Date,
}

/// How somebody can be called without putting them in danger. Nothing said means: do not.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Plan {
    /// When it is safe, in words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub hours: String,
    /// When it is safe, so that a list can be put in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub weekly: Vec<SafeHours>,
    /// Who may answer, and what to say to anybody else.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub who_may_answer: String,
    /// Whether a message may be left. Never unless they said so.
    pub voicemail: bool,
    /// The exact words of the message.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub voicemail_words: String,
    /// Who the caller says they are.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub you_are: String,
    /// Their code words, and what each means.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub code_words: String,
    /// Whether a text message may be sent.
    pub text: bool,
    /// Whether e-mail may be sent.
    pub email: bool,
    /// Whether a letter may be sent.
    pub letter: bool,
    /// Whether somebody may come by.
    pub visit: bool,
    /// Addresses for these, and how: a plain envelope, whose door.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub ways: String,
    /// The advocate they named.
    #[serde(skip_serializing_if = "Advocate::is_empty")]
    pub advocate: Advocate,
    /// Who confirmed it, and when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confirmed: Option<Confirmed>,
    /// They want to be told when somebody from outside was shown their file.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub hear_shown: bool,
    /// Anything else.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub words: String,
}

/// What was saved about a person without a change of roles: who they are, their plan, what was said of a number.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Saved {
    /// Who they are, if that was changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<Person>,
    /// Their plan, if that was changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan: Option<Plan>,
    /// What was said of numbers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub numbers: Vec<NumberSaid>,
    /// What changes how they are called, if that was changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub circumstances: Option<Circumstances>,
    /// That their advocate does not stand for them any more; the plan beside it names none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub advocate_over: Option<AdvocateOver>,
}

/// Of an effort, a notice, or a notice to the provider.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Effort {
    /// The number that was called, or the address that was used.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// It was whoever speaks for them, in their place.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub guardian: bool,
    /// Who was asked where somebody is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asked: Option<Asked>,
    /// What stood in the letter, where it was a plain one made here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plain: Option<PlainLetter>,
    /// Anything noted.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub words: String,
}

/// A letter that asks to be called back and says nothing else. The rest of its words are the same in every one of its language.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PlainLetter {
    /// In which language, as a page's `lang`.
    pub language: String,
    /// Who signs it.
    pub signer: String,
    /// The number to call.
    pub back: String,
}

/// Of what was told, chosen, or asked for; of a call that came in; of a note.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Noted {
    /// What was noted.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// What was done, where the note is of something done for somebody in danger who was not reached.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub step: Option<Step>,
}

/// Of a call-back.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Callback {
    /// From which time of that day on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Time>,
    /// Anything noted.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub words: String,
}

/// Of a threat: toward whom stands in the envelope.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Threat {
    /// What was said or seen.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub words: String,
}

/// Why something ended or was taken back: a danger, a person's part in the case, a fact.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Why {
    /// In words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub why: String,
    /// The person who somebody turned out to be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub same_as: Option<PersonNo>,
    /// Why a danger ended, of a closed list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub danger: Option<EndOfDanger>,
}

/// Of a hand-over that was dealt with.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Received {
    /// What was done with it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub words: String,
}

/// Of an entry of the participant's file that was weighed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Weighed {
    /// The places that had been found then: field, bytes, and what stood there.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<String>,
    /// Why it may stand, or what is to be known about taking it out.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub words: String,
}

impl Letter for Weighed {}
impl Letter for Person {}
impl Letter for Plan {}
impl Letter for Saved {}
impl Letter for Effort {}
impl Letter for Noted {}
impl Letter for Callback {}
impl Letter for Threat {}
impl Letter for Why {}
impl Letter for Received {}
impl Letter for HandedOn {}

/// Whether somebody may be called at a moment, by their own hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Safety {
    /// No hours are known in a form that can be reckoned with.
    NotKnown,
    /// Now, until then.
    Now {
        /// The end of these hours.
        until: Moment,
    },
    /// Not now, but from then on.
    From {
        /// The beginning of the next hours, at most a week away.
        at: Moment,
    },
}

impl Plan {
    /// Whether it is safe to call now, as far as the weekly hours say.
    #[must_use]
    pub fn safety(&self, now: Moment, zone: &jiff::tz::TimeZone) -> Safety {
        let today = now.day(zone);
        let mut next: Option<Moment> = None;
        for ahead in 0..=7_u16 {
            let day = rules::Calendar::days_later(today, ahead);
            for hours in &self.weekly {
                if !hours.days.contains(&Day::from(day.weekday())) {
                    continue;
                }
                let instant = |time: Time| {
                    let there = zone.to_ambiguous_timestamp(day.to_datetime(time));
                    let there = there.compatible().ok()?;
                    Some(Moment::from_second(there.as_second()))
                };
                let (Some(from), Some(to)) = (instant(hours.from), instant(hours.to)) else {
                    continue;
                };
                if from <= now && now < to {
                    return Safety::Now { until: to };
                }
                if from > now && next.is_none_or(|next| from < next) {
                    next = Some(from);
                }
            }
        }
        next.map_or(Safety::NotKnown, |at| Safety::From { at })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::time;

    #[test]
    fn an_empty_plan_allows_nothing_and_reads_from_an_empty_letter() {
        let plan = Plan::read(b"").unwrap();
        assert!(!plan.voicemail && !plan.text);
        assert_eq!(Plan::read(&plan.written().unwrap()), Ok(plan));
    }

    #[test]
    fn a_person_reads_as_it_was_written() {
        let person = Person {
            name: "Ada Magnolia".into(),
            phones: vec![Phone {
                number: "918-555-0159".into(),
                source: Source::Participant,
                state: NumberState::Never,
                ..Phone::default()
            }],
            ..Person::default()
        };
        assert_eq!(Person::read(&person.written().unwrap()), Ok(person));
    }

    #[test]
    fn safe_hours_say_until_when_and_from_when() {
        let zone = jiff::tz::TimeZone::get("America/Chicago").unwrap();
        let plan = Plan {
            weekly: vec![SafeHours {
                days: vec![Day::Monday, Day::Thursday],
                from: time(9, 0, 0, 0),
                to: time(11, 30, 0, 0),
            }],
            ..Plan::default()
        };
        let at = |text| Moment::parse(text).unwrap();
        let safety = |text| plan.safety(at(text), &zone);
        // Monday, November 23, 2026.
        let until = at("2026-11-23T11:30:00-06:00");
        assert_eq!(safety("2026-11-23T09:00:00-06:00"), Safety::Now { until });
        let thursday = at("2026-11-26T09:00:00-06:00");
        assert_eq!(
            safety("2026-11-23T11:30:00-06:00"),
            Safety::From { at: thursday }
        );
        let monday = at("2026-11-30T09:00:00-06:00");
        assert_eq!(
            safety("2026-11-26T12:00:00-06:00"),
            Safety::From { at: monday }
        );
        assert_eq!(
            Plan::default().safety(at("2026-11-23T09:00:00-06:00"), &zone),
            Safety::NotKnown
        );
    }
}
