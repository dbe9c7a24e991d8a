//! A text taken apart: words in lower case without accents, digits, and where each stood.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Word,
    Digits,
}

/// One word or one run of digits.
#[derive(Debug, Clone)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    /// Bytes of the text.
    pub(crate) place: Range<usize>,
    /// Bytes of the folded text.
    folded: Range<usize>,
    /// It begins with a capital.
    pub(crate) capital: bool,
    /// Nothing but the end of a sentence, or nothing at all, comes before it.
    pub(crate) begins: bool,
}

/// A text, its tokens, and them folded.
pub(crate) struct Folded<'a> {
    pub(crate) text: &'a str,
    folded: String,
    pub(crate) tokens: Vec<Token>,
}

impl<'a> Folded<'a> {
    pub(crate) fn of(text: &'a str) -> Self {
        let mut this = Self {
            text,
            folded: String::with_capacity(text.len()),
            tokens: Vec::with_capacity(text.len() / 5),
        };
        let mut open: Option<Kind> = None;
        let mut begins = true;
        for (at, letter) in text.char_indices() {
            let kind = if letter.is_ascii_digit() {
                Some(Kind::Digits)
            } else if letter.is_alphabetic()
                || is_combining_mark(letter) && open == Some(Kind::Word)
            {
                Some(Kind::Word)
            } else {
                None
            };
            match kind {
                Some(kind) if open == Some(kind) => this.longer(at, letter),
                Some(kind) => {
                    this.another(kind, at, letter, begins);
                    begins = false;
                }
                None => begins |= matches!(letter, '.' | '!' | '?' | ':' | '\n' | '\u{2022}'),
            }
            open = kind;
        }
        this
    }

    fn another(&mut self, kind: Kind, at: usize, letter: char, begins: bool) {
        let folded = self.folded.len();
        self.tokens.push(Token {
            kind,
            place: at..at,
            folded: folded..folded,
            capital: letter.is_uppercase(),
            begins,
        });
        self.longer(at, letter);
    }

    fn longer(&mut self, at: usize, letter: char) {
        if letter.is_ascii() {
            self.folded.push(letter.to_ascii_lowercase());
        } else {
            let bare = letter.nfd().filter(|each| !is_combining_mark(*each));
            self.folded.extend(bare.flat_map(char::to_lowercase));
        }
        if let Some(token) = self.tokens.last_mut() {
            token.place.end = at + letter.len_utf8();
            token.folded.end = self.folded.len();
        }
    }

    /// A token as it is compared.
    pub(crate) fn word(&self, token: &Token) -> &str {
        self.folded.get(token.folded.clone()).unwrap_or_default()
    }

    /// What stands between two tokens.
    pub(crate) fn between(&self, one: &Token, next: &Token) -> &str {
        let between = one.place.end..next.place.start;
        self.text.get(between).unwrap_or_default()
    }
}

/// The words of a line as they are compared, without their places.
pub(crate) fn words(line: &str) -> Vec<String> {
    let folded = Folded::of(line);
    let words = folded
        .tokens
        .iter()
        .filter(|token| token.kind == Kind::Word);
    words.map(|token| folded.word(token).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_bare_and_digits_stand_apart() {
        let text = "María-José's 2nd \u{c1}rbol. Next";
        let folded = Folded::of(text);
        let all: Vec<_> = folded
            .tokens
            .iter()
            .map(|token| folded.word(token))
            .collect();
        assert_eq!(all, ["maria", "jose", "s", "2", "nd", "arbol", "next"]);
        let begins: Vec<_> = folded.tokens.iter().map(|token| token.begins).collect();
        assert_eq!(begins, [true, false, false, false, false, false, true]);
        let next = folded.tokens.last().unwrap();
        assert_eq!(&text[next.place.clone()], "Next");
    }

    #[test]
    fn an_accent_that_stands_apart_belongs_to_its_letter() {
        assert_eq!(words("Mari\u{301}a"), ["maria"]);
    }
}
