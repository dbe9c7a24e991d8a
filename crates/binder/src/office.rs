//! The program's own papers, clause (g): policies in writing, training, incidents and new offenses, counted from the
//! program's own facts.

use jiff::civil::Date;
use program_file::{
    Correction, CorrectionStood, Lies, OfficeFile, Policy, StaffNo, Step, Stepped, Wants,
};
use rules::Moment;

use crate::{case::Eyes, fact::Counted, program::Program};

/// How a report stood: due until, and done when.
fn report(due: Moment, done: Option<&Stepped>, now: Moment) -> &'static str {
    match done {
        Some(done) if done.at > due => "report-late",
        Some(_) => "report-in-time",
        None if due < now => "report-overdue",
        None => "report-open",
    }
}

/// A plan of correction, as a binder tells it: no name and none of its words; who sees to it by their number alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// About which finding, by its word.
    pub finding: String,
    /// Who sees to it.
    pub owner: StaffNo,
    /// By which day; the first where it was put off.
    pub until: Date,
    /// The day to which it was put off last.
    pub put_off: Option<Date>,
    /// On which day it was done.
    pub done: Option<Date>,
    /// How it stands, as a part of its group.
    pub stood: &'static str,
}

/// The plans that were not done before the period began, as they stand.
pub(crate) fn plans(office: &OfficeFile, eyes: Eyes<'_>) -> Vec<Plan> {
    let first = eyes.period.from;
    let of = |plan: &&Correction| plan.done.as_ref().is_none_or(|done| done.on >= first);
    let plans = office.corrections.iter().filter(of);
    let plan = |plan: &Correction| {
        let now = plan.planned.until;
        let until = plan.before.iter().copied().min();
        let until = until.map_or(now, |before| before.min(now));
        Plan {
            finding: plan.planned.finding.clone(),
            owner: plan.planned.owner,
            until,
            put_off: (now != until).then_some(now),
            done: plan.done.as_ref().map(|done| done.on),
            stood: match plan.stands(eyes.today()) {
                CorrectionStood::Done => "plan-done",
                CorrectionStood::DoneLate => "plan-done-late",
                CorrectionStood::Overdue => "plan-overdue",
                CorrectionStood::Open => "plan-open",
            },
        }
    };
    plans.map(plan).collect()
}

/// Adds one to a part of a group for each thing that is counted. Nothing where nobody has read what the chapter wants.
pub(crate) fn count(
    office: &OfficeFile,
    program: &Program,
    eyes: Eyes<'_>,
    add: &mut dyn FnMut(&'static str, &'static str, Counted),
) {
    for plan in plans(office, eyes) {
        let counted = Counted::Plan {
            finding: plan.finding,
            owner: plan.owner,
            until: plan.until,
        };
        add("plans", plan.stood, counted);
    }
    let Some(wants) = Wants::of(&eyes.rules.pack.pack) else {
        return;
    };
    // On the last day of the period, or today where that is still to come.
    let day = eyes.period.to.min(eyes.today());
    let missing = office.missing(&wants, day);
    for policy in &wants.policies {
        let in_force = |each: &Policy| {
            let version = each.in_force(day);
            let is = version.filter(|version| version.answers.contains(&policy.id));
            is.map(|version| version.from)
        };
        let counted = Counted::Policy {
            wanted: policy.id.clone(),
            since: office.policies.iter().filter_map(in_force).min(),
        };
        let part = match missing.contains(&policy) {
            true => "not-in-writing",
            false => "in-writing",
        };
        add("policies", part, counted);
    }
    for (place, number) in office.places.iter().zip(1..) {
        let part = match place.said.stands(day) {
            Lies::Nothing => continue,
            Lies::May | Lies::Until(_) => "place-may",
            Lies::MayNot => "place-may-not",
        };
        let (may, since) = (place.said.may, place.said.since);
        add("places", part, Counted::Place { number, may, since });
    }
    let working = program.staff.iter().filter(|(_, staff)| !staff.ended);
    for (number, staff) in working {
        let trained = office.trained(&wants, *number, staff, day);
        let part = match trained.stands.iter().any(program_file::Stands::is_finding) {
            _ if !office.services.contains_key(number) => "since-unknown",
            true => "training-short",
            false => "trained",
        };
        add("training", part, Counted::Staff(*number));
    }
    let (calendar, zone) = (&eyes.rules.calendar, &eyes.rules.zone);
    for incident in office.incidents.iter().filter(|each| eyes.within(each.at)) {
        for step in Step::ALL {
            let Some(due) = incident.due(&wants, step, calendar, zone) else {
                continue;
            };
            let done = incident.step(step);
            let counted = Counted::Incident {
                day: eyes.day(incident.at),
                step,
                due: eyes.day(due),
                done: done.map(|done| eyes.day(done.at)),
            };
            add("incidents", report(due, done, eyes.as_of), counted);
        }
    }
    for offense in office.offenses.iter().filter(|each| eyes.within(each.at)) {
        let due = offense.due(&wants, calendar, zone);
        let done = offense.reported.as_ref();
        let counted = Counted::Offense {
            day: eyes.day(offense.at),
            due: eyes.day(due),
            done: done.map(|done| eyes.day(done.at)),
        };
        add("offenses", report(due, done, eyes.as_of), counted);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use jiff::civil::date;
    use ledger::{Actor, BatchId, MemoryStore};
    use program_file::{Act, Harm, NewIncident, NewVersion, Planned, Recorder, Staff, StaffNo};
    use rules::Rules;

    use super::*;
    use crate::Period;

    fn at(text: &str) -> Moment {
        Moment::parse(text).unwrap()
    }

    /// What is counted of a store as of an instant, for October 2026.
    fn counted(store: &MemoryStore, as_of: &str) -> BTreeMap<(&'static str, &'static str), u32> {
        let rules = Rules::new("us-ok", &[]).unwrap();
        let eyes = Eyes {
            rules: &rules,
            period: Period {
                from: date(2026, 10, 1),
                to: date(2026, 10, 31),
            },
            as_of: at(as_of),
            go_live: None,
        };
        let entries = OfficeFile::entries(store).unwrap();
        let office = OfficeFile::of(&entries, Some(eyes.as_of)).unwrap();
        let mut program = Program::default();
        for (number, ended) in [(1, false), (2, true)] {
            let staff = Staff {
                ended,
                ..Staff::default()
            };
            program.staff.insert(StaffNo(number), staff);
        }
        let mut counts = BTreeMap::new();
        count(&office, &program, eyes, &mut |group, part, _| {
            *counts.entry((group, part)).or_default() += 1;
        });
        counts
    }

    #[test]
    fn policies_staff_and_reports_are_counted_as_they_stood_then() {
        let store = MemoryStore::new();
        let recorder = Recorder { store: &store };
        let act = |number: u8, now: &str| Act {
            seen: None,
            batch: BatchId([number; 16]),
            salt: [number; 16],
            actor: Actor(1),
            now: at(now),
        };
        let wants = Wants::of("us-ok");
        let version = NewVersion {
            policy: None,
            name: "Safety".to_owned(),
            answers: vec!["safety".to_owned(), "incidents".to_owned()],
            from: date(2026, 10, 31),
            text: "We warn.".to_owned(),
            ended: false,
        };
        let written = act(1, "2026-11-02T09:00:00-06:00");
        let none = || [0; 16];
        recorder
            .write_policy(&written, wants.as_ref(), &version, &[], none)
            .unwrap();
        let line = || "x".to_owned();
        let happened = at("2026-10-06T10:00:00-05:00");
        let new = NewIncident {
            at: happened,
            harm: Harm::Death,
            place: line(),
            to: line(),
            lies: line(),
        };
        recorder
            .incident(&act(2, "2026-10-06T12:00:00-05:00"), &new)
            .unwrap();
        let outside = NewIncident {
            at: at("2026-09-30T10:00:00-05:00"),
            ..new
        };
        recorder
            .incident(&act(3, "2026-10-06T12:00:00-05:00"), &outside)
            .unwrap();
        let office = OfficeFile::read(&store).unwrap();
        let ours = |each: &&program_file::Incident| each.at == happened;
        let fact = office.incidents.iter().find(ours).unwrap().entry.fact;
        let told = act(4, "2026-10-07T12:00:00-05:00");
        recorder
            .incident_step(&told, fact.as_str(), Step::Told, happened.plus(60), "Ada")
            .unwrap();

        let then = counted(&store, "2026-10-07T09:00:00-05:00");
        assert_eq!(then[&("policies", "not-in-writing")], 6);
        assert_eq!(then[&("training", "since-unknown")], 1, "one has left");
        assert_eq!(then[&("incidents", "report-overdue")], 1, "the call");
        assert_eq!(then[&("incidents", "report-open")], 1, "the report");
        let now = counted(&store, "2026-11-03T09:00:00-06:00");
        assert_eq!(now[&("policies", "in-writing")], 2);
        assert_eq!(now[&("policies", "not-in-writing")], 4);
        assert_eq!(now[&("incidents", "report-in-time")], 1);
        assert_eq!(now[&("incidents", "report-overdue")], 1);
        assert_eq!(now.get(&("offenses", "report-overdue")), None);
    }

    #[test]
    fn a_plan_is_of_the_binder_until_it_was_done_before_the_period() {
        let store = MemoryStore::new();
        let recorder = Recorder { store: &store };
        let mut number = 0;
        let mut act = |now: &str| {
            number += 1;
            Act {
                seen: None,
                batch: BatchId([number; 16]),
                salt: [number; 16],
                actor: Actor(1),
                now: at(now),
            }
        };
        let staff = Staff {
            name: "Ada".to_owned(),
            hats: [program_file::Hat::Director].into_iter().collect(),
            ..Staff::default()
        };
        let seen = Some(ledger::Version(0));
        let new = Act {
            seen,
            ..act("2026-08-01T09:00:00-05:00")
        };
        recorder.staff(&new, StaffNo(1), &staff).unwrap();
        let mut plan = |until, done: Option<jiff::civil::Date>| {
            let planned = Planned {
                finding: "notice-late".to_owned(),
                owner: StaffNo(1),
                until,
                what: "x".to_owned(),
                ..Planned::default()
            };
            let new = act("2026-08-02T09:00:00-05:00");
            let fact = new.batch.fact().unwrap();
            recorder.plan_correction(&new, &planned, |_| true).unwrap();
            if let Some(on) = done {
                let kept = format!("{on}T09:00:00-05:00");
                recorder
                    .corrected(&act(&kept), fact.as_str(), on, "y", on)
                    .unwrap();
            }
        };
        plan(date(2026, 9, 1), Some(date(2026, 8, 30)));
        plan(date(2026, 9, 10), Some(date(2026, 10, 2)));
        plan(date(2026, 10, 20), Some(date(2026, 10, 9)));
        plan(date(2026, 9, 20), None);
        plan(date(2026, 12, 20), None);
        let now = counted(&store, "2026-11-03T09:00:00-06:00");
        assert_eq!(
            now.get(&("plans", "plan-done")),
            Some(&1),
            "one before the period"
        );
        assert_eq!(now[&("plans", "plan-done-late")], 1);
        assert_eq!(now[&("plans", "plan-overdue")], 1);
        assert_eq!(now[&("plans", "plan-open")], 1);
        // As of an instant before they were done.
        let then = counted(&store, "2026-10-01T09:00:00-05:00");
        assert_eq!(then[&("plans", "plan-overdue")], 2);
        assert_eq!(then[&("plans", "plan-open")], 2);
    }
}
