//! Who is at the door: how many connections there may be, and who has to go when one more comes.
//!
//! A browser needs a connection for the blink of an eye; whoever sends a head or a body a byte at a time would keep
//! theirs. So there is no queue behind them: when every place is taken, of those that are not being answered the one
//! that has waited longest is shown out, and whoever came last is let in.

use std::{
    collections::BTreeMap,
    fs,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio::sync::Notify;

/// So many connections at once, where the operating system allows it.
const MOST: usize = 512;
/// So many files the program needs for itself: ledgers with their logs, the mail server, backups.
const OWN_FILES: usize = 96;
/// Fewer places would not do for one browser and its neighbours.
const FEWEST: usize = 16;

/// What a connection is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Doing {
    /// Nothing was asked yet, or nothing since the last answer.
    Waiting,
    /// A body is on its way.
    Reading,
    /// A desk is working on it: it is shown out by nobody.
    Answering,
}

/// All connections.
pub(super) struct Crowd {
    most: usize,
    inside: Mutex<Inside>,
    /// Told when somebody has left.
    left: Notify,
}

#[derive(Default)]
struct Inside {
    /// Counts entries and changes, so that it is known who has waited longest.
    turn: u64,
    guests: BTreeMap<u64, Entry>,
}

struct Entry {
    doing: Doing,
    since: u64,
    out: Arc<Notify>,
}

/// One connection; it leaves when this is dropped.
pub(super) struct Guest {
    number: u64,
    crowd: Arc<Crowd>,
    out: Arc<Notify>,
}

impl Crowd {
    /// A place for as many as the operating system lets this process have.
    pub(super) fn of_this_process() -> Self {
        let limits = fs::read_to_string("/proc/self/limits").unwrap_or_default();
        let files = limits
            .lines()
            .find_map(|line| line.strip_prefix("Max open files"))
            .and_then(|rest| rest.split_whitespace().next()?.parse::<usize>().ok());
        let most = files.map_or(MOST, |files| files.saturating_sub(OWN_FILES));
        Self::of(most.clamp(FEWEST, MOST))
    }

    fn of(most: usize) -> Self {
        Self {
            most,
            inside: Mutex::default(),
            left: Notify::new(),
        }
    }

    /// Lets one more in, once there is a place or somebody who can be shown out.
    pub(super) async fn enter(self: &Arc<Self>) -> Guest {
        loop {
            if let Some(guest) = self.try_enter() {
                return guest;
            }
            self.left.notified().await;
        }
    }

    fn try_enter(self: &Arc<Self>) -> Option<Guest> {
        let mut inside = self.inside();
        if inside.guests.len() >= self.most {
            let waits = |entry: &Entry| entry.doing != Doing::Answering;
            let longest = inside.guests.iter().filter(|(_, entry)| waits(entry));
            let longest = longest.min_by_key(|(_, entry)| entry.since);
            let number = *longest?.0;
            if let Some(entry) = inside.guests.remove(&number) {
                entry.out.notify_one();
            }
        }
        inside.turn += 1;
        let (number, out) = (inside.turn, Arc::new(Notify::new()));
        let entry = Entry {
            doing: Doing::Waiting,
            since: number,
            out: Arc::clone(&out),
        };
        inside.guests.insert(number, entry);
        let crowd = Arc::clone(self);
        Some(Guest { number, crowd, out })
    }

    /// Shows out everybody who is doing that.
    pub(super) fn show_out(&self, doing: Doing) {
        for entry in self.inside().guests.values() {
            if entry.doing == doing {
                entry.out.notify_one();
            }
        }
    }

    /// Waits until nobody is there.
    pub(super) async fn empty(&self) {
        while !self.inside().guests.is_empty() {
            self.left.notified().await;
        }
    }

    fn inside(&self) -> MutexGuard<'_, Inside> {
        // Each change is one step: a thread that broke off left nothing half done.
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Guest {
    /// Says what it does from now on.
    pub(super) fn is(&self, doing: Doing) {
        let mut inside = self.crowd.inside();
        inside.turn += 1;
        let since = inside.turn;
        if let Some(entry) = inside.guests.get_mut(&self.number) {
            (entry.doing, entry.since) = (doing, since);
        }
    }

    /// Waits until it is shown out.
    pub(super) async fn shown_out(&self) {
        self.out.notified().await;
    }
}

impl Drop for Guest {
    fn drop(&mut self) {
        self.crowd.inside().guests.remove(&self.number);
        self.crowd.left.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(crowd: &Crowd) -> Vec<u64> {
        crowd.inside().guests.keys().copied().collect()
    }

    #[test]
    fn whoever_has_waited_longest_makes_room_and_nobody_who_is_being_answered() {
        let crowd = Arc::new(Crowd::of(3));
        let all: Vec<Guest> = (0..3).map(|_| crowd.try_enter().unwrap()).collect();
        let [first, second, third] = &all[..] else {
            panic!("three")
        };
        first.is(Doing::Answering);
        second.is(Doing::Reading);
        // The third has been there longest without doing anything since.
        let fourth = crowd.try_enter().unwrap();
        let inside = [first.number, second.number, fourth.number];
        assert_eq!(numbers(&crowd), inside);
        // Whoever was shown out cannot come back by doing something, and takes nobody's place by leaving.
        third.is(Doing::Waiting);
        assert_eq!(numbers(&crowd), inside);
        let fifth = crowd.try_enter().unwrap();
        fourth.is(Doing::Answering);
        fifth.is(Doing::Answering);
        assert!(crowd.try_enter().is_none(), "everybody is being answered");
        drop(all);
        assert_eq!(numbers(&crowd), [fourth.number, fifth.number]);
        assert!(crowd.try_enter().is_some());
    }
}
