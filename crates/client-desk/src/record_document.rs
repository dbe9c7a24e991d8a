//! What a record for a court says, part by part.

use client_file::court::{CourtRecord, Proved};
use client_file::{Since, Status, Words, letter};
use document::{Column, Parts, Style};
use ledger::{Checkpoint, Exactness};

use crate::line::Shown;
use crate::look::Look;
use crate::{file, people};

const BODY: Style = Style::BODY;
const SMALL: Style = Style::SMALL;
const BOLD: Style = Style::BOLD;

/// The first line of the client ledger's checkpoints.
pub(crate) fn origin(look: &Look<'_>) -> String {
    let program = &look.desk.office.program;
    let one_line: Vec<&str> = program.split_whitespace().collect();
    format!("leeward/client/{}", one_line.join(" "))
}

/// All of it; `digest` is the SHA-256 of the file with the entries that goes with it, `signed` the last text about this ledger that was
/// signed before the record was made.
pub(crate) fn parts(
    look: &Look<'_>,
    record: &CourtRecord,
    digest: &str,
    signed: Option<&str>,
) -> Parts {
    let mut parts = Parts::new();
    parts.heading(1, &look.say("client-record-document"));
    about(look, record, &mut parts);
    parts.heading(2, &look.say("client-record-entries"));
    if record.entries.is_empty() {
        parts.paragraph(&look.say("client-record-entries-none"), BODY);
    }
    for entry in &record.entries {
        one(look, record, entry, &mut parts);
    }
    proof(look, record, (digest, signed), &mut parts);
    parts.new_page();
    certificate(look, record, digest, &mut parts);
    parts
}

fn about(look: &Look<'_>, record: &CourtRecord, parts: &mut Parts) {
    let intake = record.file.intake.clone().unwrap_or_default();
    let asked = &record.asked;
    let day = |day| look.day(day);
    let made = [
        ("day", day(record.made.day(&look.desk.office.zone))),
        ("who", look.who(record.by)),
    ];
    let stood = [("day", day(record.stood))];
    let all = [
        ("program", look.desk.office.program.clone()),
        ("participant", people::name(look, Some(&intake))),
        ("mark", record.file.case.to_string()),
        ("born", intake.born.map(day).unwrap_or_default()),
        ("cause-numbers", intake.cause_numbers.join(", ")),
        ("county", intake.county.clone()),
        ("for", asked.recipient.clone()),
        ("why", asked.purpose.clone()),
        ("period", period(look, asked)),
        ("stood", look.say_with("client-record-stood-day", &stood)),
        ("how-far", how_far(look, record.file.status)),
        ("when", look.say_with("client-record-when-who", &made)),
    ];
    // Of a file that had no entry by that day nothing is known yet.
    let empty = record.file.lines.is_empty();
    let known = |key: &str| !(empty && matches!(key, "participant" | "how-far"));
    let all = all.iter().filter(|(key, _)| known(key));
    for (key, text) in all.filter(|(_, text)| !text.is_empty()) {
        let name = look.say(&format!("client-record-{key}"));
        parts.paragraph(&format!("{name}: {text}"), BODY);
    }
    for key in ["every", "left-out", "own"] {
        parts.paragraph(&look.say(&format!("client-record-{key}")), SMALL);
    }
}

/// How far they had come. Days are not counted: a record says the same whenever it is read.
fn how_far(look: &Look<'_>, status: Status) -> String {
    match status {
        Status::WaitingForDecision { .. } => look.say("client-record-undecided"),
        other => people::status(look, other).0,
    }
}

fn period(look: &Look<'_>, asked: &letter::CourtRecord) -> String {
    let day = |name: &'static str, day| (name, look.day(day));
    match (asked.from, asked.to) {
        (None, None) => look.say("client-record-period-all"),
        (Some(from), None) => look.say_with("client-record-period-from", &[day("from", from)]),
        (None, Some(to)) => look.say_with("client-record-period-to", &[day("to", to)]),
        (Some(from), Some(to)) => {
            let slots = [day("from", from), day("to", to)];
            look.say_with("client-record-period-both", &slots)
        }
    }
}

fn shown(look: &Look<'_>, record: &CourtRecord, entry: &Proved) -> Shown {
    Shown::of(look, &record.file, &entry.line)
}

/// What happened; of what was taken back, that it was.
fn what(look: &Look<'_>, shown: &Shown) -> String {
    match shown.taken_back {
        true => format!("{} ({})", shown.whole(), look.say("client-line-taken-back")),
        false => shown.whole(),
    }
}

fn one(look: &Look<'_>, record: &CourtRecord, entry: &Proved, parts: &mut Parts) {
    let shown = shown(look, record, entry);
    let title = [
        ("number", entry.number.to_string()),
        ("day", shown.day.clone()),
        ("what", what(look, &shown)),
    ];
    parts.paragraph(&look.say_with("client-record-entry", &title), BOLD);
    if let Words::Intake(intake) = &entry.line.words {
        // All that was asked at intake but the emergency contact, who is somebody else.
        let own = letter::Intake {
            emergency_contact: letter::EmergencyContact::default(),
            ..intake.clone()
        };
        let asked = file::about(look, &own).into_iter();
        parts.lines(asked.map(|(name, text)| format!("{name}: {text}")), BODY);
    }
    // What was signed stands there as it was signed.
    if let Words::Contract(letter::Contract { text, .. })
    | Words::Release(letter::Release { text, .. }) = &entry.line.words
    {
        parts.lines(text, BODY);
    }
    // A letter's lines stay lines.
    let lines = shown.words.iter().flat_map(|words| words.lines());
    parts.lines(lines.filter(|line| !line.trim().is_empty()), BODY);
    let kept = Since {
        at: entry.line.envelope.kept,
        exactness: Exactness::Second,
    };
    let written = look.say_with("client-line-written", &[("when", look.since(kept))]);
    let who = look.who(entry.line.envelope.actor);
    parts.paragraph(&format!("{who}, {written}"), SMALL);
}

fn proof(
    look: &Look<'_>,
    record: &CourtRecord,
    (digest, signed): (&str, Option<&str>),
    parts: &mut Parts,
) {
    parts.heading(2, &look.say("client-record-manifest"));
    parts.paragraph(&look.say("client-record-manifest-said"), BODY);
    let column = |key: &str| look.say(&format!("client-record-column-{key}"));
    let columns = vec![
        Column::left(&column("number"), 30.0),
        Column::rest(&column("what")),
        Column::left(&column("day"), 90.0),
        Column::right(&column("place"), 48.0),
        Column::left(&column("leaf"), 190.0),
    ];
    let rows = record.entries.iter().map(|entry| {
        let shown = shown(look, record, entry);
        let what = what(look, &shown);
        let cells = vec![
            entry.number.to_string(),
            what,
            shown.day,
            entry.position.0.to_string(),
            entry.leaf.to_string(),
        ];
        (cells, SMALL)
    });
    parts.table(columns, rows);
    let checkpoint = Checkpoint {
        origin: origin(look),
        head: record.head,
    };
    let checkpoint = checkpoint.to_string();
    parts.heading(2, &look.say("client-record-pins"));
    parts.paragraph(&look.say("client-record-pins-said"), BODY);
    parts.lines(checkpoint.lines(), BODY);
    parts.code(&checkpoint, &look.say("client-record-code"));
    if let Some(note) = signed {
        parts.paragraph(&look.say("client-record-signed"), BODY);
        parts.note(note, &look.say("client-record-signed-code"));
    }
    parts.heading(2, &look.say("client-record-check"));
    for number in 1..=4 {
        let key = format!("client-record-check-{number}");
        let text = look.say_with(&key, &[("digest", digest.to_owned())]);
        parts.paragraph(&text, BODY);
    }
}

fn certificate(look: &Look<'_>, record: &CourtRecord, digest: &str, parts: &mut Parts) {
    parts.heading(2, &look.say("client-record-certificate"));
    parts.paragraph(&look.say("client-record-certificate-lead"), SMALL);
    let slots = [
        ("program", look.desk.office.program.clone()),
        ("version", env!("CARGO_PKG_VERSION").to_owned()),
        ("day", look.day(record.made.day(&look.desk.office.zone))),
        ("stood", look.day(record.stood)),
        ("digest", digest.to_owned()),
    ];
    for number in 1..=6 {
        let key = format!("client-record-certificate-{number}");
        let text = look.say_with(&key, &slots);
        parts.paragraph(&format!("{number}. {text}"), BODY);
    }
    for key in ["name", "office", "place", "signature"] {
        parts.paragraph(&look.say(&format!("client-record-blank-{key}")), BODY);
    }
}
