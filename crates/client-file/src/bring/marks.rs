//! Days of attendance brought in from a list that the program kept before.

use jiff::civil::Date;
use ledger::{Envelope, Exactness, Filed, Matter};
use rules::{CaseId, FactId, Moment, What};

use crate::letter::Session;
use crate::record::{Recorder, TEXT};
use crate::refused::Refused;
use crate::status::taken_back_by;

/// What a list says of one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayBrought {
    /// The day; no hour is known.
    pub day: Date,
    /// Whether they were there, or else whether the program excuses it.
    pub came: Came,
    /// What else the list says, such as that they were late.
    pub words: String,
}

/// Whether somebody was there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Came {
    /// They were.
    There,
    /// They were not.
    Absent {
        /// The program excuses it.
        excused: bool,
    },
}

/// What became, or would become, of one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayBecame {
    /// It was not there before.
    New,
    /// The file has it and says the same.
    There,
    /// The file says something else of that day; it is left as it is.
    Differs,
    /// It lies before the referral.
    TooEarly,
    /// It has not come yet, or too much is said of it.
    NotTaken,
}

impl Came {
    const fn matter(self) -> Matter {
        match self {
            Self::There => Matter::Rule(What::SessionAttended),
            Self::Absent { excused } => Matter::Filed(Filed::Absence { excused }),
        }
    }

    const fn of(envelope: &Envelope) -> Option<Self> {
        match envelope.matter {
            Matter::Rule(What::SessionAttended) => Some(Self::There),
            Matter::Filed(Filed::Absence { excused }) => Some(Self::Absent { excused }),
            _ => None,
        }
    }
}

impl Recorder<'_> {
    /// Takes days of one participant in, or with `dry` only says what would become of them: an answer for each, in their
    /// order. Of a day of which the file says something already nothing is added.
    ///
    /// # Errors
    /// When there is no such file, or nothing could be stored.
    pub fn bring_days(
        &self,
        case: CaseId,
        days: &[DayBrought],
        dry: bool,
    ) -> Result<Vec<DayBecame>, Refused> {
        let there = self.store.case(case)?;
        let envelopes = || there.entries.iter().map(|entry| &entry.envelope);
        let intakes = envelopes().filter(|each| each.matter == Matter::Filed(Filed::Intake));
        let referred = intakes.map(|each| each.at.day(self.zone)).min();
        let Some(referred) = referred else {
            return Err(Refused::NotHere);
        };
        let gone: Vec<FactId> = envelopes()
            .filter_map(|each| taken_back_by(&each.matter))
            .collect();
        let known: Vec<(Date, Came)> = envelopes()
            .filter(|each| !gone.contains(&each.id))
            .filter_map(|each| Some((each.at.day(self.zone), Came::of(each)?)))
            .collect();
        let labels = self.labels(dry)?;
        let today = self.now.day(self.zone);
        let (mut became, mut entries) = (Vec::with_capacity(days.len()), Vec::new());
        let mut taken: Vec<(Date, Came)> = Vec::new();
        for one in days {
            let mut of_day = known
                .iter()
                .chain(&taken)
                .filter(|(day, _)| *day == one.day);
            let said = match of_day.next() {
                Some((_, came)) if *came == one.came => DayBecame::There,
                Some(_) => DayBecame::Differs,
                None if one.day < referred => DayBecame::TooEarly,
                None if one.day > today || one.words.chars().count() > TEXT => DayBecame::NotTaken,
                None => DayBecame::New,
            };
            became.push(said);
            if said != DayBecame::New {
                continue;
            }
            taken.push((one.day, one.came));
            let day = one.day.to_string();
            // What was brought in and taken back stays so: its label is taken.
            let parts = ["fact", case.as_str(), "attendance", &day];
            let fact = labels.fact(&parts)?;
            if envelopes().any(|each| each.id == fact) {
                if let Some(last) = became.last_mut() {
                    *last = DayBecame::Differs;
                }
                continue;
            }
            let letter = Session {
                words: one.words.trim().to_owned(),
            };
            let at = Moment::start_of(one.day, self.zone);
            let matter = one.came.matter();
            entries.push(self.entry(case, fact, at, Exactness::Day, matter, &letter)?);
        }
        if dry || entries.is_empty() {
            return Ok(became);
        }
        self.take_in(&labels, case, there.version, entries)?;
        Ok(became)
    }
}
