//! The lists of the program desk brought in: agreements with certified providers, the staff's trainings, critical incidents.

use std::collections::BTreeSet;

use keys::Stream;
use ledger::{Actor, BatchId, Store};
use page::Words;
use program_file::{
    Act, Counts, Harm, Incident, NewIncident, OfficeFile, Problem, Provider, Recorder, Refused,
    Settings, Signed, StaffNo, Step, Training, Wants, same_county,
};
use rules::{Moment, Rules};
use sheets::{
    AgreementRow, BadCell, IncidentRow, Meaning, Reason, Rows, Then, TrainingRow, binder::Read,
};

use crate::topic::{Named, nearest};

/// Who brings in, with what.
pub struct Bringing<'a> {
    /// The program's ledger.
    pub store: &'a dyn Store,
    /// Where labels come from.
    pub stream: &'a Stream,
    /// Which training is wanted.
    pub rules: &'a Rules,
    /// In which words the nearest topic is said.
    pub words: &'a Words,
    /// Who.
    pub actor: Actor,
    /// Now.
    pub now: Moment,
    /// Only says what would become of it.
    pub dry: bool,
}

/// What became, or would become, of a list.
#[derive(Debug, Default)]
pub struct Report {
    /// Rows in the file.
    pub rows: usize,
    /// What was not there before.
    pub new: usize,
    /// What was.
    pub before: usize,
    /// Every cell that could not be taken as it stands, by row.
    pub bad: Vec<BadCell>,
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
        near: String::new(),
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
    ///
    /// # Errors
    /// When nothing could be read or stored.
    pub fn agreements(&self, rows: Rows<AgreementRow>) -> Result<Report, Refused> {
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

    /// Trainings that are not there yet; who was there by their names among the staff. One that counts for the year and is called
    /// as no topic of the chapter is named with the nearest one: it counts for hours alone.
    ///
    /// # Errors
    /// When nothing could be read or stored.
    pub fn trainings(&self, rows: Rows<TrainingRow>) -> Result<Report, Refused> {
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
        let topics = wants.as_ref().map_or(&[][..], |wants| &wants.topics);
        let topics = Named::all(self.words, topics.iter().map(|topic| topic.id.as_str()));
        for row in rows.good {
            let (staff, unknown) = people(&settings, &row.staff);
            if let Some(name) = unknown {
                let reason = Reason::NobodyOfStaff;
                report
                    .bad
                    .push(bad(row.number, "staff", &name, reason, Then::RowLeftOut));
                continue;
            }
            let training = training(&row, staff, &topics);
            // Of one that is there somebody may have ticked topics since.
            let same = |each: &Training| {
                Training {
                    topics: training.topics.clone(),
                    ..each.clone()
                } == training
            };
            if there.iter().any(same) {
                report.before += 1;
                continue;
            }
            if training.counts == Counts::Yearly && training.topics.is_empty() && !topics.is_empty()
            {
                report.bad.push(BadCell {
                    near: nearest(&topics, &row.title),
                    ..bad(
                        row.number,
                        "title",
                        &row.title,
                        Reason::NoTopic,
                        Then::LookAtIt,
                    )
                });
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

impl Bringing<'_> {
    /// Critical incidents that are not there yet, by their day, kind and place; of one that is there, what was done since. Of each
    /// only the day is known: it is taken as the day's first second, and what was done as the last of its day. Who was in it is not
    /// read, and a row that is a danger is left to the other desk; how many there are of these stands beside it.
    ///
    /// # Errors
    /// When nothing could be read or stored.
    pub fn incidents(&self, rows: Rows<Read<IncidentRow>>) -> Result<(Report, usize), Refused> {
        let mut report = Report {
            rows: rows.all,
            bad: rows.bad,
            ..Report::default()
        };
        let mut others = 0;
        let mut seen: Vec<NewIncident> = Vec::new();
        for row in rows.good {
            let Read::Mine(row) = row else {
                others += 1;
                continue;
            };
            let new = self.incident(&row);
            let same = |there: &Incident| {
                (there.at, there.harm, fold(&there.place)) == (new.at, new.harm, fold(&new.place))
            };
            let office = OfficeFile::read(self.store)?;
            let there = office.incidents.iter().find(|each| same(each));
            if there.is_some() || seen.contains(&new) {
                report.before += 1;
            } else {
                if !self.dry {
                    let recorder = Recorder { store: self.store };
                    if let Err(refused) = recorder.incident(&self.act(None), &new) {
                        report.bad.push(refusal(row.number, &row.place, refused)?);
                        continue;
                    }
                }
                report.new += 1;
                if new.harm.told() {
                    // Within the hour, and nobody wrote down which.
                    report.bad.push(bad(
                        row.number,
                        "harm",
                        &row.place,
                        Reason::NoHour,
                        Then::LookAtIt,
                    ));
                }
            }
            if !self.dry {
                let office = OfficeFile::read(self.store)?;
                let there = office.incidents.iter().find(|each| same(each));
                report.bad.extend(self.steps(there, &row)?);
            }
            seen.push(new);
        }
        report.bad.sort_by_key(|bad| bad.row);
        Ok((report, others))
    }

    fn incident(&self, row: &IncidentRow) -> NewIncident {
        NewIncident {
            at: Moment::start_of(row.on, &self.rules.zone),
            harm: match row.harm {
                Meaning::HarmCare => Harm::Care,
                Meaning::HarmHospital => Harm::Hospital,
                Meaning::HarmDisaster => Harm::Disaster,
                Meaning::HarmDeath => Harm::Death,
                Meaning::HarmAbuse => Harm::Abuse,
                _ => Harm::OnSite,
            },
            place: row.place.clone(),
            to: row.to.clone(),
            lies: row.lies.clone(),
        }
    }

    /// What was done about an incident and is not written down yet; gives what could not be taken.
    fn steps(&self, there: Option<&Incident>, row: &IncidentRow) -> Result<Vec<BadCell>, Refused> {
        let mut bad = Vec::new();
        let Some(there) = there else {
            return Ok(bad);
        };
        let recorder = Recorder { store: self.store };
        for (step, on) in [(Step::Written, row.written), (Step::Resolved, row.resolved)] {
            let Some(on) = on.filter(|_| there.owes(step)) else {
                continue;
            };
            let at = Moment::end_of(on, &self.rules.zone).min(self.now);
            let fact = there.entry.fact.to_string();
            let done = recorder.incident_step(&self.act(None), &fact, step, at, &row.by);
            if let Err(refused) = done {
                let cell = refusal(row.number, &row.place, refused)?;
                bad.push(BadCell {
                    then: Then::CellLeftOut,
                    ..cell
                });
            }
        }
        Ok(bad)
    }
}

/// What the recorder would not take, as a cell; a store that fails ends it.
fn refusal(row: u32, text: &str, refused: Refused) -> Result<BadCell, Refused> {
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
        other => Err(other),
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

fn training(row: &TrainingRow, staff: BTreeSet<StaffNo>, topics: &[Named]) -> Training {
    // A topic that is called as the chapter or a page calls it counts as that; any other is words.
    let topics = topics.iter().filter(|topic| topic.is_called(&row.title));
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
