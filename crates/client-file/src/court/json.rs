//! The record as a file for programs: docs/format.md says how anybody checks it without a key.

use ledger::{Checkpoint, Filed, Matter, Standing};
use rules::{Outcome, What};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{CourtRecord, Proved};
use crate::letter::Intake;
use crate::view::Words;

/// The only form so far.
const FORM: u8 = 1;

impl CourtRecord {
    /// The record as JSON; `origin` is the first line of the ledger's checkpoints. The same record gives the same bytes.
    ///
    /// # Errors
    /// Never; a value that could not be written would be said here.
    pub fn json(&self, origin: &str) -> Result<Vec<u8>, serde_json::Error> {
        let checkpoint = Checkpoint {
            origin: origin.to_owned(),
            head: self.head,
        };
        let whole = json!({
            "leeward": "court record",
            "form": FORM,
            "case": self.file.case.to_string(),
            "for": self.asked.recipient,
            "purpose": self.asked.purpose,
            "from": self.asked.from.map(|day| day.to_string()),
            "to": self.asked.to.map(|day| day.to_string()),
            "as_it_stood": self.stood.to_string(),
            "checkpoint": checkpoint.to_string(),
            "entries": self.entries.iter().map(entry).collect::<Vec<_>>(),
        });
        serde_json::to_vec_pretty(&whole)
    }

    /// The SHA-256 of a file, in hexadecimal: what a certificate names it by.
    #[must_use]
    pub fn digest(file: &[u8]) -> String {
        hex::encode(Sha256::digest(file))
    }
}

fn entry(entry: &Proved) -> Value {
    let line = &entry.line;
    let path: Vec<String> = entry.path.iter().map(ToString::to_string).collect();
    json!({
        "number": entry.number,
        "kind": kind(&line.envelope.matter),
        "at": line.envelope.at.second(),
        "kept": line.envelope.kept.second(),
        "taken_back": line.taken_back.is_some(),
        "words": words(&line.words),
        "gone": matches!(line.words, Words::Gone),
        "position": entry.position.0,
        "envelope": hex::encode(&entry.envelope),
        "salt": hex::encode(entry.salt),
        "letter": entry.letter.map(|hash| hash.to_string()),
        "leaf": entry.leaf.to_string(),
        "path": path,
    })
}

/// What a letter says, by its fields. Of intake the emergency contact is left out: it is somebody else's.
fn words(words: &Words) -> Value {
    if let Words::Intake(intake) = words {
        return intake_words(intake);
    }
    let texts = words.texts();
    let texts = texts
        .iter()
        .map(|(field, text)| json!({"field": field.word(), "text": text}));
    // What was signed is a form's text, which nobody typed: it is none of the texts in which others are looked for.
    let signed: &[String] = match words {
        Words::Contract(letter) => &letter.text,
        Words::Release(letter) => &letter.text,
        _ => &[],
    };
    let signed = signed
        .iter()
        .map(|text| json!({"field": "signed-text", "text": text}));
    Value::Array(texts.chain(signed).collect())
}

fn intake_words(intake: &Intake) -> Value {
    let born = intake.born.map(|day| day.to_string()).unwrap_or_default();
    let numbers = intake.cause_numbers.join(", ");
    let all = [
        ("first", intake.first.as_str()),
        ("last", &intake.last),
        ("born", &born),
        ("language", &intake.language),
        ("telephone", &intake.telephone),
        ("cause_numbers", &numbers),
        ("county", &intake.county),
        ("judge", &intake.judge_or_po),
        ("referred_by", intake.referred_by.word()),
        ("facilitator", &intake.facilitator),
        ("group", &intake.group),
        ("words", &intake.words),
    ];
    let said = all.iter().filter(|(_, text)| !text.is_empty());
    let said = said.map(|(field, text)| json!({"field": field, "text": text}));
    Value::Array(said.collect())
}

/// What an entry is, in one word that no language changes.
#[must_use]
pub const fn kind(matter: &Matter) -> &'static str {
    match matter {
        Matter::Rule(what) => match what {
            What::Assessment { .. } => "assessment",
            What::Decision {
                outcome: Outcome::Accepted,
            } => "accepted",
            What::Decision {
                outcome: Outcome::Denied,
            } => "denied",
            What::SessionAttended => "session",
            What::Termination { reason } => match reason {
                rules::Leaving::Completed => "left-completed",
                rules::Leaving::Noncompliance => "left-noncompliance",
                rules::Leaving::Other => "left-other",
            },
            What::Threat { .. } => "sign-of-risk",
            What::Void { .. } => "taken-back",
            _ => "other",
        },
        Matter::Filed(filed) => match filed {
            Filed::Intake => "intake",
            Filed::SessionNote { risk: true, .. } => "note-risk",
            Filed::SessionNote { risk: false, .. } => "note",
            Filed::Absence { excused: true } => "absent-excused",
            Filed::Absence { excused: false } => "absent",
            Filed::Standing(standing) => match standing {
                Standing::Jail => "jail",
                Standing::Released => "released",
                Standing::TransferredOut => "transferred",
                Standing::OnLeave => "leave",
                Standing::Returned => "back",
                Standing::TransferredIn => "came",
            },
            Filed::Contract => "contract",
            Filed::Release => "release",
            Filed::ReleaseEnded { .. } => "release-ended",
            Filed::Report(_) => "report",
            Filed::ReportDue { .. } => "report-due",
            Filed::ReportAnswered { made: true, .. } => "report-sent",
            Filed::ReportAnswered { made: false, .. } => "report-not-owed",
            Filed::Struck { .. } => "taken-back",
            Filed::CourtRecord => "court-record",
            _ => "other",
        },
    }
}
