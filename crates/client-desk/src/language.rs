//! In which language a paper is made: the one in which the participant is written to, as intake says, or what is chosen on
//! its form. The page's own is that of whoever works at it.
//!
//! What is signed or sent was read as it stands. Where another language is chosen than the one in which a form showed its text, the
//! form is shown again in that one and nothing is recorded yet.

use client_file::{Participant, Problem, Wrong};
use desk::Fields;
use page::Words;

use crate::ask::{Asker, Question};
use crate::look::Look;

/// The field in which it is chosen.
pub(crate) const FIELD: &str = "language";
/// The field that says in which language a form showed its text.
const SHOWN: &str = "shown_in";

/// Every language, with the key of its name.
pub(crate) fn all() -> impl Iterator<Item = (&'static str, String)> {
    page::codes().map(|code| (code, format!("language-{code}")))
}

/// The code that was chosen, if it is one of a language there is.
pub(crate) fn code(typed: &Fields) -> Option<&'static str> {
    page::codes().find(|code| *code == typed.get(FIELD))
}

/// A code in words; the code itself where there are no words of that language any more.
pub(crate) fn said(look: &Look<'_>, code: &str) -> String {
    let found = all().find(|(each, _)| *each == code);
    found.map_or_else(|| code.to_owned(), |(_, key)| look.say(&key))
}

/// The field, filled with a language.
pub(crate) fn filled(words: &Words) -> (String, String) {
    (FIELD.to_owned(), words.code().to_owned())
}

/// The words in which the participant is written to: these where nobody said any.
pub(crate) fn theirs(words: &Words, file: &Participant) -> Words {
    let said = file.intake.as_ref().map(|intake| intake.language.as_str());
    let own = said.and_then(|code| words.in_language(code));
    own.unwrap_or_else(|| words.clone())
}

/// Asks for it; `key`: of the question's words.
pub(crate) fn ask(ask: &Asker<'_>, key: &str) -> [Question; 2] {
    let shown = now(ask.look, ask.typed);
    [
        ask.one_of(FIELD, key, all()),
        ask.along(SHOWN, shown.code()),
    ]
}

/// The words in which a form shows its text, by what is chosen in it.
pub(crate) fn now(look: &Look<'_>, typed: &Fields) -> Words {
    let words = &look.visit.words;
    let chosen = code(typed).and_then(|code| words.in_language(code));
    chosen.unwrap_or_else(|| words.clone())
}

/// The words in which the form showed its text when it was sent, if it said so.
pub(crate) fn shown(look: &Look<'_>, typed: &Fields) -> Option<Words> {
    let there = page::codes().find(|code| *code == typed.get(SHOWN))?;
    look.visit.words.in_language(there)
}

/// The words in which it is made.
///
/// # Errors
/// When none was chosen, or the form showed its text in another language.
pub(crate) fn read(look: &Look<'_>, typed: &Fields) -> Result<Words, Wrong> {
    let wrong = |problem| Wrong {
        field: FIELD,
        problem,
    };
    let chosen = code(typed).ok_or(wrong(Problem::NotChosen))?;
    match shown(look, typed) {
        Some(shown) if shown.code() == chosen => Ok(shown),
        _ => Err(wrong(Problem::OtherLanguage)),
    }
}
