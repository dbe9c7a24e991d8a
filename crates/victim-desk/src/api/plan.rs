//! The plan: how somebody can be called without putting them in danger. Nothing said means: do not.

use desk::api::kinds::{Batch, Line, Recorded, Seen, Text};
use desk::api::{Ask, Operation, Trouble};
use desk::{Method, closed_words, shapes};
use jiff::civil::Time;
use rules::PersonId;
use victim_file::letter::{self, Saved};

use super::Call;
use super::bodies::{line, text};
use crate::VictimDesk;

closed_words! {
    /// A day of the week.
    Weekday of letter::Day;
}

/// A time of day, `HH:MM`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Clock(Time);

impl serde::Serialize for Clock {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.0.strftime("%H:%M").to_string())
    }
}

impl<'de> serde::Deserialize<'de> for Clock {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let wrong = || serde::de::Error::custom("expected a time of day, HH:MM");
        let text = <String as serde::Deserialize>::deserialize(from)?;
        let digits = |part: &str| {
            let plain = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
            plain.then(|| part.parse::<i8>().ok()).flatten()
        };
        let (hour, minute) = text.split_once(':').ok_or_else(wrong)?;
        let (hour, minute) = (
            digits(hour).ok_or_else(wrong)?,
            digits(minute).ok_or_else(wrong)?,
        );
        Time::new(hour, minute, 0, 0).map(Self).map_err(|_| wrong())
    }
}

impl desk::api::Shape for Clock {
    fn shape(_: &mut desk::api::Named) -> desk::api::shape::Json {
        serde_json::json!({ "type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$" })
    }
}

shapes! {
    /// Hours of the week in which it is safe to call.
    takes NewSafeHours {
        days: Vec<Weekday>,
        from: Clock,
        /// Later than `from`, of the same day.
        to: Clock,
    }

    /// The advocate whom they named: only one named by them stands for them.
    takes NewAdvocate {
        name: Option<Line>,
        number: Option<Line>,
        /// What they may be told.
        scope: Option<Text>,
        /// Whether they stand for the person in an emergency too; left out, nobody asked.
        emergencies: Option<bool>,
        /// The last day on which they stand for the person.
        until: Option<desk::api::kinds::Day>,
        words: Option<Text>,
    }

    /// How somebody can be called safely; it replaces an earlier plan whole.
    takes NewPlan {
        hours: Option<Text>,
        weekly: Option<Vec<NewSafeHours>>,
        /// Who may answer, and what to say to anybody else.
        who_may_answer: Option<Text>,
        /// Whether a message may be left; then its words are needed.
        voicemail: bool,
        voicemail_words: Option<Text>,
        /// Who the caller says they are.
        you_are: Option<Line>,
        code_words: Option<Text>,
        /// Whether a text message may be sent.
        text: bool,
        /// Whether e-mail may be sent; left out, it may not, and so with the next two.
        email: Option<bool>,
        letter: Option<bool>,
        /// Whether somebody may come by.
        visit: Option<bool>,
        /// Addresses for these, and how.
        ways: Option<Text>,
        advocate: Option<NewAdvocate>,
        /// Whether they want to be told when somebody from outside was shown their file; left out, they do not.
        hear_shown: Option<bool>,
        words: Option<Text>,
    }

    /// A plan of somebody.
    takes SavedPlan {
        batch: Batch,
        seen: Seen,
        person: PersonId,
        plan: NewPlan,
    }

    /// Hours of the week in which it is safe to call.
    gives SafeHours {
        days: Vec<Weekday>,
        from: Clock,
        to: Clock,
    }

    /// The advocate whom they named.
    gives Advocate {
        name: String,
        number: String,
        scope: String,
        emergencies: Option<bool>,
        /// From the day after they do not stand for the person any more.
        until: Option<desk::api::kinds::Day>,
        words: String,
    }

    /// Who confirmed a plan.
    gives Confirmed {
        by: String,
        on: desk::api::kinds::Day,
    }

    /// How somebody can be called safely. Nothing said means: do not.
    gives Plan {
        hours: String,
        weekly: Vec<SafeHours>,
        who_may_answer: String,
        voicemail: bool,
        voicemail_words: String,
        you_are: String,
        code_words: String,
        text: bool,
        email: bool,
        letter: bool,
        visit: bool,
        ways: String,
        advocate: Advocate,
        /// Null where nobody has confirmed it.
        confirmed: Option<Confirmed>,
        /// Whether they want to be told when somebody from outside was shown their file.
        hear_shown: bool,
        words: String,
    }
}

/// A plan as it is.
pub(crate) fn shown(plan: &letter::Plan) -> Plan {
    let hours = plan.weekly.iter().map(|hours| SafeHours {
        days: hours.days.iter().copied().map(Weekday).collect(),
        from: Clock(hours.from),
        to: Clock(hours.to),
    });
    Plan {
        hours: plan.hours.clone(),
        weekly: hours.collect(),
        who_may_answer: plan.who_may_answer.clone(),
        voicemail: plan.voicemail,
        voicemail_words: plan.voicemail_words.clone(),
        you_are: plan.you_are.clone(),
        code_words: plan.code_words.clone(),
        text: plan.text,
        email: plan.email,
        letter: plan.letter,
        visit: plan.visit,
        ways: plan.ways.clone(),
        advocate: Advocate {
            name: plan.advocate.name.clone(),
            number: plan.advocate.number.clone(),
            scope: plan.advocate.scope.clone(),
            emergencies: plan.advocate.emergencies,
            until: plan.advocate.until.map(desk::api::kinds::Day),
            words: plan.advocate.words.clone(),
        },
        confirmed: plan.confirmed.as_ref().map(|confirmed| Confirmed {
            by: confirmed.by.clone(),
            on: desk::api::kinds::Day(confirmed.on),
        }),
        hear_shown: plan.hear_shown,
        words: plan.words.clone(),
    }
}

/// A plan as it is to be kept. A program confirms none: that is for whoever spoke with them.
fn read(new: NewPlan) -> letter::Plan {
    let weekly = new.weekly.unwrap_or_default();
    let weekly = weekly.into_iter().map(|hours| letter::SafeHours {
        days: hours.days.into_iter().map(|day| day.0).collect(),
        from: hours.from.0,
        to: hours.to.0,
    });
    let advocate = new.advocate.map(|named| letter::Advocate {
        name: line(named.name),
        number: line(named.number),
        scope: text(named.scope),
        emergencies: named.emergencies,
        until: named.until.map(|day| day.0),
        words: text(named.words),
    });
    letter::Plan {
        hours: text(new.hours),
        weekly: weekly.collect(),
        who_may_answer: text(new.who_may_answer),
        voicemail: new.voicemail,
        voicemail_words: text(new.voicemail_words),
        you_are: line(new.you_are),
        code_words: text(new.code_words),
        text: new.text,
        email: new.email.unwrap_or_default(),
        letter: new.letter.unwrap_or_default(),
        visit: new.visit.unwrap_or_default(),
        ways: text(new.ways),
        advocate: advocate.unwrap_or_default(),
        confirmed: None,
        hear_shown: new.hear_shown.unwrap_or_default(),
        words: text(new.words),
    }
}

/// A plan.
pub(crate) struct SavePlan;

impl Operation<VictimDesk> for SavePlan {
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/cases/{case}/plans";
    const NAME: &'static str = "savePlan";
    const PURPOSE: &'static str =
        "records how somebody can be called safely; the plan then waits to be confirmed";
    type Takes = SavedPlan;
    type Gives = Recorded;

    fn go(desk: &VictimDesk, ask: &Ask<'_>, new: SavedPlan) -> Result<Recorded, Trouble> {
        let call = Call::new(desk, ask)?;
        let person = call.person(new.person)?;
        let act = call.act(new.batch, new.seen)?;
        let saved = Saved {
            plan: Some(read(new.plan)),
            ..Saved::default()
        };
        let done = call.recorder().save(act, person, &saved);
        call.recorded(done)
    }
}
