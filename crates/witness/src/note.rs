//! Signed notes (C2SP signed-note): a text, an empty line, and a line for each who signed it.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use sha2::{Digest as _, Sha256};

/// The type of an Ed25519 key in signed notes.
const ED25519: u8 = 1;

/// How the line of a signature begins.
const BY: &str = "— ";

/// Why a text is not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadNote {
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

/// Signs the program's notes. What the theft of its seed means: docs/decisions/0050.
#[derive(Clone)]
pub struct Signer {
    name: String,
    key: SigningKey,
}

impl Signer {
    /// A key of a seed, under a name. A name has no space and no plus: those are made hyphens.
    #[must_use]
    pub fn of_seed(name: &str, seed: &[u8; 32]) -> Self {
        let joined = |each: char| match each {
            '+' => '-',
            other if other.is_whitespace() || other.is_control() => '-',
            other => other,
        };
        Self {
            name: name.chars().map(joined).collect(),
            key: SigningKey::from_bytes(seed),
        }
    }

    /// Who it is to those who verify.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        PublicKey {
            name: self.name.clone(),
            key: self.key.verifying_key(),
        }
    }

    /// The note: the text, an empty line, the signature. A text ends with a line feed and has no empty line.
    #[must_use]
    pub fn sign(&self, text: &str) -> String {
        let public = self.public();
        let mut signed = public.id().to_vec();
        signed.extend_from_slice(&self.key.sign(text.as_bytes()).to_bytes());
        format!("{text}\n— {} {}\n", self.name, STANDARD.encode(signed))
    }
}

/// The name alone: a seed is in no text.
impl std::fmt::Debug for Signer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Signer({})", self.name)
    }
}

/// Who signs: a name and an Ed25519 key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicKey {
    name: String,
    key: VerifyingKey,
}

impl PublicKey {
    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// "SHA-256(key name || 0x0A || signature type || public key)\[:4\]".
    fn id(&self) -> [u8; 4] {
        let hash = Sha256::new()
            .chain_update(&self.name)
            .chain_update([b'\n', ED25519])
            .chain_update(self.key.as_bytes())
            .finalize();
        let mut id = [0; 4];
        id.iter_mut().zip(hash).for_each(|(to, from)| *to = from);
        id
    }
}

/// `NAME+ID+KEY`, the "verifier key" of signed notes.
impl std::fmt::Display for PublicKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut key = vec![ED25519];
        key.extend_from_slice(self.key.as_bytes());
        let (id, key) = (hex::encode(self.id()), STANDARD.encode(key));
        write!(f, "{}+{id}+{key}", self.name)
    }
}

impl std::str::FromStr for PublicKey {
    type Err = BadNote;

    fn from_str(text: &str) -> Result<Self, BadNote> {
        let text = text.trim();
        let mut parts = text.splitn(3, '+');
        let (name, _, key) = (parts.next(), parts.next(), parts.next());
        let bytes = key.and_then(|key| STANDARD.decode(key).ok());
        let key = match bytes.as_deref() {
            Some([ED25519, key @ ..]) => key
                .try_into()
                .ok()
                .and_then(|key| VerifyingKey::from_bytes(key).ok()),
            _ => None,
        };
        let (Some(name), Some(key)) = (name, key) else {
            return Err(BadNote::NotAKey);
        };
        let read = Self {
            name: name.to_owned(),
            key,
        };
        // One writing: so the id is the key's, too.
        if !name.is_empty() && !name.contains(char::is_whitespace) && read.to_string() == text {
            Ok(read)
        } else {
            Err(BadNote::NotAKey)
        }
    }
}

/// A text with who signed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What was signed, with the end of its last line.
    pub text: String,
    /// The name, the key's four bytes, the signature.
    signatures: Vec<(String, [u8; 4], Signature)>,
}

impl Note {
    /// Reads a note; a text without a line that begins with `— ` is one that nobody signed. What was printed and copied comes back
    /// with spaces at the ends of its lines, without its empty line and with long lines broken: docs/format.md says how it is put together.
    ///
    /// # Errors
    /// [`BadNote::NotANote`].
    pub fn read(text: &str) -> Result<Self, BadNote> {
        let joined = put_together(text);
        let lines: Vec<&str> = joined.iter().map(String::as_str).collect();
        let whole = |lines: &[&str]| {
            lines
                .iter()
                .fold(String::new(), |all, line| all + line + "\n")
        };
        let Some(end) = lines.iter().rposition(|line| line.is_empty()) else {
            return Ok(Self {
                text: whole(&lines),
                signatures: Vec::new(),
            });
        };
        let (body, signed) = lines.split_at(end);
        let signatures: Option<Vec<_>> =
            signed.iter().skip(1).map(|line| signature(line)).collect();
        Ok(Self {
            text: whole(body),
            signatures: signatures.ok_or(BadNote::NotANote)?,
        })
    }

    /// Whether anybody signed it at all.
    #[must_use]
    pub const fn is_signed(&self) -> bool {
        !self.signatures.is_empty()
    }

    /// Whether the key signed it. Lines by other keys are left alone, as the specification says.
    ///
    /// # Errors
    /// [`BadNote::NotBy`] and [`BadNote::Forged`].
    pub fn check(&self, key: &PublicKey) -> Result<(), BadNote> {
        let own = |each: &&(String, [u8; 4], Signature)| each.0 == key.name && each.1 == key.id();
        let (_, _, signature) = self
            .signatures
            .iter()
            .find(own)
            .ok_or_else(|| BadNote::NotBy(key.name.clone()))?;
        key.key
            .verify_strict(self.text.as_bytes(), signature)
            .map_err(|_| BadNote::Forged(key.name.clone()))
    }
}

/// The lines of a note as they were before it was printed: trimmed, an empty line before the first signature, and each signature, which
/// on paper may go on in the next line, in one.
fn put_together(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut signatures = false;
    for line in text.trim().lines().map(str::trim) {
        if line.starts_with(BY) {
            if !signatures && lines.last().is_some_and(|last| !last.is_empty()) {
                lines.push(String::new());
            }
            signatures = true;
        } else if signatures {
            if let Some(last) = lines.last_mut().filter(|_| !line.is_empty()) {
                // Behind a name comes a space, and in what follows it there is none.
                if !last.trim_start_matches(BY).contains(' ') {
                    last.push(' ');
                }
                last.push_str(line);
            }
            continue;
        }
        lines.push(line.to_owned());
    }
    lines
}

/// `— NAME BASE64`: four bytes of the key's id and the signature.
fn signature(line: &str) -> Option<(String, [u8; 4], Signature)> {
    let (name, encoded) = line.strip_prefix(BY)?.split_once(' ')?;
    let bytes = STANDARD.decode(encoded).ok()?;
    let (id, signature) = bytes.split_first_chunk::<4>()?;
    let signature = Signature::from_slice(signature).ok()?;
    Some((name.to_owned(), *id, signature))
}
