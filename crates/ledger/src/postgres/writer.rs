//! The one writer of this node: takes all that is waiting, commits it as one group, then answers each.
//!
//! What the database holds is read anew in each group, under the lock that every node's writer takes first. So nothing
//! of this process can be wrong after a failure, and unlike a file the database may be gone on with: it has replayed its
//! own log before it answers again. A group whose commit was sent and not answered is refused to all who wait for it.

use std::{
    sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel},
    thread::{Builder, JoinHandle},
};

use super::{
    address::{Failed, Link, PostgresAddress},
    carry, destroy,
    group::{self, Judge, Sql},
};
use crate::{AppendError, Appended, Batch, Part, Shelf, StoreError, shelf::number_of};

/// At most so many requests become one group, so that the first does not wait for ever.
const GROUP: usize = 1024;
/// So many bytes of letters end a group as well.
const BYTES: usize = 16 * 1024 * 1024;

const PUT: &str = "INSERT INTO shelves VALUES ($1, $2, $3)
    ON CONFLICT (shelf, key) DO UPDATE SET value = excluded.value";
const REMOVE: &str = "DELETE FROM shelves WHERE shelf = $1 AND key = $2";

#[derive(Debug)]
pub(super) struct Writer {
    requests: Option<Sender<Request>>,
    thread: Option<JoinHandle<()>>,
}

type To<T, E = StoreError> = SyncSender<Result<T, E>>;

/// What is asked of the writer, and where the answer goes.
#[derive(Debug)]
enum Request {
    Append(Batch, To<Appended, AppendError>),
    Destroy(Batch, To<Appended, AppendError>),
    Purge(To<bool>),
    Turn(To<bool>),
    Carry(Part, To<()>),
    Put(i32, Vec<u8>, Vec<u8>, To<()>),
    Remove(i32, Vec<u8>, To<bool>),
}

impl Writer {
    pub(super) fn start(address: PostgresAddress, link: Link) -> Result<Self, StoreError> {
        let (requests, waiting) = channel();
        let thread = Builder::new().name("ledger".to_owned()).spawn(move || {
            let mut way = Way {
                address,
                link: Some(link),
            };
            write(&mut way, &waiting);
        });
        let thread = thread.map_err(|error| StoreError(error.to_string()))?;
        Ok(Self {
            requests: Some(requests),
            thread: Some(thread),
        })
    }

    pub(super) fn append(&self, batch: &Batch) -> Result<Appended, AppendError> {
        self.ask(|answer| Request::Append(batch.clone(), answer))?
    }

    pub(super) fn destroy(&self, batch: &Batch) -> Result<Appended, AppendError> {
        self.ask(|answer| Request::Destroy(batch.clone(), answer))?
    }

    pub(super) fn purge(&self) -> Result<bool, StoreError> {
        self.ask(Request::Purge)?
    }

    pub(super) fn turn(&self) -> Result<bool, StoreError> {
        self.ask(Request::Turn)?
    }

    pub(super) fn carry(&self, part: Part) -> Result<(), StoreError> {
        self.ask(|answer| Request::Carry(part, answer))?
    }

    pub(super) fn put(&self, shelf: Shelf, key: &[u8], value: &[u8]) -> Result<(), StoreError> {
        self.ask(|answer| Request::Put(number_of(shelf), key.to_vec(), value.to_vec(), answer))?
    }

    pub(super) fn remove(&self, shelf: Shelf, key: &[u8]) -> Result<bool, StoreError> {
        self.ask(|answer| Request::Remove(number_of(shelf), key.to_vec(), answer))?
    }

    fn ask<T>(&self, request: impl FnOnce(SyncSender<T>) -> Request) -> Result<T, StoreError> {
        let gone = || StoreError("the writer has stopped".to_owned());
        let (answer, answered) = sync_channel(1);
        let requests = self.requests.as_ref().ok_or_else(gone)?;
        requests.send(request(answer)).map_err(|_| gone())?;
        answered.recv().map_err(|_| gone())
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        // Without a sender the thread does what is waiting and ends.
        drop(self.requests.take());
        if let Some(thread) = self.thread.take() {
            // A panic of the writer has been answered to each of its callers already.
            let _ = thread.join();
        }
    }
}

/// The way to the database: a connection, or none until somebody wants to write again.
struct Way {
    address: PostgresAddress,
    link: Option<Link>,
}

impl Way {
    /// Does something, on a fresh connection once more where the one there was had been lost before anything was committed.
    fn with<T>(&mut self, act: impl Fn(&mut Link) -> Result<T, Failed>) -> Result<T, StoreError> {
        let mut again = self.link.is_some();
        loop {
            let mut link = match self.link.take() {
                Some(link) => link,
                None => self.address.connect()?,
            };
            match act(&mut link) {
                Err(Failed::Gone(_)) if again => again = false,
                Err(Failed::Gone(error) | Failed::Doubt(error)) => return Err(error),
                done => {
                    self.link = Some(link);
                    return Ok(done?);
                }
            }
        }
    }
}

fn write(way: &mut Way, waiting: &Receiver<Request>) {
    while let Ok(first) = waiting.recv() {
        let mut bytes = first.bytes();
        let mut all = vec![first];
        while all.len() < GROUP
            && bytes < BYTES
            && let Ok(next) = waiting.try_recv()
        {
            bytes += next.bytes();
            all.push(next);
        }
        // What is destroyed, and what is written anew after it, is each a transaction of its own.
        let (alone, group): (Vec<Request>, Vec<Request>) = all.into_iter().partition(|each| {
            matches!(
                each,
                Request::Destroy(..) | Request::Purge(_) | Request::Turn(_) | Request::Carry(..)
            )
        });
        if !group.is_empty() {
            match way.with(|link| commit(link, &group)) {
                Ok(answers) => answers.into_iter().for_each(Answer::send),
                Err(StoreError(why)) => group.iter().for_each(|request| request.refuse(&why)),
            }
        }
        for each in alone {
            // Whoever has stopped waiting needs no answer.
            match each {
                Request::Destroy(batch, answer) => {
                    let done = way.with(|link| destroy::destroy(link, &batch));
                    let _ = answer.send(done.unwrap_or_else(|error| Err(error.into())));
                }
                Request::Purge(answer) => drop(answer.send(way.with(destroy::purge))),
                Request::Turn(answer) => drop(answer.send(way.with(turn))),
                Request::Carry(part, answer) => {
                    drop(answer.send(way.with(|link| carry::take(link, &part))));
                }
                Request::Append(..) | Request::Put(..) | Request::Remove(..) => {}
            }
        }
    }
}

impl Request {
    fn bytes(&self) -> usize {
        match self {
            Self::Append(batch, _) => batch.entries.iter().map(|new| new.letter.0.len()).sum(),
            Self::Put(_, _, value, _) => value.len(),
            Self::Destroy(..)
            | Self::Purge(_)
            | Self::Turn(_)
            | Self::Carry(..)
            | Self::Remove(..) => 0,
        }
    }

    fn refuse(&self, why: &str) {
        let error = StoreError(why.to_owned());
        // Whoever has stopped waiting needs no answer.
        let _ = match self {
            Self::Append(_, answer) | Self::Destroy(_, answer) => {
                answer.send(Err(error.into())).is_ok()
            }
            Self::Put(_, _, _, answer) | Self::Carry(_, answer) => answer.send(Err(error)).is_ok(),
            Self::Remove(_, _, answer) | Self::Purge(answer) | Self::Turn(answer) => {
                answer.send(Err(error)).is_ok()
            }
        };
    }
}

/// An answer that waits for the group to be durable.
enum Answer<'a> {
    Append(Result<Appended, AppendError>, &'a To<Appended, AppendError>),
    Put(&'a To<()>),
    Remove(bool, &'a To<bool>),
}

impl Answer<'_> {
    fn send(self) {
        // Whoever has stopped waiting needs no answer.
        let _ = match self {
            Self::Append(answer, to) => to.send(answer).is_ok(),
            Self::Put(to) => to.send(Ok(())).is_ok(),
            Self::Remove(was, to) => to.send(Ok(was)).is_ok(),
        };
    }
}

/// Does the whole group and makes it durable, or nothing of it.
fn commit<'a>(link: &mut Link, group: &'a [Request]) -> Result<Vec<Answer<'a>>, Failed> {
    let sql = Sql::of(link)?;
    let (put, remove) = (link.statement(PUT)?, link.statement(REMOVE)?);
    let mut transaction = link.client.transaction()?;
    // Always the first lock: two nodes never wait for one another crosswise.
    let frontier = group::lock(&mut transaction, &sql)?;
    let batches: Vec<&Batch> = group
        .iter()
        .filter_map(|request| match request {
            Request::Append(batch, _) => Some(batch),
            _ => None,
        })
        .collect();
    let mut judge = Judge::ask(&mut transaction, &sql, frontier, &batches)?;
    let mut answers = Vec::with_capacity(group.len());
    for request in group {
        answers.push(match request {
            Request::Append(batch, to) => match judge.append(batch) {
                Err(AppendError::Store(error)) => return Err(Failed::Said(error)),
                answer => Answer::Append(answer, to),
            },
            Request::Put(shelf, key, value, to) => {
                transaction.execute(&put, &[shelf, key, value])?;
                Answer::Put(to)
            }
            Request::Remove(shelf, key, to) => {
                Answer::Remove(transaction.execute(&remove, &[shelf, key])? > 0, to)
            }
            // Taken out of the group before.
            Request::Destroy(..) | Request::Purge(_) | Request::Turn(_) | Request::Carry(..) => {
                continue;
            }
        });
    }
    judge.write(&mut transaction, &sql)?;
    group::commit(transaction, &link.warned)?;
    Ok(answers)
}

/// Whether this connection has the lock of which a ledger's database has one, or gets it now. It has it as long as it lives.
fn turn(link: &mut Link) -> Result<bool, Failed> {
    let sql = link.statement("SELECT pg_try_advisory_lock(hashtext('leeward turn'), 1)")?;
    Ok(link.client.query_one(&sql, &[])?.try_get(0)?)
}
