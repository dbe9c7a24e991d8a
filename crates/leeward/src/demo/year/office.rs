//! The office of the invented program: policies of which one is missing, training of which some is short, an incident whose
//! report is owed, a new offense. All of it is written down today, with the days on which it was.

use std::collections::BTreeSet;

use jiff::{
    ToSpan as _,
    civil::{Date, Weekday},
};
use program_file::{
    Act, Counts, Credential, Degree, Harm, May, NewIncident, NewOffense, NewVersion, OfficeFile,
    Planned, Qualified, Recorder, RecordsAt, Serves, Service, Source, StaffNo, Step, Training,
    Wants,
};

use super::{SOMEBODY, Story, Trouble, Year, said};

/// Policies: name, which of the wanted ones each is, how many days ago it began, and its text.
const POLICIES: [(&str, &[&str], i64, &str); 4] = [
    (
        "Safety of victims",
        &["safety"],
        700,
        "Whoever is in danger is warned first and at once.\n\nNothing of the separate file is ever told to a participant.",
    ),
    (
        "How we work",
        &["program"],
        700,
        "Groups meet weekly. Two facilitators lead each group.\n\nA new offense is reported to the court.",
    ),
    (
        "Records",
        &["records"],
        650,
        "Records stay in the office in Tulsa. They are kept for seven years and then destroyed.",
    ),
    (
        "Incidents and training",
        &["incidents", "training"],
        400,
        "A critical incident is written down the same day. Each of the staff trains for twelve hours a year.",
    ),
];

/// Since how many days each of the staff serves, in the order of their numbers.
const SINCE: [i64; 4] = [2900, 900, 800, 70];

/// Trainings: who was there, what for, how many days ago, minutes, and topics of the year.
type Trained = (&'static [u16], Counts, i64, u32, &'static [&'static str]);

/// All topics of a year.
const ALL: [&str; 5] = [
    "confidentiality",
    "safety",
    "first-aid",
    "precautions",
    "ethics",
];

/// The trainings, besides the observed sessions.
const TRAININGS: [Trained; 7] = [
    (&[1, 2], Counts::Orientation, 850, 360, &[]),
    (&[3], Counts::Orientation, 700, 360, &[]),
    (&[3], Counts::Before, 795, 1200, &[]),
    (&[4], Counts::Before, 65, 840, &[]),
    (&[1, 2, 3], Counts::Yearly, 500, 600, &ALL),
    (&[1, 2], Counts::Yearly, 480, 180, &[]),
    (
        &[1, 2, 3],
        Counts::Yearly,
        150,
        480,
        &["confidentiality", "ethics"],
    ),
];

/// Where records lie: which, where, by what, and the authorization.
const PLACES: [(&str, &str, May, &str); 3] = [
    (
        "The machine and the paper files",
        "120 Example Street, the locked room",
        May::Certified,
        "",
    ),
    (
        "Backups",
        "Vault of the Example Bank",
        May::Authorized,
        "Letter of the OAG, signed by M. Cottonwood",
    ),
    ("Files of before 2020", "Storage unit 14", May::Not, ""),
];

/// Plans of correction: about what, in how many days or how many days ago, what, and how many days ago it was done.
const PLANS: [(&str, i64, &str, Option<i64>); 3] = [
    (
        "notice-late",
        -40,
        "A second person calls when the liaison is away",
        Some(44),
    ),
    (
        "training-short",
        -5,
        "A day of first aid and precautions for everybody",
        None,
    ),
    (
        "policy-missing",
        21,
        "Write down how volunteers are trained",
        None,
    ),
];

impl Year<'_> {
    /// The office, as it was written down today.
    pub(super) fn office(&self, stories: &[Story]) -> Result<(), Trouble> {
        let store = self.folder.program.as_ref();
        let recorder = Recorder { store };
        let wants = Wants::of(&self.rules.pack.pack);
        let today = self.now.day(&self.rules.zone);
        let ago = |days: i64| today.saturating_sub(days.days());
        for (number, days) in SINCE.into_iter().enumerate() {
            let number = u16::try_from(number + 1).map_err(said)?;
            let service = Service {
                staff: StaffNo(number),
                since: ago(days),
                until: None,
                serves: Serves::Staff,
                account: (number == 1).then_some(SOMEBODY.0),
                // One of them has not worked for long enough beside a bachelor's degree.
                qualified: Some(Qualified {
                    degree: Degree::Bachelor,
                    related: true,
                    years: if number == 2 { 1 } else { 6 },
                    before: false,
                }),
            };
            recorder
                .serves(&self.at_the_office(), &service)
                .map_err(said)?;
        }
        for (name, answers, days, text) in POLICIES {
            let version = NewVersion {
                policy: None,
                name: name.to_owned(),
                answers: answers.iter().map(|each| (*each).to_owned()).collect(),
                from: ago(days),
                text: text.to_owned(),
                ended: false,
            };
            let salt = || self.stream.bytes();
            recorder
                .write_policy(&self.at_the_office(), wants.as_ref(), &version, &[], salt)
                .map_err(said)?;
        }
        let policies = OfficeFile::read(store).map_err(said)?.policies;
        if let Some(safety) = policies.first() {
            let later = NewVersion {
                policy: Some(safety.fact),
                name: "Safety of victims".to_owned(),
                answers: vec!["safety".to_owned()],
                from: ago(90),
                text: "Whoever is in danger is warned first and at once, by telephone.\n\n\
                       Nothing of the separate file is ever told to a participant."
                    .to_owned(),
                ended: false,
            };
            let salt = || self.stream.bytes();
            recorder
                .write_policy(&self.at_the_office(), wants.as_ref(), &later, &[], salt)
                .map_err(said)?;
        }
        for policy in OfficeFile::read(store).map_err(said)?.policies {
            let Some(version) = policy.in_force(today) else {
                continue;
            };
            let version = version.written.fact;
            let read = |staff: Option<u16>, days: i64| {
                let staff = staff.map(StaffNo);
                recorder
                    .read_policy(
                        &self.at_the_office(),
                        version.as_str(),
                        staff,
                        ago(days),
                        today,
                    )
                    .map_err(said)
            };
            read(None, 0)?;
            read(Some(2), 80)?;
            read(Some(3), 79)?;
        }
        for trained in TRAININGS {
            self.train(&recorder, wants.as_ref(), trained, today)?;
        }
        // Tuesdays.
        let into_the_week = i64::from(today.weekday().since(Weekday::Tuesday));
        for week in 0..12 {
            let days = into_the_week + 7 * (115 - week);
            let observed: Trained = (&[3], Counts::Observed, days, 90, &[]);
            self.train(&recorder, wants.as_ref(), observed, today)?;
        }
        let credential = Credential {
            staff: StaffNo(3),
            name: "License of a counselor".to_owned(),
            until: Some(today.saturating_add(40.days())),
        };
        recorder
            .credential(&self.at_the_office(), &credential)
            .map_err(said)?;
        self.incidents(&recorder, stories)?;
        for (what, place, may, authorization) in PLACES {
            let until = (may == May::Authorized).then(|| today.saturating_add(50.days()));
            let at = RecordsAt {
                what: what.to_owned(),
                place: place.to_owned(),
                may,
                authorization: authorization.to_owned(),
                until,
                since: ago(300),
                ..RecordsAt::default()
            };
            recorder
                .records_at(&self.at_the_office(), &at)
                .map_err(said)?;
        }
        self.corrections(&recorder, today)
    }

    fn corrections(&self, recorder: &Recorder<'_>, today: Date) -> Result<(), Trouble> {
        let ago = |days: i64| today.saturating_sub(days.days());
        for (finding, ahead, what, done) in PLANS {
            let planned = Planned {
                finding: finding.to_owned(),
                owner: StaffNo(1),
                until: ago(-ahead),
                what: what.to_owned(),
                ..Planned::default()
            };
            let act = self.at_the_office();
            let known = |id: &str| binder::finding::clause_of(id).is_some();
            recorder
                .plan_correction(&act, &planned, known)
                .map_err(said)?;
            if let Some(days) = done {
                let plan = act.batch.fact().map_err(said)?;
                let on = ago(days);
                recorder
                    .corrected(
                        &self.at_the_office(),
                        plan.as_str(),
                        on,
                        "The roster says who.",
                        today,
                    )
                    .map_err(said)?;
            }
        }
        Ok(())
    }

    fn at_the_office(&self) -> Act {
        Act {
            seen: None,
            batch: self.batch(),
            actor: SOMEBODY,
            now: self.now,
            salt: self.stream.bytes(),
        }
    }

    fn train(
        &self,
        recorder: &Recorder<'_>,
        wants: Option<&Wants>,
        (staff, counts, days, minutes, topics): Trained,
        today: Date,
    ) -> Result<(), Trouble> {
        let title = match counts {
            Counts::Yearly => "A day of the coalition",
            Counts::Before => "Foundations of group work",
            Counts::Observed => "Tuesday group",
            Counts::Orientation => "Orientation",
        };
        let training = Training {
            staff: staff.iter().copied().map(StaffNo).collect(),
            counts,
            topics: topics
                .iter()
                .map(|topic| (*topic).to_owned())
                .collect::<BTreeSet<_>>(),
            title: title.to_owned(),
            trainers: "Ada Redcedar".to_owned(),
            on: today.saturating_sub(days.days()),
            minutes,
            sponsor: "Redbud Crossing Family Services".to_owned(),
            approved: "Dora Pinewood".to_owned(),
        };
        recorder
            .training(&self.at_the_office(), wants, &training, today)
            .map_err(said)?;
        Ok(())
    }

    fn incidents(&self, recorder: &Recorder<'_>, stories: &[Story]) -> Result<(), Trouble> {
        let hours = |count: i64| self.now.plus(-count * 3600);
        for (harm, at) in [(Harm::Hospital, hours(300)), (Harm::Care, hours(20))] {
            let new = NewIncident {
                at,
                harm,
                place: "the office in Tulsa, room B".to_owned(),
                to: "Dora Pinewood".to_owned(),
                lies: "the gray binder in the office".to_owned(),
            };
            recorder
                .incident(&self.at_the_office(), &new)
                .map_err(said)?;
        }
        let office = OfficeFile::read(recorder.store).map_err(said)?;
        // The newest comes first: the older one is done with.
        if let Some(older) = office.incidents.last() {
            let fact = older.entry.fact;
            for (step, at) in [(Step::Written, hours(280)), (Step::Resolved, hours(200))] {
                recorder
                    .incident_step(
                        &self.at_the_office(),
                        fact.as_str(),
                        step,
                        at,
                        "Dora Pinewood",
                    )
                    .map_err(said)?;
            }
        }
        let Some(case) = stories.iter().find_map(|story| story.case) else {
            return Ok(());
        };
        let new = NewOffense {
            at: hours(90),
            case: case.to_string(),
            source: Source::Authority,
        };
        recorder
            .offense(&self.at_the_office(), &new)
            .map_err(said)?;
        Ok(())
    }
}
