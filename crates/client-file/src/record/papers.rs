//! The participant's own papers: the contract, releases, and what is made from the roll for them or a court.

use jiff::civil::Date;
use ledger::{CaseEntries, Envelope, Exactness, Filed, Matter, NewEntry, Report};
use rules::FactId;

use super::{Act, Case, LINE, Recorded, Recorder, TEXT, at_most, both, required, text};
use crate::label;
use crate::letter::{self, Contract, Release};
use crate::owed::{Owed, owed};
use crate::refused::{Problem, Refused, Wrong};
use crate::status::taken_back_by;
use crate::when::When;

/// The most days after which a report comes again.
pub const MOST_DAYS: u16 = 366;

/// A report that somebody wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewReportDue {
    /// Which: progress, a report for a court, or for probation.
    pub report: Report,
    /// Who wants it.
    pub to: String,
    /// By when; it must be there.
    pub day: Option<Date>,
    /// Every how many days again, 1 to [`MOST_DAYS`]; nothing where it is wanted once.
    pub every: Option<u16>,
    /// Anything noted, such as the docket.
    pub words: String,
}

impl NewReportDue {
    /// What its envelope says, and its letter.
    fn whole(&self) -> Result<(Filed, letter::ReportDue), Vec<Wrong>> {
        let mut wrong = Vec::new();
        let mut take = |result: Result<String, Wrong>| {
            result.unwrap_or_else(|one| {
                wrong.push(one);
                String::new()
            })
        };
        let letter = letter::ReportDue {
            to: take(required("to", &self.to, LINE)),
            words: take(text("words", &self.words)),
        };
        let mut add = |field, problem| wrong.push(Wrong { field, problem });
        if !matches!(
            self.report,
            Report::Progress | Report::Court | Report::Probation
        ) {
            add("report", Problem::NotChosen);
        }
        if self
            .every
            .is_some_and(|every| !(1..=MOST_DAYS).contains(&every))
        {
            add("every", Problem::NotANumber);
        }
        match self.day {
            None => add("day", Problem::Missing),
            Some(day) if day.year() < 1900 => add("day", Problem::TooLongAgo),
            Some(day) if wrong.is_empty() => {
                let (report, every) = (self.report, self.every);
                return Ok((Filed::ReportDue { report, day, every }, letter));
            }
            Some(_) => {}
        }
        Err(wrong)
    }
}

/// The report of that fact, if it is still owed.
fn still_owed(case: &CaseEntries, due: FactId) -> Option<Owed> {
    let envelopes: Vec<Envelope> = case.entries.iter().map(|entry| entry.envelope).collect();
    owed(&envelopes).into_iter().find(|each| each.fact == due)
}

impl Recorder<'_> {
    /// The contract was signed (OAC 75:25-3-4.1(a)(3)): typed here, or on paper.
    ///
    /// # Errors
    /// When a field cannot be taken, the case has changed, or nothing could be stored.
    pub fn contract(&self, act: Act, when: When, contract: &Contract) -> Result<Recorded, Refused> {
        let Case::Open(_) = self.open(act)? else {
            return self.again(act);
        };
        let signed = required("signed", &contract.signed, LINE).map_err(|wrong| vec![wrong]);
        let ((at, exactness), signed) = both(when.taken(self.now, self.zone), signed)?;
        let letter = Contract {
            signed,
            ..contract.clone()
        };
        let matter = Matter::Filed(Filed::Contract);
        self.put(
            act,
            super::Happened {
                at,
                exactness,
                matter,
            },
            &letter,
        )
    }

    /// The participant's own release: to whom the program may tell what about them, and until when. It is about nobody else.
    ///
    /// # Errors
    /// When a field cannot be taken, it ends before it begins, the case has changed, or nothing could be stored.
    pub fn release(&self, act: Act, when: When, release: &Release) -> Result<Recorded, Refused> {
        let Case::Open(_) = self.open(act)? else {
            return self.again(act);
        };
        let mut wrong = Vec::new();
        let mut take = |result: Result<String, Wrong>| {
            result.unwrap_or_else(|one| {
                wrong.push(one);
                String::new()
            })
        };
        let letter = Release {
            to: take(required("to", &release.to, LINE)),
            what: take(required("what", &release.what, TEXT)),
            signed: take(required("signed", &release.signed, LINE)),
            ..release.clone()
        };
        let taken = when.taken(self.now, self.zone);
        let first = taken.map(|(at, _)| at.day(self.zone));
        match (release.until, first) {
            (None, _) => wrong.push(Wrong {
                field: "until",
                problem: Problem::Missing,
            }),
            (Some(until), Ok(first)) if until < first => wrong.push(Wrong {
                field: "until",
                problem: Problem::BeforeEarlier,
            }),
            _ => {}
        }
        let whole = match wrong.is_empty() {
            true => Ok(()),
            false => Err(wrong),
        };
        let ((at, exactness), ()) = both(taken, whole)?;
        let matter = Matter::Filed(Filed::Release);
        self.put(
            act,
            super::Happened {
                at,
                exactness,
                matter,
            },
            &letter,
        )
    }

    /// The participant takes a release back, by word of mouth as well.
    ///
    /// # Errors
    /// When there is no such release in force, the case has changed, or nothing could be stored.
    pub fn end_release(&self, act: Act, release: FactId, words: &str) -> Result<Recorded, Refused> {
        let Case::Open(case) = self.open(act)? else {
            return self.again(act);
        };
        let mut all = case.entries.iter().map(|entry| entry.envelope.matter);
        let is = |entry: &ledger::Entry| {
            entry.envelope.id == release && entry.envelope.matter == Matter::Filed(Filed::Release)
        };
        let ended = Matter::Filed(Filed::ReleaseEnded { release });
        let over = all.any(|each| each == ended || taken_back_by(&each) == Some(release));
        if over || !case.entries.iter().any(is) {
            return Err(Refused::NotHere);
        }
        let words = text("words", words).map_err(|wrong| Refused::Fields(vec![wrong]))?;
        self.put(act, self.just_now(ended), &letter::Session { words })
    }

    /// Somebody, such as a court, wants a report by a day.
    ///
    /// # Errors
    /// When a field cannot be taken, the case has changed, or nothing could be stored.
    pub fn report_due(&self, act: Act, new: &NewReportDue) -> Result<Recorded, Refused> {
        let Case::Open(_) = self.open(act)? else {
            return self.again(act);
        };
        let (filed, letter) = new.whole().map_err(Refused::Fields)?;
        self.put(act, self.just_now(Matter::Filed(filed)), &letter)
    }

    /// A report that somebody waits for was sent (`made`), on paper or by another way than this desk's own letter; or it is no
    /// longer owed, with the reason.
    ///
    /// # Errors
    /// When no such report is owed, a field cannot be taken, the case has changed, or nothing could be stored.
    pub fn answer_report(
        &self,
        act: Act,
        due: FactId,
        when: When,
        made: bool,
        letter: &letter::ReportAnswered,
    ) -> Result<Recorded, Refused> {
        let Case::Open(case) = self.open(act)? else {
            return self.again(act);
        };
        let day = still_owed(&case, due).ok_or(Refused::NotHere)?.day;
        let words = match made {
            true => text("words", &letter.words),
            false => required("words", &letter.words, TEXT),
        };
        let whole = match (at_most("by", &letter.by, LINE), words) {
            (Ok(by), Ok(words)) => Ok(letter::ReportAnswered { by, words }),
            (by, words) => Err(by.err().into_iter().chain(words.err()).collect()),
        };
        let ((at, exactness), letter) = both(when.taken(self.now, self.zone), whole)?;
        let matter = Matter::Filed(Filed::ReportAnswered { due, day, made });
        self.put(
            act,
            super::Happened {
                at,
                exactness,
                matter,
            },
            &letter,
        )
    }

    /// A letter or a report was made, as it stands; `answers` is the one that somebody waited for, which is then no longer
    /// owed. Whether the participant may be told yet is for the desk to ask first.
    ///
    /// # Errors
    /// When that one is not owed or is another report, a field cannot be taken, the case has changed, or nothing could be stored.
    pub fn report(
        &self,
        act: Act,
        report: Report,
        letter: &letter::Report,
        answers: Option<FactId>,
    ) -> Result<Recorded, Refused> {
        let Case::Open(case) = self.open(act)? else {
            return self.again(act);
        };
        let answers = answers.map(|due| still_owed(&case, due).ok_or(Refused::NotHere));
        let answers = answers.transpose()?;
        let mut wrong = Vec::new();
        let mut take = |result: Result<String, Wrong>| {
            result.unwrap_or_else(|one| {
                wrong.push(one);
                String::new()
            })
        };
        let letter = letter::Report {
            to: take(required("to", &letter.to, LINE)),
            words: take(required("words", &letter.words, TEXT)),
            signer: take(required("signer", &letter.signer, LINE)),
            ..letter.clone()
        };
        if answers.is_some_and(|owed| owed.report != report) {
            wrong.push(Wrong {
                field: "answers",
                problem: Problem::NotChosen,
            });
        }
        if !wrong.is_empty() {
            return Err(Refused::Fields(wrong));
        }
        let fact = label::fact_of(act.batch, 0)?;
        let matter = Matter::Filed(Filed::Report(report));
        let (now, exactly) = (self.now, Exactness::Second);
        let mut entries = vec![self.entry(act.case, fact, now, exactly, matter, &letter)?];
        entries.extend(self.answered(act, answers)?);
        self.append(act, fact, entries)
    }

    /// That the letter of this very batch is the one that somebody waited for.
    fn answered(&self, act: Act, answers: Option<Owed>) -> Result<Option<NewEntry>, Refused> {
        let Some(owed) = answers else {
            return Ok(None);
        };
        let matter = Matter::Filed(Filed::ReportAnswered {
            due: owed.fact,
            day: owed.day,
            made: true,
        });
        let (id, none) = (
            label::fact_of(act.batch, 1)?,
            letter::ReportAnswered::default(),
        );
        let entry = self.entry(act.case, id, self.now, Exactness::Second, matter, &none)?;
        Ok(Some(entry))
    }
}
