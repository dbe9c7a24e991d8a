//! How often one token may ask: a program that runs wild must not take the desk from those who work at it.

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};

use rules::Moment;

/// So often in one minute of the clock.
const MOST: u32 = 3000;

/// Each token's minute and how often it asked in it, in memory: a restart forgets them.
#[derive(Debug, Default)]
pub(crate) struct Rates(Mutex<BTreeMap<String, (i64, u32)>>);

impl Rates {
    /// Counts one more; whether that is still within the limit. Only tokens that open something are counted, so
    /// nobody fills this up with made-up ones.
    pub(crate) fn lets(&self, token: &str, now: Moment) -> bool {
        let minute = now.second().div_euclid(60);
        let mut counted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        counted.retain(|_, (then, _)| *then == minute);
        let (_, count) = counted.entry(token.to_owned()).or_insert((minute, 0));
        *count = count.saturating_add(1);
        *count <= MOST
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_over_its_limit_waits_for_the_next_minute_and_others_do_not() {
        let rates = Rates::default();
        let at = Moment::from_second;
        for _ in 0..MOST {
            assert!(rates.lets("one", at(0)));
        }
        assert!(!rates.lets("one", at(59)));
        assert!(rates.lets("other", at(59)));
        assert!(rates.lets("one", at(60)));
    }
}
