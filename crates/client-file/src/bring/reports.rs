//! Reports that somebody waits for, brought in from a log that the program kept before.

use jiff::civil::Date;
use ledger::{Exactness, Filed, Matter, Report};
use rules::{CaseId, FactId, Moment};

use crate::letter::{ReportAnswered, ReportDue};
use crate::record::Recorder;
use crate::refused::Refused;
use crate::status::taken_back_by;

/// What a log says of one report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportBrought {
    /// Which: progress, a report for a court, or for probation.
    pub report: Report,
    /// Who waits for it.
    pub to: String,
    /// By when.
    pub day: Date,
    /// On which day it was sent, and by whom; nothing while it is owed.
    pub sent: Option<(Date, String)>,
}

/// What became, or would become, of one report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportBecame {
    /// It was not there before.
    New,
    /// The file had it as owed, and now has that it was sent.
    Sent,
    /// The file has it and says the same.
    There,
    /// Somebody has taken it back here; it is left so.
    Differs,
}

const fn word(report: Report) -> &'static str {
    match report {
        Report::Warning => "warning",
        Report::Progress => "progress",
        Report::Court => "court",
        Report::Probation => "probation",
        Report::Completion => "completion",
    }
}

impl Recorder<'_> {
    /// Takes one report in, or with `dry` only says what would become of it. One that somebody wrote down here for the same
    /// day is the same.
    ///
    /// # Errors
    /// When there is no such file, or nothing could be stored.
    pub fn bring_report(
        &self,
        case: CaseId,
        brought: &ReportBrought,
        dry: bool,
    ) -> Result<ReportBecame, Refused> {
        let there = self.store.case(case)?;
        if there.entries.is_empty() {
            return Err(Refused::NotHere);
        }
        let envelopes = || there.entries.iter().map(|entry| &entry.envelope);
        let gone: Vec<FactId> = envelopes()
            .filter_map(|each| taken_back_by(&each.matter))
            .collect();
        let labels = self.labels(dry)?;
        let day = brought.day.to_string();
        let parts = [
            "fact",
            case.as_str(),
            "report due",
            word(brought.report),
            &day,
        ];
        let mine = labels.fact(&parts)?;
        let same = |matter: &Matter| {
            matches!(matter, Matter::Filed(Filed::ReportDue { report, day, .. })
                if *report == brought.report && *day == brought.day)
        };
        let mut standing =
            envelopes().filter(|each| same(&each.matter) && !gone.contains(&each.id));
        let known = standing.next().map(|each| each.id);
        let taken = |id: FactId| envelopes().any(|each| each.id == id);
        if known.is_none() && taken(mine) {
            return Ok(ReportBecame::Differs);
        }
        let due = known.unwrap_or(mine);
        let mut entries = Vec::new();
        if known.is_none() {
            let matter = Matter::Filed(Filed::ReportDue {
                report: brought.report,
                day: brought.day,
                every: None,
            });
            let letter = ReportDue {
                to: brought.to.trim().to_owned(),
                words: String::new(),
            };
            entries.push(self.entry(case, due, self.now, Exactness::Second, matter, &letter)?);
        }
        let answered = envelopes().any(|each| {
            let of = matches!(each.matter, Matter::Filed(Filed::ReportAnswered { due: of, day, made })
                if of == due && (day == brought.day || !made));
            of && !gone.contains(&each.id)
        });
        if let Some((on, by)) = brought.sent.as_ref().filter(|_| !answered) {
            let id = labels.fact(&["fact", case.as_str(), "report sent", due.as_str()])?;
            if taken(id) {
                return Ok(ReportBecame::Differs);
            }
            let matter = Matter::Filed(Filed::ReportAnswered {
                due,
                day: brought.day,
                made: true,
            });
            let letter = ReportAnswered {
                by: by.trim().to_owned(),
                words: String::new(),
            };
            let at = Moment::start_of(*on, self.zone);
            entries.push(self.entry(case, id, at, Exactness::Day, matter, &letter)?);
        }
        let became = match (entries.is_empty(), known) {
            (true, _) => ReportBecame::There,
            (false, None) => ReportBecame::New,
            (false, Some(_)) => ReportBecame::Sent,
        };
        if dry || entries.is_empty() {
            return Ok(became);
        }
        self.take_in(&labels, case, there.version, entries)?;
        Ok(became)
    }
}
