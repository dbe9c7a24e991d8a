//! Words of a separate file as a reviewer may read them: whatever tells who somebody is, or where, is taken out.
//!
//! A list of what must go is never whole: a note names a mother, a shop, a town that nobody wrote down about anybody. So of
//! a note only those words stay that stand on this program's own pages as well, and none of them that is a name. Each gap is
//! one mark of one width, so that no length tells anything.

use std::collections::{BTreeSet, HashSet};
use std::ops::Range;

use client_file::letter::Intake;
use leaks::{Finder, Own, Sheltered};
use rules::CaseId;

use crate::leaks::Shelter;

/// What may stand around a word.
const MARKS: [char; 14] = [
    '.', ',', ';', ':', '!', '?', '¿', '¡', '(', ')', '"', '…', '-', '–',
];

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words that stay, with single spaces between them.
    Words(String),
    /// Something was taken out here, however much.
    Out,
}

/// Takes out of texts what tells who somebody of a case is.
pub struct Mask {
    finder: Finder,
    /// Each word of their names, in lower case.
    names: HashSet<String>,
    /// Words that anybody writes, in lower case.
    known: BTreeSet<String>,
}

impl Shelter {
    /// What takes out of texts all that tells who the people of one case are, the participant among them. Of notes only
    /// `known` words stay.
    #[must_use]
    pub fn mask(&self, case: CaseId, intake: Option<&Intake>, known: BTreeSet<String>) -> Mask {
        let mut sheltered = self.of_case(case);
        if let Some(intake) = intake {
            let contact = &intake.emergency_contact;
            sheltered.push(Sheltered {
                names: vec![
                    format!("{} {}", intake.first, intake.last),
                    contact.name.clone(),
                ],
                numbers: vec![intake.telephone.clone(), contact.number.clone()],
                ..Sheltered::default()
            });
        }
        Mask::new(&sheltered, known)
    }
}

impl Mask {
    /// For these people, and these words that may stand in a note.
    #[must_use]
    pub fn new(sheltered: &[Sheltered], known: BTreeSet<String>) -> Self {
        let names = sheltered.iter().flat_map(|one| &one.names);
        Self {
            finder: Finder::new(sheltered, &Own::default()),
            names: names.flat_map(|name| words(name)).collect(),
            known,
        }
    }

    /// A text of ours, in which a name may stand: the words of names go, and whatever else of theirs is found.
    #[must_use]
    pub fn of_ours(&self, text: &str) -> Vec<Piece> {
        self.pieces(text, |core, _| {
            !words(core).any(|word| self.names.contains(&word))
        })
    }

    /// A note that somebody of the staff wrote: nothing stays but words that everybody writes.
    #[must_use]
    pub fn of_a_note(&self, text: &str) -> Vec<Piece> {
        self.pieces(text, |core, begins| {
            core.split(['-', '/', '\'', '’'])
                .enumerate()
                .all(|(place, word)| self.is_known(word, begins && place == 0))
        })
    }

    /// A word that everybody writes, and nobody of the case is called so. With a capital only where a sentence begins.
    fn is_known(&self, word: &str, may_be_capital: bool) -> bool {
        let mut letters = word.chars();
        let first = letters.next();
        let first = first
            .is_some_and(|first| first.is_lowercase() || may_be_capital && first.is_uppercase());
        let lower = word.to_lowercase();
        first
            && letters.all(char::is_lowercase)
            && self.known.contains(&lower)
            && !self.names.contains(&lower)
            && !leaks::is_given_name(&lower)
    }

    fn pieces(&self, text: &str, stays: impl Fn(&str, bool) -> bool) -> Vec<Piece> {
        let found = self.finder.look(text);
        let found: Vec<Range<usize>> = found.into_iter().map(|find| find.place).collect();
        let mut pieces: Vec<Piece> = Vec::new();
        let (mut from, mut begins) = (0, true);
        for chunk in text.split_inclusive(char::is_whitespace) {
            let to = from + chunk.len();
            let taken = found
                .iter()
                .any(|place| place.start < to && from < place.end);
            from = to;
            let chunk = chunk.trim();
            let core = chunk.trim_matches(MARKS);
            if core.is_empty() {
                continue;
            }
            if taken || !stays(core, begins) {
                if pieces.last() != Some(&Piece::Out) {
                    pieces.push(Piece::Out);
                }
            } else if let Some(Piece::Words(words)) = pieces.last_mut() {
                words.push(' ');
                words.push_str(chunk);
            } else {
                pieces.push(Piece::Words(chunk.to_owned()));
            }
            begins = chunk.ends_with(['.', '!', '?', ':']);
        }
        pieces
    }
}

/// The words of a text in lower case, without anything that is no letter.
fn words(text: &str) -> impl Iterator<Item = String> {
    let letters = text.split(|letter: char| !letter.is_alphabetic());
    letters
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mask() -> Mask {
        let ada = Sheltered {
            names: vec!["Ada Magnolia-Hope".into()],
            numbers: vec!["918-555-0159".into()],
            addresses: vec!["12 Sandplum Street".into()],
            mails: vec!["ada@example.org".into()],
            of_another_case: false,
        };
        let known = "no answer left a message with hope again at will mother sandplum street her";
        Mask::new(&[ada], known.split(' ').map(str::to_owned).collect())
    }

    fn written(pieces: &[Piece]) -> String {
        let all = pieces.iter().map(|piece| match piece {
            Piece::Words(words) => words.as_str(),
            Piece::Out => "#",
        });
        all.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn of_a_note_nothing_stays_but_words_that_everybody_writes() {
        let mask = mask();
        for (note, left) in [
            ("No answer, left a message.", "No answer, left a message."),
            // A name that nobody wrote down, a place, a number, a mail address, however long.
            ("left a message with Rosalind", "left a message with #"),
            ("rosalind at quikmart: no answer", "# at # no answer"),
            ("no answer 9185550159", "no answer #"),
            ("no answer 9 1 8", "no answer #"),
            ("rosalind@example.org, rosalind", "#"),
            // A word that everybody writes, and she is called so; one that is a name of many.
            ("No answer. Hope", "No answer. #"),
            ("with hope", "with #"),
            ("Will again", "# again"),
            // A capital within a sentence asks who that is.
            ("left a message at her Mother", "left a message at her #"),
            (
                "Left a message. Again no answer",
                "Left a message. Again no answer",
            ),
            // Where she lives, in words that everybody writes.
            ("at 12 sandplum street again", "at # street again"),
            ("no-answer", "no-answer"),
            ("no-quikmart", "#"),
            ("", ""),
            (" . - ", ""),
        ] {
            assert_eq!(written(&mask.of_a_note(note)), left, "{note}");
        }
    }

    #[test]
    fn of_our_own_texts_only_names_go() {
        let mask = mask();
        let ours = |text| written(&mask.of_ours(text));
        assert_eq!(ours("By Nell R., 9:12"), "By Nell R., 9:12");
        assert_eq!(ours("By Ada R."), "By # R.");
        assert_eq!(ours("By MAGNOLIA"), "By #");
        assert_eq!(ours("call 918.555.0159 now"), "call # now");
    }

    /// Who looks for names in what people write lets such words pass: as often as not they are no names.
    #[test]
    fn a_family_name_that_is_a_word_of_everybody_goes_however_it_is_written() {
        let ada = Sheltered {
            names: vec!["Ada Street".into()],
            ..Sheltered::default()
        };
        let known = "no answer at street".split(' ').map(str::to_owned);
        let mask = Mask::new(&[ada], known.collect());
        assert_eq!(
            written(&mask.of_a_note("no answer at street")),
            "no answer at #"
        );
        assert_eq!(written(&mask.of_ours("by street")), "by #");
    }

    /// The participant's name and number, and those of whom to call for them, are in no separate file.
    #[test]
    fn who_the_participant_is_goes_as_well() {
        let mut intake = Intake {
            first: "Orrin".into(),
            last: "Street".into(),
            telephone: "918-555-0177".into(),
            ..Intake::default()
        };
        intake.emergency_contact.name = "Tamsin Again".into();
        intake.emergency_contact.number = "918-555-0178".into();
        let known = "no answer at street again".split(' ').map(str::to_owned);
        let case = CaseId::new("4F2K").unwrap();
        let mask = Shelter::default().mask(case, Some(&intake), known.collect());
        for (note, left) in [
            ("no answer at street", "no answer at #"),
            ("no answer again", "no answer #"),
        ] {
            assert_eq!(written(&mask.of_a_note(note)), left, "{note}");
        }
        for (ours, left) in [
            ("by Orrin", "by #"),
            ("at 918 555 0177 or 918.555.0178", "at # or #"),
        ] {
            assert_eq!(written(&mask.of_ours(ours)), left, "{ours}");
        }
    }

    #[test]
    fn how_long_it_was_is_not_told() {
        let mask = mask();
        let one = mask.of_a_note("no answer x");
        let many = mask.of_a_note(&format!("no answer {}", "Rosalind quikmart 4 ".repeat(40)));
        assert_eq!(one, many);
    }
}
