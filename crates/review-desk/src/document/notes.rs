//! What reviewers wrote beside a binder, in words, for the files that stay at the review.

use serde_json::{Value, json};

/// One note.
#[derive(Debug, Clone)]
pub(crate) struct Note {
    /// The clause or the label.
    pub(crate) about: String,
    /// What it is about, in words.
    pub(crate) title: String,
    /// What was said, as a word for programs.
    pub(crate) word: &'static str,
    /// The same in words.
    pub(crate) said: String,
    /// Whether nothing later was said of it.
    pub(crate) stands: bool,
    pub(crate) note: Vec<String>,
    pub(crate) who: String,
}

/// All of them; the two sides of files apart, as everywhere.
#[derive(Debug, Clone, Default)]
pub struct Notes {
    pub(crate) progress: Vec<String>,
    pub(crate) clauses: Vec<Note>,
    pub(crate) separate: Vec<Note>,
    pub(crate) participants: Vec<Note>,
}

impl Notes {
    /// Whether nothing was written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sides().iter().all(|side| side.is_empty())
    }

    /// Clauses, separate files, participants' files.
    pub(crate) fn sides(&self) -> [&[Note]; 3] {
        [&self.clauses, &self.separate, &self.participants]
    }

    pub(crate) fn json(&self) -> Value {
        let [clauses, separate, participants] = self.sides().map(|side| {
            let notes = side.iter().map(|note| {
                json!({
                    "about": note.about,
                    "said": note.word,
                    "note": note.note.join("\n"),
                    "who": note.who,
                    "stands": note.stands,
                })
            });
            notes.collect::<Vec<Value>>()
        });
        json!({"clauses": clauses, "separate": separate, "participants": participants})
    }
}
