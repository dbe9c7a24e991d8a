//! What is compared: byte-strings, each with the channel it came by. Every pair that is compared is one observation.

use desk::{Answer, Clock as _, Health as _};
use keys::DeskName;
use ledger::{Entry, Position, Shelf, Store};
use leeward_tests::world::{World, dump};

const SHELVES: [Shelf; 6] = [
    Shelf::Accounts,
    Shelf::Sessions,
    Shelf::Drafts,
    Shelf::House,
    Shelf::Doors,
    Shelf::Tokens,
];

/// By which channel something is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Channel {
    /// A body: words, length, order, ids, tokens, a document for programs.
    Body,
    /// A status.
    Status,
    /// A header: redirects, cookies, caches.
    Header,
    /// Where the desk's stream of randomness stands.
    Stream,
    /// The client desk's own store.
    Store,
    /// What was handed over.
    Drop,
    /// How large both are.
    Size,
    /// A line of the desk's log.
    Log,
    /// What first pages are told of mail and alarms.
    Health,
}

/// Everything that was seen at one step.
#[derive(Default)]
pub(crate) struct Observed(Vec<(Channel, Vec<u8>)>);

/// How far somebody has read the ledgers and the log.
#[derive(Default, Clone, Copy)]
pub(crate) struct Read {
    client: u64,
    drop: u64,
    log: usize,
}

impl Observed {
    fn see(&mut self, channel: Channel, bytes: impl Into<Vec<u8>>) {
        self.0.push((channel, bytes.into()));
    }

    /// An answer, byte by byte.
    pub(crate) fn answer(&mut self, answer: &Answer) {
        self.see(Channel::Status, answer.status.to_string());
        self.see(Channel::Header, answer.headers.len().to_string());
        for (name, value) in &answer.headers {
            self.see(Channel::Header, format!("{name}: {value}"));
        }
        self.see(Channel::Body, answer.body.clone());
    }

    /// Everything besides the answer: what the client desk's machine, its people and its log can see.
    pub(crate) fn rest(&mut self, world: &World, told: &[String], read: &mut Read) {
        let stands = world.client_stream.rng(|rng| rng.get_word_pos());
        self.see(Channel::Stream, stands.to_string());
        let findings = world.health.findings(DeskName::Client, world.clock.now());
        self.see(Channel::Health, format!("{findings:?}"));
        let small = self.store(Channel::Store, world.client.as_ref(), &mut read.client);
        let other = self.store(Channel::Drop, world.drop.as_ref(), &mut read.drop);
        self.see(Channel::Size, format!("{small} and {other}"));
        let log = world.log(DeskName::Client);
        let lines: Vec<&String> = log.iter().chain(told).collect();
        self.see(Channel::Log, lines.len().to_string());
        for line in lines.iter().skip(read.log) {
            self.see(Channel::Log, line.as_bytes());
        }
        read.log = lines.len();
    }

    /// A store: its head, what it took since, its small records. Gives the size of what was looked at.
    fn store(&mut self, channel: Channel, store: &dyn Store, read: &mut u64) -> usize {
        let head = store.head().unwrap();
        self.see(
            channel,
            match channel {
                Channel::Drop => head.size.to_string(),
                _ => format!("{head:?}"),
            },
        );
        let mut size = 0;
        for entry in store.read(Position(*read), usize::MAX).unwrap() {
            *read = entry.position.0 + 1;
            self.see(
                channel,
                match channel {
                    Channel::Drop => outside(&entry),
                    _ => format!("{entry:?}"),
                },
            );
        }
        for shelf in SHELVES {
            let records = store.list(shelf).unwrap();
            let one = |(key, value): &(Vec<u8>, Vec<u8>)| key.len() + value.len();
            size += records.iter().map(one).sum::<usize>();
            let mut bytes = Vec::new();
            for (key, value) in records {
                bytes.extend((key.len() as u64).to_be_bytes());
                bytes.extend(key);
                bytes.extend((value.len() as u64).to_be_bytes());
                bytes.extend(value);
            }
            self.see(channel, bytes);
        }
        size
    }

    /// Both stores once more from the beginning: what was changed in what had been read before.
    pub(crate) fn whole(&mut self, world: &World) {
        self.see(Channel::Store, dump(world.client.as_ref()));
        let entries = world.drop.read(Position(0), usize::MAX).unwrap();
        let entries: Vec<String> = entries.iter().map(outside).collect();
        self.see(Channel::Drop, entries.join("\n"));
        if let Some(read) = world.read_by_the_role() {
            self.see(Channel::Store, read);
        }
    }

    /// Compares with what was seen in the other world: how many pairs were equal, and the channel by which the first
    /// differs.
    pub(crate) fn compare(&self, other: &Self) -> (u64, Option<Channel>) {
        let mut equal = 0;
        for pair in self.0.iter().zip(&other.0) {
            match pair {
                (one, two) if one == two => equal += 1,
                ((channel, _), (two, _)) => return (equal, Some(*channel.min(two))),
            }
        }
        if self.0.len() == other.0.len() {
            return (equal, None);
        }
        // One saw more than the other, and all before it is equal.
        let more = self.0.len().min(other.0.len());
        let longer = self.0.get(more).or(other.0.get(more));
        (equal, longer.map(|(channel, _)| *channel))
    }
}

/// A hand-over from outside. To which of the victim desk's public halves it is sealed turns on who left there, and the
/// client desk can read none of it: of what is sealed the length is compared.
fn outside(entry: &Entry) -> String {
    let Entry {
        position,
        envelope,
        salt,
        letter,
        ..
    } = entry;
    let length = letter.as_ref().map(|letter| letter.0.len());
    format!("{position:?} {envelope:?} {salt:?} {length:?}")
}
