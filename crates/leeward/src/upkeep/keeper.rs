//! What a program does by itself while it is served: each hour's backup, each night's orders, each week's texts. It looks each minute.

use std::{
    io::Write as _,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Mutex, PoisonError},
    time::Instant,
};

use rules::Moment;

use super::{Hourly, Nightly, weekly::Weekly};
use crate::{
    output::Trouble,
    seams,
    traces::{Part, Traces},
};

/// It has not looked for so long, in seconds: it is said. A backup over a slow network is waited for.
const TOO_LONG: i64 = 2 * 3600;

/// Looks after all of it. A part that fails, or even panics, keeps the others from nothing.
pub(crate) struct Keeper {
    pub(crate) hourly: Option<Hourly>,
    pub(crate) weekly: Weekly,
    nightly: Nightly,
    looked: Mutex<Option<Moment>>,
    failing: Mutex<Option<Moment>>,
    traces: Mutex<Option<Traces>>,
}

impl Keeper {
    pub(crate) fn new(hourly: Option<Hourly>, weekly: Weekly, nightly: Nightly) -> Self {
        Self {
            hourly,
            weekly,
            nightly,
            looked: Mutex::default(),
            failing: Mutex::default(),
            traces: Mutex::default(),
        }
    }

    /// Writes down from now on how long each part of it took.
    pub(crate) fn traced(&self, traces: Traces) {
        *held(&self.traces) = Some(traces);
    }

    /// Does what is due now.
    pub(crate) fn tick(&self, now: Moment) {
        *held(&self.looked) = Some(now);
        let mut parts = Parts::begin();
        self.look(now, &mut parts);
        if let Some(traces) = held(&self.traces).as_mut() {
            traces.looked(now, &parts.done);
        }
    }

    fn look(&self, now: Moment, parts: &mut Parts) {
        // Of several nodes one keeps; another as soon as that one is gone.
        let mut ours = false;
        let asked = parts.guarded("turn", || {
            ours = self.weekly.turn()?;
            Ok(())
        });
        if !ours {
            let mut failing = held(&self.failing);
            *failing = match asked {
                true => None,
                false => Some(failing.unwrap_or(now)),
            };
            return;
        }
        // The texts first: what opens a commitment is in the backup after it.
        let mut good = parts.guarded("weekly texts", || self.weekly.tick(now));
        // Before the backup: what was taken out is in none that is made from now on.
        good &= parts.guarded("orders", || self.nightly.tick(now));
        if let Some(hourly) = &self.hourly {
            let mut came = false;
            let whole = parts.guarded("backup", || {
                came = hourly.tick(now);
                Ok(())
            });
            // What went wrong with it stands on the program desk's first page by itself.
            parts.last_got_through(came);
            good &= whole;
        }
        let mut failing = held(&self.failing);
        *failing = match good {
            true => None,
            false => Some(failing.unwrap_or(now)),
        };
    }

    /// Since when it has not looked, or not got through, if that must be seen to.
    pub(crate) fn stands_since(&self, now: Moment) -> Option<Moment> {
        let looked = *held(&self.looked);
        let silent = looked.filter(|looked| now > looked.plus(TOO_LONG));
        silent.or(*held(&self.failing))
    }
}

/// What one look did, part by part.
struct Parts {
    began: Instant,
    done: Vec<Part>,
}

impl Parts {
    fn begin() -> Self {
        Self {
            began: seams::stopwatch(),
            done: Vec::new(),
        }
    }

    /// Does one of them; whether it went through.
    fn guarded(&mut self, name: &'static str, work: impl FnOnce() -> Result<(), Trouble>) -> bool {
        let began = self.began.elapsed();
        let good = guarded(name, work);
        self.done.push(Part {
            name,
            began,
            ended: self.began.elapsed(),
            good,
        });
        good
    }

    /// The last of them did not, though nothing broke off.
    fn last_got_through(&mut self, good: bool) {
        if let Some(last) = self.done.last_mut() {
            last.good &= good;
        }
    }
}

/// Whether it went through; what went wrong is told on standard error.
fn guarded(what: &str, work: impl FnOnce() -> Result<(), Trouble>) -> bool {
    let trouble = match catch_unwind(AssertUnwindSafe(work)) {
        Ok(Ok(())) => return true,
        Ok(Err(trouble)) => trouble.to_string(),
        Err(_) => "it broke off, and is tried again".to_owned(),
    };
    let _ = writeln!(std::io::stderr(), "{what}: {trouble}");
    false
}

/// What broke off left a value that can be gone on with.
fn held<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{demo, upkeep};

    #[test]
    fn what_breaks_off_is_no_end_and_what_has_not_looked_is_said() {
        assert!(guarded("good", || Ok(())));
        assert!(!guarded("bad", || Err(Trouble::wrong("full"))));
        assert!(!guarded("broken", || panic!("on purpose")));
        let place = tempfile::tempdir().unwrap();
        let now = Moment::parse("2026-11-23T20:00:00-06:00").unwrap();
        let folder = demo::make(&place.path().join("data"), Some(1), now, false).unwrap();
        let keeper = upkeep::keeper(&folder, Some(1), Box::new(|_| {})).unwrap();
        keeper.tick(now);
        assert_eq!(keeper.stands_since(now.plus(TOO_LONG)), None);
        assert_eq!(keeper.stands_since(now.plus(TOO_LONG + 1)), Some(now));
    }
}
