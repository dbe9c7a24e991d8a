//! A colleague at the victim desk, and what she handed on before she went: it waits to be accepted.

use keys::Stream;
use ledger::{Actor, BatchId};
use program_file::{Act, Hat, OfficeFile, Recorder as Program, Serves, Service, Staff, StaffNo};
use rules::{CaseId, Moment, PersonNo, State};
use victim_file::Recorder as Victim;
use victim_file::letter::{Carried, HandedOn};

use super::{SOMEBODY, Story, Year, said};
use crate::demo::COLLEAGUE;
use crate::output::Trouble;

/// Her account at the victim desk: the second.
const HERS: Actor = Actor(2);
/// Her number among the staff.
const NUMBER: StaffNo = StaffNo(5);
/// Since how many days she works there.
const SINCE: i64 = 40;
/// Seconds.
const DAY: i64 = 24 * 3_600;

impl Year<'_> {
    /// Somebody who began lately hands a call on at the end of her last working day. Her randomness is her own, so that the rest of
    /// the year stays as it is.
    pub(super) fn colleague(&self, stories: &[Story], stream: &Stream) -> Result<(), Trouble> {
        self.began(stream)?;
        let at = self.last_afternoon();
        let Some((case, person)) = self.to_call(stories, at)? else {
            return Ok(());
        };
        let victim = Victim {
            actor: HERS,
            stream,
            ..self.victim(at)
        };
        let batch = || BatchId(stream.bytes());
        let person = Some(person);
        victim.took(case, batch(), person).map_err(said)?;
        let given = HandedOn {
            carried: vec![Carried::Call { case, person }],
            words: "I did not get to it. Nothing was tried yet.".to_owned(),
        };
        let handed = victim.hand_on(batch(), SOMEBODY, &given);
        handed.map(|_| ()).map_err(said)
    }

    /// She stands among the people of the program, and has read its policies.
    fn began(&self, stream: &Stream) -> Result<(), Trouble> {
        let store = self.folder.program.as_ref();
        let recorder = Program { store };
        let act = |now: Moment| Act {
            seen: None,
            batch: BatchId(stream.bytes()),
            actor: SOMEBODY,
            now,
            salt: stream.bytes(),
        };
        let today = self.now.day(&self.rules.zone);
        let since = self.now.plus(-SINCE * DAY).day(&self.rules.zone);
        let staff = Staff {
            name: COLLEAGUE.1.to_owned(),
            hats: [Hat::Liaison].into_iter().collect(),
            telephone: "405-555-0164".to_owned(),
            mail: Some(
                format!("{}@example.org", COLLEAGUE.0)
                    .try_into()
                    .map_err(said)?,
            ),
            ended: false,
        };
        recorder
            .staff(&act(self.now), NUMBER, &staff)
            .map_err(said)?;
        let service = Service {
            staff: NUMBER,
            since,
            until: None,
            serves: Serves::Staff,
            account: None,
            qualified: None,
        };
        recorder.serves(&act(self.now), &service).map_err(said)?;
        for policy in OfficeFile::read(store).map_err(said)?.policies {
            if let Some(version) = policy.in_force(today) {
                let fact = version.written.fact;
                recorder
                    .read_policy(&act(self.now), fact.as_str(), Some(NUMBER), since, today)
                    .map_err(said)?;
            }
        }
        Ok(())
    }

    /// A quarter to five on the last business day before today.
    fn last_afternoon(&self) -> Moment {
        Moment::start_of(self.last_open(), &self.rules.zone).plus(16 * 3_600 + 45 * 60)
    }

    /// Somebody who was known by then, of whom nothing is overdue and something is due.
    fn to_call(
        &self,
        stories: &[Story],
        at: Moment,
    ) -> Result<Option<(CaseId, PersonNo)>, Trouble> {
        // The last ones: of the first ones other things are told.
        for case in stories.iter().rev().filter_map(|story| story.case) {
            let facts = self.folder.stores().case(case)?;
            let duties = facts.duties(self.rules, self.now);
            let open = || duties.iter().filter(|duty| duty.state == State::Open);
            if open().any(|duty| duty.late || duty.kind.is_warning()) {
                continue;
            }
            let known = |person: &PersonNo| {
                let known = facts.person(*person);
                known.is_some_and(|known| known.since < at && known.ended.is_none())
            };
            if let Some(person) = open().filter_map(|duty| duty.person).find(known) {
                return Ok(Some((case, person)));
            }
        }
        Ok(None)
    }
}
