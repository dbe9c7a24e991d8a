//! The search through participants' files for what only the separate file should know: what the page and programs do.

use std::cell::OnceCell;

use desk::Refusal;
use drop::NotOpened;
use keys::KeyRing;
use ledger::{Entry, Filed, Matter, Position};
use program_file::Settings;
use rules::{CaseId, Moment};
use victim_file::{Leak, Shelter};

use crate::VictimDesk;
use crate::look::{Look, refusal};

/// Files that are looked through in one visit.
const FILES: usize = 500;
/// Entries that are read at once.
const AT_ONCE: usize = 1000;

/// One search, with the keys of who is signed in.
pub(crate) struct Search<'a> {
    pub(crate) desk: &'a VictimDesk,
    pub(crate) ring: &'a KeyRing,
    pub(crate) now: Moment,
    /// Read once for a visit, if it is needed at all: it is made of the whole separate file.
    everybody: OnceCell<Shelter>,
}

impl<'a> Search<'a> {
    pub(crate) fn of(look: &Look<'a>) -> Self {
        Self::new(look.desk, &look.session.ring, look.now)
    }

    pub(crate) fn new(desk: &'a VictimDesk, ring: &'a KeyRing, now: Moment) -> Self {
        Self {
            desk,
            ring,
            now,
            everybody: OnceCell::new(),
        }
    }

    /// Looks through some of the files in which something was recorded since.
    pub(crate) fn go_on(&self) -> Result<(), Refusal> {
        let next = self.desk.looked.next(self.desk.stores(), FILES)?;
        if next.is_empty() {
            return Ok(());
        }
        let shelter = self.everybody()?;
        for case in next {
            self.look(shelter, case)?;
        }
        Ok(())
    }

    /// What stands in one file.
    pub(crate) fn case(&self, case: CaseId) -> Result<Vec<Leak>, Refusal> {
        if self.desk.looked.of_another_case(case) {
            return self.look(self.everybody()?, case);
        }
        self.look(&self.shelter(case)?, case)
    }

    /// All that is to be found of one case, with what was handed over.
    pub(crate) fn shelter(&self, case: CaseId) -> Result<Shelter, Refusal> {
        let stores = self.desk.stores();
        let shelter = Shelter::of(stores, self.ring, case, self.staff()?);
        let mut shelter = shelter.map_err(|refused| refusal(&refused))?;
        for entry in &stores.drop.case(case)?.entries {
            self.handed_over(&mut shelter, entry)?;
        }
        Ok(shelter)
    }

    fn look(&self, shelter: &Shelter, case: CaseId) -> Result<Vec<Leak>, Refusal> {
        let leaks = shelter.look(self.desk.stores(), self.ring, case);
        let leaks = leaks.map_err(|refused| refusal(&refused))?;
        self.desk.looked.found(case, &leaks, self.now);
        Ok(leaks)
    }

    /// Names of who works here, which may stand anywhere.
    fn staff(&self) -> Result<Vec<String>, Refusal> {
        let settings = Settings::read(self.desk.program.as_ref())?;
        let staff = settings.staff.into_values();
        Ok(staff.map(|staff| staff.name).collect())
    }

    /// All that is to be found, of all cases, with what was handed over.
    fn everybody(&self) -> Result<&Shelter, Refusal> {
        if let Some(shelter) = self.everybody.get() {
            return Ok(shelter);
        }
        let shelter = self.read_everybody()?;
        Ok(self.everybody.get_or_init(|| shelter))
    }

    fn read_everybody(&self) -> Result<Shelter, Refusal> {
        let stores = self.desk.stores();
        let shelter = Shelter::read(stores, self.ring, self.staff()?);
        let mut shelter = shelter.map_err(|refused| refusal(&refused))?;
        let mut from = 0;
        loop {
            let entries = stores.drop.read(Position(from), AT_ONCE)?;
            let Some(last) = entries.last() else { break };
            from = last.position.0 + 1;
            for entry in &entries {
                self.handed_over(&mut shelter, entry)?;
            }
        }
        Ok(shelter.over_all_cases())
    }

    fn handed_over(&self, shelter: &mut Shelter, entry: &Entry) -> Result<(), Refusal> {
        if entry.envelope.matter != Matter::Filed(Filed::HandOver) {
            return Ok(());
        }
        let private = self.ring.drop_private();
        let private = private.ok_or_else(|| Refusal::failed("this desk has no key of the drop"))?;
        match drop::open(private, entry) {
            Ok(letter) => {
                let case = entry.envelope.case;
                shelter.handed_over(case, &letter.name, &letter.number, &letter.address);
                Ok(())
            }
            Err(NotOpened::Gone) => Ok(()),
            Err(other) => Err(Refusal::failed(other)),
        }
    }
}
