//! Words that are nearly a name: one letter off, or of the same sound.

use std::collections::HashMap;

use rphonetic::DoubleMetaphone;

use crate::How;

/// The fewest letters of a word that may be one letter off. Below it too many words are each other's neighbours.
const SHORTEST: usize = 5;
/// The fewest letters of a word that is compared by sound.
const SHORTEST_SOUND: usize = 4;
/// The most letters of a name that is looked for.
const LONGEST: usize = 40;

/// Words, each with a number, to be found by a word that is nearly one.
#[derive(Default)]
pub(crate) struct Near {
    words: Vec<(String, usize)>,
    /// Each word and each word less one letter: two words that are one letter off share one of these.
    less: HashMap<String, Vec<usize>>,
    sounds: HashMap<String, Vec<usize>>,
    /// First letter and length of each word, as one bit: most words of a text are like none.
    begin: HashMap<char, u64>,
}

impl Near {
    pub(crate) fn add(&mut self, word: &str, number: usize) {
        let place = self.words.len();
        self.words.push((word.to_owned(), number));
        let long = word.chars().count();
        let lengths = self.begin.entry(begins(word)).or_default();
        *lengths |= 1 << long.min(LONGEST);
        if long >= SHORTEST {
            each_less(word, |less| {
                self.less.entry(less.to_owned()).or_default().push(place);
            });
        }
        if long >= SHORTEST_SOUND {
            for sound in sounds(word) {
                self.sounds.entry(sound).or_default().push(place);
            }
        }
    }

    /// The words that a word nearly is, and how; not those that it is.
    pub(crate) fn like(&self, word: &str) -> Vec<(usize, How)> {
        let mut found: Vec<(usize, How)> = Vec::new();
        let long = word.chars().count();
        let lengths = self.begin.get(&begins(word)).copied().unwrap_or_default();
        // A word may be two letters shorter or longer than another one of the same sound.
        if !(SHORTEST_SOUND..=LONGEST).contains(&long) || (lengths << 2) & (0b1_1111 << long) == 0 {
            return found;
        }
        let mut take = |places: Option<&Vec<usize>>, how: How, fits: &dyn Fn(&str) -> bool| {
            for place in places.into_iter().flatten() {
                let Some((known, number)) = self.words.get(*place) else {
                    continue;
                };
                let seen = found.iter().any(|(other, _)| other == number);
                if !seen && known != word && begins(known) == begins(word) && fits(known) {
                    found.push((*number, how));
                }
            }
        };
        if long + 1 >= SHORTEST {
            let fits = |known: &str| strsim::osa_distance(known, word) == 1;
            each_less(word, |less| take(self.less.get(less), How::OneOff, &fits));
        }
        // Of the same sound, and as long within two letters: a sound alone is a coarse sieve.
        let fits = |known: &str| strsim::osa_distance(known, word) <= 2;
        for sound in sounds(word) {
            take(self.sounds.get(&sound), How::Sounds, &fits);
        }
        found
    }
}

/// The first letter, where those that begin alike in English or Spanish are one. It is never the one that is off.
fn begins(word: &str) -> char {
    match word.chars().next() {
        Some('b' | 'v') => 'v',
        Some('c' | 'k' | 'q') => 'k',
        Some('g' | 'h' | 'i' | 'j' | 'x' | 'y') => 'j',
        Some('s' | 'z') => 's',
        Some(other) => other,
        None => ' ',
    }
}

fn each_less(word: &str, mut go: impl FnMut(&str)) {
    go(word);
    let mut less = String::with_capacity(word.len());
    for (at, letter) in word.char_indices() {
        less.clear();
        less.push_str(word.get(..at).unwrap_or_default());
        less.push_str(word.get(at + letter.len_utf8()..).unwrap_or_default());
        go(&less);
    }
}

fn sounds(word: &str) -> Vec<String> {
    // Of what is not Latin script nothing is known.
    if !word.is_ascii() {
        return Vec::new();
    }
    let said = DoubleMetaphone::new(Some(8)).double_metaphone(word);
    let mut sounds = vec![said.primary()];
    if said.alternate() != said.primary() {
        sounds.push(said.alternate());
    }
    sounds.retain(|sound| sound.len() >= 2);
    sounds
}
