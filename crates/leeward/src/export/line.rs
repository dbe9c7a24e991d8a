//! One place of a ledger as one line.

use std::{
    io::Write as _,
    path::{Path, PathBuf},
};

use jiff::tz::TimeZone;
use keys::{KeyRing, Seal};
use ledger::{
    AccountAct, Entry, Envelope, Exactness, Filed, Leaf, Matter, Remains, SealedLetter, tree,
};
use paper::PaperKind;
use rules::CaseId;
use serde_json::{Map, Value, json};

use super::{Done, Opens, place, said};
use crate::output::Trouble;

/// Where the documents of an export lie.
const FILES: &str = "files";

/// Makes lines of one ledger's places, in order.
pub(super) struct Lines<'a> {
    pub(super) ring: &'a KeyRing,
    pub(super) zone: &'a TimeZone,
    pub(super) opens: Opens,
    pub(super) to: &'a Path,
    pub(super) name: &'static str,
    /// The document whose pieces come one after the other, and its file.
    pub(super) piece: Option<(CaseId, String)>,
}

/// What became of a letter.
enum Letter {
    Opened(Value),
    Without,
    Keys,
    NotOpened,
}

impl Lines<'_> {
    /// The line, and what it adds to what was done.
    pub(super) fn line(&mut self, leaf: Leaf, done: &mut Done) -> Result<Value, Trouble> {
        let mut line = Map::new();
        line.insert("position".into(), json!(leaf.position.0));
        line.insert("leaf".into(), json!(leaf.leaf.to_string()));
        let (letter, words, left) = match leaf.remains {
            Remains::Nothing => (None, "destroyed", "nothing"),
            Remains::Lost(envelope, salt) => {
                self.envelope(&mut line, &envelope, salt)?;
                (None, "destroyed", "envelope")
            }
            Remains::NoLetter(envelope, salt, hash) => {
                self.envelope(&mut line, &envelope, salt)?;
                line.insert("letter_hash".into(), json!(hash.to_string()));
                (None, "destroyed", "envelope")
            }
            Remains::All(envelope, salt, letter) => {
                self.envelope(&mut line, &envelope, salt)?;
                let hash = tree::letter_hash(&letter.0);
                line.insert("letter_hash".into(), json!(hash.to_string()));
                let entry = Entry {
                    position: leaf.position,
                    envelope,
                    salt,
                    leaf: leaf.leaf,
                    letter: Some(letter),
                };
                match self.letter(&entry, done)? {
                    Letter::Opened(value) => (Some(value), "opened", "all"),
                    Letter::Without => (None, "none", "all"),
                    Letter::Keys => (None, "keys", "all"),
                    Letter::NotOpened => (None, "not_opened", "all"),
                }
            }
        };
        let counted = match words {
            "destroyed" => &mut done.destroyed,
            "opened" => &mut done.opened,
            "none" => &mut done.without,
            "keys" => &mut done.keys,
            _ => &mut done.not_opened,
        };
        *counted += 1;
        line.insert("left".into(), json!(left));
        line.insert("words".into(), json!(words));
        if let Some(letter) = letter {
            line.insert("letter".into(), letter);
        }
        Ok(Value::Object(line))
    }

    fn envelope(
        &self,
        line: &mut Map<String, Value>,
        envelope: &Envelope,
        salt: [u8; 16],
    ) -> Result<(), Trouble> {
        let bytes = envelope.to_bytes().map_err(Trouble::wrong)?;
        let exact = match envelope.exactness {
            Exactness::Second => "second",
            Exactness::Day => "day",
        };
        let fields = [
            ("case", json!(envelope.case)),
            ("id", json!(envelope.id)),
            ("by", json!(envelope.actor.0)),
            ("at", json!(envelope.at.rfc3339(self.zone))),
            ("exact", json!(exact)),
            ("recorded", json!(envelope.recorded.rfc3339(self.zone))),
            ("kept", json!(envelope.kept.rfc3339(self.zone))),
            ("fact", said::fact(&envelope.matter, self.zone)?),
            ("envelope", json!(hex::encode(bytes))),
            ("salt", json!(hex::encode(salt))),
        ];
        line.extend(fields.map(|(name, value)| (name.to_owned(), value)));
        Ok(())
    }

    fn letter(&mut self, entry: &Entry, done: &mut Done) -> Result<Letter, Trouble> {
        let envelope = &entry.envelope;
        let Some(sealed) = entry.letter.as_ref().filter(|letter| !letter.0.is_empty()) else {
            return Ok(Letter::Without);
        };
        if is_of_keys(envelope, sealed) {
            return Ok(Letter::Keys);
        }
        let seal = match self.opens {
            Opens::Client => Seal::Client,
            Opens::Victim => Seal::Victim,
            Opens::Drop => return self.handed_over(entry, done),
            Opens::Plain => {
                let piece = matches!(envelope.matter, Matter::Filed(Filed::Piece { .. }));
                let value = match piece {
                    true => self.piece(envelope.case, &sealed.0, done)?,
                    false => as_value(&sealed.0),
                };
                return Ok(Letter::Opened(value));
            }
        };
        Ok(match self.ring.open_letter(seal, envelope, sealed) {
            Ok(words) if words.is_empty() => Letter::Without,
            Ok(words) => Letter::Opened(as_value(&words)),
            Err(_) => Letter::NotOpened,
        })
    }

    fn handed_over(&self, entry: &Entry, done: &mut Done) -> Result<Letter, Trouble> {
        let Ok(letter) = victim_desk::export::handed_over(self.ring, entry) else {
            return Ok(Letter::NotOpened);
        };
        let mut value = serde_json::to_value(&letter).map_err(Trouble::wrong)?;
        if let (Some(scan), Some(fields)) = (&letter.paper, value.as_object_mut()) {
            let name = format!("{}-{}.{}", self.name, entry.position.0, scan.kind.ending());
            self.file(&name, &scan.bytes)?;
            done.files += 1;
            let said = json!({
                "kind": scan.kind.ending(),
                "type": scan.kind.media_type(),
                "file": format!("{FILES}/{name}"),
                "bytes": scan.bytes.len(),
            });
            fields.insert("paper".into(), said);
        }
        Ok(Letter::Opened(value))
    }

    /// A piece of a document goes to the end of its file: they lie in order, one after the other.
    fn piece(&mut self, case: CaseId, bytes: &[u8], done: &mut Done) -> Result<Value, Trouble> {
        let name = match &self.piece {
            Some((before, name)) if *before == case => {
                let path = self.file_at(name);
                let written = place::more(&path)?.write_all(bytes);
                written.map_err(|error| place::said(&path, &error))?;
                name.clone()
            }
            _ => {
                let ending = PaperKind::of(bytes).map_or("bin", PaperKind::ending);
                let name = format!("{case}.{ending}");
                self.file(&name, bytes)?;
                done.files += 1;
                self.piece = Some((case, name.clone()));
                name
            }
        };
        Ok(json!({"file": format!("{FILES}/{name}"), "bytes": bytes.len()}))
    }

    fn file_at(&self, name: &str) -> PathBuf {
        self.to.join(FILES).join(name)
    }

    fn file(&self, name: &str, bytes: &[u8]) -> Result<(), Trouble> {
        place::make(&self.to.join(FILES))?;
        let path = self.file_at(name);
        let written = place::file(&path)?.write_all(bytes);
        written.map_err(|error| place::said(&path, &error))
    }
}

/// Whether a letter holds a generation of the desk's keys, each sealed to who works there: no words, and of no use elsewhere.
fn is_of_keys(envelope: &Envelope, letter: &SealedLetter) -> bool {
    let renewed = matches!(
        envelope.matter,
        Matter::Filed(Filed::Account {
            act: AccountAct::KeysRenewed,
            ..
        })
    );
    renewed && letter.0.first() != Some(&b'{')
}

/// A letter's fields; what is none of ours is kept as it is.
fn as_value(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).unwrap_or_else(|_| json!({"hex": hex::encode(bytes)}))
}
