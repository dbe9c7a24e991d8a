//! Words that nobody else writes, typed where only the victim desk may read, and searched for afterwards in every way
//! in which bytes are commonly written down (promise 4).

use std::{
    collections::{BTreeSet, HashMap},
    fs,
    io::Read as _,
    path::{Path, PathBuf},
};

use base64::Engine as _;
use desk::Method;

use crate::world::{
    Asked, Visitor,
    html::{self, Form, Kind},
    text,
};

/// In every text that is typed.
pub const WORD: &str = "Quixhollow";
/// Where a number is asked for.
pub const NUMBER: &str = "918-555-7319";
/// Nothing that is packed is unpacked to more.
const UNPACKED: u64 = 16 * 1024 * 1024;

/// One word in one way of writing.
struct Needle {
    written: &'static str,
    word: String,
    bytes: Vec<u8>,
}

/// Looks for words in bytes, files and folders, all of them at once: it goes over the bytes once, however many they are.
pub struct Searcher {
    needles: Vec<Needle>,
    /// Whether any of them begins with four bytes of this mark.
    begins: Vec<bool>,
    /// Which of them begin with these four bytes.
    by_beginning: HashMap<[u8; 4], Vec<usize>>,
}

/// A mark of four bytes, below 2 to the 16th.
const fn mark(four: [u8; 4]) -> usize {
    (u32::from_le_bytes(four).wrapping_mul(0x9E37_79B1) >> 16) as usize
}

/// Where a word was found.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// In which file, or what was searched.
    pub place: String,
    /// How it was written.
    pub written: String,
    /// Which word.
    pub word: String,
}

/// The word in Base64 wherever it begins in a triple: the signs that depend on it alone.
fn base64_of(word: &[u8], begins: usize, url: bool) -> Vec<u8> {
    let mut bytes = vec![0; begins];
    bytes.extend(word);
    let engine = match url {
        true => base64::engine::general_purpose::URL_SAFE_NO_PAD,
        false => base64::engine::general_purpose::STANDARD_NO_PAD,
    };
    let signs = engine.encode(&bytes);
    let first = (begins * 8).div_ceil(6);
    let last = bytes.len() * 8 / 6;
    signs.as_bytes()[first..last].to_vec()
}

impl Searcher {
    /// For these words, in UTF-8, UTF-16 of both orders, hexadecimal, Base64 and backwards.
    ///
    /// # Panics
    /// When one is shorter than four bytes.
    #[must_use]
    pub fn new(words: &[&str]) -> Self {
        let mut needles = Vec::new();
        for word in words {
            let mut add = |written, bytes: Vec<u8>| {
                needles.push(Needle {
                    written,
                    word: (*word).to_owned(),
                    bytes,
                });
            };
            let plain = word.as_bytes();
            let hex: String = plain.iter().map(|byte| format!("{byte:02x}")).collect();
            let wide: Vec<u16> = word.encode_utf16().collect();
            add("UTF-8", plain.to_vec());
            add(
                "UTF-16LE",
                wide.iter().flat_map(|unit| unit.to_le_bytes()).collect(),
            );
            add(
                "UTF-16BE",
                wide.iter().flat_map(|unit| unit.to_be_bytes()).collect(),
            );
            add("HEX", hex.to_uppercase().into_bytes());
            add("hex", hex.into_bytes());
            add("backwards", plain.iter().rev().copied().collect());
            for begins in 0..3 {
                add("base64", base64_of(plain, begins, false));
                add("base64url", base64_of(plain, begins, true));
            }
        }
        let mut begins = vec![false; 1 << 16];
        let mut by_beginning: HashMap<[u8; 4], Vec<usize>> = HashMap::new();
        for (number, needle) in needles.iter().enumerate() {
            let four = needle.bytes.first_chunk().unwrap();
            begins[mark(*four)] = true;
            by_beginning.entry(*four).or_default().push(number);
        }
        Self {
            needles,
            begins,
            by_beginning,
        }
    }

    /// For [`WORD`] and [`NUMBER`], the number also without its marks.
    #[must_use]
    pub fn usual() -> Self {
        let digits: String = NUMBER.chars().filter(char::is_ascii_digit).collect();
        Self::new(&[WORD, NUMBER, &digits])
    }

    /// Looks in bytes, and in what is packed in them by zlib, gzip or zstd, one wrapping deep.
    #[must_use]
    pub fn bytes(&self, place: &str, bytes: &[u8]) -> Vec<Found> {
        let mut found = self.plainly(place, "", bytes);
        let packed: [(&str, &[u8]); 6] = [
            ("gzip", b"\x1f\x8b\x08"),
            ("zstd", b"\x28\xb5\x2f\xfd"),
            ("zlib", b"\x78\x01"),
            ("zlib", b"\x78\x5e"),
            ("zlib", b"\x78\x9c"),
            ("zlib", b"\x78\xda"),
        ];
        for (name, begins) in packed {
            for at in memchr::memmem::find_iter(bytes, begins) {
                let unpacked = unpacked(name, &bytes[at..]);
                found.extend(self.plainly(place, &format!(" in {name}"), &unpacked));
            }
        }
        found.sort();
        found.dedup();
        found
    }

    fn plainly(&self, place: &str, within: &str, bytes: &[u8]) -> Vec<Found> {
        let mut there: BTreeSet<usize> = BTreeSet::new();
        for (at, four) in bytes.windows(4).enumerate() {
            let four = [four[0], four[1], four[2], four[3]];
            if !self.begins[mark(four)] {
                continue;
            }
            let these = self.by_beginning.get(&four).into_iter().flatten();
            there.extend(
                these
                    .copied()
                    .filter(|number| bytes[at..].starts_with(&self.needles[*number].bytes)),
            );
        }
        there
            .into_iter()
            .map(|number| &self.needles[number])
            .map(|needle| Found {
                place: place.to_owned(),
                written: format!("{}{within}", needle.written),
                word: needle.word.clone(),
            })
            .collect()
    }

    /// Looks in every file below a folder, and in their names. Gives how many bytes there were.
    ///
    /// # Panics
    /// When a file cannot be read that is still there.
    pub fn folder(&self, folder: &Path, found: &mut Vec<Found>) -> u64 {
        let mut size = 0;
        for path in files(folder) {
            let name = path.display().to_string();
            found.extend(self.bytes(&format!("the name {name}"), name.as_bytes()));
            let Ok(bytes) = fs::read(&path) else { continue };
            size += bytes.len() as u64;
            found.extend(self.bytes(&name, &bytes));
        }
        size
    }
}

/// As far as it can be unpacked.
fn unpacked(how: &str, bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    // What only looks like a beginning ends in an error; what came before it is looked at all the same.
    let _ = match how {
        "gzip" => flate2::read::GzDecoder::new(bytes)
            .take(UNPACKED)
            .read_to_end(&mut out),
        "zlib" => flate2::read::ZlibDecoder::new(bytes)
            .take(UNPACKED)
            .read_to_end(&mut out),
        _ => match zstd::stream::read::Decoder::new(bytes) {
            Ok(decoder) => decoder.take(UNPACKED).read_to_end(&mut out),
            Err(error) => Err(error),
        },
    };
    out
}

/// Every plain file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut all = Vec::new();
    for entry in entries.flatten() {
        let Ok(kind) = entry.file_type() else {
            continue;
        };
        if kind.is_dir() {
            all.extend(files(&entry.path()));
        } else if kind.is_file() {
            all.push(entry.path());
        }
    }
    all
}

/// What stands in a form already, with an answer to each question that has none.
fn answered(form: &Form) -> Vec<(String, String)> {
    let mut sent = form.as_it_stands();
    for field in &form.fields {
        let open = !sent.iter().any(|(name, _)| *name == field.name);
        if open && matches!(field.kind, Kind::Radio(_) | Kind::Box(_)) {
            sent.push((field.name.clone(), field.value.clone()));
        }
    }
    sent.extend(form.buttons.first().cloned());
    sent
}

/// Types a canary into every text field of every form of these pages, one at a time, and sends it. Gives the names
/// of the fields and how many forms were taken.
pub fn type_everywhere(
    who: &mut Visitor,
    program: &impl Asked,
    pages: &[String],
    skip: &[&str],
) -> (Vec<String>, usize) {
    let (mut fields, mut taken) = (Vec::new(), 0);
    for page in pages {
        let forms = html::forms(&text(&who.open(program, page)));
        for (number, form) in forms.iter().enumerate() {
            if skip.iter().any(|part| form.action.contains(part)) {
                continue;
            }
            let typed = form.fields.iter().filter(|field| field.kind == Kind::Text);
            for name in typed.map(|field| field.name.clone()) {
                // Asked for anew each time: a form is taken once.
                let fresh = html::forms(&text(&who.open(program, page)));
                let Some(form) = fresh.get(number) else { break };
                let mut sent = answered(form);
                let value = match name.contains("number") || name.contains("telephone") {
                    true => NUMBER.to_owned(),
                    false => format!("{WORD} {}", fields.len()),
                };
                sent.retain(|(each, _)| *each != name);
                sent.push((name.clone(), value));
                let answer = match form.post {
                    true if form.multipart => {
                        let asked = who.with_files(&form.action, &sent, &[]);
                        who.send(program, &asked)
                    }
                    true => who.post(program, &form.action, &sent),
                    false => {
                        let query = form_urlencoded::Serializer::new(String::new())
                            .extend_pairs(&sent)
                            .finish();
                        let place = format!("{}?{query}", form.action);
                        let asked = who.request(Method::Get, &place, Vec::new());
                        who.send(program, &asked)
                    }
                };
                taken += usize::from(answer.status == 303);
                fields.push(format!("{} {name}", form.action));
            }
        }
    }
    (fields, taken)
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    /// Each way of writing it down, planted in the middle of other bytes, is found as that.
    #[test]
    fn a_word_is_found_however_it_is_written() {
        let searcher = Searcher::usual();
        let plain = format!("before {WORD} 17 after");
        let hex = |text: &str| -> String { text.bytes().map(|b| format!("{b:02x}")).collect() };
        let mut planted: Vec<(String, Vec<u8>)> = vec![
            ("UTF-8".to_owned(), plain.clone().into_bytes()),
            ("hex".to_owned(), hex(&plain).into_bytes()),
            ("HEX".to_owned(), hex(&plain).to_uppercase().into_bytes()),
            ("backwards".to_owned(), plain.bytes().rev().collect()),
            (
                "UTF-16LE".to_owned(),
                plain.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            ),
            (
                "UTF-16BE".to_owned(),
                plain.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            ),
        ];
        for begins in 0..3 {
            let text = format!("{}{plain}", "x".repeat(begins));
            let signs = base64::engine::general_purpose::STANDARD.encode(&text);
            planted.push(("base64".to_owned(), signs.into_bytes()));
        }
        let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        zlib.write_all(plain.as_bytes()).unwrap();
        planted.push(("UTF-8 in zlib".to_owned(), zlib.finish().unwrap()));
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        gzip.write_all(plain.as_bytes()).unwrap();
        planted.push(("UTF-8 in gzip".to_owned(), gzip.finish().unwrap()));
        let zstd = zstd::encode_all(plain.as_bytes(), 19).unwrap();
        planted.push(("UTF-8 in zstd".to_owned(), zstd));
        for (written, bytes) in planted {
            let mut around = vec![7; 333];
            around.extend(bytes);
            around.extend([9; 50]);
            let found = searcher.bytes("here", &around);
            assert!(
                found.iter().any(|found| found.written == written),
                "{written}: {found:?}"
            );
        }
        let number = "call 9185557319 at noon";
        assert!(!searcher.bytes("here", number.as_bytes()).is_empty());
        assert!(searcher.bytes("here", &[0x78; 5_000]).is_empty());
    }
}
