//! What has left the house: a checkpoint (C2SP tlog-checkpoint) as a signed note (C2SP signed-note).

use base64::{Engine as _, engine::general_purpose::STANDARD};
use ed25519_dalek::{Signature, VerifyingKey};

use crate::tree::{Hash, sha256};

/// Why a text is not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadNote {
    /// It is no checkpoint.
    #[error("expected three lines: the origin, the size, the root in base64")]
    NotACheckpoint,
    /// It is no signed note.
    #[error("expected a text, an empty line, and lines that begin with `— `")]
    NotANote,
    /// It is no key.
    #[error("expected a key as NAME+8 hexadecimal digits+BASE64")]
    NotAKey,
    /// No line is by the key.
    #[error("no signature by `{0}`")]
    NotBy(String),
    /// The signature does not fit the text.
    #[error("the signature by `{0}` is not of this text")]
    Forged(String),
}

/// A tree's size and root at some time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// Which ledger of which program: `leeward/client/Cottonwood Bend`.
    pub origin: String,
    /// How many entries.
    pub size: u64,
    /// The root over them.
    pub root: Hash,
}

impl Checkpoint {
    /// Reads the three lines.
    ///
    /// # Errors
    /// [`BadNote::NotACheckpoint`].
    pub fn read(text: &str) -> Result<Self, BadNote> {
        let lines: Vec<&str> = text.lines().collect();
        let [origin, size, root] = *lines else {
            return Err(BadNote::NotACheckpoint);
        };
        // "with no leading zeroes", nor a sign.
        let number: Option<u64> = size
            .parse()
            .ok()
            .filter(|number: &u64| number.to_string() == size);
        let root = STANDARD
            .decode(root)
            .ok()
            .and_then(|root| root.try_into().ok());
        match (number, root) {
            (Some(size), Some(root)) if !origin.is_empty() => Ok(Self {
                origin: origin.to_owned(),
                size,
                root,
            }),
            _ => Err(BadNote::NotACheckpoint),
        }
    }
}

/// A text with who signed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What was signed, with the end of its last line.
    pub text: String,
    /// The name, the key's four bytes, the signature.
    signatures: Vec<(String, Vec<u8>, Vec<u8>)>,
}

impl Note {
    /// Reads a note; a text without a signature's line is one that nobody signed. From paper it comes back with spaces, without
    /// its empty line and with long lines broken (docs/format.md, "Signed notes").
    ///
    /// # Errors
    /// [`BadNote::NotANote`].
    pub fn read(text: &str) -> Result<Self, BadNote> {
        let text = from_paper(text);
        let lines: Vec<&str> = text.lines().collect();
        let text = |lines: &[&str]| {
            lines
                .iter()
                .fold(String::new(), |all, line| all + line + "\n")
        };
        let Some(end) = lines.iter().rposition(|line| line.is_empty()) else {
            return Ok(Self {
                text: text(&lines),
                signatures: Vec::new(),
            });
        };
        let (body, signed) = lines.split_at(end);
        let signatures: Option<Vec<_>> =
            signed.iter().skip(1).map(|line| signature(line)).collect();
        Ok(Self {
            text: text(body),
            signatures: signatures.ok_or(BadNote::NotANote)?,
        })
    }

    /// Whether the key signed it. Lines by other keys are left alone, as the specification says.
    ///
    /// # Errors
    /// [`BadNote::NotBy`] and [`BadNote::Forged`].
    pub fn check(&self, key: &PublicKey) -> Result<(), BadNote> {
        let own = |each: &&(String, Vec<u8>, Vec<u8>)| each.0 == key.name && each.1 == key.id();
        let (_, _, signature) = self
            .signatures
            .iter()
            .find(own)
            .ok_or_else(|| BadNote::NotBy(key.name.clone()))?;
        Signature::from_slice(signature)
            .and_then(|signature| key.key.verify_strict(self.text.as_bytes(), &signature))
            .map_err(|_| BadNote::Forged(key.name.clone()))
    }
}

/// A note with each line trimmed, an empty one before the first signature, and no signature broken.
fn from_paper(text: &str) -> String {
    const DASH: &str = "— ";
    let lines: Vec<&str> = text.trim().lines().map(str::trim).collect();
    let Some(first) = lines.iter().position(|line| line.starts_with(DASH)) else {
        return lines.join("\n");
    };
    let (body, signed) = lines.split_at(first);
    let mut note = body.join("\n").trim_end().to_owned();
    note.push('\n');
    let mut behind_name = false;
    for line in signed.iter().filter(|line| !line.is_empty()) {
        if let Some(by) = line.strip_prefix(DASH) {
            note.push('\n');
            behind_name = !by.contains(' ');
        } else if std::mem::take(&mut behind_name) {
            note.push(' ');
        }
        note.push_str(line);
    }
    note
}

/// `— NAME BASE64`: four bytes of the key's id and the signature.
fn signature(line: &str) -> Option<(String, Vec<u8>, Vec<u8>)> {
    let (name, encoded) = line.strip_prefix("— ")?.split_once(' ')?;
    let bytes = STANDARD.decode(encoded).ok()?;
    let (id, signature) = bytes.split_at_checked(4)?;
    Some((name.to_owned(), id.to_vec(), signature.to_vec()))
}

/// Who signs: a name and an Ed25519 key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicKey {
    name: String,
    key: VerifyingKey,
}

impl PublicKey {
    /// Reads `NAME+ID+KEY`, C2SP's "verifier key".
    ///
    /// # Errors
    /// [`BadNote::NotAKey`], also where the id is not the key's.
    pub fn read(text: &str) -> Result<Self, BadNote> {
        let mut parts = text.trim().splitn(3, '+');
        let (name, id, key) = (parts.next(), parts.next(), parts.next());
        let bytes = key.and_then(|key| STANDARD.decode(key).ok());
        let key = match bytes.as_deref() {
            Some([1, key @ ..]) => key
                .try_into()
                .ok()
                .and_then(|key| VerifyingKey::from_bytes(key).ok()),
            _ => None,
        };
        let (Some(name), Some(id), Some(key)) = (name, id, key) else {
            return Err(BadNote::NotAKey);
        };
        let read = Self {
            name: name.to_owned(),
            key,
        };
        let own: String = read.id().iter().map(|byte| format!("{byte:02x}")).collect();
        if own == id && !name.is_empty() && !name.contains(char::is_whitespace) {
            Ok(read)
        } else {
            Err(BadNote::NotAKey)
        }
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// "SHA-256(key name || 0x0A || signature type || public key)\[:4\]"; the type of Ed25519 is 1.
    fn id(&self) -> Vec<u8> {
        let hash = sha256(&[self.name.as_bytes(), b"\n\x01", self.key.as_bytes()]);
        hash.iter().take(4).copied().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the Go project's package for notes.
    const KEY: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    const NOTE: &str = "If you think cryptography is the answer to your problem,\n\
        then you don't know what your problem is.\n\n\
        — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

    #[test]
    fn a_note_that_others_made_is_read_and_any_change_of_it_is_seen() {
        let key = PublicKey::read(KEY).unwrap();
        let note = Note::read(NOTE).unwrap();
        assert_eq!(note.check(&key), Ok(()));
        assert_eq!(
            Note::read(&NOTE.replace('\n', "\r\n")).unwrap().check(&key),
            Ok(())
        );
        let forged = Note::read(&NOTE.replace("answer", "question")).unwrap();
        assert_eq!(
            forged.check(&key),
            Err(BadNote::Forged("PeterNeumann".to_owned()))
        );
        let unsigned = Note::read("only words\n").unwrap();
        assert_eq!(
            unsigned.check(&key),
            Err(BadNote::NotBy("PeterNeumann".to_owned()))
        );
        assert_eq!(
            Note::read("words\n\nno signature\n"),
            Err(BadNote::NotANote)
        );
        for broken in [
            KEY.replace("c74f20a3", "c74f20a4"),
            KEY.replace("ARpc", "AhpC"),
            KEY.replace("PeterNeumann", "Peter Neumann"),
            "nonsense".to_owned(),
        ] {
            assert_eq!(PublicKey::read(&broken), Err(BadNote::NotAKey), "{broken}");
        }
    }

    #[test]
    fn a_checkpoint_has_one_writing() {
        let root = format!("{}=", "A".repeat(43));
        let text = format!("leeward/client/x\n3\n{root}\n");
        let read = Checkpoint::read(&text).unwrap();
        assert_eq!((read.size, read.root), (3, [0; 32]));
        for broken in [
            format!("\n3\n{root}\n"),
            format!("a\n03\n{root}\n"),
            format!("a\n+3\n{root}\n"),
            format!("a\n3\n{root}\nmore\n"),
            "a\n3\nAAAA\n".to_owned(),
        ] {
            assert_eq!(
                Checkpoint::read(&broken),
                Err(BadNote::NotACheckpoint),
                "{broken}"
            );
        }
    }
}
