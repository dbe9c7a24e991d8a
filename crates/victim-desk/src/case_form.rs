//! A form about a case as a list of questions: one template shows them all, with what was typed and what
//! is wrong. Field names begin with `vc_`, so that no browser offers them at another desk.

use desk::Fields;
use jiff::civil::{Date, Time};
use page::Problems;
use page::typed;
use rules::{FactId, Moment, PersonNo};
use victim_file::{Problem, VictimCase, When};

use crate::look::Look;
use crate::script::Script;
use crate::strip::say;

/// What is wrong with an answer, in words.
#[derive(Debug, Clone)]
pub(crate) struct Wrong {
    /// The field without its prefix.
    pub(crate) field: String,
    pub(crate) text: String,
}

pub(crate) struct Question {
    pub(crate) name: String,
    pub(crate) label: String,
    pub(crate) hint: String,
    pub(crate) problem: String,
    /// What is read out with the question.
    pub(crate) facts: Vec<String>,
    pub(crate) kind: Kind,
}

pub(crate) enum Kind {
    Line {
        value: String,
    },
    Text {
        value: String,
    },
    Day {
        month: String,
        day: String,
        year: String,
    },
    OneOf(Vec<Choice>),
    Boxes(Vec<Choice>),
    Select(Vec<Choice>),
}

pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) label: String,
    pub(crate) chosen: bool,
}

pub(crate) struct Section {
    pub(crate) title: String,
    pub(crate) lead: String,
    /// What is said before the questions are asked, in each language.
    pub(crate) scripts: Vec<Script>,
    pub(crate) questions: Vec<Question>,
}

impl Question {
    /// Where a link from the summary leads.
    pub(crate) fn first_id(&self) -> String {
        match &self.kind {
            Kind::Day { .. } => format!("{}_month", self.name),
            Kind::OneOf(all) | Kind::Boxes(all) => all
                .first()
                .map_or_else(String::new, |one| self.choice_id(one)),
            _ => self.name.clone(),
        }
    }

    pub(crate) fn choice_id(&self, choice: &Choice) -> String {
        format!("{}-{}", self.name, choice.value)
    }

    pub(crate) fn described_by(&self) -> String {
        let hint = (!self.hint.is_empty()).then(|| format!("{}-hint", self.name));
        let problem = (!self.problem.is_empty()).then(|| format!("{}-problem", self.name));
        hint.into_iter()
            .chain(problem)
            .collect::<Vec<_>>()
            .join(" ")
    }
}

/// What a form is about, with what was typed.
pub(crate) struct On<'a> {
    pub(crate) look: &'a Look<'a>,
    pub(crate) file: &'a VictimCase,
    pub(crate) person: Option<PersonNo>,
    pub(crate) fact: Option<FactId>,
    pub(crate) typed: &'a Fields,
    pub(crate) wrong: &'a [Wrong],
    /// It was answered once and is asked a second time.
    pub(crate) again: bool,
}

impl On<'_> {
    pub(crate) fn get(&self, field: &str) -> &str {
        self.typed.get(&format!("vc_{field}"))
    }

    pub(crate) fn all(&self, field: &str) -> Vec<String> {
        self.typed
            .all(&format!("vc_{field}"))
            .map(str::to_owned)
            .collect()
    }

    pub(crate) fn text(&self, field: &str) -> String {
        self.get(field).to_owned()
    }

    pub(crate) fn wrong(&self, field: &str, key: &str) -> Wrong {
        Wrong {
            field: field.to_owned(),
            text: say(self.look, key),
        }
    }

    fn question(&self, field: &str, label: String, hint: &str, kind: Kind) -> Question {
        let problem = self.wrong.iter().find(|wrong| wrong.field == field);
        let w = self.look.w();
        Question {
            name: format!("vc_{field}"),
            label,
            hint: if w.has(hint) {
                w.t(hint).to_owned()
            } else {
                String::new()
            },
            problem: problem.map_or_else(String::new, |wrong| wrong.text.clone()),
            facts: Vec::new(),
            kind,
        }
    }

    /// One line; its words are `KEY`, its hint `KEY-hint` if there is one.
    pub(crate) fn line(&self, field: &str, key: &str) -> Question {
        let kind = Kind::Line {
            value: self.text(field),
        };
        self.question(field, say(self.look, key), &format!("{key}-hint"), kind)
    }

    pub(crate) fn words(&self, field: &str, key: &str) -> Question {
        let kind = Kind::Text {
            value: self.text(field),
        };
        self.question(field, say(self.look, key), &format!("{key}-hint"), kind)
    }

    pub(crate) fn day(&self, field: &str, key: &str) -> Question {
        let part = |part: &str| self.text(&format!("{field}_{part}"));
        let kind = Kind::Day {
            month: part("month"),
            day: part("day"),
            year: part("year"),
        };
        self.question(field, say(self.look, key), &format!("{key}-hint"), kind)
    }

    fn choices(&self, field: &str, all: Vec<(String, String)>) -> Vec<Choice> {
        let typed = self.all(field);
        let choice = |(value, label): (String, String)| Choice {
            chosen: typed.contains(&value),
            value,
            label,
        };
        all.into_iter().map(choice).collect()
    }

    /// Answers by their values; the words of each are `KEY-VALUE`.
    fn keyed(&self, key: &str, values: &[&str]) -> Vec<(String, String)> {
        let pair = |value: &&str| {
            let label = say(self.look, &format!("{key}-{value}"));
            ((*value).to_owned(), label)
        };
        values.iter().map(pair).collect()
    }

    pub(crate) fn one_of(&self, field: &str, key: &str, values: &[&str]) -> Question {
        let all = self.choices(field, self.keyed(key, values));
        self.question(
            field,
            say(self.look, key),
            &format!("{key}-hint"),
            Kind::OneOf(all),
        )
    }

    /// One of several whose words are no keys.
    pub(crate) fn one_of_these(
        &self,
        field: &str,
        key: &str,
        all: Vec<(String, String)>,
    ) -> Question {
        let all = self.choices(field, all);
        self.question(
            field,
            say(self.look, key),
            &format!("{key}-hint"),
            Kind::OneOf(all),
        )
    }

    pub(crate) fn boxes(&self, field: &str, key: &str, values: &[&str]) -> Question {
        let all = self.choices(field, self.keyed(key, values));
        self.question(
            field,
            say(self.look, key),
            &format!("{key}-hint"),
            Kind::Boxes(all),
        )
    }

    pub(crate) fn select(&self, field: &str, key: &str, values: &[&str]) -> Question {
        let all = self.choices(field, self.keyed(key, values));
        self.question(
            field,
            say(self.look, key),
            &format!("{key}-hint"),
            Kind::Select(all),
        )
    }

    pub(crate) fn section(&self, key: &str, questions: Vec<Question>) -> Section {
        let lead = format!("{key}-lead");
        let w = self.look.w();
        Section {
            title: say(self.look, key),
            lead: if w.has(&lead) {
                w.t(&lead).to_owned()
            } else {
                String::new()
            },
            scripts: Vec::new(),
            questions,
        }
    }

    /// What is said, and that it is a draft.
    pub(crate) fn say(&self, scripts: Vec<Script>) -> Section {
        Section {
            title: say(self.look, "victim-call-say"),
            lead: say(self.look, "victim-call-say-draft"),
            scripts,
            questions: Vec::new(),
        }
    }

    /// When it happened; left empty it is now.
    pub(crate) fn ask_when(&self) -> Section {
        let day = self.day("when", "victim-case-when-day");
        let time = self.line("when_time", "victim-case-when-time");
        let sheet = self.line("sheet", "in-out-sheet");
        self.section("victim-case-when", vec![day, time, sheet])
    }

    /// A day of three fields; nothing if all are empty.
    pub(crate) fn read_day(&self, field: &str) -> Result<Option<Date>, Wrong> {
        let part = |part: &str| self.text(&format!("{field}_{part}"));
        let (month, day, year) = (part("month"), part("day"), part("year"));
        if [&month, &day, &year].iter().all(|part| part.is_empty()) {
            return Ok(None);
        }
        let read = || {
            let year = (year.len() == 4).then(|| year.parse().ok()).flatten()?;
            Date::new(year, typed::month(&month)?, day.parse().ok()?).ok()
        };
        read()
            .map(Some)
            .ok_or_else(|| self.wrong(field, "victim-case-wrong-day"))
    }

    /// A time of day; nothing if it is empty.
    pub(crate) fn read_time(&self, field: &str) -> Result<Option<Time>, Wrong> {
        let text = self.get(field);
        if text.is_empty() {
            return Ok(None);
        }
        typed::time(text)
            .map(Some)
            .ok_or_else(|| self.wrong(field, "victim-case-wrong-time"))
    }

    /// When it happened, as typed; what is wrong with it goes to the list.
    pub(crate) fn when(&self, wrong: &mut Vec<Wrong>) -> When {
        match (self.read_day("when"), self.read_time("when_time")) {
            (Ok(None), Ok(None)) => When::Now,
            (Ok(day), Ok(Some(time))) => {
                let day = day.unwrap_or_else(|| self.look.today());
                let zone = &self.look.desk.office.zone;
                // Of an hour that comes twice the earlier: no duty is then due later than it is.
                let there = zone.to_ambiguous_timestamp(day.to_datetime(time)).earlier();
                there.map_or(When::Day(day), |at| {
                    When::At(Moment::from_second(at.as_second()))
                })
            }
            (Ok(Some(day)), Ok(None)) => When::Day(day),
            (day, time) => {
                wrong.extend(day.err());
                wrong.extend(time.err());
                When::Now
            }
        }
    }
}

/// Everything that is wrong, for the top of the page.
pub(crate) fn summary(sections: &[Section], wrong: &[Wrong], into: &mut Problems) {
    let all = || sections.iter().flat_map(|section| &section.questions);
    for lost in wrong {
        if all().all(|one| one.name != format!("vc_{}", lost.field)) {
            into.add("main", lost.text.clone());
        }
    }
    for question in all().filter(|question| !question.problem.is_empty()) {
        into.add(question.first_id(), question.problem.clone());
    }
}

/// What is wrong, and what to do about it.
pub(crate) fn problem(look: &Look<'_>, problem: Problem) -> String {
    let w = look.w();
    let key = match problem {
        Problem::Missing => "missing",
        Problem::TooLong(most) => return w.n("victim-case-wrong-long", most),
        Problem::TooMany(most) => return w.n("victim-case-wrong-many", most),
        Problem::Future => "future",
        Problem::TooLongAgo => "long-ago",
        Problem::BeforeKnown(at) | Problem::BeforeThat(at) => {
            let at = look.at(at, ledger::Exactness::Second);
            return w.with("victim-case-wrong-before", [("when", at)]);
        }
        Problem::NotAPerson | Problem::NotAnother => "person",
        Problem::EndedBefore => "ended",
        Problem::NotReached | Problem::OnlyLocate => "reached",
        Problem::NotOwed => "owed",
        Problem::NotAThreat => "danger",
        Problem::NotCovered => "covered",
        Problem::AnotherRecipient => "recipient",
        Problem::TheParticipant => "participant",
        Problem::NeverTheGuardian => "guardian",
        Problem::NoAdvocate => "advocate",
        Problem::NotToOneself | Problem::NotForYou => "person",
        Problem::NotToRetract => "retract",
        Problem::NotSoManyMinutes => "minutes",
        Problem::NotToHear => "shown",
        Problem::NotForDanger => "advocate-danger",
        Problem::Both => "both",
        Problem::NotSoManyDays => "days",
        Problem::NotBetween { first, last } => {
            let day = |day| page::when::day(w, day);
            return w.with(
                "victim-case-wrong-between",
                [("first", day(first)), ("last", day(last))],
            );
        }
        Problem::SamePerson => "same-person",
        Problem::SeenBefore => "seen-before",
        Problem::HoursBackwards => "hours",
        Problem::NotASheet => return say(look, "in-out-sheet-wrong"),
        Problem::NotToTakeBack => "correct",
        Problem::TakenBackBefore => "corrected",
    };
    say(look, &format!("victim-case-wrong-{key}"))
}
