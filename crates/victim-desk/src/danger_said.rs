//! What was said or seen of a danger, in whose words; and what the reporter did.

use desk::Refusal;
use ledger::Exactness;
use victim_file::{Danger, Line, Side, VictimCase, Words};

use crate::inbox;
use crate::look::Look;
use crate::strip::say;

/// Somebody's words.
pub(crate) struct Said {
    pub(crate) words: String,
    /// Whose, and when.
    pub(crate) by: String,
    /// What the reporter did, in lines such as `Rang the police: reached`.
    pub(crate) did: Vec<String>,
}

/// The note whose risk question opened it, what was handed over with it, or what was written here.
pub(crate) fn said(
    look: &Look<'_>,
    file: &VictimCase,
    danger: &Danger,
) -> Result<Vec<Said>, Refusal> {
    let mut all = Vec::new();
    if let Some(line) = file.note_of(danger)
        && let Words::Client(client_file::Words::Session(letter)) = &line.words
    {
        all.push(one(look, line, "note", letter.words.clone(), Vec::new()));
    }
    if let Some(line) = file.line(danger.threat)
        && let Words::Threat(letter) = &line.words
    {
        all.push(one(look, line, "here", letter.words.clone(), Vec::new()));
    }
    let mut handed: Vec<Said> = Vec::new();
    for line in file.lines() {
        if line.envelope.matter != ledger::Matter::Filed(ledger::Filed::HandOver) {
            continue;
        }
        let Some(letter) = inbox::opened(look, file.case, line.envelope.id)? else {
            continue;
        };
        if letter.kind != drop::Kind::Danger {
            continue;
        }
        // One that was sealed before letters said which danger they are about: by the time it came.
        let belongs = match letter.about {
            Some(about) => about == danger.threat,
            None => file
                .handed_over_with(danger)
                .any(|each| each.envelope.id == line.envelope.id),
        };
        if belongs {
            let did = letter.columns.iter();
            let did = did
                .map(|column| format!("{}: {}", column.header, column.text))
                .collect();
            handed.push(one(look, line, "handed", letter.words, did));
        }
    }
    handed.reverse();
    all.append(&mut handed);
    all.retain(|said| !said.words.is_empty() || !said.did.is_empty());
    Ok(all)
}

fn one(look: &Look<'_>, line: &Line, how: &str, words: String, did: Vec<String>) -> Said {
    let envelope = &line.envelope;
    let who = match line.side {
        Side::Client | Side::Drop => look.reporter(envelope.actor),
        Side::Victim => look.who(envelope.actor),
    };
    let when = look.lately(envelope.kept, Exactness::Second);
    Said {
        by: look.w().with(
            &format!("victim-danger-said-{how}"),
            [("who", who), ("when", when)],
        ),
        words,
        did,
    }
}

/// Toward whom or what, in words.
pub(crate) fn toward(look: &Look<'_>, danger: &Danger) -> String {
    let words = danger.toward.iter();
    let words = words.map(|target| {
        let word = rules::Word::word(target);
        say(look, &format!("victim-danger-toward-{word}"))
    });
    words.collect::<Vec<_>>().join(", ")
}
