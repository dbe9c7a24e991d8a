//! What is not counted but looked up when somebody asks: when a backup was last written, whether an alarm is open.
//!
//! Times are in seconds since 1970 and nought where it never was, so that `time()` less one of them is its age and
//! an age that must not grow is one rule.

use std::fs;

use keys::DeskName;
use ledger::StoreError;
use prometheus_client::{
    metrics::{counter::Counter, family::Family, gauge::Gauge},
    registry::Registry,
};
use rules::Moment;

use super::Label;
use crate::{alarms::Alarms, house::desks::Served, upkeep::Keeper};

/// As much as this process may show.
pub(super) fn looked(served: &Served, now: Moment) -> Result<Registry, StoreError> {
    let mut all = Registry::default();
    let ours = all.sub_registry_with_prefix("leeward");
    let build: Family<[Label; 1], Gauge> = Family::default();
    build
        .get_or_create(&[("version", env!("CARGO_PKG_VERSION"))])
        .set(1);
    ours.register("build_info", "Which version it is", build);
    let refused: Family<[Label; 1], Counter> = Family::default();
    for (name, desk) in &served.desks {
        let counter = refused.get_or_create(&[("desk", name.word())]);
        counter.inc_by(desk.office().refused_sign_ins());
    }
    ours.register(
        "sign_ins_refused",
        "Passwords, codes and security keys that did not open a desk",
        refused,
    );
    let upkeep = served
        .keeper
        .as_ref()
        .filter(|_| serves(served, DeskName::Program));
    let mail = Mail::default();
    if let Some(alarms) = &served.alarms {
        about_alarms(ours, alarms, &mail, now);
    }
    if let Some(keeper) = upkeep {
        about_upkeep(ours, keeper, &mail, now)?;
    }
    if upkeep.is_some() || served.alarms.is_some() {
        mail.register(ours);
    }
    // The board is computed from the separate files, so how much memory it takes tells how large they are.
    if served.alarms.is_some() {
        let bytes = resident().unwrap_or_default();
        gauge(
            &mut all,
            "process_resident_memory_bytes",
            "How much memory the process holds",
            bytes,
        );
    }
    Ok(all)
}

fn serves(served: &Served, desk: DeskName) -> bool {
    served.desks.iter().any(|(each, _)| *each == desk)
}

fn about_alarms(ours: &mut Registry, alarms: &Alarms, mail: &Mail, now: Moment) {
    let stands = alarms.stands(now);
    gauge(
        ours,
        "alarms_open",
        "Dangers about which an alarm goes out, again and again, until somebody takes them",
        count(stands.open),
    );
    gauge(
        ours,
        "alarms_looked_timestamp_seconds",
        "When it was last looked whether an alarm is due",
        time(stands.looked),
    );
    gauge(
        ours,
        "alarms_failing",
        "Whether looking after alarms does not get through",
        i64::from(stands.failing),
    );
    gauge(
        ours,
        "mail_server_up",
        "Whether a mail server is set and answered when it was last greeted",
        i64::from(stands.mail_up),
    );
    mail.add("alarm", stands.mail, stands.unsent);
}

fn about_upkeep(
    ours: &mut Registry,
    keeper: &Keeper,
    mail: &Mail,
    now: Moment,
) -> Result<(), StoreError> {
    let proof = keeper.weekly.proof()?;
    let good =
        |(at, last): &&(Moment, program_file::Rehearsal)| last.trouble.is_empty() && *at <= now;
    let rehearsed = proof.rehearsals.iter().find(good).map(|(at, _)| *at);
    let backup = keeper.hourly.as_ref().and_then(|hourly| hourly.last());
    gauge(
        ours,
        "backup_last_timestamp_seconds",
        "When the last backup at the second place was made",
        time(backup),
    );
    gauge(
        ours,
        "rehearsal_last_good_timestamp_seconds",
        "When a backup was last restored and came back whole",
        time(rehearsed),
    );
    gauge(
        ours,
        "upkeep_failing",
        "Whether backups, the night's orders or the week's texts do not get through",
        i64::from(keeper.stands_since(now).is_some()),
    );
    mail.add(
        "texts",
        keeper.weekly.mailed(),
        keeper.weekly.waiting(&proof),
    );
    Ok(())
}

/// Messages by what they are about.
#[derive(Default)]
struct Mail {
    messages: Family<[Label; 2], Counter>,
    waiting: Family<[Label; 1], Gauge>,
}

impl Mail {
    fn add(&self, about: &'static str, so_far: mail::Counts, waiting: usize) {
        let of = |outcome| {
            self.messages
                .get_or_create(&[("about", about), ("outcome", outcome)])
                .clone()
        };
        of("sent").inc_by(so_far.sent);
        of("failed").inc_by(so_far.failed);
        self.waiting
            .get_or_create(&[("about", about)])
            .set(count(waiting));
    }

    fn register(self, ours: &mut Registry) {
        ours.register(
            "mail",
            "Messages that the mail server took, and that it did not",
            self.messages,
        );
        ours.register(
            "mail_waiting",
            "Recipients whom the last message that was for them has not reached",
            self.waiting,
        );
    }
}

fn gauge(registry: &mut Registry, name: &str, help: &str, value: i64) {
    let gauge = Gauge::<i64>::default();
    gauge.set(value);
    registry.register(name, help, gauge);
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn time(at: Option<Moment>) -> i64 {
    at.map_or(0, Moment::second)
}

/// How much memory the process holds, in bytes (proc_pid_status(5): `VmRSS`, in kibibytes).
fn resident() -> Option<i64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kibibytes: i64 = line.split_whitespace().next()?.parse().ok()?;
    kibibytes.checked_mul(1024)
}
