//! Numbers of the United States: ten digits, or seven within the same case; spaced, spelled out, two digits
//! exchanged or one misheard.

use std::collections::HashMap;
use std::ops::Range;

use crate::fold::{Folded, Kind};
use crate::{Certainty, Find, How, What};

/// A whole number: area code and seven digits (North American Numbering Plan).
const WHOLE: usize = 10;
/// Without the area code.
const LOCAL: usize = 7;
/// The most signs between two digits of one number.
const APART: usize = 3;

/// Digits to be found, and whose.
#[derive(Default)]
pub(crate) struct Numbers {
    known: HashMap<String, (usize, How)>,
    /// A number with one digit left open, written as a point.
    open: HashMap<String, usize>,
    own: Vec<String>,
}

/// The digits of a number without the country's; nothing if they are too few.
pub(crate) fn digits(number: &str) -> Option<String> {
    let all: String = number.chars().filter(char::is_ascii_digit).collect();
    let all = match all.strip_prefix('1') {
        Some(rest) if rest.len() == WHOLE => rest.to_owned(),
        _ => all,
    };
    (all.len() == WHOLE || all.len() == LOCAL).then_some(all)
}

impl Numbers {
    pub(crate) fn own(&mut self, number: &str) {
        self.own.extend(digits(number));
    }

    pub(crate) fn add(&mut self, number: &str, whose: usize, of_another_case: bool) {
        let Some(digits) = digits(number) else { return };
        if digits.len() == WHOLE {
            self.one(&digits, whose);
            for at in 0..digits.len() {
                self.open.entry(with_gap(&digits, at)).or_insert(whose);
            }
        }
        if !of_another_case {
            let from = digits.len().saturating_sub(LOCAL);
            if let Some(local) = digits.get(from..) {
                self.one(local, whose);
            }
        }
    }

    fn one(&mut self, digits: &str, whose: usize) {
        self.known
            .insert(digits.to_owned(), (whose, How::AsWritten));
        for exchanged in exchanges(digits) {
            let how = (whose, How::Exchanged);
            self.known.entry(exchanged).or_insert(how);
        }
    }

    pub(crate) fn look(&self, folded: &Folded<'_>, found: &mut Vec<Find>) {
        if self.known.is_empty() {
            return;
        }
        for run in runs(folded) {
            self.look_in(&run, found);
        }
    }

    fn look_in(&self, run: &Run, found: &mut Vec<Find>) {
        let long = run.digits.len();
        if long == LOCAL {
            self.whole(run, 0, LOCAL, found);
            return;
        }
        let mut at = 0;
        while at + WHOLE <= long {
            at += if self.whole(run, at, WHOLE, found) {
                WHOLE
            } else {
                1
            };
        }
    }

    fn whole(&self, run: &Run, at: usize, long: usize, found: &mut Vec<Find>) -> bool {
        let Some(digits) = run.digits.get(at..at + long) else {
            return false;
        };
        if self.own.iter().any(|own| own.ends_with(digits)) {
            return false;
        }
        let place = run.place(at, at + long);
        let find = |whose, how, certainty| Find {
            place: place.clone(),
            whose,
            what: What::Number,
            how,
            certainty,
        };
        if let Some((whose, how)) = self.known.get(digits) {
            let certainty = match how {
                How::AsWritten => Certainty::Sure,
                _ => Certainty::Likely,
            };
            found.push(find(*whose, *how, certainty));
            return true;
        }
        // One digit off only where the run is one number: within longer runs there are too many tens of digits.
        let alone =
            run.digits.len() == long || run.digits.len() == long + 1 && run.digits.starts_with('1');
        if long == WHOLE && alone && at + long == run.digits.len() {
            let like = (0..long).find_map(|gap| self.open.get(&with_gap(digits, gap)));
            if let Some(whose) = like {
                // Lines of one household are often neighbours.
                found.push(find(*whose, How::OneOff, Certainty::Perhaps));
                return true;
            }
        }
        false
    }
}

fn with_gap(digits: &str, at: usize) -> String {
    let each = digits.chars().enumerate();
    each.map(|(place, digit)| if place == at { '.' } else { digit })
        .collect()
}

/// With each two neighbours exchanged that differ.
fn exchanges(digits: &str) -> impl Iterator<Item = String> {
    let digits: Vec<char> = digits.chars().collect();
    (1..digits.len()).filter_map(move |at| {
        let mut other = digits.clone();
        other.swap(at - 1, at);
        (other != digits).then(|| other.into_iter().collect())
    })
}

/// Digits with so little between them that they may be one number.
struct Run {
    digits: String,
    /// For each digit, the bytes of the text that say it.
    places: Vec<Range<usize>>,
}

impl Run {
    fn place(&self, from: usize, to: usize) -> Range<usize> {
        let start = self.places.get(from).map_or(0, |place| place.start);
        let end = self.places.get(to - 1).map_or(start, |place| place.end);
        start..end
    }
}

fn runs(folded: &Folded<'_>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut open: Option<(Run, usize)> = None;
    for (at, token) in folded.tokens.iter().enumerate() {
        let word = folded.word(token);
        let said = match token.kind {
            Kind::Digits => Some(word),
            Kind::Word => said(word, open.is_some()),
        };
        let Some(said) = said else {
            runs.extend(open.take().map(|(run, _)| run));
            continue;
        };
        let joins = open.as_ref().is_some_and(|(_, last)| {
            let last = folded.tokens.get(*last);
            last.is_some_and(|last| may_join(folded.between(last, token)))
        });
        if !joins {
            runs.extend(open.take().map(|(run, _)| run));
        }
        let (run, last) = open.get_or_insert_with(|| {
            let run = Run {
                digits: String::new(),
                places: Vec::new(),
            };
            (run, at)
        });
        *last = at;
        run.digits.push_str(said);
        let places = (0..said.len()).map(|place| match token.kind {
            Kind::Digits => token.place.start + place..token.place.start + place + 1,
            Kind::Word => token.place.clone(),
        });
        run.places.extend(places);
    }
    runs.extend(open.map(|(run, _)| run));
    runs.retain(|run| run.digits.len() >= LOCAL);
    runs
}

fn may_join(between: &str) -> bool {
    between.chars().count() <= APART
        && between.chars().all(|each| {
            each.is_whitespace() && each != '\n'
                || "-./()+,*\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{b7}".contains(each)
        })
}

/// A digit that was written as a word. A lone letter o is one only between others.
fn said(word: &str, within: bool) -> Option<&'static str> {
    Some(match word {
        "zero" | "cero" => "0",
        "oh" | "o" if within => "0",
        "one" | "uno" => "1",
        "two" | "dos" => "2",
        "three" | "tres" => "3",
        "four" | "cuatro" => "4",
        "five" | "cinco" => "5",
        "six" | "seis" => "6",
        "seven" | "siete" => "7",
        "eight" | "ocho" => "8",
        "nine" | "nueve" => "9",
        _ => return None,
    })
}
