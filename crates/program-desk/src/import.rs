//! The lists of the program desk brought in: agreements with certified providers, the staff's trainings.

use std::collections::BTreeSet;

use keys::Stream;
use ledger::{Actor, BatchId, Store};
use program_file::{
    Act, Counts, OfficeFile, Problem, Provider, Recorder, Refused, Settings, Signed, StaffNo,
    Training, Wants, same_county,
};
use rules::{Moment, Rules};
use sheets::{AgreementRow, BadCell, Meaning, Reason, Rows, Then, TrainingRow};

use crate::output::Trouble;

/// Who brings in, with what.
pub(super) struct Bringing<'a> {
    pub(super) store: &'a dyn Store,
    pub(super) stream: &'a Stream,
    pub(super) rules: &'a Rules,
    pub(super) actor: Actor,
    pub(super) now: Moment,
    pub(super) dry: bool,
}

/// What became, or would become, of a list.
#[derive(Debug, Default)]
pub(super) struct Report {
    pub(super) rows: usize,
    pub(super) new: usize,
    pub(super) before: usize,
    pub(super) bad: Vec<BadCell>,
}

/// However it is spaced and capitalised.
fn fold(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

fn bad(row: u32, column: &str, text: &str, reason: Reason, then: Then) -> BadCell {
    BadCell {
        row,
        column: column.to_owned(),
        text: text.to_owned(),
        reason,
        then,
    }
}

impl Bringing<'_> {
    fn act(&self, settings: Option<&Settings>) -> Act {
        Act {
            seen: settings.map(|settings| settings.version),
            batch: BatchId(self.stream.bytes()),
            salt: self.stream.bytes(),
            actor: self.actor,
            now: self.now,
        }
    }

    /// Agreements that are not there yet, by the provider's name; one that is there is left as it is.
    pub(super) fn agreements(&self, rows: Rows<AgreementRow>) -> Result<Report, Trouble> {
        let mut report = Report {
            rows: rows.all,
            bad: rows.bad,
            ..Report::default()
        };
        let mut seen: Vec<(String, u32)> = Vec::new();
        for row in rows.good {
            let name = fold(&row.provider);
            if let Some((_, earlier)) = seen.iter().find(|(other, _)| *other == name) {
                let reason = Reason::Twice(*earlier);
                report.bad.push(bad(
                    row.number,
                    "provider",
                    &row.provider,
                    reason,
                    Then::RowLeftOut,
                ));
                continue;
            }
            seen.push((name.clone(), row.number));
            let settings = Settings::read(self.store)?;
            let there = settings
                .providers
                .values()
                .find(|each| fold(&each.name) == name);
            let new = provider(&row);
            if let Some(there) = there {
                report.before += 1;
                if !same(there, &new) {
                    report.bad.push(bad(
                        row.number,
                        "provider",
                        &row.provider,
                        Reason::Differs,
                        Then::LookAtIt,
                    ));
                }
                continue;
            }
            if !self.dry {
                let number = settings.next_provider();
                let recorder = Recorder { store: self.store };
                match recorder.provider(&self.act(Some(&settings)), number, &new) {
                    Ok(_) => {}
                    Err(refused) => {
                        report
                            .bad
                            .push(refusal(row.number, &row.provider, refused)?);
                        continue;
                    }
                }
            }
            report.new += 1;
        }
        report.bad.sort_by_key(|bad| bad.row);
        Ok(report)
    }

    /// Trainings that are not there yet; who was there by their names among the staff.
    pub(super) fn trainings(&self, rows: Rows<TrainingRow>) -> Result<Report, Trouble> {
        let mut report = Report {
            rows: rows.all,
            bad: rows.bad,
            ..Report::default()
        };
        let settings = Settings::read(self.store)?;
        let office = OfficeFile::read(self.store)?;
        let wants = Wants::of(&self.rules.pack.pack);
        let today = self.now.day(&self.rules.zone);
        let mut there: Vec<Training> = office.trainings.into_iter().map(|(_, each)| each).collect();
        for row in rows.good {
            let (staff, unknown) = people(&settings, &row.staff);
            if let Some(name) = unknown {
                let reason = Reason::NobodyOfStaff;
                report
                    .bad
                    .push(bad(row.number, "staff", &name, reason, Then::RowLeftOut));
                continue;
            }
            let training = training(&row, staff, wants.as_ref());
            if there.contains(&training) {
                report.before += 1;
                continue;
            }
            if !self.dry {
                let recorder = Recorder { store: self.store };
                let done = recorder.training(&self.act(None), wants.as_ref(), &training, today);
                if let Err(refused) = done {
                    report.bad.push(refusal(row.number, &row.title, refused)?);
                    continue;
                }
            }
            there.push(training);
            report.new += 1;
        }
        report.bad.sort_by_key(|bad| bad.row);
        Ok(report)
    }
}

/// What the recorder would not take, as a cell; a store that fails ends it.
fn refusal(row: u32, text: &str, refused: Refused) -> Result<BadCell, Trouble> {
    match refused {
        Refused::Field { field, problem } => {
            let reason = match problem {
                Problem::TooLong(_) => Reason::TooLong,
                Problem::Missing => Reason::Missing,
                Problem::Ahead => Reason::Future,
                _ => Reason::NotTaken,
            };
            Ok(bad(row, field, text, reason, Then::RowLeftOut))
        }
        other => Err(Trouble::wrong(other)),
    }
}

fn provider(row: &AgreementRow) -> Provider {
    let signed = |signed: &Option<(String, jiff::civil::Date)>| {
        signed.as_ref().map(|(by, on)| Signed {
            by: by.clone(),
            on: *on,
        })
    };
    Provider {
        name: row.provider.clone(),
        telephone: row.hotline.clone(),
        counties: row.counties.clone(),
        certified_until: Some(row.certified_until),
        document: row.document.clone(),
        ended: false,
        until: row.until,
        signed_there: signed(&row.signed_there),
        signed_here: signed(&row.signed_here),
    }
}

fn same(there: &Provider, new: &Provider) -> bool {
    let counties = there.counties.len() == new.counties.len()
        && new.counties.iter().all(|county| {
            let mut all = there.counties.iter();
            all.any(|other| same_county(other, county))
        });
    counties
        && there.telephone == new.telephone
        && there.certified_until == new.certified_until
        && there.until == new.until
}

/// The numbers of these people, or who is none of the staff. Somebody who has left was there then, and counts.
fn people(settings: &Settings, names: &[String]) -> (BTreeSet<StaffNo>, Option<String>) {
    let mut all = BTreeSet::new();
    for name in names {
        // `Last, First` is read as `First Last`.
        let turned = name
            .split_once(',')
            .map(|(last, first)| format!("{first} {last}"));
        let plain = fold(turned.as_deref().unwrap_or(name));
        let mut found = settings
            .staff
            .iter()
            .filter(|(_, staff)| fold(&staff.name) == plain);
        match (found.next(), found.next()) {
            (Some((number, _)), None) => all.insert(*number),
            _ => return (BTreeSet::new(), Some(name.clone())),
        };
    }
    (all, None)
}

fn training(row: &TrainingRow, staff: BTreeSet<StaffNo>, wants: Option<&Wants>) -> Training {
    // A topic that is called as the chapter calls it counts as that; any other is words.
    let called = fold(&row.title).replace(' ', "-");
    let topics = wants.map_or(&[][..], |wants| &wants.topics);
    let topics = topics.iter().filter(|topic| topic.id == called);
    Training {
        staff,
        counts: match row.counts {
            Meaning::CountsBefore => Counts::Before,
            Meaning::CountsObserved => Counts::Observed,
            Meaning::CountsOrientation => Counts::Orientation,
            _ => Counts::Yearly,
        },
        topics: topics.map(|topic| topic.id.clone()).collect(),
        title: row.title.clone(),
        trainers: row.trainers.clone(),
        on: row.on,
        minutes: row.minutes,
        sponsor: row.sponsor.clone(),
        approved: row.approved.clone(),
    }
}
