//! All participants, for the client desk's own lists. Order and numbers come from the client ledger alone.
//!
//! Names are sealed, and no key is kept between requests: so the roll keeps envelopes and sealed intakes,
//! and opens the intakes anew for whoever asks.

use std::collections::BTreeMap;

use jiff::{civil::Date, tz::TimeZone};
use keys::{KeyRing, Seal};
use ledger::{Envelope, Filed, Matter, Position, SealedLetter, Standing, Store, StoreError};
use rules::{CaseId, FactId, What};

use crate::attendance::{Attendance, Limits};
use crate::letter::{self, Intake, Letter};
use crate::owed::{Owed, owed};
use crate::refused::Refused;
use crate::status::{self, Status};

/// How many facts are read at once.
const AT_ONCE: usize = 1024;

/// Every case of the client ledger as far as it has been read.
#[derive(Debug, Default)]
pub struct Roll {
    next: u64,
    /// Destructions before this place have been heeded.
    heeded: u64,
    cases: BTreeMap<CaseId, Known>,
}

#[derive(Debug, Default)]
struct Known {
    envelopes: Vec<Envelope>,
    intake: Option<(Envelope, SealedLetter)>,
    /// Leaves: their last days stand in their letters.
    leaves: Vec<(Envelope, SealedLetter)>,
    /// Reports that somebody wants: who does stands in their letters.
    wanted: Vec<(Envelope, SealedLetter)>,
}

/// One participant in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Which case.
    pub case: CaseId,
    /// Who it is, if an intake has been recorded and its letter is still there.
    pub intake: Option<Intake>,
    /// How far they have come.
    pub status: Status,
    /// In jail, on leave, or moved to another program.
    pub standing: Option<Standing>,
    /// Their attendance since they were last accepted, where it was counted.
    pub attendance: Option<Attendance>,
}

/// What stands of a participant on one day's roll.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Was there; and the danger that the risk question opened, if it was answered yes.
    Here(Option<FactId>),
    /// Was not there.
    Absent {
        /// The program excuses it.
        excused: bool,
    },
}

/// A session whose note is owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoteOwed {
    /// Whose.
    pub case: CaseId,
    /// The session.
    pub session: FactId,
    /// Its day.
    pub day: Date,
}

/// A report that somebody waits for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportRow {
    /// Which, of whose case, and by when.
    pub owed: Owed,
    /// Who it is about, if an intake has been recorded and its letter is still there.
    pub intake: Option<Intake>,
    /// Who wants it; empty once that letter is gone.
    pub to: String,
}

/// How many there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Waiting for an assessment or a decision.
    pub open: usize,
    /// Of these, waiting for a decision.
    pub undecided: usize,
    /// Accepted and not left, and denied.
    pub decided: usize,
    /// Left.
    pub left: usize,
}

impl Roll {
    /// Reads what the ledger took since the last time; everything anew where something was destroyed.
    ///
    /// # Errors
    /// When the store cannot be read; what was read before stays.
    pub fn catch_up(&mut self, store: &dyn Store) -> Result<(), StoreError> {
        while !self.read_on(store)? {
            *self = Self {
                heeded: self.heeded,
                ..Self::default()
            };
        }
        Ok(())
    }

    /// Whether what has been read still stands: `false` once a destruction is met that came after it.
    fn read_on(&mut self, store: &dyn Store) -> Result<bool, StoreError> {
        let mut stands = true;
        loop {
            let entries = store.read(Position(self.next), AT_ONCE)?;
            let full = entries.len() == AT_ONCE;
            for entry in entries {
                self.next = entry.position.0 + 1;
                if entry.envelope.of_no_file() {
                    if entry.envelope.destroyed().is_some() && entry.position.0 >= self.heeded {
                        self.heeded = self.next;
                        stands = false;
                    }
                    continue;
                }
                let known = self.cases.entry(entry.envelope.case).or_default();
                let envelope = entry.envelope;
                match envelope.matter {
                    Matter::Filed(Filed::Intake) => {
                        known.intake = entry.letter.map(|letter| (envelope, letter));
                    }
                    Matter::Filed(Filed::Standing(Standing::OnLeave)) => {
                        known
                            .leaves
                            .extend(entry.letter.map(|letter| (envelope, letter)));
                    }
                    Matter::Filed(Filed::ReportDue { .. }) => {
                        known
                            .wanted
                            .extend(entry.letter.map(|letter| (envelope, letter)));
                    }
                    _ => {}
                }
                known.envelopes.push(envelope);
            }
            if !full {
                return Ok(stands);
            }
        }
    }

    /// Everybody, opened: who waits for a decision first and those longest, then who waits for an assessment,
    /// then the others by name.
    ///
    /// # Errors
    /// When a letter does not open.
    pub fn rows(&self, ring: &KeyRing) -> Result<Vec<Row>, Refused> {
        self.opened(ring, None)
    }

    /// The same, with what stands today: leaves that are over, and absences counted by the program's rule.
    ///
    /// # Errors
    /// When a letter does not open.
    pub fn rows_on(
        &self,
        today: Date,
        limits: Limits,
        zone: &TimeZone,
        ring: &KeyRing,
    ) -> Result<Vec<Row>, Refused> {
        self.opened(ring, Some((today, limits, zone)))
    }

    fn opened(
        &self,
        ring: &KeyRing,
        on: Option<(Date, Limits, &TimeZone)>,
    ) -> Result<Vec<Row>, Refused> {
        let mut rows = Vec::with_capacity(self.cases.len());
        for (case, known) in &self.cases {
            let Some(status) = status::status(&known.envelopes) else {
                continue;
            };
            let intake = match &known.intake {
                Some((envelope, sealed)) => Some(Intake::read(&ring.open_letter(
                    Seal::Client,
                    envelope,
                    sealed,
                )?)?),
                None => None,
            };
            let mut last = BTreeMap::new();
            for (envelope, sealed) in &known.leaves {
                let letter = ring.open_letter(Seal::Client, envelope, sealed)?;
                let day = letter::Standing::read(&letter)?.last_day;
                last.extend(day.map(|day| (envelope.id, day)));
            }
            let envelopes = &known.envelopes;
            let stands = status::standing(envelopes).filter(|(standing, since)| {
                let over = |leave: &&(Envelope, SealedLetter)| {
                    let last = last.get(&leave.0.id);
                    let over = last.is_some_and(|last| on.is_some_and(|(today, ..)| *last < today));
                    leave.0.at == since.at && over
                };
                *standing != Standing::OnLeave || !known.leaves.iter().any(|each| over(&each))
            });
            rows.push(Row {
                case: *case,
                intake,
                status,
                standing: stands.map(|(standing, _)| standing),
                attendance: on.and_then(|(today, limits, zone)| {
                    Attendance::count(envelopes, &last, limits, today, zone)
                }),
            });
        }
        rows.sort_by_cached_key(Row::order);
        Ok(rows)
    }

    /// What stands of a participant on a day's roll; nothing as long as nobody called it.
    #[must_use]
    pub fn mark(&self, case: CaseId, day: Date, zone: &TimeZone) -> Option<Mark> {
        let known = self.cases.get(&case)?;
        let gone = |fact: FactId| {
            let void = |each: &Envelope| status::taken_back_by(&each.matter) == Some(fact);
            known.envelopes.iter().any(void)
        };
        let that_day = |each: &&Envelope| each.at.day(zone) == day && !gone(each.id);
        let mut mark = None;
        for (place, each) in known.envelopes.iter().enumerate() {
            match each.matter {
                Matter::Rule(What::SessionAttended) if that_day(&each) => {
                    mark = Some(Mark::Here(None));
                }
                Matter::Filed(Filed::Absence { excused }) if that_day(&each) => {
                    mark = Some(Mark::Absent { excused });
                }
                // The danger that a note opens is the next entry of the same batch.
                Matter::Filed(Filed::SessionNote { risk: true, .. }) if that_day(&each) => {
                    let threat = known.envelopes.get(place + 1).map(|next| next.id);
                    mark = mark.map(|_| Mark::Here(threat));
                }
                _ => {}
            }
        }
        mark
    }

    /// Sessions that have no note, the oldest first: each must have one, which says whether a sign of
    /// risk was seen (OAC 75:25-3-4.1).
    #[must_use]
    pub fn without_note(&self, zone: &TimeZone) -> Vec<NoteOwed> {
        let mut owed = Vec::new();
        for (case, known) in &self.cases {
            for each in status::without_note(&known.envelopes) {
                owed.push(NoteOwed {
                    case: *case,
                    session: each.id,
                    day: each.at.day(zone),
                });
            }
        }
        owed.sort_by_key(|each| (each.day, each.case));
        owed
    }

    /// The reports that somebody waits for, of everybody, the earliest day first.
    #[must_use]
    pub fn reports_owed(&self) -> Vec<Owed> {
        let all = self.cases.values();
        let mut all: Vec<Owed> = all.flat_map(|known| owed(&known.envelopes)).collect();
        all.sort_by_key(|each| (each.day, each.case, each.fact));
        all
    }

    /// Some of these, opened.
    ///
    /// # Errors
    /// When a letter does not open.
    pub fn opened_reports(&self, owed: &[Owed], ring: &KeyRing) -> Result<Vec<ReportRow>, Refused> {
        let row = |owed: &Owed| {
            let known = self.cases.get(&owed.case);
            let intake = known.and_then(|known| known.intake.as_ref());
            let intake = intake.map(|(envelope, sealed)| -> Result<Intake, Refused> {
                Ok(Intake::read(&ring.open_letter(
                    Seal::Client,
                    envelope,
                    sealed,
                )?)?)
            });
            let mut wanted = known.iter().flat_map(|known| &known.wanted);
            let to = match wanted.find(|(envelope, _)| envelope.id == owed.fact) {
                Some((envelope, sealed)) => {
                    let letter = ring.open_letter(Seal::Client, envelope, sealed)?;
                    letter::ReportDue::read(&letter)?.to
                }
                None => String::new(),
            };
            Ok(ReportRow {
                owed: *owed,
                intake: intake.transpose()?,
                to,
            })
        };
        owed.iter().map(row).collect()
    }

    /// How many there are of each.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for status in self
            .cases
            .values()
            .filter_map(|known| status::status(&known.envelopes))
        {
            match status {
                Status::WaitingForAssessment { .. } => counts.open += 1,
                Status::WaitingForDecision { .. } => {
                    counts.open += 1;
                    counts.undecided += 1;
                }
                Status::Accepted { .. } | Status::Attending { .. } | Status::Denied { .. } => {
                    counts.decided += 1;
                }
                Status::Left { .. } => counts.left += 1,
            }
        }
        counts
    }
}

impl Row {
    fn order(&self) -> (u8, i64, String, CaseId) {
        let name = self.intake.as_ref().map_or_else(String::new, |intake| {
            format!("{}\n{}", intake.last, intake.first).to_lowercase()
        });
        match self.status {
            Status::WaitingForDecision { since } => (0, since.at.second(), name, self.case),
            Status::WaitingForAssessment { since } => (1, since.at.second(), name, self.case),
            _ => (2, 0, name, self.case),
        }
    }

    /// Whether every word of a search is found in the name, a cause number or the case's mark.
    #[must_use]
    pub fn answers(&self, search: &str) -> bool {
        let intake = self.intake.clone().unwrap_or_default();
        let hay = format!(
            "{} {} {} {}",
            intake.first,
            intake.last,
            intake.cause_numbers.join(" "),
            self.case
        )
        .to_lowercase();
        search
            .to_lowercase()
            .split_whitespace()
            .all(|word| hay.contains(word))
    }
}
