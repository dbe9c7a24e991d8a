//! How often signing in has failed, by the name that was typed. Says nothing: whoever is over the limit
//! reads the same words after the same work.

use std::{
    collections::{BTreeMap, VecDeque},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use rules::Moment;

/// After so many failures of one name,
const MOST: usize = 10;
/// within so many seconds, no password of that name is taken until the first of them is older.
const WINDOW: i64 = 15 * 60;
/// So many names are remembered; beyond, the one that failed longest ago is forgotten.
const NAMES: usize = 4096;
/// A longer name is remembered by its beginning.
const NAME_LENGTH: usize = 64;

/// Failures of each name, in memory: a restart forgets them.
#[derive(Debug, Default)]
pub(crate) struct Attempts {
    names: Mutex<BTreeMap<String, VecDeque<Moment>>>,
    /// How many there were in all; a number, and nobody's.
    all: AtomicU64,
}

impl Attempts {
    /// Whether this name has failed too often lately.
    pub(crate) fn too_many(&self, user: &str, now: Moment) -> bool {
        let mut names = self.names.lock().unwrap_or_else(PoisonError::into_inner);
        names.get_mut(&short(user)).is_some_and(|failures| {
            forget_old(failures, now);
            failures.len() >= MOST
        })
    }

    /// Remembers a failure. Those above the limit are not added: trying on locks nobody out for longer.
    pub(crate) fn failed(&self, user: &str, now: Moment) {
        self.all.fetch_add(1, Ordering::Relaxed);
        let mut names = self.names.lock().unwrap_or_else(PoisonError::into_inner);
        let user = short(user);
        if !names.contains_key(&user) && names.len() >= NAMES {
            let longest_ago = names
                .iter()
                .min_by_key(|(_, failures)| failures.back().copied())
                .map(|(name, _)| name.clone());
            if let Some(name) = longest_ago {
                names.remove(&name);
            }
        }
        let failures = names.entry(user).or_default();
        forget_old(failures, now);
        if failures.len() < MOST {
            failures.push_back(now);
        }
    }

    /// How often it has failed since the desk was opened, whoever it was.
    pub(crate) fn all(&self) -> u64 {
        self.all.load(Ordering::Relaxed)
    }

    /// Forgets a name that has signed in.
    pub(crate) fn succeeded(&self, user: &str) {
        let mut names = self.names.lock().unwrap_or_else(PoisonError::into_inner);
        names.remove(&short(user));
    }
}

fn forget_old(failures: &mut VecDeque<Moment>, now: Moment) {
    while failures
        .front()
        .is_some_and(|first| first.plus(WINDOW) <= now)
    {
        failures.pop_front();
    }
}

fn short(user: &str) -> String {
    user.trim()
        .chars()
        .take(NAME_LENGTH)
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Moment {
        Moment::from_second(second)
    }

    #[test]
    fn the_tenth_failure_shuts_a_name_until_the_first_is_a_quarter_of_an_hour_old() {
        let attempts = Attempts::default();
        for second in 0..10 {
            assert!(!attempts.too_many("nell", at(second)));
            attempts.failed("Nell ", at(second));
        }
        assert_eq!(attempts.all(), 10);
        assert!(attempts.too_many("nell", at(10)));
        assert!(!attempts.too_many("thea", at(10)));
        // Trying on changes nothing.
        attempts.failed("nell", at(800));
        assert!(attempts.too_many("nell", at(899)));
        assert!(!attempts.too_many("nell", at(900)));
    }

    #[test]
    fn a_name_that_has_signed_in_begins_anew() {
        let attempts = Attempts::default();
        for _ in 0..10 {
            attempts.failed("nell", at(0));
        }
        attempts.succeeded("NELL");
        assert!(!attempts.too_many("nell", at(1)));
    }

    #[test]
    fn no_more_names_are_kept_than_there_is_room_for_and_the_latest_stay() {
        let attempts = Attempts::default();
        for n in 0..NAMES {
            attempts.failed(&format!("early{n}"), at(0));
        }
        for _ in 0..MOST {
            attempts.failed("late", at(1));
        }
        attempts.failed(&"x".repeat(1_000_000), at(1));
        assert_eq!(attempts.names.lock().unwrap().len(), NAMES);
        assert!(attempts.too_many("late", at(2)));
    }
}
