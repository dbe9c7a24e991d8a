//! Concerns and lethality indicators: names in letters, the case's first, second, ... in envelopes.

use keys::{KeyRing, Seal};
use ledger::{CaseEntries, Matter};
use rules::fact::MOST;
use rules::{Numbers, What};

use crate::letter::{Assessment, Letter};
use crate::refused::{Problem, Refused};

/// The numbers that a case has given to names so far, for one of the two lists.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Named {
    names: Vec<(String, u8)>,
    used: Numbers,
}

impl Named {
    fn learn(&mut self, names: &[String], numbers: Numbers) {
        // New names are numbered in the order of their letter, so those not known yet take the envelope's
        // numbers that nobody has, rising.
        let free: Vec<u8> = numbers
            .iter()
            .filter(|number| !self.used.contains(*number))
            .collect();
        let new = names
            .iter()
            .filter(|name| self.number(name).is_none())
            .cloned()
            .collect::<Vec<_>>();
        for (name, number) in new.into_iter().zip(free) {
            self.names.push((name, number));
        }
        self.used = self.used.union(numbers);
    }

    /// The number of a name, if the case knows it. Written in capitals or not is the same name.
    #[must_use]
    pub fn number(&self, name: &str) -> Option<u8> {
        let same = |each: &str| each.trim().to_lowercase() == name.trim().to_lowercase();
        self.names
            .iter()
            .find(|(each, _)| same(each))
            .map(|(_, number)| *number)
    }

    /// The name of a number, as it was first written.
    #[must_use]
    pub fn name(&self, number: u8) -> Option<&str> {
        self.names
            .iter()
            .find(|(_, each)| *each == number)
            .map(|(name, _)| name.as_str())
    }

    /// Every name so far, in the order in which they were given.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(|(name, _)| name.as_str())
    }

    /// The number of a name, which gets the next one if it is new.
    ///
    /// # Errors
    /// [`Problem::TooMany`] when the case has named all that an envelope can count.
    pub fn give(&mut self, name: &str) -> Result<u8, Problem> {
        if let Some(number) = self.number(name) {
            return Ok(number);
        }
        let next = self
            .used
            .iter()
            .last()
            .map_or(Some(0), |last| last.checked_add(1));
        let number = next.ok_or(Problem::TooMany(MOST))?;
        self.used.insert(number);
        self.names.push((name.trim().to_owned(), number));
        Ok(number)
    }
}

/// What a case's assessments have named so far, taken back ones among them: a number is never used for two names.
///
/// # Errors
/// When a letter does not open.
pub fn named(case: &CaseEntries, ring: &KeyRing) -> Result<(Named, Named), Refused> {
    let (mut concerns, mut lethality) = (Named::default(), Named::default());
    for entry in &case.entries {
        let Matter::Rule(What::Assessment {
            concerns: first,
            lethality: second,
        }) = entry.envelope.matter
        else {
            continue;
        };
        // A letter that was destroyed names nothing any more; its numbers stay used.
        let letter = match &entry.letter {
            Some(sealed) if !sealed.0.is_empty() => {
                Assessment::read(&ring.open_letter(Seal::Client, &entry.envelope, sealed)?)?
            }
            _ => Assessment::default(),
        };
        concerns.learn(&letter.concerns, first);
        lethality.learn(&letter.lethality, second);
    }
    Ok((concerns, lethality))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_keeps_its_number_and_the_next_one_gets_the_next() {
        let mut named = Named::default();
        assert_eq!(named.give("Drinking"), Ok(0));
        assert_eq!(named.give("stalking"), Ok(1));
        assert_eq!(named.give(" drinking "), Ok(0));
        assert_eq!(named.names().collect::<Vec<_>>(), ["Drinking", "stalking"]);
    }

    #[test]
    fn the_numbers_of_a_destroyed_letter_are_never_given_again() {
        let mut named = Named::default();
        named.learn(&[], [0, 1].into_iter().collect());
        assert_eq!(named.give("stalking"), Ok(2));
    }

    #[test]
    fn the_two_hundred_and_fifty_seventh_name_is_refused() {
        let mut named = Named::default();
        for number in 0..MOST {
            assert!(named.give(&format!("name {number}")).is_ok());
        }
        assert_eq!(named.give("one more"), Err(Problem::TooMany(MOST)));
        assert_eq!(named.give("name 255"), Ok(255));
    }
}
