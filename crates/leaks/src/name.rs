//! Names: whole, a given or a family name alone, by short forms, one letter off, or of the same sound.

use std::collections::{HashMap, HashSet};

use crate::fold::{Folded, Kind, Token, words};
use crate::near::Near;
use crate::{Certainty, Find, How, Own, What, short};

/// Words between names that are no names.
const PARTICLES: [&str; 10] = [
    "de", "del", "la", "las", "los", "y", "van", "von", "da", "do",
];
/// Given names that are words as well, in English or Spanish: alone they say something only with a capital
/// that no sentence asks for.
const WORDS_TOO: [&str; 48] = [
    "angel",
    "april",
    "art",
    "august",
    "autumn",
    "bill",
    "chance",
    "charity",
    "consuelo",
    "cruz",
    "crystal",
    "dawn",
    "destiny",
    "dolores",
    "drew",
    "esperanza",
    "estrella",
    "faith",
    "frank",
    "gene",
    "ginger",
    "grace",
    "guy",
    "heaven",
    "holly",
    "hope",
    "jack",
    "jesus",
    "joy",
    "june",
    "luz",
    "mark",
    "may",
    "mercy",
    "norma",
    "pat",
    "paz",
    "pilar",
    "rich",
    "rob",
    "rocio",
    "rosa",
    "rose",
    "sol",
    "soledad",
    "sue",
    "summer",
    "will",
];
/// Whether people are commonly called by a word, in lower case and without accents, whether or not it is a word as well.
#[must_use]
pub fn is_given_name(word: &str) -> bool {
    WORDS_TOO.contains(&word) || short::others(word).next().is_some()
}

/// The fewest letters of a name that says something alone.
const SHORTEST: usize = 3;
/// How many words may lie between a given and a family name: a second name, a particle.
const APART: usize = 3;
/// Before a family name, these speak of somebody with an office.
const OFFICES: [&str; 12] = [
    "judge",
    "officer",
    "dr",
    "detective",
    "sergeant",
    "deputy",
    "sheriff",
    "juez",
    "oficial",
    "lic",
    "licenciado",
    "po",
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Given,
    Family,
    /// The second of three: a second given name or the first of two family names.
    Either,
}

impl Part {
    const fn given(self) -> bool {
        matches!(self, Self::Given | Self::Either)
    }

    const fn family(self) -> bool {
        matches!(self, Self::Family | Self::Either)
    }
}

struct Word {
    folded: String,
    part: Part,
    whose: usize,
}

/// Names to be found.
#[derive(Default)]
pub(crate) struct Names {
    words: Vec<Word>,
    exact: HashMap<String, Vec<(usize, How)>>,
    near: Near,
    own: HashSet<String>,
}

/// A token that may be one of the names.
#[derive(Clone, Copy)]
struct Hit {
    at: usize,
    word: usize,
    how: How,
}

impl Names {
    pub(crate) fn own(&mut self, own: &Own) {
        for name in &own.names {
            for word in words(name) {
                let short = short::others(&word).map(str::to_owned);
                self.own.extend(short.collect::<Vec<_>>());
                self.own.insert(word);
            }
        }
    }

    pub(crate) fn add(&mut self, name: &str, whose: usize) {
        for (folded, part) in parts(name) {
            let number = self.words.len();
            let word = (number, How::AsWritten);
            self.exact.entry(folded.clone()).or_default().push(word);
            if part.given() {
                for other in short::others(&folded) {
                    let word = (number, How::Short);
                    self.exact.entry(other.to_owned()).or_default().push(word);
                }
            }
            self.near.add(&folded, number);
            self.words.push(Word {
                folded,
                part,
                whose,
            });
        }
    }

    pub(crate) fn look(&self, folded: &Folded<'_>, found: &mut Vec<Find>) {
        if self.words.is_empty() {
            return;
        }
        let mut hits: Vec<Hit> = Vec::new();
        for (at, token) in folded.tokens.iter().enumerate() {
            if token.kind == Kind::Word {
                let exact = self.exact.get(folded.word(token)).into_iter().flatten();
                hits.extend(exact.map(|(word, how)| Hit {
                    at,
                    word: *word,
                    how: *how,
                }));
            }
        }
        let exact: HashSet<usize> = hits.iter().map(|hit| hit.at).collect();
        for (at, token) in folded.tokens.iter().enumerate() {
            let word = folded.word(token);
            if token.kind != Kind::Word || exact.contains(&at) || self.own.contains(word) {
                continue;
            }
            let like = self.near.like(word);
            hits.extend(like.into_iter().map(|(word, how)| Hit { at, word, how }));
        }
        self.whole(folded, &hits, found);
        for hit in &hits {
            self.alone(folded, *hit, found);
        }
    }

    /// Given and family name of one person close by each other, in either order.
    fn whole(&self, folded: &Folded<'_>, hits: &[Hit], found: &mut Vec<Find>) {
        for one in hits {
            let Some(given) = self.words.get(one.word).filter(|word| word.part.given()) else {
                continue;
            };
            for two in hits
                .iter()
                .filter(|two| two.at != one.at && two.at.abs_diff(one.at) <= APART)
            {
                let Some(family) = self.words.get(two.word).filter(|word| word.part.family())
                else {
                    continue;
                };
                if family.whose != given.whose || one.word == two.word {
                    continue;
                }
                let (first, last) = (one.at.min(two.at), one.at.max(two.at));
                let Some((first, last)) = folded.tokens.get(first).zip(folded.tokens.get(last))
                else {
                    continue;
                };
                if !together(folded, first, last) {
                    continue;
                }
                let how = one.how.max(two.how);
                let both = one.how > How::Short && two.how > How::Short;
                // A man's own family name beside what is nearly the given name may be himself, misspelled.
                let shared = self.own.contains(&family.folded) && one.how > How::Short;
                found.push(Find {
                    place: first.place.start..last.place.end,
                    whose: given.whose,
                    what: What::Name,
                    how,
                    certainty: match (both, shared) {
                        (false, false) => Certainty::Sure,
                        (true, false) => Certainty::Likely,
                        (_, true) => Certainty::Perhaps,
                    },
                });
            }
        }
    }

    fn alone(&self, folded: &Folded<'_>, hit: Hit, found: &mut Vec<Find>) {
        let (Some(word), Some(token)) = (self.words.get(hit.word), folded.tokens.get(hit.at))
        else {
            return;
        };
        let written = folded.word(token);
        if self.own.contains(written) || self.own.contains(&word.folded) || written.len() < SHORTEST
        {
            return;
        }
        let family = word.part == Part::Family;
        if family && self.initial(folded, hit.at, word.whose) {
            self.push(token, hit, What::Name, Certainty::Likely, found);
            return;
        }
        let named = token.capital && !token.begins;
        let certainty = match hit.how {
            How::AsWritten if WORDS_TOO.contains(&written) => match named {
                true => Certainty::Perhaps,
                false => return,
            },
            How::AsWritten if family && office(folded, hit.at) => Certainty::Perhaps,
            How::AsWritten if family && !token.capital => return,
            How::AsWritten if written.len() <= SHORTEST && !token.capital => return,
            How::AsWritten => Certainty::Likely,
            How::Short if WORDS_TOO.contains(&written) && !named => return,
            How::Short if token.capital => Certainty::Perhaps,
            How::OneOff | How::Sounds if named && !family => Certainty::Perhaps,
            _ => return,
        };
        let what = if family { What::Family } else { What::Given };
        self.push(token, hit, what, certainty, found);
    }

    fn push(
        &self,
        token: &Token,
        hit: Hit,
        what: What,
        certainty: Certainty,
        found: &mut Vec<Find>,
    ) {
        if let Some(word) = self.words.get(hit.word) {
            found.push(Find {
                place: token.place.clone(),
                whose: word.whose,
                what,
                how: hit.how,
                certainty,
            });
        }
    }

    /// The letter before it is the initial of the person's given name.
    fn initial(&self, folded: &Folded<'_>, at: usize, whose: usize) -> bool {
        let before = at
            .checked_sub(1)
            .and_then(|before| folded.tokens.get(before));
        let Some(before) = before.filter(|token| token.capital) else {
            return false;
        };
        let letter = folded.word(before);
        letter.len() == 1
            && self.words.iter().any(|word| {
                word.whose == whose && word.part.given() && word.folded.starts_with(letter)
            })
    }
}

fn office(folded: &Folded<'_>, at: usize) -> bool {
    let before = at
        .checked_sub(1)
        .and_then(|before| folded.tokens.get(before));
    before.is_some_and(|before| OFFICES.contains(&folded.word(before)))
}

/// Nothing between two tokens that ends a sentence, apart from the stop of an initial.
fn together(folded: &Folded<'_>, first: &Token, last: &Token) -> bool {
    let between = folded.between(first, last);
    let mut before = ' ';
    for letter in between.chars() {
        let initial = before.is_uppercase();
        if matches!(letter, '!' | '?' | ';' | '\n') || letter == '.' && !initial {
            return false;
        }
        before = letter;
    }
    true
}

/// The words of a name, each as what it probably is. `Magnolia, Ada` is turned round.
fn parts(name: &str) -> Vec<(String, Part)> {
    let turned = match name.split_once(',') {
        Some((family, given)) => format!("{given} {family}"),
        None => name.to_owned(),
    };
    let mut words = words(&turned);
    words.retain(|word| word.len() > 1 && !PARTICLES.contains(&word.as_str()));
    let long = words.len();
    let part = |at: usize| match (long, at) {
        (_, 0) => Part::Given,
        (3, 1) => Part::Either,
        (_, 1) if long > 3 => Part::Given,
        _ => Part::Family,
    };
    words
        .into_iter()
        .enumerate()
        .map(|(at, word)| (word, part(at)))
        .collect()
}
