//! What strace saw, in the order in which it was seen.

use std::{
    collections::{BTreeSet, HashMap},
    fs,
    path::Path,
};

/// What a process did to a file, or told somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// A file that was not there was made.
    Create(String),
    /// Bytes were written at a place.
    Write {
        /// Which file.
        file: String,
        /// From which byte on.
        at: usize,
        /// What.
        bytes: Vec<u8>,
    },
    /// A file was made shorter or longer.
    Truncate {
        /// Which file.
        file: String,
        /// Its size then.
        size: usize,
    },
    /// A file or a folder was synced.
    Sync(String),
    /// A file was given another name.
    Rename {
        /// Its name before.
        from: String,
        /// Its name after.
        to: String,
    },
    /// A name was removed.
    Remove(String),
    /// An answer went out, or the line that says that the program is ready: what was done is acknowledged.
    Answer,
}

/// An act with the lines of the trace at which it began and had ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// What.
    pub act: Act,
    /// From here on it may have happened.
    pub begin: usize,
    /// From here on it has.
    pub end: usize,
}

/// Reads a trace; what lies outside of the folder, and what is only for processes that run, is left out.
///
/// # Panics
/// When a line is not as strace writes it.
#[must_use]
pub fn read(trace: &str, folder: &str) -> Vec<Seen> {
    read_over(trace, folder, BTreeSet::new())
}

/// The same of a folder in which there was something before, synced long ago: it stands in front.
///
/// # Panics
/// As [`read`], and when a file of the folder cannot be read.
#[must_use]
pub fn read_after(before: &Path, trace: &str, folder: &str) -> Vec<Seen> {
    let at = |act, at| Seen {
        act,
        begin: at,
        end: at,
    };
    let mut seen = Vec::new();
    let mut there = BTreeSet::new();
    for file in fs::read_dir(before).unwrap().map(Result::unwrap) {
        let name = format!("{folder}/{}", file.file_name().to_str().unwrap());
        let bytes = fs::read(file.path()).unwrap();
        there.insert(name.clone());
        seen.push(at(Act::Create(name.clone()), 0));
        let file = name.clone();
        seen.push(at(Act::Write { file, at: 0, bytes }, 0));
        seen.push(at(Act::Sync(name), 1));
    }
    seen.push(at(Act::Sync(folder.to_owned()), 1));
    seen.sort_by_key(|each| each.begin);
    seen.extend(
        read_over(trace, folder, there)
            .into_iter()
            .map(|each| Seen {
                begin: each.begin + 2,
                end: each.end.saturating_add(2),
                ..each
            }),
    );
    seen
}

fn read_over(trace: &str, folder: &str, there: BTreeSet<String>) -> Vec<Seen> {
    let mut reader = Reader {
        folder: folder.to_owned(),
        there,
        places: HashMap::new(),
    };
    let mut waiting: HashMap<&str, (usize, String)> = HashMap::new();
    let mut seen = Vec::new();
    for (number, line) in trace.lines().enumerate() {
        let (process, said) = line.split_once(' ').unwrap();
        let said = said.trim_start();
        if let Some(begun) = said.strip_suffix("<unfinished ...>") {
            waiting.insert(process, (number, begun.trim_end().to_owned()));
            continue;
        }
        let (begin, call) = match said.strip_prefix("<... ") {
            None => (number, said.to_owned()),
            Some(rest) => {
                let (begin, begun) = waiting.remove(process).unwrap();
                (begin, begun + rest.split_once("resumed>").unwrap().1)
            }
        };
        let acts = reader.acts(&call);
        seen.extend(acts.into_iter().map(|act| Seen {
            act,
            begin,
            end: number,
        }));
    }
    // What was cut off may have happened, but has not ended.
    for (begin, begun) in waiting.into_values() {
        if begun.starts_with("pwrite64") {
            let acts = reader.acts(&format!("{begun} = 1000000000"));
            seen.extend(acts.into_iter().map(|act| Seen {
                act,
                begin,
                end: usize::MAX,
            }));
        }
    }
    seen.sort_by_key(|seen| seen.begin);
    seen
}

struct Reader {
    folder: String,
    /// Files that were made.
    there: BTreeSet<String>,
    /// Where the next plain `write` goes.
    places: HashMap<String, usize>,
}

impl Reader {
    fn acts(&mut self, call: &str) -> Vec<Act> {
        let Some((call, result)) = call.rsplit_once(" = ") else {
            return Vec::new();
        };
        let Ok(result) = result
            .split(|each: char| !each.is_ascii_digit())
            .next()
            .unwrap()
            .parse::<usize>()
        else {
            return Vec::new(); // It failed: below zero, or never ended.
        };
        let (name, rest) = call.split_once('(').unwrap();
        let quoted: Vec<&str> = rest.split('"').skip(1).step_by(2).collect();
        let of_number = || {
            let inner = rest.split_once('<').unwrap_or_default().1;
            plain(inner.split('>').next().unwrap_or_default())
        };
        let last = || {
            // A call that was resumed has its result in a column of its own, behind spaces.
            let whole = rest.trim_end().trim_end_matches(')');
            let number = whole.rsplit(", ").next().unwrap();
            number.parse::<usize>().unwrap()
        };
        match name {
            "sendto" | "write" | "writev"
                if quoted
                    .first()
                    .is_some_and(|text| answers(&bytes(text.get(..80).unwrap_or(text)))) =>
            {
                vec![Act::Answer]
            }
            "openat" => {
                let file = plain(quoted.first().unwrap());
                self.places.insert(file.clone(), 0);
                if !self.ours(&file) || !rest.contains("O_CREAT") {
                    Vec::new()
                } else if self.there.insert(file.clone()) {
                    vec![Act::Create(file)]
                } else if rest.contains("O_TRUNC") {
                    vec![Act::Truncate { file, size: 0 }]
                } else {
                    Vec::new()
                }
            }
            "write" | "pwrite64" => {
                let file = of_number();
                if !self.ours(&file) {
                    return Vec::new();
                }
                let mut bytes = bytes(quoted.first().unwrap());
                bytes.truncate(result);
                let at = if name == "pwrite64" {
                    last()
                } else {
                    let place = self.places.entry(file.clone()).or_default();
                    *place += bytes.len();
                    *place - bytes.len()
                };
                vec![Act::Write { file, at, bytes }]
            }
            "fsync" | "fdatasync" => vec![Act::Sync(of_number())],
            "ftruncate" => {
                let file = of_number();
                if self.ours(&file) {
                    vec![Act::Truncate { file, size: last() }]
                } else {
                    Vec::new()
                }
            }
            "rename" | "renameat" | "renameat2" => {
                let (from, to) = (plain(quoted[0]), plain(quoted[1]));
                self.there.remove(&from);
                self.there.insert(to.clone());
                vec![Act::Rename { from, to }]
            }
            "unlink" | "unlinkat" => {
                let file = plain(quoted.first().unwrap());
                let was = self.there.remove(&file);
                if was {
                    vec![Act::Remove(file)]
                } else {
                    Vec::new()
                }
            }
            _ => Vec::new(),
        }
    }

    /// In the folder, and not only for processes that run.
    fn ours(&self, file: &str) -> bool {
        file.starts_with(&self.folder) && !file.ends_with("-shm") && !file.ends_with("/lock")
    }
}

/// What goes to a browser, or says that the program is ready.
fn answers(bytes: &[u8]) -> bool {
    bytes.starts_with(b"HTTP/1.1 ") || bytes.starts_with(b"{\"url\"")
}

/// `\x2f\x74...`
fn bytes(escaped: &str) -> Vec<u8> {
    escaped
        .split("\\x")
        .skip(1)
        .map(|byte| u8::from_str_radix(byte.get(..2).unwrap_or(byte), 16).unwrap_or(0))
        .collect()
}

fn plain(escaped: &str) -> String {
    String::from_utf8_lossy(&bytes(escaped)).into_owned()
}
