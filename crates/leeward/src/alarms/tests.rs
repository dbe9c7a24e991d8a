//! A loop that broke off, or that is gone, is said on first pages.

use std::sync::{
    atomic::{AtomicBool, AtomicI64, Ordering},
    mpsc::{Sender, channel},
};

use super::*;
use crate::demo;

/// A clock that breaks whoever asks it, when it is told to, and says when it was asked.
struct Breaking {
    now: AtomicI64,
    broken: AtomicBool,
    asked: Mutex<Sender<bool>>,
}

impl Clock for Breaking {
    fn now(&self) -> Moment {
        let broken = self.broken.load(Ordering::SeqCst);
        let _ = held(&self.asked).send(broken);
        assert!(!broken, "the clock was told to break");
        Moment::from_second(self.now.load(Ordering::SeqCst))
    }
}

#[test]
fn a_look_that_breaks_off_ends_no_loop_and_a_loop_that_is_gone_is_said_at_every_desk() {
    let place = tempfile::tempdir().unwrap();
    let start = Moment::parse("2026-11-23T20:00:00-06:00").unwrap();
    let folder = demo::make(&place.path().join("data"), Some(1), start, false).unwrap();
    let rules = Arc::new(folder.rules().unwrap());
    let board = Arc::new(Board::start(folder.stores(), rules, None, start).unwrap());
    let (asked, was_asked) = channel();
    let breaking = Arc::new(Breaking {
        now: AtomicI64::new(start.second()),
        broken: AtomicBool::new(false),
        asked: Mutex::new(asked),
    });
    let clock: Arc<dyn Clock> = Arc::clone(&breaking) as Arc<dyn Clock>;
    let bell = Arc::new(Bell::default());
    let ears = Arc::new(Ears::new(folder.ledgers(), "us-ok", &board, 0));
    let alarms = Arc::new(Alarms::open(&folder, &board, &ears, &clock, &bell, Some(1)).unwrap());
    let stands = |desk: DeskName, now: Moment| {
        let findings = alarms.findings(desk, now);
        let stands = |finding: &Finding| matches!(finding, Finding::AlarmsStand(_));
        findings.iter().any(stands)
    };
    alarms.look();
    for desk in DeskName::ALL {
        assert!(!stands(desk, start.plus(TOO_LONG)), "{desk}");
        assert!(stands(desk, start.plus(TOO_LONG + 1)), "{desk}");
    }
    breaking.broken.store(true, Ordering::SeqCst);
    assert_eq!(alarms.look_on(), LOOKS_EVERY, "it is tried again");
    // Like a look that failed, it is no matter of the client desk's before it lasts.
    assert!(stands(DeskName::Victim, start) && stands(DeskName::Program, start));
    assert!(!stands(DeskName::Client, start));
    breaking.broken.store(false, Ordering::SeqCst);
    alarms.look_on();
    assert!(!stands(DeskName::Victim, start));
    // In its own thread: broken once, and it still looks when the bell rings.
    breaking.broken.store(true, Ordering::SeqCst);
    while was_asked.try_recv().is_ok() {}
    Alarms::keep_looking(&alarms).unwrap();
    assert!(was_asked.recv().unwrap(), "it broke");
    breaking.broken.store(false, Ordering::SeqCst);
    bell.ring();
    assert!(!was_asked.recv().unwrap(), "it looks again");
}
