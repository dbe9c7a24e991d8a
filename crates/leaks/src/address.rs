//! Where somebody lives: a house and its street, the street alone, a box at a post office.

use std::collections::HashMap;
use std::ops::Range;

use crate::fold::{Folded, Kind, Token};
use crate::near::Near;
use crate::{Certainty, Find, How, What};

/// What a street is called after its name, in English and Spanish, long and short.
const KINDS: [&str; 34] = [
    "street",
    "st",
    "str",
    "avenue",
    "ave",
    "av",
    "road",
    "rd",
    "drive",
    "dr",
    "lane",
    "ln",
    "court",
    "ct",
    "place",
    "pl",
    "boulevard",
    "blvd",
    "terrace",
    "ter",
    "circle",
    "cir",
    "highway",
    "hwy",
    "parkway",
    "pkwy",
    "trail",
    "trl",
    "way",
    "loop",
    "calle",
    "avenida",
    "camino",
    "apartments",
];
/// Where a street runs.
const WINDS: [&str; 16] = [
    "n", "s", "e", "w", "ne", "nw", "se", "sw", "north", "south", "east", "west", "norte", "sur",
    "este", "oeste",
];
/// The most words between a house and the name of its street: its wind and one more.
const APART: usize = 3;
/// The most words from the post office to the number of its box.
const BEFORE: usize = 3;
/// The fewest letters of a street whose name alone says something.
const SHORTEST: usize = 4;

struct House {
    /// The name of the street, without kind and wind.
    street: Vec<String>,
    whose: usize,
}

/// Houses to be found, by their number and by the first word of their street.
#[derive(Default)]
pub(crate) struct Houses {
    houses: Vec<House>,
    by_number: HashMap<String, Vec<usize>>,
    by_street: HashMap<String, Vec<usize>>,
    boxes: HashMap<String, usize>,
    near: Near,
}

impl Houses {
    pub(crate) fn add(&mut self, address: &str, whose: usize, of_another_case: bool) {
        for line in address.split(['\n', ';']) {
            let folded = Folded::of(line);
            if let Some(number) = post_box(&folded, 0..folded.tokens.len()) {
                self.boxes.insert(folded.word(number).to_owned(), whose);
                continue;
            }
            let Some(at) = folded
                .tokens
                .iter()
                .position(|token| token.kind == Kind::Digits)
            else {
                continue;
            };
            let (Some(number), Some(rest)) = (folded.tokens.get(at), folded.tokens.get(at + 1..))
            else {
                continue;
            };
            let street = street(&folded, number, rest);
            if street.is_empty() {
                continue;
            }
            let place = self.houses.len();
            for word in &street {
                self.near.add(word, place);
            }
            let number = folded.word(number).to_owned();
            self.by_number.entry(number).or_default().push(place);
            if let Some(first) = street.first().filter(|_| !of_another_case) {
                self.by_street.entry(first.clone()).or_default().push(place);
            }
            self.houses.push(House { street, whose });
        }
    }

    pub(crate) fn look(&self, folded: &Folded<'_>, found: &mut Vec<Find>) {
        for (at, token) in folded.tokens.iter().enumerate() {
            let word = folded.word(token);
            match token.kind {
                Kind::Digits => {
                    let rest = folded.tokens.get(at + 1..).unwrap_or_default();
                    for place in self.by_number.get(word).into_iter().flatten() {
                        found.extend(self.house(*place, folded, token, rest));
                    }
                    if let Some(whose) = self.boxes.get(word) {
                        let from = at.saturating_sub(BEFORE);
                        let said = post_box(folded, from..at + 1);
                        if said.is_some_and(|said| said.place == token.place) {
                            let place = token.place.clone();
                            found.push(find(place, *whose, What::House, How::AsWritten));
                        }
                    }
                }
                Kind::Word => {
                    let rest = folded.tokens.get(at..).unwrap_or_default();
                    for place in self.by_street.get(word).into_iter().flatten() {
                        found.extend(self.street(*place, folded, at, rest));
                    }
                }
            }
        }
    }

    fn house(
        &self,
        place: usize,
        folded: &Folded<'_>,
        number: &Token,
        after: &[Token],
    ) -> Option<Find> {
        let house = self.houses.get(place)?;
        let (last, how) = self.street_in(place, house, folded, after)?;
        let all = number.place.start..last.place.end;
        Some(find(all, house.whose, What::House, how))
    }

    fn street(&self, place: usize, folded: &Folded<'_>, at: usize, rest: &[Token]) -> Option<Find> {
        let house = self.houses.get(place)?;
        let (first, last) = rest.first().zip(whole_street(house, folded, rest))?;
        let street = is_street(folded, at, last) || house.street.len() > 1;
        let all = first.place.start..last.place.end;
        street.then(|| find(all, house.whose, What::Street, How::AsWritten))
    }

    /// The first word of the street's name within a few words after the number.
    fn street_in<'a>(
        &self,
        place: usize,
        house: &House,
        folded: &Folded<'_>,
        after: &'a [Token],
    ) -> Option<(&'a Token, How)> {
        after.iter().take(APART).find_map(|token| {
            let word = folded.word(token);
            if house.street.iter().any(|part| part == word) {
                return Some((token, How::AsWritten));
            }
            let like = self.near.like(word);
            let how = like.into_iter().find(|(number, _)| *number == place)?.1;
            Some((token, how))
        })
    }
}

/// The name of the street after a house's number.
fn street(folded: &Folded<'_>, number: &Token, rest: &[Token]) -> Vec<String> {
    let mut street = Vec::new();
    let mut last = number;
    for token in rest {
        // A comma ends the street: what follows is the apartment or the town.
        if folded.between(last, token).contains(',') {
            break;
        }
        last = token;
        let word = folded.word(token);
        if KINDS.contains(&word) {
            if street.is_empty() {
                continue;
            }
            break;
        }
        if WINDS.contains(&word)
            || ["de", "la", "las", "los", "el", "th", "nd", "rd"].contains(&word)
        {
            continue;
        }
        street.push(word.to_owned());
    }
    street
}

/// The last word of the street's whole name, if it begins here.
fn whole_street<'a>(house: &House, folded: &Folded<'_>, rest: &'a [Token]) -> Option<&'a Token> {
    let letters: usize = house.street.iter().map(String::len).sum();
    if letters < SHORTEST
        || !house
            .street
            .iter()
            .any(|word| word.chars().all(char::is_alphabetic))
    {
        return None;
    }
    let mut tokens = rest.iter();
    let mut last = None;
    for word in &house.street {
        let token = tokens.next()?;
        if folded.word(token) != word {
            return None;
        }
        last = Some(token);
    }
    last
}

/// A word after it, or before it, says that it is a street.
fn is_street(folded: &Folded<'_>, at: usize, last: &Token) -> bool {
    let kind =
        |token: Option<&Token>| token.is_some_and(|token| KINDS.contains(&folded.word(token)));
    let after = folded
        .tokens
        .iter()
        .find(|token| token.place.start >= last.place.end);
    kind(after)
        || kind(
            at.checked_sub(1)
                .and_then(|before| folded.tokens.get(before)),
        )
}

/// The number of a box at a post office among these tokens.
fn post_box<'a>(folded: &'a Folded<'_>, among: Range<usize>) -> Option<&'a Token> {
    let tokens = folded.tokens.get(among).unwrap_or_default();
    let boxed = tokens
        .iter()
        .position(|token| matches!(folded.word(token), "box" | "apartado" | "postal"))?;
    let after = tokens.get(boxed + 1..)?;
    let number = after.iter().find(|token| token.kind == Kind::Digits)?;
    let before = tokens.get(..boxed).unwrap_or_default();
    let office = before
        .iter()
        .any(|token| matches!(folded.word(token), "po" | "p" | "o" | "post"));
    (office || folded.word(tokens.get(boxed)?) != "box").then_some(number)
}

const fn find(place: Range<usize>, whose: usize, what: What, how: How) -> Find {
    let certainty = match what {
        What::House => Certainty::Sure,
        _ => Certainty::Likely,
    };
    Find {
        place,
        whose,
        what,
        how,
        certainty,
    }
}
