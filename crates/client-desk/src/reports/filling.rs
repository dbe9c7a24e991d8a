//! What a letter or a report says from the client ledger alone, and whether it can be made now.

use std::sync::Arc;

use client_file::letter::{self, Figure};
use client_file::{Limits, Participant, Since, Status, Stay};
use desk::Refusal;
use jiff::{civil::Date, tz::TimeZone};
use ledger::{Report, StoreError};
use page::{Words, when};
use rules::{Leaving, Moment, Rules};

use crate::language::theirs;
use crate::look::Look;
use crate::{ClientDesk, attendance, held, line};

/// Why none is made now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NotNow {
    /// The participant may not be told yet of a denial or a leaving.
    HeldBack,
    /// There is nothing that it could say of this participant.
    NothingToSay,
}

/// Fills letters and reports, at a moment and in a language.
pub(crate) struct Filling<'a> {
    words: &'a Words,
    zone: &'a TimeZone,
    rules: Arc<Rules>,
    now: Moment,
}

impl<'a> Filling<'a> {
    pub(crate) fn of(
        desk: &'a ClientDesk,
        words: &'a Words,
        now: Moment,
    ) -> Result<Self, StoreError> {
        Ok(Self {
            words,
            zone: &desk.office.zone,
            rules: desk.program.rules()?,
            now,
        })
    }

    pub(crate) fn at(look: &'a Look<'_>, words: &'a Words) -> Result<Self, Refusal> {
        Ok(Self::of(look.desk, words, look.visit.now)?)
    }

    /// The same without a desk.
    pub(crate) fn plain(words: &'a Words, rules: &'a Rules, now: Moment) -> Self {
        Self {
            words,
            zone: &rules.zone,
            rules: Arc::new(rules.clone()),
            now,
        }
    }

    fn today(&self) -> Date {
        self.now.day(self.zone)
    }

    fn limits(&self) -> Limits {
        Limits::of(&self.rules)
    }

    /// Whether it can be made now: nothing is held back from the participant, and it has something to say.
    pub(crate) fn may_be_made(&self, file: &Participant, report: Report) -> Result<(), NotNow> {
        if held::until(&self.rules, file.status, self.now).is_some() {
            return Err(NotNow::HeldBack);
        }
        match fits(report, file.status, &file.stays()) {
            true => Ok(()),
            false => Err(NotNow::NothingToSay),
        }
    }

    /// What is filled in from the roll.
    pub(crate) fn figures(&self, file: &Participant) -> Vec<Figure> {
        let w = self.words;
        let day = |since: Since| when::day(w, since.at.day(self.zone));
        let mut all: Vec<(&str, String)> = Vec::new();
        let stays = file.stays();
        if let Some(stay) = stays.last() {
            all.push(("client-attendance-since", day(stay.accepted)));
            all.extend(stay.first.map(|first| ("client-report-first", day(first))));
            let left = stay.left.map(|(left, reason)| {
                let why = w.t(line::leaving_key(reason));
                ("client-report-left", format!("{}: {why}", day(left)))
            });
            all.extend(left);
            if stays.len() > 1 {
                all.push(("client-report-times", stays.len().to_string()));
            }
        }
        if let Some(of) = file.attendance(self.limits(), self.today(), self.zone) {
            all.push(("client-attendance-attended", of.attended.to_string()));
            all.extend(file.sessions_elsewhere().map(|(place, sessions)| {
                let count = ("count", usize::from(sessions));
                let said = w.with2("client-report-elsewhere-said", &("place", place), &count);
                ("client-report-elsewhere", said)
            }));
            all.push(("client-attendance-absent", of.absent.to_string()));
            all.push(("client-attendance-excused", of.excused.to_string()));
        }
        let figure = |(key, value): (&str, String)| Figure {
            name: w.t(key).to_owned(),
            value,
        };
        all.into_iter().map(figure).collect()
    }

    /// The draft of its words, which staff change.
    pub(crate) fn draft(&self, file: &Participant, report: Report) -> String {
        let w = self.words;
        let rule = attendance::rule(w, self.limits());
        let of = file.attendance(self.limits(), self.today(), self.zone);
        let absences = of.map_or_else(String::new, |of| attendance::counts(w, &of));
        let key = format!("client-report-{}-draft", super::word(report));
        w.with(&key, [("rule", rule), ("absences", absences)])
    }

    /// To whom it goes, as far as intake says.
    pub(crate) fn reader(&self, file: &Participant, report: Report) -> String {
        let intake = file.intake.clone().unwrap_or_default();
        match report {
            Report::Court | Report::Probation if intake.judge_or_po.is_empty() => {
                let key = format!("client-report-{}-to", super::word(report));
                self.words.t(&key).to_owned()
            }
            Report::Court | Report::Probation => intake.judge_or_po,
            Report::Warning | Report::Progress | Report::Completion => {
                format!("{} {}", intake.first, intake.last)
                    .trim()
                    .to_owned()
            }
        }
    }

    /// The whole, as it is kept.
    pub(crate) fn letter(
        &self,
        file: &Participant,
        (to, words, signer): (String, String, String),
    ) -> letter::Report {
        let intake = file.intake.clone().unwrap_or_default();
        letter::Report {
            to,
            day: Some(self.today()),
            about: format!("{} {}", intake.first, intake.last)
                .trim()
                .to_owned(),
            cause_numbers: intake.cause_numbers,
            figures: self.figures(file),
            words,
            signer,
            language: self.words.code().to_owned(),
        }
    }
}

/// In which language it is made unless another is chosen: a court and probation read English, the participant what intake says.
pub(crate) fn language(words: &Words, file: &Participant, report: Report) -> Words {
    match report {
        Report::Court | Report::Probation => {
            words.in_language("en").unwrap_or_else(|| words.clone())
        }
        Report::Warning | Report::Progress | Report::Completion => theirs(words, file),
    }
}

/// Whether there is anything to say in it: a warning goes to who attends, a completion to who completed.
fn fits(report: Report, status: Status, stays: &[Stay]) -> bool {
    match report {
        Report::Warning => matches!(status, Status::Accepted { .. } | Status::Attending { .. }),
        Report::Progress | Report::Court | Report::Probation => !stays.is_empty(),
        Report::Completion => matches!(
            status,
            Status::Left {
                reason: Leaving::Completed,
                ..
            }
        ),
    }
}
