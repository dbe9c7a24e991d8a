//! Addresses of mail, also said out: `ada at example dot org`.

use std::collections::HashMap;

use crate::fold::{Folded, Token};
use crate::{Certainty, Find, How, What};

/// Words between the parts of an address that is said out.
const SAID: [&str; 5] = ["at", "dot", "arroba", "punto", "com"];

/// Addresses to be found: their parts, by the first of them.
#[derive(Default)]
pub(crate) struct Mails {
    by_first: HashMap<String, Vec<(Vec<String>, usize)>>,
}

impl Mails {
    /// Every address that stands in a line.
    pub(crate) fn add(&mut self, line: &str, whose: usize) {
        for word in line.split(|each: char| each.is_whitespace() || ",;<>()".contains(each)) {
            let word = word.trim_matches(|each: char| !each.is_alphanumeric());
            let Some((local, host)) = word.split_once('@') else {
                continue;
            };
            if local.is_empty() || !host.contains('.') {
                continue;
            }
            let parts = parts(word);
            if let Some(first) = parts.first().cloned() {
                self.by_first.entry(first).or_default().push((parts, whose));
            }
        }
    }

    pub(crate) fn look(&self, folded: &Folded<'_>, found: &mut Vec<Find>) {
        if self.by_first.is_empty() {
            return;
        }
        for (at, token) in folded.tokens.iter().enumerate() {
            for (parts, whose) in self.by_first.get(folded.word(token)).into_iter().flatten() {
                let rest = folded.tokens.get(at..).unwrap_or_default();
                if let Some(last) = ends(folded, rest, parts) {
                    found.push(Find {
                        place: token.place.start..last.place.end,
                        whose: *whose,
                        what: What::Mail,
                        how: How::AsWritten,
                        certainty: Certainty::Sure,
                    });
                }
            }
        }
    }
}

fn parts(address: &str) -> Vec<String> {
    let folded = Folded::of(address);
    let words = folded.tokens.iter();
    words.map(|token| folded.word(token).to_owned()).collect()
}

/// The last token of an address that begins here, if all of its parts follow with nothing but what is said between.
fn ends<'a>(folded: &Folded<'_>, tokens: &'a [Token], parts: &[String]) -> Option<&'a Token> {
    let mut wanted = parts.iter().peekable();
    let mut last = None;
    for token in tokens {
        let word = folded.word(token);
        match wanted.peek() {
            None => return last,
            Some(part) if *part == word => {
                wanted.next();
                last = Some(token);
            }
            Some(_) if SAID.contains(&word) => {}
            Some(_) => return None,
        }
    }
    wanted.peek().is_none().then_some(last).flatten()
}
