//! What is said above a page's own words: what is wrong, what was done, what changed meanwhile.

use askama::Template;

use crate::{Hidden, Words};

/// One thing that is wrong with a form: the field and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The `id` of the field.
    pub field: String,
    /// What, and how to mend it. The same words stand beside the field.
    pub text: String,
}

/// What is wrong with a form, first on the page and linked to the fields.
#[derive(Debug, Clone, Default, Template)]
#[template(path = "parts/problems.html")]
pub struct Problems {
    /// `There is a problem`.
    pub heading: String,
    /// Each with its field.
    pub list: Vec<Problem>,
}

impl Problems {
    /// Nothing wrong yet.
    #[must_use]
    pub fn new(w: &Words) -> Self {
        Self {
            heading: w.t("problems-title").to_owned(),
            list: Vec::new(),
        }
    }

    /// One more.
    pub fn add(&mut self, field: impl Into<String>, text: impl Into<String>) {
        self.list.push(Problem {
            field: field.into(),
            text: text.into(),
        });
    }

    /// Whether all is well.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// What is wrong with a field, to stand beside it; empty where nothing is.
    #[must_use]
    pub fn of(&self, field: &str) -> &str {
        self.list
            .iter()
            .find(|problem| problem.field == field)
            .map_or("", |problem| problem.text.as_str())
    }
}

/// One line after a save: what it did. Undo is a form, since it appends a fact of its own.
#[derive(Debug, Clone, Template)]
#[template(path = "parts/notice.html")]
pub struct Notice {
    /// What was done: `No answer, recorded 9:12 a.m.`
    pub text: String,
    /// What follows: `Third try by Tue., Dec. 1.` Empty where nothing does.
    pub next: String,
    /// Where Undo is sent, its words and its hidden fields.
    pub undo: Option<Undo>,
}

/// The form that takes something back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undo {
    /// Where it is sent.
    pub path: String,
    /// `Undo`.
    pub label: String,
    /// What is undone, for who does not see the line: `no answer, 9:12 a.m.`
    pub what: String,
    /// Token and batch.
    pub hidden: Hidden,
}

crate::html_safe!(Problems, Notice);
