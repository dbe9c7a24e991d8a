//! Connections, each in the hands of a thread of its own.
//!
//! The driver waits by blocking a thread, which may be done nowhere inside of a server that is asynchronous; a thread
//! that does nothing else may. Whoever asks waits for an answer as for the disk.

use std::{
    sync::{
        Arc, Condvar, Mutex, MutexGuard, PoisonError,
        mpsc::{Sender, channel, sync_channel},
    },
    thread::Builder,
};

use super::address::{Failed, Link, PostgresAddress};
use crate::StoreError;

type Job = Box<dyn FnOnce(&mut Link) + Send>;

/// One connection. It is closed when this is dropped.
struct Hand {
    jobs: Sender<Job>,
}

impl Hand {
    fn open(address: &PostgresAddress) -> Result<Self, StoreError> {
        let (jobs, waiting) = channel::<Job>();
        let (opened, told) = sync_channel(1);
        let address = address.clone();
        let thread = Builder::new().name("ledger reads".to_owned());
        let thread = thread.spawn(move || match address.connect() {
            Ok(mut link) => {
                let _ = opened.send(Ok(()));
                while let Ok(job) = waiting.recv() {
                    job(&mut link);
                }
            }
            Err(error) => drop(opened.send(Err(error))),
        });
        thread.map_err(|error| StoreError(error.to_string()))?;
        told.recv().map_err(|_| broke_off())??;
        Ok(Self { jobs })
    }

    fn give(&self, job: Job) -> Result<(), Failed> {
        self.jobs.send(job).map_err(|_| Failed::Gone(broke_off()))
    }
}

fn broke_off() -> StoreError {
    StoreError("a connection to the database broke off".to_owned())
}

/// What is asked of a connection: it may be asked again on another one.
pub(super) trait Ask<T>: Fn(&mut Link) -> Result<T, Failed> + Send + Sync + 'static {}
impl<T, F: Fn(&mut Link) -> Result<T, Failed> + Send + Sync + 'static> Ask<T> for F {}

/// So many connections at most; who comes later waits.
pub(super) struct Hands {
    address: PostgresAddress,
    most: usize,
    state: Mutex<State>,
    back: Condvar,
}

#[derive(Default)]
struct State {
    idle: Vec<Hand>,
    lent: usize,
}

impl std::fmt::Debug for Hands {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Hands({:?})", self.address)
    }
}

impl Hands {
    pub(super) fn new(address: PostgresAddress, most: usize) -> Self {
        Self {
            address,
            most,
            state: Mutex::default(),
            back: Condvar::new(),
        }
    }

    /// Asks once, and once more on a fresh connection where the first was lost.
    pub(super) fn ask<T: Send + 'static>(&self, act: impl Ask<T>) -> Result<T, StoreError> {
        let act = Arc::new(act);
        self.twice(|hand| {
            let (answer, answered) = sync_channel(1);
            let act = Arc::clone(&act);
            hand.give(Box::new(move |link| drop(answer.send(act(link)))))?;
            answered.recv().map_err(|_| Failed::Gone(broke_off()))?
        })
    }

    /// Asks for something that comes in parts. Once a part has been seen it is not asked for again.
    pub(super) fn parts<T: Send + 'static>(
        &self,
        act: impl Fn(&mut Link, &mut dyn FnMut(T) -> bool) -> Result<(), Failed> + Send + Sync + 'static,
        see: &mut dyn FnMut(T),
    ) -> Result<(), StoreError> {
        let act = Arc::new(act);
        self.twice(|hand| {
            let (part, parts) = sync_channel::<Result<T, Failed>>(1);
            let act = Arc::clone(&act);
            hand.give(Box::new(move |link| {
                let done = act(link, &mut |each| part.send(Ok(each)).is_ok());
                if let Err(failed) = done {
                    let _ = part.send(Err(failed));
                }
            }))?;
            let mut seen = false;
            for each in parts {
                match each {
                    Ok(each) => see(each),
                    Err(Failed::Gone(error)) if seen => return Err(Failed::Said(error)),
                    Err(failed) => return Err(failed),
                }
                seen = true;
            }
            Ok(())
        })
    }

    fn twice<T>(&self, mut with: impl FnMut(&Hand) -> Result<T, Failed>) -> Result<T, StoreError> {
        let _turn = self.turn();
        let mut again = true;
        loop {
            let idle = self.state().idle.pop();
            let hand = match idle {
                Some(hand) => hand,
                None => Hand::open(&self.address)?,
            };
            match with(&hand) {
                Err(Failed::Gone(error)) => {
                    // Whatever closed it has closed its neighbours as well.
                    self.state().idle.clear();
                    if !std::mem::take(&mut again) {
                        return Err(error);
                    }
                }
                done => {
                    self.state().idle.push(hand);
                    return Ok(done?);
                }
            }
        }
    }

    fn turn(&self) -> Turn<'_> {
        let full = |state: &mut State| state.lent >= self.most;
        let waited = self.back.wait_while(self.state(), full);
        waited.unwrap_or_else(PoisonError::into_inner).lent += 1;
        Turn(self)
    }

    /// A thread that broke off left a list that is whole.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One of so many who may have a connection at a time.
struct Turn<'a>(&'a Hands);

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.0.state().lent -= 1;
        self.0.back.notify_one();
    }
}
