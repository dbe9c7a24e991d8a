//! A form as a list of questions: one template shows them all, with what was typed and what is wrong.

use client_file::{Problem, Wrong};
use desk::Fields;
use page::{Hidden, Problems};

use crate::look::Look;

/// One question.
pub(crate) struct Question {
    pub(crate) name: &'static str,
    pub(crate) label: String,
    pub(crate) hint: String,
    /// What is wrong with the answer, and what to do.
    pub(crate) problem: String,
    pub(crate) kind: Kind,
}

/// How it is answered.
pub(crate) enum Kind {
    /// One line.
    Line { value: String },
    /// Several lines.
    Text { value: String, rows: u8 },
    /// A month, a day, a year.
    Day {
        month: String,
        day: String,
        year: String,
    },
    /// One of a few.
    OneOf(Vec<Choice>),
    /// Any of a few.
    Ticks(Vec<Choice>),
    /// Nothing: what the form is sent with besides.
    Along { value: String },
}

/// One answer to choose.
pub(crate) struct Choice {
    pub(crate) value: &'static str,
    pub(crate) label: String,
    pub(crate) chosen: bool,
}

/// Questions that belong together.
pub(crate) struct Section {
    pub(crate) title: String,
    pub(crate) lead: String,
    /// What is to be read before the answers.
    pub(crate) paragraphs: Vec<String>,
    /// In which language that stands, as a page's `lang`; empty where it is the page's own.
    pub(crate) read_in: String,
    pub(crate) questions: Vec<Question>,
}

/// What was typed before and not sent.
pub(crate) struct Kept {
    /// `Filled with what you typed at 9:12 a.m.`
    pub(crate) said: String,
    /// Where one is rid of it.
    pub(crate) discard: String,
}

/// A whole form.
pub(crate) struct Form {
    pub(crate) action: String,
    pub(crate) hidden: Hidden,
    /// When what it is filled with was typed, if that was kept and not sent.
    pub(crate) kept: Option<Kept>,
    pub(crate) button: String,
    pub(crate) sections: Vec<Section>,
}

impl Form {
    /// What is wrong, for the top of the page: of each question, and of what no question asks.
    pub(crate) fn problems(&self, look: &Look<'_>, wrong: &[Wrong], into: &mut Problems) {
        let all = || self.sections.iter().flat_map(|section| &section.questions);
        for lost in wrong
            .iter()
            .filter(|wrong| all().all(|one| one.name != wrong.field))
        {
            into.add("main", problem(look, "", lost.problem));
        }
        for question in all().filter(|question| !question.problem.is_empty()) {
            into.add(question.first_id(), question.problem.clone());
        }
    }
}

impl Question {
    /// The id of its first input, where a link from the summary leads.
    pub(crate) fn first_id(&self) -> String {
        match &self.kind {
            Kind::Day { .. } => format!("{}_month", self.name),
            Kind::OneOf(choices) | Kind::Ticks(choices) => choices
                .first()
                .map_or_else(String::new, |one| self.choice_id(one)),
            Kind::Line { .. } | Kind::Text { .. } | Kind::Along { .. } => self.name.to_owned(),
        }
    }

    pub(crate) fn choice_id(&self, choice: &Choice) -> String {
        format!("{}-{}", self.name, choice.value)
    }

    /// The ids of what describes its inputs, for `aria-describedby`.
    pub(crate) fn described_by(&self) -> String {
        let hint = (!self.hint.is_empty()).then(|| format!("{}-hint", self.name));
        let problem = (!self.problem.is_empty()).then(|| format!("{}-problem", self.name));
        hint.into_iter()
            .chain(problem)
            .collect::<Vec<_>>()
            .join(" ")
    }
}

/// Asks, with what was typed before and what is wrong with it.
pub(crate) struct Asker<'a> {
    pub(crate) look: &'a Look<'a>,
    pub(crate) typed: &'a Fields,
    pub(crate) wrong: &'a [Wrong],
}

impl Asker<'_> {
    pub(crate) fn section(&self, key: &str, questions: Vec<Question>) -> Section {
        let lead = self.look.say_if(&format!("{key}-lead"));
        Section {
            title: self.look.say_if(key),
            lead,
            paragraphs: Vec::new(),
            read_in: String::new(),
            questions,
        }
    }

    pub(crate) fn line(&self, name: &'static str, key: &str) -> Question {
        let value = self.typed.get(name).to_owned();
        self.question(name, key, Kind::Line { value })
    }

    pub(crate) fn text(&self, name: &'static str, key: &str, rows: u8) -> Question {
        let value = self.typed.get(name).to_owned();
        self.question(name, key, Kind::Text { value, rows })
    }

    pub(crate) fn day(&self, name: &'static str, key: &str) -> Question {
        let part = |part: &str| self.typed.get(&format!("{name}_{part}")).to_owned();
        let kind = Kind::Day {
            month: part("month"),
            day: part("day"),
            year: part("year"),
        };
        self.question(name, key, kind)
    }

    /// `answers`: what is sent, and the key of its words.
    pub(crate) fn one_of(
        &self,
        name: &'static str,
        key: &str,
        answers: impl IntoIterator<Item = (&'static str, String)>,
    ) -> Question {
        let choices = answers.into_iter().map(|(value, key)| Choice {
            value,
            label: self.look.say(&key),
            chosen: self.typed.get(name) == value,
        });
        self.question(name, key, Kind::OneOf(choices.collect()))
    }

    /// The same, with any number of answers.
    pub(crate) fn ticks(
        &self,
        name: &'static str,
        key: &str,
        answers: impl IntoIterator<Item = (&'static str, String)>,
    ) -> Question {
        let choices = answers.into_iter().map(|(value, key)| Choice {
            value,
            label: self.look.say(&key),
            chosen: self.typed.all(name).any(|each| each == value),
        });
        self.question(name, key, Kind::Ticks(choices.collect()))
    }

    /// What the form is sent with and nobody is asked.
    pub(crate) fn along(&self, name: &'static str, value: &str) -> Question {
        Question {
            name,
            label: String::new(),
            hint: String::new(),
            problem: String::new(),
            kind: Kind::Along {
                value: value.to_owned(),
            },
        }
    }

    fn question(&self, name: &'static str, key: &str, kind: Kind) -> Question {
        let label = self.look.say(key);
        let found = self.wrong.iter().find(|wrong| wrong.field == name);
        let problem = found.map(|wrong| problem(self.look, &label, wrong.problem));
        let hint = self.look.say_if(&format!("{key}-hint"));
        Question {
            name,
            label,
            hint,
            problem: problem.unwrap_or_default(),
            kind,
        }
    }
}

/// What is wrong with a field, and what to do; the same words beside it and in the summary.
fn problem(look: &Look<'_>, label: &str, problem: Problem) -> String {
    let key = match problem {
        Problem::Missing => "client-problem-missing",
        Problem::TooLong(_) => "client-problem-too-long",
        Problem::NotADay => "client-problem-not-a-day",
        Problem::NotATime => "client-problem-not-a-time",
        Problem::NotANumber => "client-problem-not-a-number",
        Problem::Future => "client-problem-future",
        Problem::TooLongAgo => "client-problem-too-long-ago",
        Problem::BeforeEarlier => "client-problem-before-earlier",
        Problem::TooMany(_) => "client-problem-too-many",
        Problem::NotChosen => "client-problem-not-chosen",
        Problem::LooksTheirs => "client-problem-looks-theirs",
        Problem::OtherLanguage => "client-problem-other-language",
        Problem::NotASheet => "in-out-sheet-wrong",
        Problem::NotToTakeBack => "client-problem-not-to-take-back",
        Problem::TakenBackBefore => "client-problem-taken-back-before",
    };
    let most = match problem {
        Problem::TooLong(most) | Problem::TooMany(most) => most,
        _ => 0,
    };
    look.say_with(
        key,
        &[("field", label.to_owned()), ("most", most.to_string())],
    )
}
