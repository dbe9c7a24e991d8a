//! All that is looked for in a text, and what of it stands there.

use std::cmp::Reverse;

use crate::address::Houses;
use crate::fold::Folded;
use crate::mail::Mails;
use crate::name::Names;
use crate::number::Numbers;
use crate::{Find, Own, Sheltered};

/// Looks for everything that is sheltered at once. Made once for a case, then asked for each text.
#[derive(Default)]
pub struct Finder {
    names: Names,
    numbers: Numbers,
    mails: Mails,
    houses: Houses,
}

impl Finder {
    /// What is looked for, and what may stand there.
    #[must_use]
    pub fn new(sheltered: &[Sheltered], own: &Own) -> Self {
        let mut finder = Self::default();
        finder.names.own(own);
        for number in &own.numbers {
            finder.numbers.own(number);
        }
        for (whose, one) in sheltered.iter().enumerate() {
            if !one.of_another_case {
                for name in &one.names {
                    finder.names.add(name, whose);
                }
            }
            for number in &one.numbers {
                finder.numbers.add(number, whose, one.of_another_case);
            }
            for line in &one.mails {
                finder.mails.add(line, whose);
            }
            for address in &one.addresses {
                finder.houses.add(address, whose, one.of_another_case);
            }
        }
        finder
    }

    /// Every place of a text in which something sheltered stands, in order; of places that overlap the surest,
    /// then the longest.
    #[must_use]
    pub fn look(&self, text: &str) -> Vec<Find> {
        let folded = Folded::of(text);
        let mut found = Vec::new();
        self.numbers.look(&folded, &mut found);
        self.mails.look(&folded, &mut found);
        self.houses.look(&folded, &mut found);
        self.names.look(&folded, &mut found);
        found.sort_by_key(|find| {
            let long = find.place.len();
            (
                find.certainty,
                find.what,
                Reverse(long),
                find.how,
                find.place.start,
                find.whose,
            )
        });
        let mut kept: Vec<Find> = Vec::new();
        for find in found {
            let over = |other: &Find| {
                find.place.start < other.place.end && other.place.start < find.place.end
            };
            if !kept.iter().any(over) {
                kept.push(find);
            }
        }
        kept.sort_by_key(|find| find.place.start);
        kept
    }
}
