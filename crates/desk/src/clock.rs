//! Where "now" comes from. No other file of the house reads a clock but the binary's seam.

use std::sync::atomic::{AtomicI64, Ordering};

use rules::Moment;

/// Tells now. What it tells never runs backwards (design.md, "The duties at run time").
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> Moment;
}

/// Any source of moments, held so that it never runs backwards: when the machine's clock is set back,
/// this one stands until it has been caught up with.
#[derive(Debug)]
pub struct Steady<S> {
    source: S,
    latest: AtomicI64,
}

impl<S: Fn() -> Moment + Send + Sync> Steady<S> {
    /// Holds the source.
    pub const fn new(source: S) -> Self {
        Self {
            source,
            latest: AtomicI64::new(i64::MIN),
        }
    }
}

impl<S: Fn() -> Moment + Send + Sync> Clock for Steady<S> {
    fn now(&self) -> Moment {
        let read = (self.source)().second();
        let before = self.latest.fetch_max(read, Ordering::SeqCst);
        Moment::from_second(before.max(read))
    }
}

/// A clock that stands until it is told to move: tests, and `--test-clock`.
#[derive(Debug)]
pub struct StandingClock(AtomicI64);

impl StandingClock {
    /// Stands at that moment.
    #[must_use]
    pub fn at(now: Moment) -> Self {
        Self(AtomicI64::new(now.second()))
    }

    /// Moves to that moment; an earlier one leaves it where it stands. Says where it stands then.
    pub fn set(&self, now: Moment) -> Moment {
        self.0.fetch_max(now.second(), Ordering::SeqCst);
        self.now()
    }

    /// Moves on by so many seconds.
    pub fn advance(&self, seconds: u32) {
        self.set(self.now().plus(i64::from(seconds)));
    }
}

impl Clock for StandingClock {
    fn now(&self) -> Moment {
        Moment::from_second(self.0.load(Ordering::SeqCst))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_is_set_back_does_not_run_backwards() {
        let machine = AtomicI64::new(1_000);
        let steady = Steady::new(|| Moment::from_second(machine.load(Ordering::SeqCst)));
        let mut last = steady.now();
        for told in [1_001, 400, 1_000, 1_002, -5, 2_000] {
            machine.store(told, Ordering::SeqCst);
            let now = steady.now();
            assert!(now >= last);
            last = now;
        }
        assert_eq!(last.second(), 2_000);
    }

    #[test]
    fn a_standing_clock_moves_only_forward_and_only_when_told() {
        let clock = StandingClock::at(Moment::from_second(50));
        assert_eq!(clock.now(), clock.now());
        clock.advance(10);
        assert_eq!(clock.set(Moment::from_second(20)).second(), 60);
        assert_eq!(clock.set(Moment::from_second(90)).second(), 90);
    }
}
