//! Alarms: whoever is on call is told by mail that something is due, until somebody takes it.
//!
//! What is due when and to whom is worked out in [`victim_file::alarms`] from envelopes; here is the clock, the store
//! and the post. It needs no key, so a locked server raises the alarm all the same. A thread looks after every append
//! and at the next time that something is due; where the clock stands, for tests, the edge looks before it answers.
//!
//! What first pages say of it is of two kinds. Whether the mail server answers is asked every five minutes, danger
//! or not, and every desk says it. Whether an alarm went out is known to the victim desk and the program desk alone:
//! at the client desk it would tell of dangers that only the victim desk knows.

use std::{
    collections::BTreeMap,
    io::Write as _,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread,
    time::Duration,
};

use desk::{Clock, Finding, Health};
use keys::{DeskName, Stream};
use ledger::StoreError;
use mail::Post;
use program_file::{Settings, StaffNo};
use rules::Moment;
use victim_file::{
    Board,
    alarms::{
        Beat, Next,
        write::{Pen, Which},
    },
};

use crate::{
    house::{Folder, Ledgers, ears::Ears, stream},
    output::Trouble,
    seams,
};

/// The mail server is greeted so often, in seconds.
const GREETED_EVERY: i64 = 5 * 60;
/// The thread looks at least so often, in seconds.
const LOOKS_EVERY: i64 = 60;
/// Nobody has looked for so long: it is said.
const TOO_LONG: i64 = 5 * 60;

/// Rung after every append; the same work whatever was appended.
#[derive(Default)]
pub(crate) struct Bell {
    rung: Mutex<bool>,
    ringing: Condvar,
}

impl Bell {
    pub(crate) fn ring(&self) {
        *held(&self.rung) = true;
        self.ringing.notify_all();
    }

    fn wait(&self, most: Duration) {
        let rung = held(&self.rung);
        let waited = self
            .ringing
            .wait_timeout_while(rung, most, |rung| !*rung)
            .unwrap_or_else(PoisonError::into_inner);
        let (mut rung, _) = waited;
        *rung = false;
    }
}

/// A thread that broke off left a value of which any state can be gone on with.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What first pages are told.
#[derive(Debug, Clone, Copy, Default)]
struct Known {
    looked: Option<Moment>,
    greeted: Option<Moment>,
    down_since: Option<Moment>,
    /// Since when no look has gone through.
    failing_since: Option<Moment>,
}

/// How it stands with alarms, for whoever runs the machine: counts, and nobody's.
pub(crate) struct Stands {
    /// Dangers about which alarms go on until somebody takes them.
    pub(crate) open: usize,
    /// Recipients whom the last alarm of a danger that is not over did not reach.
    pub(crate) unsent: usize,
    /// When it was last looked.
    pub(crate) looked: Option<Moment>,
    /// Whether looking does not get through.
    pub(crate) failing: bool,
    /// Whether a mail server is set and answered.
    pub(crate) mail_up: bool,
    /// What it took and what it did not.
    pub(crate) mail: mail::Counts,
}

/// Looks after the alarms of a program.
pub(crate) struct Alarms {
    ledgers: Ledgers,
    board: Arc<Board>,
    ears: Arc<Ears>,
    clock: Arc<dyn Clock>,
    bell: Arc<Bell>,
    stream: Stream,
    post: Option<Post>,
    known: Mutex<Known>,
    /// One look at a time.
    looking: Mutex<()>,
}

impl Alarms {
    pub(crate) fn open(
        folder: &Folder,
        board: &Arc<Board>,
        ears: &Arc<Ears>,
        clock: &Arc<dyn Clock>,
        bell: &Arc<Bell>,
        test_seed: Option<u64>,
    ) -> Result<Self, Trouble> {
        let server = match seams::mail_server()? {
            Some(server) => Some(server),
            None => folder.setup().mail.clone(),
        };
        let post = server.map(|server| Post::new(&server, seams::mail_password()));
        Ok(Self {
            ledgers: folder.ledgers(),
            board: Arc::clone(board),
            ears: Arc::clone(ears),
            clock: Arc::clone(clock),
            bell: Arc::clone(bell),
            // A stream of its own: what an alarm draws shows at no desk.
            stream: stream(folder, DeskName::Victim, test_seed.map(|seed| !seed))?,
            post: post.transpose().map_err(Trouble::wrong)?,
            known: Mutex::default(),
            looking: Mutex::default(),
        })
    }

    /// How it stands, as of the last look.
    pub(crate) fn stands(&self, now: Moment) -> Stands {
        let known = *held(&self.known);
        let (dangers, beat) = (self.board.alarms(), Beat::of(&self.board.rules()));
        let unsent = dangers.iter().filter_map(|danger| danger.last.as_ref());
        Stands {
            open: dangers
                .iter()
                .filter(|danger| danger.next(&[], beat, now) != Next::Quiet)
                .count(),
            unsent: unsent.map(|last| last.unsent.len()).sum(),
            looked: known.looked,
            failing: known.failing_since.is_some(),
            mail_up: self.post.is_some() && known.down_since.is_none(),
            mail: self.post.as_ref().map(Post::counts).unwrap_or_default(),
        }
    }

    /// Looks for as long as the process lives, in a thread of its own.
    pub(crate) fn keep_looking(alarms: &Arc<Self>) -> Result<(), Trouble> {
        let alarms = Arc::clone(alarms);
        thread::Builder::new()
            .name("alarms".to_owned())
            .spawn(move || {
                loop {
                    let seconds = alarms.look_on().max(1);
                    let seconds = u64::try_from(seconds).unwrap_or(1);
                    alarms.bell.wait(Duration::from_secs(seconds));
                }
            })?;
        Ok(())
    }

    /// Looks once; in how many seconds the next time. A look that breaks off ends no thread: it is said, and tried again.
    fn look_on(&self) -> i64 {
        let looked = catch_unwind(AssertUnwindSafe(|| {
            let soon = self.clock.now().plus(LOOKS_EVERY);
            let next = self.look().map_or(soon, |next| next.min(soon));
            next.second() - self.clock.now().second()
        }));
        looked.unwrap_or_else(|_| {
            said("a look broke off, and is tried again");
            let mut known = held(&self.known);
            known.failing_since = known.failing_since.or(known.looked);
            LOOKS_EVERY
        })
    }

    /// Sends what is due now; when something is due next, if it is known.
    pub(crate) fn look(&self) -> Option<Moment> {
        let _one = held(&self.looking);
        let now = self.clock.now();
        held(&self.known).looked = Some(now);
        self.greet(now);
        loop {
            match self.round(now) {
                Ok(Round::Sent) => {}
                Ok(Round::Until(next)) => {
                    held(&self.known).failing_since = None;
                    return next;
                }
                Err(error) => {
                    said(&error.to_string());
                    let mut known = held(&self.known);
                    known.failing_since = Some(known.failing_since.unwrap_or(now));
                    return None;
                }
            }
        }
    }

    /// Asks the mail server whether it is there, by the clock and never by what there is to send.
    fn greet(&self, now: Moment) {
        let Some(post) = &self.post else { return };
        // By full five minutes, and said as such: when a look came in between tells of what was appended.
        let beat = Moment::from_second(now.second() - now.second().rem_euclid(GREETED_EVERY));
        if held(&self.known).greeted == Some(beat) {
            return;
        }
        let greeted = post.greet();
        let mut known = held(&self.known);
        known.greeted = Some(beat);
        known.down_since = match &greeted {
            Ok(()) => None,
            Err(_) => Some(known.down_since.unwrap_or(beat)),
        };
        drop(known);
        if let Err(error) = greeted {
            said(&error.to_string());
        }
    }

    /// Everything that is due at one instant: written down for all, then one message a person.
    fn round(&self, now: Moment) -> Result<Round, StoreError> {
        self.ears.listen(now)?;
        self.board.catch_up(self.ledgers.stores(), now)?;
        let dangers = self.board.alarms();
        // Most appends are about no danger: then nobody need be looked up.
        if dangers.is_empty() {
            return Ok(Round::Until(None));
        }
        let rules = self.board.rules();
        let beat = Beat::of(&rules);
        let local = rules.zone.to_datetime(now.timestamp());
        let on_call = Settings::read(self.ledgers.program.as_ref())?.on_call(local);
        let addresses: BTreeMap<u16, Option<String>> = on_call
            .iter()
            .filter_map(|each| Some((each.staff?.0, each.mail.as_ref().map(ToString::to_string))))
            .collect();
        let order: Vec<u16> = on_call
            .iter()
            .filter_map(|each| each.staff)
            .map(|StaffNo(number)| number)
            .collect();
        let pen = Pen {
            victim: self.ledgers.victim.as_ref(),
            stream: &self.stream,
            now,
        };
        let mut next: Option<Moment> = None;
        let mut messages: BTreeMap<u16, Vec<Which>> = BTreeMap::new();
        for danger in dangers {
            match danger.next(&order, beat, now) {
                Next::Now { step, to } => {
                    let which = Which {
                        case: danger.case,
                        threat: danger.threat,
                        step,
                    };
                    let ours = pen.alarmed(which, &to)?;
                    self.board.touch(danger.case);
                    for staff in to.into_iter().filter(|_| ours) {
                        messages.entry(staff).or_default().push(which);
                    }
                }
                Next::At(at) => next = Some(next.map_or(at, |next| next.min(at))),
                Next::Nobody | Next::Quiet => {}
            }
        }
        if messages.is_empty() {
            return Ok(Round::Until(next));
        }
        for (staff, dangers) in messages {
            held(&self.known).looked = Some(self.clock.now());
            let address = addresses.get(&staff).cloned().flatten();
            if self.send(address.as_deref(), dangers.len()) {
                continue;
            }
            for which in dangers {
                pen.unsent(which, staff)?;
                self.board.touch(which.case);
            }
        }
        Ok(Round::Sent)
    }

    /// Whether the mail server took a message to that address.
    fn send(&self, address: Option<&str>, due: usize) -> bool {
        let (Some(post), Some(address)) = (&self.post, address) else {
            return false;
        };
        match post.send(address, due) {
            Ok(()) => true,
            Err(error) => {
                said(&error.to_string());
                false
            }
        }
    }
}

/// What became of a look.
enum Round {
    /// Something was written down: look again.
    Sent,
    /// Nothing is due before then.
    Until(Option<Moment>),
}

impl Health for Alarms {
    fn findings(&self, desk: DeskName, now: Moment) -> Vec<Finding> {
        let known = *held(&self.known);
        let mut findings = Vec::new();
        if let Some(looked) = known.looked
            && now > looked.plus(TOO_LONG)
        {
            findings.push(Finding::AlarmsStand(looked));
        }
        if let Some(since) = known.down_since {
            findings.push(Finding::MailDown(since));
        }
        if matches!(desk, DeskName::Client | DeskName::Review) {
            return findings;
        }
        // It may be the victim ledger that cannot be read, so this too stays from the client desk.
        if let Some(since) = known.failing_since {
            findings.push(Finding::AlarmsStand(since));
        }
        if self.post.is_none() {
            findings.push(Finding::MailUnset);
        }
        let unsent = self.board.alarms().into_iter().filter_map(|danger| {
            let last = danger.last.filter(|last| !last.unsent.is_empty())?;
            Some(last.at)
        });
        findings.extend(unsent.max().map(Finding::Unsent));
        findings
    }
}

/// On standard error, for who runs it. It names no case and no recipient.
fn said(line: &str) {
    let _ = writeln!(std::io::stderr(), "alarms: {line}");
}

#[cfg(test)]
#[path = "alarms/tests.rs"]
mod tests;
