//! The one writer: takes all that is waiting, commits it as one group, then answers each.
//!
//! A batch that is refused is refused before it has touched a table, so its neighbours never notice.
//! After a failed write or sync nobody knows what the disk holds (a second `fsync` may report success
//! for pages that were lost), so the writer then refuses everything until the store is opened anew.

use std::{
    sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel},
    thread::{Builder, JoinHandle},
};

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior};

use super::{carry, count, destroy, load_frontier, signed};
use crate::{
    AppendError, Appended, Batch, Frontier, Part, Position, Shelf, StoreError, Version,
    shelf::number_of, tree,
};

/// At most so many requests become one group, so that the first does not wait for ever.
const GROUP: usize = 1024;

#[derive(Debug)]
pub(super) struct Writer {
    requests: Option<Sender<Request>>,
    thread: Option<JoinHandle<()>>,
}

/// What is asked of the writer, and where the answer goes.
#[derive(Debug)]
enum Request {
    Append(Batch, SyncSender<Result<Appended, AppendError>>),
    Destroy(Batch, SyncSender<Result<Appended, AppendError>>),
    Purge(SyncSender<Result<bool, StoreError>>),
    Carry(Part, SyncSender<Result<(), StoreError>>),
    Put(i32, Vec<u8>, Vec<u8>, SyncSender<Result<(), StoreError>>),
    Remove(i32, Vec<u8>, SyncSender<Result<bool, StoreError>>),
}

impl Writer {
    pub(super) fn start(connection: Connection) -> Result<Self, StoreError> {
        let (requests, waiting) = channel();
        let thread = Builder::new()
            .name("ledger".to_owned())
            .spawn(move || write(connection, &waiting));
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

/// All that waits. Whoever was answered a moment ago and has more to say is let come first, as long as others come: a
/// sync costs as much for one as for all of them. Where nobody else writes it costs one look.
fn gather(first: Request, waiting: &Receiver<Request>) -> Vec<Request> {
    let mut group = vec![first];
    loop {
        let before = group.len();
        group.extend(waiting.try_iter().take(GROUP - before));
        if group.len() == before || group.len() == GROUP {
            return group;
        }
        std::thread::yield_now();
    }
}

fn write(mut connection: Connection, waiting: &Receiver<Request>) {
    let mut broken: Option<String> = None;
    while let Ok(first) = waiting.recv() {
        let mut group = gather(first, waiting);
        if broken.is_none() {
            // Writing the file anew is no part of a transaction, and what fails of it has lost nothing; a part of
            // another store's ledger is a transaction of its own.
            let rest = group.into_iter().filter_map(|request| match request {
                Request::Purge(answer) => {
                    let _ = answer.send(destroy::purge(&mut connection));
                    None
                }
                Request::Carry(part, answer) => {
                    let _ = answer.send(carry::take(&mut connection, part));
                    None
                }
                other => Some(other),
            });
            group = rest.collect();
            if group.is_empty() {
                continue;
            }
        }
        if broken.is_none() {
            match commit(&mut connection, &group) {
                Ok(answers) => {
                    answers.into_iter().for_each(Answer::send);
                    continue;
                }
                Err(StoreError(why)) => {
                    broken = Some(format!(
                        "a write failed, so nothing is taken until it is opened again: {why}"
                    ));
                }
            }
        }
        let why = broken.as_deref().unwrap_or_default();
        group.into_iter().for_each(|request| request.refuse(why));
    }
}

impl Request {
    fn refuse(self, why: &str) {
        let error = StoreError(why.to_owned());
        // Whoever has stopped waiting needs no answer.
        let _ = match self {
            Self::Append(_, answer) | Self::Destroy(_, answer) => {
                answer.send(Err(error.into())).is_ok()
            }
            Self::Put(_, _, _, answer) | Self::Carry(_, answer) => answer.send(Err(error)).is_ok(),
            Self::Remove(_, _, answer) | Self::Purge(answer) => answer.send(Err(error)).is_ok(),
        };
    }
}

/// An answer that waits for the group to be durable.
enum Answer<'a> {
    Append(
        Result<Appended, AppendError>,
        &'a SyncSender<Result<Appended, AppendError>>,
    ),
    Put(&'a SyncSender<Result<(), StoreError>>),
    Remove(bool, &'a SyncSender<Result<bool, StoreError>>),
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

/// Does the whole group and makes it durable, or gives the one error that ends all writing.
fn commit<'a>(
    connection: &mut Connection,
    group: &'a [Request],
) -> Result<Vec<Answer<'a>>, StoreError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Read each time, under the write lock: right even if another process has written meanwhile.
    let mut frontier = load_frontier(&transaction)?;
    let before = frontier.size();
    let mut answers = Vec::with_capacity(group.len());
    for request in group {
        answers.push(match request {
            Request::Append(batch, to) => match append(&transaction, &mut frontier, batch) {
                Err(AppendError::Store(error)) => return Err(error),
                answer => Answer::Append(answer, to),
            },
            Request::Destroy(batch, to) => match destroy::destroy(&transaction, &mut frontier, batch) {
                Err(AppendError::Store(error)) => return Err(error),
                answer => Answer::Append(answer, to),
            },
            // Taken out of the group before.
            Request::Purge(_) | Request::Carry(..) => continue,
            Request::Put(shelf, key, value, to) => {
                let sql = "INSERT INTO shelves VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET value = excluded.value";
                transaction.prepare_cached(sql)?.execute((shelf, key, value))?;
                Answer::Put(to)
            }
            Request::Remove(shelf, key, to) => {
                let mut statement = transaction.prepare_cached("DELETE FROM shelves WHERE shelf = ?1 AND key = ?2")?;
                Answer::Remove(statement.execute((shelf, key))? > 0, to)
            }
        });
    }
    if frontier.size() != before {
        let (size, root) = (signed(frontier.size()), frontier.head().root);
        let peaks: Vec<u8> = frontier.peaks().iter().flat_map(|peak| peak.0).collect();
        transaction
            .prepare_cached("UPDATE frontier SET size = ?1, peaks = ?2")?
            .execute((size, peaks))?;
        transaction
            .prepare_cached("INSERT INTO heads VALUES (?1, ?2)")?
            .execute((size, root.0))?;
    }
    transaction.commit()?;
    Ok(answers)
}

/// Looks first, then writes: a refusal has changed nothing, an error ends the whole group.
fn append(
    transaction: &Transaction<'_>,
    frontier: &mut Frontier,
    batch: &Batch,
) -> Result<Appended, AppendError> {
    batch.check_form()?;
    batch.check_destroys_nothing()?;
    if known(transaction, batch)? {
        return Ok(Appended::Before);
    }
    take(transaction, frontier, batch)
}

/// Whether the batch was taken before.
pub(super) fn known(transaction: &Transaction<'_>, batch: &Batch) -> Result<bool, StoreError> {
    let mut statement = transaction.prepare_cached("SELECT 1 FROM batches WHERE id = ?1")?;
    Ok(statement.exists([batch.id.0])?)
}

/// A batch that is new and well formed.
pub(super) fn take(
    transaction: &Transaction<'_>,
    frontier: &mut Frontier,
    batch: &Batch,
) -> Result<Appended, AppendError> {
    let now = version(transaction, batch)?;
    batch.check_version(now)?;
    if let Some(new) = taken(transaction, batch)? {
        return Err(AppendError::Taken(new));
    }
    Ok(insert(
        transaction,
        frontier,
        batch,
        batch.version_after(now),
    )?)
}

fn version(transaction: &Transaction<'_>, batch: &Batch) -> Result<Version, StoreError> {
    let mut statement =
        transaction.prepare_cached("SELECT version FROM cases WHERE case_id = ?1")?;
    let version = statement
        .query_row([batch.case.as_str()], |row| count(row, 0))
        .optional()?;
    Ok(Version(version.unwrap_or_default()))
}

fn taken(
    transaction: &Transaction<'_>,
    batch: &Batch,
) -> Result<Option<rules::FactId>, StoreError> {
    let mut statement =
        transaction.prepare_cached("SELECT 1 FROM entries WHERE case_id = ?1 AND fact = ?2")?;
    for new in &batch.entries {
        if statement.exists([batch.case.as_str(), new.envelope.id.as_str()])? {
            return Ok(Some(new.envelope.id));
        }
    }
    Ok(None)
}

fn insert(
    transaction: &Transaction<'_>,
    frontier: &mut Frontier,
    batch: &Batch,
    version: Version,
) -> Result<Appended, StoreError> {
    let first = frontier.size();
    let mut entries =
        transaction.prepare_cached("INSERT INTO entries VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?;
    let mut letters = transaction.prepare_cached("INSERT INTO letters VALUES (?1, ?2)")?;
    for new in &batch.entries {
        let position = signed(frontier.size());
        let envelope = new
            .envelope
            .to_bytes()
            .map_err(|error| StoreError(error.to_string()))?;
        let leaf = tree::leaf(&new.salt, &envelope, &new.letter.0);
        let (case, fact) = (batch.case.as_str(), new.envelope.id.as_str());
        entries.execute((position, case, fact, envelope, new.salt, leaf.0))?;
        letters.execute((position, &new.letter.0))?;
        frontier.append(leaf);
    }
    let sql =
        "INSERT INTO cases VALUES (?1, ?2) ON CONFLICT DO UPDATE SET version = excluded.version";
    transaction
        .prepare_cached(sql)?
        .execute((batch.case.as_str(), signed(version.0)))?;
    transaction
        .prepare_cached("INSERT INTO batches VALUES (?1, ?2)")?
        .execute((batch.id.0, signed(first)))?;
    Ok(Appended::Now {
        first: Position(first),
        version,
    })
}
