//! What other nodes changed of the rules: a day proclaimed, the go-live day, a number of the program's own.
//!
//! What they appended to the case ledgers the board hears by itself. The rules are the program ledger's, which the board
//! does not read; so whoever is about to look at the board asks here first.

use std::sync::{Arc, Mutex, PoisonError};

use desk::{Answer, Answers, Clock, Line, Office, Request};
use ledger::{Filed, Matter, Position, Store, StoreError};
use program_file::Settings;
use rules::Moment;
use victim_file::Board;

use super::Ledgers;

/// Listens to the program's ledger.
pub(crate) struct Ears {
    ledgers: Ledgers,
    pack: String,
    board: Arc<Board>,
    heard: Mutex<Position>,
}

impl Ears {
    /// `heard`: where the program's ledger ended before the rules of this board were read.
    pub(crate) fn new(ledgers: Ledgers, pack: &str, board: &Arc<Board>, heard: u64) -> Self {
        Self {
            ledgers,
            pack: pack.to_owned(),
            board: Arc::clone(board),
            heard: Mutex::new(Position(heard)),
        }
    }

    /// Computes the board anew if the rules have changed since the last time.
    pub(crate) fn listen(&self, now: Moment) -> Result<(), StoreError> {
        let program: &dyn Store = self.ledgers.program.as_ref();
        if !program.is_shared() {
            return Ok(());
        }
        let mut heard = self.heard.lock().unwrap_or_else(PoisonError::into_inner);
        let mut next = *heard;
        let mut changed = false;
        for (position, envelope) in program.since(*heard)? {
            next = Position(position.0 + 1);
            changed |= matches!(
                envelope.matter,
                Matter::Filed(
                    Filed::GoLive { .. }
                        | Filed::Proclaimed { .. }
                        | Filed::Unproclaimed { .. }
                        | Filed::OwnNumber
                )
            );
        }
        if changed {
            anew(&self.ledgers, &self.pack, &self.board, now)?;
        }
        *heard = next;
        Ok(())
    }
}

/// Computes the board with the rules as they stand now.
pub(super) fn anew(
    ledgers: &Ledgers,
    pack: &str,
    board: &Board,
    now: Moment,
) -> Result<(), StoreError> {
    let settings = Settings::read(ledgers.program.as_ref())?;
    let rules = settings
        .rules(pack)
        .map_err(|error| StoreError(error.to_string()))?;
    board.restart(ledgers.stores(), Arc::new(rules), settings.go_live, now)
}

/// A desk that shows the board: it listens before it answers.
pub(super) struct Hearing {
    pub(super) desk: Box<dyn Answers>,
    pub(super) ears: Arc<Ears>,
    pub(super) clock: Arc<dyn Clock>,
}

impl Answers for Hearing {
    fn answer(&self, request: &Request) -> Answer {
        // Where the program's ledger cannot be read the rules stay as they were; the desk says what it cannot do.
        if let Err(error) = self.ears.listen(self.clock.now()) {
            self.office().failed(&error.to_string());
        }
        self.desk.answer(request)
    }

    fn no_such_method(&self, path: &str) -> Answer {
        self.desk.no_such_method(path)
    }

    fn room(&self, head: &Request) -> usize {
        self.desk.room(head)
    }

    fn stretches(&self, request: &Request) -> bool {
        self.desk.stretches(request)
    }

    fn too_much(&self, path: &str) -> Option<Answer> {
        self.desk.too_much(path)
    }

    fn office(&self) -> &Office {
        self.desk.office()
    }

    fn table(&self) -> Vec<Line> {
        self.desk.table()
    }
}
