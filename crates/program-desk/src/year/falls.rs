//! What ends or falls due on which day, from the program's own ledger: marked in the calendar by a letter and told in the
//! table beside it.

use desk::Visit;
use jiff::civil::Date;
use ledger::StoreError;
use page::Words;
use program_file::{May, OfficeFile, Settings, Stands, Step, Tried, Wants};
use rules::{Calendar, Rules};

use crate::{ProgramDesk, agreements, corrections, incidents, office, places, policies, trainings};

/// Something that ends or falls due.
pub(super) struct Falls {
    pub(super) day: Date,
    /// Its kind at the end of keys.
    pub(super) kind: &'static str,
    pub(super) said: String,
    /// Where it is seen to; empty where that is not at this desk.
    pub(super) path: String,
}

/// Every kind there is, in the order in which the letters are explained.
pub(super) const KINDS: [&str; 8] = [
    "agreement",
    "number",
    "policy",
    "training",
    "correction",
    "place",
    "court",
    "report",
];

/// All of it, by the day. What was done, renewed or ended is not among it.
pub(super) fn all(
    desk: &ProgramDesk,
    visit: &Visit<'_>,
    settings: &Settings,
    office: &OfficeFile,
    rules: &Rules,
) -> Result<Vec<Falls>, StoreError> {
    let today = desk.today(visit);
    let mut found = Found {
        desk,
        w: &visit.words,
        all: Vec::new(),
    };
    found.agreements(settings, rules, today);
    found.courts()?;
    found.policies(office);
    found.plans(office);
    found.places(office);
    if let Some(wants) = office::wants(desk) {
        found.trainings(settings, office, &wants, today);
        found.reports(office, &wants, rules);
    }
    found
        .all
        .sort_by(|a, b| (a.day, &a.said).cmp(&(b.day, &b.said)));
    Ok(found.all)
}

struct Found<'a> {
    desk: &'a ProgramDesk,
    w: &'a Words,
    all: Vec<Falls>,
}

impl Found<'_> {
    /// `key` is what ends, `about` whose or which.
    fn push(&mut self, day: Date, kind: &'static str, key: &str, about: &str, path: &str) {
        self.all.push(Falls {
            day,
            kind,
            said: self
                .w
                .with(&format!("year-falls-{key}"), [("about", about)]),
            path: self.desk.office.path(path),
        });
    }

    /// Reports about participants: how many on which day, and nothing else. They are seen to at the client desk.
    fn courts(&mut self) -> Result<(), StoreError> {
        for (day, count) in self.desk.counts.reports_due()? {
            self.all.push(Falls {
                day,
                kind: "court",
                said: self.w.n(
                    "year-falls-court",
                    usize::try_from(count).unwrap_or(usize::MAX),
                ),
                path: String::new(),
            });
        }
        Ok(())
    }

    fn agreements(&mut self, settings: &Settings, rules: &Rules, today: Date) {
        let beat = agreements::beat(settings, rules);
        for (number, provider) in settings.providers.iter().filter(|(_, each)| !each.ended) {
            let path = format!("{}/{number}", agreements::PATH);
            let name = provider.name.as_str();
            if let Some(day) = provider.certified_until {
                self.push(day, "agreement", "certification", name, &path);
            }
            if let Some(day) = provider.until {
                self.push(day, "agreement", "agreement", name, &path);
            }
            let day = match settings.tried(*number, today, beat, &rules.zone) {
                Tried::Never | Tried::Unanswered(_) => today,
                Tried::Due(last) | Tried::Good(last) => Calendar::days_later(last, beat),
            };
            self.push(day, "number", "number", name, &path);
        }
    }

    fn policies(&mut self, office: &OfficeFile) {
        for policy in &office.policies {
            let path = format!("{}/{}", policies::PATH, policy.fact);
            // The version that ends it bears its name as well.
            let ends = policy.latest().filter(|version| version.ended);
            if let Some(version) = ends {
                self.push(version.from, "policy", "policy", &version.name, &path);
            }
        }
    }

    fn plans(&mut self, office: &OfficeFile) {
        for plan in office.corrections.iter().filter(|each| each.done.is_none()) {
            let path = format!("{}/{}", corrections::PATH, plan.fact);
            let key = format!("binder-finding-{}", plan.planned.finding);
            let about = match self.w.has(&key) {
                true => self.w.t(&key).to_owned(),
                false => plan.planned.finding.clone(),
            };
            let until = plan.planned.until;
            self.push(until, "correction", "correction", &about, &path);
        }
    }

    fn places(&mut self, office: &OfficeFile) {
        for place in &office.places {
            let said = &place.said;
            let until = said.until.filter(|_| said.may == May::Authorized);
            if let Some(day) = until.filter(|until| said.left.is_none_or(|left| left > *until)) {
                self.push(day, "place", "place", &said.what, places::PATH);
            }
        }
    }

    fn trainings(&mut self, settings: &Settings, office: &OfficeFile, wants: &Wants, today: Date) {
        for (number, staff) in settings.staff.iter().filter(|(_, each)| !each.ended) {
            let path = format!("{}/{}", trainings::PATH, number.0);
            for (_, credential) in &office.credentials {
                let Some(until) = credential.until.filter(|_| credential.staff == *number) else {
                    continue;
                };
                let renewed = office.credentials.iter().any(|(_, other)| {
                    let later = other.until.is_none_or(|other| other > until);
                    other.staff == *number && other.name == credential.name && later
                });
                if !renewed {
                    let about = format!("{}, {}", staff.name, credential.name);
                    self.push(until, "training", "credential", &about, &path);
                }
            }
            for stands in office.trained(wants, *number, staff, today).stands {
                if let Stands::Orientation(due) | Stands::OrientationOver(due) = stands {
                    self.push(due, "training", "orientation", &staff.name, &path);
                }
            }
        }
    }

    fn reports(&mut self, office: &OfficeFile, wants: &Wants, rules: &Rules) {
        let (calendar, zone) = (&rules.calendar, &rules.zone);
        for incident in &office.incidents {
            let path = format!("{}/{}", incidents::PATH, incident.entry.fact);
            let about = page::when::day(self.w, incident.at.day(zone));
            for step in Step::ALL {
                let due = incident.due(wants, step, calendar, zone);
                if let Some(due) = due.filter(|_| incident.step(step).is_none()) {
                    self.push(due.day(zone), "report", "incident", &about, &path);
                }
            }
        }
        for offense in office
            .offenses
            .iter()
            .filter(|each| each.reported.is_none())
        {
            let due = offense.due(wants, calendar, zone).day(zone);
            let about = page::when::day(self.w, offense.at.day(zone));
            self.push(due, "report", "offense", &about, incidents::PATH);
        }
    }
}
